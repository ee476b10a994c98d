"""Reads who and what a document names: persons with their offices, organizations, countries, places.

The reader scans the body once for all known words (name_scan), reads the whole noun phrase at
each of them (name_persons, name_organizations), and then settles within the document who is
meant (name_settle, name_context). Rows for the warehouse derive from the mentions (name_rows).
"""

import re
from collections.abc import Sequence
from itertools import islice

from transforms.model import Document, Mention, Sentence
from transforms.name_chain import Told
from transforms.name_context import Context
from transforms.name_known import Known
from transforms.name_lexicon import load_name_lexicon
from transforms.name_lists import OrganizationLists
from transforms.name_offices import OfficeReader
from transforms.name_organizations import OrganizationReader
from transforms.name_personal import PersonalNames
from transforms.name_persons import PersonReader
from transforms.name_rows import organizations_of, persons_of
from transforms.name_scan import (
    COLLECTIVE,
    COUNTRY,
    HEAD,
    HONORIFIC,
    ORGANIZATION,
    PAIR_SHORT,
    PARTNER,
    PERSON,
    PLACE,
    SIDE,
    SURNAME,
    TAIL,
    TITLE,
    Entry,
    Hit,
    Scan,
    Scanner,
)
from transforms.name_settle import Draft, Settling
from transforms.name_tails import TailReader
from transforms.name_text import PAIR, UPPER
from transforms.reference import Country, Reference
from transforms.sentences import LOWER
from transforms.terms import Text

_OPENS = re.compile(r"(?:^|[.!?:…\n\"“])\s?$")  # before the first word of a sentence
_ADDRESSES = re.compile(rf" [{UPPER}]")
_ACTS = re.compile(rf" (?!và |quốc|hay |hoặc |cùng )[{LOWER}]")
_HE = re.compile(r"(?<!\w)(?<!các )(?<!tiếng )anh(?! em| chị| hùng| ninh)(?!\w)")
_OFTEN = 2

__all__ = ["NameReader", "organizations_of", "persons_of"]


class NameReader:
    """Reads the names of documents; made once, as the automata take time to build."""

    def __init__(self, reference: Reference) -> None:
        self._lexicon = load_name_lexicon()
        self._known = Known(reference, self._lexicon.surnames, self._lexicon.sole_posts)
        self._scanner = Scanner(reference, self._lexicon)
        self._organizations = OrganizationReader(reference, self._lexicon)
        self._lists = OrganizationLists(reference)
        names = PersonalNames(self._lexicon)
        offices = OfficeReader(self._lexicon, self._organizations, names, self._known.fields)
        self._persons = PersonReader(self._lexicon, names, offices, self._organizations)
        self._pronouns = frozenset(self._lexicon.pronouns)
        self._pairs = self._lexicon.pair_countries
        self._posts = {title.title: title.title[0].upper() + title.title[1:] for title in self._lexicon.titles}
        words = (word.capitalize() for word in self._lexicon.honorifics)
        self._addresses = {word: Entry(HONORIFIC, word.lower()) for word in words}  # "Anh" is a country, too
        self._tails = TailReader(self._lexicon)
        self._by_kind = {
            TITLE: self._read_title,
            HONORIFIC: self._read_honorific,
            ORGANIZATION: self._read_organization,
            HEAD: self._read_organization,
            PERSON: self._read_bare,
            SURNAME: self._read_bare,
            SIDE: self._read_side,
            COUNTRY: self._read_country,
            PAIR_SHORT: self._read_pair,
            PLACE: self._read_place,
            COLLECTIVE: self._read_collective,
            PARTNER: self._read_partner,
            TAIL: self._tails.read,
        }

    def scan(self, texts: Sequence[Text]) -> list[Scan]:
        """Find the known words of names in texts."""
        return self._scanner.scan_all(texts)

    def read(self, document: Document, sentences: Sequence[Sentence], scan: Scan | None = None) -> list[Mention]:
        """All mentions of a document, sorted, none overlapping another; ``scan`` where it was made before."""
        body = document.body
        draft = Draft(body, scan or self._scanner.scan(body))
        readers = self._by_kind
        for hit in draft.scan.items:
            if hit[0] >= draft.end and (read := readers.get(hit[2].kind)):
                read(draft, hit)
        context = Context(self._lexicon, self._known, body, document.published)
        return Settling(draft, context, sentences).run()

    def _read_hit(self, draft: Draft, hit: Hit) -> None:
        read = self._by_kind.get(hit[2].kind)
        if read:
            read(draft, hit)

    def _read_title(self, draft: Draft, hit: Hit) -> None:
        told = self._persons.read_before(draft.scan, hit, draft.end) or self._persons.titled(draft.scan, hit)
        if told:
            self._take(draft, told)

    def _read_bare(self, draft: Draft, hit: Hit) -> None:
        told = self._persons.bare(draft.scan, hit)
        if told:
            self._take(draft, told)

    def _read_honorific(self, draft: Draft, hit: Hit) -> None:
        told = self._persons.addressed(draft.scan, hit)
        if told is None and hit[2].text in self._pronouns:
            told = Told(hit[0], hit[1], honorific=hit[2].text)
        if told:
            self._take(draft, told)

    def _take(self, draft: Draft, told: Told) -> None:
        if told.principal:
            draft.told.append(told.principal)
        draft.told.append(told)
        draft.end = told.end
        for one in told.more:
            between = [hit for hit in draft.scan.items if draft.end <= hit[0] and hit[1] <= one.start]
            for hit in between:  # what brackets between the names of a list tell
                self._read_hit(draft, hit)
            draft.told.append(one)
            draft.end = one.end

    def _read_organization(self, draft: Draft, hit: Hit) -> None:
        named = self._organizations.read(draft.scan, hit)
        lists, scan = self._lists, draft.scan
        if named is None and (owner := self._organizations.first_of_two(scan, hit)):
            self._add_country(draft, hit[1] - len(owner.name), hit[1], owner)
        for one in [named, *lists.read(scan, named)] if named else lists.read_after_colon(scan, hit):
            draft.named.append(one)
            draft.end = one.end

    def _read_side(self, draft: Draft, hit: Hit) -> None:
        following = draft.scan.at.get(hit[1] + 1)
        if following and following[2].kind == COUNTRY:
            self._add_country(draft, hit[0], following[1], following[2].country)
            self._read_second(draft, following[1])

    def _read_country(self, draft: Draft, hit: Hit) -> None:
        address = self._addresses.get(draft.body[hit[0] : hit[1]])
        if address and _ADDRESSES.match(draft.body, hit[1]) and _OPENS.search(draft.body, max(0, hit[0] - 3), hit[0]):
            told = self._persons.addressed(draft.scan, (hit[0], hit[1], address))
            if told:
                self._take(draft, told)
            return
        if address and self._is_pronoun(draft.body, hit[0], hit[1]):
            return
        self._add_country(draft, hit[0], hit[1], hit[2].country)
        self._read_second(draft, hit[1])

    def _is_pronoun(self, body: str, start: int, end: int) -> bool:
        """Whether a country that opens a sentence is the pronoun that is written like it: "Anh kể lại chuyện cũ."."""
        if not _ACTS.match(body, end) or not _OPENS.search(body, max(0, start - 3), start):
            return False
        return len(list(islice(_HE.finditer(body), _OFTEN))) == _OFTEN

    def _read_second(self, draft: Draft, end: int) -> None:
        """The second country of a pair, where it stands in a short form of its own: "Nga-Trung"."""
        match = PAIR.match(draft.body, end)
        if match and match.start(1) not in draft.scan.at and match.group(1) in self._pairs:
            self._add_short(draft, match.start(1), match.group(1))

    def _read_pair(self, draft: Draft, hit: Hit) -> None:
        """The first country of a pair in short form: "Việt-Lào", "Trung - Nhật"."""
        start, _, entry = hit
        match = PAIR.match(draft.body, start + len(entry.text))
        following = draft.scan.at.get(match.start(1)) if match else None
        if match is None or not (match.group(1) in self._pairs or (following and following[2].kind == COUNTRY)):
            return
        self._add_short(draft, start, entry.text)
        if following is None:
            self._add_short(draft, match.start(1), match.group(1))

    def _add_short(self, draft: Draft, start: int, short: str) -> None:
        self._add_country(draft, start, start + len(short), self._known.countries.get(self._pairs[short]), rule="pair")

    @staticmethod
    def _add_country(draft: Draft, start: int, end: int, country: Country | None, rule: str = "country") -> None:
        if country:
            surface = draft.body[start:end]
            draft.add(Mention(start, end, "country", surface, country.name, country.code, country.code, rule=rule))

    @staticmethod
    def _read_place(draft: Draft, hit: Hit) -> None:
        start, end, entry = hit
        country, rule = (entry.place.country, f"place:{entry.place.kind}") if entry.place else (None, "place")
        draft.add(Mention(start, end, "place", draft.body[start:end], entry.text, None, country, rule=rule))

    def _read_collective(self, draft: Draft, hit: Hit) -> None:
        start, end, entry = hit
        told = self._lists.read_two(draft.scan, entry.text.rsplit(" ", 1)[-1], end)
        if told:  # "hai đảng Cộng hòa và Dân chủ"
            draft.named += told
            draft.end = told[-1].end
            return
        post = self._posts.get(entry.text.split(" ", 1)[-1])
        surface = draft.body[start:end]
        draft.add(Mention(start, end, "collective", surface, post=post, named=False, rule="collective"))

    @staticmethod
    def _read_partner(draft: Draft, hit: Hit) -> None:
        start, end, _ = hit
        draft.add(Mention(start, end, "country", draft.body[start:end], named=False, rule="partner"))
