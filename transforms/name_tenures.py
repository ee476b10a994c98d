"""Who held which office when: an office and a day tell the person."""

from collections.abc import Collection, Iterable, Set
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from transforms.edtf import bounds
from transforms.reference import Membership

# Words for the office of a minister, who is told by the ministry, and for that of a king.
_SAME_POST = {"ngoại trưởng": "bộ trưởng", "nhà vua": "quốc vương", "vua": "quốc vương", "đức giáo hoàng": "giáo hoàng"}


class Term(NamedTuple):
    """The time in an office, as far as it is known: no day before or after it can belong to it."""

    membership: Membership
    first: date
    last: date

    def allows(self, first: date, last: date) -> bool:
        """Whether the person can have held the office within these days."""
        return self.first <= last and first <= self.last


class Tenures:
    """The memberships of the reference data by person and by office."""

    def __init__(self, memberships: Iterable[Membership], sole_posts: Set[str] = frozenset()) -> None:
        sole = frozenset(map(same_post, sole_posts))
        self._of_person: dict[str, list[Term]] = {}
        self._of_office: dict[tuple[str, str], list[Term]] = {}
        for membership in memberships:
            first, last = bounds(membership.start)[0] or date.min, bounds(membership.end)[1] or date.max
            term = Term(membership, first, last)
            self._of_person.setdefault(membership.person_id, []).append(term)
            if membership.start and same_post(membership.post) in sole:
                place = membership.organization_id or membership.country or ""
                self._of_office.setdefault((same_post(membership.post), place), []).append(term)

    def of(self, person_id: str, posts: Collection[str]) -> list[Term]:
        """The terms of a person in any of the posts, in the order of the reference data."""
        wanted = set(map(same_post, posts))
        return [term for term in self._of_person.get(person_id, ()) if same_post(term.membership.post) in wanted]

    def on(self, person_id: str, day: str | None) -> list[Term]:
        """The terms of a person on a day; none where the day is not known."""
        first, last = bounds(day)
        if first is None or last is None:
            return []
        return [term for term in self._of_person.get(person_id, ()) if term.allows(first, last)]

    def holder(self, post: str, place: str, day: str) -> str | None:
        """The person who alone can have held an office of a place - an organization or a country - on a day."""
        first, last = bounds(day)
        if first is None or last is None:
            return None
        terms = self._of_office.get((same_post(post), place), ())
        holders = {term.membership.person_id for term in terms if term.allows(first, last)}
        return holders.pop() if len(holders) == 1 else None


@lru_cache(maxsize=4096)
def same_post(post: str) -> str:
    """The one word for posts that are the same: "Quyền Bộ trưởng", "Bộ trưởng ngoại giao" and "Ngoại trưởng"."""
    plain = post.lower().removeprefix("quyền ").split(",", 1)[0]
    return "bộ trưởng" if plain.startswith("bộ trưởng ") else _SAME_POST.get(plain, plain)
