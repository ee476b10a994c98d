"""Who else is there: witnesses, chairs and guests whom the text adds to a gathering.

In the sentence that tells it: "dưới sự chứng kiến của A và B", "với sự tham dự của A, B và C".
In a later one that points back to it: "Cùng dự có A; B.", "Về phía Nga có A.", "Cuộc họp có sự
tham gia của A.", "Phát biểu tại buổi lễ, A ...", "A và B đồng chủ trì cuộc họp."
"""

import re
from collections.abc import Iterator, Sequence

from transforms.article import Article, Clause
from transforms.candidates import Candidate, is_person
from transforms.cues import cue, opened, words
from transforms.edtf import DAY
from transforms.event_lexicon import EventLexicon
from transforms.event_merge import dates_agree
from transforms.groups import Group, GroupReader
from transforms.model import Mention

WITNESSED = cue("witnessed_by")
ATTENDED = cue("attended_by")
GATHERINGS = frozenset({"conference", "signing", "ceremony", "meeting"})
POINTERS = {  # what a bare noun may point back to
    "this_part": frozenset({"conference", "ceremony"}),
    "this_meeting": frozenset({"meeting"}),
    "this_session": frozenset({"meeting", "conference"}),
    "this_conference": frozenset({"conference"}),
    "this_ceremony": frozenset({"ceremony", "signing"}),
}
POINTER = re.compile(rf"\W*(?:{'|'.join(f'(?P<{name}>{words(name)})' for name in POINTERS)})(?!\w|\s+báo(?!\w))")
PRESENT = re.compile(rf"\W*{words('present')}(?!\w)(?!\s+đoàn)(?P<at>[^.,;:]{{0,60}}?),?\s{words('there_are')}\s")
IN_SESSION = re.compile(rf"\W*{words('session')}\s+(?:các\s+)?")
CHAIRED = cue("chaired")
JOINED = cue("joined")
CLAUSE_END = re.compile(rf"(?:\s+{words('this_one')})?\s*(?:[.,;]|$|(?:và|để|với|nhằm|cũng|còn)\s)", re.MULTILINE)
WHERE_MET = re.compile(rf"{opened('where_met')}\s+(?:{words('conference_filler')}\s+)*[\"“]?$")
APART = re.compile(rf";|(?<!\w){words('earlier')}(?!\w)")
TOWN_WORD = re.compile(rf"{opened('place')}\s+$")
MARGIN = re.compile(rf"{opened('margin')}\s+(?:{words('conference_filler')}\s+)*[\"“]?$")
TOLD = re.compile(rf"[;“”\"]|(?<!\w){words('saying')}(?!\w| trên)|(?<!\w)rằng(?!\w)")  # behind it somebody else acts
TOLD_OF = re.compile(r"(?<!\w)(?<!gặp )(?:của|theo|về|dẫn lời)\s+$")
TOLD_REACH = 10  # characters
CLOSE = 1  # sentences between a gathering and a list of who is present


class AttendanceReader:
    """Adds to the gatherings of one article whom its sentences name besides the sides."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._groups = GroupReader(article, lexicon)

    def complete(self, candidates: Sequence[Candidate]) -> None:
        """Add witnesses and attendants to every gathering; ``candidates`` stand in the order of the text."""
        gatherings = [candidate for candidate in candidates if candidate.type in GATHERINGS]
        for gathering in gatherings:
            for group in self._named(gathering.clause, WITNESSED):
                _add(gathering, group, "witness")
            for group in self._named(gathering.clause, ATTENDED):
                _add(gathering, group)
            if gathering.type == "conference":
                met = list(self._beside(gathering, candidates)) or list(self._dealing_beside(gathering))
                for mention in _actors(met):
                    _add(gathering, [mention])
        if gatherings:
            self._look_back(gatherings)

    def _beside(self, conference: Candidate, candidates: Sequence[Candidate]) -> Iterator[Mention]:
        """Yield who meets beside a conference, as its clause tells: they attend it."""
        if WHERE_MET.search(self._article.text(conference.clause.sentence.start, conference.start)):
            for meeting in (c for c in candidates if c.type == "meeting" and c.clause is conference.clause):
                apart = self._is_elsewhere(meeting, conference)
                # In a list of deeds ("hội đàm với A; dự hội nghị") only who does them is at both.
                yield from (m for m, _ in meeting.members() if not apart or m.end <= meeting.start < conference.start)

    def _dealing_beside(self, conference: Candidate) -> Iterator[Mention]:
        """Yield who does something on the margin of a conference, in the words before it: they attend it, too."""
        clause, start = conference.clause, conference.clause.sentence.start
        margin = MARGIN.search(self._article.text(start, conference.start))
        if margin is None:
            return
        for mention in clause.mentions:
            if mention.end > start + margin.start():
                return
            between = self._article.text(mention.end, start + margin.start())
            if _is_named(mention) and not (TOLD.search(between) or self._is_only_told_of(mention)):
                yield mention

    def _is_only_told_of(self, mention: Mention) -> bool:
        """Say whether somebody is but the owner or the source of what is told: "quyết định của A", "theo A"."""
        return bool(TOLD_OF.search(self._article.text(max(0, mention.start - TOLD_REACH), mention.start)))

    def _is_elsewhere(self, meeting: Candidate, conference: Candidate) -> bool:
        """Say whether a meeting is told apart from the conference, as an earlier one or as one in another town."""
        first, last = sorted((meeting, conference), key=lambda c: c.start)
        if APART.search(self._article.text(first.end, last.start)):
            return True
        if conference.city is None:
            return False
        behind = [h.start for h in meeting.clause.triggers if h.start >= meeting.end]
        end = conference.start if meeting is first else min(behind, default=meeting.clause.sentence.end)
        towns = (m for m in meeting.clause.mentions if m.kind == "place" and meeting.end <= m.start < end)
        return any(
            town.name != conference.city and TOWN_WORD.search(self._article.text(meeting.end, town.start))
            for town in towns
        )

    def _named(self, clause: Clause, role: re.Pattern[str]) -> Iterator[Group]:
        """Yield the groups behind words such as "với sự tham dự của"."""
        for found in role.finditer(self._article.lowered, clause.sentence.start, clause.sentence.end):
            yield self._groups.after(clause, found.end())

    def _look_back(self, gatherings: list[Candidate]) -> None:
        """Add to each gathering whom the sentences behind it name."""
        listed, last = -1, gatherings[0]  # a list of who is present may go on: "Về phía Nga có ..."
        for clause in self._article.clauses[gatherings[0].clause.sentence.position :]:
            told = [g for g in gatherings if g.clause.sentence.position <= clause.sentence.position]
            position = clause.sentence.position
            if present := PRESENT.match(self._article.lowered, clause.sentence.start, clause.sentence.end):
                near = [g for g in told if position - g.clause.sentence.position <= CLOSE]
                chain = [last] if listed == position - 1 else []
                gathering = self._pointed_at(clause, present.start("at"), told) or next(iter(chain or near[-1:]), None)
                if gathering:
                    _add(gathering, [m for m in clause.mentions if m.start >= present.end()])
                    listed, last = position, gathering
                continue
            for pointer, group in self._pointing(clause):
                gathering = self._pointed_at(clause, pointer, told)
                if gathering:
                    _add(gathering, [m for m in group if _is_of(m, gathering)])

    def _pointing(self, clause: Clause) -> Iterator[tuple[int, Group]]:
        """Yield where a bare noun for a gathering stands, and who is told to be there."""
        lowered, start, end = self._article.lowered, clause.sentence.start, clause.sentence.end
        if POINTER.match(lowered, start, end):
            for group in self._named(clause, ATTENDED):
                yield start, group
        elif speaking := IN_SESSION.match(lowered, start, end):
            yield speaking.end(), self._groups.next_subject(clause, speaking.end())
        for verb in (CHAIRED, JOINED):
            for found in verb.finditer(lowered, start, end):
                noun = POINTER.match(lowered, found.end(), end)
                if noun and CLAUSE_END.match(lowered, noun.end()):
                    yield found.end(), self._groups.before(clause, found.start())

    def _pointed_at(self, clause: Clause, position: int, told: list[Candidate]) -> Candidate | None:
        """Return the last gathering that the noun at a position may mean, best of the same word."""
        noun = POINTER.match(self._article.lowered, position, clause.sentence.end)
        if noun is None:
            return None
        kind = str(noun.lastgroup)
        days = [d.edtf for d in clause.dates if len(d.edtf) >= DAY]
        before = (g for g in told if g.start <= noun.end() and g.type in POINTERS[kind])
        fitting = [g for g in before if all(dates_agree(day, g.edtf) for day in days)]
        held = [g for g in fitting if g.status != "planned"] or fitting
        word = noun[kind].removeprefix("phiên ")
        same_word = [g for g in held if word in self._article.text(g.start, g.end)]
        told_last = [g for g in held if clause.sentence.position - g.clause.sentence.position == CLOSE]
        meant = (told_last if kind == "this_meeting" else []) or same_word or held
        return next(iter(meant[-1:]), None)


def _actors(group: Sequence[Mention]) -> list[Mention]:
    """Return the persons of a group, or the states where it is told by these alone."""
    return [m for m in group if is_person(m)] or [m for m in group if m.kind == "country"]


def _is_of(mention: Mention, gathering: Candidate) -> bool:
    """Say whether somebody may be at a gathering: at a meeting of two countries only their people are."""
    sides = gathering.countries()
    return gathering.type != "meeting" or len(sides) < 2 or mention.country in {None, *sides}


def _is_named(mention: Mention) -> bool:
    return is_person(mention) and mention.name is not None


def _add(gathering: Candidate, group: Sequence[Mention], role: str = "participant") -> None:
    """Add whom a group names and who is not known to take part: persons, to a conference also states and bodies."""
    known = {m.entity_id or m.country for m, _ in gathering.members()}
    open_to_all = gathering.type == "conference" and not (group and _is_named(group[0]))
    for mention in group:
        key = mention.entity_id or mention.country
        if key and key not in known and (_is_named(mention) or open_to_all):
            known.add(key)
            gathering.participants.append((mention, role))
