"""The grammar of date expressions: patterns over lower-cased text, made from the lexicon.

Every pattern is anchored: it is matched where the automaton of cue words has found a cue.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from transforms.date_words import DateWords, alternation, load_date_words
from transforms.letters import automaton

DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
# What parts day and month. A dash is none where a longer date follows: "18-21/9", "5-6/7".
SEPARATOR = r"(?:\s?/\s?|\.(?=\d\d?(?![\d/]))|-(?=\d\d?(?!\d|[/.]\d|\s+tháng)))"
TO = r"\s?[-–—]\s?|\s+(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+)?|\s+-\s+"
AND = r"\s+(?:và|hoặc|hay)\s+|\s?,\s?"
GAP = r"[\s,]*(?:[-–]\s)?"


class Cue(NamedTuple):
    """The kind of pattern to try at a cue; where the cue begins or ends with a letter, a word must do so, too."""

    kind: str
    closed_before: bool
    closed_behind: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """The automaton of cues and the pattern to try at each kind of cue."""

    cues: BytesAhoCorasick  # over letters
    kinds: tuple[Cue, ...]
    day: re.Pattern[str]
    bare_day: re.Pattern[str]
    bare_month: re.Pattern[str]
    range_before: re.Pattern[str]
    month: re.Pattern[str]
    relative_month: re.Pattern[str]
    week: re.Pattern[str]
    end_of_week: re.Pattern[str]
    quarter: re.Pattern[str]
    year: re.Pattern[str]
    relative_year: re.Pattern[str]
    ago: re.Pattern[str]
    ago_from_here: re.Pattern[str]
    steps_from: re.Pattern[str]
    number_before: re.Pattern[str]
    anniversary: re.Pattern[str]
    in_year: re.Pattern[str]
    years: re.Pattern[str]
    day_and_month_before: re.Pattern[str]
    words: DateWords


@cache
def load_grammar() -> Grammar:
    """Compile the grammar once for the process."""
    words = load_date_words()
    cues = _cues(words)
    return Grammar(
        cues=automaton(cues, MatchKind.LeftmostLongest, Implementation.DFA),
        kinds=tuple(Cue(kind, cue[0].isalpha(), cue[-1].isalpha()) for cue, kind in cues.items()),
        day=re.compile(_day(words)),
        bare_day=re.compile(_numeric(words) + _suffix(words)),
        bare_month=re.compile(rf"(?P<m>{MONTH})\s?[/-]\s?(?P<y>{YEAR})(?![/-])"),
        range_before=re.compile(
            rf"(?<![\d.,/-])(?P<a>{DAY})(?:{TO}|{AND})(?:(?:ngày|hôm)\s+)?$",
        ),
        month=re.compile(_month(words)),
        relative_month=re.compile(_whole(words.relative_months)),
        week=re.compile(_whole(words.weeks)),
        end_of_week=re.compile(r"cuối\s+$"),
        quarter=re.compile(
            rf"quý\s+(?P<q>{alternation(words.quarters)})(?!\w)(?:\s?[/-]\s?(?P<y>{YEAR})|,?\s+năm\s+(?P<yy>{YEAR}))?"
            + _suffix(words),
        ),
        year=re.compile(
            rf"(?:{alternation(words.periods)}|năm)\s+(?:từ\s+)?(?:năm\s+)?(?P<a>{YEAR})(?:(?:{TO})(?:năm\s+)?(?P<b>{YEAR}|nay(?!\w)))?"
            rf"(?P<more>(?:(?:{AND})(?:năm\s+)?{YEAR}(?![/-]))*)"
        ),
        relative_year=re.compile(_whole(words.years) + r"(?!\s+nay(?!\w))"),
        ago=re.compile(
            r"(?P<unit>ngày|hôm|tuần|tháng|năm)\s+(?P<way>trước|nữa|sau)(?P<lean>\s+đó)?(?!\w|\s+(?:ngày|khi|lúc|sự|thời))"
        ),
        ago_from_here=re.compile(
            rf"cách đây\s+(?:(?:khoảng|chừng|đúng|tròn)\s+)?(?P<n>\d{{1,3}}|{alternation(words.numbers)})\s+"
            r"(?P<unit>ngày|hôm|tuần|tháng|năm)(?!\w)"
        ),
        steps_from=re.compile(
            rf"(?P<way>{alternation(words.leaning_steps)})\s+(?P<n>\d{{1,2}}|{alternation(words.numbers)})\s+ngày(?!\w)"
        ),
        number_before=re.compile(rf"(?<!\w)(?P<n>\d{{1,4}}|{alternation(words.numbers)})\s+$"),
        anniversary=re.compile(rf"năm\s+(?P<head>{alternation(words.anniversary_heads)})(?!\w)"),
        in_year=re.compile(rf"(?:trong|vào|,|giao)\s+năm\s+(?P<y>{YEAR})"),
        years=re.compile(rf"(?P<a>{YEAR})\s?[-–]\s?(?P<b>{YEAR})(?![\d/-])"),
        day_and_month_before=re.compile(rf"(?<![\d.,/-]){DAY}(?:-{MONTH}|\.{MONTH})$"),
        words=words,
    )


def _cues(words: DateWords) -> dict[str, str]:
    """Return the phrases at which a pattern is tried, with the kind of the pattern."""
    cues = {f"{digit}{mark}": "number" for digit in range(10) for mark in ("/", " /")}
    cues |= {f"từ {digit}": "from" for digit in range(10)}
    cues |= {f"{mark}{century}": "written" for mark in "-.–" for century in ("19", "20")}
    cues |= {
        word: "day" for word in (*words.parts_of_day, "ngày", "hôm", "mùng", "mồng", *words.days, *words.leaning_days)
    }
    cues |= {word: "weekday" for word in words.weekdays}
    cues |= {f"{word} {start}": "steps" for word in words.leaning_steps for start in (*words.numbers, *range(1, 10))}
    cues |= {f"{word} {start}": "year" for word in (*words.periods, "năm") for start in ("1", "2", "từ", "năm")}
    cues |= {f"quý {number}": "quarter" for number in words.quarters}
    cues["cách đây"] = "ago"
    cues |= {"tháng": "month", "năm": "year_word", "tuần": "week"}
    return cues


def _whole(words: dict[str, int]) -> str:
    return rf"(?P<phrase>{alternation(words)})(?!\w)"


def _tail(number: int, words: DateWords) -> str:
    """Month and year behind a day: "/6", "/6/2017", " tháng sáu năm 2017"."""
    month_words = alternation(words.months)
    return (
        rf"(?P<tail{number}>{SEPARATOR}(?P<m{number}>{MONTH})(?:(?:\s?/\s?|[.-])(?P<y{number}>{YEAR})|/(?P<yy{number}>\d\d)(?![\d/]))?"
        rf"|\s+tháng\s+(?P<mw{number}>{MONTH}|(?:{month_words})(?!\w))"
        rf"(?:\s?[,/-]?\s?(?:năm\s+)?(?P<yw{number}>{YEAR}))?)"
    )


def _numeric(words: DateWords) -> str:
    """Match a day with its month, two days, several days or a span of days."""
    again = rf"(?:(?:ngày|hôm)\s+|(?:{alternation(words.parts_of_day)})\s+(?:ngày\s+)?)?"
    return (
        rf"(?P<list>(?:{DAY}\s?,\s?)*)"
        rf"(?P<d1>{DAY}){_tail(1, words)}?"
        rf"(?:(?:(?P<to>{TO})|(?P<and>{AND})){again}(?P<d2>{DAY}){_tail(2, words)})?"
    )


def _suffix(words: DateWords) -> str:
    return (
        rf"(?:\s+(?P<suffix>{alternation(words.suffixes)})(?!\w))?"
        rf"(?:\s*,?\s+(?:của\s+)?(?:(?P<phrase>{alternation(words.years)})(?!\w)|năm\s+(?P<year>{YEAR})|(?P<same_year>cùng\s+năm|năm\s+(?:đó|ấy|này))))?"
    )


def _day(words: DateWords) -> str:
    weeks = alternation([*words.weeks, *words.suffixes])
    return (
        rf"(?:(?P<part>{alternation(words.parts_of_day)})(?!\w)\s*(?:(?:sớm|muộn)\s+)?(?:của\s+)?)?"
        rf"(?:(?P<day>{alternation(words.days)})(?!\w)|(?P<lean>{alternation(words.leaning_days)})(?!\w)"
        rf"|(?P<near>{alternation(words.after_part_of_day)})(?!\w)|(?P<word>ngày|hôm|mùng|mồng)\s+)?"
        rf"(?:{GAP}\(?(?P<weekday>{alternation(words.weekdays)})(?!\w|[/-]\d)\)?(?:\s+(?P<week>{weeks})(?!\w))?)?"
        rf"(?P<number>{GAP}(?P<open>\()?(?:tức\s+)?(?:là\s+)?(?:ngày\s+)?{_numeric(words)}(?(open)\)?){_suffix(words)})?"
    )


def _month(words: DateWords) -> str:
    name = rf"{MONTH}|(?:{alternation(words.months)})(?!\w)"
    return (
        rf"tháng\s+(?P<m1>{name}){_year_of_month(1)}"
        rf"(?:(?:{TO})(?:tháng\s+)?(?P<m2>{name})(?!\s?[/.-]\s?\d{{1,2}}(?!\d)|\s+tháng){_year_of_month(2)}"
        rf"|(?=(?:{AND})(?:tháng\s+)?(?:{name}){_year_of_month(3)}))?" + _suffix(words)
    )


def _year_of_month(number: int) -> str:
    return rf"(?:\s?[/.-]\s?(?P<y{number}>{YEAR})|,?\s+(?:năm\s+)?(?P<yw{number}>{YEAR}))?"
