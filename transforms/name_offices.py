"""Reads a title with what belongs to it: organization, field, country, place."""

import re
from collections.abc import Iterable

from transforms.name_employers import UNITS, EmployerReader, stops_behind_titles
from transforms.name_fields import FieldReader
from transforms.name_firms import FirmReader
from transforms.name_lexicon import NameLexicon
from transforms.name_matters import ABOUT, ADDRESSED, CONCERNED, MATTER, TO_ORGANIZATION, MatterReader
from transforms.name_office import Office
from transforms.name_organizations import Named, OrganizationReader, read_country
from transforms.name_personal import NO_NAME, PersonalNames
from transforms.name_scan import (
    COLLECTIVE,
    COUNTRY,
    HEAD,
    HONORIFIC,
    ORGANIZATION,
    PARTNER,
    PLACE,
    SIDE,
    TITLE,
    Hit,
    Scan,
)
from transforms.name_text import LETTER, NAME, UPPER, alternatives, is_vietnamese, word_starts

MAX_COMPLEMENTS = 4
MAX_SMALL_WORDS = 6  # behind a title, before a name or an organization
_TAKEN_KINDS = frozenset({COUNTRY, SIDE, ORGANIZATION, HEAD, PLACE, PARTNER})
_LEADS = ("của ", "người ", "(")
_OF = " của "
_STATES = ("bang ", "Bang ")
_NAMED_SO = re.compile(rf" là (?=[{UPPER}][a-z]+ [{UPPER}][a-z]+)")
_IS = re.compile(" là (?=ông |bà )")
_PARENT_KINDS = frozenset({"ministry", "local_government"})
_YEAR = re.compile(r" năm (?:thứ )?(?:\d|nhất|hai|ba|tư|cuối)(?!\w)")  # "sinh viên năm 3"
_TO_PARENT = re.compile(", | [-–] ")
_WORK = (" thuộc ", " ở ", " đến ", " từ ")
_BELONGS_TO = re.compile(" (?:thuộc|ở|đến từ|từ) ")
_FIELD_OF = re.compile(  # what somebody named before heads there: "phó trưởng khoa Quan hệ Quốc tế thuộc Đại học X"
    rf" [{UPPER}]{LETTER}+(?: {LETTER}+){{1,7}} (?:thuộc|tại|ở) "
)
_STAFF = frozenset({"office", "academic", "group", "member", "occupation"})  # who may work somewhere
_SERVANTS = CONCERNED | {"counterpart", "occupation"}
_PARTY = re.compile(" (?:Cộng sản|Nhân dân Cách mạng|Nhân dân cách mạng|Lao động) ")


class OfficeReader:
    """Reads the title that begins at a hit."""

    def __init__(
        self, lexicon: NameLexicon, organizations: OrganizationReader, names: PersonalNames, fields: Iterable[str]
    ) -> None:
        self._organizations = organizations
        self._names = names
        self.employers = EmployerReader(lexicon, organizations)
        self._matters = MatterReader(lexicon, self.employers, names)
        self._fields = FieldReader(lexicon, fields)
        self._firms = FirmReader(lexicon, names)
        self._surnames = lexicon.surnames
        self._place_heads = lexicon.place_heads
        self._aides = lexicon.aides
        self._committee_titles = _committee_titles(lexicon)
        self._suffix = re.compile(
            rf" (?:{alternatives(lexicon.title_suffixes)}|thứ \d\d?)(?=,? (?:[{UPPER}]|ông |bà |tại ))"
        )
        places = alternatives(lexicon.place_heads)
        self._place = re.compile(
            rf" (?:của )?(?:{places}) ?((?![{UPPER}]\.)[{UPPER}]{LETTER}*(?:[ -][{UPPER}]{LETTER}*){{0,3}}|\d+)"
        )
        self._stops = stops_behind_titles(lexicon)
        words = rf"(?:(?!(?:{alternatives(self._stops)})(?!\w)|[{UPPER}]){LETTER}+)"
        self._words = re.compile(
            rf" ((?:{words} ){{1,{MAX_SMALL_WORDS}}})"
            rf"(?=[{UPPER}]|tại |thuộc |của |ở |trung tâm |công ty |tập đoàn |đảng |viện )"
        )
        self._shortened = re.compile(rf" (?:{words} ){{1,7}}(\([A-Z]{{2,8}}\))")

    def read(self, scan: Scan, hit: Hit, named: bool = False) -> Office:
        """The office that begins at ``hit``; ``named`` where the person's name stands before it."""
        title = hit[2].title
        office = Office(hit[0], hit[1], hit, title.kind if title else "", named=named)
        if title and title.organization:
            self._embedded(scan, office, title.organization)
        for _ in range(MAX_COMPLEMENTS):
            if not self._complement(scan, office):
                break
        if office.kind in _STAFF and (named or office.unit is None):
            self._behind_field(scan, office)
        return office

    def _behind_field(self, scan: Scan, office: Office) -> None:
        """The body of somebody who is told with a field or a unit of it: "Trưởng khoa Nội, Bệnh viện X"."""
        unit = office.organization
        if unit and not unit.name.startswith(UNITS):
            return
        found = self.employers.behind_field(scan, office.end, office.hit[2]) if office.named else None
        if found is None and office.named and unit is None and office.kind == "office" and not office.country:
            found = self.employers.firm(scan, office.end + 1) if scan.body[office.end : office.end + 1] == " " else None
        found = found or (self.employers.above_unit(scan, unit) if unit else None)
        if found:
            bracketed = scan.body.startswith(" (", office.end) or " (" in scan.body[office.end : found.start]
            office.organization, office.end = found, found.end + (bracketed and scan.body.startswith(")", found.end))

    def _embedded(self, scan: Scan, office: Office, name: str) -> None:
        """The organization that the title ends or leads into: "Chủ tịch Quốc hội", "Tổng Thanh tra Chính phủ"."""
        told = scan.body[office.start : office.end + len(name)].lower()
        place = told.find(f" {name.lower()}")
        end = office.start + place + 1 + len(name)
        if place >= 0 and office.end <= end and not scan.body[end : end + 1].isalnum():
            named = self._organizations.named(name, end - len(name), end)
            read_country(scan, named)
            office.organization, office.end = named, named.end

    def _complement(self, scan: Scan, office: Office) -> bool:
        """Take in one thing that belongs to the title: its organization, country, field or place."""
        body = scan.body
        end = office.end
        if body[end : end + 1] != " " or body[end + 1 : end + 3] in ("- ", "– "):
            return self._parent(scan, office)
        if self._own(scan, office):
            return True
        following = end + 1
        if body.startswith(_LEADS, following):  # "của Mỹ", "người Brazil", "(Pháp)"
            following = self._led(scan, following)
        hit = scan.at.get(following)
        if hit and hit[2].kind in _TAKEN_KINDS:
            return self._take(scan, office, hit)
        if body.startswith(("tại ", "ở ") if office.kind == "diplomat" else "tại ", following):
            return self._seat(scan, office, body.index(" ", following) + 1)
        return (
            self._principal(scan, office, end)
            or self._employer(scan, office)
            or self._matters.about(scan, office)
            or self._written_complement(scan, office)
        )

    def _own(self, scan: Scan, office: Office) -> bool:
        """What only certain titles take in: the rest of a name that they begin, words that make them more precise."""
        if office.hit[2].text in self._committee_titles and self._committee(scan, office):
            return True
        if self._office_of(scan, office) or self._served(scan, office):
            return True
        if scan.body[office.end + 1 : office.end + 2].isupper():
            return self._unit(scan, office) or self._party(scan, office)
        return self._added(scan.body, office)

    def _served(self, scan: Scan, office: Office) -> bool:
        """The chief of an aide: "người phát ngôn của Chủ tịch X"; one who is named behind is read by himself."""
        if office.organization or office.principal or not office.hit[2].text.startswith(self._aides):
            return False
        led = len(_OF) if scan.body.startswith(_OF, office.end) else 1
        hit = scan.at.get(office.end + led)
        if hit is None or hit[2].kind != TITLE or (led == 1 and not scan.body[hit[0]].isupper()):
            return False
        office.principal = chief = self.read(scan, hit)
        office.country = office.country or chief.country
        if scan.body[chief.end : chief.end + 1] == " " and self._names.name_end(scan, chief.end + 1):
            return False
        office.end = chief.end
        office.organization = chief.organization if chief.kind not in ("state", "royal") else None
        return True

    def _office_of(self, scan: Scan, office: Office) -> bool:
        """The office of a ruler or a cabinet, whose head is told: "Chánh Văn phòng Tổng thống Ukraine"."""
        hit = scan.at.get(office.end + 1) if office.hit[2].text.endswith("văn phòng") else None
        if hit is None or office.organization or not (hit[2].kind == TITLE or hit[2].text == "Nội các"):
            return False
        return self._take_unit(scan, office, hit[1])

    def _added(self, body: str, office: Office) -> bool:
        """A word that tells the title more precisely: "Tổng thống tiền nhiệm", "sinh viên năm 3"."""
        added = (_YEAR if office.kind == "crowd" else self._suffix).match(body, office.end)
        if added:
            office.end = added.end()
        return added is not None

    @staticmethod
    def _led(scan: Scan, start: int) -> int:
        """Where the thing begins that a small word or a bracket leads to; brackets and "người" lead to countries."""
        body = scan.body
        if body.startswith("của ", start):
            return start + len("của ")
        led = start + (1 if body[start] == "(" else len("người "))
        hit = scan.at.get(led)
        is_country = (
            hit is not None and hit[2].kind == COUNTRY and (body[start] != "(" or body[hit[1] : hit[1] + 1] == ")")
        )
        return led if is_country else start

    def _employer(self, scan: Scan, office: Office) -> bool:
        """Where somebody works: "chiến lược gia thuộc đảng Cộng hòa", "chuyên gia ở Học viện Middlebury"."""
        body, end = scan.body, office.end
        if office.kind not in _STAFF or office.organization is not None:
            return False
        small = end + (len(_OF) if body.startswith(_OF, end) else 1)
        headed = (
            self._organizations.headed(scan, small, not office.named) if body[small : small + 1].islower() else None
        )
        if headed:
            office.organization, office.end = headed, headed.end
            return True
        if not office.named and body.startswith(_OF, end):
            owner = self.employers.bare(scan, end + len(_OF))
            if owner and self._names.is_set_off(scan, owner.end):
                if self.employers.is_body(owner, office.hit[2]):
                    return office.take(owner)
                office.principal_name, office.end = (owner.start, owner.end), owner.end
                return True
        field = office.named and body[end + 1 : end + 2].isupper()
        link = (_FIELD_OF if field else _BELONGS_TO).match(body, end) if field or body.startswith(_WORK, end) else None
        return link is not None and office.take(self.employers.at(scan, link.end(), not office.named))

    def _principal(self, scan: Scan, office: Office, end: int) -> bool:
        """Whom an aide or envoy serves: "đặc phái viên của Tổng thống X về Syria, ông Y", "cố vấn của ông X, bà Y"."""
        body = scan.body
        hit = scan.at.get(end + len(_OF)) if body.startswith(_OF, end) else None
        if hit is None or hit[2].kind not in (TITLE, HONORIFIC) or office.named or office.kind not in _SERVANTS:
            return False
        principal = self.read(scan, hit) if hit[2].kind == TITLE else Office(hit[0], hit[1], hit, HONORIFIC)
        end = principal.end
        name = end + 1, (self._names.name_end(scan, end + 1) or end) if body.startswith(" ", end) else end
        end = name[1]
        about = ABOUT.match(body, end)
        matter = MATTER.match(body, about.end()) if about else None
        if matter:
            end = about.end() + len(_IS.split(matter.group(), 1)[0]) if about else end
        if not (body.startswith(ADDRESSED, end) or _NAMED_SO.match(body, end) or self._names.is_set_off(scan, end)):
            return False
        office.end = end
        office.principal, office.principal_name = principal, name
        office.country = office.country or principal.country
        served = principal.organization
        office.organization = office.organization or (served if served and not served.national else None)
        return True

    def _take(self, scan: Scan, office: Office, hit: Hit) -> bool:
        """Take in a known word behind the title."""
        kind = hit[2].kind
        if kind in (ORGANIZATION, HEAD):
            if self._names.is_surname(scan, hit):
                return False
            read = self._organization if office.organization is None else self._parent_at
            return read(scan, office, hit)
        if kind == PLACE:
            return self._set_place(scan, office, hit)
        if kind == PARTNER:
            office.partner, office.end = True, hit[1]
            return True
        return not (kind == COUNTRY and self._names.is_surname(scan, hit)) and self._country(scan, office, hit)

    def _committee(self, scan: Scan, office: Office) -> bool:
        """The local body that the title and the place behind it tell: "Bí thư Tỉnh ủy An Giang"."""
        start = office.end + 1
        if office.end != office.hit[1] or office.organization or not self._is_place_at(scan, start, office.named):
            return False
        return self._take_unit(scan, office, office.end)

    def _is_place_at(self, scan: Scan, start: int, named: bool) -> bool:
        """Whether a place begins here: a known one, one with its head word, or where no name can follow."""
        word = scan.body[start : start + 12].split(" ", 1)[0]
        if scan.kind_at(start) == PLACE or word in self._place_heads or word == "Khu":
            return True
        return named and word[:1].isupper() and word not in self._surnames

    def _unit(self, scan: Scan, office: Office) -> bool:
        """The unit whose head word ends the title: "Phó trưởng phòng Kỹ thuật"."""
        body = scan.body
        if office.end != office.hit[1] or not (
            office.kind == "office" or body[office.start : office.end].lower().endswith(("ban", " đảng"))
        ):
            return False
        name = NAME.match(body, office.end + 1)
        if name is None or (name.group().split(" ")[0] in self._surnames and " " in name.group()):
            return False
        hit = scan.at.get(office.end + 1)
        if hit and hit[2].kind in NO_NAME:
            return False
        return self._take_unit(scan, office, office.end)

    def _take_unit(self, scan: Scan, office: Office, end: int) -> bool:
        """Take in the unit whose head words stand at the end of a title."""
        named = self._organizations.unit(scan, office.start, end, person_follows=not office.named)
        if named:
            office.organization, office.end = named, named.end
        return named is not None

    @staticmethod
    def _party(scan: Scan, office: Office) -> bool:
        """The party whose committee is told: "Ủy viên Trung ương Đảng Cộng sản Cuba"."""
        body = scan.body
        party = _PARTY.match(body, office.end) if body.endswith(("Đảng", "đảng"), 0, office.end) else None
        hit = scan.at.get(party.end()) if party else None
        if hit is None or hit[2].kind != COUNTRY or office.organization:
            return False
        office.country, office.end = hit[2].country, hit[1]
        return True

    def _written_complement(self, scan: Scan, office: Office) -> bool:
        body = scan.body
        if office.kind == "minister" and office.organization is None and office.field is None:
            return self._fields.ministry(scan, office)
        if body[office.end + 1 : office.end + 2].isupper():
            return (
                self._local(scan, office)
                or self._firms.before_surname(body, office)
                or self._firms.acronym(scan, office)
                or self._firms.company(scan, office)
                or self._fields.charge(scan, office)
            )
        if self._firms.quoted(body, office):
            return True
        following = body[office.end + 1 : office.end + 9].split(" ", 1)[0]
        if following in self._stops:
            return False
        return self._local(scan, office) or self._abbreviated(scan, office) or self._small_words(scan, office)

    def _local(self, scan: Scan, office: Office) -> bool:
        """The place that an office is for: "Bí thư Tỉnh ủy", "Chủ tịch tỉnh Phúc Kiến"."""
        body = scan.body
        if office.kind not in ("office", "party", "state", "parliament", "group"):
            return False
        match = self._place.match(body, office.end)
        if match is None:
            return False
        words = match.group(1).split(" ")
        person = words[0] in self._surnames and len(words) > 2 and scan.kind_at(match.start(1)) != PLACE
        if person and not (office.named and "phường " in match.group()):  # wards are called after persons
            office.end = match.start(1) - 1  # "Chủ tịch UBND TP. Nguyễn Văn A": the place is left out
        elif len(words) > 2 and not (office.named or any(map(is_vietnamese, words[-2:]))):
            office.end = match.end() - len(" ".join(["", *words[-2:]]))  # "Thủ hiến bang Hessen Roland Koch"
        else:
            office.end = match.end()
        known = scan.at.get(match.start(1))
        if office.place is None and known and known[2].kind == PLACE:
            office.place = known[2].place
        _of_a_state(body, office, match.start() + 1)
        return True

    def _small_words(self, scan: Scan, office: Office) -> bool:
        """Words in small letters that tell what the title is about: "nhà khoa học dữ liệu Mỹ"."""
        body = scan.body
        if office.kind in ("state", "royal", "minister", "counterpart") or office.country or office.unit:
            return False
        match = self._words.match(body, office.end)
        starts = word_starts(match.group(1), match.start(1)) if match else []
        if match is None or (len(starts) > MAX_SMALL_WORDS - 2 and office.kind not in CONCERNED):
            return False
        if office.organization:
            return len(starts) <= 2 and self._leads_to_name(scan, office, match.end(1))
        for position in starts:
            hit = scan.at.get(position)
            if hit and hit[2].kind in (HEAD, ORGANIZATION) and self._organization(scan, office, hit):
                return True
            if hit and hit[2].kind in (TITLE, HONORIFIC, COLLECTIVE):
                return False
        return self._leads_on(scan, office, match.end())

    def _leads_on(self, scan: Scan, office: Office, end: int) -> bool:
        """Whether small words end before a country, an organization or a name."""
        body = scan.body
        region = scan.at.get(end - len("châu "))
        if region and region[2].kind == PLACE and region[1] > end:
            office.end = region[1]
            return True
        link = TO_ORGANIZATION.match(body, end)
        hit = scan.at.get(link.end() if link else end)
        if hit and hit[2].kind in (ORGANIZATION, HEAD):
            return self._organization(scan, office, hit)
        start = end - len(_OF) if body.endswith(_OF, 0, end) else end - 1
        if self._principal(scan, office, start):  # "cố vấn an ninh của Tổng thống X là ông Y"
            return True
        if hit and hit[2].kind == COUNTRY and not link:
            office.end = end - 1
            return True
        return not link and self._leads_to_name(scan, office, end)

    def _abbreviated(self, scan: Scan, office: Office) -> bool:
        """Small words with their short form: "giám đốc cơ quan an ninh quốc gia (NSA)", "giám đốc tình báo (DNI) X"."""
        body = scan.body
        short = self._shortened.match(body, office.end) if "(" in body[office.end : office.end + 60] else None
        if short is None or office.organization or office.kind not in _STAFF:
            return False
        start, end = short.span(1)
        hit = scan.at.get(start + 1)
        named = self._organizations.read(scan, hit) if hit and hit[2].kind == ORGANIZATION else None
        if named:
            office.organization, office.end = named, end
            return True
        return body.startswith(" ", end) and self._leads_to_name(scan, office, end + 1, start)

    def _leads_to_name(self, scan: Scan, office: Office, end: int, last: int | None = None) -> bool:
        body = scan.body
        name = NAME.match(body, end)
        if name is None or " " not in name.group() or scan.kind_at(end) in NO_NAME:
            return False
        if self._firms.is_of_house(body[office.start : end], name.group().split(" ")):
            return False
        office.end = (last or end) - 1
        return True

    def _organization(self, scan: Scan, office: Office, hit: Hit) -> bool:
        body = scan.body
        named = self._organizations.read(scan, hit, person_follows=not office.named, titled=True)
        if named is None and hit[2].kind == HEAD and office.unit is None and office.kind == "office":
            if self._abbreviated(scan, office):
                return True
            office.unit, office.end = body[hit[0] : hit[1]], hit[1]
            return True
        if named is None:
            return False
        office.organization, office.end = named, named.end
        return True

    def _parent(self, scan: Scan, office: Office) -> bool:
        """The ministry above a department: "Cục trưởng Cục Lễ tân, Bộ Ngoại giao"."""
        body = scan.body
        link = _TO_PARENT.match(body, office.end)
        hit = scan.at.get(link.end()) if link else None
        if hit is None or hit[2].kind not in (ORGANIZATION, HEAD):
            return False
        if office.organization is None:  # "ông X (Cố vấn cao cấp, Viện Y)"
            return office.named and office.kind in ("office", "academic") and self._organization(scan, office, hit)
        return self._parent_at(scan, office, hit)

    def _parent_at(self, scan: Scan, office: Office, hit: Hit) -> bool:
        named = office.organization
        if named is None or named.parents or named.kind not in ("agency", "institute"):
            return False
        if hit is None or hit[2].kind not in (ORGANIZATION, HEAD):
            return False
        parent = self._organizations.read(scan, hit, person_follows=True, titled=True)
        if parent is None or not (parent.kind in _PARENT_KINDS or parent.name.startswith("Công an ")):
            return False
        if named.name.startswith(UNITS):
            office.organization = parent
        else:
            named.parents.append(parent)
        office.end = parent.end
        return True

    @staticmethod
    def _set_place(scan: Scan, office: Office, hit: Hit) -> bool:
        if office.place is not None or office.kind == "rank" or (office.kind == "academic" and hit[2].place):
            return False
        office.place, office.end = hit[2].place, hit[1]
        _of_a_state(scan.body, office, hit[0])
        return True

    @staticmethod
    def _country(scan: Scan, office: Office, hit: Hit) -> bool:
        body = scan.body
        if hit[2].kind == SIDE:
            following = scan.at.get(hit[1] + 1)
            if following is None or following[2].kind != COUNTRY:
                return False
            hit = following
        if office.country is not None or body[hit[1] : hit[1] + 1] in ("-", "–"):
            return False
        if not body.startswith("gốc ", hit[0] - 4):  # where the family comes from: "nghị sĩ gốc Hàn Quốc"
            office.country = hit[2].country
        office.end = hit[1] + body.startswith("(", hit[0] - 1)
        return True

    def _seat(self, scan: Scan, office: Office, following: int) -> bool:
        """Where a diplomat or an office sits: "Đại sứ Việt Nam tại Lào"."""
        hit = scan.at.get(following)
        if hit is None or not (office.kind == "diplomat" or office.kind in _STAFF):
            return False
        if hit[2].kind == COUNTRY and office.kind == "diplomat":
            office.seat, office.end = hit[2].country, hit[1]
            return True
        if hit[2].kind == PLACE and office.kind == "diplomat":
            office.end = hit[1]
            return True
        if hit[2].kind in (ORGANIZATION, HEAD) and office.organization is None:
            return self._organization(scan, office, hit)
        return False


def _of_a_state(body: str, office: Office, start: int) -> None:
    """Take the house of a state in a federation for what it is: "Chủ tịch Quốc hội bang Hessen"."""
    house = office.organization
    if house and office.kind == "parliament" and body.startswith(_STATES, start):
        name = body[house.start : office.end]
        office.organization = Named(house.start, office.end, name, "government", rule="title")


def _committee_titles(lexicon: NameLexicon) -> frozenset[str]:
    """The titles that end with the head word of a local body: "bí thư tỉnh ủy", "trưởng công an"."""
    heads = tuple(f" {head.head.lower()}" for head in lexicon.heads if head.kind == "local_government")
    titles = (form for title in lexicon.titles for form in (title.title, f"{lexicon.deputy_prefix} {title.title}"))
    return frozenset(form for form in titles if form.lower().endswith(heads))
