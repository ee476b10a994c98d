"""What comparing events and comparing agreements have in common: sentences, sets and times."""

import re
from collections.abc import Collection, Set
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_]+|\d+")
DAY = timedelta(days=1)
CORRECTED = timedelta(days=7)  # by which a day may be told wrongly
NEARLY = 0.8  # of the runs of words of the shorter sentence: one was written from the other
FEW = 5  # runs of words: what is shorter says too little to be told by its words


class Match(NamedTuple):
    """How sure it is, from 0 to 100, that two tellings mean the same, and why."""

    strength: int
    reason: str


class Told:
    """What a sentence tells, in which documents, and the first and last day that its date allows, if it has a year."""

    evidence: str
    documents: Collection[str]
    date_start: date | None
    date_end: date | None

    @cached_property
    def told_by(self) -> frozenset[str]:
        """The documents, to be compared with those of others."""
        return frozenset(self.documents)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Runs of three words of the sentence, without numbers."""
        words = [word for word in WORD.findall(self.evidence.lower()) if not word.isdigit()]
        return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset({tuple(words)})


def share(a: Set[object], b: Set[object]) -> float:
    """Share of the smaller of two sets that is in the other."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def gap(a: Told, b: Told) -> timedelta:
    """Days between two times; none where they overlap or one is unknown."""
    if not (a.date_start and a.date_end and b.date_start and b.date_end):
        return timedelta(0)
    return max(a.date_start - b.date_end, b.date_start - a.date_end, timedelta(0))


def is_nearly(a: Told, b: Told, alike: float) -> bool:
    """Say whether of two sentences, of whose runs of words a share is ``alike``, one was written from the other."""
    return alike >= NEARLY and min(len(a.runs), len(b.runs)) >= FEW


def is_correction(a: Told, b: Told) -> bool:
    """Say whether one sentence repeats the other with another day."""
    return gap(a, b) <= CORRECTED and share(a.runs, b.runs) >= NEARLY
