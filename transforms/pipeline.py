"""The whole transform: raw texts in, frames of the warehouse's tables out."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import polars as pl
import pyarrow as pa

from transforms.article import build_article, is_international
from transforms.documents import read_documents
from transforms.model import Document
from transforms.name_captions import persons_shown
from transforms.names import organizations_of, persons_of
from transforms.participants import with_participants
from transforms.rows import DOMESTIC, Row, RowWriter
from transforms.rules import Rules, load_rules
from transforms.sentences import split_sentences
from transforms.sketches import sketch
from transforms.span_frames import span_frames
from transforms.story import read_story
from transforms.terms import read_text
from warehouse.tables import BY_NAME

__all__ = ["Rules", "load_rules", "transform"]

ARROW_LISTS: dict[Any, pa.DataType] = {
    pl.String: pa.large_list(pa.large_string()),
    pl.UInt64: pa.large_list(pa.uint64()),
}
WRITTEN_BY_FLOW = frozenset({"run_id", "issue_id"})


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Spare a batch the search for cycles in its many small objects, which has none and takes a sixth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_no_garbage_collection()
def transform(raw: pl.DataFrame, rules: Rules) -> dict[str, pl.DataFrame]:
    """Read a batch of raw texts.

    ``raw`` has the columns document_id, source_path, sha256, fingerprint, media_type, encoding,
    text, title, published, publisher, url and fetched. The result holds a frame for each table
    that belongs to documents (all but the raw bytes), and ``issue``; the columns ``run_id`` and
    ``issue_id`` are the flow's to fill.
    """
    frames = read_documents(raw)
    scopes, read = _read(frames.read, frames.removed, rules)
    scoped = frames.documents.with_columns(
        pl.Series("scope", scopes, dtype=pl.String),
        pl.lit(rules.version).alias("rules_version"),
        duplicate_of=pl.lit(None, pl.String),
    )
    made = {"document": scoped, "sketch": sketch(scoped), "removed": frames.removed, "issue": frames.issues}
    return made | read


def _read(documents: list[Document], removed: pl.DataFrame, rules: Rules) -> tuple[list[str], dict[str, pl.DataFrame]]:
    """Read the documents of a batch; return their scopes and the frames of the tables.

    All documents go through a stage before the next one begins: its automata and patterns
    then stay in the processor's cache.
    """
    bodies = rules.reference.organizations
    kinds = {o.organization_id: "international" if o.is_of_many_states else o.kind for o in bodies}
    international = {o.organization_id: o.country for o in bodies if o.is_of_many_states}
    texts = [read_text(document.body) for document in documents]
    sentences = [split_sentences(document.body, document.title is not None) for document in documents]
    mentions = list(map(rules.names.read, documents, sentences, rules.names.scan(texts)))
    dates = list(map(rules.dates.read, documents, sentences, mentions, texts))
    abroad = [number for number, found in enumerate(mentions) if is_international(found, international)]
    triggers = [list(rules.lexicon.scanner.scan_letters(texts[n].letters, texts[n].words)) for n in abroad]
    articles = [
        build_article(documents[n], texts[n], sentences[n], mentions[n], dates[n], found)
        for n, found in zip(abroad, triggers, strict=True)
    ]
    stories = [read_story(a, rules.lexicon, rules.conferences, international, rules.houses) for a in articles]
    writer = RowWriter(rules.lexicon, kinds, {c.code: c.name for c in rules.reference.countries})
    scopes, resolved = [DOMESTIC] * len(documents), list(mentions)
    for n, article, story in zip(abroad, articles, stories, strict=True):
        scopes[n], resolved[n] = writer.add(article, story), article.mentions()
    shown = persons_shown(rules.names, documents, removed, mentions)
    people = [[*persons_of(found), *others] for found, others in zip(mentions, shown, strict=True)]
    rows = writer.rows | {
        "person": _rows_of("person", documents, people),
        "organization": _rows_of("organization", documents, map(organizations_of, mentions)),
    }
    frames = span_frames(documents, sentences, resolved, dates) | _frames(rows)
    return scopes, frames | with_participants(frames, rules.reference.organizations)


def _rows_of(table: str, documents: list[Document], rows: Iterable[list[dict[str, Any]]]) -> list[Row]:
    """Make the rows of a table that derives from names alone."""
    columns = [column.name for column in BY_NAME[table].columns if column.name != "document_id"]
    return [
        (document.document_id, *map(row.__getitem__, columns))
        for document, found in zip(documents, rows, strict=True)
        for row in found
    ]


def _frames(rows: Mapping[str, list[Row]]) -> dict[str, pl.DataFrame]:
    """Make the frames of the tables from rows in the order of their columns."""
    frames = {}
    for name, table_rows in rows.items():
        schema = {c: t for c, t in BY_NAME[name].polars_schema.items() if c not in WRITTEN_BY_FLOW}
        columns = zip(*table_rows, strict=True) if table_rows else [()] * len(schema)
        frames[name] = pl.DataFrame([_series(c, v, t) for (c, t), v in zip(schema.items(), columns, strict=True)])
    return frames


def _series(name: str, values: Sequence[Any], dtype: pl.DataType) -> pl.Series:
    """Make a column; lists by way of Arrow, as Polars would make a column of each of them."""
    if isinstance(dtype, pl.List):
        return pl.Series(name, pa.array(values, ARROW_LISTS[dtype.inner]))
    return pl.Series(name, values, dtype=dtype)
