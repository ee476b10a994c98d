"""Finds where a personal name ends: in Vietnamese or foreign spelling, with initials and particles."""

import re
from functools import lru_cache

from transforms.name_lexicon import NameLexicon
from transforms.name_scan import (
    COLLECTIVE,
    COUNTRY,
    HEAD,
    HONORIFIC,
    NONE,
    ORGANIZATION,
    PARTNER,
    PERSON,
    PLACE,
    SIDE,
    SURNAME,
    TITLE,
    Hit,
    Scan,
)
from transforms.name_text import LETTER, NAME, NAME_OPENS, UPPER, is_vietnamese

# Known words that no personal name begins with.
NO_NAME = frozenset({TITLE, HEAD, ORGANIZATION, COUNTRY, PLACE, COLLECTIVE, HONORIFIC, PARTNER})
_OTHERS = frozenset({TITLE, HEAD, ORGANIZATION, COLLECTIVE, PARTNER, HONORIFIC})
_LETTERS = re.compile(LETTER + "{2}")
_BEARER = re.compile(r"(?:[Ôô]ng|[Bb]à|(?:[Đđ]ại|[Tt]hượng|[Tt]rung|[Tt]hiếu) (?:tá|tướng|úy)) $")
_INITIALS = re.compile(rf"(?:[{UPPER}]\.-?)+")
_TWO_INITIALS = re.compile(rf"[{UPPER}]\. [{UPPER}]\. ")
_GLUED = re.compile("(.{2,}?)(đã|cũng|cho|và|đang|sẽ|là|có)")
_PARTICLES = re.compile(r" (?:Del|De|Da|Dos|Di|La|Le|Van|Von|Al|El|St\.?) $")
_ORIGINAL = re.compile(rf" \(({NAME.pattern})\)")
_SYLLABLES = re.compile(r"\w-(?=[^\W\d_])(?![A-Z])")  # of a word that is spelled by its sounds
_YEAR = re.compile(r" (?:19|20)\d\d(?!\d)")
_CAMEL = re.compile(rf"(?!Ma?c|D[ei]|L[aei]|O['’])[{UPPER}]+[a-zà-ỹ]+[{UPPER}]|[{UPPER}]{{2,}}[a-zà-ỹ]")


class PersonalNames:
    """Reads personal names."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._surnames = lexicon.surnames
        self._place_heads = lexicon.place_heads
        self._firm_ends = lexicon.firm_ends
        self._says = lexicon.says
        phrases = (phrase.lower().split() for phrase in (*lexicon.words, *lexicon.fields))
        self._compounds = {(words[0], words[1]) for words in phrases if len(words) > 1}
        self._is_name = lru_cache(maxsize=1 << 16)(self._looks_like_name)  # news repeats the names

    def name_end(self, scan: Scan, start: int) -> int | None:
        """Where the personal name ends that begins at ``start``; None where none does."""
        body = scan.body
        hit = scan.at.get(start)
        if hit and hit[2].kind in NO_NAME and not self.is_surname(scan, hit):
            return None
        match = NAME.match(body, start) if body[start : start + 1] in NAME_OPENS else None
        if match is None or self._is_delegation(scan, start, match.end()):
            return None
        if not (self._is_name(match.group()) or (hit and hit[2].kind == PERSON and hit[1] == match.end())):
            return None
        end = self._trimmed(scan, start, match.end())
        end = self._unglued(body, start, end)
        if _YEAR.match(body, end) or (hit and hit[2].kind == NONE and self._is_impersonal(hit, end)):
            return None  # "Xuân Giáp Thìn 2024"
        if body[end + 1 : end + 2].islower() and self._goes_on(body, start, end):
            return None
        if hit and hit[2].kind == PERSON and not body[hit[1] : hit[1] + 2].strip()[:1].isupper():
            end = max(end, hit[1])
        return end if end - start > 1 else None

    def is_set_off(self, scan: Scan, end: int) -> bool:
        """Whether a foreign name is set off by commas here, before what the person says: ", Yuri Ushakov cho"."""
        start = end + len(", ")
        if scan.body[end:start] != ", " or scan.kind_at(start) in NO_NAME:
            return False
        name_end = self.name_end(scan, start)
        words = scan.body[start : name_end or start].split(" ")
        if name_end is None or len(words) < 2 or all(map(is_vietnamese, words)):
            return False
        return self._says.match(scan.body, name_end) is not None or is_first_of_two(scan, name_end)

    @staticmethod
    def original(body: str, start: int, end: int) -> str | None:
        """The own spelling of a foreign name, in brackets behind its Vietnamese sounds."""
        match = _ORIGINAL.match(body, end) if body.startswith(" (", end) and _is_sounded(body[start:end]) else None
        words = match[1].split(" ") if match else []
        return " ".join(words) if len(words) > 1 and not all(map(is_vietnamese, words)) else None

    @staticmethod
    def _is_impersonal(hit: Hit, end: int) -> bool:
        """Whether a foreign phrase only looks like a name: "La Liga"; "Trường Chinh" only looks like a school."""
        return hit[1] >= end and not all(map(is_vietnamese, hit[2].text.split(" ")))

    def _goes_on(self, body: str, start: int, end: int) -> bool:
        """Whether the last word is but the first syllable of one that is no name: "Khoa Kinh tế"."""
        last = body[start:end].rsplit(" ", 1)[-1].lower()
        following = body[end + 1 : end + 9].split(" ", 1)[0].rstrip(",.;:")
        if (last, following) not in self._compounds:
            return False
        return body[start:end].split(" ", 1)[0] not in self._surnames and body[end] == " "

    @staticmethod
    def _is_delegation(scan: Scan, start: int, end: int) -> bool:
        """Whether a surname is but a delegation: "Đoàn Việt Nam"."""
        country = scan.at.get(start + len("Đoàn ")) if scan.body.startswith("Đoàn ", start) else None
        return country is not None and country[2].kind == COUNTRY and country[1] == end

    def _looks_like_name(self, words: str) -> bool:
        """Whether capitalized words look like a name: no abbreviation, no word for a place, no firm."""
        first, last = words.split(" ", 1)[0], words.rsplit(" ", 1)[-1]
        if _CAMEL.match(words) or not _LETTERS.search(words) or last in self._firm_ends:
            return False
        if first in self._place_heads and not _TWO_INITIALS.match(words):  # "H. Phù Cát", but "H. R. McMaster"
            return False
        return len(first) == 1 or not first.isupper() or words.isupper() or bool(_INITIALS.fullmatch(first))

    def _unglued(self, body: str, start: int, end: int) -> int:
        """The end without a small word that the page has glued to a Vietnamese name: "Nguyễn Văn Dũngcũng"."""
        *before, last = body[start:end].split(" ")
        glued = _GLUED.fullmatch(last) if before and before[0] in self._surnames and not is_vietnamese(last) else None
        return end - len(glued[2]) if glued and is_vietnamese(glued[1]) else end

    def is_of_place(self, scan: Scan, start: int, end: int) -> bool:
        """Whether a name behind the short word for a place names that place, not a person: "KCN Thạch Hà"."""
        words = scan.body[start:end].split(" ")
        head = scan.body[max(0, start - 12) : start].rstrip(" ").rsplit(" ", 1)[-1]
        return head[:1].isupper() and head in self._place_heads and not (words[0] in self._surnames and len(words) > 2)

    @staticmethod
    def known_start(scan: Scan, start: int, end: int) -> int:
        """Where a known person begins behind a misspelled word: "Tổng thống Indoensia Joko Widodo"."""
        later = scan.body.find(" ", start, end) + 1
        hit = scan.at.get(later) if later and not is_vietnamese(scan.body[start : later - 1]) else None
        known = hit is not None and hit[2].kind == PERSON and hit[1] == end and " " in scan.body[later:end]
        return later if known else start

    def may_be_firm(self, body: str, name: str) -> bool:
        """Whether capitalized words may be a firm: one foreign word, which is nobody's last name, or several."""
        if name.split(" ", 1)[0] in self._surnames:
            return False
        if " " in name:
            return True
        return not is_vietnamese(name) and not re.search(rf"[{UPPER}][a-z]+ {re.escape(name)}(?!\w)", body)

    def is_surname(self, scan: Scan, hit: Hit) -> bool:
        """Whether a country or a company is called like the person: "Hàn Mạnh Thắng", "Đại tá Honda Takeshi"."""
        body = scan.body
        start, end, entry = hit
        word = body[start:end]
        if entry.kind == ORGANIZATION:
            borne = entry.enterprise and _BEARER.search(body, max(0, start - 12), start)
            name = NAME.match(body, start) if borne else None
            return name is not None and name.end() > end
        if entry.kind != COUNTRY or word not in self._surnames:
            return False
        name = NAME.match(body, start)
        return name is not None and 2 <= name.group().count(" ") <= 3 and all(map(is_vietnamese, name.group().split()))

    def _trimmed(self, scan: Scan, start: int, end: int) -> int:
        """Cut the capitalized words behind the name that begin something else."""
        body = scan.body
        first = body[start:end].split(" ", 1)[0]
        vietnamese = first in self._surnames
        position, count, last = start, 0, start
        for word in body[start:end].split(" "):
            if count and self._begins_other(scan, position, word, count, vietnamese):
                break
            count += 1
            last = position + len(word)
            position = last + 1
        return _less_repeated(body, start, last, count, vietnamese)

    def _begins_other(self, scan: Scan, position: int, word: str, count: int, vietnamese: bool) -> bool:
        body = scan.body
        hit = scan.at.get(position)
        shouted = len(word) > 1 and word.isupper() and not body[position - 2].isupper() and "." not in word
        if shouted or (vietnamese and count >= 5):
            return True
        long = hit is not None and hit[1] - hit[0] > len(word)
        if hit is None or hit[2].kind in (SURNAME, PERSON, SIDE) or body[hit[1] : hit[1] + 1] == "-":
            return False  # also a syllable of a name that is spelled out: "Cô-bi-a-cốp"
        if hit[2].kind in _OTHERS:
            bearer = hit[2].enterprise and not vietnamese  # "Harrison Ford"
            long = long and not (vietnamese and count == 1 and _is_given(body, hit))
            return long or not (vietnamese or bearer) or count >= 4 or not (is_vietnamese(word) or bearer)
        if (
            hit[2].kind not in (COUNTRY, PLACE)
            or body[position - 2] == "."
            or _PARTICLES.search(body, position - 5, position)
            or (count == 1 and hit[2].kind == PLACE and is_vietnamese(word))
        ):
            return False  # "Jonathan D. London", "Ana Del Rio", "Đô đốc Tea Vinh"
        return not vietnamese if not long else count >= 2


def _is_given(body: str, hit: Hit) -> bool:
    """Whether a firm is called like the given names of the person: "Nguyễn Trung Nguyên"."""
    words = body[hit[0] : hit[1]].split(" ")
    return hit[2].kind == ORGANIZATION and hit[2].enterprise and len(words) == 2 and all(map(is_vietnamese, words))


def is_first_of_two(scan: Scan, end: int) -> bool:
    """Whether another officer follows a name: "Giám đốc của A, Karl Brandt và Giám đốc của B, ..."."""
    return scan.body.startswith(" và ", end) and scan.kind_at(end + len(" và ")) == TITLE


def _is_sounded(name: str) -> bool:
    """Whether a foreign name is spelled by its sounds: "Đô-nan Trăm", but "Park Geun-hye"."""
    syllables = [word for word in name.split(" ") if _SYLLABLES.search(word)]
    return any(not word.isascii() or is_vietnamese(word) for word in syllables)


def _less_repeated(body: str, start: int, end: int, count: int, vietnamese: bool) -> int:
    """The shorter name where the text repeats it without the last word: a heading may be glued to it."""
    if count < (4 if vietnamese else 3):
        return end
    name = body[start:end]
    shorter = name.rsplit(" ", 1)[0]
    if body.count(name) == 1 and body.count(shorter) > 2:
        return _less_repeated(body, start, start + len(shorter), count - 1, vietnamese)
    return end
