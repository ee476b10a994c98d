"""The command line of names: `ghinho who`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from flows import settings
from flows.telling import Warehouse, fail, told

if TYPE_CHECKING:
    from rich.console import Console

    from warehouse.who import Entity, Found

app = typer.Typer()
MOST_LISTED = 20  # of those who share a name
MOST_NAMES = 12  # of one of them, in a line
_TITLES = {
    "offices": "Offices",
    "names-in-time": "Names in time",
    "heads": "Heads",
    "events": "Events",
    "agreements": "Agreements",
}


@app.command()
def who(
    name: Annotated[list[str], typer.Argument(help="A name, an alias or an id; accents and capitals are optional.")],
    limit: Annotated[int, typer.Option(min=1, help="Lines of each table.")] = 10,
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
) -> None:
    """Tell of a person or organization: names, offices or successions, events and agreements, the latest first.

    Also of those whom the reference data does not know. Exit code 1 where nobody is found.
    """
    from flows.report import make_console, show_table  # noqa: PLC0415
    from warehouse.store import open_warehouse  # noqa: PLC0415
    from warehouse.who import describe, find_named, names_near, told_of  # noqa: PLC0415

    asked = " ".join(name)
    console = make_console()
    with told(), open_warehouse(warehouse, read_only=True) as connection:
        found = find_named(connection, asked)
        if not found:
            fail(f"Nobody called {asked!r} is known or told of. {_proposal(names_near(connection, asked))}")
        if len(found) > 1:
            _list(console, asked, found)
            return
        entity, parts = describe(connection, found[0]), told_of(connection, found[0], limit)
    _describe(console, entity)
    for part, answer in parts.items():
        if answer.rows:
            console.print()
            more = f" (the first {limit}; --limit shows more)" if len(answer.rows) == limit else ""
            show_table(console, answer, _TITLES[part] + more)


def _proposal(near: Sequence[str]) -> str:
    if near:
        return f"Names like it: {', '.join(near)}."
    return "`ghinho search` looks for words in the articles."


def _list(console: "Console", asked: str, found: Sequence["Found"]) -> None:
    """Several who can be meant, each with the id to ask by."""
    from rich.text import Text  # noqa: PLC0415

    from flows.report import show_table  # noqa: PLC0415
    from warehouse.query import Answer  # noqa: PLC0415

    rows = [(one.name, one.kind, one.country, one.documents, one.entity_id) for one in found]
    columns = ("name", "kind", "country", "documents", "id")
    console.print(Text(f"{len(found):,} can be meant by {asked!r}; ask by id: ghinho who {rows[0][4]}"), soft_wrap=True)
    show_table(console, Answer(columns, tuple(rows[:MOST_LISTED])))
    if len(rows) > MOST_LISTED:
        console.print(f"... and {len(rows) - MOST_LISTED:,} more: give more of the name.")


def _describe(console: "Console", entity: "Entity") -> None:
    """Name, country, id, other names, parents, and where it can be checked."""
    from rich.text import Text  # noqa: PLC0415

    title = Text(entity.name, style="bold")
    title.append(f" ({entity.short_name})" if entity.short_name else "")
    console.print(title)
    for label, words in _lines(entity):
        console.print(Text(f"{label}: ", style="dim").append(words, style="none"), soft_wrap=True)


def _lines(entity: "Entity") -> list[tuple[str, str]]:
    told_by = f"{entity.documents:,} {'document' if entity.documents == 1 else 'documents'}"
    lines = [(entity.kind.capitalize(), " · ".join(filter(None, (entity.country, entity.entity_id, told_by))))]
    if entity.other_names:
        more = len(entity.other_names) - MOST_NAMES
        shown = " · ".join(entity.other_names[:MOST_NAMES])
        lines.append(("Also", f"{shown} · and {more:,} more" if more > 0 else shown))
    if entity.parents:
        lines.append(("Belongs to", " › ".join(entity.parents)))
    if entity.former_ids:
        lines.append(("Formerly", " · ".join(entity.former_ids)))
    if entity.known:
        lines.append(("Source", entity.source or ""))
    else:
        lines.append(("Provisional", f"a line in data/reference/{entity.kind}s.csv gives a lasting id"))
    return lines
