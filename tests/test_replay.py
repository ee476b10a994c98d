"""The kept bytes are read again as if they came from their sources, which need not be there any more."""

import csv
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from duckdb import DuckDBPyConnection

import transforms.documents
from flows import stages
from flows.pipeline import replay_pipeline, run_pipeline
from warehouse.errors import WarehouseMissingError
from warehouse.tables import TABLES

SEEDS = sorted((Path(__file__).parents[1] / "seeds" / "articles").glob("*.txt"))


@contextmanager
def connected() -> Iterator[DuckDBPyConnection]:
    with duckdb.connect("w.duckdb", read_only=True) as connection:
        yield connection


def rows(*without: str) -> dict[str, list[tuple[Any, ...]]]:
    found = {}
    with connected() as connection:
        for table in TABLES:
            if table.name not in {"run", "issue"}:
                names = ", ".join(c.name for c in table.columns if c.name not in {"run_id", *without})
                found[table.name] = connection.execute(f"SELECT {names} FROM {table.name} ORDER BY ALL").fetchall()
    return found


def value(sql: str) -> Any:
    with connected() as connection:
        row = connection.execute(sql).fetchone()
    assert row is not None
    return row[0]


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Texts with a manifest, a page and records: everything that can be given with a document."""
    monkeypatch.chdir(tmp_path)
    folder = Path("news")
    (folder / "more").mkdir(parents=True)
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    given = {"url": "https://vov.vn/1", "published": "2017-06-22", "publisher": "VOV", "fetched": "2020-01-01"}
    for number, text in enumerate(texts[:3]):
        (folder / "more" / f"{number}.txt").write_text(text, encoding="utf-8")
    with (folder / "more" / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["path", *given])
        writer.writeheader()
        writer.writerows([{"path": "0.txt", **given}, {"path": "1.txt", "publisher": "TTXVN"}, {"path": "2.txt"}])
    paragraphs = "".join(f"<p>{line}</p>" for line in texts[3].splitlines() if line.strip())
    page = f"<html><head><title>Tin</title></head><body><article>{paragraphs}</article></body></html>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    record = {"id": "x", "text": texts[4], "published": "2021-09-01", "title": "Tin", "url": "https://mic.gov.vn/5"}
    (folder / "records.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    run_pipeline(["news"], "w.duckdb")
    return folder


def test_reading_again_changes_no_row_and_needs_no_source(articles: Path) -> None:
    before = rows()
    assert len(before["document"]) == 5
    shutil.rmtree(articles)
    summary = replay_pipeline("w.duckdb", only_outdated=False, batch_size=2)
    assert (summary.loaded, summary.status) == (5, "completed")
    assert rows() == before
    assert value("SELECT count(DISTINCT run_id) FROM document") == 1
    assert replay_pipeline("w.duckdb").in_words() == "0 inputs: nothing to do"


def test_newer_rules_read_what_older_ones_have_read(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows("fingerprint", "rules_version")
    newer = replace(stages.rules(), version="newer")
    monkeypatch.setattr(stages, "rules", lambda: newer)
    hidden = (articles / "page.html").rename("page.html")
    assert run_pipeline(["news"], "w.duckdb").loaded == 4
    assert replay_pipeline("w.duckdb").loaded == 1
    assert rows("fingerprint", "rules_version") == before
    assert value("SELECT bool_and(rules_version = 'newer') FROM document")
    hidden.rename(articles / "page.html")
    assert run_pipeline(["news"], "w.duckdb").unchanged == 5  # as if it had been read from its source


@pytest.mark.usefixtures("articles")
def test_what_older_rules_rejected_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = rows()
    Path("w.duckdb").unlink()
    monkeypatch.setattr(transforms.documents, "language", lambda texts: pl.Series(["en"] * len(texts)))
    assert run_pipeline(["news"], "w.duckdb").rejected == 5
    assert value("SELECT count(*) FROM raw_document") == 5
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    assert replay_pipeline("w.duckdb").loaded == 5
    assert rows() == expected
    assert value("SELECT count(*) FROM issue") == 0


def test_a_document_that_newer_rules_reject_keeps_its_bytes(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = rows()["raw_document"]
    monkeypatch.setattr(transforms.documents, "language", lambda texts: pl.Series(["en"] * len(texts)))
    assert replay_pipeline("w.duckdb", only_outdated=False).rejected == 5
    assert value("SELECT count(*) FROM document") == 0
    assert rows()["raw_document"] == raw


def test_a_document_on_which_a_newer_rule_breaks_stays_as_it_was(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real = rows(), stages.transform

    def breaking(texts: pl.DataFrame, rules: Any) -> dict[str, pl.DataFrame]:
        if "news/page.html" in texts["source_path"]:
            raise ZeroDivisionError("a fault of ours")
        return real(texts, rules)

    monkeypatch.setattr(stages, "transform", breaking)
    summary = replay_pipeline("w.duckdb", only_outdated=False)
    assert (summary.loaded, summary.rejected) == (4, 1)
    assert rows() == before


def test_freshness_tells_of_new_bytes_not_of_reading_again(articles: Path) -> None:
    def fresh() -> list[tuple[Any, ...]]:
        sql = "SELECT source, documents, issues, last_status, last_success, last_loaded FROM source_freshness"
        with connected() as connection:
            return connection.execute(f"{sql} ORDER BY source").fetchall()

    ((source, documents, issues, status, success, loaded),) = fresh()
    assert (source, documents, issues, status, success) == ("news", 5, 0, "completed", loaded)
    replay_pipeline("w.duckdb", only_outdated=False)
    assert fresh() == [("news", 5, 0, "completed", success, loaded)]
    (articles / "more" / "2.txt").write_text("Ngày 2/9, hai bên ký bản ghi nhớ tại Hà Nội.", encoding="utf-8")
    (articles / "notes.pdf").touch()
    later = run_pipeline(["news", "gone"], "w.duckdb", rebuild=True)
    gone, news = fresh()
    assert gone == ("gone", 0, 1, "completed_with_issues", later.started_at, None)
    assert news == ("news", 5, 1, "completed_with_issues", later.started_at, later.started_at)


def test_there_must_be_a_warehouse(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissingError):
        replay_pipeline(str(tmp_path / "none.duckdb"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("prefect_api")
def test_the_flow_reads_again(articles: Path) -> None:
    from flows.replay import replay as flow  # noqa: PLC0415

    before = rows()
    assert flow("w.duckdb", only_outdated=False, batch_size=2).loaded == 5
    assert rows() == before
