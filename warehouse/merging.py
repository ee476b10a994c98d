"""One event, however many documents tell it, and one agreement: derived anew where a load touches them.

Mentions that tell the very same are one *telling* (`telling_id`). Tellings that mean the same
are linked, with the reason, and linked ones are grouped. An event has the id of the telling
that was published first, so that later reports do not change it; the ids of its other tellings
lead to it too. The outcome does not depend on the order in which documents came.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import polars as pl
from duckdb import DuckDBPyConnection

from warehouse import same_agreement, same_event
from warehouse.clusters import BY_HAND, Link, cluster
from warehouse.frames import id_frame, registered
from warehouse.library import read_folder
from warehouse.parts import renew_parts, renew_signings
from warehouse.tables import TELLING_LINK

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is merged: the names of its tables, and how two tellings are compared."""

    name: str
    members: str  # the table of who takes part
    telling: Callable[..., Any]
    match: Callable[[Any, Any], same_event.Match | None]
    differ: Callable[[Any, Any], bool]

    @property
    def tables(self) -> tuple[str, str, str]:
        """The thing itself, who takes part, and the card that says all in one row; each derives from those before."""
        return (self.name, self.members, f"{self.name}_card")


class Decided(NamedTuple):
    """What somebody decided about two tellings, by id; the mention is one of the first that was named."""

    action: str
    one_id: str
    other_id: str
    mention_id: str


EVENTS = Subject("event", "event_participant", same_event.Telling, same_event.same_event, same_event.differ)
AGREEMENTS = Subject(
    "agreement", "agreement_party", same_agreement.Telling, same_agreement.same_agreement, same_agreement.differ
)
SUBJECTS = (EVENTS, AGREEMENTS)  # agreements lead to events


def tellings_of(connection: DuckDBPyConnection, documents: Collection[str]) -> dict[str, set[str]]:
    """Ids of what some documents tell, by subject."""
    with registered(connection, "asked", id_frame("document_id", documents)):
        return {subject.name: _ids(connection, _tellings_of_documents(subject)) for subject in SUBJECTS}


def renew_merged(connection: DuckDBPyConnection, touched: Mapping[str, set[str]]) -> None:
    """Bring events and agreements up to date after documents with the touched tellings came or went."""
    for subject in SUBJECTS:
        if touched[subject.name]:
            _renew(connection, subject, touched[subject.name])


def keep_apart(connection: DuckDBPyConnection) -> None:
    """Give mentions that were parted by hand, though they tell the very same, tellings of their own."""
    for subject in SUBJECTS:
        parted = [row for row in _decided(connection, subject) if row.action == "split" and row.one_id == row.other_id]
        for row in parted:
            connection.execute(
                f"UPDATE {subject.name}_mention SET telling_id = telling_id || '_' || {subject.name}_mention_id "
                f"WHERE {subject.name}_mention_id = ?",
                [row.mention_id],
            )


def _renew(connection: DuckDBPyConnection, subject: Subject, touched: set[str]) -> None:
    before = _group(connection, touched)
    decided = _decided(connection, subject)
    split = {(row.one_id, row.other_id) for row in decided if row.action == "split"}
    merged = {(row.one_id, row.other_id) for row in decided if row.action == "merge" and row.one_id != row.other_id}
    with registered(connection, "touched", id_frame("telling_id", touched)):
        connection.execute("DELETE FROM telling_link WHERE one_id IN (FROM touched) OR other_id IN (FROM touched)")
        found = [link for link in _links(connection, subject) if link[:2] not in split | merged]
    by_hand = [Link(*pair, BY_HAND, "decided by hand") for pair in sorted(merged) if not touched.isdisjoint(pair)]
    _insert(connection, [*found, *by_hand])
    tellings = _tellings(connection, subject, _group(connection, before | touched))
    with registered(connection, "asked", id_frame("telling_id", tellings)):
        rows = connection.execute(
            "SELECT one_id, other_id, strength, reason FROM telling_link WHERE one_id IN (FROM asked)"
        ).fetchall()
    groups = cluster(
        tellings.keys(),
        [Link(*row) for row in rows],
        lambda one, other: (one, other) in split or subject.differ(tellings[one], tellings[other]),
    )
    _write(
        connection, subject, {key: _name(group, tellings) for key, group in groups.items()}, before | tellings.keys()
    )


def _decided(connection: DuckDBPyConnection, subject: Subject) -> list[Decided]:
    if connection.execute("FROM decision LIMIT 1").fetchone() is None:
        return []
    return [Decided(*row) for row in connection.execute(_sql(f"{subject.name}_decided")).fetchall()]


def _links(connection: DuckDBPyConnection, subject: Subject) -> list[Link]:
    """Compare the touched tellings with all that share a key with them."""
    pairs = connection.execute(_sql(f"{subject.name}_candidates")).fetchall()
    tellings = _tellings(connection, subject, {key for pair in pairs for key in pair})
    found = ((one, other, subject.match(tellings[one], tellings[other])) for one, other in pairs)
    return [Link(one, other, match.strength, match.reason) for one, other, match in found if match]


def _name(group: Collection[str], tellings: Mapping[str, Any]) -> str:
    """Choose the id of a group: the telling that was published first."""
    return min(group, key=lambda key: (tellings[key].first_published is None, tellings[key].first_published, key))


def _write(connection: DuckDBPyConnection, subject: Subject, names: Mapping[str, str], gone: Collection[str]) -> None:
    """Write which telling belongs where, and make the rows of all that changed anew."""
    named = pl.DataFrame(
        {"telling_id": list(names.keys()), "named": list(names.values())},
        schema={"telling_id": pl.String, "named": pl.String},
    )
    with registered(connection, "named", named), registered(connection, "gone", id_frame("telling_id", gone)):
        connection.execute(
            f"UPDATE {subject.name}_mention SET {subject.name}_id = n.named FROM named AS n "
            f"WHERE {subject.name}_mention.telling_id = n.telling_id AND {subject.name}_id IS DISTINCT FROM n.named"
        )
        for table in subject.tables:
            connection.execute(f"DELETE FROM {table} WHERE {subject.name}_id IN (FROM gone)")
        connection.execute("DELETE FROM participation WHERE subject = ? AND subject_id IN (FROM gone)", [subject.name])
    with registered(connection, "renewed", id_frame("id", set(names.values()))):
        for table in subject.tables:
            connection.execute(f"INSERT INTO {table} BY NAME ({_sql(table)})")
        connection.execute(f"INSERT INTO participation BY NAME ({_sql(f'{subject.name}_participation')})")
    if subject is EVENTS:
        renew_parts(connection, set(names.values()), gone)
        renew_signings(connection, set(names.values()), gone)


def _tellings(connection: DuckDBPyConnection, subject: Subject, ids: Collection[str]) -> dict[str, Any]:
    with registered(connection, "asked", id_frame("telling_id", ids)):
        rows = connection.execute(_sql(f"{subject.name}_tellings")).fetchall()
    return {row[0]: subject.telling(*row) for row in rows}


def _insert(connection: DuckDBPyConnection, links: Collection[Link]) -> None:
    with registered(connection, "found", pl.DataFrame(links, schema=TELLING_LINK.polars_schema, orient="row")):
        connection.execute("INSERT INTO telling_link BY NAME FROM found")


def _group(connection: DuckDBPyConnection, tellings: Collection[str]) -> set[str]:
    """Add to the tellings all that links lead to from them, directly or through others."""
    with registered(connection, "asked", id_frame("telling_id", tellings)):
        return _ids(connection, _sql("linked_tellings"))


def _tellings_of_documents(subject: Subject) -> str:
    return f"SELECT DISTINCT telling_id FROM {subject.name}_mention WHERE document_id IN (FROM asked)"


def _ids(connection: DuckDBPyConnection, sql: str) -> set[str]:
    return {key for (key,) in connection.execute(sql).fetchall()}


def _sql(name: str) -> str:
    return read_folder("derived")[name].sql
