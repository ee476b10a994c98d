"""The names by which documents call persons and organizations: counted as documents come and go.

Counting them all anew would read the whole warehouse for every batch.
"""

from collections.abc import Collection

from duckdb import DuckDBPyConnection

from warehouse.frames import id_frame, registered
from warehouse.library import derived

_MERGE = f"""
    MERGE INTO spelling AS s USING ({derived("spelled")}) AS d USING (kind, entity_id, name)
    WHEN MATCHED AND s.documents + d.documents = 0 THEN DELETE
    WHEN MATCHED THEN UPDATE SET documents = s.documents + d.documents
    WHEN NOT MATCHED THEN INSERT BY NAME
"""


def add_spellings(connection: DuckDBPyConnection, documents: Collection[str]) -> None:
    """Count the names in documents that are there now."""
    _count(connection, documents, 1)


def drop_spellings(connection: DuckDBPyConnection, documents: Collection[str]) -> None:
    """Count the names in documents that are about to go no more."""
    _count(connection, documents, -1)


def _count(connection: DuckDBPyConnection, documents: Collection[str], step: int) -> None:
    if documents:
        with registered(connection, "asked", id_frame("document_id", documents)):
            connection.execute(_MERGE, {"step": step})
