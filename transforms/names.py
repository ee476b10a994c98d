"""Reads who and what a document names: persons with their offices, organizations, countries, places.

The reader scans the body once for all known words (name_scan), reads the whole noun phrase at
each of them (name_persons, name_organizations) and then settles within the document who is
meant (name_context).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from transforms.model import Document, Mention, Sentence
from transforms.name_context import Context, Known, Someone
from transforms.name_lexicon import load_name_lexicon
from transforms.name_organizations import Named, OrganizationReader
from transforms.name_persons import Office, PersonReader, Told
from transforms.name_scan import (
    COLLECTIVE,
    COUNTRY,
    HEAD,
    HONORIFIC,
    ORGANIZATION,
    PARTNER,
    PERSON,
    PLACE,
    SIDE,
    SURNAME,
    TITLE,
    Entry,
    Hit,
    Hits,
    Scanner,
)
from transforms.name_text import PAIR, is_vietnamese
from transforms.reference import Reference


# Before the abbreviation of a news agency that only signs the article.
_CREDITED = re.compile(r"(?:[Pp]hóng viên|PV|phái viên|[Tt]heo|[Ảả]nh|[Nn]guồn)[:]? (?:báo )?$|[/(]$")


@dataclass(slots=True)
class _Draft:
    """What was read of one document, before it is settled who is meant."""

    body: str
    hits: Hits
    told: list[Told] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    simple: list[Mention] = field(default_factory=list)
    end: int = 0  # everything before is read


class NameReader:
    """Reads the names of documents; made once, as the automata take time to build."""

    def __init__(self, reference: Reference) -> None:
        self._lexicon = load_name_lexicon()
        self._known = Known(reference)
        self._scanner = Scanner(reference, self._lexicon)
        self._organizations = OrganizationReader(reference, self._lexicon)
        self._persons = PersonReader(self._lexicon, self._organizations, self._known.fields)
        self._pronouns = frozenset(self._lexicon.pronouns)
        self._pairs = self._lexicon.pair_countries
        shorts = "|".join(sorted(map(re.escape, self._pairs), key=len, reverse=True))
        self._pair = re.compile(rf"(?<!\w)({shorts})(?:\s?[-–]\s?)(?=({shorts})(?!\w))")

    def read(self, document: Document, sentences: Sequence[Sentence]) -> list[Mention]:
        """All mentions of a document, sorted, none overlapping another."""
        body = document.body
        draft = _Draft(body, self._scanner.scan(body))
        self._read_hits(draft)
        context = Context(self._lexicon, self._known, body, document.published)
        return _Settling(self, draft, context, sentences).run()

    def _read_hits(self, draft: _Draft) -> None:
        for hit in draft.hits.items:
            if hit[0] >= draft.end:
                self._read_hit(draft, hit)

    def _read_hit(self, draft: _Draft, hit: Hit) -> None:
        kind = hit[2].kind
        if kind == TITLE:
            self._read_title(draft, hit)
        elif kind == HONORIFIC:
            self._read_honorific(draft, hit)
        elif kind in (ORGANIZATION, HEAD):
            self._read_organization(draft, hit)
        elif kind in (PERSON, SURNAME):
            self._take(draft, self._persons.read(draft.body, draft.hits, hit))
        else:
            self._read_side(draft, hit)

    def _read_title(self, draft: _Draft, hit: Hit) -> None:
        before = self._persons.read_before(draft.body, draft.hits, hit, draft.end)
        if before:
            self._take(draft, before)
            return
        self._take(draft, self._persons.read(draft.body, draft.hits, hit))

    def _take(self, draft: _Draft, told: Told | None) -> None:
        if told:
            draft.told.append(told)
            draft.end = told.end
            for one in told.more:
                between = [hit for hit in draft.hits.items if draft.end <= hit[0] and hit[1] <= one.start]
                for hit in between:  # what brackets between the names of a list tell
                    self._read_hit(draft, hit)
                draft.told.append(one)
                draft.end = one.end

    def _read_honorific(self, draft: _Draft, hit: Hit) -> None:
        told = self._persons.read(draft.body, draft.hits, hit)
        if told is None and hit[2].text in self._pronouns:
            told = Told(hit[0], hit[1], honorific=hit[2].text)
        self._take(draft, told)

    def _read_organization(self, draft: _Draft, hit: Hit) -> None:
        named = self._organizations.read(draft.body, draft.hits, hit)
        if named:
            draft.named.append(named)
            draft.end = named.end

    def _read_side(self, draft: _Draft, hit: Hit) -> None:
        start, end, entry = hit
        if entry.kind == SIDE:
            following = draft.hits.at.get(end + 1)
            if following and following[2].kind == COUNTRY:
                self._add_country(draft, start, following[1], following[2])
        elif entry.kind == COUNTRY:
            self._add_country(draft, start, end, entry)
        elif entry.kind == PLACE:
            country = entry.place.country if entry.place else None
            self._add(draft, Mention(start, end, "place", draft.body[start:end], entry.text, None, country))
        elif entry.kind in (COLLECTIVE, PARTNER):
            kind = "collective" if entry.kind == COLLECTIVE else "country"
            self._add(draft, Mention(start, end, kind, draft.body[start:end], named=False, rule=entry.text))  # type: ignore[arg-type]

    @staticmethod
    def _add(draft: _Draft, mention: Mention) -> None:
        draft.simple.append(mention)
        draft.end = mention.end

    def _add_country(self, draft: _Draft, start: int, end: int, entry: Entry) -> None:
        assert entry.country is not None
        body = draft.body
        self._add(
            draft,
            Mention(start, end, "country", body[start:end], entry.country.name, entry.country.code, entry.country.code),
        )
        match = PAIR.match(body, end)
        if match and match.start(1) not in draft.hits.at and match.group(1) in self._pairs:
            self._add_short(draft, match.start(1), match.end(1))

    def _add_short(self, draft: _Draft, start: int, end: int) -> None:
        country = self._known.countries.get(self._pairs[draft.body[start:end]])
        if country:
            surface = draft.body[start:end]
            self._add(
                draft, Mention(start, end, "country", surface, country.name, country.code, country.code, rule="pair")
            )

    def short_pairs(self, draft: _Draft) -> Iterable[Mention]:
        """The first country of pairs in short form: "Việt-Lào", "Trung-Nhật"."""
        for match in self._pair.finditer(draft.body) if "-" in draft.body or "–" in draft.body else ():
            for group in (1, 2):
                start, end = match.span(group)
                country = self._known.countries.get(self._pairs[match.group(group)])
                if country:
                    yield Mention(
                        start, end, "country", match.group(group), country.name, country.code, country.code, rule="pair"
                    )


class _Settling:
    """Turns what was read of a document into mentions."""

    def __init__(self, reader: NameReader, draft: _Draft, context: Context, sentences: Sequence[Sentence]) -> None:
        self._reader = reader
        self._draft = draft
        self._context = context
        self._starts = [sentence.start for sentence in sentences] or [0]
        self._who: dict[int, Someone] = {}
        self._mentions: list[Mention] = []
        self._doubtful = self._doubtful_short_names()

    def _doubtful_short_names(self) -> set[str]:
        """Short forms of state bodies that the text itself defines as something else: "Tuyên bố ... (DOC)"."""
        body = self._draft.body
        shorts = set()
        for named in self._draft.named:
            if named.national and body[named.start - 1 : named.start] == "(" and body[named.end : named.end + 1] == ")":
                shorts.add(body[named.start : named.end])
        return shorts

    def run(self) -> list[Mention]:
        """The mentions of the document."""
        self._note()
        self._name_persons()
        self._mentions += self._draft.simple
        for named in self._draft.named:
            self._mentions.append(self._organization_mention(named))
        self._sweep()
        self._mentions.sort(key=lambda mention: mention.start)
        self._resolve_pronouns()
        return self._mentions

    def _note(self) -> None:
        """Enter all that is told in full, in the order of the text."""
        context, draft = self._context, self._draft
        spans = [(m.start, m.country) for m in draft.simple if m.kind == "country" and m.country]
        for told in draft.told:
            spans += [(told.start, office.country.code) for office in told.offices if office.country]
        for start, code in sorted(spans):
            context.note_country(start, code)
        for named in [*draft.named, *(o.organization for t in draft.told for o in t.offices if o.organization)]:
            context.note_organization(named)
        context.settle_organizations()
        for told in draft.told:
            if told.name and (" " in told.name or "." in told.name):
                self._enter(told, context.note_person(told))
        for told in draft.told:
            if told.name and id(told) not in self._who:
                self._enter(told, context.note_short(told))
        context.settle()

    def _enter(self, told: Told, someone: Someone | None) -> None:
        if someone:
            self._who[id(told)] = someone

    def _name_persons(self) -> None:
        for told in self._draft.told:
            someone = self._who.get(id(told))
            if told.name and someone is None:
                if not told.offices:
                    continue
                self._drop_name(told)
            if not told.name and told.offices:
                someone = self._context.holder(told)
            if told.name or told.offices or told.honorific:
                self._mentions.append(self._person_mention(told, someone))

    @staticmethod
    def _drop_name(told: Told) -> None:
        """A single word behind a title that nobody in the document is called: it was no name."""
        told.name = None
        told.end = told.offices[-1].end

    def _person_mention(self, told: Told, someone: Someone | None) -> Mention:
        inner = [self._organization_mention(o.organization) for o in told.offices if _is_named(o)]
        for office in told.offices:
            if office.organization:
                inner += [self._organization_mention(parent) for parent in office.organization.parents]
        for office in told.offices:
            for country in (office.country, office.seat):
                if country:
                    inner.append(
                        Mention(
                            office.start, office.end, "country", country.name, country.name, country.code, country.code
                        )
                    )
        mention = self._context.person_mention(self._draft.body, told, someone, inner)
        if mention.kind == "role" and someone is None and mention.country is None:
            mention.country = self._context.default_country(told)
        return mention

    def _organization_mention(self, named: Named) -> Mention:
        name, entity_id, country, short = self._context.organization(named)
        surface = self._draft.body[named.start : named.end]
        return Mention(
            named.start,
            named.end,
            "organization",
            surface,
            name,
            entity_id,
            country,
            short_name=short,
            rule=self._organization_rule(named, name, country),
        )

    def _organization_rule(self, named: Named, name: str, country: str | None) -> str:
        """The rule of a mention; "credit" for a Vietnamese news agency that only signs, and for doubtful short forms."""
        body = self._draft.body
        surface = body[named.start : named.end]
        if named.kind == "media" and country == "VN" and _CREDITED.search(body, max(0, named.start - 15), named.start):
            return "credit"
        if surface in self._doubtful:
            return "credit"
        return named.rule if name == named.name else "known"

    # ---- second sweep: bare names that the document has introduced ---------------------

    def _sweep(self) -> None:
        taken = sorted((m.start, m.end) for m in self._mentions)
        for mention in self._reader.short_pairs(self._draft):
            self._insert(taken, mention)
        for someone in self._context.people:
            for name in _bare_names(someone):
                for start in _occurrences(self._draft.body, name):
                    mention = Mention(
                        start,
                        start + len(name),
                        "person",
                        name,
                        someone.name,
                        someone.entity_id,
                        someone.country,
                        rule="bare",
                    )
                    self._insert(taken, mention)
        for short, named in self._context.short_names.items():
            for start in _occurrences(self._draft.body, short):
                name, entity_id, country, _ = self._context.organization(named)
                self._insert(
                    taken,
                    Mention(
                        start,
                        start + len(short),
                        "organization",
                        short,
                        name,
                        entity_id,
                        country,
                        short_name=short,
                        rule="bracket",
                    ),
                )

    def _insert(self, taken: list[tuple[int, int]], mention: Mention) -> None:
        index = bisect_right(taken, (mention.start, mention.end))
        if index and taken[index - 1][1] > mention.start:
            return
        if index < len(taken) and taken[index][0] < mention.end:
            return
        taken.insert(index, (mention.start, mention.end))
        self._mentions.append(mention)

    # ---- pronouns ----------------------------------------------------------------------

    def _resolve_pronouns(self) -> None:
        persons: list[Mention] = []
        people = {someone.entity_id: someone for someone in self._context.people}
        for mention in self._mentions:
            if mention.kind == "pronoun":
                self._resolve(mention, persons, people)
            elif mention.kind in ("person", "role") and mention.entity_id:
                persons.append(mention)

    def _resolve(self, mention: Mention, persons: list[Mention], people: dict[str, Someone]) -> None:
        """A pronoun means who its sentence began with, or else who the one before began with."""
        female = "bà" in mention.surface.lower()
        fitting = [p for p in persons if _gender_fits(people.get(p.entity_id or ""), female)]
        if not fitting:
            return
        sentence = bisect_right(self._starts, mention.start) - 1
        for position in (sentence, sentence - 1):
            found = next((p for p in fitting if bisect_right(self._starts, p.start) - 1 == position), None)
            if found:
                break
        found = found or fitting[-1]
        mention.name, mention.entity_id, mention.country = found.name, found.entity_id, found.country
        mention.organization, mention.organization_id = found.organization, found.organization_id


def _is_named(office: Office) -> bool:
    """Whether an office names its organization as such; "Thủ tướng Chính phủ" is but a title."""
    return office.organization is not None and not (office.kind == "state" and office.organization.kind == "government")


def _gender_fits(someone: Someone | None, female: bool) -> bool:
    if someone is None:
        return False
    if someone.female is None:
        return female == ("Thị" in someone.words) or not someone.vietnamese
    return someone.female == female


def _bare_names(someone: Someone) -> list[str]:
    """The forms under which a person may stand without title or word of address."""
    names = [someone.name] if " " in someone.name else []
    if not someone.vietnamese:
        names += [word for word in (someone.words[-1], someone.words[0]) if len(word) > 3 and not is_vietnamese(word)]
    return list(dict.fromkeys(names))


def _occurrences(body: str, name: str) -> Iterable[int]:
    start = body.find(name)
    while start >= 0:
        end = start + len(name)
        if not (start and body[start - 1].isalnum()) and not body[end : end + 1].isalnum():
            yield start
        start = body.find(name, end)


def persons_of(mentions: Sequence[Mention]) -> list[dict[str, Any]]:
    """Rows of the table ``person``: named persons with a title or role somewhere in the document."""
    rows: dict[str, dict[str, Any]] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.entity_id:
            row = rows.setdefault(mention.entity_id, _person_row(mention))
            _add_person(row, mention)
    out = [row for row in rows.values() if row["role"]]
    for row in out:
        row["surfaces"] = sorted(row["surfaces"])
        del row["weight"]
    return out


def _person_row(mention: Mention) -> dict[str, Any]:
    return {
        "person_id": mention.entity_id,
        "name": mention.name,
        "role": None,
        "organization": None,
        "organization_id": None,
        "country": None,
        "surfaces": set(),
        "weight": (-1, 0),
    }


def _weight(mention: Mention) -> tuple[int, int]:
    """How well a mention tells the role: present offices before former ones, these before others, then the longest."""
    role = mention.role or ""
    former = role.lower().startswith(("cựu", "nguyên", "cố "))
    minor = {
        "title:counterpart": 3,
        "title:group": 3,
        "title:crowd": 3,
        "title:occupation": 2,
        "title:party": 1,
        "title:rank": 1,
        "title:academic": 1,
    }
    return 4 - minor.get(mention.rule, 0) - (2 if former and mention.rule not in minor else 0), len(role)


def _add_person(row: dict[str, Any], mention: Mention) -> None:
    row["surfaces"].add(mention.surface)
    row["country"] = row["country"] or mention.country
    weight = _weight(mention)
    if mention.role and weight > row["weight"]:
        row["role"], row["weight"] = mention.role, weight
    if mention.organization and row["organization"] is None:
        row["organization"], row["organization_id"] = mention.organization, mention.organization_id


def organizations_of(mentions: Sequence[Mention]) -> list[dict[str, Any]]:
    """Rows of the table ``organization``: all that the document names, also within titles."""
    rows: dict[str, dict[str, Any]] = {}
    for mention in _with_inner(mentions):
        if mention.rule in ("abbreviation", "company") or _is_credit(mention):
            continue
        if (mention.kind == "organization" or mention.entity_id == "EU") and mention.entity_id:
            row = rows.setdefault(mention.entity_id, _organization_row(mention))
            row["surfaces"].add(mention.surface)
            row["short_name"] = row["short_name"] or mention.short_name or ("EU" if mention.entity_id == "EU" else None)
    for row in rows.values():
        row["surfaces"] = sorted(row["surfaces"])
    return list(rows.values())


def _is_credit(mention: Mention) -> bool:
    """An agency by its abbreviation alone, as reporters sign: "(TTXVN)"."""
    return mention.rule == "credit"


def _organization_row(mention: Mention) -> dict[str, Any]:
    return {
        "organization_id": mention.entity_id,
        "name": mention.name,
        "short_name": mention.short_name,
        "kind": None,
        "country": mention.country,
        "surfaces": set(),
    }


def _with_inner(mentions: Sequence[Mention]) -> Iterable[Mention]:
    for mention in mentions:
        yield mention
        yield from mention.inner
