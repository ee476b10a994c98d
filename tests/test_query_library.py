"""Every query of the library answers its question, with the example that it gives, from the seeds."""

import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection
from test_queries import AN, KHAM, MIC, MPT, Articles, country
from typer.testing import CliRunner

from flows.cli import app
from flows.pipeline import run_pipeline
from warehouse.codes import code_names
from warehouse.contract import frame_of
from warehouse.library import SqlFile
from warehouse.load import load_batch
from warehouse.query import Answer, list_queries, load_query, run_query
from warehouse.store import open_warehouse
from warehouse.tables import BY_NAME

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
QUERIES = list_queries()
HUNG, BOVIENG, TUAN = "Nguyễn Mạnh Hùng", "Boviengkham Vongdara", "Trương Minh Tuấn"
MOU = "Bản Ghi nhớ hợp tác song phương"

# What a reader of the five articles would look for in the answers.
NOTICED: dict[str, dict[str, Any]] = {
    "agreement-history": {"stage": "signed", "date_edtf": "2021-09-01", "instrument_name": MOU},
    "agreements-between": {"kind": "arrangement", "signed": "2022-06-10", "instrument_name": "hợp tác chiến lược"},
    "agreements-by-party-and-field": {"party": "Bộ Thông tin và Truyền thông", "signed": "2021-09-01", "kind": "mou"},
    "agreements-of-run": {"instrument_name": MOU, "published": "2021-09-01"},
    "aid": {"happened": "2022-06-10", "givers": ["Bộ Thông tin và Truyền thông"], "sides": "Việt Nam – Lào"},
    "asked-for": {"askers": ["Thongloun Sisoulith"], "topics": ["cybersecurity", "digital_government"]},
    "before-signing": {"instrument_name": MOU, "event_type": "call", "persons": [HUNG, BOVIENG], "days_before": 0},
    "career": {"happened": "2021-09-01", "type": "call", "role": "caller"},
    "coverage": {"publisher": "VietnamPlus", "documents": 1, "copies": 0},
    "event-pairs": {"one": "Việt Nam", "other": "Lào", "events": 25},
    "events-between": {"happened": "2021-09-01", "event_type": "call", "persons": [HUNG, BOVIENG]},
    "fields": {"field": "ict", "signed": 3, "offers": 2},
    "freshness": {"source": str(SEEDS), "documents": 5},
    "monthly-counts": {"month": date(2021, 9, 1), "cameo": "041", "plover": "CONSULT:phone", "events": 1},
    "new-since": {"subject": "agreement", "news": "new", "happened": "2021-09-01"},
    "office-holders": {"office": "Thủ tướng", "person": "Thongloun Sisoulith", "since": "2016-04-20"},
    "offices": {"person": TUAN, "office": "Bộ trưởng", "since": "2016-04-09", "until": "2018-07-11"},
    "organization-names": {"relation": "successor", "name": "Bộ Công nghệ và Truyền thông Lào"},
    "organizations-by-agreements": {"organization": "Bưu điện Việt Nam", "partners": ["Bưu chính Lào"]},
    "places": {"city": "Hà Nội", "place_country": "VN", "guests": ["LA"]},
    "planned": {"event_type": "conference", "happened": "2021-10-12/2021-10-14"},
    "promised-not-signed": {"promise": "request", "sides": ["LA", "VN"]},
    "promises": {"promise": "request", "kept_by": "Bản Ghi nhớ hợp tác song phương", "kept_on": "2021-09-01"},
    "provenance": {"date_basis": "tenure", "date_edtf": "[2017-03-28,2018-03-28]"},
    "reports": {"subject": "event", "type": "call", "happened": "2021-09-01", "independent": 1},
    "runs": {"status": "completed", "loaded": 5},
    "silent-pairs": {"other": "Lào", "months_ago": 7},
    "stories": {"reports": 1, "publishers": ["VietnamPlus"]},
    "timeline": {"happened": "[2017-03-28,2018-03-28]", "subject": "event", "type": "offer"},
    "to-confirm": {"happened": "2016-09-19", "event_type": "meeting"},
    "travelers": {"person": "Thansamay Kommasith", "country": "LA", "places": ["VN"]},
    "who-met-whom": {"happened": "2016-09-19", "met": "Thongloun Sisoulith", "met_country": "LA"},
}
NOTHING = {"contradictions", "decisions", "ending-soon", "issues", "values"}  # that the five articles could tell


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("library") / "w.duckdb")
    run_pipeline([str(SEEDS)], path)
    return path


@pytest.fixture(scope="module")
def seeds(path: str) -> Iterator[DuckDBPyConnection]:
    with open_warehouse(path, read_only=True) as connection:
        yield connection


def options(query: SqlFile, run: str) -> dict[str, str]:
    words = [word for word in shlex.split(query.example) if word != "--param"]
    return {name: run if value == "RUN" else value for name, _, value in (word.partition("=") for word in words)}


def records(answer: Answer) -> list[dict[str, Any]]:
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


@pytest.fixture(scope="module")
def run_id(seeds: DuckDBPyConnection) -> str:
    return str(seeds.execute("SELECT run_id FROM run").fetchall()[0][0])


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_the_example_answers_the_question(seeds: DuckDBPyConnection, run_id: str, query: SqlFile) -> None:
    answer = run_query(seeds, query.name, options(query, run_id))
    assert answer.columns == tuple(query.columns)
    assert answer == run_query(seeds, query.name, options(query, run_id))
    if query.name in NOTHING:
        assert answer.rows == ()
    else:
        wanted = NOTICED[query.name]
        assert wanted in [{name: row[name] for name in wanted} for row in records(answer)]


def test_every_query_is_described() -> None:
    assert {query.name for query in QUERIES} == NOTICED.keys() | NOTHING
    types = {"text", "integer", "date", "country", *code_names()}
    for query in QUERIES:
        assert query.description.endswith("."), query.name
        assert query.columns, query.name
        for parameter in query.parameters:
            assert parameter.type in types, (query.name, parameter.name)
            assert parameter.description.endswith("."), (query.name, parameter.name)
        given = {word.partition("=")[0] for word in shlex.split(query.example) if word != "--param"}
        assert given <= {parameter.name for parameter in query.parameters}, query.name
        assert given >= {parameter.name for parameter in query.parameters if parameter.default is None}, query.name


def test_there_are_enough_for_a_desk() -> None:
    assert len(QUERIES) >= 30


def test_the_list_shows_how_to_ask() -> None:
    listed = CliRunner().invoke(app, ["query", "--list"]).output
    for query in QUERIES:
        assert f"ghinho query {query.name} {query.example}".rstrip() in listed
    assert "field (topic)" in listed
    assert "since (date, needed)" in listed


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    """Three articles: a meeting on two days, a contract of a value and a time, a promise that is kept."""
    made = Articles()
    made.document("d1", date(2017, 6, 22), "Ngày 21/6, ông An gặp ông Khamphay.")
    made.event("d1", "meeting", date(2017, 6, 21), [AN, KHAM, country("VN"), country("LA")], topics=["ict"])
    made.event("d1", "offer", date(2017, 6, 21), [AN, country("VN"), country("LA")], topics=["ict"])
    made.document("d2", date(2017, 9, 2), "Hai Bộ ký Bản ghi nhớ trị giá 2 triệu USD cho các năm 2017 đến 2021.")
    value = {"value_amount": 2_000_000.0, "value_currency": "USD", "period": "2017/2021"}
    made.agreement("d2", "signed", date(2017, 9, 1), [MIC, MPT, country("VN"), country("LA")], **value)
    path = tmp_path_factory.mktemp("told") / "w.duckdb"
    with open_warehouse(path) as connection:
        load_batch(connection, {name: frame_of(BY_NAME[name], rows) for name, rows in made.rows.items()})
        connection.execute("UPDATE event_card SET contradictions = ['date 2017-06-20'] WHERE event_type = 'meeting'")
    with open_warehouse(path, read_only=True) as connection:
        yield connection


def test_contradictions(told: DuckDBPyConnection) -> None:
    (row,) = records(run_query(told, "contradictions"))
    assert (row["happened"], row["contradictions"]) == ("2017-06-21", ["date 2017-06-20"])


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"day": "2021-06-01", "months": "7"}, 1),
        ({"day": "2021-06-01", "months": "6"}, 0),
        ({"day": "2022-01-01"}, 0),
        ({"day": "2021-06-01", "country": "LA"}, 1),
        ({}, 0),
    ],
)
def test_what_ends_soon(told: DuckDBPyConnection, given: dict[str, str], found: int) -> None:
    assert len(run_query(told, "ending-soon", given).rows) == found


def test_values(told: DuckDBPyConnection) -> None:
    assert run_query(told, "values").rows == (("USD", 2017, 1, 2e6, 2e6, "Bản ghi nhớ", "d2.txt"),)


def test_a_promise_is_kept(told: DuckDBPyConnection) -> None:
    (row,) = records(run_query(told, "promises", {"country_b": "LA"}))
    assert (row["promise"], row["kept_by"], row["kept_on"], row["days"]) == ("offer", "Bản ghi nhớ", "2017-09-01", 72)
    assert run_query(told, "promised-not-signed").rows == ()


def test_a_meeting_before_a_signing(told: DuckDBPyConnection) -> None:
    (row,) = records(run_query(told, "before-signing", {"country_b": "LA"}))
    assert (row["happened"], row["days_before"], row["persons"]) == ("2017-06-21", 72, [AN[1], KHAM[1]])
    for other in ({"months": "2"}, {"since": "2017-09-02"}, {"until": "2017-08-31"}):
        assert run_query(told, "before-signing", {"country_b": "LA"} | other).rows == ()


def test_the_help_of_a_query_stands_in_the_library() -> None:
    assert load_query("stories").example == "--param reports=1"
