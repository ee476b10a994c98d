"""Reads the name of an organization at a known name or at a head word, with country and short form."""

import re
from dataclasses import dataclass, field

from transforms.name_lexicon import Head, NameLexicon
from transforms.name_scan import (
    COLLECTIVE,
    COUNTRY,
    HEAD,
    HONORIFIC,
    NATIONAL_KINDS,
    ORGANIZATION,
    PERSON,
    PLACE,
    TITLE,
    Entry,
    Hit,
    Hits,
    local_names_of,
)
from transforms.name_text import BRACKET, NAME, TOKEN, WORD, is_vietnamese
from transforms.reference import Country, Organization, Reference

MAX_WORDS = 18
# Kinds whose names are mostly proper names: what follows them in capitals belongs to them.
PROPER_KINDS = frozenset({"enterprise", "bank", "media", "university", "local_government"})
# Kinds that a country alone can follow: "Quân đội Syria", but no "Công ty Mỹ".
STATE_KINDS = frozenset({"military", "government", "office", "team"})
MAX_OPEN_WORDS = 8  # words in lower case that no list knows, on the way to a country or a bracket
SEATED_KINDS = frozenset({"court", "institute", "office"})  # "Tòa án nhân dân cấp cao tại Đà Nẵng"
_DASHED = re.compile(rf" ?[-–] ?({WORD})(?=[^\w]|$)")
_LEGAL = re.compile("TNHH|CP|[Cc]ổ phần|trách nhiệm")
COUNTRY_LINKS = (" ", " của ", " nước ", " của nước ", ", ")


@dataclass(slots=True)
class Named:
    """An organization as the text names it."""

    start: int
    end: int
    name: str  # as written, without the short form in brackets
    kind: str
    organizations: tuple[Organization, ...] = ()  # those of the reference that bear the name
    national: bool = False  # other countries have one of the same name
    country: Country | None = None
    country_written: bool = False
    short_name: str | None = None
    country_start: int | None = None  # where the country stands within it
    hint: str | None = None  # country of the person who holds an office in it
    head: Head | None = None
    core: str | None = None  # the name without its head word
    rule: str = ""
    parents: list["Named"] = field(default_factory=list)


class OrganizationReader:
    """Reads one organization at a hit."""

    def __init__(self, reference: Reference, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon
        self._heads = {head.head.lower(): Entry(HEAD, head.head, head=head) for head in lexicon.heads}
        self._national = _by_local_name(reference)
        self._pairs = _reference_pairs(reference) | {
            tuple(phrase.lower().split()[:2]) for phrase in (*lexicon.words, *lexicon.fields) if " " in phrase
        }
        self._verbs = {tuple(phrase.split()[:2]) for phrase in lexicon.verbs if " " in phrase}
        self._single = {phrase for phrase in (*lexicon.words, *lexicon.verbs) if " " not in phrase}

    def read(self, body: str, hits: Hits, hit: Hit, person_follows: bool = False, titled: bool = False) -> Named | None:
        """The organization that begins at ``hit``.

        ``titled`` within a title, ``person_follows`` where the title leads up to a name.
        """
        named = self._known(body, hits, hit) if hit[2].kind == ORGANIZATION else None
        if hit[2].kind == HEAD:
            named = self._by_head(body, hits, hit, person_follows, titled)
        if named:
            _read_bracket(body, named)
        return named

    def unit(self, body: str, hits: Hits, end: int, word: str) -> Named | None:
        """The unit whose head word ends a title: "Phó trưởng phòng Kỹ thuật"."""
        head = self._heads.get(word.lower())
        if head is None:
            return None
        return self._by_head(body, hits, (end - len(word), end, head), person_follows=True, titled=True)

    def named(self, name: str, start: int, end: int) -> Named:
        """The organization of a state under a name that a title contains."""
        return Named(start, end, name, "government", self._national.get(name.lower(), ()), True, rule="title")

    def _known(self, body: str, hits: Hits, hit: Hit) -> Named | None:
        start, end, entry = hit
        first = entry.organizations[0]
        named = Named(start, end, body[start:end], first.kind, entry.organizations, entry.national, rule="known")
        if first.country == "VN" and not entry.national and first.kind not in PROPER_KINDS:
            self._of_other_country(body, hits, named)
        if entry.national:
            _read_bracket(body, named)
            read_country(body, hits, named)
        if not any(c.isupper() for c in body[start:end]) and not named.country_written:
            return None
        return named

    @staticmethod
    def _of_other_country(body: str, hits: Hits, named: Named) -> None:
        """An office of another country under the name of a Vietnamese one: "Văn phòng Chính phủ Namibia"."""
        found = _country_after(body, hits, named.end)
        if found and found[2].code != "VN":
            named.country_start, named.end, named.country = found
            named.country_written = named.national = True
            named.organizations, named.name = (), body[named.start : named.end]

    def _by_head(self, body: str, hits: Hits, hit: Hit, person_follows: bool, titled: bool) -> Named | None:
        start, end, entry = hit
        head = entry.head
        assert head is not None
        if head.tail == "country":
            return _with_country_only(body, hits, hit)
        if not titled and body[start].islower() and not self._may_go_on(body, end):
            return None
        person_follows |= titled and head.kind not in PROPER_KINDS
        walk = _Walk(self, body, hits, hit, person_follows, titled)
        walk.run()
        if walk.best <= end or not walk.is_name(body[start].isupper(), titled):
            return None
        alone = walk.country is not None and not self._is_more(body[end : walk.best], walk.country)
        if alone and not (
            head.kind in STATE_KINDS or (head.kind == "media" and " " in head.head and walk.head_capital)
        ):
            return None
        if walk.company and head.kind in ("enterprise", "bank", "media"):
            known = walk.company[2].organizations
            name = body[start : walk.best]
            return Named(start, walk.best, name, known[0].kind, known, walk.company[2].national, rule="known")
        return Named(
            start,
            walk.best,
            body[start : walk.name_end or walk.best],
            head.kind,
            national=head.kind in NATIONAL_KINDS,
            country=walk.country,
            country_written=walk.country is not None,
            country_start=walk.country_start,
            head=head,
            short_name=walk.short_name,
            core=body[end : walk.name_end or walk.best].strip(),
            rule=f"head:{head.head}",
        )

    def _may_go_on(self, body: str, end: int) -> bool:
        """Whether the next word after a head in small letters can belong to a name; it saves the walk."""
        following = body[end + 1 : end + 9].split(" ", 1)[0]
        return following[:1].isupper() or following not in self._lexicon.stops

    @staticmethod
    def _is_more(tail: str, country: Country) -> bool:
        """Whether a tail says more than the country."""
        return tail.strip().removeprefix("của ") not in (country.name, country.official_name, *country.aliases)

    def joins(self, previous: str, word: str) -> bool:
        """Whether two words are known to stand together in names of organizations."""
        return (previous, word) in self._pairs

    def is_verb(self, word: str, following: str) -> bool:
        """Whether a word begins one that is also a verb."""
        return (word, following) in self._verbs

    def is_single(self, word: str) -> bool:
        """Whether the word of one syllable is one that names are made of."""
        return word in self._single

    @property
    def lexicon(self) -> NameLexicon:
        """The words that names are made of."""
        return self._lexicon


class _Walk:
    """Goes over the words after a head word and keeps the last place where the name may end."""

    def __init__(
        self, reader: OrganizationReader, body: str, hits: Hits, hit: Hit, person_follows: bool, titled: bool
    ) -> None:
        self.reader = reader
        self.body = body
        self.hits = hits
        self.head_capital = body[hit[0]].isupper() or titled
        self.kind = hit[2].head.kind if hit[2].head else ""
        self.tail = hit[2].head.tail if hit[2].head else ""
        self.person_follows = person_follows
        self.pos = self.best = hit[1]
        self.country: Country | None = None
        self.country_start: int | None = None
        self.name_end: int | None = None  # where the name ends before "của" and a country
        self.company: Hit | None = None  # a known organization that is all of the tail but for small words
        self.short_name: str | None = None
        self.proper = 0  # capitalized words and organizations, countries and regions apart
        self.legal = bool(hit[2].head and _LEGAL.search(hit[2].head.head))
        self.previous = "head"  # what the last word was: head, capital, lower, joint, open
        self.word = body[hit[0] : hit[1]].rsplit(" ", 1)[-1].lower()
        self.open_words = 0
        self.capitals = 0
        self.compound = True  # the last capital may begin a word of two syllables: "Y tế"

    def run(self) -> None:
        """Walk until a word cannot belong to the name."""
        for _ in range(MAX_WORDS):
            match = TOKEN.match(self.body, self.pos)
            if match is None:
                if not self._comma():
                    break
                continue
            text = match.group()
            word = text.lstrip(" ")
            if text == word and self.pos != self.best and not word.startswith(("-", "–")):
                break
            start = match.end() - len(word)
            if not self._step(start, match.end(), word):
                break
        self._open_end()

    def is_name(self, capital: bool, titled: bool) -> bool:
        """Whether what was read is a name and no common noun: "tập đoàn hàng đầu của Mỹ"."""
        if self.kind in STATE_KINDS and not capital:
            return self.country is not None
        if self.proper or (self.kind in STATE_KINDS and self.country):
            return True
        if self.kind in PROPER_KINDS:
            return bool(self.capitals and capital)
        return bool(self.capitals and (capital or titled)) or (titled and capital)

    def _step(self, start: int, end: int, word: str) -> bool:
        hit = self.hits.at.get(start)
        if hit and hit[2].kind in (COUNTRY, PLACE, ORGANIZATION, PERSON) and not self._in_compound(hit, end, word):
            return self._known(hit)
        if word in self.reader.lexicon.place_heads:
            return self._place(end)
        if word + "." in self.reader.lexicon.place_heads and self.body[end : end + 1] == ".":
            return self._place(end + 1)
        if word[0].isupper():
            return self._capital(hit, start, end, word)
        if word in self.reader.lexicon.connectors:
            return self._joint(end, word)
        if word[0].isdigit():
            return self._number(end, word)
        return self._lower(end, word)

    def _known(self, hit: Hit) -> bool:
        """A country, place or organization inside the name: it ends with it, or goes on where more is joined."""
        start, end, entry = hit
        if entry.kind == PERSON and self.person_follows and self.best > start - 2 and self.capitals:
            return False
        if self.previous == "open" and self.open_words > MAX_OPEN_WORDS:
            return False
        if entry.kind == ORGANIZATION and not self._takes_organization(entry.organizations[0].kind):
            return False
        if entry.kind == COUNTRY and self.country is None:
            self.compound = False
            self.country, self.country_start = entry.country, start
            if self.word == "của" and self.kind in PROPER_KINDS:
                self.name_end = self.best
        if entry.kind == ORGANIZATION and entry.national:
            tail = _country_after(self.body, self.hits, end)
            if tail:
                end, self.country = tail[1], tail[2]
        if entry.kind == ORGANIZATION:
            self.company = hit if not self.capitals and self.word not in ("của", "và") else None
        self.proper += entry.kind == ORGANIZATION or (entry.kind == PLACE and entry.place is not None)
        self._accept(end, "capital", self.body[start:end])
        self.capitals += 1
        if entry.kind == COUNTRY:
            self._read_short(end)
        return self.short_name is None and self._goes_on(entry.kind, end)

    def _read_short(self, end: int) -> None:
        """The short form behind a dash: "Công ty Cổ phần Sữa Việt Nam – Vinamilk"."""
        match = _DASHED.match(self.body, end)
        if match and self.kind in PROPER_KINDS and not is_vietnamese(match.group(1)):
            self.short_name = match.group(1)
            self.name_end, self.best = self.best, match.end()

    def _in_compound(self, hit: Hit, end: int, word: str) -> bool:
        """Whether the name of a country is but the first syllable of a word: "Pháp chế"."""
        if hit[1] != end:
            return False
        following = TOKEN.match(self.body, end)
        after = following.group().strip() if following else ""
        return after.islower() and self.reader.joins(word.lower(), after)

    def _takes_organization(self, kind: str) -> bool:
        return self.previous in ("joint", "head", "open") or kind in (
            "parliament", "international", "party", "enterprise", "bank", "government", "association",
        )  # fmt: skip

    def _goes_on(self, kind: str, end: int) -> bool:
        """Whether more of the name can follow a country or place: "Việt Nam - Nhật Bản", "Việt Nam và ASEAN"."""
        following = TOKEN.match(self.body, end)
        if kind == ORGANIZATION:
            return bool(following) and following.group() == " của"
        word = following.group().strip() if following else ""
        if word in ("-", "–") or self.body[end : end + 1] in ("-", "–"):
            return True
        if word == "tại":
            return self.kind in SEATED_KINDS
        if word == "và":
            return self._joins_name(following.end() if following else end)
        return bool(word) and word[0].isupper() and not self.person_follows and self.kind in ("enterprise", "bank")

    def _joins_name(self, pos: int) -> bool:
        hit = self.hits.at.get(pos + 1)
        return hit is not None and hit[2].kind == COUNTRY and self.previous == "joint"

    def _capital(self, hit: Hit | None, start: int, end: int, word: str) -> bool:
        if hit and hit[2].kind in (TITLE, HONORIFIC, COLLECTIVE) and hit[1] > end:
            return False
        if hit and hit[2].kind == HEAD and not self._takes_head(hit):
            return False
        if self._person_at(start, word):
            return False
        if (self.previous == "open" and not self.legal) or self._other_enterprise(word):
            return False
        self.company = None
        self.proper += 1
        self.compound = self.previous != "capital" and not (word.isupper() and len(word) > 1) and "-" not in word
        self._accept(end, "capital", word)
        self.capitals += 1
        return True

    def _takes_head(self, hit: Hit) -> bool:
        """Whether the head word of another organization goes on with the name: "Ủy ban Trung ương Mặt trận"."""
        head = hit[2].head
        assert head is not None
        if " " not in head.head and self.previous in ("head", "joint", "capital") and not head.head.isupper():
            return True
        if self.kind == "agency" and head.kind == "local_government":
            return True
        return self.previous in ("head", "joint", "open") or head.kind in ("association", "parliament", "government")

    def _other_enterprise(self, word: str) -> bool:
        """Whether a word behind "và" begins the name of a next enterprise."""
        return self.word == "và" and self.kind in PROPER_KINDS and (word.isupper() or not is_vietnamese(word))

    def _person_at(self, start: int, word: str) -> bool:
        """Whether the name of a person begins here, so that the organization ends before."""
        if self.previous in ("head", "joint") or not self.capitals:
            return False
        if not self.person_follows and (self.previous != "lower" or self.kind in PROPER_KINDS):
            return False
        match = NAME.match(self.body, start)
        count = match.group().count(" ") + 1 if match else 0
        if word in self.reader.lexicon.surnames:
            return count >= (2 if self.person_follows else 3)
        if is_vietnamese(word) or self.word.isupper():
            return False
        if any(later in self.reader.lexicon.surnames for later in match.group().split()[1:-1] if match):
            return False
        if self.previous == "lower":
            return count >= (1 if self.person_follows and self.kind not in PROPER_KINDS else 2)
        return self.person_follows and count >= 2 and (is_vietnamese(self.word) or count == 2)

    def _place(self, end: int) -> bool:
        """A word such as "tỉnh": the name goes on with the place after it."""
        following = TOKEN.match(self.body, end)
        if following is None or not following.group().strip()[:1].isupper():
            if following is None or not following.group().strip()[:1].isdigit():
                return False
        name = NAME.match(self.body, end + 1)
        word = name.group().split(" ", 1)[0] if name else ""
        hit = self.hits.at.get(end + 1)
        if (
            name
            and word in self.reader.lexicon.surnames
            and name.group().count(" ") > 1
            and not (hit and hit[2].kind == PLACE)
        ):
            self.best = end
            self.capitals += 1
            return False
        self.pos, self.previous, self.word = end, "joint", ""
        return True

    def _joint(self, end: int, word: str) -> bool:
        if self.previous == "joint" or (self.previous == "head" and word not in ("các", "cho", "về", "những", "vì")):
            return False
        following = TOKEN.match(self.body, end)
        text = following.group().strip() if following else ""
        if word in ("-", "–") and not text[:1].isupper():
            return False
        if not self._may_join(word, text, self.hits.at.get(end + 1)):
            return False
        self.pos, self.previous, self.word = end, "joint", word
        return True

    def _may_join(self, word: str, following: str, hit: Hit | None) -> bool:
        """Whether a joining word goes on with the name, by what follows it."""
        kind = hit[2].kind if hit else ""
        if word in ("theo", "với", "thuộc"):
            return False
        if word == "tại":
            return kind in (COUNTRY, PLACE) and self.kind in SEATED_KINDS
        if word == "của":
            return kind in (COUNTRY, ORGANIZATION)
        if word == "và":
            return kind not in (HEAD, TITLE, HONORIFIC) and (kind != ORGANIZATION or self.country is not None)
        return word != "cho" or following[:1].isupper() or self.head_capital

    def _number(self, end: int, word: str) -> bool:
        if self.previous not in ("head", "capital", "joint") or len(word) > 4 or not word.isalnum():
            return False
        if self.previous == "capital" and self.kind not in ("military", "enterprise", "university", "court", "media"):
            return False
        following = TOKEN.match(self.body, end)
        if following and following.group().strip() in self.reader.lexicon.units:
            return False
        return self._accept(end, "capital", word)

    def _lower(self, end: int, word: str) -> bool:
        """A word in small letters: of a known compound, or open until a country or bracket closes it."""
        following = TOKEN.match(self.body, end)
        after = following.group().strip() if following else ""
        if self.compound and self.previous in ("capital", "lower") and self.reader.joins(self.word, word):
            self.compound = False
            return self._accept(end, "lower", word)
        if self.previous == "open":
            return self._open(end, word)
        starts = self.reader.joins(word, after.lower()) or self.reader.is_single(word)
        verb = self.reader.is_verb(word, after)
        if (starts or verb) and (self.capitals or self.head_capital):
            if (
                not verb
                or self.previous in ("joint", "head")
                or (self.previous == "lower" and self.kind == "enterprise")
            ):
                self.pos, self.previous, self.word, self.compound = end, "lower", word, True
                if not verb and self.reader.is_single(word):
                    self.best = end
                return True
        return self._open(end, word)

    def _open(self, end: int, word: str) -> bool:
        compound = self.compound and self.previous == "capital" and is_vietnamese(self.word) and is_vietnamese(word)
        if word in self.reader.lexicon.stops or self.tail == "place":
            return False
        if compound and self.capitals:
            return self._accept(end, "lower", word)
        if not self.head_capital and not self.capitals:
            return False
        self.open_words += 1
        self.pos, self.previous, self.word = end, "open", word
        return self.open_words <= MAX_OPEN_WORDS

    def _comma(self) -> bool:
        """A comma inside a list of fields: "Bộ Văn hóa, Thể thao và Du lịch"."""
        body, pos = self.body, self.pos
        if body[pos : pos + 2] != ", " or (not self.capitals and self.previous not in ("lower", "open")):
            return False
        first = TOKEN.match(body, pos + 1)
        if first is None:
            return False
        after, word = first.end(), first.group().strip()
        if (pos + 2) in self.hits.at and self.hits.at[pos + 2][2].kind in (TITLE, HEAD, ORGANIZATION, COUNTRY, PLACE):
            return False
        for _ in range(3):
            following = TOKEN.match(body, after)
            if following is None:
                return False
            text = following.group().strip()
            if text == "và":
                ok = word[0].isupper() or self.previous in ("lower", "open")
                self.pos = pos + 1
                self.previous, self.word = "joint", ","
                return ok and self.kind in (
                    "ministry",
                    "agency",
                    "institute",
                    "association",
                    "local_government",
                    "parliament",
                )
            if text[0].isupper() and not word[0].isupper():
                return False
            after = following.end()
        return False

    def _open_end(self) -> None:
        """Words left open belong to the name where its short form follows in brackets."""
        if self.previous in ("open", "lower") and self.pos > self.best and BRACKET.match(self.body, self.pos):
            self.best = self.pos

    def _accept(self, end: int, previous: str, word: str) -> bool:
        self.pos = self.best = end
        self.previous, self.word = previous, word.lower()
        return True


def _by_local_name(reference: Reference) -> dict[str, tuple[Organization, ...]]:
    """Organizations of states by their names without the country."""
    countries = {country.code: country for country in reference.countries}
    found: dict[str, list[Organization]] = {}
    for organization in reference.organizations:
        if organization.kind in NATIONAL_KINDS and organization.country in countries:
            local = local_names_of(organization, countries[organization.country])
            for name in dict.fromkeys(n.lower() for n in (organization.name, *organization.aliases, *local)):
                found.setdefault(name, []).append(organization)
    return {name: tuple(organizations) for name, organizations in found.items()}


def _reference_pairs(reference: Reference) -> set[tuple[str, str]]:
    """Neighbors within the names of known organizations, of which the second is in small letters."""
    pairs = set()
    for organization in reference.organizations:
        words = organization.name.replace(",", " , ").split()
        for previous, word in zip(words[1:], words[2:], strict=False):
            if word.isalpha() and word.islower():
                pairs.add((previous.lower(), word))
    return pairs


def _read_bracket(body: str, named: Named) -> None:
    """The short form that a bracket gives after the name."""
    match = BRACKET.match(body, named.end)
    if match and named.short_name is None:
        named.short_name = match.group(1)
        named.end = match.end()


def read_country(body: str, hits: Hits, named: Named) -> None:
    """Take in the country right behind a name."""
    found = _country_after(body, hits, named.end)
    if found:
        named.country_start, named.end, named.country, named.country_written = *found, True


def _country_after(body: str, hits: Hits, end: int) -> tuple[int, int, Country] | None:
    """The country right after a name, where it is not one side of a pair such as "Việt Nam-Lào"."""
    for link in COUNTRY_LINKS[:4]:
        if body.startswith(link, end):
            hit = hits.at.get(end + len(link))
            if hit and hit[2].kind == COUNTRY and hit[2].country:
                return hit[0], hit[1], hit[2].country
    return None


def _with_country_only(body: str, hits: Hits, hit: Hit) -> Named | None:
    """A name that is a head word and a country: "Đại sứ quán Việt Nam tại Hàn Quốc"."""
    start, end, entry = hit
    assert entry.head is not None
    found = _country_after(body, hits, end)
    kind = entry.head.kind
    if found and kind == "team" and body.startswith(("-", "–", " -", " –"), found[1]):
        return None
    if found is None and (kind != "government" or not body[start].isupper()):
        return None
    named = Named(start, end, body[start:end], kind, national=True, rule=f"head:{entry.head.head}")
    if found is None:
        return named
    named.country_start, named.end, named.country, named.country_written = *found, True
    seat = hits.at.get(named.end + len(" tại ")) if body.startswith(" tại ", named.end) else None
    if kind == "office" and seat and seat[2].kind in (COUNTRY, PLACE):
        named.end = seat[1]
    named.name = body[start : named.end]
    return named
