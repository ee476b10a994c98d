"""Groups of tellings that mean the same: strong links first, and none against what is known to differ.

The outcome depends on the tellings and links alone, not on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from functools import cache
from itertools import combinations
from typing import NamedTuple

BY_HAND = 100  # a link that somebody decided counts against all that is known to differ
WEAK = 60  # a link below says that two tellings may mean the same, and counts where nothing else may be meant

Group = tuple[str, ...]


class Link(NamedTuple):
    """Two tellings that mean the same, by id; how sure that is, from 0 to 100, and why."""

    one_id: str
    other_id: str
    strength: int
    reason: str


def cluster(tellings: Collection[str], links: Collection[Link], differ: Callable[[str, str], bool]) -> dict[str, Group]:
    """Group tellings; returns the members of each group, sorted, by each of them.

    ``differ`` says that two tellings cannot mean the same; linked ones are not asked about.
    """
    groups: dict[str, Group] = {telling: (telling,) for telling in sorted(tellings)}
    linked = {(link.one_id, link.other_id) for link in links}
    ordered = sorted(links, key=lambda link: (-link.strength, link.one_id, link.other_id))

    @cache  # many links join the same two groups
    def may_join(one: Group, other: Group) -> bool:
        pairs = ((min(a, b), max(a, b)) for a in one for b in other)
        return not any(differ(*pair) for pair in pairs if pair not in linked)

    for link in ordered:
        if link.strength >= WEAK:
            _join(groups, link, may_join)
    weak = [link for link in ordered if link.strength < WEAK]
    doubtful = _doubtful(groups, weak, may_join)
    for link in weak:
        if link not in doubtful:
            _join(groups, link, may_join)
    return groups


def _join(groups: dict[str, Group], link: Link, may_join: Callable[[Group, Group], bool]) -> None:
    one, other = groups[link.one_id], groups[link.other_id]
    if one is other or not (link.strength == BY_HAND or may_join(one, other)):
        return
    joined = tuple(sorted((*one, *other)))
    groups.update(dict.fromkeys(joined, joined))


def _doubtful(
    groups: Mapping[str, Group], weak: Collection[Link], may_join: Callable[[Group, Group], bool]
) -> set[Link]:
    """Return the weak links of groups that could join either of two which differ: which one is meant, nobody knows."""
    others: dict[str, set[str]] = defaultdict(set)
    for link in weak:
        one, other = groups[link.one_id], groups[link.other_id]
        if one is not other and may_join(one, other):
            others[one[0]].add(other[0])
            others[other[0]].add(one[0])
    torn = {
        name
        for name, found in others.items()
        if any(not may_join(groups[a], groups[b]) for a, b in combinations(sorted(found), 2))
    }
    return {link for link in weak if not torn.isdisjoint((groups[link.one_id][0], groups[link.other_id][0]))}
