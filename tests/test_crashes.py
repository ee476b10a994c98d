"""Runs that are killed at any moment: what they loaded is there, whole, and the next one finishes the rest."""

import json
import os
import random
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.pipeline import run_pipeline
from flows.publishing import work_path
from warehouse.tables import PER_DOCUMENT, RAW, Table

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
ARTICLES = 200
BATCH = 10
KILLS = 50
ON_OTHERS = ("duplicate_of", "event_id", "agreement_id")  # what rests on other documents

Digests = dict[str, dict[str, Any]]

# Starts a run for every line that it reads: a process with a group of its own, whose number it answers. The rules
# are loaded once; each run starts at once and is killed at any moment of its work, not of its start.
STARTER = """
import os, sys
from flows import stages
from flows.pipeline import run_pipeline
stages.rules()
print("ready", flush=True)
for line in sys.stdin:
    child = os.fork()
    if not child:
        os.setsid()
        print(os.getpid(), flush=True)
        say = lambda told: os.write(1, f"{told}\\n".encode())
        run_pipeline([sys.argv[1]], sys.argv[2], batch_size=int(sys.argv[3]), rebuild="rebuild" in line, say=say)
        os.write(1, b"ended\\n")
        os._exit(0)
    os.waitpid(child, 0)
    os.write(1, b"gone\\n")
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles that tell what the seeds tell, but half of whose words are their own, so that they are no copies."""
    texts = [path.read_text(encoding="utf-8").split(". ") for path in sorted(SEEDS.glob("*.txt"))]
    words = [word for text in texts for sentence in text for word in sentence.lower().split() if word.isalpha()]
    records = []
    for number in range(ARTICLES):
        head, *rest = texts[number % 5]
        own = random.Random(number).choices(words, k=sum(len(sentence.split()) for sentence in rest))
        records.append({"id": f"{number:03}", "text": ". ".join([head, " ".join(own), *rest])})
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed(articles: Path) -> Digests:
    warehouse = articles.with_name("undisturbed.duckdb")
    run_pipeline([str(articles)], str(warehouse), batch_size=BATCH)
    return digests(warehouse)


def digests(warehouse: Path) -> Digests:
    """By table and document, the number of rows and what they hold, but for what rests on runs or other documents."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return {table.name: dict(connection.execute(digest(table)).fetchall()) for table in (RAW, *PER_DOCUMENT)}


def digest(table: Table) -> str:
    columns = ", ".join(column.name for column in table.columns if column.name not in {"run_id", *ON_OTHERS})
    return f"SELECT document_id, (count(*), bit_xor(hash({columns}))) FROM {table.name} GROUP BY ALL"


def joined(warehouse: Path) -> list[list[tuple[Any, ...]]]:
    """What rests on several documents: which one is a copy of which, and the events and agreements that they tell."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return [
            connection.execute(sql).fetchall()
            for sql in (
                "SELECT document_id, duplicate_of FROM document ORDER BY ALL",
                "SELECT event_mention_id, event_id FROM event_mention ORDER BY ALL",
                "SELECT agreement_mention_id, agreement_id FROM agreement_mention ORDER BY ALL",
                "FROM event ORDER BY ALL",
                "FROM agreement ORDER BY ALL",
            )
        ]


@contextmanager
def starter(articles: Path, warehouse: Path) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-c", STARTER, str(articles), str(warehouse), str(BATCH)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        yield process
        process.stdin.close()


def killed_run(process: "subprocess.Popen[bytes]", order: bytes, lines: int, seconds: float) -> tuple[int, bool]:
    """Start a run and kill it so many seconds after so many lines of its progress.

    Returns how many documents it acknowledged, and if it had ended before.
    """
    assert process.stdin
    assert process.stdout
    process.stdin.write(order)
    group = int(process.stdout.readline())
    told, until = b"", time.monotonic() + seconds
    while b"ended\n" not in told:
        if told.count(b"\n") < lines:
            until = time.monotonic() + seconds
        if select.select([process.stdout], [], [], max(0, until - time.monotonic()))[0]:
            told += os.read(process.stdout.fileno(), 1 << 16)
        elif time.monotonic() >= until and told.count(b"\n") >= lines:
            os.killpg(group, signal.SIGKILL)
            break
    while b"gone\n" not in told:
        told += os.read(process.stdout.fileno(), 1 << 16)
    acknowledged = re.findall(rb"(\d+) of \d+ inputs done\n", told)
    return int(acknowledged[-1]) if acknowledged else 0, b"ended\n" in told


def documents_whole(warehouse: Path, undisturbed: Digests) -> int:
    """Count the documents, after making sure that of each there is everything and of no other anything."""
    found = digests(warehouse)
    there = found["document"].keys()
    for table, expected in undisturbed.items():
        assert found[table] == {name: rows for name, rows in expected.items() if name in there}, table
    return len(there)


def test_a_run_that_is_killed_fifty_times_loses_nothing(tmp_path: Path, articles: Path, undisturbed: Digests) -> None:
    warehouse, chance = tmp_path / "w.duckdb", random.Random(2017)
    work = work_path(warehouse)
    kills = there = 0
    with starter(articles, warehouse) as process:
        while kills < KILLS:
            order = b"rebuild\n" if there == ARTICLES else b"go on\n"
            acknowledged, ended = killed_run(process, order, chance.randrange(5), chance.uniform(0, 0.1))
            kills += not ended
            if work.exists():
                found = documents_whole(work, undisturbed)
                assert found >= max(acknowledged, there)
                there = found
            if ended:
                assert documents_whole(warehouse, undisturbed) == there
    summary = run_pipeline([str(articles)], str(warehouse), batch_size=BATCH)
    assert summary.unchanged == there
    assert digests(warehouse) == undisturbed
    assert joined(warehouse) == joined(articles.with_name("undisturbed.duckdb"))
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        states = dict(connection.execute("SELECT status, count(*) FROM run GROUP BY ALL").fetchall())
        loaded = connection.execute("SELECT max(loaded) FROM run WHERE status = 'interrupted'").fetchone()
    assert states.keys() <= {"interrupted", "completed"}
    assert states["interrupted"] > KILLS / 2
    assert loaded is not None
    assert loaded[0] > 0
