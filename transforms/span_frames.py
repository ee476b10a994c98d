"""Frames of the sentences, mentions and dates of many documents, made by columns as they are so many."""

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

import polars as pl

from transforms.model import DateMention, Document, Mention, Sentence
from warehouse.tables import MENTION, SENTENCE

# The attribute that holds each column of the tables; what a date does not have is left empty.
OF_SENTENCE = {"position": "position", "start_offset": "start", "end_offset": "end", "part": "part", "text": "text"}
OF_MENTION = {
    "start_offset": "start", "end_offset": "end", "kind": "kind", "surface": "surface", "name": "name",
    "entity_id": "entity_id", "country": "country", "role": "role", "organization": "organization", "rule": "rule",
    "holder_id": "holder_id",
}  # fmt: skip
OF_DATE = {
    "start_offset": "start", "end_offset": "end", "surface": "surface", "name": "edtf", "role": "basis", "rule": "rule",
}  # fmt: skip
BODY = 1 << 32  # more characters than any body has


def sentence_id(document_id: str, position: int) -> str:
    """Return the id of a sentence, as the frame has it."""
    return f"s_{document_id}_{position}"


def span_frames(
    documents: Sequence[Document],
    sentences: Sequence[Sequence[Sentence]],
    mentions: Sequence[Sequence[Mention]],
    dates: Sequence[Sequence[DateMention]],
) -> dict[str, pl.DataFrame]:
    """Make the frames of the tables ``sentence`` and ``mention``, this sentence by sentence, its dates last."""
    ids = pl.Series("document_id", [document.document_id for document in documents], dtype=pl.String)
    told = _frame(sentences, OF_SENTENCE, SENTENCE.polars_schema, ids)
    told = told.with_columns(pl.format("s_{}_{}", "document_id", "position").alias("sentence_id"))
    dated = _frame(dates, OF_DATE, MENTION.polars_schema, ids).with_columns(
        pl.lit("date").alias("kind"), pl.col("rule").replace("", "date")
    )
    found = pl.concat([_frame(mentions, OF_MENTION, MENTION.polars_schema, ids), dated], how="diagonal")
    found = found.with_columns(_sentences_of(found, told)).sort("sentence", maintain_order=True)
    found = found.with_columns(
        pl.format("m_{}_{}_{}_{}", "document_id", "start_offset", "end_offset", "kind").alias("mention_id"),
        told["sentence_id"].gather(found["sentence"]),
    )
    return {
        "sentence": told.select(SENTENCE.polars_schema.names()),
        "mention": found.select(MENTION.polars_schema.names()),
    }


def _frame(found: Sequence[Sequence[Any]], names: dict[str, str], schema: pl.Schema, ids: pl.Series) -> pl.DataFrame:
    """Make a frame of what was found in each document, with the number of the document and its id."""
    rows = list(map(attrgetter(*names.values()), chain.from_iterable(found)))
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    frame = pl.DataFrame([pl.Series(n, values, dtype=schema[n]) for n, values in zip(names, columns, strict=True)])
    sizes = pl.DataFrame({"size": list(map(len, found))}, schema={"size": pl.UInt32})
    number = sizes.select(pl.int_range(pl.len(), dtype=pl.Int64).repeat_by("size").list.explode().drop_nulls())
    return frame.with_columns(number.to_series().alias("document"), ids.gather(number.to_series()))


def _sentences_of(spans: pl.DataFrame, sentences: pl.DataFrame) -> pl.Series:
    """Find the row of the sentence that each span begins in: the last one of the document that begins no later."""
    place = pl.col("document") * BODY + pl.col("start_offset")
    first = pl.when(pl.col("position") == 0).then(pl.col("document") * BODY).otherwise(place)
    starts = sentences.select(first).to_series()
    return (starts.search_sorted(spans.select(place).to_series(), side="right") - 1).alias("sentence")
