"""One event, however many documents tell it, and one agreement: derived anew where a load touches them.

Mentions that tell the very same are one *telling* (`telling_id`). Tellings that mean the same
are linked, with the reason, and linked ones are grouped. An event has the id of the telling
that was published first, so that later reports do not change it; the ids of its other tellings
lead to it too. The outcome does not depend on the order in which documents came.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import polars as pl
from duckdb import DuckDBPyConnection

from warehouse import same_agreement, same_event
from warehouse.clusters import BY_HAND, Link, cluster
from warehouse.frames import id_frame, registered
from warehouse.library import derived
from warehouse.likeness import Match
from warehouse.parts import renew_parts, renew_signings
from warehouse.tables import TELLING_LINK


@dataclass(frozen=True, slots=True)
class Subject:
    """What is merged: the names of its tables, and how two tellings are compared."""

    name: str
    members: str  # the table of who takes part
    telling: Callable[..., Any]
    match: Callable[[Any, Any], Match | None]
    differ: Callable[[Any, Any], bool]
    by_texts: bool  # whether the texts that tell it are compared, too

    @property
    def mentions(self) -> str:
        """The table of what documents tell of it."""
        return f"{self.name}_mention"

    @property
    def tables(self) -> tuple[str, str, str]:
        """The thing itself, who takes part, and the card that says all in one row; each derives from those before."""
        return (self.name, self.members, f"{self.name}_card")


class Decided(NamedTuple):
    """What somebody decided about two tellings, by id; the mention is one of the first that was named."""

    subject: str
    action: str
    one_id: str
    other_id: str
    mention_id: str


class Renewed(NamedTuple):
    """Ids of events or agreements that were made anew, and of those that may be gone."""

    made: Collection[str]
    gone: Collection[str]


EVENTS = Subject(
    "event", "event_participant", same_event.Telling, same_event.same_event, same_event.differ, by_texts=True
)
AGREEMENTS = Subject(
    "agreement",
    "agreement_party",
    same_agreement.Telling,
    same_agreement.same_agreement,
    same_agreement.differ,
    by_texts=False,
)
SUBJECTS = (EVENTS, AGREEMENTS)
ACTIONS = ("merge", "split")


def tellings_of(connection: DuckDBPyConnection, documents: Collection[str]) -> dict[str, set[str]]:
    """Ids of what some documents tell, by subject."""
    with registered(connection, "asked", id_frame("document_id", documents)):
        return {
            subject.name: _ids(
                connection, f"SELECT DISTINCT telling_id FROM {subject.mentions} WHERE document_id IN (FROM asked)"
            )
            for subject in SUBJECTS
        }


def renew_merged(connection: DuckDBPyConnection, touched: Mapping[str, set[str]]) -> None:
    """Bring events and agreements up to date after documents with the touched tellings came or went."""
    decided = _decided(connection)
    events, agreements = (
        _renew(connection, subject, touched.get(subject.name, set()), decided) for subject in SUBJECTS
    )
    renew_parts(connection, events.made, events.gone)
    renew_signings(connection, agreements.made, events.made, events.gone)


def keep_apart(connection: DuckDBPyConnection) -> None:
    """Give mentions that were parted by hand, though they tell the very same, tellings of their own."""
    for row in _decided(connection):
        if row.action == "split" and row.one_id == row.other_id:
            connection.execute(
                f"UPDATE {row.subject}_mention SET telling_id = telling_id || '_' || {row.subject}_mention_id "
                f"WHERE {row.subject}_mention_id = ?",
                [row.mention_id],
            )


def _decided(connection: DuckDBPyConnection) -> list[Decided]:
    if connection.execute("FROM decision LIMIT 1").fetchone() is None:
        return []
    return [Decided(*row) for row in connection.execute(derived("decided")).fetchall()]


def _renew(
    connection: DuckDBPyConnection, subject: Subject, touched: set[str], decided: Collection[Decided]
) -> Renewed:
    """Link the touched tellings anew, and make what they and all linked ones tell."""
    if not touched:
        return Renewed((), ())
    pairs = {action: {(row.one_id, row.other_id) for row in decided if row.action == action} for action in ACTIONS}
    merged = {pair for pair in pairs["merge"] if pair[0] != pair[1]}
    before = _group(connection, touched)
    candidates = _candidates(connection, subject, touched)
    tellings = _tellings(connection, subject, {key for pair in candidates for key in pair})
    by_hand = pairs["split"] | merged
    found = [link for link in _links(subject, candidates, tellings) if link[:2] not in by_hand]
    found += [Link(*pair, BY_HAND, "decided by hand") for pair in sorted(merged) if not touched.isdisjoint(pair)]
    _relink(connection, touched, found)
    group = _group(connection, before | touched)
    tellings |= _tellings(connection, subject, group - tellings.keys())
    there = group & tellings.keys()
    groups = cluster(
        there,
        _links_among(connection, there),
        lambda one, other: (one, other) in pairs["split"] or subject.differ(tellings[one], tellings[other]),
    )
    names = {key: _name(members, tellings) for key, members in groups.items()}
    gone = before | there
    _write(connection, subject, names, gone)
    return Renewed(set(names.values()), gone)


def _candidates(connection: DuckDBPyConnection, subject: Subject, touched: Collection[str]) -> list[tuple[str, str]]:
    """Return the pairs of a touched telling and one that shares a key with it."""
    with registered(connection, "touched", id_frame("telling_id", touched)):
        return connection.execute(derived("telling_candidates"), {"mentions": subject.mentions}).fetchall()


def _links(subject: Subject, candidates: Collection[tuple[str, str]], tellings: Mapping[str, Any]) -> Iterator[Link]:
    """Compare the tellings of each pair."""
    for one, other in candidates:
        if match := subject.match(tellings[one], tellings[other]):
            yield Link(one, other, match.strength, match.reason)


def _relink(connection: DuckDBPyConnection, touched: Collection[str], links: Collection[Link]) -> None:
    """Put links in the place of all that the touched tellings had."""
    with (
        registered(connection, "touched", id_frame("telling_id", touched)),
        registered(connection, "found", pl.DataFrame(links, schema=TELLING_LINK.polars_schema, orient="row")),
    ):
        connection.execute("DELETE FROM telling_link WHERE one_id IN (FROM touched) OR other_id IN (FROM touched)")
        connection.execute("INSERT INTO telling_link BY NAME FROM found")


def _links_among(connection: DuckDBPyConnection, tellings: Collection[str]) -> list[Link]:
    with registered(connection, "asked", id_frame("telling_id", tellings)):
        rows = connection.execute(
            "SELECT one_id, other_id, strength, reason FROM telling_link WHERE one_id IN (FROM asked)"
        ).fetchall()
    return [Link(*row) for row in rows]


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
            f"UPDATE {subject.mentions} SET {subject.name}_id = n.named FROM named AS n "
            f"WHERE {subject.mentions}.telling_id = n.telling_id AND {subject.name}_id IS DISTINCT FROM n.named"
        )
        for table in subject.tables:
            connection.execute(f"DELETE FROM {table} WHERE {subject.name}_id IN (FROM gone)")
        connection.execute("DELETE FROM participation WHERE subject = ? AND subject_id IN (FROM gone)", [subject.name])
    with registered(connection, "renewed", id_frame("id", set(names.values()))):
        for table in subject.tables:
            connection.execute(f"INSERT INTO {table} BY NAME ({derived(table)})")
        connection.execute(f"INSERT INTO participation BY NAME ({derived(f'{subject.name}_participation')})")


def _tellings(connection: DuckDBPyConnection, subject: Subject, ids: Collection[str]) -> dict[str, Any]:
    with registered(connection, "asked", id_frame("telling_id", ids)):
        rows = connection.execute(derived(f"{subject.name}_tellings")).fetchall()
        texts = [_sketches(connection, subject)] if subject.by_texts else []
    return {row[0]: subject.telling(*row, *texts) for row in rows}


def _sketches(connection: DuckDBPyConnection, subject: Subject) -> Callable[[str], frozenset[int]]:
    """Read the sketches of the texts behind the tellings in `asked`; few of them are looked at."""
    frame = connection.execute(derived(f"{subject.name}_texts")).pl()
    places = dict(frame.select("text_id", pl.int_range(pl.len())).iter_rows())
    runs = frame["runs"]

    @cache
    def sketch(text_id: str) -> frozenset[int]:
        return frozenset(runs[places[text_id]].to_list())

    return sketch


def _group(connection: DuckDBPyConnection, tellings: Collection[str]) -> set[str]:
    """Add to the tellings all that links lead to from them, directly or through others."""
    with registered(connection, "asked", id_frame("telling_id", tellings)):
        return _ids(connection, derived("linked_tellings"))


def _ids(connection: DuckDBPyConnection, sql: str) -> set[str]:
    return {key for (key,) in connection.execute(sql).fetchall()}
