"""What the pages tell, read from a warehouse by the statements of ``warehouse/pages``."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, cast

from duckdb import DuckDBPyConnection

from warehouse.library import read_folder

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which events and agreements are told of, and what counts as new among them; None leaves nothing out."""

    country: str | None = None  # ISO 3166 alpha-2 code
    event_type: str | None = None
    agreement_kind: str | None = None
    topic: str | None = None
    first: date | None = None
    last: date | None = None
    text: str | None = None
    known: datetime | None = None  # what was read until then is not new


def last_reading(connection: DuckDBPyConnection) -> datetime | None:
    """Tell when something new was read last."""
    return cast("datetime | None", _rows(connection, "last-reading")[0]["known"])


class Reader:
    """Reads what was chosen; the choice stands in temporary tables of the connection."""

    def __init__(self, connection: DuckDBPyConnection, choice: Choice = Choice()) -> None:
        self._connection = connection
        given = asdict(choice)
        kinds = {"chosen-events": given.pop("event_type"), "chosen-agreements": given.pop("agreement_kind")}
        for name, kind in kinds.items():
            table = name.replace("-", "_").removesuffix("s")
            made = f"CREATE OR REPLACE TEMP TABLE {table} AS {read_folder('pages')[name].sql}"
            connection.execute(made, {**given, "kind": kind})

    def rows(self, name: str, **values: object) -> list[dict[str, Any]]:
        """Run a statement; what is not given takes its default."""
        return _rows(self._connection, name, **values)

    def overview(self) -> dict[str, Any]:
        """Count what was chosen."""
        return self.rows("overview")[0]

    def country_names(self) -> dict[str, str]:
        """Vietnamese names of the countries by their codes."""
        return dict(self._connection.execute("SELECT code, name FROM reference_country").fetchall())


def _rows(connection: DuckDBPyConnection, name: str, **values: object) -> list[dict[str, Any]]:
    statement = read_folder("pages")[name]
    given = {parameter.name: values.get(parameter.name, parameter.default) for parameter in statement.parameters}
    result = connection.execute(statement.sql, given)
    return [dict(zip(statement.columns, row, strict=True)) for row in result.fetchall()]
