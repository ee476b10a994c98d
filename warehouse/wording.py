"""What the words of texts have in common: the share of one that stands, run for run, in another."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
RUN = 5  # words
_AT_HAND = 100  # texts whose runs are kept, for they take twenty times as much memory as the text
_EDGE = bytes(RUN - 1)  # before and after a text there is no run
_GAP = re.compile(rb"\0{%d,}" % RUN)  # runs that are not found, so many that words between them are in none that is

Shares = Callable[[str, str], float]


def share_of_words(part: str, whole: str) -> float:
    """Share of the words of a text that stand in runs of five or more which another text has too."""
    return shares_of({"part": part, "whole": whole})("part", "whole")


def shares_of(texts: Mapping[str, str]) -> Shares:
    """Make what tells the share of the words of one text in another, by their ids; most texts are read once."""

    @lru_cache(_AT_HAND)
    def runs(text_id: str) -> list[int]:
        words = _WORD.findall(texts[text_id].lower())
        return list(map(hash, zip(*(words[place:] for place in range(RUN)), strict=False)))

    @lru_cache(_AT_HAND)
    def there(text_id: str) -> frozenset[int]:
        return frozenset(runs(text_id))

    def share(part_id: str, whole_id: str) -> float:
        asked = runs(part_id)
        found = bytes(map(there(whole_id).__contains__, asked))
        words = len(asked) + RUN - 1
        missing = sum(len(gap) - RUN + 1 for gap in _GAP.findall(_EDGE + found + _EDGE))
        return (words - missing) / words if asked else 0.0

    return share
