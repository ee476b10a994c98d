"""The data dictionary in Markdown, written from the definitions: ``python -m warehouse.dictionary``."""

import sys
from collections.abc import Iterator

from warehouse.library import SqlFile, read_folder
from warehouse.schema import ALL_TABLES
from warehouse.tables import SCHEMA_VERSION, Table

_HEAD = f"""# Data dictionary

Generated from `warehouse/tables.py` and the headers of the `.sql` files by
`python -m warehouse.dictionary > docs/dictionary.md`. Schema version {SCHEMA_VERSION}. The same texts
stand in the warehouse itself: `SELECT table_name, column_name, comment FROM duckdb_columns()`.
"""


def render_dictionary() -> str:
    """Write the dictionary of all tables, views, queries and checks."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    yield "## Tables\n"
    for table in ALL_TABLES:
        yield from _table(table)
    yield "## Views\n"
    for view in read_folder("views").values():
        yield from _view(view)
    yield "## Queries\n\nRun by `ghinho query NAME`.\n"
    for query in read_folder("queries").values():
        yield from _query(query)
    yield "## Checks\n\n| check | severity | rule |\n| --- | --- | --- |"
    for check in read_folder("checks").values():
        yield f"| `{check.name}` | {check.severity} | {_cell(check.description)} |"
    yield ""


def _table(table: Table) -> Iterator[str]:
    kept = "Rows are replaced with their document. " if table.per_document else ""
    yield f"### {table.name}\n\n{table.description}\n\n{kept}Key: {', '.join(f'`{name}`' for name in table.key)}.\n"
    yield "| column | type | filled | meaning |\n| --- | --- | --- | --- |"
    for column in table.columns:
        filled = "always" if column.required else "if known"
        yield f"| `{column.name}` | {column.type} | {filled} | {_cell(column.description)} |"
    yield ""


def _view(view: SqlFile) -> Iterator[str]:
    yield f"### {view.name}\n\n{view.description}\n\n| column | meaning |\n| --- | --- |"
    yield from (f"| `{name}` | {_cell(text)} |" for name, text in view.columns.items())
    yield ""


def _query(query: SqlFile) -> Iterator[str]:
    yield f"### {query.name}\n\n{query.description}\n"
    if query.parameters:
        yield "| parameter | type | default | meaning |\n| --- | --- | --- | --- |"
        for parameter in query.parameters:
            default = {None: "must be given", "null": ""}.get(parameter.default, parameter.default)
            yield f"| `{parameter.name}` | {parameter.type} | {default} | {_cell(parameter.description)} |"
        yield ""
    yield "| column | meaning |\n| --- | --- |"
    yield from (f"| `{name}` | {_cell(text)} |" for name, text in query.columns.items())
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(render_dictionary())
