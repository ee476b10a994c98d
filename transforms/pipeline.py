"""The whole transform: raw texts in, frames of the warehouse's tables out."""

from collections.abc import Mapping

import polars as pl

from transforms.article import build_article, is_international
from transforms.documents import read_documents
from transforms.model import Document
from transforms.names import organizations_of, persons_of
from transforms.rows import Row, RowWriter
from transforms.rules import Rules, load_rules
from transforms.sentences import split_sentences
from transforms.story import Story, read_story
from transforms.terms import lower
from warehouse.tables import BY_NAME

__all__ = ["Rules", "load_rules", "transform"]

NOTHING = Story([], [])
WRITTEN_BY_FLOW = frozenset({"run_id", "issue_id"})


def transform(raw: pl.DataFrame, rules: Rules) -> dict[str, pl.DataFrame]:
    """Read a batch of raw texts.

    ``raw`` has the columns document_id, source_path, sha256, fingerprint, media_type, encoding,
    text, title, published, publisher, url and fetched. The result holds a frame for each table
    that belongs to documents (all but the raw bytes), and ``issue``; the columns ``run_id`` and
    ``issue_id`` are the flow's to fill.
    """
    frames = read_documents(raw)
    kinds = {o.organization_id: o.kind for o in rules.reference.organizations}
    writer = RowWriter(rules.lexicon, kinds, {c.code: c.name for c in rules.reference.countries})
    international = frozenset(key for key, kind in kinds.items() if kind == "international")
    persons: list[Row] = []
    organizations: list[Row] = []
    scopes: list[str] = []
    for row in frames.documents.iter_rows(named=True):
        document = Document(
            row["document_id"], row["title"], row["body"], row["published"], row["published_basis"], row["publisher"]
        )
        scopes.append(_read(document, rules, international, writer, persons, organizations))
    documents = frames.documents.with_columns(
        pl.Series("scope", scopes, dtype=pl.String), pl.lit(rules.version).alias("rules_version")
    )
    rows = writer.rows | {"person": persons, "organization": organizations}
    return {"document": documents, "removed": frames.removed, "issue": frames.issues, **_frames(rows)}


def _read(
    document: Document,
    rules: Rules,
    international: frozenset[str],
    writer: RowWriter,
    persons: list[Row],
    organizations: list[Row],
) -> str:
    """Read one document into rows; return its scope."""
    sentences = split_sentences(document.body, document.title is not None)
    mentions = rules.names.read(document, sentences)
    dates = rules.dates.read(document, sentences, mentions)
    lowered = lower(document.body)
    abroad = is_international(mentions, international)
    triggers = list(rules.lexicon.scanner.scan(lowered)) if abroad else []
    article = build_article(document, lowered, sentences, mentions, dates, triggers)
    story = read_story(article, rules.lexicon, rules.conferences, international) if abroad else NOTHING
    columns = [c.name for c in BY_NAME["person"].columns if c.name != "document_id"]
    persons += [(document.document_id, *(p[c] for c in columns)) for p in persons_of(mentions)]
    columns = [c.name for c in BY_NAME["organization"].columns if c.name != "document_id"]
    organizations += [(document.document_id, *(o[c] for c in columns)) for o in organizations_of(mentions)]
    return writer.add(article, story)


def _frames(rows: Mapping[str, list[Row]]) -> dict[str, pl.DataFrame]:
    """Make the frames of the tables from rows in the order of their columns."""
    frames = {}
    for name, table_rows in rows.items():
        schema = {c: t for c, t in BY_NAME[name].polars_schema.items() if c not in WRITTEN_BY_FLOW}
        columns = zip(*table_rows, strict=True) if table_rows else [()] * len(schema)
        frames[name] = pl.DataFrame(
            [pl.Series(c, v, dtype=t) for (c, t), v in zip(schema.items(), columns, strict=True)]
        )
    return frames
