"""Frames as tables that SQL can read."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import polars as pl
from duckdb import DuckDBPyConnection


@contextmanager
def registered(connection: DuckDBPyConnection, name: str, frame: pl.DataFrame) -> Iterator[None]:
    """Let SQL see a frame under a name, for as long as it is needed."""
    connection.register(name, frame.to_arrow())
    try:
        yield
    finally:
        connection.unregister(name)


def id_frame(column: str, ids: Iterable[str]) -> pl.DataFrame:
    """Make a frame of ids, sorted."""
    return pl.DataFrame({column: sorted(ids)}, schema={column: pl.String})
