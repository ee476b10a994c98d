"""The reference data as frames for the warehouse."""

from collections.abc import Sequence

import polars as pl

from transforms.former_ids import former_ids
from transforms.reference import Reference
from warehouse.contract import frame_of
from warehouse.tables import REFERENCE, Table

# Columns that are called otherwise in the files, where no word is reserved.
_FIELDS = {"start_date": "start", "end_date": "end"}


def reference_frames(reference: Reference) -> dict[str, pl.DataFrame]:
    """Make a frame for every reference table of the warehouse."""
    entries: dict[str, Sequence[object]] = {
        "reference_country": reference.countries,
        "reference_organization": reference.organizations,
        "reference_succession": reference.successions,
        "reference_person": reference.persons,
        "reference_membership": reference.memberships,
        "reference_former_id": former_ids(reference),
    }
    return {table.name: _frame(table, entries[table.name]) for table in REFERENCE}


def _frame(table: Table, entries: Sequence[object]) -> pl.DataFrame:
    fields = {column.name: _FIELDS.get(column.name, column.name) for column in table.columns}
    return frame_of(
        table, ({name: _plain(getattr(entry, field)) for name, field in fields.items()} for entry in entries)
    )


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
