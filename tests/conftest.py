"""Readers shared by the tests: a few sentences in, what the transform tells of them out."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from transforms.pipeline import load_rules, transform

SEEDS = sorted((Path(__file__).parent.parent / "seeds/articles").glob("*.txt"))
COLUMNS = (
    "document_id", "source_path", "sha256", "fingerprint", "media_type", "encoding", "text", "title", "published",
    "publisher", "url", "fetched",
)  # fmt: skip


def raw_row(name, text, **given):
    """A raw document as the extraction hands it over."""
    row = dict.fromkeys(COLUMNS) | {"document_id": name, "source_path": f"{name}.txt", "media_type": "text/plain"}
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return row | {"sha256": sha256, "fingerprint": sha256, "encoding": "utf-8", "text": text} | given


def raw_frame(rows):
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String()))


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
    for p in frames["event_participant"].sort("event_id", "position").iter_rows(named=True):
        key = p["entity_id"] if p["kind"] == "country" else p["name"]
        parts[p["event_id"]][p["kind"]][key] = p["role"]
    return [
        Event(
            e["event_type"], e["date_edtf"], e["date_basis"], e["status"], e["city"], e["place_country"], e["scope"],
            e["evidence"], tuple(e["topics"]), frozenset(parts[e["event_id"]]["country"]),
            parts[e["event_id"]]["person"], parts[e["event_id"]]["organization"],
        )
        for e in frames["event"].iter_rows(named=True)
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


@pytest.fixture(scope="session")
def rules():
    return load_rules()


@pytest.fixture(scope="session")
def read(rules):
    """Read an article of a title (or None) and paragraphs into its events."""

    def read_article(title, *paragraphs, published="2018-05-16"):
        text = "\n\n".join([*([title] if title else []), *paragraphs])
        frames = transform(raw_frame([raw_row("article", text, title=title, published=published)]), rules)
        assert frames["issue"].is_empty(), frames["issue"]["message"].to_list()
        return Reading(frames)

    return read_article


@pytest.fixture(scope="session")
def seed_frames(rules):
    """All tables of the transform over the seed documents."""
    rows = [raw_row(path.stem, path.read_text(encoding="utf-8")) for path in SEEDS]
    return transform(raw_frame(rows), rules)
