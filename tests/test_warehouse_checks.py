"""Each check finds the defect that is planted for it, and nothing in a sound warehouse."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse import schema
from warehouse.check import CheckResult, run_checks
from warehouse.contract import frame_of
from warehouse.library import read_folder
from warehouse.load import load_batch, load_reference
from warehouse.tables import BY_NAME, TABLES

BODY = "Ngày 21/6, ông An tiếp ông Khamphay; hai Bộ ký Bản ghi nhớ."
DAY = {
    "date_edtf": "2017-06-21",
    "date_basis": "header",
    "date_start": date(2017, 6, 21),
    "date_end": date(2017, 6, 21),
}
KEY = {"document_id": "d", "sentence_id": "s"}
READ = {"scope": "international", "is_main": True, "evidence": BODY, "confidence": 0.9, "rule": "made up"}
LAO = {"kind": "country", "name": "Lào", "entity_id": "LA", "country": "LA", "position": 0, "document_id": "d"}
SOUND: dict[str, dict[str, Any]] = {
    "raw_document": {"document_id": "d", "sha256": "0", "content": BODY.encode(), "size": len(BODY.encode())}
    | {"source_path": "d.txt", "media_type": "text/plain", "run_id": "r"},
    "document": {"document_id": "d", "source_path": "d.txt", "sha256": "0", "fingerprint": "0", "body": BODY}
    | {"media_type": "text/plain", "encoding": "utf-8", "layout": "bare", "language": "vi", "scope": "international"}
    | {"published": "2017-06-21", "published_on": date(2017, 6, 21), "published_basis": "header"}
    | {"rules_version": "1", "run_id": "r"},
    "sketch": {"document_id": "d", "text_id": "t", "start_offset": 0, "words": 12, "runs": [7, 21]},
    "removed": {"document_id": "d", "position": 0, "text": "Tin liên quan", "reason": "related"},
    "sentence": KEY | {"position": 0, "start_offset": 0, "end_offset": len(BODY), "part": "body", "text": BODY},
    "mention": KEY
    | {"mention_id": "m", "start_offset": 0, "end_offset": 9, "kind": "date", "surface": "Ngày 21/6", "rule": "day"}
    | {"name": "2017-06-21", "role": "header"},
    "event_mention": KEY
    | DAY
    | READ
    | {"event_mention_id": "e", "telling_id": "e", "keys": [1]}
    | {"event_type": "meeting", "cameo": "040", "plover": "CONSULT"}
    | {"status": "occurred", "topics": ["post_telecom"], "place_country": "LA"},
    "event_mention_participant": LAO | {"event_mention_id": "e", "role": "guest"},
    "agreement_mention": KEY | DAY | READ | {"agreement_mention_id": "a", "event_mention_id": "e"}
    | {"telling_id": "a", "keys": [2], "theme": [], "kind": "mou", "level": "ministry"}
    | {"instrument_name": "Bản ghi nhớ", "status": "signed", "fields": ["ict"], "instrument_count": 1}
    | {"is_plural": False, "is_known": False}
    | {"value_amount": 5.0, "value_currency": "USD", "period": "2017/2021"},
    "agreement_mention_party": LAO | {"agreement_mention_id": "a", "role": "side"},
    "agreement_mention_stage": KEY
    | DAY
    | {"agreement_mention_id": "a", "position": 0, "stage": "signed", "is_ahead": False, "evidence": BODY},
    "person": {"document_id": "d", "person_id": "p", "name": "Khamphay", "country": "LA", "surfaces": ["Khamphay"]},
    "organization": {"document_id": "d", "organization_id": "o", "name": "Bộ Lào", "country": "LA", "surfaces": []},
}  # fmt: skip


@pytest.fixture(scope="module")
def warehouse() -> Iterator[DuckDBPyConnection]:
    with duckdb.connect(":memory:") as connection:
        schema.create(connection)
        load_batch(connection, {name: frame_of(BY_NAME[name], [row]) for name, row in SOUND.items()})
        lao = {"code": "LA", "name": "Lào", "aliases": [], "source": "CLDR vi"}
        load_reference(connection, {"reference_country": frame_of(BY_NAME["reference_country"], [lao])})
        yield connection


@pytest.fixture
def sound(warehouse: DuckDBPyConnection) -> Iterator[DuckDBPyConnection]:
    """A warehouse without defects; what a test plants goes with it."""
    warehouse.execute("BEGIN")
    yield warehouse
    warehouse.execute("ROLLBACK")


def failed(connection: DuckDBPyConnection) -> dict[str, CheckResult]:
    return {check.name: check for check in run_checks(connection) if not check.passed}


def test_a_sound_warehouse_passes(sound: DuckDBPyConnection) -> None:
    assert failed(sound) == {}


RUN_KILLED = "VALUES ('r', '2021-09-01', NULL, '1', ['news'], 0, 0, 0, 0, 'interrupted')"
DEFECTS: list[tuple[str, str, tuple[Any, ...]]] = [
    (
        "reference_links",
        "INSERT INTO reference_succession VALUES ('la-a', 'la-b', '2021', NULL, 'made up')",
        ("reference_succession", "la-a", "la-b"),
    ),
    (
        "reference_links",
        "INSERT INTO reference_former_id VALUES ('0123', 'person', 'nobody', 'Nobody')",
        ("reference_former_id", "0123", "nobody"),
    ),
    ("agreement_without_party", "DELETE FROM agreement_mention_party", ("a", "d.txt")),
    ("cards", "DELETE FROM event_card", ("event_card", "e", "is missing or another")),
    ("cards", "UPDATE agreement_card SET status = 'ended'", ("agreement_card", "a", "is missing or another")),
    (
        "cards",
        "UPDATE participation SET subject_id = 'gone' WHERE subject = 'event'",
        ("participation", "e 0", "is missing or another"),
    ),
    ("spellings", "DELETE FROM organization", ("spelling", "organization o Bộ Lào", "stands for nothing")),
    ("spellings", "UPDATE spelling SET documents = 2", ("spelling", "person p Khamphay", "is missing or another")),
    ("broken_links", "UPDATE mention SET sentence_id = 'gone'", ("mention", "m", "d", "sentence", "gone")),
    (
        "broken_links",
        "UPDATE agreement_mention_party SET agreement_mention_id = 'gone'",
        ("agreement_mention_party", "gone 0"),
    ),
    (
        "broken_links",
        "UPDATE agreement_mention SET event_mention_id = 'gone'",
        ("agreement_mention", "a", "d", "event_mention", "gone"),
    ),
    (
        "broken_links",
        "UPDATE event_mention SET document_id = 'other'",
        ("agreement_mention", "a", "d", "event_mention", "e"),
    ),
    (
        "broken_links",
        "INSERT INTO event_mention_participant VALUES ('e', 'd', 1, 'person', 'An', 'gone', 'guest', 'VN')",
        ("event_mention_participant", "e 1", "d", "person", "gone"),
    ),
    (
        "broken_links",
        "INSERT INTO agreement_mention_party VALUES ('a', 'd', 1, 'organization', 'Bộ X', 'gone', 'party', 'VN')",
        ("agreement_mention_party", "a 1", "d", "organization", "gone"),
    ),
    ("confidence_range", "UPDATE event_mention SET confidence = 1.5", ("event_mention", "e", 1.5)),
    ("confidence_range", "UPDATE agreement_mention SET confidence = 'nan'", ("agreement_mention", "a")),
    ("copies", "UPDATE document SET duplicate_of = 'gone'", ("document", "d", "gone")),
    ("copies", "UPDATE document SET duplicate_of = 'd'", ("document", "d", "d")),
    ("copies", "INSERT INTO copy_link VALUES ('t', 'gone', 0.9)", ("copy_link", "t", "gone")),
    ("dates_differ", "UPDATE event_mention SET date_end = '2017-06-22'", ("event_mention", "e", "2017-06-21")),
    (
        "dates_differ",
        "UPDATE event_mention SET date_edtf = '2017-06-20/2017-06-21'",
        ("event_mention", "e", "2017-06-20/2017-06-21"),
    ),
    ("dates_differ", "UPDATE agreement_mention SET date_start = NULL", ("agreement_mention", "a")),
    ("dates_reversed", "UPDATE agreement_mention SET date_end = '2016-01-01'", ("agreement_mention", "a")),
    ("document_scope", "UPDATE document SET scope = 'domestic'", ("d", "d.txt", "domestic")),
    (
        "document_scope",
        "UPDATE event_mention SET scope = 'domestic'; UPDATE agreement_mention SET scope = 'domestic'",
        ("d",),
    ),
    ("edtf", "UPDATE event_mention SET date_edtf = '21/6/2017'", ("event_mention", "e", "21/6/2017")),
    ("edtf", "UPDATE agreement_mention SET period = '2017-2021'", ("agreement_mention", "a", "2017-2021")),
    ("edtf", "UPDATE mention SET name = '2017-02-30'", ("mention", "m", "2017-02-30")),
    ("edtf", "UPDATE document SET published = '2017-13'", ("document", "d", "2017-13")),
    ("event_without_participant", "DELETE FROM event_mention_participant", ("e", "d.txt", "meeting")),
    ("evidence_not_in_body", "UPDATE event_mention SET evidence = 'Ông An nói khác.'", ("event_mention", "e", "d.txt")),
    ("evidence_not_in_body", "UPDATE agreement_mention SET evidence = ''", ("agreement_mention", "a", "d.txt")),
    ("merged", "DELETE FROM event", ("agreement", "a", "event", "e")),
    ("merged", "UPDATE agreement_mention SET agreement_id = NULL", ("agreement", "a", "agreement_mention", "a")),
    ("merged", "UPDATE event SET part_of = 'gone'", ("event", "e", "event", "gone")),
    ("occurred_after_publication", "UPDATE document SET published_on = '2017-06-01'", ("e", "d.txt")),
    ("orphans", "DELETE FROM document", ("agreement_mention", "d", 1)),
    ("raw_missing", "DELETE FROM raw_document", ("d", "d.txt", "0", None)),
    ("raw_missing", "UPDATE raw_document SET sha256 = '1'", ("d", "d.txt", "0", "1")),
    ("same_source_path", "INSERT INTO document SELECT * REPLACE ('d2' AS document_id) FROM document", ("d.txt",)),
    ("source_not_read", f"INSERT INTO run {RUN_KILLED}", ("news", "interrupted")),
    ("spans", "UPDATE mention SET end_offset = 8", ("mention", "m", "d.txt", 0, 8)),
    ("spans", "UPDATE sentence SET start_offset = 1", ("sentence", "s", "d.txt", 1)),
    (
        "broken_links",
        "UPDATE agreement_mention_stage SET sentence_id = 'gone'",
        ("agreement_mention_stage", "a 0", "d"),
    ),
    ("dates_differ", "UPDATE agreement_mention_stage SET date_start = NULL", ("agreement_mention_stage", "a 0")),
    ("edtf", "UPDATE agreement_mention_stage SET date_edtf = '6/2017'", ("agreement_mention_stage", "a 0", "6/2017")),
    ("evidence_not_in_body", "UPDATE agreement_mention_stage SET evidence = 'x'", ("agreement_mention_stage", "a 0")),
    ("unknown_codes", "UPDATE agreement_mention_stage SET stage = 'done'", ("agreement_mention_stage", "a", "stage")),
    ("unknown_codes", "UPDATE event_mention SET status = 'done'", ("event_mention", "e", "status", "done")),
    ("unknown_codes", "UPDATE event_mention SET date_basis = 'guess'", ("event_mention", "e", "date_basis", "guess")),
    ("unknown_codes", "UPDATE event_mention SET topics = ['Trade!']", ("event_mention", "e", "topics", "Trade!")),
    ("unknown_codes", "UPDATE agreement_mention SET kind = 'pact'", ("agreement_mention", "a", "kind", "pact")),
    (
        "unknown_codes",
        "UPDATE event_mention_participant SET role = 'friend'",
        ("event_mention_participant", "e", "role", "friend"),
    ),
    ("unknown_codes", "UPDATE person SET country = 'Lào'", ("person", "p", "country", "Lào")),
    ("unknown_codes", "UPDATE organization SET country = 'ZZ'", ("organization", "o", "country", "ZZ")),
    ("value_without_currency", "UPDATE agreement_mention SET value_currency = NULL", ("a", "d.txt", 5.0)),
    ("value_without_currency", "UPDATE agreement_mention SET value_amount = 0", ("a", "d.txt", 0.0)),
]


@pytest.mark.parametrize(("check", "defect", "row"), DEFECTS)
def test_a_planted_defect_is_found(sound: DuckDBPyConnection, check: str, defect: str, row: tuple[Any, ...]) -> None:
    sound.execute(defect)
    found = failed(sound)[check]
    assert row in [broken[: len(row)] for broken in found.rows]
    assert len(found.columns) == len(found.rows[0])


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_a_doubled_row_is_found(sound: DuckDBPyConnection, table: str) -> None:
    if table not in SOUND:
        types = {"VARCHAR[]": [], "TIMESTAMP": "2021-09-01", "INTEGER": 1, "DOUBLE": 1.0, "VARCHAR": "x"}
        types |= {"BOOLEAN": True, "DATE": "2021-09-01"}
        values = [types[column.type] for column in BY_NAME[table].columns]
        sound.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
    sound.execute(f"INSERT INTO {table} FROM {table}")
    assert table in [row[0] for row in failed(sound)["duplicate_keys"].rows]


def test_a_row_of_no_document_is_found_in_every_table(sound: DuckDBPyConnection) -> None:
    sound.execute("DELETE FROM document")
    tables = {table.name for table in TABLES if table.per_document} - {"document"}
    assert {row[0] for row in failed(sound)["orphans"].rows} == tables


def test_every_check_is_tried_here_and_says_what_it_is_for() -> None:
    checks = read_folder("checks")
    assert set(checks) == {check for check, _, _ in DEFECTS} | {"duplicate_keys"}
    assert all(check.description.endswith(".") for check in checks.values())


def test_warnings_are_told_from_errors(sound: DuckDBPyConnection) -> None:
    sound.execute("DELETE FROM agreement_mention_party; UPDATE event_mention SET confidence = 2")
    assert {name: check.severity for name, check in failed(sound).items()} == {
        "agreement_without_party": "warning",
        "confidence_range": "error",
    }
