"""The reference data as frames for the warehouse."""

from collections.abc import Sequence

import polars as pl

from transforms.reference import Reference
from warehouse.contract import frame_of
from warehouse.tables import REFERENCE, Table


def reference_frames(reference: Reference) -> dict[str, pl.DataFrame]:
    """Make a frame for every reference table of the warehouse."""
    entries: dict[str, Sequence[object]] = {
        "reference_country": reference.countries,
        "reference_organization": reference.organizations,
        "reference_succession": reference.successions,
    }
    return {table.name: _frame(table, entries[table.name]) for table in REFERENCE}


def _frame(table: Table, entries: Sequence[object]) -> pl.DataFrame:
    names = [column.name for column in table.columns]
    return frame_of(table, ({name: _plain(getattr(entry, name)) for name in names} for entry in entries))


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
