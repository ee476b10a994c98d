"""The reference data of ``seeds/reference``: who is who, and when, each fact with its source.

One frozen dataclass a file; its fields are the file's columns. How a field is written
follows from its type: ``tuple`` is a list parted by ``|``, ``int | None`` and ``str | None``
may be empty, ``str`` must be filled.

Foreign organizations carry their country at the end of the name ("Bộ Ngoại giao Lào");
``local_names`` are the forms without it, which mean the organization only together with
its country. A name that is listed as it stands ("Nhà Trắng", "Chính phủ" for the
Vietnamese one) stands on its own.
"""

import csv
import dataclasses
import io
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from transforms.ids import stable_id

Row = TypeVar("Row")


class ReferenceError(ValueError):
    """A line of the reference data that cannot be read."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(f"{file}, line {line}: {problem}")
        self.file = file
        self.line = line
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory by its ISO 3166 alpha-2 code; the European Union stands here as EU."""

    code: str
    name: str
    official_name: str | None
    aliases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """A capital, city, province or venue."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization under its canonical Vietnamese name; dates of its life are EDTF."""

    organization_id: str
    name: str
    short_name: str | None
    aliases: tuple[str, ...]
    country: str | None
    kind: str
    parent_id: str | None
    founded: str | None
    dissolved: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Succession:
    """One organization that followed another, wholly or in the functions named by ``scope``."""

    predecessor_id: str
    successor_id: str
    date: str
    scope: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person under the usual full spelling of the name.

    An id that goes on behind the name ("nguyen-manh-hung-1962") says that others bear it: the name
    alone does not mean the person.
    """

    person_id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    source: str

    @property
    def shares_name(self) -> bool:
        """Whether others bear the name, too."""
        return self.person_id.startswith(slug(self.name) + "-")


@dataclass(frozen=True, slots=True)
class Membership:
    """The tenure of a post, from a day to a day (EDTF); heads of state have a country only."""

    person_id: str
    post: str
    organization_id: str | None
    country: str | None
    start: str | None
    end: str | None
    source: str

    @property
    def membership_id(self) -> str:
        """A stable id."""
        key = (self.person_id, self.post, self.organization_id, self.country, self.start)
        return stable_id("h", *("" if part is None else part for part in key))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A dated thing that texts name, often by its ordinal: "Hội nghị Cấp cao ASEAN lần thứ 28"."""

    name: str
    aliases: tuple[str, ...]
    ordinal: int | None
    date: str
    source: str


@dataclass(frozen=True, slots=True)
class Reference:
    """All reference data, in the order of the files."""

    countries: tuple[Country, ...]
    places: tuple[Place, ...]
    organizations: tuple[Organization, ...]
    successions: tuple[Succession, ...]
    persons: tuple[Person, ...]
    memberships: tuple[Membership, ...]
    anchors: tuple[Anchor, ...]


@cache
def load_reference() -> Reference:
    """Read the reference data that the project ships."""
    return read_reference(resources.files("seeds").joinpath("reference"))


def read_reference(folder: Traversable) -> Reference:
    """Read the reference data of a folder; raises ReferenceError at the first malformed line."""
    return Reference(
        countries=_rows(folder / "countries.csv", Country),
        places=_rows(folder / "places.csv", Place),
        organizations=_rows(folder / "organizations.csv", Organization),
        successions=_rows(folder / "successions.csv", Succession),
        persons=_rows(folder / "persons.csv", Person),
        memberships=_rows(folder / "memberships.csv", Membership),
        anchors=_rows(folder / "anchors.csv", Anchor),
    )


def local_names(organization: Organization, country: Country) -> tuple[str, ...]:
    """Names of an organization without its country at the end: "Bộ Ngoại giao" for "Bộ Ngoại giao Lào"."""
    endings = tuple(f" {name}" for name in (country.name, country.official_name, *country.aliases) if name)
    stripped = (
        name.removesuffix(ending)
        for name in (organization.name, *organization.aliases)
        for ending in endings
        if name.endswith(ending)
    )
    return tuple(dict.fromkeys(stripped))


def slug(name: str) -> str:
    """The readable id that a name gives: "Lê Đức Thúy" is le-duc-thuy."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return "-".join(words.split())


def _rows(file: Traversable, row_type: type[Row]) -> tuple[Row, ...]:
    return tuple(_parse(file, row_type))


def _parse(file: Traversable, row_type: type[Row]) -> Iterator[Row]:
    readers = _readers(row_type)
    lines = csv.reader(io.StringIO(file.read_text(encoding="utf-8")), strict=True)
    if next(lines, []) != list(readers):
        raise ReferenceError(file.name, 1, f"the header must be {','.join(readers)}")
    try:
        for cells in lines:
            yield row_type(*_values(readers, cells))
    except (ValueError, csv.Error) as error:
        raise ReferenceError(file.name, lines.line_num, str(error)) from error


def _values(readers: dict[str, Callable[[str, str], Any]], cells: list[str]) -> list[Any]:
    if len(cells) != len(readers):
        raise ValueError(f"{len(cells)} fields instead of {len(readers)}")
    return [read(column, cell) for (column, read), cell in zip(readers.items(), cells, strict=True)]


def _readers(row_type: type[Any]) -> dict[str, Callable[[str, str], Any]]:
    """How each column is read, by the type of its field."""
    return {field.name: _READ_BY_TYPE[field.type] for field in dataclasses.fields(row_type)}


def _filled(column: str, cell: str) -> str:
    if not cell:
        raise ValueError(f"{column} is empty")
    return _trimmed(column, cell)


def _optional(column: str, cell: str) -> str | None:
    return _trimmed(column, cell) or None


def _number(column: str, cell: str) -> int | None:
    if cell and not cell.isdecimal():
        raise ValueError(f"{column} is no number: {cell!r}")
    return int(cell) if cell else None


def _list(column: str, cell: str) -> tuple[str, ...]:
    return tuple(_filled(column, item) for item in cell.split("|")) if cell else ()


def _trimmed(column: str, cell: str) -> str:
    if cell != cell.strip():
        raise ValueError(f"{column} has spaces around it: {cell!r}")
    return cell


_READ_BY_TYPE: dict[Any, Callable[[str, str], Any]] = {
    str: _filled,
    str | None: _optional,
    int | None: _number,
    tuple[str, ...]: _list,
}
