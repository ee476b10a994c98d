"""Sentences of a cleaned body, with exact offsets."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from transforms.model import Part, Sentence

LONGEST_LEAD = 600  # a longer first paragraph is the whole article on one line: its first sentence leads

UPPER = "A-Z" + "".join(chr(c) for c in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)) if chr(c).isupper())
LOWER = "a-z" + "".join(chr(c) for c in (*range(0xDF, 0x1B1), *range(0x1EA0, 0x1EFA)) if chr(c).islower())
_AFTER_STOP = (
    r"(?<![.!?…][.!?…])[.!?…]*+(?:/[.-]?)?[\"”’»)\]]*"
    rf"(?:\s+(?=[\"“‘«(\[]*[{UPPER}\d•*+>–-])"
    rf"|(?<=[{LOWER})%…][.…])(?=[{UPPER}][{LOWER}]{{1,6}}\s))"
)
# Apart, because a pattern that begins with one character is looked for many times faster than with one of a set.
# Group 1: the space between a word of small letters and a capital or the like, where nothing else need be looked at.
_FULL_STOP = re.compile(rf"\.(?:(?<=[^{UPPER}]{{2}}[{LOWER}]\.)(\s)(?=[\"“‘«(\[]*[{UPPER}\d•*+>–-])|{_AFTER_STOP})")
_OTHER_STOPS = {stop: re.compile(re.escape(stop) + _AFTER_STOP) for stop in "!?…"}
_NEW_LINE = re.compile(r"\n\s*")
_INITIAL = re.compile(r"(?:[A-ZĐ]\.)*[A-ZĐ]")  # "Á", "Ý" are words
_LONGEST = 12  # characters before a full stop that are looked at
_NEXT_WORD = re.compile(r"\w+")
_NEXT_SPEAKER = re.compile(rf"[–-]\s*[{LOWER}{UPPER}]")


class _Words(NamedTuple):
    abbreviations: frozenset[str]
    openers: frozenset[str]


def split_sentences(body: str, has_title: bool, longest_lead: int = LONGEST_LEAD) -> list[Sentence]:
    """Split a body into its sentences: ``body[start:end]`` is the text of each.

    The title is the first line and stays whole. The lead is the first paragraph after it, or
    the first sentence of a paragraph longer than ``longest_lead``.
    """
    title_end = _line_end(body, 0) if has_title else 0
    lead_end = _lead_end(body, title_end, longest_lead)
    sentences: list[Sentence] = []
    for start, end in spans(body, title_end):
        part: Part = "title" if start < title_end else "lead" if start < lead_end else "body"
        if lead_end < 0 and part != "title":  # the first sentence of a long paragraph
            part, lead_end = "lead", end
        sentences.append(Sentence(len(sentences), start, end, part, body[start:end]))
    return sentences


def _line_end(body: str, start: int) -> int:
    end = body.find("\n", start)
    return len(body) if end < 0 else end


def _lead_end(body: str, title_end: int, longest_lead: int) -> int:
    """Where the lead ends; -1 where it is the first sentence of a long paragraph."""
    start = title_end
    while start < len(body) and body[start].isspace():
        start += 1
    end = _line_end(body, start)
    return -1 if end - start > longest_lead else end


def spans(text: str, title_end: int = 0) -> list[tuple[int, int]]:
    """Offsets of the sentences; up to ``title_end`` the text is not split."""
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    passed = 0
    for stop, end, plain in _borders(text, title_end):
        if stop < passed:  # inside the one before
            continue
        passed = end
        if not plain and text[stop] != "\n" and not _ends(text, start, stop, end):
            continue
        last = stop + 1 if plain else len(text[start:end].rstrip()) + start
        if last > start:
            found.append((start, last))
        start = end
    last = len(text.rstrip())
    if last > start:
        found.append((start, last))
    return found


def _borders(text: str, start: int) -> list[tuple[int, int, bool]]:
    """Where sentences may end, where the next ones begin, and whether it is plain that they do."""
    found = [(match.start(), match.end(), match.lastindex == 1) for match in _FULL_STOP.finditer(text, start)]
    others = [pattern for stop, pattern in _OTHER_STOPS.items() if stop in text]
    if "\n" in text:
        others.append(_NEW_LINE)
    for pattern in others:
        found += [(match.start(), match.end(), False) for match in pattern.finditer(text, start)]
    if others:
        found.sort()
    return found


def _ends(text: str, start: int, stop: int, following: int) -> bool:
    """Whether a mark ends a sentence: not after an initial, an abbreviation, a list's number."""
    if following > stop + 2 or text[stop] != ".":  # more than a full stop and a space: quotes, dots, new lines
        return not _NEXT_SPEAKER.match(text, following)
    before = text[max(start, stop - _LONGEST) : stop]
    word = before.rpartition(" ")[2]
    if not word.isalnum():
        word = word.replace("\n", " ").replace("(", " ").rpartition(" ")[2].lstrip("\"“'‘")
    if word.isdecimal():
        return len(before) > len(word) and stop - start > 4
    return not word or not _abbreviates(text, word, following)


def _abbreviates(text: str, word: str, following: int) -> bool:
    words = _words()
    if word.casefold() in words.abbreviations:
        return True
    if not _INITIAL.fullmatch(word):
        return False
    opener = _NEXT_WORD.match(text, following)
    return opener is None or opener.group() not in words.openers


@cache
def _words() -> _Words:
    data = tomllib.loads((files("seeds") / "lexicon" / "sentences.toml").read_text("utf-8"))
    return _Words(frozenset(w.casefold() for w in data["abbreviations"]), frozenset(data["openers"]))
