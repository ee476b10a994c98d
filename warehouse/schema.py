"""The DDL of the warehouse and its documentation inside DuckDB, derived from the definitions."""

import hashlib
from collections.abc import Iterator

from duckdb import DuckDBPyConnection

from warehouse.languages import LANGUAGES, in_language
from warehouse.library import read_folder
from warehouse.tables import SCHEMA_VERSION, TABLES, Column, Table

APPLICATION = "ghinho"

SCHEMA_INFO = Table(
    "schema_info",
    "One row that says which program and which version of the tables made this warehouse.",
    ("application",),
    (
        Column("application", "VARCHAR", "Program that made the file.", required=True),
        Column("schema_version", "INTEGER", "Version of the tables.", required=True),
        Column("surface", "VARCHAR", "Hash of views and descriptions, which are renewed in place.", required=True),
    ),
    per_document=False,
)
ALL_TABLES: tuple[Table, ...] = (*TABLES, SCHEMA_INFO)

FOLD = "CREATE OR REPLACE MACRO fold(s) AS replace(lower(strip_accents(s)), 'đ', 'd')"


def create(connection: DuckDBPyConnection) -> None:
    """Make all tables and views in an empty database."""
    for table in ALL_TABLES:
        connection.execute(_create_table(table))
    connection.execute("INSERT INTO schema_info VALUES (?, ?, '')", [APPLICATION, SCHEMA_VERSION])
    renew_surface(connection)


def renew_surface(connection: DuckDBPyConnection) -> None:
    """Bring views and descriptions up to date, where this program's differ from those in the file."""
    statements = list(_surface())
    digest = hashlib.sha256("\n".join(statements).encode()).hexdigest()
    if connection.execute("SELECT surface FROM schema_info").fetchone() == (digest,):
        return
    connection.execute(";\n".join(statements))
    connection.execute("UPDATE schema_info SET surface = ?", [digest])


def _create_table(table: Table) -> str:
    return f"CREATE TABLE {table.name} ({', '.join(map(_column, table.columns))})"


def _column(column: Column) -> str:
    packing = " USING COMPRESSION uncompressed" if column.unpacked else ""
    return f"{column.name} {column.type}{packing}{' NOT NULL' if column.required else ''}"


def _surface() -> Iterator[str]:
    """All statements that can be run again over existing tables."""
    yield FOLD
    for table in ALL_TABLES:
        yield _comment("TABLE", table.name, table.description)
        yield from (_comment("COLUMN", f"{table.name}.{c.name}", c.description) for c in table.columns)
    for view in read_folder("views").values():
        yield f"CREATE OR REPLACE VIEW {view.name} AS {view.sql}"
        yield _comment("VIEW", view.name, view.description)
        yield from (_comment("COLUMN", f"{view.name}.{name}", text) for name, text in view.columns.items())


def _comment(kind: str, name: str, text: str) -> str:
    """Say what it means in both languages. COMMENT takes no parameters; names and texts are the project's own."""
    quoted = "\n".join(in_language(text, language) for language in LANGUAGES).replace("'", "''")
    return f"COMMENT ON {kind} {name} IS '{quoted}'"
