"""Read the bytes of inputs, and name each document: id, fingerprint, what was given with it."""

import errno
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, BinaryIO

import polars as pl

from flows.extract.columns import Columns
from flows.extract.dates import given_date
from flows.extract.inputs import Input, trouble
from flows.extract.manifest import Given, bad_date
from flows.extract.problems import Problem
from flows.extract.records import RecordError, read_record, usual_record
from flows.settings import MAX_FILE_BYTES

SCHEMA = {
    "document_id": pl.String(),
    "source_path": pl.String(),
    "sha256": pl.String(),
    "fingerprint": pl.String(),
    "media_type": pl.String(),
    "content": pl.Binary(),
    "url": pl.String(),
    "published": pl.String(),
    "publisher": pl.String(),
    "fetched": pl.String(),
    "source": pl.String(),
    "charset": pl.String(),
    "layout": pl.String(),
}
# Trying again does not help here; anything else may be a network drive that stumbles.
PERMANENT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EACCES, errno.EPERM, errno.ELOOP, errno.EISDIR})


@dataclass(frozen=True, slots=True)
class Reading:
    """Raw documents, in the order of their inputs, and problems with the others."""

    frame: pl.DataFrame
    problems: list[Problem]


def read_inputs(
    inputs: Iterable[Input], rules_version: str, columns: Columns | None = None, *, last_try: bool = True
) -> Reading:
    """Read inputs into raw documents; ``columns`` are names of fields that the user gave.

    An OSError that may pass is raised, so that the caller can try again; with ``last_try``
    it becomes a problem like the others.
    """
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for item in inputs:
        try:
            content = _content(item, columns or {})
            source_path, inner, given, found = _named(item, content)
        except OSError as error:
            if not last_try and error.errno not in PERMANENT:
                raise
            problems.append(Problem(item.source_path, *trouble(error)))
        except RecordError as error:
            problems.append(Problem(_place(item), "malformed", str(error)))
        else:
            problems += found
            rows.append(_row(item, source_path, inner, content, given, rules_version))
    return Reading(pl.DataFrame(rows, schema=SCHEMA), problems)


def _content(item: Input, columns: Columns) -> bytes:
    with open(item.path, "rb") as file:
        if item.crawled:
            return _page(file, item)
        file.seek(item.offset)
        content = file.read(item.size)
    return usual_record(content, columns) if item.media_type == "application/json" else content


def _page(file: BinaryIO, item: Input) -> bytes:
    from flows.extract.warc import WarcError, read_page  # noqa: PLC0415 - not for every run

    try:
        return read_page(file, item.offset, MAX_FILE_BYTES)
    except WarcError as error:
        raise RecordError(str(error)) from error


def _place(item: Input) -> str:
    """Where an input stands, as far as one can tell before it is read."""
    return f"{item.source_path}#{item.part}" if item.part else item.source_path


def _named(item: Input, content: bytes) -> tuple[str, str, Given, list[Problem]]:
    """Give path, inner path and metadata of the document; those of a record stand in the record itself."""
    if item.crawled:
        return item.source_path, item.inner, _by_own_address(item.given, content), []
    if item.media_type != "application/json":
        return item.source_path, item.inner, item.given, []
    record = read_record(content)
    name = str(record.get("id") or "").strip()
    source_path = f"{item.source_path}#{name}" if name else _place(item)
    published = _text(record, "published")
    problems = []
    if published is not None and given_date(published) is None:
        problems.append(bad_date(source_path, "published", published))
    given = Given(_text(record, "url"), given_date(published or ""), _text(record, "publisher"))
    return source_path, f"{item.inner}#{name}" if name else item.inner, given, problems


def _by_own_address(given: Given, content: bytes) -> Given:
    """Know a page under the address that it calls its own, as pages are known that are fetched."""
    from flows.fetch.addresses import canonical  # noqa: PLC0415 - not for every run
    from flows.fetch.errors import FetchError  # noqa: PLC0415

    try:
        return replace(given, url=canonical(content, given.url)) if given.url else given
    except FetchError:  # an address that is none
        return given


def _text(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    return str(value).strip() or None if value is not None else None


def _row(item: Input, source_path: str, inner: str, content: bytes, given: Given, rules_version: str) -> dict[str, Any]:
    digest = hashlib.sha256(content).hexdigest()
    name = [given.url] if given.url else [inner, digest]
    return {
        "document_id": _hash(*name)[:20],
        "source_path": source_path,
        "sha256": digest,
        "fingerprint": fingerprint(digest, source_path, item.media_type, given, rules_version),
        "media_type": item.media_type,
        "content": content,
        **asdict(given),
    }


def fingerprint(sha256: str, source_path: str, media_type: str, given: Given, rules_version: str) -> str:
    """Hash everything that a document rests on: its bytes, what was given with them, and the rules."""
    return _hash(sha256, source_path, media_type, json.dumps(asdict(given), sort_keys=True), rules_version)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
