"""Loading: whole documents replace their older selves, in one transaction."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace

import duckdb
import polars as pl
from duckdb import DuckDBPyConnection

from warehouse.contract import checked, table_named
from warehouse.copies import renew_copies, texts_of
from warehouse.errors import FrameError
from warehouse.frames import id_frame, registered
from warehouse.merging import keep_apart, renew_merged, tellings_of
from warehouse.spellings import add_spellings, drop_spellings
from warehouse.tables import DOCUMENT, ISSUE, PER_DOCUMENT, RAW, REFERENCE, RUN, SKETCH, Table

_UPSERTED = (RAW, ISSUE, RUN)

Frames = Mapping[str, pl.DataFrame]
Batch = tuple[Frames, Collection[str] | None]  # rows by table, and the ids of the documents that they stand for


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What a load did: documents new, replaced, superseded or removed, and rows written by table."""

    new: int = 0
    replaced: int = 0
    superseded: int = 0  # older documents of the same path, under another id
    removed: int = 0  # documents asked to be replaced, for which nothing came
    issues: int = 0  # issues that were not known, or said something else
    rows: dict[str, int] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Whether readers would find anything new, apart from the run itself."""
        return any((self.new, self.replaced, self.superseded, self.removed, self.issues))


@dataclass(slots=True)
class _Touched:
    """What came or went with documents: what derives from it has to be renewed."""

    documents: set[str] = field(default_factory=set)  # that the batches stand for
    texts: set[str] = field(default_factory=set)
    tellings: dict[str, set[str]] = field(default_factory=dict)  # by subject

    def add_tellings(self, told: Mapping[str, set[str]]) -> None:
        for subject, ids in told.items():
            self.tellings.setdefault(subject, set()).update(ids)


def known_fingerprints(connection: DuckDBPyConnection) -> dict[str, str]:
    """Fingerprint of every document in the warehouse, by document id."""
    return dict(connection.execute("SELECT document_id, fingerprint FROM document").fetchall())


def note_interrupted_runs(connection: DuckDBPyConnection) -> int:
    """Say of runs that never ended that they were interrupted, and what they loaded; returns how many there are.

    Only for the sole writer: a run that is still at work would be among them.
    """
    noted = connection.execute(
        "UPDATE run SET status = 'interrupted', loaded = (SELECT count(*) FROM document WHERE run_id = run.run_id) "
        "WHERE status = 'running' RETURNING run_id"
    ).fetchall()
    return len(noted)


def load_batch(
    connection: DuckDBPyConnection, frames: Frames, *, documents: Collection[str] | None = None
) -> LoadCounts:
    """Load a batch of documents, raw inputs, issues and runs; either all of it arrives or nothing.

    Rows of the batch's documents replace those that the warehouse holds for them; documents
    with the same source path but another id go. ``documents`` are the ids that the batch stands
    for, by default those of the document frame: one without a row in it is taken out of the
    warehouse, but not its bytes. Raw inputs replace those of the same id or path; one without a
    document does not where its path has a document. Issues and runs are upserted by their ids.
    A table without a frame is empty. What derives from many documents is renewed where these touch it.
    """
    (counts,) = load_batches(connection, [(frames, documents)])
    return counts


def load_batches(connection: DuckDBPyConnection, batches: Iterable[Batch]) -> list[LoadCounts]:
    """Load batches one after the other, but all of them or none; what derives from them is renewed but once."""
    with transaction(connection):
        touched, counts = _Touched(), []
        for frames, documents in batches:
            counts.append(_put_in_place(connection, frames, documents, touched))
            del frames  # before the next ones are read
        recounted = renew_copies(connection, touched.texts)
        keep_apart(connection)
        touched.add_tellings(tellings_of(connection, {*touched.documents, *recounted}))
        renew_merged(connection, touched.tellings)
    return counts


def load_reference(connection: DuckDBPyConnection, frames: Frames) -> tuple[str, ...]:
    """Bring reference tables to what the frames hold; returns the names of those that changed."""
    fitted = _fitted(frames, REFERENCE)
    changed = tuple(name for name, frame in fitted.items() if not frame.equals(_stored(connection, name)))
    with transaction(connection):
        for name in changed:
            connection.execute(f"DELETE FROM {name}")
            _insert(connection, name, fitted[name])
    return changed


def settle_issues(connection: DuckDBPyConnection, reached: Collection[str], standing: pl.DataFrame) -> int:
    """Take out what could not be fetched from addresses that answer now, but for the issues that still stand."""
    answered = pl.DataFrame({"source_path": list(reached)}, schema={"source_path": pl.String})
    with (
        registered(connection, "answered", answered),
        registered(connection, "standing", standing.select("issue_id")),
    ):
        settled = connection.execute(
            "DELETE FROM issue WHERE stage = 'fetch' AND source_path IN (FROM answered) "
            "AND issue_id NOT IN (FROM standing) RETURNING issue_id"
        ).fetchall()
    return len(settled)


def _put_in_place(
    connection: DuckDBPyConnection, frames: Frames, documents: Collection[str] | None, touched: _Touched
) -> LoadCounts:
    """Put a batch in the place of what the warehouse holds of its documents; what derives from them is left alone."""
    fitted = _fitted(frames, (*PER_DOCUMENT, *_UPSERTED))
    batch = fitted.get(DOCUMENT.name, DOCUMENT.polars_schema.to_frame())
    ids = sorted(set(batch["document_id"]) if documents is None else set(documents))
    _check_paths(batch)
    _check_documents(fitted, batch, ids)
    with registered(connection, "batch_document", batch):
        outdated = _outdated(connection, ids)
        touched.documents.update(ids)
        touched.texts |= texts_of(connection, outdated) | _texts(fitted)
        touched.add_tellings(tellings_of(connection, outdated))
        counts = replace(_count(batch, outdated), issues=_count_new_issues(connection, fitted))
        drop_spellings(connection, outdated)
        _delete_documents(connection, outdated)
        _drop_settled_issues(connection)
        if RAW.name in fitted:
            fitted[RAW.name] = _kept(connection, fitted[RAW.name])
            _delete_same_paths(connection, fitted[RAW.name])
        for table in _UPSERTED:
            _delete_same_key(connection, table, fitted)
        for name, frame in fitted.items():
            _insert(connection, name, frame)
        add_spellings(connection, ids)
    return replace(counts, rows={name: frame.height for name, frame in fitted.items()})


def _fitted(frames: Frames, allowed: tuple[Table, ...]) -> dict[str, pl.DataFrame]:
    """Check all frames, and put them into the order of the tables."""
    for name in frames:
        if table_named(name) not in allowed:
            raise FrameError(f"Table {name} is not loaded here, only {', '.join(table.name for table in allowed)}.")
    return {table.name: checked(table, frames[table.name]) for table in allowed if table.name in frames}


def _check_paths(batch: pl.DataFrame) -> None:
    shared = batch.filter(pl.col("source_path").is_duplicated())
    if shared.height:
        raise FrameError(f"Several documents of the batch have the same source_path {shared['source_path'][0]!r}.")


def _check_documents(fitted: Frames, batch: pl.DataFrame, ids: list[str]) -> None:
    """Every row must belong to a document of the batch, and the batch must stand for all its documents."""
    unexpected = set(batch["document_id"]) - set(ids)
    if unexpected:
        raise FrameError(f"Document {min(unexpected)} is in the batch but not among the documents to be replaced.")
    for table in PER_DOCUMENT:
        if table.name in fitted:
            orphans = fitted[table.name].join(batch, on="document_id", how="anti")
            if orphans.height:
                raise FrameError(
                    f"Table {table.name} has rows of document {orphans['document_id'][0]}, which is not in the batch."
                )


def _outdated(connection: DuckDBPyConnection, ids: Collection[str]) -> dict[str, bool]:
    """Documents that the batch takes the place of, and whether it names them or only has their source path."""
    with registered(connection, "batch_id", id_frame("document_id", ids)):
        gone = connection.execute(
            "SELECT document_id, document_id IN (FROM batch_id) FROM document "
            "WHERE document_id IN (FROM batch_id) OR source_path IN (SELECT source_path FROM batch_document)"
        ).fetchall()
    return dict(gone)


def _count(batch: pl.DataFrame, outdated: Mapping[str, bool]) -> LoadCounts:
    replaced = len(outdated.keys() & set(batch["document_id"]))
    named = sum(outdated.values())
    return LoadCounts(batch.height - replaced, replaced, superseded=len(outdated) - named, removed=named - replaced)


def _delete_documents(connection: DuckDBPyConnection, outdated: Mapping[str, bool]) -> None:
    """Take documents out of the warehouse; the bytes go with those that another one of the same path follows."""
    superseded = [document for document, named in outdated.items() if not named]
    with registered(connection, "superseded", id_frame("document_id", superseded)):
        connection.execute("DELETE FROM raw_document WHERE document_id IN (FROM superseded)")
    if outdated:
        with registered(connection, "outdated", id_frame("document_id", outdated)):
            for table in PER_DOCUMENT:
                connection.execute(f"DELETE FROM {table.name} WHERE document_id IN (FROM outdated)")


def _texts(fitted: Frames) -> set[str]:
    return set(fitted[SKETCH.name]["text_id"]) if SKETCH.name in fitted else set()


def _kept(connection: DuckDBPyConnection, raw: pl.DataFrame) -> pl.DataFrame:
    """Leave out raw inputs whose path has a document of other bytes; known bytes keep the run that read them first."""
    with registered(connection, "raw_batch", raw.drop("content")):
        found = connection.execute(
            "SELECT document_id, coalesce(r.run_id, b.run_id) AS run_id "
            "FROM raw_batch AS b LEFT JOIN raw_document AS r USING (document_id, sha256) "
            "WHERE document_id IN (SELECT document_id FROM batch_document) "
            "OR b.source_path NOT IN (SELECT source_path FROM document)"
        )
        runs = dict(found.fetchall())
    kept = raw.filter(pl.col("document_id").is_in(list(runs)))
    return kept.with_columns(pl.col("document_id").replace_strict(runs, return_dtype=pl.String).alias("run_id"))


def _delete_same_paths(connection: DuckDBPyConnection, raw: pl.DataFrame) -> None:
    with registered(connection, "raw_path", raw.select("source_path")):
        connection.execute("DELETE FROM raw_document WHERE source_path IN (FROM raw_path)")


def _count_new_issues(connection: DuckDBPyConnection, fitted: Frames) -> int:
    if ISSUE.name not in fitted or fitted[ISSUE.name].is_empty():
        return 0
    with registered(connection, "told", fitted[ISSUE.name]):
        row = connection.execute("SELECT count(*) FROM told ANTI JOIN issue USING (issue_id, message)").fetchone()
    return int(row[0]) if row else 0


def _drop_settled_issues(connection: DuckDBPyConnection) -> None:
    """Take out what earlier runs found wrong with inputs that are read anew."""
    connection.execute(
        "DELETE FROM issue USING batch_document AS b "
        "WHERE issue.source_path = b.source_path AND issue.run_id <> b.run_id"
    )


def _delete_same_key(connection: DuckDBPyConnection, table: Table, fitted: Frames) -> None:
    if table.name in fitted:
        (key,) = table.key
        with registered(connection, "upserted", fitted[table.name].select(key)):
            connection.execute(f"DELETE FROM {table.name} WHERE {key} IN (FROM upserted)")


def _insert(connection: DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    if frame.height:
        with registered(connection, "arriving", frame):
            connection.execute(f"INSERT INTO {name} BY NAME FROM arriving")


def _stored(connection: DuckDBPyConnection, name: str) -> pl.DataFrame:
    table = table_named(name)
    return checked(table, pl.DataFrame(connection.execute(f"FROM {name}").arrow(), schema=table.polars_schema))


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """Carry out all of it, or nothing."""
    connection.execute("BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):  # a failed commit has already ended the transaction
            connection.execute("ROLLBACK")
        raise
