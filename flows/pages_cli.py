"""The command line of the pages: `ghinho report` and `ghinho explore`."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from flows import settings
from flows.telling import Warehouse, told

app = typer.Typer()


@app.command()
def report(
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The page; default: beside the warehouse.", metavar="FILE"),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="New is what was read since; default: the last report."),
    ] = None,
    language: Annotated[
        Literal["vi", "en"], typer.Option(help="The language that the page opens in; it has both.")
    ] = "vi",
) -> None:
    """Write what the warehouse tells as one HTML page: what is new, pictures, and lists with their evidence."""
    from flows.desk.report import write_report  # noqa: PLC0415

    with told():
        path, written = write_report(warehouse, output, since.date() if since else None, language)
    typer.echo(f"{path}: {path.stat().st_size / 1e6:,.1f} MB{'' if written else ', as it was'}")


@app.command()
def explore(
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
    host: Annotated[str, typer.Option(help="Where the app listens; 0.0.0.0 for all machines.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port of the app; 0 for any that is free.")
    ] = settings.EXPLORE_PORT,
) -> None:
    """Show the report as an app with filters, in the browser, until stopped."""
    with told("Stopped."):
        from flows.desk.explore import serve  # noqa: PLC0415 - takes a second

        serve(warehouse, host, port, lambda address: typer.echo(f"{warehouse} at {address}, Ctrl-C stops", err=True))
