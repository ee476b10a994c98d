"""Living with Ghi Nhớ on one machine: a Prefect server, a worker, and somebody who looks after both.

Children that end are started again. All of them end with this process, however it ends.
"""

import asyncio
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from flows.server import ConfiguredServer, Server, ServerError, configured_url
from flows.settings import POOL, Wanted

LOOK_SECONDS = 0.5
GOODBYE_SECONDS = 15.0
RESTARTS, RESTART_SECONDS = 5, 60.0  # more restarts than these in so many seconds mean that it is no use
LOGGED = {"PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING"}  # what children write goes into their log files

Say = Callable[[str], None]


@dataclass(frozen=True)
class Place:
    """Where the server listens, and where its files are."""

    home: Path
    host: str
    port: int

    def environment(self) -> dict[str, str]:
        """Settings of the server, besides those of the project; what the user has set goes first."""
        wanted = {
            "PREFECT_SERVER_UI_STATIC_DIRECTORY": str(self.home / "ui"),
            "PREFECT_SERVER_UI_API_URL": "/api",
            "PREFECT_SERVER_UI_V2_ENABLED": "false",  # it asks servers outside from the browser
            # Holds on concurrency limits survive the server.
            "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
            "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        }
        return LOGGED | {name: os.environ.get(name, value) for name, value in wanted.items()}


class Worker:
    """The process that runs what is scheduled."""

    def __init__(self, pool: str, log: Path) -> None:
        self._command = [sys.executable, "-m", "flows.worker", pool, f"{socket.gethostname()}-{os.getpid()}"]
        self._log = log
        self.start()

    def start(self) -> None:
        """Start the process; again, if it has ended."""
        binaries = Path(sys.executable).parent  # runs are started by `python`, which must be this one
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env={**os.environ, **LOGGED, "PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"},
                process_group=0,
            )

    @property
    def exit_code(self) -> int | None:
        """How the process ended; None while it runs."""
        return self._process.poll()

    def stop(self) -> None:
        """End the worker and its runs, and wait until they are gone."""
        self._process.terminate()
        try:
            self._process.wait(GOODBYE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Patience:
    """Allows a few restarts in a while, and no more."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()

    def ask(self, what: str, log: Path) -> None:
        """Raise ServerError if it was asked too often."""
        now = time.monotonic()
        self._times.append(now)
        while now - self._times[0] > RESTART_SECONDS:
            self._times.popleft()
        if len(self._times) > RESTARTS:
            raise ServerError(f"{what} ended {len(self._times)} times within {RESTART_SECONDS:.0f} s; see {log}")


def set_up(wanted: Wanted) -> None:
    """Make what is missing on the server that is configured; somebody else runs it."""
    url = configured_url()
    if not url:
        raise ServerError("Set PREFECT_API_URL to the address of your server; without one, leave out --set-up.")
    ConfiguredServer(url).wait()
    from flows import deployments  # noqa: PLC0415

    asyncio.run(deployments.complete(wanted))


def serve(wanted: Wanted, place: Place, say: Say) -> None:
    """Serve the schedules until asked to stop; with a server that is configured, or else with one of our own."""
    with _stoppable(), _alone(place.home), ExitStack() as stack:
        url = configured_url()
        own = None
        if url:
            ConfiguredServer(url).wait()
        else:
            own = Server(place.environment(), place.host, place.port, place.home / "server.log")
            stack.callback(own.stop)
            os.environ["PREFECT_API_URL"] = url = own.url
            say(f"Starting the Prefect server at {url.removesuffix('/api')} ...")
        from flows.deployments import recover, set_up  # noqa: PLC0415 - Prefect is imported while it starts

        if own:
            own.wait()
            asyncio.run(recover())
        asyncio.run(set_up(wanted))
        worker = Worker(POOL, place.home / "worker.log")
        stack.callback(worker.stop)
        say(f"Runs, artifacts and deployments: {url.removesuffix('/api')}")
        say(f"Logs: {place.home}/server.log and worker.log. Stop with Ctrl-C.")
        _look_after(own, worker, place.home, say)


def _look_after(server: Server | None, worker: Worker, home: Path, say: Say) -> None:
    """Start again what ends. Runs end with their worker, so they are scheduled again before it is back."""
    from flows.deployments import recover  # noqa: PLC0415

    patience = Patience()
    while True:
        time.sleep(LOOK_SECONDS)
        if server is not None and server.exit_code is not None:
            patience.ask("The Prefect server", home / "server.log")
            say(f"The Prefect server ended (exit code {server.exit_code}); it is started again.")
            server.start()
            server.wait()
        if worker.exit_code is not None:
            patience.ask("The worker", home / "worker.log")
            say(f"The worker ended (exit code {worker.exit_code}); it is started again.")
            if server is not None:
                asyncio.run(recover())
            worker.start()


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let SIGTERM and SIGHUP stop us as Ctrl-C does."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, stop) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Refuse to serve from a folder that another one serves from."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "serve.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ServerError(
                f"Another `ghinho serve` is running from {home}. Stop it, or set PREFECT_HOME to another folder."
            ) from error
        yield
