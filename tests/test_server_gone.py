"""A Prefect server that goes away while a run is at work: the run says so, and what it has read is kept."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from service import PATIENCE, SEEDS, soon

from flows.server import Server

ARTICLES = 400
PROGRAM = [sys.executable, "-c", "from flows.cli import main; main()", "run"]


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sentences of the seeds in any order; the run and its server keep their records here."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        monkeypatch.delenv(name)
    sentences = [text for path in sorted(SEEDS.glob("*.txt")) for text in path.read_text("utf-8").split(". ")]
    texts = (". ".join(random.Random(number).sample(sentences, 12)) for number in range(ARTICLES))
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(at), "text": text}) for at, text in enumerate(texts)))
    return path


def test_a_server_that_goes_away_costs_a_run_its_record_only(articles: Path) -> None:
    command = [*PROGRAM, articles.name, "-w", "w.duckdb", "--batch-size", "20", "--workers", "1"]
    server = Server({"PREFECT_HOME": str(articles.with_name("home")), "PREFECT_UI_ENABLED": "0"})
    try:
        server.wait()
        impatient = {**os.environ, "PREFECT_API_URL": server.url, "PREFECT_CLIENT_MAX_RETRIES": "1"}
        with Path("told").open("w") as told:
            run = subprocess.Popen(command, env=impatient, stdout=told, stderr=told)
        soon(lambda: Path(".w.duckdb.work.wal").exists())  # the first batch comes
    finally:
        server.stop()
    assert run.wait(PATIENCE) == 1
    said = Path("told").read_text("utf-8")
    assert f"The Prefect server at {server.url} went away. What was loaded is kept" in said
    assert "Traceback" not in said
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "went away" not in again.stderr
    with duckdb.connect("w.duckdb", read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM document").fetchone() == (ARTICLES,)
        runs = connection.execute("SELECT status, loaded FROM run ORDER BY started_at").fetchall()
    assert runs[-1][0] == "completed"
    assert sum(loaded for _, loaded in runs) == ARTICLES
