"""Read the bytes of inputs, and name each document: id, fingerprint, what was given with it."""

import errno
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import polars as pl

from flows.extract.dates import given_date
from flows.extract.inputs import Input, trouble
from flows.extract.manifest import Given, bad_date
from flows.extract.problems import Problem

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


class RecordError(ValueError):
    """A line of JSON Lines that holds no article."""


def read_inputs(inputs: Iterable[Input], rules_version: str, *, last_try: bool = True) -> Reading:
    """Read inputs into raw documents.

    An OSError that may pass is raised, so that the caller can try again; with ``last_try``
    it becomes a problem like the others.
    """
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for item in inputs:
        try:
            content = _content(item)
            source_path, inner, given, found = _named(item, content)
        except OSError as error:
            if not last_try and error.errno not in PERMANENT:
                raise
            problems.append(Problem(item.source_path, *trouble(error)))
        except RecordError as error:
            problems.append(Problem(f"{item.source_path}#byte-{item.offset}", "malformed", str(error)))
        else:
            problems += found
            rows.append(_row(item, source_path, inner, content, given, rules_version))
    return Reading(pl.DataFrame(rows, schema=SCHEMA), problems)


def _is_text(string: str) -> bool:
    try:
        string.encode()
    except UnicodeEncodeError:
        return False
    return True


def read_record(line: bytes) -> dict[str, Any]:
    """Read a line of JSON Lines: an object with `id` and `text`, both of them strings."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"The line is no JSON in UTF-8 ({error}).") from error
    if not isinstance(record, dict):
        raise RecordError("The line is no JSON object.")
    if isinstance(record.get("id"), int):
        record["id"] = str(record["id"])
    for name in ("id", "text"):
        if not isinstance(record.get(name), str):
            raise RecordError(f"The record has no string {name!r}.")
    for name, value in record.items():
        if isinstance(value, str) and not _is_text(value):
            raise RecordError(f"The string {name!r} holds half a character (a lone surrogate).")
    return record


def _content(item: Input) -> bytes:
    with open(item.path, "rb") as file:
        file.seek(item.offset)
        return file.read(item.size)


def _named(item: Input, content: bytes) -> tuple[str, str, Given, list[Problem]]:
    """Give path, inner path and metadata of the document; those of a record stand in the record itself."""
    if item.media_type != "application/json":
        return item.source_path, item.inner, item.given, []
    record = read_record(content)
    source_path = f"{item.source_path}#{record['id']}"
    published = _text(record, "published")
    problems = []
    if published is not None and given_date(published) is None:
        problems.append(bad_date(source_path, "published", published))
    given = Given(_text(record, "url"), given_date(published or ""), _text(record, "publisher"))
    return source_path, f"{item.inner}#{record['id']}", given, problems


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
