"""The words of the pages in both languages, from ``flows/desk/words.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from warehouse.codes import Name


@cache
def words() -> Mapping[str, Name]:
    """All words by their keys."""
    text = files("flows").joinpath("desk/words.toml").read_text(encoding="utf-8")
    return {key: Name(**word) for key, word in tomllib.loads(text).items()}


def say(key: str, **values: object) -> Name:
    """Say something in both languages; numbers are written and values named as each language does."""
    word = words()[key]
    return Name(_filled(word.vi, "vi", values), _filled(word.en, "en", values))


def number(value: int, language: str) -> str:
    """Write a number with the thousands apart: 5.171 in Vietnamese, 5,171 in English."""
    return f"{value:,}".replace(",", ".") if language == "vi" else f"{value:,}"


def _filled(text: str, language: str, values: Mapping[str, object]) -> str:
    return text.format(**{key: _in_words(value, language) for key, value in values.items()})


def _in_words(value: object, language: str) -> str:
    if isinstance(value, Name):
        return str(getattr(value, language))
    return number(value, language) if isinstance(value, int) else str(value)
