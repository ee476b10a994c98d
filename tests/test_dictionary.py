"""Every column is documented, in the warehouse itself and in the data dictionary."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from flows.codebook import BOOK, as_text, gather
from warehouse import schema
from warehouse.dictionary import FILES, codebook, render_dictionary
from warehouse.languages import LANGUAGES, vietnamese
from warehouse.library import read_folder
from warehouse.schema import ALL_TABLES
from warehouse.tables import POLARS_TYPES, TABLES

ROOT = Path(__file__).parents[1]
RENEW = "run python -m flows.codebook"

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


def test_the_codebook_is_current() -> None:
    assert BOOK.read_text(encoding="utf-8") == as_text(gather()), RENEW


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dictionary_is_current(language: str) -> None:
    written = (ROOT / "docs" / FILES[language]).read_text(encoding="utf-8")
    assert written == render_dictionary(language), RENEW


def defined_texts() -> set[str]:
    texts = {table.description for table in ALL_TABLES}
    texts |= {column.description for table in ALL_TABLES for column in table.columns}
    for folder in ("views", "queries", "checks"):
        for file in read_folder(folder).values():
            texts |= {file.description, *file.columns.values(), *(p.description for p in file.parameters)}
    return texts


def test_every_text_is_there_in_vietnamese_and_no_other() -> None:
    missing, stale = defined_texts() - vietnamese().keys(), vietnamese().keys() - defined_texts()
    assert sorted(missing) == [], "say it in warehouse/vietnamese.toml"
    assert sorted(stale) == [], "take it out of warehouse/vietnamese.toml"


def test_the_vietnamese_is_vietnamese() -> None:
    accents = re.compile("[àáảãạăắằẳẵặâấầẩẫậèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵđ]", re.IGNORECASE)
    assert [text for text in vietnamese().values() if not accents.search(text)] == ["EDTF."]
    codes = re.compile(r"`[^`]+`|EDTF|ISO \d+|CAMEO|PLOVER|UTC")
    differ = [en for en, vi in vietnamese().items() if not set(codes.findall(en)) <= set(codes.findall(vi))]
    assert differ == []


def test_comments_say_it_in_both_languages(connection: DuckDBPyConnection) -> None:
    sql = "SELECT comment FROM duckdb_columns() WHERE table_name = 'event_card' AND column_name = 'happened'"
    assert connection.execute(sql).fetchall() == [
        ("Day or period, EDTF (ISO 8601-2).\nNgày hoặc khoảng thời gian theo EDTF (ISO 8601-2).",)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_limits_are_those_of_the_readme(language: str) -> None:
    scores = set(re.findall(r"0\.\d+", (ROOT / "README.md").read_text(encoding="utf-8")))
    limits = (ROOT / "warehouse" / f"limits.{language}.md").read_text(encoding="utf-8")
    assert set(re.findall(r"0\.\d+", limits)) <= scores
    names = {table.name for table in ALL_TABLES} | set(read_folder("views"))
    named = set(re.findall(r"`(\w+_\w+|participation)`", limits))
    assert named - names == {"date_basis"}


def test_every_table_with_rows_in_the_seeds_has_an_example() -> None:
    empty = {name for name, row in codebook()["examples"].items() if not row}
    assert empty <= {"copy_link", "decision", "issue", "run", "schema_info", "source_freshness", "telling_link"}
