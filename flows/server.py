"""A temporary Prefect API for runs without a server.

Prefect can start one by itself, but then the client imports the whole server code
once more (3 s) and waits for it. Here the server starts in a process of its own while
the client is still importing. The two are tied together by a pipe: when the client
ends, in whatever way, the pipe closes and the server goes with it.
"""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STARTUP_SECONDS = 180.0
SHUTDOWN_SECONDS = 10.0
ANSWER_SECONDS = 10.0
# Read by Prefect's own server: no user interface, no schedulers, made for one use.
SERVER_ENVIRONMENT = {
    "PREFECT_UI_ENABLED": "0",
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
}


class ServerError(RuntimeError):
    """The temporary API did not come up."""


class TemporaryServer:
    """A Prefect API on a free port of this machine, in a process of its own."""

    def __init__(self) -> None:
        self._ready = False
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port: int = listener.getsockname()[1]
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flows.server", str(listener.fileno())],
                stdin=subprocess.PIPE,
                pass_fds=[listener.fileno()],
                env={**os.environ, **SERVER_ENVIRONMENT},
                process_group=0,  # Ctrl-C is for the client, which needs the server to say goodbye
            )

    @property
    def url(self) -> str:
        """The address for PREFECT_API_URL."""
        return f"http://127.0.0.1:{self.port}/api"

    def wait(self) -> None:
        """Return when the server answers; raise ServerError if it never does."""
        deadline = time.monotonic() + STARTUP_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise ServerError(f"Prefect's temporary API ended at start (exit code {self._process.returncode})")
            if self._answers():
                self._ready = True
                return
            time.sleep(0.05)
        raise ServerError(f"Prefect's temporary API did not answer within {STARTUP_SECONDS:.0f} s")

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

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=STARTUP_SECONDS)
        try:
            connection.request("GET", "/api/health")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


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


@contextmanager
def prefect_api() -> Iterator[TemporaryServer | ConfiguredServer]:
    """Give Prefect an API: the configured one, or a temporary one that is starting."""
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


def serve(listener: int) -> None:
    """Serve the API on an inherited socket until standard input closes."""
    import uvicorn  # noqa: PLC0415

    config = uvicorn.Config(
        "prefect.server.api.server:create_app", factory=True, log_level="error", lifespan="on", access_log=False
    )
    server = uvicorn.Server(config)
    threading.Thread(target=_exit_with_parent, args=(server,), daemon=True).start()
    server.run(sockets=[socket.socket(fileno=listener)])
    os._exit(0)  # all is written; taking the interpreter apart takes half a second


def _exit_with_parent(server: object) -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    server.should_exit = True  # type: ignore[attr-defined]


if __name__ == "__main__":
    serve(int(sys.argv[1]))
