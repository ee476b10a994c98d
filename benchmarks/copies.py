"""How well and how fast near copies are found, on copies made of your own articles by known edits.

    python -m benchmarks.copies FOLDER or FILE ... [--articles N] [--seed N]

Every edit makes one copy of every article and loads it beside the articles. A copy that is not
counted to the story of its article is missed. What else is put together - two articles, or a
copy and another article - is wrong, unless the articles are near copies of each other as they
came; those are counted apart. The hard ones among them are pairs that have many runs of words
in common without telling the same: news on the same theme, told by the same publisher.
"""

import argparse
import random
import re
import time
from collections.abc import Callable
from tempfile import TemporaryDirectory

import duckdb
import polars as pl
from rich.console import Console
from rich.table import Table

from flows import stages
from flows.extract.texts import read_texts
from transforms.documents import read_documents
from transforms.sketches import sketch
from warehouse import schema
from warehouse.contract import frame_of
from warehouse.copies import renew_copies
from warehouse.frames import registered
from warehouse.load import load_batch
from warehouse.tables import DOCUMENT

BATCH = 500
SHORTEST = 60  # words of an article that an edit leaves something of
Paragraphs = list[str]
Edit = Callable[[Paragraphs, random.Random, Paragraphs], Paragraphs]


def exact(text: Paragraphs, _chance: random.Random, _others: Paragraphs) -> Paragraphs:
    """Leave the text as it is; the title is another one in every copy."""
    return text


def shortened(text: Paragraphs, chance: random.Random, _others: Paragraphs) -> Paragraphs:
    """Keep the first third to two thirds of the sentences, as newspapers shorten reports of an agency."""
    sentences = _sentences(text)
    return [" ".join(sentences[: max(1, round(len(sentences) * chance.uniform(0.34, 0.67)))])]


def thinned(text: Paragraphs, chance: random.Random, _others: Paragraphs) -> Paragraphs:
    """Leave out every third sentence or so."""
    kept = [sentence for sentence in _sentences(text) if chance.random() < 0.67]
    return [" ".join(kept or text)]


def captions(text: Paragraphs, chance: random.Random, others: Paragraphs) -> Paragraphs:
    """Put two lines of other articles between the paragraphs, as captions that stay in the body do."""
    lines = [" ".join(chance.choice(others).split()[:12]) for _ in range(2)]
    return _put_in(text, lines, chance)


def two_added(text: Paragraphs, chance: random.Random, others: Paragraphs) -> Paragraphs:
    """Add two sentences of other articles."""
    return _put_in(_sentences(text), [chance.choice(others), chance.choice(others)], chance)


def all_at_once(text: Paragraphs, chance: random.Random, others: Paragraphs) -> Paragraphs:
    """Shorten, and put captions and a sentence in."""
    return captions(_put_in(shortened(text, chance, others), [chance.choice(others)], chance), chance, others)


EDITS: dict[str, Edit] = {
    "other title": exact,
    "shortened": shortened,
    "sentences left out": thinned,
    "other captions": captions,
    "two sentences added": two_added,
    "shortened, sentence and captions added": all_at_once,
}


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="Measure how near copies are found.")
    parser.add_argument("paths", nargs="+", help="folders or files")
    parser.add_argument("--articles", type=int, help="how many articles to take")
    parser.add_argument("--seed", type=int, default=1, help="of the edits")
    arguments = parser.parse_args()
    with TemporaryDirectory(prefix="ghinho-bench-") as folder:
        documents = read_articles(arguments.paths, folder, arguments.articles)
    stories, links, rates = found_in(documents)
    heads = ("edit", "articles", "precision", "recall", "articles/s", "per core")
    shown = Table(*heads, title="Near copies", title_justify="left")
    copies = sum(document != story for document, story in stories.items())
    shown.add_row("as they came", f"{documents.height:,}", "", f"{copies:,} copies", *rates)
    for name, edit in EDITS.items():
        shown.add_row(name, *measure(documents, edit, stories, links, arguments.seed))
    Console(width=100).print(shown)


def read_articles(paths: list[str], folder: str, count: int | None) -> pl.DataFrame:
    """Read and clean articles: document_id, title, body and the other columns of the table."""
    plan = stages.find(paths, folder, BATCH, {})
    batches = [stages.read(batch, "bench") for batch in plan.batches]
    texts = [read_texts(pl.read_ipc(batch.path))[0] for batch in batches]
    documents = pl.concat([read_documents(text).documents for text in texts])[:count]
    made = {"scope": "domestic", "rules_version": "", "run_id": "", "duplicate_of": None}
    return documents.with_columns(**{name: pl.lit(value, pl.String) for name, value in made.items()})


def measure(
    documents: pl.DataFrame, edit: Edit, stories: dict[str, str], links: set[frozenset[str]], seed: int
) -> tuple[str, ...]:
    """Load every article that is long enough with one copy of it: articles, precision, recall, speed."""
    copies = _copies(documents, edit, seed)
    told, _, rates = found_in(pl.concat([documents, copies]))
    pairs = [(copy, copy.removesuffix("-copy")) for copy in copies["document_id"]]
    found = sum(told[copy] == told[article] for copy, article in pairs)
    whole: dict[str, set[str]] = {}
    for document, story in told.items():
        whole.setdefault(story, set()).add(document.removesuffix("-copy"))
    wrong = sum(
        1
        for members in whole.values()
        for one in members
        for other in members
        if one < other and stories[one] != stories[other] and frozenset((one, other)) not in links
    )
    return f"{len(pairs):,}", f"{found / (found + wrong):.4f}", f"{found / len(pairs):.4f}", *rates


def found_in(documents: pl.DataFrame) -> tuple[dict[str, str], set[frozenset[str]], tuple[str, str]]:
    """Find copies: the story of each document, pairs of documents that are linked, and the speed."""
    frame = frame_of(DOCUMENT, []).vstack(documents.select(DOCUMENT.polars_schema.names()))
    with duckdb.connect(":memory:") as connection:
        schema.create(connection)
        load_batch(connection, {"document": frame})
        started = time.perf_counter(), time.process_time()
        for batch in frame.iter_slices(BATCH):
            sketches = sketch(batch)
            with registered(connection, "arriving", sketches):
                connection.execute("INSERT INTO sketch BY NAME FROM arriving")
            renew_copies(connection, set(sketches["text_id"]))
        ended = time.perf_counter(), time.process_time()
        stories = connection.execute("SELECT document_id, coalesce(duplicate_of, document_id) FROM document").fetchall()
        linked = connection.execute(
            "SELECT a.document_id, b.document_id FROM copy_link JOIN sketch AS a ON a.text_id = part_id "
            "JOIN sketch AS b ON b.text_id = whole_id"
        ).fetchall()
    rates = [f"{frame.height / (end - start):,.0f}" for start, end in zip(started, ended, strict=True)]
    return dict(stories), {frozenset(pair) for pair in linked}, (rates[0], rates[1])


def _copies(documents: pl.DataFrame, edit: Edit, seed: int) -> pl.DataFrame:
    """Make one copy of every article that is long enough, with another title and some days later."""
    texts = {row["document_id"]: _text(row) for row in documents.iter_rows(named=True)}
    others = [sentence for text in texts.values() for sentence in _sentences(text) if len(sentence.split()) >= 12]
    rows = []
    for row in documents.iter_rows(named=True):
        if sum(len(paragraph.split()) for paragraph in texts[row["document_id"]]) >= SHORTEST:
            chance = random.Random(f"{seed} {row['document_id']}")
            title = f"Tin {chance.randint(1, 999)}: {' '.join(reversed((row['title'] or '').split()))}"
            body = "\n".join([title, *edit(texts[row["document_id"]], chance, others)])
            key = f"{row['document_id']}-copy"
            rows.append({**row, "document_id": key, "source_path": key, "title": title, "body": body})
    return frame_of(DOCUMENT, rows)


def _text(row: dict[str, str]) -> Paragraphs:
    paragraphs = row["body"].split("\n")
    return paragraphs[1:] if row["title"] and paragraphs[0] == row["title"] else paragraphs


def _sentences(text: Paragraphs) -> list[str]:
    return [sentence for paragraph in text for sentence in re.split(r"(?<=[.!?]) (?=\w)", paragraph) if sentence]


def _put_in(text: Paragraphs, lines: Paragraphs, chance: random.Random) -> Paragraphs:
    text = list(text)
    for line in lines:
        text.insert(chance.randint(0, len(text)), line)
    return text


if __name__ == "__main__":
    main()
