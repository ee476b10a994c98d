"""Patterns of names on the surface: capitalized words, initials, abbreviations, Vietnamese syllables."""

import re
import sys
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LATIN = [chr(code) for code in range(sys.maxunicode) if code < 0x1F00]
UPPER = "".join(c for c in _LATIN if unicodedata.category(c) == "Lu" and "LATIN" in unicodedata.name(c, ""))
LETTER = r"[^\W\d_]"
INITIALS = rf"(?:[{UPPER}]\.(?: [{UPPER}]\.)+|(?:[{UPPER}]h?\.)+)"
WORD = rf"[{UPPER}]{LETTER}*(?:[’'\-]{LETTER}+)*"
PREFIX = r"(?:(?:[aA]l|[eE]l|as|ash|ad|an|ar|at|ul)[-–])"
PARTICLE = r"(?:bin|bint|ibn|al|el|van|der|den|von|zu|de la|de|da|dos|del|della|ter|ul|ur|abu)"
_NEXT_WORD = (
    rf"(?: {PARTICLE}){{1,2}}(?= [{UPPER}])"
    rf"| {PREFIX}{WORD}"
    rf"|(?: | ?[-–] ?(?=[{UPPER}]{LETTER}*-)){INITIALS}(?= ?[{UPPER}]) ?{WORD}"
    rf"| {WORD}"
)
NAME = re.compile(rf"(?:{INITIALS} ?)?{PREFIX}?{WORD}(?:{_NEXT_WORD}){{0,6}}(?:(?<= [JS]r)\.)?")
NAME_OPENS = frozenset(UPPER + "aeu")  # the letters that one can begin with: of a word, of a prefix in small letters
INITIALED = re.compile(rf"{INITIALS} ?{WORD}")
BRACKET = re.compile(rf" ?\(((?:[{UPPER}][\w&.\-/]*)(?: [{UPPER}][\w&.\-]*){{0,3}})\)")
TOKEN = re.compile(r" ?([-–&]|[^\s,.;:()\[\]\"“”!?…]+(?:[.](?=[^\s\d])[^\s,.;:()\[\]\"“”!?…]+)*)")
PAIR = re.compile(rf"\s?[-–]\s?([{UPPER}]{LETTER}*)(?![\w])")

_VOWELS = (
    "uyê|uya|uyu|uây|uôi|uao|ươi|ươu|iêu|yêu|oai|oay|oao|oeo|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|"
    "ua|uâ|uă|uê|ui|uô|uơ|uy|ue|ưa|ưi|ươ|ưu|ya|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(rf"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx])?(?:{_VOWELS})(?:ch|ng|nh|[cmnpt])?")
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")


@lru_cache(maxsize=65536)
def is_vietnamese(word: str) -> bool:
    """Whether a word is spelled as Vietnamese syllables."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))
    return all(_SYLLABLE.fullmatch(part) for part in plain.split("-"))


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a personal name, initials apart: "V.Putin" gives "V." and "Putin"."""
    return tuple(name.replace(".", ". ").split())


@lru_cache(maxsize=65536)
def name_key(name: str) -> tuple[str, ...]:
    """The words of a personal name as they are compared."""
    return tuple(map(fold, name_words(name)))


class _Plain(dict[int, str]):
    """The letters without their accents, each looked up once."""

    def __missing__(self, code: int) -> str:
        plain = "".join(c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c))
        return self.setdefault(code, plain)


_PLAIN = _Plain({ord("đ"): "d", ord("ı"): "i", ord("ł"): "l", ord("ø"): "o"})


def bare_of_owner(name: str) -> str:
    """A name before its country, without the words that lead to that: "Hội đồng Nhà nước của", "Quốc hội nước"."""
    name = name.rstrip().removesuffix(" của")
    return name if name.endswith("Nhà nước") else name.removesuffix(" nước").removesuffix(" của")


def capitalized(name: str) -> str:
    """A name with a capital initial."""
    return name[0].upper() + name[1:]


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Small letters without accents, the form in which names are compared."""
    return text.lower().translate(_PLAIN)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def word_starts(words: str, start: int) -> list[int]:
    """Where words begin that stand at a place of a text."""
    return [start, *(start + position + 1 for position, letter in enumerate(words[:-1]) if letter == " ")]
