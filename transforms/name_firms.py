"""Reads the bare name of a firm or body behind an office, which no head word tells: "Chủ tịch BRG"."""

import re

from transforms.name_lexicon import NameLexicon
from transforms.name_office import Office
from transforms.name_organizations import Named
from transforms.name_personal import NO_NAME, PersonalNames
from transforms.name_scan import HONORIFIC, PERSON, Scan
from transforms.name_text import NAME, UPPER, WORD, is_vietnamese

_COMPANY = re.compile(rf" ({WORD}(?: {WORD})?), ")
_ACRONYM = re.compile(rf" ((?=[{UPPER}]*[BCDĐFGHKLMNPQRSTVXZ])[{UPPER}][{UPPER}&0-9]{{1,7}}(?:-[{UPPER}]+)?)(?![\w.])")
_QUOTED = re.compile(rf" (?:của )?[“\"]([{UPPER}][^”\"\n]{{2,40}})[”\"](?= [{UPPER}]|,| (?:nói|cho) )")
# What follows a name that commas set off from the office before it.
NAME_ENDS = (",", " cho ", " nói", " đã ")


class FirmReader:
    """Reads a bare name behind an office."""

    def __init__(self, lexicon: NameLexicon, names: PersonalNames) -> None:
        self._names = names
        self._surnames = lexicon.surnames
        self._sure_surnames = lexicon.sure_surnames
        self._place_heads = lexicon.place_heads
        self._before_no_name = lexicon.before_no_name
        self._before_a_name = lexicon.before_a_name
        self._before_full_name = lexicon.before_full_name

    def before_surname(self, body: str, office: Office) -> bool:
        """An unknown organization before a full Vietnamese name: "Hiệu trưởng Hoa Hồng Nguyễn Thị Mai"."""
        match = NAME.match(body, office.end + 1) if office.kind == "office" and not office.organization else None
        words = match.group().split(" ") if match else []
        place = self.surname_place(words)
        if not place:
            return False
        name = " ".join(words[:place])
        start = office.end + 1
        office.end = start + len(name)
        office.organization = Named(start, office.end, name, "abbreviation", rule="abbreviation")
        return True

    def is_of_house(self, before: str, words: list[str]) -> bool:
        """Whether the name behind the words of an office is that of a place, a house or a brand, and no person's."""
        if not before.endswith(self._before_no_name) or before.endswith(self._before_a_name):
            return False
        full = len(words) > 2 and words[0] in self._sure_surnames and " trường " not in before
        return not (full and before.endswith(self._before_full_name)) and not self.surname_place(words)

    def surname_place(self, words: list[str]) -> int:
        """Which word begins a full Vietnamese name behind another name; 0 where none does."""
        place = next((n for n, word in enumerate(words) if word in self._sure_surnames), 0)
        return place if place and len(words) - place > 2 and words[0] not in self._surnames else 0

    def company(self, scan: Scan, office: Office) -> bool:
        """A company by its bare name, where the person is named behind it: "Tổng Giám đốc X, Y Z cho biết"."""
        body = scan.body
        if office.kind not in ("office", "group") or office.organization:
            return False
        match = _COMPANY.match(body, office.end)
        if match is None or scan.kind_at(match.start(1)) in NO_NAME or is_vietnamese(match.group(1)):
            return False
        start = match.end()
        hit = scan.at.get(start)
        addressed = hit is not None and hit[2].kind == HONORIFIC
        if hit and addressed:
            start = hit[1] + 1
        end = self._names.name_end(scan, start)
        if end is None or " " not in body[start:end] or not (addressed or body.startswith(NAME_ENDS, end)):
            return False
        office.organization = Named(match.start(1), match.end(1), match.group(1), "abbreviation", rule="company")
        office.end = match.end(1)
        return True

    @staticmethod
    def quoted(body: str, office: Office) -> bool:
        """An organization whose name stands in quotation marks: "Chủ tịch “Bạn của Cuba”"."""
        match = _QUOTED.match(body, office.end) if office.kind == "office" and not office.organization else None
        if match is None:
            return False
        office.organization = Named(match.start(1), match.end(1), match.group(1), "other", rule="quoted")
        office.end = match.end()
        return True

    def acronym(self, scan: Scan, office: Office) -> bool:
        """An abbreviation behind an office: "Chủ tịch BRG"."""
        if office.kind not in ("office", "party", "minister") or office.organization:
            return False
        match = _ACRONYM.match(scan.body, office.end)
        if match is None or match.group(1) in self._place_heads or scan.kind_at(match.start(1)) == PERSON:
            return False
        office.organization = Named(match.start(1), match.end(1), match.group(1), "abbreviation", rule="abbreviation")
        office.end = match.end()
        return True
