"""Articles as records: a line of JSON Lines, or a row of a table brought into the same form.

A record that has `id` and `text` is kept as it came. Others are written anew with the
fields of `flows.extract.columns`, so that whoever reads what is stored need not know how
they were named.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from math import isnan
from typing import Any

from flows.extract.columns import FIELDS, Columns, find_columns

_CORE = frozenset({"id", "text"})
_TEXTS = frozenset({"text", "html"})
_ADVICE = "Name the field that holds the article: --columns text=NAME."


class RecordError(ValueError):
    """A record that holds no article."""


def read_record(line: bytes) -> dict[str, Any]:
    """Read a record: a JSON object with `text` or `html`, and perhaps `id` and others."""
    record = _parsed(line)
    if isinstance(record.get("id"), int):
        record["id"] = str(record["id"])
    if not any(isinstance(record.get(name), str) for name in _TEXTS):
        raise RecordError(f"The record has no string 'text', only: {', '.join(record)[:300] or 'nothing'}. {_ADVICE}")
    for name, value in record.items():
        if isinstance(value, str) and not _is_text(value):
            raise RecordError(f"The string {name!r} holds half a character (a lone surrogate).")
    return record


def usual_record(line: bytes, columns: Columns) -> bytes:
    """Bring a line of JSON Lines into the form that `read_record` reads; one that is so already stays as it is."""
    record = _parsed(line)
    found = _found(tuple(record), tuple(sorted(columns.items())))
    usual = not columns and record.keys() >= _CORE and all(field == name for field, name in found.items())
    if usual or not found.keys() & _TEXTS:
        return line
    return make_record({field: record[name] for field, name in found.items()})


def make_record(values: Mapping[str, object]) -> bytes:
    """Write a record; what is empty is left out, but for the text."""
    told = {name: text for name in FIELDS if (text := _as_text(values.get(name)))}
    if not told.keys() & _TEXTS:
        told["text"] = ""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _as_text(value: object) -> str:
    """A value of a table as text: days in ISO 8601, numbers as they are written, lists as paragraphs."""
    match value:
        case None | dict():
            return ""
        case date():  # or a datetime
            return value.isoformat()
        case bytes():
            return value.decode("utf-8", "surrogateescape")
        case float():  # an empty cell is no number; whole ones come of columns with such cells
            return "" if isnan(value) else str(int(value) if value.is_integer() else value)
        case list():
            return "\n".join(map(_as_text, value))
        case _:
            return str(value)


@lru_cache(maxsize=256)
def _found(names: tuple[str, ...], columns: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return find_columns(names, dict(columns))


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"The line is no JSON in UTF-8 ({error}).") from error
    if not isinstance(record, dict):
        raise RecordError("The line is no JSON object.")
    return record


def _is_text(string: str) -> bool:
    try:
        string.encode()
    except UnicodeEncodeError:
        return False
    return True
