"""Whether everything is well with a warehouse and what keeps it up to date, and what to do where it is not."""

import json
import platform
import shutil
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from flows.publishing import work_state
from flows.server import ConfiguredServer, ServerError, configured_url
from flows.settings import POOL, PORT, TAG, own_reference
from transforms.reference import ReferenceError, load_reference
from transforms.rules import rules_version
from warehouse.check import run_checks
from warehouse.errors import WarehouseError
from warehouse.store import open_warehouse
from warehouse.tables import SCHEMA_VERSION

SECONDS = 5.0
ROOM = 3  # times the size of the warehouse: work file, published copy, and the next one while it is made
LEAST_ROOM = 500_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the report; one that is not well says what to do."""

    subject: str
    message: str
    well: bool = True


def examine(warehouse: Path) -> Iterator[Finding]:
    """Look at everything, and report line by line."""
    yield Finding("versions", _versions())
    yield from _own_reference()
    yield from _warehouse(warehouse)
    yield _room(warehouse)
    yield from _server()


def _versions() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("ghinho", "prefect", "duckdb", "polars"))
    rules = rules_version(own_reference())
    return f"{libraries}, Python {platform.python_version()}, schema {SCHEMA_VERSION}, rules {rules}"


def _own_reference() -> Iterator[Finding]:
    own = own_reference()
    if own is None:
        return
    try:
        load_reference(own)
        yield Finding("reference", f"Your own reference data in {own} is read over the shipped one")
    except ReferenceError as error:
        yield Finding("reference", f"{own}: {error}. Put that line right.", well=False)


def _warehouse(warehouse: Path) -> Iterator[Finding]:
    try:
        yield from _content(warehouse)
        yield _work(warehouse)
    except WarehouseError as error:
        yield Finding("warehouse", str(error), well=False)


def _content(warehouse: Path) -> Iterator[Finding]:
    with open_warehouse(warehouse, read_only=True) as connection:
        documents, outdated = connection.execute(
            "SELECT count(*), count(*) FILTER (rules_version <> ?) FROM document", [rules_version(own_reference())]
        ).fetchall()[0]
        size = warehouse.stat().st_size / 1e6
        yield Finding("warehouse", f"{warehouse} holds {documents:,} documents in {size:,.1f} MB")
        if outdated:
            advice = f"{outdated:,} documents were read by other rules than these. Run `ghinho replay -w {warehouse}`."
            yield Finding("rules", advice, well=False)
        for check in run_checks(connection):
            if not check.passed and check.severity == "error":
                advice = f"{check.name}: {len(check.rows):,} rows. `ghinho check -w {warehouse}` shows them."
                yield Finding("check", advice, well=False)
        rows = connection.execute("SELECT source, last_success, last_status FROM source_freshness").fetchall()
    for source, success, status in rows:
        told = f"{source}: read to its end last at {success:%Y-%m-%d %H:%M} UTC" if success else f"{source}: never read"
        well = status in {"completed", "completed_with_issues", "running"}
        yield Finding("source", told if well else f"{told}; the last run {_ended(status)}. Run again.", well=well)


def _ended(status: str) -> str:
    return "was killed" if status == "interrupted" else status


def _work(warehouse: Path) -> Finding:
    state = work_state(warehouse)
    if state.writer:
        return Finding("runs", f"A run is writing to it ({state.writer})")
    if state.unpublished:
        return Finding("runs", "A run ended before its end; what it loaded is kept. Run again to see it.", well=False)
    return Finding("runs", "No run is writing to it")


def _room(warehouse: Path) -> Finding:
    folder = warehouse.absolute().parent
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    needed = max(LEAST_ROOM, ROOM * warehouse.stat().st_size if warehouse.exists() else 0)
    told = f"{free / 1e9:,.1f} GB are free in {folder}"
    if free >= needed:
        return Finding("space", told)
    return Finding("space", f"{told}. Make room: runs may need {needed / 1e9:,.1f} GB.", well=False)


def _server() -> Iterator[Finding]:
    configured = configured_url()
    url = configured or f"http://127.0.0.1:{PORT}/api"
    try:
        ConfiguredServer(url).wait()
        yield Finding("server", f"The Prefect server at {url} answers")
        yield from _schedule(url)
    except ServerError as error:
        told = "No Prefect server is configured: runs have one of their own. `ghinho serve` runs on a schedule"
        yield Finding("server", str(error), well=False) if configured else Finding("server", told)
    except (OSError, ValueError, KeyError) as error:
        yield Finding("server", f"{url} is no Prefect server ({error}). Correct PREFECT_API_URL.", well=False)


def _schedule(url: str) -> Iterator[Finding]:
    workers = _ask(f"{url}/work_pools/{POOL}/workers/filter")
    if not any(worker["status"] == "ONLINE" for worker in workers):
        advice = f"No worker is there to run anything. Start `ghinho serve`, or `prefect worker start --pool {POOL}`."
        yield Finding("worker", advice, well=False)
    deployments = _ask(f"{url}/deployments/filter", {"deployments": {"tags": {"all_": [TAG]}}})
    if not deployments:
        advice = "The server knows no deployment. Start `ghinho serve`, or run `prefect deploy --all`."
        yield Finding("schedule", advice, well=False)
    for found in sorted(deployments, key=lambda deployment: str(deployment["name"])):
        if found["paused"]:
            yield Finding("schedule", f"{found['name']} is paused. Resume it in the user interface.", well=False)
        else:
            times = [_times(each["schedule"]) for each in found["schedules"] if each["active"]]
            yield Finding("schedule", f"{found['name']} runs {', '.join(times) or 'when asked'}")


def _times(schedule: dict[str, Any]) -> str:
    if "cron" in schedule:
        return f"at {schedule['cron']} ({schedule.get('timezone') or 'UTC'})"
    return f"every {schedule['interval']:,.0f} s" if "interval" in schedule else "by a rule of its own"


def _ask(url: str, body: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    request = urllib.request.Request(url, json.dumps(body or {}).encode(), {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            found: list[dict[str, Any]] = json.load(answer)
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return []
        raise
    return found
