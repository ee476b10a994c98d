"""A real server, a real schedule, a real worker: what runs by itself, what one sees, and what a crash costs."""

import asyncio
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from prefect.settings import PREFECT_API_URL, temporary_settings
from service import CHROMIUM, GHINHO, SEEDS, Service, children, look, soon

from flows.deployments import HEARTBEAT_SECONDS, complete, entries, make_automations, set_up
from flows.settings import Wanted

ROOT = Path(__file__).parents[1]
MANY = 2_000  # documents, which take a few seconds
WITH_ISSUES = "Completed with issues"

needs_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="needs a browser: no chromium is installed (apt-get install chromium)"
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    made = Service(tmp_path_factory.mktemp("service"))
    yield made
    if made.process.poll() is None:
        made.process.send_signal(signal.SIGCONT)
        made.stop()


@pytest.fixture
def wanted(service: Service) -> Iterator[Wanted]:
    """What the service was asked for; Prefect's client asks its server meanwhile."""
    with temporary_settings({PREFECT_API_URL: service.api}):
        yield Wanted(
            sources=[f"{service.folder}/articles"],
            warehouse=f"{service.folder}/news.duckdb",
            published=f"{service.folder}/data/published/ghinho.duckdb",
            every=10,
            folder=str(service.folder),
        )


@pytest.fixture
def own_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of sources with one that has a schedule."""
    sources = tmp_path / "sources.toml"
    source = 'name = "mofa"\nkind = "feed"\naddress = "https://mofa.example/rss"\nschedule = "7 3 1 1 *"'
    sources.write_text(f"[[source]]\n{source}\n")
    monkeypatch.setenv("GHINHO_SOURCES", str(sources))


@pytest.fixture
def impatient(wanted: Wanted) -> Iterator[None]:
    """Runs count as dead a little after the first sign of life that they leave out."""
    asyncio.run(make_automations(silent=HEARTBEAT_SECONDS + 5))
    yield
    asyncio.run(make_automations(wanted.silent))


@pytest.fixture
def long_run(service: Service, tmp_path: Path) -> str:
    """A run that is at work, and takes some seconds more; there is no schedule meanwhile."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    articles = tmp_path / "many.jsonl"
    articles.write_text("\n".join(json.dumps({"id": f"{n}", "text": texts[n % 5]}) for n in range(MANY)))
    service.pause("ingest")
    soon(lambda: not any(service.runs(state) for state in ("Running", "Pending", "Submitting")))
    run_id = service.start("ingest", sources=[str(articles)], warehouse=str(tmp_path / "w.duckdb"), workers=1)
    soon(lambda: "progress" in service.artifacts(run_id))
    return run_id


def test_scheduled_runs_appear(service: Service) -> None:
    soon(lambda: len(service.runs("Completed")) > 1)
    first, second = service.runs("Completed")[:2]
    assert first["name"] == "ingest articles into news.duckdb"
    assert first["state"]["message"] == "5 inputs: 5 loaded"
    assert second["state"]["message"] == "Nothing new. 5 inputs: 5 unchanged"
    assert {"ghinho", "write", "auto-scheduled"} <= set(first["tags"])
    artifacts = service.artifacts(first["id"])
    assert artifacts.keys() == {"run-summary", "agreements", "event-pairs", "report"}
    (address,) = re.findall(r"\((/report/[^)]+)\)", artifacts["report"]["data"])
    with urllib.request.urlopen(f"{service.url}{address}", timeout=30) as shown:
        assert shown.read() == (service.folder / "news.html").read_bytes()
    assert "### Bản Ghi nhớ hợp tác song phương" in artifacts["agreements"]["data"]
    assert "data:image/svg+xml;base64," in artifacts["event-pairs"]["data"]
    assert service.artifacts(second["id"]).keys() == {"run-summary"}


@pytest.mark.parametrize("path", ["", "/", "/news.duckdb", "/../news.duckdb", "/%2e%2e/prefect.db", "/..%2fprefect.db"])
def test_nothing_but_reports_is_shown(service: Service, path: str) -> None:
    connection = http.client.HTTPConnection(service.url.removeprefix("http://"), timeout=30)
    connection.request("GET", f"/report{path}")
    answer = connection.getresponse()
    told = answer.read()
    connection.close()
    assert (answer.status, b"SQLite format" in told, b"DUCK" in told) == (404, False, False)


def test_a_rejected_document_is_told(service: Service) -> None:
    (service.folder / "articles" / "empty.txt").touch()
    run = soon(lambda: service.runs(WITH_ISSUES))[0]
    assert run["state"]["message"] == "6 inputs: 5 unchanged, 1 rejected"
    service.pause("ingest")
    assert "The file is empty" in service.artifacts(run["id"])["run-issues"]["data"]


def test_checks_show_their_rows_and_how_fresh_the_sources_are(service: Service) -> None:
    run_id = service.start("check")
    run = soon(lambda: found if (found := service.run(run_id))["end_time"] else None)
    assert run["state"]["name"] == "Completed", run["state"]
    artifacts = service.artifacts(run_id)
    assert {"checks", "freshness"} <= artifacts.keys()
    assert "broken_links" in artifacts["checks"]["data"]
    assert "articles" in artifacts["freshness"]["data"]


@needs_browser
@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("runs/flow-run/{run}", ["ingest articles into news.duckdb", "Completed", "auto-scheduled", "Artifacts"]),
        ("artifacts/artifact/{agreements}", ["Bản Ghi nhớ hợp tác song phương", "Boviengkham Vongdara", "mou"]),
        ("artifacts/artifact/{event-pairs}", ["Việt Nam – Lào", "data:image/svg+xml"]),
        ("deployments", ["ingest", "replay", "check", "publish", "Every 10 seconds"]),
    ],
    ids=["run", "agreements", "picture", "deployments"],
)
def test_a_person_finds_in_the_browser(service: Service, page: str, expected: list[str]) -> None:
    first = soon(lambda: service.runs("Completed"))[0]
    known = {key: artifact["id"] for key, artifact in service.artifacts(first["id"]).items()}
    shown = look(f"{service.url}/{page.format(run=first['id'], **known)}")
    assert [text for text in expected if text not in shown] == []


def test_setting_up_again_changes_nothing(service: Service, wanted: Wanted) -> None:
    before = state_of(service)
    asyncio.run(set_up(wanted))
    assert state_of(service) == before
    assert set(before["deployments"]) == {entry.name for entry in entries(wanted)}
    assert len(before["automations"]) == 2


def test_prefect_deploy_gives_the_same_deployments(service: Service, wanted: Wanted, tmp_path: Path) -> None:
    written = (ROOT / "prefect.yaml").read_text(encoding="utf-8")
    (tmp_path / "prefect.yaml").write_text(written)
    command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all"]
    environment = {**os.environ, "PREFECT_API_URL": service.api, "PWD": str(tmp_path)}
    subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    deployed = state_of(service)["deployments"]
    asyncio.run(set_up(Wanted(folder=str(tmp_path))))
    assert state_of(service)["deployments"] == deployed
    asyncio.run(set_up(wanted))


@pytest.mark.usefixtures("own_sources")
def test_a_source_is_read_on_its_own_schedule_until_it_is_not_asked_for(service: Service, wanted: Wanted) -> None:
    before = state_of(service)
    asyncio.run(set_up(replace(wanted, sources=[*wanted.sources, "mofa"])))
    deployments = service.deployments()
    assert deployments["ingest-mofa"]["parameters"]["sources"] == ["mofa"]
    assert [each["schedule"]["cron"] for each in deployments["ingest-mofa"]["schedules"]] == ["7 3 1 1 *"]
    assert deployments["ingest"]["parameters"]["sources"] == wanted.sources
    asyncio.run(set_up(wanted))
    assert state_of(service) == before


def test_completing_leaves_what_is_there(service: Service, wanted: Wanted) -> None:
    before = state_of(service)
    publish = service.deployments()["publish"]["id"]
    service.ask(f"deployments/{publish}", method="DELETE")
    asyncio.run(complete(replace(wanted, sources=["elsewhere"])))
    assert state_of(service) == before


def state_of(service: Service) -> dict[str, Any]:
    """Everything that setting up decides, and nothing that changes by itself."""
    told = ("description", "tags", "parameters", "parameter_openapi_schema", "entrypoint", "work_pool_name", "path")
    limits = ("concurrency_options", "job_variables", "enforce_parameter_schema", "paused")
    deployments = {}
    for name, found in service.deployments().items():
        schedules = [{**schedule["schedule"], "anchor_date": None} for schedule in found["schedules"]]
        deployments[name] = {key: found[key] for key in told + limits} | {"schedules": schedules}
        deployments[name]["limit"] = found["global_concurrency_limit"]["limit"]
    automations = {found["name"]: found["actions"] for found in service.ask("automations/filter")}
    return {"deployments": deployments, "automations": automations}


def test_a_run_whose_worker_is_killed_is_tried_again(service: Service, long_run: str) -> None:
    worker = service.child("flows.worker")
    assert worker
    os.kill(worker, signal.SIGKILL)
    assert soon(lambda: service.child("flows.worker") not in (None, worker))
    run = soon(lambda: found if (found := service.run(long_run))["state"]["type"] == "COMPLETED" else None)
    assert run["run_count"] == 2
    assert run["state"]["message"].startswith(f"{MANY:,} inputs")


@pytest.mark.usefixtures("impatient")
def test_a_run_that_dies_without_a_word_is_found_and_tried_again(service: Service, long_run: str) -> None:
    """Nobody is there who could tell: the worker is dead, and who looks after it sleeps."""
    worker = service.child("flows.worker")
    assert worker
    service.process.send_signal(signal.SIGSTOP)
    os.kill(worker, signal.SIGKILL)
    state = soon(lambda: found if (found := service.run(long_run)["state"])["name"] == "AwaitingRetry" else None)
    assert "tried 3 times at most" in state["message"]
    service.process.send_signal(signal.SIGCONT)
    run = soon(lambda: found if (found := service.run(long_run))["state"]["type"] == "COMPLETED" else None)
    assert run["run_count"] == 2


def test_serving_again_from_the_same_folder_is_refused(service: Service) -> None:
    environment = {**os.environ, "PREFECT_HOME": str(service.home)}
    second = subprocess.run([str(GHINHO), "serve"], env=environment, capture_output=True, text=True, check=False)
    assert second.returncode == 1
    assert "Another `ghinho serve` is running" in second.stderr


def test_stopping_leaves_no_process_behind(service: Service) -> None:
    family = [pid for pid, _ in children(service.process.pid)]
    family += [pid for child in family for pid, _ in children(child)]
    assert len(family) >= 2
    service.stop()
    assert service.process.returncode == 130
    assert [pid for pid in family if Path(f"/proc/{pid}").exists()] == []
