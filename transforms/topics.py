"""Fields of cooperation named in a text, from ``seeds/lexicon/topics.toml``."""

import tomllib
from functools import cache
from importlib.resources import files

from transforms.terms import TermScanner, lower


@cache
def _scanner() -> TermScanner[str]:
    data = tomllib.loads(files("seeds").joinpath("lexicon/topics.toml").read_text(encoding="utf-8"))
    return TermScanner((phrase, code) for code, topic in data.items() for phrase in topic["phrases"])


def topics_of(text: str) -> tuple[str, ...]:
    """Return the codes of the fields that a text names, sorted by how often it does."""
    counts: dict[str, int] = {}
    for hit in _scanner().scan(lower(text)):
        if hit.payload != "none":
            counts[hit.payload] = counts.get(hit.payload, 0) + 1
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))
