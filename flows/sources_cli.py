"""The command line for sources: `ghinho sources`, and `add`, `test`, `enable`, `disable` below it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from flows.fetch.sources import Source, Sources

app = typer.Typer(help="List, add, test, enable and disable sources.", no_args_is_help=False)
File = Annotated[
    Path | None,
    typer.Option(
        "--file", help="Your own list of sources; default: GHINHO_SOURCES, or data/sources.toml.", metavar="FILE"
    ),
]
Name = Annotated[str, typer.Argument(help="The name of a source.")]
_CUT = 200  # characters of a line that are shown


@app.callback(invoke_without_command=True)
def listed(context: typer.Context, file: File = None) -> None:
    """List all sources: those that come with the program, and your own."""
    if context.invoked_subcommand is not None:
        return
    sources = _load(file)
    width = max(map(len, sources.by_name))
    for source in sources.by_name.values():
        typer.echo(f"{source.name:{width}}  {_state(source)}  {source.kind:7}  {source.address}")
        typer.echo(f"{'':{width}}  {_about(source)}")
    typer.echo(f"Your own list: {sources.path}{'' if sources.path.exists() else ' (there is none yet)'}")


@app.command()
def add(
    name: Name,
    kind: Annotated[str, typer.Argument(help="feed, sitemap, urls, folder or file.")],
    address: Annotated[str, typer.Argument(help="An address with https:// or http://, or a path.")],
    publisher: Annotated[str | None, typer.Option(help="Who publishes it.")] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166 code of the publisher's country.")] = None,
    tier: Annotated[str | None, typer.Option(help="official, agency, newspaper or other.")] = None,
    language: Annotated[str | None, typer.Option(help="Language of the articles; only vi is read.")] = None,
    schedule: Annotated[str | None, typer.Option(help="When to fetch it, five fields of cron.")] = None,
    layout: Annotated[str | None, typer.Option(help="How its pages are built, from pages.toml.")] = None,
    file: File = None,
) -> None:
    """Add a source to your own list."""
    from flows.fetch.editing import add_source  # noqa: PLC0415
    from flows.fetch.errors import SourceError  # noqa: PLC0415

    given = {"name": name, "kind": kind, "address": address, "publisher": publisher, "country": country}
    given |= {"tier": tier, "language": language, "schedule": schedule, "layout": layout}
    try:
        source = add_source(_path(file), {key: value for key, value in given.items() if value is not None})
    except SourceError as error:
        _fail(str(error))
    typer.echo(f"Added {source.name} to {_path(file)}. `ghinho sources test {source.name}` shows what comes of it.")


@app.command(name="test")
def try_out(
    name: Annotated[str, typer.Argument(help="The name of a source, or an address.")],
    pages: Annotated[int, typer.Option(min=1, help="How many pages to fetch.")] = 3,
    file: File = None,
) -> None:
    """Fetch a source once and show what comes of it; nothing is kept. Exit code 1 if no article could be read."""
    from flows.fetch.errors import SourceError  # noqa: PLC0415
    from flows.fetch.trial import try_source  # noqa: PLC0415

    try:
        trial = try_source(name, _load(file), pages)
    except SourceError as error:
        _fail(str(error))
    typer.echo(trial.words)
    for article in trial.articles:
        typer.echo(f"\n{article.title}\n  {article.address}\n  {article.published}, {article.publisher}")
        for line in article.first_lines:
            typer.echo(f"  | {line[:_CUT]}{'…' if len(line) > _CUT else ''}")
        for event in article.events or ("no event found",):
            typer.echo(f"  > {event}")
    for problem in trial.problems:
        typer.echo(f"{problem.source_path}: {problem.message} [{problem.reason}]", err=True)
    if not trial.articles:
        raise typer.Exit(1)


@app.command()
def enable(name: Name, file: File = None) -> None:
    """Let runs fetch a source again."""
    _set(name, file, enabled=True)


@app.command()
def disable(name: Name, file: File = None) -> None:
    """Keep runs from fetching a source."""
    _set(name, file, enabled=False)


def _set(name: str, file: Path | None, *, enabled: bool) -> None:
    from flows.fetch.editing import set_enabled  # noqa: PLC0415
    from flows.fetch.errors import SourceError  # noqa: PLC0415

    try:
        set_enabled(_path(file), name, enabled=enabled)
    except SourceError as error:
        _fail(str(error))
    typer.echo(f"{name} is {'enabled' if enabled else 'disabled'}.")


def _load(file: Path | None) -> "Sources":
    from flows.fetch.errors import SourceError  # noqa: PLC0415
    from flows.fetch.sources import load_sources  # noqa: PLC0415

    try:
        return load_sources(_path(file))
    except SourceError as error:
        _fail(str(error))


def _path(file: Path | None) -> Path:
    from flows.fetch.sources import sources_path  # noqa: PLC0415

    return file or sources_path()


def _state(source: "Source") -> str:
    return "enabled " if source.enabled else "disabled"


def _about(source: "Source") -> str:
    seen = f"articles seen on {source.seen}" if source.seen else "not confirmed" if source.shipped else "yours"
    told = (source.publisher, source.country, source.tier, source.schedule, seen)
    return f"{', '.join(filter(None, told))}{f'. {source.about}' if source.about else ''}"


def _fail(message: str) -> NoReturn:
    typer.echo(f"ghinho: {message}", err=True)
    raise typer.Exit(1)
