"""Whole warehouses for other programs: Parquet, CSV for spreadsheets, JSON Lines, a calendar and a graph."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from warehouse.calendars import write_calendar
from warehouse.dictionary import FILES, render_dictionary
from warehouse.errors import ExportError
from warehouse.graphs import write_graph
from warehouse.languages import in_language
from warehouse.library import read_folder
from warehouse.schema import ALL_TABLES
from warehouse.spreadsheets import write_csv
from warehouse.store import replacing

_MACHINERY = {"schema_info", "sketch", "copy_link", "telling_link"}  # what only loading needs
_BYTES = {"raw_document": "* EXCLUDE (content)"}  # the articles as they came stay in the warehouse
_FOR_PEOPLE = ("event_summary", "agreement_summary", "story", "person_report", "organization_report")
_BATCH = 50_000  # rows


def write(connection: DuckDBPyConnection, format_: str, target: Path) -> dict[str, int]:
    """Write what the warehouse holds, whole or not at all; returns the number of rows by name."""
    match format_:
        case "parquet":
            return _write_folder(target, lambda folder: _write_parquet(connection, folder))
        case "csv":
            return _write_folder(target, lambda folder: _write_sheets(connection, folder))
    with replacing(target) as fresh:
        return {target.name: _FILES[format_](connection, fresh)}


def _write_parquet(connection: DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """Write every table and view, with what each column means in its metadata."""
    return {name: _write_table(connection, name, meanings, folder) for name, meanings in _described()}


def _described() -> Iterator[tuple[str, dict[str, str]]]:
    for table in ALL_TABLES:
        if table.name not in _MACHINERY:
            yield table.name, {column.name: column.description for column in table.columns}
    for view in read_folder("views").values():
        yield view.name, view.columns


def _write_table(connection: DuckDBPyConnection, name: str, meanings: dict[str, str], folder: Path) -> int:
    batches = connection.execute(f"SELECT {_BYTES.get(name, '*')} FROM {name}").to_arrow_reader(_BATCH)
    schema = pa.schema([field.with_metadata(_meaning(meanings[field.name])) for field in batches.schema])
    count = 0
    with pq.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch.cast(schema))
            count += batch.num_rows
    return count


def _meaning(text: str) -> dict[str, str]:
    return {"description": text, "description_vi": in_language(text, "vi")}


def _write_sheets(connection: DuckDBPyConnection, folder: Path) -> dict[str, int]:
    return {name: _write_sheet(connection, name, folder) for name in _FOR_PEOPLE}


def _write_sheet(connection: DuckDBPyConnection, name: str, folder: Path) -> int:
    result = connection.execute(f"FROM {name}")
    columns = [column[0] for column in result.description or ()]
    return write_csv(folder / f"{name}.csv", columns, _rows(result))


def _write_lines(connection: DuckDBPyConnection, path: Path) -> int:
    """Write one event a line, with who takes part and the sentences it rests on."""
    result = connection.execute(read_folder("exported")["events"].sql)
    columns = [column[0] for column in result.description or ()]
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in _rows(result):
            line = dict(zip(columns, row, strict=True))
            file.write(json.dumps(line, ensure_ascii=False, default=_day) + "\n")
            count += 1
    return count


_FILES: dict[str, Callable[[DuckDBPyConnection, Path], int]] = {
    "jsonl": _write_lines,
    "calendar": write_calendar,
    "rdf": write_graph,
}


def _day(value: date | datetime) -> str:
    return value.isoformat()


def _rows(result: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := result.fetchmany(_BATCH):
        yield from rows


def _write_folder(target: Path, fill: Callable[[Path], dict[str, int]]) -> dict[str, int]:
    with _replacing_folder(target) as folder:
        written = fill(folder)
        for language, name in FILES.items():
            (folder / name).write_text(render_dictionary(language), encoding="utf-8")
    return written


@contextmanager
def _replacing_folder(target: Path) -> Iterator[Path]:
    """Give a path for a new folder that takes the target's place once it is complete."""
    target = target.absolute()
    if target.exists() and not _is_export(target):
        raise ExportError(target, "holds something other than an export; it was left untouched. Choose another folder")
    fresh, old = (target.with_name(f".{target.name}.{os.getpid()}.{part}") for part in ("new", "old"))
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        yield fresh
        _swap(fresh, target, old)
    except OSError as error:
        raise ExportError(target, f"cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _swap(fresh: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise


def _is_export(folder: Path) -> bool:
    return folder.is_dir() and ((folder / FILES["en"]).exists() or not any(folder.iterdir()))
