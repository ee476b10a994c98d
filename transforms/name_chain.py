"""Reads titles one after the other, up to the name of who holds them."""

import re
from dataclasses import dataclass, field

from transforms.name_lexicon import NameLexicon
from transforms.name_office import Office
from transforms.name_offices import OfficeReader
from transforms.name_organizations import Named
from transforms.name_personal import NO_NAME, PersonalNames, is_first_of_two
from transforms.name_scan import HEAD, HONORIFIC, ORGANIZATION, SURNAME, TITLE, Hit, Scan
from transforms.name_text import NAME, is_vietnamese

MAX_TITLES = 6
_LINK_STARTS = frozenset(' ,:"”')
_LINKS = re.compile(
    r",? (?:được xác định )?là (?:các )?| như |, | [-–] |:? (?=[^\s(])|[\"”] | \([^()\d]{2,30}\) (?=[A-Z])"
)
_AND = re.compile(" và ")
_HEADS = frozenset({"Thủ tướng", "Tổng thống", "Chủ tịch nước"})  # no minister is one at the same time
PLURAL = re.compile(r"(?:[Cc]ác|[Hh]ai|[Bb]a|[Nn]hững|[Nn]hóm|[Nn]hiều|\b[2-9]|[Gg]ồm)(?: vị| đồng chí)? $")
OF_COUNTRIES = frozenset({"state", "royal", "minister", "parliament", "diplomat", "rank"})
BODIES = frozenset({ORGANIZATION, HEAD})


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


class ChainReader:
    """Reads the titles that begin at a hit."""

    def __init__(self, lexicon: NameLexicon, names: PersonalNames, offices: OfficeReader) -> None:
        self._names = names
        self._offices = offices
        joints = "|".join(sorted(map(re.escape, lexicon.title_joints), key=len, reverse=True))
        self._joint = re.compile(f"(?:{joints})")
        self._speaks = lexicon.says

    def read(self, scan: Scan, hit: Hit, told: Told, named: bool = False) -> None:
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
        if link is None or (body[end + 1] == "(" and scan.kind_at(end + 2) in BODIES):  # "Giám đốc Ban X (Bộ Y) A"
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
        self.name(scan, told, start, name_end)
        told.honorific = honorific or told.honorific
        return True

    def name(self, scan: Scan, told: Told, start: int, end: int) -> None:
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
            plural = PLURAL.search(body, max(0, told.start - 16), told.start)
            return bool(plural) or (link == " là " and self._is_told_whole(scan, office, start))
        if link != ", " or not _is_owned(office) or scan.kind_at(start) in NO_NAME:
            return False
        if self._is_compatriot(scan, office, start):
            return True
        end = self._names.name_end(scan, start)
        if end is None or " " not in body[start:end]:
            return False
        return self._speaks.match(body, end) is not None or is_first_of_two(scan, end)

    @staticmethod
    def _is_compatriot(scan: Scan, office: Office, start: int) -> bool:
        """Whether whoever stands behind a comma holds the office of a state: "Thủ tướng Israel, Ehud Barak"."""
        if office.kind not in OF_COUNTRIES or office.country is None:
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


def _is_owned(office: Office) -> bool:
    """Whether it is told whose an office is: of a body, of a state, or of somebody who is served."""
    return bool(office.organization or office.country or office.principal_name[1])


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
