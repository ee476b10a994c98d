"""One article with everything that was found in it, as the readers of events see it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.event_lexicon import Trigger
from transforms.model import DateMention, Document, Mention, Sentence
from transforms.terms import Hit

ACTORS = frozenset({"person", "role", "pronoun", "organization", "country", "collective"})
HOME = "VN"


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

    def text(self, start: int, end: int) -> str:
        """Return a stretch of the lower-cased body."""
        return self.lowered[start:end]


def build_article(
    document: Document,
    lowered: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    triggers: Sequence[Hit[Trigger]],
) -> Article:
    """Sort what was found into the sentences that it stands in."""
    clauses = [Clause(sentence) for sentence in sentences]
    starts = [sentence.start for sentence in sentences]
    for mention in mentions:
        clauses[_sentence_at(starts, mention.start)].mentions.append(mention)
    for date in dates:
        clauses[_sentence_at(starts, date.start)].dates.append(date)
    for hit in triggers:
        clauses[_sentence_at(starts, hit.start)].triggers.append(hit)
    return Article(document, lowered, clauses)


def _sentence_at(starts: list[int], offset: int) -> int:
    return max(0, bisect_left(starts, offset + 1) - 1)


def is_international(mentions: Sequence[Mention], international: frozenset[str]) -> bool:
    """Say whether anything points beyond one country; ``international`` holds the ids of bodies of many states."""
    return any((m.country and m.country != HOME) or m.entity_id in international for m in mentions)
