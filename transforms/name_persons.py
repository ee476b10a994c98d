"""Reads a person with all titles around the name: before it, after it, and words of address."""

import re
from dataclasses import dataclass, field, replace

from transforms.name_lexicon import NameLexicon
from transforms.name_offices import Office, OfficeReader, kinship
from transforms.name_organizations import Named, OrganizationReader
from transforms.name_personal import NO_NAME, PersonalNames
from transforms.name_scan import COUNTRY, HEAD, HONORIFIC, NONE, ORGANIZATION, PERSON, SURNAME, TITLE, Hit, Scan
from transforms.name_text import NAME, is_vietnamese

MAX_TITLES = 6
# Kinds of titles that stand for their holder also without a name.
OFFICE_KINDS = frozenset(
    {"group", "state", "minister", "parliament", "party", "office", "diplomat", "royal", "counterpart"}
)
_APPOINTED = re.compile(
    r"[^.;\n]{0,60}? (?:làm|giữ chức|giữ chức vụ|lên chức|làm chức|vào vị trí|vào chức|vào cương vị|giữ vị trí|"
    r"giữ cương vị)(?: vụ)?(?: tân| nữ)? (?=\S)"
)
_TOOK_OFFICE = re.compile(
    r" (?:đã |vừa )?(?:tuyên thệ )?(?:nhậm chức|từ chức|thôi giữ chức|được bầu làm|(?:bị )?phế truất khỏi chức)"
    r"(?: vụ)? (?=\S)|(?: \d+ tuổi,?)? (?:đã |vừa |sẽ )?trở thành (?:tân |nữ |vị )?(?=\S)"
    r"| (?:hiện |đang |chính )?là (?:một |1 |nữ |nam )?(?=\S)"
)
_INSTATED = re.compile(  # behind an apposition, which may name others: "ông X, cố vấn của ông Y, được bổ nhiệm làm"
    r"[^.;\n]{0,140}?, (?:đã |vừa |mới )?được (?:bổ nhiệm|chỉ định|đề cử|bầu)"
    r" (?:làm|giữ|vào)(?: chức| cương vị| vị trí)?(?: vụ)? (?=\S)"
)
_APPOINTS = re.compile("(?:bổ nhiệm|đề cử|chỉ định|bầu|điều động|cử)(?: cho)? $")
_NO_SUBJECT = re.compile(r"(?<!\w)(?:cho|của|với|cùng|giúp|[Tt]heo) $")  # before who is no subject
_CLOSED = re.compile(r"[,.;)\n]| [-–]|$| (?:dẫn|làm) ")
_AGE = re.compile(  # also where the person stands in a photograph: "(thứ 3 từ trái sang)"
    r" \((?:\d+ tuổi|SN \d+|sinh năm \d+|ảnh|trái|phải|giữa|đứng|ngồi|bìa|áo|ngoài cùng|thứ \w+ từ|người thứ)"
    r"[^)]{0,60}\)"
)
_NOW = re.compile(r" \((?:\d+ tuổi|SN \d+|sinh năm \d+)[^)(\n]{0,120}?(?:, |, hiện |hiện )(?:là |nguyên là )(?=\S)")
_ENDS = (",", ".", ")", ";", "–", "-", "\n", " -", " –")
_OPENS = re.compile(r"^$|[.!?…”\n\"] ?$")  # before the first word of a sentence
_AFTER_NAME = re.compile(r"(?: ?,)? ?[-–(]? ?(?:hiện là |hiện đang là |đang là |nguyên là |là )?(?:một |1 )?(?=\S)")
_PLURAL = re.compile(r"(?:[Cc]ác|[Hh]ai|[Bb]a|[Nn]hững|[Nn]hóm|[Nn]hiều|\b[2-9]|[Gg]ồm)(?: vị| đồng chí)? $")
_AND = re.compile(" và ")
_KIN = re.compile(
    "(con (?:trai|gái|rể|dâu)|ái nữ|quý tử|trưởng nữ|trưởng nam|phu nhân|vợ|vợ cũ|em (?:trai|gái|rể)|anh (?:trai|rể)|"
    "chị gái|cháu (?:trai|gái))(?: cả| út| lớn)?(?: của| ngài)* (?=[^ ])"
)
_MANY = re.compile("(?:[Cc]ác|[Nn]hững|[Nn]hóm) $")
_NEXT = re.compile(r"(?: \([^)]{1,40}\))?(?:, | và |; )(?=\S)")
_HEADS = frozenset({"Thủ tướng", "Tổng thống", "Chủ tịch nước"})  # no minister is one at the same time
_YIELDING = frozenset({"rank", "academic", "group", "parliament", "party", "occupation", "crowd", "member"})
_FIRM = re.compile(r"(?:\band|&) $")  # before the second partner of a firm
_SCHOLARLY = frozenset({"university", "institute", "association", "court"})  # where scholars work
_WORKING = frozenset({"academic", "office", "group", "member"})
_OF_ONES = (" của ", " thuộc ", " đến từ ", " làm việc tại ", " công tác tại ")
_OF = " của "
_OF_COUNTRIES = frozenset({"state", "royal", "minister", "parliament", "diplomat", "rank"})
_OF_ORGANIZATIONS = frozenset({"office", "group", "occupation", "rank", "party"})
_LEADING = re.compile("(?:Theo|Nhưng|Còn|Và|Với|Tuy|Song|Vì|Do|Khi|Trước|Sau) ")  # opens a sentence before a name
_HEADING = frozenset({"office", "party"})  # who heads a firm or founded it
_CROWDS = frozenset({"crowd", "group", "member"})
_LINK_STARTS = frozenset(' ,:"”')
_LINKS = re.compile(
    r",? (?:được xác định )?là (?:các )?| như |, | [-–] |:? (?=[^\s(])|[\"”] | \([^()\d]{2,30}\) (?=[A-Z])"
)
_BODIES = frozenset({ORGANIZATION, HEAD})
_ONE = "một "
_BEFORE_TITLE = (", ", "- ", "– ")  # what parts a name from the title behind it


@dataclass(slots=True)
class Told:
    """A person or office as told at one place of the text."""

    start: int
    end: int
    name: str | None = None
    name_start: int = 0
    spelled: str | None = None  # the name by its Vietnamese sounds, where the text also tells its own spelling
    honorific: str | None = None
    offices: list[Office] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    after: bool = False  # a title stands behind the name
    principal: "Told | None" = None  # whom an aide serves
    more: list["Told"] = field(default_factory=list)  # others that share the titles: "các Phó Thủ tướng A, B và C"

    @property
    def role(self) -> str | None:
        """The titles as written."""
        return ", ".join(self.roles) or None


class PersonReader:
    """Reads one person or office at a hit."""

    def __init__(
        self, lexicon: NameLexicon, names: PersonalNames, offices: OfficeReader, organizations: OrganizationReader
    ) -> None:
        self._names = names
        self._offices = offices
        self._organizations = organizations
        self._stops = lexicon.stops
        self._namesakes = lexicon.namesakes
        joints = "|".join(sorted(map(re.escape, lexicon.title_joints), key=len, reverse=True))
        self._joint = re.compile(f"(?:{joints})")
        self._speaks = re.compile(rf",| (?:{'|'.join(lexicon.speech_verbs)})(?!\w)")

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
                self._titles_after(scan, told)
                return told if told.after else None
        return None

    def _owner_behind(self, scan: Scan, told: Told) -> None:
        """The country or organization behind the name: "Vua Philippe của Bỉ", "tiền vệ X của Real Betis"."""
        office = told.offices[-1]
        hit = scan.at.get(told.end + len(_OF)) if scan.body.startswith(_OF, told.end) else None
        if hit is None or office.organization or office.country:
            return
        if hit[2].kind == COUNTRY and office.kind in _OF_COUNTRIES:
            office.country = hit[2].country
        elif hit[2].kind in _BODIES and office.kind in _OF_ORGANIZATIONS:
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
        self._chain(scan, hit, told)
        first = told.offices[0]
        if told.name and self._is_namesake(body, hit[0]):
            return None
        if told.name:
            told.roles = [body[first.start : told.offices[-1].end].strip()]
            self._principal(body, told)
            if _PLURAL.search(body, max(0, first.start - 16), first.start):
                self._others(scan, told)
                if not told.more and self._is_crowd(body, first):
                    return None
            else:
                self._counterparts(scan, told)
            if not told.more:
                self._owner_behind(scan, told)
                self._titles_after(scan, told)
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

    def _chain(self, scan: Scan, hit: Hit, told: Told, named: bool = False) -> None:
        """Titles one after the other, up to a name."""
        for _ in range(MAX_TITLES):
            office = self._offices.read(scan, hit, named)
            told.offices.append(office)
            told.end = office.end
            if self._name_after(scan, office.end, told, addressed=False):
                return
            following = self._next_title(scan, office)
            if following is None:
                return
            hit = following

    def _next_title(self, scan: Scan, office: Office) -> Hit | None:
        body = scan.body
        end = office.end
        hit = scan.at.get(end + 1)
        if hit and hit[2].kind == TITLE and body[end] == " ":
            return hit
        joint = None if office.kind == "group" else self._joint.match(body, end)
        alone = office.named and office.organization is None
        joint = joint or (_AND.match(body, end) if alone else None)  # "X, giám đốc và đồng sáng lập của Y"
        hit = scan.at.get(joint.end()) if joint else None
        if hit is None or hit[2].kind != TITLE or ("," in body[end : hit[0]] and _is_of_another(office, hit)):
            return None
        return hit

    def _name_after(self, scan: Scan, end: int, told: Told, addressed: bool) -> bool:
        """Set the name that follows a title, a word of address between them or not."""
        body = scan.body
        if body[end : end + 1] not in _LINK_STARTS:
            return False
        link = _LINKS.match(body, end)
        if link is None or (body[end + 1] == "(" and scan.kind_at(end + 2) in _BODIES):  # "Giám đốc Ban X (Bộ Y) A"
            return False
        start = link.end()
        hit = scan.at.get(start)
        honorific = None
        if not addressed and hit and hit[2].kind == HONORIFIC and body[hit[1] : hit[1] + 1] == " ":
            honorific, start = hit[2].text, hit[1] + 1
        elif link.group().strip('"”')[:2] not in (" ", " (") and not self._apposed(scan, link.group(), start, told):
            return False
        name_end = self._names.name_end(scan, start)
        if name_end is None or self._names.is_of_place(scan, start, name_end):
            return False
        start = self._names.known_start(scan, start, name_end)
        self._name(scan, told, start, name_end)
        told.honorific = honorific or told.honorific
        return True

    def _name(self, scan: Scan, told: Told, start: int, end: int) -> None:
        """Set the name, in its own spelling where brackets tell that: "Đô-nan Trăm (Donald Trump)"."""
        body = scan.body
        original = self._names.original(body, start, end)
        told.name, told.name_start, told.end = original or body[start:end], start, end
        if original:
            told.spelled, told.end = body[start:end], end + len(original) + len(" ()")

    def _apposed(self, scan: Scan, link: str, start: int, told: Told) -> bool:
        """A name set off by commas behind its office: "người phát ngôn của tập đoàn X, Melissa Ritchie, cho biết"."""
        body = scan.body
        if link.endswith("định là "):
            return told.offices[-1].kind in ("crowd", "occupation")
        office = told.offices[-1]
        if link == ": " or link.strip(" ,").startswith(("là", "như")):
            plural = _PLURAL.search(body, max(0, told.start - 16), told.start)
            return bool(plural) or (link == " là " and self._is_told_whole(scan, office, start))
        if link != ", " or not (office.organization or office.country) or scan.kind_at(start) in NO_NAME:
            return False
        if self._is_compatriot(scan, office, start):
            return True
        end = self._names.name_end(scan, start)
        return end is not None and " " in body[start:end] and self._speaks.match(body, end) is not None

    @staticmethod
    def _is_compatriot(scan: Scan, office: Office, start: int) -> bool:
        """Whether whoever stands behind a comma holds the office of a state: "Thủ tướng Israel, Ehud Barak"."""
        if office.kind not in _OF_COUNTRIES or office.country is None:
            return False
        hit = scan.at.get(start)
        if hit and hit[2].person:
            return hit[2].person.country == office.country.code
        match = NAME.match(scan.body, start)
        words = match.group().split(" ") if match else []
        return len(words) > 1 and not any(map(is_vietnamese, words[:2]))

    def _is_told_whole(self, scan: Scan, office: Office, start: int) -> bool:
        """Whether an office tells its own holder: "đại sứ Mỹ ở Iraq là Mary Hill", "nạn nhân là Trần Thị Hoa"."""
        words = scan.body[start : self._names.name_end(scan, start) or start].split(" ")
        if office.kind in ("crowd", "occupation"):
            return len(words) > 2 and scan.kind_at(start) == SURNAME
        whole = office.organization or office.country or office.seat or office.principal
        return len(words) > 1 and whole is not None and office.kind not in ("group", "member")

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
        self._name(scan, told, end + 1, name_end)
        self._titles_after(scan, told)
        self._appointed(scan, told)
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
        self._titles_after(scan, told)
        self._appointed(scan, told)
        return told

    def _is_namesake(self, body: str, start: int) -> bool:
        """Whether a thing bears the name: "tàu sân bay Gerald Ford"."""
        return self._namesakes.search(body, max(0, start - 20), start) is not None

    def _titles_after(self, scan: Scan, told: Told) -> None:
        """Titles behind the name, where they do not belong to a next name."""
        body = scan.body
        end = told.end
        if body.startswith(" (", end):
            self._in_bracket(scan, told)
        elif told.offices and told.offices[-1].kind in _WORKING and self._works_at(scan, told):
            return
        age = _AGE.match(body, end) if body.startswith(" (", end) else None
        match = _AFTER_NAME.match(body, age.end() if age else end)
        if match is None or not match.group().strip(" ") or match.group().startswith(" là"):
            return
        hit = scan.at.get(match.end())
        if told.offices and (hit is None or hit[2].kind in _BODIES):
            self._affiliated(scan, told, match.end(), match.group())
        if hit is None or hit[2].kind != TITLE:
            self._kinship(scan, told, match.end())
            return
        behind = Told(hit[0], hit[1])
        self._chain(scan, hit, behind, named=True)
        self._drop_common(body, behind)
        self._drop_next(body, told, behind)
        self._drop_firm(body, told, behind)
        if behind.name or not self._is_apposition(body, told, behind):
            return
        told.offices += behind.offices
        told.roles.append(body[behind.start : behind.end])
        told.after = True
        closing = 1 if "(" in match.group() and body[behind.end : behind.end + 1] == ")" else 0
        told.end = behind.end + closing
        if body.startswith(" (", told.end) and scan.kind_at(told.end + 2) in (ORGANIZATION, HEAD):
            self._affiliation(scan, told, told.end + 2)

    def _kinship(self, scan: Scan, told: Told, start: int) -> None:
        """What the person is to the holder of an office: "X, con rể của Tổng thống Y"."""
        body = scan.body
        kin = None if told.offices else _KIN.match(body, start)
        hit = scan.at.get(kin.end()) if kin else None
        if kin and hit and hit[2].kind == TITLE:
            end = self._offices.read(scan, hit).end
            if body.startswith(" ", end):
                end = self._names.name_end(scan, end + 1) or end
            told.offices.append(kinship(start, kin.end(1), kin[1]))
            told.roles.append(body[start:end])
            told.after, told.end = True, kin.end(1)

    @staticmethod
    def _drop_next(body: str, told: Told, behind: Told) -> None:
        """Leave the last title to who is named behind it: "ông X, viện trưởng Viện Y, tướng Z nói"."""
        parted = len(behind.offices) > 1 and body.startswith(", ", behind.offices[-2].end)
        if behind.name and parted and (not told.offices or behind.offices[-1].kind == "rank"):
            behind.name = None
            behind.offices.pop()
            behind.end = behind.offices[-1].end

    def _drop_common(self, body: str, behind: Told) -> None:
        """Take a word that goes on in small letters for no name: "ông X, Tổng Thư ký Diễn đàn an ninh Y"."""
        name = behind.name or " "
        following = body[behind.end + 1 : behind.end + 12].split(" ", 1)[0]
        if " " not in name and is_vietnamese(name) and following.islower() and following not in self._stops:
            behind.name, behind.end = None, behind.offices[-1].end

    def _drop_firm(self, body: str, told: Told, behind: Told) -> None:
        """Take the bare name of a firm for no person: "bà X - Tổng giám đốc Vinaseed.", "X, CEO Salesforce, nói"."""
        name, office = behind.name or "", behind.offices[-1]
        if not name or " " not in (told.name or "") or behind.honorific or office.kind not in _HEADING:
            return
        if office.organization or office.country or office.place or not self._names.may_be_firm(body, name):
            return
        if _CLOSED.match(body, behind.end) or self._speaks.match(body, behind.end):
            start = behind.name_start
            office.organization = Named(start, behind.end, name, "abbreviation", rule="company")
            office.end, behind.name = behind.end, None

    def _works_at(self, scan: Scan, told: Told) -> bool:
        """Whether the organization stands behind the name: "chuyên gia X thuộc Viện Y"."""
        office = told.offices[-1]
        if office.organization or (office.country and office.kind != "academic"):
            return False
        named = self._offices.employers.behind_name(scan, told.end, office.hit[2])
        if named is None or (office.kind != "academic" and not self._employs(scan, told, named)):
            return False
        office.organization, told.end = named, named.end
        return True

    @staticmethod
    def _employs(scan: Scan, told: Told, named: Named) -> bool:
        """Whether an officer is of a body; "tại", "ở" also tell where something happens."""
        return scan.body.startswith(_OF_ONES, told.end) or named.kind in _SCHOLARLY

    def _in_bracket(self, scan: Scan, told: Told) -> None:
        """The office that a bracket tells with the age: "X (SN 1990, trú tại Y, hiện là giám đốc Z)"."""
        match = _NOW.match(scan.body, told.end)
        hit = scan.at.get(match.end()) if match else None
        if match is None or hit is None or hit[2].kind != TITLE:
            return
        inner = Told(hit[0], hit[1])
        self._chain(scan, hit, inner, named=True)
        if not inner.name and inner.offices[0].organization:
            told.offices.append(inner.offices[0])
            told.roles.append(scan.body[inner.start : inner.offices[0].end])

    def _affiliated(self, scan: Scan, told: Told, start: int, link: str) -> None:
        """The organization behind a name: in brackets, or of a scholar: "giáo sư X, Viện Kinh tế, cho rằng"."""
        if link.endswith("("):
            self._affiliation(scan, told, start)
        elif link.strip() in (",", "-", "–") and told.offices[-1].kind == "academic":
            office = told.offices[-1]
            named = self._offices.employers.at(scan, start) if office.organization is None else None
            if named and self._closes(scan.body, told, named):
                office.organization, told.end = named, named.end

    def _closes(self, body: str, told: Told, named: Named) -> bool:
        """Whether a body behind a comma is not who speaks next: "Theo luật sư X, Bộ Y tế cho rằng"."""
        if _CLOSED.match(body, named.end):
            return True
        opens = _OPENS.search(body, max(0, told.start - 2), told.start) or body.endswith(", ", 0, told.start)
        return bool(opens) and self._speaks.match(body, named.end) is not None

    def _appointed(self, scan: Scan, told: Told) -> None:
        """The office that a person is appointed to or takes: "bổ nhiệm ông X làm Giám đốc Y", "ông X nhậm chức Y"."""
        body = scan.body
        took = _TOOK_OFFICE.match(body, told.end)
        instated = not took and self._instated(scan, told)
        match = took or instated or _APPOINTED.match(body, told.end)
        hit = scan.at.get(match.end()) if match else None
        if match is None or hit is None or hit[2].kind != TITLE:
            return
        appointed = took or _APPOINTS.search(body, max(0, told.start - 30), told.start)
        is_subject = not _NO_SUBJECT.search(body, max(0, told.start - 6), told.start)
        if not appointed and not ("được" in match.group() and is_subject):
            return
        if not instated and any(
            scan.at[p][2].kind in (HONORIFIC, PERSON, SURNAME) for p in range(told.end, match.end()) if p in scan.at
        ):
            return
        new = Told(hit[0], hit[1])
        self._chain(scan, hit, new, named=True)
        told.offices.append(new.offices[0])
        told.roles.insert(0, body[new.offices[0].start : new.offices[0].end])

    @staticmethod
    def _instated(scan: Scan, told: Told) -> re.Match[str] | None:
        """Where an apposition stands between the name and the appointment, and whoever is named in it is no subject."""
        body = scan.body
        match = _INSTATED.match(body, told.end) if told.after or body.startswith(",", told.end) else None
        if match is None:
            return None
        inside = (p for p in range(told.end, match.end()) if p in scan.at and scan.at[p][2].kind == HONORIFIC)
        return match if all(_NO_SUBJECT.search(body, max(0, p - 6), p) for p in inside) else None

    def _affiliation(self, scan: Scan, told: Told, start: int) -> None:
        """The organization in brackets behind a name: "Giáo sư X (Đại học Y)"."""
        office = told.offices[-1]
        if office.organization is None and office.kind not in ("state", "royal"):
            office.organization = self._offices.employers.at(scan, start)
            if office.organization:
                told.end = office.organization.end

    def _is_apposition(self, body: str, told: Told, behind: Told) -> bool:
        """A bare head of state behind a comma is the next subject, unless punctuation closes it."""
        office = behind.offices[0]
        if any(o.kind not in _YIELDING for o in told.offices) and not _CLOSED.match(body, behind.end):
            return False
        if office.kind not in ("state", "royal") or office.organization or len(behind.offices) > 1:
            return True
        if not told.offices and office.country and _is_subject(body, told) and self._speaks.match(body, behind.end):
            return True
        if told.offices and any(o.kind in ("state", "royal", "minister") for o in told.offices):
            return False
        return body.startswith(_ENDS, behind.end)


def _is_subject(body: str, told: Told) -> bool:
    """Whether a foreign name opens its sentence: "Yoweri Museveni, Tổng thống Uganda nói", but no "Về TPP, ..."."""
    name = told.name or ""
    foreign = not name.isupper() and not is_vietnamese(name.split(" ", 1)[0])
    return foreign and _OPENS.search(body, max(0, told.start - 2), told.start) is not None


def _is_of_another(office: Office, hit: Hit) -> bool:
    """Whether a title behind a comma is somebody else's: "theo lời mời của Tổng thống Pháp, Thủ tướng X"."""
    title, named = hit[2].title, office.organization
    if title is None or not (title.kind == "state" or (title.kind == "parliament" and title.organization)):
        return False
    if office.kind == "minister":
        return hit[2].post in _HEADS
    if office.kind == title.kind:
        return office.country is not None or (named is not None and named.is_abroad)
    return office.kind == "office" and title.kind == "state" and named is not None and _is_apart(office, named)


def _is_apart(office: Office, named: Named) -> bool:
    """Whether nobody who heads this is in an office of state; states take turns at the chair of their unions."""
    chair = (office.hit[2].post or "").startswith("Chủ tịch")
    return named.is_abroad or named.kind in ("enterprise", "bank") or (named.kind == "international" and not chair)
