"""Opening, making and publishing warehouses; whatever is no warehouse is refused and left untouched."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse import schema
from warehouse.errors import (
    NotAWarehouseError,
    WarehouseAccessError,
    WarehouseError,
    WarehouseLockedError,
    WarehouseMissingError,
    WarehouseVersionError,
)
from warehouse.tables import SCHEMA_VERSION

_MAGIC = slice(8, 12)  # DuckDB files carry "DUCK" after an 8-byte checksum
_Config = dict[str, str | bool | int | float | list[str]]
_OFFLINE: _Config = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
_WRITER: _Config = {
    **_OFFLINE,
    "checkpoint_threshold": "64MB",  # till then all is in memory; few checkpoints, as each rewrites what it half filled
    "memory_limit": "192MB",  # of a run; DuckDB would keep most of a large warehouse in memory, as nobody else asks
    "threads": 1,  # a batch is small: sharing it out costs a fifth more, and the other cores transform meanwhile
}
_READER: _Config = {**_OFFLINE, "enable_external_access": False}  # a reader's SQL neither reads nor writes other files
_DISK_ERRORS = (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException)
_STOPPED = "Query interrupted"  # what DuckDB raises in place of what the handler of a signal has raised
_HOLDER = re.compile(r"PID (\d+)")


@contextmanager
def open_warehouse(path: Path | str, *, read_only: bool = False) -> Iterator[DuckDBPyConnection]:
    """Open a warehouse; unless for reading only, make it where there is none yet."""
    path = Path(path).absolute()
    if not read_only and not _exists(path):
        _make(path)
    inspect(path)
    with writing_to(path), _connected(path, read_only=read_only) as connection:
        if not read_only:
            schema.renew_surface(connection)
        yield connection
        if not read_only:
            connection.execute("CHECKPOINT")  # closing would pass over a full disk in silence


def publish(path: Path | str, target: Path | str) -> None:
    """Copy a warehouse to the target and swap it in at once: readers meet the old copy or the new one."""
    source, target = Path(path).absolute(), Path(target).absolute().resolve()
    inspect(source)
    if _exists(target):
        inspect(target)
    with replacing(target) as copy, duckdb.connect(":memory:", config=_OFFLINE) as connection:
        connection.execute(f"ATTACH {_quoted(source)} AS source (READ_ONLY)")
        connection.execute(f"ATTACH {_quoted(copy)} AS copy")
        connection.execute("COPY FROM DATABASE source TO copy")
        connection.execute("CHECKPOINT copy")  # closing would pass over a full disk in silence


def inspect(path: Path | str) -> None:
    """Raise unless the file is a warehouse of this version. Nothing is written, so a refused file stays as it is."""
    path = Path(path).absolute()
    if not _exists(path):
        raise WarehouseMissingError(path)
    with _translated(path):
        _check_magic(path)
        with _connected(path, read_only=True) as connection:
            found = _version(connection)
    if found is None:
        raise NotAWarehouseError(path, "a DuckDB database with other tables")
    if found != SCHEMA_VERSION:
        raise WarehouseVersionError(path, found, SCHEMA_VERSION)


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Tell DuckDB's trouble with the disk as a warehouse error; errors in SQL are the caller's own.

    Ctrl-C, or whatever a signal raises in the middle of a statement, goes on as `KeyboardInterrupt`.
    """
    try:
        yield
    except duckdb.Error as error:
        if isinstance(error, _DISK_ERRORS) or "Could not write" in str(error):  # a commit fails as TransactionException
            raise WarehouseAccessError(path, _first_line(str(error))) from error
        raise
    except RuntimeError as error:
        if str(error) == _STOPPED:
            raise KeyboardInterrupt from error
        raise


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a path for a new file that takes the target's place once it is complete."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with _translated(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            yield fresh
            sync(fresh)
            os.replace(fresh, target)
            sync(target.parent)
    finally:
        for left in (fresh, fresh.with_name(f"{fresh.name}.wal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk itself and not only to its cache."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise WarehouseAccessError(path, _reason(error)) from error


def _make(path: Path) -> None:
    """Make an empty warehouse beside its place and move it there, so that no half-made file is ever found."""
    with replacing(path) as fresh, duckdb.connect(fresh, config=_OFFLINE) as connection:
        schema.create(connection)
        connection.execute("CHECKPOINT")  # closing would pass over a full disk in silence


def _check_magic(path: Path) -> None:
    if not path.is_file():
        raise NotAWarehouseError(path, "a folder" if path.is_dir() else "no regular file")
    with path.open("rb") as file:
        head = file.read(_MAGIC.stop)
    if not head:
        raise NotAWarehouseError(path, "an empty file")
    if head[_MAGIC] != b"DUCK":
        raise NotAWarehouseError(path, "no DuckDB database")


def _version(connection: DuckDBPyConnection) -> int | None:
    """Read the version that the file states, or None where it is no warehouse."""
    with suppress(duckdb.CatalogException, duckdb.BinderException):
        row = connection.execute("SELECT application, schema_version FROM schema_info").fetchone()
        if row and row[0] == schema.APPLICATION:
            return int(row[1])
    return None


@contextmanager
def _connected(path: Path, *, read_only: bool) -> Iterator[DuckDBPyConnection]:
    try:
        connection = duckdb.connect(path, read_only=read_only, config=_READER if read_only else _WRITER)
    except duckdb.Error as error:
        raise _opening_error(path, str(error)) from error
    with connection:
        connection.execute("SET enable_progress_bar = false")  # it would stand among the answers
        yield connection


def _opening_error(path: Path, message: str) -> WarehouseError:
    if "lock on file" in message:
        holder = _HOLDER.search(message)
        return WarehouseLockedError(path, f"{f'process {holder[1]}' if holder else 'another process'} has it open")
    if "different configuration" in message:
        return WarehouseLockedError(path, "this program has it open already")
    if "Permission denied" in message or "Read-only file system" in message:
        return WarehouseAccessError(path, _first_line(message))
    return NotAWarehouseError(path, _first_line(message))


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Tell trouble with the file system as a warehouse error."""
    try:
        with writing_to(path):
            yield
    except OSError as error:
        raise WarehouseAccessError(path, _reason(error)) from error


def _first_line(message: str) -> str:
    return message.strip().splitlines()[0]


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def _quoted(path: Path) -> str:
    """ATTACH takes no parameters; the path is quoted as SQL asks."""
    text = str(path).replace("'", "''")
    return f"'{text}'"
