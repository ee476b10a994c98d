"""Full-text search over articles and over the evidence of events, with and without accents.

DuckDB stores columns, and reads thousands of texts to show one. So the words are indexed in a file
beside the warehouse (SQLite's FTS5), which is brought up to date before a search where the warehouse
has changed. It holds nothing that the warehouse does not hold and may be deleted at any time.

Words may come with accents or without: "lao" finds Lào and lao, "Lào" only Lào. Words in quotes
stand next to each other, as the syllables of a Vietnamese name do; without quotes, texts in which
all words stand in a row come first, then those which have them anywhere.
"""

import re
import sqlite3
import unicodedata
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from duckdb import DuckDBPyConnection

from warehouse.errors import QueryError, WarehouseAccessError
from warehouse.frames import registered
from warehouse.library import read_folder

SHELVES = ("document", "event")
COLUMNS = ("day", "title", "text", "source_path", "url", "id")
VERSION = 1  # of the file
_PAIR = ("id", "version")
_BATCH = 5_000  # texts that are indexed together
_DAY_BITS = 24  # of a number; the days stand before them, so that numbers run in the order of time
_AROUND = 110  # characters shown on either side of what was found
_TERM = re.compile(r'"([^"]+)"|(\S+)')
_WORD = re.compile(r"\w+")
_ACCENTED = {
    "a": "aàáảãạăằắẳẵặâầấẩẫậ", "d": "dđ", "e": "eèéẻẽẹêềếểễệ", "i": "iìíỉĩị", "o": "oòóỏõọôồốổỗộơờớởỡợ",
    "u": "uùúủũụưừứửữự", "y": "yỳýỷỹỵ",
}  # fmt: skip
_TABLES = """
    CREATE TABLE IF NOT EXISTS state (shelf TEXT PRIMARY KEY, warehouse TEXT);
    CREATE TABLE IF NOT EXISTS {0} (
        number INTEGER PRIMARY KEY, id TEXT, version TEXT, title TEXT, source_path TEXT, url TEXT, text BLOB
    );
    CREATE UNIQUE INDEX IF NOT EXISTS {0}_id ON {0} (id);
    CREATE VIRTUAL TABLE IF NOT EXISTS {0}_word USING fts5(
        title, text, content='', tokenize="unicode61 remove_diacritics 2"
    );
"""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand in a row: as the index knows them, and as a text shows them."""

    words: str
    pattern: re.Pattern[str]
    accented: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for."""

    words: str
    shelf: str = "document"
    since: date | None = None
    until: date | None = None
    limit: int = 20


def index_of(warehouse: Path | str) -> Path:
    """Name the file that holds the index of a warehouse."""
    path = Path(warehouse).absolute()
    return path.with_name(f".{path.name}.search")


def search(
    connection: DuckDBPyConnection, warehouse: Path | str, wanted: Wanted, say: Callable[[int, int], None] | None = None
) -> list[tuple[Any, ...]]:
    """Find texts, the newest first: rows of `COLUMNS`. The index is brought up to date where it is not."""
    terms = parse(wanted.words)
    path = index_of(warehouse)
    try:
        with closing(_opened(path)) as index:
            _refresh(connection, index, wanted.shelf, _state_of(Path(warehouse)), say or (lambda _done, _total: None))
            return list(_found(index, wanted, terms))
    except (sqlite3.Error, OSError) as error:
        raise WarehouseAccessError(path, f"{error}. It may be deleted; the next search makes it anew") from error


def parse(words: str) -> list[Term]:
    """Take what is looked for apart: words, and words in quotes that stand in a row."""
    texts = [quoted or word for quoted, word in _TERM.findall(unicodedata.normalize("NFC", words))]
    terms = [_term(found) for text in texts if (found := _WORD.findall(text.lower()))]
    if not terms:
        raise QueryError(f"There is no word in {words!r} to look for.")
    return terms


def _term(words: list[str]) -> Term:
    folded = [_folded(word) for word in words]
    spelled = r"\W+".join(map(_pattern, words))
    pattern = re.compile(rf"(?<!\w){spelled}(?!\w)", re.IGNORECASE)
    return Term(" ".join(folded), pattern, accented=folded != words)


def _pattern(word: str) -> str:
    """Spell a word as it may be written: with any accents where it has none, else with its own."""
    if _folded(word) != word:
        return re.escape(word)
    return "".join(f"[{_ACCENTED[letter]}]" if letter in _ACCENTED else re.escape(letter) for letter in word)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _opened(path: Path) -> sqlite3.Connection:
    """Open the index; make it anew where it is of another version or broken."""
    for attempt in (1, 2):
        index = sqlite3.connect(path, timeout=600, isolation_level=None)
        try:
            if index.execute("PRAGMA user_version").fetchone()[0] not in (0, VERSION):
                raise sqlite3.DatabaseError("of another version")
            index.execute("PRAGMA journal_mode = WAL")
            index.execute("PRAGMA synchronous = NORMAL")
            for shelf in SHELVES:
                index.executescript(_TABLES.format(shelf))
            index.execute(f"PRAGMA user_version = {VERSION}")
        except sqlite3.OperationalError:
            index.close()
            raise
        except sqlite3.DatabaseError:
            index.close()
            if attempt == 2:
                raise
            path.unlink()
        else:
            return index
    raise AssertionError("unreachable")


def _state_of(warehouse: Path) -> str:
    """Tell one state of the warehouse from another: each is a file of its own."""
    about = warehouse.stat()
    return f"{about.st_ino} {about.st_size} {about.st_mtime_ns}"


def _refresh(
    connection: DuckDBPyConnection,
    index: sqlite3.Connection,
    shelf: str,
    state: str,
    say: Callable[[int, int], None],
) -> None:
    """Index what is new or changed, and forget what is gone; a refresh that is killed goes on where it was."""
    if index.execute("SELECT warehouse FROM state WHERE shelf = ?", [shelf]).fetchone() == (state,):
        return
    known = dict(index.execute(f"SELECT id, version FROM {shelf}").fetchall())
    pairs = pl.DataFrame({"id": list(known), "version": list(known.values())}, schema=dict.fromkeys(_PAIR, pl.String()))
    texts = read_folder("searched")[shelf].sql
    with registered(connection, "indexed", pairs):
        gone = connection.execute(f"SELECT id FROM indexed ANTI JOIN ({texts}) USING (id, version)").fetchall()
        _forget(index, shelf, [id_ for (id_,) in gone])
        new = f"FROM ({texts}) ANTI JOIN indexed USING (id, version)"
        row = connection.execute(f"SELECT count(*) {new}").fetchone()
        result = connection.execute(
            f"SELECT id, version, day, title, source_path, url, text {new} ORDER BY day NULLS FIRST, id"
        )
        done = 0
        while rows := result.fetchmany(_BATCH):
            _add(index, shelf, rows)
            done += len(rows)
            say(done, row[0] if row else done)
    index.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", [shelf, state])


def _forget(index: sqlite3.Connection, shelf: str, ids: Collection[str]) -> None:
    """Take texts out; the index wants to be told again what it is to forget."""
    index.execute("BEGIN IMMEDIATE")
    for id_ in ids:
        for number, title, text in index.execute(f"SELECT number, title, text FROM {shelf} WHERE id = ?", [id_]):
            index.execute(
                f"INSERT INTO {shelf}_word ({shelf}_word, rowid, title, text) VALUES ('delete', ?, ?, ?)",
                [number, _plain(title), _plain(_unpacked(text))],
            )
        index.execute(f"DELETE FROM {shelf} WHERE id = ?", [id_])
    index.execute("COMMIT")


def _add(index: sqlite3.Connection, shelf: str, rows: list[tuple[Any, ...]]) -> None:
    index.execute("BEGIN IMMEDIATE")
    known = index.execute(
        f"SELECT id FROM {shelf} WHERE id IN ({', '.join('?' * len(rows))})", [row[0] for row in rows]
    )
    there = {id_ for (id_,) in known.fetchall()}  # by somebody else, who searches at the same time
    rows = [row for row in rows if row[0] not in there]
    numbers = _numbers(index, shelf, [row[2] for row in rows])
    for number, (id_, version, _, title, source_path, url, text) in zip(numbers, rows, strict=True):
        packed = zlib.compress(text.encode(), 1)
        index.execute(
            f"INSERT INTO {shelf} VALUES (?, ?, ?, ?, ?, ?, ?)", [number, id_, version, title, source_path, url, packed]
        )
        index.execute(
            f"INSERT INTO {shelf}_word (rowid, title, text) VALUES (?, ?, ?)", [number, _plain(title), _plain(text)]
        )
    index.execute("COMMIT")


def _numbers(index: sqlite3.Connection, shelf: str, days: Iterable[date | None]) -> Iterator[int]:
    """Number texts by their days, behind those that are there."""
    last: dict[int, int] = {}
    for day in days:
        first = _first_number(day)
        if first not in last:
            sql = f"SELECT max(number) FROM {shelf} WHERE number >= ? AND number < ?"
            (found,) = index.execute(sql, [first, first + (1 << _DAY_BITS)]).fetchone()
            last[first] = first if found is None else found
        last[first] += 1
        yield last[first]


def _first_number(day: date | None) -> int:
    return (day.toordinal() if day else 0) << _DAY_BITS


def _day(number: int) -> date | None:
    days = number >> _DAY_BITS
    return date.fromordinal(days) if days else None


def _plain(text: str | None) -> str:
    """Leave the accents to the index, which knows all but one letter."""
    return (text or "").lower().replace("đ", "d")


def _unpacked(text: bytes) -> str:
    return zlib.decompress(text).decode()


def _found(index: sqlite3.Connection, wanted: Wanted, terms: list[Term]) -> Iterator[tuple[Any, ...]]:
    """Give those that have all words in a row, then the others."""
    in_a_row = Term(
        " ".join(term.words for term in terms),
        re.compile(r"\W+".join(f"(?:{term.pattern.pattern})" for term in terms), re.IGNORECASE),
        accented=any(term.accented for term in terms),
    )
    shown: set[int] = set()
    for looked_for in ([in_a_row], terms) if len(terms) > 1 else (terms,):
        for number, title, source_path, url, id_, text in _matching(index, wanted, looked_for):
            if len(shown) == wanted.limit:
                return
            if number not in shown:
                shown.add(number)
                yield _day(number), title, _excerpt(text, looked_for[0].pattern), source_path, url, id_


def _matching(index: sqlite3.Connection, wanted: Wanted, terms: list[Term]) -> Iterator[tuple[Any, ...]]:
    """Read texts that have the terms, the newest first, and look at their accents where those matter."""
    expression = " AND ".join(f'"{term.words}"' for term in terms)
    first = _first_number(wanted.since)
    last = _first_number(wanted.until) + (1 << _DAY_BITS) if wanted.until else 1 << 62
    numbers = index.execute(
        f"SELECT rowid FROM {wanted.shelf}_word WHERE {wanted.shelf}_word MATCH ? AND rowid >= ? AND rowid < ? "
        "ORDER BY rowid DESC",
        [expression, first, last],
    )
    for (number,) in numbers:
        row = index.execute(
            f"SELECT title, source_path, url, id, text FROM {wanted.shelf} WHERE number = ?", [number]
        ).fetchone()
        title, source_path, url, id_, packed = row
        text = _unpacked(packed)
        whole = f"{title or ''}\n{text}"
        if all(term.pattern.search(whole) for term in terms if term.accented):
            yield number, title, source_path, url, id_, text


def _excerpt(text: str, pattern: re.Pattern[str]) -> str:
    """Cut out what is around the first place, at whole words."""
    found = pattern.search(text)
    start, end = found.span() if found else (0, 0)
    before, after = text[:start][-_AROUND:], text[end:][:_AROUND]
    if start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if len(text) - end > _AROUND:
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}{text[start:end]}{after}".split())
