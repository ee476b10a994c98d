"""Dates as EDTF (ISO 8601-2): writing them, checking them, and the days that they allow.

The part of EDTF in use: a day, month or year, where ``XXXX`` stands for an unknown year;
an interval ``a/b``, whose end may be open (``..``); a set of candidates ``[a,b]``.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date
from functools import lru_cache

OPEN = ".."
UNKNOWN_YEAR = "XXXX"
DAY, YEAR = 10, 4  # characters of a day and of a year

_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_POINT = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?")


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has this day; without a year, whether some year has it."""
    if not (is_month(month) and 1 <= day <= _DAYS_OF_MONTH[month - 1]):
        return False
    return (month, day) != (2, 29) or year is None or isleap(year)


def is_month(month: int) -> bool:
    """Whether the calendar has this month."""
    return 1 <= month <= 12


def format_day(year: int | None, month: int, day: int) -> str:
    """Write a day; the year may be unknown."""
    return f"{_year(year)}-{month:02d}-{day:02d}"


def format_month(year: int | None, month: int) -> str:
    """Write a month; the year may be unknown."""
    return f"{_year(year)}-{month:02d}"


def format_year(year: int) -> str:
    """Write a year."""
    return f"{year:04d}"


def interval(first: str, last: str) -> str:
    """Write the time from one point to another, both included."""
    return first if first == last else f"{first}/{last}"


def one_of(values: Iterable[str]) -> str:
    """Write candidates of which one is right; a single candidate is the date itself."""
    candidates = sorted(set(values))
    return candidates[0] if len(candidates) == 1 else f"[{','.join(candidates)}]"


def is_edtf(text: str) -> bool:
    """Whether a text is a date in the part of EDTF that is in use here."""
    return all(part == OPEN or _is_point(part) for part in _parts(text)) and text != OPEN


@lru_cache(maxsize=1 << 14)
def bounds(edtf: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that a date allows; None where that is unknown or open."""
    if not edtf:
        return None, None
    parts = _parts(edtf)
    return _first_day(parts[0]), _last_day(parts[-1])


def _year(year: int | None) -> str:
    return UNKNOWN_YEAR if year is None else format_year(year)


def _parts(text: str) -> list[str]:
    if text.startswith("[") and text.endswith("]"):
        return text[1:-1].split(",")
    return text.split("/", 1)


def _is_point(text: str) -> bool:
    if not (match := _POINT.fullmatch(text)):
        return False
    year, month, day = _numbers(match)
    if year is not None and not MINYEAR <= year <= MAXYEAR:
        return False
    return month is None or is_day(year, month, day if day is not None else 1)


def _first_day(point: str) -> date | None:
    year, month, day = _known(point)
    return date(year, month or 1, day or 1) if year else None


def _last_day(point: str) -> date | None:
    year, month, day = _known(point)
    if not year:
        return None
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _known(point: str) -> tuple[int | None, int | None, int | None]:
    match = _POINT.fullmatch(point)
    return _numbers(match) if match and _is_point(point) else (None, None, None)


def _numbers(match: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    year, month, day = match.groups()
    return (
        None if year == UNKNOWN_YEAR else int(year),
        int(month) if month else None,
        int(day) if day else None,
    )
