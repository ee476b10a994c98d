"""One writer at a time, who loses nothing, and readers who never meet it.

A run works on a file of its own beside the warehouse, and leaves it there. What was
committed to it survives the end of the process, however sudden: the next run takes the
file up and goes on. Readers see the warehouse itself, which is only ever replaced as a
whole, by a copy of the work file.

Beside `news.duckdb` there are `.news.duckdb.work`, `.news.duckdb.lock` and
`.news.duckdb.base`. The last one tells which published file the work file goes with: where
that one was replaced or deleted by somebody else, they meant it, and the work starts from
what they left.
"""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from warehouse.errors import (
    NotAWarehouseError,
    WarehouseAccessError,
    WarehouseLockedError,
    WarehouseMissingError,
    WarehouseVersionError,
)
from warehouse.store import inspect, open_warehouse, publish, sync

CHEAP_BYTES = 200_000_000  # a copy of this size takes a fraction of a second
LONGEST_SILENCE = 3600.0  # seconds after which also runs that changed nothing are published
_POLL = 0.2

Say = Callable[[str], None]


def work_path(warehouse: Path | str) -> Path:
    """Tell where the work file of a warehouse is, whether it exists or not."""
    return _beside(_target(warehouse), "work")


@contextmanager
def writing(warehouse: Path | str, *, wait: float = 0.0, say: Say = lambda _line: None) -> Iterator["Work"]:
    """Be the only writer of a warehouse; where there is another, wait so many seconds for it to end."""
    target = _target(warehouse)
    with _lock(target, wait, say):
        work = Work(target)
        work.take_up(say)
        yield work


def restore(
    source: Path | str, warehouse: Path | str, *, wait: float = 0.0, say: Say = lambda _line: None
) -> Path | None:
    """Put a copy of a warehouse in the place of another, whole or not at all.

    A file in that place that is no sound warehouse is kept beside it; returns its new path.
    """
    source, target, aside = _target(source), _target(warehouse), None
    inspect(source)
    with _lock(target, wait, say):
        fresh = _beside(target, "restored")
        try:
            publish(source, fresh)  # reads every row, so a damaged copy is found out here
            with _told(target):
                if not _is_warehouse(target):
                    aside = target.with_name(f"{target.name}.{datetime.now(UTC):%Y%m%dT%H%M%S}.replaced")
                    os.rename(target, aside)
                _wal(target).unlink(missing_ok=True)
                os.replace(fresh, target)
                sync(target.parent)
        finally:
            _remove(fresh)
        Work(target).drop()
    return aside


@dataclass(frozen=True, slots=True)
class WorkState:
    """What can be told of the writers of a warehouse from outside."""

    writer: str | None  # who writes to it just now
    unpublished: bool  # whether something was loaded that readers do not see yet


def work_state(warehouse: Path | str) -> WorkState:
    """Tell who writes to a warehouse, and whether a run left something behind."""
    target = _target(warehouse)
    lock = _beside(target, "lock")
    with _told(target):
        if not lock.exists():
            return WorkState(None, unpublished=False)
        with lock.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return WorkState(_holder(file), unpublished=False)
    return WorkState(None, Work(target).is_ahead())


class Work:
    """The file that runs work on, and what is published of it. Publish only while it is closed."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.path = _beside(target, "work")
        self._base = _beside(target, "base")
        self._published: str | None = None
        self._pending = True

    def take_up(self, say: Say) -> None:
        """Go on where the last run ended or was killed, or else from the published copy."""
        published = _stamp(self.target)
        if published:
            _refuse_rubbish(self.target, self.path)
        noted = self._noted()
        if noted.get("published", "") == published and self._is_sound(say):
            self._published, self._pending = published, bool(noted["pending"])
            return
        self.drop()
        if published:
            _copy(self.target, self.path)
        self._note(published, pending=not published)

    def is_ahead(self) -> bool:
        """Whether the work file goes with what is published, and holds more."""
        noted = self._noted()
        return (
            bool(noted)
            and noted["published"] == _stamp(self.target)
            and (bool(noted["pending"]) or _wal(self.path).exists())
        )

    def changed(self) -> None:
        """Note that there will be something to publish; call before it is committed."""
        if not self._pending:
            self._note(self._published, pending=True)

    def publish(self) -> None:
        """Let readers see what the work file holds; those who read just now keep what they have."""
        if _wal(self.path).exists():  # it was not closed in peace
            with open_warehouse(self.path):
                pass
        new = _beside(self.target, "new")
        try:
            _copy(self.path, new)
            with _told(self.target):
                if self.target.exists():
                    shutil.copymode(self.target, new)
                stamp = _stamp(new)
                _wal(self.target).unlink(missing_ok=True)
                os.replace(new, self.target)
                sync(self.target.parent)
        finally:
            _remove(new)
        self._note(stamp, pending=False)

    def publish_if_due(self) -> None:
        """Publish, but do not copy a big file for the sake of a run that changed nothing."""
        if self._pending or self.path.stat().st_size <= CHEAP_BYTES or _age(self.target) > LONGEST_SILENCE:
            self.publish()

    def drop(self) -> None:
        """Delete the work file, so that the next run starts from the published copy."""
        with _told(self.target):
            self._base.unlink(missing_ok=True)
            _remove(self.path)

    def _is_sound(self, say: Say) -> bool:
        if not self.path.exists():
            return False
        try:
            inspect(self.path)
        except (NotAWarehouseError, WarehouseVersionError):
            say(f"{self.path} is damaged. Starting again from what was published last")
            return False
        return True

    def _noted(self) -> dict[str, object]:
        try:
            noted = json.loads(self._base.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return noted if isinstance(noted, dict) and {"published", "pending"} <= noted.keys() else {}

    def _note(self, published: str | None, *, pending: bool) -> None:
        """Write down with which published file the work file goes, and whether it is ahead of it."""
        fresh = _beside(self.target, "base.new")
        with _told(self.target):
            fresh.write_text(json.dumps({"published": published, "pending": pending}), encoding="utf-8")
            os.replace(fresh, self._base)
        self._published, self._pending = published, pending


def _target(warehouse: Path | str) -> Path:
    return Path(warehouse).absolute().resolve()


def _beside(target: Path, kind: str) -> Path:
    return target.with_name(f".{target.name}.{kind}")


def _wal(path: Path) -> Path:
    """Where DuckDB notes what is not in the file yet."""
    return path.with_name(f"{path.name}.wal")


def _stamp(path: Path) -> str | None:
    """What tells a file from another one in its place, or None where there is no file."""
    with _told(path):
        try:
            status = path.stat()
        except FileNotFoundError:
            return None
        return f"{status.st_size} {status.st_mtime_ns} {_wal(path).exists()}"


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime


def _refuse_rubbish(target: Path, work: Path) -> None:
    try:
        inspect(target)
    except NotAWarehouseError as error:
        if not work.exists():
            raise
        advice = f"What earlier runs loaded is kept; bring it back by `ghinho restore {work} -w {target}`."
        raise NotAWarehouseError(target, error.reason, advice) from error


@contextmanager
def _lock(target: Path, wait: float, say: Say) -> Iterator[None]:
    with _told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        file = FileIO(_beside(target, "lock"), "a+")
    with file:
        _acquire(file, target, wait, say)
        with _told(target):
            file.truncate(0)
            file.write(f"process {os.getpid()}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC".encode())
        try:
            yield
        finally:
            file.truncate(0)  # the lock file stays: whoever deletes it could part two writers who wait for it


def _acquire(file: FileIO, target: Path, wait: float, say: Say) -> None:
    until = time.monotonic() + wait
    told = False
    while True:
        with _told(target), suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        holder = f"another run ({_holder(file)}) is writing to it"
        if time.monotonic() >= until:
            waited = f", and it did not end within {wait:,.0f} seconds" if wait else ""
            raise WarehouseLockedError(target, f"{holder}{waited}")
        if not told:
            say(f"{target.name}: {holder}. Waiting for it, at most {wait:,.0f} seconds")
            told = True
        time.sleep(_POLL)


def _holder(file: BinaryIO | FileIO) -> str:
    file.seek(0)
    return (file.read() or b"").decode(errors="replace") or "just started"


def _is_warehouse(target: Path) -> bool:
    """Whether there is nothing in the place, or a warehouse that may be replaced."""
    try:
        inspect(target)
    except WarehouseMissingError:
        return True
    except (NotAWarehouseError, WarehouseVersionError):
        if target.is_file():
            return False
        raise
    return True


def _copy(source: Path, copy: Path) -> None:
    """Copy a closed database with what DuckDB notes beside it, to the disk itself and not only to its cache."""
    with _told(copy):
        _remove(copy)
        for path, to in ((source, copy), (_wal(source), _wal(copy))):
            if path.exists():
                shutil.copyfile(path, to)
                sync(to)


def _remove(path: Path) -> None:
    for left in (path, _wal(path)):
        left.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell trouble with the file system as a warehouse error."""
    try:
        yield
    except OSError as error:
        raise WarehouseAccessError(path, error.strerror or str(error)) from error
