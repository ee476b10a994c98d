import asyncio
import errno
import json
import multiprocessing
import os
import random
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows import pipeline, stages
from flows.pipeline import run_pipeline
from flows.publishing import writing
from flows.summary import IngestSummary
from warehouse.errors import WarehouseAccessError, WarehouseError
from warehouse.store import open_warehouse
from warehouse.tables import TABLES

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
PER_RUN = {"run", "issue"}  # these tell of the run, so they differ from run to run


def rows(warehouse: Path | str, *, of_runs: bool = False) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, in no particular order of the file; `run_id` is left out."""
    found = {}
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for table in TABLES:
            if of_runs or table.name not in PER_RUN:
                names = ", ".join(column.name for column in table.columns if column.name != "run_id")
                found[table.name] = connection.execute(f"SELECT {names} FROM {table.name} ORDER BY ALL").fetchall()
    return found


@contextmanager
def connected(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        yield connection


def value(warehouse: Path, sql: str) -> Any:
    with connected(warehouse) as connection:
        row = connection.execute(sql).fetchone()
    assert row is not None
    return row[0]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Fifty records made from the seeds, in the working directory."""
    monkeypatch.chdir(tmp_path)
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps({"id": f"{n:02}", "text": texts[n % 5]}) for n in range(50)))
    return path


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of the seeds."""
    warehouse = tmp_path_factory.mktemp("seeds") / "seeds.duckdb"
    run_pipeline([str(SEEDS)], str(warehouse))
    return warehouse


def test_the_seeds_become_documents_events_and_agreements(seeds: Path) -> None:
    assert value(seeds, "SELECT count(*) FROM document") == 5
    assert value(seeds, "SELECT count(*) FROM raw_document WHERE octet_length(content) = size") == 5
    assert value(seeds, "SELECT count(*) FROM event") > 5
    assert value(seeds, "SELECT count(*) FROM agreement") > 2
    with connected(seeds) as connection:
        run = connection.execute("SELECT inputs, loaded, unchanged, rejected, status FROM run").fetchall()
        ended = connection.execute("SELECT bool_and(finished_at >= started_at) FROM run").fetchone()
    assert run == [(5, 5, 0, 0, "completed")]
    assert ended == (True,)


def test_the_bytes_are_kept_as_they_came(seeds: Path) -> None:
    with connected(seeds) as connection:
        stored = connection.execute(
            "SELECT d.source_path, content FROM raw_document JOIN document AS d USING (document_id)"
        )
        for path, content in stored.fetchall():
            assert Path(path).read_bytes() == content


def test_a_second_run_changes_no_row(tmp_path: Path) -> None:
    warehouse = tmp_path / "w.duckdb"
    first = run_pipeline([str(SEEDS)], str(warehouse))
    before = rows(warehouse)
    second = run_pipeline([str(SEEDS)], str(warehouse))
    assert (first.loaded, first.unchanged) == (5, 0)
    assert (second.loaded, second.unchanged, second.rejected) == (0, 5, 0)
    assert second.in_words() == "Nothing new. 5 inputs: 5 unchanged"
    assert rows(warehouse) == before
    with connected(warehouse) as connection:  # and each document still names the run that loaded it
        assert connection.execute("SELECT DISTINCT run_id FROM document").fetchall() == [(first.run_id,)]


def test_loading_twice_equals_loading_once(tmp_path: Path, seeds: Path) -> None:
    warehouse = tmp_path / "w.duckdb"
    run_pipeline([str(SEEDS)], str(warehouse))
    again = run_pipeline([str(SEEDS)], str(warehouse), rebuild=True)
    assert (again.loaded, again.unchanged) == (5, 0)
    assert rows(warehouse) == rows(seeds)


def test_rows_do_not_depend_on_order_or_batches(tmp_path: Path, seeds: Path) -> None:
    paths = [str(path) for path in SEEDS.glob("*.txt")]
    random.Random(1).shuffle(paths)
    warehouse = tmp_path / "w.duckdb"
    for path in paths:
        run_pipeline([path], str(warehouse), batch_size=1)
    assert rows(warehouse) == rows(seeds)
    other = tmp_path / "other.duckdb"
    run_pipeline(sorted(paths, reverse=True), str(other), batch_size=2)
    assert rows(other) == rows(seeds)


def test_a_changed_document_replaces_its_older_self(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    for seed in SEEDS.glob("00[0-2]*.txt"):
        (Path("news") / seed.name).write_bytes(seed.read_bytes())
    run_pipeline(["news"], "w.duckdb")
    changed = next(Path("news").glob("000*"))
    changed.write_text(changed.read_text() + "\nNgày 22/6, đoàn rời Hà Nội.")
    summary = run_pipeline(["news"], "w.duckdb")
    assert (summary.loaded, summary.unchanged) == (1, 2)
    assert value(Path("w.duckdb"), "SELECT count(*) FROM document") == 3
    assert value(Path("w.duckdb"), f"SELECT body FROM document WHERE source_path = '{changed}'").endswith("rời Hà Nội.")


def test_the_same_document_twice_is_loaded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    seed = next(SEEDS.glob("000*"))
    for folder in ("b", "a"):
        Path(folder).mkdir()
        (Path(folder) / "x.txt").write_bytes(seed.read_bytes())
    for sources in (["b", "a"], ["a", "b"]):
        summary = run_pipeline(sources, "w.duckdb", rebuild=True)
        assert (summary.loaded, summary.rejected) == (1, 1)
        assert [(p.source_path, p.reason) for p in summary.problems] == [("b/x.txt", "duplicate")]
    assert value(Path("w.duckdb"), "SELECT count(*) FROM document WHERE source_path = 'a/x.txt'") == 1


def test_a_failed_run_loads_whole_batches_only(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk fails, the warehouse holds whole batches and says that the run failed."""
    real, done = stages.transform_batch, []

    def breaking(path: str) -> stages.ReadyBatch:
        done.append(path)
        if len(done) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path)

    monkeypatch.setattr(stages, "transform_batch", breaking)
    with pytest.raises(WarehouseError, match=r"No space left on device\. Make room"):
        run_pipeline(["articles.jsonl"], "w.duckdb", batch_size=10)
    warehouse = Path("w.duckdb")
    assert value(warehouse, "SELECT count(*) FROM document") == 20
    assert value(warehouse, "SELECT count(DISTINCT document_id) FROM sentence") == 20
    assert value(warehouse, "SELECT status FROM run") == "failed"
    monkeypatch.setattr(stages, "transform_batch", real)
    summary = run_pipeline(["articles.jsonl"], "w.duckdb")
    assert (summary.loaded, summary.unchanged) == (30, 20)


def test_a_batch_that_fails_costs_the_document_at_fault_only(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_pipeline(["articles.jsonl"], "whole.duckdb")
    transform, load = stages.transform_batch, stages.load_batches

    def breaking_transform(path: str) -> stages.ReadyBatch:
        if "articles.jsonl#07" in pl.read_ipc(path)["source_path"]:
            raise RuntimeError("broken stage")
        return transform(path)

    def breaking_load(connection: Any, batches: Any) -> Any:
        held = list(batches)
        if any("articles.jsonl#33" in frames["document"]["source_path"] for frames, _documents in held):
            raise ValueError("broken frame")
        return load(connection, held)

    monkeypatch.setattr(stages, "transform_batch", breaking_transform)
    monkeypatch.setattr(stages, "load_batches", breaking_load)
    summary = run_pipeline(["articles.jsonl"], "w.duckdb", batch_size=10)
    assert (summary.loaded, summary.rejected, summary.status) == (48, 2, "completed_with_issues")
    with connected(Path("w.duckdb")) as connection:
        told = connection.execute("SELECT source_path, stage, message FROM issue ORDER BY source_path").fetchall()
    assert [(path, stage) for path, stage, _ in told] == [
        ("articles.jsonl#07", "transform"),
        ("articles.jsonl#33", "load"),
    ]
    assert "RuntimeError: broken stage" in told[0][2]
    assert "ValueError: broken frame" in told[1][2]
    monkeypatch.undo()
    monkeypatch.chdir(corpus.parent)
    assert run_pipeline(["articles.jsonl"], "w.duckdb").in_words() == "50 inputs: 2 loaded, 48 unchanged"
    assert rows("w.duckdb") == rows("whole.duckdb")


@pytest.mark.parametrize(
    "error", [ValueError("too much at once"), WarehouseAccessError(Path("w.duckdb"), "out of memory")]
)
def test_batches_that_fail_together_are_loaded_one_by_one(corpus: Path, error: Exception) -> None:
    """What waits is loaded as one; where that fails, each batch by itself, and only what fails then is lost."""
    run_pipeline(["articles.jsonl"], "whole.duckdb")
    loads: list[int] = []

    def by_threes(batches: Iterator[stages.RawBatch]) -> Iterator[list[pipeline.Outcome]]:
        ready = [(batch, stages.attempt(batch)) for batch in batches]
        return (ready[at : at + 3] for at in range(0, len(ready), 3))

    def load(warehouse: str, batches: list[stages.ReadyBatch], run_id: str) -> bool:
        loads.append(len(batches))
        if len(loads) == 1:
            raise error
        return stages.load(warehouse, batches, run_id)

    told: list[str] = []
    steps = replace(pipeline.PLAIN, transform_all=by_threes, load=load)
    summary = run_pipeline(["articles.jsonl"], "w.duckdb", batch_size=10, steps=steps, say=told.append)
    assert (summary.loaded, summary.status, loads) == (50, "completed", [3, 1, 1, 1, 2])
    assert f"Batches failed together ({type(error).__name__}: {error}). Loading them one by one" in told
    assert rows("w.duckdb") == rows("whole.duckdb")


def test_readers_meet_no_lock(corpus: Path) -> None:
    run_pipeline(["articles.jsonl"], "w.duckdb")
    with open_warehouse("w.duckdb", read_only=True) as reader:
        summary = run_pipeline(["articles.jsonl"], "w.duckdb", rebuild=True)
        assert reader.execute("SELECT count(*) FROM document").fetchone() == (50,)
    assert summary.loaded == 50
    beside = [path.name.removeprefix(".w.duckdb.") for path in sorted(Path().glob(".w.duckdb*"))]
    assert beside == ["base", "lock", "work"]


def test_a_second_writer_waits_or_says_why_not(corpus: Path) -> None:
    run_pipeline([str(corpus)], "w.duckdb")
    before, told = rows("w.duckdb"), []
    with writing("w.duckdb"), pytest.raises(WarehouseError, match=f"another run .process {os.getpid()}, since 20"):
        run_pipeline([str(corpus)], "w.duckdb", rebuild=True, wait=0.1, say=told.append)
    assert "Waiting for it" in told[0]
    assert rows("w.duckdb") == before
    with ThreadPoolExecutor(1) as threads:
        with writing("w.duckdb"):
            waiting = threads.submit(run_pipeline, [str(corpus)], "w.duckdb", rebuild=True, wait=60)
            time.sleep(0.5)
            assert not waiting.done()
        assert waiting.result().loaded == 50
    assert rows("w.duckdb") == before


def run_flow(*sources: str, **parameters: Any) -> IngestSummary:
    from flows.ingest import ingest  # noqa: PLC0415

    return ingest(sources=list(sources), **parameters)


async def recorded(run_id: str) -> tuple[Any, list[Any], list[Any]]:
    """Ask Prefect's API what it knows of a run: the run, its tasks, its artifacts."""
    from prefect import get_client  # noqa: PLC0415
    from prefect.client.schemas.filters import (  # noqa: PLC0415
        ArtifactFilter,
        ArtifactFilterFlowRunId,
        FlowRunFilter,
        FlowRunFilterId,
    )

    async with get_client() as client:
        run = await client.read_flow_run(run_id)  # type: ignore[arg-type]
        of_run = FlowRunFilter(id=FlowRunFilterId(any_=[run.id]))
        tasks = await client.read_task_runs(flow_run_filter=of_run)
        by_run = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run.id]))
        return run, tasks, await client.read_artifacts(artifact_filter=by_run)


@pytest.mark.usefixtures("prefect_api")
def test_the_flow_gives_the_same_rows_and_is_recorded(tmp_path: Path, seeds: Path) -> None:
    warehouse = tmp_path / "flow.duckdb"
    (tmp_path / "empty.txt").touch()
    summary = run_flow(str(SEEDS), str(tmp_path / "empty.txt"), warehouse=str(warehouse), batch_size=2)
    assert (summary.loaded, summary.rejected, summary.status) == (5, 1, "completed_with_issues")
    assert rows(warehouse) == rows(seeds)
    run, _tasks, artifacts = asyncio.run(recorded(summary.run_id))
    assert run.state.is_completed()
    assert run.state.message == "6 inputs: 5 loaded, 1 rejected"
    assert "flow.duckdb" in run.name
    by_key = {artifact.key: artifact for artifact in artifacts}
    assert "5 loaded, 1 rejected" in by_key["run-summary"].data
    assert "| meeting |" in by_key["run-summary"].data
    assert "empty" in json.dumps(by_key["run-issues"].data)
    assert "> Ngày 01/09/2021, Bộ trưởng" in by_key["agreements"].data
    assert "| Việt Nam – Lào |" in by_key["event-pairs"].data
    assert re.search(r"\(/report/\w+-flow\.html\)", by_key["report"].data)
    assert "Thongloun Sisoulith" in (tmp_path / "flow.html").read_text(encoding="utf-8")
    assert run.state.name == "Completed with issues"


@pytest.mark.usefixtures("prefect_api")
def test_a_report_that_cannot_be_written_costs_the_run_nothing(tmp_path: Path) -> None:
    (tmp_path / "w.html").write_text("a letter")
    summary = run_flow(str(SEEDS), warehouse=str(tmp_path / "w.duckdb"))
    assert summary.status == "completed"
    assert (tmp_path / "w.html").read_text() == "a letter"
    _run, _tasks, artifacts = asyncio.run(recorded(summary.run_id))
    assert "report" not in {artifact.key for artifact in artifacts}


@pytest.mark.usefixtures("prefect_api")
def test_reading_is_tried_again_and_pure_work_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import ingest as module  # noqa: PLC0415

    calls = {"read": 0, "transform": 0}
    real_read = stages.read

    def stumbling_read(batch: str, rules_version: str, *, last_try: bool) -> stages.RawBatch:
        calls["read"] += 1
        if calls["read"] == 1:
            raise OSError(5, "Input/output error")
        return real_read(batch, rules_version, last_try=last_try)

    def broken_transform(_path: str) -> stages.ReadyBatch:
        calls["transform"] += 1
        raise OSError(5, "no matter what")

    monkeypatch.setattr(module.read, "retry_delay_seconds", 0.01)
    monkeypatch.setattr(stages, "read", stumbling_read)
    assert run_flow(str(SEEDS), warehouse=str(tmp_path / "w.duckdb")).loaded == 5
    assert calls["read"] == 2
    monkeypatch.setattr(stages, "transform_batch", broken_transform)
    with pytest.raises(WarehouseError, match="no matter what"):
        run_flow(str(SEEDS), warehouse=str(tmp_path / "w.duckdb"), rebuild=True)
    assert calls["transform"] == 1
    assert value(tmp_path / "w.duckdb", "SELECT count(*) FROM document") == 5


@pytest.mark.usefixtures("prefect_api")
def test_rows_do_not_depend_on_the_number_of_workers(corpus: Path) -> None:
    run_pipeline(["articles.jsonl"], "one.duckdb")
    summary = run_flow("articles.jsonl", warehouse="two.duckdb", batch_size=20, workers=2)
    assert summary.loaded == 50
    assert rows("two.duckdb") == rows("one.duckdb")
    assert not multiprocessing.active_children()
