"""Nothing gets lost: readers during runs, copies and their way back, and what breaks around a run."""

import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner, Result

from flows import pipeline, stages
from flows.cli import app
from flows.pipeline import run_pipeline
from flows.progress import Watcher, watching
from flows.publishing import Work, restore, work_path, work_state, writing
from flows.workers import WorkerDiedError, WorkersError, call, worker_processes
from warehouse.errors import NotAWarehouseError, WarehouseAccessError, WarehouseError, WarehouseLockedError
from warehouse.store import publish
from warehouse.tables import TABLES

SEEDS = sorted((Path(__file__).parents[1] / "seeds" / "articles").glob("*.txt"))
ARTICLES = 40


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Forty records in the working directory."""
    monkeypatch.chdir(tmp_path)
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    records = [{"id": f"{n:02}", "text": f"{texts[n % 5]}\nBài số {n}."} for n in range(ARTICLES)]
    Path("articles.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return "articles.jsonl"


def rows(warehouse: Path | str) -> dict[str, list[tuple[Any, ...]]]:
    found = {}
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for table in TABLES:
            if table.name not in {"run", "issue"}:
                names = ", ".join(column.name for column in table.columns if column.name != "run_id")
                found[table.name] = connection.execute(f"SELECT {names} FROM {table.name} ORDER BY ALL").fetchall()
    return found


def value(warehouse: Path | str, sql: str = "SELECT count(*) FROM document") -> Any:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        row = connection.execute(sql).fetchone()
    assert row is not None
    return row[0]


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


# --- readers ---

# Asks every 50 ms until told to stop: either with a connection that it holds, or with a new one each time.
READER = """
import select, sys, time, duckdb
COUNTS = '''
    SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM raw_document),
           (SELECT count(DISTINCT document_id) FROM sentence)'''
held = duckdb.connect("w.duckdb", read_only=True) if sys.argv[1] == "held" else None
asked, seen = 0, []
print("reading", flush=True)
while not select.select([sys.stdin], [], [], 0.05)[0]:
    connection = held or duckdb.connect("w.duckdb", read_only=True)
    documents, raw, told = connection.execute(COUNTS).fetchone()
    assert documents == raw == told, (documents, raw, told)
    seen += [documents] if documents not in seen else []
    asked += 1
    if not held:
        connection.close()
print([asked, *seen])
"""


@contextmanager
def reader(kind: str) -> Iterator[Callable[[], list[int]]]:
    """Read in a process of its own; the function stops it, and tells how often it asked and what it saw."""
    command = [sys.executable, "-c", READER, kind]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "reading\n"

        def stop() -> list[int]:
            told, _ = process.communicate("stop")
            assert process.returncode == 0
            return list(json.loads(told))

        yield stop


def test_a_reader_sees_one_state_or_the_next_and_never_an_error(articles: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "PUBLISH_SECONDS", 0.0)  # after every batch
    lines = Path(articles).read_text(encoding="utf-8").splitlines()
    Path("first.jsonl").write_text("\n".join(lines[:10]), encoding="utf-8")
    run_pipeline(["first.jsonl"], "w.duckdb")
    with reader("held") as stop_held, reader("new") as stop_new:
        run_pipeline([articles], "w.duckdb", batch_size=5)
        run_pipeline([articles], "w.duckdb", batch_size=20, rebuild=True)
        time.sleep(0.3)
        (asked_held, *held), (asked_new, *new) = stop_held(), stop_new()
    assert min(asked_held, asked_new) > 10
    assert held == [10]
    assert new == sorted(new)
    assert new[0] == 10
    assert new[-1] == 10 + ARTICLES
    assert {count % 5 for count in new} == {0}  # whole batches
    assert len(new) > 3


def test_a_run_that_finds_nothing_new_does_not_copy_a_big_warehouse(
    articles: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.publishing.CHEAP_BYTES", 0)
    Path("empty.txt").touch()
    sources = [articles, "empty.txt"]
    run_pipeline(sources, "w.duckdb")
    published = Path("w.duckdb").stat()
    assert run_pipeline(sources, "w.duckdb").unchanged == ARTICLES
    assert Path("w.duckdb").stat() == published
    os.utime("w.duckdb", (0, 0))  # an old one, which somebody has touched
    assert run_pipeline(sources, "w.duckdb").unchanged == ARTICLES
    assert value("w.duckdb", "SELECT count(*) FROM run") == 2


# --- copies ---


def test_a_backup_during_a_run_is_whole(articles: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "PUBLISH_SECONDS", 0.0)
    run_pipeline([str(SEEDS[0])], "w.duckdb")
    ended = threading.Event()

    def back_up() -> list[int]:
        counts = []
        while not ended.is_set():
            publish("w.duckdb", "copy.duckdb")
            counts.append(value("copy.duckdb"))
            assert value("copy.duckdb", "SELECT count(DISTINCT document_id) FROM sentence") == counts[-1]
        return counts

    with ThreadPoolExecutor(1) as threads:
        copies = threads.submit(back_up)
        try:
            run_pipeline([articles], "w.duckdb", batch_size=5)
        finally:
            ended.set()
        counts = copies.result()
    assert counts == sorted(counts)
    assert {count % 5 for count in counts} == {1}


def test_a_backup_comes_back_whole(articles: str) -> None:
    run_pipeline([articles], "w.duckdb")
    Path("copies").mkdir()
    assert invoke("backup", "copies", "-w", "w.duckdb").exit_code == 0
    (copy,) = Path("copies").iterdir()
    assert copy.name.startswith("w-20")
    run_pipeline([str(path) for path in SEEDS], "w.duckdb")
    assert value("w.duckdb") == ARTICLES + 5
    result = invoke("restore", str(copy), "-w", "w.duckdb")
    assert result.exit_code == 0, result.output
    assert rows("w.duckdb") == rows(copy)
    assert run_pipeline([str(path) for path in SEEDS], "w.duckdb").loaded == 5  # not what the work file held


def half(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])


def holes(copy: Path) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content[: 1 << 19] + bytes(len(content) - (1 << 19)))


def text(copy: Path) -> None:
    copy.write_text("Ghi Nhớ")


@pytest.mark.parametrize("damage", [half, holes, text])
def test_a_damaged_copy_is_refused_and_changes_nothing(articles: str, damage: Callable[[Path], None]) -> None:
    run_pipeline([articles], "w.duckdb")
    publish("w.duckdb", "copy.duckdb")
    damage(Path("copy.duckdb"))
    before, files = Path("w.duckdb").read_bytes(), sorted(os.listdir())
    result = invoke("restore", "copy.duckdb", "-w", "w.duckdb")
    assert result.exit_code == 1
    assert "copy.duckdb" in result.output
    assert "Traceback" not in result.output
    assert Path("w.duckdb").read_bytes() == before
    assert sorted(os.listdir()) == files


def test_restoring_waits_for_a_run(articles: str) -> None:
    run_pipeline([articles], "w.duckdb")
    publish("w.duckdb", "copy.duckdb")
    with writing("w.duckdb"), pytest.raises(WarehouseLockedError, match="another run"):
        restore("copy.duckdb", "w.duckdb")


def test_a_warehouse_replaced_by_rubbish_comes_back(articles: str) -> None:
    run_pipeline([articles], "w.duckdb")
    before = rows("w.duckdb")
    Path("w.duckdb").write_text("rubbish")
    with pytest.raises(NotAWarehouseError, match="What earlier runs loaded is kept; bring it back by") as refusal:
        run_pipeline([articles], "w.duckdb")
    assert Path("w.duckdb").read_text() == "rubbish"
    command = str(refusal.value).split("`ghinho ")[1].split("`")[0].split()
    result = invoke(*command)
    assert result.exit_code == 0, result.output
    assert rows("w.duckdb") == before
    (kept,) = Path().glob("*.replaced")
    assert kept.read_text() == "rubbish"
    assert run_pipeline([articles], "w.duckdb").unchanged == ARTICLES


# --- the work file ---


def test_a_damaged_work_file_is_replaced_by_what_was_published(articles: str) -> None:
    run_pipeline([articles], "w.duckdb")
    before, told = rows("w.duckdb"), []
    work_path("w.duckdb").write_bytes(b"rubbish")
    assert run_pipeline([articles], "w.duckdb", say=told.append).unchanged == ARTICLES
    assert "is damaged" in told[0]
    assert rows("w.duckdb") == before


def test_what_others_put_in_the_place_of_the_warehouse_counts(articles: str) -> None:
    run_pipeline([str(SEEDS[0])], "other.duckdb")
    run_pipeline([articles], "w.duckdb")
    shutil.copy("other.duckdb", "w.duckdb")
    assert run_pipeline([str(SEEDS[0])], "w.duckdb").unchanged == 1
    assert value("w.duckdb") == 1
    Path("w.duckdb").unlink()
    assert run_pipeline([articles], "w.duckdb").loaded == ARTICLES


def test_what_could_not_be_published_is_by_the_next_run(articles: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.publishing.CHEAP_BYTES", 0)
    run_pipeline([str(SEEDS[0])], "w.duckdb")

    def full(_source: Path, copy: Path) -> None:
        raise WarehouseAccessError(copy, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("flows.publishing._copy", full)
        with pytest.raises(WarehouseAccessError, match=r"No space left.*Make room"):
            run_pipeline([articles], "w.duckdb")
    assert value("w.duckdb") == 1
    assert work_state("w.duckdb").unpublished
    assert run_pipeline([articles], "w.duckdb").unchanged == ARTICLES
    assert value("w.duckdb") == ARTICLES + 1
    assert not work_state("w.duckdb").unpublished


# --- disks and folders ---


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mount disks of a size that is asked for."""
    if os.geteuid() or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk")
    mounted: list[Path] = []

    def mount(options: str) -> Path:
        place = tmp_path / f"disk{len(mounted)}"
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this machine does not let root mount anything")
        mounted.append(place)
        return place

    yield mount
    for place in mounted:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("megabytes", [1, 6])
def test_a_full_disk_is_told_and_loses_nothing(
    articles: str, small_disk: Callable[[str], Path], megabytes: int
) -> None:
    run_pipeline([articles], "whole.duckdb", batch_size=10)
    assert Path("whole.duckdb").stat().st_size > 3_500_000
    disk = small_disk(f"size={megabytes}m")
    warehouse = disk / "w.duckdb"
    with pytest.raises(WarehouseError, match=r"cannot be used: .* Make room on that disk and run again"):
        run_pipeline([articles], str(warehouse), batch_size=10)
    subprocess.run(["mount", "-o", "remount,size=100m", str(disk)], check=True)
    run_pipeline([articles], str(warehouse), batch_size=10)
    assert rows(warehouse) == rows("whole.duckdb")


def test_a_limit_on_files_is_told_and_loses_nothing(articles: str) -> None:
    run_pipeline([articles], "whole.duckdb", batch_size=10)
    script = (
        "import resource, sys; from flows.pipeline import run_pipeline; from warehouse.errors import WarehouseError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))\n"
        "try: run_pipeline(['articles.jsonl'], 'w.duckdb', batch_size=10)\n"
        "except WarehouseError as error: print(error)\n"
    )
    command = [sys.executable, "-c", script, str(Path("whole.duckdb").stat().st_size // 2)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Make room on that disk and run again." in done.stdout
    run_pipeline([articles], "w.duckdb", batch_size=10)
    assert rows("w.duckdb") == rows("whole.duckdb")
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_a_full_disk_for_what_is_in_between_is_told(
    articles: str, small_disk: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = small_disk("size=300k")
    monkeypatch.setattr("tempfile.tempdir", str(disk))
    with pytest.raises(WarehouseError, match=f"{disk} cannot be used: .*Make room"):
        run_pipeline([articles], "w.duckdb", batch_size=20)
    monkeypatch.undo()


def test_a_folder_that_may_not_be_written_is_told(articles: str, small_disk: Callable[[str], Path]) -> None:
    disk = small_disk("size=100m")
    run_pipeline([articles], str(disk / "w.duckdb"))
    before = rows(disk / "w.duckdb")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(WarehouseError, match=r"Read-only file system\. Let this user write to its folder"):
        run_pipeline([articles], str(disk / "w.duckdb"))
    assert rows(disk / "w.duckdb") == before
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    assert run_pipeline([articles], str(disk / "w.duckdb")).unchanged == ARTICLES


def test_a_source_that_vanishes_costs_what_was_not_read_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    for path in SEEDS:
        shutil.copy(path, "news")
    real = stages.load

    def vanishing(*arguments: Any) -> bool:
        shutil.rmtree("news", ignore_errors=True)
        return real(*arguments)

    steps = replace(pipeline.PLAIN, load=vanishing)
    summary = run_pipeline(["news"], "w.duckdb", batch_size=2, steps=steps)
    assert (summary.loaded, summary.rejected, summary.status) == (2, 3, "completed_with_issues")
    assert {problem.reason for problem in summary.problems} == {"missing"}
    assert run_pipeline(["news"], "w.duckdb").status == "completed_with_issues"
    assert value("w.duckdb") == 2
    Path("news").mkdir()
    for path in SEEDS:
        shutil.copy(path, "news")
    assert run_pipeline(["news"], "w.duckdb").in_words() == "5 inputs: 3 loaded, 2 unchanged"


def test_who_cannot_be_told_of_progress_does_not_stop_the_run(articles: str) -> None:
    def away(_done: int, _total: int) -> None:
        raise ConnectionError("the server went away")

    with watching(Watcher(away, lambda _line: None)):
        assert run_pipeline([articles], "w.duckdb").loaded == ARTICLES


# --- processes ---

DIES_ONCE = "import os, pathlib; p = pathlib.Path({!r}); p.exists() or (p.touch(), os.kill(os.getpid(), 9))"


def test_a_worker_that_dies_costs_a_second_try(tmp_path: Path) -> None:
    with worker_processes(2):
        call(exec, DIES_ONCE.format(str(tmp_path / "died")))
        assert call(pow, 2, 3) == 8
        with pytest.raises(WorkerDiedError):
            call(signal.raise_signal, signal.SIGKILL)
        assert call(pow, 2, 3) == 8


def test_a_worker_that_dies_costs_others_nothing() -> None:
    with worker_processes(2), ThreadPoolExecutor(6) as threads:
        slow = [threads.submit(call, time.sleep, 0.3) for _ in range(4)]
        deadly = threads.submit(call, signal.raise_signal, signal.SIGKILL)
        assert [future.result() for future in slow] == [None] * 4
        assert isinstance(deadly.exception(), WorkerDiedError)


def test_workers_that_cannot_start_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.workers._start", os.abort)
    with worker_processes(2), pytest.raises(WorkersError, match="--workers 1"):
        call(pow, 2, 3)


def test_a_document_that_kills_its_reader_costs_itself_only(articles: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run_pipeline([articles], "whole.duckdb")

    def deadly(function: Callable[..., Any], path: str) -> Any:
        if b"articles.jsonl#07" in Path(path).read_bytes():
            return call(signal.raise_signal, signal.SIGKILL)
        return call(function, path)

    monkeypatch.setattr(stages, "call", deadly)
    summary = run_pipeline([articles], "w.duckdb", batch_size=5, workers=2)
    assert (summary.loaded, summary.rejected) == (ARTICLES - 1, 1)
    assert "ended the process" in value("w.duckdb", "SELECT message FROM issue")
    monkeypatch.undo()
    monkeypatch.chdir(Path(summary.warehouse).absolute().parent)


# --- the doctor ---


def test_the_doctor_finds_a_sound_warehouse_well(articles: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    run_pipeline([articles], "w.duckdb")
    result = invoke("doctor", "-w", "w.duckdb")
    assert result.exit_code == 0, result.output
    for told in ("versions: ghinho", "40 documents", "articles.jsonl: read to its end last at 20", "GB are free"):
        assert told in result.output
    assert "TODO" not in result.output


def test_the_doctor_says_what_to_do(articles: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    monkeypatch.setattr("flows.doctor.rules_version", lambda _own: "newer")
    monkeypatch.setattr("flows.doctor.LEAST_ROOM", 1e18)
    run_pipeline([articles], "w.duckdb")
    with duckdb.connect("w.duckdb") as connection:
        connection.execute("UPDATE event_mention SET confidence = 2; UPDATE run SET status = 'interrupted'")
    result = invoke("doctor", "-w", "w.duckdb")
    assert result.exit_code == 1
    todo = [line.split(": ")[0].split()[1] for line in result.output.splitlines() if line.startswith("TODO")]
    assert todo == ["rules", "check", "source", "space", "server"]
    for advice in (
        "ghinho replay -w w.duckdb",
        "ghinho check -w w.duckdb",
        "Run again",
        "Make room",
        "PREFECT_API_URL",
    ):
        assert advice in result.output
    with writing("w.duckdb"):
        assert "A run is writing to it (process" in invoke("doctor", "-w", "w.duckdb").output


def test_the_doctor_of_no_warehouse(tmp_path: Path) -> None:
    result = invoke("doctor", "-w", str(tmp_path / "none" / "w.duckdb"))
    assert result.exit_code == 1
    assert "There is no warehouse at" in result.output
    assert "GB are free" in result.output


def test_the_doctor_asks_the_server_for_schedule_and_worker(
    articles: str, prefect_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", prefect_url)
    run_pipeline([articles], "w.duckdb")
    result = invoke("doctor", "-w", "w.duckdb")
    assert f"The Prefect server at {prefect_url} answers" in result.output
    assert "worker: " in result.output
    assert "schedule: " in result.output


def test_a_work_file_from_before_is_recognized_by_its_note(articles: str) -> None:
    run_pipeline([articles], "w.duckdb")
    work = Work(Path("w.duckdb").absolute())
    assert not work.is_ahead()
    Path(".w.duckdb.base").write_text("rubbish")
    assert not work.is_ahead()
    assert run_pipeline([articles], "w.duckdb").unchanged == ARTICLES
