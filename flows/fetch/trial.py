"""Try a source once: what it lists, and what is read of its first pages; nothing of it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from flows.extract.inputs import Input, find_inputs
from flows.extract.problems import Problem, in_order
from flows.extract.reading import read_inputs
from flows.extract.texts import read_texts
from flows.fetch.asked import tell_apart, web_of
from flows.fetch.collect import collect
from flows.fetch.errors import SourceError
from flows.fetch.offers import offered_inputs
from flows.fetch.sources import REMOTE, Source, Sources
from flows.fetch.store import Store
from flows.settings import own_reference
from transforms.pipeline import load_rules, transform

LINES = 3  # of an article that are shown


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as it was read."""

    title: str
    address: str
    published: str
    publisher: str
    first_lines: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a source: in words, the articles, and what went wrong."""

    words: str
    articles: tuple[Shown, ...]
    problems: tuple[Problem, ...]


def try_source(name: str, sources: Sources, most: int) -> Trial:
    """Fetch or read at most so many pages of a source, be it disabled or not, or of an address."""
    if not name.startswith(REMOTE) and not Path(name).exists():
        asked = tell_apart([name], _enabled(sources, name))
    else:
        asked = tell_apart([name], sources)
    if asked.problems:
        raise SourceError(asked.problems[0].message)
    with TemporaryDirectory(prefix="ghinho-") as scratch:
        if asked.fetched:
            words, inputs, problems = _fetched(asked.fetched[0], sources, Path(scratch), most)
        else:
            problems = []
            inputs = [asked.completed(item) for item in find_inputs(asked.paths, Path(scratch), problems)]
            words = f"{name}: {len(inputs):,} articles found"
        return _read(words, inputs[:most], problems)


def _enabled(sources: Sources, name: str) -> Sources:
    """Whoever tries a source by its name means it."""
    return replace(sources, by_name={**sources.by_name, name: replace(sources.named(name), enabled=True)})


def _fetched(source: Source, sources: Sources, scratch: Path, most: int) -> tuple[str, list[Input], list[Problem]]:
    store = Store(scratch / "fetched.sqlite")
    try:
        collected = collect(source, web_of(sources.manners), store, most=most)
        offer = offered_inputs(store, [source], scratch)
    finally:
        store.close()
    return collected.in_words(), list(offer.inputs), collected.problems


def _read(words: str, inputs: list[Input], found: list[Problem]) -> Trial:
    rules = load_rules(own_reference())
    reading = read_inputs(inputs, rules.version)
    texts, problems = read_texts(reading.frame)
    frames = transform(texts, rules)
    problems += [*found, *reading.problems]
    problems += [Problem(**row) for row in frames["issue"].iter_rows(named=True)]
    return Trial(words, tuple(_shown(frames)), tuple(in_order(problems)))


def _shown(frames: dict[str, pl.DataFrame]) -> Iterator[Shown]:
    for document in frames["document"].iter_rows(named=True):
        lines = [line for line in document["body"].split("\n") if line != document["title"]]
        events = frames["event_mention"].filter(document_id=document["document_id"])
        yield Shown(
            title=document["title"] or "(no title)",
            address=document["url"] or document["source_path"],
            published=document["published"] or "(no date)",
            publisher=document["publisher"] or "(no publisher)",
            first_lines=tuple(lines[:LINES]),
            events=tuple(_event(event, frames["event_mention_participant"]) for event in events.iter_rows(named=True)),
        )


def _event(event: dict[str, str], participants: pl.DataFrame) -> str:
    names = participants.filter(event_mention_id=event["event_mention_id"]).sort("position")["name"]
    return f"{event['event_type']} {event['date_edtf'] or '(no date)'}: {', '.join(names)}"
