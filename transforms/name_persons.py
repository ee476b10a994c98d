"""Reads a person with all titles around the name: before it, after it, and words of address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from transforms.name_lexicon import NameLexicon
from transforms.name_organizations import Named, OrganizationReader, read_country
from transforms.name_scan import (
    COLLECTIVE,
    COUNTRY,
    HEAD,
    HONORIFIC,
    ORGANIZATION,
    PARTNER,
    PERSON,
    PLACE,
    SIDE,
    SURNAME,
    TITLE,
    Entry,
    Hit,
    Hits,
)
from transforms.name_text import LETTER, NAME, UPPER, WORD, is_vietnamese
from transforms.reference import Country, Place

_LETTERS = re.compile(LETTER + "{2}")
_NO_HIT: Hit = (0, 0, Entry("none", ""))
_PLACE_WORDS = ("tỉnh ", "thành phố ", "huyện ", "quận ", "xã ", "phường ", "bang ", "bản ", "thôn ", "vùng ", "khu ")
_NOWHERE = Country("", "", None, (), "")
_APPOINTED = re.compile(
    r"[^.;\n]{0,60}? (?:làm|giữ chức|giữ chức vụ|lên chức|làm chức|vào vị trí|vào chức|vào cương vị|giữ vị trí|giữ cương vị)"
    r"(?: vụ)?(?: tân| nữ)? (?=\S)"
)
_APPOINTS = re.compile("(?:bổ nhiệm|đề cử|chỉ định|bầu|điều động|cử)(?: cho)? $")
_CLOSED = re.compile(r"[,.;)\n]| [-–]|$| (?:dẫn|làm) ")
_COMPANY = re.compile(rf" ({WORD}(?: {WORD})?)(?=, )")
_CAMEL = re.compile(rf"(?!Ma?c|D[ei]|L[aei]|O['’])[{UPPER}]+[a-zà-ỹ]+[{UPPER}]|[{UPPER}]{{2,}}[a-zà-ỹ]")
ACRONYM = re.compile(rf" ((?=[{UPPER}]*[BCDĐFGHKLMNPQRSTVXZ])[{UPPER}][{UPPER}&0-9]{{1,7}}(?:-[{UPPER}]+)?)(?![\w.])")
MAX_TITLES = 6
MAX_COMPLEMENTS = 4
OFFICE_KINDS = frozenset(
    {"group", "state", "minister", "parliament", "party", "office", "diplomat", "royal", "counterpart"}
)
NO_NAME = frozenset({TITLE, HEAD, ORGANIZATION, COUNTRY, PLACE, COLLECTIVE, HONORIFIC, PARTNER})
_AGE = re.compile(r" \((?:\d+ tuổi|SN \d+|sinh năm \d+|ảnh)[^)]{0,60}\)")
_AFTER_NAME = re.compile(r",? ?[-–(]? ?(?:hiện là |đang là |là )?(?:một |1 )?(?=\S)")
_PLURAL = re.compile(r"(?:[Cc]ác|[Hh]ai|[Bb]a|[Nn]hững|\b[2-9]|[Gg]ồm)(?: vị| đồng chí)? $")
_TO_ORGANIZATION = re.compile("(?:tại|thuộc|của|ở) ")
_NEXT = re.compile(r"(?: \([^)]{1,40}\))?(?:, | và |; )(?=\S)")
_LINK_STARTS = frozenset(" ,:")
_LINKS = re.compile(r",? là (?:các )?|, | [-–] |:? (?=\S)")


@dataclass(slots=True)
class Office:
    """One title with what belongs to it."""

    start: int
    end: int
    hit: Hit
    organization: Named | None = None
    field: str | None = None  # of a minister told without "Bộ": "Ngoại giao"
    country: Country | None = None
    seat: Country | None = None  # where a diplomat is accredited
    place: Place | None = None
    partner: bool = False
    named: bool = False  # the person's name stands before it
    unit: str | None = None  # a bare head word: "Phó Giám đốc Công ty"

    @property
    def kind(self) -> str:
        """The kind of the title."""
        title = self.hit[2].title
        return title.kind if title else ""


@dataclass(slots=True)
class Told:
    """A person or office as told at one place of the text."""

    start: int
    end: int
    name: str | None = None
    name_start: int = 0
    honorific: str | None = None
    offices: list[Office] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    after: bool = False  # a title stands behind the name
    more: list["Told"] = field(default_factory=list)  # others that share the titles: "các Phó Thủ tướng A, B và C"

    @property
    def role(self) -> str | None:
        """The titles as written."""
        return ", ".join(self.roles) or None


class PersonReader:
    """Reads one person or office at a hit."""

    def __init__(self, lexicon: NameLexicon, organizations: OrganizationReader, fields: Iterable[str]) -> None:
        self._lexicon = lexicon
        self._organizations = organizations
        joints = "|".join(sorted(map(re.escape, lexicon.title_joints), key=len, reverse=True))
        self._joint = re.compile(f"(?:{joints})")
        places = "|".join(sorted(map(re.escape, lexicon.place_heads), key=len, reverse=True))
        self._place = re.compile(
            rf" (?:của )?(?:{places}) ?(?:[{UPPER}]{LETTER}*(?:[ -][{UPPER}]{LETTER}*){{0,3}}|\d+)"
        )
        stops_small = "(?:" + "|".join(sorted(lexicon.stops - {"thông", "cho", "việc", "các", "tổ"})) + r")(?!\w)"
        inner = {phrase.lower().split()[-1] for phrase in (*lexicon.words, *lexicon.fields)}
        self._stops = lexicon.stops - inner
        stops = "(?:" + "|".join(sorted(self._stops)) + r")(?!\w)|[" + UPPER + "]"
        fields = "|".join(sorted(map(re.escape, {*lexicon.fields, *fields}), key=len, reverse=True))
        self._field = re.compile(rf" (?:phụ trách )?({fields})(?!\w)", re.IGNORECASE)
        words = rf"(?:(?!{stops}){LETTER}+)"
        self._words = re.compile(
            rf" ((?:{words} ){{1,4}})(?=[{UPPER}]|tại |thuộc |của |ở |trung tâm |công ty |tập đoàn |đảng |viện )"
        )
        self._open_field = re.compile(rf" ((?:phụ trách )?[{UPPER}]{LETTER}+(?:,? (?!{stops_small}){LETTER}+){{1,9}})")

    def read(self, body: str, hits: Hits, hit: Hit) -> Told | None:
        """The person or office that begins at ``hit``."""
        kind = hit[2].kind
        if kind == TITLE:
            return self._titled(body, hits, hit)
        if kind == HONORIFIC:
            return self._addressed(body, hits, hit)
        return self._bare(body, hits, hit)

    def read_before(self, body: str, hits: Hits, hit: Hit, floor: int) -> Told | None:
        """A name without known words that a title follows: "Sergey Lavrov, Ngoại trưởng Nga"."""
        start = hit[0]
        if body[max(0, start - 2) : start] not in (", ", "- ", "– "):
            return None
        name_end = len(body[:start].rstrip(" ,-–")) if start < 8 else start - (3 if body[start - 2] in "-–" else 2)
        window = max(floor, name_end - 45)
        for match in NAME.finditer(body, window, name_end):
            if (
                match.end() == name_end
                and " " in match.group()
                and not self._known_inside(hits, match.start(), name_end)
            ):
                told = Told(match.start(), name_end, match.group(), match.start())
                self._titles_after(body, hits, told)
                return told if told.after else None
        return None

    @staticmethod
    def _known_inside(hits: Hits, start: int, end: int) -> bool:
        return any(pos in hits.at and hits.at[pos][2].kind in NO_NAME for pos in range(start, end))

    def _titled(self, body: str, hits: Hits, hit: Hit) -> Told | None:
        told = Told(hit[0], hit[1])
        self._chain(body, hits, hit, told)
        first = told.offices[0]
        if told.name:
            told.roles = [body[first.start : told.offices[-1].end].strip()]
            if _PLURAL.search(body, max(0, first.start - 12), first.start):
                self._others(body, hits, told)
            if not told.more:
                self._titles_after(body, hits, told)
            return told
        told.offices = [first]
        told.end = first.end
        told.roles = [body[first.start : first.end]]
        return told if first.kind in OFFICE_KINDS else None

    def _others(self, body: str, hits: Hits, told: Told) -> None:
        """The other persons of a list that share the titles."""
        end = told.end
        while match := _NEXT.match(body, end):
            hit = hits.at.get(match.end())
            if hit and hit[2].kind not in (SURNAME, PERSON):
                return
            name_end = self.name_end(body, hits, match.end())
            if name_end is None or " " not in body[match.end() : name_end]:
                return
            end = name_end
            name = body[match.end() : end]
            told.more.append(Told(match.end(), end, name, match.end(), offices=told.offices, roles=told.roles))

    def _chain(self, body: str, hits: Hits, hit: Hit, told: Told, named: bool = False) -> None:
        """Titles one after the other, up to a name."""
        for _ in range(MAX_TITLES):
            office = self._office(body, hits, hit, named)
            told.offices.append(office)
            told.end = office.end
            if self._name_after(body, hits, office.end, told, addressed=False):
                return
            following = self._next_title(body, hits, office)
            if following is None:
                return
            hit = following

    def _next_title(self, body: str, hits: Hits, office: Office) -> Hit | None:
        end = office.end
        hit = hits.at.get(end + 1)
        if hit and hit[2].kind == TITLE and body[end] == " ":
            return hit
        joint = None if office.kind == "group" else self._joint.match(body, end)
        hit = hits.at.get(joint.end()) if joint else None
        return hit if hit and hit[2].kind == TITLE else None

    def _name_after(self, body: str, hits: Hits, end: int, told: Told, addressed: bool) -> bool:
        """Set the name that follows a title, a word of address between them or not."""
        if body[end : end + 1] not in _LINK_STARTS:
            return False
        link = _LINKS.match(body, end)
        if link is None:
            return False
        start = link.end()
        hit = hits.at.get(start)
        honorific = None
        if not addressed and hit and hit[2].kind == HONORIFIC and body[hit[1] : hit[1] + 1] == " ":
            honorific, start = hit[2].text, hit[1] + 1
        elif link.group() != " " and not self._apposed(body, hits, link.group(), start, told):
            return False
        name_end = self.name_end(body, hits, start)
        if name_end is None:
            return False
        told.name, told.name_start, told.end = body[start:name_end], start, name_end
        told.honorific = honorific or told.honorific
        return True

    def _apposed(self, body: str, hits: Hits, link: str, start: int, told: Told) -> bool:
        """A name set off by commas behind its office: "người phát ngôn của tập đoàn X, Melissa Ritchie, cho biết"."""
        if link == ": " or link.strip(" ,").startswith("là"):
            return bool(_PLURAL.search(body, max(0, told.start - 12), told.start))
        office = told.offices[-1]
        if (
            link != ", "
            or not (office.organization or office.country)
            or hits.at.get(start, _NO_HIT)[2].kind in NO_NAME
        ):
            return False
        end = self.name_end(body, hits, start)
        return end is not None and " " in body[start:end] and body.startswith((",", " cho ", " nói", " đã "), end)

    def name_end(self, body: str, hits: Hits, start: int) -> int | None:
        """Where the personal name ends that begins at ``start``; None where none does."""
        hit = hits.at.get(start)
        if hit and hit[2].kind in NO_NAME and not self._is_surname(body, hit):
            return None
        match = NAME.match(body, start) if body[start : start + 1].isalpha() else None
        if match is None or _CAMEL.match(match.group()):
            return None
        first = match.group().split(" ", 1)[0]
        if not _LETTERS.search(match.group()):
            return None
        if len(first) > 1 and first.isupper() and (first in self._lexicon.place_heads or not match.group().isupper()):
            return None
        end = self._trimmed(body, hits, start, match.end())
        if hit and hit[2].kind == PERSON and not body[hit[1] : hit[1] + 2].strip()[:1].isupper():
            end = max(end, hit[1])
        return end if end - start > 1 else None

    def _is_surname(self, body: str, hit: Hit) -> bool:
        """Whether the name of a country or a company is the first word of a personal name: "Hàn Mạnh Thắng"."""
        start, end, entry = hit
        word = body[start:end]
        if entry.kind != COUNTRY or word not in self._lexicon.surnames:
            return False
        name = NAME.match(body, start)
        return name is not None and 2 <= name.group().count(" ") <= 3 and all(map(is_vietnamese, name.group().split()))

    def _trimmed(self, body: str, hits: Hits, start: int, end: int) -> int:
        """Cut the capitalized words behind the name that begin something else."""
        first = body[start:end].split(" ", 1)[0]
        vietnamese = first in self._lexicon.surnames
        position, count, last = start, 0, start
        for word in body[start:end].split(" "):
            if count and self._begins_other(body, hits, position, word, count, vietnamese):
                break
            count += 1
            last = position + len(word)
            position = last + 1
        return _less_repeated(body, start, last, count, vietnamese)

    def _begins_other(self, body: str, hits: Hits, position: int, word: str, count: int, vietnamese: bool) -> bool:
        hit = hits.at.get(position)
        if vietnamese and count >= 5:
            return True
        if len(word) > 1 and word.isupper() and not body[position - 2].isupper() and "." not in word:
            return True
        if hit is None or hit[2].kind in (SURNAME, PERSON, SIDE):
            return False
        long = hit[1] - hit[0] > len(word)
        if hit[2].kind in (TITLE, HEAD, ORGANIZATION, COLLECTIVE, PARTNER, HONORIFIC):
            return long or not vietnamese or count >= 4
        return hit[2].kind in (COUNTRY, PLACE) and (not vietnamese if not long else count >= 2)

    def _office(self, body: str, hits: Hits, hit: Hit, named: bool = False) -> Office:
        office = Office(hit[0], hit[1], hit, named=named)
        self._embedded(body, hits, office)
        for _ in range(MAX_COMPLEMENTS):
            if not self._complement(body, hits, office):
                break
        return office

    def _embedded(self, body: str, hits: Hits, office: Office) -> None:
        """The organization that stands within the title: "Chủ tịch Quốc hội"."""
        title = office.hit[2].title
        name = title.organization if title else None
        if name and body[office.start : office.end].lower().endswith(" " + name.lower()):
            named = self._organizations.named(name, office.end - len(name), office.end)
            read_country(body, hits, named)
            office.organization, office.end = named, named.end

    def _complement(self, body: str, hits: Hits, office: Office) -> bool:
        """Take in one thing that belongs to the title: its organization, country, field or place."""
        end = office.end
        if body[end : end + 1] != " ":
            return self._parent(body, hits, office)
        if self._unit(body, hits, office):
            return True
        following = end + 1
        if body.startswith("của ", following):
            following += 4
        hit = hits.at.get(following)
        if hit:
            kind = hit[2].kind
            if kind == COUNTRY and self._is_surname(body, hit):
                return False
            if kind in (COUNTRY, SIDE):
                return self._country(body, hits, office, hit)
            if kind in (ORGANIZATION, HEAD):
                read = self._organization if office.organization is None else self._parent_at
                return read(body, hits, office, hit)
            if kind == PLACE and office.place is None and office.kind not in ("rank", "academic"):
                return self._set_place(office, hit)
            if kind == PARTNER:
                office.partner, office.end = True, hit[1]
                return True
        if body.startswith("tại ", following):
            return self._seat(body, hits, office, following + 4)
        return self._written_complement(body, hits, office)

    def _unit(self, body: str, hits: Hits, office: Office) -> bool:
        """The unit whose head word ends the title: "Phó trưởng phòng Kỹ thuật"."""
        if (
            office.end != office.hit[1]
            or office.kind != "office"
            or not body[office.end + 1 : office.end + 2].isupper()
        ):
            return False
        name = NAME.match(body, office.end + 1)
        if name is None or (name.group().split(" ")[0] in self._lexicon.surnames and " " in name.group()):
            return False
        hit = hits.at.get(office.end + 1)
        if hit and hit[2].kind in NO_NAME:
            return False
        named = self._organizations.unit(body, hits, office.end, body[office.start : office.end].rsplit(" ", 1)[-1])
        if named is None:
            return False
        office.organization, office.end = named, named.end
        return True

    def _written_complement(self, body: str, hits: Hits, office: Office) -> bool:
        if office.kind == "minister" and office.organization is None and office.field is None:
            match = self._field.match(body, office.end)
            if match and body[match.start(1)].isupper() | (office.country is None):
                office.field, office.end = match.group(1), match.end()
                return True
            return self._unknown_field(body, hits, office)
        if body[office.end + 1 : office.end + 2].isupper():
            return (
                self._local(body, office)
                or self._acronym(body, office, self._lexicon.place_heads)
                or self._company(body, hits, office)
            )
        following = body[office.end + 1 : office.end + 9].split(" ", 1)[0]
        if following in self._stops:
            return False
        return self._local(body, office) or self._small_words(body, hits, office)

    def _local(self, body: str, office: Office) -> bool:
        """The place that an office is for: "Bí thư Tỉnh ủy", "Chủ tịch tỉnh Phúc Kiến"."""
        if office.kind not in ("office", "party", "state", "parliament", "group"):
            return False
        match = self._place.match(body, office.end)
        if match:
            office.end = match.end()
        return match is not None

    def _company(self, body: str, hits: Hits, office: Office) -> bool:
        """A company by its bare name, where the person is named behind it: "Tổng Giám đốc X, Y Z cho biết"."""
        if office.kind not in ("office", "group") or office.organization:
            return False
        match = _COMPANY.match(body, office.end)
        if match is None or hits.at.get(match.start(1), _NO_HIT)[2].kind in NO_NAME or is_vietnamese(match.group(1)):
            return False
        told = Told(
            office.start, office.end, offices=[Office(office.start, match.end(1), office.hit, country=_NOWHERE)]
        )
        if not self._name_after(body, hits, match.end(1), told, addressed=False):
            return False
        office.organization = Named(match.start(1), match.end(1), match.group(1), "abbreviation", rule="company")
        office.end = match.end(1)
        return True

    @staticmethod
    def _acronym(body: str, office: Office, places: frozenset[str]) -> bool:
        """An abbreviation behind an office: "Chủ tịch BRG"."""
        if office.kind not in ("office", "party", "minister") or office.organization:
            return False
        match = ACRONYM.match(body, office.end)
        if match is None or match.group(1) in places:
            return False
        office.organization = Named(match.start(1), match.end(1), match.group(1), "abbreviation", rule="abbreviation")
        office.end = match.end()
        return True

    def _small_words(self, body: str, hits: Hits, office: Office) -> bool:
        """Words in small letters that tell what the title is about: "nhà khoa học dữ liệu Mỹ"."""
        if office.kind in ("state", "royal", "minister", "counterpart") or office.country or office.unit:
            return False
        match = self._words.match(body, office.end)
        if match is None:
            return False
        starts = _word_starts(match.group(1), match.start(1))
        if office.organization:
            return len(starts) <= 2 and self._leads_to_name(body, hits, office, match.end(1))
        for position in starts:
            hit = hits.at.get(position)
            if hit and hit[2].kind in (HEAD, ORGANIZATION) and self._organization(body, hits, office, hit):
                return True
            if hit and hit[2].kind in (TITLE, HONORIFIC, COLLECTIVE):
                return False
        return self._leads_on(body, hits, office, match.end())

    def _leads_on(self, body: str, hits: Hits, office: Office, end: int) -> bool:
        """Whether small words end before a country, an organization or a name."""
        link = _TO_ORGANIZATION.match(body, end)
        hit = hits.at.get(link.end() if link else end)
        if hit and hit[2].kind in (ORGANIZATION, HEAD):
            return self._organization(body, hits, office, hit)
        if hit and hit[2].kind == COUNTRY and not link:
            office.end = end - 1
            return True
        return not link and self._leads_to_name(body, hits, office, end)

    @staticmethod
    def _leads_to_name(body: str, hits: Hits, office: Office, end: int) -> bool:
        name = NAME.match(body, end)
        if (
            name is None
            or " " not in name.group()
            or body[:end].endswith(_PLACE_WORDS)
            or hits.at.get(end, _NO_HIT)[2].kind in NO_NAME
        ):
            return False
        office.end = end - 1
        return True

    def _unknown_field(self, body: str, hits: Hits, office: Office) -> bool:
        """A field that no list knows: the words up to a country."""
        match = self._open_field.match(body, office.end)
        if match and match.group(1).split(" ", 1)[0] in self._lexicon.surnames:
            return False
        for position in _word_starts(match.group(1), match.start(1))[1:] if match else ():
            hit = hits.at.get(position)
            if hit and hit[2].kind == COUNTRY:
                office.field, office.end = body[office.end + 1 : position - 1], position - 1
                return True
            if hit and hit[2].kind in NO_NAME:
                return False
        return False

    def _organization(self, body: str, hits: Hits, office: Office, hit: Hit) -> bool:
        named = self._organizations.read(body, hits, hit, person_follows=not office.named, titled=True)
        if named is None and hit[2].kind == HEAD and office.unit is None and office.kind == "office":
            office.unit, office.end = body[hit[0] : hit[1]], hit[1]
            return True
        if named is None:
            return False
        office.organization, office.end = named, named.end
        return True

    def _parent(self, body: str, hits: Hits, office: Office) -> bool:
        """The ministry above a department: "Cục trưởng Cục Lễ tân, Bộ Ngoại giao"."""
        named = office.organization
        if named is None or named.parents or named.kind not in ("agency", "institute"):
            return False
        hit = hits.at.get(office.end + 2) if body[office.end : office.end + 2] == ", " else None
        return hit is not None and self._parent_at(body, hits, office, hit)

    def _parent_at(self, body: str, hits: Hits, office: Office, hit: Hit) -> bool:
        named = office.organization
        if named is None or named.parents or named.kind not in ("agency", "institute"):
            return False
        if hit is None or hit[2].kind not in (ORGANIZATION, HEAD):
            return False
        parent = self._organizations.read(body, hits, hit, person_follows=True, titled=True)
        if parent is None or parent.kind not in ("ministry", "local_government"):
            return False
        named.parents.append(parent)
        office.end = parent.end
        return True

    @staticmethod
    def _set_place(office: Office, hit: Hit) -> bool:
        office.place, office.end = hit[2].place, hit[1]
        return True

    @staticmethod
    def _country(body: str, hits: Hits, office: Office, hit: Hit) -> bool:
        if hit[2].kind == SIDE:
            following = hits.at.get(hit[1] + 1)
            if following is None or following[2].kind != COUNTRY:
                return False
            hit = following
        if office.country is not None or body[hit[1] : hit[1] + 1] in ("-", "–"):
            return False
        office.country, office.end = hit[2].country, hit[1]
        return True

    def _seat(self, body: str, hits: Hits, office: Office, following: int) -> bool:
        """Where a diplomat or an office sits: "Đại sứ Việt Nam tại Lào"."""
        hit = hits.at.get(following)
        if hit is None or office.kind not in ("diplomat", "office", "academic"):
            return False
        if hit[2].kind == COUNTRY and office.kind == "diplomat":
            office.seat, office.end = hit[2].country, hit[1]
            return True
        if hit[2].kind == PLACE and office.kind == "diplomat":
            office.end = hit[1]
            return True
        if hit[2].kind in (ORGANIZATION, HEAD) and office.organization is None:
            return self._organization(body, hits, office, hit)
        return False

    def _addressed(self, body: str, hits: Hits, hit: Hit) -> Told | None:
        """A person told with a word of address: "ông Trương Minh Tuấn", "Ngài Tổng thống"."""
        start, end, entry = hit
        following = hits.at.get(end + 1)
        if body[end : end + 1] != " " or (following is None and not body[end + 1 : end + 2].isupper()):
            return None
        told = Told(start, end, honorific=entry.text)
        if (
            following
            and following[2].kind == TITLE
            and entry.text in ("ngài", "đồng chí", "quý ông", "đ/c", "nữ", "nam", "vị", "vợ", "vợ chồng ông")
        ):
            inner = self._titled(body, hits, following)
            if inner:
                inner.start, inner.honorific = start, entry.text
            return inner
        name_end = self.name_end(body, hits, end + 1)
        if name_end is None:
            return None
        told.name, told.name_start, told.end = body[end + 1 : name_end], end + 1, name_end
        self._titles_after(body, hits, told)
        self._appointed(body, hits, told)
        return told

    def _bare(self, body: str, hits: Hits, hit: Hit) -> Told | None:
        """A name without any word before it."""
        start = hit[0]
        if hit[2].kind == SURNAME and hits.at.get(start) is None:
            return None
        name_end = self.name_end(body, hits, start)
        if name_end is None or " " not in body[start:name_end]:
            return None
        if hit[2].kind == SURNAME and not all(map(is_vietnamese, body[start:name_end].split())):
            return None
        told = Told(start, name_end, body[start:name_end], start)
        self._titles_after(body, hits, told)
        return told

    def _titles_after(self, body: str, hits: Hits, told: Told) -> None:
        """Titles behind the name, where they do not belong to a next name."""
        end = told.end
        age = _AGE.match(body, end)
        match = _AFTER_NAME.match(body, age.end() if age else end)
        if match is None or not match.group().strip(" ") or match.group().startswith(" là"):
            return
        hit = hits.at.get(match.end())
        if hit and hit[2].kind in (ORGANIZATION, HEAD) and match.group().endswith("(") and told.offices:
            self._affiliation(body, hits, told, hit)
        if hit is None or hit[2].kind != TITLE:
            return
        behind = Told(hit[0], hit[1])
        self._chain(body, hits, hit, behind, named=True)
        if behind.name or not self._is_apposition(body, told, behind):
            return
        told.offices += behind.offices
        told.roles.append(body[behind.start : behind.end])
        told.after = True
        told.end = behind.end + (1 if "(" in match.group() and body[behind.end : behind.end + 1] == ")" else 0)

    def _appointed(self, body: str, hits: Hits, told: Told) -> None:
        """The office that a person is appointed to: "bổ nhiệm ông X làm Giám đốc Y"."""
        match = _APPOINTED.match(body, told.end)
        if match and not _APPOINTS.search(body, max(0, told.start - 30), told.start) and "được" not in match.group():
            return
        hit = hits.at.get(match.end()) if match else None
        if match is None or hit is None or hit[2].kind != TITLE:
            return
        if any(
            hits.at[p][2].kind in (HONORIFIC, PERSON, SURNAME) for p in range(told.end, match.end()) if p in hits.at
        ):
            return
        new = Told(hit[0], hit[1])
        self._chain(body, hits, hit, new, named=True)
        if not new.name:
            told.offices.append(new.offices[0])
            told.roles.insert(0, body[new.offices[0].start : new.offices[0].end])

    def _affiliation(self, body: str, hits: Hits, told: Told, hit: Hit) -> None:
        """The organization in brackets behind a name: "Giáo sư X (Đại học Y)"."""
        office = told.offices[-1]
        if office.organization is None and office.kind not in ("state", "royal"):
            office.organization = self._organizations.read(body, hits, hit)
            if office.organization:
                told.end = office.organization.end

    @staticmethod
    def _is_apposition(body: str, told: Told, behind: Told) -> bool:
        """A bare head of state behind a comma is the next subject, unless punctuation closes it."""
        office = behind.offices[0]
        if any(
            o.kind not in ("rank", "academic", "group", "parliament", "party") for o in told.offices
        ) and not _CLOSED.match(body, behind.end):
            return False
        if office.kind not in ("state", "royal") or office.organization:
            return True
        if told.offices and any(o.kind in ("state", "royal", "minister") for o in told.offices):
            return False
        return body[behind.end : behind.end + 1] in (",", ".", ")", ";", "–", "-", "\n") or body[
            behind.end : behind.end + 2
        ] in (" -", " –")


def _word_starts(words: str, start: int) -> list[int]:
    return [start, *(start + position + 1 for position, letter in enumerate(words[:-1]) if letter == " ")]


def _less_repeated(body: str, start: int, end: int, count: int, vietnamese: bool) -> int:
    """The shorter name where the text repeats it without the last word: a heading may be glued to it."""
    if count < (4 if vietnamese else 3):
        return end
    name = body[start:end]
    shorter = name.rsplit(" ", 1)[0]
    if body.count(name) == 1 and body.count(shorter) > 2:
        return _less_repeated(body, start, start + len(shorter), count - 1, vietnamese)
    return end
