"""A document while its dates are read: the text, its time, and what was found so far."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from transforms.date_clock import RECENT, TEXT_YEAR, Clock, Sense, Years
from transforms.date_words import DateWords, alternation
from transforms.edtf import bounds
from transforms.model import DateMention, Sentence

EXPLICIT = "explicit"
_REACH = 32  # characters before an expression that may change its meaning
_CLAUSE = 90  # characters before an expression in which a clause tells what is to come
_HEAD = 9  # characters within which an expression stands at the head of a sentence
_TELLING = ("year", "month", "day")  # rules of expressions that may set the time of a story
_CLOSE_DAY = 300  # characters within which "cùng ngày" leans on any day
_NEWS_DAYS = 10  # a report seldom comes later than that
_CLOSE = 500  # characters within which "ngày hôm sau" leans on a day


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Words around an expression that tell what it is, ready to match."""

    future: re.Pattern[str]
    past_before: re.Pattern[str]
    past_after: re.Pattern[str]
    not_a_date_after: re.Pattern[str]
    fraction_after: re.Pattern[str]
    count_after: re.Pattern[str]
    before_bare_day: re.Pattern[str]
    before_weekday: re.Pattern[str]
    before_small_weekday: re.Pattern[str]
    address: re.Pattern[str]
    document_number: re.Pattern[str]
    duration: re.Pattern[str]
    comparison: re.Pattern[str]
    decades: re.Pattern[str]
    called_after_months: re.Pattern[str]
    celebration: re.Pattern[str]


def surroundings(words: DateWords) -> Surroundings:
    """Compile the patterns of the words around dates."""
    context = words.context
    return Surroundings(
        future=_anywhere(context["future"]),
        past_before=_preceding(context["past_before"]),
        past_after=_anywhere(context["past_after"]),
        not_a_date_after=_following([*context["recurring"], *context["lunar"]]),
        fraction_after=_following(context["after_fraction"]),
        count_after=re.compile(rf"\s?(?:{alternation(context['counted'])})(?!\w)"),
        before_bare_day=_preceding(context["before_bare_day"]),
        before_weekday=_preceding(context["before_weekday"]),
        before_small_weekday=_preceding(context["before_small_weekday"]),
        address=_preceding([*context["document_numbers"], *context["addresses"]]),
        document_number=_preceding(context["document_numbers"]),
        duration=_preceding(context["duration"]),
        comparison=_preceding(context["comparison"]),
        decades=_preceding(context["decades"]),
        called_after_months=_preceding(context["called_after_months"]),
        celebration=_anywhere(words.celebrations),
    )


@dataclass(slots=True)
class Page:
    """The state of one reading."""

    body: str
    lowered: str
    sentences: Sequence[Sentence]
    clock: Clock
    around: Surroundings
    found: list[DateMention] = field(default_factory=list)
    last_day: DateMention | None = None
    _starts: list[int] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the last expression ended."""
        return self.found[-1].end if self.found else 0

    def add(
        self,
        start: int,
        end: int,
        value: str,
        basis: str,
        rule: str,
        *,
        relative: bool = False,
        anniversary: bool = False,
    ) -> None:
        """Record an expression; a single day becomes the one that "cùng ngày" leans on."""
        mention = DateMention(start, end, self.body[start:end], value, basis, relative, anniversary, rule)
        self.found.append(mention)
        if _is_day(mention):
            self.last_day = mention

    def before(self, start: int, pattern: re.Pattern[str]) -> bool:
        """Whether the text right before a place ends with words of a pattern."""
        return pattern.search(self.lowered, max(0, start - _REACH), start) is not None

    def sentence_start(self, place: int) -> int:
        """Return where the sentence of a place begins."""
        if not self._starts:
            self._starts = [0, *[sentence.start for sentence in self.sentences]]
        return self._starts[bisect_right(self._starts, place) - 1]

    def sentence_end(self, place: int) -> int:
        """Return where the sentence of a place ends."""
        start = self.sentence_start(place)
        index = bisect_right(self._starts, start)
        return self._starts[index] if index < len(self._starts) else len(self.lowered)

    def lies_ahead(self, place: int, until: int | None = None) -> bool:
        """Whether the sentence speaks of the future, at all or up to a place."""
        end = self.sentence_end(place) if until is None else until
        return self.around.future.search(self.lowered, self.sentence_start(place), end) is not None

    def in_sentence(self, place: int) -> Iterable[DateMention]:
        """Return the expressions found so far in the sentence of a place, the last one first."""
        start = self.sentence_start(place)
        for mention in reversed(self.found):
            if mention.start < start:
                return
            yield mention

    def years(self, month: int, day: int | None, sense: Sense | None, start: int, end: int) -> Years:
        """Return the years in which a day or month written at a place may lie."""
        years = self.clock.years(month, day, sense or "near")
        if sense is not None or self.clock.published is None or not years.years:
            return years
        distance = self.clock.distance(years.years[0], month, day)
        if abs(distance) <= RECENT:
            return years
        if told := self._year_told_before(start):
            return told
        if distance < 0 and self._may_come_again(years, start):
            return self.clock.years(month, day, "next")
        if distance > 0 and self._lies_behind(start, end) and not self.lies_ahead(start):
            return self.clock.years(month, day, "last")
        return years

    def _may_come_again(self, years: Years, place: int) -> bool:
        """Whether a past date is rather the next one: its sentence lies ahead, and the date is of the year before.

        Early in the year "sẽ ... vào tháng 9" is the coming September; in June "tháng 1" is the past January, unless
        its own clause tells what is to come.
        """
        if self.before(place, self.around.past_before):
            return False
        if years.years != self.clock.present_year().years:
            return self.lies_ahead(place)
        cues = self.around.future.finditer(self.lowered, max(self.sentence_start(place), place - _CLAUSE), place)
        return any("," not in self.lowered[cue.end() : place] for cue in cues)

    def _year_told_before(self, place: int) -> Years | None:
        """Return the earlier year that the sentence, or the one before, is about: "Năm 1964, ... Tối 5/3, ..."."""
        if not self.found:
            return None
        told, here = self.found[-1], self.sentence_start(place)
        there = self.sentence_start(told.start)
        if told.relative or told.anniversary or told.rule not in _TELLING or told.start - there > _HEAD:
            return None
        if here != there and (self.sentence_start(max(0, here - 1)) != there or place - here > _HEAD):
            return None
        first, last = bounds(told.edtf)
        present = self.clock.present_year().years
        if not (first and last and present and first.year == last.year < present[0] - 1):
            return None
        return Years((first.year,), TEXT_YEAR)

    def _lies_behind(self, start: int, end: int) -> bool:
        """Whether the sentence tells a past event on the day."""
        if self.before(start, self.around.past_before):
            return True
        if start - self.sentence_start(start) > _REACH:
            return False
        return self.around.past_after.search(self.lowered, end, self.sentence_end(start)) is not None

    def last_year(self) -> Years | None:
        """Return the year of the last expression: "cùng năm"."""
        first, _ = bounds(self.found[-1].edtf) if self.found else (None, None)
        return Years((first.year,), self.found[-1].basis) if first else None

    def leaning_day(self, step: int, place: int) -> tuple[str, str] | None:
        """Return the day some steps from the last one named, with its basis.

        Nothing named yet, "cùng ngày" is the day of the report; other steps need a day close by.
        """
        leaning = self._day_to_lean_on(place)
        if leaning is None:
            return (str(self.clock.day), self.clock.basis) if self.clock.day and not step else None
        if not step:
            return leaning.edtf, leaning.basis
        first, last = bounds(leaning.edtf)
        if first is None or first != last or place - leaning.end > _CLOSE:
            return None
        return str(first + timedelta(step)), leaning.basis

    def _day_to_lean_on(self, place: int) -> DateMention | None:
        """Return the last day named, if it stands close by or is news; else the last that is news.

        What a new sentence tells as done did not happen on a day to come, however close by that is named.
        """
        last = self.last_day
        if last is None or self._is_news(last):
            return last
        days = self._days_from_report(last)
        to_come = days > 0 and self.sentence_start(place) > last.end and not self.lies_ahead(place)
        if place - last.end <= _CLOSE_DAY and days <= RECENT and not to_come:
            return last
        return next((mention for mention in reversed(self.found) if _is_day(mention) and self._is_news(mention)), last)

    def _is_news(self, mention: DateMention) -> bool:
        return -_NEWS_DAYS <= self._days_from_report(mention) <= 1

    def _days_from_report(self, mention: DateMention) -> int:
        first, _ = bounds(mention.edtf)
        return (first - self.clock.day).days if first and self.clock.day else 0


def _is_day(mention: DateMention) -> bool:
    """Whether an expression names one day, and not that of an anniversary."""
    return mention.edtf.count("-") >= 2 and "/" not in mention.edtf and not mention.anniversary


def last_weekday(day: date, weekday: int) -> date:
    """Return the last such weekday up to a day, itself included."""
    return day - timedelta((day.isoweekday() - weekday) % 7)


def next_weekday(day: date, weekday: int) -> date:
    """Return the first such weekday from a day on, itself included."""
    return day + timedelta((weekday - day.isoweekday()) % 7)


def _anywhere(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(words)})(?!\w)")


def _following(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[\s,(]*(?:{alternation(words)})(?!\w)")


def _preceding(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(words)})\s+$")
