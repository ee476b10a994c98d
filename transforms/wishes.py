"""Reading wishes: what the sides ask of each other, promise and invite to.

A wish needs a side that utters it and a side that it goes to. The second may be told by
the context: "Thủ tướng đề nghị hai bên ..." is said to the counterpart of the meeting.
"""

from collections.abc import Iterator

from transforms.article import Article, Clause
from transforms.candidates import Candidate, countries_of, is_person
from transforms.cues import cue
from transforms.event_lexicon import EventLexicon, Trigger
from transforms.groups import Group, GroupReader
from transforms.model import Mention
from transforms.terms import Hit
from transforms.topics import topics_of

ACTION = cue("action")
HOPE = cue("hope")
DESTINATION = cue("destination")
SUBJECT_KINDS = frozenset({"person", "role", "pronoun", "country", "organization"})


def trigger_is_weak(trigger: Trigger) -> bool:
    """Say whether a word hopes rather than asks ("mong muốn", "hy vọng")."""
    return HOPE.match(trigger.phrase) is not None


class WishReader:
    """Reads the wishes of one article, given the two sides that the article is about."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._groups = GroupReader(article, lexicon)

    def read(self) -> list[Candidate]:
        """Return the wishes of the article in the order of the text."""
        found: list[Candidate] = []
        for clause in self._article.clauses:
            if clause.sentence.part == "title" or not any(
                h.payload.frame in {"wish", "invitation"} for h in clause.triggers
            ):
                continue
            for hit in clause.triggers:
                if hit.payload.frame == "wish":
                    found.extend(self._wish(clause, hit))
                elif hit.payload.frame == "invitation":
                    found.extend(self._invitation(clause, hit))
        return found

    def _wish(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        content_end = self._content_end(clause, hit)
        content = self._article.text(hit.start, content_end)
        if not ACTION.search(content):
            return
        subject = self._subject(clause, hit)
        if not subject:
            return
        speaker = self._speaker(clause, hit, subject)
        addressees = [m for m in self._groups.after(clause, hit.end) if m.start < content_end]
        if trigger_is_weak(hit.payload) and not addressees and not self._acts_at_once(hit):
            return
        candidate = self._candidate(clause, hit, [*speaker, *subject], addressees)
        candidate.topics = topics_of(content)
        candidate.name = content
        yield candidate

    def _acts_at_once(self, hit: Hit[Trigger]) -> bool:
        """A hope without an addressee is a wish only where it goes straight to the deed."""
        return bool(ACTION.search(self._article.text(hit.end, hit.end + 24)))

    def _invitation(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        guests = self._groups.after(clause, hit.end)
        end = guests[-1].end if guests else hit.end
        if not guests or not DESTINATION.search(self._article.text(hit.end, min(end + 50, clause.sentence.end))):
            return
        subject = self._subject(clause, hit)
        if subject:
            yield self._candidate(clause, hit, subject, guests)

    def _candidate(self, clause: Clause, hit: Hit[Trigger], subject: Group, other: Group) -> Candidate:
        trigger = hit.payload
        roles = [(m, trigger.subject) for m in subject] + [(m, trigger.object) for m in other]
        rule = f"{trigger.type}:{trigger.frame}:{trigger.phrase}"
        return Candidate(trigger.type, clause, hit.start, self._content_end(clause, hit), rule, roles)

    def _content_end(self, clause: Clause, hit: Hit[Trigger]) -> int:
        """A wish ends at the next semicolon or at the next wish of the sentence."""
        stop = self._article.lowered.find(";", hit.end, clause.sentence.end)
        return stop if stop > 0 else clause.sentence.end

    def _subject(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Who wishes: right before the verb, or the speaker of the sentence."""
        group = [m for m in self._groups.before(clause, hit.start) if m.kind in SUBJECT_KINDS]
        if group:
            return group
        spoken = [m for m in clause.mentions if m.end <= hit.start and m.country and m.kind in SUBJECT_KINDS]
        return ([m for m in spoken if is_person(m)] or spoken)[:1]

    def _speaker(self, clause: Clause, hit: Hit[Trigger], subject: Group) -> list[Mention]:
        """The person who says what a state or organization will do, in this sentence or the one before."""
        if any(is_person(m) for m in subject):
            return []
        position = clause.sentence.position
        before = self._article.clauses[position - 1].mentions if position else []
        sides = countries_of(subject)
        here = [m for m in clause.mentions if m.end <= hit.start and is_person(m) and m.country in sides]
        earlier = [m for m in before if is_person(m) and m.country in sides and m.name]
        return here[:1] or earlier[:1]
