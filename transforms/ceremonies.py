"""Reading ceremonies: who is welcomed, honored or remembers, and which states celebrate their relations."""

import re
from collections.abc import Iterator

from transforms.article import Article, Clause
from transforms.candidates import Candidate, candidate_of, countries_of, is_person
from transforms.cues import cue, words
from transforms.event_lexicon import Trigger
from transforms.groups import Group, GroupReader, are_two_sides
from transforms.messages import MessageReader
from transforms.model import Mention
from transforms.terms import Hit

RITE = cue("rite")  # it is held; a bare "nhân kỷ niệm" only tells an occasion
WELCOME = re.compile(r"lễ (?:tiếp |chào )?đón|lễ tiễn")  # whom it names is there
HOMAGE = cue("homage")
ATTENDED = re.compile(r"(?<!\w)dự\s[^,;.:]{0,40}$")  # who comes to it comes on a day
AHEAD = cue("anniversary_ahead")
ABOUT = 110  # characters behind a ceremony that tell whom it is about
RELATIONS = 170  # characters in which it is told whose relations are celebrated
BOND = re.compile(
    rf"[^,;.:“”\"]{{0,30}}?(?:lần thứ )?(?P<years>\d+)(?: năm)?\s[^;.:“”\"]{{0,60}}?(?<!\w){words('bond')}(?!\w)"
)


class CeremonyReader:
    """Reads the ceremonies of one article."""

    def __init__(self, article: Article, groups: GroupReader, messages: MessageReader) -> None:
        self._article = article
        self._groups = groups
        self._messages = messages

    def read(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        """Who comes to a ceremony, and which countries it is about; an occasion of congratulations is none."""
        rite = RITE.match(hit.payload.phrase) is not None
        if not rite and any(h.payload.type == "message" for h in clause.triggers):
            return
        bond = None if rite else BOND.match(self._article.lowered, hit.end, clause.sentence.end)
        if bond:
            yield self._anniversary(clause, hit, bond)
            return
        start = self._groups.light_start(clause, hit)
        guests = (
            self._groups.light_subject(clause, hit)
            or self._groups.before(clause, hit.start)
            or self._groups.carried_subject(clause, hit, start)
            or self._groups.next_subject(clause, hit.end)
        )
        end = min(hit.end + ABOUT, clause.sentence.end)
        about = [m for m in clause.mentions if hit.end <= m.start < end and _is_side(m)]
        welcomed = self._welcomed(clause, hit) if WELCOME.match(hit.payload.phrase) else []
        sides = [*guests, *welcomed, *(m for m in about if m not in welcomed)]
        if are_two_sides(sides) or (rite and _has_body_of_many(sides)):
            yield self._ceremony(clause, hit, sides, re.split(r"[,;.:]", self._article.text(hit.start, end))[0])
        elif welcomed or (guests and HOMAGE.match(hit.payload.phrase)):
            candidate = self._ceremony(clause, hit, sides, hit.payload.phrase)
            candidate.open_side = bool(welcomed)
            yield candidate

    def _ceremony(self, clause: Clause, hit: Hit[Trigger], sides: Group, name: str) -> Candidate:
        candidate = candidate_of(clause, hit, [(m, hit.payload.subject) for m in sides])
        candidate.name = name
        return candidate

    def _welcomed(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Whom a ceremony receives: "lễ đón A", "lễ đón của B dành cho A"."""
        group = self._groups.object_of(clause, hit.end)
        if not group or are_two_sides(group) or is_person(group[0]):
            return group
        return [*group, *self._messages.recipient(clause, group[-1].end)]

    def _anniversary(self, clause: Clause, hit: Hit[Trigger], bond: re.Match[str]) -> Candidate:
        """Whose relations are celebrated: "kỷ niệm 25 năm quan hệ giữa hai nước"; or those of the article's sides."""
        end = min(hit.end + RELATIONS, clause.sentence.end)
        behind = [m for m in clause.mentions if hit.end <= m.start < end and _is_celebrating(m)]
        subject = [m for m in self._groups.before(clause, hit.start) if _is_celebrating(m)]
        before = [m for m in clause.mentions if m.end <= hit.start and _is_celebrating(m)][-1:]
        told = (behind, subject, before)
        sides = next((group for group in told if are_two_sides(group) or _has_body_of_many(group)), [])
        candidate = self._ceremony(clause, hit, sides, f"kỷ niệm {bond['years']} năm quan hệ")
        candidate.open_side = not sides
        candidate.yearly = ATTENDED.search(self._article.text(clause.sentence.start, hit.start)) is None
        return candidate


def date_anniversary(article: Article, anniversary: Candidate) -> None:
    """Date an anniversary by its year: the coming one where its sentence tells it, or that of the article."""
    if not article.document.published:
        return
    this = article.document.published[:4]
    coming = str(int(this) + 1)
    told = next((d for d in anniversary.clause.dates if not d.anniversary and d.edtf.endswith(coming)), None)
    anniversary.edtf, anniversary.basis = (coming, told.basis) if told else (this, "published")
    before = article.text(anniversary.clause.sentence.start, anniversary.start)
    anniversary.status = "planned" if told or AHEAD.search(before[-ABOUT:]) else "ongoing"


def _is_side(mention: Mention) -> bool:
    """Say whether a name tells a side without a person: a state, an organization or an office of one."""
    return mention.kind in {"country", "organization"} or (mention.kind == "role" and mention.name is None)


def _is_celebrating(mention: Mention) -> bool:
    """Say whether a name tells whose relations are celebrated: a state, a body of many or "hai nước"."""
    of_both = mention.kind == "collective" and len(countries_of([mention])) > 1
    return of_both or mention.kind == "country" or (mention.kind == "organization" and mention.country is None)


def _has_body_of_many(group: Group) -> bool:
    """Say whether a country stands beside a body of no country, which may be one of many states."""
    return bool(countries_of(group)) and any(m.kind == "organization" and m.country is None for m in group)
