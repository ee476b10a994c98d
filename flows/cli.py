"""The command line: `ghinho run`, `check` and the others; questions and sources have modules of their own.

Modules are imported where they are needed, so that help and queries come at once and
only a run waits for Prefect.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows import desk_cli, merging_cli, pages_cli, settings, sources_cli, who_cli
from flows.telling import Warehouse, fail, told, warn

if TYPE_CHECKING:
    from flows.summary import IngestSummary

app = typer.Typer(
    name="ghinho",
    help="Read Vietnamese news on international cooperation into a warehouse of events and agreements.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(sources_cli.app, name="sources")
app.add_typer(desk_cli.app)
app.add_typer(pages_cli.app)
app.add_typer(who_cli.app)
app.add_typer(merging_cli.app)
BatchSize = Annotated[int, typer.Option(min=1, help="Documents that are worked on together.")]
Workers = Annotated[
    int | None, typer.Option(min=1, help="Processes; by default one a core for large runs.", show_default=False)
]
Wait = Annotated[
    float, typer.Option(min=0, help="Seconds to wait for another run that writes to the warehouse.", metavar="SECONDS")
]


def main() -> None:
    """Run the command line; mistakes of the user end in a message, not in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app()
    except BrokenPipeError:  # whoever reads our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


@app.callback(invoke_without_command=True)
def about(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    """Read Vietnamese news on international cooperation into a warehouse of events and agreements."""
    if version:
        typer.echo(f"ghinho {installed_version('ghinho')}")
        raise typer.Exit


@app.command()
def run(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Files and folders (.txt, .html, .jsonl, .csv, .parquet, .warc, also packed; README has the table), "
            "names of sources (`ghinho sources`), and addresses of feeds, sitemaps and pages."
        ),
    ],
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
    batch_size: BatchSize = settings.BATCH_SIZE,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=NAME,...", help="Columns that hold id, url, title, text, html, published or publisher."
        ),
    ] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Read unchanged documents again, too.")] = False,
    workers: Workers = None,
    wait: Wait = settings.WAIT_SECONDS,
) -> None:
    """Read articles into the warehouse and show what they tell.

    Documents that are there already and did not change are skipped. Exit code 0 if anything
    was processed as asked, 1 if nothing could be, 2 for wrong usage.
    """
    named = _columns(columns or [])
    settings.prepare()
    with told():
        summary = _run_flow(
            "ingest",
            sources=paths,
            warehouse=str(warehouse),
            batch_size=batch_size,
            columns=named,
            rebuild=rebuild,
            workers=workers,
            wait=wait,
        )
    _show(summary)
    if not summary.loaded + summary.unchanged:
        fail("Nothing could be processed; the lines above say why.")


@app.command()
def replay(
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
    batch_size: BatchSize = settings.BATCH_SIZE,
    everything: Annotated[bool, typer.Option("--all", help="Also what the present rules have read.")] = False,
    workers: Workers = None,
    wait: Wait = settings.WAIT_SECONDS,
) -> None:
    """Read the raw bytes that the warehouse keeps again with the present rules.

    Only documents that older rules have read or could not read, unless all are asked for. The
    sources are not needed for it.
    """
    from warehouse.store import inspect  # noqa: PLC0415

    settings.prepare()
    with told():
        inspect(warehouse)
        summary = _run_flow(
            "replay",
            warehouse=str(warehouse),
            batch_size=batch_size,
            only_outdated=not everything,
            workers=workers,
            wait=wait,
        )
    _show(summary)


@app.command()
def check(warehouse: Warehouse = settings.DEFAULT_WAREHOUSE) -> None:
    """Check the warehouse; exit code 1 where a rule is broken."""
    from warehouse.check import run_checks  # noqa: PLC0415
    from warehouse.store import open_warehouse  # noqa: PLC0415

    with told(), open_warehouse(warehouse, read_only=True) as connection:
        results = run_checks(connection)
    for result in results:
        state = "ok" if result.passed else f"{result.severity}: {len(result.rows):,} rows"
        typer.echo(f"{result.name}: {state}. {result.description}")
        for row in result.rows[:3]:
            shown = zip(result.columns, row, strict=True)
            typer.echo("    " + ", ".join(f"{column}={value}" for column, value in shown))
    if any(not result.passed and result.severity == "error" for result in results):
        raise typer.Exit(1)


@app.command()
def serve(
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, sources and addresses; default: articles.", show_default=False),
    ] = None,
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
    cron: Annotated[
        str | None,
        typer.Option(help="When to read them, Vietnamese time; default: every 30 minutes.", show_default=False),
    ] = None,
    every: Annotated[
        float | None, typer.Option(min=1, metavar="SECONDS", help="Read them so often instead.", show_default=False)
    ] = None,
    host: Annotated[str, typer.Option(help="Where the server listens; 0.0.0.0 for all machines.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port of the server; 0 for any that is free.")] = (
        settings.PORT
    ),
    only_set_up: Annotated[
        bool, typer.Option("--set-up", help="Only make what is missing on the server of PREFECT_API_URL.")
    ] = False,
) -> None:
    """Read articles on a schedule, with Prefect's user interface, until stopped.

    A Prefect server is started on this machine, unless PREFECT_API_URL names one.
    """
    if cron and every:
        raise typer.BadParameter("Give --cron or --every, not both.")
    settings.prepare()
    from flows import serving  # noqa: PLC0415
    from flows.fetch.sources import in_full, pin_paths  # noqa: PLC0415

    pin_paths()
    settings.pin_reference()
    wanted = settings.Wanted(
        sources=list(map(in_full, sources or settings.Wanted.sources)),
        warehouse=os.path.abspath(warehouse),
        published=os.path.abspath(settings.DEFAULT_PUBLISHED),
        cron=cron or settings.Wanted.cron,
        every=every,
        folder=os.getcwd(),
    )
    place = serving.Place(Path(os.environ["PREFECT_HOME"]), host, port)
    with told("Stopped."):
        if only_set_up:
            serving.set_up(wanted)
        else:
            serving.serve(wanted, place, lambda line: typer.echo(line, err=True))


@app.command()
def backup(
    target: Annotated[Path, typer.Argument(help="A file, or a folder for a file named by the time.", metavar="TARGET")],
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
) -> None:
    """Copy the warehouse, whole and at any time, also during a run."""
    from warehouse.store import publish  # noqa: PLC0415

    if target.is_dir():
        target /= f"{warehouse.stem}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.duckdb"
    with told():
        publish(warehouse, target)
    typer.echo(f"{target}: {target.stat().st_size / 1e6:,.1f} MB")


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(help="The copy.", metavar="FILE")],
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
    wait: Wait = settings.WAIT_SECONDS,
) -> None:
    """Put a copy in the place of the warehouse, whole or not at all."""
    from flows import publishing  # noqa: PLC0415

    with told():
        aside = publishing.restore(source, warehouse, wait=wait, say=warn)
    typer.echo(f"{warehouse} is what {source} is.")
    if aside:
        typer.echo(f"What was there is no sound warehouse; it is kept as {aside}.")


@app.command()
def doctor(warehouse: Warehouse = settings.DEFAULT_WAREHOUSE) -> None:
    """Tell whether all is well; exit code 1 where something is to be done, each line says what."""
    settings.prepare()
    from flows.doctor import examine  # noqa: PLC0415

    well = True
    for finding in examine(warehouse):
        well &= finding.well
        typer.echo(f"{'ok  ' if finding.well else 'TODO'}  {finding.subject}: {finding.message}")
    if not well:
        raise typer.Exit(1)


def _run_flow(name: str, **parameters: Any) -> "IngestSummary":
    """Run a flow, with a temporary API if none is configured; it starts while we import."""
    from flows.server import needing, prefect_api  # noqa: PLC0415

    with prefect_api() as api:
        flow = getattr(import_module(f"flows.{name}"), name)
        from flows import stages  # noqa: PLC0415

        stages.refuse_unusable(parameters["warehouse"])
        stages.rules()
        api.wait()
        with _progress(), needing(api.url):
            summary: IngestSummary = flow(**parameters)
    return summary


def _show(summary: "IngestSummary") -> None:
    from flows import report  # noqa: PLC0415

    with told():
        report.show_problems(report.make_console(to_error=True), summary)
        report.show_run(report.make_console(), summary)


@contextmanager
def _progress() -> Iterator[None]:
    """Show a bar on a terminal, and a line now and then elsewhere."""
    from flows.progress import Watcher, watching  # noqa: PLC0415

    if not sys.stderr.isatty():
        with watching(Watcher(_LogLines().show, warn)):
            yield
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        with watching(Watcher(lambda done, total: bar.update(task, completed=done, total=total), warn)):
            yield


class _LogLines:
    """Lines of progress, at most one in so many seconds."""

    every = 5.0

    def __init__(self) -> None:
        self._last = time.monotonic()

    def show(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= self.every:
            self._last = now
            typer.echo(f"{done:,} of {total:,} inputs done", err=True)


def _columns(texts: list[str]) -> dict[str, str]:
    from flows.extract.columns import ColumnError, parse_columns  # noqa: PLC0415

    try:
        return parse_columns(texts)
    except ColumnError as error:
        raise typer.BadParameter(str(error), param_hint="--columns") from error
