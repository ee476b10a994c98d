"""Every table and column of the warehouse, defined once.

The DDL, DuckDB's comments, the contracts of the frames and the data dictionary derive
from here. Types are DuckDB's; a list type is ``VARCHAR[]``.
"""

from dataclasses import dataclass

import polars as pl

SCHEMA_VERSION = 9

POLARS_TYPES: dict[str, pl.DataType] = {
    "BIGINT": pl.Int64(),
    "BLOB": pl.Binary(),
    "BOOLEAN": pl.Boolean(),
    "DATE": pl.Date(),
    "DOUBLE": pl.Float64(),
    "INTEGER": pl.Int32(),
    "TIMESTAMP": pl.Datetime("us"),
    "UBIGINT[]": pl.List(pl.UInt64()),
    "UINTEGER[]": pl.List(pl.UInt32()),
    "VARCHAR": pl.String(),
    "VARCHAR[]": pl.List(pl.String()),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, DuckDB type, meaning, and whether it must be filled."""

    name: str
    type: str
    description: str
    required: bool = False
    unpacked: bool = False  # stored as it is: of packed texts DuckDB unpacks thousands to give one


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its natural key, the columns, and how it belongs to a document."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    per_document: bool = True  # rows are replaced with their document

    @property
    def polars_schema(self) -> pl.Schema:
        """Names and types that a frame for this table has."""
        return pl.Schema({column.name: POLARS_TYPES[column.type] for column in self.columns})


def _c(name: str, type_: str, description: str, *, unpacked: bool = False) -> Column:
    return Column(name, type_, description, unpacked=unpacked)


def _r(name: str, type_: str, description: str, *, unpacked: bool = False) -> Column:
    return Column(name, type_, description, required=True, unpacked=unpacked)


_PARTICIPANT = (
    _r("kind", "VARCHAR", "person, organization or country."),
    _r("name", "VARCHAR", "Canonical name; for countries the Vietnamese name."),
    _r("entity_id", "VARCHAR", "Person, organization, or ISO 3166 code of the country."),
    _r(
        "role",
        "VARCHAR",
        "host, guest, head_of_delegation, signatory, witness, caller, asker, addressee, giver, receiver or "
        "participant.",
    ),
    _c("country", "VARCHAR", "ISO 3166 alpha-2 code, or EU."),
)

_PARTY = (
    _r("kind", "VARCHAR", "person, organization or country."),
    _r("name", "VARCHAR", "Canonical name; for countries the Vietnamese name."),
    _r("entity_id", "VARCHAR", "Person, organization, or ISO 3166 code of the country."),
    _r("role", "VARCHAR", "party, side (a country behind the parties), signatory or witness."),
    _c("country", "VARCHAR", "ISO 3166 alpha-2 code, or EU."),
)

_STAGES = (
    "proposed, negotiated, initialled, signed, ratified (or approved), in_force, amended, extended, suspended or ended"
)

RAW = Table(
    "raw_document",
    "Every input as it came, with what was given with it, so that newer rules can read it again; also of inputs that "
    "could not become a document, where none is kept from their path.",
    ("document_id",),
    (
        _r("document_id", "VARCHAR", "Document that the bytes belong to."),
        _r("source_path", "VARCHAR", "Path of the input, as given."),
        _r("media_type", "VARCHAR", "Media type of the input: text/plain, text/html or application/json."),
        _r("sha256", "VARCHAR", "SHA-256 of the bytes, hexadecimal."),
        _r("content", "BLOB", "The bytes, untouched."),
        _r("size", "BIGINT", "Number of bytes."),
        _c("url", "VARCHAR", "Address, as given."),
        _c("published", "VARCHAR", "Day or month of publication, as given, EDTF."),
        _c("publisher", "VARCHAR", "Publisher, as given."),
        _c("fetched", "VARCHAR", "When the input was fetched, as given, EDTF."),
        _c("source", "VARCHAR", "Source that listed it, by name or address, where it was fetched."),
        _c("charset", "VARCHAR", "Character encoding that the host named."),
        _c("layout", "VARCHAR", "Page layout that the source names (seeds/lexicon/pages.toml)."),
        _r("run_id", "VARCHAR", "Run that read these bytes first."),
    ),
    per_document=False,
)

DOCUMENT = Table(
    "document",
    "One article, cleaned: boilerplate is taken out of the body and kept in `removed`.",
    ("document_id",),
    (
        _r(
            "document_id",
            "VARCHAR",
            "Id: hash of the URL, or else of the path within the input and the bytes.",
            unpacked=True,
        ),
        _r("source_path", "VARCHAR", "Path of the input, as given.", unpacked=True),
        _r("sha256", "VARCHAR", "SHA-256 of the raw bytes, hexadecimal."),
        _r("fingerprint", "VARCHAR", "Hash of bytes, given metadata and rules: an equal one is not read again."),
        _r("media_type", "VARCHAR", "Media type of the input: text/plain, text/html or application/json."),
        _r("encoding", "VARCHAR", "Character encoding that the bytes were read with."),
        _r("layout", "VARCHAR", "Name of the text layout recognized (seeds/lexicon/layouts.toml)."),
        _c("title", "VARCHAR", "Headline."),
        _c("published", "VARCHAR", "Day or month of publication, EDTF."),
        _c("published_on", "DATE", "Day of publication where the whole day is known."),
        _c("published_basis", "VARCHAR", "Where `published` comes from: header (the document) or published (given)."),
        _c("fetched", "VARCHAR", "When the input was fetched, as given, EDTF."),
        _c("url", "VARCHAR", "Address of the article."),
        _c("publisher", "VARCHAR", "Publisher: given, or from the address or the credits."),
        _c("byline", "VARCHAR", "Author or agency line as written."),
        _r("language", "VARCHAR", "Language of the body, BCP 47."),
        _r("body", "VARCHAR", "Cleaned text: title line first, then paragraphs; all spans count into it."),
        _r(
            "scope",
            "VARCHAR",
            "international where the document tells an international event or agreement, or domestic.",
        ),
        _r("rules_version", "VARCHAR", "Hash of the reference data, lexicon and code version that read the document."),
        _r("run_id", "VARCHAR", "Run that loaded the document."),
        _c(
            "duplicate_of",
            "VARCHAR",
            "Document that reports the same story and stands for it; null where this one does. Derived at each load.",
        ),
    ),
)

SKETCH = Table(
    "sketch",
    "What near copies are found by: a sample of the runs of words in a text. Texts of a few words have none.",
    ("document_id",),
    (
        _r("document_id", "VARCHAR", "Document."),
        _r("text_id", "VARCHAR", "Hash of the body without the title: equal texts have the same."),
        _r("start_offset", "INTEGER", "Where the text begins in the body, after the title."),
        _r("words", "INTEGER", "Number of words in the text."),
        _r("runs", "UINTEGER[]", "Hashes of about one in eight runs of five words, always the same ones, sorted."),
    ),
)

COPY_LINK = Table(
    "copy_link",
    "Texts that stand in a longer one, word for word or nearly so, which itself stands in none. Derived at every load.",
    ("part_id", "whole_id"),
    (
        _r("part_id", "VARCHAR", "The shorter text (`sketch.text_id`)."),
        _r("whole_id", "VARCHAR", "The longer text."),
        _r(
            "share",
            "DOUBLE",
            "Share of the shorter one that is in the longer: of its sketch, or of its words in runs of five or more.",
        ),
    ),
    per_document=False,
)

REMOVED = Table(
    "removed",
    "Boilerplate taken out of a document, with the reason.",
    ("document_id", "position"),
    (
        _r("document_id", "VARCHAR", "Document."),
        _r("position", "INTEGER", "Order in the text, from 0."),
        _r("text", "VARCHAR", "What was taken out, as written."),
        _r("reason", "VARCHAR", "Rule of seeds/lexicon/boilerplate.toml that took it out."),
    ),
)

SENTENCE = Table(
    "sentence",
    "Sentences of the bodies; evidence points here.",
    ("sentence_id",),
    (
        _r("sentence_id", "VARCHAR", "Id: the document's id and the position."),
        _r("document_id", "VARCHAR", "Document."),
        _r("position", "INTEGER", "Order in the body, from 0."),
        _r("start_offset", "INTEGER", "First character in the body, from 0, in code points."),
        _r("end_offset", "INTEGER", "One past the last character."),
        _r("part", "VARCHAR", "title, lead or body."),
        _r("text", "VARCHAR", "The sentence."),
    ),
)

MENTION = Table(
    "mention",
    "Spans that name a person, office, organization, country, place or date.",
    ("mention_id",),
    (
        _r("mention_id", "VARCHAR", "Id: the document's id, offsets and kind."),
        _r("document_id", "VARCHAR", "Document."),
        _c("sentence_id", "VARCHAR", "Sentence that the span begins in."),
        _r("start_offset", "INTEGER", "First character in the body, from 0, in code points."),
        _r("end_offset", "INTEGER", "One past the last character."),
        _r("kind", "VARCHAR", "person, role, pronoun, organization, country, place, collective or date."),
        _r("surface", "VARCHAR", "The span as written."),
        _c("name", "VARCHAR", "Canonical name; for dates the EDTF value."),
        _c("entity_id", "VARCHAR", "Person, organization, country or place that is meant."),
        _c("country", "VARCHAR", "ISO 3166 alpha-2 code, or EU."),
        _c("role", "VARCHAR", "Titles and offices as written; for dates the basis."),
        _c("organization", "VARCHAR", "Organization of the office, by the name that `organization` has for it."),
        _c("holder_id", "VARCHAR", "Who held the office on the day of the document, where the text names nobody."),
        _r("rule", "VARCHAR", "Rule that made the mention."),
    ),
)

EVENT_MENTION = Table(
    "event_mention",
    "What a document says that happened or was asked or promised, one row per document and event.",
    ("event_mention_id",),
    (
        _r("event_mention_id", "VARCHAR", "Id: hash of document, type, sides, day and evidence."),
        _c("event_id", "VARCHAR", "Event that is told, over all documents. Derived at each load.", unpacked=True),
        _r("telling_id", "VARCHAR", "Hash of what is told: mentions that tell the very same have the same."),
        _r("keys", "UBIGINT[]", "Hashes of sides and times, of which tellings of one event have one in common."),
        _r("document_id", "VARCHAR", "Document that tells it."),
        _r("sentence_id", "VARCHAR", "Sentence that states it best."),
        _r("event_type", "VARCHAR", "Type, from seeds/lexicon/events.toml."),
        _r("cameo", "VARCHAR", "CAMEO code of the type."),
        _r("plover", "VARCHAR", "PLOVER event type, with its mode after a colon where there is one."),
        _c("name", "VARCHAR", "What a conference or ceremony is called, or what is asked or promised; lower case."),
        _c("date_edtf", "VARCHAR", "Day or period, EDTF (ISO 8601-2), never more precise than the text."),
        _c("date_basis", "VARCHAR", "What the date rests on (ontology: explicit, header, published, ...)."),
        _c("date_start", "DATE", "First day that the date allows; null where the year is unknown."),
        _c("date_end", "DATE", "Last day that the date allows; null where the year is unknown."),
        _r("status", "VARCHAR", "occurred, ongoing, planned or cancelled."),
        _c("city", "VARCHAR", "City of the event."),
        _c("place_country", "VARCHAR", "Country of the event, ISO 3166 alpha-2."),
        _r("topics", "VARCHAR[]", "Codes of seeds/lexicon/topics.toml."),
        _r("scope", "VARCHAR", "international or domestic, decided by the sides."),
        _r("is_main", "BOOLEAN", "Whether the article reports it as its news."),
        _r("evidence", "VARCHAR", "The sentence.", unpacked=True),
        _r("confidence", "DOUBLE", "From 0 to 1: how sure the reading is."),
        _r("rule", "VARCHAR", "Trigger and frame that made the event."),
    ),
)

EVENT_MENTION_PARTICIPANT = Table(
    "event_mention_participant",
    "Who a document says takes part in an event and how; sides that are states stand here as countries.",
    ("event_mention_id", "position"),
    (
        _r("event_mention_id", "VARCHAR", "Event as the document tells it."),
        _r("document_id", "VARCHAR", "Document."),
        _r("position", "INTEGER", "Order in the text, from 0."),
        *_PARTICIPANT,
    ),
)

AGREEMENT_MENTION = Table(
    "agreement_mention",
    "What a document says of an instrument: signed, planned, in force or ended; one row per document and instrument.",
    ("agreement_mention_id",),
    (
        _r("agreement_mention_id", "VARCHAR", "Id: hash of document, kind, parties and evidence.", unpacked=True),
        _c(
            "agreement_id",
            "VARCHAR",
            "Agreement that is told of, over all documents. Derived at each load.",
            unpacked=True,
        ),
        _r("telling_id", "VARCHAR", "Hash of what is told: mentions that tell the very same have the same."),
        _r("keys", "UBIGINT[]", "Hashes of sides and subjects, of which tellings of one agreement share one."),
        _r("document_id", "VARCHAR", "Document that tells of it."),
        _r("sentence_id", "VARCHAR", "Sentence that states it best."),
        _c("event_mention_id", "VARCHAR", "The signing, where the document tells it."),
        _r(
            "kind",
            "VARCHAR",
            "treaty, arrangement, mou, programme, joint_statement, contract, minutes, intent, unspecified.",
        ),
        _r("level", "VARCHAR", "state, ministry, enterprise or other, from the parties."),
        _r("instrument_name", "VARCHAR", "The instrument's name as written."),
        _r("theme", "VARCHAR[]", "Words of its subject, without the parties, sorted."),
        _r("status", "VARCHAR", "signed, planned, in_force or ended."),
        _c(
            "stage",
            "VARCHAR",
            f"How far it has come, of all that the document says: {_STAGES}; null where it is silent.",
        ),
        _c("date_edtf", "VARCHAR", "Day of signing, EDTF."),
        _c("date_basis", "VARCHAR", "What the date rests on."),
        _c("date_start", "DATE", "First day that the date allows."),
        _c("date_end", "DATE", "Last day that the date allows."),
        _r("fields", "VARCHAR[]", "Fields of cooperation, codes of seeds/lexicon/topics.toml."),
        _c("value_amount", "DOUBLE", "Value of the instrument in `value_currency`."),
        _c("value_currency", "VARCHAR", "ISO 4217 code."),
        _c("period", "VARCHAR", "Years that it covers, EDTF interval: 2017/2021."),
        _c("term_years", "INTEGER", "Number of years for which it holds, where the text gives no first and last."),
        _r("instrument_count", "INTEGER", "Number of instruments told together."),
        _r("is_plural", "BOOLEAN", "Whether several instruments are told as one: nhiều thỏa thuận."),
        _r(
            "is_known",
            "BOOLEAN",
            "Whether it is one that everybody knows by its name (seeds/lexicon/instruments.toml).",
        ),
        _r("scope", "VARCHAR", "international or domestic, decided by the parties."),
        _r("is_main", "BOOLEAN", "Whether the article reports it as its news."),
        _r("evidence", "VARCHAR", "The sentence.", unpacked=True),
        _r("confidence", "DOUBLE", "From 0 to 1: how sure the reading is."),
        _r("rule", "VARCHAR", "Rule that made the agreement."),
    ),
)

AGREEMENT_MENTION_PARTY = Table(
    "agreement_mention_party",
    "Whom a document names as parties, signatories and witnesses of an instrument.",
    ("agreement_mention_id", "position"),
    (
        _r("agreement_mention_id", "VARCHAR", "Agreement as the document tells it."),
        _r("document_id", "VARCHAR", "Document."),
        _r("position", "INTEGER", "Order in the text, from 0."),
        *_PARTY,
    ),
)

AGREEMENT_MENTION_STAGE = Table(
    "agreement_mention_stage",
    "What a document says of the life of an instrument, each with its sentence.",
    ("agreement_mention_id", "position"),
    (
        _r("agreement_mention_id", "VARCHAR", "Agreement as the document tells it.", unpacked=True),
        _r("document_id", "VARCHAR", "Document."),
        _r("position", "INTEGER", "Order in the text, from 0."),
        _r("sentence_id", "VARCHAR", "Sentence that says it."),
        _r("stage", "VARCHAR", f"{_STAGES}; or left, where one of the parties leaves."),
        _r("is_ahead", "BOOLEAN", "Whether it is only asked for or planned: to be ratified, to be extended."),
        _c("date_edtf", "VARCHAR", "Since when it is so, or will be, EDTF."),
        _c("date_basis", "VARCHAR", "What the date rests on."),
        _c("date_start", "DATE", "First day that the date allows."),
        _c("date_end", "DATE", "Last day that the date allows."),
        _r("evidence", "VARCHAR", "The sentence.", unpacked=True),
    ),
)

EVENT = Table(
    "event",
    "What happened or was asked or promised: one row per event, however many documents tell it. Derived at each load.",
    ("event_id",),
    (
        _r("event_id", "VARCHAR", "Id: of the telling that was published first."),
        _r("event_type", "VARCHAR", "Type, from seeds/lexicon/events.toml."),
        _r("cameo", "VARCHAR", "CAMEO code of the type."),
        _r("plover", "VARCHAR", "PLOVER event type, with its mode after a colon where there is one."),
        _c("name", "VARCHAR", "What a conference or ceremony is called, or what is asked or promised; lower case."),
        _c("date_edtf", "VARCHAR", "Day or period, EDTF: the most precise that no telling contradicts."),
        _c("date_basis", "VARCHAR", "What the date rests on in the document that gives it."),
        _c("date_start", "DATE", "First day that the date allows; null where the year is unknown."),
        _c("date_end", "DATE", "Last day that the date allows; null where the year is unknown."),
        _r("status", "VARCHAR", "occurred, ongoing, planned or cancelled: what was said last; done stays done."),
        _c("city", "VARCHAR", "City of the event."),
        _c("place_country", "VARCHAR", "Country of the event, ISO 3166 alpha-2."),
        _r("topics", "VARCHAR[]", "Codes of seeds/lexicon/topics.toml."),
        _r("scope", "VARCHAR", "international or domestic, decided by the sides."),
        _r("is_main", "BOOLEAN", "Whether an article reports it as its news."),
        _c("part_of", "VARCHAR", "Visit in which it took place."),
        _r("mentions", "INTEGER", "Number of mentions, copies among them."),
        _r("reports", "INTEGER", "Number of independent reports: near copies count once."),
        _r("contradictions", "VARCHAR[]", "Dates and places that tellings give and others contradict, sorted."),
        _c("first_published", "DATE", "Day of the first report."),
        _c("last_published", "DATE", "Day of the last report."),
        _r("document_id", "VARCHAR", "Document that tells it best."),
        _r("sentence_id", "VARCHAR", "Sentence that states it best."),
        _r("evidence", "VARCHAR", "That sentence."),
        _r("confidence", "DOUBLE", "From 0 to 1: how sure the best reading is."),
    ),
    per_document=False,
)

EVENT_PARTICIPANT = Table(
    "event_participant",
    "Who takes part in an event and how, by all its mentions. Derived at each load.",
    ("event_id", "position"),
    (
        _r("event_id", "VARCHAR", "Event."),
        _r("position", "INTEGER", "Order, from 0: as in the best telling, then by the others."),
        *_PARTICIPANT,
        _r("mentions", "INTEGER", "Number of mentions that name the participant."),
    ),
    per_document=False,
)

_LIFE = (
    _c("promised_on", "DATE", "Day on which it was first told as proposed or under negotiation."),
    _c("signed_on", "DATE", "Day of signing, where it is told to the day."),
    _c("in_force_on", "DATE", "Day of entry into force, where it is told to the day; it may lie ahead."),
    _c(
        "ends_on",
        "DATE",
        "Last day that it covers: as told, or of its period or term. Whether it ended, `stage` says.",
    ),
)

AGREEMENT = Table(
    "agreement",
    "Instruments: one row per instrument, however many documents tell of it. Derived at each load.",
    ("agreement_id",),
    (
        _r("agreement_id", "VARCHAR", "Id: of the telling that was published first."),
        _c("event_id", "VARCHAR", "The signing."),
        _r(
            "kind",
            "VARCHAR",
            "treaty, arrangement, mou, programme, joint_statement, contract, minutes, intent, unspecified.",
        ),
        _r("level", "VARCHAR", "state, ministry, enterprise or other, from the parties."),
        _r("instrument_name", "VARCHAR", "The instrument's fullest name as written."),
        _r("status", "VARCHAR", "signed, planned, in_force or ended: how far it has come, at most."),
        _c("stage", "VARCHAR", f"Where it stands: {_STAGES}; from `agreement_statement`. Null where nobody says it."),
        _c("date_edtf", "VARCHAR", "Day of signing, EDTF."),
        _c("date_basis", "VARCHAR", "What the date rests on."),
        _c("date_start", "DATE", "First day that the date allows."),
        _c("date_end", "DATE", "Last day that the date allows."),
        *_LIFE,
        _r("fields", "VARCHAR[]", "Fields of cooperation, codes of seeds/lexicon/topics.toml."),
        _c("value_amount", "DOUBLE", "Value of the instrument in `value_currency`."),
        _c("value_currency", "VARCHAR", "ISO 4217 code."),
        _c("period", "VARCHAR", "Years that it covers, EDTF interval: 2017/2021."),
        _c("term_years", "INTEGER", "Number of years for which it holds, where the text gives no first and last."),
        _r("instrument_count", "INTEGER", "Number of instruments told together."),
        _r("scope", "VARCHAR", "international or domestic, decided by the parties."),
        _r("is_main", "BOOLEAN", "Whether an article reports it as its news."),
        _r("mentions", "INTEGER", "Number of mentions, copies among them."),
        _r("reports", "INTEGER", "Number of independent reports: near copies count once."),
        _r("contradictions", "VARCHAR[]", "Dates that tellings give and others contradict, sorted."),
        _c("first_published", "DATE", "Day of the first report."),
        _c("last_published", "DATE", "Day of the last report."),
        _r("document_id", "VARCHAR", "Document that tells it best."),
        _r("sentence_id", "VARCHAR", "Sentence that states it best."),
        _r("evidence", "VARCHAR", "That sentence."),
        _r("confidence", "DOUBLE", "From 0 to 1: how sure the best reading is."),
    ),
    per_document=False,
)

AGREEMENT_PARTY = Table(
    "agreement_party",
    "Parties, signatories and witnesses of an instrument, by all its mentions. Derived at each load.",
    ("agreement_id", "position"),
    (
        _r("agreement_id", "VARCHAR", "Agreement."),
        _r("position", "INTEGER", "Order, from 0: as in the best telling, then by the others."),
        *_PARTY,
        _r("mentions", "INTEGER", "Number of mentions that name the party."),
    ),
    per_document=False,
)

_CARD = (
    _r("scope", "VARCHAR", "international or domestic, decided by the sides."),
    _r("is_main", "BOOLEAN", "Whether an article reports it as its news."),
    _r("reports", "INTEGER", "Number of independent reports: near copies count once."),
    _r("mentions", "INTEGER", "Number of mentions, copies among them."),
    _r("contradictions", "VARCHAR[]", "Dates and places that tellings give and others contradict, sorted."),
    _c("first_published", "DATE", "Day of the first report."),
    _c("last_published", "DATE", "Day of the last report."),
    _r("confidence", "DOUBLE", "From 0 to 1: how sure the best reading is."),
    _c("title", "VARCHAR", "Headline of the article that tells it best."),
    _c("publisher", "VARCHAR", "Publisher of that article."),
    _c("url", "VARCHAR", "Address of that article."),
    _r("source_path", "VARCHAR", "Path of that article, as given."),
    _r("document_id", "VARCHAR", "Document that tells it best."),
    _r("evidence", "VARCHAR", "The sentence that states it best.", unpacked=True),
    _r("plain", "VARCHAR", "Names, headline and evidence in small letters without accents, for search.", unpacked=True),
)

EVENT_CARD = Table(
    "event_card",
    "All of an event in one row, for questions: who, what, when, where, and where it is written. Derived at each load.",
    ("event_id",),
    (
        _r("event_id", "VARCHAR", "Event.", unpacked=True),
        _r("event_type", "VARCHAR", "Type, from seeds/lexicon/events.toml."),
        _r("cameo", "VARCHAR", "CAMEO code of the type."),
        _r("plover", "VARCHAR", "PLOVER event type, with its mode after a colon where there is one."),
        _c("happened", "VARCHAR", "Day or period, EDTF (ISO 8601-2)."),
        _c("date_start", "DATE", "First day that the date allows; null where the year is unknown."),
        _c("date_end", "DATE", "Last day that the date allows; null where the year is unknown."),
        _c("date_basis", "VARCHAR", "What the date rests on in the document that gives it."),
        _r("status", "VARCHAR", "occurred, ongoing, planned or cancelled."),
        _r("countries", "VARCHAR[]", "ISO 3166 alpha-2 codes (and EU) of the sides that are states, in order."),
        _c("sides", "VARCHAR", "Vietnamese names of these countries."),
        _r("persons", "VARCHAR[]", "Names of the persons who take part, in order."),
        _r("organizations", "VARCHAR[]", "Names of the organizations that take part as such, in order."),
        _c("city", "VARCHAR", "City of the event."),
        _c("place_country", "VARCHAR", "Country of the event, ISO 3166 alpha-2."),
        _r("topics", "VARCHAR[]", "Codes of seeds/lexicon/topics.toml."),
        _c("part_of", "VARCHAR", "Visit in which it took place."),
        *_CARD,
    ),
    per_document=False,
)

AGREEMENT_CARD = Table(
    "agreement_card",
    "All of an agreement in one row, for questions: who, what, when, how far it has come, and where it is written. "
    "Derived at each load.",
    ("agreement_id",),
    (
        _r("agreement_id", "VARCHAR", "Agreement.", unpacked=True),
        _c("event_id", "VARCHAR", "The signing."),
        _r(
            "kind",
            "VARCHAR",
            "treaty, arrangement, mou, programme, joint_statement, contract, minutes, intent, unspecified.",
        ),
        _r("level", "VARCHAR", "state, ministry, enterprise or other, from the parties."),
        _r("instrument_name", "VARCHAR", "The instrument's fullest name as written."),
        _r("status", "VARCHAR", "signed, planned, in_force or ended: how far it has come."),
        _c("stage", "VARCHAR", f"Where it stands: {_STAGES}. Null where nobody says it."),
        _c("signed", "VARCHAR", "Day of signing, EDTF (ISO 8601-2)."),
        _c("date_start", "DATE", "First day that the date allows."),
        _c("date_end", "DATE", "Last day that the date allows."),
        _c("date_basis", "VARCHAR", "What the date rests on."),
        *_LIFE,
        _r("countries", "VARCHAR[]", "ISO 3166 alpha-2 codes (and EU) of the sides, in order."),
        _c("sides", "VARCHAR", "Vietnamese names of these countries."),
        _r("parties", "VARCHAR[]", "Names of the parties, organizations or countries, in order."),
        _r("signatories", "VARCHAR[]", "Names of the persons who signed, in order."),
        _r("witnesses", "VARCHAR[]", "Names of those who witnessed, in order."),
        _r("fields", "VARCHAR[]", "Fields of cooperation, codes of seeds/lexicon/topics.toml."),
        _c("value_amount", "DOUBLE", "Value of the instrument in `value_currency`."),
        _c("value_currency", "VARCHAR", "ISO 4217 code."),
        _c("period", "VARCHAR", "Years that it covers, EDTF interval: 2017/2021."),
        _r("instrument_count", "INTEGER", "Number of instruments told together."),
        *_CARD,
    ),
    per_document=False,
)

PARTICIPATION = Table(
    "participation",
    "Who took part in what: a person, organization or country in an event or agreement, one row each. Derived at each "
    "load.",
    ("subject_id", "position"),
    (
        _r("subject", "VARCHAR", "event or agreement."),
        _r("subject_id", "VARCHAR", "Event or agreement.", unpacked=True),
        _r("position", "INTEGER", "Order, from 0: as in the best telling, then by the others."),
        _r("kind", "VARCHAR", "person, organization or country."),
        _r("name", "VARCHAR", "Canonical name; for countries the Vietnamese name."),
        _r("plain_name", "VARCHAR", "The name in small letters without accents, for search."),
        _r("entity_id", "VARCHAR", "Person, organization, or ISO 3166 code of the country."),
        _c("country", "VARCHAR", "ISO 3166 alpha-2 code, or EU."),
        _r("role", "VARCHAR", "Role in the event, or party, side, signatory or witness of the agreement."),
        _r("type", "VARCHAR", "Type of the event, or kind of the agreement."),
        _r("status", "VARCHAR", "Status of the event or agreement."),
        _c("happened", "VARCHAR", "Day or period, EDTF (ISO 8601-2)."),
        _c("date_start", "DATE", "First day that the date allows."),
        _c("date_end", "DATE", "Last day that the date allows."),
    ),
    per_document=False,
)

TELLING_LINK = Table(
    "telling_link",
    "Pairs of tellings that mean the same event or agreement, with the reason. Derived at each load.",
    ("one_id", "other_id"),
    (
        _r("one_id", "VARCHAR", "Telling (`event_mention.telling_id` or `agreement_mention.telling_id`)."),
        _r("other_id", "VARCHAR", "Another telling, by id behind the first."),
        _r("strength", "INTEGER", "How sure it is, from 0 to 100: stronger links are followed first."),
        _r("reason", "VARCHAR", "What the two have in common."),
    ),
    per_document=False,
)

DECISION = Table(
    "decision",
    "What somebody decided by hand: that two tellings mean the same, or that they do not.",
    ("decision_id",),
    (
        _r("decision_id", "VARCHAR", "Id: hash of the two tellings."),
        _r("action", "VARCHAR", "merge or split."),
        _r("subject", "VARCHAR", "event or agreement."),
        _r("one_document", "VARCHAR", "Document of the one telling."),
        _r("one_type", "VARCHAR", "Its event type, or kind of agreement."),
        _r("one_evidence", "VARCHAR", "Its sentence, by which it is found again when rules have changed."),
        _r("other_document", "VARCHAR", "Document of the other telling."),
        _r("other_type", "VARCHAR", "Its event type, or kind of agreement."),
        _r("other_evidence", "VARCHAR", "Its sentence."),
        _c("reason", "VARCHAR", "Why, in the words of who decided."),
        _r("decided_at", "TIMESTAMP", "When, UTC."),
    ),
    per_document=False,
)

PERSON = Table(
    "person",
    "Named persons of a document with the title or role that it states, and all others who take part in something.",
    ("document_id", "person_id"),
    (
        _r("document_id", "VARCHAR", "Document."),
        _r("person_id", "VARCHAR", "Person of seeds/reference, or else a hash of name and country."),
        _r("name", "VARCHAR", "Name, canonical or as the document best gives it, without titles."),
        _c("role", "VARCHAR", "Titles and offices as written."),
        _c("organization", "VARCHAR", "Organization of the office, by the name that `organization` has for it."),
        _c("organization_id", "VARCHAR", "Organization of the office."),
        _c("country", "VARCHAR", "ISO 3166 alpha-2 code, or EU."),
        _r("surfaces", "VARCHAR[]", "Names as written, sorted; none where only an office or a place stands for it."),
    ),
)

ORGANIZATION = Table(
    "organization",
    "Organizations that a document names, and all others that take part in something.",
    ("document_id", "organization_id"),
    (
        _r("document_id", "VARCHAR", "Document."),
        _r("organization_id", "VARCHAR", "Organization of seeds/reference, or else a hash of name and country."),
        _r("name", "VARCHAR", "Full Vietnamese name as the document best gives it, or else the usual one."),
        _c("short_name", "VARCHAR", "Usual abbreviation, or what the document shortens the name to."),
        _c("kind", "VARCHAR", "ministry, party, enterprise, ...: of the reference data, or as it is called."),
        _c("country", "VARCHAR", "ISO 3166 alpha-2 code, or EU."),
        _r("surfaces", "VARCHAR[]", "Names as written, sorted; none where only an office or a place stands for it."),
    ),
)

SPELLING = Table(
    "spelling",
    "Every name by which documents call a person or an organization, for looking it up. Kept up to date at each load.",
    ("kind", "entity_id", "name"),
    (
        _r("kind", "VARCHAR", "person or organization."),
        _r("entity_id", "VARCHAR", "Person or organization."),
        _r("name", "VARCHAR", "Name, or of an organization also a short name or a name as written."),
        _r("plain_name", "VARCHAR", "The name in small letters without accents, for search."),
        _r("documents", "INTEGER", "Number of documents, copies among them."),
    ),
    per_document=False,
)

ISSUE = Table(
    "issue",
    "What was rejected or could not be resolved, with stage and reason.",
    ("issue_id",),
    (
        _r("issue_id", "VARCHAR", "Id: hash of source path, stage and reason."),
        _r("run_id", "VARCHAR", "Run that met it last."),
        _r("source_path", "VARCHAR", "Input that it is about, as given."),
        _c("document_id", "VARCHAR", "Document, where it became one."),
        _r("stage", "VARCHAR", "extract, transform or load."),
        _r("reason", "VARCHAR", "Short code: empty, binary, encoding, too_large, missing, unreadable, language, ..."),
        _r("message", "VARCHAR", "What is wrong and what to do, for a person."),
    ),
    per_document=False,
)

RUN = Table(
    "run",
    "Runs of the pipeline against this warehouse.",
    ("run_id",),
    (
        _r("run_id", "VARCHAR", "Id of the Prefect flow run, or of the direct run."),
        _r("started_at", "TIMESTAMP", "Start, UTC."),
        _c("finished_at", "TIMESTAMP", "End, UTC; null while it runs or after it was killed."),
        _r("rules_version", "VARCHAR", "Hash of the rules that read the documents."),
        _r(
            "sources",
            "VARCHAR[]",
            "Files, folders, sources and addresses that were read, as given; none for a replay of kept bytes.",
        ),
        _r("inputs", "INTEGER", "Inputs found."),
        _r("loaded", "INTEGER", "Documents loaded, new or changed."),
        _r("unchanged", "INTEGER", "Documents skipped because neither bytes nor rules changed."),
        _r("rejected", "INTEGER", "Inputs rejected into `issue`."),
        _r("status", "VARCHAR", "running, completed, completed_with_issues, failed or interrupted (killed)."),
    ),
    per_document=False,
)

REFERENCE_COUNTRY = Table(
    "reference_country",
    "Countries of the reference data (seeds/reference/countries.csv).",
    ("code",),
    (
        _r("code", "VARCHAR", "ISO 3166 alpha-2 code, or EU."),
        _r("name", "VARCHAR", "Usual Vietnamese name."),
        _c("official_name", "VARCHAR", "Official Vietnamese name."),
        _r("aliases", "VARCHAR[]", "Other names and spellings."),
        _r("source", "VARCHAR", "Where the fact can be checked."),
    ),
    per_document=False,
)

REFERENCE_ORGANIZATION = Table(
    "reference_organization",
    "Organizations of the reference data (seeds/reference/organizations.csv).",
    ("organization_id",),
    (
        _r("organization_id", "VARCHAR", "Id, a readable slug."),
        _r("name", "VARCHAR", "Canonical Vietnamese name."),
        _c("short_name", "VARCHAR", "Usual abbreviation."),
        _r("aliases", "VARCHAR[]", "Other names and spellings."),
        _c("country", "VARCHAR", "ISO 3166 alpha-2 code, or EU."),
        _r("kind", "VARCHAR", "Kind of organization."),
        _c("parent_id", "VARCHAR", "Organization that it belongs to, or last belonged to."),
        _c("founded", "VARCHAR", "EDTF."),
        _c("dissolved", "VARCHAR", "EDTF."),
        _r("source", "VARCHAR", "Where the fact can be checked."),
    ),
    per_document=False,
)

REFERENCE_SUCCESSION = Table(
    "reference_succession",
    "Which organization followed which, when and for what.",
    ("predecessor_id", "successor_id"),
    (
        _r("predecessor_id", "VARCHAR", "Organization that ended or gave up functions."),
        _r("successor_id", "VARCHAR", "Organization that took them over."),
        _r("date", "VARCHAR", "EDTF."),
        _c("scope", "VARCHAR", "What was taken over; null for everything."),
        _r("source", "VARCHAR", "Where the fact can be checked."),
    ),
    per_document=False,
)

REFERENCE_PERSON = Table(
    "reference_person",
    "Persons of the reference data (seeds/reference/persons.csv).",
    ("person_id",),
    (
        _r("person_id", "VARCHAR", "Id, a readable slug; one that goes on behind the name says that others bear it."),
        _r("name", "VARCHAR", "Usual full spelling of the name."),
        _r("aliases", "VARCHAR[]", "Other names and spellings."),
        _c("country", "VARCHAR", "ISO 3166 alpha-2 code, or EU."),
        _r("source", "VARCHAR", "Where the fact can be checked."),
    ),
    per_document=False,
)

REFERENCE_MEMBERSHIP = Table(
    "reference_membership",
    "Who held which post, and when (seeds/reference/memberships.csv).",
    ("membership_id",),
    (
        _r("membership_id", "VARCHAR", "Id: hash of person, post, organization, country and first day."),
        _r("person_id", "VARCHAR", "Person."),
        _r("post", "VARCHAR", "The office: Bộ trưởng, Thủ tướng, Quyền Bộ trưởng, ..."),
        _c("organization_id", "VARCHAR", "Organization of the office; heads of state have a country only."),
        _c("country", "VARCHAR", "ISO 3166 alpha-2 code, or EU."),
        _c("start_date", "VARCHAR", "EDTF; null where it is not known."),
        _c("end_date", "VARCHAR", "EDTF; null where it has not ended, or that is not known."),
        _r("source", "VARCHAR", "Where the fact can be checked."),
    ),
    per_document=False,
)

REFERENCE_FORMER_ID = Table(
    "reference_former_id",
    "Ids that persons and organizations of the reference data had while they were unknown: hashes of their names.",
    ("former_id",),
    (
        _r("former_id", "VARCHAR", "The provisional id."),
        _r("kind", "VARCHAR", "person or organization."),
        _r("entity_id", "VARCHAR", "The lasting id."),
        _r("name", "VARCHAR", "Name that the provisional id was made of."),
    ),
    per_document=False,
)

TABLES: tuple[Table, ...] = (
    RAW, DOCUMENT, SKETCH, COPY_LINK, REMOVED, SENTENCE, MENTION, EVENT_MENTION, EVENT_MENTION_PARTICIPANT,
    AGREEMENT_MENTION, AGREEMENT_MENTION_PARTY, AGREEMENT_MENTION_STAGE, PERSON, ORGANIZATION, SPELLING, EVENT,
    EVENT_PARTICIPANT, AGREEMENT, AGREEMENT_PARTY, EVENT_CARD, AGREEMENT_CARD, PARTICIPATION, TELLING_LINK,
    DECISION, ISSUE, RUN, REFERENCE_COUNTRY, REFERENCE_ORGANIZATION, REFERENCE_SUCCESSION, REFERENCE_PERSON,
    REFERENCE_MEMBERSHIP, REFERENCE_FORMER_ID,
)  # fmt: skip
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
PER_DOCUMENT: tuple[Table, ...] = tuple(table for table in TABLES if table.per_document)
REFERENCE: tuple[Table, ...] = tuple(table for table in TABLES if table.name.startswith("reference_"))
