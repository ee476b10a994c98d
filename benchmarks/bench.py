"""How fast articles are read, stage by stage, and how much memory that takes.

    python -m benchmarks.bench [FOLDER or FILE ...] [--articles N] [--questions N]

Without a path, articles are made up from the seeds. The transform is measured in one
process; then the whole program runs over the same inputs, with its processes and load.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import polars as pl
from rich.console import Console
from rich.table import Table

import flows.stages
import transforms.pipeline
from benchmarks import desk
from flows.extract.texts import read_texts
from flows.settings import BATCH_SIZE
from transforms.dates import DateReader
from transforms.names import NameReader
from transforms.rows import RowWriter

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
MADE = 3000  # articles made from the seeds: near copies of each other

# Where the time of a stage is spent; what is left are the look-up of triggers and the release of memory.
STAGES: dict[str, list[tuple[Any, str]]] = {
    "documents: cleaning, layout, boilerplate": [(transforms.pipeline, "read_documents")],
    "letters and sentences": [(transforms.pipeline, "read_text"), (transforms.pipeline, "split_sentences")],
    "names": [
        (NameReader, "scan"),
        (NameReader, "read"),
        (transforms.pipeline, "persons_of"),
        (transforms.pipeline, "organizations_of"),
    ],
    "dates": [(DateReader, "read")],
    "events and agreements": [(transforms.pipeline, "build_article"), (transforms.pipeline, "read_story")],
    "sketches for near copies": [(transforms.pipeline, "sketch")],
    "rows and frames": [(RowWriter, "add"), (transforms.pipeline, "span_frames"), (transforms.pipeline, "_frames")],
}


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="Measure speed and memory.")
    parser.add_argument("paths", nargs="*", help="folders or files; by default articles are made from the seeds")
    parser.add_argument("--articles", type=int, default=MADE, help="how many articles to make")
    parser.add_argument("--questions", type=int, default=5_000, help="ask over so many articles; 0 for none")
    arguments = parser.parse_args()
    with TemporaryDirectory(prefix="ghinho-bench-") as folder:
        paths = arguments.paths or [str(make_articles(Path(folder), arguments.articles))]
        table = Table("stage", "seconds", "articles/s", "peak MiB", title="Speed and memory", title_justify="left")
        for row in (*measure_transform(paths, folder), *measure_flow(paths, folder)):
            table.add_row(*row)
        Console(width=100).print(table)
        if arguments.questions:
            desk.grow(Path(folder) / "bench.duckdb", Path(folder) / "grown.duckdb", arguments.questions)
            desk.show(Path(folder) / "grown.duckdb", with_search=True)


def make_articles(folder: Path, count: int) -> Path:
    """Write articles with the sentences of the seeds in ever new order and with other numbers."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    path = folder / "made.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = _varied(texts[number % len(texts)], random.Random(number))
            file.write(json.dumps({"id": str(number), "published": "2017-06-22", "text": text}) + "\n")
    return path


def _varied(text: str, chance: random.Random) -> str:
    head, *sentences = re.split(r"(?<=\.) ", text)
    chance.shuffle(sentences)
    return re.sub(r"\b[1-9]\b", lambda _match: str(chance.randint(1, 9)), " ".join([head, *sentences]))


def measure_transform(paths: list[str], folder: str) -> Iterator[tuple[str, str, str, str]]:
    """Run the transform alone, in this process."""
    rules, started = flows.stages.rules, time.perf_counter()
    rules()
    yield "loading the rules", f"{time.perf_counter() - started:.2f}", "", _own_peak()
    plan = flows.stages.find(paths, folder, BATCH_SIZE, {})
    raw = [flows.stages.read(batch, "bench") for batch in plan.batches]
    texts = [read_texts(pl.read_ipc(batch.path))[0] for batch in raw]
    articles = sum(frame.height for frame in texts)
    spent: dict[str, float] = dict.fromkeys(STAGES, 0.0)
    with _watched(spent):
        started = time.perf_counter()
        for frame in texts:
            transforms.pipeline.transform(frame, rules())
        total = time.perf_counter() - started
    spent["between the stages"] = total - sum(spent.values())
    for stage, seconds in spent.items():
        yield stage, f"{seconds:.2f}", _rate(articles, seconds), ""
    yield "whole transform, one process", f"{total:.2f}", _rate(articles, total), _own_peak()


def measure_flow(paths: list[str], folder: str) -> Iterator[tuple[str, str, str, str]]:
    """Run the program as a user would, and ask the warehouse how long the flow took."""
    warehouse = Path(folder) / "bench.duckdb"
    program = Path(sys.executable).with_name("ghinho")
    started, peak = time.perf_counter(), 0
    with subprocess.Popen([program, "run", *paths, "-w", warehouse], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, memory_of_tree(process.pid))
            time.sleep(0.1)
    total = time.perf_counter() - started
    if process.returncode:
        sys.exit("The run failed.")
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        sql = "SELECT loaded, epoch(finished_at - started_at) FROM run"
        ((articles, seconds),) = connection.execute(sql).fetchall()
    shown = f"{peak / 2**20:.0f}" if peak else "unknown"
    yield "whole flow with load, all cores", f"{seconds:.2f}", _rate(articles, seconds), shown
    yield "whole program, with Prefect's start", f"{total:.2f}", _rate(articles, total), shown


@contextmanager
def _watched(spent: dict[str, float]) -> Iterator[None]:
    """Add up the time that the functions of each stage take."""
    originals = [(owner, name, getattr(owner, name)) for found in STAGES.values() for owner, name in found]
    for stage, found in STAGES.items():
        for owner, name in found:
            setattr(owner, name, _timed(getattr(owner, name), spent, stage))
    try:
        yield
    finally:
        for owner, name, original in originals:
            setattr(owner, name, original)


def _timed(function: Callable[..., Any], spent: dict[str, float], stage: str) -> Callable[..., Any]:
    def timed(*args: Any, **kwargs: Any) -> Any:
        started = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            spent[stage] += time.perf_counter() - started

    return timed


def _rate(articles: int, seconds: float) -> str:
    return f"{articles / seconds:,.0f}" if seconds else ""


def _own_peak() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10:.0f}"


def memory_of_tree(root: int) -> int:
    """Memory of a process and all that it started, in bytes, where what they share counts once; 0 without /proc."""
    total, waiting = 0, [root]
    while waiting:
        process = Path(f"/proc/{waiting.pop()}")
        try:
            (share,) = re.findall(r"^Pss: +(\d+) kB$", (process / "smaps_rollup").read_text(), re.MULTILINE)
            total += int(share) * 1024
            waiting += [int(child) for task in process.glob("task/*/children") for child in task.read_text().split()]
        except (OSError, ValueError):
            continue  # it has ended meanwhile
    return total


if __name__ == "__main__":
    main()
