"""Dates that are given with an input: checked, and written as EDTF."""

import re
from datetime import date

_DATE = re.compile(
    r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)? ?(?:Z|[+-]\d\d:?\d\d)?)?"  # a time of day
)


def given_date(text: str) -> str | None:
    """Return the day, month or year as EDTF; None where there is no such date.

    A time of day is dropped: events are dated by days.

    >>> given_date("2017-06-21T07:30:00+07:00"), given_date("2022-06"), given_date("2017-02-30")
    ('2017-06-21', '2022-06', None)
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)
