"""`ghinho who`: a person or organization under any name, with offices, successions, events and agreements."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli import app
from flows.pipeline import run_pipeline
from warehouse.store import open_warehouse
from warehouse.who import describe, find_named, told_of

ROOT = Path(__file__).parents[1]
ARTICLE = """Việt Nam và Lào hợp tác về dữ liệu

Ngày 12/6/2023, tại Hà Nội, Bộ trưởng Bộ Thông tin và Truyền thông Nguyễn Mạnh Hùng đã tiếp Tổng Giám đốc \
Công ty Sao Khuê Lào Khamla Vongsouthi.

Tại buổi tiếp, Tổng Giám đốc Khamla Vongsouthi cho biết Công ty Sao Khuê Lào sẽ hợp tác với các doanh nghiệp Việt Nam.
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "sao-khue.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def warehouse(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("who") / "w.duckdb")
    run_pipeline([str(ROOT / "seeds" / "articles"), str(articles)], path)
    return path


def who(warehouse: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["who", *arguments, "-w", warehouse])


@pytest.mark.parametrize("name", ["Trương Minh Tuấn", "truong minh tuan", "TRUONG  MINH TUAN", "truong-minh-tuan"])
def test_a_person_is_found_with_and_without_accents_and_by_id(warehouse, name):
    result = who(warehouse, *name.split(" "))
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Trương Minh Tuấn\nPerson: Việt Nam · truong-minh-tuan · 2 documents\n")


def test_a_person_has_offices_events_and_evidence(warehouse):
    output = who(warehouse, "truong minh tuan").output
    assert re.search(r"2016-04-09 +│ 2018-07-11 +│ Bộ trưởng +│ Bộ Thông tin và Truyền thông", output)
    assert "Events" in output
    assert "2016-09-19" in output
    assert "[2017-03-28,2018-03-28]" in output
    assert "Source: vi.wikipedia.org: Trương Minh Tuấn" in output


def test_the_latest_come_first_and_no_more_than_are_asked_for(warehouse):
    with open_warehouse(warehouse, read_only=True) as connection:
        (found,) = find_named(connection, "Bộ TT&TT")
        few, all_ = told_of(connection, found, 2)["events"], told_of(connection, found, 1000)["events"]
    days = [row[0] for row in all_.rows if row[0] and re.fullmatch(r"\d{4}-\d\d-\d\d", row[0])]
    assert days == sorted(days, reverse=True)
    assert few.rows == all_.rows[:2]
    assert "(the first 2; --limit shows more)" in who(warehouse, "Bộ TT&TT", "--limit", "2").output


@pytest.mark.parametrize("name", ["Bộ TT&TT", "bo thong tin va truyen thong", "MIC", "vn-mic"])
def test_an_organization_has_its_names_in_time(warehouse, name):
    output = who(warehouse, name).output
    assert output.startswith("Bộ Thông tin và Truyền thông (Bộ TT&TT)\nOrganization: Việt Nam · vn-mic · ")
    assert "Belongs to: Chính phủ Việt Nam\n" in output
    assert re.search(r"2002-08-05 +│ 2007-08-08 +│ Bộ Bưu chính, Viễn thông +│ predecessor", output)
    assert re.search(r"1992 +│ +│ Bộ Khoa học và Công nghệ +│ successor", output)
    assert re.search(r"2018-10-24 +│ 2025-03-01 +│ Bộ trưởng +│ Nguyễn Mạnh Hùng", output)
    assert "Bản Ghi nhớ hợp tác song" in output


def test_several_are_listed_with_their_ids(warehouse):
    result = who(warehouse, "Trịnh Văn Quyết")
    assert result.exit_code == 0
    assert result.output.startswith("2 can be meant by 'Trịnh Văn Quyết'; ask by id: ghinho who trinh-van-quyet-cpv\n")
    assert "trinh-van-quyet-flc" in result.output


def test_a_part_of_a_name_finds_those_who_bear_it_whole_words_only(warehouse):
    with open_warehouse(warehouse, read_only=True) as connection:
        assert [found.entity_id for found in find_named(connection, "minh tuan")] == ["truong-minh-tuan"]
        assert find_named(connection, "minh tua") == []


def test_nobody_is_told_with_names_like_it(warehouse):
    result = who(warehouse, "Truong Minh Tuam")
    assert result.exit_code == 1
    assert "Nobody called 'Truong Minh Tuam' is known or told of. Names like it: Trương Minh Tuấn" in result.output
    assert "`ghinho search` looks for words in the articles." in who(warehouse, "Xyzzyq").output


def test_somebody_unknown_is_told_as_provisional(warehouse):
    output = who(warehouse, "khamla vongsouthi").output
    assert re.match(r"Khamla Vongsouthi\nPerson: Lào · [0-9a-f]{16} · 1 document\n", output)
    assert "Provisional: a line in data/reference/persons.csv gives a lasting id" in output
    assert re.search(r"Tổng Giám đốc.+│ 1 document", output)
    assert "2023-06-12" in output


def test_who_was_promoted_is_found_by_the_old_id_too(articles, tmp_path, monkeypatch):
    path, own = str(tmp_path / "w.duckdb"), tmp_path / "reference"
    own.mkdir()
    monkeypatch.setenv("GHINHO_REFERENCE", str(own))
    run_pipeline([str(articles)], path)
    with open_warehouse(path, read_only=True) as connection:
        (provisional,) = find_named(connection, "Khamla Vongsouthi")
    line = "khamla-vongsouthi,Khamla Vongsouthi,,LA,saokhue.example"
    (tmp_path / "promoted").mkdir()
    persons = tmp_path / "promoted" / "persons.csv"
    persons.write_text(f"person_id,name,aliases,country,source\n{line}\n", encoding="utf-8")
    monkeypatch.setenv("GHINHO_REFERENCE", str(tmp_path / "promoted"))
    run_pipeline([str(articles)], path)
    with open_warehouse(path, read_only=True) as connection:
        (promoted,) = find_named(connection, provisional.entity_id)
        assert (promoted.entity_id, promoted.documents) == ("khamla-vongsouthi", 1)
        assert describe(connection, promoted).known
        assert told_of(connection, promoted, 10)["events"].rows


def test_a_warehouse_that_is_not_there_is_told(tmp_path):
    result = who(str(tmp_path / "none.duckdb"), "ai")
    assert result.exit_code == 1
    assert "There is no warehouse at" in result.output
