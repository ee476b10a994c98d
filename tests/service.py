"""`ghinho serve` as a person starts it, and a browser to look at it; for tests and for the README's pictures."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
GHINHO = Path(sys.executable).with_name("ghinho")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE = 400.0


def soon(found: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """Wait until something is found."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = found()
        if value:
            return value
        time.sleep(0.3)
    raise AssertionError(f"not within {seconds} s")


def children(pid: int) -> list[tuple[int, str]]:
    """Processes that another one started, with their commands."""
    shown = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=2) for line in shown.splitlines()]
    return [(int(row[0]), row[2]) for row in rows if int(row[1]) == pid]


class Service:
    """A server, a worker and schedules in a folder of their own, over copies of the seeds."""

    def __init__(self, folder: Path, every: float = 10) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.out = folder / "serve.out"
        (folder / "articles").mkdir()
        for seed in SEEDS.glob("*.txt"):
            (folder / "articles" / seed.name).write_bytes(seed.read_bytes())
        command = [str(GHINHO), "serve", "articles", "--every", str(every), "--port", "0", "--warehouse", "news.duckdb"]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        environment |= {"PREFECT_WORKER_QUERY_SECONDS": "1", "PREFECT_HOME": str(self.home)}
        with self.out.open("wb") as out:
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)
        self.url: str = soon(self._address, 180)

    @property
    def api(self) -> str:
        """The address for PREFECT_API_URL."""
        return f"{self.url}/api"

    def ask(self, path: str, method: str = "POST", **body: Any) -> Any:
        """Ask the API."""
        data = json.dumps(body).encode()
        head = {"content-type": "application/json"}
        request = urllib.request.Request(f"{self.api}/{path}", data, head, method=method)
        for busy in (True, True, False):
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    text = answer.read()
            except urllib.error.HTTPError as error:
                if error.code != 503 or not busy:  # SQLite is busy: the server says so, and its clients ask again
                    raise
                time.sleep(1)
            else:
                break
        return json.loads(text) if text else None

    def runs(self, state: str, deployment: str = "ingest") -> list[dict[str, Any]]:
        """Runs of a deployment that are in a state, the first ones first."""
        chosen = {"flow_runs": {"state": {"name": {"any_": [state]}}}, "deployments": {"name": {"any_": [deployment]}}}
        return list(self.ask("flow_runs/filter", **chosen, sort="START_TIME_ASC"))

    def run(self, run_id: str) -> dict[str, Any]:
        """A run as it is now."""
        (found,) = self.ask("flow_runs/filter", flow_runs={"id": {"any_": [run_id]}})
        return dict(found)

    def artifacts(self, run_id: str) -> dict[str, dict[str, Any]]:
        """Artifacts of a run by their keys."""
        found = self.ask("artifacts/filter", artifacts={"flow_run_id": {"any_": [run_id]}})
        return {artifact["key"]: artifact for artifact in found if artifact["key"]}

    def deployments(self) -> dict[str, dict[str, Any]]:
        """All deployments by name."""
        return {found["name"]: found for found in self.ask("deployments/filter")}

    def start(self, deployment: str, **parameters: Any) -> str:
        """Start a run by hand; returns its id."""
        made = self.ask(
            f"deployments/{self.deployments()[deployment]['id']}/create_flow_run",
            parameters=parameters,
            state={"type": "SCHEDULED"},
        )
        return str(made["id"])

    def pause(self, deployment: str) -> None:
        """Let a deployment run by hand only."""
        self.ask(f"deployments/{self.deployments()[deployment]['id']}/pause_deployment")

    def child(self, module: str) -> int | None:
        """Process of the server or of the worker."""
        return next((pid for pid, command in children(self.process.pid) if module in command), None)

    def stop(self) -> None:
        """Ask it to stop, and wait until it has."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)

    def _address(self) -> str | None:
        if self.process.poll() is not None:
            raise RuntimeError(self.out.read_text())
        lines = self.out.read_text().splitlines()
        return next((line.split()[-1] for line in lines if line.startswith("Runs, artifacts")), None)


def look(url: str, *options: str) -> str:
    """Open a page in a browser without a window, and return what stands there once it has settled."""
    assert CHROMIUM
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=15000")
    command = [CHROMIUM, *quiet, *options, *(() if options else ("--dump-dom",)), url]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
