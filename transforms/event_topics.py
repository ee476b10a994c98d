"""Topics of events: what is wished or given, what the offices of those who meet are for, else diplomacy."""

from transforms.article import Article
from transforms.candidates import Candidate, is_person
from transforms.model import Mention
from transforms.topics import DIPLOMACY, Codes, fields_of_office, topics_of

TOLD_BY_CONTENT = frozenset({"aid"})
WITH_FIELDS_ONLY = frozenset({"signing", "aid"})  # never about relations as such


def add_topics(article: Article, events: list[Candidate]) -> None:
    """Fill the topics of events whose own words name none."""
    for event in events:
        if event.type in TOLD_BY_CONTENT:
            event.topics = topics_of(article.text(event.start, event.clause.sentence.end))
        if not event.topics and event.type not in WITH_FIELDS_ONLY:
            event.topics = _fields(event) or _relations(event)


def _fields(event: Candidate) -> Codes:
    """The fields of the offices that take part, the widest office aside: who governs is for all of them."""
    found = (code for mention, _ in event.members() for code in fields_of_office(_office(mention)))
    return tuple(code for code in dict.fromkeys(found) if code != DIPLOMACY)


def _relations(event: Candidate) -> Codes:
    """Diplomacy, where a state or somebody for it takes part; firms among themselves have none."""
    official = event.type == "conference" or any(m.kind != "organization" for m, _ in event.members())
    return (DIPLOMACY,) if official else ()


def _office(mention: Mention) -> str:
    if is_person(mention):
        return f"{mention.role or ''}; {mention.organization or ''}"
    return mention.name or mention.surface
