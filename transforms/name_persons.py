"""Reads a person with all titles around the name: before it, after it, and words of address."""

import re
from dataclasses import replace

from transforms.name_behind import BehindReader
from transforms.name_chain import BODIES, OF_COUNTRIES, PLURAL, ChainReader, Told
from transforms.name_lexicon import NameLexicon
from transforms.name_office import WIFE, Office, kinship
from transforms.name_offices import OfficeReader
from transforms.name_organizations import OrganizationReader
from transforms.name_personal import NO_NAME, PersonalNames
from transforms.name_scan import COUNTRY, HONORIFIC, NONE, PERSON, SURNAME, TITLE, Hit, Scan
from transforms.name_text import NAME, is_vietnamese

# Kinds of titles that stand for their holder also without a name.
OFFICE_KINDS = frozenset(
    {"group", "state", "minister", "parliament", "party", "office", "diplomat", "royal", "counterpart"}
)
_MANY = re.compile("(?:[Cc]ác|[Nn]hững|[Nn]hóm) $")
_NEXT = re.compile(r"(?: \([^)]{1,40}\))?(?:, | và |; )(?=\S)")
_FIRM = re.compile(r"(?:\band|&) $")  # before the second partner of a firm
_OF = " của "
_OF_ORGANIZATIONS = frozenset({"office", "group", "occupation", "rank", "party"})
_LEADING = re.compile("(?:Theo|Nhưng|Còn|Và|Với|Tuy|Song|Vì|Do|Khi|Trước|Sau) ")  # opens a sentence before a name
_CROWDS = frozenset({"crowd", "group", "member"})
_ONE = "một "
_BEFORE_TITLE = (", ", "- ", "– ")  # what parts a name from the title behind it


class PersonReader:
    """Reads one person or office at a hit."""

    def __init__(
        self, lexicon: NameLexicon, names: PersonalNames, offices: OfficeReader, organizations: OrganizationReader
    ) -> None:
        self._names = names
        self._chains = ChainReader(lexicon, names, offices)
        self._behind = BehindReader(lexicon, names, offices, self._chains)
        self._organizations = organizations
        self._stops = lexicon.stops
        self._namesakes = lexicon.namesakes

    def read_before(self, scan: Scan, hit: Hit, floor: int) -> Told | None:
        """A name without known words that a title follows: "Sergey Lavrov, Ngoại trưởng Nga"."""
        body = scan.body
        start = hit[0]
        one = body.startswith(_ONE, start - len(_ONE))  # "X, một chuyên gia của Y"
        start -= len(_ONE) if one else 0
        if not body.startswith(_BEFORE_TITLE, start - 2):
            return None
        name_end = len(body[max(0, start - 45) : start].rstrip(" ,-–")) + max(0, start - 45)
        window = max(floor, name_end - 45)
        for match in NAME.finditer(body, window, name_end):
            leading = _LEADING.match(body, match.start(), name_end)
            begin = leading.end() if leading else match.start()
            name = body[begin : match.end()]
            if (
                match.end() == name_end
                and " " in name
                and not self._known_inside(scan, begin, name_end)
                and scan.kind_at(begin) != NONE
                and not _FIRM.search(body, max(0, begin - 5), begin)
                and not (one and name.split(" ", 1)[0].lower() in self._stops)
            ):
                told = Told(begin, name_end, name, begin)
                self._behind.read(scan, told)
                return told if told.after else None
        return None

    def _owner_behind(self, scan: Scan, told: Told) -> None:
        """The country or organization behind the name: "Vua Philippe của Bỉ", "tiền vệ X của Real Betis"."""
        office = told.offices[-1]
        hit = scan.at.get(told.end + len(_OF)) if scan.body.startswith(_OF, told.end) else None
        if hit is None or office.organization or office.country:
            return
        if hit[2].kind == COUNTRY and office.kind in OF_COUNTRIES:
            office.country = hit[2].country
        elif hit[2].kind in BODIES and office.kind in _OF_ORGANIZATIONS:
            office.organization = self._organizations.read(scan, hit)
            if office.organization:
                told.end = office.organization.end

    @staticmethod
    def _known_inside(scan: Scan, start: int, end: int) -> bool:
        return any(scan.kind_at(position) in NO_NAME for position in range(start, end))

    def titled(self, scan: Scan, hit: Hit) -> Told | None:
        """The person or office that begins with a title."""
        body = scan.body
        told = Told(hit[0], hit[1])
        self._chains.read(scan, hit, told)
        first = told.offices[0]
        if told.name and self._is_namesake(body, hit[0]):
            return None
        if told.name:
            told.roles = [body[first.start : told.offices[-1].end].strip()]
            self._principal(body, told)
            if PLURAL.search(body, max(0, first.start - 16), first.start):
                self._others(scan, told)
                if not told.more and self._is_crowd(body, first):
                    return None
            else:
                self._counterparts(scan, told)
            if not told.more:
                self._owner_behind(scan, told)
                self._behind.read(scan, told)
            return told
        told.offices = [first]
        told.end = first.end
        told.roles = [body[first.start : first.end]]
        return told if first.kind in OFFICE_KINDS else None

    @staticmethod
    def _is_crowd(body: str, office: Office) -> bool:
        """Whether a plural tells many without their names: "các chiến sĩ Điện Biên", "các nhà khoa học Oxford"."""
        many = _MANY.search(body, max(0, office.start - 6), office.start)
        return office.kind in _CROWDS or (office.kind == "academic" and many is not None)

    def _others(self, scan: Scan, told: Told) -> None:
        """The other persons of a list that share the titles."""
        body = scan.body
        end = told.end
        while match := _NEXT.match(body, end):
            hit = scan.at.get(match.end())
            if hit and hit[2].kind not in (SURNAME, PERSON):
                return
            name_end = self._names.name_end(scan, match.end())
            if name_end is None or " " not in body[match.end() : name_end]:
                return
            end = name_end
            name = body[match.end() : end]
            told.more.append(Told(match.end(), end, name, match.end(), offices=told.offices, roles=told.roles))

    def _counterparts(self, scan: Scan, told: Told) -> None:
        """Those who hold the same office in other countries: "người đồng cấp Mỹ X và Nhật Bản Y"."""
        body, office, end = scan.body, told.offices[-1], told.end
        while office.country and (match := _NEXT.match(body, end)):
            hit = scan.at.get(match.end())
            if hit is None or hit[2].kind != COUNTRY or body[hit[1] : hit[1] + 1] != " ":
                return
            start = hit[1] + 1
            name_end = self._names.name_end(scan, start)
            if name_end is None or not (" " in body[start:name_end] or scan.kind_at(start) == PERSON):
                return
            own = replace(office, start=hit[0], end=hit[1], country=hit[2].country)
            role = f"{body[office.hit[0] : office.hit[1]]} {body[hit[0] : hit[1]]}"
            told.more.append(Told(hit[0], name_end, body[start:name_end], start, offices=[own], roles=[role]))
            end = name_end

    def _principal(self, body: str, told: Told) -> None:
        """Part who is served from who serves, as both are persons of their own."""
        office = told.offices[0]
        start, end = office.principal_name
        if office.principal and office.principal.kind != HONORIFIC and end > start:
            role = body[office.principal.start : office.principal.end]
            told.principal = Told(
                office.principal.start, end, body[start:end], start, None, None, [office.principal], [role]
            )
            told.start = told.name_start

    def addressed(self, scan: Scan, hit: Hit) -> Told | None:
        """A person told with a word of address: "ông Trương Minh Tuấn", "Ngài Tổng thống"."""
        body = scan.body
        start, end, entry = hit
        following = scan.at.get(end + 1)
        if body[end : end + 1] != " " or (following is None and not body[end + 1 : end + 2].isupper()):
            return None
        told = Told(start, end, honorific=entry.text)
        if (
            following
            and following[2].kind == TITLE
            and entry.text in ("ngài", "đồng chí", "quý ông", "đ/c", "nữ", "nam", "vị", "vợ", "vợ chồng ông")
        ):
            inner = self.titled(scan, following)
            if inner:
                inner.start, inner.honorific = start, entry.text
            return inner
        name_end = self._names.name_end(scan, end + 1)
        if name_end is None:
            return None
        self._chains.name(scan, told, end + 1, name_end)
        if entry.text == WIFE:
            told.offices.append(kinship(start, end, entry.text))
            told.roles.append(body[start:end])
        self._behind.read(scan, told)
        self._behind.appointed(scan, told)
        return told

    def bare(self, scan: Scan, hit: Hit) -> Told | None:
        """A name without any word before it."""
        body = scan.body
        start = hit[0]
        if hit[2].kind == SURNAME and scan.at.get(start) is None:
            return None
        if hit[2].kind == PERSON and self._is_namesake(body, start):
            return None
        name_end = self._names.name_end(scan, start)
        if name_end is None or " " not in body[start:name_end]:
            return None
        if hit[2].kind == SURNAME and not all(map(is_vietnamese, body[start:name_end].split())):
            return None
        told = Told(start, name_end, body[start:name_end], start)
        self._behind.read(scan, told)
        self._behind.appointed(scan, told)
        return told

    def _is_namesake(self, body: str, start: int) -> bool:
        """Whether a thing bears the name: "tàu sân bay Gerald Ford"."""
        return self._namesakes.search(body, max(0, start - 20), start) is not None
