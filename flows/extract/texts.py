"""Turn the bytes of raw documents into text: the last thing to do before the transform."""

import logging
from typing import Any

import polars as pl

from flows.extract.decode import DecodeError, decode, decode_html
from flows.extract.problems import Problem
from flows.extract.records import read_record
from flows.settings import MAX_LINE_CHARS

SCHEMA = {
    "document_id": pl.String(),
    "source_path": pl.String(),
    "sha256": pl.String(),
    "fingerprint": pl.String(),
    "media_type": pl.String(),
    "encoding": pl.String(),
    "text": pl.String(),
    "title": pl.String(),
    "published": pl.String(),
    "publisher": pl.String(),
    "url": pl.String(),
    "fetched": pl.String(),
}
# What is wrong with a page becomes an issue; the library need not say it as well.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


class TextError(ValueError):
    """The bytes hold no article; ``reason`` is the short code for the table `issue`."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


def read_texts(raw: pl.DataFrame) -> tuple[pl.DataFrame, list[Problem]]:
    """Decode all raw documents; what was given with a document wins over what it says of itself."""
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for row in raw.iter_rows(named=True):
        content = row.pop("content")
        try:
            rows.append({**row, **_text_of(content, row)})
        except (DecodeError, TextError) as error:
            problems.append(Problem(row["source_path"], error.reason, str(error), row["document_id"]))
    return pl.DataFrame(rows, schema=SCHEMA), problems


def _text_of(content: bytes, row: dict[str, Any]) -> dict[str, Any]:
    if row["media_type"] == "application/json":
        return _record(read_record(content), row)
    if row["media_type"] == "text/html":
        page = decode_html(content, row["charset"])
        return _page(page.text, page.encoding, row)
    decoded = decode(content, row["charset"])
    return _checked(decoded.text, decoded.encoding)


def _record(record: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    title = record["title"] if isinstance(record.get("title"), str) else None
    if not record.get("text") and isinstance(record.get("html"), str):
        return _page(record["html"], "utf-8", {**row, "title": title})
    return _checked(record.get("text") or "", "utf-8", title=title)


def _page(html: str, encoding: str, row: dict[str, Any]) -> dict[str, Any]:
    from flows.extract.html import HtmlError, may_be_vietnamese, read_html  # noqa: PLC0415 - trafilatura takes 0.3 s to import

    if not may_be_vietnamese(html):
        raise TextError("language", "The page has hardly any Vietnamese letters. Only Vietnamese articles are read.")
    try:
        page = read_html(html, row["url"], row["layout"])
    except HtmlError as error:
        raise TextError("no_article", f"{error} Save the article's text as .txt instead.") from error
    told = {"title": page.title, "published": page.published, "url": page.url, "publisher": page.publisher}
    return _checked(page.text, encoding, **{name: row.get(name) or value for name, value in told.items()})


def _checked(text: str, encoding: str, **told: str | None) -> dict[str, Any]:
    if not text.strip():
        raise TextError("empty", "There is no text in it.")
    longest = max(map(len, text.splitlines()))
    if longest > MAX_LINE_CHARS:
        message = f"A line of {longest:,} characters is no prose. Break it into paragraphs, or leave it out."
        raise TextError("line_too_long", message)
    return {"encoding": encoding, "text": text, **told}
