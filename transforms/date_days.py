"""Days: "chiều 19/9", "từ ngày 18-21/9", "hôm qua", "cùng ngày", "hôm Chủ nhật (21/5)"."""

import re
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple, cast

from transforms import edtf
from transforms.date_clock import UNRESOLVED, Sense, Years, format_candidates
from transforms.date_grammar import Grammar
from transforms.date_page import EXPLICIT, Page, last_weekday, next_weekday
from transforms.date_words import squeeze

# "21/6/17" is of this century, "21/6/85" of the last one.
_CENTURY_TURN = 40
_MONTHS = 12  # a first number above it is no numerator, but a day
_ALWAYS = ("24", "7")  # round the clock
_SHARE = 24  # characters within which a bracket explains a percentage
_JOINTS = (",", "và", ";", "hoặc")
_GOES_ON = re.compile(r"[/%]|[.,-]\d")


class Day(NamedTuple):
    """A day of a month as written, with its place in the text."""

    start: int
    end: int
    day: int
    month: int
    year: int | None


def read_day(page: Page, grammar: Grammar, start: int) -> int:
    """Read an expression that begins with a part of day, "ngày", "hôm" or a weekday."""
    match = grammar.day.match(page.lowered, start)
    if match is None or match.end() == start:
        return 0
    if match["number"] and (end := _read_number(page, grammar, match)):
        return end
    if match["weekday"] and (end := _read_weekday(page, grammar, match)):
        return end
    return _read_relative(page, grammar, match)


def read_weekday(page: Page, grammar: Grammar, start: int) -> int:
    """Read a weekday that no "hôm" introduces; "lần thứ hai" is none."""
    match = grammar.day.match(page.lowered, start)
    if match is None or not match["weekday"]:
        return 0
    if match["number"] and (end := _read_number(page, grammar, match)):
        return end
    wanted = page.around.before_weekday if _is_name(page, match) else page.around.before_small_weekday
    at_head = start == page.sentence_start(start) and match["week"]
    is_dated = squeeze(match["week"] or "") in grammar.words.weeks
    return _read_weekday(page, grammar, match) if is_dated or at_head or page.before(start, wanted) else 0


def read_day_after_from(page: Page, grammar: Grammar, start: int) -> int:
    """Read "từ 28-5 đến 2-6", where only the second day shows that these are dates."""
    place = page.lowered.index(" ", start) + 1
    match = grammar.bare_day.match(page.lowered, place)
    if match is None:
        return 0
    return _add_days(page, grammar, match, place) if match["d2"] else _read_bare(page, grammar, place)


def read_bare_day(page: Page, grammar: Grammar, place: int) -> int:
    """Read a day or month that begins before a "/" and has no cue word: "(21/5)", "đến 3/7"."""
    lowered = page.lowered
    start = place - 1 if place and lowered[place - 1].isdigit() else place
    if start and (lowered[start - 1].isdigit() or lowered[start - 1] in "/.,"):
        return 0
    before = grammar.range_before.search(lowered, max(page.end, start - 16), start)
    if before and (end := _read_bare(page, grammar, before.start())):
        return end
    if start and lowered[start - 1] in "-–":
        return 0
    return _read_bare(page, grammar, start)


def read_written_day(page: Page, grammar: Grammar, start: int) -> int:
    """Read a full date in figures: "21-06-2017"."""
    match = grammar.bare_day.match(page.lowered, start)
    return _add_days(page, grammar, match, start) if match and match["y1"] else 0


def read_day_in_words(page: Page, grammar: Grammar, start: int) -> int:
    """Read "12 tháng 6 năm 2017", without "ngày"."""
    match = grammar.bare_day.match(page.lowered, start)
    if match is None or not match["yw1"] or match["mw1"] == "năm":  # "4 tháng năm 2017" counts months
        return 0
    return _add_days(page, grammar, match, start)


def _read_bare(page: Page, grammar: Grammar, start: int) -> int:
    match = grammar.bare_day.match(page.lowered, start)
    if match is None or not (match["m1"] or match["m2"]):
        return 0
    if not (match["y1"] or match["y2"] or _may_stand_alone(page, match)):
        return 0
    return _add_days(page, grammar, match, start)


def _may_stand_alone(page: Page, match: re.Match[str]) -> bool:
    """Whether "2/3" is a date by what stands around it."""
    start, end = match.span()
    if int(match["d1"]) > _MONTHS and match["m1"] and "/" in match[0]:
        return (match["d1"], match["m1"]) != _ALWAYS and not page.before(start, page.around.address)
    if page.around.fraction_after.match(page.lowered, end):
        return False
    if page.lowered[end : end + 1] == ")" and page.lowered[max(0, start - 2) : start].strip() in ("(", ","):
        return not _explains_a_number(page, start)
    if page.found and page.lowered[page.end : start].strip() in _JOINTS:
        return True
    word = page.around.before_bare_day.search(page.lowered, max(0, start - 16), start)
    return word is not None and not page.lowered[max(0, word.start() - 3) : word.start()].rstrip()[-1:].isdigit()


def _explains_a_number(page: Page, start: int) -> bool:
    """Whether a bracket explains a number: "20% bé gái (1/5)"."""
    before = page.lowered[max(0, start - _SHARE) : start]
    return "%" in before or before[:-1].rstrip()[-1:].isdigit()


def _read_number(page: Page, grammar: Grammar, match: re.Match[str]) -> int:
    if match["m1"] or match["mw1"] or match["d2"]:
        return _add_days(page, grammar, match, match.start())
    return 0


def _add_days(page: Page, grammar: Grammar, match: re.Match[str], start: int) -> int:
    """Record the days of a match; 0 where they are no dates after all."""
    written = year_after(page, grammar, match)
    days = _days(grammar, match, start, written)
    if not all(edtf.is_day(day.year, day.month, day.day) for day in days) or _is_count(page, match):
        return 0
    if page.around.not_a_date_after.match(page.lowered, match.end()):
        return match.end()
    years = written or _years(page, grammar, match, days[0])
    if match["to"] or _in_a_row(days):
        return _add_interval(page, days, years)
    for day in days:
        own = _years_after(years, days[0], day)
        if own.years or not years.years:
            value = format_candidates(own, day.month, day.day)
            page.add(day.start, day.end, value, years.basis, "day", anniversary=_was_celebrated(page, day))
    return match.end()


def _years_after(years: Years, first: Day, day: Day) -> Years:
    """Return the years of a day named after another one, whose years are known: "30/12 và 2/1"."""
    turn = day.month < first.month
    candidates = (day.year,) if day.year is not None else tuple(year + turn for year in years.years)
    return Years(tuple(year for year in candidates if edtf.is_day(year, day.month, day.day)), years.basis)


def _add_interval(page: Page, days: list[Day], years: Years) -> int:
    """Record the time from the first day to the last; nothing where it would run backwards."""
    first, last = days[0], days[-1]
    year = first.year or (years.years[0] if len(years.years) == 1 else None)
    last_year = last.year or (year and year + (last.month < first.month))
    value = edtf.interval(
        edtf.format_day(year, first.month, first.day), edtf.format_day(last_year, last.month, last.day)
    )
    # "(27/7/1947 - 27/7/2017)" spans the years that an anniversary counts.
    spans_years = bool(year and last_year and last_year > year and (first.day, first.month) == (last.day, last.month))
    rule = "anniversary_span" if spans_years else "interval"
    basis = years.basis if year else UNRESOLVED
    is_ordered = (year or 0, first.month, first.day) <= (last_year or 1, last.month, last.day)
    if is_ordered and edtf.is_day(last_year, last.month, last.day):
        page.add(first.start, last.end, value, basis, rule, anniversary=spans_years)
    return last.end


def _days(grammar: Grammar, match: re.Match[str], start: int, written: Years | None) -> list[Day]:
    """Return the days of a match; a day without month or year has those of the day after it."""
    place = match.start("list")
    days = [
        Day(place + item.start(), place + item.end(), int(item[0]), 0, None)
        for item in re.finditer(r"\d+", match["list"])
    ]
    days += [_written(grammar, match, number) for number in "12" if match["d" + number]]
    if written and written.years:
        days[-1] = days[-1]._replace(year=written.years[0])
    for index in reversed(range(len(days) - 1)):
        days[index] = _filled(days[index], days[index + 1])
    if days[-1].year is None and (year := days[0].year):
        days[-1] = days[-1]._replace(year=year + (days[-1].month < days[0].month))
    days[0] = days[0]._replace(start=start)
    days[-1] = days[-1]._replace(end=match.end())
    return days


def _written(grammar: Grammar, match: re.Match[str], number: str) -> Day:
    word, figure = match["mw" + number], match["m" + number]
    month = int(figure) if figure else month_number(grammar, word) if word else 0
    year = match["y" + number] or match["yw" + number]
    if short := match["yy" + number]:
        year = f"20{short}" if int(short) < _CENTURY_TURN else f"19{short}"
    end = max(match.end("d" + number), match.end("tail" + number))
    return Day(match.start("d" + number), end, int(match["d" + number]), month, int(year) if year else None)


def _filled(day: Day, following: Day) -> Day:
    month = day.month or following.month - (day.day > following.day)  # "từ ngày 28 đến 3/6"
    if month == 0:
        month = _MONTHS
    year = day.year or (following.year and following.year - (month > following.month))
    return day._replace(month=month, year=year)


def year_after(page: Page, grammar: Grammar, match: re.Match[str]) -> Years | None:
    """Return the year written behind the days: "21/6 năm 2017", "21/6 năm ngoái", "21/6 cùng năm"."""
    if match["year"]:
        return Years((int(match["year"]),), EXPLICIT)
    if match["phrase"]:
        present = page.clock.present_year()
        step = grammar.words.years[squeeze(match["phrase"])]
        return Years(tuple(year + step for year in present.years), present.basis)
    return page.last_year() if match["same_year"] else None


def _years(page: Page, grammar: Grammar, match: re.Match[str], day: Day) -> Years:
    if day.year is not None:
        return Years((day.year,), EXPLICIT)
    return page.years(day.month, day.day, sense_of(grammar, match), match.start(), match.end())


def sense_of(grammar: Grammar, match: re.Match[str]) -> Sense | None:
    """Return whether a date is said to be the next or the last one: "tới", "vừa qua"."""
    return cast("Sense | None", grammar.words.suffixes.get(squeeze(match["suffix"] or "")))


def month_number(grammar: Grammar, word: str) -> int:
    """Return the number of a month written in figures or words."""
    return int(word) if word.isdigit() else grammar.words.months[squeeze(word)]


def _is_count(page: Page, match: re.Match[str]) -> bool:
    """Whether "2-3" counts something ("ngày 2-3 lần") or goes on as another number."""
    if match["y1"] or match["y2"] or match["mw1"]:
        return False
    if _GOES_ON.match(page.lowered, match.end()):
        return True
    plain = page.lowered[match.end("d1")] in "-." and not match["d2"]
    return plain and page.around.count_after.match(page.lowered, match.end()) is not None


def _in_a_row(days: list[Day]) -> bool:
    """Whether each day is the one after the day before it."""
    return len(days) > 1 and all(a.month == b.month and a.day + 1 == b.day for a, b in pairwise(days))


def _was_celebrated(page: Page, day: Day) -> bool:
    """Whether an anniversary in the same sentence is that of this day."""
    if day.year is None:
        return False
    year = edtf.format_year(day.year)
    return any(mention.anniversary and mention.edtf == year for mention in page.in_sentence(day.start))


def _is_name(page: Page, match: re.Match[str]) -> bool:
    """Whether a weekday is written as a name or with a figure: "thứ Hai", "thứ 2", "Chủ nhật"."""
    start, end = match.span("weekday")
    return any(char.isupper() or char.isdigit() for char in page.body[start:end].split()[-1] + page.body[start])


def _read_weekday(page: Page, grammar: Grammar, match: re.Match[str]) -> int:
    """Record a weekday by the day of the report; "ngày thứ hai" may be the second of several."""
    if match["word"] == "ngày" and not page.body[match.start("weekday") : match.end("weekday")].split()[-1].istitle():
        return 0
    today = page.clock.day
    end = match.end("week") if match["week"] else match.end("weekday")
    returns = page.before(match.start(), page.around.duration) or page.around.not_a_date_after.match(page.lowered, end)
    if today is None or returns:
        return end
    weekday = grammar.words.weekdays[squeeze(match["weekday"])]
    week = squeeze(match["week"] or "")
    if week in grammar.words.weeks:
        day = today - timedelta(today.isoweekday() - weekday) + timedelta(weeks=grammar.words.weeks[week])
    elif grammar.words.suffixes.get(week) == "next":
        day = next_weekday(today + timedelta(1), weekday)
    elif week or match["word"] == "hôm" or not page.lies_ahead(match.start(), until=match.start()):
        day = last_weekday(today, weekday)
    else:
        day = next_weekday(today, weekday)
    page.add(match.start(), end, str(day), page.clock.basis, "weekday", relative=True)
    return end


def _read_relative(page: Page, grammar: Grammar, match: re.Match[str]) -> int:
    words = grammar.words
    if match["lean"]:
        return _add_leaning(page, match, words.leaning_days[squeeze(match["lean"])])
    if match["day"]:
        step = words.days[squeeze(match["day"])]
        return _add_relative(page, match.start(), match.end("day"), step) if isinstance(step, int) else match.end("day")
    if match["near"] and match["part"]:
        return _add_relative(page, match.start(), match.end("near"), words.after_part_of_day[match["near"]])
    return 0


def _add_leaning(page: Page, match: re.Match[str], step: int) -> int:
    end = match.end("lean")
    if day := page.leaning_day(step, match.start()):
        page.add(match.start(), end, *day, "leaning_day", relative=True)
    return end


def _add_relative(page: Page, start: int, end: int, step: int) -> int:
    """Record a day counted from the report; a report known by its month gives its month."""
    clock = page.clock
    if clock.day:
        page.add(start, end, str(clock.day + timedelta(step)), clock.basis, "relative_day", relative=True)
    elif clock.published and step == 0:
        page.add(start, end, clock.published, clock.basis, "relative_day", relative=True)
    return end
