"""`ghinho explore`: the report as an app with filters, for this machine, until stopped.

The app itself is the marimo notebook `flows/desk/app.py`. It reads the published warehouse, which is opened anew for
each answer, so that it shows what the last run has brought.
"""

import os
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import marimo
import uvicorn

from flows.desk.page import app_head, render_explored
from flows.desk.reading import Choice, Reader
from flows.desk.spoken import Countries
from flows.desk.words import say
from warehouse.codes import Name, code_names
from warehouse.errors import WarehouseError
from warehouse.store import inspect, open_warehouse

WAREHOUSE = "GHINHO_EXPLORED"  # names the warehouse to the app
APP = Path(__file__).with_name("app.py")
PATIENCE = 1  # seconds that open pages get to take their leave
NONE = ""  # a kind that nothing is of


class PortError(WarehouseError):
    """The app cannot listen where it should."""


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen, by what it is called; None stands for everything."""

    countries: dict[str, str | None]
    kinds: dict[str, str | None]
    topics: dict[str, str | None]
    years: dict[str, int | None]


def options(language: str) -> Options:
    """List what can be chosen in the warehouse."""
    with _reading(Choice()) as reader:
        countries = Countries(reader.country_names())
        present = [row["country"] for row in reader.rows("countries", most=None)]
        years = [row["year"] for row in reader.rows("years")]
    everything = _in(say("all"), language)
    names = code_names()
    kinds = {**names["agreement_kind"], **names["event_type"]}
    return Options(
        countries={everything: None, **_named({code: countries[code] for code in present}, language)},
        kinds={everything: None, **_named(kinds, language)},
        topics={everything: None, **_named(names["topic"], language)},
        years={everything: None, **{str(year): year for year in years}},
    )


def explored(
    language: str,
    country: str | None,
    kind: str | None,
    topic: str | None,
    first: int | None,
    last: int | None,
    text: str,
) -> str:
    """Answer with the pictures and lists of what was chosen."""
    is_event = kind in code_names()["event_type"]
    choice = Choice(
        country=country,
        event_type=kind if is_event or kind is None else NONE,
        agreement_kind=NONE if is_event else kind,
        topic=topic,
        first=date(first, 1, 1) if first else None,
        last=date(last, 12, 31) if last else None,
        text=text.strip() or None,
    )
    with _reading(choice) as reader:
        return render_explored(reader, choice, language)


def serve(warehouse: Path, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Show the warehouse at an address until stopped, then end the process."""
    inspect(warehouse)
    os.environ[WAREHOUSE] = str(warehouse.absolute())
    listening = _listen(host, port)
    app = marimo.create_asgi_app(quiet=True, html_head=app_head()).with_app(path="/", root=str(APP)).build()
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=PATIENCE)
    announce(f"http://{host}:{listening.getsockname()[1]}")
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run([listening])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # marimo leaves threads behind that wait for pages which are gone


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise PortError(f"{host}:{port} is not free ({error.strerror}). Give another one with --port.") from error


@contextmanager
def _reading(choice: Choice) -> Iterator[Reader]:
    with open_warehouse(os.environ[WAREHOUSE], read_only=True) as connection:
        yield Reader(connection, choice)


def _named(names: Mapping[str, Name], language: str) -> dict[str, str | None]:
    return {_in(name, language): code for code, name in names.items()}


def _in(name: Name, language: str) -> str:
    return name.vi if language == "vi" else name.en
