"""Every column is documented, in the warehouse itself and in the data dictionary."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse import schema
from warehouse.dictionary import render_dictionary
from warehouse.library import read_folder
from warehouse.tables import POLARS_TYPES, TABLES

DICTIONARY = Path(__file__).parent.parent / "docs" / "dictionary.md"

PUBLIC_VIEWS = {
    "document_report": "source_path title published_on body",
    "event_report": "source_path event_id event_type date_edtf date_basis status city place_country countries persons "
    "organizations topics scope evidence confidence",
    "agreement_report": "source_path agreement_id kind date_edtf status parties countries signatories fields "
    "value_amount value_currency period instrument_count scope evidence confidence",
    "person_report": "source_path name role organization country",
    "organization_report": "source_path name short_name country",
}
LISTS = {"countries", "persons", "organizations", "topics", "parties", "signatories", "fields"}


@pytest.fixture(scope="module")
def connection() -> Iterator[DuckDBPyConnection]:
    with duckdb.connect(":memory:") as opened:
        schema.create(opened)
        yield opened


def test_every_column_of_every_table_and_view_is_documented(connection: DuckDBPyConnection) -> None:
    columns = connection.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    ).fetchall()
    assert {table for table, _, _ in columns} >= {table.name for table in TABLES} | PUBLIC_VIEWS.keys()
    assert [(table, column) for table, column, comment in columns if not comment] == []


def test_every_table_and_view_is_documented(connection: DuckDBPyConnection) -> None:
    undocumented = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL "
        "UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL"
    ).fetchall()
    assert undocumented == []


def test_views_document_their_columns_in_order(connection: DuckDBPyConnection) -> None:
    for view in read_folder("views").values():
        described = connection.execute(f"DESCRIBE {view.name}").fetchall()
        assert [row[0] for row in described] == list(view.columns), view.name


@pytest.mark.parametrize(("view", "columns"), PUBLIC_VIEWS.items())
def test_public_views_have_their_columns(connection: DuckDBPyConnection, view: str, columns: str) -> None:
    described = {row[0]: row[1] for row in connection.execute(f"DESCRIBE {view}").fetchall()}
    assert list(described) == columns.split()
    assert {name for name, type_ in described.items() if type_ == "VARCHAR[]"} == LISTS & described.keys()


def test_the_definitions_hold_together() -> None:
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names), table.name
        assert {column.name for column in table.columns if column.required} >= set(table.key), table.name
        assert {column.type for column in table.columns} <= POLARS_TYPES.keys(), table.name
        assert "document_id" in names or not table.per_document, table.name
        assert all(column.description.endswith((".", "...")) for column in table.columns), table.name


def test_the_dictionary_is_current() -> None:
    assert DICTIONARY.read_text(encoding="utf-8") == render_dictionary(), "run python -m warehouse.dictionary"
