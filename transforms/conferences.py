"""Reading conferences: a meeting of many parties, under a name.

The name runs from its head word ("Hội nghị", "Diễn đàn") to the first word that cannot
belong to it. A bare "hội nghị" only points back and is none. Who takes part stands in the
name ("Hội nghị thượng đỉnh EU-Trung Quốc") or around the verb ("X dự Hội nghị ...").
"""

import re
from collections.abc import Container, Iterator
from functools import cached_property
from itertools import pairwise

from transforms.article import HOME, Article, Clause
from transforms.candidates import FEWEST, Candidate, countries_of, is_crowd, is_person
from transforms.capitals import TOGETHER, is_seat, state_of
from transforms.cues import cue, opened, words
from transforms.event_lexicon import EventLexicon, Trigger
from transforms.groups import PLACES, GroupReader
from transforms.model import Mention
from transforms.terms import Hit
from transforms.topics import topics_of, topics_of_gathering

NAME_END = re.compile(rf"[,;.:()!?\n]|(?<!\w)(?!{words('conference_word')}(?!\w)){words('conference_end')}(?!\w)")
FILLER = words("conference_filler")
SUMMIT = re.compile(r"(?:hội nghị |hội đàm )?thượng đỉnh")
WITH = re.compile(r"\s+(?:song phương\s+)?với\s")
OF_MANY = cue("of_many")
HEADS_AND_STATES = frozenset({"person", "role", "country"})
ALIAS = re.compile(r"\s*(?:[(,]\s*)?(?:hay\s+)?(?:còn\s+)?(?:(?:có tên|được)\s+)?(?:gọi (?:là|tắt là)|hay)\s*[“\"]?")
HELD_AT = r"(?:tổ chức|diễn ra|khai mạc)\s+(?:tại|ở)\s+(?:\w+\s+){1,6}(?:\([^()]{2,20}\)\s+)?"
ATTENDING = re.compile(rf"(?<!\w)(?:{HELD_AT}|{words('attending')}\s+)(?:{FILLER}\s+)*[\"“]?$")
NO_ATTENDANT = re.compile(words("no_attendant"))
ASSEMBLY = re.compile(rf"{words('assembly')}(?!\w)")
SPEECH = re.compile(r"(?<!\w)(?:có (?:bài )?)?phát biểu\s(?:[^,.;:]{1,60}\s)?$")
SEVERAL = re.compile(rf"{opened('several')}\s+$")
OFFICE = re.compile(rf"{opened('office_of')}\s+$")
MENTIONED = re.compile(rf"{opened('source')}\s+(?:\w+\s+){{0,3}}$")
TIME_OF = re.compile(rf"{words('time_of_gathering')}\s+của\s+(?:(?:các nước|khối|nhóm|các nhà lãnh đạo|liên minh)\s+)?")
HELD = re.compile(rf"(?<!\w)(?<!các )(?<!những )(?<!nhiều ){words('held')}(?!\w)")
HOLDING = re.compile(rf"{opened('holding')}\s+(?:{FILLER}\s+)*[\"“]?$")
CONVENES = re.compile(rf"{opened('convenes')}\s+$")
OFTEN = re.compile(rf"{opened('often')}(?!\w)")
FROM_MANY = re.compile(rf"{opened('comes_from')}\s+(?:\w+\s+)?(?:\d+|nhiều|các)\s+{words('state')}(?!\w)")
WORLDWIDE = cue("worldwide")
ABBREVIATION = re.compile(r"\((?!\d+[/-]\d)[\w&/ -]{2,14}\)")
FRAMEWORK = re.compile(rf"{opened('framework')}\s")
EXAMPLE = re.compile(r"(?<!cũng )như\s+$")
ORGANIZED_BY = re.compile(rf"{opened('organized_by')}\s+")
SPORT = cue("sport")
TRAVELS = frozenset({"travel", "travel_noun"})
TOWARD = re.compile(r"\s*(?:(?:tới|đến|sang|nước|cộng hòa)\s+)*")
GOING = re.compile(r"(?<!\w)(?:tới|đến|sang)\s+(?:nước\s+)?$")
GOES_THERE = re.compile(r"\s*,?\s*(?:(?:và|để|nhằm|đồng thời|nhân dịp)\s+)?")
PLACED = re.compile(
    r"\s*[,(]?\s*(?:(?:sẽ|đã|được|dự kiến)\s+)*(?:tại|ở|vào|hồi|hôm|ngày|trong|từ)?"
    r"\s+(?:(?:thủ đô|thành phố)\s+)?|\s*\("
)
LONGEST_NAME = 160
PLACED_NEAR = 30  # characters behind a name within which its place or its time begins
ADJUNCTS = 100  # characters of time and place between a conference that opens a sentence and the subject
BEHIND = 100  # characters behind a name in which it is told who holds it


class ConferenceReader:
    """Reads the conferences of one article."""

    def __init__(self, article: Article, lexicon: EventLexicon, international: Container[str | None] = ()) -> None:
        self._article = article
        self._international = international
        self._groups = GroupReader(article, lexicon)

    def read(self) -> list[Candidate]:
        """Return the named conferences that the article tells of, in the order of the text."""
        found: list[Candidate] = []
        nameless: list[Candidate] = []
        for clause in self._article.clauses:
            end = -1
            for hit in clause.triggers:
                if hit.payload.frame == "conference" and hit.start >= end:
                    first, end = end, self._name_end(clause, hit)
                    if found and found[-1].end == first and ALIAS.fullmatch(self._article.text(first, hit.start)):
                        found[-1].name += f" {self._article.document.body[hit.start : end]}"
                        continue
                    found.extend(self._conference(clause, hit, end))
                    nameless.extend(self._nameless(clause, hit, end))
                elif hit.payload.frame == "assembly":
                    found.extend(self._assembly(clause, hit))
        return found or nameless[:1]

    def _nameless(self, clause: Clause, hit: Hit[Trigger], end: int) -> Iterator[Candidate]:
        """A gathering that only its town abroad and its day tell: "tại hội nghị ở Bretton Woods, Mỹ, năm 1944"."""
        bare = end <= hit.end + 2 and ASSEMBLY.fullmatch(hit.payload.phrase)
        host, city = self._place(clause, end) if bare and clause.dates else (None, None)
        if city is None or host in {None, HOME} or not self._is_told(clause, hit, end, []):
            return
        candidate = Candidate("conference", clause, hit.start, end, f"conference:{hit.payload.phrase}", name=city)
        candidate.participants = [(m, "participant") for m in self._attendants(clause, hit, end)]
        candidate.host, candidate.city = host, city
        candidate.topics = topics_of_gathering(clause.sentence.text)
        candidate.worldwide = True
        yield candidate

    def _assembly(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        """A gathering told by those alone who gather: "Bộ trưởng các nước G7 đã nhóm họp tại Bari"."""
        group = self._groups.before(clause, hit.start)
        bodies = [side for m in group for side in _bodies(m) if side.entity_id in self._international]
        told = any(h.payload.frame == "conference" and h.end <= hit.start for h in clause.triggers)
        if told or not clause.dates or not (bodies or is_crowd(group)):
            return
        name = self._article.document.body[group[0].start : group[-1].end]
        candidate = Candidate("conference", clause, hit.start, hit.end, f"conference:{hit.payload.phrase}", name=name)
        candidate.participants = [(m, "participant") for m in [*bodies, *(m for m in group if m not in bodies)]]
        candidate.host, candidate.city = self._place(clause, hit.end)
        candidate.topics = topics_of(clause.sentence.text)
        yield candidate

    def _name_end(self, clause: Clause, hit: Hit[Trigger]) -> int:
        """Where the name ends; names inside it, an abbreviation in brackets and a list are stepped over."""
        position = hit.end
        limit = min(clause.sentence.end, hit.start + LONGEST_NAME)
        while True:
            stop = NAME_END.search(self._article.lowered, position, limit)
            if stop is None:
                return limit
            inside = next((m for m in clause.mentions if m.start <= stop.start() < m.end and m.start >= hit.end), None)
            further = (
                inside.end if inside else self._over_time(clause, stop) or self._over_punctuation(clause, hit.end, stop)
            )
            if further is None:
                return stop.start()
            position = further

    def _over_time(self, clause: Clause, stop: re.Match[str]) -> int | None:
        """Step over words of time behind which it is told whose gathering it is: "hội nghị sắp tới của NATO"."""
        time = TIME_OF.match(self._article.lowered, stop.start(), clause.sentence.end)
        whose = time and any(m.start == time.end() and m.kind in {"organization", "country"} for m in clause.mentions)
        return time.end() if time and whose else None

    def _over_punctuation(self, clause: Clause, start: int, stop: re.Match[str]) -> int | None:
        """Step over "(EU)" and over the commas of a list that ends in a country."""
        body = self._article.document.body
        if stop.group() == "(":
            close = ABBREVIATION.match(body, stop.start())
            return close.end() if close else None
        if stop.group() != "," or stop.start() == start:
            return None
        following = NAME_END.search(self._article.lowered, stop.end(), clause.sentence.end)
        end = following.start() if following else clause.sentence.end
        listed = [m for m in clause.mentions if stop.end() < m.start < end]
        small = body[stop.end() : stop.end() + 2].strip()[:1].islower()
        return stop.end() if small and listed and all(m.kind == "country" for m in listed) else None

    def _conference(self, clause: Clause, hit: Hit[Trigger], end: int) -> Iterator[Candidate]:
        name = self._article.document.body[hit.start : end].strip(" -–\"“”'")
        if len(name) <= len(hit.payload.phrase) + 2:
            return
        told = [m for m in self._states(clause, hit, end) if hit.start <= m.start < end]
        named = [side for m in told for side in _bodies(m)]
        if not self._is_told(clause, hit, end, named):
            return
        organizers, attendants = self._organizers(clause, end), self._attendants(clause, hit, end)
        others = [*organizers, *attendants]
        host, city = self._place(clause, end)
        host = host or self._journey(clause, hit)[1]
        holding = HOLDING.search(self._article.text(clause.sentence.start, hit.start))
        holders = countries_of(others if holding else organizers) | ({host} if host else set())
        if not named and not self._is_known(clause, hit, name, holders):
            named = self._framework(clause, hit, end)
            if not named:
                return
        pair = [*told, *others] if WITH.match(self._article.lowered, hit.end) else told
        if SUMMIT.match(hit.payload.phrase) and _is_of_two(pair) and not OF_MANY.search(name.lower()):
            yield self._summit(clause, hit, end, [*told, *others])
            return
        candidate = Candidate("conference", clause, hit.start, end, f"conference:{hit.payload.phrase}", name=name)
        candidate.participants = [(m, "participant") for m in [*named, *others]]
        candidate.host, candidate.city = host, city
        candidate.topics = topics_of_gathering(name)
        of_body = any(m.entity_id in self._international for m in named)
        candidate.worldwide = of_body or self._is_worldwide(clause, hit, name)
        yield candidate

    def _states(self, clause: Clause, hit: Hit[Trigger], end: int) -> list[Mention]:
        """Return the mentions of a clause; capitals that a name joins are states ("giữa Tokyo và Washington")."""
        seats = [m for m in clause.mentions if hit.end <= m.start < end and is_seat(m)]
        pairs = [p for p in pairwise(seats) if self._article.text(p[0].end, p[1].start).strip() in TOGETHER]
        joined = [m for pair in pairs for m in pair]
        return [state_of(m) if m in joined else m for m in clause.mentions]

    @staticmethod
    def _summit(clause: Clause, hit: Hit[Trigger], end: int, sides: list[Mention]) -> Candidate:
        """The meeting that a summit of two states is, of whom its name and its verb tell."""
        meeting = Candidate("meeting", clause, hit.start, end, f"meeting:{hit.payload.phrase}")
        meeting.participants = [(m, "participant") for index, m in enumerate(sides) if m not in sides[:index]]
        return meeting

    def _framework(self, clause: Clause, hit: Hit[Trigger], end: int) -> list[Mention]:
        """Return the organization of many states that a gathering is held for, by its sentence or by the article.

        By the article only what is written as a name and held on days that are told.
        """
        if not HELD.search(self._article.text(end, min(end + BEHIND, clause.sentence.end))):
            return []
        frame = FRAMEWORK.search(self._article.text(clause.sentence.start, hit.start))
        if frame:
            start = clause.sentence.start + frame.end()
            told = [m for m in clause.mentions if start <= m.start < hit.start]
            return [m for m in told if m.entity_id in self._international][:1]
        by_name = self._article.document.body[hit.start].isupper()
        return self._hosting if by_name and clause.dates and len(countries_of(clause.mentions)) < 2 else []

    @cached_property
    def _hosting(self) -> list[Mention]:
        """The organization of many states that the title or the lead names, where it is the only one."""
        head = [m for clause in self._article.clauses if clause.sentence.part != "body" for m in clause.mentions]
        named = {m.entity_id: m for m in head if m.kind == "organization" and m.entity_id in self._international}
        return list(named.values()) if len(named) == 1 else []

    def _is_known(self, clause: Clause, hit: Hit[Trigger], name: str, sides: set[str]) -> bool:
        """A name without a side counts where its holders and its place tell two, or where it claims the whole world."""
        if len(sides) > 1:
            return True
        sentence = clause.sentence
        vague = self._article.document.body[hit.start].islower() and not clause.dates
        if vague or SPORT.search(self._article.text(sentence.start, sentence.end)):
            return False
        return self._is_worldwide(clause, hit, name)

    def _is_worldwide(self, clause: Clause, hit: Hit[Trigger], name: str) -> bool:
        """Say whether a gathering claims the world, gathers many states, or is called by a town abroad."""
        if WORLDWIDE.search(name.lower()) or self._is_by_place(clause, hit):
            return True
        end = min(hit.start + LONGEST_NAME + BEHIND, clause.sentence.end)
        return FROM_MANY.search(self._article.lowered, hit.end, end) is not None

    def _is_by_place(self, clause: Clause, hit: Hit[Trigger]) -> bool:
        """Say whether an assembly is called by the town abroad where it met: "Hội nghị Geneva 1954"."""
        towns = (m for m in clause.mentions if m.kind == "place" and m.country != HOME and m.start == hit.end + 1)
        return bool(ASSEMBLY.match(self._article.lowered, hit.start)) and any(towns)

    def _is_told(self, clause: Clause, hit: Hit[Trigger], end: int, named: list[Mention]) -> bool:
        """Only what somebody attends or what takes place is an event, or an assembly of states under its name."""
        before = self._article.text(clause.sentence.start, hit.start)
        if OFFICE.search(before) or (SEVERAL.search(before) and self._is_in_general(clause, before)):
            return False  # an office of it, or gatherings in general
        if ATTENDING.search(before) or HELD.search(self._article.text(end, min(end + BEHIND, clause.sentence.end))):
            return True
        if CONVENES.search(before):
            return ASSEMBLY.match(self._article.lowered, hit.start) is not None
        if self._is_placed(clause, hit, end):
            return True
        return self._is_assembly(hit, named) and bool(clause.dates or not EXAMPLE.search(before))

    def _is_placed(self, clause: Clause, hit: Hit[Trigger], end: int) -> bool:
        """Say whether the time or the town of a gathering stands right behind its name: "Hội nghị A (3/2016)"."""
        if self._article.document.body[hit.start].islower() and not ASSEMBLY.match(self._article.lowered, hit.start):
            return False
        days = [date.start for date in clause.dates if date.rule != "period"]
        towns = [m.start for m in clause.mentions if m.kind == "place" and m.country]
        near = [start for start in (*days, *towns) if end <= start <= end + PLACED_NEAR]
        return any(PLACED.fullmatch(self._article.lowered, end, start) for start in near)

    def _is_in_general(self, clause: Clause, before: str) -> bool:
        """Say whether several gatherings are no certain ones: without a day, or such as somebody often goes to."""
        return bool(OFTEN.search(before)) or all(d.rule == "period" for d in clause.dates)

    def _is_assembly(self, hit: Hit[Trigger], named: list[Mention]) -> bool:
        """Say whether the head word means nothing but a gathering, and its sides are many."""
        if not ASSEMBLY.match(self._article.lowered, hit.start):
            return False
        by_name = self._article.document.body[hit.start].isupper() or any(m.start <= hit.end + 2 for m in named)
        if not by_name:
            return False  # "hội nghị quan trọng nhất của G20"
        return len(countries_of(named)) > 1 or any(m.entity_id in self._international for m in named)

    def _organizers(self, clause: Clause, end: int) -> list[Mention]:
        """Who holds it or comes: "do A và B tổ chức", "với sự tham dự của A"."""
        for found in ORGANIZED_BY.finditer(self._article.lowered, end, min(end + BEHIND, clause.sentence.end)):
            group = self._groups.after(clause, found.end())
            if group:
                return group
        return []

    def _attendants(self, clause: Clause, hit: Hit[Trigger], end: int) -> list[Mention]:
        before = self._article.text(clause.sentence.start, hit.start)
        attending = ATTENDING.search(before) or CONVENES.search(before)
        if attending is None:
            return []
        speaking = SPEECH.search(before, 0, attending.start())
        position = clause.sentence.start + (speaking or attending).start()
        if before[: attending.start()].rstrip().endswith(";"):
            return self._groups.first_subject(clause)  # a list of deeds: "A hội đàm với B; dự hội nghị ..."
        group = self._groups.before(clause, position)
        if all(m.kind == "country" for m in group):
            leaving, goal = self._journey(clause, hit)
            group = self._groups.before(clause, leaving) if goal else group  # who goes there, not the country
        if group and MENTIONED.search(self._article.text(clause.sentence.start, group[0].start)):
            group = []
        if speaking and group and "," in self._article.text(group[-1].end, position):
            group = []  # somebody named in what comes before the comma
        if group and (speaking or not NO_ATTENDANT.match(attending.group())):
            return group
        following = self._groups.next_subject(clause, end)
        return [m for m in following if is_person(m) and self._is_near(end, following[0])]

    def _journey(self, clause: Clause, hit: Hit[Trigger]) -> tuple[int, str | None]:
        """Return where the going begins that leads to a conference, and to which country it goes.

        "tới Việt Nam dự ...", "thăm Lào và dự ..."; where nobody goes, the start of the conference and nothing.
        """
        attending = ATTENDING.search(self._article.text(clause.sentence.start, hit.start))
        start = clause.sentence.start + attending.start() if attending else hit.start
        goals = [m for m in clause.mentions if m.end <= start and m.kind in PLACES]
        if not goals or not GOES_THERE.fullmatch(self._article.text(goals[-1].end, start)):
            return hit.start, None
        gone = [h for h in clause.triggers if h.end <= goals[-1].start and h.payload.frame in TRAVELS]
        if gone and TOWARD.fullmatch(self._article.text(gone[-1].end, goals[-1].start)):
            return gone[-1].start, goals[-1].country
        going = GOING.search(self._article.text(clause.sentence.start, goals[-1].start))
        return (clause.sentence.start + going.start(), goals[-1].country) if going else (hit.start, None)

    def _is_near(self, end: int, subject: Mention) -> bool:
        """Say whether only times and places stand between a conference and the subject behind it."""
        return subject.start - end <= ADJUNCTS and ";" not in self._article.text(end, subject.start)

    def _place(self, clause: Clause, end: int) -> tuple[str | None, str | None]:
        """Country and city behind the name ("tại Đà Nẵng, Việt Nam")."""
        city, country = None, None
        for mention in clause.mentions:
            if mention.start < end or mention.start - end > 60:
                continue
            gap = self._article.text(max(end, mention.start - 14), mention.start)
            if mention.kind == "place" and re.search(r"(?:tại|ở)(?:\s+\w+)*\s*$", gap):
                return mention.country, mention.name
            if (
                mention.kind == "country"
                and re.search(r"(?:tại|ở)\s+$", gap)
                and not is_aside(self._article, end, mention)
            ):
                country = mention.country
        return country, city


def is_aside(article: Article, end: int, country: Mention) -> bool:
    """Say whether a country behind a name is that of another matter: "bàn về hội nghị A, hạn hán và xung đột ở B"."""
    _, comma, told = article.text(end, country.start).rpartition(",")
    return country.start >= end and bool(comma) and HELD.search(told) is None


def _is_of_two(told: list[Mention]) -> bool:
    """Say whether the name of a summit tells two states, or who is at their head, and nobody else."""
    sides = [m for m in told if m.kind != "place"]
    return len(countries_of(sides)) == FEWEST and all(m.kind in HEADS_AND_STATES and m.country != "EU" for m in sides)


def _bodies(mention: Mention) -> list[Mention]:
    """Return the sides inside a name; an office in it ("Hội nghị Bộ trưởng ASEAN") stands for its organization."""
    if mention.kind in {"organization", "country"}:
        return [mention]
    if mention.kind in {"role", "person"}:
        return [m for m in mention.inner if m.kind in {"organization", "country"}]
    return []
