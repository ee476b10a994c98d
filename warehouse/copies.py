"""Near copies: which documents report the same story, and which one of them stands for it.

Texts are compared, not documents: equal texts are one. The texts that stand alone gather those
that stand in them (see `copy_links`), so that what a copy tells is always told by the text that
it was gathered to, however long the chain of copies. Only stories that a load touches are looked
at: those of the texts that it brings or takes, or whose links changed by that. The outcome does
not depend on the order in which documents came.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

import polars as pl
from duckdb import DuckDBPyConnection

from warehouse.copy_links import Link, renew_links
from warehouse.frames import id_frame, registered
from warehouse.library import derived

FULL = 0.8  # of the words of the longest report of a story: what has as many tells it in full


class Report(NamedTuple):
    """A document as one of the reports of a story."""

    document_id: str
    text_id: str
    words: int
    published_on: date | None


def texts_of(connection: DuckDBPyConnection, documents: Collection[str]) -> set[str]:
    """Ids of the texts of some documents."""
    with registered(connection, "asked", id_frame("document_id", documents)):
        rows = connection.execute("SELECT text_id FROM sketch WHERE document_id IN (FROM asked)").fetchall()
    return {text_id for (text_id,) in rows}


def renew_copies(connection: DuckDBPyConnection, touched: Collection[str]) -> set[str]:
    """Bring links and `duplicate_of` up to date after documents with the touched texts came or went.

    Returns the ids of the documents that are now told by another one than before.
    """
    if not touched:
        return set()
    asked = _with_wholes(connection, {*touched, *renew_links(connection, touched)})
    with registered(connection, "grouped", id_frame("text_id", asked)):
        links = [Link(*row) for row in connection.execute(derived("grouped_links")).fetchall()]
    texts = asked.union(*(link[:2] for link in links))
    with registered(connection, "grouped", id_frame("text_id", texts)):
        reports = [Report(*row) for row in connection.execute(derived("grouped_reports")).fetchall()]
    return _write(connection, duplicates(reports, links, asked))


def duplicates(
    reports: Collection[Report], links: Iterable[Link], asked: Collection[str] | None = None
) -> dict[str, str | None]:
    """Tell for each report which one stands for its story; None for those that do so themselves.

    Links lead to texts that stand alone. Of the reports that are gathered to other texts than those
    that are ``asked`` about, nothing is told.
    """
    stories = defaultdict(list)
    gathered = _gather({report.text_id: report.words for report in reports}, links)
    for report in reports:
        stories[gathered.get(report.text_id, report.text_id)].append(report)
    return {
        report.document_id: None if report is first else first.document_id
        for text_id, story in stories.items()
        if asked is None or text_id in asked
        for first in [_first(story)]
        for report in story
    }


def _gather(words: Mapping[str, int], links: Iterable[Link]) -> dict[str, str]:
    """Gather texts to the one that holds most of them."""
    best: dict[str, Link] = {}
    for link in sorted(links, key=lambda link: (link.share, words[link.whole_id], link.whole_id)):
        best[link.part_id] = link
    return {text_id: link.whole_id for text_id, link in best.items()}


def _first(story: Collection[Report]) -> Report:
    """Choose the first that told the story in full: of one day the longest, then by id."""
    full = FULL * max(report.words for report in story)
    whole = [report for report in story if report.words >= full]
    return min(whole, key=lambda report: (report.published_on or date.max, -report.words, report.document_id))


def _with_wholes(connection: DuckDBPyConnection, texts: set[str]) -> set[str]:
    """Add to the texts those that they stand in."""
    with registered(connection, "asked", id_frame("text_id", texts)):
        rows = connection.execute("SELECT DISTINCT whole_id FROM copy_link WHERE part_id IN (FROM asked)").fetchall()
    return texts.union(text_id for (text_id,) in rows)


def _write(connection: DuckDBPyConnection, found: Mapping[str, str | None]) -> set[str]:
    """Write `duplicate_of` where it is another than before; returns of which documents."""
    columns = {"document_id": list(found.keys()), "duplicate_of": list(found.values())}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    with registered(connection, "found", frame):
        changed = connection.execute(
            "SELECT document_id FROM found AS f JOIN document AS d USING (document_id) "
            "WHERE d.duplicate_of IS DISTINCT FROM f.duplicate_of"
        ).fetchall()  # asked for before: what is updated returns whole rows, with their bodies
        connection.execute(
            "UPDATE document SET duplicate_of = f.duplicate_of FROM found AS f "
            "WHERE document.document_id = f.document_id AND document.duplicate_of IS DISTINCT FROM f.duplicate_of"
        )
    return {document_id for (document_id,) in changed}
