"""The warehouse as a graph (RDF, N-Triples): things, what is said of them, and what leads from one to another.

``warehouse/graph.toml`` says which words of which vocabularies tell what; the rows come from ``warehouse/graph/``.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from duckdb import DuckDBPyConnection
from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, Node, URIRef

from warehouse.codes import Name, code_names
from warehouse.languages import LANGUAGES, in_language
from warehouse.library import read_folder

_BATCH = 2_000  # rows whose statements are held in memory
_PRECISION = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}  # by the length of a date
_PLAIN_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_OWN = "gn:"

Triple = tuple[Node, Node, Node]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column says: the property, and the kind of thing, the language or the datatype of its value."""

    term: URIRef
    to: str | None = None
    lang: str | None = None
    type: str | None = None

    def node(self, value: Any) -> Node:
        """Give a value as the graph has it."""
        if self.to:
            return iri(self.to, value)
        if self.type == "date" and _PLAIN_DATE.fullmatch(value):
            return Literal(value, datatype=_PRECISION[len(value)])
        datatype = "edtf:EDTF" if self.type == "date" else self.type
        return Literal(value, lang=self.lang, datatype=datatype and expand(datatype))


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of thing: the query that lists them, what they are, and what their columns say."""

    kind: str
    rows: str
    types: tuple[URIRef, ...]
    kinds: Mapping[str, tuple[URIRef, ...]]
    columns: Mapping[str, Column]

    def triples(self, row: Mapping[str, Any]) -> Iterator[Triple]:
        """Tell all that a row says of a thing; its id comes first in the row."""
        subject = iri(self.kind, next(iter(row.values())))
        for type_ in self.types + self.kinds.get(row.get("kind") or "", ()):
            yield subject, RDF.type, type_
        for name, column in self.columns.items():
            for value in _values(row[name]):
                yield subject, column.term, column.node(value)


def write_graph(connection: DuckDBPyConnection, path: Path) -> int:
    """Write what the warehouse holds as statements, one a line, and count them.

    Piece by piece, so that memory does not grow with the warehouse; sorted, so that the same one gives the same bytes.
    """
    with path.open("wb") as file:
        return sum(_write(file, piece) for piece in _pieces(connection))


def iri(kind: str, id_: str) -> URIRef:
    """Name a thing in the graph by its id in the warehouse."""
    return URIRef(f"urn:ghinho:{kind}:{quote(id_)}")


@cache
def expand(short: str) -> URIRef:
    """Give a term in full: schema:name is https://schema.org/name."""
    prefix, _, name = short.partition(":")
    return URIRef(_words()["prefixes"][prefix] + name)


@cache
def things() -> tuple[Thing, ...]:
    """All kinds of things, in the order of the file."""
    return tuple(
        Thing(
            kind,
            told["rows"],
            _expanded(told["types"]),
            {name: _expanded(types) for name, types in told.get("kinds", {}).items()},
            {name: _column(**column) for name, column in told["columns"].items()},
        )
        for kind, told in _words()["things"].items()
    )


@cache
def links() -> Mapping[tuple[str, str], tuple[URIRef, ...]]:
    """The properties of a link, by the kind of thing that it goes out from, and its name."""
    return {
        (kind, name): _expanded(terms) for kind, named in _words()["links"].items() for name, terms in named.items()
    }


def vocabulary() -> Iterator[Triple]:
    """Tell what codes and terms of our own mean, in both languages."""
    for kind, names in code_names().items():
        for code, name in names.items():
            yield from _code(kind, code, name)
    for thing in things():
        meanings = read_folder("graph")[thing.rows].columns
        for column, says in thing.columns.items():
            if says.term.startswith(expand(_OWN)):
                yield from _term(column, says.term, meanings[column])


def _code(kind: str, code: str, name: Name) -> Iterator[Triple]:
    """Roles are links between things, and so properties; the other codes are concepts."""
    subject, type_, label = iri(kind, code), SKOS.Concept, SKOS.prefLabel
    if kind == "role":
        subject, type_, label = expand(_OWN + code), RDF.Property, RDFS.label
    yield subject, RDF.type, type_
    for language in LANGUAGES:
        yield subject, label, Literal(getattr(name, language), lang=language)


def _term(column: str, term: URIRef, meaning: str) -> Iterator[Triple]:
    yield term, RDF.type, RDF.Property
    yield term, RDFS.label, Literal(column.replace("_", " "), lang="en")
    for language in LANGUAGES:
        yield term, RDFS.comment, Literal(in_language(meaning, language), lang=language)


def _pieces(connection: DuckDBPyConnection) -> Iterator[Iterable[Triple]]:
    yield vocabulary()
    for thing in things():
        for rows in _batches(connection, thing.rows):
            yield (triple for row in rows for triple in thing.triples(row))
    for rows in _batches(connection, "links"):
        yield (triple for row in rows for triple in _link(**row))


def _link(from_kind: str, from_id: str, link: str, to_kind: str, to_id: str) -> Iterator[Triple]:
    for term in links()[from_kind, link]:
        yield iri(from_kind, from_id), term, iri(to_kind, to_id)


def _batches(connection: DuckDBPyConnection, query: str) -> Iterator[list[dict[str, Any]]]:
    result = connection.execute(read_folder("graph")[query].sql)
    columns = [column[0] for column in result.description or ()]
    while rows := result.fetchmany(_BATCH):
        yield [dict(zip(columns, row, strict=True)) for row in rows]


def _write(file: BinaryIO, triples: Iterable[Triple]) -> int:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    lines = graph.serialize(format="nt", encoding="utf-8").splitlines(keepends=True)
    file.writelines(sorted(lines))
    return len(lines)


def _values(value: Any) -> Iterable[Any]:
    if isinstance(value, list):
        return value
    return () if value is None or value == "" else (value,)


def _column(**told: str) -> Column:
    return Column(expand(told["is"]), told.get("to"), told.get("lang"), told.get("type"))


def _expanded(terms: Iterable[str]) -> tuple[URIRef, ...]:
    return tuple(map(expand, terms))


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files("warehouse").joinpath("graph.toml").read_text(encoding="utf-8"))
