"""Gives the names of one document their meaning: who is who, which ministry, whose country."""

import hashlib
import re
from collections import Counter
from difflib import SequenceMatcher
from dataclasses import dataclass, field

from transforms.model import Mention, MentionKind
from transforms.name_lexicon import NameLexicon
from transforms.name_organizations import Named
from transforms.name_persons import Office, Told
from transforms.name_scan import PERSON, Hits, local_names_of
from transforms.name_text import fold, is_vietnamese, name_words
from transforms.reference import Country, Membership, Organization, Reference
from transforms.reference import Person as KnownPerson

_ARTICLE = re.compile(r"^(?:al|el|as|ash)[-–](?=\w)")
CORE_KINDS = frozenset({"enterprise", "bank", "media", "university"})  # told by the proper name alone, too
GOVERNED = frozenset({"state", "minister", "parliament", "royal", "diplomat", "rank"})
MINOR = frozenset(
    {"party", "rank", "academic", "occupation", "group", "crowd"}
)  # titles that give way to another office


@dataclass(slots=True, eq=False)
class Someone:
    """A person of the document, over all mentions."""

    name: str
    words: list[str]
    vietnamese: bool
    known: KnownPerson | None = None
    told: list[Told] = field(default_factory=list)
    country: str | None = None
    posts: list[tuple[str, str | None]] = field(default_factory=list)
    organization: tuple[str, str] | None = None
    forms: Counter[str] = field(default_factory=Counter)
    female: bool | None = None
    entity_id: str = ""


class Context:
    """The names of one document."""

    def __init__(self, lexicon: NameLexicon, known: "Known", body: str, published: str | None) -> None:
        self._body = body
        self._published = published
        self._lexicon = lexicon
        self._known = known
        self._people: list[Someone] = []
        self._by_words: dict[tuple[str, ...], Someone] = {}
        self._short: dict[str, Named] = {}
        self._named: list[Named] = []
        self._fuller: dict[str, Named] = {}
        self._countries: Counter[str] = Counter()
        self._country_spans: list[tuple[int, str]] = []
        self._countries_of_names: dict[str, list[tuple[int, str]]] = {}

    # ---- countries -------------------------------------------------------------------

    def note_country(self, start: int, code: str) -> None:
        """Remember that the text names a country here."""
        self._countries[code] += 1
        self._country_spans.append((start, code))

    def foreign_country(self, before: int | None = None) -> str | None:
        """The foreign country that the text speaks of most, or last before a place."""
        if before is not None:
            for start, code in reversed(self._country_spans):
                if start < before and code != "VN":
                    return code
        ranked = sorted((-count, code) for code, count in self._countries.items() if code != "VN")
        return ranked[0][1] if ranked else None

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
        for parent in named.parents:
            self.note_organization(parent)

    @property
    def short_names(self) -> dict[str, Named]:
        """Short forms that brackets of this document define."""
        return self._short

    def _fullest(self, named: Named) -> Named:
        """The fullest naming in the document of the same organization."""
        seen = {id(named)}
        while (fuller := self._fuller.get(_key(named))) and id(fuller) not in seen:
            seen.add(id(fuller))
            named = fuller
        return named

    def settle_organizations(self) -> None:
        """Find for every short naming the fuller one that it stands for."""
        full = list({_key(named): named for named in reversed(self._named)}.values())[::-1]
        by_core: dict[str, Named] = {}
        for named in full:
            if named.core and named.kind in CORE_KINDS:
                best = by_core.get(fold(named.core))
                by_core[fold(named.core)] = named if best is None or len(named.name) > len(best.name) else best
        for named in full:
            if named.organizations:
                continue
            fuller = self._defined(named) or self._longer(named, full)
            if fuller is None and named.kind in (*CORE_KINDS, "abbreviation"):
                fuller = by_core.get(fold(named.core or named.name))
            if fuller and _key(fuller) != _key(named):
                self._fuller[_key(named)] = fuller

    def _defined(self, named: Named) -> Named | None:
        """The organization whose short form, given in brackets, stands behind the head word: "Đảng CPP"."""
        found = self._short.get(named.core or named.name)
        return found if found is not named else None

    @staticmethod
    def _longer(named: Named, full: list[Named]) -> Named | None:
        """A name that begins with this one and goes on: "UBND TP" in "UBND TP Hà Nội"."""
        start = fold(named.name) + " "
        return next((other for other in full if fold(other.name).startswith(start)), None)

    def organization(self, named: Named) -> tuple[str, str, str | None, str | None]:
        """Canonical name, id, country and short name of an organization."""
        named = self._fullest(named)
        if named.organizations:
            return self._of_reference(named)
        name = _full_name(named)
        country = named.country.code if named.country else None
        parents = [self.organization(parent) for parent in named.parents]
        known = self._known.organization(name, country) or self._known.organization(name, "VN")
        if known and not parents:
            return _row(known, named.short_name)
        if parents:
            name = f"{name}, {parents[0][0]}"
            country = country or parents[0][2]
        return name, _id("organization", fold(name)), country or _vietnamese_country(named), named.short_name

    def _of_reference(self, named: Named) -> tuple[str, str, str | None, str | None]:
        if not named.national:
            return _row(named.organizations[0], named.short_name)
        code = named.country.code if named.country else self._country_of(named)
        for organization in named.organizations:
            if organization.country == code:
                return _row(organization, named.short_name)
        if len(named.organizations) == 1 and named.country is None:
            return _row(named.organizations[0], named.short_name)
        country = named.country or self._known.countries.get(code or "")
        base = _capitalized(named.name)
        name = f"{base} {country.name}" if country else base
        return name, _id("organization", fold(name)), code, named.short_name

    def _country_of(self, named: Named) -> str | None:
        """The country of an organization told without it: of its officer, as told elsewhere, or of the article."""
        if named.hint:
            return named.hint
        told = self._countries_of_names.get(fold(named.name), [])
        before = [code for start, code in told if start <= named.start]
        if before:
            return before[-1]
        candidates = {organization.country for organization in named.organizations}
        if "VN" in candidates and (self._countries["VN"] or not self._countries):
            return "VN"
        if told:
            return told[0][1]
        return self._likely_country(named.start, candidates) or ("VN" if "VN" in candidates else None)

    def _likely_country(self, before: int, candidates: set[str | None]) -> str | None:
        """The country named shortly before, or else most often, of those that have such an organization."""
        for start, code in reversed(self._country_spans):
            if before - 200 <= start < before and code in candidates and code != "VN":
                return code
        ranked = sorted((-count, code) for code, count in self._countries.items() if code in candidates)
        return ranked[0][1] if ranked else self.foreign_country(before)

    # ---- persons ---------------------------------------------------------------------

    def note_person(self, told: Told) -> Someone | None:
        """Enter a person with a name of several words, or find the one already entered."""
        assert told.name is not None
        words = name_words(told.name)
        known = self._known.person(told.name)
        someone = self._same(words, known)
        if someone is None:
            if len(words) == 1 and known is None:
                return None
            someone = Someone(told.name, words, self._is_vietnamese(words), known)
            self._people.append(someone)
        if len(words) > 1:
            someone.forms[told.name] += 1
            someone.name = max(someone.forms, key=lambda form: (_full_words(form), someone.forms[form]))
            someone.words = name_words(someone.name)
        someone.known = someone.known or known
        self._add(someone, told)
        return someone

    def _same(self, words: list[str], known: KnownPerson | None) -> Someone | None:
        key = [fold(word) for word in words]
        for someone in self._people:
            if known and someone.known is known:
                return someone
            if len(key) > 1 and _same_name(key, [fold(word) for word in someone.words]):
                return someone
        if known is None and len(key) > 1 and not self._is_vietnamese(words):
            for someone in self._people:
                if (
                    not someone.vietnamese
                    and len(someone.words) > 1
                    and _misspells(" ".join(words), " ".join(someone.words))
                ):
                    return someone
        return None

    def note_short(self, told: Told) -> Someone | None:
        """The person that a name of one word means: "ông Putin", "Bộ trưởng Hùng"."""
        assert told.name is not None
        someone = self._by_short(told)
        if someone is None and self._may_stand_alone(told):
            words = [told.name]
            someone = Someone(told.name, words, self._is_vietnamese(words), self._known.person(told.name))
            self._people.append(someone)
        if someone:
            self._add(someone, told)
        return someone

    def _by_short(self, told: Told) -> Someone | None:
        key = fold(told.name or "")
        found = [someone for someone in self._people if _short_fits(key, someone)]
        found = [someone for someone in found if self._post_fits(someone, told)] or found
        before = [someone for someone in found if someone.told and someone.told[0].start < told.start]
        return (before or found or [None])[-1 if before else 0]

    def _post_fits(self, someone: Someone, told: Told) -> bool:
        posts = {post for post, _ in someone.posts}
        return not told.offices or any(_post(office) in posts for office in told.offices)

    def _may_stand_alone(self, told: Told) -> bool:
        """Whether one word can be a whole name: a foreign one, or a stage name behind an occupation."""
        name = told.name or ""
        kind = told.offices[0].kind if told.offices else ""
        if kind == "crowd" or (name.isupper() and len(name) > 1):
            return False
        if not is_vietnamese(name):
            return True
        following = self._body[told.end : told.end + 20].split(" ", 2)
        word = following[1] if len(following) > 1 and not following[0] else ""
        return kind == "occupation" and (not word.islower() or word in self._lexicon.stops)

    def _is_vietnamese(self, words: list[str]) -> bool:
        return words[0] in self._lexicon.surnames and len(words) > 1 and all(map(is_vietnamese, words))

    def _add(self, someone: Someone, told: Told) -> None:
        someone.told.append(told)
        if told.honorific:
            someone.female = told.honorific in self._lexicon.female
        for office in told.offices:
            code = office.country.code if office.country else _organization_country(office)
            someone.posts.append((_post(office), code))

    def settle(self) -> None:
        """Decide country, organization and id of every person, once all mentions are entered."""
        for someone in self._people:
            someone.country = self._country_of_person(someone)
            for told in someone.told:
                for office in told.offices:
                    if office.organization and office.organization.national and office.organization.country is None:
                        office.organization.hint = someone.country
            someone.organization = self._organization_of_person(someone)
            name = someone.known.person_id if someone.known else None
            someone.entity_id = name or _id("person", fold(someone.name), someone.country or "")

    def _country_of_person(self, someone: Someone) -> str | None:
        written = Counter(o.country.code for t in someone.told for o in t.offices if o.country and o.kind != "academic")
        if written:
            return written.most_common(1)[0][0]
        if any(
            o.organization and self.organization(o.organization)[2] == "EU" for t in someone.told for o in t.offices
        ):
            return "EU"
        if someone.known and someone.known.country:
            return someone.known.country
        if someone.vietnamese:
            return "VN"
        country = self._country_of_offices(someone)
        if country:
            return country
        kinds = {office.kind for told in someone.told for office in told.offices}
        spelled = all(map(is_vietnamese, someone.words))
        if spelled and len(someone.words) > 1 and not kinds & GOVERNED:
            return "CN" if someone.words[0] not in self._lexicon.surnames and self._countries["CN"] else "VN"
        return self.foreign_country(someone.told[0].start) if kinds - {"occupation", "crowd"} else None

    def _country_of_offices(self, someone: Someone) -> str | None:
        """The country of the organizations and places of the person's offices, where the text or the data tells it."""
        for told in someone.told:
            for office in told.offices:
                named = office.organization
                country = self.organization(named)[2] if named else None
                sure = named and (named.country_written or not named.national or len(named.organizations) == 1)
                if country and sure and (country != "VN" or all(map(is_vietnamese, someone.words))):
                    return country
                if office.place and office.place.country:
                    return office.place.country
        return None

    def _organization_of_person(self, someone: Someone) -> tuple[str, str] | None:
        """The organization of the person's office: as told, by tenure, or the only one that the text leaves."""
        told = self._organization_told(someone)
        if told or not someone.told:
            return told
        offices = [office for told in someone.told for office in told.offices]
        return self._by_tenure(someone, offices) or self._only_one(offices, someone.country)

    def _by_tenure(self, someone: Someone, offices: list[Office]) -> tuple[str, str] | None:
        posts = {_post(office) for office in offices}
        if someone.known is None or not posts:
            return None
        organization = self._known.held(someone.known.person_id, posts, self._published)
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
        for minor in (False, True):
            for told in someone.told:
                for office in told.offices:
                    if (office.kind in MINOR) is minor:
                        organization = self.office_organization(office, someone.country)
                        if organization:
                            return organization
        return None

    def office_organization(self, office: Office, country: str | None) -> tuple[str, str] | None:
        """Canonical name and id of the organization of an office, also where the title only implies it."""
        if office.organization:
            return self.organization(office.organization)[:2]
        if office.unit:
            return self._last_of(office.unit, office.start)
        title = office.hit[2].title
        if title is None or title.organization is None:
            return None
        code = office.country.code if office.country else country
        if title.organization == "Bộ":
            return self._named_like(f"Bộ {office.field}", code) if office.field else None
        return self._named_like(title.organization, code)

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
        return full, _id("organization", fold(full))

    @property
    def people(self) -> list[Someone]:
        """All persons, in the order of their first mention."""
        return self._people

    def person_mention(self, body: str, told: Told, someone: Someone | None, inner: list[Mention]) -> Mention:
        """The mention of a person, or of an office whose holder the document names."""
        office = main_office(told.offices)
        kind: MentionKind = "person" if told.name else ("role" if told.offices else "pronoun")
        mention = Mention(told.start, told.end, kind, body[told.start : told.end], role=told.role, inner=inner)
        mention.named = told.name is not None
        mention.rule = f"title:{office.kind}" if office else "name"
        if someone:
            mention.name, mention.entity_id, mention.country = someone.name, someone.entity_id, someone.country
        elif told.name:
            mention.name, mention.entity_id = told.name, _id("person", fold(told.name))
        if office:
            self._set_office(mention, office, someone)
        elif someone and someone.organization:
            mention.organization, mention.organization_id = someone.organization
        return mention

    def _set_office(self, mention: Mention, office: Office, someone: Someone | None) -> None:
        mention.post = _post(office)
        if office.country:
            mention.country = office.country.code
        elif mention.country is None and office.organization:
            mention.country = self.organization(office.organization)[2]
        organization = self.office_organization(office, mention.country)
        if organization is None and someone:
            organization = someone.organization
        if organization:
            mention.organization, mention.organization_id = organization

    def holder(self, told: Told) -> Someone | None:
        """The person of the document that a bare office means."""
        office = told.offices[0]
        post = _post(office)
        code = office.country.code if office.country else _organization_country(office)
        before: tuple[int, Someone] | None = None
        after: tuple[int, Someone] | None = None
        for someone in self._people:
            if not _holds(someone, post, code, self._lexicon):
                continue
            for other in someone.told:
                if other.start < told.start and (before is None or other.start > before[0]):
                    before = other.start, someone
                elif other.start > told.start and (after is None or other.start < after[0]):
                    after = other.start, someone
        found = before or after
        return found[1] if found else None

    def default_country(self, told: Told) -> str | None:
        """The country of an office that nobody in the document is known to hold."""
        office = told.offices[0]
        if office.partner:
            return self.foreign_country(told.start)
        return None


class Known:
    """Look-ups in the reference data that do not depend on a document."""

    def __init__(self, reference: Reference) -> None:
        self.countries: dict[str, Country] = {country.code: country for country in reference.countries}
        self._by_id = {organization.organization_id: organization for organization in reference.organizations}
        self._memberships: dict[str, list[Membership]] = {}
        for membership in reference.memberships:
            self._memberships.setdefault(membership.person_id, []).append(membership)
        self._persons = {fold(name): person for person in reference.persons for name in (person.name, *person.aliases)}
        self._organizations: dict[tuple[str, str | None], Organization] = {}
        self._ministries: list[str] = []
        for organization in reference.organizations:
            if organization.kind == "ministry":
                country = self.countries.get(organization.country or "")
                self._ministries += local_names_of(organization, country) if country else ()
                self._ministries += (organization.name, *organization.aliases) if organization.country == "VN" else ()
            country = self.countries.get(organization.country or "")
            for name in (organization.name, *organization.aliases):
                self._organizations.setdefault((fold(name), organization.country), organization)
                if country:
                    short = name.removesuffix(f" {country.name}")
                    self._organizations.setdefault((fold(short), organization.country), organization)

    def held(self, person_id: str, posts: set[str], day: str | None) -> Organization | None:
        """The organization in which a person held one of the posts, on a day where several are known."""
        found = [m for m in self._memberships.get(person_id, ()) if m.post in posts and m.organization_id]
        if len(found) > 1 and day:
            found = [m for m in found if (m.start or "") <= day and (m.end is None or m.end >= day)] or found[:1]
        return self._by_id.get(found[0].organization_id or "") if found else None

    @property
    def fields(self) -> list[str]:
        """The fields of all known ministries: "Ngoại giao" of "Bộ Ngoại giao"."""
        return sorted({name.removeprefix("Bộ ") for name in self._ministries if name.startswith("Bộ ")})

    def person(self, name: str) -> KnownPerson | None:
        """The person of the reference data that bears a name."""
        return self._persons.get(fold(name))

    def organization(self, name: str, country: str | None) -> Organization | None:
        """The organization of the reference data under a name, with or without its country."""
        return self._organizations.get((fold(name), country))


def main_office(offices: list[Office]) -> Office | None:
    """The office that weighs most: the first that is more than a rank or a seat in a party."""
    for office in offices:
        if office.kind not in MINOR:
            return office
    return offices[0] if offices else None


def role_hits(hits: Hits) -> int:
    """How many hits are names of known persons."""
    return sum(hit[2].kind == PERSON for hit in hits.items)


def _row(organization: Organization, short: str | None) -> tuple[str, str, str | None, str | None]:
    return organization.name, organization.organization_id, organization.country, organization.short_name or short


def _key(named: Named) -> str:
    return fold(named.name)


def _full_name(named: Named) -> str:
    """The name without abbreviation of its head word, with a capital initial."""
    name = " ".join(_with_country_name(named).split())
    head = named.head
    if head and head.full and name.lower().startswith(head.head.lower()):
        name = head.full + name[len(head.head) :]
    return _capitalized(name)


def _with_country_name(named: Named) -> str:
    """The name with the usual name of its country, where it ends with another one of it."""
    if named.country is None or named.country_start is None or not named.national:
        return named.name
    base = named.name[: named.country_start - named.start].rstrip().removesuffix(" nước").removesuffix(" của")
    written = named.name[named.country_start - named.start :]
    known = (named.country.official_name, *named.country.aliases)
    return f"{base} {named.country.name}" if written in known else named.name


def _capitalized(name: str) -> str:
    return name[0].upper() + name[1:]


def _vietnamese_country(named: Named) -> str | None:
    return "VN" if named.kind == "local_government" else None


def _post(office: Office) -> str:
    return office.hit[2].post or ""


def _organization_country(office: Office) -> str | None:
    if office.organization and office.organization.country:
        return office.organization.country.code
    return None


def _holds(someone: Someone, post: str, code: str | None, lexicon: NameLexicon) -> bool:
    if post not in [held for held, _ in someone.posts]:
        return False
    return code is None or someone.country is None or code == someone.country


def _full_words(name: str) -> int:
    return sum(not word.endswith(".") for word in name_words(name))


def _same_name(key: list[str], other: list[str]) -> bool:
    """Whether two names of several words can be one: equal, one within the other, or with initials."""
    if key == other:
        return True
    short, long = (key, other) if len(key) <= len(other) else (other, key)
    if len(short) < 2:
        return False
    if not short[0].endswith(".") and all(word in long for word in short):
        return True
    return _abbreviates(short, long) or _abbreviates(long, short)


def _abbreviates(short: list[str], long: list[str]) -> bool:
    return len(short) == 2 and short[0].endswith(".") and short[0][0] == long[0][0] and short[1] == long[-1]


def _misspells(name: str, other: str) -> bool:
    """Whether two foreign names differ only in spelling: "Sergei Lavrov", "Sergey Lavrov"."""
    name, other = (fold(n).replace("-", "").replace("’", "'") for n in (name, other))
    return (
        name[0] == other[0] and abs(len(name) - len(other)) <= 3 and SequenceMatcher(None, name, other).ratio() >= 0.86
    )


def _short_fits(key: str, someone: Someone) -> bool:
    words = [_bare(fold(word)) for word in someone.words]
    key = _bare(key)
    if someone.vietnamese:
        return key == words[-1]
    if someone.known and key in [fold(word) for word in someone.known.name.split()]:
        return True
    return key in words


def _bare(word: str) -> str:
    """A word without the Arabic article before it: "al-Assad" is "Assad"."""
    return _ARTICLE.sub("", word)


def _id(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
