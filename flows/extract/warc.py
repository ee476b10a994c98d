"""Web archives (WARC), such as the news crawls of Common Crawl: pages of HTML, found and read one by one.

A damaged record costs itself only: after it, the next place is looked for at which a
record begins.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from flows.extract.dates import given_date

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_MISSED = ("resource", "revisit", "conversion", "continuation")  # kinds of records that hold or stand for something
_GOOD = frozenset({200, 203})
_GZIP = b"\x1f\x8b\x08"
_MAGIC = b"WARC/"
_CHUNK = 1 << 20


class WarcError(ValueError):
    """A record that cannot be read."""


@dataclass(frozen=True, slots=True)
class PageRecord:
    """Where a page is in an archive, and what the archive tells of it."""

    offset: int
    size: int  # as it was sent, which may be compressed
    url: str | None
    fetched: str | None
    charset: str | None


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """Where something is that is no record, or not a whole one."""

    offset: int
    message: str


def is_by_records(path: Path) -> bool:
    """Tell whether the records of an archive can be found one by one; those packed as a whole cannot."""
    with path.open("rb") as file:
        if file.read(len(_GZIP)) != _GZIP:
            return True
        file.seek(0)
        try:
            starts = [record.stream_pos for record in islice(ArchiveIterator(file, parse_http=False), 2)]
        except OSError:
            return True
        return len(starts) < 2 or _starts_at(file, starts[1])


def find_pages(path: Path, left_out: Counter[str]) -> Iterator[PageRecord | BrokenRecord]:
    """Give the pages of an archive in order, reading it as a stream; what else it holds is counted by kind."""
    with path.open("rb") as file:
        start: int | None = 0
        suspect: BrokenRecord | None = None  # what stands after a good record: the next one itself may tell better
        while start is not None:
            file.seek(start)
            begun = done = -1
            try:
                for record in ArchiveIterator(file, WarcRecordType.any_type, parse_http=True):
                    if suspect is not None:
                        yield suspect
                        suspect = None
                    begun = record.stream_pos
                    yield from _looked_at(record, left_out)
                    done = begun
                return
            except OSError as error:
                if error.errno is not None:  # the file system's own
                    raise
                if done == begun >= 0:
                    told = f"After this record comes no other one ({error}). The next one was looked for."
                    suspect = BrokenRecord(begun, told)
                else:
                    start = max(begun, start)
                    suspect = None
                    yield BrokenRecord(start, f"Here is no whole WARC record ({error}). The next one was looked for.")
            start = _next_start(file, max(begun, start) + 1)
        if suspect is not None:
            yield suspect


def _looked_at(record: WarcRecord, left_out: Counter[str]) -> Iterator[PageRecord | BrokenRecord]:
    """Tell of a record whether it is a page, and whether it is whole."""
    offset, size = record.stream_pos, record.content_length
    kind = _kind(record)
    page = PageRecord(
        offset,
        size,
        (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None,
        given_date(record.headers.get("WARC-Date") or ""),
        (record.http_charset or "").strip("\"' ") or None if record.is_http_parsed else None,
    )
    if not (record.headers.get("Content-Length") or "").strip().isdecimal():
        yield BrokenRecord(offset, "The record does not tell its length.")
    elif record.consume() < size:
        yield BrokenRecord(offset, "The record is not whole: the file was cut off here. Fetch it anew.")
    elif kind is None:
        yield page
    elif kind:
        left_out[kind] += 1


def _kind(record: WarcRecord) -> str | None:
    """None for a page, a word for what else might be missed, and nothing for what belongs to the archive."""
    if record.record_type != WarcRecordType.response:
        name = (record.headers.get("WARC-Type") or "").lower()
        return f"{name} records" if name in _MISSED else ""
    if not record.is_http_parsed:
        return "no HTTP"
    status = record.http_headers.status_code
    if status not in _GOOD:
        return f"HTTP status {status}"
    told = record.http_content_type or record.headers.get("WARC-Identified-Payload-Type") or "no media type"
    media_type = told.partition(";")[0].strip().lower()
    return None if media_type in _PAGES else media_type


def _starts_at(file: BinaryIO, offset: int) -> bool:
    """Tell whether a packed record begins here."""
    file.seek(offset)
    head = file.read(4096)
    if not head.startswith(_GZIP):
        return False
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, len(_MAGIC)) == _MAGIC
    except zlib.error:
        return False


def _next_start(file: BinaryIO, offset: int) -> int | None:
    """Find the next place at which a record begins, packed or not as the first one."""
    file.seek(0)
    packed = file.read(len(_GZIP)) == _GZIP
    pattern = re.compile(re.escape(_GZIP) if packed else rb"(?<=\n)WARC/1\.")
    overlap = 16
    while True:
        file.seek(offset)
        chunk = file.read(_CHUNK)
        for match in pattern.finditer(chunk):
            if not packed or _starts_at(file, offset + match.start()):
                return offset + match.start()
        if len(chunk) < _CHUNK:
            return None
        offset += _CHUNK - overlap


def read_page(file: BinaryIO, offset: int, limit: int) -> bytes:
    """Read the page at an offset as its host meant it: unpacked, and without the marks of its transport."""
    for decoding in ("all", "none"):  # hosts say "gzip" of what is not, and archives unpack without saying so
        file.seek(offset)
        try:
            record = next(iter(ArchiveIterator(file, parse_http=True, auto_decode=decoding)))
            content = bytes(record.reader.read(limit + 1))
        except (StopIteration, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise
            continue
        if len(content) > limit:
            raise WarcError(f"The page has more than {limit / 1e6:.0f} MB, more than an article. It may be a bomb.")
        if content:
            return content
    raise WarcError("The page is empty, or its compression is damaged.")
