"""The contract between the transform and the warehouse: a frame fits its table, or is refused by name."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from warehouse.errors import FrameError
from warehouse.tables import BY_NAME, Table


def frame_of(table: Table, rows: Iterable[Mapping[str, Any]] = ()) -> pl.DataFrame:
    """Make a frame with the table's columns and types from rows; columns that a row lacks are null."""
    return pl.DataFrame(list(rows), schema=table.polars_schema, orient="row")


def table_named(name: str) -> Table:
    """Find a table by name."""
    if name not in BY_NAME:
        raise FrameError(f"There is no table {name!r}; tables are {', '.join(BY_NAME)}.")
    return BY_NAME[name]


def checked(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with its columns in the table's order, sorted by key; raise where it does not fit."""
    _check_names(table, frame)
    fitted = frame.select(_fitted(table, frame))
    _check_nulls(table, fitted)
    _check_keys(table, fitted)
    return fitted.sort(table.key)


def _check_names(table: Table, frame: pl.DataFrame) -> None:
    names = [column.name for column in table.columns]
    missing = [name for name in names if name not in frame.columns]
    unknown = [name for name in frame.columns if name not in names]
    if missing or unknown:
        parts = [("lacks", missing), ("has unknown", unknown)]
        said = " and ".join(f"{verb} {', '.join(found)}" for verb, found in parts if found)
        raise FrameError(f"The frame for table {table.name} {said}.")


def _fitted(table: Table, frame: pl.DataFrame) -> list[pl.Expr]:
    return [_fit(table, name, frame.schema[name], wanted) for name, wanted in table.polars_schema.items()]


def _fit(table: Table, name: str, found: pl.DataType, wanted: pl.DataType) -> pl.Expr:
    if found not in (wanted, pl.Null):  # a column without any value has no type yet
        raise FrameError(f"Column {table.name}.{name} must be {wanted}, but the frame has {found}.")
    return pl.col(name).cast(wanted)


def _check_nulls(table: Table, frame: pl.DataFrame) -> None:
    for column in table.columns:
        if column.required and frame[column.name].null_count():
            raise FrameError(f"Column {table.name}.{column.name} must be filled, but the frame has nulls there.")


def _check_keys(table: Table, frame: pl.DataFrame) -> None:
    duplicated = frame.select(table.key).filter(pl.struct(table.key).is_duplicated())
    if duplicated.height:
        example = ", ".join(f"{name} {value!r}" for name, value in duplicated.row(0, named=True).items())
        raise FrameError(f"The frame for table {table.name} has rows with the same key: {example}.")
