"""Date expressions of a document, read by a grammar of our own.

An automaton finds the cue words ("ngày", "chiều", "tháng", "1/"); at each cue one anchored
pattern of ``date_grammar`` is tried. The year of "ngày 21/6" comes from ``date_clock``.
"""

from collections.abc import Callable, Sequence

from transforms.date_clock import Clock, Hints
from transforms.date_days import read_bare_day, read_day, read_day_after_from, read_weekday, read_written_day
from transforms.date_grammar import Grammar, load_grammar
from transforms.date_hints import HintFinder
from transforms.date_page import Page, surroundings
from transforms.date_spans import (
    read_ago,
    read_bare_month,
    read_month,
    read_period,
    read_quarter,
    read_steps,
    read_week,
    read_year,
    read_year_in_words,
)
from transforms.model import DateMention, Document, Mention, Sentence
from transforms.reference import Reference
from transforms.terms import Text, read_text

Reader = Callable[[Page, Grammar, int], int]


class DateReader:
    """Reads the dates of documents; made once, used for all."""

    def __init__(self, reference: Reference) -> None:
        self._grammar = load_grammar()
        self._around = surroundings(self._grammar.words)
        self._hints = HintFinder(reference)
        self._readers = tuple(_READERS[kind] for kind in self._grammar.kinds)

    def read(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        text: Text | None = None,
    ) -> list[DateMention]:
        """Return the dates of a document in the order of the text; their spans do not overlap."""
        body, lowered, letters = text or read_text(document.body)

        def look_for_hints() -> Hints:
            return self._hints.find([lowered[s.start : s.end] for s in sentences], mentions)

        clock = Clock(document.published, document.published_basis or "published", look_for_hints)
        page = Page(body, lowered, sentences, clock, self._around)
        self._read_cues(page, letters)
        return page.found

    def _read_cues(self, page: Page, letters: bytes) -> None:
        grammar, readers, lowered = self._grammar, self._readers, page.lowered
        size, done = len(lowered), 0
        for kind, start, end in grammar.cues.find_matches_as_indexes(letters):
            if start < done or not _is_whole(lowered, start, end, size):
                continue
            done = max(done, readers[kind](page, grammar, start))


def _is_whole(lowered: str, start: int, end: int, size: int) -> bool:
    """Whether a cue stands as a whole word; figures at its ends may go on."""
    if lowered[start].isalpha() and start and lowered[start - 1].isalnum():
        return False
    return end == size or not (lowered[end - 1].isalpha() and lowered[end].isalnum())


def _read_day(page: Page, grammar: Grammar, start: int) -> int:
    return read_day(page, grammar, start) or read_ago(page, grammar, start)


def _read_number(page: Page, grammar: Grammar, start: int) -> int:
    return read_bare_day(page, grammar, start) or read_bare_month(page, grammar, start)


def _read_written(page: Page, grammar: Grammar, start: int) -> int:
    """Read what ends or goes on with "-2017": a full date or a span of years."""
    if start - 4 >= page.end and (end := read_period(page, grammar, start - 4)):
        return end
    before = grammar.day_and_month_before.search(page.lowered, max(page.end, start - 6), start)
    return read_written_day(page, grammar, before.start()) if before else 0


_READERS: dict[str, Reader] = {
    "day": _read_day,
    "from": read_day_after_from,
    "weekday": read_weekday,
    "number": _read_number,
    "written": _read_written,
    "month": read_month,
    "steps": read_steps,
    "week": read_week,
    "quarter": read_quarter,
    "year": read_year,
    "year_word": read_year_in_words,
}
