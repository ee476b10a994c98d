"""Rows of the warehouse's tables from what was read in one article."""

from collections.abc import Iterable, Iterator
from typing import Any

from transforms.agreement_merge import party_mentions
from transforms.agreements import Agreement
from transforms.article import HOME, Article, Clause
from transforms.candidates import Candidate, is_person
from transforms.cues import cue
from transforms.edtf import bounds
from transforms.event_lexicon import EventLexicon
from transforms.ids import stable_id
from transforms.model import Mention
from transforms.story import Story

WORLDWIDE = cue("worldwide")
Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
STATE_KINDS = frozenset({"government", "parliament", "party"})


class RowWriter:
    """Collects the rows of many articles, table by table, columns in the tables' order."""

    def __init__(self, lexicon: EventLexicon, kinds: dict[str, str], country_names: dict[str, str]) -> None:
        self._lexicon = lexicon
        self._kinds = kinds  # kind of each organization of the reference data
        self._country_names = country_names
        self.rows: Rows = {
            name: []
            for name in ("sentence", "mention", "event", "event_participant", "agreement", "agreement_party")
        }  # fmt: skip

    def add(self, article: Article, story: Story) -> str:
        """Add an article; return its scope."""
        document_id = article.document.document_id
        sentence_ids = [f"s_{document_id}_{clause.sentence.position}" for clause in article.clauses]
        for clause, sentence_id in zip(article.clauses, sentence_ids, strict=True):
            self._add_sentence(document_id, clause, sentence_id)
        signings: dict[int, str] = {}
        for event in story.events:
            event_id = self._add_event(document_id, event, sentence_ids)
            if event.type == "signing":
                signings.setdefault(event.clause.sentence.position, event_id)
        for agreement in story.agreements:
            self._add_agreement(document_id, agreement, sentence_ids, signings)
        scopes = {self.scope_of_event(e) for e in story.events} | {self.scope_of_agreement(a) for a in story.agreements}
        return "international" if "international" in scopes else "domestic"

    def _add_sentence(self, document_id: str, clause: Clause, sentence_id: str) -> None:
        s = clause.sentence
        self.rows["sentence"].append((sentence_id, document_id, s.position, s.start, s.end, s.part, s.text))
        rows = self.rows["mention"]
        for m in clause.mentions:
            rows.append((
                f"m_{document_id}_{m.start}_{m.end}_{m.kind}", document_id, sentence_id, m.start, m.end, m.kind,
                m.surface, m.name, m.entity_id, m.country, m.role, m.organization, m.rule,
            ))  # fmt: skip
        for d in clause.dates:
            rows.append((
                f"m_{document_id}_{d.start}_{d.end}_date", document_id, sentence_id, d.start, d.end, "date",
                d.surface, d.edtf, None, None, d.basis, None, d.rule or "date",
            ))  # fmt: skip

    def _add_event(self, document_id: str, event: Candidate, sentence_ids: list[str]) -> str:
        kind = self._lexicon.types[event.type]
        evidence = event.clause.sentence.text
        sides = sorted(event.countries())
        event_id = stable_id(
            "e", document_id, event.type, *sides, event.edtf, event.clause.sentence.position, event.start
        )
        first, last = bounds(event.edtf)
        self.rows["event"].append((
            event_id, document_id, sentence_ids[event.clause.sentence.position], event.type, kind.cameo, kind.plover,
            event.edtf, event.basis, first, last, event.status, event.city, event.host, sorted(set(event.topics)),
            self.scope_of_event(event), event.clause.sentence.part != "body" or event.clause.sentence.position < 4,
            evidence, _confidence(event), event.rule,
        ))  # fmt: skip
        for position, row in enumerate(self._participants(event)):
            self.rows["event_participant"].append((event_id, document_id, position, *row))
        return event_id

    def _participants(self, event: Candidate) -> Iterator[Row]:
        seen: set[tuple[str, str]] = set()
        for mention, role in event.members():
            for row in _participant(mention, role):
                if (row[0], row[2]) not in seen:
                    seen.add((row[0], row[2]))
                    yield row
        for code in event.countries():
            if ("country", code) not in seen:
                seen.add(("country", code))
                yield self._country(code, "host" if code == event.host else "participant")

    def _country(self, code: str, role: str) -> Row:
        return ("country", self._country_names.get(code, code), code, role, code)

    def _add_agreement(
        self, document_id: str, agreement: Agreement, sentence_ids: list[str], signings: dict[int, str]
    ) -> None:
        sentence = agreement.clause.sentence
        position = sentence.position
        parties = self._parties(agreement)
        names = sorted(row[1] for row in parties if row[3] == "party")
        agreement_id = stable_id("a", document_id, agreement.kind, *names, position, agreement.start, agreement.edtf)
        first, last = bounds(agreement.edtf)
        value = agreement.value
        self.rows["agreement"].append((
            agreement_id, document_id, sentence_ids[position], signings.get(position), agreement.kind,
            self._level(parties), agreement.name, agreement.status, agreement.edtf, agreement.basis, first, last,
            sorted(set(agreement.fields)), value.amount if value else None, value.currency if value else None,
            agreement.period, agreement.count, self.scope_of_agreement(agreement), sentence.part != "body",
            sentence.text, 0.9 if agreement.edtf and agreement.parties else 0.7, agreement.rule,
        ))  # fmt: skip
        for index, row in enumerate(parties):
            self.rows["agreement_party"].append((agreement_id, document_id, index, *row))

    def _parties(self, agreement: Agreement) -> list[Row]:
        rows = [row for mention in party_mentions(agreement) for row in self._party(mention)]
        if not rows:
            rows = [self._country(code, "party") for code in agreement.sides]
        rows += [("person", m.name, m.entity_id, "signatory", m.country) for m in agreement.signatories if m.name]
        rows += [("person", m.name, m.entity_id, "witness", m.country) for m in agreement.witnesses if m.name]
        known = {row[2] for row in rows if row[0] == "country"}
        rows += [self._country(code, "side") for code in agreement.sides if code not in known]
        return list({(row[0], row[2], row[3]): row for row in rows}.values())

    def _party(self, mention: Mention) -> Iterator[Row]:
        if is_person(mention) and mention.organization and not self._speaks_for_state(mention):
            yield ("organization", mention.organization, mention.organization_id, "party", mention.country)
        elif mention.kind == "organization" and mention.name and mention.entity_id:
            yield ("organization", mention.name, mention.entity_id, "party", mention.country)
        elif mention.country:
            yield self._country(mention.country, "party")

    def _speaks_for_state(self, person: Mention) -> bool:
        """Heads of state and government sign for their country."""
        return self._kinds.get(person.organization_id or "", "") in STATE_KINDS or person.organization_id is None

    def _level(self, parties: Iterable[Row]) -> str:
        parties = list(parties)
        kinds = {self._kinds.get(row[2], "other") for row in parties if row[0] == "organization" and row[3] == "party"}
        if "ministry" in kinds:
            return "ministry"
        if kinds & {"enterprise", "bank"}:
            return "enterprise"
        if kinds & STATE_KINDS or any(row[0] == "country" and row[3] == "party" for row in parties):
            return "state"
        return "other"

    def scope_of_event(self, event: Candidate) -> str:
        """International where two countries or an organization of many states take part."""
        if len(event.countries()) > 1 or any(self._is_worldwide(key) for key in event.bodies()):
            return "international"
        if event.type == "appointment":
            return "domestic" if event.countries() == [HOME] else "international"
        return "international" if event.type == "conference" and WORLDWIDE.search(event.name.lower()) else "domestic"

    def scope_of_agreement(self, agreement: Agreement) -> str:
        """International where the parties are, and where the instrument is one of many states."""
        if (
            agreement.known
            or len(agreement.sides) > 1
            or any(self._is_worldwide(m.entity_id) for m in agreement.parties)
        ):
            return "international"
        return "domestic"

    def _is_worldwide(self, entity_id: str | None) -> bool:
        return entity_id is not None and self._kinds.get(entity_id) == "international"


def _participant(mention: Mention, role: str) -> Iterator[Row]:
    """A person, an organization, or the organization that an office without a name belongs to."""
    if mention.kind == "organization" and mention.name and mention.entity_id:
        yield ("organization", mention.name, mention.entity_id, role, mention.country)
    elif is_person(mention) and mention.name and mention.entity_id:
        yield ("person", mention.name, mention.entity_id, role, mention.country)
    if is_person(mention) and mention.organization and mention.organization_id and _names_organization(mention):
        yield ("organization", mention.organization, mention.organization_id, role, mention.country)


def _names_organization(mention: Mention) -> bool:
    """Say whether the office is told with its organization ("Chủ tịch Tập đoàn X"), not by itself ("Thủ tướng")."""
    return mention.name is None or any(m.kind == "organization" for m in mention.inner)


def _confidence(event: Candidate) -> float:
    """Grow with what the clause says outright: two named sides, a date of its own."""
    named = min(2, len(event.persons()) + len(event.organizations()))
    return round(0.5 + 0.15 * named + (0.15 if event.date else 0.0) - (0.1 if event.basis == "unresolved" else 0.0), 2)
