"""What events have to do with each other: visits hold what took place in them, signings lead to agreements."""

from collections.abc import Collection

from duckdb import DuckDBPyConnection

from warehouse.frames import id_frame, registered
from warehouse.library import derived


def renew_parts(connection: DuckDBPyConnection, renewed: Collection[str], gone: Collection[str]) -> None:
    """Bring `event.part_of` up to date after some events were made anew and others went."""
    with registered(connection, "renewed", id_frame("event_id", renewed)):
        with registered(connection, "gone", id_frame("event_id", gone)):
            asked = {event_id for (event_id,) in connection.execute(derived("parts_asked")).fetchall()}
        with registered(connection, "asked", id_frame("event_id", asked)):
            _update(connection, "event", "part_of", derived("event_parts"))


def renew_signings(
    connection: DuckDBPyConnection, agreements: Collection[str], renewed: Collection[str], gone: Collection[str]
) -> None:
    """Say of some agreements, and of those whose events were made anew or went, which event their signing was."""
    with (
        registered(connection, "agreed", id_frame("agreement_id", agreements)),
        registered(connection, "renewed", id_frame("event_id", renewed)),
        registered(connection, "gone", id_frame("event_id", gone)),
    ):
        _update(connection, "agreement", "event_id", derived("signings"))


def _update(connection: DuckDBPyConnection, table: str, column: str, sql: str) -> None:
    """Write what a statement finds into a table and its cards, where it is another than before."""
    with registered(connection, "found", connection.execute(sql).pl()):
        for name in (table, f"{table}_card"):
            connection.execute(
                f"UPDATE {name} SET {column} = f.{column} FROM found AS f "
                f"WHERE {name}.{table}_id = f.{table}_id AND {name}.{column} IS DISTINCT FROM f.{column}"
            )
