"""Finding the phrases of a lexicon in running text, all at once."""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import Implementation, MatchKind

from transforms.letters import automaton, letters_of, words_of

Payload = TypeVar("Payload")


class Hit(NamedTuple, Generic[Payload]):
    """A phrase found: offsets into the text, and what the lexicon says of it."""

    start: int
    end: int
    payload: Payload


def lower(text: str) -> str:
    """Lower-case a text and keep its length, so that offsets stay true (``İ`` would grow)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


class Text(NamedTuple):
    """A text in the forms in which it is searched; offsets are the same in all of them."""

    body: str
    lowered: str
    letters: bytes
    words: bytes  # one longer: 0 before the first and behind the last letter (at -1 and at the end)


def read_text(body: str) -> Text:
    """Return a text in all forms."""
    lowered = lower(body)
    letters = letters_of(lowered)
    return Text(body, lowered, letters, words_of(letters))


class TermScanner(Generic[Payload]):
    """The phrases of a lexicon as one automaton; the longest phrase at a place wins."""

    def __init__(self, terms: Iterable[tuple[str, Payload]]) -> None:
        unique = dict(terms)
        self._payloads = list(unique.values())
        self._automaton = automaton(unique, MatchKind.Standard, Implementation.DFA)

    def scan(self, lowered: str) -> Iterator[Hit[Payload]]:
        """Yield the whole words and phrases found in a lower-cased text, in order."""
        letters = letters_of(lowered)
        return self.scan_letters(letters, words_of(letters))

    def scan_letters(self, letters: bytes, words: bytes) -> Iterator[Hit[Payload]]:
        """Yield the whole words and phrases found in the letters of a text.

        All matches are looked at, not only the leftmost: a phrase inside a longer word
        ("ước mong" in "nước mong") must not hide the one that begins right behind it.
        """
        found = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(letters, overlapping=True)
            if not words[start - 1] and not words[end]
        ]
        found.sort()
        last = 0
        for start, minus_end, index in found:
            if start >= last:
                last = -minus_end
                yield Hit(start, last, self._payloads[index])
