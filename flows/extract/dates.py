"""Dates that are given with an input: checked, and written as EDTF."""

import re
from datetime import date, datetime, timedelta

_DATE = re.compile(
    r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?"
    r"(?:[T ][0-2]\d:[0-5]\d(?::\d\d(?:\.\d+)?)? ?(?:Z|[+-]\d\d:?\d\d)?)?"  # a time of day
)
_ZONED = re.compile(r"(.{16}).*?(?:Z|([+-])(\d\d):?(\d\d))")
_VIETNAM = timedelta(hours=7)


def given_date(text: str) -> str | None:
    """Return the day, month or year as EDTF; None where there is no such date.

    A time of day is dropped, for events are dated by days; where it names its zone, the day is that in Vietnam.

    >>> given_date("2017-06-21T07:30:00+07:00"), given_date("2022-06"), given_date("2017-02-30")
    ('2017-06-21', '2022-06', None)
    >>> given_date("2017-06-21T23:30:00Z")
    '2017-06-22'
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
        zoned = _ZONED.fullmatch(text.strip())
        if zoned:
            return _in_vietnam(*zoned.groups())
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


def _in_vietnam(time: str, sign: str | None, hours: str | None, minutes: str | None) -> str:
    """The day in Vietnam at a time of another zone."""
    ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    there = datetime.fromisoformat(time)
    return (there + (ahead if sign == "-" else -ahead) + _VIETNAM).date().isoformat()
