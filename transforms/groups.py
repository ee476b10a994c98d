"""Noun groups around a trigger: who stands before it, who stands behind it.

A group is a run of mentions joined by commas, conjunctions and the words of a delegation
("Đoàn đại biểu A do B dẫn đầu"). The grammar is Vietnamese word order: the subject stands
right before its verb, the object right behind it, and "được" turns the two around.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.article import ACTORS, Article, Clause
from transforms.candidates import countries_of, is_person
from transforms.cues import opened, words
from transforms.event_lexicon import EventLexicon, Trigger
from transforms.model import DateMention, Mention
from transforms.terms import Hit

Group = list[Mention]
REACH = 70  # farther than this a noun is not the verb's own (a long apposition is the longest case)
PREPOSITIONS = (["của"], ["theo"], ["với"], ["cho"], ["tới"], ["ngoài"], ["cạnh"])
ABOUT = re.compile(r"(?<!\w)về (?!(?:.* )?(?:với|cùng|cho|tới) )")
ADJUNCT_WITH = re.compile(r"(?:\s|,|\(|\)|tại|ở|vào|hôm|trước đó|thủ đô|thành phố)*với\s+")
OTHER_WITH = re.compile(rf"[,;]|(?<!\w){words('other_with')}(?!\w)")  # it is not who meets that is told with it
ADVERBIAL = re.compile(r"\s+(?:(?:trong|vào|hôm)\s+)?")  # between an object and its date
IN_CHARGE = re.compile(r"(?<=\w)\s+(?:về|phụ trách) (?:các )?vấn đề[^,;.]*$")
MEDIUM = re.compile(r"(?<!\w)trên (?:(?:trang|mạng|kênh|báo|tờ|tài khoản|truyền hình|đài) )*$")
MEDIUM_REACH = 30  # characters
OPENING = 10  # characters in which a sentence begins with "trước khi"
OF_COUNTRY = frozenset({",", "(", "của"})  # between a town and its country
LEADING = re.compile(r"(?<!\w)dẫn đầu\s+(?:một\s+)?(?:(?:phái\s+)?đoàn\s+(?:\w+\s+){0,4})?$")
BRACKETS = re.compile(r"\s*\([^()]*\)")  # what explains a subject does not part it from its verb
COMPANIONS = re.compile(  # "A và lãnh đạo các bộ, ban, ngành đã gặp B"
    rf"^\s*,?\s*(?:và|cùng|cùng với)\s(?:[^,;:.]{{0,30}}\s)?{words('department_of_state')}"
    rf"(?:(?:,|\svà)?\s{words('department_of_state')})*(?!\w)"
)
RELATIVE = re.compile(r"^\s*,\s*(?:là\s+)?người(?=\s)")  # "A, người đang thăm Lào, ..."
GENERAL = re.compile(rf"\s+(?:với\s+)?{words('general')}\s[a-zà-ỹđ, ]*(?:của|từ)\s+")
EXPLAINS = 2  # words before a name in brackets, which with fewer tells a country, a rank or a short name
ACTS = re.compile(r"\s+(?!và\s|cùng\s)\w")  # who is told behind the last comma of a list does something
LIST_GOES_ON = re.compile(r"(?:,\s[^,.;:]{2,15})*\s+và\s+[A-ZĐẤẢ]")  # "lãnh đạo Mỹ, Nhật Bản và Ấn Độ"
AIDE_OF = re.compile(rf"{opened('aide')}(?:\s[^,;.:()“”\"]{{1,40}})?\s+của\s+$")
SERVES = re.compile(rf"\s*,\s+(?:là\s+|cũng là\s+|một\s+)?{words('aide')}(?:\s[^,;.:()“”\"]{{1,40}})?\s+của\s+")
AIDE_REACH = 70  # characters before a person in which it is told who belongs to him
DEPARTMENT = re.compile(r"(?<!\w)(?:tổng cục|cục|vụ|viện|ban|phòng|sở)\s")  # part of a house that is named behind it
PLACES = frozenset({"country", "place"})
VENUES = frozenset({"country", "organization"})
PERSONAL = frozenset({"person", "role", "pronoun"})
DOERS = PERSONAL | {"organization"}
OFFICES = frozenset({"person", "role"})
PRESS = re.compile(rf"{words('press')}(?!\w)")
ADJUNCTS = ("trong", "nhân", "mở")


def is_vague(mention: Mention) -> bool:
    """Say whether a mention stands for nobody in particular ("đại biểu", "các nước"): the grammar looks through it."""
    if mention.kind == "collective":
        return not mention.inner
    return mention.kind == "role" and not (mention.name or mention.country or mention.organization)


def may_be_two_sides(group: Group) -> bool:
    """Say whether a group is two sides, or one and a named person whose country the text leaves to the reader."""
    if are_two_sides(group):
        return True
    persons = {m.entity_id: m for m in group if m.kind == "person" and m.name}
    strangers = [m for m in persons.values() if not (m.country or m.organization_id)]
    return len(persons) > 1 and bool(strangers) and len(countries_of(group)) == 1


def is_press(group: Group) -> bool:
    """Say whether a group is nothing but newspapers, stations and agencies: who talks to them is interviewed."""
    return all(m.kind == "organization" and PRESS.match((m.name or "").lower()) for m in group)


def are_two_sides(group: Group) -> bool:
    """Say whether a group is of more than one country."""
    return len(countries_of(group)) > 1


def split_sides(group: Group) -> list[Group]:
    """Part a list of counterparts of several countries into one group for each country.

    A country behind an office stands for the office there: "người đồng cấp Mỹ và Nhật Bản". Who heads a body of
    many states is met alone.
    """
    countries = list(dict.fromkeys(m.country for m in group if m.country))
    kinds = {is_person(m) for m in group}
    offices = all(m.kind in OFFICES for m in group[:1]) and all(m.kind in OFFICES | {"country"} for m in group)
    if len(countries) < 2 or (len(kinds) > 1 and not offices):
        return [group]
    of_states = [[m for m in group if m.country == country] for country in countries]
    return of_states + [[m] for m in group if m.country is None and m.kind == "person" and m.organization_id]


class GroupReader:
    """Reads the groups of an article with the grammar words of the lexicon."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._lexicon = lexicon

    def before(self, clause: Clause, position: int, together: bool = False) -> Group:
        """Return the group that ends right before a position, or nothing.

        Behind "và" the subject is that of the verb before: in "A tiếp B và đề nghị ..." A asks. What is
        done ``together`` both do, if the verb before is mutual: in "A điện đàm với B và ký ..." both sign.
        """
        left = [m for m in clause.mentions if m.end <= position and m.kind in ACTORS and not is_vague(m)]
        left = [m for m in left if m.kind != "organization" or not self._is_medium(m)]
        left = self._without_bracket(left, position)
        if (
            left
            and (place := self._place_with(clause, left[-1]))
            and (group := self.before(clause, place.start, together))
        ):
            return group
        if not left or not self._reaches_verb(clause, left[-1].end, position):
            return []
        if RELATIVE.match(self._article.text(left[-1].end, position)):
            return left[-1:]  # "A gặp B, người đang thăm Lào": B does
        group = self._with_leaders(clause, self._extend_left(self._without_subject_matter(clause, left)))
        verb = self._verb_before(clause, group, position)
        if verb is None:
            return group
        subject = self.before(clause, verb.start)
        return [*subject, *group] if together and verb.payload.mutual else subject

    def _without_bracket(self, left: list[Mention], position: int) -> list[Mention]:
        """Leave out who is only named in brackets that explain: "chuyên gia của A và B (các nước bảo trợ tại C)"."""
        if not left or ")" not in self._article.text(left[-1].end, position):
            return left
        opened = self._article.lowered.rfind("(", left[0].start, left[-1].start)
        outside = [m for m in left if m.end <= opened]
        explained = self._article.text(opened + 1, left[-1].start).split() if opened >= 0 else []
        return outside if outside and len(explained) > EXPLAINS else left

    def carried_subject(self, clause: Clause, hit: Hit[Trigger], position: int) -> Group:
        """The subject of the verb before in a list of deeds ("hội kiến A; hội đàm với B")."""
        if self._article.text(clause.sentence.start, position).rstrip().endswith(";"):
            return self.first_subject(clause)
        earlier = [h for h in clause.triggers if h.end <= hit.start and h.payload.frame == "verb"]
        if earlier and self._article.text(earlier[-1].end, hit.start).rstrip()[-1:] in {";", ","}:
            subject = self.before(clause, earlier[-1].start)
            return [] if subject and self.is_passive(subject) else subject
        return []

    def light_start(self, clause: Clause, hit: Hit[Trigger]) -> int:
        """Return where the verb before a noun begins ("dự lễ khánh thành"), or the noun itself."""
        light = self._lexicon.light_verb.search(self._article.text(clause.sentence.start, hit.start))
        return clause.sentence.start + light.start() if light else hit.start

    def light_subject(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """The subject of "có cuộc gặp", "kết thúc chuyến thăm"."""
        light = self._lexicon.light_verb.search(self._article.text(clause.sentence.start, hit.start))
        if light is None:
            return []
        subject = self.before(clause, clause.sentence.start + light.start())
        gap = self._article.text(subject[-1].end, clause.sentence.start + light.start()) if subject else ""
        return [] if "," in gap and light.group().split()[0] in ADJUNCTS else subject

    def _place_with(self, clause: Clause, country: Mention) -> Mention | None:
        """Return the town to which a country only belongs: "A và B tại Washington, Mỹ ký kết".

        Behind an adjunct it begins a clause: "Trước khi A đến Washington, Mỹ đã hỗ trợ ...".
        """
        start = clause.sentence.start
        if country.kind != "country" or self._lexicon.boundary.search(self._article.text(start, start + OPENING)):
            return None
        towns = (m for m in clause.mentions if m.kind == "place" and m.country == country.country)
        return next((m for m in towns if self._article.text(m.end, country.start).strip() in OF_COUNTRY), None)

    def _is_medium(self, body: Mention) -> bool:
        """Say whether somebody only writes or speaks on it: "trên trang Twitter cá nhân"."""
        return bool(MEDIUM.search(self._article.text(max(0, body.start - MEDIUM_REACH), body.start)))

    def _without_subject_matter(self, clause: Clause, left: list[Mention]) -> list[Mention]:
        """Leave out what an envoy is in charge of: "đặc phái viên của Hàn Quốc về vấn đề Triều Tiên"."""
        charge = IN_CHARGE.search(self._article.text(clause.sentence.start, left[-1].start))
        if charge is None or left[-1].kind != "country":
            return left
        return [m for m in left if m.end <= clause.sentence.start + charge.start()] or left

    def _with_leaders(self, clause: Clause, group: Group) -> Group:
        """Put who leads a delegation before it: "A dẫn đầu đoàn đại biểu Quốc hội Lào thăm ..."."""
        start = clause.sentence.start
        leading = LEADING.search(self._article.text(start, group[0].start))
        return [*self.before(clause, start + leading.start()), *group] if leading else group

    def _verb_before(self, clause: Clause, group: Group, position: int) -> Hit[Trigger] | None:
        """Return the verb whose object a group is, if "và" goes on from it."""
        end = group[-1].end
        dates = [date.end for date in clause.dates if ADVERBIAL.fullmatch(self._article.text(end, date.start))]
        if not self._lexicon.continuation.match(self._article.text(max([end, *dates]), position)):
            return None
        for hit in clause.triggers:
            gap = self._article.text(hit.end, group[0].start)
            if hit.end <= group[0].start and hit.payload.type != "none" and self._lexicon.object_gap.fullmatch(gap):
                return hit
        return None

    def after(
        self, clause: Clause, position: int, kinds: frozenset[str] = ACTORS, close: bool = False, about: bool = False
    ) -> Group:
        """Return the group that begins right after a position, or nothing.

        ``close``: only known words may stand between; ``about``: also what is talked about counts.
        """
        right = [m for m in clause.mentions if m.start >= position and m.kind in kinds and not is_vague(m)]
        if not right:
            return []
        if not about and ABOUT.search(self._article.text(position, right[0].start)):
            return []
        if self._reaches_object(position, right[0].start, close):
            return self._extend_right(right)
        return self._partner(clause, position, right, close) or self._listed(position, right)

    def object_of(self, clause: Clause, position: int, about: bool = False) -> Group:
        """Return the group behind a verb, unless it is only where the verb happens ("gặp tại Mỹ")."""
        group = self.after(clause, position, about=about)
        if not group:
            return []
        gap = self._article.text(position, group[0].start)
        if group[0].kind == "organization" and self._names_gathering(clause, position, group[0].start):
            return []
        if gap.split()[-1:] in (["tại"], ["ở"]) and not is_person(group[0]):
            return self.object_of(clause, group[0].end, about)
        listed = self._lexicon.listing.search(gap) or self._is_general(gap)
        return [] if "," in gap and not listed else group

    def _names_gathering(self, clause: Clause, start: int, end: int) -> bool:
        """Say whether a gathering stands before the body that holds it: "gặp bên lề Hội nghị G20"."""
        gatherings = [
            h for h in clause.triggers if h.payload.type == "conference" and start <= h.start and h.end <= end
        ]
        return bool(gatherings) and "với" not in self._article.text(start, end).split()

    def _listed(self, position: int, right: Sequence[Mention]) -> Group:
        """Return the list of names behind a general word and the organizations it speaks of, or nothing."""
        for index, mention in enumerate(right):
            if self._is_listed(position, mention.start):
                return self._extend_right(right[index:])
            if mention.kind != "organization":
                break
        return []

    def beside(self, clause: Clause, group: Group) -> Group:
        """Return who stands right before a group with only a comma between: "Phái đoàn A, B gặp nhau"."""
        left = [m for m in clause.mentions if m.end <= group[0].start and m.kind in ACTORS]
        return left[-1:] if left and self._article.text(left[-1].end, group[0].start).strip() in {",", "-", "–"} else []

    def from_left(self, clause: Clause, first: Mention) -> Group:
        """Return the group that begins with a mention."""
        return self._extend_right([m for m in clause.mentions if m.start >= first.start and not is_vague(m)])

    def from_right(self, mentions: Sequence[Mention]) -> Group:
        """Return the group that ends with the last of some mentions."""
        return self._extend_left(mentions)

    def next_subject(self, clause: Clause, position: int) -> Group:
        """Return the first personal group behind a comma: the subject after an adjunct."""
        for index, mention in enumerate(clause.mentions):
            if mention.start < position or mention.kind not in PERSONAL | {"collective"} or is_vague(mention):
                continue
            gap = self._article.text(max(position, mention.start - 12), mention.start)
            if "," in gap:
                return self._extend_right([m for m in clause.mentions[index:] if not is_vague(m)])
        return []

    def until_comma(self, group: Group) -> Group:
        """Return the members of a group up to the first comma between them."""
        for index, (left, right) in enumerate(pairwise(group), start=1):
            if "," in self._article.text(left.end, right.start):
                return group[:index]
        return group

    def part_subject(self, clause: Clause, group: Group) -> tuple[Group, Group]:
        """Part "A, B" behind a verb that opens a sentence: in "Tiếp A, B đề nghị ..." B receives A."""
        for index in range(len(group) - 1, 0, -1):
            if self._article.text(group[index - 1].end, group[index].start).lstrip()[:1] != ",":
                continue
            other, subject = group[:index], group[index:]
            acts = subject[0].kind in DOERS and ACTS.match(self._article.lowered, group[-1].end, clause.sentence.end)
            return (other, subject) if acts and countries_of(other).isdisjoint(countries_of(subject)) else (group, [])
        return group, []

    def pair(self, group: Group) -> Group:
        """Return the members of "A và B" behind "giữa": a comma behind them begins the clause of somebody else."""
        joined = False
        for index, (left, right) in enumerate(pairwise(group), start=1):
            gap = self._article.text(left.end, right.start)
            if joined and gap.strip() == ",":
                return group[:index]
            joined = joined or "và" in gap.split()
        return group

    def part_with(self, group: Group) -> tuple[Group, Group] | None:
        """Part "A với B, C và D", where A meets each of several countries."""
        for index, (left, right) in enumerate(pairwise(group), start=1):
            if self._article.text(left.end, right.start).split() == ["với"]:
                ours, theirs = group[:index], group[index:]
                return (ours, theirs) if len(countries_of(ours)) == 1 < len(countries_of(theirs)) else None
        return None

    def first_subject(self, clause: Clause) -> Group:
        """Return the first personal group of a sentence that no preposition makes an adjunct."""
        for index, mention in enumerate(clause.mentions):
            before = self._article.text(max(clause.sentence.start, mention.start - 8), mention.start).split()[-1:]
            if mention.kind in PERSONAL and not is_vague(mention) and before not in PREPOSITIONS:
                return self._extend_right([m for m in clause.mentions[index:] if not is_vague(m)])
        return []

    def is_passive(self, group: Group) -> bool:
        """Say whether "được" stands before an agent: "đã được Thủ tướng X tiếp"."""
        before = self._article.text(max(0, group[0].start - 12), group[0].start)
        words = before.replace(",", " ").split()
        return "được" in words[-2:]

    def before_passive(self, clause: Clause, agent: Group) -> Group:
        """Return who is received in a passive clause: the group before "được"."""
        position = self._article.lowered.rfind("được", 0, agent[0].start)
        return self.before(clause, position)

    def _reaches_verb(self, clause: Clause, end: int, position: int) -> bool:
        gap = RELATIVE.sub("", BRACKETS.sub("", self.without_adjuncts(clause, end, position)))
        gap = COMPANIONS.sub("", gap)
        if self._lexicon.subject_gap.fullmatch(gap):
            return True
        return len(gap) <= REACH and not self._lexicon.boundary.search(gap) and "," not in gap and "(" not in gap

    def _reaches_object(self, position: int, start: int, close: bool) -> bool:
        gap = self._article.text(position, start)
        if self._lexicon.object_gap.fullmatch(gap):
            return True
        reach = REACH if gap.lstrip().startswith("với ") else REACH // 2  # "tọa đàm với các doanh nghiệp ... Nhật Bản"
        if close or len(gap) > reach or ("," in gap and not self._is_general(gap)):
            return False
        return not self._lexicon.boundary.search(gap) and not self._lexicon.placing.search(gap)

    def _is_general(self, gap: str) -> bool:
        """Say whether words only tell of what kind those are who belong to a side: "các tập đoàn, quỹ đầu tư của"."""
        return GENERAL.fullmatch(gap) is not None

    def _partner(self, clause: Clause, position: int, right: Sequence[Mention], close: bool) -> Group:
        """Return whom a place, a date or an adjunct parts from a noun: "cuộc hội đàm dài 2 giờ tại Nga với ông A"."""
        for index, mention in enumerate(right):
            gap = self._article.text(position, mention.start)
            if len(gap) > REACH:
                break
            if gap.split()[-1:] == ["với"]:
                told = self.without_adjuncts(clause, position, mention.start, PLACES)
                parted = ADJUNCT_WITH.fullmatch(told) or (not close and self._is_adjunct_with(told))
                return self._extend_right(right[index:]) if parted else []
            if mention.kind not in VENUES:
                break
        return []

    def _is_adjunct_with(self, gap: str) -> bool:
        """Say whether nothing before a "với" begins another clause or takes it for itself ("hợp tác với")."""
        return not (self._lexicon.boundary.search(gap) or OTHER_WITH.search(gap))

    def _is_listed(self, position: int, start: int) -> bool:
        """Say whether a list of names follows a general word: "một số nghị sĩ chủ chốt của hai đảng, gồm A, B"."""
        gap = self._article.text(position, start)
        found = self._lexicon.listing.search(gap) if len(gap) <= 2 * REACH else None
        return bool(found and self._lexicon.object_gap.fullmatch(gap[found.end() :]))

    def without_adjuncts(
        self, clause: Clause, start: int, end: int, places: frozenset[str] = frozenset({"place"})
    ) -> str:
        """Return a stretch of text without the dates and places in it: they may stand between subject and verb."""
        pieces = []
        adjuncts: list[DateMention | Mention] = [*clause.dates, *(m for m in clause.mentions if m.kind in places)]
        for adjunct in sorted(adjuncts, key=lambda a: a.start):
            if start <= adjunct.start and adjunct.end <= end:
                pieces.append(self._article.text(start, adjunct.start))
                start = adjunct.end
        return "".join([*pieces, self._article.text(start, end)])

    def _joined(self, left: Mention, right: Mention, head: Mention | None = None) -> bool:
        """Say whether two mentions stand in one group; ``head`` is whom the left one only describes ("vua của Bỉ")."""
        gap = self._article.text(left.end, right.start)
        if not self._lexicon.connector.fullmatch(gap):
            return False
        kinds = {(head or left).kind, right.kind}
        if len(kinds) == 1 or kinds <= PERSONAL or "," not in gap.strip():
            return True
        if left.kind == "role" and not (left.name or left.country) and right.kind == "organization":
            return bool(right.country and DEPARTMENT.search(left.surface.lower()))
        in_office = left.kind == "role" and left.country and not left.name and right.kind == "country"
        return bool(in_office and LIST_GOES_ON.match(self._article.document.body, right.end))

    def _extend_left(self, mentions: Sequence[Mention]) -> Group:
        group = [mentions[-1]]
        for index in range(len(mentions) - 2, -1, -1):
            left = mentions[index]
            served = self._is_served(left, group[0])
            if not (served or self._joined(left, group[0])) or self._is_adjunct(mentions[: index + 1], group[0]):
                break
            if served:
                group[0] = left
            else:
                group.insert(0, left)
        return self._in_person(group)

    def _is_served(self, left: Mention, right: Mention) -> bool:
        """Say whether a person is but whom the one before serves: "A, Đặc phái viên của Tổng thống B"."""
        if not (left.kind == right.kind == "person"):
            return False
        gap = self._article.text(left.end, right.start)
        return gap.split() in ([], ["của"]) or SERVES.fullmatch(gap) is not None

    def _is_adjunct(self, left: Sequence[Mention], right: Mention) -> bool:
        """Say whether a comma parts an adjunct from the subject: "Theo lời mời của A và B, C đã thăm ..."."""
        if "," not in self._article.text(left[-1].end, right.start):
            return False
        first = left[-1]
        for mention in reversed(left[:-1]):
            if self._article.text(mention.end, first.start).strip() != "và":
                break
            first = mention
        return self._article.text(max(0, first.start - 8), first.start).split()[-1:] in PREPOSITIONS

    def _extend_right(self, mentions: Sequence[Mention]) -> Group:
        group = [mentions[0]]
        head = last = mentions[0]
        for mention in mentions[1:]:
            if mention.kind not in ACTORS or not self._joined(last, mention, head):
                break
            served = self._is_served(last, mention)
            if self._article.text(last.end, mention.start).split() != ["của"]:
                head = mention
            last = mention
            if not served:
                group.append(mention)
        return self._in_person(group)

    def _in_person(self, group: Group) -> Group:
        """Put an office in place of whom an aide without a name serves: "cố vấn của Tổng thống A" is not A."""
        return [
            replace(m, kind="role", name=None, entity_id=None) if m.kind == "person" and self._has_aide(m) else m
            for m in group
        ]

    def _has_aide(self, person: Mention) -> bool:
        if not self._article.lowered.endswith("của ", 0, person.start):
            return False
        return bool(AIDE_OF.search(self._article.text(max(0, person.start - AIDE_REACH), person.start)))
