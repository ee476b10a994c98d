"""Persons and organizations by any of their names, and all that the warehouse tells of one."""

from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from warehouse.library import read_folder
from warehouse.query import Answer

_PARTS = {
    "person": ("offices", "events", "agreements"),
    "organization": ("names-in-time", "heads", "events", "agreements"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """Who can be meant by a name."""

    kind: str
    entity_id: str
    name: str
    country: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A person or organization, known to the reference data or only told by documents."""

    kind: str
    entity_id: str
    name: str
    short_name: str | None
    country: str | None
    other_names: tuple[str, ...]
    documents: int
    former_ids: tuple[str, ...]
    known: bool
    source: str | None
    parents: tuple[str, ...]


def find_named(connection: DuckDBPyConnection, name: str) -> list[Found]:
    """The persons and organizations that a name, an alias or an id means best; accents and capitals are optional."""
    return [Found(*row) for row in _answer(connection, "found", name=" ".join(name.split())).rows]


def names_near(connection: DuckDBPyConnection, name: str) -> list[str]:
    """Names that are spelled nearly like this one."""
    return [near for (near,) in _answer(connection, "near", name=name).rows]


def describe(connection: DuckDBPyConnection, found: Found) -> Entity:
    """Who somebody is: all names, country, parents, and where that can be checked."""
    (row,) = _answer(connection, "entity", kind=found.kind, entity_id=found.entity_id).rows
    name, short_name, country, other_names, documents, former_ids, known, source = row
    above = _answer(connection, "parents", entity_id=found.entity_id).rows if found.kind == "organization" else ()
    return Entity(
        found.kind,
        found.entity_id,
        name,
        short_name,
        country,
        tuple(other_names),
        documents,
        tuple(former_ids),
        known,
        source,
        tuple(parent for (parent,) in above),
    )


def told_of(connection: DuckDBPyConnection, found: Found, limit: int) -> dict[str, Answer]:
    """What there is to tell of a person or organization, by subject; at most so many lines each."""
    return {part: _answer(connection, part, **_asked(part, found, limit)) for part in _PARTS[found.kind]}


def _asked(part: str, found: Found, limit: int) -> dict[str, Any]:
    values = {"kind": found.kind, "entity_id": found.entity_id, "limit": limit}
    return {name: value for name, value in values.items() if f"${name}" in read_folder("named")[part].sql}


def _answer(connection: DuckDBPyConnection, part: str, **values: Any) -> Answer:
    result = connection.execute(read_folder("named")[part].sql, values)
    return Answer(tuple(column[0] for column in result.description or ()), tuple(result.fetchall()))
