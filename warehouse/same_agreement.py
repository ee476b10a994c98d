"""When two documents tell of one agreement, and when they cannot."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from warehouse.same_event import Match


@dataclass(frozen=True)
class Telling:
    """What is told of an agreement, and by which documents."""

    telling_id: str
    kind: str
    statuses: Collection[str]
    instrument_name: str
    theme: Collection[str]
    date_edtf: str | None
    date_start: date | None
    date_end: date | None
    fields: Collection[str]
    period: str | None
    evidence: str
    who: Collection[tuple[str, str, str, str | None]]
    documents: Collection[str]
    first_published: date | None

    @cached_property
    def parties(self) -> frozenset[str]:
        """Ids of the organizations that are parties."""
        return frozenset(key for kind, key, role, _ in self.who if kind == "organization" and role == "party")

    @cached_property
    def countries(self) -> frozenset[str]:
        """Codes of the countries that are parties or stand behind them."""
        return frozenset(key for kind, key, role, _ in self.who if kind == "country" and role in {"party", "side"})


def same_agreement(a: Telling, b: Telling) -> Match | None:
    """Tell what speaks for one agreement; None where nothing does."""
    same_day = a.date_edtf == b.date_edtf and a.date_start is not None and a.date_start == a.date_end
    if same_day and a.kind == b.kind and a.parties == b.parties and a.countries == b.countries and not differ(a, b):
        return Match(80, "the same day, kind and parties") if set(a.theme) == set(b.theme) else None
    return None


def differ(a: Telling, b: Telling) -> bool:
    """Say whether two tellings cannot mean one agreement."""
    return bool(set(a.documents) & set(b.documents))
