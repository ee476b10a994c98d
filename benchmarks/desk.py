"""How fast questions are answered over a warehouse of many articles, and words are found in it.

    python -m benchmarks.desk WAREHOUSE [--articles N] [--keep FILE] [--without-search]

The warehouse is made as large as asked for by telling its articles again with fresh ids, some days
later each time. What no question reads (raw bytes, mentions, sketches) is left out of the copy.
The table says of each question whether it is answered within 100 ms, or would be if the machine had no other work.
"""

import argparse
import os
import shlex
import time
from collections.abc import Callable, Iterator, Sized
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from duckdb import DuckDBPyConnection
from rich.console import Console
from rich.table import Table

from warehouse import schema
from warehouse.query import list_queries, run_query
from warehouse.search import SHELVES, Wanted, search
from warehouse.store import open_warehouse
from warehouse.tables import TABLES

ARTICLES = 20_000
LEFT_OUT = {"raw_document", "mention", "sketch", "copy_link", "removed", "telling_link"}
ONCE = ("reference_", "decision", "issue", "spelling")  # tables that do not grow with the articles
IDS = {
    *("document_id", "sentence_id", "run_id", "duplicate_of", "event_id", "agreement_id", "subject_id", "part_of"),
    *("event_mention_id", "agreement_mention_id", "telling_id", "source_path"),
}
LATER = 3  # days
RUNS = 5
SOON = 100  # ms within which a question is to be answered
INDEXING = "making the index for search"
WORDS = ("an ninh mạng", '"an ninh mang"', '"truong minh tuan"', '"hợp tác" Lào', "boviengkham", "hoi dong mang")


def main() -> None:
    """Grow, measure, and print the table."""
    parser = argparse.ArgumentParser(description="Measure how fast questions are answered.")
    parser.add_argument("warehouse", type=Path, help="a warehouse to grow")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many articles to ask over")
    parser.add_argument("--keep", type=Path, help="keep the grown warehouse here, or use the one that is there")
    parser.add_argument("--without-search", action="store_true", help="do not index the words, which takes a while")
    arguments = parser.parse_args()
    with TemporaryDirectory(prefix="ghinho-desk-") as folder:
        path = arguments.keep or Path(folder) / "grown.duckdb"
        if not path.exists():
            grow(arguments.warehouse, path, arguments.articles)
        show(path, with_search=not arguments.without_search)


def show(path: Path, *, with_search: bool) -> None:
    """Ask everything of a warehouse, and print how long that takes."""
    heads = ("question", "rows", "ms", "ms of processor time", f"within {SOON} ms")
    table = Table(*heads, title=f"Questions over {_articles(path):,} articles", title_justify="left")
    for name, rows, elapsed, worked in (*ask(path), *(find(path) if with_search else ())):
        verdict = "" if name == INDEXING else _verdict(elapsed, worked)
        table.add_row(name, f"{rows:,}", f"{elapsed:.0f}", f"{worked:.0f}", verdict)
    Console(width=100).print(table)


def _articles(path: Path) -> int:
    with open_warehouse(path, read_only=True) as connection:
        row = connection.execute("SELECT count(*) FROM document").fetchone()
    return int(row[0]) if row else 0


def _verdict(elapsed: float, worked: float) -> str:
    """Say whether the answer comes soon; where the machine has other work, whether it would if it had none."""
    if elapsed <= SOON:
        return "yes"
    return "if idle" if worked / (os.cpu_count() or 1) <= SOON else "no"


def grow(source: Path, target: Path, articles: int) -> None:
    """Copy a warehouse with its articles told again and again, with fresh ids."""
    with duckdb.connect(target) as connection:
        schema.create(connection)
        quoted = str(source).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS source (READ_ONLY)")
        row = connection.execute("SELECT count(*) FROM source.document").fetchone()
        times = -(-articles // max(row[0] if row else 1, 1))
        for table in TABLES:
            if table.name not in LEFT_OUT:
                once = table.name.startswith(ONCE)
                columns = ", ".join(_fresh(column.name, column.type) for column in table.columns)
                connection.execute(
                    f"INSERT INTO {table.name} SELECT {columns} "
                    f"FROM source.{table.name}, range({1 if once else times}) AS r(k) {'' if once else 'ORDER BY k'}"
                )
        connection.execute("CHECKPOINT")


def _fresh(name: str, type_: str) -> str:
    """The first telling keeps its ids and days; the others get their own."""
    if name in IDS:
        return f"if(k = 0, {name}, {name} || '-' || k) AS {name}"
    return f"({name} + (k * {LATER})::INTEGER)::DATE AS {name}" if type_ == "DATE" else name


def ask(path: Path) -> Iterator[tuple[str, int, float, float]]:
    """Ask every question of the library."""
    with open_warehouse(path, read_only=True) as connection:
        for query in list_queries():
            words = [word.partition("=") for word in shlex.split(query.example) if word != "--param"]
            given = {name: value for name, _, value in words} | _given(connection).get(query.name, {})
            yield query.name, *_timed(lambda name=query.name, given=given: run_query(connection, name, given).rows)


def _given(connection: DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """What to ask where the examples are made for the seeds."""
    ((event, run, day),) = connection.execute(
        "SELECT max(event_id), (SELECT max(run_id) FROM run), (SELECT max(published_on) FROM document) FROM event"
    ).fetchall()
    month = str(day.replace(day=1))
    return {
        "agreements-of-run": {"run": run},
        "before-signing": {"since": month, "months": "1"},
        "events-between": {"since": month},
        "new-since": {"since": str(day)},
        "planned": {"since": str(day)},
        "provenance": {"id": event},
        "reports": {"words": "trương minh tuấn"},
        "stories": {"reports": "3"},
        "career": {"person": "nguyen xuan phuc", "since": month},
    }


def find(path: Path) -> Iterator[tuple[str, int, float, float]]:
    """Look for words; the index is made before."""
    with open_warehouse(path, read_only=True) as connection:
        started, worked = time.perf_counter(), time.process_time()
        for shelf in SHELVES:
            search(connection, path, Wanted("x", shelf))
        spent = (time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000
        yield INDEXING, 0, *spent
        for words in WORDS:
            for shelf in SHELVES:
                wanted = Wanted(words, shelf)
                yield f"search {words} ({shelf})", *_timed(lambda wanted=wanted: search(connection, path, wanted))


def _timed(question: Callable[[], Sized]) -> tuple[int, float, float]:
    """Ask several times; the quickest one counts. Processor time tells more where the machine has other work."""
    spent = []
    for _ in range(RUNS):
        started, worked = time.perf_counter(), time.process_time()
        rows = len(question())
        spent.append(((time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000))
    elapsed, worked = map(min, zip(*spent, strict=True))
    return rows, elapsed, worked


if __name__ == "__main__":
    main()
