"""Events over time, as stacked bars: days, weeks, months or years, whichever shows the time at a glance."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from flows.desk.reading import Row
from flows.desk.spoken import spoken_date
from flows.desk.words import say
from warehouse.codes import Name

# What is drawn together. Whatever the lexicon adds counts as a contact until it is named here.
GROUPS = ("contacts", "instruments", "wishes")
_GROUP = {"signing": "instruments"} | dict.fromkeys(("request", "offer", "invitation", "aid"), "wishes")

ALL_UP_TO = 50  # so few events are drawn in full
SHARE = 0.9  # of more than these, the shortest time in which so many of them lie: a treaty of 1954 would stretch it
MOST_BARS = {"day": 45, "week": 60, "month": 60}
DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}  # whatever may have lasted longer has no place in one bar
HEIGHT = 100.0
TICKS = 6
FEW = 12  # so few bars are drawn slimmer


@dataclass(frozen=True, slots=True)
class Bar:
    """A time with the number of events of each group, and where it is drawn."""

    place: int
    start: Name
    label: Name
    counts: tuple[int, ...]
    blocks: tuple[tuple[str, float, float], ...]  # group, top, height

    @property
    def total(self) -> int:
        """All events of that time."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the axis, and how far to the right it stands in percent."""

    label: Name
    at: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars of equal width side by side."""

    unit: str
    bars: tuple[Bar, ...]
    width: float  # of a bar, where the next one begins one further on
    ticks: tuple[Tick, ...]
    left: int  # events that are not drawn

    @property
    def highest(self) -> Bar:
        """The time with the most events, the first of several."""
        return max(self.bars, key=lambda bar: bar.total)


def draw_timeline(rows: Sequence[Row]) -> Timeline | None:
    """Draw events that are counted by day and type; None where no day is known."""
    total = sum(row["events"] for row in rows)
    dated = [row for row in rows if row["first_day"] and row["last_day"]]
    if not dated:
        return None
    first, last = _window(dated)
    unit = _unit(first, last)
    start_of, next_of = _STARTS[unit], _NEXT[unit]
    counts: dict[date, Counter[str]] = {}
    at, end = start_of(first), start_of(last)
    while at <= end:
        counts[at] = Counter()
        at = next_of(at)
    for row in dated:
        start = start_of(row["first_day"])
        if start in counts and (row["last_day"] - row["first_day"]).days < DAYS[unit]:
            counts[start][_GROUP.get(row["kind"], GROUPS[0])] += row["events"]
    most = max(1, *(count.total() for count in counts.values()))
    bars = tuple(_bar(unit, place, start, count, most) for place, (start, count) in enumerate(counts.items()))
    width = 0.45 if len(bars) <= FEW else 0.8
    return Timeline(
        unit, bars, width, _ticks(unit, list(counts), (1 - width) / 2), total - sum(bar.total for bar in bars)
    )


def _window(dated: Sequence[Row]) -> tuple[date, date]:
    """Find the shortest time in which nearly all events lie."""
    by_day: Counter[date] = Counter()
    for row in dated:
        by_day[row["first_day"]] += row["events"]
    days = sorted(by_day)
    sums = list(accumulate(by_day[day] for day in days))
    wanted = sums[-1] if sums[-1] <= ALL_UP_TO else SHARE * sums[-1]
    best, end = (days[0], days[-1]), 0
    for begin, day in enumerate(days):
        before = sums[begin - 1] if begin else 0
        while end < len(days) and sums[end] - before < wanted:
            end += 1
        if end == len(days):
            break
        if days[end] - day < best[1] - best[0]:
            best = (day, days[end])
    return best


def _unit(first: date, last: date) -> str:
    days = (last - first).days + 1
    bars = {"day": days, "week": days / 7, "month": days / 30}
    return next((unit for unit, most in MOST_BARS.items() if bars[unit] <= most), "year")


_STARTS: dict[str, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: day - timedelta(days=day.weekday()),
    "month": lambda day: day.replace(day=1),
    "year": lambda day: day.replace(month=1, day=1),
}
_NEXT: dict[str, Callable[[date], date]] = {
    "day": lambda day: day + timedelta(days=1),
    "week": lambda day: day + timedelta(days=7),
    "month": lambda day: (day + timedelta(days=31)).replace(day=1),
    "year": lambda day: day.replace(year=day.year + 1),
}
_PRECISION = {"day": 10, "week": 10, "month": 7, "year": 4}  # characters of the ISO date


def _said(unit: str, start: date) -> Name:
    return spoken_date(start.isoformat()[: _PRECISION[unit]])


def _bar(unit: str, place: int, start: date, count: Counter[str], most: int) -> Bar:
    counts = tuple(count[group] for group in GROUPS)
    ends = [HEIGHT * end / most for end in accumulate(counts)]
    blocks = tuple(
        (group, round(HEIGHT - end, 2), round(HEIGHT * number / most, 2))
        for group, number, end in zip(GROUPS, counts, ends, strict=True)
        if number
    )
    said = _said(unit, start)
    return Bar(place, said, say("week_of", day=said) if unit == "week" else said, counts, blocks)


def _ticks(unit: str, starts: Sequence[date], inset: float) -> tuple[Tick, ...]:
    step = -(-len(starts) // TICKS)
    return tuple(
        Tick(_said(unit, start), round(100 * (place + inset) / len(starts), 2))
        for place, start in enumerate(starts)
        if place % step == 0
    )


def timeline_words(timeline: Timeline) -> Name:
    """Tell what the picture shows."""
    first, last, highest = timeline.bars[0], timeline.bars[-1], timeline.highest
    ends = {"first": first.start, "last": last.start}
    return say("timeline_text", unit=say(timeline.unit), **ends, most=highest.total, when=highest.label)
