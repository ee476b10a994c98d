"""Fields of cooperation named in a text, from ``seeds/lexicon/topics.toml``."""

import tomllib
from collections import Counter, defaultdict
from functools import cache, lru_cache
from importlib.resources import files

from transforms.terms import TermScanner, lower

NONE = "none"  # the block of words that hold a phrase and are no field
DIPLOMACY = "diplomacy"  # what states have to do with each other where no field is named
Codes = tuple[str, ...]


@cache
def _topics() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("seeds").joinpath("lexicon/topics.toml").read_text(encoding="utf-8"))


@cache
def _scanner(bare: bool = False, gathering: bool = False) -> TermScanner[Codes]:
    """All phrases with their codes; ``bare`` leaves out those that only keep other words from counting.

    What a ``gathering`` is called says more than the same words elsewhere.
    """
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for code, topic in _topics().items():
        for phrase in [*topic["phrases"], *(topic.get("gatherings", ()) if gathering else ())]:
            if code != NONE or not bare:
                codes[phrase].append(code)
    return TermScanner((phrase, tuple(named)) for phrase, named in codes.items())


def topics_of(text: str) -> Codes:
    """Return the codes of the fields that a text names, sorted by how often it does."""
    return _ranked(text, bare=False)


def topics_of_gathering(name: str) -> Codes:
    """Return the fields of a conference by its name; one of APEC that names no field of its own is about trade."""
    named = _ranked(name, bare=False, gathering=True)
    told = set(topics_of(name)) - {DIPLOMACY}
    return tuple(code for code in named if code in told) or named


def fields_of_office(text: str) -> Codes:
    """Return the fields that offices and bodies are for by their names: "Bộ trưởng Quốc phòng" is for defence."""
    return _ranked(text, bare=True)


def fields_of_kind(kind: str) -> Codes:
    """Return the fields that an instrument of a kind is about where nothing tells."""
    return tuple(code for code, topic in _topics().items() if kind in topic.get("kinds", ()))


@lru_cache(maxsize=1 << 12)  # the events of a sentence ask for the same text, and offices recur
def _ranked(text: str, bare: bool, gathering: bool = False) -> Codes:
    named = (hit.payload for hit in _scanner(bare, gathering).scan(lower(text)) if NONE not in hit.payload)
    counts = Counter(code for codes in named for code in codes)
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))
