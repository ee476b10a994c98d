"""Rows of events and agreements from what was read in one article."""

from collections.abc import Iterable, Iterator
from typing import Any

from transforms.agreement_merge import party_mentions
from transforms.agreement_stages import furthest
from transforms.agreement_status import Statement
from transforms.agreements import Agreement
from transforms.article import HOME, Article
from transforms.candidates import FEWEST, WISHES, Candidate, is_person
from transforms.edtf import bounds
from transforms.event_bodies import ActingBodies
from transforms.event_lexicon import EventLexicon
from transforms.ids import stable_id
from transforms.model import Mention
from transforms.span_frames import sentence_id
from transforms.story import Story
from transforms.tellings import agreement_keys, agreement_telling, event_keys, event_telling

DOMESTIC = "domestic"  # the scope of an article in which nothing goes on between states
Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
STATE_KINDS = frozenset({"government", "parliament", "party"})
# Rules of mentions that name no organization that acts: media that only report, armies and governments as common nouns,
# clubs, whose matches and players are no dealings between states.
UNNAMED = frozenset({"credit", "common", "club"})


class RowWriter:
    """Collects the rows of many articles, table by table, columns in the tables' order."""

    def __init__(self, lexicon: EventLexicon, kinds: dict[str, str], country_names: dict[str, str]) -> None:
        self._lexicon = lexicon
        self._bodies = ActingBodies(kinds)
        self._kinds = kinds  # kind of each organization of the reference data
        self._country_names = country_names
        self.rows: Rows = {
            name: []
            for name in (
                "event_mention", "event_mention_participant", "agreement_mention", "agreement_mention_party",
                "agreement_mention_stage",
            )
        }  # fmt: skip

    def add(self, article: Article, story: Story) -> str:
        """Add the story of an article; return its scope."""
        document_id, published = article.document.document_id, article.document.published
        signings: dict[int, str] = {}
        for event in story.events:
            mention_id = self._add_event(document_id, event, published)
            if event.type == "signing":
                signings.setdefault(event.clause.sentence.position, mention_id)
        for agreement in story.agreements:
            self._add_agreement(document_id, published, agreement, signings)
        scopes = {self.scope_of_event(e) for e in story.events} | {self.scope_of_agreement(a) for a in story.agreements}
        return "international" if "international" in scopes else DOMESTIC

    def _add_event(self, document_id: str, event: Candidate, published: str | None) -> str:
        kind, sentence = self._lexicon.types[event.type], event.clause.sentence
        sides = sorted(event.countries())
        if event.type == "meeting" and len(sides) < FEWEST:
            sides += sorted(event.bodies())  # who meets several bodies of many states in one sentence
        mention_id = stable_id("em", document_id, event.type, *sides, event.edtf, sentence.position, event.start)
        first, last = bounds(event.edtf)
        is_main = sentence.part != "body" or sentence.position < 4
        participants = list(self._participants(event))
        who = [(row[0], row[2], row[3]) for row in participants]
        self.rows["event_mention"].append((
            mention_id, None, event_telling(event, who), event_keys(event, who, published, is_main=is_main),
            document_id, sentence_id(document_id, sentence.position), event.type, kind.cameo, kind.plover,
            event.name.lower() or None, event.edtf, event.basis, first, last, event.status, event.city, event.host,
            sorted(set(event.topics)), self.scope_of_event(event), is_main, sentence.text, _confidence(event),
            event.rule,
        ))  # fmt: skip
        for position, row in enumerate(participants):
            self.rows["event_mention_participant"].append((mention_id, document_id, position, *row))
        return mention_id

    def _participants(self, event: Candidate) -> Iterator[Row]:
        seen: set[tuple[str, str]] = set()
        for mention, role in event.members():
            for row in self._participant(event, mention, role):
                if (row[0], row[2]) not in seen:
                    seen.add((row[0], row[2]))
                    yield row
        host = None if event.type in WISHES else event.host
        for code in event.countries():
            if ("country", code) not in seen:
                seen.add(("country", code))
                yield self._country(code, "host" if code == host else "participant")

    def _participant(self, event: Candidate, mention: Mention, role: str) -> Iterator[Row]:
        """A person, an organization, or the organization that an office belongs to."""
        if mention.kind == "organization" and mention.name and mention.entity_id and mention.rule not in UNNAMED:
            yield ("organization", mention.name, mention.entity_id, role, mention.country)
        elif is_person(mention) and mention.name and mention.entity_id:
            yield ("person", mention.name, mention.entity_id, role, mention.country)
        if is_person(mention) and mention.organization_id and self._bodies.act(event, mention, role):
            yield ("organization", mention.organization, mention.organization_id, role, mention.country)

    def _country(self, code: str, role: str) -> Row:
        return ("country", self._country_names.get(code, code), code, role, code)

    def _add_agreement(
        self, document_id: str, published: str | None, agreement: Agreement, signings: dict[int, str]
    ) -> None:
        sentence = agreement.clause.sentence
        position = sentence.position
        parties = self._parties(agreement)
        names = sorted(row[1] for row in parties if row[3] == "party")
        mention_id = stable_id("am", document_id, agreement.kind, *names, position, agreement.start, agreement.edtf)
        who = [(row[0], row[2], row[3]) for row in parties]
        first, last = bounds(agreement.edtf)
        value = agreement.value
        statements = list(_statements(agreement))
        stage = furthest(statement.stage for statement in statements if not statement.ahead)
        self.rows["agreement_mention"].append((
            mention_id, None, agreement_telling(agreement, who, published), agreement_keys(agreement, who, published),
            document_id, sentence_id(document_id, position), signings.get(position), agreement.kind,
            self._level(parties), agreement.name, sorted(agreement.subject), agreement.status, stage, agreement.edtf,
            agreement.basis, first, last, sorted(set(agreement.fields)), value.amount if value else None,
            value.currency if value else None, agreement.period, agreement.term, agreement.count, agreement.plural,
            agreement.known, self.scope_of_agreement(agreement), sentence.part != "body", sentence.text,
            0.9 if agreement.edtf and agreement.parties else 0.7, agreement.rule,
        ))  # fmt: skip
        for index, row in enumerate(parties):
            self.rows["agreement_mention_party"].append((mention_id, document_id, index, *row))
        for index, statement in enumerate(statements):
            self._add_stage((mention_id, document_id, index), agreement, statement)

    def _add_stage(self, key: tuple[str, str, int], agreement: Agreement, statement: Statement) -> None:
        """Add what is said of the life of an instrument; a signing has the date of the instrument."""
        sentence, date = statement.clause.sentence, statement.date
        edtf, basis = (date.edtf, date.basis) if date else (None, None)
        if statement.stage == "signed":
            edtf, basis = agreement.edtf, agreement.basis
        self.rows["agreement_mention_stage"].append((
            *key, sentence_id(key[1], sentence.position), statement.stage, statement.ahead, edtf, basis, *bounds(edtf),
            sentence.text,
        ))  # fmt: skip

    def _parties(self, agreement: Agreement) -> list[Row]:
        bought = agreement.kind == "contract"
        rows = [row for mention in party_mentions(agreement) for row in self._party(mention, bought)]
        if not rows:
            rows = [self._country(code, "party") for code in agreement.sides]
        rows += [("person", m.name, m.entity_id, "signatory", m.country) for m in agreement.signatories if m.name]
        signed = {m.entity_id for m in agreement.signatories}
        lookers_on = (m for m in agreement.witnesses if m.name and m.entity_id not in signed)
        rows += [("person", m.name, m.entity_id, "witness", m.country) for m in lookers_on]
        known = {row[2] for row in rows if row[0] == "country"}
        rows += [self._country(code, "side") for code in agreement.sides if code not in known]
        return list({(row[0], row[2], row[3]): row for row in rows}.values())

    def _party(self, mention: Mention, bought: bool) -> Iterator[Row]:
        if "club" in (mention.rule, self._kinds.get(mention.organization_id or "")):
            return
        if is_person(mention) and mention.organization and not self._speaks_for_state(mention, bought):
            yield ("organization", mention.organization, mention.organization_id, "party", mention.country)
        elif mention.kind == "organization" and mention.name and mention.entity_id:
            yield ("organization", mention.name, mention.entity_id, "party", mention.country)
        elif mention.country:
            yield self._country(mention.country, "party")

    def _speaks_for_state(self, person: Mention, bought: bool) -> bool:
        """Heads of state and government sign for their country; so do ministers where something is bought."""
        kind = self._kinds.get(person.organization_id or "", "")
        return kind in STATE_KINDS or (bought and kind == "ministry") or person.organization_id is None

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
        if event.type in WISHES and event.goes_to_many():
            return "international"
        if event.type == "visit":
            return "international"  # where a region is toured, or its host is not told
        if event.type == "appointment":
            return "domestic" if event.countries() == [HOME] else "international"
        return "international" if event.worldwide else "domestic"

    def scope_of_agreement(self, agreement: Agreement) -> str:
        """International where the parties are, and where the instrument is one of many states."""
        if (
            agreement.known
            or agreement.is_convention
            or agreement.is_of_many
            or agreement.is_to_be_issued
            or len(agreement.sides) > 1
            or any(
                self._is_worldwide(key) for m in party_mentions(agreement) for key in (m.entity_id, m.organization_id)
            )
        ):
            return "international"
        return "domestic"

    def _is_worldwide(self, entity_id: str | None) -> bool:
        return entity_id is not None and self._kinds.get(entity_id) == "international"


def _statements(agreement: Agreement) -> Iterator[Statement]:
    """Yield what is said of the life of an instrument in the order of the text; one that has its date was signed."""
    told = [*agreement.statements]
    if agreement.status == "signed" or (agreement.edtf and agreement.status != "planned"):
        told.append(Statement("signed", agreement.clause))
    yield from sorted(told, key=lambda statement: (statement.clause.sentence.position, statement.stage))


def _confidence(event: Candidate) -> float:
    """Grow with what the clause says outright: two named sides, a date of its own."""
    named = min(2, len(event.persons()) + len(event.organizations()))
    return round(0.5 + 0.15 * named + (0.15 if event.date else 0.0) - (0.1 if event.basis == "unresolved" else 0.0), 2)
