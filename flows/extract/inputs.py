"""Find the documents in what the user names: files, folders, archives, tables, records, crawls, manifests.

Inputs are given one by one, so that their number does not matter. Texts and pages are not
read here; archives and compressed records are unpacked into a scratch folder, tables are
rewritten there as records. What cannot be a document becomes a problem. The order of the
inputs depends neither on that of the sources nor on that of the file system.
"""

import errno
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal

from flows.extract.columns import ColumnError, Columns
from flows.extract.manifest import NAME as MANIFEST
from flows.extract.manifest import NOTHING_GIVEN, Given, read_manifest
from flows.extract.problems import Problem
from flows.extract.unpacking import ARCHIVES, unpack_archive, unpack_gzip
from flows.settings import MAX_FILE_BYTES, MAX_UNPACKED_BYTES

MediaType = Literal["text/plain", "text/html", "application/json"]
TEXTS: dict[str, MediaType] = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html"}
RECORDS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
TABLES = (".csv", ".tsv", ".csv.gz", ".tsv.gz", ".parquet")
CRAWLS = (".warc", ".warc.gz")
FORMATS = (*TEXTS, *RECORDS, *TABLES, *CRAWLS, *ARCHIVES)
_CHUNK = 1 << 20
_NESTED = "An archive within an archive is not opened. Unpack it first."
_OTHER = f"Not read. Articles are taken from files that end with {', '.join(FORMATS)}."


@dataclass(frozen=True, slots=True)
class Input:
    """A document to read: a file, or a stretch of one (a line of JSON Lines, a record of a crawl).

    ``source_path`` is the path as the user would write it, ``inner`` the path within the
    named source, which is the same on every machine. ``part`` says where in the file a
    record stands that has no name of its own.
    """

    path: str
    source_path: str
    inner: str
    media_type: MediaType
    size: int
    offset: int = 0
    given: Given = NOTHING_GIVEN
    part: str | None = None
    crawled: bool = False  # a record of a WARC file


@dataclass(frozen=True, slots=True)
class Found:
    """Inputs, one by one; of those that were fetched also the versions, and which sources answered."""

    inputs: Iterator[Input]
    versions: tuple[tuple[str, str], ...] = ()
    reached: tuple[str, ...] = ()


def find_inputs(
    sources: Iterable[str],
    scratch: Path,
    problems: list[Problem],
    columns: Columns | None = None,
    max_bytes: int = MAX_FILE_BYTES,
) -> Iterator[Input]:
    """Find all documents of the sources; what is wrong with others is added to ``problems``."""
    finder = _Finder(scratch, problems, columns or {}, max_bytes)
    for source in sorted(set(map(_normal, sources))):
        yield from finder.source(source)


def media_type(name: str) -> MediaType | None:
    """Tell from the end of a file's name whether it is a text or a page."""
    return next((kind for suffix, kind in TEXTS.items() if name.lower().endswith(suffix)), None)


def named(sources: Iterable[str]) -> list[str]:
    """Give the sources as their inputs begin with them, each once."""
    return sorted({_showable(_normal(source)) for source in sources})


def _normal(source: str) -> str:
    """Take out "./" and double slashes, but leave ".." and links alone: they may mean something."""
    return source if "://" in source else Path(source).as_posix()


def _showable(path: str) -> str:
    """Replace bytes of a file name that are no UTF-8: they can be opened, but not stored."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _is(name: str, formats: tuple[str, ...]) -> bool:
    return name.lower().endswith(formats)


class _Finder:
    """Walks over sources and gives what it finds."""

    def __init__(self, scratch: Path, problems: list[Problem], columns: Columns, max_bytes: int) -> None:
        self._scratch = scratch
        self._problems = problems
        self._columns = columns
        self._max_bytes = max_bytes
        self._visited: set[str] = set()
        self._files: set[str] = set()  # as they are shown; a file is taken once
        self._given = 0
        self._unpacked = 0

    def source(self, source: str) -> Iterator[Input]:
        """Take what the user named, whatever it is."""
        path = Path(source)
        status = self._status(path, source)
        if status is None:
            return
        if stat.S_ISDIR(status.st_mode):
            self._visited.clear()
            yield from self._or_empty(self._folder(path, source, ""), source, "The folder holds no articles.")
        else:
            yield from self._file(path, source, path.name, status)

    def _or_empty(self, inputs: Iterator[Input], shown: str, message: str) -> Iterator[Input]:
        """Give inputs; where there are none, and no problem tells why, say so."""
        before = self._count()
        yield from inputs
        if self._count() == before:
            self._report(shown, "empty", message)

    def _folder(self, folder: Path, shown: str, inner: str) -> Iterator[Input]:
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
            yield from self._manifest(folder, shown, inner)
            return
        for name in names:
            if not (name.startswith(".") or _is_of_page(name, names) or _is_report(name, names)):
                yield from self._member(folder / name, f"{shown}/{name}", f"{inner}{name}")

    def _member(self, path: Path, shown: str, inner: str) -> Iterator[Input]:
        status = self._status(path, shown)
        if status is None:
            return
        if stat.S_ISDIR(status.st_mode):
            yield from self._folder(path, shown, f"{inner}/")
        elif not _is(path.name, FORMATS):
            self._report(shown, "unsupported", _OTHER)
        else:
            yield from self._file(path, shown, inner, status)

    def _manifest(self, folder: Path, shown: str, inner: str) -> Iterator[Input]:
        entries, problems = read_manifest(folder, shown)
        self._problems += problems
        if not entries and not problems:
            self._report(f"{shown}/{MANIFEST}", "empty", "The manifest names no document. Add a line for each.")
        for entry in sorted(entries, key=lambda entry: entry.path):
            path = folder / entry.path
            status = self._status(path, f"{shown}/{entry.path}")
            if status is not None:
                yield from self._file(path, f"{shown}/{entry.path}", f"{inner}{entry.path}", status, entry.given)

    def _file(
        self, path: Path, shown: str, inner: str, status: os.stat_result, given: Given = NOTHING_GIVEN
    ) -> Iterator[Input]:
        shown, inner = _showable(shown), _showable(inner)
        if shown in self._files:
            return
        self._files.add(shown)
        if not stat.S_ISREG(status.st_mode):
            self._report(shown, "not_a_file", "This is a folder or a device, not a file with an article.")
            return
        try:
            yield from self._contents(path, shown, inner, status.st_size, given)
        except OSError as error:
            self._report(shown, *trouble(error))

    def _contents(self, path: Path, shown: str, inner: str, size: int, given: Given) -> Iterator[Input]:
        """Take the documents of a file, by the end of its name; whoever names another file by itself means a text."""
        if _is(path.name, ARCHIVES):
            yield from self._or_empty(self._archive(path, shown, inner), shown, "The archive holds no articles.")
        elif _is(path.name, RECORDS):
            yield from self._or_empty(self._records(path, shown, inner), shown, "The file holds no record.")
        elif _is(path.name, TABLES):
            yield from self._or_empty(self._table(path, shown, inner), shown, "The table has no rows.")
        elif _is(path.name, CRAWLS):
            yield from self._or_empty(self._crawl(path, shown, inner), shown, "The file holds no WARC record.")
        elif size > self._max_bytes:
            self._report(shown, "too_large", _too_large(size, self._max_bytes))
        else:
            yield self._counted(
                Input(str(path), shown, inner, media_type(path.name) or "text/plain", size, given=given)
            )

    def _archive(self, path: Path, shown: str, inner: str) -> Iterator[Input]:
        """Unpack an archive, and take it for the folder that it was."""
        folder = self._place("")
        folder.mkdir()
        unpack_archive(
            path,
            folder,
            self._allowance,
            lambda name, reason, message: self._report(f"{shown}/{name}".rstrip("/"), reason, message),
        )
        yield from self._folder(folder, shown, f"{inner}/")

    def _allowance(self, name: str) -> int | str:
        """How many bytes a file in an archive may have, by its name, or why it is not taken."""
        if _is(name, ARCHIVES):
            return _NESTED
        if PurePosixPath(name).name == MANIFEST or _is(name, tuple(TEXTS)):
            return self._max_bytes
        return MAX_UNPACKED_BYTES if _is(name, FORMATS) else _OTHER

    def _records(self, path: Path, shown: str, inner: str) -> Iterator[Input]:
        """Take every line of a JSON Lines file for an input."""
        path = self._plain(path, shown)
        with path.open("rb") as file:
            for number, offset, size in _lines(file):
                yield from self._record(path, shown, inner, f"line-{number}", offset, size)

    def _table(self, path: Path, shown: str, inner: str) -> Iterator[Input]:
        """Write every row as a record, and take that for an input."""
        from flows.extract.tables import TableError, read_rows  # noqa: PLC0415 - Parquet takes 0.2 s to import

        path = self._plain(path, shown)
        target = self._place(".jsonl")
        try:
            with target.open("wb") as records:
                for number, record in read_rows(path, self._columns):
                    if isinstance(record, TableError):
                        part = f"#row-{number}" if number else ""
                        self._report(f"{shown}{part}", "malformed" if number else "column", str(record))
                        continue
                    offset, size = records.tell(), records.write(record)
                    yield from self._record(target, shown, inner, f"row-{number}", offset, size)
        except ColumnError as error:
            self._report(shown, "column", str(error))
        except TableError as error:
            self._report(shown, "malformed", str(error))

    def _record(self, path: Path, shown: str, inner: str, part: str, offset: int, size: int) -> Iterator[Input]:
        if size > self._max_bytes:
            self._report(f"{shown}#{part}", "too_large", _too_large(size, self._max_bytes))
        else:
            yield self._counted(Input(str(path), shown, inner, "application/json", size, offset, part=part))

    def _crawl(self, path: Path, shown: str, inner: str) -> Iterator[Input]:
        """Take every page of a WARC file for an input."""
        from flows.extract.warc import BrokenRecord, find_pages, is_by_records  # noqa: PLC0415 - not for every run

        if not is_by_records(path):
            path = self._plain(path, shown)
        left_out: Counter[str] = Counter()
        for page in find_pages(path, left_out):
            part = f"byte-{page.offset}"
            if isinstance(page, BrokenRecord):
                self._report(f"{shown}#{part}", "malformed", page.message)
            elif page.size > self._max_bytes:
                self._report(f"{shown}#{page.url or part}", "too_large", _too_large(page.size, self._max_bytes))
            else:
                name = page.url or part
                given = Given(url=page.url, fetched=page.fetched, charset=page.charset)
                at = f"{shown}#{name}", f"{inner}#{name}"
                yield self._counted(Input(str(path), *at, "text/html", page.size, page.offset, given, crawled=True))
        if left_out:
            told = ", ".join(f"{count:,} {kind}" for kind, count in left_out.most_common(20))
            self._report(shown, "no_page", f"Not read, because they are no pages: {told}.")

    def _plain(self, path: Path, shown: str) -> Path:
        """Unpack a file if it is gzipped, so that every batch can go straight to its records; else leave it."""
        if not _is(path.name, (".gz",)):
            return path
        target = self._place(Path(path.name[:-3]).suffix.lower())
        broken = unpack_gzip(path, target, by_lines=not _is(path.name, CRAWLS))
        if broken:
            self._report(shown, *broken)
        return target

    def _place(self, suffix: str) -> Path:
        self._unpacked += 1
        return self._scratch / f"unpacked-{self._unpacked}{suffix}"

    def _status(self, path: Path, shown: str) -> os.stat_result | None:
        try:
            return path.stat()
        except (OSError, ValueError) as error:
            self._report(shown, *trouble(error))
            return None

    def _counted(self, found: Input) -> Input:
        self._given += 1
        return found

    def _count(self) -> int:
        return self._given + len(self._problems)

    def _report(self, source_path: str, reason: str, message: str) -> None:
        self._problems.append(Problem(_showable(source_path), reason, message))


def _is_report(name: str, names: list[str]) -> bool:
    """Tell whether a page is what `ghinho report` made of a warehouse beside it."""
    return name.endswith(".html") and f"{name.removesuffix('.html')}.duckdb" in names


def _is_of_page(name: str, neighbors: list[str]) -> bool:
    """Tell whether a folder holds pictures and frames of a page that a browser saved beside it."""
    page = name.removesuffix("_files")
    return page != name and (f"{page}.html" in neighbors or f"{page}.htm" in neighbors)


def _lines(file: BinaryIO) -> Iterator[tuple[int, int, int]]:
    """Give number, offset and length of every line that is not blank, never holding more than a piece of it."""
    number = offset = 0
    while piece := file.readline(_CHUNK):
        number += 1
        size, blank = len(piece), not piece.strip()
        while not piece.endswith(b"\n") and (piece := file.readline(_CHUNK)):
            size, blank = size + len(piece), blank and not piece.strip()
        if not blank:
            yield number, offset, size
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
