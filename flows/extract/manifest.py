"""The optional `manifest.csv` of a folder: which documents there are, and what is known of them."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from flows.extract.dates import given_date
from flows.extract.problems import Problem

NAME = "manifest.csv"
COLUMNS = ("path", "url", "published", "publisher", "fetched")
DATES = ("published", "fetched")


@dataclass(frozen=True, slots=True)
class Given:
    """What was given with a document, beside its bytes."""

    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    fetched: str | None = None
    source: str | None = None  # by name, where it is one of sources.toml
    charset: str | None = None  # of the bytes, as the host named it
    layout: str | None = None  # of the page (seeds/lexicon/pages.toml), where the source names one


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the manifest: a path within its folder, in POSIX form."""

    path: str
    given: Given


def read_manifest(folder: Path, shown: str) -> tuple[list[Entry], list[Problem]]:
    """Read the manifest of a folder; ``shown`` is the folder's path as the user gave it."""
    source = f"{shown}/{NAME}"
    try:
        with (folder / NAME).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            problems = _check_header(source, reader.fieldnames or ())
            rows = [] if problems and problems[0].reason == "malformed" else list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return [], [Problem(source, "malformed", f"The manifest cannot be read ({error}). Save it as CSV in UTF-8.")]
    entries = []
    for row in rows:
        entry, found = _entry(shown, {key: (value or "").strip() for key, value in row.items() if key in COLUMNS})
        problems += found
        if entry is not None:
            entries.append(entry)
    return entries, problems


def _check_header(source: str, header: Sequence[str]) -> list[Problem]:
    """Ask for a path column; a column that is nearly one of ours is probably a slip."""
    if "path" not in header:
        message = "The manifest has no column `path`. Its first line must name the columns, parted by commas."
        return [Problem(source, "malformed", message)]
    slips = []
    for name in header:
        near = get_close_matches(name, COLUMNS, n=1, cutoff=0.8) if name not in COLUMNS else []
        if near:
            slips.append(Problem(source, "column", f"Column {name!r} is not read; did you mean {near[0]!r}?"))
    return slips


def _entry(shown: str, row: dict[str, str]) -> tuple[Entry | None, list[Problem]]:
    path = PurePosixPath(row["path"].replace("\\", "/"))
    source = (PurePosixPath(shown) / path).as_posix()
    if not row["path"] or str(path) == ".":
        return None, [Problem(f"{shown}/{NAME}", "malformed", "A line of the manifest names no path.")]
    if path.is_absolute() or ".." in path.parts:
        message = "The manifest names a path outside its folder. Move the file into the folder, or give it by itself."
        return None, [Problem(source, "outside", message)]
    values: dict[str, str | None] = {name: row.get(name) or None for name in COLUMNS[1:]}
    problems = []
    for name in DATES:
        text = values[name]
        if text is not None:
            values[name] = given_date(text)
            if values[name] is None:
                problems.append(bad_date(source, name, text))
    return Entry(str(path), Given(**values)), problems


def bad_date(source: str, name: str, text: str) -> Problem:
    """Say that a given date is none; the document is read without it."""
    message = f"{name} {text[:40]!r} is no date; it was left out. Write it as 2017-06-21 or 2017-06."
    return Problem(source, "date", message)
