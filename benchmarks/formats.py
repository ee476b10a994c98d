"""How long a web archive and a large file of records take in one run, and how much memory.

    python -m benchmarks.formats ARTICLES.jsonl[.gz] [--pages N] [--records N]

Both files are made of the paragraphs of the articles, the same ones at every run. Memory
that processes share counts once.
"""

import argparse
import gzip
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from benchmarks.bench import memory_of_tree

HEAD = "<script>{}</script><nav>{}</nav>"
MENU = "".join(f'<li class="menu-item-{n}"><a href="/muc-{n}.html">Chuyên mục {n}</a></li>' for n in range(300))
CODE = "".join(f"window.data[{n}] = {{'key': 'value {n}', 'list': [{n}, {n + 1}]}};\n" for n in range(500))


def main() -> None:
    """Make the files, run the program over them, and print what that took."""
    parser = argparse.ArgumentParser(description="Measure a web archive and a large file of records in one run.")
    parser.add_argument("articles", type=Path, help="JSON Lines of articles with titles as first paragraphs")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--records", type=int, default=100_000)
    arguments = parser.parse_args()
    texts = list(read_texts(arguments.articles))
    with TemporaryDirectory(prefix="ghinho-bench-") as folder:
        crawl, records = Path(folder) / "crawl.warc.gz", Path(folder) / "records.jsonl"
        make_crawl(crawl, texts, arguments.pages)
        make_records(records, texts, arguments.records)
        for path in (crawl, records):
            print(f"{path.name}: {path.stat().st_size / 1e6:,.0f} MB")
        measure([crawl, records], Path(folder) / "bench.duckdb")


def make_crawl(path: Path, texts: list[list[str]], count: int) -> None:
    """Write a web archive of pages with menus and scripts, each record packed by itself."""
    with path.open("wb") as file:
        for number in range(count):
            file.write(gzip.compress(_record(number, _page(_paragraphs(texts, -1 - number))), 1, mtime=0))


def make_records(path: Path, texts: list[list[str]], count: int) -> None:
    """Write articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            record = {"id": str(number), "published": "2017-06-22", "text": "\n\n".join(_paragraphs(texts, number))}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def measure(paths: list[Path], warehouse: Path) -> None:
    """Run the program as a user would, and look at its memory meanwhile."""
    program = Path(sys.executable).with_name("ghinho")
    started, peak = time.perf_counter(), 0
    with subprocess.Popen([program, "run", *paths, "-w", warehouse], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, memory_of_tree(process.pid))
            time.sleep(0.2)
    seconds = time.perf_counter() - started
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        counts = connection.execute("SELECT status, loaded, unchanged, rejected FROM run").fetchall()
        reasons = connection.execute("SELECT reason, count(*) FROM issue GROUP BY ALL ORDER BY ALL").fetchall()
    print(f"exit code {process.returncode}; (status, loaded, unchanged, rejected): {counts}; issues: {reasons}")
    print(f"{seconds:,.0f} s, peak {peak / 2**20:,.0f} MiB, warehouse {warehouse.stat().st_size / 1e6:,.0f} MB")


def read_texts(path: Path) -> Iterator[list[str]]:
    """Give the paragraphs of each article."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for line in file:
            yield [part.strip() for part in json.loads(line)["text"].split("\n") if part.strip()]


def _paragraphs(texts: list[list[str]], number: int) -> list[str]:
    """Put an article together: title and lead of one, the others of any, so that none is a copy of another."""
    chance = random.Random(number)
    own = texts[number % len(texts)]
    return own[:2] + [chance.choice(chance.choice(texts)) for _ in own[2:]]


def _page(paragraphs: list[str]) -> str:
    title, *others = paragraphs
    body = "".join(f"<p>{paragraph}</p>" for paragraph in others)
    article = f"<article><h1>{title}</h1>{body}</article>"
    return f"<html><head><title>{title}</title></head><body>{HEAD.format(CODE, MENU)}{article}</body></html>"


def _record(number: int, page: str) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://mau.example/tin-{number}.html\r\n"
        f"WARC-Date: 2017-06-22T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


if __name__ == "__main__":
    main()
