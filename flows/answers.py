"""Answers for other programs: CSV, JSON, Parquet, Excel."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from warehouse.errors import QueryError
from warehouse.query import Answer
from warehouse.spreadsheets import write_csv
from warehouse.store import replacing
from warehouse.tables import POLARS_TYPES

EXCEL_ROWS = 1_048_575  # below the head
EXCEL_CHARACTERS = 32_767  # in a cell
_WIDEST = 60  # characters of a column in Excel


def as_csv(answer: Answer) -> str:
    """Write rows as CSV for programs; the items of lists are parted by a vertical bar."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([shown(value, "|") for value in row] for row in answer.rows)
    return file.getvalue()


def as_json(answer: Answer) -> str:
    """Write rows as a JSON list of objects."""
    rows = [dict(zip(_distinct(answer.columns), row, strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=2, default=str) + "\n"


def write(answer: Answer, format_: str, path: Path) -> None:
    """Write an answer to a file, whole or not at all; CSV as spreadsheets open it."""
    with replacing(path) as fresh:
        match format_:
            case "xlsx":
                _write_excel(answer, fresh)
            case "parquet":
                as_frame(answer).write_parquet(fresh)
            case "json":
                fresh.write_text(as_json(answer), encoding="utf-8")
            case _:
                write_csv(fresh, answer.columns, answer.rows)


def as_frame(answer: Answer) -> pl.DataFrame:
    """Make a frame of an answer, its columns typed as the database types them."""
    values: list[list[Any]] = [list(column) for column in zip(*answer.rows, strict=True)] or [
        [] for _ in answer.columns
    ]
    columns = zip(_distinct(answer.columns), values, answer.types or [""] * len(values), strict=True)
    return pl.DataFrame(
        [pl.Series(name, found, POLARS_TYPES.get(type_), strict=False) for name, found, type_ in columns]
    )


def shown(value: object, separator: str = ", ") -> str:
    """Write a value for a person; nothing where there is none."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return separator.join(map(shown, value))
    return str(value)


def _distinct(names: tuple[str, ...]) -> Iterator[str]:
    """Number the names that come again, as free SQL may give them."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name}_{seen[name]}"


def _write_excel(answer: Answer, path: Path) -> None:
    """Write a sheet with a head that stays in place and filters; texts are texts, whatever they begin with."""
    if len(answer.rows) > EXCEL_ROWS:
        raise QueryError(f"Excel takes {EXCEL_ROWS:,} rows; these are {len(answer.rows):,}. Write CSV or Parquet.")
    texts = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, {**texts, "default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - the same answer is the same file
        sheet = book.add_worksheet("ghinho")
        sheet.write_row(0, 0, answer.columns, book.add_format({"bold": True}))
        for number, row in enumerate(answer.rows, 1):
            for place, value in enumerate(row):
                _write_cell(sheet, number, place, value)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(answer.rows), 1), max(len(answer.columns) - 1, 0))
        for place, name in enumerate(answer.columns):
            widths = [len(name), *(len(shown(row[place])) for row in answer.rows[:200])]
            sheet.set_column(place, place, min(max(widths), _WIDEST) + 2)


def _write_cell(sheet: Any, row: int, place: int, value: object) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value)
    elif isinstance(value, date):  # and times
        sheet.write_datetime(row, place, value)
    elif value is not None:
        sheet.write_string(row, place, shown(value, "; ")[:EXCEL_CHARACTERS])
