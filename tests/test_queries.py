"""The library of queries gives the right answers over a small warehouse."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from warehouse.check import run_checks
from warehouse.contract import frame_of
from warehouse.errors import QueryError
from warehouse.load import load_batch, load_reference
from warehouse.query import Answer, load_query, run_query, run_sql
from warehouse.store import open_warehouse
from warehouse.tables import BY_NAME

COUNTRIES = {"VN": "Việt Nam", "LA": "Lào", "US": "Hoa Kỳ", "MY": "Ma-lai-xi-a"}
Row = dict[str, Any]


class Articles:
    """Collects rows of made-up articles."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {}

    def add(self, table: str, **row: Any) -> None:
        self.rows.setdefault(table, []).append(row)

    def document(self, name: str, published: date | None, body: str) -> None:
        kept = {"media_type": "text/plain", "encoding": "utf-8", "layout": "bare", "language": "vi"}
        made = {"sha256": name, "fingerprint": name, "rules_version": "1", "run_id": "r1"}
        day = {"published": published and published.isoformat(), "published_on": published}
        basis = {"published_basis": published and "published", "scope": "international"}
        self.add("document", document_id=name, source_path=f"{name}.txt", body=body, **kept, **made, **day, **basis)
        raw = {"source_path": f"{name}.txt", "media_type": "text/plain", "sha256": name, "run_id": "r1"}
        self.add("raw_document", document_id=name, content=body.encode(), size=len(body.encode()), **raw)
        span = {"start_offset": 0, "end_offset": len(body), "part": "body", "text": body, "position": 0}
        self.add("sentence", sentence_id=f"{name}-s", document_id=name, **span)

    def event(self, name: str, type_: str, day: date | None, who: list[tuple[str, str, str]], **more: Any) -> None:
        key = f"{name}-{type_}"
        when = {"date_edtf": day.isoformat() if day else "XXXX-03-28", "date_start": day, "date_end": day}
        codes = {"cameo": "040", "plover": "CONSULT", "status": "occurred", "scope": "international", "is_main": True}
        read = {"evidence": self.body(name), "confidence": 0.9, "rule": "made up", "topics": []}
        row = {"event_mention_id": key, "document_id": name, "sentence_id": f"{name}-s", "event_type": type_}
        self.add("event_mention", **row | {"telling_id": key, "keys": []} | when | codes | read | more)
        for position, (kind, label, country) in enumerate(who):
            self.participant(
                "event_mention_participant",
                {"event_mention_id": key},
                name,
                position,
                kind,
                label,
                country,
                "participant",
            )

    def agreement(self, name: str, status: str, day: date | None, who: list[tuple[str, str, str]], **more: Any) -> None:
        key = f"{name}-{status}"
        when = {"date_edtf": day and day.isoformat(), "date_start": day, "date_end": day}
        codes = {"kind": "mou", "level": "ministry", "status": status, "scope": "international", "is_main": True}
        read = {"evidence": self.body(name), "confidence": 0.9, "rule": "made up", "fields": ["ict"]}
        row = {"agreement_mention_id": key, "document_id": name, "sentence_id": f"{name}-s", "theme": []} | {
            "is_plural": False,
            "is_known": False,
        }
        row |= {"telling_id": key, "keys": [], "instrument_name": "Bản ghi nhớ"}
        self.add("agreement_mention", **row | when | codes | read | {"instrument_count": 1} | more)
        for position, (kind, label, country) in enumerate(who):
            role = {"country": "side", "person": "signatory"}.get(kind, "party")
            self.participant(
                "agreement_mention_party", {"agreement_mention_id": key}, name, position, kind, label, country, role
            )

    def participant(
        self, table: str, key: Row, name: str, position: int, kind: str, label: str, country: str, role: str
    ) -> None:
        entity = country if kind == "country" else label.lower()
        who = {"kind": kind, "name": label, "entity_id": entity, "role": role, "country": country}
        self.add(table, **key, document_id=name, position=position, **who)
        told = {"document_id": name, f"{kind}_id": entity, "name": label, "country": country, "surfaces": []}
        if kind != "country" and told not in self.rows.get(kind, []):
            self.add(kind, **told)

    def body(self, name: str) -> str:
        return next(str(row["body"]) for row in self.rows["document"] if row["document_id"] == name)


def country(code: str) -> tuple[str, str, str]:
    return "country", COUNTRIES[code], code


AN = ("person", "Lê Văn An", "VN")
KHAM = ("person", "Khamphay Sengdara", "LA")
SMITH = ("person", "John Smith", "US")
MIC = ("organization", "Bộ Thông tin và Truyền thông", "VN")
MPT = ("organization", "Bộ Bưu chính và Viễn thông Lào", "LA")


def written() -> Articles:
    """A meeting told twice, a call, a wish kept later, a wish never kept, a plan, and two signed instruments."""
    made = Articles()
    made.document("d1", date(2017, 6, 21), "Ông An tiếp ông Khamphay tại Hà Nội.")
    made.event("d1", "meeting", date(2017, 6, 21), [AN, KHAM, country("VN"), country("LA"), MPT], city="Hà Nội")
    made.event("d1", "request", date(2017, 6, 21), [AN, country("VN"), country("LA")], topics=["ict"])
    made.document("d2", date(2017, 6, 22), "Hôm qua, ông An đã gặp ông Khamphay.")
    made.event("d2", "meeting", date(2017, 6, 21), [KHAM, AN, country("LA"), country("VN")], confidence=0.5)
    made.document("d3", date(2017, 7, 1), "Ông An điện đàm với phía Hoa Kỳ và đề nghị hỗ trợ y tế.")
    made.event("d3", "call", date(2017, 7, 1), [AN, country("VN"), country("US")])
    made.event("d3", "request", date(2017, 7, 1), [AN, country("VN"), country("US")], topics=["health"])
    made.document("d4", date(2017, 9, 1), "Hai Bộ ký Bản ghi nhớ.")
    made.agreement("d4", "signed", date(2017, 9, 1), [MIC, MPT, country("VN"), country("LA"), AN, KHAM])
    made.document("d5", date(2017, 10, 1), "Hai nước sẽ ký Bản ghi nhớ, ngày 28/3 đã bàn.")
    made.agreement("d5", "planned", None, [country("VN"), country("LA")], fields=["trade", "ict"])
    made.event("d5", "meeting", None, [("person", "Trần Bình", "VN"), SMITH, country("VN"), country("US")])
    made.document("d6", None, "Hai doanh nghiệp ký hợp đồng 2 triệu USD.")
    firms = [("organization", "Công ty Sao Mai", "VN"), ("organization", "Acme", "US"), country("VN"), country("US")]
    value = {"value_amount": 2_000_000.0, "value_currency": "USD", "fields": []}
    made.agreement("d6", "signed", None, firms, kind="contract", level="enterprise", **value)
    ministry = {"document_id": "d4", "name": MPT[1], "short_name": None, "kind": "ministry", "country": "LA"}
    made.add("organization", organization_id="la-mpt", surfaces=["Bộ BCVT Lào", MPT[1]], **ministry)
    unknown = {"document_id": "d6", "name": "Công ty Sao Mai", "kind": "enterprise", "country": "VN"}
    made.add("organization", organization_id="x1", surfaces=["Sao Mai"], **unknown)
    made.add(
        "person", document_id="d4", person_id="p1", name="Lê Văn An", role="Bộ trưởng", country="VN", surfaces=["An"]
    )
    made.add("person", document_id="d4", person_id="p2", name="Khamphay Sengdara", country="LA", surfaces=["Khamphay"])
    run = {
        "rules_version": "1",
        "inputs": 7,
        "loaded": 6,
        "unchanged": 0,
        "rejected": 1,
        "run_id": "r1",
        "sources": ["."],
    }
    made.add("run", started_at=datetime(2021, 9, 1, 8), status="completed_with_issues", **run)  # noqa: DTZ001
    made.add("run", started_at=datetime(2021, 9, 2, 8), status="completed", **run | {"run_id": "r2"})  # noqa: DTZ001
    lost = {"run_id": "r1", "source_path": "d7.txt", "stage": "extract", "reason": "empty"}
    made.add("issue", issue_id="i1", message="d7.txt is empty.", **lost)
    return made


def reference() -> dict[str, list[Row]]:
    source = {"source": "made up"}
    ministry = source | {"country": "LA", "kind": "ministry", "aliases": []}
    return {
        "reference_country": [
            {"code": code, "name": name, "aliases": ["Mỹ"] if code == "US" else [], **source}
            for code, name in COUNTRIES.items()
        ],
        "reference_organization": [
            {"organization_id": "la-mpt", "name": MPT[1], **ministry},
            {"organization_id": "la-mtc", "name": "Bộ Công nghệ và Truyền thông Lào", "short_name": "MTC", **ministry},
            {"organization_id": "la-next", "name": "Bộ Số Lào", **ministry},
        ],
        "reference_succession": [
            {"predecessor_id": "la-mpt", "successor_id": "la-mtc", "date": "2021", **source},
            {"predecessor_id": "la-mtc", "successor_id": "la-next", "date": "2030", "scope": "số", **source},
        ],
    }


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("queries") / "w.duckdb"
    with open_warehouse(path) as connection:
        load_reference(connection, {name: frame_of(BY_NAME[name], rows) for name, rows in reference().items()})
        load_batch(connection, {name: frame_of(BY_NAME[name], rows) for name, rows in written().rows.items()})
    with open_warehouse(path, read_only=True) as connection:
        yield connection


def chosen(answer: Answer, *columns: str) -> list[tuple[Any, ...]]:
    places = [answer.columns.index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in answer.rows]


def test_the_made_up_warehouse_is_sound(warehouse: DuckDBPyConnection) -> None:
    assert [(check.name, check.rows) for check in run_checks(warehouse) if not check.passed] == []


def test_a_meeting_told_twice_is_one_answer(warehouse: DuckDBPyConnection) -> None:
    answer = run_query(warehouse, "who-met-whom", {"person": "khamphay"})
    assert chosen(answer, "happened", "person", "met", "city", "documents", "source_path") == [
        ("2017-06-21", "Khamphay Sengdara", "Lê Văn An", "Hà Nội", 2, "d1.txt")
    ]


def test_a_country_stands_for_a_side_without_persons(warehouse: DuckDBPyConnection) -> None:
    answer = run_query(warehouse, "who-met-whom", {"person": "lê văn an", "country": "my"})
    assert answer.rows == ()
    answer = run_query(warehouse, "who-met-whom", {"person": "Lê Văn An"})
    assert chosen(answer, "event_type", "met", "met_country") == [
        ("meeting", "Khamphay Sengdara", "LA"),
        ("call", "Hoa Kỳ", "US"),
    ]


def test_without_a_person_every_pair_of_persons_stands_once(warehouse: DuckDBPyConnection) -> None:
    pairs = chosen(run_query(warehouse, "who-met-whom", {"country": "Hoa Kỳ"}), "happened", "person", "met")
    assert pairs == [("2017-07-01", "Lê Văn An", "Hoa Kỳ"), ("XXXX-03-28", "Trần Bình", "John Smith")]


@pytest.mark.parametrize("given", ["LA", "la", "Lào", "lao", " LÀO "])
def test_a_country_is_known_by_code_and_by_name(warehouse: DuckDBPyConnection, given: str) -> None:
    answer = run_query(warehouse, "events-between", {"country_b": given})
    assert chosen(answer, "happened", "event_type", "source_path") == [
        ("2017-06-21", "meeting", "d1.txt"),
        ("2017-06-21", "request", "d1.txt"),
        ("2017-06-21", "meeting", "d2.txt"),
    ]


def test_a_name_as_written_goes_before_a_code_without_accents(warehouse: DuckDBPyConnection) -> None:
    by_alias = run_query(warehouse, "events-between", {"country_b": "Mỹ"})
    decomposed = run_query(warehouse, "events-between", {"country_b": "My\u0303"})
    assert len(by_alias.rows) == 3
    assert decomposed == by_alias
    assert run_query(warehouse, "events-between", {"country_b": "MY"}).rows == ()


def test_events_of_a_time(warehouse: DuckDBPyConnection) -> None:
    answer = run_query(warehouse, "events-between", {"since": "2017-06-22", "until": "2017-12-31"})
    assert chosen(answer, "event_type", "countries") == [("call", ["VN", "US"]), ("request", ["VN", "US"])]


def test_agreements_by_party_and_field(warehouse: DuckDBPyConnection) -> None:
    answer = run_query(warehouse, "agreements-by-party-and-field", {"party": "bo buu chinh", "field": "ict"})
    assert chosen(answer, "party", "field", "signed", "others") == [(MPT[1], "ict", "2017-09-01", [MIC[1]])]


def test_agreements_of_a_country_include_those_without_field(warehouse: DuckDBPyConnection) -> None:
    answer = run_query(warehouse, "agreements-by-party-and-field", {"country": "Mỹ"})
    assert chosen(answer, "party", "field", "others", "value_amount") == [
        ("Acme", None, ["Công ty Sao Mai"], 2_000_000.0),
        ("Công ty Sao Mai", None, ["Acme"], 2_000_000.0),
        ("Hoa Kỳ", None, ["Việt Nam"], 2_000_000.0),
        ("Việt Nam", None, ["Hoa Kỳ"], 2_000_000.0),
    ]


@pytest.mark.parametrize("given", ["Bộ Công nghệ và Truyền thông Lào", "mtc"])
def test_an_organization_under_all_its_names(warehouse: DuckDBPyConnection, given: str) -> None:
    answer = run_query(warehouse, "organization-names", {"organization": given})
    assert chosen(answer, "relation", "organization_id", "succession", "documents") == [
        ("predecessor", "la-mpt", "2021", 1),
        ("itself", "la-mtc", None, 0),
        ("successor", "la-next", "2030: số", 0),
    ]
    assert chosen(answer, "as_written")[0] == (["Bộ BCVT Lào", MPT[1]],)


def test_an_organization_that_only_the_documents_know(warehouse: DuckDBPyConnection) -> None:
    answer = run_query(warehouse, "organization-names", {"organization": "sao mai"})
    assert chosen(answer, "relation", "name", "as_written") == [("itself", "Công ty Sao Mai", ["Sao Mai"])]


def test_promises_go_once_they_are_signed(warehouse: DuckDBPyConnection) -> None:
    answer = run_query(warehouse, "promised-not-signed")
    assert chosen(answer, "told", "promise", "sides", "fields") == [
        (date(2017, 7, 1), "request", ["US", "VN"], ["health"]),
        (date(2017, 10, 1), "agreement", ["LA", "VN"], ["ict", "trade"]),
    ]
    assert chosen(run_query(warehouse, "promised-not-signed", {"country": "Lào"}), "promise") == [("agreement",)]


def test_runs_and_issues(warehouse: DuckDBPyConnection) -> None:
    assert chosen(run_query(warehouse, "runs"), "run_id", "rejected") == [("r2", 1), ("r1", 1)]
    assert chosen(run_query(warehouse, "issues"), "source_path", "reason") == [("d7.txt", "empty")]
    assert run_query(warehouse, "issues", {"stage": "load"}).rows == ()


def test_what_a_run_brought(warehouse: DuckDBPyConnection) -> None:
    agreements = run_query(warehouse, "agreements-of-run", {"run": "r1"})
    assert chosen(agreements, "source_path", "status", "kind") == [
        ("d4.txt", "signed", "mou"),
        ("d5.txt", "planned", "mou"),
        ("d6.txt", "signed", "contract"),
    ]
    assert run_query(warehouse, "agreements-of-run", {"run": "r2"}).rows == ()


@pytest.mark.parametrize("given", [{}, {"run": "r1"}])
def test_pairs_of_countries(warehouse: DuckDBPyConnection, given: dict[str, str]) -> None:
    pairs = run_query(warehouse, "event-pairs", given)
    assert chosen(pairs, "one", "other", "events", "reports") == [
        ("Việt Nam", "Lào", 3, 3),
        ("Việt Nam", "Hoa Kỳ", 3, 3),
    ]
    assert run_query(warehouse, "event-pairs", {"run": "r2"}).rows == ()


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("who-met-who", {}, "There are: agreement-history, agreements-between, agreements-by-party-and-field"),
        ("organization-names", {}, "needs the parameter 'organization': A name"),
        ("runs", {"country": "VN"}, "Query runs has no parameter 'country'. It takes none"),
        ("who-met-whom", {"land": "VN"}, "has no parameter 'land'. It takes: person, country, since, until"),
        ("who-met-whom", {"since": "21/6/2017"}, "must be a day such as 2017-06-21, not '21/6/2017'"),
        ("who-met-whom", {"country": "Atlantis"}, "No country 'Atlantis' is known"),
        ("stories", {"reports": "many"}, "must be a whole number such as 12, not 'many'"),
        ("agreements-between", {"field": "alchemy"}, "knows no 'alchemy'. There are: ict, cybersecurity,"),
    ],
)
def test_mistakes_are_told(warehouse: DuckDBPyConnection, name: str, given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError) as mistake:
        run_query(warehouse, name, given)
    assert message in str(mistake.value)


def test_values_are_no_sql(warehouse: DuckDBPyConnection) -> None:
    assert run_query(warehouse, "who-met-whom", {"person": "x' OR 'a'='a"}).rows == ()


def test_free_sql(warehouse: DuckDBPyConnection) -> None:
    answer = run_sql(warehouse, "SELECT kind, countries FROM agreement_report WHERE value_amount > 1e6")
    assert answer == Answer(("kind", "countries"), (("contract", ["VN", "US"]),))
    assert run_sql(warehouse, " -- nothing") == Answer((), ())


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELEC 1", 'syntax error at or near "SELEC"'),
        ("SELECT nobody FROM person", "nobody"),
        ("DELETE FROM run", "read-only"),
        ("COPY run TO 'stolen.csv'", "disabled"),
        ("ATTACH 'other.duckdb'", "disabled"),
        ("SELECT * FROM read_text('/etc/hostname')", "disabled"),
    ],
)
def test_free_sql_reads_this_warehouse_and_nothing_else(warehouse: DuckDBPyConnection, sql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        run_sql(warehouse, sql)


def test_a_query_is_found_by_name() -> None:
    query = load_query("events-between")
    assert next((parameter.name, parameter.default) for parameter in query.parameters) == ("country_a", "VN")


def test_the_reports_give_lists_in_the_order_of_the_text(warehouse: DuckDBPyConnection) -> None:
    event = "SELECT countries, persons, organizations FROM event_report WHERE event_id = 'd2-meeting'"
    assert run_sql(warehouse, event).rows == ((["LA", "VN"], ["Khamphay Sengdara", "Lê Văn An"], []),)
    agreement = "SELECT parties, countries, signatories, fields FROM agreement_report WHERE agreement_id = 'd4-signed'"
    assert run_sql(warehouse, agreement).rows == (
        ([MIC[1], MPT[1]], ["VN", "LA"], ["Lê Văn An", "Khamphay Sengdara"], ["ict"]),
    )


def test_only_persons_with_a_role_are_reported(warehouse: DuckDBPyConnection) -> None:
    assert run_sql(warehouse, "FROM person_report").rows == (("d4.txt", "Lê Văn An", "Bộ trưởng", None, "VN"),)


def test_the_summaries_read_well(warehouse: DuckDBPyConnection) -> None:
    event = "SELECT happened, sides, persons, place FROM event_summary WHERE event_id = 'd1-meeting'"
    assert run_sql(warehouse, event).rows == (
        ("2017-06-21", "Việt Nam – Lào", "Lê Văn An, Khamphay Sengdara", "Hà Nội"),
    )
    agreement = "SELECT parties, sides, value, signatories FROM agreement_summary WHERE agreement_id = 'd6-signed'"
    assert run_sql(warehouse, agreement).rows == (
        ("Công ty Sao Mai, Acme", "Việt Nam – Hoa Kỳ", "2,000,000 USD", None),
    )


@pytest.mark.parametrize(
    "given", ["ict", "ICT", "Information and communications technology", "cong nghe thong tin va truyen thong"]
)
def test_a_field_is_known_by_code_and_by_name(warehouse: DuckDBPyConnection, given: str) -> None:
    answer = run_query(warehouse, "agreements-between", {"country_b": "Lào", "field": given, "status": "đã ký"})
    assert chosen(answer, "signed", "kind") == [("2017-09-01", "mou")]
