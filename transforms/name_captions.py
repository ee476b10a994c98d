"""Persons whom the captions of photographs tell with an office, where the body does not."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from transforms.model import Document, Mention
from transforms.name_people import same_name
from transforms.name_rows import persons_of
from transforms.name_scan import TITLE
from transforms.name_text import is_vietnamese, name_key
from transforms.names import NameReader
from transforms.sentences import split_sentences
from transforms.terms import read_text

_CAPTION = "caption"  # stands in the name of every rule that takes captions out
_CASUAL = frozenset({"title:crowd", "title:occupation", "title:group", "title:member", "name", "bare"})


def persons_shown(
    reader: NameReader, documents: Sequence[Document], removed: pl.DataFrame, mentions: Sequence[Sequence[Mention]]
) -> list[list[dict[str, Any]]]:
    """Rows of the table ``person`` for whom only captions tell with an office, by document."""
    captions = _captions(removed)
    shown = [(n, d, captions[d.document_id]) for n, d in enumerate(documents) if d.document_id in captions]
    scans = reader.scan([read_text(text) for _, _, text in shown])
    rows: list[list[dict[str, Any]]] = [[] for _ in documents]
    for (n, document, text), scan in zip(shown, scans, strict=True):
        if not any(hit[2].kind == TITLE for hit in scan.items):
            continue
        caption = Document(document.document_id, None, text, document.published)
        found = reader.read(caption, split_sentences(text, False), scan)
        told = {name_key(m.name) for m in mentions[n] if m.kind == "person" and m.name}
        known = {m.entity_id for m in mentions[n]}  # also by another spelling of the name
        officers = [row for row in persons_of(_officers(found)) if row["person_id"] not in known]
        rows[n] = [row for row in officers if row["name"] not in document.body and _is_new(row["name"], told)]
    return rows


def _captions(removed: pl.DataFrame) -> dict[str, str]:
    """The captions of each document, a line each."""
    captions = removed.filter(pl.col("reason").str.contains(_CAPTION, literal=True))
    return dict(captions.group_by("document_id").agg(pl.col("text").str.join("\n")).iter_rows())


def _officers(mentions: Sequence[Mention]) -> list[Mention]:
    """The persons told in full with an office; captions are short and tell short names of whom the body means."""
    return [m for m in mentions if m.kind == "person" and m.rule not in _CASUAL and " " in (m.name or "")]


def _is_new(name: str, told: set[tuple[str, ...]]) -> bool:
    """Whether the body names nobody so; foreigners are told there by any part of their names, too."""
    key = name_key(name)
    if all(map(is_vietnamese, name.split(" "))):
        return not any(same_name(key, other) for other in told)
    return not any(word in other for other in told for word in key)
