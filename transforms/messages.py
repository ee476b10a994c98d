"""Reading who writes to whom and who condoles with whom, and whom gifts go to.

The receiver often stands far behind the thing that is given, is only "gia đình các nạn nhân", or was
named with the encounter told just before ("A điện đàm với B và gửi lời chia buồn").
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from transforms.article import ACTORS, Article, Clause
from transforms.candidates import Candidate, candidate_of, countries_of
from transforms.cues import cue, words
from transforms.event_lexicon import Trigger
from transforms.groups import PLACES, Group, GroupReader, are_two_sides
from transforms.implied_sides import ImpliedSides
from transforms.sides import principal_sides
from transforms.terms import Hit

GIFT = 100  # characters in which it is told what is given
RECIPIENT = cue("recipient")
RECIPIENTS = ACTORS | {"place"}  # "cho người dân Viêng Chăn"
VICTIMS = re.compile(rf"[^.;:]{{0,60}}?(?<!\w){words('victims')}(?!\w)")
STRICKEN_PLACE = re.compile(r"(?<!\w)(?:tại|ở|tỉnh|thành phố|thị trấn|vùng)\s+(?!tỉnh|thành phố|thị trấn|vùng)")


class MessageReader:
    """Reads the receivers in one article."""

    def __init__(self, article: Article, groups: GroupReader, implied: ImpliedSides) -> None:
        self._article = article
        self._groups = groups
        self._implied = implied

    def recipient(self, clause: Clause, position: int) -> Group:
        """Return who something is given to, behind the thing that is given ("cấp học bổng cho A")."""
        for found in RECIPIENT.finditer(self._article.lowered, position, min(position + GIFT, clause.sentence.end)):
            group = self._groups.after(clause, found.end(), RECIPIENTS)
            if group:
                return [m if m.kind != "place" else replace(m, kind="country", entity_id=m.country) for m in group]
        return []

    def condolence(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        """Who condoles, and with whom; victims without a name are those of the country that the article is about."""
        giver = self._groups.before(clause, hit.start) or self._implied.first_doer(clause, hit.start, bodies=True)
        receiver = self._groups.object_of(clause, hit.end)
        if not are_two_sides([*giver, *receiver]):  # "lời chia buồn của người dân A đến Tổng thống B"
            receiver = self.recipient(clause, hit.end) or self._implied.partner(clause, hit.start, giver) or receiver
        roles = [(m, hit.payload.subject) for m in giver]
        if giver and receiver and are_two_sides([*giver, *receiver]):
            yield candidate_of(clause, hit, [*roles, *((m, hit.payload.object) for m in receiver)])
        elif _is_one(giver) and self._are_abroad(clause, hit, countries_of(giver)):
            candidate = candidate_of(clause, hit, roles)
            candidate.context = self._stricken
            yield candidate

    def _are_abroad(self, clause: Clause, hit: Hit[Trigger], home: set[str]) -> bool:
        """Say whether victims may be of another country: no place behind them is unknown or at home."""
        victims = VICTIMS.match(self._article.lowered, hit.end, clause.sentence.end)
        if victims is None:
            return False
        places = {m.start: m.country for m in clause.mentions if m.start >= victims.end() and m.kind in PLACES}
        named = [
            found.end()
            for found in STRICKEN_PLACE.finditer(self._article.lowered, victims.end(), clause.sentence.end)
            if self._article.document.body[found.end()].isupper()
        ]
        return home.isdisjoint(places.values()) and all(places.get(start) for start in named)

    @cached_property
    def _stricken(self) -> tuple[str, ...]:
        """The country that the article is most about."""
        return tuple(principal_sides(self._article))[:1]


def _is_one(giver: Group) -> bool:
    """Say whether a group is of one country, or an organization that may be one of many states."""
    countries = countries_of(giver)
    return len(countries) == 1 or (not countries and any(m.kind == "organization" for m in giver))
