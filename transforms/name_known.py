"""Look-ups in the reference data that the reader of names needs for every document."""

import re
from collections import Counter
from collections.abc import Set
from functools import lru_cache
from typing import NamedTuple

from transforms.edtf import bounds
from transforms.name_people import misspells
from transforms.name_scan import local_names_of
from transforms.name_tenures import Tenures
from transforms.name_text import fold, is_vietnamese, name_key, name_words
from transforms.reference import Country, Organization, Person, Reference

_TOWNS = frozenset({"province", "city", "capital"})  # of places


class Spelled(NamedTuple):
    """What a personal name tells by itself."""

    name: str  # as written
    words: tuple[str, ...]
    key: tuple[str, ...]  # the words as they are compared
    vietnamese: bool
    known: Person | None
    namesakes: tuple[Person, ...]  # where the name alone does not tell who is meant


class Known:
    """Look-ups in the reference data that do not depend on a document."""

    def __init__(self, reference: Reference, surnames: Set[str], sole_posts: Set[str]) -> None:
        self._surnames = surnames
        self.spelled = lru_cache(maxsize=1 << 16)(self._spelled)  # news repeats the names
        self.countries: dict[str, Country] = {country.code: country for country in reference.countries}
        names = ((c.name, c.official_name, *c.aliases) for c in reference.countries)
        self.country_names = frozenset(name.lower() for of_one in names for name in of_one if name)
        towns = (
            name for p in reference.places if p.country == "VN" and p.kind in _TOWNS for name in (p.name, *p.aliases)
        )
        words = "|".join(sorted(map(re.escape, towns), key=len, reverse=True))
        # "Hội Nông dân tỉnh Sơn La", not "Phòng Thương mại Đức tại TP Hồ Chí Minh", nor the ocean "Thái Bình Dương"
        self._at_home = re.compile(
            rf" (?<!tại )(?<!ở )(?<!Thái )(?:(?:[Tt]ỉnh|[Tt]hành phố|TP|Tp)\.? ?(?:{words})(?!\w)|(?:{words})$)"
        )
        self.organizations = {organization.organization_id: organization for organization in reference.organizations}
        self.tenures = Tenures(reference.memberships, sole_posts)
        self._persons: dict[str, list[Person]] = {}
        self._spellings: set[tuple[str, str]] = set()  # of persons and their names with all accents
        for person in reference.persons:
            for name in dict.fromkeys(map(fold, (person.name, *person.aliases))):
                self._persons.setdefault(name, []).append(person)
            self._spellings.update((person.person_id, name.lower()) for name in (person.name, *person.aliases))
        self._by_last_word: dict[str, list[Person]] = {}
        for person in reference.persons:
            if not is_vietnamese(person.name.replace(" ", "-")):
                self._by_last_word.setdefault(fold(person.name.split()[-1]), []).append(person)
        self._organizations: dict[tuple[str, str | None], Organization] = {}
        self._ministries: list[str] = []
        parties = [o for o in reference.organizations if o.kind == "party" and o.country and not o.parent_id]
        often = Counter(party.country for party in parties)
        self._sole_parties = {party.country: party for party in parties if often[party.country] == 1}
        for organization in reference.organizations:
            if organization.kind == "ministry":
                country = self.countries.get(organization.country or "")
                self._ministries += local_names_of(organization, country) if country else ()
                self._ministries += (organization.name, *organization.aliases) if organization.country == "VN" else ()
            country = self.countries.get(organization.country or "")
            for name in (organization.name, *organization.aliases):
                self._organizations.setdefault((name.lower(), organization.country), organization)
                if country:
                    short = name.removesuffix(f" {country.name}")
                    self._organizations.setdefault((short.lower(), organization.country), organization)

    def held(self, person_id: str, posts: set[str], day: str | None) -> Organization | None:
        """The organization in which a person held one of the posts, on a day where several are known."""
        found = [term for term in self.tenures.of(person_id, posts) if term.membership.organization_id]
        if len(found) > 1 and day:
            first, last = bounds(day)
            found = [t for t in found if first and last and t.allows(first, last)] or found[:1]
        return self.organizations.get(found[0].membership.organization_id or "") if found else None

    def serves(self, person_id: str, day: str | None) -> Organization | None:
        """The only organization in which a person held any post on a day."""
        found = {term.membership.organization_id for term in self.tenures.on(person_id, day)}
        return self.organizations.get(found.pop() or "") if len(found) == 1 else None

    def sole_party(self, country: str) -> Organization | None:
        """The party of a country of which no other one is known."""
        return self._sole_parties.get(country)

    def is_at_home(self, name: str) -> bool:
        """Whether the name of an organization takes in a Vietnamese province or city."""
        return self._at_home.search(name) is not None

    @property
    def fields(self) -> list[str]:
        """The fields of all known ministries: "Ngoại giao" of "Bộ Ngoại giao"."""
        return sorted({name.removeprefix("Bộ ") for name in self._ministries if name.startswith("Bộ ")})

    def person(self, name: str) -> Person | None:
        """The person of the reference data whom a name means by itself."""
        found = self._bearers(name)
        return found[0] if len(found) == 1 and not found[0].shares_name else None

    def namesakes(self, name: str) -> tuple[Person, ...]:
        """The persons of the reference data who bear a name that others bear, too."""
        found = self._bearers(name)
        return tuple(found) if len(found) > 1 or any(person.shares_name for person in found) else ()

    def _bearers(self, name: str) -> list[Person]:
        """The persons of a name; accents part Vietnamese names (Hùng, Hưng), unless the text has none at all."""
        found = self._persons.get(fold(name), [])
        plain = name.isascii()
        return [p for p in found if plain or p.country != "VN" or (p.person_id, name.lower()) in self._spellings]

    def _spelled(self, name: str) -> Spelled:
        words = name_words(name)
        vietnamese = self._is_vietnamese(words)
        known = self.person(name)
        if known is None and len(words) > 1 and not vietnamese:
            known = self._misspelled(name, words)
        return Spelled(name, words, name_key(" ".join(words)), vietnamese, known, self.namesakes(name))

    def _misspelled(self, name: str, words: tuple[str, ...]) -> Person | None:
        """The known foreigner whose first names a text spells otherwise: "Sergrei Lavrov"."""
        found = [person for person in self.ending_with(words[-1]) if misspells(name, person.name)]
        return found[0] if len(found) == 1 else None

    def _is_vietnamese(self, words: tuple[str, ...]) -> bool:
        return words[0] in self._surnames and len(words) > 1 and all(map(is_vietnamese, words))

    def by_last_word(self, word: str) -> Person | None:
        """The only person of the reference data whose name ends with a word, where there is but one."""
        found = self.ending_with(word)
        return found[0] if len(found) == 1 and not found[0].shares_name else None

    def ending_with(self, word: str) -> tuple[Person, ...]:
        """The foreigners of the reference data whose name ends with a word: "Putin"."""
        return tuple(self._by_last_word.get(fold(word), ()))

    def organization(self, name: str, country: str | None) -> Organization | None:
        """The organization of the reference data under a name, with or without its country."""
        return self._organizations.get((name.lower(), country))
