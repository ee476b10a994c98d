"""Links of near copies: which texts stand, word for word or nearly so, in a longer one.

A text that stands in no other *stands alone*, and links lead to such texts only. So thousands of
copies of one text have thousands of links, not millions, and are not compared with each other
but where they come together. Whether a text stands alone depends on longer ones only: links are
settled from the longest text down, and follow from the texts that are there, not from the order
in which these came.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

import polars as pl
from duckdb import DuckDBPyConnection

from warehouse.frames import id_frame, registered
from warehouse.library import derived
from warehouse.tables import COPY_LINK
from warehouse.wording import shares_of

COPIED = 0.85  # of the words of a text: less can be another piece of news with the same background
CERTAIN, CERTAIN_SIZE = 0.9, 16  # of a sketch, and its size: words in runs are always some more than runs
AT_ONCE = 500  # texts that are settled together, each compared with all others of them


class Link(NamedTuple):
    """A text that stands in a longer one, by a share of its words."""

    part_id: str
    whole_id: str
    share: float


class Pair(NamedTuple):
    """A text that may stand in a longer one: the share of its sketch that is in the other's, and its size."""

    part_id: str
    whole_id: str
    share: float
    size: int

    @property
    def is_certain(self) -> bool:
        """Whether the sketches leave no doubt."""
        return self.share >= CERTAIN and self.size >= CERTAIN_SIZE


Judge = Callable[[Iterable[Pair]], list[Link]]


def renew_links(connection: DuckDBPyConnection, touched: Collection[str]) -> set[str]:
    """Bring links up to date after documents with the touched texts came or went; returns texts whose links changed."""
    went = _unlink(connection, "part_id IN (FROM gone) OR whole_id IN (FROM gone)", touched)
    moved = _ends(went)
    unseen = set(touched)
    waiting = _waiting(connection, {*touched, *_parts(went)}, unseen)
    while waiting:
        settled, later = waiting[:AT_ONCE], waiting[AT_ONCE:]
        came, went = _settle(connection, settled, later)
        moved |= _ends(came) | _ends(went)
        unseen.difference_update(settled)
        waiting = _waiting(connection, {*later, *_parts(went)}, unseen)
    return moved


def _waiting(connection: DuckDBPyConnection, texts: Collection[str], unseen: Collection[str]) -> list[str]:
    """Those of the texts that are to be settled, longest first: that nobody looked at yet, or that lean on none."""
    with (
        registered(connection, "asked", id_frame("text_id", texts)),
        registered(connection, "unseen", id_frame("text_id", unseen)),
    ):
        return [text_id for (text_id,) in connection.execute(derived("waiting_texts")).fetchall()]


def _settle(connection: DuckDBPyConnection, settled: list[str], later: list[str]) -> tuple[list[Link], list[Link]]:
    """Link the longest texts that wait, and shorter ones to them; returns the links that came and went."""
    _unlink(connection, "part_id IN (FROM gone)", settled)
    with registered(connection, "later", id_frame("text_id", later)):
        pairs = _pairs(connection, settled, alone=True)
        links = _choose(settled, pairs, _judge(connection, pairs))
        alone = set(settled).difference(link.part_id for link in links)
        pairs = [pair for pair in _pairs(connection, alone, alone=False) if pair.whole_id in alone]
        links += _judge(connection, pairs)(pairs)
    with registered(connection, "linked", pl.DataFrame(links, schema=COPY_LINK.polars_schema, orient="row")):
        connection.execute("INSERT INTO copy_link BY NAME FROM linked")
    return links, _unlink(connection, "whole_id IN (FROM gone)", _parts(links))


def _choose(settled: list[str], pairs: Iterable[Pair], judge: Judge) -> list[Link]:
    """Link the settled texts, longest first, to those that stand alone; the others of the pairs did so up to now."""
    wholes, parts, chosen = defaultdict(list), defaultdict(list), set(settled)
    for pair in pairs:
        wholes[pair.part_id].append(pair)
        if pair.part_id not in chosen:
            parts[pair.whole_id].append(pair)
    links: list[Link] = []
    leaning = set[str]()
    for text_id in settled:
        found = judge(pair for pair in wholes[text_id] if pair.whole_id not in leaning) or judge(parts[text_id])
        leaning.update(link.part_id for link in found)
        links += found
    return links


def _pairs(connection: DuckDBPyConnection, texts: Collection[str], *, alone: bool) -> list[Pair]:
    """Pairs of some texts and those that stand alone, or all others."""
    if not texts:
        return []
    with registered(connection, "asked", id_frame("text_id", texts)):
        return [Pair(*row) for row in connection.execute(derived("candidates"), {"alone": alone}).fetchall()]


def _judge(connection: DuckDBPyConnection, pairs: Collection[Pair]) -> Judge:
    """Make what finds the links among some of the pairs: by sketches where these leave no doubt, else by words."""
    in_doubt = {text_id for pair in pairs if not pair.is_certain for text_id in pair[:2]}
    share = shares_of(_texts(connection, in_doubt))

    def judge(asked: Iterable[Pair]) -> list[Link]:
        links = (Link(*pair[:2], pair.share if pair.is_certain else share(*pair[:2])) for pair in asked)
        return [link for link in links if link.share >= COPIED]

    return judge


def _texts(connection: DuckDBPyConnection, ids: Collection[str]) -> dict[str, str]:
    if not ids:
        return {}
    with registered(connection, "asked", id_frame("text_id", ids)):
        return dict(connection.execute(derived("texts")).fetchall())


def _unlink(connection: DuckDBPyConnection, condition: str, gone: Collection[str]) -> list[Link]:
    """Take out links by a condition on the texts that are gone; returns these links."""
    with registered(connection, "gone", id_frame("text_id", gone)):
        rows = connection.execute(f"DELETE FROM copy_link WHERE {condition} RETURNING part_id, whole_id, share")
        return [Link(*row) for row in rows.fetchall()]


def _parts(links: Iterable[Link]) -> set[str]:
    return {link.part_id for link in links}


def _ends(links: Iterable[Link]) -> set[str]:
    return {text_id for link in links for text_id in link[:2]}
