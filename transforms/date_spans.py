"""Months, weeks, quarters and years: "tháng 7 tới", "tuần trước", "quý II/2017", "năm ngoái", "40 năm Ngày ký"."""

import re
from datetime import timedelta

from transforms import edtf
from transforms.date_clock import Years, format_candidates
from transforms.date_days import month_number, read_day_in_words, sense_of, year_after
from transforms.date_grammar import YEAR, Grammar
from transforms.date_page import EXPLICIT, Page
from transforms.date_words import squeeze

_MONTHS_OF_QUARTER = 3
_SATURDAY = 6
_REACH_OF_YEAR = 100  # characters behind an anniversary in which its year is named


def read_month(page: Page, grammar: Grammar, start: int) -> int:
    """Read "tháng 6/2017", "tháng Chín năm ngoái", "tháng 3 đến tháng 5", "tháng trước", "2 tháng trước"."""
    if match := grammar.month.match(page.lowered, start):
        return _read_named_month(page, grammar, match)
    if end := read_ago(page, grammar, start):
        return end
    match = grammar.relative_month.match(page.lowered, start)
    if match is None or _is_no_point(page, grammar, start):
        return 0
    if this := page.clock.month:
        month = _shifted(this, grammar.words.relative_months[squeeze(match["phrase"])])
        page.add(start, match.end(), month, page.clock.basis, "relative_month", relative=True)
    return match.end()


def _read_named_month(page: Page, grammar: Grammar, match: re.Match[str]) -> int:
    start = match.start()
    if number := grammar.number_before.search(page.lowered, max(page.end, start - 12), start):
        return read_day_in_words(page, grammar, number.start("n")) if number["n"].isdigit() else 0
    if not _is_month_name(page, match):
        return 0
    named = page.before(start, page.around.called_after_months) and not _written_year(match, "1", "2", "3")
    if named or page.around.not_a_date_after.match(page.lowered, match.end()):
        return match.end()
    first = month_number(grammar, match["m1"])
    last = month_number(grammar, match["m2"] or match["m1"])
    written = _written_year(match, "1", "2", "3")
    years = (
        written
        or year_after(page, grammar, match)
        or page.years(first, None, sense_of(grammar, match), start, match.end())
    )
    value = format_candidates(years, first, None)
    if first != last and len(years.years) < 2:
        value = _months(years.years[0] if years.years else None, first, last, ends=not _written_year(match, "1"))
    page.add(start, match.end(), value, years.basis, "month", relative=bool(match["suffix"] or match["phrase"]))
    return match.end()


def _is_month_name(page: Page, match: re.Match[str]) -> bool:
    """Whether a word is the name of a month: not "ngày, tháng, năm", and no month of the lunar calendar."""
    if match["m1"] == "năm":
        return page.body[match.start("m1")] == "N"
    return match["m1"] != "giêng" or _written_year(match, "1") is not None


def _written_year(match: re.Match[str], *numbers: str) -> Years | None:
    years = [match[group + number] for number in numbers for group in ("y", "yw")]
    return next((Years((int(year),), EXPLICIT) for year in years if year), None)


def _months(year: int | None, first: int, last: int, *, ends: bool) -> str:
    """Write a span of months whose end or beginning lies in a year."""
    turn = int(first > last)
    first_year = year and year - (turn if ends else 0)
    return edtf.interval(
        edtf.format_month(first_year, first), edtf.format_month(first_year and first_year + turn, last)
    )


def read_bare_month(page: Page, grammar: Grammar, place: int) -> int:
    """Read "6/2017" without "tháng"; "Nghị định số 15/2017/NĐ-CP" is none."""
    lowered = page.lowered
    start = place - 1 if place and lowered[place - 1].isdigit() else place
    if start and (lowered[start - 1].isalnum() or lowered[start - 1] in "/.,-"):
        return 0
    match = grammar.bare_month.match(lowered, start)
    if match is None or page.before(start, page.around.document_number):
        return 0
    page.add(start, match.end(), edtf.format_month(int(match["y"]), int(match["m"])), EXPLICIT, "month")
    return match.end()


def read_week(page: Page, grammar: Grammar, start: int) -> int:
    """Read "tuần này", "cuối tuần trước", "2 tuần trước"."""
    if end := read_ago(page, grammar, start):
        return end
    match = grammar.week.match(page.lowered, start)
    if match is None or _is_no_point(page, grammar, start):
        return 0
    if today := page.clock.day:
        monday = today - timedelta(today.isoweekday() - 1)
        phrase = squeeze(match["phrase"])
        is_ending = phrase in grammar.words.ending_weeks and today.isoweekday() >= _SATURDAY
        first = monday + timedelta(weeks=0 if is_ending else grammar.words.weeks[phrase])
        begin = start
        if end_of_week := grammar.end_of_week.search(page.lowered, max(page.end, start - 8), start):
            begin = end_of_week.start()
        value = edtf.interval(str(first + timedelta(4 if end_of_week else 0)), str(first + timedelta(6)))
        page.add(begin, match.end(), value, page.clock.basis, "week", relative=True)
    return match.end()


def read_quarter(page: Page, grammar: Grammar, start: int) -> int:
    """Read "quý II/2017", "quý 3 năm nay"."""
    match = grammar.quarter.match(page.lowered, start)
    if match is None:
        return 0
    last = grammar.words.quarters[match["q"]] * _MONTHS_OF_QUARTER
    first = last - _MONTHS_OF_QUARTER + 1
    written = match["y"] or match["yy"]
    years = Years((int(written),), EXPLICIT) if written else year_after(page, grammar, match)
    years = years or page.years(last - 1, None, sense_of(grammar, match), start, match.end())
    year = years.years[0] if len(years.years) == 1 else None
    page.add(start, match.end(), _months(year, first, last, ends=False), years.basis, "quarter", relative=not written)
    return match.end()


def read_year(page: Page, grammar: Grammar, start: int) -> int:
    """Read "năm 2017", "giai đoạn 2016-2020", "năm 1999 đến nay"."""
    match = grammar.year.match(page.lowered, start)
    return _add_years(page, match) if match else 0


def read_year_in_words(page: Page, grammar: Grammar, start: int) -> int:
    """Read "năm ngoái", "10 năm trước", "40 năm Ngày ký"."""
    if end := _read_anniversary(page, grammar, start) or read_ago(page, grammar, start):
        return end
    match = grammar.relative_year.match(page.lowered, start)
    if match is None or _is_no_point(page, grammar, start):
        return 0
    present = page.clock.present_year()
    if present.years:
        year = present.years[0] + grammar.words.years[squeeze(match["phrase"])]
        page.add(start, match.end(), edtf.format_year(year), present.basis, "relative_year", relative=True)
    return match.end()


def read_period(page: Page, grammar: Grammar, start: int) -> int:
    """Read "2016-2020", which is no time of an event."""
    match = grammar.years.match(page.lowered, start)
    if match is None or match["a"] >= match["b"]:
        return 0
    page.add(start, match.end(), f"{match['a']}/{match['b']}", EXPLICIT, "period")
    return match.end()


def _add_years(page: Page, match: re.Match[str]) -> int:
    start, end = match.span()
    first, last = match["a"], match["b"]
    if last == "nay":
        present = page.clock.present_year()
        is_known = present.years and int(first) <= present.years[0]
        value = edtf.interval(first, edtf.format_year(present.years[0]) if is_known else edtf.OPEN)
        page.add(start, end, value, present.basis if is_known else EXPLICIT, "since", relative=True)
    elif last and first < last:
        page.add(start, end, f"{first}/{last}", EXPLICIT, "period")
    elif first.endswith("0") and not match["more"] and page.before(start, page.around.decades):
        page.add(start, end, f"{first}/{int(first) + 9}", EXPLICIT, "period")
    else:
        return _add_each_year(page, match)
    return end


def _add_each_year(page: Page, match: re.Match[str]) -> int:
    """Record "năm 2000, 2007 và 2013" as three years."""
    end = match.end("a")
    page.add(match.start(), end, match["a"], EXPLICIT, "year")
    for year in re.finditer(YEAR, match["more"]):
        place = match.start("more")
        end = place + year.end()
        page.add(place + year.start(), end, year[0], EXPLICIT, "year")
    return end


def _read_anniversary(page: Page, grammar: Grammar, start: int) -> int:
    """Read "55 năm Ngày thiết lập" as the year in which it was."""
    match = grammar.anniversary.match(page.lowered, start)
    number = match and grammar.number_before.search(page.lowered, max(page.end, start - 12), start)
    if not match or not number or not _is_celebrated(page, match):
        return 0
    present = _year_of_sentence(page, grammar, match) or page.clock.present_year()
    years = _count(grammar, number["n"])
    if not present.years or years >= present.years[0]:
        return 0
    value = edtf.format_year(present.years[0] - years)
    page.add(number.start("n"), match.end(), value, "anniversary", "anniversary", anniversary=True)
    return match.end()


def _is_celebrated(page: Page, match: re.Match[str]) -> bool:
    """Whether the count of years is one of an anniversary: "Ngày" with a capital, or "kỷ niệm" before it."""
    if match["head"] == "ngày" and page.body[match.start("head")] == "N":
        return True
    first = max(page.sentence_start(match.start()), match.start() - 60)
    return page.around.celebration.search(page.lowered, first, match.start()) is not None


def _year_of_sentence(page: Page, grammar: Grammar, match: re.Match[str]) -> Years | None:
    """Return the year that the sentence names for an anniversary: "kỷ niệm 45 năm ... trong năm 2018"."""
    for mention in page.in_sentence(match.start()):
        if mention.rule in ("year", "relative_year"):
            return Years((int(mention.edtf),), mention.basis)
    until = min(page.sentence_end(match.start()), match.end() + _REACH_OF_YEAR)
    later = grammar.in_year.search(page.lowered, match.end(), until)
    return Years((int(later["y"]),), EXPLICIT) if later else None


def read_ago(page: Page, grammar: Grammar, start: int) -> int:
    """Read "10 ngày trước", "2 năm nữa", "một ngày trước đó"."""
    match = grammar.ago.match(page.lowered, start)
    number = match and grammar.number_before.search(page.lowered, max(page.end, start - 12), start)
    if not match or not number or page.before(number.start("n"), page.around.duration):
        return 0
    steps = _count(grammar, number["n"]) * (-1 if match["way"] == "trước" else 1)
    first, end = number.start("n"), match.end()
    if match["lean"] or match["way"] == "sau":
        if match["unit"] == "ngày" and (day := page.leaning_day(steps, start)):
            page.add(first, end, *day, "leaning_day", relative=True)
        return end
    if value := _stepped(page, match["unit"], steps):
        page.add(first, end, value, page.clock.basis, "ago", relative=True)
    return end


def read_ago_from_here(page: Page, grammar: Grammar, start: int) -> int:
    """Read "cách đây 2 tuần", "cách đây khoảng một năm"."""
    match = grammar.ago_from_here.match(page.lowered, start)
    if match is None:
        return 0
    if value := _stepped(page, match["unit"], -_count(grammar, match["n"])):
        page.add(start, match.end(), value, page.clock.basis, "ago", relative=True)
    return match.end()


def read_steps(page: Page, grammar: Grammar, start: int) -> int:
    """Read "trước đó một ngày", "sau đó 2 ngày"."""
    match = grammar.steps_from.match(page.lowered, start)
    if match is None:
        return 0
    way = grammar.words.leaning_steps[squeeze(match["way"])]
    if day := page.leaning_day(way * _count(grammar, match["n"]), start):
        page.add(start, match.end(), *day, "leaning_day", relative=True)
    return match.end()


def _stepped(page: Page, unit: str, steps: int) -> str | None:
    """Return the day, week, month or year some steps from the report."""
    today, month = page.clock.day, page.clock.month
    if unit in ("ngày", "hôm"):
        return str(today + timedelta(steps)) if today else None
    if unit == "tuần":
        monday = today and today - timedelta(today.isoweekday() - 1) + timedelta(weeks=steps)
        return edtf.interval(str(monday), str(monday + timedelta(6))) if monday else None
    if unit == "tháng":
        return _shifted(month, steps) if month else None
    present = page.clock.present_year()
    return edtf.format_year(present.years[0] + steps) if present.years else None


def _shifted(month: tuple[int, int], steps: int) -> str:
    year, index = divmod(month[0] * 12 + month[1] - 1 + steps, 12)
    return edtf.format_month(year, index + 1)


def _is_no_point(page: Page, grammar: Grammar, start: int) -> bool:
    """Whether "năm trước" is part of a duration or a comparison: "những năm trước", "cùng kỳ năm trước"."""
    if page.before(start, page.around.duration) or page.before(start, page.around.comparison):
        return True
    return grammar.number_before.search(page.lowered, max(0, start - 12), start) is not None


def _count(grammar: Grammar, number: str) -> int:
    return int(number) if number.isdigit() else grammar.words.numbers[number]
