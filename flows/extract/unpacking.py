"""Compressed files and archives, unpacked into a folder of our own: never outside it, and never without end."""

import errno
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from gzip import BadGzipFile, GzipFile
from pathlib import Path, PurePosixPath
from typing import IO, Protocol, Self, cast

from flows.settings import MAX_MEMBERS, MAX_UNPACKED_BYTES, MAX_UNPACKED_RATIO, MIN_UNPACKED_BYTES

TARS = (".tar", ".tar.gz", ".tgz")
ARCHIVES = (".zip", *TARS)
_CHUNK = 1 << 20
_UNREADABLE = (EOFError, BadGzipFile, zlib.error, zipfile.BadZipFile, tarfile.TarError, RuntimeError)
_DAMAGED = (EOFError, BadGzipFile, zlib.error, zipfile.BadZipFile, tarfile.TarError)
_OF_NAMES = frozenset({errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.EINVAL})

Report = Callable[[str, str, str], None]  # name within the archive, reason, message


class _Readable(Protocol):
    """What bytes can be read from, and closed by leaving it."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def read(self, size: int = -1, /) -> bytes: ...


class TooMuchError(Exception):
    """More comes out of a file than any honest one holds."""


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of a file."""

    left: int

    @classmethod
    def of(cls, packed: int) -> "Budget":
        """Allow for as much as texts can be packed, and for anything small."""
        return cls(min(max(packed * MAX_UNPACKED_RATIO, MIN_UNPACKED_BYTES), MAX_UNPACKED_BYTES))

    def spend(self, size: int) -> None:
        """Take so many bytes; raises TooMuchError when there are no more."""
        self.left -= size
        if self.left < 0:
            raise TooMuchError


@dataclass(frozen=True, slots=True)
class _Member:
    """A file in an archive; ``plain`` tells it from links and devices."""

    name: str
    plain: bool
    open: Callable[[], _Readable]


def unpack_gzip(path: Path, target: Path, *, by_lines: bool) -> tuple[str, str] | None:
    """Unpack a gzipped file; returns reason and message where it is not whole, and then ends with the last line."""
    budget = Budget.of(path.stat().st_size)
    size = whole = 0
    with GzipFile(path) as packed, target.open("wb") as plain:
        try:
            while chunk := packed.read1(_CHUNK):  # read() would lose what comes before the damage
                budget.spend(len(chunk))
                whole = size + chunk.rfind(b"\n") + 1 if b"\n" in chunk else whole
                size += plain.write(chunk)
        except TooMuchError:
            found = "too_large", f"{bomb(path)} What came before was read."
        except (EOFError, BadGzipFile, zlib.error) as error:
            found = "malformed", f"The file is damaged ({error}); its whole records were read. Fetch it anew."
        else:
            return None
        plain.truncate(whole if by_lines else size)
    return found


def unpack_archive(path: Path, folder: Path, limit: Callable[[str], int | str], report: Report) -> None:
    """Unpack the members of an archive that are wanted, under their own names.

    ``limit`` tells of a name how many bytes such a file may have, or why it is not taken.
    """
    try:
        with _opened(path) as members:
            for number, member in enumerate(members):
                if number >= MAX_MEMBERS:
                    raise TooMuchError
                _take(member, folder, limit, report)
    except TooMuchError:
        report("", "too_large", f"{bomb(path)} What was unpacked till then was read.")
    except _DAMAGED as error:
        report("", "malformed", f"The archive is damaged ({error}); what is whole was read. Pack it anew.")


def bomb(path: Path) -> str:
    """Say that a file is larger inside than any honest one."""
    return f"More comes out of it than {path.stat().st_size / 1e6:,.1f} MB can hold of articles: it may be a bomb."


def _take(member: _Member, folder: Path, limit: Callable[[str], int | str], report: Report) -> None:
    name = member.name.replace("\\", "/")
    path = PurePosixPath(name)
    if not path.parts or any(_is_hidden(part) for part in path.parts):
        return
    allowed = limit(name)
    if path.is_absolute() or ".." in path.parts:
        report(name, "outside", "The archive wants to put it outside of itself. It was left out.")
    elif isinstance(allowed, str):
        report(name, "unsupported", allowed)
    elif not member.plain:
        report(name, "not_a_file", "This is a link or a device, not a file with an article.")
    else:
        _try_to_write(member, folder / path, allowed, lambda reason, message: report(name, reason, message))


def _is_hidden(part: str) -> bool:
    return part == "__MACOSX" or (part.startswith(".") and part not in {".", ".."})


def _try_to_write(member: _Member, target: Path, allowed: int, report: Callable[[str, str], None]) -> None:
    try:
        _write(member, target, allowed)
    except _TooLargeError:
        report("too_large", f"It has more than {allowed / 1e6:.0f} MB, more than an article.")
    except _UNREADABLE as error:
        report("malformed", f"It cannot be unpacked ({error}). Pack it anew.")
    except FileExistsError:
        report("duplicate", "The archive holds another file of this name. The first one was read.")
    except OSError as error:
        if error.errno not in _OF_NAMES:
            raise
        report("unreadable", f"No file can have this name ({error.strerror}). Name it otherwise.")


class _TooLargeError(Exception):
    """A member is larger than such a file may be."""


def _write(member: _Member, target: Path, allowed: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as plain:
        try:
            with member.open() as packed:
                while chunk := packed.read(_CHUNK):
                    if plain.tell() + len(chunk) > allowed:
                        raise _TooLargeError
                    plain.write(chunk)
        except BaseException:
            target.unlink()
            raise


class _Metered:
    """A file of which no more can be read than a budget allows for."""

    def __init__(self, file: IO[bytes] | GzipFile, budget: Budget) -> None:
        self._file = file
        self._budget = budget

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, size: int = -1, /) -> bytes:
        chunk = self._file.read(size)
        self._budget.spend(len(chunk))
        return chunk


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[_Member]]:
    """Give the files of an archive one after the other; each has to be read before the next one is asked for."""
    name = path.name.lower()
    budget = Budget.of(path.stat().st_size)
    if not name.endswith(TARS):
        with zipfile.ZipFile(path) as archive:
            yield (_of_zip(archive, info, budget) for info in archive.infolist() if not info.is_dir())
        return
    with path.open("rb") if name.endswith(".tar") else GzipFile(path) as packed:
        metered = cast("IO[bytes]", _Metered(packed, budget))  # nothing but read() is asked of it
        with tarfile.open(fileobj=metered, mode="r|") as archive:
            yield _of_tar(archive)


def _of_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> _Member:
    kind = stat.S_IFMT(info.external_attr >> 16)
    return _Member(info.filename, kind in {0, stat.S_IFREG}, lambda: _Metered(archive.open(info), budget))


def _of_tar(archive: tarfile.TarFile) -> Iterator[_Member]:
    while (info := archive.next()) is not None:
        archive.members = []  # type: ignore[attr-defined] # it would remember all of them
        if not info.isdir():
            content = archive.extractfile(info) if info.isreg() else None
            yield _Member(info.name, content is not None, partial(cast, _Readable, content))
