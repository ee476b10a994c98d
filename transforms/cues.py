"""Function words that decide a reading (tense, place, end of a name), from ``seeds/lexicon/cues.toml``."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def _cues() -> dict[str, list[str]]:
    return {
        name: entry["words"]
        for name, entry in tomllib.loads(
            files("seeds").joinpath("lexicon/cues.toml").read_text(encoding="utf-8")
        ).items()
    }


def alternation(words: Iterable[str]) -> str:
    """Return words as a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def words(name: str) -> str:
    """Return the words of a cue as a group that matches any of them."""
    return f"(?:{alternation(_cues()[name])})"


def opened(name: str) -> str:
    """Return the words of a cue as a group that matches any of them where a word begins, fast in a search."""
    return _begun(_cues()[name])


def whole(words: Iterable[str]) -> str:
    """Return words as a group that matches any of them as a whole, the longest first."""
    return rf"{_begun(words)}(?!\w)"


def _begun(words: Iterable[str]) -> str:
    """Return words as a group that matches any of them where a word begins.

    The words are grouped by their first letters: Python then passes over all other letters, which it
    does not where the pattern begins with a look behind.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        rests.setdefault(re.escape(word[0]), []).append(word[1:])
    groups = (rf"{first}(?<!\w{first})(?:{alternation(rest)})" for first, rest in rests.items())
    return f"(?:{'|'.join(groups)})"


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return the pattern of whole words of a cue; texts are lower-cased."""
    return re.compile(whole(_cues()[name]))
