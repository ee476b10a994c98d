"""Full-text search finds words with and without accents, and keeps up with the warehouse."""

import json
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.pipeline import run_pipeline
from warehouse.errors import QueryError, WarehouseAccessError
from warehouse.search import COLUMNS, Wanted, index_of, parse, search
from warehouse.store import open_warehouse

ARTICLES = {
    "a": ("2017-06-21", "Bộ trưởng Trương Minh Tuấn tiếp khách Lào\n\nHai bên bàn về an ninh mạng và bưu chính."),
    "b": (
        "2017-07-02",
        "Bộ trưởng Tuấn phát biểu\n\nÔng nói: mạng lưới lớn cần an toàn, trật tự và ninh kết với thôn xóm.",
    ),
    "c": ("2017-08-03", "Trường Minh Tuấn khai giảng\n\nĐường sắt đi qua lao xá cũ của huyện, người dân rất vui mừng."),
    "d": (None, "Bản tin không ngày\n\nNgười dân huyện miền núi trồng thêm nhiều rừng để giữ đất và nước."),
}


def wrote(folder: Path, articles: dict[str, tuple[str | None, str]]) -> str:
    lines = [json.dumps({"id": name, "published": day, "text": text}) for name, (day, text) in articles.items()]
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return str(folder / "news.jsonl")


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    run_pipeline([wrote(tmp_path, ARTICLES)], str(tmp_path / "w.duckdb"))
    return tmp_path / "w.duckdb"


@pytest.fixture
def find(warehouse: Path) -> Callable[..., list[str]]:
    def found(words: str, **more: object) -> list[str]:
        with open_warehouse(warehouse, read_only=True) as connection:
            rows = search(connection, warehouse, Wanted(words, **more))
        return [row[COLUMNS.index("source_path")].rpartition("#")[2] for row in rows]

    return found


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ("truong minh tuan", "ca"),  # the newest first
        ('"Trương Minh Tuấn"', "a"),
        ('"trường minh tuấn"', "c"),
        ("Tuấn", "cba"),
        ("lao", "ca"),
        ("Lào", "a"),
        ('"an ninh mạng"', "a"),
        ('"an ninh mang"', "a"),
        ("an ninh mang", "ab"),  # those in a row before those anywhere
        ("duong sat", "c"),
        ("đường sắt", "c"),
        ("duong", "c"),
        ("dương", ""),
        ("huyen", "cd"),
        ("atlantis", ""),
        ('lao "buu chinh"', "a"),
        ("TRỒNG rừng", "d"),
        ("Truong Minh Tua\u0302\u0301n", "ca"),  # decomposed
        ("') OR 1=1 --", ""),
    ],
)
def test_words_are_found_with_and_without_accents(find: Callable[..., list[str]], words: str, articles: str) -> None:
    assert "".join(find(words)) == articles


def test_a_time_and_a_number(find: Callable[..., list[str]]) -> None:
    assert find("tuan", since=date(2017, 7, 2)) == ["c", "b"]
    assert find("tuan", until=date(2017, 7, 2)) == ["b", "a"]
    assert find("tuan", limit=1) == ["c"]
    assert find("huyen", since=date(1900, 1, 1)) == ["c"]  # not what has no day


def test_what_is_found_is_shown_with_its_surroundings(warehouse: Path) -> None:
    with open_warehouse(warehouse, read_only=True) as connection:
        ((day, title, text, *_),) = search(connection, warehouse, Wanted('"an ninh mang"'))
    assert day == date(2017, 6, 21)
    assert title == "Bộ trưởng Trương Minh Tuấn tiếp khách Lào"
    assert text == "Hai bên bàn về an ninh mạng và bưu chính."


def test_the_index_follows_the_warehouse(warehouse: Path, find: Callable[..., list[str]]) -> None:
    assert find("bưu chính") == ["a"]
    changed = ARTICLES | {"a": ("2017-06-21", ARTICLES["a"][1].replace("bưu chính", "hàng hải"))}
    changed["e"] = ("2017-09-09", "Bài mới về hàng hải\n\nNgười dân huyện biển vui mừng với con tàu mới đóng.")
    run_pipeline([wrote(warehouse.parent, changed)], str(warehouse))
    assert find("hàng hải") == ["e", "a"]
    assert find("bưu chính") == []
    assert find("huyen") == ["e", "c", "d"]


def test_nothing_is_indexed_twice(warehouse: Path, find: Callable[..., list[str]]) -> None:
    find("lao")
    path = index_of(warehouse)
    with sqlite3.connect(path) as index:
        index.execute("UPDATE state SET warehouse = 'another'")
        before = index.execute("SELECT number, id FROM document ORDER BY id").fetchall()
    assert find("lao") == ["c", "a"]
    with sqlite3.connect(path) as index:
        assert index.execute("SELECT number, id FROM document ORDER BY id").fetchall() == before


@pytest.mark.parametrize("content", [b"no database at all, but something of another kind" * 50, b""])
def test_a_broken_index_is_made_anew(warehouse: Path, find: Callable[..., list[str]], content: bytes) -> None:
    index_of(warehouse).write_bytes(content)
    assert find("lao") == ["c", "a"]


def test_an_index_of_another_version_is_made_anew(warehouse: Path, find: Callable[..., list[str]]) -> None:
    with sqlite3.connect(index_of(warehouse)) as index:
        index.execute("PRAGMA user_version = 99")
        index.execute("CREATE TABLE document (other)")
    assert find("lao") == ["c", "a"]


def test_an_index_that_cannot_be_written_is_told(warehouse: Path, find: Callable[..., list[str]]) -> None:
    index_of(warehouse).mkdir()
    with pytest.raises(WarehouseAccessError, match="It may be deleted"):
        find("lao")


def test_events_are_found_by_their_evidence(tmp_path: Path) -> None:
    seeds = Path(__file__).parents[1] / "seeds" / "articles"
    run_pipeline([str(seeds)], str(tmp_path / "w.duckdb"))
    result = CliRunner().invoke(app, ["search", "dien dam", "--events", "-f", "json", "-w", str(tmp_path / "w.duckdb")])
    assert result.exit_code == 0, result.output
    assert ("2021-09-01", "call: Việt Nam – Lào") in {(row["day"], row["title"]) for row in json.loads(result.output)}


@pytest.mark.parametrize("words", ["", "...", '""', " - "])
def test_something_must_be_looked_for(words: str) -> None:
    with pytest.raises(QueryError, match="There is no word in"):
        parse(words)
