"""Reads the further organizations of a list that share their head word: "Bộ Tài chính, Công Thương và Y tế"."""

import re

from transforms.name_organizations import Named
from transforms.name_scan import (
    COUNTRY,
    HEAD,
    HONORIFIC,
    NATIONAL_KINDS,
    ORGANIZATION,
    PLACE,
    TITLE,
    Hit,
    Scan,
    local_names_of,
)
from transforms.name_text import UPPER
from transforms.reference import Organization, Reference

_HEADS = ("bộ ", "đại học ", "học viện ", "ngân hàng ", "đảng ")
_NEXT = re.compile(rf"(?:,|;| và|, và) (?=[{UPPER}])")
_ITEM = re.compile(rf"[{UPPER}](?:[^.;:()\[\]“”\"\n]|\.(?=\w)){{1,60}}")
_ENDS = re.compile(r"[,.;:)…\n]| và |$")
_GOES_ON = re.compile(rf"\.?[^\W\d_]| [{UPPER}]| tỉnh| các")
_OTHERS = frozenset({TITLE, ORGANIZATION, HONORIFIC, COUNTRY})
MAX_WORDS = 8


class OrganizationLists:
    """Knows the organizations that may stand in a list without their head word."""

    def __init__(self, reference: Reference) -> None:
        self._known: dict[str, tuple[Organization, ...]] = {}
        countries = {country.code: country for country in reference.countries}
        for organization in reference.organizations:
            country = countries.get(organization.country or "")
            local = local_names_of(organization, country) if country and organization.kind in NATIONAL_KINDS else []
            for name in dict.fromkeys(n.lower() for n in (organization.name, *organization.aliases, *local)):
                if name.startswith(_HEADS):
                    self._known[name] = (*self._known.get(name, ()), organization)

    def read(self, scan: Scan, named: Named) -> list[Named]:
        """The organizations that a list names behind the first of them."""
        name = named.name.lower()
        if not name.startswith(_HEADS):
            return []
        return self._others(scan, next(filter(name.startswith, _HEADS)), named)

    def read_two(self, scan: Scan, word: str, end: int) -> list[Named]:
        """The organizations behind "hai đảng", "ba bộ" and the like, by the last word of it."""
        first = self._item(scan, f"{word} ", end + 1) if f"{word} " in _HEADS else None
        return [first, *self._others(scan, f"{word} ", first)] if first else []

    def read_after_colon(self, scan: Scan, hit: Hit) -> list[Named]:
        """The organizations behind a head word and a colon: "các Bộ: Y tế, Công Thương"."""
        opens = scan.body.startswith(": ", hit[1])
        return self.read_two(scan, hit[2].text.lower(), hit[1] + 1) if opens else []

    def _others(self, scan: Scan, head: str, first: Named) -> list[Named]:
        found: list[Named] = []
        end = first.end
        while match := _NEXT.match(scan.body, end):
            one = self._item(scan, head, match.end())
            if one is None:
                break
            one.organizations = _of_same_country(one, first)
            found.append(one)
            end = one.end
        while found and scan.kind_at(found[-1].start) == PLACE:  # "Đại học Y Dược, Hà Nội": where it is
            found.pop()
        return found

    def _item(self, scan: Scan, head: str, start: int) -> Named | None:
        """The longest known name at ``start`` that the head word makes whole."""
        match = _ITEM.match(scan.body, start) if scan.kind_at(start) not in _OTHERS else None
        words = match.group().split(" ")[:MAX_WORDS] if match else []
        for count in range(len(words), 0, -1):
            tail = " ".join(words[:count]).rstrip(",")
            end = start + len(tail)
            known = self._known.get(head + tail.lower())
            if known and self._is_whole(scan, start, end):
                name = head[0].upper() + head[1:] + tail
                national = known[0].kind in NATIONAL_KINDS
                return Named(start, end, name, known[0].kind, known, national, rule="list")
        return None

    @staticmethod
    def _is_whole(scan: Scan, start: int, end: int) -> bool:
        """Whether a name ends where it seems to; what is also the head of another one must be followed by a comma."""
        if scan.kind_at(start) == HEAD:
            return _ENDS.match(scan.body, end) is not None
        return _GOES_ON.match(scan.body, end) is None


def _of_same_country(named: Named, first: Named) -> tuple[Organization, ...]:
    """The organizations of the country of the first one, where that has but one: "hai đảng Cộng hòa và Dân chủ"."""
    countries = {organization.country for organization in first.organizations}
    same = tuple(organization for organization in named.organizations if organization.country in countries)
    return same if len(countries) == 1 and same else named.organizations
