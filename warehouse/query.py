"""The library of queries, and free SQL: answers as rows with column names."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.codes import code_names
from warehouse.errors import QueryError
from warehouse.library import Parameter, SqlFile, read_folder

# The view country_name reads everybody who takes part in anything, too.
_KNOWN_COUNTRY = "(SELECT code, unnest([code, name, official_name] || aliases) AS name FROM reference_country)"


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of a query with the names and DuckDB types of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    types: tuple[str, ...] = field(default=(), compare=False)


def list_queries() -> list[SqlFile]:
    """All queries of the library, in the order of their names."""
    return list(read_folder("queries").values())


def load_query(name: str) -> SqlFile:
    """Find a query of the library by its name."""
    queries = read_folder("queries")
    if name not in queries:
        raise QueryError(f"There is no query {name!r}. There are: {', '.join(queries)}.")
    return queries[name]


def run_query(connection: DuckDBPyConnection, name: str, parameters: Mapping[str, str] | None = None) -> Answer:
    """Run a query of the library; what is not given takes its default."""
    query = load_query(name)
    given = dict(parameters or {})
    _check_names(query, given)
    values = {parameter.name: _value(connection, query, parameter, given) for parameter in query.parameters}
    return _run(connection, query.sql, values)


def run_sql(connection: DuckDBPyConnection, sql: str) -> Answer:
    """Run free SQL; the connection should be a reader's, which can change neither this file nor any other."""
    return _run(connection, sql, {})


def _check_names(query: SqlFile, given: Mapping[str, str]) -> None:
    names = [parameter.name for parameter in query.parameters]
    unknown = [name for name in given if name not in names]
    if unknown:
        taken = f"It takes: {', '.join(names)}." if names else "It takes none."
        raise QueryError(f"Query {query.name} has no parameter {unknown[0]!r}. {taken}")


def _value(connection: DuckDBPyConnection, query: SqlFile, parameter: Parameter, given: Mapping[str, str]) -> Any:
    """Turn the text given for a parameter, or its default, into a value."""
    if parameter.name not in given and parameter.default is None:
        raise QueryError(f"Query {query.name} needs the parameter {parameter.name!r}: {parameter.description}")
    text = given.get(parameter.name, parameter.default)
    if text is None or (parameter.name not in given and text == "null"):
        return None
    match parameter.type:
        case "country":
            return _country_code(connection, text) if parameter.name in given else text
        case "date":
            return _day(parameter, text)
        case "integer":
            return _integer(parameter, text)
        case "text":
            return unicodedata.normalize("NFC", text)
        case kind:
            return _code(connection, parameter, kind, text)


def _day(parameter: Parameter, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"Parameter {parameter.name!r} must be a day such as 2017-06-21, not {text!r}.") from error


def _integer(parameter: Parameter, text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise QueryError(f"Parameter {parameter.name!r} must be a whole number such as 12, not {text!r}.") from error


def _code(connection: DuckDBPyConnection, parameter: Parameter, kind: str, given: str) -> str:
    """Find a code by itself or by its name in either language, accents optional."""
    names = [(code, name) for code, both in code_names()[kind].items() for name in (code, both.vi, both.en)]
    found = connection.execute(
        "SELECT code FROM (SELECT unnest($codes) AS code, unnest($names) AS name) "
        "WHERE fold(name) = fold($given) OR replace(fold(name), '_', ' ') = fold($given) LIMIT 1",
        {"codes": [code for code, _ in names], "names": [name for _, name in names], "given": _nfc(given)},
    ).fetchone()
    if found is None:
        raise QueryError(
            f"Parameter {parameter.name!r} knows no {given!r}. There are: {', '.join(code_names()[kind])}."
        )
    return str(found[0])


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip())


def _country_code(connection: DuckDBPyConnection, given: str) -> str:
    """Find a country by code or name, among those of the reference data, or else among all that documents name."""
    for known in (_KNOWN_COUNTRY, "country_name"):
        code = _code_among(connection, known, _nfc(given))
        if code:
            return code
    raise QueryError(f"No country {given!r} is known; give its ISO 3166 code or its Vietnamese name.")


def _code_among(connection: DuckDBPyConnection, names: str, given: str) -> str | None:
    """Compare as written, else in any case, else without accents ("MY" is not "Mỹ")."""
    row = connection.execute(
        f"SELECT code FROM {names} WHERE fold(name) = fold($given) "
        "ORDER BY name <> $given, lower(name) <> lower($given), code LIMIT 1",
        {"given": given},
    ).fetchone()
    return str(row[0]) if row else None


def _run(connection: DuckDBPyConnection, sql: str, values: Mapping[str, Any]) -> Answer:
    try:
        result = connection.execute(sql, dict(values))
        if result is None or result.description is None:  # nothing but comments and blanks
            return Answer((), ())
        names, types = zip(*((column[0], str(column[1])) for column in result.description), strict=True)
        return Answer(names, tuple(result.fetchall()), types)
    except duckdb.Error as error:
        raise QueryError(str(error).strip()) from error
