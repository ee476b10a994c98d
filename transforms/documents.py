"""Raw texts to documents: characters, layout, boilerplate, language."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import polars as pl

from transforms.boilerplate import Stripped, strip_boilerplate
from transforms.language import language
from transforms.layouts import Article, edtf, read_layout
from transforms.normalize import clean_characters
from warehouse.tables import DOCUMENT, ISSUE, REMOVED

_LATER = frozenset({"scope", "rules_version", "run_id"})  # filled by the stages that know them
_GIVEN = ("title", "published", "publisher", "url", "fetched")
_TYPES = {"VARCHAR": pl.String, "INTEGER": pl.Int32, "DATE": pl.Date}
_DOCUMENT_SCHEMA = {c.name: _TYPES[c.type] for c in DOCUMENT.columns if c.name not in _LATER}
_REMOVED_SCHEMA = {c.name: _TYPES[c.type] for c in REMOVED.columns}
_ISSUE_SCHEMA = {c.name: _TYPES[c.type] for c in ISSUE.columns if c.name not in {"issue_id", "run_id"}}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class DocumentFrames:
    """Documents, what was taken out of them, and what could not become one."""

    documents: pl.DataFrame
    removed: pl.DataFrame
    issues: pl.DataFrame


def read_documents(raw: pl.DataFrame) -> DocumentFrames:
    """Clean every raw text and take it apart.

    ``raw`` has document_id, source_path, sha256, fingerprint, media_type, encoding, text, and
    title, published, publisher, url, fetched where they were given with the input.
    """
    raw = raw.with_columns(clean_characters(raw["text"]))
    raw = raw.with_columns(language(raw["text"]).alias("language"))
    documents: list[dict[str, Any]] = []
    removed: list[tuple[str, int, str, str]] = []
    issues: list[dict[str, Any]] = []
    for row in raw.iter_rows(named=True):
        if row["language"] != "vi":
            issues.append(_foreign(row))
            continue
        article = read_layout(row["text"], _one_line(row["title"]))
        stripped = strip_boilerplate(article.body, article.lead)
        document = _document(row, article, stripped)
        if not document["body"]:
            issues.append(_issue(row, "empty", "Nothing is left of the text after cleaning."))
            continue
        documents.append(document)
        taken = [*((line, "header") for line in article.header), *stripped.removed]
        removed.extend((row["document_id"], n, text, reason) for n, (text, reason) in enumerate(taken))
    frame = pl.DataFrame(documents, schema={**_DOCUMENT_SCHEMA, "published_on": pl.String})
    return DocumentFrames(
        documents=frame.with_columns(pl.col("published_on").str.to_date("%Y-%m-%d")),
        removed=pl.DataFrame(removed, schema=_REMOVED_SCHEMA, orient="row"),
        issues=pl.DataFrame(issues, schema=_ISSUE_SCHEMA),
    )


def _foreign(row: dict[str, Any]) -> dict[str, Any]:
    if not row["text"].strip():
        return _issue(row, "empty", "The text holds only blanks.")
    return _issue(
        row, "language", f"The text is not Vietnamese ({row['language']}). Only Vietnamese articles are read."
    )


def _issue(row: dict[str, Any], reason: str, message: str) -> dict[str, Any]:
    return {
        "source_path": row["source_path"],
        "document_id": row["document_id"],
        "stage": "transform",
        "reason": reason,
        "message": message,
    }


def _document(row: dict[str, Any], article: Article, stripped: Stripped) -> dict[str, Any]:
    title = _one_line(article.title)
    published, basis = _published(article.published, row["published"])
    url = row["url"] or article.url
    body = "\n".join(part for part in (title, _one_line(stripped.lead), stripped.body) if part)
    return {
        **{
            name: row[name]
            for name in (
                "document_id",
                "source_path",
                "sha256",
                "fingerprint",
                "media_type",
                "encoding",
                "fetched",
                "language",
            )
        },
        "layout": article.layout,
        "title": title,
        "published": published,
        "published_on": published if published and _DAY.fullmatch(published) else None,
        "published_basis": basis,
        "url": url,
        "publisher": row["publisher"] or _publisher(url, stripped),
        "byline": stripped.byline,
        "body": body if stripped.body or article.lead else "",
    }


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _published(header: str | None, given: str | None) -> tuple[str | None, str | None]:
    """The document's own date, unless the given one is more precise."""
    day = edtf((given or "")[:10])
    if header and (not day or len(header) >= len(day)):
        return header, "header"
    return (day, "published") if day else (None, None)


def _publisher(url: str | None, stripped: Stripped) -> str | None:
    domains, credits = _publishers()
    host = (urlsplit(url).hostname or "") if url else ""
    while host:
        if host in domains:
            return domains[host]
        host = host.partition(".")[2]
    signed = (stripped.byline or "").rpartition("/")[2].strip(" ()")
    return credits.get(stripped.credit or "") or credits.get(stripped.byline or "") or credits.get(signed)


@cache
def _publishers() -> tuple[dict[str, str], dict[str, str]]:
    data = tomllib.loads((files("seeds") / "lexicon" / "publishers.toml").read_text("utf-8"))
    entries = data["publisher"]
    return (
        {domain: entry["name"] for entry in entries for domain in entry["domains"]},
        {credit: entry["name"] for entry in entries for credit in entry["credits"]},
    )
