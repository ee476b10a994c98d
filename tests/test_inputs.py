import gzip
import json
import os
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.dates import given_date
from flows.extract.inputs import Input, find_inputs
from flows.extract.problems import Problem, issue_frame
from flows.extract.reading import Reading, read_inputs

ARTICLE = "Ngày 21/6, tại Hà Nội, Thủ tướng tiếp Đại sứ Lào."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder `news` in the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scratch").mkdir()
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


@dataclass(frozen=True)
class Found:
    """Inputs and problems of some sources."""

    inputs: list[Input]
    problems: list[Problem]


def find(*sources: str, max_bytes: int = 1000, **columns: str) -> Found:
    problems: list[Problem] = []
    scratch = Path(tempfile.mkdtemp(dir="scratch"))
    return Found(list(find_inputs(sources, scratch, problems, columns, max_bytes)), problems)


def paths(found: Found) -> list[str]:
    return [item.source_path for item in found.inputs]


def reasons(found: Found | Reading) -> dict[str, str]:
    return {problem.source_path: problem.reason for problem in found.problems}


def read(*sources: str, rules_version: str = "1", **columns: str) -> Reading:
    return read_inputs(find(*sources, **columns).inputs, rules_version, columns)


def test_a_folder_is_read_deep_and_in_order(folder: Path) -> None:
    (folder / "b" / "deep").mkdir(parents=True)
    for name in ("z.txt", "a.HTML", "b/deep/c.htm", "b/a.txt"):
        (folder / name).write_text(ARTICLE)
    found = find("news")
    assert paths(found) == ["news/a.HTML", "news/b/a.txt", "news/b/deep/c.htm", "news/z.txt"]
    assert [item.media_type for item in found.inputs] == ["text/html", "text/plain", "text/html", "text/plain"]
    assert not found.problems


def test_the_report_of_a_warehouse_is_no_article(folder: Path) -> None:
    for name in ("w.duckdb", "w.html", "v.html"):
        (folder / name).write_text(ARTICLE)
    found = find("news")
    assert paths(found) == ["news/v.html"]
    assert reasons(found) == {"news/w.duckdb": "unsupported"}


def test_hidden_files_are_skipped_and_other_kinds_are_reported(folder: Path) -> None:
    (folder / ".hidden.txt").write_text(ARTICLE)
    (folder / ".git").mkdir()
    (folder / ".git" / "a.txt").write_text(ARTICLE)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "a.txt").write_text(ARTICLE)
    found = find("news")
    assert paths(found) == ["news/a.txt"]
    assert reasons(found) == {"news/photo.jpg": "unsupported"}


def test_the_path_is_the_one_given_without_detours(folder: Path) -> None:
    (folder / "a.txt").write_text(ARTICLE)
    assert paths(find("./news/")) == paths(find("news")) == ["news/a.txt"]
    assert paths(find(str(folder))) == [f"{folder.as_posix()}/a.txt"]
    assert paths(find("news", "./news", "news/a.txt")) == ["news/a.txt"]


def test_the_order_of_sources_does_not_matter(folder: Path) -> None:
    for name in ("a", "b", "c"):
        (folder / name).mkdir()
        (folder / name / "x.txt").write_text(ARTICLE)
    assert find("news/b", "news/a", "news/c") == find("news/c", "news/a", "news/b")


def test_links(folder: Path) -> None:
    (folder / "a.txt").write_text(ARTICLE)
    (folder / "again").symlink_to(folder)
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "nowhere.txt").symlink_to("gone.txt")
    found = find("news")
    assert paths(found) == ["news/a.txt"]
    assert reasons(found) == {"news/self.txt": "link_loop", "news/nowhere.txt": "missing"}


def test_what_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    assert reasons(find("news", "not/there")) == {"news/pipe.txt": "not_a_file", "not/there": "missing"}


def test_an_empty_folder_is_told(folder: Path) -> None:
    assert reasons(find("news")) == {"news": "empty"}


def test_a_file_without_permission_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(ARTICLE)
    found = find("news")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    reading = read_inputs(found.inputs, "1", last_try=False)
    assert reasons(reading) == {"news/a.txt": "unreadable"}
    assert reading.frame.height == 0


def test_a_file_that_vanishes_is_told(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(ARTICLE + name)
    found = find("news")
    (folder / "a.txt").unlink()
    reading = read_inputs(found.inputs, "1", last_try=False)
    assert reasons(reading) == {"news/a.txt": "missing"}
    assert reading.frame["source_path"].to_list() == ["news/b.txt"]


def test_an_error_that_may_pass_is_raised_until_the_last_try(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(ARTICLE)
    found = find("news")

    def stumble(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("builtins.open", stumble)
    with pytest.raises(OSError, match="Input/output"):
        read_inputs(found.inputs, "1", last_try=False)
    assert reasons(read_inputs(found.inputs, "1", last_try=True)) == {"news/a.txt": "unreadable"}


def test_a_large_file_is_refused_unread(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"a" * 1001)
    (folder / "b.txt").write_bytes(b"a" * 1000)
    found = find("news")
    assert paths(found) == ["news/b.txt"]
    assert reasons(found) == {"news/a.txt": "too_large"}


def test_a_manifest_says_which_documents_there_are(folder: Path) -> None:
    for name in ("a.txt", "b.txt", "unlisted.txt"):
        (folder / name).write_text(ARTICLE)
    (folder / "manifest.csv").write_text(
        "\ufeffpath,doc,published,url,publisher\n"
        "b.txt,17,2017-06-21T08:30:00+07:00,https://example.org/b,Báo Mẫu\n"
        "./a.txt,18,2022-06,,\n",
        encoding="utf-8",
    )
    found = find("news")
    assert paths(found) == ["news/a.txt", "news/b.txt"]
    assert not found.problems
    given_b = found.inputs[1].given
    assert (given_b.published, given_b.url, given_b.publisher) == ("2017-06-21", "https://example.org/b", "Báo Mẫu")
    assert found.inputs[0].given.published == "2022-06"


def test_faults_of_a_manifest(folder: Path) -> None:
    (folder / "a.txt").write_text(ARTICLE)
    (folder / "manifest.csv").write_text(
        "path,publishd,fetched\na.txt,2017-01-01,2017-02-30\ngone.txt,,\n../secret.txt,,\n/etc/hostname,,\n,,\n"
    )
    found = find("news")
    assert paths(found) == ["news/a.txt"]
    assert found.inputs[0].given.fetched is None
    assert {(problem.source_path, problem.reason) for problem in found.problems} == {
        ("news/manifest.csv", "column"),
        ("news/manifest.csv", "malformed"),
        ("news/a.txt", "date"),
        ("news/gone.txt", "missing"),
        ("news/../secret.txt", "outside"),
        ("/etc/hostname", "outside"),
    }


@pytest.mark.parametrize(
    "content", [b"file;published\na.txt;2017\n", b"path\n\xff\xfe\n", b'path\n"a.txt\n', b"path,url\na\0b,c\n", b""]
)
def test_a_manifest_that_is_none(folder: Path, content: bytes) -> None:
    (folder / "a.txt").write_text(ARTICLE)
    (folder / "manifest.csv").write_bytes(content)
    found = find("news")
    assert paths(found) == []
    assert found.problems


def test_records_of_json_lines(folder: Path) -> None:
    lines = [
        {"id": "1", "published": "2017-06-21", "text": ARTICLE, "url": "https://example.org/1"},
        {"id": 2, "published": "2017-06-31", "text": ARTICLE},
        {"id": "3"},
        ["no", "object"],
    ]
    content = "\n\n".join(json.dumps(line) for line in lines) + "\n{broken\n"
    (folder / "a.jsonl").write_text(content)
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(content.encode()))
    plain, packed = read("news/a.jsonl"), read("news/b.jsonl.gz")
    assert plain.frame["source_path"].to_list() == ["news/a.jsonl#1", "news/a.jsonl#2"]
    assert packed.frame["source_path"].to_list() == ["news/b.jsonl.gz#1", "news/b.jsonl.gz#2"]
    assert plain.frame["published"].to_list() == ["2017-06-21", None]
    assert plain.frame["content"].to_list() == packed.frame["content"].to_list()
    assert sorted(problem.reason for problem in plain.problems) == ["date", "malformed", "malformed", "malformed"]


def test_a_damaged_gzip_gives_its_whole_records(folder: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": os.urandom(200).hex()}) for n in range(200)]
    packed = gzip.compress("\n".join(lines).encode())
    (folder / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    found = find("news")
    assert reasons(found) == {"news/a.jsonl.gz": "malformed"}
    assert 20 < read_inputs(found.inputs, "1").frame.height < 200


def test_an_id_does_not_depend_on_place_or_way(folder: Path) -> None:
    (folder / "a.txt").write_text(ARTICLE)
    elsewhere = folder.parent / "elsewhere"
    folder.rename(elsewhere)
    moved = read("elsewhere").frame
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE)
    assert read("news").frame["document_id"].to_list() == moved["document_id"].to_list()
    assert read("news/a.txt").frame["document_id"].to_list() == moved["document_id"].to_list()


def test_an_id_follows_the_url_and_else_path_and_bytes(folder: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(ARTICLE)
    (folder / "manifest.csv").write_text("path,url\na.txt,https://example.org/1\nb.txt,https://example.org/1\nc.txt,\n")
    first, second, third = read("news").frame["document_id"]
    assert first == second != third
    (folder / "a.txt").write_text("Another text.")
    (folder / "c.txt").write_text("Another text.")
    changed = read("news").frame["document_id"]
    assert changed[0] == first
    assert changed[2] != third


def test_a_fingerprint_follows_bytes_metadata_and_rules(folder: Path) -> None:
    (folder / "a.txt").write_text(ARTICLE)

    def fingerprint(rules_version: str = "1") -> str:
        return str(read("news", rules_version=rules_version).frame["fingerprint"][0])

    first = fingerprint()
    assert fingerprint() == first
    assert fingerprint("2") != first
    (folder / "manifest.csv").write_text("path,published\na.txt,2017-01-01\n")
    assert fingerprint() != first
    (folder / "manifest.csv").unlink()
    (folder / "a.txt").write_text(ARTICLE + " ")
    assert fingerprint() != first


def test_problems_of_one_kind_become_one_row() -> None:
    rows = issue_frame([Problem("a", "date", "B."), Problem("a", "date", "A."), Problem("a", "empty", "C.")])
    assert rows.select("reason", "message").rows() == [("date", "A. B."), ("empty", "C.")]
    assert rows["issue_id"].n_unique() == 2


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_a_date(day: date) -> None:
    assert given_date(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    "text", ["2017-02-30", "2017-13", "0000-01-01", "21/06/2017", "2017-6-1", "hôm nay", "2017-06-21x"]
)
def test_what_is_no_date(text: str) -> None:
    assert given_date(text) is None
