"""Settings of the project, and of Prefect on its behalf.

Prefect reads its settings from the environment when it is first imported, so
`prepare` has to run before that. What the user has set is never overwritten, except
that nothing is ever sent to anybody: `TELEMETRY_OFF`.
"""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

DATA_FOLDER = Path("data")
DEFAULT_WAREHOUSE = DATA_FOLDER / "ghinho.duckdb"
DEFAULT_PUBLISHED = DATA_FOLDER / "published" / "ghinho.duckdb"

REFERENCE_VARIABLE = "GHINHO_REFERENCE"

MAX_FILE_BYTES = 20_000_000  # one article; the largest of 39,063 has 0.2 MB
MAX_UNPACKED_RATIO = 200  # texts are packed to a fifth, pages of one site to a thirtieth; bombs to a thousandth
MIN_UNPACKED_BYTES = 100_000_000  # this much may come out of any packed file
MAX_UNPACKED_BYTES = 50_000_000_000
MAX_MEMBERS = 1_000_000  # of an archive
MAX_LINE_CHARS = 1_000_000  # a "line" longer than this is a dump, not prose
BATCH_SIZE = 1_000  # each costs Prefect and the load as much as 200 articles; more would leave a core idle at the end
MAX_BATCH_BYTES = 3_000_000  # of text: a process takes forty times as much memory while it works on them
HTML_BYTES = 4  # of a page, for one of its article; most have more
PARALLEL_FROM = 2_000  # documents; below this, starting processes costs more than they save
WAIT_SECONDS = 600.0  # for another run that writes to the same warehouse
PUBLISH_SECONDS = 300.0  # after so long, readers see what a run has loaded so far
SMALL_RUN = 50  # documents; up to here the command line lists every event

WITH_ISSUES = "Completed with issues"  # the state of runs that ended well but met something
PORT = 4200  # of the Prefect server
EXPLORE_PORT = 4300  # of the app with filters
POOL = "ghinho"  # the work pool that runs are taken from
TAG = "ghinho"  # on all deployments, so on all their runs
TIMEZONE = "Asia/Ho_Chi_Minh"  # of the schedules
CHECK_CRON = "15 6 * * *"

TELEMETRY_OFF = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
}
DEFAULTS = {
    # The terminal shows our own progress and errors; Prefect's logs go to the API in full.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    # Nor what Prefect's own threads complain about when their server goes away: the program says that itself.
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
    # So that this is after half a minute for each thing to be recorded; a server that starts again takes less.
    "PREFECT_CLIENT_MAX_RETRIES": "4",
    # The storage blocks of Prefect's integrations are of no use here and take 2 s to register.
    "PREFECT_SERVER_API_BLOCKS_REGISTER_ON_START": "false",
}


@dataclass(frozen=True)
class Wanted:
    """What shall run by itself: where the articles and the warehouse are, and when to look."""

    sources: Sequence[str] = ("articles",)
    warehouse: str = str(DEFAULT_WAREHOUSE)
    published: str = str(DEFAULT_PUBLISHED)
    cron: str = "*/30 * * * *"
    every: float | None = None  # seconds; instead of the cron
    folder: str = "."  # in which runs find relative paths
    silent: float = 100  # seconds without a sign of life after which a run counts as dead


def own_reference() -> Path | None:
    """Tell where the user's own reference data is; None where there is none."""
    folder = Path(os.environ.get(REFERENCE_VARIABLE) or DATA_FOLDER / "reference").absolute()
    return folder if folder.is_dir() else None


def pin_reference() -> None:
    """Let processes that work elsewhere find the same reference data."""
    folder = own_reference()
    if folder:
        os.environ[REFERENCE_VARIABLE] = str(folder)


def prepare() -> None:
    """Put Prefect's settings into the environment; call before importing Prefect."""
    os.environ.update(TELEMETRY_OFF)
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    if "PREFECT_HOME" not in os.environ:
        os.environ["PREFECT_HOME"] = str(_prefect_home())


def _prefect_home() -> Path:
    """Keep Prefect's record beside the warehouse; where nothing may be written, it need not last."""
    home = (DATA_FOLDER / "prefect").absolute()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="ghinho-prefect-"))
    return home


def available_cores() -> int:
    """Cores that this process may use, which in a container are fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
