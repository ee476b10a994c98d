"""One pass over a body that finds every known word of names, the base of all further reading.

Two automata run over the text: one exact, for words of one syllable and abbreviations
("Nga", "Bộ", "EU"), one over the small-letter text, for everything that is long enough to be
told apart without its capitals ("bộ trưởng", "Bộ Bưu chính và Viễn Thông Lào").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from transforms.letters import automaton
from transforms.name_lexicon import Head, NameLexicon, Title
from transforms.name_text import LETTER, UPPER, bare_of_owner, is_vietnamese
from transforms.reference import Country, Organization, Person, Place, Reference
from transforms.terms import Text, read_text

TITLE, HEAD, ORGANIZATION, COUNTRY, PLACE, PERSON = "title", "head", "organization", "country", "place", "person"
SURNAME, HONORIFIC, COLLECTIVE, PARTNER, SIDE, NONE = "surname", "honorific", "collective", "partner", "side", "none"
TAIL = "tail"  # the word that ends a name in English
PAIR_SHORT = "pair"  # the short form of a country before a dash: "Việt-"
NATIONAL_KINDS = frozenset(
    {"ministry", "government", "parliament", "committee", "party", "agency", "military", "court", "bank"}
)

_SYLLABLE = re.compile(rf" [{UPPER}](?![{UPPER}]){LETTER}+")
_REPUBLIC = ("Cộng hòa ", "Cộng hoà ")  # the word "nước" before belongs to the name
_NUMBER = re.compile(r"/[A-ZĐ&]+-$")  # before the office that wrote a paper: "số 12/QĐ-SNV"
_NUMBER_REACH = 12  # characters
_OFTEN = 3
_NAME = re.compile(rf"(?:[{UPPER}]{LETTER}* )+")
_DISTRICT_REACH = 21  # characters: "thông tấn " and the longest head


@dataclass(slots=True, eq=False)
class Entry:
    """What a pattern of the automata stands for; only the fields of its kind are filled."""

    kind: str
    text: str
    title: Title | None = None
    post: str | None = None
    head: Head | None = None
    country: Country | None = None
    place: Place | None = None
    person: Person | None = None
    organizations: tuple[Organization, ...] = ()
    national: bool = False  # an organization that other countries have under the same name
    enterprise: bool = False  # an organization that may be called like a person
    capital: bool = False  # must begin with a capital letter; of a place any word ("tỉnh Sơn La")
    torn: bool = False  # a title of two syllables, which may be the tail and the head of two names
    lower: bool = False  # a small initial is usual


Hit = tuple[int, int, Entry]
Match = tuple[int, int, int]  # index of the pattern, start, end
Pattern = tuple[Entry, bool, bool]  # whether a blank or bracket leads it, whether to look at the capitals in the text


@dataclass(slots=True)
class Scan:
    """A text with its known words, parted, from left to right."""

    body: str
    items: list[Hit]
    at: dict[int, Hit]

    def kind_at(self, position: int) -> str:
        """The kind of the known word that begins at a position; empty where none does."""
        hit = self.at.get(position)
        return hit[2].kind if hit else ""


class Scanner:
    """Finds the known words of names in a text."""

    def __init__(self, reference: Reference, lexicon: NameLexicon) -> None:
        exact: dict[str, Entry] = {}
        folded: dict[str, Entry] = {}
        for pattern, entry in _entries(reference, lexicon):
            if _needs_capitals(pattern):
                _add_exact(exact, pattern, entry)
            else:
                folded.setdefault(pattern.lower(), entry)
        self._titles = frozenset(p.strip(" (").lower() for p, e in [*exact.items(), *folded.items()] if e.kind == TITLE)
        self._exact = AhoCorasick(list(exact), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
        self._exact_patterns = _patterns(exact)
        self._folded = automaton(folded, MatchKind.Standard, Implementation.ContiguousNFA)
        self._folded_patterns = _patterns(folded)
        self._inner_syllables = lexicon.inner_syllables
        self._addresses = lexicon.addresses
        self._no_addresses = lexicon.no_addresses
        self._state_words = lexicon.state_words
        heads = "|".join(sorted(lexicon.district_heads))
        self._district = re.compile(rf"(?<!\w)(?<!thông tấn )(?<!hợp tác )(?:{heads}) $", re.IGNORECASE)

    def scan(self, body: str) -> Scan:
        """The known words of ``body``; where two overlap, the one that begins first or is longer wins."""
        return self.scan_all([read_text(body)])[0]

    def scan_all(self, texts: Sequence[Text]) -> list[Scan]:
        """The known words of many texts; one automaton after the other, as each is larger than the cache."""
        exact = [self._exact.find_matches_as_indexes(text.body) for text in texts]
        folded = [self._folded.find_matches_as_indexes(text.letters, overlapping=True) for text in texts]
        return list(map(self._parted, texts, exact, folded))

    def _parted(self, text: Text, exact: list[Match], folded: list[Match]) -> Scan:
        body = text.body
        found = _matches(exact, self._exact_patterns, text, 0)
        found += _matches(folded, self._folded_patterns, text, 1)
        found.sort()
        items: list[Hit] = []
        called: list[str] = []  # short names of countries by which persons are called
        last = 0
        for start, end, _, entry in found:
            if start < last or (entry.torn and body[start].islower() and self._is_torn(body[start:-end])):
                continue
            if entry.kind == COUNTRY and self._is_syllable(body, start, -end, items, called):
                continue
            if entry.kind == ORGANIZATION and body[start - 1 : start] == "-" and _ends_number(body, start):
                continue
            last = self._district_end(body, start, -end) if entry.kind == COUNTRY else 0
            if not last:
                last = -end
                items.append((start, last, entry))
        if len(called) >= _OFTEN:
            items = self._without_persons(body, items, called)
        return Scan(body, items, {hit[0]: hit for hit in items})

    def _without_persons(self, body: str, items: list[Hit], called: list[str]) -> list[Hit]:
        """Leave out short names of countries that mean a person, as they often do, and hardly ever a state."""
        countries = [hit for hit in items if hit[2].kind == COUNTRY and body[hit[0] : hit[1]] in called]
        states = [body[start:end] for start, end, _ in countries if self._is_state(body, start)]
        persons = {name for name in called if called.count(name) >= _OFTEN * (1 + states.count(name))}
        bare = {start for start, end, _ in countries if body[start:end] in persons and not self._is_state(body, start)}
        return [hit for hit in items if hit[0] not in bare]

    def _is_state(self, body: str, start: int) -> bool:
        """Whether the word before a country tells that a state or a land is meant."""
        return body[max(0, start - _DISTRICT_REACH) : start].rstrip().rpartition(" ")[2] in self._state_words

    def _is_syllable(self, body: str, start: int, end: int, items: list[Hit], called: list[str]) -> bool:
        """Whether a short name of a country is but a syllable of a longer name: "quận Thủ Đức", "chị Nga".

        ``called`` are the names of persons among them, behind an address or at the end of a full name.
        """
        if body[start - 1 : start] != " " or " " in body[start:end]:
            return False
        reach = max(0, start - _DISTRICT_REACH)
        before = max(body.rfind(" ", reach, start - 1), body.rfind("\n", reach, start - 1)) + 1
        if body[before : start - 1] in self._addresses:
            called_so = is_vietnamese(body[start:end]) or _SYLLABLE.match(body, end)  # but no "bé Cuba"
            if body.endswith(self._no_addresses, 0, start - 1) or not called_so:
                return False
            called.append(body[start:end])
            return True
        if body[before : start - 1] not in self._inner_syllables:
            return False
        if items and items[-1][2].kind == SURNAME and _NAME.fullmatch(body, items[-1][0], start):
            called.append(body[start:end])
            return True
        return not items or items[-1][1] <= before or items[-1][2].kind == SURNAME

    def _district_end(self, body: str, start: int, end: int) -> int:
        """Where the place ends that begins like a country: "huyện Mỹ Đức"; 0 where none does."""
        following = _SYLLABLE.match(body, end)
        if following is None or " " in body[start:end]:
            return 0
        return following.end() if self._district.search(body, max(0, start - _DISTRICT_REACH), start) else 0

    def _is_torn(self, surface: str) -> bool:
        """Whether a title with a small initial is a tail and a head of two names: "cấp cao Ủy ban"."""
        if surface.islower():
            return False
        capital = next(index for index, letter in enumerate(surface) if letter.isupper())
        return surface[capital:].lower() not in self._titles


def _ends_number(body: str, start: int) -> bool:
    """Whether letters are those of a numbered paper, which no other body is meant by."""
    return _NUMBER.search(body, max(0, start - _NUMBER_REACH), start) is not None


def _patterns(entries: dict[str, Entry]) -> list[Pattern]:
    return [
        (entry, pattern[0] in " (", entry.capital and not pattern.lstrip(" (")[0].isupper())
        for pattern, entry in entries.items()
    ]


def _matches(
    matches: list[Match], patterns: list[Pattern], text: Text, order: int
) -> list[tuple[int, int, int, Entry]]:
    """Whole words as start, negative end, order and entry: sorted so, the longest match at a place comes first.

    What leads a pattern only keeps the word apart from others that end like it.
    """
    body, words = text.body, text.words
    return [
        (start + led, -end, order, entry)
        for index, start, end in matches
        for entry, led, capital in (patterns[index],)
        if not (words[start + led - 1] or (words[end] and words[end - 1]))
        and (not capital or body[start + led].isupper() or (entry.kind == PLACE and not body[start:end].islower()))
    ]


def _needs_capitals(pattern: str) -> bool:
    """Whether small letters would make another word of the pattern: "Nga", "EU", "Ma-rốc"."""
    return " " not in pattern.strip(" -–") or pattern.isupper()


def _add_exact(patterns: dict[str, Entry], pattern: str, entry: Entry) -> None:
    spellings = [pattern]
    if entry.kind in (TITLE, HONORIFIC, COLLECTIVE) and not pattern.isupper():
        spellings = [" " + pattern, "(" + pattern, pattern[0].upper() + pattern[1:]]
    elif entry.kind in (HEAD, SIDE) and not pattern.isupper():
        spellings = [pattern[0].upper() + pattern[1:]]
        if entry.lower:
            spellings.append(" " + pattern[0].lower() + pattern[1:])
    for spelling in spellings:
        patterns.setdefault(spelling, entry)


def _entries(reference: Reference, lexicon: NameLexicon) -> Iterator[tuple[str, Entry]]:
    """All patterns; of two equal ones the first wins."""
    for phrase in lexicon.no_names:
        yield phrase, Entry(NONE, phrase, capital=phrase[0].isupper())
    yield from _country_entries(reference.countries)
    yield from _organization_entries(reference, lexicon)
    yield from _title_entries(lexicon)
    yield from _head_entries(lexicon)
    for region in lexicon.regions:
        yield region, Entry(PLACE, region)
    for place in reference.places:
        for name in (place.name, *place.aliases):
            yield name, Entry(PLACE, place.name, place=place, capital=True)
    for person in reference.persons:
        for name in (person.name, *person.aliases):
            yield name, Entry(PERSON, person.name, person=person, capital=True)
    yield from _word_entries(lexicon)
    for word in lexicon.tails:
        yield f" {word}", Entry(TAIL, word)
    names = {name for country in reference.countries for name in (country.name, *country.aliases)}
    for short in (short for short in lexicon.pair_countries if short not in names):
        for dash in ("-", " -", "–", " –"):
            yield short + dash, Entry(PAIR_SHORT, short)


def _country_entries(countries: Iterable[Country]) -> Iterator[tuple[str, Entry]]:
    for country in countries:
        entry = Entry(COUNTRY, country.name, country=country, capital=True)
        led = Entry(COUNTRY, country.name, country=country)
        for name in (country.name, country.official_name, *country.aliases):
            if name:
                yield name, entry
                if name.startswith(_REPUBLIC):
                    yield f"nước {name}", led
                if " " not in name and not name.isupper():
                    yield name.upper(), entry


def _organization_entries(reference: Reference, lexicon: NameLexicon) -> Iterator[tuple[str, Entry]]:
    bare = frozenset(head.head.lower() for head in lexicon.heads if head.tail != "country")
    heads = tuple({f"{head.head.lower()} ": None for head in lexicon.heads})
    countries = {country.code: country for country in reference.countries}
    owners: dict[str, list[Organization]] = {}
    spelling: dict[str, str] = {}
    for organization in reference.organizations:
        for name in _names_of(organization, countries, bare, heads):
            key = name if _needs_capitals(name) else name.lower()
            owners.setdefault(key, []).append(organization)
            spelling.setdefault(key, name)
    for key, organizations in owners.items():
        unique = tuple(dict.fromkeys(organizations))
        national = len(unique) > 1 or unique[0].kind in NATIONAL_KINDS
        yield (
            spelling[key],
            Entry(
                ORGANIZATION,
                spelling[key],
                organizations=unique,
                national=national,
                enterprise=any(organization.kind == "enterprise" for organization in unique),
                lower=True,
            ),
        )


def _names_of(
    organization: Organization, countries: dict[str, Country], bare: frozenset[str], heads: tuple[str, ...]
) -> Iterator[str]:
    """Names that are more than a head word; of "Chính phủ" and the like each state has one, so these will do."""
    names = (organization.name, organization.short_name, *organization.aliases)
    yield from (name for name in names if name and name.lower() not in bare)
    for short in ("T.Ư", "TƯ"):
        yield from (name.replace("Trung ương", short) for name in names if name and "Trung ương" in name)
    country = countries.get(organization.country or "")
    if country:
        yield from _abbreviated(organization, country)
    if country and organization.kind in NATIONAL_KINDS:
        local = local_names_of(organization, country)
        yield from (name for name in local if name.lower() not in bare and f"{name.lower()} ".startswith(heads))


def _abbreviated(organization: Organization, country: Country) -> Iterator[str]:
    """Names with the short form of the country at their end: "Đảng Cộng sản TQ"."""
    for short in (alias for alias in country.aliases if alias.isalpha() and alias.isupper()):
        for name in (organization.name, *organization.aliases):
            if name.endswith(f" {country.name}"):
                yield name.removesuffix(country.name) + short


def local_names_of(organization: Organization, country: Country) -> list[str]:
    """Names of an organization without its country at the end: "Bộ Ngoại giao" for "Bộ Ngoại giao Lào"."""
    countries = (country.name, country.official_name, *country.aliases)
    endings = sorted((f" {name}" for name in countries if name), key=len, reverse=True)
    found = []
    for name in (organization.name, *organization.aliases):
        ending = next((ending for ending in endings if name.endswith(ending)), None)
        if ending:
            found.append(bare_of_owner(name.removesuffix(ending)))
    return list(dict.fromkeys(found))


def _title_entries(lexicon: NameLexicon) -> Iterator[tuple[str, Entry]]:
    for title in lexicon.titles:
        post = title.title[0].upper() + title.title[1:]
        deputy = f"{lexicon.deputy_prefix} {title.title}"
        forms = [(title.title, post), (deputy, "Phó " + title.title)]
        for form, canonical in forms:
            for pattern in (form, *(f"{prefix} {form}" for prefix in lexicon.title_prefixes)):
                yield pattern, Entry(TITLE, form, title=title, post=canonical, torn=pattern.count(" ") == 1)


def _head_entries(lexicon: NameLexicon) -> Iterator[tuple[str, Entry]]:
    for head in lexicon.heads:
        yield head.head, Entry(HEAD, head.head, head=head, lower=head.lower, capital=not head.lower)


def _word_entries(lexicon: NameLexicon) -> Iterator[tuple[str, Entry]]:
    for phrase in lexicon.collectives:
        yield phrase, Entry(COLLECTIVE, phrase)
    for phrase in lexicon.partner_sides:
        yield phrase, Entry(PARTNER, phrase)
    for word in lexicon.honorifics:
        yield word, Entry(HONORIFIC, word)
    for word in lexicon.side_words:
        yield word, Entry(SIDE, word, lower=True)
    for word in sorted(lexicon.sure_surnames):
        yield word, Entry(SURNAME, word, capital=True)
