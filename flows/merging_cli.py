"""The command line of decisions by hand: `ghinho merge`, `split` and `decisions`."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from flows import settings
from flows.telling import Warehouse, told, warn

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

app = typer.Typer()
T = TypeVar("T")
Reason = Annotated[str | None, typer.Option(help="Why, for those who come after you.", show_default=False)]


@app.command()
def merge(
    one: Annotated[str, typer.Argument(help="Id of an event or agreement.", metavar="ID")],
    other: Annotated[str, typer.Argument(help="Id of another one.", metavar="ID")],
    reason: Reason = None,
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
) -> None:
    """Decide that two events, or two agreements, are one; it holds whatever is read later."""
    from warehouse import decisions  # noqa: PLC0415

    found = _decide(warehouse, lambda connection: decisions.merge(connection, one, other, reason, _now()))
    typer.echo(f"{one} and {other} are {found} now. `ghinho split` parts them again.")


@app.command()
def split(
    one: Annotated[str, typer.Argument(help="Id of an event or agreement.", metavar="ID")],
    report: Annotated[str, typer.Argument(help="The document that tells of another one: its path or id.")],
    reason: Reason = None,
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
) -> None:
    """Decide that what a document says is no report of an event or agreement; it holds whatever is read later."""
    from warehouse import decisions  # noqa: PLC0415

    found = _decide(warehouse, lambda connection: decisions.split(connection, one, report, reason, _now()))
    typer.echo(f"{report} tells of {found} now. `ghinho merge` joins them again.")


@app.command(name="decisions")
def list_decisions(
    undo: Annotated[str | None, typer.Option(help="Take this decision back.", metavar="ID", show_default=False)] = None,
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
) -> None:
    """List what was merged and split by hand, or take a decision back."""
    from flows.report import make_console, show_table  # noqa: PLC0415
    from warehouse import decisions  # noqa: PLC0415
    from warehouse.query import run_query  # noqa: PLC0415
    from warehouse.store import open_warehouse  # noqa: PLC0415

    if undo is not None:
        _decide(warehouse, lambda connection: decisions.undo(connection, undo))
        typer.echo(f"{undo} is taken back.")
        return
    with told(), open_warehouse(warehouse, read_only=True) as connection:
        answer = run_query(connection, "decisions")
    show_table(make_console(), answer)


def _decide(warehouse: Warehouse, decision: "Callable[[DuckDBPyConnection], T]") -> T:
    """Carry out a decision on the work file, whole or not at all, and let readers see it."""
    from flows.publishing import writing  # noqa: PLC0415
    from warehouse.load import transaction  # noqa: PLC0415
    from warehouse.store import inspect, open_warehouse  # noqa: PLC0415

    with told():
        inspect(warehouse)
        with writing(warehouse, wait=settings.WAIT_SECONDS, say=warn) as work:
            work.changed()
            with open_warehouse(work.path) as connection, transaction(connection):
                found = decision(connection)
            work.publish()
    return found


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
