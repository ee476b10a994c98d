"""Whatever is wrong with an input: it becomes an issue with a clear message, and all others still load."""

import csv
import gzip
import os
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.pipeline import run_pipeline
from flows.summary import IngestSummary
from warehouse.errors import WarehouseError

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
SEED = next(SEEDS.glob("002*")).read_text(encoding="utf-8")
NOISE = bytes(range(256)) * 8

BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\r\n ", "empty"),
    "bom-only.txt": (b"\xef\xbb\xbf", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + NOISE, "binary"),
    "zeros.txt": (b"tin\x00t\x00" * 500 + b"\x00", "binary"),
    "noise.txt": (NOISE.replace(b"\x00", b""), "encoding"),
    "broken-utf-8.txt": (SEED.encode()[:401] + b"\xff\xfe\xfa" + SEED.encode()[401:], "encoding"),
    "controls.txt": (b"\x01\x02\x03 tin \x04\x05" * 100, "binary"),
    "one-line.txt": (("Thủ tướng tiếp Đại sứ. " * 200_000).encode()[:5_000_000], "line_too_long"),
    "english.txt": (
        b"The Prime Minister received the ambassador of France on Monday, it was announced. " * 9,
        "language",
    ),
    "empty.html": (b"<html><body></body></html>", "no_article"),
    "empty.jsonl": (b"\n\n", "empty"),
    "broken.jsonl": (b'{"id": "1", "text": ', "malformed"),
    "packed.jsonl.gz": (gzip.compress(b'{"id": 1}\n')[:12], "malformed"),
    "report.pdf": (b"%PDF-1.7 ...", "unsupported"),
}


def issues(warehouse: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(warehouse, read_only=True) as connection:
        return connection.execute("SELECT source_path, stage, reason, message FROM issue ORDER BY ALL").fetchall()


def count(warehouse: str, table: str) -> int:
    with duckdb.connect(warehouse, read_only=True) as connection:
        return len(connection.execute(f"FROM {table}").fetchall())


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `news` with one good article."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text(SEED, encoding="utf-8")
    return folder


def run(*sources: str) -> IngestSummary:
    return run_pipeline(sources, "w.duckdb")


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_beside_a_good_one(news: Path, name: str) -> None:
    content, reason = BAD[name]
    (news / name).write_bytes(content)
    summary = run("news")
    assert summary.loaded == 1
    assert summary.status == "completed_with_issues"
    found = issues("w.duckdb")
    assert {(path.split("#")[0], why) for path, _, why, _ in found} == {(f"news/{name}", reason)}
    assert all(message.endswith((".", ")")) and len(message) > 15 for *_, message in found)
    assert count("w.duckdb", "document") == 1
    kept = 2 if reason == "language" else 1  # what could be read but not understood is kept for later rules
    assert count("w.duckdb", "raw_document") == kept


def test_a_file_of_fifty_megabytes_is_refused_unread(news: Path) -> None:
    with (news / "dump.txt").open("wb") as file:
        file.truncate(50_000_000)
    assert run("news").loaded == 1
    ((path, _, reason, message),) = issues("w.duckdb")
    assert (path, reason) == ("news/dump.txt", "too_large")
    assert "50.0 MB" in message


def test_all_of_them_at_once(news: Path) -> None:
    for name, (content, _) in BAD.items():
        (news / name).write_bytes(content)
    (news / "self.txt").symlink_to("self.txt")
    (news / "gone.txt").symlink_to("nowhere")
    os.mkfifo(news / "pipe.txt")
    summary = run("news", "no/such/folder")
    assert (summary.loaded, summary.rejected) == (1, len(BAD) + 4)
    told = {path.split("#")[0]: reason for path, _, reason, _ in issues("w.duckdb")}
    expected = {f"news/{name}": reason for name, (_, reason) in BAD.items()}
    links = {"news/self.txt": "link_loop", "news/gone.txt": "missing", "news/pipe.txt": "not_a_file"}
    assert told == expected | links | {"no/such/folder": "missing"}


def test_a_record_of_another_kind_does_not_stop_the_others(news: Path) -> None:
    (news / "a.jsonl").write_text('{"id": "1", "text": 7}\n{"id": "2", "text": ""}\n{"id": "2", "text": "x"}\n[1]\n')
    summary = run("news")
    assert summary.loaded == 1
    assert {reason for *_, reason, _ in issues("w.duckdb")} >= {"malformed", "empty", "duplicate"}


def test_faults_of_a_manifest_are_told_and_the_rest_is_read(news: Path) -> None:
    with (news / "manifest.csv").open("w", newline="") as file:
        lines = [["path", "published"], ["good.txt", "2022-02-30"], ["gone.txt", ""], ["../w.duckdb", ""]]
        csv.writer(file).writerows(lines)
    summary = run("news")
    assert (summary.loaded, summary.rejected) == (1, 2)
    assert {(path, reason) for path, _, reason, _ in issues("w.duckdb")} == {
        ("news/good.txt", "date"),
        ("news/gone.txt", "missing"),
        ("news/../w.duckdb", "outside"),
    }


def test_an_issue_goes_when_its_input_is_mended(news: Path) -> None:
    (news / "other.txt").write_bytes(b"")
    run("news")
    assert len(issues("w.duckdb")) == 1
    (news / "other.txt").write_text(next(SEEDS.glob("003*")).read_text(encoding="utf-8"), encoding="utf-8")
    assert run("news").loaded == 1
    assert issues("w.duckdb") == []


def test_names_that_are_no_utf_8_and_names_with_marks(news: Path) -> None:
    (news / "Tin tức #1 'mới'.txt").write_text(next(SEEDS.glob("003*")).read_text(encoding="utf-8"), encoding="utf-8")
    Path(os.fsdecode(os.fsencode(news) + b"/b\xff.txt")).write_text("")
    summary = run("news")
    assert summary.source_paths == ["news/Tin tức #1 'mới'.txt", "news/good.txt"]
    assert [(path, reason) for path, _, reason, _ in issues("w.duckdb")] == [("news/b\ufffd.txt", "empty")]


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + NOISE])
def test_a_file_that_is_no_warehouse_is_left_untouched(news: Path, content: bytes) -> None:
    Path("w.duckdb").write_bytes(content)
    with pytest.raises(WarehouseError, match="not a Ghi Nhớ warehouse"):
        run("news")
    assert Path("w.duckdb").read_bytes() == content


def test_a_warehouse_of_a_newer_version_is_left_untouched(news: Path) -> None:
    run("news")
    with duckdb.connect("w.duckdb") as connection:
        connection.execute("UPDATE schema_info SET schema_version = 99")
    before = Path("w.duckdb").read_bytes()
    with pytest.raises(WarehouseError, match="newer version"):
        run("news")
    assert Path("w.duckdb").read_bytes() == before


def test_a_warehouse_in_a_place_where_nothing_can_be_written(news: Path) -> None:
    with pytest.raises(WarehouseError, match=r"good\.txt"):
        run_pipeline(["news"], "news/good.txt/w.duckdb")
