"""Finds where somebody works: the body behind an office or a name, past the field or the unit that stands between."""

import re

from transforms.name_lexicon import NameLexicon
from transforms.name_organizations import Named, OrganizationReader
from transforms.name_scan import (
    COLLECTIVE,
    HEAD,
    HONORIFIC,
    ORGANIZATION,
    PERSON,
    SURNAME,
    TITLE,
    Entry,
    Hit,
    Scan,
)
from transforms.name_text import LETTER, UPPER, WORD, is_vietnamese

MAX_WORDS = 12  # of the field between an office and its body
_AT = r"(?: (?:của|tại|ở|từ)|,? (?:thuộc|đến từ|(?:(?:hiện )?đang |hiện )?(?:làm việc|công tác) tại)) "
_LINK = re.compile(rf"{_AT}|, | [-–] ?|- | \(")
_PREPOSITION = re.compile(_AT)
_WORDS = re.compile(rf" ({LETTER}[\w/&-]*)")
_DASHES = ("-", "–")
# A unit that is told with the body above it: "Khoa Cấp cứu - Bệnh viện X", "Phòng Nghiệp vụ, Sở Y".
_UNIT = re.compile(
    r"(?:khoa|bộ môn|phòng|đội|tổ|khối|bộ phận)(?: [^\W\d_][\w/&-]*){1,8}?(?:, | [-–] | (?:của|thuộc|tại) )",
    re.IGNORECASE,
)
UNITS = ("Phòng ", "phòng ", "Khoa ", "khoa ", "Đội ", "đội ")
_CLOSED = re.compile(r"[,.;:)(\n”\"]| [-–(]|$| (?:dẫn|làm) ")
_NO_BODY = frozenset({TITLE, HONORIFIC, COLLECTIVE, PERSON, SURNAME})
_BODIES = frozenset({ORGANIZATION, HEAD})
_FIRM = re.compile(rf"{WORD}(?: & {WORD}|(?: {WORD})){{0,3}}")
_COINED = re.compile(rf"[{UPPER}][\w.&]*[a-z]?[{UPPER}]")  # "JLL", "AxiTrader"


class EmployerReader:
    """Reads the body that somebody works for."""

    def __init__(self, lexicon: NameLexicon, organizations: OrganizationReader) -> None:
        self._organizations = organizations
        self._stops = stops_behind_titles(lexicon) - lexicon.field_verbs
        self._of_persons = lexicon.of_persons
        self._firm_ends = lexicon.firm_ends
        self._closes = re.compile(rf"{_CLOSED.pattern}| (?:{'|'.join(lexicon.speech_verbs)})(?!\w)")

    def behind_field(self, scan: Scan, start: int, office: Entry) -> Named | None:
        """The body behind an office and its field: "Trưởng khoa Nội tim mạch, Bệnh viện X", "Giám đốc khối Y của Z"."""
        end = start
        for _ in range(MAX_WORDS):
            link = _LINK.match(scan.body, end)
            named = self._linked(scan, link, office) if link else None
            if named or (link and link.group().strip() not in _DASHES):
                return named
            end = link.end() - 1 if link else end  # "Trưởng khoa Phỏng - Tạo hình, Bệnh viện X"
            word = _WORDS.match(scan.body, end)
            if word is None or word[1] in self._stops or scan.kind_at(word.start(1)) in _NO_BODY:
                return None
            if end > start and word[1][0].isupper() and (named := self.at(scan, word.start(1))):
                return named
            end = word.end()
        return None

    def behind_name(self, scan: Scan, end: int, office: Entry) -> Named | None:
        """The body that a preposition links to a name: "chuyên gia X thuộc Viện Y"."""
        link = _PREPOSITION.match(scan.body, end)
        return self._linked(scan, link, office) if link else None

    def at(self, scan: Scan, start: int, person_follows: bool = False) -> Named | None:
        """The body that begins at a place, or the one above the unit that does."""
        unit = _UNIT.match(scan.body, start)
        hit = scan.at.get(unit.end()) if unit else None
        named = self._read(scan, hit, person_follows) or self._read(scan, scan.at.get(start), person_follows)
        return named or self._organizations.headed(scan, start, person_follows)

    def firm(self, scan: Scan, start: int) -> Named | None:
        """A firm right behind an office of somebody named before, by its last word: "ông X, chủ tịch Asia Group"."""
        return self._firm(scan, start, False)

    def above_unit(self, scan: Scan, unit: Named) -> Named | None:
        """The body above a unit that is told in one with it: "Phòng Nghiệp vụ Sở Y tế Sơn La"."""
        for start in (unit.start + place + 1 for place, letter in enumerate(unit.name) if letter == " "):
            hit = scan.at.get(start)
            above = self._read(scan, hit) if scan.body[start : start + 1].isupper() else None
            if above and above.end == unit.end:
                return above
        return None

    def _read(self, scan: Scan, hit: Hit | None, person_follows: bool = False) -> Named | None:
        if hit is None or hit[2].kind not in _BODIES:
            return None
        return self._organizations.read(scan, hit, person_follows, titled=True)

    def _linked(self, scan: Scan, link: re.Match[str], office: Entry) -> Named | None:
        """The body behind a link; behind a comma or a dash only where it is closed, lest the next clause begins."""
        named = self.at(scan, link.end())
        word = link.group().strip()
        if word == "(":
            return named if named and scan.body.startswith(")", named.end) else None
        if word == "," or word in _DASHES:
            return named if named and self._closes.match(scan.body, named.end) else None
        return named if named or word == "từ" else self._firm(scan, link.end(), self._is_sure(word, office))

    def _is_sure(self, link: str, office: Entry) -> bool:
        """Whether a body follows a link, and neither the person whom an aide serves nor a town."""
        if link == "của":
            return not office.text.startswith(self._of_persons)
        return link not in ("tại", "ở") or (office.title is not None and office.title.kind == "academic")

    def _firm(self, scan: Scan, start: int, sure: bool) -> Named | None:
        """A foreign firm or institute by its bare name: "chiến lược gia tại AxiTrader nhận định"."""
        named = self.bare(scan, start)
        if named is None or self._closes.match(scan.body, named.end) is None:
            return None
        return named if sure or self._tells_firm(named.name) else None

    def _tells_firm(self, name: str) -> bool:
        """Whether a bare name is written like that of a firm: "AxiTrader", "Asia Group"."""
        first, *_, last = name.split(" ") * 2
        return _COINED.match(first) is not None or last in self._firm_ends

    def is_body(self, named: Named, office: Entry) -> bool:
        """Whether a bare name behind "của" is a body, and no client or star: "luật sư của Ferguson"."""
        return self._is_sure("của", office) or self._tells_firm(named.name)

    @staticmethod
    def bare(scan: Scan, start: int) -> Named | None:
        """The foreign name that begins here, of which no head word and no list tells what it is."""
        match = _FIRM.match(scan.body, start)
        if match is None or scan.kind_at(start) or all(map(is_vietnamese, match.group().split(" "))):
            return None
        return Named(start, match.end(), match.group(), "other", rule="employer")


def stops_behind_titles(lexicon: NameLexicon) -> frozenset[str]:
    """The words that end the field of an office; a verb may also be the second syllable of a noun: "tiếng nói"."""
    inner = {phrase.lower().split()[-1] for phrase in (*lexicon.words, *lexicon.fields)}
    said = {verb for verb in lexicon.speech_verbs if " " not in verb} - {"vừa"}
    return (lexicon.stops - inner) | said
