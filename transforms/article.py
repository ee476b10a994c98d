"""One article with everything that was found in it, as the readers of events see it."""

from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from transforms.event_lexicon import Trigger
from transforms.model import DateMention, Document, Mention, Sentence
from transforms.terms import Hit, Text

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
    """A document, the forms in which its body is searched, its lower-cased body (same offsets) and its clauses."""

    document: Document
    forms: Text
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
    forms: Text,
    sentences: Sequence[Sentence],
    mentions: list[Mention],
    dates: list[DateMention],
    triggers: list[Hit[Trigger]],
) -> Article:
    """Sort what was found, each kind in the order of the text, into the sentences that it stands in."""
    clauses = [Clause(sentence, [], [], []) for sentence in sentences]
    starts = [0, *[sentence.start for sentence in sentences[1:]]]
    for mention in mentions:
        clauses[bisect_right(starts, mention.start) - 1].mentions.append(mention)
    for date in dates:
        clauses[bisect_right(starts, date.start) - 1].dates.append(date)
    for trigger in triggers:
        clauses[bisect_right(starts, trigger.start) - 1].triggers.append(trigger)
    return Article(document, forms, forms.lowered, clauses)


def is_international(mentions: Sequence[Mention], international: Container[str | None]) -> bool:
    """Say whether anything points beyond one country; ``international`` holds the ids of bodies of many states."""
    for mention in mentions:
        if mention.country and mention.country != HOME:
            return True
        if mention.entity_id in international or mention.organization_id in international:
            return True
    return False
