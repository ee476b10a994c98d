"""Who wishes, and whom the wish goes to.

The one who wishes stands right before the verb or speaks in the sentence; a sentence
without a subject goes on with that of the sentence before. The other side stands right
behind the verb ("đề nghị Nga ..."), in what is wished ("tạo điều kiện cho doanh nghiệp Nga"),
or is the counterpart of the meeting that the wish is uttered in.
"""

import re
from collections.abc import Container

from transforms.article import ACTORS, Article, Clause
from transforms.candidates import Candidate, is_person, sides_of
from transforms.cues import words
from transforms.event_lexicon import EventLexicon, Trigger
from transforms.groups import Group, GroupReader, is_vague
from transforms.model import Mention
from transforms.terms import Hit

SUBJECT_KINDS = frozenset({"person", "role", "pronoun", "country", "organization"})
NAMED = frozenset({"person", "role", "organization"})
INTERACTIONS = frozenset({"meeting", "call", "signing"})
BEFORE_NAME = rf"(?:{words('before_name')}\s+)*$"
NO_AGENT = re.compile(rf"(?<!\w){words('no_agent')}\s+{BEFORE_NAME}")
SUPPOSED = re.compile(rf"(?<!\w){words('supposed')}\s+{BEFORE_NAME}")
CLAUSE_HEAD = re.compile(rf"(?:^|[,;:“\"(]|\d|(?<!\w){words('clause_head')})\s*{BEFORE_NAME}")
GOING_ON = re.compile(rf"(?:;|,|(?<!\w){words('going_on')})\s*$")
ADJUNCT = re.compile(r"\s*,[^,;]{1,40},\s*")
PROVINCE = re.compile(rf"\s*{words('province')}(?!\w)")
AT_HOME = re.compile(rf"\s*{words('at_home')}(?!\w)")
TOWARD = re.compile(rf"(?<!\w){words('toward')}\s+$")
GOVERNMENT = re.compile(r"(?:chính phủ|bộ)(?!\w)")
CARRYING = 40  # characters before a verb without a subject in its own sentence


class WishSides:
    """Finds the two sides of the wishes of one article."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._gap = lexicon.subject_gap
        self._groups = GroupReader(article, lexicon)
        mentions = (m for clause in article.clauses for m in clause.mentions if is_person(m))
        self._officials = {m.entity_id for m in mentions if m.role or m.post or m.organization}

    def subject(self, clause: Clause, hit: Hit[Trigger], near: bool = False) -> Group:
        """Return who wishes (``near``: only who stands right before the verb, or before "và" and the verb)."""
        direct = self._adjacent(clause, hit)
        if direct and self.is_supposed(direct):
            return []
        if direct and self._acts(direct[0]):
            return [m for m in direct if m.kind in SUBJECT_KINDS and self._is_official(m)]
        goes_on = GOING_ON.search(self._article.text(clause.sentence.start, hit.start))
        return [] if near and not goes_on else self._speaker_of(clause, hit.start) or self._carried(clause, hit)

    def in_front(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Return who stands right before the verb and acts."""
        group = self._adjacent(clause, hit)
        return group if group and self._acts(group[0]) else []

    def _adjacent(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        group = self._groups.before(clause, hit.start)
        return group if group and self._gap.fullmatch(self._article.text(group[-1].end, hit.start)) else []

    def is_supposed(self, group: Group) -> bool:
        """Say whether the wish is only talked about: "đánh giá cao việc Nga sẵn sàng ...", "nếu Nga đề nghị"."""
        return bool(SUPPOSED.search(self._before(group[0])))

    def speaker(self, clause: Clause, hit: Hit[Trigger], subject: Group) -> Group:
        """Return the person who says what a state or organization wishes, in this sentence or the one before."""
        if any(is_person(m) for m in subject):
            return []
        sides = {side for m in subject for side in sides_of(m)}
        position = clause.sentence.position
        earlier = self._article.clauses[position - 1].mentions if position else []
        here = [m for m in clause.mentions if m.end <= hit.start and is_person(m) and m.country in sides]
        return here[:1] or [m for m in earlier if is_person(m) and m.country in sides and m.name][:1]

    def addressees(self, clause: Clause, hit: Hit[Trigger], end: int) -> Group:
        """Return who stands right behind the verb, an adjunct between commas stepped over."""
        adjunct = ADJUNCT.match(self._article.lowered, hit.end, clause.sentence.end)
        group = self._groups.after(clause, adjunct.end() if adjunct else hit.end)
        return [m for m in group if m.start < end]

    def counterpart(self, clause: Clause, start: int, end: int, sides: set[str]) -> Group:
        """Return the first of another side that is named in what is wished, else a place there ("với Tehran")."""
        named = [m for m in clause.mentions if start <= m.start < end and not is_vague(m)]
        members = [member for m in named for member in (m.inner if m.kind == "collective" else [m])]
        others = [m for m in members if m.country and m.country not in sides]
        return ([m for m in others if m.kind in ACTORS] or [m for m in others if self._is_meant(m)])[:1]

    def is_domestic(self, hit: Hit[Trigger], addressees: Group, named: bool, sides: set[str]) -> bool:
        """Say whether a wish goes to somebody of the own side ("yêu cầu Bộ B"), whoever is ``named`` later."""
        if AT_HOME.match(self._article.lowered, hit.end):
            return True
        if addressees:
            return all(m.kind not in {"country", "collective"} and m.country in sides for m in addressees)
        return not named and bool(PROVINCE.match(self._article.lowered, hit.end))

    def _is_meant(self, place: Mention) -> bool:
        """Say whether a place stands for its state: "hợp tác với Tehran"."""
        return place.kind == "place" and bool(TOWARD.search(self._before(place)))

    def _is_official(self, mention: Mention) -> bool:
        """Say whether somebody speaks for more than himself: a state, an organization or a person with an office."""
        return not is_person(mention) or mention.entity_id in self._officials

    def _speaker_of(self, clause: Clause, position: int) -> Group:
        agents = [
            m
            for m in clause.mentions
            if m.end <= position and m.kind in ACTORS and not is_vague(m) and self._opens(clause, m)
        ]
        persons = [m for m in agents if is_person(m) or m.kind == "collective"]
        chosen = persons[-1:] or agents[:1]
        return [m for m in chosen if m.kind in SUBJECT_KINDS and m.country and self._is_official(m)]

    def _carried(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        sentence = clause.sentence
        if not sentence.position or hit.start - sentence.start > CARRYING:
            return []
        if any(m.end <= hit.start and m.kind in ACTORS for m in clause.mentions):
            return []
        before = self._article.clauses[sentence.position - 1]
        return [m for m in self._speaker_of(before, before.sentence.end) if is_person(m)]

    def _acts(self, mention: Mention) -> bool:
        return not NO_AGENT.search(self._before(mention))

    def _opens(self, clause: Clause, mention: Mention) -> bool:
        """Say whether a mention stands where a subject does: at the head of a clause."""
        return bool(CLAUSE_HEAD.search(self._article.text(clause.sentence.start, mention.start)))

    def _before(self, mention: Mention) -> str:
        return self._article.text(max(0, mention.start - 24), mention.start)


def address(wish: Candidate, happenings: list[Candidate]) -> None:
    """Add the counterpart of the meeting that a wish is uttered in."""
    asker = next((m.country for m, _ in wish.participants if m.country), None)
    if asker is None:
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
    if len(counterparts) == 1:
        role = "addressee" if wish.type == "request" else "receiver"
        wish.participants += [(mention, role) for mention in counterparts.values()]


def _is_named(mention: Mention, wish: Candidate) -> bool:
    """Say whether words name to whom a wish goes; a request to a parliament or a firm goes to who speaks for it."""
    if mention.kind == "organization":
        return wish.type != "request" or bool(GOVERNMENT.match(mention.surface.lower()))
    return is_person(mention)


def _meeting_of(wish: Candidate, asker: str, others: set[str], happenings: list[Candidate]) -> Candidate | None:
    """Return the last meeting of the sides of a wish before it, else the only one of the speaker behind it."""
    meetings = [c for c in happenings if c.type in INTERACTIONS and c.status != "planned" and asker in c.countries()]
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
    """Say whether a wish goes from one side to another: two countries, or a country and a body of many states."""
    countries = wish.countries()
    if len(countries) > 1:
        return True
    bodies = {m.entity_id for m, _ in wish.participants if m.entity_id in international}
    return bool(bodies) and (bool(countries) or len(bodies) > 1)
