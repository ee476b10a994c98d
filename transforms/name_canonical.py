"""Canonical names and countries of the organizations of one document."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from transforms.model import Mention
from transforms.name_known import Known
from transforms.name_organizations import Named
from transforms.name_text import bare_of_owner, capitalized, fold
from transforms.name_told import tell_by_names
from transforms.reference import Organization

Row = tuple[str, str, str | None, str | None]  # name, id, country, short name
CORE_KINDS = frozenset({"enterprise", "bank", "media", "university"})  # told by the proper name alone, too
_TOWN = re.compile(r" (thanh pho|tp\.?|tinh) ?(?=\w)")

# First words of heads that are said for any of the kind.
_GENERAL = frozenset({"cong", "cty", "tap", "hang", "tong", "ngan", "dai", "bao", "truong", "dh"})


class Canonical:
    """The names of one document."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._short: dict[str, Named] = {}
        self._named: list[Named] = []
        self._fuller: dict[str, Named] = {}
        self._rows: dict[int, Row] = {}  # by the identity of the naming, once nothing changes any more
        self._settled = False
        self._countries: Counter[str] = Counter()
        self._domestic = 0  # places and offices within Viet Nam
        self._country_spans: list[tuple[int, str]] = []
        self._countries_of_names: dict[str, list[tuple[int, str]]] = {}

    def note_country(self, start: int, code: str) -> None:
        """Remember that the text names a country here."""
        self._countries[code] += 1
        self._country_spans.append((start, code))

    def note_domestic(self) -> None:
        """Remember that the text names a place or an office within Viet Nam."""
        self._domestic += 1

    def foreign_country(self, before: int) -> str | None:
        """The foreign country named last before a place, unless the text speaks of another one far more often."""
        ranked = sorted((-count, code) for code, count in self._countries.items() if code != "VN")
        if not ranked:
            return None
        most, top = ranked[0]
        last = next((code for start, code in reversed(self._country_spans) if start < before and code != "VN"), top)
        return top if -most >= 3 * self._countries[last] else last

    def is_country(self, name: str) -> bool:
        """Whether a name is one of a country."""
        return name.lower() in self._known.country_names

    # ---- organizations ---------------------------------------------------------------

    def note_organization(self, named: Named) -> None:
        """Remember short forms and written countries of an organization."""
        self._named.append(named)
        if named.short_name:
            self._short.setdefault(named.short_name, named)
        if named.country and named.national:
            self._countries_of_names.setdefault(fold(named.name), []).append((named.start, named.country.code))
        if named.country:
            self.note_country(named.start, named.country.code)
        if named.kind == "local_government" or (named.organizations and _is_domestic(named)):
            self.note_domestic()
        for other in (*named.parents, *named.beside):
            self.note_organization(other)

    @property
    def short_names(self) -> dict[str, Named]:
        """Short forms that brackets of this document define."""
        return self._short

    def _fullest(self, named: Named) -> Named:
        """The fullest naming in the document of the same organization."""
        if not self._fuller:
            return named
        seen = {id(named)}
        while (fuller := self._fuller.get(_key(named))) and id(fuller) not in seen:
            seen.add(id(fuller))
            named = fuller
        return named

    def settle_organizations(self) -> None:
        """Find for every short naming the fuller one that it stands for."""
        keys = {fold(named.name): named for named in reversed(self._named)}
        full = list(keys.values())[::-1]
        unknown = [named for named in full if not named.organizations]
        if not unknown:
            return
        names = list(keys.items())[::-1]
        cores = [(f" {fold(named.core)} ", named) for named in full if named.core and named.kind in CORE_KINDS]
        cores.sort(key=lambda core: -len(core[1].name))
        for named in unknown:
            fuller = self._defined(named) or self._longer(named, names) or self._at_seat(named, full)
            if fuller is None and named.kind in (*CORE_KINDS, "abbreviation"):
                core = f" {fold(named.core or named.name)} "
                fuller = next((other for words, other in cores if words.endswith(core) and _fits(named, other)), None)
            if fuller and _key(fuller) != _key(named):
                self._fuller[_key(named)] = fuller
        if any(map(_TOWN.search, keys)):
            self._settle_towns(full, unknown)

    def _settle_towns(self, full: list[Named], unknown: list[Named]) -> None:
        """Find for every naming the one that tells its town in full: "Sở Y tế Hà Nội", "Sở Y tế TP Hà Nội"."""
        forms: dict[str, dict[str, Named]] = {}
        towns = {id(named): _town_form(named) for named in full if named.kind not in CORE_KINDS}
        for named in full:
            if id(named) in towns:
                plain, word = towns[id(named)]
                forms.setdefault(plain, {}).setdefault(word, named)
        for named in unknown:
            plain, word = towns.get(id(named), ("", ""))
            told = [other for of, other in forms.get(plain, {}).items() if of and word in ("", of)]
            if len(told) == 1 and _key(told[0]) != _key(named):  # a province and a city may bear one name
                self._fuller.setdefault(_key(named), told[0])

    def _defined(self, named: Named) -> Named | None:
        """The organization whose short form, given in brackets, stands behind the head word: "Đảng CPP"."""
        found = self._short.get(named.core or named.name)
        return found if found is not named else None

    @staticmethod
    def _at_seat(named: Named, full: list[Named]) -> Named | None:
        """The first naming of the embassy of one country in another one, whichever town is told."""
        if named.seat is None:
            return None
        return next(
            (n for n in full if n.seat == named.seat and n.country == named.country and n.head == named.head), None
        )

    @staticmethod
    def _longer(named: Named, names: list[tuple[str, Named]]) -> Named | None:
        """A name that begins with this one and goes on: "UBND TP" in "UBND TP Hà Nội"."""
        start = fold(named.name) + " "
        return next((other for name, other in names if name.startswith(start)), None)

    def organization(self, named: Named) -> Row:
        """Canonical name, id, country and short name of an organization."""
        if self._settled:
            row = self._rows.get(id(named))
            if row is None:
                row = self._rows[id(named)] = self._organization(named)
            return row
        return self._organization(named)

    def _organization(self, named: Named) -> Row:
        named = self._fullest(named)
        if named.organizations:
            return self._of_reference(named)
        name = _full_name(named)
        country = named.country.code if named.country else named.owner
        parents = [self.organization(parent) for parent in named.parents]
        known = self._embassy(named) or self._known.organization(name, country) or self._at_home(name, country)
        if known and not parents:
            return _row(known, named.short_name)
        if parents:
            name = f"{name}, {parents[0][0]}"
            country = country or parents[0][2]
        if country is None and (named.kind == "local_government" or self._known.is_at_home(name)):
            country = "VN"
        return name, entity_id("organization", fold(name)), country, named.short_name

    def tell_by_names(self, mentions: Sequence[Mention]) -> None:
        """Give the known organizations the names that the document tells them by."""
        tell_by_names(mentions, self._known.organizations, self._known.countries)

    def _embassy(self, named: Named) -> Organization | None:
        """The known embassy that is told by the town it sits in: "Đại sứ quán Việt Nam ở Berlin"."""
        seat = self._known.countries.get(named.seat or "")
        if seat is None or named.country is None or named.country_start is None:
            return None
        head = bare_of_owner(named.name[: named.country_start - named.start])
        return self._known.organization(f"{head} {named.country.name} tại {seat.name}", named.country.code)

    def _at_home(self, name: str, country: str | None) -> Organization | None:
        """The Vietnamese organization of a name, which may tell another country but not lack its own: "BV Việt Đức"."""
        known = self._known.organization(name, "VN")
        whole = known and (country in (None, "VN") or fold(name) in map(fold, (known.name, *known.aliases)))
        return known if whole else None

    def _of_reference(self, named: Named) -> Row:
        if not named.national:
            return _row(named.organizations[0], named.short_name)
        code = named.country.code if named.country else self._country_of(named)
        meant = next((o for o in named.organizations if o.country == code), None) or self._only_one_meant(named)
        if meant:
            return _row(meant, named.short_name)
        name = written = capitalized(named.name)
        country = named.country or self._known.countries.get(code or "")
        if country and (named.country or code != "VN"):
            name = f"{name} {country.name}"
        short = named.short_name or (written if named.country is None and name != written else None)
        return name, entity_id("organization", fold(name)), code, short

    def _only_one_meant(self, named: Named) -> Organization | None:
        """The only organization known under a name, where the text names its country or the name is all its own."""
        only = named.organizations[0]
        if len(named.organizations) > 1 or named.country:
            return None
        own = fold(named.name) in map(fold, (only.name, only.short_name or "", *only.aliases))
        return only if own or only.country in (None, "VN") or self._countries[only.country] else None

    def _country_of(self, named: Named) -> str | None:
        """The country of an organization told without it: of its officer, as told elsewhere, or of the article."""
        if named.hint or (named.kind == "agency" and len(named.organizations) == 1):
            return named.hint
        told = self._countries_of_names.get(fold(named.name), [])
        before = [code for start, code in told if start <= named.start]
        if before:
            return before[-1]
        at_home = self._countries["VN"] or not self._countries
        if at_home and any(organization.country == "VN" for organization in named.organizations):
            return "VN"
        if told:
            return told[0][1]
        candidates = {organization.country for organization in named.organizations}
        likely = self._likely_country(named.start, candidates)
        if "VN" in candidates and (likely is None or self._domestic > self._countries[likely]):
            return "VN"
        return likely

    def _likely_country(self, before: int, candidates: set[str | None]) -> str | None:
        """The country named shortly before, or else most often, of those that have such an organization."""
        for start, code in reversed(self._country_spans):
            if before - 200 <= start < before and code in candidates and code != "VN":
                return code
        ranked = sorted((-count, code) for code, count in self._countries.items() if code in candidates)
        return ranked[0][1] if ranked else self.foreign_country(before)


@lru_cache(maxsize=65536)
def entity_id(*parts: str) -> str:
    """A stable id: a hash of what makes the thing what it is."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _row(organization: Organization, short: str | None) -> Row:
    return organization.name, organization.organization_id, organization.country, organization.short_name or short


def _fits(named: Named, other: Named) -> bool:
    """Whether the head word of a naming may stand for that of another: any firm is a "công ty", no shop is."""
    head = fold(named.head.head).split(" ", 1)[0] if named.head else ""
    return not head or head in _GENERAL or head in fold(other.name).split(" ")


def _is_domestic(named: Named) -> bool:
    return not named.national and named.organizations[0].country == "VN"


def _town_form(named: Named) -> tuple[str, str]:
    """The full name without the word before its town or province, and that word."""
    name = fold(_full_name(named))
    match = _TOWN.search(name)
    if match is None:
        return name, ""
    return f"{name[: match.start()]} {name[match.end() :]}", "tinh" if match[1] == "tinh" else "thanh pho"


def _key(named: Named) -> str:
    return fold(named.name)


def _full_name(named: Named) -> str:
    """The name without abbreviation of its head word, with a capital initial."""
    name = " ".join(_with_country_name(named).split())
    head = named.head
    if head and head.full and name.lower().startswith(head.head.lower()):
        name = head.full + name[len(head.head) :]
    return capitalized(name)


def _with_country_name(named: Named) -> str:
    """The name with the usual name of its country, where it ends with another one of it."""
    if named.country is None or named.country_start is None or not named.national:
        return named.name
    base = bare_of_owner(named.name[: named.country_start - named.start])
    written = named.name[named.country_start - named.start :]
    known = (named.country.official_name, *named.country.aliases)
    return f"{base} {named.country.name}" if written in known else named.name
