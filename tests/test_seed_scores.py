"""How much of what a reader finds in the seeds the program finds: it may rise, never fall.

The facts stand in golden/seed_facts.toml, the floors in golden/seed_floors.toml. Where a score has risen, raise its
floor; a floor is never lowered.
"""

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
FACTS = tomllib.loads((GOLDEN / "seed_facts.toml").read_text(encoding="utf-8"))
FLOORS = tomllib.loads((GOLDEN / "seed_floors.toml").read_text(encoding="utf-8"))
WISHES = {"request", "offer", "invitation"}


class Tally:
    """Counts of what is wanted, told and right."""

    def __init__(self):
        self.wanted = self.told = self.right = 0

    def add(self, wanted, told):
        """Count two sets of names."""
        self.wanted += len(wanted)
        self.told += len(told)
        self.right += len(wanted & told)

    @property
    def f1(self):
        return 2 * self.right / (self.wanted + self.told)


class Scores:
    """F1 of things and shares of details that are right."""

    def __init__(self, frames):
        self._frames = frames
        self._tallies = defaultdict(Tally)
        self._shares = defaultdict(list)
        self._parts = defaultdict(list)
        for table, key in (
            ("event_mention_participant", "event_mention_id"),
            ("agreement_mention_party", "agreement_mention_id"),
        ):
            for part in frames[table].iter_rows(named=True):
                self._parts[part[key]].append(part)
        for name, facts in FACTS.items():
            self._count_document(name, facts)

    def values(self):
        """All scores by name, rounded."""
        tallies = {name: tally.f1 for name, tally in self._tallies.items()}
        shares = {name: sum(right) / len(right) for name, right in self._shares.items()}
        return {name: round(value, 3) for name, value in sorted((tallies | shares).items())}

    def _rows(self, table, name):
        return list(self._frames[table].filter(document_id=name).iter_rows(named=True))

    def _count_document(self, name, facts):
        for table in ("person", "organization"):
            self._tallies[f"{table}s"].add(set(facts[f"{table}s"]), {row["name"] for row in self._rows(table, name)})
        events = self._rows("event_mention", name)
        told = [e for e in events if e["event_type"] not in WISHES]
        for fact, event in self._pair("happenings", facts["happenings"], told):
            self._shares["happenings: dates"] += [event["date_edtf"] in fact["dates"]] if "dates" in fact else []
            self._tallies["happenings: persons"].add(
                set(fact["persons"]), self._names(event["event_mention_id"], "person")
            )
            self._tallies["happenings: countries"].add(
                set(fact["countries"]), self._countries(event["event_mention_id"])
            )
        told = [e for e in events if e["event_type"] in WISHES]
        for fact, event in self._pair("wishes", facts["wishes"], told):
            first = next(p for p in self._parts[event["event_mention_id"]] if p["country"])
            self._shares["wishes: directions"].append(first["country"] == fact["from"])
        for fact, row in self._pair("agreements", facts["agreements"], self._rows("agreement_mention", name)):
            self._shares["agreements: kinds"].append(row["kind"] in fact["kind"])
            self._shares["agreements: statuses"].append(row["status"] in fact["status"])
            self._shares["agreements: dates"] += [row["date_edtf"] in fact["dates"]] if "dates" in fact else []
            self._tallies["agreements: parties"].add(set(fact["parties"]), self._parties(row["agreement_mention_id"]))

    def _pair(self, name, facts, rows):
        """Pair each fact with the row that fits it best; optional facts only take rows away."""
        fits = [(self._fit(fact, row), i, j) for i, fact in enumerate(facts) for j, row in enumerate(rows)]
        pairs = {}
        for fit, i, j in sorted(fits, key=lambda f: (-f[0], bool(facts[f[1]].get("optional")), f[1], f[2])):
            if fit > 0 and i not in pairs and j not in pairs.values():
                pairs[i] = j
        wanted = {i for i, fact in enumerate(facts) if not fact.get("optional")}
        tally = self._tallies[name]
        tally.wanted += len(wanted)
        tally.right += len(wanted & set(pairs))
        tally.told += len(rows) - len(set(pairs) - wanted)
        return [(facts[i], rows[j]) for i, j in sorted(pairs.items()) if i in wanted]

    def _fit(self, fact, row):
        """How well a row fits a fact: its type must be right, its sentence and its sides tell the rest."""
        if "type" in fact and fact["type"] != row["event_type"]:
            return 0
        owner = row.get("agreement_mention_id") or row["event_mention_id"]
        about = fact.get("about", "")
        if about not in row["evidence"] and ("from" in fact or "kind" in fact):
            return 0
        sides = set(fact.get("countries", [fact.get("from"), fact.get("to")]))
        if sides and not sides & self._countries(owner):
            return "about" in fact and about in row["evidence"]
        people = len(set(fact.get("persons", [])) & self._names(owner, "person"))
        return 1 + 2 * bool(about and about in row["evidence"]) + people + (row.get("kind") in fact.get("kind", []))

    def _names(self, owner, kind):
        return {part["name"] for part in self._parts[owner] if part["kind"] == kind}

    def _countries(self, owner):
        return {part["entity_id"] for part in self._parts[owner] if part["kind"] == "country"}

    def _parties(self, owner):
        return {part["name"] for part in self._parts[owner] if part["role"] == "party"}


@pytest.fixture(scope="module")
def scores(seed_frames):
    return Scores(seed_frames).values()


def test_every_seed_has_its_facts(seed_frames):
    assert sorted(FACTS) == sorted(seed_frames["document"]["document_id"])


def test_there_is_a_floor_for_every_score(scores):
    assert sorted(FLOORS) == sorted(scores)


@pytest.mark.parametrize("name", FLOORS)
def test_a_score_does_not_fall(scores, name):
    assert scores[name] >= FLOORS[name], f"{name} fell from {FLOORS[name]} to {scores[name]}"
