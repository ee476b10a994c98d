"""Reads the field that a minister or an officer directs, where no body is named: "Bộ trưởng Năng lượng Nga"."""

import re
from collections.abc import Iterable

from transforms.name_employers import stops_behind_titles
from transforms.name_lexicon import NameLexicon
from transforms.name_office import Office
from transforms.name_personal import NO_NAME
from transforms.name_scan import COUNTRY, PERSON, Scan
from transforms.name_text import LETTER, NAME, UPPER, alternatives, is_vietnamese, word_starts

_CHARGE = re.compile(rf" ((?=[{UPPER}]){LETTER}+(?: {LETTER}+){{2,8}})")
_LINKING = frozenset({"của", "về", "cho"})
_GOES_ON = re.compile(rf"(?:,| và) [{UPPER}]")  # behind the first of several fields


class FieldReader:
    """Reads the field behind an office."""

    def __init__(self, lexicon: NameLexicon, fields: Iterable[str]) -> None:
        self._surnames = lexicon.surnames
        self._sure_surnames = lexicon.sure_surnames
        self._stops = stops_behind_titles(lexicon)
        self._field = re.compile(rf" (?:phụ trách )?({alternatives({*lexicon.fields, *fields})})(?!\w)", re.IGNORECASE)
        stops = alternatives(lexicon.stops - {"thông", "cho", "việc", "các", "tổ"})
        self._open_field = re.compile(
            rf" ((?:phụ trách )?[{UPPER}]{LETTER}+(?:,? (?!(?:{stops})(?!\w)){LETTER}+){{1,9}})"
        )

    def ministry(self, scan: Scan, office: Office) -> bool:
        """The field of a minister told without the word for a ministry."""
        body = scan.body
        match = self._field.match(body, office.end)
        if match and _GOES_ON.match(body, match.end()) and self._unknown_field(scan, office):
            return True
        if match and body[match.start(1)].isupper() | (office.country is None):
            office.field, office.end = match.group(1), match.end()
            return True
        return self._unknown_field(scan, office) or self.charge(scan, office)

    def charge(self, scan: Scan, office: Office) -> bool:
        """What an officer directs, in capitals, before the name: "Giám đốc Tình báo Quốc gia John Miller"."""
        body = scan.body
        may_direct = office.kind in ("office", "minister", "academic") and not (
            office.organization or office.country or office.named
        )
        match = _CHARGE.match(body, office.end) if may_direct else None
        first = match.group(1).split(" ", 1)[0] if match else ""
        if match is None or first in self._surnames or first.isupper() or not is_vietnamese(first):
            return False
        if scan.kind_at(match.start(1)) == PERSON:  # "Aung San Suu Kyi" begins like a Vietnamese word
            return False
        for position in word_starts(match.group(1), match.start(1))[1:]:
            word = body[position : position + 9].split(" ", 1)[0]
            if office.kind == "academic" and scan.kind_at(position) == COUNTRY:  # "Tiến sĩ Luật học Nga X"
                office.end = position - 1
                return True
            if scan.kind_at(position) in NO_NAME or word in self._stops or word in _LINKING:
                return False
            name = NAME.match(body, position)
            if name and self._is_person(scan, position, name.group().split(" ")):
                if office.kind == "minister":
                    office.field = body[office.end + 1 : position - 1]
                office.end = position - 1
                return True
        return False

    def _is_person(self, scan: Scan, start: int, words: list[str]) -> bool:
        """Whether capitalized words surely are a person: a known one, a full Vietnamese name, a foreign one."""
        if scan.kind_at(start) == PERSON:
            return True
        if words[0] in self._sure_surnames:
            return len(words) > 2
        return len(words) > 1 and not any(map(is_vietnamese, words[:2]))

    def _unknown_field(self, scan: Scan, office: Office) -> bool:
        """A field that no list knows: the words up to a country."""
        body = scan.body
        match = self._open_field.match(body, office.end) if office.country is None else None
        if match and match.group(1).split(" ", 1)[0] in self._surnames:
            return False
        for position in word_starts(match.group(1), match.start(1))[1:] if match else ():
            hit = scan.at.get(position)
            if hit and hit[2].kind == COUNTRY:
                office.field, office.end = body[office.end + 1 : position - 1], position - 1
                return True
            if hit and hit[2].kind in NO_NAME:
                return False
        return False
