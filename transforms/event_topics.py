"""Topics of events: what is wished or given, what the offices of those who meet are for, else diplomacy."""

import re

from transforms.agreements import Agreement
from transforms.article import Article
from transforms.candidates import Candidate, is_person
from transforms.cues import opened, words
from transforms.model import Mention
from transforms.topics import DIPLOMACY, Codes, fields_of_kind, fields_of_office, topics_of

ARMS, SALE = "defence", "trade"
TOLD_BY_CONTENT = frozenset({"aid"})
TOLD_BEFORE = frozenset({"request", "offer"})  # also by the theme in front: "Về biến đổi khí hậu, A đề nghị ..."
DISCUSSED = frozenset({"meeting", "call", "visit"})  # also by what is talked about
DISCUSSING = re.compile(rf"{opened('discussing')}(?!\w)(?! với)")
THEME = re.compile(rf"\W*(?:ngoài ra, )?{words('theme')}\s[^,;]+(?:,[^,;]+)*,")
WITH_FIELDS_ONLY = frozenset({"signing", "aid"})  # never about relations as such


def add_topics(article: Article, events: list[Candidate]) -> None:
    """Fill the topics of events whose own words name none."""
    for event in events:
        if event.type in TOLD_BY_CONTENT:
            event.topics = topics_of(article.text(event.start, event.clause.sentence.end))
        if not event.topics and event.type in TOLD_BEFORE:
            theme = THEME.match(article.lowered, event.clause.sentence.start, event.start)
            event.topics = topics_of(theme[0]) if theme else ()
        if event.type in DISCUSSED:
            event.topics = _with_discussed(article, event)
        if not event.topics:
            event.topics = _fields(event) or (() if event.type in WITH_FIELDS_ONLY else _relations(event))


def _with_discussed(article: Article, event: Candidate) -> Codes:
    """Return the fields of an encounter, and those that its sentence tells to be talked about behind it."""
    end = event.clause.sentence.end
    talk = DISCUSSING.search(article.lowered, event.start, end)
    told = topics_of(article.text(talk.end(), end)) if talk else ()
    if not told:
        return event.topics
    own = event.topics or _fields(event) or _relations(event)
    return tuple(dict.fromkeys([*own, *(code for code in told if code != DIPLOMACY)]))


def add_fields(agreements: list[Agreement]) -> None:
    """Fill the fields of agreements whose own words name none."""
    for agreement in agreements:
        if agreement.kind == "contract" and ARMS in agreement.fields:
            agreement.fields = tuple(code for code in agreement.fields if code != SALE)  # "hợp đồng mua bán vũ khí"
        if set(agreement.fields) <= {DIPLOMACY}:
            fields = _fields_of_parties(agreement) or agreement.fields
            agreement.fields = fields or fields_of_kind(agreement.kind)


def _fields_of_parties(agreement: Agreement) -> Codes:
    """The fields of the bodies that make an agreement: two news agencies agree on news."""
    bodies = [*agreement.parties, *agreement.signatories]
    found = dict.fromkeys(code for mention in bodies for code in fields_of_office(_office(mention)))
    return tuple(code for code in found if code != DIPLOMACY)


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
