"""The words of date expressions, from ``seeds/lexicon/dates.toml``."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class DateWords:
    """What the words of the lexicon say; steps count days, weeks, months or years."""

    parts_of_day: tuple[str, ...]
    weekdays: dict[str, int]
    months: dict[str, int]
    numbers: dict[str, int]
    quarters: dict[str, int]
    days: dict[str, int | str]
    after_part_of_day: dict[str, int]
    leaning_days: dict[str, int]
    leaning_steps: dict[str, int]
    weeks: dict[str, int]
    ending_weeks: dict[str, int]
    relative_months: dict[str, int]
    years: dict[str, int]
    suffixes: dict[str, str]
    periods: tuple[str, ...]
    context: dict[str, tuple[str, ...]]
    anniversary_heads: tuple[str, ...]
    celebrations: tuple[str, ...]


def alternation(words: Iterable[str]) -> str:
    """Return the words as a regular expression, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def squeeze(words: str) -> str:
    """Return words of the text as the lexicon writes them, with single spaces."""
    return " ".join(words.split())


@cache
def load_date_words() -> DateWords:
    """Read the lexicon once for the process."""
    data = tomllib.loads(files("seeds").joinpath("lexicon/dates.toml").read_text(encoding="utf-8"))
    return DateWords(
        parts_of_day=tuple(data["parts_of_day"]),
        weekdays=data["weekdays"],
        months=data["months"],
        numbers=data["numbers"],
        quarters=data["quarters"],
        days=data["relative_days"],
        after_part_of_day=data["relative_to_part_of_day"],
        leaning_days=data["leaning_days"],
        leaning_steps=data["leaning_steps"],
        weeks=data["relative_weeks"] | data["ending_weeks"],
        ending_weeks=data["ending_weeks"],
        relative_months=data["relative_months"],
        years=data["relative_years"],
        suffixes=data["suffixes"],
        periods=tuple(data["periods"]["words"]),
        context={name: tuple(words) for name, words in data["context"].items()},
        anniversary_heads=tuple(data["anniversaries"]["heads"]),
        celebrations=tuple(data["anniversaries"]["celebrations"]),
    )
