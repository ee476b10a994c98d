"""The command line of the analyst's desk: `ghinho query`, `search`, `export` and `dictionary`."""

import sys
import time
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows import settings
from flows.telling import Warehouse, told

if TYPE_CHECKING:
    from warehouse.query import Answer

app = typer.Typer()
_SAY_EVERY = 5.0  # seconds


class Format(StrEnum):
    """How answers are written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"
    xlsx = "xlsx"


class Language(StrEnum):
    """Languages of the dictionary."""

    en = "en"
    vi = "vi"


class Export(StrEnum):
    """What a whole warehouse is written as."""

    parquet = "parquet"
    csv = "csv"
    jsonl = "jsonl"
    calendar = "calendar"
    rdf = "rdf"


AnswerFormat = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="How to write the answer; default: by the file's name, or a table."),
]
AnswerFile = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the answer to this file.")
]


@app.command()
def query(
    name: Annotated[str | None, typer.Argument(help="A query of the library; --list shows them.")] = None,
    sql: Annotated[str | None, typer.Option(help="SQL of your own instead.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of the query.")
    ] = None,
    list_all: Annotated[bool, typer.Option("--list", help="List the queries and their parameters.")] = False,
    format_: AnswerFormat = None,
    output: AnswerFile = None,
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
) -> None:
    """Answer a question from the warehouse, by a query of the library or by SQL."""
    if list_all:
        _list_queries()
        return
    if (name is None) == (sql is None):
        raise typer.BadParameter("Give the name of a query (--list shows them), or --sql, and not both.")
    if sql is not None and param:
        raise typer.BadParameter("--param belongs to a query of the library; write values into the SQL.")
    parameters = dict(_pair(text) for text in param or ())
    wanted = _format(format_, output)
    from warehouse.query import run_query, run_sql  # noqa: PLC0415
    from warehouse.store import open_warehouse  # noqa: PLC0415

    with told(), open_warehouse(warehouse, read_only=True) as connection:
        answer = run_sql(connection, sql) if sql is not None else run_query(connection, str(name), parameters)
    _write(answer, wanted, output)


@app.command()
def search(
    words: Annotated[
        list[str], typer.Argument(help="What to look for, accents optional; words in quotes stand in a row.")
    ],
    events: Annotated[bool, typer.Option("--events", help="Search the evidence of events, not all articles.")] = False,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Number of texts that are shown.")] = 20,
    format_: AnswerFormat = None,
    output: AnswerFile = None,
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
) -> None:
    """Find articles, or events by their evidence, the newest first.

    "lao" finds Lào and lao, "Lào" only Lào. The words are indexed in a file beside the warehouse, which
    a search brings up to date where needed; that takes a while after much was read.
    """
    wanted_format = _format(format_, output)
    from warehouse import search as searching  # noqa: PLC0415
    from warehouse.query import Answer  # noqa: PLC0415
    from warehouse.store import open_warehouse  # noqa: PLC0415

    wanted = searching.Wanted(
        " ".join(words), "event" if events else "document", since and since.date(), until and until.date(), limit
    )
    with told("Stopped. What was indexed so far is kept."), open_warehouse(warehouse, read_only=True) as connection:
        rows = searching.search(connection, warehouse, wanted, _say_indexed())
    _write(Answer(searching.COLUMNS, tuple(rows)), wanted_format, output)


@app.command()
def export(
    as_: Annotated[
        Export,
        typer.Argument(
            metavar="parquet|csv|jsonl|calendar|rdf",
            help="parquet: a folder of all tables. csv: a folder for spreadsheets. jsonl: a file of events with their "
            "evidence. calendar: a file of planned events (iCalendar). rdf: a file of statements (N-Triples).",
        ),
    ],
    target: Annotated[Path, typer.Argument(help="The folder or file to write.", metavar="TARGET")],
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
) -> None:
    """Write what the warehouse holds for other programs; the data dictionary lies beside it.

    The target is written whole or not at all. A folder or file of an earlier export is replaced.
    """
    from warehouse import exports  # noqa: PLC0415
    from warehouse.store import open_warehouse  # noqa: PLC0415

    with told(), open_warehouse(warehouse, read_only=True) as connection:
        written = exports.write(connection, as_.value, target)
    for name, rows in written.items():
        typer.echo(f"{name}: {rows:,} rows")


@app.command()
def dictionary(
    language: Annotated[Language, typer.Option("--language", "-l", help="English or Vietnamese.")] = Language.en,
) -> None:
    """Print what every table, view, column, code and query means, in Markdown."""
    from warehouse.dictionary import render_dictionary  # noqa: PLC0415

    typer.echo(render_dictionary(language.value))


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise typer.BadParameter(f"{text!r} is no NAME=VALUE.", param_hint="--param")
    return name, value


def _list_queries() -> None:
    from warehouse.codes import code_names  # noqa: PLC0415
    from warehouse.query import list_queries  # noqa: PLC0415

    for found in list_queries():
        typer.echo(f"{found.name}: {found.description}")
        for parameter in found.parameters:
            default = "" if parameter.default in (None, "null") else f", default {parameter.default}"
            needed = ", needed" if parameter.default is None else default
            typer.echo(f"    {parameter.name} ({parameter.type.replace('_', ' ')}{needed})  {parameter.description}")
        typer.echo(f"    ghinho query {found.name} {found.example}".rstrip())
    typer.echo(
        "\nDays are written 2017-06-21; countries by code or name, accents optional; codes by themselves or by name:"
    )
    for kind, names in code_names().items():
        typer.echo(f"    {kind.replace('_', ' ')}: {', '.join(names)}")


def _format(given: Format | None, output: Path | None) -> Format:
    """Take the format that is asked for, or that the name of the file tells."""
    by_name = {f".{known.value}": known for known in Format}
    wanted = given or (by_name.get(output.suffix.lower()) if output else Format.table)
    if wanted is None:
        raise typer.BadParameter(f"Name the file .csv, .json, .parquet or .xlsx, or give --format: {output}")
    if output is None and wanted in (Format.parquet, Format.xlsx):
        raise typer.BadParameter(f"{wanted.value} needs a file: --output answer.{wanted.value}")
    return wanted


def _say_indexed() -> Callable[[int, int], None]:
    """Tell how far the indexing is, at most once in some seconds."""
    last = time.monotonic()

    def say(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last > _SAY_EVERY:
            last = time.monotonic()
            typer.echo(f"{done:,} of {total:,} texts indexed", err=True)

    return say


def _write(answer: "Answer", wanted: Format, output: Path | None) -> None:
    from flows import answers, report  # noqa: PLC0415

    if output is not None:
        with told():
            answers.write(answer, wanted.value, output)
        typer.echo(f"{output}: {len(answer.rows):,} rows")
    elif wanted is Format.table:
        report.show_table(report.make_console(), answer)
    else:
        sys.stdout.write(answers.as_csv(answer) if wanted is Format.csv else answers.as_json(answer))
