"""The stages of a run as plain functions, which know nothing of Prefect and may run anywhere.

A batch goes from stage to stage as files in a scratch folder, so that only paths and
small values are handed over:

- `fetch` brings what a source lists into the store of pages,
- `find` writes lists of inputs,
- `read` makes raw documents of a list (`find_kept` and `read_kept`: of what the warehouse keeps),
- `select` leaves out what the warehouse holds already,
- `transform_batch` makes frames by table,
- `begin`, `load` and `end` bring these into the warehouse.
"""

import json
import logging
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import polars as pl
from duckdb import DuckDBPyConnection

from flows.extract.columns import Columns
from flows.extract.inputs import Found, Input, find_inputs
from flows.extract.manifest import Given
from flows.extract.problems import Problem, in_order, issue_frame
from flows.extract.reading import SCHEMA as RAW_SCHEMA
from flows.extract.reading import fingerprint, read_inputs
from flows.extract.texts import read_texts
from flows.reference import reference_frames
from flows.settings import HTML_BYTES, MAX_BATCH_BYTES, own_reference
from flows.workers import call
from transforms.pipeline import Rules, load_rules, transform
from warehouse.load import (
    known_fingerprints,
    load_batch,
    load_batches,
    load_reference,
    note_interrupted_runs,
    settle_issues,
)
from warehouse.store import open_warehouse, writing_to

log = logging.getLogger(__name__)

HTML_EFFORT = 10  # plain articles that take as long as the parsing of a page

_held: dict[str, DuckDBPyConnection] = {}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of a source, in words, and problems with its pages."""

    words: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What was found: files that list the inputs of a batch each, and problems with the rest."""

    batches: tuple[str, ...]
    inputs: int
    effort: int  # in plain articles
    problems: tuple[Problem, ...]
    fetched: tuple[tuple[str, str], ...] = ()  # pages among them, with the SHA-256 of their bytes
    reached: tuple[str, ...] = ()  # addresses whose earlier troubles are over


@dataclass(frozen=True, slots=True)
class Kept:
    """An input whose bytes the warehouse keeps."""

    document_id: str
    size: int
    media_type: str


Sized = TypeVar("Sized", Input, Kept)


@dataclass(frozen=True, slots=True)
class Key:
    """What tells whether a document is new: its id, its path and the fingerprint."""

    document_id: str
    source_path: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class RawBatch:
    """Raw documents in a file, with their keys in the order of the rows."""

    path: str
    keys: tuple[Key, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadyBatch:
    """Frames by table, one file each in a folder, and the ids of the documents that they stand for."""

    folder: str
    documents: tuple[str, ...]
    loaded_paths: tuple[str, ...]
    rows: Mapping[str, int]
    events: Mapping[str, int]
    agreements: Mapping[str, int]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What a run starts from: the fingerprints of the documents, how many runs were killed before it, any change."""

    known: Mapping[str, str]
    interrupted: int
    changed: bool


def rules() -> Rules:
    """Load the rules, once in a process."""
    return load_rules(own_reference())


def to_fetch(names: Sequence[str]) -> list[str]:
    """Tell which of the names are addresses, or sources that are fetched."""
    if all(map(os.path.exists, names)):
        return []
    from flows.fetch.asked import is_fetched  # noqa: PLC0415 - only runs that fetch need what it imports

    return [name for name in names if is_fetched(name)]


def fetch(name: str, *, last_try: bool = True) -> Fetched:
    """Bring what a source lists into the store. What may pass is raised as FetchError unless this is the last try."""
    from flows.fetch.asked import fetch_named  # noqa: PLC0415

    collected = fetch_named(name, last_try=last_try)
    return Fetched(collected.in_words(), tuple(collected.problems))


def find(sources: Sequence[str], scratch: str, batch_size: int, columns: Columns) -> Plan:
    """Find the inputs and list them in batches, limited by number and by bytes."""
    problems: list[Problem] = []
    found = _found(sources, Path(scratch), problems, columns)
    batches = []
    count = effort = 0
    for number, batch in enumerate(_batches(found.inputs, batch_size)):
        path = Path(scratch) / f"inputs-{number:06}.json"
        listed = {"columns": columns, "inputs": [asdict(item) for item in batch]}
        path.write_text(json.dumps(listed), encoding="utf-8")
        batches.append(str(path))
        count += len(batch)
        effort += sum(map(_effort, batch))
    return Plan(tuple(batches), count, effort, tuple(in_order(problems)), found.versions, found.reached)


def _found(sources: Sequence[str], scratch: Path, problems: list[Problem], columns: Columns) -> Found:
    if all(map(os.path.exists, sources)):
        return Found(find_inputs(sources, scratch, problems, columns))
    from flows.fetch.asked import find_asked  # noqa: PLC0415

    return find_asked(sources, scratch, problems, columns)


def settle(plan: Plan) -> None:
    """Note in the store of pages that the run has read them."""
    if plan.fetched:
        from flows.fetch.asked import settle_pages  # noqa: PLC0415

        settle_pages(plan.fetched)


def read(batch: str, rules_version: str, *, last_try: bool = True) -> RawBatch:
    """Read the inputs of a batch. An OSError that may pass is raised unless this is the last try."""
    listed = json.loads(Path(batch).read_text(encoding="utf-8"))
    inputs = [Input(**{**item, "given": Given(**item["given"])}) for item in listed["inputs"]]
    reading = read_inputs(inputs, rules_version, listed["columns"], last_try=last_try)
    return _raw_batch(Path(batch), reading.frame, reading.problems)


def find_kept(warehouse: str, scratch: str, batch_size: int, *, only_outdated: bool) -> Plan:
    """List the raw inputs that the warehouse keeps: all, or those that other rules than the present ones have read."""
    outdated = "WHERE d.rules_version IS DISTINCT FROM $version" if only_outdated else "WHERE $version IS NOT NULL"
    sql = f"""
        SELECT r.document_id, r.size, r.media_type
        FROM raw_document AS r LEFT JOIN document AS d USING (document_id) {outdated}
        ORDER BY r.source_path"""
    with _opened(warehouse) as connection:
        kept = [Kept(*row) for row in connection.execute(sql, {"version": rules().version}).fetchall()]
    batches = []
    for number, batch in enumerate(_batches(kept, batch_size)):
        path = Path(scratch) / f"kept-{number:06}.json"
        path.write_text(json.dumps([item.document_id for item in batch]), encoding="utf-8")
        batches.append(str(path))
    return Plan(tuple(batches), len(kept), sum(map(_effort, kept)), ())


def read_kept(warehouse: str, batch: str, rules_version: str) -> RawBatch:
    """Read the raw inputs of a batch from the warehouse, as if they came from their sources."""
    names = ", ".join(name for name in RAW_SCHEMA if name != "fingerprint")
    sql = f"SELECT {names} FROM raw_document WHERE list_contains($ids, document_id) ORDER BY source_path"
    with _opened(warehouse) as connection:
        rows = connection.execute(sql, {"ids": json.loads(Path(batch).read_text(encoding="utf-8"))}).fetchall()
    found = [dict(zip(names.split(", "), row, strict=True)) for row in rows]
    for row in found:
        given = Given(*(row[name] for name in Given.__slots__))
        row["fingerprint"] = fingerprint(row["sha256"], row["source_path"], row["media_type"], given, rules_version)
    return _raw_batch(Path(batch), pl.DataFrame(found, schema=RAW_SCHEMA))


class Selection:
    """Leaves out what need not be read again, and what was there already in this run."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self._by_id: dict[str, str] = {}
        self._paths: set[str] = set()
        self.unchanged: list[Key] = []
        self.problems: list[Problem] = []

    def select(self, batch: RawBatch) -> RawBatch | None:
        """Reduce a batch to its new and changed documents; None where there is none."""
        wanted = [index for index, key in enumerate(batch.keys) if self._is_wanted(key)]
        if not wanted:
            Path(batch.path).unlink()
            return None
        if len(wanted) < len(batch.keys):
            path = f"{batch.path}.new"  # not the same file: a frame may still lean on what it was read from
            pl.read_ipc(batch.path)[wanted].write_ipc(path)
            Path(batch.path).unlink()
        else:
            path = batch.path
        return RawBatch(path, tuple(batch.keys[index] for index in wanted))

    def _is_wanted(self, key: Key) -> bool:
        first = self._by_id.get(key.document_id)
        if first is not None or key.source_path in self._paths:
            same = f"the same as {first}" if first else "another record with the same id"
            message = f"It was left out, because it is {same}."
            self.problems.append(Problem(key.source_path, "duplicate", message, key.document_id))
            return False
        self._by_id[key.document_id] = key.source_path
        self._paths.add(key.source_path)
        if self._known.get(key.document_id) == key.fingerprint:
            self.unchanged.append(key)
            return False
        return True


def transform_batch(raw_path: str) -> ReadyBatch:
    """Turn raw documents into the frames of the warehouse."""
    raw = pl.read_ipc(raw_path)
    texts, problems = read_texts(raw)
    frames, broken = _transform(texts)
    problems += broken
    failed = {problem.document_id for problem in broken}  # their older selves stay
    frames["raw_document"] = _raw_frame(raw, set(texts["document_id"]) - failed)
    problems += [Problem(**row) for row in frames["issue"].iter_rows(named=True)]
    frames["issue"] = issue_frame(problems)
    folder = Path(f"{raw_path}.frames")
    folder.mkdir(exist_ok=True)
    for name, frame in frames.items():
        frame.write_ipc(folder / f"{name}.arrow")
    return ReadyBatch(
        folder=str(folder),
        documents=tuple(name for name in raw["document_id"] if name not in failed),
        loaded_paths=tuple(frames["document"]["source_path"]),
        rows={name: frame.height for name, frame in frames.items()},
        events=Counter(frames["event_mention"]["event_type"]),
        agreements=Counter(frames["agreement_mention"]["kind"]),
        problems=tuple(problems),
    )


def attempt(batch: RawBatch) -> ReadyBatch | Exception:
    """Transform a batch, in a worker process if there are any; returns the error where that fails."""
    try:
        return call(transform_batch, batch.path)
    except Exception as error:  # noqa: BLE001 - the caller decides what it costs
        return error


def split(batch: RawBatch) -> Iterator[RawBatch]:
    """Make a batch of every document."""
    raw = pl.read_ipc(batch.path)
    for number, key in enumerate(batch.keys):
        path = f"{batch.path}.{number}"
        raw[number].write_ipc(path)
        yield RawBatch(path, (key,))


def discard(batch: RawBatch) -> None:
    """Delete the file of a batch that has been dealt with."""
    Path(batch.path).unlink()


def problem_with(key: Key, error: Exception, stage: str) -> Problem:
    """Tell that a document could not be read or loaded, for a reason that is not its author's."""
    told = f"{type(error).__name__}: {error}".splitlines()[0]
    what = "A rule broke on it" if stage == "transform" else "It could not be loaded"
    return Problem(key.source_path, "rule", f"{what} ({told}). Please report it with the text.", key.document_id, stage)


def _transform(texts: pl.DataFrame) -> tuple[dict[str, pl.DataFrame], list[Problem]]:
    """Transform a batch; a document on which a rule breaks is told as an issue, and the others are read."""
    try:
        return dict(transform(texts, rules())), []
    except Exception:
        log.exception("A rule broke on a batch of %d documents: reading them one by one", texts.height)
    read, problems = [transform(texts.clear(), rules())], []
    for row in texts.iter_slices(1):
        try:
            read.append(transform(row, rules()))
        except Exception as error:  # noqa: BLE001 - whatever it is, it costs this document and no other
            problems.append(problem_with(Key(row["document_id"][0], row["source_path"][0], ""), error, "transform"))
    return {name: pl.concat([frames[name] for frames in read]) for name in read[0]}, problems


@contextmanager
def holding(warehouse: str) -> Iterator[None]:
    """Keep the warehouse open meanwhile, for the functions below; opening and closing it costs 0.1 s each time."""
    with open_warehouse(warehouse) as connection:
        _held[warehouse] = connection
        try:
            yield
        finally:
            del _held[warehouse]


def begin(warehouse: str, run: pl.DataFrame) -> Start:
    """Write down the run, bring the reference data up to date, and tell which documents are there."""
    with _opened(warehouse) as connection:
        interrupted = note_interrupted_runs(connection)
        load_batch(connection, {"run": run})
        renewed = load_reference(connection, reference_frames(rules().reference))
        return Start(known_fingerprints(connection), interrupted, changed=bool(interrupted or renewed))


def load(warehouse: str, batches: Sequence[ReadyBatch], run_id: str) -> bool:
    """Bring batches into the warehouse, all of them or none; tell whether that changed more than the run."""
    with _opened(warehouse) as connection:
        counts = load_batches(connection, ((_frames(batch, run_id), batch.documents) for batch in batches))
    for batch in batches:
        shutil.rmtree(batch.folder)
    return any(count.changed for count in counts)


def end(warehouse: str, run: pl.DataFrame, problems: Sequence[Problem], reached: Sequence[str] = ()) -> bool:
    """Write down how the run ended, and what was wrong with inputs that never became part of a batch.

    What earlier runs could not fetch from the addresses that were ``reached`` now is forgotten.
    """
    issues = issue_frame(problems).with_columns(run_id=pl.lit(run["run_id"][0]))
    with _opened(warehouse) as connection:
        settled = settle_issues(connection, reached, issues)
        return load_batch(connection, {"run": run, "issue": issues}).changed or settled > 0


def refuse_unusable(warehouse: str) -> None:
    """Raise at once where the path holds no warehouse, one of another version, or one that somebody else writes to."""
    if Path(warehouse).exists():
        with open_warehouse(warehouse, read_only=True):
            pass


def _frames(batch: ReadyBatch, run_id: str) -> dict[str, pl.DataFrame]:
    frames = {path.stem: pl.read_ipc(path) for path in sorted(Path(batch.folder).glob("*.arrow"))}
    for name in ("document", "issue", "raw_document"):
        frames[name] = frames[name].with_columns(run_id=pl.lit(run_id))
    return frames


@contextmanager
def _opened(warehouse: str) -> Iterator[DuckDBPyConnection]:
    held = _held.get(warehouse)
    with writing_to(Path(warehouse)), nullcontext(held) if held is not None else open_warehouse(warehouse) as opened:
        yield opened


def _batches(inputs: Iterable[Sized], batch_size: int) -> Iterator[list[Sized]]:
    batch: list[Sized] = []
    size = 0
    for item in inputs:
        if batch and (len(batch) >= batch_size or size + _text_bytes(item) > MAX_BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += _text_bytes(item)
    if batch:
        yield batch


def _raw_batch(listed: Path, frame: pl.DataFrame, problems: Sequence[Problem] = ()) -> RawBatch:
    path = listed.with_suffix(".arrow")
    frame.write_ipc(path)
    return RawBatch(str(path), tuple(map(Key, *(frame[name] for name in Key.__slots__))), tuple(problems))


def _text_bytes(item: Input | Kept) -> int:
    """Tell how much text there may be in an input."""
    return item.size // HTML_BYTES if item.media_type == "text/html" else item.size


def _effort(item: Input | Kept) -> int:
    return HTML_EFFORT if item.media_type == "text/html" else 1


def _raw_frame(raw: pl.DataFrame, read: set[str]) -> pl.DataFrame:
    """Keep the bytes of all that could be read."""
    size = pl.col("content").bin.size().cast(pl.Int64).alias("size")
    return raw.filter(pl.col("document_id").is_in(list(read))).drop("fingerprint").with_columns(size)
