"""One writer at a time, and readers that never meet it.

A run works on a copy of the warehouse, which takes its place when it is finished.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.errors import WarehouseAccessError, WarehouseLockedError
from warehouse.store import open_warehouse


@contextmanager
def working_copy(warehouse: str) -> Iterator[str]:
    """Give the path of a copy to work on; it is published at the end, also after an error.

    Batches are loaded whole, so what an interrupted run has loaded so far is sound.
    """
    target = Path(warehouse).absolute().resolve()
    copy = target.with_name(f".{target.name}.work")
    with _lock(target):
        _remove(copy)  # of a run that was killed
        try:
            if target.exists():
                with open_warehouse(target, read_only=True):  # refuses what is none
                    pass
                _copy(target, copy)
            try:
                yield str(copy)
            finally:
                if copy.exists():
                    _wal(target).unlink(missing_ok=True)
                    os.replace(copy, target)
        finally:
            _remove(copy)


@contextmanager
def _lock(target: Path) -> Iterator[None]:
    path = target.with_name(f".{target.name}.lock")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w")
    except OSError as error:
        raise WarehouseAccessError(target, error.strerror or str(error)) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise WarehouseLockedError(target, "another run is writing to it") from error
        yield  # the lock file stays: whoever deletes it could part two writers who wait for it


def _copy(target: Path, copy: Path) -> None:
    try:
        shutil.copyfile(target, copy)
        if _wal(target).exists():
            shutil.copyfile(_wal(target), _wal(copy))
    except OSError as error:
        raise WarehouseAccessError(target, error.strerror or str(error)) from error


def _wal(path: Path) -> Path:
    """Where DuckDB notes what is not in the file yet."""
    return path.with_name(f"{path.name}.wal")


def _remove(path: Path) -> None:
    for left in (path, _wal(path)):
        left.unlink(missing_ok=True)
