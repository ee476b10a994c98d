"""The texts of the definitions in the reader's language: English as defined, Vietnamese from ``vietnamese.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "vi")


def in_language(text: str, language: str) -> str:
    """Give a text of the definitions in a language; one that is not translated yet stays as it is."""
    return text if language == "en" else vietnamese().get(text, text)


@cache
def vietnamese() -> Mapping[str, str]:
    """All texts in Vietnamese, by the English text."""
    return tomllib.loads(files("warehouse").joinpath("vietnamese.toml").read_text(encoding="utf-8"))
