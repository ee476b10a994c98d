"""Near copies: which documents report the same story, and which one of them stands for it.

Texts are compared, not documents: equal texts are one. A text is *linked* to a longer one in
which it stands word for word or nearly so, which says nothing but what is in the two. The
longest texts then gather those that stand in them, so that what a copy tells is always told by
the text that it was gathered to, however long the chain of copies. Only groups that a load
touches are looked at, and the outcome does not depend on the order in which documents came.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

import polars as pl
from duckdb import DuckDBPyConnection

from warehouse.frames import id_frame, registered
from warehouse.library import read_folder
from warehouse.tables import COPY_LINK

_WORD = re.compile(r"[^\W_]+")
RUN = 5  # words
COPIED = 0.85  # of the words of a text: less can be another piece of news with the same background
CERTAIN, CERTAIN_SIZE = 0.9, 16  # of a sketch, and its size: words in runs are always some more than runs
FULL = 0.8  # of the words of the longest report of a story: what has as many tells it in full


class Report(NamedTuple):
    """A document as one of the reports of a story."""

    document_id: str
    text_id: str
    words: int
    published_on: date | None


class Link(NamedTuple):
    """A text that stands in a longer one, by a share of its words."""

    part_id: str
    whole_id: str
    share: float


def texts_of(connection: DuckDBPyConnection, documents: Collection[str]) -> set[str]:
    """Ids of the texts of some documents."""
    with registered(connection, "asked", id_frame("document_id", documents)):
        rows = connection.execute("SELECT text_id FROM sketch WHERE document_id IN (FROM asked)").fetchall()
    return {text_id for (text_id,) in rows}


def renew_copies(connection: DuckDBPyConnection, touched: Collection[str]) -> None:
    """Bring links and `duplicate_of` up to date after documents with the touched texts came or went."""
    if not touched:
        return
    before = _group(connection, touched)
    with registered(connection, "touched", id_frame("text_id", touched)):
        connection.execute("DELETE FROM copy_link WHERE part_id IN (FROM touched) OR whole_id IN (FROM touched)")
        with registered(connection, "linked", _links(connection)):
            connection.execute("INSERT INTO copy_link BY NAME FROM linked")
    with registered(connection, "grouped", id_frame("text_id", _group(connection, before))):
        reports = [Report(*row) for row in connection.execute(_sql("grouped_reports")).fetchall()]
        links = [Link(*row) for row in connection.execute(_sql("grouped_links")).fetchall()]
    _write(connection, duplicates(reports, links))


def share_of_words(part: str, whole: str) -> float:
    """Share of the words of a text that stand in runs of five or more which another text has too."""
    words = _WORD.findall(part.lower())
    there = set(_runs(_WORD.findall(whole.lower())))
    covered = reached = 0
    for place, run in enumerate(_runs(words)):
        if run in there:
            covered += place + RUN - max(place, reached)
            reached = place + RUN
    return covered / len(words) if words else 0.0


def duplicates(reports: Collection[Report], links: Iterable[Link]) -> dict[str, str | None]:
    """Tell for each report which one stands for its story; None for those that do so themselves."""
    stories = defaultdict(list)
    gathered = _gather({report.text_id: report.words for report in reports}, links)
    for report in reports:
        stories[gathered[report.text_id]].append(report)
    return {
        report.document_id: None if report is first else first.document_id
        for story in stories.values()
        for first in [_first(story)]
        for report in story
    }


def _gather(words: Mapping[str, int], links: Iterable[Link]) -> dict[str, str]:
    """Gather every text to the one that holds most of it, of those that are gathered to none; longest texts first."""
    wholes = defaultdict(list)
    for link in links:
        wholes[link.part_id].append(link)
    gathered: dict[str, str] = {}
    for text_id in sorted(words, key=lambda text_id: (words[text_id], text_id), reverse=True):
        open_to = [link for link in wholes[text_id] if gathered[link.whole_id] == link.whole_id]
        best = max(open_to, key=lambda link: (link.share, words[link.whole_id], link.whole_id), default=None)
        gathered[text_id] = best.whole_id if best else text_id
    return gathered


def _first(story: Collection[Report]) -> Report:
    """Choose the first that told the story in full: of one day the longest, then by id."""
    full = FULL * max(report.words for report in story)
    whole = [report for report in story if report.words >= full]
    return min(whole, key=lambda report: (report.published_on or date.max, -report.words, report.document_id))


def _links(connection: DuckDBPyConnection) -> pl.DataFrame:
    """Find the links of the touched texts: by their sketches where these leave no doubt, else by their words."""
    candidates = connection.execute(_sql("candidates")).fetchall()
    doubtful = {key for *pair, share, size in candidates if not _is_certain(share, size) for key in pair}
    with registered(connection, "asked", id_frame("text_id", doubtful)):
        texts = dict(connection.execute(_sql("texts")).fetchall())
    links = [
        Link(part, whole, share if _is_certain(share, size) else share_of_words(texts[part], texts[whole]))
        for part, whole, share, size in candidates
    ]
    schema = COPY_LINK.polars_schema
    return pl.DataFrame([link for link in links if link.share >= COPIED], schema=schema, orient="row")


def _is_certain(share: float, size: int) -> bool:
    return share >= CERTAIN and size >= CERTAIN_SIZE


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[place:] for place in range(RUN)), strict=False)


def _group(connection: DuckDBPyConnection, texts: Collection[str]) -> set[str]:
    """Add to the texts all that links lead to from them, directly or through others."""
    with registered(connection, "asked", id_frame("text_id", texts)):
        return {text_id for (text_id,) in connection.execute(_sql("linked_texts")).fetchall()}


def _write(connection: DuckDBPyConnection, found: Mapping[str, str | None]) -> None:
    """Write `duplicate_of` where it is another than before."""
    columns = {"document_id": list(found.keys()), "duplicate_of": list(found.values())}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    with registered(connection, "found", frame):
        connection.execute(
            "UPDATE document SET duplicate_of = f.duplicate_of FROM found AS f "
            "WHERE document.document_id = f.document_id AND document.duplicate_of IS DISTINCT FROM f.duplicate_of"
        )


def _sql(name: str) -> str:
    return read_folder("derived")[name].sql
