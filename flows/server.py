"""A Prefect API on this machine: a temporary one for runs without a server, or one that lasts, with the UI.

Prefect can start one by itself, but then the client imports the whole server code
once more (3 s) and waits for it. Here the server starts in a process of its own while
the client is still importing. The two are tied together by a pipe: when the client
ends, in whatever way, the pipe closes and the server goes with it.
"""

import http.client
import logging
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from flows.lifeline import follow_parent

if TYPE_CHECKING:
    from fastapi import FastAPI

STARTUP_SECONDS = 180.0
SHUTDOWN_SECONDS = 10.0
ANSWER_SECONDS = 10.0
RETRY_SECONDS = 5.0  # after this a question to a starting server is asked again
# Read by Prefect's own server: no user interface, no schedulers, made for one use.
TEMPORARY = {
    "PREFECT_UI_ENABLED": "0",
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
}


class ServerError(RuntimeError):
    """The API did not come up."""


class Server:
    """A Prefect API in a process of its own, which ends with this one.

    The socket stays open here until the end: while the process is started again, clients wait instead of failing.
    """

    def __init__(self, environment: Mapping[str, str], host: str = "127.0.0.1", port: int = 0, log: Path | None = None):
        self._environment = environment
        self._log = log
        self._ready = False
        try:
            self._listener = socket.create_server((host, port))
        except (OSError, OverflowError) as error:
            raise ServerError(f"No server can be started at {host}:{port} ({error}). Choose another --port.") from error
        self.host = host
        self.port: int = self._listener.getsockname()[1]
        self.start()

    @property
    def url(self) -> str:
        """The address for PREFECT_API_URL."""
        return f"http://{_reachable(self.host)}:{self.port}/api"

    def start(self) -> None:
        """Start the process; again, if it has ended."""
        with _opened(self._log) as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flows.server", str(self._listener.fileno())],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                pass_fds=[self._listener.fileno()],
                env={**os.environ, **self._environment},
                process_group=0,  # Ctrl-C is for the client, which needs the server to say goodbye
            )

    def wait(self) -> None:
        """Return when the server answers; raise ServerError if it never does."""
        deadline = time.monotonic() + STARTUP_SECONDS
        where = f"; see {self._log}" if self._log else ""
        while time.monotonic() < deadline:
            if self.exit_code is not None:
                raise ServerError(f"The Prefect API ended at start (exit code {self.exit_code}{where})")
            if self._answers():
                self._ready = True
                return
            time.sleep(0.05)
        raise ServerError(f"The Prefect API did not answer within {STARTUP_SECONDS:.0f} s{where}")

    @property
    def exit_code(self) -> int | None:
        """How the process ended; None while it runs."""
        return self._process.poll()

    def stop(self) -> None:
        """End the server and wait until it is gone."""
        if not self._ready:  # nothing has been recorded yet
            self._process.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(SHUTDOWN_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._listener.close()

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(_reachable(self.host), self.port, timeout=RETRY_SECONDS)
        try:
            connection.request("GET", "/api/health")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


class TemporaryServer(Server):
    """A Prefect API on a free port of this machine, without UI and schedules."""

    def __init__(self) -> None:
        super().__init__(TEMPORARY)
        self._listener.close()  # it is not started again: if it ends, the client shall see that at once


class ConfiguredServer:
    """The API that the user has configured."""

    def __init__(self, url: str) -> None:
        self.url = url

    def wait(self) -> None:
        """Raise ServerError where it does not answer."""
        try:
            urllib.request.urlopen(f"{self.url}/health", timeout=ANSWER_SECONDS).close()
        except urllib.error.HTTPError:
            return  # it is there; what it objects to, Prefect will say
        except (OSError, ValueError) as error:
            raise ServerError(
                f"The Prefect API at {self.url} does not answer ({getattr(error, 'reason', error)}). Start it with "
                "`prefect server start`, correct PREFECT_API_URL, or unset it to run without a server."
            ) from error


class ServerGoneError(ServerError):
    """The API went away while a flow was running."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"The Prefect server at {url} went away. What was loaded is kept, and can be queried, but the record of "
            "the run is incomplete. Start the server again, and run the same command for what may be left."
        )


@contextmanager
def needing(url: str) -> Iterator[None]:
    """Tell whether it is the server's absence that broke a flow; loading goes on without it, but not its record."""
    try:
        yield
    except Exception as error:
        try:
            ConfiguredServer(url).wait()
        except ServerError:
            raise ServerGoneError(url) from error
        raise


@contextmanager
def prefect_api() -> Iterator[TemporaryServer | ConfiguredServer]:
    """Give Prefect an API: the configured one, or a temporary one that is starting."""
    logging.raiseExceptions = False  # log lines that cannot be sent are no news for the user; see `needing`
    url = configured_url()
    if url:
        configured = ConfiguredServer(url)
        configured.wait()  # before anything else is loaded in vain
        yield configured
        return
    server = TemporaryServer()
    os.environ["PREFECT_API_URL"] = server.url
    try:
        yield server
    finally:
        _send_logs()
        del os.environ["PREFECT_API_URL"]
        server.stop()


def configured_url() -> str | None:
    """Find the API that the environment, a profile or a settings file names."""
    url = os.environ.get("PREFECT_API_URL")
    profiles = Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser() / "profiles.toml"
    if url or not any(path.exists() for path in (profiles, Path("prefect.toml"), Path(".env"))):
        return url
    # Only Prefect can say how these play together.
    from prefect.settings import get_current_settings  # noqa: PLC0415

    return get_current_settings().api.url


def _send_logs() -> None:
    """Send the log lines that Prefect still keeps; without the server it would complain about them."""
    if "prefect" not in sys.modules:
        return
    from prefect.logging.handlers import APILogHandler  # noqa: PLC0415

    APILogHandler().flush()


def _reachable(host: str) -> str:
    """Where a server can be asked that listens at all addresses."""
    return "127.0.0.1" if host in {"0.0.0.0", "", "::"} else host


@contextmanager
def _opened(log: Path | None) -> Iterator[IO[bytes] | None]:
    if log is None:
        yield None
        return
    with log.open("ab") as file:
        yield file


def _app() -> "FastAPI":
    """Make Prefect's API and user interface, and beside them the reports."""
    from prefect.server.api.server import create_app  # noqa: PLC0415

    from flows.shown_reports import add_reports  # noqa: PLC0415

    app = create_app()
    add_reports(app)
    return app


def serve(listener: int) -> None:
    """Serve the API on an inherited socket until standard input closes."""
    import uvicorn  # noqa: PLC0415

    config = uvicorn.Config(_app, factory=True, log_level="error", lifespan="on", access_log=False)
    server = uvicorn.Server(config)
    follow_parent(lambda: setattr(server, "should_exit", True))
    server.run(sockets=[socket.socket(fileno=listener)])
    os._exit(0)  # all is written; taking the interpreter apart takes half a second


if __name__ == "__main__":
    serve(int(sys.argv[1]))
