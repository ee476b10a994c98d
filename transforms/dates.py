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
    read_ago_from_here,
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
        self._readers = tuple(_READERS[cue.kind] for cue in self._grammar.kinds)

    def read(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        text: Text | None = None,
    ) -> list[DateMention]:
        """Return the dates of a document in the order of the text; their spans do not overlap."""
        text = text or read_text(document.body)
        lowered = text.lowered

        def look_for_hints() -> Hints:
            return self._hints.find([lowered[s.start : s.end] for s in sentences], mentions)

        clock = Clock(document.published, document.published_basis or "published", look_for_hints)
        page = Page(text.body, lowered, sentences, clock, self._around)
        self._read_cues(page, text)
        return page.found

    def _read_cues(self, page: Page, text: Text) -> None:
        grammar, readers, words = self._grammar, self._readers, text.words
        done = 0
        for index, start, end in grammar.cues.find_matches_as_indexes(text.letters):
            cue = grammar.kinds[index]
            if start < done or (cue.closed_before and words[start - 1]) or (cue.closed_behind and words[end]):
                continue
            done = max(done, readers[index](page, grammar, start))


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
    "ago": read_ago_from_here,
    "steps": read_steps,
    "week": read_week,
    "quarter": read_quarter,
    "year": read_year,
    "year_word": read_year_in_words,
}
