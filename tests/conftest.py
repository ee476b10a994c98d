"""Readers shared by the tests: a few sentences in, what the transform tells of them out."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest
from hypothesis import settings

from flows.extract.html import read_html
from transforms.pipeline import load_rules, transform

settings.register_profile("untimed", deadline=None)  # a busy machine is slow, not wrong
settings.load_profile("untimed")
SEEDS = sorted((Path(__file__).parent.parent / "seeds/articles").glob("*.txt"))
COLUMNS = (
    "document_id", "source_path", "sha256", "fingerprint", "media_type", "encoding", "text", "title", "published",
    "publisher", "url", "fetched",
)  # fmt: skip


def raw_frame(documents):
    """Raw documents as the extraction hands them over, from (id, text, what was given with it)."""
    rows = []
    for name, text, given in documents:
        sha256 = hashlib.sha256(text.encode(errors="replace")).hexdigest()
        row = {"document_id": name, "source_path": f"{name}.txt", "sha256": sha256, "fingerprint": sha256}
        rows.append(row | {"media_type": "text/plain", "encoding": "utf-8", "text": text} | given)
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String()))


def read_seeds():
    return raw_frame([(path.stem, path.read_text(encoding="utf-8"), {}) for path in SEEDS])


def golden_page(path, address):
    """What is read of a page that was fetched from an address, as text."""
    page = read_html(path.read_text(encoding="utf-8"), address)
    told = {"title": page.title, "published": page.published, "publisher": page.publisher}
    golden = {"address": address, **told, "text": page.text.split("\n")}
    return json.dumps(golden, ensure_ascii=False, indent=1) + "\n"


def golden_texts(frames):
    """All tables of each document as text: a row a line in the order of the article, empty columns left out."""
    return {name: _golden(frames, name) for name in frames["document"]["document_id"]}


def _golden(frames, name):
    tables = []
    shown = {table: frame for table, frame in frames.items() if table != "sketch"}  # numbers tell a reader nothing
    for table, frame in sorted(shown.items()):
        rows = frame.filter(pl.col("document_id") == name).drop(
            "document_id", "rules_version", "telling_id", "keys", strict=False
        )
        lines = [_line(row) for row in rows.iter_rows(named=True)]
        tables.append(f'"{table}": [' + ",".join(f"\n  {line}" for line in lines) + "\n]")
    return "{\n" + ",\n".join(tables) + "\n}\n"


def _line(row):
    filled = {column: value for column, value in row.items() if value is not None}
    return json.dumps(filled, ensure_ascii=False, default=str)


@dataclass(frozen=True)
class Event:
    """An event as a reader of the warehouse sees it; participants are names with their roles."""

    type: str
    date: str | None
    basis: str | None
    status: str
    city: str | None
    place: str | None
    scope: str
    evidence: str
    topics: tuple[str, ...]
    countries: frozenset[str]
    persons: dict[str, str]
    organizations: dict[str, str]


def _events(frames):
    parts = defaultdict(lambda: defaultdict(dict))
    for p in frames["event_mention_participant"].sort("event_mention_id", "position").iter_rows(named=True):
        key = p["entity_id"] if p["kind"] == "country" else p["name"]
        parts[p["event_mention_id"]][p["kind"]][key] = p["role"]
    return [
        Event(
            e["event_type"], e["date_edtf"], e["date_basis"], e["status"], e["city"], e["place_country"], e["scope"],
            e["evidence"], tuple(e["topics"]), frozenset(parts[e["event_mention_id"]]["country"]),
            parts[e["event_mention_id"]]["person"], parts[e["event_mention_id"]]["organization"],
        )
        for e in frames["event_mention"].iter_rows(named=True)
    ]  # fmt: skip


class Reading(list):
    """The events of one article in the order of the text; the frames of all tables beside them."""

    def __init__(self, frames):
        super().__init__(_events(frames))
        self.frames = frames

    def of(self, *types):
        """The events of some types."""
        return [event for event in self if event.type in types]

    def one(self, type_):
        """The only event of a type; fails where there is none or more than one."""
        (event,) = self.of(type_)
        return event


@pytest.fixture
def read_page():
    return golden_page


@pytest.fixture(scope="session")
def rules():
    return load_rules()


@pytest.fixture(scope="session")
def raw():
    """Make a frame of raw documents from (id, text, what was given with it)."""
    return raw_frame


@pytest.fixture(scope="session")
def read(rules):
    """Read an article of a title (or None) and paragraphs into its events."""

    def read_article(title, *paragraphs, published="2018-05-16"):
        text = "\n\n".join([*([title] if title else []), *paragraphs])
        frames = transform(raw_frame([("article", text, {"title": title, "published": published})]), rules)
        assert frames["issue"].is_empty(), frames["issue"]["message"].to_list()
        return Reading(frames)

    return read_article


@pytest.fixture(scope="session")
def seed_raw():
    """The seed documents as they come from the extraction, with the names of their files as ids."""
    return read_seeds()


@pytest.fixture(scope="session")
def seed_frames(seed_raw, rules):
    """All tables of the transform over the seed documents."""
    return transform(seed_raw, rules)


@pytest.fixture(scope="session")
def goldens(seed_frames):
    """What the golden files of the seeds should hold now, by the names of the documents."""
    return golden_texts(seed_frames)
