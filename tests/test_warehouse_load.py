"""Loading: documents replace their older selves, whole or not at all, in any order."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from duckdb import DuckDBPyConnection
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse import schema
from warehouse.contract import frame_of
from warehouse.errors import FrameError
from warehouse.load import known_fingerprints, load_batch, load_batches, load_reference
from warehouse.tables import BY_NAME, TABLES

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def connection() -> Iterator[DuckDBPyConnection]:
    with empty() as opened:
        yield opened


@pytest.fixture(scope="module")
def two() -> Iterator[tuple[DuckDBPyConnection, DuckDBPyConnection]]:
    with empty() as one, empty() as other:
        yield one, other


def cleared(connection: DuckDBPyConnection) -> DuckDBPyConnection:
    for table in TABLES:
        connection.execute(f"DELETE FROM {table.name}")
    return connection


def empty() -> DuckDBPyConnection:
    opened = duckdb.connect(":memory:")
    schema.create(opened)
    return opened


def article(name: str, *, version: str = "1", path: str | None = None, run: str = "r1", events: int = 1) -> Rows:
    """Rows of a document with sentences and as many events, each with two participants."""
    body = f"Tin {name} {version}"
    sentences = [f"{name}-s{at}" for at in range(events)]
    return {
        "document": [
            {
                "document_id": name,
                "source_path": path or f"{name}.txt",
                "sha256": version,
                "fingerprint": f"{name}{version}",
                "media_type": "text/plain",
                "encoding": "utf-8",
                "layout": "bare",
                "language": "vi",
                "body": body,
                "scope": "international",
                "rules_version": "1",
                "run_id": run,
            }
        ],
        "sentence": [
            {"sentence_id": key, "document_id": name, "position": at, "start_offset": 0, "end_offset": len(body)}
            | {"part": "body", "text": body}
            for at, key in enumerate(sentences)
        ],
        "event_mention": [
            {
                "event_mention_id": f"{name}-e{at}",
                "telling_id": f"{name}-e{at}",
                "keys": [],
                "document_id": name,
                "sentence_id": key,
                "event_type": "meeting",
            }
            | {"cameo": "040", "plover": "CONSULT", "status": "occurred", "topics": ["ict"], "scope": "international"}
            | {"is_main": True, "evidence": body, "confidence": 0.9, "rule": "meet"}
            for at, key in enumerate(sentences)
        ],
        "event_mention_participant": [
            {"event_mention_id": f"{name}-e{at}", "document_id": name, "position": position, "kind": "country"}
            | {"name": country, "entity_id": code, "role": "participant", "country": code}
            for at in range(events)
            for position, (code, country) in enumerate([("VN", "Việt Nam"), ("LA", "Lào")])
        ],
        "person": [{"document_id": name, "person_id": "p", "name": "Khamphay", "surfaces": ["ông Khamphay"]}],
        "organization": [
            {"document_id": name, "organization_id": "o", "name": "Bộ Công an", "short_name": "BCA"}
            | {"surfaces": ["Bộ Công an", f"Bộ CA {version}"]}
        ],
    }


def issue(path: str, reason: str = "empty", run: str = "r1") -> dict[str, Any]:
    keys = {"issue_id": f"{path}/{reason}", "run_id": run, "source_path": path}
    return keys | {"stage": "extract", "reason": reason, "message": f"{path} is {reason}."}


def frames(*articles: Rows, **more: list[dict[str, Any]]) -> dict[str, pl.DataFrame]:
    merged: Rows = dict(more)
    for rows in articles:
        for name, found in rows.items():
            merged[name] = [*merged.get(name, []), *found]
    return {name: frame_of(BY_NAME[name], found) for name, found in merged.items()}


def content(connection: DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    return {table.name: connection.execute(f"FROM {table.name} ORDER BY ALL").fetchall() for table in TABLES}


def column(connection: DuckDBPyConnection, sql: str) -> list[Any]:
    return [row[0] for row in connection.execute(sql).fetchall()]


def test_rows_come_back_as_they_were_given(connection: DuckDBPyConnection) -> None:
    counts = load_batch(connection, frames(article("a", events=2)))
    assert (counts.new, counts.replaced, counts.rows["event_mention"]) == (1, 0, 2)
    row = connection.execute("SELECT topics, evidence, date_edtf FROM event ORDER BY event_id").fetchone()
    assert row == (["ict"], "Tin a 1", None)
    assert known_fingerprints(connection) == {"a": "a1"}


def test_loading_twice_equals_loading_once(connection: DuckDBPyConnection) -> None:
    batch = frames(article("a"), article("b", events=3), issue=[issue("c.txt")])
    load_batch(connection, batch)
    once = content(connection)
    counts = load_batch(connection, batch)
    assert content(connection) == once
    assert (counts.new, counts.replaced) == (0, 2)


def test_a_changed_document_loses_its_old_rows(connection: DuckDBPyConnection) -> None:
    load_batch(connection, frames(article("a", events=3), article("b")))
    load_batch(connection, frames(article("a", version="2", events=1)))
    assert column(connection, "SELECT event_id FROM event ORDER BY event_id") == ["a-e0", "b-e0"]
    assert column(connection, "SELECT evidence FROM event ORDER BY event_id") == ["Tin a 2", "Tin b 1"]
    assert column(connection, "SELECT count(*) FROM event_participant") == [4]


def test_names_are_counted_as_documents_come_and_go(connection: DuckDBPyConnection) -> None:
    def counted() -> dict[str, int]:
        return dict(connection.execute("SELECT name, documents FROM spelling ORDER BY kind, name").fetchall())

    load_batch(connection, frames(article("a"), article("b")))
    assert counted() == {"BCA": 2, "Bộ CA 1": 2, "Bộ Công an": 2, "Khamphay": 2}
    load_batch(connection, frames(article("a", version="2")))
    assert counted() == {"BCA": 2, "Bộ CA 1": 1, "Bộ CA 2": 1, "Bộ Công an": 2, "Khamphay": 2}
    load_batch(connection, {}, documents=["a"])
    assert counted() == {"BCA": 1, "Bộ CA 1": 1, "Bộ Công an": 1, "Khamphay": 1}
    assert column(connection, "SELECT plain_name FROM spelling WHERE name = 'Bộ Công an'") == ["bo cong an"]


def test_a_document_supersedes_the_older_one_at_its_path(connection: DuckDBPyConnection) -> None:
    load_batch(connection, frames(article("old", path="x.txt"), article("other")))
    counts = load_batch(connection, frames(article("new", path="x.txt")))
    assert counts.superseded == 1
    for table in ("document", "sentence", "event_mention", "event_mention_participant"):
        assert column(connection, f"SELECT DISTINCT document_id FROM {table} ORDER BY 1") == ["new", "other"]


def raw(name: str, sha256: str = "1", path: str | None = None, run: str = "r1") -> dict[str, Any]:
    row = {"document_id": name, "source_path": path or f"{name}.txt", "media_type": "text/plain", "sha256": sha256}
    return row | {"content": sha256.encode(), "size": 1, "run_id": run}


def test_every_path_keeps_its_bytes_and_a_document_those_that_it_was_read_from(connection: DuckDBPyConnection) -> None:
    def kept() -> list[Any]:
        return connection.execute("SELECT document_id, source_path, run_id FROM raw_document ORDER BY ALL").fetchall()

    load_batch(connection, frames(article("a"), raw_document=[raw("a"), raw("b")]), documents=["a", "b"])
    assert kept() == [("a", "a.txt", "r1"), ("b", "b.txt", "r1")]
    later = frames(article("a"), raw_document=[raw("a", run="r2"), raw("b", sha256="2", run="r2")])
    load_batch(connection, later, documents=["a", "b"])
    assert kept() == [("a", "a.txt", "r1"), ("b", "b.txt", "r2")]
    rejected = frames(raw_document=[raw("a2", path="a.txt"), raw("b2", path="b.txt")])
    load_batch(connection, rejected, documents=["a2", "b2"])
    assert kept() == [("a", "a.txt", "r1"), ("b2", "b.txt", "r1")]
    load_batch(connection, frames(raw_document=[raw("a", run="r3")]), documents=["a"])
    assert kept() == [("a", "a.txt", "r1"), ("b2", "b.txt", "r1")]
    assert known_fingerprints(connection) == {}
    load_batch(connection, frames(article("a3", path="a.txt"), raw_document=[raw("a3", path="a.txt")]))
    assert kept() == [("a3", "a.txt", "r1"), ("b2", "b.txt", "r1")]


def test_a_replaced_document_without_rows_is_taken_out(connection: DuckDBPyConnection) -> None:
    load_batch(connection, frames(article("a"), article("b")))
    counts = load_batch(connection, {}, documents=["a"])
    assert counts.removed == 1
    assert list(known_fingerprints(connection)) == ["b"]
    assert column(connection, "SELECT DISTINCT document_id FROM event_mention_participant") == ["b"]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_batches_does_not_matter(
    two: tuple[DuckDBPyConnection, DuckDBPyConnection], order: tuple[int, ...]
) -> None:
    expected, shuffled = map(cleared, two)
    batches = [
        frames(article("a"), issue=[issue("x.txt")]),
        frames(article("b", events=0), article("c", events=2)),
        frames(issue=[issue("c.txt", "language"), issue("x.txt", "encoding")]),
    ]
    for batch in batches:
        load_batch(expected, batch)
    for at in order:
        load_batch(shuffled, batches[at])
    assert content(shuffled) == content(expected)


def test_batches_that_are_loaded_as_one_leave_what_each_by_itself_would(
    two: tuple[DuckDBPyConnection, DuckDBPyConnection],
) -> None:
    single, joined = map(cleared, two)
    load_batch(single, frames(article("a"), article("b")))
    load_batch(joined, frames(article("a"), article("b")))
    batches = [
        (frames(article("b", version="2", events=2), issue=[issue("x.txt")]), None),
        (frames(article("c"), article("d", path="a.txt")), None),
        (frames(article("c", version="3", events=0)), ["c", "b"]),
    ]
    counts = [load_batch(single, rows, documents=documents) for rows, documents in batches]
    assert load_batches(joined, iter(batches)) == counts
    assert content(joined) == content(single)
    before = content(joined)
    broken = frames(article("e")) | {"person": frames(article("f"))["person"]}
    with pytest.raises(FrameError):
        load_batches(joined, [(frames(article("g")), None), (broken, None)])
    assert content(joined) == before


@settings(max_examples=10)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 3), st.integers(0, 2)), min_size=1, max_size=6))
def test_the_warehouse_holds_the_last_version_of_each_document(
    two: tuple[DuckDBPyConnection, DuckDBPyConnection], loads: list[tuple[str, int, int]]
) -> None:
    stepwise, direct = map(cleared, two)
    last = {name: (version, events) for name, version, events in loads}
    for name, version, events in loads:
        load_batch(stepwise, frames(article(name, version=str(version), events=events)))
    final = [article(name, version=str(version), events=events) for name, (version, events) in last.items()]
    load_batch(direct, frames(*final))
    assert content(stepwise) == content(direct)


def test_rows_do_not_depend_on_the_order_in_a_frame(two: tuple[DuckDBPyConnection, DuckDBPyConnection]) -> None:
    straight, reverse = map(cleared, two)
    batch = frames(article("a", events=2), article("b"))
    turned = {name: frame.reverse() for name, frame in reversed(batch.items())}
    load_batch(straight, batch)
    load_batch(reverse, turned)
    for table in TABLES:
        assert straight.execute(f"FROM {table.name}").fetchall() == reverse.execute(f"FROM {table.name}").fetchall()


def test_issues_and_runs_are_kept_once(connection: DuckDBPyConnection) -> None:
    run: dict[str, Any] = {
        "run_id": "r1",
        "rules_version": "1",
        "inputs": 1,
        "loaded": 0,
        "unchanged": 0,
        "rejected": 1,
    }
    started = {
        "sources": ["x.txt"],
        "started_at": pl.Series(["2021-09-01T08:00:00"]).str.to_datetime("%Y-%m-%dT%H:%M:%S")[0],
    }
    for status in ("running", "completed"):
        load_batch(connection, frames(issue=[issue("x.txt", run=status)], run=[run | started | {"status": status}]))
    assert column(connection, "SELECT run_id FROM issue") == ["completed"]
    assert column(connection, "SELECT status FROM run") == ["completed"]


def test_reading_an_input_anew_settles_its_older_issues(connection: DuckDBPyConnection) -> None:
    load_batch(connection, frames(issue=[issue("a.txt", run="r1"), issue("b.txt", run="r1")]))
    load_batch(connection, frames(article("a", run="r2"), issue=[issue("a.txt", "language", run="r2")]))
    assert column(connection, "SELECT issue_id FROM issue ORDER BY 1") == ["a.txt/language", "b.txt/empty"]


def test_a_failing_load_changes_nothing(connection: DuckDBPyConnection) -> None:
    load_batch(connection, frames(article("a")))
    before = content(connection)
    connection.execute("DROP TABLE event_participant")
    with pytest.raises(duckdb.CatalogException):
        load_batch(connection, frames(article("a", version="2"), article("b")))
    assert column(connection, "SELECT evidence FROM event") == ["Tin a 1"]
    assert column(connection, "SELECT fingerprint FROM document") == ["a1"]
    assert column(connection, "SELECT count(*) FROM sentence") == [len(before["sentence"])]


def spoiled(name: str, *changes: pl.Expr) -> dict[str, pl.DataFrame]:
    batch = frames(article("a"), article("b"))
    return batch | {name: batch[name].with_columns(*changes)}


@pytest.mark.parametrize(
    ("batch", "message"),
    [
        ({"events": pl.DataFrame()}, "no table 'events'"),
        ({"schema_info": pl.DataFrame()}, "no table 'schema_info'"),
        ({"reference_country": pl.DataFrame()}, "reference_country is not loaded here"),
        (spoiled("event_mention", pl.lit(None).alias("status")), "event_mention.status must be filled"),
        (spoiled("event_mention", pl.lit("high").alias("confidence")), "event_mention.confidence must be Float64"),
        (spoiled("event_mention", pl.lit(1).alias("extra")), "table event_mention has unknown extra"),
        (
            {"event_mention": pl.DataFrame({"event_mention_id": ["x"]})},
            "table event_mention lacks event_id, telling_id",
        ),
        (
            spoiled("event_mention", pl.lit("e").alias("event_mention_id")),
            "table event_mention has rows with the same key: event_mention_id 'e'",
        ),
        (spoiled("document", pl.lit("p").alias("source_path")), "same source_path 'p'"),
        (spoiled("sentence", pl.lit("z").alias("document_id")), "sentence has rows of document z"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    connection: DuckDBPyConnection, batch: dict[str, pl.DataFrame], message: str
) -> None:
    with pytest.raises(FrameError, match=message):
        load_batch(connection, batch)
    assert not any(content(connection).values())


def test_a_batch_stands_for_all_its_documents(connection: DuckDBPyConnection) -> None:
    with pytest.raises(FrameError, match="Document b is in the batch"):
        load_batch(connection, frames(article("a"), article("b")), documents=["a"])


def test_a_column_without_any_value_needs_no_type(connection: DuckDBPyConnection) -> None:
    load_batch(connection, spoiled("event_mention", pl.lit(None).alias("date_start")))
    assert column(connection, "SELECT count(*) FROM event WHERE date_start IS NULL") == [2]


def test_reference_tables_are_written_only_where_they_changed(connection: DuckDBPyConnection) -> None:
    country = {"code": "LA", "name": "Lào", "aliases": ["CHDCND Lào"], "source": "CLDR vi"}
    reference = {"reference_country": frame_of(BY_NAME["reference_country"], [country])}
    assert load_reference(connection, reference) == ("reference_country",)
    assert load_reference(connection, reference) == ()
    renamed = {"reference_country": frame_of(BY_NAME["reference_country"], [country | {"code": "KH"}])}
    assert load_reference(connection, renamed) == ("reference_country",)
    assert column(connection, "SELECT code FROM reference_country") == ["KH"]


def test_loads_survive_closing_the_file(tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / "w.duckdb") as opened:
        schema.create(opened)
        load_batch(opened, frames(article("a")))
    with duckdb.connect(tmp_path / "w.duckdb", read_only=True) as opened:
        assert known_fingerprints(opened) == {"a": "a1"}
