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
from collections.abc import Callable, Hashable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Protocol, TypeVar

from transforms.edtf import is_edtf
from transforms.ids import stable_id

Row = TypeVar("Row")

WORLDWIDE_KINDS = frozenset({"bank", "court", "association"})  # without a country, those of many states


class Folder(Traversable, Hashable, Protocol):
    """A folder that is read once, such as a path."""


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
    """A capital, city, province or venue; of a venue, the city that it stands in."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    kind: str
    city: str | None
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

    @property
    def is_of_many_states(self) -> bool:
        """Whether it is a side of its own beside states: the United Nations, a world bank, court or association."""
        return self.kind == "international" or (self.country is None and self.kind in WORLDWIDE_KINDS)


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
    """A dated thing that texts name, often by its ordinal: "Hội nghị Cấp cao ASEAN lần thứ 28".

    ``country`` is that in which some states gather or which chairs them; it only lends its house to the whole world.
    """

    name: str
    aliases: tuple[str, ...]
    ordinal: int | None
    date: str
    country: str | None
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
def load_reference(own: Folder | None = None) -> Reference:
    """Read the reference data that the project ships, and over it the user's own, which wins.

    The own folder has files of the same names and columns, any of them. Raises ReferenceError at a
    line that cannot be read or names somebody unknown.
    """
    return read_reference(resources.files("seeds").joinpath("reference"), own)


def read_reference(folder: Traversable, own: Traversable | None = None) -> Reference:
    """Read the reference data of a folder, completed by the user's own."""
    reference = Reference(
        countries=_rows(folder, own, "countries.csv", Country),
        places=_rows(folder, own, "places.csv", Place),
        organizations=_rows(folder, own, "organizations.csv", Organization),
        successions=_rows(folder, own, "successions.csv", Succession),
        persons=_rows(folder, own, "persons.csv", Person),
        memberships=_rows(folder, own, "memberships.csv", Membership),
        anchors=_rows(folder, own, "anchors.csv", Anchor),
    )
    if own:
        _check_links(own, reference)
    return reference


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


def _check_links(own: Traversable, reference: Reference) -> None:
    """Raise ReferenceError at the first line of the user's own files that names what is not there, or no date."""
    known = {
        "country": {country.code for country in reference.countries},
        "organization_id": {organization.organization_id for organization in reference.organizations},
        "person_id": {person.person_id for person in reference.persons},
    }
    for entry in own.iterdir():
        if entry.name.endswith(".csv") and entry.name not in _FILES:
            raise ReferenceError(entry.name, 1, f"no such file is read, only {', '.join(_FILES)}")
    for file, row_type in _FILES.items():
        for line, row in _own_lines(own, file, row_type):
            for field in dataclasses.fields(row_type):
                problem = _problem(field.name, getattr(row, field.name), known)
                if problem:
                    raise ReferenceError(file, line, problem)


def _problem(column: str, value: Any, known: Mapping[str, Set[str]]) -> str | None:
    """What is wrong with a value of the user's own files, apart from how it is written."""
    kind = _LINKS.get(column, column)
    if value is None:
        return None
    if kind in known and value not in known[kind]:
        return f"{column} {value!r} is in none of the files"
    if column in _DATES and not is_edtf(value):
        return f"{column} {value!r} is no date: write 2025, 2025-03 or 2025-03-01"
    return None


def _rows(folder: Traversable, own: Traversable | None, file: str, row_type: type[Row]) -> tuple[Row, ...]:
    """The rows of a file; one of the user's own takes the place of the shipped one with the same key."""
    shipped = tuple(row for _, row in _parse(folder / file, row_type))
    added = {_key(row): row for _, row in _own_lines(own, file, row_type)} if own else {}
    if not added:
        return shipped
    return (*(added.pop(_key(row), row) for row in shipped), *added.values())


def _key(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, column) for column in _KEYS[type(row)])


def _own_lines(own: Traversable, file: str, row_type: type[Row]) -> Iterator[tuple[int, Row]]:
    """The rows of a file that need not be there, with the numbers of their lines."""
    return _parse(own / file, row_type) if (own / file).is_file() else iter(())


def _parse(file: Traversable, row_type: type[Row]) -> Iterator[tuple[int, Row]]:
    readers = _readers(row_type)
    lines = csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")), strict=True)
    if next(lines, []) != list(readers):
        raise ReferenceError(file.name, 1, f"the header must be {','.join(readers)}")
    try:
        for cells in lines:
            yield lines.line_num, row_type(*_values(readers, cells))
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
_FILES: dict[str, type[Any]] = {
    "countries.csv": Country,
    "places.csv": Place,
    "organizations.csv": Organization,
    "successions.csv": Succession,
    "persons.csv": Person,
    "memberships.csv": Membership,
    "anchors.csv": Anchor,
}
_KEYS: dict[type[Any], tuple[str, ...]] = {
    Country: ("code",),
    Place: ("country", "name"),
    Organization: ("organization_id",),
    Succession: ("predecessor_id", "successor_id"),
    Person: ("person_id",),
    Membership: ("person_id", "post", "organization_id", "country", "start"),
    Anchor: ("name", "ordinal", "date"),
}
_LINKS = {"parent_id": "organization_id", "predecessor_id": "organization_id", "successor_id": "organization_id"}
_DATES = frozenset({"founded", "dissolved", "date", "start", "end"})
