"""Where an event takes place: by the words of its clause, the local time, or the event that it goes on with."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from transforms.article import Article
from transforms.attendance import WHERE_MET
from transforms.candidates import WISHES, Candidate
from transforms.conferences import is_aside
from transforms.cues import opened, words
from transforms.edtf import DAY, bounds
from transforms.event_lexicon import Trigger
from transforms.groups import PLACES
from transforms.model import Mention
from transforms.news_day import SAME_SESSION
from transforms.reference import Place
from transforms.terms import Hit

NO_CITY = re.compile(rf"(?:{words('venue')}|{words('region')})(?!\w)")
HELD_IN = re.compile(r"(?<!\w)(?:tại|ở)\s+$")
ADJUNCT = re.compile(
    r"(?:^|[,;:])\s*(?:[\d/.\-–()]+\s*|(?:ngày|sáng|chiều|tối|trưa|đêm|hôm|nay|qua|cùng|giờ|tháng)\s+)*$"
)
ASIDE = re.compile(rf"{opened('aside')}(?!\w)")
PLACE_WORD = re.compile(rf"{opened('place')}\s+$")
LOCAL_TIME = re.compile(rf"(?<!\w)giờ\s+(?:{words('place')}\s+)?$")
SEATED = re.compile(rf"{opened('seated')}[^,;]{{0,30}}$")
ON_MARGIN = re.compile(rf"{opened('margin')}\s")
ABBREVIATION = re.compile(r"(?<!\w)[A-Z][A-Z\d-]+(?!\w)")
CALLED_AFTER = re.compile(r"\s+(?:(?:hòa bình|an ninh|kinh tế|quốc tế)\s+)*")
TOWN_RULES = frozenset({"place:city", "place:capital"})
AFTER = re.compile(r"(?<!\w)(?:ngay )?sau\s+(?:buổi |cuộc )?$")
BESIDE = 24  # characters behind a house in which it is told where it stands
CITY_STATES = frozenset({"SG", "VA", "MC"})
NAME = 80  # characters in which a gathering is named
REACH = 24  # characters before a place in which the word stands that leads to it
HOME_TIME = "Hà Nội"  # readers are told what time it was at home
HOSTED = frozenset({"visit", "conference", "ceremony"})  # their host counts as a side
ROOTED = frozenset({"meeting", "call", "signing", "conference", "ceremony"})  # whose city is that of what is said there
STAYING = (ROOTED - {"call"}) | WISHES | {"aid", "message"}  # what takes place where somebody is on that day
STAY = timedelta(days=7)  # longest gathering of which all days are in one city


@dataclass(frozen=True, slots=True)
class Houses:
    """Well-known houses whose city is known: by name, and where a text says that something is in one of them."""

    by_name: Mapping[str, Place]
    held_in: re.Pattern[str]  # over lower-cased text


def houses_of(places: Iterable[Place]) -> Houses:
    """Return the houses among places."""
    known = {name: place for place in places if place.city for name in (place.name, *place.aliases)}
    names = "|".join(re.escape(name.lower()) for name in sorted(known, key=lambda name: (-len(name), name)))
    return Houses(
        known | {name.lower(): place for name, place in known.items()},
        re.compile(rf"(?<!\w)(?:tại|ở)\s+(?P<house>{names})(?!\w)"),
    )


class EventPlaces:
    """Finds the places of the events of one article."""

    def __init__(self, article: Article, houses: Houses) -> None:
        self._article = article
        self._houses = houses

    def place(self, candidate: Candidate) -> None:
        """Fill in country and city from the clause that tells the event; a gathering may have them by its name."""
        candidate.city = self._city(candidate.city)
        for mention in candidate.clause.mentions:
            if candidate.city is not None:
                return
            gap = self._before(candidate, mention)
            held_in = HELD_IN.search(gap) if mention.kind == "country" and candidate.type != "visit" else None
            if held_in and not (candidate.type == "conference" and is_aside(self._article, candidate.end, mention)):
                candidate.host = candidate.host or mention.country
                if mention.country in CITY_STATES:
                    at = mention.start - len(held_in.group())
                    in_it = candidate.type == "conference" or self._is_told_of(candidate, at)
                    candidate.city = mention.name if in_it else None
            elif mention.kind == "place" and PLACE_WORD.search(gap):
                house = self._houses.by_name.get(mention.name or "")
                if house is None or not self._is_abroad(candidate, house, mention.end):
                    candidate.host = candidate.host or mention.country
                    candidate.city = self._city(mention.name)
        if candidate.type == "conference" and candidate.city is None:
            self._place_by_name(candidate)
        if candidate.type in ROOTED and candidate.city is None:
            self._place_in_house(candidate)
            candidate.city = candidate.city or self._by_local_time(candidate)

    def place_beside(self, events: Sequence[Candidate]) -> None:
        """Place who meets beside a gathering where that is held, as one clause tells both."""
        for gathering in [e for e in events if e.type == "conference" and e.city]:
            if WHERE_MET.search(self._article.text(gathering.clause.sentence.start, gathering.start)):
                for event in events:
                    if event.clause is gathering.clause and event.type == "meeting" and event.city is None:
                        self._put(event, gathering)

    def _put(self, event: Candidate, gathering: Candidate) -> None:
        """Place a meeting where a gathering is held, unless another meeting stands between them."""
        first, last = sorted((event, gathering), key=lambda e: e.start)
        between = (h for h in event.clause.triggers if first.end <= h.start < last.start)
        if not any(h.payload.type in ROOTED for h in between):
            event.city, event.host = gathering.city, event.host or gathering.host

    def place_wish(self, wish: Candidate) -> None:
        """Fill in the city that an adjunct before a wish tells: "Tại Hà Nội, A đề nghị B ..."."""
        for mention in wish.clause.mentions:
            if (
                mention.kind != "place"
                or mention.end > wish.start
                or not PLACE_WORD.search(self._before(wish, mention))
            ):
                continue
            before = self._article.text(wish.clause.sentence.start, mention.start)
            if "," in self._article.text(mention.end, wish.start) and not SEATED.search(before):
                wish.city = self._city(mention.name)
                return

    def share(self, events: Sequence[Candidate]) -> None:
        """Let events without a city take that of the event they are told with; all come in the order of the text."""
        placed = [e for e in events if e.city and e.type in ROOTED]
        for event in [e for e in events if e.city is None and e.type in STAYING and not _is_only_mentioned(e)]:
            source = _latest(event, (e for e in placed if self._are_together(event, e)))
            if source:
                event.city = source.city
                if event.type not in HOSTED:
                    event.host = event.host or source.host

    def _before(self, candidate: Candidate, mention: Mention) -> str:
        return self._article.text(max(candidate.clause.sentence.start, mention.start - REACH), mention.start)

    def _city(self, place: str | None) -> str | None:
        """Return the city that a house stands in; none for other houses and for regions."""
        if place is None:
            return None
        house = self._houses.by_name.get(place)
        return house.city if house else None if NO_CITY.match(place.lower()) else place

    def _place_by_name(self, gathering: Candidate) -> None:
        """Take the town that a gathering is called after: "đàm phán hòa bình Astana", "Hội nghị An ninh Munich"."""
        heads = {hit.end for hit in gathering.clause.triggers if hit.start == gathering.start}
        for mention in gathering.clause.mentions:
            if mention.kind == "place" and mention.rule in TOWN_RULES and mention.start > gathering.start:
                if any(CALLED_AFTER.fullmatch(self._article.lowered, end, mention.start) for end in heads):
                    gathering.city, gathering.host = self._city(mention.name), gathering.host or mention.country
                return

    def _place_in_house(self, candidate: Candidate) -> None:
        """Take the city of a house that is an organization, too: "tại Nhà Trắng"."""
        sentence = candidate.clause.sentence
        for found in self._houses.held_in.finditer(self._article.lowered, sentence.start, sentence.end):
            house = self._houses.by_name[found["house"]]
            if self._is_told_of(candidate, found.start()) and not self._is_abroad(candidate, house, found.end()):
                candidate.city, candidate.host = house.city, candidate.host or house.country
                return

    def _is_abroad(self, candidate: Candidate, house: Place, end: int) -> bool:
        """Say whether a house is one of that name in another country: "tại Trung tâm Hội nghị quốc gia ở Jeju"."""
        behind = (m for m in candidate.clause.mentions if end <= m.start <= end + BESIDE and m.kind in PLACES)
        told = next((m for m in behind if "," not in self._article.text(end, m.start)), None)
        return told is not None and told.country not in {None, house.country}

    def _is_told_of(self, candidate: Candidate, position: int) -> bool:
        """Say whether a place is that of an event: an adjunct before it, or with nothing that parts them."""
        if position < candidate.start:
            before = self._article.text(candidate.clause.sentence.start, position)
            parted = any(mark in self._article.text(position, candidate.start) for mark in ",;")
            return bool(ADJUNCT.search(before)) or not (parted or ASIDE.search(before[before.rfind(",") + 1 :]))
        gap = self._article.text(candidate.end, position)
        if any(candidate.end <= h.start < position and self._is_other(candidate, h) for h in candidate.clause.triggers):
            return False
        return not any(mark in gap for mark in ",;") and not ASIDE.search(gap, 1)

    def _is_other(self, candidate: Candidate, hit: Hit[Trigger]) -> bool:
        """Say whether a trigger behind an event tells another one; "họp báo sau hội đàm" is where the talks were."""
        if hit.payload.type == candidate.type and AFTER.search(self._article.text(candidate.end, hit.start)):
            return False
        return hit.payload.type in ROOTED

    def _by_local_time(self, candidate: Candidate) -> str | None:
        """Return the city whose time is told: "chiều 31/5 giờ Washington (sáng 1/6 giờ Hà Nội)"."""
        told = [
            m for m in candidate.clause.mentions if m.kind == "place" and LOCAL_TIME.search(self._before(candidate, m))
        ]
        return next((m.name for m in told if m.name != HOME_TIME and candidate.host in {None, m.country}), None)

    def _are_together(self, event: Candidate, other: Candidate) -> bool:
        """Say whether an event takes place where the other does: told in one clause, in one session, by one person."""
        if event.host and other.host and event.host != other.host:
            return False
        if (event.status == "planned") != (other.status == "planned"):
            return False
        gathering = event.type not in WISHES and other.type == "conference"
        if gathering and (event.clause is other.clause or self._is_beside(event, other)):
            return True
        return _is_same_day(event, other) and (self._is_said_at(event, other) or _are_same_people(event, other))

    def _is_beside(self, event: Candidate, conference: Candidate) -> bool:
        """Say whether an event takes place beside a gathering that the article has told before or names again."""
        sentence, body = event.clause.sentence, self._article.document.body
        beside = ON_MARGIN.search(self._article.lowered, sentence.start, sentence.end)
        if beside is None or not _may_be_at_once(event, conference):
            return False
        named = set(ABBREVIATION.findall(body, beside.end(), min(beside.end() + NAME, sentence.end)))
        return not named or not named.isdisjoint(ABBREVIATION.findall(conference.clause.sentence.text))

    def _is_said_at(self, event: Candidate, conference: Candidate) -> bool:
        before = self._article.text(event.clause.sentence.start, event.start)
        return conference.type == "conference" and bool(SAME_SESSION.search(before))


def _is_only_mentioned(event: Candidate) -> bool:
    """Say whether a gathering has no date of its own: it may be one that is spoken of."""
    return event.type in HOSTED and event.leaned


def _may_be_at_once(event: Candidate, other: Candidate) -> bool:
    first, last = bounds(event.edtf)
    begin, end = bounds(other.edtf)
    return not (first and last and begin and end) or (first <= end and begin <= last)


def _is_same_day(event: Candidate, other: Candidate) -> bool:
    """Say whether the day of an event is that of the other, or one of its days; what is said has all of them."""
    if event.edtf is None or (len(event.edtf) != DAY and not _leans_on_days(event, other)):
        return False
    day, (first, last) = bounds(event.edtf)[0], bounds(other.edtf)
    return bool(day and first and last and first <= day <= last <= first + STAY)


def _leans_on_days(event: Candidate, other: Candidate) -> bool:
    """Say whether an event has no day of its own, but the days of the other, which are the news."""
    return event.leaned and event.status != "planned" and event.edtf == other.edtf and other.basis != "anchor"


def _are_same_people(event: Candidate, other: Candidate) -> bool:
    """Say whether one person is at both; where none is named, the sides must be those of the other."""
    persons = [{m.entity_id for m in e.persons()} for e in (event, other)]
    if all(persons):
        return not persons[0].isdisjoint(persons[1])
    return set(event.countries()) <= set(other.countries()) and len(other.countries()) > 1


def _latest(event: Candidate, others: Iterable[Candidate]) -> Candidate | None:
    """Return the one told last before the event, or else first behind it; the others come in the order of the text."""
    found = list(others)
    before = [e for e in found if e.start <= event.start]
    return before[-1] if before else next(iter(found), None)
