"""Find the documents in what the user names: files, folders, JSON Lines, manifests.

Nothing is read here but manifests and the line breaks of JSON Lines. What cannot be a
document becomes a problem; the order of the result does not depend on the order of the
sources nor on that of the file system.
"""

import errno
import gzip
import os
import stat
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from flows.extract.manifest import NAME as MANIFEST
from flows.extract.manifest import NOTHING_GIVEN, Given, read_manifest
from flows.extract.problems import Problem, in_order
from flows.settings import MAX_FILE_BYTES

MediaType = Literal["text/plain", "text/html", "application/json"]
MEDIA_TYPES: dict[str, MediaType] = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".jsonl": "application/json",
    ".jsonl.gz": "application/json",
}
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """A document to read: a file, or a stretch of one (a line of JSON Lines).

    ``source_path`` is the path as the user would write it, ``inner`` the path within the
    named source, which is the same on every machine.
    """

    path: str
    source_path: str
    inner: str
    media_type: MediaType
    size: int
    offset: int = 0
    given: Given = NOTHING_GIVEN


@dataclass(slots=True)
class Found:
    """Inputs in order, and what is wrong with the others."""

    inputs: list[Input] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find_inputs(sources: Iterable[str], scratch: Path, max_bytes: int = MAX_FILE_BYTES) -> Found:
    """Find all documents of the sources; compressed files are unpacked into ``scratch``."""
    finder = _Finder(scratch, max_bytes)
    for source in sorted(set(map(_normal, sources))):
        finder.add_source(source)
    found = finder.found
    found.inputs = list({(i.source_path, i.offset): i for i in sorted(found.inputs, key=_order)}.values())
    found.problems = in_order(found.problems)
    return found


def media_type(name: str) -> MediaType | None:
    """Tell the media type from the end of a file's name."""
    lowered = name.lower()
    return next((kind for suffix, kind in MEDIA_TYPES.items() if lowered.endswith(suffix)), None)


def named(sources: Iterable[str]) -> list[str]:
    """Give the sources as their inputs begin with them, each once."""
    return sorted({_showable(_normal(source)) for source in sources})


def _normal(source: str) -> str:
    """Take out "./" and double slashes, but leave ".." and links alone: they may mean something."""
    return source if "://" in source else Path(source).as_posix()


def _showable(path: str) -> str:
    """Replace bytes of a file name that are no UTF-8: they can be opened, but not stored."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _order(found: Input) -> tuple[str, int, str]:
    return found.source_path, found.offset, found.inner


class _Finder:
    """Walks over sources and collects what it finds."""

    def __init__(self, scratch: Path, max_bytes: int) -> None:
        self.found = Found()
        self._scratch = scratch
        self._max_bytes = max_bytes
        self._visited: set[str] = set()
        self._unpacked = 0

    def add_source(self, source: str) -> None:
        """Take what the user named, whatever it is."""
        path = Path(source)
        status = self._status(path, source)
        if status is None:
            return
        if stat.S_ISDIR(status.st_mode):
            before = self._count()
            self._visited.clear()
            self._add_folder(path, source, "")
            if self._count() == before:
                self._report(source, "empty", "The folder holds no articles.")
        else:
            self._add_file(path, source, path.name, status)

    def _add_folder(self, folder: Path, shown: str, inner: str) -> None:
        real = os.path.realpath(folder)
        if real in self._visited:  # a link that leads back up
            return
        self._visited.add(real)
        try:
            names = sorted(os.listdir(folder))
        except OSError as error:
            self._report(shown, *trouble(error))
            return
        if MANIFEST in names:
            self._add_manifest(folder, shown, inner)
            return
        for name in names:
            if not name.startswith("."):
                self._add_member(folder / name, f"{shown}/{name}", f"{inner}{name}")

    def _add_member(self, path: Path, shown: str, inner: str) -> None:
        status = self._status(path, shown)
        if status is None:
            return
        if stat.S_ISDIR(status.st_mode):
            self._add_folder(path, shown, f"{inner}/")
        elif media_type(path.name) is None:
            suffixes = ", ".join(MEDIA_TYPES)
            self._report(shown, "unsupported", f"Not read: in a folder, only {suffixes} are taken for articles.")
        else:
            self._add_file(path, shown, inner, status)

    def _add_manifest(self, folder: Path, shown: str, inner: str) -> None:
        entries, problems = read_manifest(folder, shown)
        self.found.problems += problems
        if not entries and not problems:
            self._report(f"{shown}/{MANIFEST}", "empty", "The manifest names no document. Add a line for each.")
        for entry in entries:
            path = folder / entry.path
            status = self._status(path, f"{shown}/{entry.path}")
            if status is not None:
                self._add_file(path, f"{shown}/{entry.path}", f"{inner}{entry.path}", status, entry.given)

    def _add_file(
        self, path: Path, shown: str, inner: str, status: os.stat_result, given: Given = NOTHING_GIVEN
    ) -> None:
        kind = media_type(path.name) or "text/plain"  # whoever names a file by itself means it
        shown, inner = _showable(shown), _showable(inner)
        if not stat.S_ISREG(status.st_mode):
            self._report(shown, "not_a_file", "This is a folder or a device, not a file with an article.")
        elif kind == "application/json":
            self._add_records(path, shown, inner)
        elif status.st_size > self._max_bytes:
            self._report(shown, "too_large", _too_large(status.st_size, self._max_bytes))
        else:
            self.found.inputs.append(Input(str(path), shown, inner, kind, status.st_size, given=given))

    def _add_records(self, path: Path, shown: str, inner: str) -> None:
        """Take every line of a JSON Lines file for an input."""
        before = self._count()
        try:
            if path.name.lower().endswith(".gz"):
                path = self._unpack(path, shown)
            with path.open("rb") as file:
                for number, (offset, size) in enumerate(_lines(file), start=1):
                    if size > self._max_bytes:
                        self._report(f"{shown}#line-{number}", "too_large", _too_large(size, self._max_bytes))
                    else:
                        record = Input(str(path), shown, inner, "application/json", size, offset)
                        self.found.inputs.append(record)
        except OSError as error:
            self._report(shown, *trouble(error))
        if self._count() == before:
            self._report(shown, "empty", "The file holds no record.")

    def _unpack(self, path: Path, shown: str) -> Path:
        """Unpack a gzipped file, so that every batch can go straight to its lines; of a damaged one, what is whole."""
        self._unpacked += 1
        target = self._scratch / f"unpacked-{self._unpacked}.jsonl"
        size = whole = 0
        with gzip.GzipFile(path) as packed, target.open("wb") as plain:
            try:
                while chunk := packed.read1(_CHUNK):  # read() would lose what comes before the damage
                    whole = size + chunk.rfind(b"\n") + 1 if b"\n" in chunk else whole
                    size += plain.write(chunk)
            except (EOFError, gzip.BadGzipFile, zlib.error) as error:
                plain.truncate(whole)
                message = f"The file is damaged ({error}); its whole records were read. Fetch it anew."
                self._report(shown, "malformed", message)
        return target

    def _status(self, path: Path, shown: str) -> os.stat_result | None:
        try:
            return path.stat()
        except (OSError, ValueError) as error:
            self._report(shown, *trouble(error))
            return None

    def _count(self) -> int:
        return len(self.found.inputs) + len(self.found.problems)

    def _report(self, source_path: str, reason: str, message: str) -> None:
        self.found.problems.append(Problem(_showable(source_path), reason, message))


def _lines(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Give offset and length of every line that is not blank, never holding more than a piece of it."""
    offset = 0
    while piece := file.readline(_CHUNK):
        size, blank = len(piece), not piece.strip()
        while not piece.endswith(b"\n") and (piece := file.readline(_CHUNK)):
            size, blank = size + len(piece), blank and not piece.strip()
        if not blank:
            yield offset, size
        offset += size


def _too_large(size: int, limit: int) -> str:
    return f"{size / 1e6:.1f} MB are more than an article has (limit {limit / 1e6:.0f} MB). Split it, or leave it out."


def trouble(error: OSError | ValueError) -> tuple[str, str]:
    """Reason and message for a path that cannot be read."""
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOENT, errno.ENOTDIR):
        return "missing", "There is no such file or folder, or it is a link that leads nowhere. Check the path."
    if code == errno.ELOOP:
        return "link_loop", "This is a link that leads back to itself. Take it out, or let it point to a file."
    if code in (errno.EACCES, errno.EPERM):
        return "unreadable", "There is no permission to read it. Change its permissions, or run as its owner."
    return "unreadable", f"It cannot be read: {getattr(error, 'strerror', None) or error}."
