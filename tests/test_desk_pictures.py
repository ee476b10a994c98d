"""Dates in words, and what the pictures are drawn from."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.desk.network import draw_countries, draw_persons, hub_of
from flows.desk.spoken import Countries, spoken_date
from flows.desk.timeline import MOST_BARS, draw_timeline, timeline_words

COUNTRIES = Countries({"VN": "Việt Nam", "LA": "Lào", "JP": "Nhật Bản"})


@pytest.mark.parametrize(
    ("edtf", "vi", "en"),
    [
        ("2017-03-28", "28/3/2017", "28 March 2017"),
        ("2017-03", "3/2017", "March 2017"),
        ("2017", "2017", "2017"),
        ("2016/2020", "2016 – 2020", "2016 – 2020"),
        ("[2017-03-28,2018-03-28]", "28/3/2017 hoặc 28/3/2018", "28 March 2017 or 28 March 2018"),
        ("XXXX-03-28", "28/3, chưa rõ năm", "28 March, year unknown"),
        ("201X", "201X", "201X"),
        (None, "chưa rõ ngày", "no date"),
    ],
)
def test_dates_are_said(edtf: str | None, vi: str, en: str) -> None:
    said = spoken_date(edtf)
    assert (said.vi, said.en) == (vi, en)


def test_countries_have_names_in_both_languages() -> None:
    assert (COUNTRIES["LA"].vi, COUNTRIES["LA"].en) == ("Lào", "Laos")
    assert COUNTRIES["ZZZ"].vi == COUNTRIES["ZZZ"].en == "ZZZ"


def counted(first: date, events: int = 1, kind: str = "meeting", days: int = 0) -> dict:
    return {"first_day": first, "last_day": first + timedelta(days=days), "kind": kind, "events": events}


@pytest.mark.parametrize(
    ("span", "unit"), [(0, "day"), (44, "day"), (45, "week"), (300, "week"), (900, "month"), (4000, "year")]
)
def test_the_unit_of_time_fits_the_span(span: int, unit: str) -> None:
    timeline = draw_timeline([counted(date(2017, 1, 1)), counted(date(2017, 1, 1) + timedelta(days=span))])
    assert timeline is not None
    assert timeline.unit == unit
    assert sum(bar.total for bar in timeline.bars) == 2


def test_a_single_old_event_does_not_stretch_the_time() -> None:
    recent = [counted(date(2017, 5, day), 10) for day in range(1, 20)]
    timeline = draw_timeline([counted(date(1954, 7, 21)), *recent])
    assert timeline is not None
    assert (timeline.unit, timeline.left) == ("day", 1 + 10)
    assert "1954" not in timeline_words(timeline).vi


def test_events_without_a_day_that_is_known_well_enough_are_counted() -> None:
    rows = [counted(date(2017, 5, 1)), counted(date(2017, 5, 2), 3, days=400), counted(date(2017, 5, 3))]
    rows += [{"first_day": None, "last_day": None, "kind": "call", "events": 5}]
    timeline = draw_timeline(rows)
    assert timeline is not None
    assert timeline.left == 8
    assert draw_timeline(rows[-1:]) is None


@given(st.lists(st.tuples(st.integers(0, 30_000), st.integers(1, 50)), min_size=1, max_size=60))
def test_the_timeline_is_readable_and_loses_nothing(told: list[tuple[int, int]]) -> None:
    rows = [counted(date(1940, 1, 1) + timedelta(days=day), events) for day, events in told]
    timeline = draw_timeline(rows)
    assert timeline is not None
    assert sum(bar.total for bar in timeline.bars) + timeline.left == sum(events for _, events in told)
    assert timeline.unit == "year" or len(timeline.bars) <= MOST_BARS[timeline.unit] + 2
    assert all(top >= 0 and top + height <= 100.1 for bar in timeline.bars for _, top, height in bar.blocks)


def pair(one: str, other: str, events: int) -> dict:
    return {"one": one, "other": other, "events": events}


def test_the_country_that_meets_most_stands_in_the_middle() -> None:
    pairs = [pair("LA", "VN", 5), pair("JP", "VN", 3), pair("JP", "LA", 1)]
    assert hub_of(pairs) == "VN"
    assert hub_of(pairs, "LA") == "LA"
    assert hub_of(pairs, "FR") == "VN"
    assert hub_of([]) is None
    net = draw_countries(pairs, "VN", COUNTRIES)
    assert [dot.name.vi for dot in net.dots] == ["Lào", "Nhật Bản"]
    assert [line.to_hub for line in net.lines] == [False, True, True]


@given(st.integers(1, 60))
def test_countries_stay_within_the_picture(size: int) -> None:
    net = draw_countries([pair(f"C{number}", "VN", 1 + number % 7) for number in range(size)], "VN", COUNTRIES)
    assert all(0 < dot.x < 580 and net.top <= dot.y <= net.top + net.height for dot in net.dots)


def test_persons_stand_opposite_of_those_whom_they_met() -> None:
    pairs = [pair("Trịnh Đình Dũng", "Thansamay Kommasith", 2), pair("Nguyễn Mạnh Hùng", "Boviengkham Vongdara", 1)]
    net = draw_persons(pairs)
    assert [(dot.key, dot.at_end) for dot in net.dots] == [
        ("Trịnh Đình Dũng", True),
        ("Nguyễn Mạnh Hùng", True),
        ("Thansamay Kommasith", False),
        ("Boviengkham Vongdara", False),
    ]
    assert len(net.lines) == 2
