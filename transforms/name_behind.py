"""Reads the titles behind a name, and the office that somebody is appointed to or takes."""

import re

from transforms.name_chain import BODIES, ChainReader, Told
from transforms.name_lexicon import NameLexicon
from transforms.name_office import kinship
from transforms.name_offices import OfficeReader
from transforms.name_organizations import Named
from transforms.name_personal import PersonalNames
from transforms.name_scan import HEAD, HONORIFIC, ORGANIZATION, PERSON, SURNAME, TITLE, Scan
from transforms.name_text import is_vietnamese

_APPOINTED = re.compile(
    r"[^.;\n]{0,60}? (?:làm|giữ chức|giữ chức vụ|lên chức|làm chức|vào vị trí|vào chức|vào cương vị|giữ vị trí|"
    r"giữ cương vị)(?: vụ)?(?: tân| nữ)? (?=\S)"
)
_PASSIVE = "được"
_APPOINTED_REACH = 90  # characters
_TOOK_OFFICE = re.compile(
    r" (?:đã |vừa )?(?:tuyên thệ )?(?:nhậm chức|từ chức|thôi giữ chức|được bầu làm|(?:bị )?phế truất khỏi chức)"
    r"(?: vụ)? (?=\S)|(?: \d+ tuổi,?)? (?:đã |vừa |sẽ )?trở thành (?:tân |nữ |vị )?(?=\S)"
    r"| (?:hiện |đang |chính )?là (?:một |1 |nữ |nam )?(?=\S)"
)
_INSTATED = re.compile(  # behind an apposition, which may name others: "ông X, cố vấn của ông Y, được bổ nhiệm làm"
    r"[^.;\n]{0,140}?, (?:đã |vừa |mới )?được (?:bổ nhiệm|chỉ định|đề cử|bầu)"
    r" (?:làm|giữ|vào)(?: chức| cương vị| vị trí)?(?: vụ)? (?=\S)"
)
_MAKES = re.compile(r" làm (?=\S)")
_UNDER = re.compile(r"(?<!\w)(?:[Dd]o|[Tt]hời|[Kk]hi) $")
_APPOINTS = re.compile("(?:bổ nhiệm|đề cử|chỉ định|bầu|điều động|cử)(?: cho)? $")
_NO_SUBJECT = re.compile(r"(?<!\w)(?:cho|của|với|cùng|giúp|[Tt]heo) $")  # before who is no subject
_CLOSED = re.compile(r"[,.;)\n]| [-–]|$| (?:dẫn|làm) ")
_AGE = re.compile(  # also where the person stands in a photograph: "(thứ 3 từ trái sang)"
    r" \((?:\d+ tuổi|SN \d+|sinh năm \d+|ảnh|trái|phải|giữa|đứng|ngồi|bìa|áo|ngoài cùng|thứ \w+ từ|người thứ)"
    r"[^)]{0,60}\)"
)
_AGED = re.compile(r",? \d{2} tuổi(?=, )")
_NOW = re.compile(r" \((?:\d+ tuổi|SN \d+|sinh năm \d+)[^)(\n]{0,120}?(?:, |, hiện |hiện )(?:là |nguyên là )(?=\S)")
_ENDS = (",", ".", ")", ";", "–", "-", "\n", " -", " –")
_OPENS = re.compile(r"^$|[.!?…”\n\"] ?$")  # before the first word of a sentence
_AFTER_NAME = re.compile(r"(?: ?,)? ?[-–(]? ?(?:hiện là |hiện đang là |đang là |nguyên là |là )?(?:một |1 )?(?=\S)")
_KIN = re.compile(
    "(con (?:trai|gái|rể|dâu)|ái nữ|quý tử|trưởng nữ|trưởng nam|phu nhân|vợ|vợ cũ|em (?:trai|gái|rể)|anh (?:trai|rể)|"
    "chị gái|cháu (?:trai|gái))(?: cả| út| lớn)?(?: của| ngài)* (?=[^ ])"
)
_YIELDING = frozenset({"rank", "academic", "group", "parliament", "party", "occupation", "crowd", "member"})
_SCHOLARLY = frozenset({"university", "institute", "association", "court"})  # where scholars work
_WORKING = frozenset({"academic", "office", "group", "member"})
_OF_ONES = (" của ", " thuộc ", " đến từ ", " làm việc tại ", " công tác tại ")
_HEADING = frozenset({"office", "party"})  # who heads a firm or founded it


class BehindReader:
    """Reads what stands behind a name of who bears it."""

    def __init__(self, lexicon: NameLexicon, names: PersonalNames, offices: OfficeReader, chains: ChainReader) -> None:
        self._names = names
        self._offices = offices
        self._chains = chains
        self._stops = lexicon.stops
        self._speaks = lexicon.says

    def read(self, scan: Scan, told: Told) -> None:
        """Titles behind the name, where they do not belong to a next name."""
        body = scan.body
        end = told.end
        if body.startswith(" (", end):
            self._in_bracket(scan, told)
        elif told.offices and told.offices[-1].kind in _WORKING and self._works_at(scan, told):
            return
        age = (_AGE if body.startswith(" (", end) else _AGED).match(body, end)
        match = _AFTER_NAME.match(body, age.end() if age else end)
        if match is None or not match.group().strip(" ") or match.group().startswith(" là"):
            return
        hit = scan.at.get(match.end())
        if told.offices and (hit is None or hit[2].kind in BODIES):
            self._affiliated(scan, told, match.end(), match.group())
        if hit is None or hit[2].kind != TITLE:
            self._kinship(scan, told, match.end())
            return
        behind = Told(hit[0], hit[1])
        self._chains.read(scan, hit, behind, named=True)
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
        self._chains.read(scan, hit, inner, named=True)
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

    def appointed(self, scan: Scan, told: Told) -> None:
        """The office that a person is appointed to or takes: "bổ nhiệm ông X làm Giám đốc Y", "ông X nhậm chức Y"."""
        body = scan.body
        took = _TOOK_OFFICE.match(body, told.end) or self._heads(body, told)
        instated = not took and self._instated(scan, told)
        appointed = took or _APPOINTS.search(body, max(0, told.start - 30), told.start)
        may_be = appointed or body.find(_PASSIVE, told.end, told.end + _APPOINTED_REACH) > 0
        match = took or instated or (_APPOINTED.match(body, told.end) if may_be else None)
        hit = scan.at.get(match.end()) if match else None
        if match is None or hit is None or hit[2].kind != TITLE:
            return
        is_subject = not _NO_SUBJECT.search(body, max(0, told.start - 6), told.start)
        if not appointed and not (_PASSIVE in match.group() and is_subject):
            return
        if not instated and any(
            scan.at[p][2].kind in (HONORIFIC, PERSON, SURNAME) for p in range(told.end, match.end()) if p in scan.at
        ):
            return
        new = Told(hit[0], hit[1])
        self._chains.read(scan, hit, new, named=True)
        new.offices[0].headed = match.re is _MAKES
        told.offices.append(new.offices[0])
        told.roles.insert(0, body[new.offices[0].start : new.offices[0].end])

    @staticmethod
    def _heads(body: str, told: Told) -> re.Match[str] | None:
        """Where somebody heads what was told before, or did in the times told: "do ông X làm Chủ tịch"."""
        makes = _MAKES.match(body, told.end)
        return makes if makes and _UNDER.search(body, max(0, told.start - 6), told.start) else None

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
        subject = (office.country and _is_subject(body, told)) or (told.honorific and _opens_sentence(body, told))
        if not told.offices and subject and self._speaks.match(body, behind.end):
            return True
        if told.offices and any(o.kind in ("state", "royal", "minister") for o in told.offices):
            return False
        return body.startswith(_ENDS, behind.end)


def _opens_sentence(body: str, told: Told) -> bool:
    """Whether a word of address opens the sentence, so that the office behind the name is no other subject."""
    return body[told.start].isupper() and _OPENS.search(body, max(0, told.start - 2), told.start) is not None


def _is_subject(body: str, told: Told) -> bool:
    """Whether a foreign name opens its sentence: "Yoweri Museveni, Tổng thống Uganda nói", but no "Về TPP, ..."."""
    name = told.name or ""
    foreign = not name.isupper() and not is_vietnamese(name.split(" ", 1)[0])
    return foreign and _OPENS.search(body, max(0, told.start - 2), told.start) is not None
