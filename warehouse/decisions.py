"""What people decide by hand: that two reports mean one event or agreement, or that they do not.

A decision names reports by document, type and sentence, not by ids, so that it holds when the
documents are read again by other rules.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

import polars as pl
from duckdb import DuckDBPyConnection

from warehouse.contract import checked
from warehouse.errors import DecisionError
from warehouse.frames import id_frame, registered
from warehouse.merging import SUBJECTS, keep_apart, renew_merged
from warehouse.tables import DECISION

_TYPE = {"event": "event_type", "agreement": "kind"}


class Report(NamedTuple):
    """What one document says of an event or agreement."""

    telling_id: str
    document_id: str
    type: str
    evidence: str
    source_path: str


def find(connection: DuckDBPyConnection, key: str) -> tuple[str, str]:
    """Return the subject (event or agreement) and the present id of what has, or had, an id.

    Raises:
        DecisionError: No event or agreement has the id.

    """
    for subject in SUBJECTS:
        row = connection.execute(
            f"SELECT {subject.name}_id FROM {subject.name}_alias WHERE alias = ?", [key]
        ).fetchone()
        if row:
            return subject.name, row[0]
    raise DecisionError(
        f"No event or agreement has the id {key!r}. Ids stand in the views event_summary and agreement_summary."
    )


def merge(connection: DuckDBPyConnection, one: str, other: str, reason: str | None, now: datetime) -> str:
    """Decide that two events, or two agreements, are one; return its id. What parted them is undone.

    Raises:
        DecisionError: An id is not known, the two are one already, or one is an event and one an agreement.

    """
    (subject, one_id), (other_subject, other_id) = find(connection, one), find(connection, other)
    if subject != other_subject:
        raise DecisionError(f"{one} is an {subject} and {other} an {other_subject}: only two of a kind can be one.")
    if one_id == other_id:
        raise DecisionError(f"{one} and {other} are one {subject} already.")
    first, second = _reports(connection, subject, one_id), _reports(connection, subject, other_id)
    _forget(connection, "split", [(a, b) for a in first for b in second])
    _remember(connection, "merge", subject, [(first[0], second[0])], reason, now)
    _renew(connection, subject, [*first, *second])
    return find(connection, one)[1]


def split(connection: DuckDBPyConnection, key: str, source_path: str, reason: str | None, now: datetime) -> str:
    """Decide that what a document says is no report of an event or agreement; return the id of what it does tell.

    Raises:
        DecisionError: The id is not known, or the document does not tell of it, or no other document does.

    """
    subject, found = find(connection, key)
    reports = _reports(connection, subject, found)
    parted = [report for report in reports if source_path in (report.source_path, report.document_id)]
    others = [report for report in reports if report not in parted]
    if not parted:
        paths = ", ".join(sorted({report.source_path for report in reports})[:5])
        raise DecisionError(f"{source_path} does not tell of {key}. It is told by: {paths}.")
    if not others:
        raise DecisionError(f"Only {source_path} tells of {key}: there is nothing to part it from.")
    pairs = [(report, other) for report in parted for other in others]
    _forget(connection, "merge", pairs)
    _remember(connection, "split", subject, pairs, reason, now)
    _renew(connection, subject, reports)
    row = connection.execute(
        f"SELECT {subject}_id FROM {subject}_mention WHERE document_id = ? AND evidence = ? AND {_TYPE[subject]} = ?",
        [parted[0].document_id, parted[0].evidence, parted[0].type],
    ).fetchone()
    return str(row[0]) if row else found


def undo(connection: DuckDBPyConnection, decision_id: str) -> None:
    """Take a decision back.

    Raises:
        DecisionError: There is no such decision.

    """
    row = connection.execute(
        "DELETE FROM decision WHERE decision_id = ? RETURNING subject, one_document, other_document", [decision_id]
    ).fetchone()
    if row is None:
        raise DecisionError(f"There is no decision {decision_id!r}. `ghinho decisions` lists them.")
    subject, *documents = row
    _renew(connection, subject, _told_in(connection, subject, documents))


def _reports(connection: DuckDBPyConnection, subject: str, found: str) -> list[Report]:
    return _read(connection, subject, f"{subject}_id = $key", {"key": found})


def _told_in(connection: DuckDBPyConnection, subject: str, documents: list[str]) -> list[Report]:
    return _read(connection, subject, "list_contains($documents, document_id)", {"documents": documents})


def _read(connection: DuckDBPyConnection, subject: str, where: str, values: dict[str, object]) -> list[Report]:
    """Read reports, the first published and best one first."""
    rows = connection.execute(
        f"SELECT m.telling_id, document_id, m.{_TYPE[subject]}, m.evidence, d.source_path "
        f"FROM {subject}_mention AS m JOIN document AS d USING (document_id) WHERE {where} "
        f"ORDER BY m.telling_id <> m.{subject}_id, m.is_main DESC, m.confidence DESC, m.{subject}_mention_id",
        values,
    ).fetchall()
    return [Report(*row) for row in rows]


def _remember(
    connection: DuckDBPyConnection,
    action: str,
    subject: str,
    pairs: Iterable[tuple[Report, Report]],
    reason: str | None,
    now: datetime,
) -> None:
    rows = [
        (_decision_id(*pair), action, subject, *(part for r in pair for part in r[1:4]), reason, now) for pair in pairs
    ]
    frame = checked(DECISION, pl.DataFrame(rows, schema=DECISION.polars_schema, orient="row").unique("decision_id"))
    with registered(connection, "decided", frame):
        connection.execute("DELETE FROM decision WHERE decision_id IN (SELECT decision_id FROM decided)")
        connection.execute("INSERT INTO decision BY NAME FROM decided")


def _forget(connection: DuckDBPyConnection, action: str, pairs: Iterable[tuple[Report, Report]]) -> None:
    """Take back decisions of the other kind about the same reports."""
    with registered(connection, "taken_back", id_frame("decision_id", {_decision_id(*pair) for pair in pairs})):
        connection.execute("DELETE FROM decision WHERE action = ? AND decision_id IN (FROM taken_back)", [action])


def _decision_id(one: Report, other: Report) -> str:
    """Name a decision by the two reports, in any order."""
    key = "\x1f".join(sorted("\x1f".join(report[1:4]) for report in (one, other)))
    return f"k_{blake2b(key.encode(), digest_size=10).hexdigest()}"


def _renew(connection: DuckDBPyConnection, subject: str, reports: Collection[Report]) -> None:
    documents = sorted({report.document_id for report in reports})
    keep_apart(connection)
    touched = {report.telling_id for report in (*reports, *_told_in(connection, subject, documents))}
    renew_merged(connection, {subject: touched})
