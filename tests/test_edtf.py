from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms import edtf


def test_writes_days_months_years():
    assert edtf.format_day(2017, 6, 21) == "2017-06-21"
    assert edtf.format_day(None, 3, 28) == "XXXX-03-28"
    assert edtf.format_month(2017, 6) == "2017-06"
    assert edtf.format_year(987) == "0987"


def test_writes_intervals_and_candidates():
    assert edtf.interval("2017-05-29", "2017-05-31") == "2017-05-29/2017-05-31"
    assert edtf.interval("2017", "2017") == "2017"
    assert edtf.one_of(["2018-03-28", "2017-03-28", "2018-03-28"]) == "[2017-03-28,2018-03-28]"
    assert edtf.one_of(["2017-03-28"]) == "2017-03-28"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-06-21", date(2017, 6, 21), date(2017, 6, 21)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2017-05-29/2017-06", date(2017, 5, 29), date(2017, 6, 30)),
        ("1999/..", date(1999, 1, 1), None),
        ("../2017", None, date(2017, 12, 31)),
        ("[2017-03-28,2018-03-28]", date(2017, 3, 28), date(2018, 3, 28)),
        ("XXXX-03-28", None, None),
        (None, None, None),
        ("", None, None),
        ("nonsense", None, None),
        ("2017-02-30", None, None),
    ],
)
def test_bounds(text, first, last):
    assert edtf.bounds(text) == (first, last)


@pytest.mark.parametrize("text", ["2017-06-21", "XXXX-02-29", "2016/2020", "1999/..", "[2017-03-28,2018-03-28]"])
def test_accepts_what_is_in_use(text):
    assert edtf.is_edtf(text)


@pytest.mark.parametrize(
    "text", ["", "..", "17-06-21", "2017-13", "2017-02-29", "2017-06-21/", "[]", "21/6/2017", "0000-01-01"]
)
def test_refuses_what_is_no_date(text):
    assert not edtf.is_edtf(text)


def test_knows_the_calendar():
    assert edtf.is_day(None, 2, 29)
    assert edtf.is_day(2016, 2, 29)
    assert not edtf.is_day(2017, 2, 29)
    assert not edtf.is_day(2017, 6, 31)
    assert not edtf.is_day(2017, 0, 1)


@given(st.dates())
def test_a_day_bounds_itself(day):
    text = edtf.format_day(day.year, day.month, day.day)
    assert edtf.is_edtf(text)
    assert edtf.bounds(text) == (day, day)


@given(st.dates(), st.dates())
def test_bounds_of_an_interval_are_ordered(a, b):
    first, last = edtf.bounds(edtf.interval(str(min(a, b)), str(max(a, b))))
    assert first == min(a, b)
    assert last == max(a, b)
