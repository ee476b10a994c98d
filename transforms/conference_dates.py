"""Dates and host countries of conferences that the reference data knows, where the text itself gives none.

"Hội nghị Cấp cao ASEAN lần thứ 28 và 29" was in September 2016, whenever it is written of;
"Hội nghị thượng đỉnh G20" without a number is the one around the day of the report.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from transforms.date_hints import ORDINALS, anchor_terms
from transforms.edtf import bounds
from transforms.reference import Anchor, Reference
from transforms.terms import TermScanner

YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
BY_ABBREVIATION = re.compile(r"(?<!\w)nhóm (?!nước)[^()]{5,90} \((g-?\d+)\)")  # "Nhóm các thành phố cảng (G12)"
AROUND = timedelta(days=45)
YEAR = timedelta(days=366)


class Known(NamedTuple):
    """The days of a conference, the basis of that, and the country where it is held, if known."""

    edtf: str
    basis: str
    country: str | None


class ConferenceDates:
    """Finds the date of a conference by its name."""

    def __init__(self, reference: Reference) -> None:
        self._anchors: TermScanner[tuple[Anchor, ...]] = TermScanner(anchor_terms(reference))

    def find(self, name: str, published: str | None, ahead: bool = False) -> Known | None:
        """Return what is known of a lower-cased name with what follows it, or None where nothing tells.

        A conference without a number is the one around the day of the report, and the next one
        where it lies ``ahead``.
        """
        short = BY_ABBREVIATION.sub(r"\1", name)
        for hit in self._anchors.scan(short):
            ordinals = ORDINALS.match(short, hit.end)
            numbers = {int(number) for number in re.findall(r"\d+", ordinals[1])} if ordinals else None
            named = [a for a in hit.payload if (a.ordinal in numbers if numbers else _is_around(a, published))]
            if not named and not numbers:
                named = _of_year(hit.payload, name) or (_next(hit.payload, published) if ahead else [])
            if named:
                return Known(_common(named), "anchor", _host(named))
        year = YEAR_IN_NAME.search(name)
        return Known(year[1], "explicit", None) if year else None


def _is_around(anchor: Anchor, published: str | None) -> bool:
    first, day = bounds(anchor.date)[0], bounds(published)[1]
    return first is not None and day is not None and abs(first - day) <= AROUND


def _of_year(anchors: tuple[Anchor, ...], name: str) -> list[Anchor]:
    """Return the one of the year in a name, if there was but one: "Hội nghị cấp cao APEC 2017"."""
    year = YEAR_IN_NAME.search(name)
    held = [a for a in anchors if year and all(day.startswith(year[1]) for day in a.date.split("/"))]
    return held if len({anchor.date for anchor in held}) == 1 else []


def _next(anchors: tuple[Anchor, ...], published: str | None) -> list[Anchor]:
    """Return the next one of a yearly series, if it is due within a year."""
    day = bounds(published)[1]
    due = [(first, a) for a in anchors if (first := bounds(a.date)[0]) and day and day < first <= day + YEAR]
    return [min(due, key=lambda pair: (pair[0], pair[1].date))[1]] if due else []


def _host(anchors: list[Anchor]) -> str | None:
    """Return the country that several anchors share."""
    countries = {anchor.country for anchor in anchors}
    return countries.pop() if len(countries) == 1 else None


def _common(anchors: list[Anchor]) -> str:
    """Return the date that several anchors share, at least their year, else the whole span."""
    dates = {anchor.date for anchor in anchors}
    if len(dates) == 1:
        return dates.pop()
    days = [day for anchor in anchors for day in bounds(anchor.date) if day]
    first, last = min(days), max(days)
    return str(first.year) if first.year == last.year else _span(first, last)


def _span(first: date, last: date) -> str:
    return f"{first.year}/{last.year}"
