"""The year of a day or month that the text writes without one.

Dates in news lean on the day of the report. Where that is not known, the text itself may
tell the year: by a full date, a year that is "now", a dated thing that it names, or the
offices that the named persons hold.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from transforms import edtf
from transforms.edtf import bounds, is_day

Sense = Literal["near", "next", "last"]

UNRESOLVED = "unresolved"
TEXT_YEAR = "text_year"

# Candidates that a set may hold; more would say nothing.
MOST_CANDIDATES = 4
# Within so many days of the report a date is taken as recent, whatever is said beside it.
RECENT = 45
# A report may come before its event: "5/7 vừa qua" in the night to 5/7.
_DAYS_BEFORE = 20
_TO_LEAP_YEAR = 8
_MID_MONTH = 15


class Years(NamedTuple):
    """The years that a date may fall in, and what that rests on."""

    years: tuple[int, ...]
    basis: str


class Period(NamedTuple):
    """The days from ``first`` to ``last``, in which the text must speak."""

    first: date
    last: date


NO_YEARS = Years((), UNRESOLVED)


@dataclass(frozen=True, slots=True)
class Hints:
    """What a text without a day of publication tells of its time."""

    year: int | None = None
    after: date | None = None  # the newest thing of the past that it names
    before: date | None = None  # the next thing of the future that it names
    tenures: tuple[tuple[Period, ...], ...] = ()  # of each person, the times in the named office


class Clock:
    """The time from which a document speaks."""

    def __init__(self, published: str | None, basis: str, look_for_hints: Callable[[], Hints]) -> None:
        self.published = published
        self.basis = basis
        first, last = bounds(published)
        self._middle = first + (last - first) / 2 if first and last else None
        self.day = first if first == last else None
        self.month = _same_month(first, last)
        self._look_for_hints = look_for_hints

    @cached_property
    def hints(self) -> Hints:
        """What the text tells of its time, looked for once."""
        return self._look_for_hints()

    def present_year(self) -> Years:
        """Return the year of the report."""
        if self._middle:
            return Years((self._middle.year,), self.basis)
        year = self.hints.year
        return Years((year,), TEXT_YEAR) if year else NO_YEARS

    def years(self, month: int, day: int | None, sense: Sense) -> Years:
        """Return the years in which a day (or month) without a year may lie."""
        reference = self._middle
        if reference is None:
            return self._from_hints(month, day)
        year = _chosen_year(reference, month, day, sense)
        return Years((year,), self.basis) if year else NO_YEARS

    def distance(self, year: int, month: int, day: int | None) -> int:
        """Return how many days after the report a day lies; before it the number is negative."""
        return (date(year, month, day or _MID_MONTH) - self._middle).days if self._middle else 0

    def _from_hints(self, month: int, day: int | None) -> Years:
        hints = self.hints
        if hints.year and is_day(hints.year, month, day or 1):
            return Years((hints.year,), TEXT_YEAR)
        if hints.after or hints.before:
            return _by_anchor(hints, month, day)
        candidates = _in_all(hints.tenures, month, day)
        return Years(candidates, "tenure") if 0 < len(candidates) <= MOST_CANDIDATES else NO_YEARS


def format_candidates(years: Years, month: int, day: int | None) -> str:
    """Write a day or month with the years in which it may lie."""
    candidates: tuple[int | None, ...] = years.years or (None,)
    if day is None:
        return edtf.one_of(edtf.format_month(year, month) for year in candidates)
    return edtf.one_of(edtf.format_day(year, month, day) for year in candidates)


def _same_month(first: date | None, last: date | None) -> tuple[int, int] | None:
    if first and last and (first.year, first.month) == (last.year, last.month):
        return first.year, first.month
    return None


def _around(reference: date, month: int, day: int | None) -> list[date]:
    """Return the day in the years around a reference, oldest first; a month stands by its middle."""
    day = day or _MID_MONTH
    reach = _TO_LEAP_YEAR if (month, day) == (2, 29) else 1
    years = range(max(MINYEAR, reference.year - reach), min(MAXYEAR, reference.year + reach) + 1)
    return [date(year, month, day) for year in years if is_day(year, month, day)]


@lru_cache(maxsize=1 << 14)
def _chosen_year(reference: date, month: int, day: int | None, sense: Sense) -> int | None:
    candidates = _around(reference, month, day)
    return _choose(candidates, reference, sense).year if candidates else None


def _choose(candidates: list[date], reference: date, sense: Sense) -> date:
    distances = [(candidate - reference).days for candidate in candidates]
    if sense == "next":
        return next((c for c, d in zip(candidates, distances, strict=True) if d >= -RECENT), candidates[-1])
    if sense == "last":
        return next(
            (c for c, d in zip(candidates[::-1], distances[::-1], strict=True) if d <= _DAYS_BEFORE), candidates[0]
        )
    return min(candidates, key=lambda candidate: abs((candidate - reference).days))


def _by_anchor(hints: Hints, month: int, day: int | None) -> Years:
    """Return the first such day after what has happened, or the last one before what is to come."""
    if after := hints.after:
        days = [candidate for candidate in _around(after, month, day) if candidate >= after][:1]
    elif before := hints.before:
        days = [candidate for candidate in _around(before, month, day) if candidate <= before][-1:]
    else:
        days = []
    return Years((days[0].year,), "anchor") if days else NO_YEARS


def _in_all(tenures: tuple[tuple[Period, ...], ...], month: int, day: int | None) -> tuple[int, ...]:
    """Return the years in which every person held the named office on such a day."""
    if not tenures:
        return ()
    first = max(min(period.first for period in periods) for periods in tenures)
    last = min(max(period.last for period in periods) for periods in tenures)
    if last.year - first.year > MOST_CANDIDATES:
        return ()
    years = [year for year in range(first.year, last.year + 1) if is_day(year, month, day or _MID_MONTH)]
    days = [date(year, month, day or _MID_MONTH) for year in years]
    return tuple(day.year for day in days if all(_within(periods, day) for periods in tenures))


def _within(periods: tuple[Period, ...], day: date) -> bool:
    return any(period.first <= day <= period.last for period in periods)
