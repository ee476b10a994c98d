"""Reading meetings, calls, visits, messages and aid from the clause around a trigger.

Each frame is a pattern of Vietnamese word order; which phrase opens which frame stands in
``seeds/lexicon/events.toml``.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from transforms.article import ACTORS, Article, Clause
from transforms.candidates import Candidate, candidate_of, countries_of, is_crowd, is_person
from transforms.ceremonies import CeremonyReader
from transforms.cues import cue, opened, words
from transforms.edtf import DAY
from transforms.event_lexicon import EventLexicon, Trigger
from transforms.groups import OFFICES, Group, GroupReader, are_two_sides, is_press, may_be_two_sides, split_sides
from transforms.implied_sides import ImpliedSides
from transforms.messages import MessageReader
from transforms.terms import Hit
from transforms.travels import TravelReader

BILATERAL = frozenset({"meeting", "call"})
GIFT = 100  # characters in which it is told what is given
TURN = re.compile(rf"[;:]|(?<!\w){words('contrast')}(?!\w)")
ACCUSED = re.compile(rf"(?<!\w)(?<!yếu )(?<!nhân ){words('accused')}(?!\w)")
SOLD = cue("sold")
NO_GIFT = cue("no_gift")
GOVERNS = re.compile(rf"(?i:(?:tân )?{words('governs')})(?!\w)")
WITH = cue("partner")
SPOKE = re.compile(r"[^,;:.()\"“”]{1,60}")  # no comma and no quotation
HELD = cue("held")
CONDITION = re.compile(rf"(?:^|[,;:“\"]\s*)\W*{words('condition')}(?!\w)[^,;]*$")
FIRST_PERSON = cue("first_person")
UNREAL = cue("not_happened")
UNREAL_REACH = 24  # characters before a verb in which a negation or a condition belongs to it
TOURISTS_REACH = 70  # characters before a verb of travel in which its subject stands
SPORT = cue("sport")
THANKED = re.compile(  # who is thanked "đã dành thời gian tiếp" was told to receive
    rf"(?<!\w)(?<!sau khi ){words('thanks')}\s[^,;.]*\s(?:đã|dành thời gian)(?:\s+\w+){{0,4}}\s*$"
)
THANKED_FOR = re.compile(rf"{opened('thanks')}\s[^,;.]*\svì\s[^,;.]*$")  # "vì sự nhiệt tình tổ chức cuộc gặp"
EMIGRANTS = re.compile(
    rf"\s+(?P<who>[^.;:]{{0,50}}?{words('emigrants')})\s+(?:(?:đang|sinh|sống|làm|việc)\s+)*(?:tại|ở)\s+"
)
TOURISTS = cue("tourists")
PASSING = re.compile(rf"{opened('passing')}\s+(?:(?:ông|bà|tổng thống|tân tổng thống)\s+)*$")
NAMES_SIDES = re.compile(r"[^,.;:“”\"]{0,25}(?<!\w)(?:giữa|của)\s(?!tôi|chúng)")  # the noun tells whose it is
OPENING = re.compile(rf"{opened('opening')}\s+(?:các\s+|những\s+|một\s+)?$")
DAY_OF = re.compile(rf"{opened('day_of')}\s+$")
SPOKEN_OF = frozenset({"country", "organization"})  # whom a sentence speaks of, while persons meet
RELATION = re.compile(rf"{opened('relation')}\s+$|(?<!\w)đã có(?!\w)")  # it is what is between two sides
NO_EVENT = re.compile(  # a habit, or one of those who speak
    rf"(?:\s+nhau)?\s+{words('repeatedly')}(?!\w)|\s+(?:với\s+)?{words('first_person')}(?!\w)"
)
LIST_MARKS = frozenset({",", ";"})
SERIES = re.compile(rf"{opened('several')}\s[^,;.]*$|(?<!\w)loạt\s[^,;.]*$")
MONTH = len("2017-05")
DATED_WITHIN = 30  # characters: "thắng cử hôm 9/5"
SERIES_REACH = 10  # characters
AT_DISTANCE = re.compile(rf"[^,.;:“”\"]{{0,20}}?\s{words('at_distance')}(?!\w)")


class FrameReader:
    """Reads the frames of one article."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._lexicon = lexicon
        self._groups = GroupReader(article, lexicon)
        self._implied = ImpliedSides(article, self._groups)
        self._messages = MessageReader(article, self._groups, self._implied)
        self._ceremonies = CeremonyReader(article, self._groups, self._messages)
        self._travels = TravelReader(article, lexicon, self._groups, self._implied)

    def read(self) -> list[Candidate]:
        """Return what the frames of the article tell, in the order of the text."""
        found = []
        for clause in self._article.clauses:
            goings = self._travels.goings(clause)
            for hit in sorted([*clause.triggers, *goings]) if goings else clause.triggers:
                if hit.payload.frame in FRAMES and self._is_real(clause, hit):
                    for candidate in FRAMES[hit.payload.frame](self, clause, hit):
                        if candidate.type == "meeting" and self._is_at_distance(candidate):
                            candidate.type = "call"
                        self._implied.remember(candidate)
                        found.append(candidate)
        return found

    def _is_at_distance(self, meeting: Candidate) -> bool:
        """Say whether those who "meet" only talk by telephone or on a screen, as the words behind tell."""
        last = max(m.end for m, _ in meeting.participants)
        ends = [meeting.end, last] if last > meeting.end else [meeting.end]
        return any(AT_DISTANCE.match(self._article.lowered, end, meeting.clause.sentence.end) for end in ends)

    def _is_real(self, clause: Clause, hit: Hit[Trigger]) -> bool:
        """Leave out what did not and will not happen, matches, and processes without a day."""
        if not (_is_settled(clause, hit.payload) or _is_dated(clause, hit) or self._is_between_persons(clause, hit)):
            return False
        general = hit.payload.mutual and NO_EVENT.match(self._article.lowered, hit.end, clause.sentence.end)
        if general or self._is_own_story(clause, hit):
            return False
        if UNREAL.search(self._near_before(clause, hit, UNREAL_REACH)):
            return False
        if hit.payload.frame == "travel" and TOURISTS.search(self._near_before(clause, hit, TOURISTS_REACH)):
            return False
        if CONDITION.search(self._article.text(clause.sentence.start, hit.start)):
            return False
        return hit.payload.type != "meeting" or not (
            self._is_thanked_for(clause, hit)
            or SPORT.search(self._article.text(clause.sentence.start, clause.sentence.end))
        )

    def _is_between_persons(self, clause: Clause, hit: Hit[Trigger]) -> bool:
        """Say whether named persons of two countries stand right before and right behind a verb, or behind "giữa"."""
        if hit.payload.frame == "noun":
            end, between = self._between(hit.end)
            return between and are_two_sides([m for m in self._groups.after(clause, end) if m.name and is_person(m)])
        if hit.payload.frame != "verb":
            return False
        before = [m for m in clause.mentions if m.end <= hit.start][-1:]
        behind = [m for m in clause.mentions if m.start >= hit.end][:1]
        named = [m for m in [*before, *behind] if m.kind == "person" and m.name]
        if len(named) < 2 or not are_two_sides(named):
            return False
        gap = self._groups.without_adjuncts(clause, named[0].end, hit.start)
        return self._lexicon.subject_gap.fullmatch(gap) is not None

    def _is_thanked_for(self, clause: Clause, hit: Hit[Trigger]) -> bool:
        """Say whether somebody is only thanked for it: for receiving a guest, or for what stands behind "vì"."""
        before = self._article.text(clause.sentence.start, hit.start)
        return bool((hit.payload.object == "guest" and THANKED.search(before)) or THANKED_FOR.search(before))

    def _near_before(self, clause: Clause, hit: Hit[Trigger], reach: int) -> str:
        """What stands near before a verb, behind the last comma."""
        before = self._article.text(max(clause.sentence.start, hit.start - reach), hit.start)
        return before[max(before.rfind(","), before.rfind(";")) + 1 :]

    def _is_own_story(self, clause: Clause, hit: Hit[Trigger]) -> bool:
        """Say whether somebody quoted tells it in the first person: nobody knows here who "tôi" is."""
        told = self._article.text(clause.sentence.start, hit.start)
        quoted = told[max(told.rfind("“"), told.rfind('"'), 0) :]
        if not FIRST_PERSON.search(quoted):
            return False
        return NAMES_SIDES.match(self._article.lowered, hit.end, clause.sentence.end) is None

    def _verb(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        """Subject, verb, object; or patient, "được", agent, verb."""
        trigger = hit.payload
        if not self._is_told(clause, hit):
            return
        subject = self._groups.before(clause, hit.start)
        if subject and self._groups.is_passive(subject):
            yield from self._pairs(clause, hit, subject, self._groups.before_passive(clause, subject))
            return
        other = self._groups.object_of(clause, hit.end) or self._receiver(clause, hit)
        if trigger.mutual and (not other or (are_two_sides(subject) and all(m.kind == "country" for m in other))):
            other = []  # "A và B điện đàm về Syria"
            subject = subject or self._implied.subject(clause, hit.start)
            if subject and not are_two_sides(subject):
                subject = [*self._groups.beside(clause, subject), *subject]
            if may_be_two_sides(subject):
                yield candidate_of(clause, hit, [(m, trigger.subject) for m in subject])
        elif other and self._goes_on_without(hit, subject):
            subject = self._missing_subject(clause, hit, hit.start, other)
            if not subject:
                other, subject = self._groups.part_subject(clause, other)
            subject = subject or self._groups.next_subject(clause, other[-1].end)
        yield from self._pairs(clause, hit, subject, other) if other else self._emigrants(clause, hit, subject)

    def _is_told(self, clause: Clause, hit: Hit[Trigger]) -> bool:
        """Say whether what a verb requires is told; aid is given, not sold, nor what somebody is accused of."""
        if hit.payload.type != "aid":
            return _has_required(hit.payload, clause.sentence.text.lower())
        before = self._article.text(clause.sentence.start, hit.start)
        gift = self._article.text(hit.start, min(hit.end + GIFT, clause.sentence.end))
        gift = TURN.split(gift, maxsplit=1)[0]
        if ACCUSED.search(before) or SOLD.search(before) or SOLD.search(gift) or NO_GIFT.search(gift):
            return False
        return _has_required(hit.payload, gift if hit.payload.gift else clause.sentence.text.lower())

    def _assembly(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        """Some few countries that meet; more of them hold a conference."""
        group = self._groups.before(clause, hit.start)
        if not is_crowd(group):
            yield from self._verb(clause, hit)

    def _pairs(self, clause: Clause, hit: Hit[Trigger], subject: Group, other: Group) -> Iterator[Candidate]:
        """One event for each side that the subject meets: receptions are told in lists."""
        trigger = hit.payload
        if not subject or not other:
            return
        if trigger.type == "meeting" and (all(m.kind == "country" for m in [*subject, *other]) or is_press(other)):
            return  # states act through somebody; where only countries "meet", it is sports
        subject = self._first_of_list(clause, hit, subject, other)
        several = trigger.type in BILATERAL and not countries_of(subject) & countries_of(other)
        apart = (
            trigger.type == "call" and several and len(countries_of(other)) == 1
        )  # each of "A và B" calls on its own
        for ours in split_sides(subject) if apart else [subject]:
            for side in split_sides(other) if several else [other]:
                roles = [(m, trigger.subject) for m in ours] + [(m, trigger.object) for m in side]
                yield candidate_of(clause, hit, roles)

    def _first_of_list(self, clause: Clause, hit: Hit[Trigger], subject: Group, other: Group) -> Group:
        """Return who does a list of deeds: in "A hội đàm dài với B, tiếp kiến C" of the country of B it is A."""
        before = (
            subject[-1].end <= hit.start and self._article.text(subject[-1].end, hit.start).lstrip()[:1] in LIST_MARKS
        )
        if not before or hit.payload.type not in BILATERAL or countries_of(subject) != countries_of(other):
            return subject
        for told in reversed([h for h in clause.triggers if h.end <= subject[0].start and h.payload.type in BILATERAL]):
            first = self._groups.light_subject(clause, told) or self._groups.before(clause, told.start)
            if first and are_two_sides([*first, *other]):
                return first
        return subject

    def _goes_on_without(self, hit: Hit[Trigger], subject: Group) -> bool:
        """Say whether no subject stands at a verb, but at most the countries in what was done before it."""
        if not subject:
            return True
        gap = self._article.text(subject[-1].end, hit.start).split()
        return all(m.kind == "country" for m in subject) and gap[:1] in ([","], ["và"], [";"])

    def _missing_subject(self, clause: Clause, hit: Hit[Trigger], start: int, other: Group) -> Group:
        """The subject of a verb before which none stands: in a list of deeds, or in a subordinate clause."""
        subject = self._groups.carried_subject(clause, hit, start) or self._implied.subject(clause, start)
        if subject or (hit.payload.object != "guest" and all(m.kind == "country" for m in other)):
            return subject  # "..., đồng thời làm việc với Mỹ" is policy
        return self._implied.first_doer(clause, start)

    def _receiver(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Who gets what is given or sent: behind it, or the counterpart of the call told just before."""
        if hit.payload.object != "receiver":
            return []
        receiver = self._messages.recipient(clause, hit.end)
        if receiver or hit.payload.type != "message":
            return receiver
        return self._implied.partner(clause, hit.start, self._groups.before(clause, hit.start))

    def _emigrants(self, clause: Clause, hit: Hit[Trigger], subject: Group) -> Iterator[Candidate]:
        """Emigrants who are received stand for where they live: "tiếp một số doanh nhân gốc Việt tại Mỹ"."""
        if hit.payload.object != "guest" or hit.payload.type != "meeting":
            return
        found = EMIGRANTS.match(self._article.lowered, hit.end, clause.sentence.end)
        home = [m for m in clause.mentions if found and m.start == found.end() and m.kind == "country"]
        for candidate in self._pairs(clause, hit, subject, home):
            candidate.name = found["who"] if found else ""
            yield candidate

    def _noun(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        """The sides behind or around a noun: "cuộc gặp giữa A và B", "A có cuộc gặp với B"."""
        other, between = self._behind_noun(clause, hit)
        if between and self._is_series(clause, hit) and (parted := self._groups.part_with(other)):
            yield from self._pairs(clause, hit, *parted)
            return
        if other and _are_sides(other, between) and (between or not self._is_met(clause, hit, other)):
            yield candidate_of(clause, hit, [(m, hit.payload.subject) for m in other])
            return
        if other and (partner := self._partner_behind(clause, hit, other)):
            yield from self._pairs(clause, hit, other, partner)
            return
        subject = self._subject_of_noun(clause, hit, other)
        if other and not _is_known_pair(subject, other):
            subject = self._implied_side(clause, hit, subject, other) or subject
        if subject and not other and len(countries_of(subject)) == 1:
            other = self._implied.addressee(clause, subject)
        if subject and other:
            yield from self._pairs(clause, hit, self._other_side(clause, subject, other), other)
        elif held := self._held_between(clause, hit) or self._told_inside(clause, hit):
            yield candidate_of(clause, hit, [(m, hit.payload.subject) for m in held])
        elif are_two_sides(subject):
            candidate = candidate_of(clause, hit, [(m, hit.payload.subject) for m in subject])
            dated = any(len(d.edtf) >= DAY for d in clause.dates)
            candidate.anaphoric = not dated and not self._groups.light_subject(clause, hit)
            yield candidate

    def _behind_noun(self, clause: Clause, hit: Hit[Trigger]) -> tuple[Group, bool]:
        """Return whom a noun names behind it, and whether "giữa" says that they meet each other."""
        end, between = self._between(hit.end)
        if between:
            return self._groups.pair(self._groups.after(clause, end)), True
        other = self._groups.object_of(clause, end, about=True)
        if self._opening(clause, hit):
            other = self._groups.until_comma(other)  # the comma ends the adjunct: "Trong cuộc gặp với A, B ..."
        return other, False

    def _is_series(self, clause: Clause, hit: Hit[Trigger]) -> bool:
        """Say whether a noun tells several meetings: "các cuộc gặp", "một loạt cuộc hội đàm"."""
        told = self._article.lowered[max(clause.sentence.start, hit.start - SERIES_REACH) : hit.end]
        return SERIES.search(told) is not None

    def _implied_side(self, clause: Clause, hit: Hit[Trigger], subject: Group, other: Group) -> Group:
        """Who meets "other" where the words name nobody else, or only "hai bên"."""
        if not subject and (missing := self._implied.subject(clause, self._groups.light_start(clause, hit))):
            return missing
        opening = self._opening(clause, hit)
        if opening is None or not is_person(other[0]):
            return []
        doer = [] if subject else self._implied.doer(clause, clause.sentence.start + opening.start())
        both = all(m.kind == "collective" for m in subject)
        return doer or (self._implied.other_side(clause, other) if both else [])

    def _told_inside(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Who deals with whom inside a meeting: "A nói với B trong cuộc gặp"."""
        opening = self._opening(clause, hit)
        group = self._implied.inside(clause, clause.sentence.start + opening.start()) if opening else []
        return group if are_two_sides(group) else []

    def _other_side(self, clause: Clause, subject: Group, other: Group) -> Group:
        """Return who meets: the country of whom is met does not, where it stands in front, but who comes first does."""
        if any(m.kind != "country" for m in subject) or are_two_sides([*subject, *other]) or not countries_of(other):
            return subject
        first = self._groups.first_subject(clause)
        return first if first and first[0].end <= other[0].start and are_two_sides([*first, *other]) else subject

    def _held_between(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """The sides in the name of a meeting that "was held": "Cuộc họp trù bị ... ba nước A, B, C đã được tổ chức"."""
        held = list(HELD.finditer(self._article.lowered, hit.end, clause.sentence.end))
        end = held[-1].start() if held else hit.end
        if self._lexicon.boundary.search(self._article.lowered, hit.end, end):
            return []  # another clause names them: "cuộc trao đổi, nhấn mạnh rằng các vấn đề như A và B ..."
        inside = [m for m in clause.mentions if hit.end <= m.start < end and m.kind in {"country", "organization"}]
        return inside if are_two_sides(inside) else []

    def _between(self, position: int) -> tuple[int, bool]:
        """Step over "giữa" where it stands near behind a noun."""
        found = self._article.lowered.find("giữa", position, position + 40)
        gap = self._article.text(position, max(position, found))
        if found < 0 or any(mark in gap for mark in ",.;:(") or RELATION.search(gap):
            return position, False
        return found + len("giữa"), True

    def _partner_behind(self, clause: Clause, hit: Hit[Trigger], other: Group) -> Group:
        """Whom the owner of a meeting meets, behind general words: "cuộc gặp của A với các nhà lãnh đạo của B"."""
        with_ = WITH.match(self._article.lowered, self._skip(other[-1].end))
        if with_ is None or "của" not in self._article.text(hit.end, other[0].start).split():
            return []
        partner = self._groups.after(clause, with_.end())
        return partner if are_two_sides([*other, *partner]) else []

    def _is_met(self, clause: Clause, hit: Hit[Trigger], other: Group) -> bool:
        """Say whether somebody else meets a group: "có cuộc gặp với A và B", "trong cuộc gặp với A và B, C ..."."""
        met = self._article.text(hit.end, other[0].start).split()[-1:] == ["với"]
        return met or bool(self._groups.light_subject(clause, hit))

    def _subject_of_noun(self, clause: Clause, hit: Hit[Trigger], other: Group) -> Group:
        subject = self._groups.light_subject(clause, hit)
        opens = self._opening(clause, hit)
        spoken_of = subject if opens and all(m.kind in SPOKEN_OF for m in subject) else []
        if subject and (not spoken_of or are_two_sides(subject)):
            return subject  # "A nói về Lào trong cuộc gặp với B": Laos does not meet
        if any(m.kind == "organization" for m in spoken_of):
            return self._teller(clause, hit, other) or spoken_of
        if not opens:
            return self._teller(clause, hit, other) or self._following(clause, hit, other)
        return (
            self._following(clause, hit, other)
            or (self._speaker(clause, opens) if _is_met_person(other) else [])
            or self._teller(clause, hit, other)
        )

    def _teller(self, clause: Clause, hit: Hit[Trigger], other: Group) -> Group:
        """Who tells of a meeting with a person: "A bày tỏ trông đợi vào cuộc gặp với B"."""
        return self._implied.teller(clause, hit.start, other) if _is_met_person(other) else []

    def _following(self, clause: Clause, hit: Hit[Trigger], other: Group) -> Group:
        """Who acts behind a noun and whom it names: "Trong cuộc gặp với A, B đề nghị ..."."""
        return self._groups.next_subject(clause, other[-1].end if other else hit.end)

    def _opening(self, clause: Clause, hit: Hit[Trigger]) -> re.Match[str] | None:
        """Find the word that makes an adjunct of a noun: "trong cuộc gặp", "sau chuyến thăm"."""
        return OPENING.search(self._article.text(clause.sentence.start, hit.start))

    def _speaker(self, clause: Clause, opening: re.Match[str]) -> Group:
        """Who says or does something after or in a meeting: "ông A phát biểu sau cuộc gặp với B"."""
        position = clause.sentence.start + opening.start()
        before = [m for m in clause.mentions if m.end <= position and m.kind in ACTORS]
        if not before or not is_person(before[-1]):
            return []
        gap = self._article.text(before[-1].end, position)
        return before[-1:] if SPOKE.fullmatch(gap) else []

    def _signing(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        """Two sides that sign, whatever it is that they sign; "40 năm Ngày ký" only tells since when."""
        if DAY_OF.search(self._article.text(clause.sentence.start, hit.start)):
            return
        subject = self._groups.before(clause, hit.start)
        partners: Group = []
        for found in WITH.finditer(self._article.lowered, hit.end, min(hit.end + 120, clause.sentence.end)):
            partners = partners or self._groups.after(clause, found.end())
        sides = [*subject, *partners]
        if are_two_sides(sides) or (subject and WITH.match(self._article.lowered, self._skip(hit.end))):
            yield candidate_of(clause, hit, [(m, hit.payload.subject) for m in sides])

    def _skip(self, position: int) -> int:
        """Return where the next word begins."""
        while position < len(self._article.lowered) and self._article.lowered[position].isspace():
            position += 1
        return position

    def _appointment(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        """Who comes into an office, by whom, and in which body: "A đắc cử Tổng thống", "A bổ nhiệm B làm ..."."""
        told = self._article.text(clause.sentence.start, clause.sentence.end)
        subject = self._groups.before(clause, hit.start)
        rules = (hit.payload.rulers or _is_dated(clause, hit)) and self._governs(subject)
        if not subject or not (_has_required(hit.payload, told) or rules):
            return
        if PASSING.search(self._article.text(clause.sentence.start, subject[0].start)):
            return  # "kể từ khi A nhậm chức" only tells a time
        if hit.payload.rulers:
            subject = [m for m in subject if m.country == subject[-1].country]  # "cuộc gặp của A với B, người vừa ..."
            if self._is_attribute(clause, hit):
                return
        passive = self._groups.is_passive(subject)
        other = self._groups.before_passive(clause, subject) if passive else self._groups.object_of(clause, hit.end)
        if any(h.payload.type in BILATERAL and hit.end <= h.start < m.start for m in other for h in clause.triggers):
            other = []  # whom a ruler goes on to meet has no part: "A nhậm chức ngày 14/5 gặp B"
        members = [m for m in [*subject, *other] if m.kind != "role" or m.name]
        yield candidate_of(clause, hit, [(m, hit.payload.subject) for m in members])

    def _governs(self, group: Group) -> bool:
        """Say whether a group is of heads of state or of government, by these words or others of the article."""
        return any(GOVERNS.match(m.role or "") or (m.entity_id and m.entity_id in self._rulers) for m in group)

    @cached_property
    def _rulers(self) -> set[str | None]:
        mentions = (m for m in self._article.mentions() if m.kind in OFFICES and m.entity_id)
        return {m.entity_id for m in mentions if GOVERNS.match(m.role or "")}

    def _is_attribute(self, clause: Clause, hit: Hit[Trigger]) -> bool:
        """Say whether words only call somebody by it: "gặp Tổng thống Pháp vừa nhậm chức Emmanuel Macron"."""
        persons = [m for m in clause.mentions if m.kind == "person" and m.end > hit.end]
        return any(
            m.start < hit.start or not (self._article.text(hit.end, m.start).strip() or GOVERNS.match(m.surface))
            for m in persons
        )


FRAMES: dict[str, Callable[[FrameReader, Clause, Hit[Trigger]], Iterator[Candidate]]] = {
    "verb": FrameReader._verb,
    "assembly": FrameReader._assembly,
    "condolence": lambda reader, clause, hit: reader._messages.condolence(clause, hit),
    "noun": FrameReader._noun,
    "travel": lambda reader, clause, hit: reader._travels.travel(clause, hit),
    "arrival": lambda reader, clause, hit: reader._travels.going(clause, hit),
    "travel_noun": lambda reader, clause, hit: reader._travels.travel_noun(clause, hit),
    "signing": FrameReader._signing,
    "ceremony": lambda reader, clause, hit: reader._ceremonies.read(clause, hit),
    "appointment": FrameReader._appointment,
}


def _is_settled(clause: Clause, trigger: Trigger) -> bool:
    """Say whether a clause tells the day, or else the town, of what is only a process without it."""
    if not trigger.dated and not trigger.settled:
        return True
    in_town = trigger.settled and any(m.kind == "place" for m in clause.mentions)
    return in_town or any(len(d.edtf) >= DAY for d in clause.dates)


def _is_dated(clause: Clause, hit: Hit[Trigger]) -> bool:
    """Say whether the day or the month stands right behind the verb of coming into office."""
    dates = [d.start - hit.end for d in clause.dates if len(d.edtf) >= MONTH and d.rule != "period"]
    return hit.payload.type == "appointment" and any(0 <= gap <= DATED_WITHIN for gap in dates)


def _has_required(trigger: Trigger, text: str) -> bool:
    """Say whether a text has one of the words that a trigger requires, if any."""
    return not trigger.requires or any(word in text for word in trigger.requires)


def _are_sides(group: Group, between: bool) -> bool:
    """Say whether a group is two sides; behind "giữa" also a country and who heads a body of no country."""
    heads = [m for m in group if m.name and m.organization_id and m.country is None]
    return may_be_two_sides(group) or (between and bool(heads) and bool(countries_of(group)))


def _is_met_person(other: Group) -> bool:
    """Say whether it is a person who is met."""
    return bool(other) and is_person(other[0])


def _is_known_pair(subject: Group, other: Group) -> bool:
    """Say whether two groups are of two sides; "hai bên" is only where it names the counterpart, too."""
    if not are_two_sides([*subject, *other]):
        return False
    return any(m.kind != "collective" or any(member.name for member in m.inner) for m in subject)
