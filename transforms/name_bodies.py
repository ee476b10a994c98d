"""Finds the body in which somebody holds an office, where the text tells, implies or leaves but one."""

import re

from transforms.name_canonical import Canonical, entity_id
from transforms.name_known import Known
from transforms.name_lexicon import NameLexicon
from transforms.name_office import Office
from transforms.name_organizations import Named
from transforms.name_people import Someone, is_explicit, is_minor, is_seat, post_of
from transforms.name_text import bare_of_owner, fold

_HEADED_REACH = 70  # characters: " (do ông X làm "
_HEADED_BY = re.compile(r"(?: \([A-Z]+\))?,? \(?do ")
_OF_EMBASSIES = frozenset({"Đại sứ", "Phó Đại sứ", "Đại sứ đặc mệnh toàn quyền"})
_EMBASSY = re.compile(r"(?:cán bộ|nhân viên|toàn thể|tập thể|trụ sở)(?:,? \w+){0,3} Đại sứ quán(?! [A-ZĐ])")
_BESIDE = 300  # characters between two counterparts
# Kinds of titles under which those who hold a known office are told, too: "Thư ký báo chí" of the speaker of a house.
_SERVING = frozenset({"office", "group", "academic", "counterpart", "minister", "rank", "diplomat"})
_SERVING_AT_HOME = frozenset({"group", "minister", "rank"})  # here a scholar or a manager may bear the name, too
_COUNTERPARTS = frozenset({"Người đồng cấp", "Người đồng nhiệm", "Đối tác đồng cấp"})


class Bodies(Canonical):
    """The bodies of the offices of one document."""

    def __init__(self, lexicon: NameLexicon, known: Known, body: str, published: str | None) -> None:
        super().__init__(known)
        self.lexicon = lexicon
        self._body = body
        self._published = published
        self._people: list[Someone] = []

    def organization_of_person(self, someone: Someone) -> tuple[str, str] | None:
        """The organization of the person's office: as told, by tenure, or the only one that the text leaves."""
        told = self._organization_told(someone)
        if told or not someone.told:
            return told
        tenure = self._by_tenure(someone) or self._only_one(someone.offices, someone.country)
        return tenure or self._of_counterpart(someone) or self._team_beside(someone) or self._embassy_told(someone)

    def _of_counterpart(self, someone: Someone) -> tuple[str, str] | None:
        """The body of a counterpart: that of the minister or speaker told beside, in the other country."""
        spots = [t.start for t in someone.told if any(post_of(office) in _COUNTERPARTS for office in t.offices)]
        if not spots or someone.known or someone.country is None:
            return None
        beside = [
            (abs(told.start - spot), body or "")
            for other in self._people
            for told in (other.told if other is not someone and other.country != someone.country else ())
            for office in told.offices
            for body in (self._body_of_state(office),)
            for spot in spots
            if abs(told.start - spot) <= _BESIDE and (body or office.kind in ("state", "royal"))
        ]
        body = min(beside)[1] if beside else ""
        return self._named_like(body, someone.country) if body else None

    @staticmethod
    def _body_of_state(office: Office) -> str | None:
        """The body that each state has of an office, without its country: "Bộ Quốc phòng", "Quốc hội"."""
        if office.kind not in ("minister", "parliament"):
            return None
        title = office.hit[2].title
        if title and title.organization and title.organization != "Bộ":
            return title.organization
        if office.field:
            return f"Bộ {office.field}"
        named = office.organization
        if named is None or not named.national:
            return None
        name = named.name if named.country_start is None else named.name[: named.country_start - named.start]
        return bare_of_owner(name)

    def _embassy_told(self, someone: Someone) -> tuple[str, str] | None:
        """The embassy of an ambassador, where the text speaks of it: "Đại sứ X cùng cán bộ Đại sứ quán"."""
        for office in someone.offices:
            if office.kind != "diplomat" or office.country is None or post_of(office) not in _OF_EMBASSIES:
                continue
            told = (named for named in self._named if named.name.startswith("Đại sứ quán"))
            own = next((named for named in told if self._is_own(named, office)), None)
            if own:
                return self.organization(own)[:2]
            if office.seat and _EMBASSY.search(self._body):
                return self._named_like(f"Đại sứ quán {office.country.name} tại {office.seat.name}", None)
        return None

    def _is_own(self, embassy: Named, office: Office) -> bool:
        """Whether an embassy is of the state of a diplomat, and where he serves as far as that is told."""
        name, _, country, _ = self.organization(embassy)
        if office.country is None or country != office.country.code:
            return False
        if office.seat is None or " tại " not in name:
            return True
        return name.endswith(office.seat.name) or embassy.seat == office.seat.code

    def _team_beside(self, someone: Someone) -> tuple[str, str] | None:
        """The only team in the sentence of a player or coach: "Tiền đạo X gỡ hòa cho U20 Y"."""
        code = someone.country or ("VN" if someone.vietnamese else None)
        own = (code,) if code else [other for other in self._countries if other != "VN"]
        teams = [t for t in self._named if t.kind == "team" and t.country and t.country.code in own]
        for told in someone.told if teams else ():
            if any(o.kind == "occupation" or post_of(o) in self.lexicon.team_posts for o in told.offices):
                start, end = self._body.rfind(". ", 0, told.start), self._body.find(". ", told.end)
                near = {self.organization(t)[:2] for t in teams if start < t.start < (end if end > 0 else t.end)}
                if len(near) == 1:
                    return near.pop()
        return None

    def _by_tenure(self, someone: Someone) -> tuple[str, str] | None:
        if someone.known is None or not someone.offices:
            return None
        posts = {post_of(office) for office in someone.offices}
        organization = self._known.held(someone.known.person_id, posts, self._published)
        serving = _SERVING if someone.known.country != "VN" else _SERVING_AT_HOME
        served = any(office.principal for office in someone.offices)  # "Thư ký báo chí Tổng thống X Lê Văn A"
        if organization is None and {o.kind for o in someone.offices if not (served and o.kind == "state")} <= serving:
            organization = self._known.serves(someone.known.person_id, self._published)
        return (organization.name, organization.organization_id) if organization else None

    def _only_one(self, offices: list[Office], country: str | None) -> tuple[str, str] | None:
        """The one ministry of the country, or the one team, that the text names."""
        wanted = {"minister": "ministry", "occupation": "team"}
        kinds = {wanted[office.kind] for office in offices if office.kind in wanted}
        found = {}
        for named in self._named:
            if named.kind in kinds and country:
                name, entity_id, code, _ = self.organization(named)
                if code == country:
                    found[entity_id] = name
        return next(((name, entity_id) for entity_id, name in found.items()), None) if len(found) == 1 else None

    def _organization_told(self, someone: Someone) -> tuple[str, str] | None:
        rules = any(office.kind in ("state", "royal") for office in someone.offices)
        told = [office for office in someone.offices if not (rules and office.kind == "occupation")]
        for office in sorted(told, key=lambda office: (is_minor(office), is_seat(office), not is_explicit(office))):
            organization = self.office_organization(office, someone.country)
            if organization:
                return organization
        return None

    def office_organization(self, office: Office, country: str | None) -> tuple[str, str] | None:
        """Canonical name and id of the organization of an office, also where the title only implies it."""
        if office.organization:
            return self.organization(office.organization)[:2]
        if office.unit or office.principal or office.headed:
            return self._organization_meant(office, country)
        title = office.hit[2].title
        if title is None or title.organization is None:
            return self._party_of(office)
        code = office.country.code if office.country else country
        if title.organization == "Bộ":
            return self._named_like(f"Bộ {office.field}", code) if office.field else None
        if title.kind == "office" and code != "VN" and self._known.organization(title.organization, code) is None:
            return None  # other states may have no such body: an inspector general of the police, of a reconstruction
        return self._named_like(title.organization, code)

    def _organization_meant(self, office: Office, country: str | None) -> tuple[str, str] | None:
        """The organization of an office with a bare head word, or with a chief who is no head of state."""
        chief = office.principal
        if office.headed:
            return self._headed(office)
        if chief is None:
            return self._last_of(office.unit or "", office.start)
        return None if chief.kind in ("state", "royal") else self.office_organization(chief, country)

    def _party_of(self, office: Office) -> tuple[str, str] | None:
        """The party of an officer told by the country alone: "Bí thư Trung ương Đảng Cuba"."""
        of_party = office.kind == "party" and office.country and "đảng" in office.hit[2].text
        party = self._known.sole_party(office.country.code) if of_party and office.country else None
        return (party.name, party.organization_id) if party else None

    def _headed(self, office: Office) -> tuple[str, str] | None:
        """The body that somebody heads, as the words before the name tell: "Công ty X (do ông Y làm Giám đốc)"."""
        near = (n for n in self._named if office.start - _HEADED_REACH < n.end < office.start)
        found = [named for named in near if _HEADED_BY.match(self._body, named.end)]
        return self.organization(found[-1])[:2] if found else None

    def _last_of(self, head: str, before: int) -> tuple[str, str] | None:
        """The organization that a bare head word means: the last one before that begins with it."""
        start = fold(head)
        found = [named for named in self._named if named.start < before and fold(named.name).startswith(start)]
        return self.organization(found[-1])[:2] if found else None

    def _named_like(self, name: str, code: str | None) -> tuple[str, str]:
        organization = self._known.organization(name, code)
        if organization:
            return organization.name, organization.organization_id
        country = self._known.countries.get(code or "")
        full = f"{name} {country.name}" if country else name
        return full, entity_id("organization", fold(full))
