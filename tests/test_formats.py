"""Every format that a run takes, and what a broken file of it costs: itself only, and never in silence."""

import csv
import gzip
import io
import json
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import brotli
import duckdb
import polars as pl
import pytest

from flows.extract import unpacking
from flows.extract.columns import ColumnError, find_columns, parse_columns
from flows.pipeline import run_pipeline
from flows.summary import IngestSummary

LEAD = "Chiều 10/6, tại Hà Nội, Thủ tướng Nguyễn Xuân Phúc đã tiếp Bộ trưởng Ngoại giao Lào Saleumxay Kommasith"
ENGLISH = "The Prime Minister received the Foreign Minister of Laos in Hanoi on Monday, it was announced. " * 9


def article(number: int) -> str:
    return f"{LEAD} lần thứ {number}.\n\nHai bên nhất trí thúc đẩy hợp tác giữa hai nước trong lĩnh vực {number}.\n"


def page(number: int, *, head: str = "") -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in article(number).split("\n\n"))
    return f"<html><head>{head}<title>Tin {number}</title></head><body><article>{paragraphs}</article></body></html>"


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder `news` in the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


def run(*sources: str, **columns: str) -> IngestSummary:
    return run_pipeline(sources or ["news"], "w.duckdb", columns=columns)


def rows(sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect("w.duckdb", read_only=True) as connection:
        return connection.execute(sql).fetchall()


def paths() -> list[str]:
    return [path for (path,) in rows("SELECT source_path FROM document ORDER BY ALL")]


def issues() -> dict[str, str]:
    return dict(rows("SELECT source_path, reason FROM issue"))


# Tables


def write_csv(path: Path, table: list[list[object]], *, encoding: str = "utf-8", delimiter: str = ",") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(table)


def test_a_table_with_usual_names_is_read(news: Path) -> None:
    head: list[object] = ["id", "link", "headline", "body", "date", "source"]
    write_csv(news / "a.csv", [head, [7, "https://mau.example/7", "Tin 7", article(7), "2017-06-10 08:30", "Báo Mẫu"]])
    summary = run()
    assert (summary.loaded, summary.problems) == (1, [])
    ((path, url, title, published, publisher),) = rows(
        "SELECT source_path, url, title, published, publisher FROM document"
    )
    assert (path, url, title) == ("news/a.csv#7", "https://mau.example/7", "Tin 7")
    assert (published, publisher) == ("2017-06-10", "Báo Mẫu")


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-8", "|"), ("utf-8", "\t")]
)
def test_a_table_as_a_spreadsheet_writes_it(news: Path, encoding: str, delimiter: str) -> None:
    table: list[list[object]] = [["Tiêu đề", "Nội dung", "Ngày đăng"], ["Tin, 1", article(1), "2017-06-10"]]
    write_csv(news / "a.csv", table, encoding=encoding, delimiter=delimiter)
    run()
    assert rows("SELECT title, published, source_path FROM document") == [("Tin, 1", "2017-06-10", "news/a.csv#row-1")]


def test_columns_that_the_user_names(news: Path) -> None:
    write_csv(news / "a.csv", [["ma", "cot_1", "cot_2"], ["x", article(1), "2017-06-10"]])
    assert run(text="cot_1", published="COT 2").problems == []
    assert rows("SELECT source_path, published FROM document") == [("news/a.csv#x", "2017-06-10")]


def test_a_table_without_articles_says_which_columns_there_are(news: Path) -> None:
    write_csv(news / "a.csv", [["ma", "cot_1"], ["x", article(1)]])
    (problem,) = run().problems
    assert (problem.source_path, problem.reason) == ("news/a.csv", "column")
    assert "There are: ma, cot_1." in problem.message
    assert "--columns text=NAME" in problem.message


def test_a_name_that_no_column_has_is_told_and_the_table_is_read(news: Path) -> None:
    write_csv(news / "a.csv", [["id", "text", "ngay"], ["x", article(1), "2017-06-10"]])
    summary = run(published="ngya")
    assert summary.loaded == 1
    assert [(p.source_path, p.reason) for p in summary.problems] == [("news/a.csv", "column")]
    assert "'ngya'" in summary.problems[0].message


def test_broken_rows_cost_themselves_only(news: Path) -> None:
    lines = ["id,text", f'1,"{article(1)}"', '2,"a",b,c', "3,", '4,"x"y', f'5,"{article(5)}"', '6,"never closed']
    (news / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    run()
    assert paths() == ["news/a.csv#1", "news/a.csv#5"]
    assert issues() == {
        "news/a.csv#row-2": "malformed",
        "news/a.csv#3": "empty",
        "news/a.csv#row-4": "malformed",
        "news/a.csv#row-6": "malformed",
    }


def test_a_row_with_bytes_that_are_no_text_is_told(news: Path) -> None:
    content = f'id,text\n1,"{article(1)}"\n2,"abc\0"\n'.encode().replace(b"\0", b"\xff\xfe")
    (news / "a.csv").write_bytes(content.replace(b"id,text\n", b"id,text\n" + f'0,"{article(0) * 9000}"\n'.encode()))
    run()
    assert paths() == ["news/a.csv#0", "news/a.csv#1"]
    assert issues() == {"news/a.csv#row-3": "malformed"}


@pytest.mark.parametrize("content", [b"", b"\n\n", b"id,text\n", b"\x89PNG\r\n\x1a\n", b"\xff\xfe\x00"])
def test_a_table_that_is_none(news: Path, content: bytes) -> None:
    (news / "a.csv").write_bytes(content)
    assert run().loaded == 0
    assert set(issues()) == {"news/a.csv"}


def test_an_id_of_a_row_does_not_depend_on_its_place(news: Path) -> None:
    write_csv(news / "a.csv", [["text"], [article(1)], [article(2)]])
    run()
    first = dict(rows("SELECT source_path, document_id FROM document"))
    write_csv(news / "a.csv", [["text"], [article(0)], [article(1)], [article(2)]])
    run()
    then = dict(rows("SELECT source_path, document_id FROM document"))
    assert (then["news/a.csv#row-2"], then["news/a.csv#row-3"]) == tuple(first.values())


def test_parquet(news: Path) -> None:
    table = {
        "article_id": [1, None, 3],
        "content": [article(1), article(2), None],
        "published_at": [datetime(2017, 6, 9, 23, tzinfo=UTC), None, None],
        "unread": [[1], [2], [3]],
    }
    pl.DataFrame(table).write_parquet(news / "a.parquet")
    run()
    found = rows("SELECT source_path, published FROM document ORDER BY ALL")
    assert found == [("news/a.parquet#1", "2017-06-10"), ("news/a.parquet#row-2", None)]
    assert issues() == {"news/a.parquet#3": "empty"}


@pytest.mark.parametrize("cut", [0, 10, 600])
def test_a_damaged_parquet(news: Path, cut: int) -> None:
    pl.DataFrame({"text": [article(n) for n in range(50)]}).write_parquet(news / "a.parquet")
    whole = (news / "a.parquet").read_bytes()
    (news / "a.parquet").write_bytes(whole[:cut])
    assert run().loaded == 0
    assert issues() == {"news/a.parquet": "malformed"}


def test_a_page_in_a_table(news: Path) -> None:
    write_csv(news / "a.csv.txt", [["url", "raw_html"], ["https://mau.example/1", page(1)]])
    (news / "a.csv.gz").write_bytes(gzip.compress((news / "a.csv.txt").read_bytes()))
    (news / "a.csv.txt").unlink()
    run()
    ((path, title, body),) = rows("SELECT source_path, title, body FROM document")
    assert (path, title) == ("news/a.csv.gz#row-1", "Tin 1")
    assert "<p>" not in body


def test_names_of_fields() -> None:
    assert parse_columns(["text=noi_dung, published = ngay", "id=a=b"]) == {
        "text": "noi_dung",
        "published": "ngay",
        "id": "a=b",
    }
    for wrong in ("text", "text=", "txt=a", ""):
        with pytest.raises(ColumnError, match="FIELD=NAME"):
            parse_columns([wrong])
    assert find_columns(["ID", "Body", "Date"], {"published": "Body"}) == {
        "id": "ID",
        "published": "Body",
    }


# Records


def test_records_with_other_names(news: Path) -> None:
    records = [
        {"_id": "a", "content": article(1), "date": "2017-06-10", "link": "https://mau.example/1"},
        {"body": [*article(2).split("\n")], "pubDate": "2017-06-11"},
        {"id": 3, "text": article(3)},
    ]
    (news / "a.ndjson").write_text("\n\n".join(map(json.dumps, records)))
    assert run().problems == []
    found = rows("SELECT source_path, published, url FROM document ORDER BY ALL")
    assert found == [
        ("news/a.ndjson#3", None, None),
        ("news/a.ndjson#a", "2017-06-10", "https://mau.example/1"),
        ("news/a.ndjson#line-3", "2017-06-11", None),
    ]


def test_a_record_without_article_says_which_fields_there_are(news: Path) -> None:
    (news / "a.jsonl").write_text('{"ma": 1, "cot_1": "x"}\n')
    (problem,) = run().problems
    assert (problem.source_path, problem.reason) == ("news/a.jsonl#line-1", "malformed")
    assert "only: ma, cot_1" in problem.message
    assert "--columns text=NAME" in problem.message


def test_records_are_read_again_with_other_columns(news: Path) -> None:
    (news / "a.jsonl").write_text(json.dumps({"id": "1", "text": "Tóm tắt.", "toan_bo": article(1)}))
    run()
    run(text="toan_bo")
    ((body,),) = rows("SELECT body FROM document")
    assert "Hai bên nhất trí" in body


# Archives


def tar(path: Path, members: dict[str, bytes], mode: str = "w:gz") -> None:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))


def pack_zip(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


PACKERS: dict[str, Callable[[Path, dict[str, bytes]], None]] = {"zip": pack_zip, "tar.gz": tar, "tgz": tar}
MEMBERS = {
    "tin/a.txt": article(1).encode(),
    "tin/b.html": page(2).encode(),
    "c.jsonl.gz": gzip.compress(json.dumps({"id": "1", "text": article(3)}).encode()),
    "d.csv": f'id,text\n4,"{article(4)}"\n'.encode(),
}


@pytest.mark.parametrize("kind", PACKERS)
def test_an_archive_is_read_like_the_folder_that_it_was(news: Path, kind: str) -> None:
    PACKERS[kind](news / f"a.{kind}", MEMBERS)
    assert run().problems == []
    assert paths() == [f"news/a.{kind}/{name}" for name in ("c.jsonl.gz#1", "d.csv#4", "tin/a.txt", "tin/b.html")]
    assert run(f"news/a.{kind}").unchanged == 4


@pytest.mark.parametrize("kind", PACKERS)
def test_what_an_archive_must_not_hold(news: Path, tmp_path: Path, kind: str) -> None:
    members = {
        "../out.txt": article(1).encode(),
        "/tmp/ghinho-out.txt": article(2).encode(),
        "x/../../out.txt": article(3).encode(),
        "photo.jpg": b"\xff\xd8\xff",
        "inner.zip": b"PK",
        "large.txt": b"a" * 20_000_001,
        "good.txt": article(4).encode(),
        ".hidden.txt": article(5).encode(),
        "__MACOSX/a.txt": b"\0\5\x16\7",
        "n" * 300 + ".txt": article(6).encode(),
    }
    PACKERS[kind](news / f"a.{kind}", members)
    run()
    assert paths() == [f"news/a.{kind}/good.txt"]
    told = {path.removeprefix(f"news/a.{kind}/"): reason for path, reason in issues().items()}
    assert told == {
        "../out.txt": "outside",
        "/tmp/ghinho-out.txt": "outside",
        "x/../../out.txt": "outside",
        "photo.jpg": "unsupported",
        "inner.zip": "unsupported",
        "large.txt": "too_large",
        "n" * 300 + ".txt": "unreadable",
    }
    assert not (tmp_path / "out.txt").exists()
    assert not Path("/tmp/ghinho-out.txt").exists()


def test_links_in_archives_are_not_followed(news: Path) -> None:
    with tarfile.open(news / "a.tar", "w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
        folder = tarfile.TarInfo("tin")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(news / "b.zip", "w") as packed:
        packed.writestr(info, "/etc/hostname")
    assert run().loaded == 0
    assert issues() == {"news/a.tar/link.txt": "not_a_file", "news/b.zip/link.txt": "not_a_file"}


@pytest.mark.parametrize("kind", PACKERS)
def test_a_bomb_is_told_and_ends_early(news: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(unpacking, "MIN_UNPACKED_BYTES", 1_000_000)
    PACKERS[kind](news / f"a.{kind}", {"a.txt": article(1).encode(), "bomb.jsonl": b"0" * 30_000_000})
    run()
    assert paths() == [f"news/a.{kind}/a.txt"]
    assert issues() == {f"news/a.{kind}": "too_large"}


def test_a_bomb_of_many_files(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_MEMBERS", 2)
    pack_zip(news / "a.zip", {f"{n}.txt": article(n).encode() for n in range(4)})
    run()
    assert paths() == ["news/a.zip/0.txt", "news/a.zip/1.txt"]
    assert issues() == {"news/a.zip": "too_large"}


def test_a_bomb_of_records(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MIN_UNPACKED_BYTES", 1_000_000)
    first = json.dumps({"id": "1", "text": article(1)}).encode() + b"\n"
    (news / "a.jsonl.gz").write_bytes(gzip.compress(first + b"0" * 30_000_000))
    run()
    assert paths() == ["news/a.jsonl.gz#1"]
    assert issues() == {"news/a.jsonl.gz": "too_large"}


@pytest.mark.parametrize("kind", PACKERS)
@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04junk", gzip.compress(b"no tar", mtime=0)])
def test_an_archive_that_is_none(news: Path, kind: str, content: bytes) -> None:
    (news / f"a.{kind}").write_bytes(content)
    (news / "good.txt").write_text(article(1))
    assert run().loaded == 1
    assert set(issues()) == {f"news/a.{kind}"}


def test_a_tar_that_was_cut_off_gives_what_is_whole(news: Path) -> None:
    members = {f"{n}.txt": article(n).encode() * 200 for n in range(8)}
    tar(news / "a.tar", members, "w")
    whole = (news / "a.tar").read_bytes()
    (news / "a.tar").write_bytes(whole[: len(whole) // 2])
    packed = gzip.compress(whole)
    (news / "b.tgz").write_bytes(packed[: len(packed) // 2])
    run()
    assert {path[:10] for path in paths()} == {"news/a.tar", "news/b.tgz"}
    assert set(issues().values()) == {"malformed"}


def test_a_damaged_member_of_a_zip_costs_itself_only(news: Path) -> None:
    with zipfile.ZipFile(news / "a.zip", "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", article(number))
    content = (news / "a.zip").read_bytes()
    (news / "a.zip").write_bytes(content.replace("lần thứ 1".encode(), "lần thứ 9".encode()))
    run()
    assert paths() == ["news/a.zip/0.txt", "news/a.zip/2.txt"]
    assert issues() == {"news/a.zip/1.txt": "malformed"}


def test_an_archive_with_a_manifest(news: Path) -> None:
    manifest = b"path,url,published\na.txt,https://mau.example/a,2017-06-10\n"
    pack_zip(news / "a.zip", {"manifest.csv": manifest, "a.txt": article(1).encode(), "b.txt": article(2).encode()})
    run()
    assert rows("SELECT source_path, url FROM document") == [("news/a.zip/a.txt", "https://mau.example/a")]


# Saved pages


def test_files_that_a_browser_saves_beside_a_page_are_no_articles(news: Path) -> None:
    (news / "tin.html").write_text(page(1))
    (news / "tin_files").mkdir()
    (news / "tin_files" / "frame.html").write_text(page(2))
    (news / "tin_files" / "style.css").write_text("p {}")
    assert run().problems == []
    assert paths() == ["news/tin.html"]


def test_pages_in_old_encodings(news: Path) -> None:
    def old(text: str) -> bytes:  # vowels composed, tone marks apart
        return b"".join(map(_windows_1258, text))

    meta = '<meta http-equiv="Content-Type" content="text/html; charset={}">'
    script = "<script>" + "var a = 1; " * 2000 + "</script>"
    (news / "a.html").write_bytes(old(page(1, head=script)))
    (news / "b.html").write_bytes(old(page(2, head=meta.format("windows-1258"))))
    (news / "c.html").write_bytes(old(page(3, head=meta.format("iso-8859-1"))))
    (news / "d.html").write_bytes(page(4, head=meta.format("iso-8859-1")).encode())
    (news / "e.html").write_bytes(page(5).encode("utf-16"))
    (news / "f.html").write_bytes(page(6).encode("utf-16-le"))
    (news / "g.html").write_bytes(page(7, head=" " * 5000).encode().replace(b"<p>", b"<p>\xff", 1))
    assert run().problems == []
    told = [encoding for (encoding,) in rows("SELECT encoding FROM document ORDER BY source_path")]
    assert told == [*["windows-1258"] * 3, "utf-8", "utf-16", "utf-16-le", "utf-8"]
    assert all(LEAD[:30] in body for (body,) in rows("SELECT body FROM document"))


def _windows_1258(char: str) -> bytes:
    try:
        return char.encode("cp1258")
    except UnicodeEncodeError:
        base, *marks = unicodedata.normalize("NFD", char)
        vowel = [mark for mark in marks if mark in "\u0302\u0306\u031b"]
        tone = [mark for mark in marks if mark not in vowel]
        return (unicodedata.normalize("NFC", "".join([base, *vowel])) + "".join(tone)).encode("cp1258")


def test_pages_in_other_languages_are_set_aside(news: Path) -> None:
    (news / "a.html").write_text(f"<html lang='vi'><body><article><p>{ENGLISH}</p></article></body></html>")
    mixed = f"<p>{ENGLISH}</p><p>Thủ tướng Nguyễn Xuân Phúc, Bộ trưởng Phạm Bình Minh, Chủ tịch Trần Đại Quang</p>"
    (news / "b.html").write_text(f"<html><body><article>{mixed}</article></body></html>")
    (news / "c.html").write_bytes("<html><body><p>Премьер-министр принял посла.</p></body></html>".encode("cp1251"))
    (news / "d.html").write_text(page(1).replace("<article>", "<article><p>In English: PM meets minister.</p>"))
    run()
    assert paths() == ["news/d.html"]
    assert issues() == {"news/a.html": "language", "news/b.html": "language", "news/c.html": "encoding"}


# Crawls


def record(
    number: int,
    body: bytes | None = None,
    *,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    headers: str = "",
    record_type: str = "response",
) -> bytes:
    content = page(number).encode() if body is None else body
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: {record_type}\r\nWARC-Target-URI: https://mau.example/{number}.html\r\n"
        f"WARC-Date: 2017-06-10T0{number % 10}:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype={record_type}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def crawled(*numbers: int, name: str = "a.warc.gz") -> list[str]:
    return [f"news/{name}#https://mau.example/{number}.html" for number in numbers]


@pytest.mark.parametrize("packing", ["plain", "by record", "as a whole"])
def test_pages_of_a_crawl(news: Path, packing: str) -> None:
    records = [
        record(0, b"fetch", record_type="request"),
        record(1),
        record(2, status="404 Not Found"),
        record(3, b"\xff\xd8\xff", kind="image/jpeg"),
        record(4),
    ]
    if packing == "plain":
        content = b"".join(records)
    else:
        content = gzip.compress(b"".join(records)) if packing == "as a whole" else b"".join(map(gzip.compress, records))
    name = "a.warc" if packing == "plain" else "a.warc.gz"
    (news / name).write_bytes(content)
    summary = run()
    assert paths() == crawled(1, 4, name=name)
    (problem,) = summary.problems
    assert (problem.source_path, problem.reason) == (f"news/{name}", "no_page")
    assert "1 HTTP status 404, 1 image/jpeg" in problem.message
    ((url, fetched),) = rows("SELECT url, fetched FROM document WHERE title = 'Tin 4'")
    assert (url, fetched) == ("https://mau.example/4.html", "2017-06-10")
    assert run().unchanged == 2


def chunked(content: bytes) -> bytes:
    parts = [content[at : at + 500] for at in range(0, len(content), 500)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def test_bodies_are_unpacked_as_their_headers_say_or_as_they_are(news: Path) -> None:
    body = page(5).encode()
    records = [
        record(1, gzip.compress(body), headers="Content-Encoding: gzip\r\n"),
        record(2, brotli.compress(body), headers="Content-Encoding: br\r\n"),
        record(3, chunked(body), headers="Transfer-Encoding: chunked\r\n"),
        record(4, chunked(gzip.compress(body)), headers="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        record(5, body, headers="Content-Encoding: gzip\r\n"),
        record(6, body, headers="Transfer-Encoding: chunked\r\n"),
        record(7, b"".join(map(_windows_1258, page(5))), kind="text/html; charset=windows-1258"),
        record(8, gzip.compress(body)[:-200], headers="Content-Encoding: gzip\r\n"),
        record(9, gzip.compress(b" " * 30_000_000), headers="Content-Encoding: gzip\r\n"),
    ]
    (news / "a.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    run()
    assert paths() == crawled(1, 2, 3, 4, 5, 6, 7)
    assert len(set(rows("SELECT body FROM document"))) == 1
    eighth, ninth = crawled(8, 9)
    assert issues().keys() == {eighth, ninth}


def test_broken_records_cost_themselves_only(news: Path) -> None:
    packed = [gzip.compress(record(n)) for n in range(8)]
    damaged = bytearray(packed[2])
    damaged[-120:-80] = bytes(40)
    parts = [packed[0], packed[1], bytes(damaged), packed[3], b"garbage" * 9, packed[4], packed[5][:-60]]
    (news / "a.warc.gz").write_bytes(b"".join(parts))
    run()
    assert paths() == crawled(0, 1, 3, 4)
    places = {path.removeprefix("news/a.warc.gz#"): reason for path, reason in issues().items()}
    starts = [sum(map(len, parts[:n])) for n in range(7)]
    assert places == {f"byte-{starts[n]}": "malformed" for n in (2, 3, 6)}


def test_broken_records_of_a_plain_crawl(news: Path) -> None:
    parts = [record(0), record(1).replace(b"Content-Length: ", b"Content-Length: x"), record(2), record(3)[:-300]]
    (news / "a.warc").write_bytes(b"".join(parts))
    run()
    assert paths() == crawled(0, 2, name="a.warc")
    assert set(issues().values()) == {"malformed"}


@pytest.mark.parametrize(
    "content", [b"", b"<html>no crawl</html>", gzip.compress(b"no crawl", mtime=0), b"\x1f\x8b\x08junk"]
)
def test_a_crawl_that_is_none(news: Path, content: bytes) -> None:
    (news / "a.warc.gz").write_bytes(content)
    (news / "good.txt").write_text(article(1))
    assert run().loaded == 1
    assert {path.split("#")[0] for path in issues()} == {"news/a.warc.gz"}


def test_all_of_them_in_one_run(news: Path) -> None:
    (news / "a.txt").write_text(article(10))
    (news / "b.htm").write_text(page(11))
    (news / "c.warc.gz").write_bytes(gzip.compress(record(12)))
    pl.DataFrame({"id": ["13"], "text": [article(13)]}).write_parquet(news / "d.parquet")
    pack_zip(news / "e.zip", MEMBERS)
    tar(news / "f.tgz", {"g.warc": record(15)})
    summary = run()
    assert (summary.loaded, summary.problems) == (9, [])
