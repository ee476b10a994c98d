"""Exports and answers in files: whole or not at all, and fit for the programs that read them."""

import csv
import json
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import polars as pl
import pyarrow.parquet as pq
import pytest
from icalendar import Calendar
from typer.testing import CliRunner, Result

from flows.answers import as_frame, write
from flows.cli import app
from flows.pipeline import run_pipeline
from warehouse import exports
from warehouse.errors import QueryError
from warehouse.query import Answer
from warehouse.spreadsheets import harmless
from warehouse.store import open_warehouse

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
VISIT = (
    "=cmd|' /C calc'!A0 Thủ tướng Lào thăm Việt Nam\n\n"
    "Nhận lời mời của Thủ tướng Nguyễn Xuân Phúc, Thủ tướng Lào Thongloun Sisoulith sẽ thăm chính thức Việt Nam từ "
    "ngày 5 đến ngày 7/10/2017.\n\n"
    "Hai bên dự kiến ký Hiệp định về vận tải đường bộ trong chuyến thăm này.\n"
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("exports")
    (folder / "visit.jsonl").write_text(
        json.dumps({"id": "v", "text": VISIT, "published": "2017-09-28", "url": "https://example.vn/v"}) + "\n",
        encoding="utf-8",
    )
    path = str(folder / "w.duckdb")
    run_pipeline([str(SEEDS), str(folder / "visit.jsonl")], path)
    return path


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def cells_of(path: Path) -> dict[str, tuple[str, str]]:
    """Kinds and values of the cells of the only sheet, as Excel would read them."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as book:
        texts = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        shared = ["".join(item.itertext()) for item in texts]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    found = {}
    for cell in sheet.iter(f"{space}c"):
        value, kind = cell.findtext(f"{space}v", ""), cell.get("t", "n")
        formula = cell.find(f"{space}f") is not None
        found[cell.get("r", "")] = ("f" if formula else kind, shared[int(value)] if kind == "s" else value)
    return found


def test_parquet_holds_every_table_with_its_meanings(warehouse: str, tmp_path: Path) -> None:
    assert invoke("export", "parquet", tmp_path / "out", "-w", warehouse).exit_code == 0
    events = pl.read_parquet(tmp_path / "out" / "event.parquet")
    with open_warehouse(warehouse, read_only=True) as connection:
        assert events.height == connection.execute("SELECT count(*) FROM event").fetchall()[0][0] > 5
    schema = pq.read_schema(tmp_path / "out" / "event.parquet")
    assert schema.field("date_edtf").metadata[b"description"].startswith(b"Day or period")
    assert not (tmp_path / "out" / "sketch.parquet").exists()
    assert "content" not in pq.read_schema(tmp_path / "out" / "raw_document.parquet").names
    assert "# Data dictionary" in (tmp_path / "out" / "dictionary.md").read_text(encoding="utf-8")
    assert "# Từ điển dữ liệu" in (tmp_path / "out" / "dictionary.vi.md").read_text(encoding="utf-8")


def test_the_same_warehouse_is_exported_in_the_same_bytes(warehouse: str, tmp_path: Path) -> None:
    for name in ("one", "two"):
        for format_ in ("parquet", "csv"):
            assert invoke("export", format_, tmp_path / name / format_, "-w", warehouse).exit_code == 0
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*")]
    assert len(files) > 20
    different = [f for f in files if (tmp_path / "one" / f).read_bytes() != (tmp_path / "two" / f).read_bytes()]
    assert different == []


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(warehouse: str, tmp_path: Path) -> None:
    assert invoke("export", "csv", tmp_path / "out", "-w", warehouse).exit_code == 0
    assert (tmp_path / "out" / "event_summary.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    titles = {row["title"] for row in rows_of(tmp_path / "out" / "event_summary.csv")}
    assert any(title.startswith("'=cmd|") for title in titles)
    assert not any(title.startswith("=") for title in titles)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+84 gọi", "'+84 gọi"),
        ("-2.5", "-2.5"),
        ("- gạch đầu dòng", "'- gạch đầu dòng"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("Lào", "Lào"),
        ("", ""),
    ],
)
def test_texts_that_look_like_formulas(text: str, written: str) -> None:
    assert harmless(text) == written


def test_json_lines_give_each_event_with_who_and_where_it_is_written(warehouse: str, tmp_path: Path) -> None:
    assert invoke("export", "jsonl", tmp_path / "e.jsonl", "-w", warehouse).exit_code == 0
    events = [json.loads(line) for line in (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()]
    (visit,) = [event for event in events if event["event_type"] == "visit" and event["status"] == "planned"]
    assert {"Thongloun Sisoulith", "Lào", "Việt Nam"} <= {who["name"] for who in visit["participants"]}
    assert visit["cameo"].startswith("04")
    assert visit["evidence"][0]["url"] == "https://example.vn/v"
    assert "5 đến ngày 7/10/2017" in visit["evidence"][0]["text"]


def test_the_calendar_has_what_is_planned(warehouse: str, tmp_path: Path) -> None:
    for name in ("a.ics", "b.ics"):
        assert invoke("export", "calendar", tmp_path / name, "-w", warehouse).exit_code == 0
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()
    calendar = Calendar.from_ical((tmp_path / "a.ics").read_bytes())
    entries = {str(entry["summary"]): entry for entry in calendar.events}
    visit = next(entry for summary, entry in entries.items() if summary.startswith("Chuyến thăm: "))
    assert (visit["dtstart"].dt, visit["dtend"].dt) == (date(2017, 10, 5), date(2017, 10, 8))
    assert str(visit["dtstamp"].dt) == "2017-09-28 00:00:00+00:00"
    assert str(visit["url"]) == "https://example.vn/v"
    assert str(visit["uid"]).endswith("@ghinho")


def test_an_export_replaces_an_earlier_one_and_nothing_else(warehouse: str, tmp_path: Path) -> None:
    assert invoke("export", "csv", tmp_path / "out", "-w", warehouse).exit_code == 0
    (tmp_path / "out" / "event_summary.csv").write_text("old")
    assert invoke("export", "csv", tmp_path / "out", "-w", warehouse).exit_code == 0
    assert rows_of(tmp_path / "out" / "event_summary.csv")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    refused = invoke("export", "parquet", tmp_path / "mine", "-w", warehouse)
    assert refused.exit_code == 1
    assert "holds something other than an export" in refused.output
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_an_export_that_fails_leaves_the_earlier_one(
    warehouse: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert invoke("export", "csv", tmp_path / "out", "-w", warehouse).exit_code == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exports, "write_csv", full)
    failed = invoke("export", "csv", tmp_path / "out", "-w", warehouse)
    assert failed.exit_code == 1
    assert "No space left" in failed.output
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.parquet", "a.xlsx"])
def test_answers_go_into_files(warehouse: str, tmp_path: Path, name: str) -> None:
    assert invoke("query", "events-between", "-w", warehouse, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / name).stat().st_size > 100
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_format_must_be_known(warehouse: str, tmp_path: Path) -> None:
    assert invoke("query", "runs", "-w", warehouse, "-o", tmp_path / "a.doc").exit_code == 2
    assert invoke("query", "runs", "-w", warehouse, "-f", "xlsx").exit_code == 2


def test_parquet_keeps_the_types_also_of_nothing() -> None:
    types = ("VARCHAR", "DATE", "VARCHAR[]", "BIGINT", "HUGEINT")
    frame = as_frame(Answer(("a", "b", "c", "d", "d"), (("x", date(2017, 1, 2), ["y"], 1, 2),), types))
    assert frame.rows() == [("x", date(2017, 1, 2), ["y"], 1, 2)]
    assert frame.columns == ["a", "b", "c", "d", "d_2"]
    empty = as_frame(Answer(("a", "b"), (), ("VARCHAR", "DATE")))
    assert dict(empty.schema) == {"a": pl.String(), "b": pl.Date()}


def test_excel_gets_texts_days_and_numbers(tmp_path: Path) -> None:
    row = ("=1+1", date(2017, 6, 21), 0.5, True, ["LA", "VN"], None, "đ" * 40_000)
    answer = Answer(("text", "day", "number", "truth", "list", "nothing", "long"), (row,))
    write(answer, "xlsx", tmp_path / "a.xlsx")
    cells = cells_of(tmp_path / "a.xlsx")
    assert cells["A2"] == ("s", "=1+1")
    assert cells["B2"] == ("n", "42907")  # the day as Excel counts it
    assert cells["C2"] == ("n", "0.5")
    assert cells["D2"] == ("b", "1")
    assert cells["E2"] == ("s", "LA; VN")
    assert "F2" not in cells
    assert len(cells["G2"][1]) == 32_767
    assert not any(kind == "f" for kind, _ in cells.values())


def test_excel_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.answers.EXCEL_ROWS", 1)
    with pytest.raises(QueryError, match="Excel takes 1 rows; these are 2"):
        write(Answer(("a",), ((1,), (2,))), "xlsx", tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []
