"""Small letters as bytes, one each, over which automata run.

An automaton over ``str`` has to count letters to tell offsets. Over bytes of which each
stands for one letter it need not, and is twice as fast.
"""

import codecs
from collections.abc import Iterable
from typing import cast

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

# The small letters of the Latin alphabets, of Vietnamese above all, and the signs that names hold.
_RANGES = (range(0xDF, 0x180), range(0x1CE, 0x1DD), range(0x219, 0x21C), range(0x1EA1, 0x1EFA))
_LETTERS = "ơưə–—‘’“”…" + "".join(chr(code) for codes in _RANGES for code in codes if chr(code).islower())


def _alphabet() -> str:
    """ASCII stands for itself; the other letters take the places that small letters leave free."""
    letters = iter(_LETTERS)
    kept = {chr(code) for code in range(128) if chr(code).isprintable() and not chr(code).isupper()} | {"\0", "\n"}
    alphabet = [chr(code) if chr(code) in kept else next(letters, "\ufffe") for code in range(256)]
    assert next(letters, None) is None
    return "".join(alphabet)


_ALPHABET = _alphabet()
# As NUL is in its place Python makes a table of it, which is ten times as fast as a mapping.
_CODES = cast(dict[int, int], codecs.charmap_build(_ALPHABET))
_IN_WORD = bytes(map(str.isalnum, _ALPHABET))


def letters_of(lowered: str) -> bytes:
    """Return a byte for each small letter; letters that no lexicon knows turn into question marks."""
    return codecs.charmap_encode(lowered, "replace", _CODES)[0]


def words_of(letters: bytes) -> bytes:
    """Return 1 for each letter or figure and 0 for what parts words, as behind the last one."""
    return letters.translate(_IN_WORD) + b"\0"


def automaton(phrases: Iterable[str], kind: MatchKind, implementation: Implementation) -> BytesAhoCorasick:
    """Return an automaton over the letters of small phrases; one with a letter of another alphabet is an error."""
    patterns = [codecs.charmap_encode(phrase, "strict", _CODES)[0] for phrase in phrases]
    return BytesAhoCorasick(patterns, matchkind=kind, implementation=implementation)
