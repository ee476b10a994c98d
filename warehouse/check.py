"""Checks: queries that return the rows that break a rule of the warehouse."""

from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from warehouse.library import SqlFile, read_folder


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A rule and the rows that break it; ``severity`` is error or warning."""

    name: str
    severity: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def passed(self) -> bool:
        """Whether no row breaks the rule."""
        return not self.rows


def run_checks(connection: DuckDBPyConnection) -> list[CheckResult]:
    """Run all checks, in the order of their names."""
    return [_run(connection, check) for check in read_folder("checks").values()]


def _run(connection: DuckDBPyConnection, check: SqlFile) -> CheckResult:
    result = connection.execute(check.sql)
    columns = tuple(column[0] for column in result.description or ())
    return CheckResult(check.name, check.severity, check.description, columns, tuple(result.fetchall()))
