"""Which organizations take part in an event through whoever holds an office in them.

A firm, an association or a body of many states acts through its head. A minister, a speaker of
parliament or the head of a department takes part for the state, and the ministry is no party of its
own: only on his own visit, where ministers of two countries deal with each other (or speakers of
parliaments, or generals), or where somebody is told to represent it ("đại diện Bộ X", "đoàn đại biểu Bộ X", the
spokesman of Bộ X).
"""

import re
from collections.abc import Mapping

from transforms.candidates import WISHES, Candidate, is_person
from transforms.cues import cue, words
from transforms.model import Mention

MEMBER = cue("member")
DEPARTMENT = cue("department")
REPRESENTS = re.compile(rf"(?:\w+\s){{0,2}}?{words('represents')}(?!\w)")
CHAMBER = cue("chamber")
PARTY_COMMITTEE = cue("party_committee")
STATE = frozenset({"government", "parliament", "ministry", "committee", "office", "military"})
PEERS = frozenset({"parliament", "ministry", "military"})
WORKING = frozenset({"meeting", "call", "signing", "conference", "invitation"})  # where peers deal with each other


class ActingBodies:
    """Tells what organization somebody acts for; ``kinds`` holds those of the organizations that are known."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._kinds = kinds

    def act(self, event: Candidate, person: Mention, role: str) -> bool:
        """Say whether the organization of somebody's office takes part in an event."""
        kind = self._kind(person)
        if role == "witness" or kind == "club":
            return False
        if kind == "international":
            return True  # its only side
        if not _is_told(event, person):
            return False
        if REPRESENTS.match((person.role or "").lower()):
            return True
        if kind in STATE:  # a minister travels with the people of the ministry
            return (kind == "ministry" and event.type == "visit") or self._is_among_peers(event, kind)
        told = str(person.organization).lower()
        return not (MEMBER.match((person.post or "").lower()) or DEPARTMENT.match(told) or PARTY_COMMITTEE.match(told))

    def _kind(self, person: Mention) -> str | None:
        """What the organization of an office is; a body of many states that is itself a side is one of that side."""
        key = person.organization_id
        told = next((m.body_kind for m in person.inner if m.entity_id == key), None)
        kind = "parliament" if CHAMBER.match(str(person.organization).lower()) else self._kinds.get(key or "", told)
        return "government" if kind == "international" and person.country else kind

    def _is_among_peers(self, event: Candidate, kind: str) -> bool:
        """Say whether two or more countries deal with each other, all by people of one kind of office."""
        if kind not in PEERS or event.type not in WORKING:
            return False
        persons = [m for m, _ in event.members() if is_person(m)]
        return len({m.country for m in persons}) > 1 and all(self._kind(m) == kind for m in persons)


def _is_told(event: Candidate, person: Mention) -> bool:
    """Say whether the words name an organization with an office; a wish tells that of who is in its own sentence."""
    if all(m.kind != "organization" for m in person.inner):
        return False
    sentence = event.clause.sentence
    return event.type not in WISHES or sentence.start <= person.start < sentence.end
