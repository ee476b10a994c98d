"""Whom a wish goes to, and whether that makes two sides.

The other side stands right behind the verb ("đề nghị Nga ..."), in what is wished ("tạo điều kiện cho
doanh nghiệp Nga"), or is the counterpart of the meeting that the wish is uttered in.
"""

import re
from collections.abc import Container, Mapping

from transforms.article import ACTORS, HOME, Article, Clause
from transforms.candidates import Candidate, is_person
from transforms.cues import opened, words
from transforms.event_lexicon import EventLexicon, Trigger
from transforms.groups import Group, GroupReader, is_vague
from transforms.model import Mention
from transforms.terms import Hit

STATES = frozenset({"country", "collective"})
TOWNS = frozenset({"place:capital", "place:city", "place:province"})  # rules of places that can stand for their state
PAIR = 2  # heads of one delegation to whom a wish is said
INTERACTIONS = frozenset({"meeting", "call", "signing"})
ADJUNCT = re.compile(
    rf"(?:\s+rằng(?!\w),?)?\s*(?:,|{words('while_wishing')}(?!\w))[^,;]{{0,40}},\s*|\s+(?:rằng(?!\w)|{words('more_of')}(?!\w))"
)
PROVINCE = re.compile(rf"\s*{words('province')}(?!\w)")
AT_HOME = re.compile(rf"\s*{words('at_home')}(?!\w)")
THAT_STATE = re.compile(rf"\s*{words('that_state')}(?!\w)")
TOWARD = re.compile(rf"{opened('toward')}\s+$")
OPPOSED = re.compile(rf"{opened('opposed')}\s+$")
OPPOSED_REACH = 25  # characters
GOVERNMENT = re.compile(r"(?:chính phủ|bộ)(?!\w)")


class WishSides:
    """Finds whom the wishes of one article go to."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._groups = GroupReader(article, lexicon)
        self._listing = lexicon.listing

    def addressees(self, clause: Clause, hit: Hit[Trigger], end: int) -> Group:
        """Return who stands right behind the verb, an adjunct between commas stepped over."""
        group = self._groups.after(clause, self.content_start(hit, clause.sentence.end))
        return [m for m in group if m.start < end and not self._is_opposed(m)]

    def content_start(self, hit: Hit[Trigger], end: int) -> int:
        """Return where what is wished begins, behind an adjunct: "mong muốn trong thời gian tới, hai bên ..."."""
        adjunct = ADJUNCT.match(self._article.lowered, hit.end, end)
        return adjunct.end() if adjunct else hit.end

    def names(self, many: Mention, named: Mention) -> bool:
        """Say whether a name tells which states are meant by "các nước": "các nước EU", "các nước, trong đó có Nga"."""
        gap = self._article.text(many.end, named.start)
        return len(gap.split()) < 2 or bool(self._listing.match(gap))

    def pointed_at(self, clause: Clause, hit: Hit[Trigger], sides: set[str]) -> Group:
        """Return the other state named last, where the words behind the verb point back to it: "đề nghị nước này"."""
        if THAT_STATE.match(self._article.lowered, self.content_start(hit, clause.sentence.end)) is None:
            return []
        index = clause.sentence.position
        near = self._article.clauses[max(0, index - 1) : index + 1]
        told = [m for c in near for m in c.mentions if m.end <= hit.start]
        return [m for m in told if m.kind == "country" and m.country and m.country not in sides][-1:]

    def counterpart(self, clause: Clause, start: int, end: int, sides: set[str]) -> Group:
        """Return the first of another side that is named in what is wished, else a place there ("với Tehran")."""
        named = [m for m in clause.mentions if start <= m.start < end and not is_vague(m)]
        members = [member for m in named for member in (m.inner if m.kind == "collective" else [m])]
        others = [m for m in members if m.country and m.country not in sides and not self._is_opposed(m)]
        return ([m for m in others if m.kind in ACTORS] or [m for m in others if self._is_meant(m)])[:1]

    def _is_opposed(self, mention: Mention) -> bool:
        """Say whether what is wished is directed against somebody: "tăng phòng thủ trước Triều Tiên"."""
        return bool(OPPOSED.search(self._article.text(max(0, mention.start - OPPOSED_REACH), mention.start)))

    def is_domestic(self, hit: Hit[Trigger], addressees: Group, named: bool, sides: set[str]) -> bool:
        """Say whether a wish goes to somebody of the own side ("yêu cầu Bộ B"), whoever is ``named`` later."""
        if AT_HOME.match(self._article.lowered, hit.end):
            return True
        if addressees:
            return all(m.country in sides and (m.kind not in STATES or m.rule in TOWNS) for m in addressees)
        return not named and bool(PROVINCE.match(self._article.lowered, hit.end))

    def _is_meant(self, place: Mention) -> bool:
        """Say whether a place stands for its state: "hợp tác với Tehran"."""
        return place.kind == "place" and bool(TOWARD.search(self._article.text(max(0, place.start - 12), place.start)))


def address(wish: Candidate, happenings: list[Candidate]) -> None:
    """Add the counterpart of the meeting that a wish is uttered in."""
    asker = next((m.country for m, _ in wish.participants if m.country), None)
    if asker is None or wish.goes_to_many():
        return
    others = set(wish.countries()) - {asker}
    meeting = _meeting_of(wish, asker, others, happenings)
    if meeting is None:
        return
    if not others:
        wish.context = tuple(meeting.countries())
    if any(_is_named(m, wish) and m.country not in {None, asker} for m, _ in wish.participants):
        return  # the words name to whom it goes
    partners = (m for m, _ in meeting.members() if is_person(m) and m.name and m.country not in {None, asker})
    counterparts = {m.entity_id: m for m in partners if not others or m.country in others}
    if len(counterparts) == 1 or _are_asked_together(wish, meeting, counterparts):
        role = "addressee" if wish.type == "request" else "receiver"
        wish.participants += [(mention, role) for mention in counterparts.values()]


def _are_asked_together(wish: Candidate, meeting: Candidate, counterparts: Mapping[str | None, Mention]) -> bool:
    """Say whether a named speaker has two counterparts; what is asked of a body goes to whom it sent."""
    speakers = {m.entity_id for m, _ in wish.participants if is_person(m) and m.name}
    bodies = {m.entity_id for m in wish.organizations()} - {None}
    at_home = all(m.country == HOME for m in counterparts.values())
    if len(counterparts) != PAIR or at_home or speakers.isdisjoint(m.entity_id for m in meeting.persons()):
        return False
    return not bodies or all(m.organization_id in bodies for m in counterparts.values())


def address_body(wish: Candidate, body: Mention, side: str) -> None:
    """Add the other side of a wish that names one only, in talks of a ``body`` of many states and a ``side``."""
    countries = wish.countries()
    if countries == [side]:
        wish.participants.append((body, "addressee" if wish.type == "request" else "receiver"))
    elif not countries and body.entity_id in wish.bodies():
        wish.context = (side,)


def _is_named(mention: Mention, wish: Candidate) -> bool:
    """Say whether words name to whom a wish goes; a request to a parliament or a firm goes to who speaks for it."""
    if mention.kind == "organization":
        return wish.type != "request" or bool(GOVERNMENT.match(mention.surface.lower()))
    return is_person(mention)


def _meeting_of(wish: Candidate, asker: str, others: set[str], happenings: list[Candidate]) -> Candidate | None:
    """Return the last meeting of the sides of a wish before it, else the only one of the speaker behind it."""
    meetings = [c for c in happenings if c.type in INTERACTIONS and asker in c.countries()]
    meetings = [c for c in meetings if c.status != "planned" or c.clause is wish.clause]
    if others:
        meetings = [c for c in meetings if others & set(c.countries())]
    before = [c for c in meetings if c.start < wish.start]
    if before:
        return before[-1]
    if any(m.kind == "collective" for m, _ in wish.participants):
        return None
    speakers = {m.entity_id for m, _ in wish.participants if is_person(m) and m.name}
    behind = [c for c in meetings if speakers & {m.entity_id for m in c.persons()}]
    return behind[0] if len(behind) == 1 else None


def has_two_sides(wish: Candidate, international: Container[str | None]) -> bool:
    """Say whether a wish goes from one side to another: of one state to another, to a body of many or to many."""
    countries = wish.countries()
    if len(countries) > 1 or (countries and wish.goes_to_many()):
        return True
    bodies = {body for body in wish.bodies() if body in international}
    return bool(bodies) and (bool(countries) or len(bodies) > 1)
