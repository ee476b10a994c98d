"""What was fetched, as it came: bytes, headers and validators of every address, in one SQLite file.

It survives the end of a run, however sudden, and serves all warehouses. `settled` tells
whether a run read the page to its end; a page that a killed run left is offered again.
"""

import json
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from flows.fetch.errors import SourceError
from flows.fetch.web import Answer

_VERSION = 1
_TABLES = """
CREATE TABLE page (
    url TEXT PRIMARY KEY, final TEXT, canonical TEXT, status TEXT NOT NULL, checked TEXT NOT NULL, fetched TEXT,
    headers TEXT, sha256 TEXT, body BLOB, published TEXT, modified TEXT, settled INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE listing (
    source TEXT NOT NULL, position INTEGER NOT NULL, url TEXT NOT NULL, PRIMARY KEY (source, position)
) STRICT;
CREATE TABLE origin (url TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (url, source)) STRICT;
"""
_COLUMNS = "url, final, canonical, status, checked, fetched, headers, sha256, published, modified"


@dataclass(frozen=True, slots=True)
class Page:
    """An address and what is known of it; ``status`` is ok, or the reason why there is nothing."""

    url: str
    final: str | None
    canonical: str | None
    status: str
    checked: str  # when it was last asked, ISO 8601, UTC
    fetched: str | None  # when the bytes came
    headers: tuple[tuple[str, str], ...]
    sha256: str | None
    published: str | None  # the day that the listing gives
    modified: str | None  # what the listing said of its last change

    def validators(self) -> dict[str, str]:
        """Headers that ask the host for something new only."""
        asked = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
        return {asked[name]: value for name, value in self.headers if name in asked} if self.sha256 else {}


class Store:
    """Keeps pages; one object may serve many threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        with _told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=60.0)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._prepare()

    def close(self) -> None:
        """Close the file."""
        with _told(self._path), self._lock:
            self._db.close()

    def page(self, url: str) -> Page | None:
        """Give what is known of an address."""
        rows = self._rows(f"SELECT {_COLUMNS} FROM page WHERE url = ?", (url,))
        return _page(rows[0]) if rows else None

    def body(self, url: str) -> bytes:
        """Give the bytes of an address that has been fetched."""
        ((body,),) = self._rows("SELECT body FROM page WHERE url = ?", (url,))
        return zlib.decompress(body)

    def keep(
        self, answer: Answer, canonical: str | None, at: str, *, published: str | None, modified: str | None
    ) -> bool:
        """Keep what came, a page or a listing (which has no canonical address); tells whether the bytes are new."""
        digest = sha256(answer.body).hexdigest()
        known = self.page(answer.asked)
        changed = known is None or known.sha256 != digest
        fetched = at if changed or known is None else known.fetched
        headers = json.dumps(answer.headers, ensure_ascii=False)
        body = zlib.compress(answer.body, 6)
        told = (answer.asked, answer.url, canonical, "ok", at, fetched, headers, digest, published, modified)
        self._write(
            f"INSERT INTO page ({_COLUMNS}, body, settled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (url) DO UPDATE SET final = excluded.final, canonical = excluded.canonical, status = 'ok', "
            "checked = excluded.checked, fetched = excluded.fetched, headers = excluded.headers, "
            "sha256 = excluded.sha256, published = coalesce(published, excluded.published), "
            "modified = excluded.modified, body = excluded.body, "
            "settled = CASE WHEN sha256 = excluded.sha256 THEN settled ELSE excluded.settled END",
            (*told, body, canonical is None),
        )
        return changed

    def unchanged(self, url: str, at: str, modified: str | None) -> None:
        """Note that the host has nothing new at an address."""
        self._write("UPDATE page SET status = 'ok', checked = ?, modified = ? WHERE url = ?", (at, modified, url))

    def failed(self, url: str, reason: str, at: str, modified: str | None) -> None:
        """Note that an address gave nothing; what it gave before stays."""
        self._write(
            "INSERT INTO page (url, status, checked, modified) VALUES (?, ?, ?, ?) ON CONFLICT (url) "
            "DO UPDATE SET status = excluded.status, checked = excluded.checked, modified = excluded.modified",
            (url, reason, at, modified),
        )

    def note_listing(self, source: str, address: str, urls: Sequence[str]) -> None:
        """Note what a source, which is at an address, lists now."""
        with _told(self._path), self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute("DELETE FROM listing WHERE source = ?", (source,))
            self._db.executemany("INSERT INTO listing VALUES (?, ?, ?)", [(source, n, u) for n, u in enumerate(urls)])
            self._db.executemany(
                "INSERT OR IGNORE INTO origin VALUES (?, ?)", [(url, source) for url in (address, *urls)]
            )

    def offered(self, source: str) -> list[Page]:
        """Give the pages that a source lists now, and those that an interrupted run left unread."""
        rows = self._rows(
            f"SELECT {_COLUMNS} FROM page WHERE canonical IS NOT NULL AND (url IN (SELECT url FROM listing "
            "WHERE source = ?) OR (settled = 0 AND url IN (SELECT url FROM origin WHERE source = ?))) ORDER BY url",
            (source, source),
        )
        return [_page(row) for row in rows]

    def reached(self, sources: Sequence[str]) -> frozenset[str]:
        """Give the addresses of sources, of their listings as of their pages, that answered when last asked."""
        marks = ", ".join("?" * len(sources))
        rows = self._rows(
            f"SELECT url FROM page JOIN origin USING (url) WHERE status = 'ok' AND source IN ({marks})", sources
        )
        return frozenset(str(url) for (url,) in rows)

    def settle(self, pages: Iterable[tuple[str, str]]) -> None:
        """Note that a run has read these pages, in these versions (SHA-256), to its end."""
        with _told(self._path), self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("UPDATE page SET settled = 1 WHERE url = ? AND sha256 = ?", list(pages))

    def _prepare(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version == 0:
            self._db.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")
        elif version != _VERSION:
            raise SourceError(f"{self._path} was made by another version of the program. Move it away to start anew.")

    def _rows(self, sql: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
        with _told(self._path), self._lock:
            return self._db.execute(sql, values).fetchall()

    def _write(self, sql: str, values: Sequence[object]) -> None:
        with _told(self._path), self._lock:
            self._db.execute(sql, values)


def _page(row: Sequence[Any]) -> Page:
    page = Page(*row)
    headers = tuple((name, value) for name, value in json.loads(str(row[6] or "[]")))
    return replace(page, headers=headers)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        advice = "Make room on that disk, let this user write there, or name another file in GHINHO_FETCHED."
        raise SourceError(f"{path}, where fetched pages are kept, cannot be used ({error}). {advice}") from error
