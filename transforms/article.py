"""One article with everything that was found in it, as the readers of events see it."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from transforms.event_lexicon import Trigger
from transforms.model import DateMention, Document, Mention, Sentence
from transforms.terms import Hit

ACTORS = frozenset({"person", "role", "pronoun", "organization", "country", "collective"})
HOME = "VN"
Span = TypeVar("Span", Mention, DateMention, Hit[Trigger])


@dataclass(slots=True)
class Clause:
    """A sentence with its mentions, dates and triggers in order of their offsets."""

    sentence: Sentence
    mentions: list[Mention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    triggers: list[Hit[Trigger]] = field(default_factory=list)


@dataclass(slots=True)
class Article:
    """A document, its lower-cased body (same offsets) and its clauses."""

    document: Document
    lowered: str
    clauses: list[Clause]

    def mentions(self) -> list[Mention]:
        """Return all mentions, as far as the story has told whom they mean."""
        return [mention for clause in self.clauses for mention in clause.mentions]

    def text(self, start: int, end: int) -> str:
        """Return a stretch of the lower-cased body."""
        return self.lowered[start:end]


def build_article(
    document: Document,
    lowered: str,
    sentences: Sequence[Sentence],
    mentions: list[Mention],
    dates: list[DateMention],
    triggers: list[Hit[Trigger]],
) -> Article:
    """Sort what was found, each kind in the order of the text, into the sentences that it stands in."""
    starts = [sentence.start for sentence in sentences[1:]] + [len(lowered)]
    found = zip(sentences, _parted(mentions, starts), _parted(dates, starts), _parted(triggers, starts), strict=False)
    return Article(document, lowered, [Clause(*parts) for parts in found])


def _parted(spans: list[Span], starts: list[int]) -> Iterator[list[Span]]:
    """Part spans by where the next sentences start."""
    first, size = 0, len(spans)
    for start in starts:
        last = first
        while last < size and spans[last].start < start:
            last += 1
        yield spans[first:last]
        first = last


def is_international(mentions: Sequence[Mention], international: Container[str | None]) -> bool:
    """Say whether anything points beyond one country; ``international`` holds the ids of bodies of many states."""
    return any((m.country and m.country != HOME) or m.entity_id in international for m in mentions)
