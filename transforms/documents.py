"""Raw texts to documents: characters, layout, boilerplate, language."""

from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from transforms.boilerplate import Stripped, strip_boilerplate
from transforms.language import language
from transforms.layouts import Article, edtf, read_layout
from transforms.model import Document
from transforms.normalize import clean_characters
from transforms.publishers import publisher_at, publisher_by_credit
from warehouse.tables import DOCUMENT, ISSUE, REMOVED

_LATER = frozenset({"scope", "rules_version", "run_id", "duplicate_of"})  # filled by the stages that know them
_TYPES = {"VARCHAR": pl.String, "INTEGER": pl.Int32, "DATE": pl.Date}
_DOCUMENT_SCHEMA = {c.name: _TYPES[c.type] for c in DOCUMENT.columns if c.name not in _LATER}
_REMOVED_SCHEMA = {c.name: _TYPES[c.type] for c in REMOVED.columns}
_ISSUE_SCHEMA = {c.name: _TYPES[c.type] for c in ISSUE.columns if c.name not in {"issue_id", "run_id"}}
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


@dataclass(frozen=True, slots=True)
class DocumentFrames:
    """Documents, as rows and as they are read on, what was taken out of them, and what could not become one."""

    documents: pl.DataFrame
    read: list[Document]
    removed: pl.DataFrame
    issues: pl.DataFrame


class _Row(NamedTuple):
    """What the reading of a text rests on."""

    document_id: str
    source_path: str
    text: str
    language: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None


class _Read(NamedTuple):
    """What the reading of a text gives."""

    layout: str
    title: str | None
    published: str | None
    published_basis: str | None
    url: str | None
    publisher: str | None
    byline: str | None
    body: str


def read_documents(raw: pl.DataFrame) -> DocumentFrames:
    """Clean every raw text and take it apart.

    ``raw`` has document_id, source_path, sha256, fingerprint, media_type, encoding, text, and
    title, published, publisher, url, fetched where they were given with the input.
    """
    raw = raw.with_columns(clean_characters(raw["text"]))
    raw = raw.with_columns(language(raw["text"]).alias("language"))
    read: list[_Read | None] = []
    removed: list[tuple[str, int, str, str]] = []
    issues: list[dict[str, str]] = []
    for row in map(_Row._make, raw.select(_Row._fields).iter_rows()):
        document, taken, issue = _read(row)
        read.append(document)
        removed.extend((row.document_id, n, text, reason) for n, (text, reason) in enumerate(taken))
        if issue:
            issues.append(_issue(row, *issue))
    ids = raw["document_id"].to_list()
    return DocumentFrames(
        documents=_documents(raw, read),
        read=[_to_read_on(key, document) for key, document in zip(ids, read, strict=True) if document],
        removed=pl.DataFrame(removed, schema=_REMOVED_SCHEMA, orient="row"),
        issues=pl.DataFrame(issues, schema=_ISSUE_SCHEMA),
    )


def _read(row: _Row) -> tuple[_Read | None, list[tuple[str, str]], tuple[str, str] | None]:
    """Read one text: the document, what was taken out of it, and reason and message where it is none."""
    if row.language != "vi":
        return None, [], _foreign(row)
    article = read_layout(row.text, _one_line(row.title))
    stripped = strip_boilerplate(article.body, article.lead, article.title)
    document = _document(row, article, stripped)
    if not document.body:
        return None, [], ("empty", "Nothing is left of the text after cleaning.")
    return document, [*((line, "header") for line in article.header), *stripped.removed], None


def _documents(raw: pl.DataFrame, read: list[_Read | None]) -> pl.DataFrame:
    """Put what was read beside what was given."""
    given = raw.filter(pl.Series([document is not None for document in read], dtype=pl.Boolean))
    columns = list(zip(*filter(None, read), strict=True)) or [()] * len(_Read._fields)
    new = [pl.Series(name, column, dtype=pl.String) for name, column in zip(_Read._fields, columns, strict=True)]
    day = pl.when(pl.col("published").str.contains(_DAY)).then(pl.col("published")).str.to_date("%Y-%m-%d")
    frame = given.with_columns(new).with_columns(published_on=day)
    return frame.select(pl.col(name).cast(type_) for name, type_ in _DOCUMENT_SCHEMA.items())


def _to_read_on(document_id: str, read: _Read) -> Document:
    return Document(document_id, read.title, read.body, read.published, read.published_basis, read.publisher)


def _foreign(row: _Row) -> tuple[str, str]:
    if not row.text.strip():
        return "empty", "The text holds only blanks."
    return "language", f"The text is not Vietnamese ({row.language}). Only Vietnamese articles are read."


def _issue(row: _Row, reason: str, message: str) -> dict[str, str]:
    return {
        "source_path": row.source_path,
        "document_id": row.document_id,
        "stage": "transform",
        "reason": reason,
        "message": message,
    }


def _document(row: _Row, article: Article, stripped: Stripped) -> _Read:
    title = _one_line(article.title)
    published, basis = _published(article.published, row.published)
    url = row.url or article.url
    body = "\n".join(part for part in (title, _one_line(stripped.lead), stripped.body) if part)
    return _Read(
        layout=article.layout,
        title=title,
        published=published,
        published_basis=basis,
        url=url,
        publisher=row.publisher or _publisher(url, stripped),
        byline=stripped.byline,
        body=body if stripped.body or article.lead else "",
    )


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _published(header: str | None, given: str | None) -> tuple[str | None, str | None]:
    """The document's own date, unless the given one is more precise."""
    day = edtf((given or "")[:10])
    if header and (not day or len(header) >= len(day)):
        return header, "header"
    return (day, "published") if day else (None, None)


def _publisher(url: str | None, stripped: Stripped) -> str | None:
    publisher = publisher_at(url)
    if publisher is not None:
        return publisher.name
    credits = publisher_by_credit()
    signed = (stripped.byline or "").rpartition("/")[2].strip(" ()")
    return credits.get(stripped.credit or "") or credits.get(stripped.byline or "") or credits.get(signed)
