"""A real server, a real schedule, a real worker: what runs by itself, and what happens when something is killed."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
GHINHO = Path(sys.executable).with_name("ghinho")
PATIENCE = 60.0


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
    """`ghinho serve` in a folder of its own, with a worker that looks every second."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "serve.out"
        command = [str(GHINHO), "serve", "articles", "--every", "6", "--port", "0", "--warehouse", "news.duckdb"]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        environment |= {"PREFECT_WORKER_QUERY_SECONDS": "1", "PREFECT_HOME": str(folder / "home")}
        with self.out.open("wb") as out:
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)
        self.url = soon(self._address, 120)

    def _address(self) -> str | None:
        assert self.process.poll() is None, self.out.read_text()
        lines = self.out.read_text().splitlines()
        return next((line.split()[-1] for line in lines if line.startswith("Runs, artifacts")), None)

    def ask(self, path: str, **body: Any) -> Any:
        request = urllib.request.Request(
            f"{self.url}/api/{path}", json.dumps(body).encode(), {"content-type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def runs(self, state: str) -> list[dict[str, Any]]:
        chosen = {"flow_runs": {"state": {"name": {"any_": [state]}}}, "sort": "START_TIME_ASC"}
        return self.ask("flow_runs/filter", **chosen)

    def child(self, module: str) -> int | None:
        return next((pid for pid, command in children(self.process.pid) if module in command), None)

    def stop(self, number: int = signal.SIGTERM) -> None:
        self.process.send_signal(number)
        self.process.wait(30)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("service")
    (folder / "articles").mkdir()
    for seed in SEEDS.glob("*.txt"):
        (folder / "articles" / seed.name).write_bytes(seed.read_bytes())
    made = Service(folder)
    yield made
    if made.process.poll() is None:
        made.stop()


def test_scheduled_runs_appear(service: Service) -> None:
    first, second = soon(lambda: service.runs("Completed")[:2] if len(service.runs("Completed")) > 1 else None)
    assert first["name"] == "ingest articles into news.duckdb"
    assert first["state"]["message"] == "5 inputs: 5 loaded"
    assert second["state"]["message"] == "Nothing new. 5 inputs: 5 unchanged"
    assert {"ghinho", "write", "auto-scheduled"} <= set(first["tags"])
    assert second["total_run_time"] < 20


def test_serving_again_from_the_same_folder_is_refused(service: Service) -> None:
    environment = {**os.environ, "PREFECT_HOME": str(service.folder / "home")}
    second = subprocess.run([str(GHINHO), "serve"], env=environment, capture_output=True, text=True, check=False)
    assert second.returncode == 1
    assert "Another `ghinho serve` is running" in second.stderr


def test_a_worker_that_is_killed_is_started_again(service: Service) -> None:
    worker = service.child("flows.worker")
    assert worker
    before = len(service.runs("Completed"))
    os.kill(worker, signal.SIGKILL)
    assert soon(lambda: service.child("flows.worker") not in (None, worker))
    assert soon(lambda: len(service.runs("Completed")) > before + 1)


def test_stopping_leaves_no_process_behind(service: Service) -> None:
    family = [pid for pid, _ in children(service.process.pid)]
    family += [pid for child in family for pid, _ in children(child)]
    assert len(family) >= 2
    service.stop()
    assert service.process.returncode == 130
    assert [pid for pid in family if Path(f"/proc/{pid}").exists()] == []
