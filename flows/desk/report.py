"""`ghinho report`: the page as a file, which knows itself what the one before it had told."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from flows.desk.page import render_report
from flows.desk.reading import Choice, Reader, last_reading
from warehouse.errors import WarehouseError
from warehouse.store import open_warehouse

_MARK = re.compile(r'<meta name="ghinho-(known|since)" content="([^"]*)">')
_HEAD = 2_000  # characters in which the marks stand


class ReportError(WarehouseError):
    """The report cannot be written where it should be."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a report says of itself: until when it knew everything, and from when on things were new to it."""

    known: str
    since: str


def report_path(warehouse: Path) -> Path:
    """Tell where the report of a warehouse is: beside it, under its name."""
    return warehouse.with_suffix(".html")


def write_report(
    warehouse: Path, output: Path | None = None, since: date | None = None, language: str = "vi"
) -> tuple[Path, bool]:
    """Write the report of a warehouse; tells where it is, and whether it had to be written anew.

    What was read after the last report at that place is new; or, where given, what was read since a day.
    """
    target = output or report_path(warehouse)
    before = _marks_of(target)
    with open_warehouse(warehouse, read_only=True) as connection:
        known = f"{last_reading(connection) or ''}"
        told = _since(since, before, known)
        reader = Reader(connection, Choice(known=datetime.fromisoformat(told) if told else None))
        page = render_report(reader, told[:10] or None, {"known": known, "since": told}, language)
    return target, _replace(target, page)


def _since(asked: date | None, before: Marks | None, known: str) -> str:
    """Decide from when on things are new: the same warehouse gives the same report again."""
    if asked:
        return f"{datetime.combine(asked, time())}"
    if before is None:
        return ""
    return before.since if before.known == known else before.known


def _marks_of(target: Path) -> Marks | None:
    try:
        with target.open(encoding="utf-8", errors="replace") as file:
            found: Mapping[str, str] = dict(_MARK.findall(file.read(_HEAD)))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ReportError(f"{target} cannot be read: {error.strerror}.") from error
    if found.keys() != {"known", "since"}:
        raise ReportError(f"{target} is no report and is left as it is. Give another name with --output.")
    return Marks(**found)


def _replace(target: Path, page: str) -> bool:
    """Put the page in its place at once, unless it stands there already."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        if target.exists() and target.read_text(encoding="utf-8") == page:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            fresh.write_text(page, encoding="utf-8")
            os.replace(fresh, target)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise ReportError(f"{target} cannot be written: {error.strerror}.") from error
    return True
