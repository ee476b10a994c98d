"""An event as one clause tells it, before its date, status and scope are known."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from transforms.article import HOME, Clause
from transforms.event_lexicon import Trigger
from transforms.model import DateMention, Mention
from transforms.terms import Hit

FEWEST = 2  # sides that an event has
FEW = 4  # countries that meet; more of them confer
WISHES = frozenset({"request", "offer", "invitation"})  # types of events


@dataclass(slots=True)
class Candidate:
    """An event of one clause.

    ``participants`` are mentions with their roles; ``host`` is the country that the event
    takes place in, where the words say so; ``context`` holds sides that the article tells, not
    the clause; ``name`` is the name of a conference or the words of a wish, by which two
    tellings are known as one.
    """

    type: str
    clause: Clause
    start: int
    end: int
    rule: str
    participants: list[tuple[Mention, str]] = field(default_factory=list)
    host: str | None = None
    name: str = ""
    context: tuple[str, ...] = ()
    date: DateMention | None = None
    edtf: str | None = None
    basis: str | None = None
    status: str = "occurred"
    city: str | None = None
    topics: tuple[str, ...] = ()
    certain: bool = False  # the words say outright that it has happened ("đã tiếp")
    leaned: bool = False  # the date is that of the news, not one of the clause
    yearly: bool = False  # an anniversary that lasts all year
    open_side: bool = False  # a side that the words leave out is the other one of the article
    tour: bool = False  # a visit to a region, not to one country
    worldwide: bool = False  # a conference of many states, whether or not they are named
    timeless: bool = False  # told as done, nobody says when: the news does not date it
    anaphoric: bool = False  # points back to a meeting that was told before ("Tại buổi tiếp, ...")

    def members(self) -> Iterator[tuple[Mention, str]]:
        """Yield every participant with the role; a collective is told member by member."""
        for mention, role in self.participants:
            if mention.kind == "collective":
                yield from ((member, role) for member in mention.inner)
            else:
                yield mention, role

    def countries(self) -> list[str]:
        """Return the sides in order, each once; visits and conferences count their host."""
        sides = [mention.country for mention, _ in self.members() if mention.country]
        sides += self.context
        if self.host and (self.type in {"visit", "ceremony"} or self._takes_part(self.host, sides)):
            sides.append(self.host)
        return list(dict.fromkeys(sides))

    def _takes_part(self, host: str, sides: Collection[str]) -> bool:
        """Say whether a country takes part in a conference by being its place.

        Where a body of many states gathers abroad and others are told to come, it only lends its house.
        """
        return self.type == "conference" and (host == HOME or not self.worldwide or len(set(sides)) < FEWEST)

    def goes_to_many(self) -> bool:
        """Say whether a wish goes to states that are only called by what they share ("các nước vùng Vịnh")."""
        return any(m.kind == "collective" and not m.inner for m, _ in self.participants)

    def persons(self) -> list[Mention]:
        """Return the persons who take part, each once, in order."""
        persons = {m.entity_id: m for m, _ in self.members() if m.name and m.entity_id and is_person(m)}
        return list(persons.values())

    def bodies(self) -> set[str]:
        """Return the ids of the organizations that take part, themselves or by who holds an office in them."""
        ids = {m.entity_id if m.kind == "organization" else m.organization_id for m, _ in self.members()}
        return {key for key in ids if key}

    def organizations(self) -> list[Mention]:
        """Return the organizations that take part as such, each once, in order."""
        return list({m.entity_id: m for m, _ in self.members() if m.kind == "organization" and m.name}.values())


def candidate_of(clause: Clause, hit: Hit[Trigger], participants: list[tuple[Mention, str]]) -> Candidate:
    """Return the event that a trigger tells."""
    rule = f"{hit.payload.type}:{hit.payload.frame}:{hit.payload.phrase}"
    return Candidate(hit.payload.type, clause, hit.start, hit.end, rule, participants)


def is_person(mention: Mention) -> bool:
    """Say whether a mention stands for one person, by name or by context."""
    return mention.kind in {"person", "role", "pronoun"}


def is_crowd(group: Iterable[Mention]) -> bool:
    """Say whether so many countries come together that it is a conference."""
    return len(countries_of(group)) > FEW


def sides_of(mention: Mention) -> list[str]:
    """Return the countries that a mention speaks for."""
    if mention.kind == "collective":
        return [member.country for member in mention.inner if member.country]
    return [mention.country] if mention.country else []


def countries_of(mentions: Iterable[Mention]) -> set[str]:
    """Return the countries that mentions speak for."""
    return {side for mention in mentions for side in sides_of(mention)}
