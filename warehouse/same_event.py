"""When two documents tell of one event, and when they cannot.

Tellings are compared by type, time, sides, persons, place and what the event is called. What
speaks for one event gives a strength from 0 to 100; what is certain to differ keeps apart even
those that others would bring together.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from warehouse.likeness import CORRECTED, DAY, WORD, Match, Told, gap, is_correction, is_nearly, share

WISHES = frozenset({"request", "offer", "invitation"})
TITLED = frozenset({"conference", "ceremony"})
EMPTY = frozenset(  # words that names of gatherings have in common
    "hội nghị lần thứ các và về lễ của tại năm với thượng đỉnh cấp cao bộ trưởng diễn đàn quốc tế cuộc họp".split()  # noqa: SIM905
)
SHORT = timedelta(days=3)
LONG = timedelta(days=100)  # what is longer tells no time
NEWS = timedelta(days=5)  # between two reports without a day that tell one piece of news
HALF, SMALLEST = 0.5, 4  # of the sketch of the shorter text, and its size
RELATED = 0.2  # of the runs of words of the shorter sentence: they are about the same
SURE = 60


@dataclass(frozen=True)
class Telling(Told):
    """What is told of an event, and by which documents."""

    telling_id: str
    type: str
    date_edtf: str | None
    date_start: date | None
    date_end: date | None
    city: str | None
    place_country: str | None
    topics: Collection[str]
    name: str
    evidence: str
    is_main: bool
    who: Collection[tuple[str, str, str, str | None]]
    documents: Collection[str]
    first_published: date | None
    texts: Collection[str]
    sketch_of: Callable[[str], frozenset[int]]  # of any text

    @cached_property
    def persons(self) -> frozenset[str]:
        """Ids of the persons who take part."""
        return frozenset(key for kind, key, _, _ in self.who if kind == "person")

    @cached_property
    def organizations(self) -> frozenset[str]:
        """Ids of the organizations that take part."""
        return frozenset(key for kind, key, _, _ in self.who if kind == "organization")

    @cached_property
    def countries(self) -> frozenset[str]:
        """Codes of the countries that take part."""
        return frozenset(key for kind, key, _, _ in self.who if kind == "country")

    @cached_property
    def speaker(self) -> str | None:
        """Country of the one who asks, promises or gives."""
        return next((country for _, _, role, country in self.who if role in {"asker", "giver", "host"}), None)

    @cached_property
    def title(self) -> frozenset[str]:
        """Words of the name that tell it from others."""
        return frozenset(WORD.findall(self.name.lower())) - EMPTY

    @cached_property
    def phrases(self) -> frozenset[tuple[str, str]]:
        """Pairs of words that follow each other in the name."""
        words = WORD.findall(self.name.lower())
        return frozenset(pairwise(words))

    @cached_property
    def invited(self) -> frozenset[str]:
        """Ids of those who are asked, invited or given something."""
        return frozenset(key for kind, key, _, country in self.who if kind != "country" and country != self.speaker)

    @cached_property
    def sketches(self) -> tuple[frozenset[int], ...]:
        """Samples of the runs of words in the texts that tell it."""
        return tuple(map(self.sketch_of, self.texts))

    @cached_property
    def days(self) -> timedelta | None:
        """How long a time the date allows; None where it allows any or a year and more."""
        if self.date_start is None or self.date_end is None or self.date_end - self.date_start > LONG:
            return None
        return self.date_end - self.date_start

    @cached_property
    def is_day(self) -> bool:
        """Whether the date is a day, or a few for what takes as long."""
        longest = timedelta(days=20) if self.type in {"visit", "conference"} else DAY
        return self.days is not None and self.days <= longest


def same_event(a: Telling, b: Telling) -> Match | None:
    """Tell what speaks for one event; None where nothing does."""
    if a.type != b.type or differ(a, b):
        return None
    alike = share(a.runs, b.runs)
    found = _same_words(a, b, alike) or _same_thing(a, b, alike)
    if found is None or found.strength < SURE:
        found = _same_story(a, b, alike) or found
    most = 99 if found and found.strength >= SURE else SURE - 1
    return found and Match(min(most, found.strength + round(9 * alike)), found.reason)


def differ(a: Telling, b: Telling) -> bool:
    """Say whether two tellings cannot mean one event: other days, other persons, or one document tells both."""
    return (
        not a.told_by.isdisjoint(b.told_by)
        or not _sides_agree(a, b)
        or (
            a.is_day
            and b.is_day
            and gap(a, b) > (SHORT if a.type == "visit" else DAY)
            and not (is_correction(a, b) and a.persons == b.persons)
        )
        or _persons_differ(a, b)
        or bool(a.place_country and b.place_country and a.place_country != b.place_country)
        or (a.type in WISHES and a.speaker != b.speaker)
    )


def _sides_agree(a: Telling, b: Telling) -> bool:
    """Compare countries; a telling of one side only goes with others by the persons, a gathering by its name."""
    if a.type in TITLED:
        return bool(a.title & b.title) or bool(a.countries & b.countries)
    if not (a.countries <= b.countries or b.countries <= a.countries):
        return False
    return min(len(a.countries), len(b.countries)) > 1 or bool(a.persons & b.persons)


def _persons_differ(a: Telling, b: Telling) -> bool:
    if not (a.persons and b.persons) or a.type in TITLED:
        return False
    common = a.persons & b.persons
    nested = a.persons <= b.persons or b.persons <= a.persons
    return not common or not (nested or len(common) > 1 or a.type in {"visit", "signing"})


def _same_words(a: Telling, b: Telling, alike: float) -> Match | None:
    """Compare sentences: of those that say nearly the same one was written from the other."""
    if not is_nearly(a, b, alike):
        return None
    if a.date_start and b.date_start:
        if gap(a, b) <= CORRECTED:
            return Match(80, "nearly the same sentence")
        return None
    if a.date_edtf and b.date_edtf and a.date_edtf[-5:] == b.date_edtf[-5:]:
        return Match(80, "nearly the same sentence")
    return Match(70, "nearly the same sentence") if _published_near(a, b, LONG) else None


def _same_thing(a: Telling, b: Telling, alike: float) -> Match | None:
    """Compare time first, and then what must be the same for an event of this type."""
    when = _when(a, b)
    if when is None:
        return None
    if a.type in TITLED:
        return _same_title(a, b, when)
    if a.type in WISHES:
        return _same_wish(a, b, when)
    if a.type == "visit":
        return _same_visit(a, b, when)
    return _same_encounter(a, b, when, alike)


def _same_story(a: Telling, b: Telling, alike: float) -> Match | None:
    """Compare what two texts tell that have half of their words in common: it is the same where nothing differs."""
    when = _when(a, b)
    if when is None or a.countries != b.countries or (a.type in TITLED | WISHES and alike < RELATED):
        return None
    copied = any(
        len(one & other) >= HALF * min(len(one), len(other)) and min(len(one), len(other)) >= SMALLEST
        for one in a.sketches
        for other in b.sketches
    )
    return Match(SURE + 5, f"{when.reason}, told in texts that share half their words") if copied else None


def _when(a: Telling, b: Telling) -> Match | None:
    """Say how far the times of two tellings agree."""
    if a.is_day and b.is_day:
        return Match(30, "the same day") if gap(a, b) == timedelta(0) else _neighbors(a, b)
    if a.days is not None and b.days is not None:
        return Match(5, "a time that holds the other") if gap(a, b) == timedelta(0) else None
    if a.date_edtf and b.date_edtf:
        return Match(15, "the same day of a year") if _same_day_of_year(a, b) else None
    undated = a if not a.date_edtf else b
    return Match(0, "news of these days") if undated.is_main and _published_near(a, b, NEWS) else None


def _neighbors(a: Telling, b: Telling) -> Match | None:
    """Visits and conferences are told by some of their days."""
    if a.type in {"visit", "conference"} and gap(a, b) <= SHORT:
        return Match(15, "days next to each other")
    return None


def _same_day_of_year(a: Telling, b: Telling) -> bool:
    """Say whether candidates of a date have a day in common, or its year is unknown."""
    one, other = (set(re.findall(r"(?:XXXX|\d{4})-\d\d-\d\d", t.date_edtf or "")) for t in (a, b))
    return bool(one & other) or any(x[4:] == y[4:] and "XXXX" in (x[:4], y[:4]) for x in one for y in other)


def _published_near(a: Telling, b: Telling, most: timedelta) -> bool:
    days = [t.first_published or t.date_start for t in (a, b)]
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= most


def _same_encounter(a: Telling, b: Telling, when: Match, alike: float) -> Match | None:
    """Meetings, calls, signings, messages and the like are told by who takes part."""
    persons = a.persons & b.persons
    if len(persons) > 1:
        return Match(50 + when.strength, f"{when.reason}, the same persons")
    if persons:
        known = (when.strength >= 30 or a.countries == b.countries) and not _met_others(a, b, persons)
        return Match(40 + when.strength, f"{when.reason}, the same person") if known else None
    return None if a.persons and b.persons else _same_bodies(a, b, when, alike)


def _same_bodies(a: Telling, b: Telling, when: Match, alike: float) -> Match | None:
    """Compare tellings of which one at least names no person: by organizations, or else by countries."""
    if a.organizations & b.organizations:
        return Match(30 + when.strength, f"{when.reason}, the same organization")
    if (a.organizations and b.organizations) or a.countries != b.countries or when.strength < 30:
        return None
    known = bool(a.is_main and b.is_main and set(a.topics) & set(b.topics)) or alike >= 0.4
    return Match(20 + when.strength, f"{when.reason}, the same countries") if known else None


def _met_others(a: Telling, b: Telling, shared: frozenset[str]) -> bool:
    """Say whether both name whom a person met, and not the same: one who meets a minister may also meet a firm."""
    home = {country for _, key, _, country in a.who if key in shared}
    one, other = ({key for kind, key, _, country in t.who if kind != "country" and country not in home} for t in (a, b))
    return bool(shared and one and other and not one & other)


def _same_visit(a: Telling, b: Telling, when: Match) -> Match | None:
    """Visits are told by guest and host."""
    if a.persons & b.persons:
        return Match(55 + when.strength, f"{when.reason}, the same guest")
    if a.persons and b.persons:
        return None
    hosts = {t.place_country for t in (a, b)}
    if len(hosts) > 1 or None in hosts or a.countries != b.countries or when.strength < 15:
        return None
    return Match(25 + when.strength, f"{when.reason}, the same countries")


def _same_title(a: Telling, b: Telling, when: Match) -> Match | None:
    """Conferences and ceremonies are told by their names; whose they are and numbers in them must be the same."""
    if _numbers(a.title) and _numbers(b.title) and not _numbers(a.title) & _numbers(b.title):
        return None
    same_body = bool(a.organizations & b.organizations) and share(a.title, b.title) > 0
    if share(a.phrases, b.phrases) >= 0.5 and (same_body or share(a.title, b.title) >= 0.7):
        return Match(45 + when.strength, f"{when.reason}, the same name")
    if a.title and b.title:
        return None
    same_place = a.city is not None and a.city == b.city and a.countries == b.countries
    return Match(25 + when.strength, f"{when.reason}, the same city") if same_place else None


def _same_wish(a: Telling, b: Telling, when: Match) -> Match | None:
    """Requests and offers are told by who asks whom for what, invitations by who is invited."""
    if when.strength < 15 or not a.title or share(a.title, b.title) < 0.6:
        return None
    if a.type == "invitation" and not a.invited & b.invited:
        return None
    both = bool(a.persons & b.persons)
    return Match((45 if both else 25) + when.strength, f"{when.reason}, the same wish")


def _numbers(words: Collection[str]) -> set[str]:
    return {word for word in words if word.isdigit()}
