"""One event per happening in a document, however often the document tells it."""

import re

from transforms.candidates import Candidate
from transforms.edtf import bounds

ENCOUNTERS = frozenset({"meeting", "call", "conference"})
PARTS = {"title": 0.0, "lead": 0.6, "body": 0.5}


def merge_candidates(candidates: list[Candidate]) -> list[Candidate]:
    """Join the tellings of one event; the best telling gives the evidence."""
    merged: list[Candidate] = []
    for candidate in candidates:
        twin = next((other for other in merged if other.type == candidate.type and _same(other, candidate)), None)
        if candidate.anaphoric and _told_before(merged, candidate):
            continue
        if twin is None:
            merged.append(candidate)
        else:
            _absorb(twin, candidate)
    return merged


def _told_before(merged: list[Candidate], candidate: Candidate) -> bool:
    """Say whether an encounter of one of its sides was told, which "Tại buổi tiếp" points back to."""
    sides = set(candidate.countries())
    return any(other.type in ENCOUNTERS and sides & set(other.countries()) for other in merged)


def _same(a: Candidate, b: Candidate) -> bool:
    if not dates_agree(a.edtf, b.edtf):
        return False
    if a.type == "visit":
        return _same_visit(a, b)
    if a.type == "conference":
        return _same_conference(a, b)
    if a.type in {"request", "offer", "invitation"}:
        return _same_wish(a, b)
    return _same_parties(a, b)


def dates_agree(a: str | None, b: str | None) -> bool:
    """Say whether two EDTF dates may mean the same time; an unknown one agrees with all."""
    if a is None or b is None or a == b:
        return True
    (first_a, last_a), (first_b, last_b) = bounds(a), bounds(b)
    if first_a is None or first_b is None or last_a is None or last_b is None:
        return a[4:] == b[4:]
    return first_a <= last_b and first_b <= last_a


def _nested(a: set[str], b: set[str]) -> bool:
    return a <= b or b <= a


def _ids(candidate: Candidate) -> tuple[set[str], set[str], set[str]]:
    persons = {str(m.entity_id) for m in candidate.persons()}
    organizations = {str(m.entity_id) for m in candidate.organizations()}
    return persons, organizations, set(candidate.countries())


def _same_parties(a: Candidate, b: Candidate) -> bool:
    persons_a, orgs_a, countries_a = _ids(a)
    persons_b, orgs_b, countries_b = _ids(b)
    if not (countries_a & countries_b or persons_a & persons_b) or not _nested(countries_a, countries_b):
        return False
    if persons_a and persons_b:
        return _nested(persons_a, persons_b) and (len(persons_a & persons_b) > 1 or _nested(orgs_a, orgs_b))
    return _nested(orgs_a, orgs_b) or a.type == "signing"


def _same_visit(a: Candidate, b: Candidate) -> bool:
    persons_a, _, _ = _ids(a)
    persons_b, _, _ = _ids(b)
    if a.host and b.host and a.host != b.host:
        return False
    if persons_a and persons_b:
        return bool(persons_a & persons_b)
    guests_a, guests_b = set(a.countries()) - {a.host}, set(b.countries()) - {b.host}
    return not guests_a or not guests_b or bool(guests_a & guests_b)


def _same_conference(a: Candidate, b: Candidate) -> bool:
    words_a, words_b = _name_words(a.name), _name_words(b.name)
    if not words_a or not words_b:
        return True
    shared = len(words_a & words_b) / min(len(words_a), len(words_b))
    return shared >= 0.7


def _name_words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - {"hội", "nghị", "lần", "thứ", "các", "và", "về"}


def _same_wish(a: Candidate, b: Candidate) -> bool:
    _, _, countries_a = _ids(a)
    _, _, countries_b = _ids(b)
    asker_a = next((m.country for m, _ in a.participants), None)
    asker_b = next((m.country for m, _ in b.participants), None)
    if asker_a != asker_b or not _nested(countries_a, countries_b):
        return False
    if a.type == "invitation":
        return _same_parties(a, b)
    words_a, words_b = set(re.findall(r"\w+", a.name)), set(re.findall(r"\w+", b.name))
    if len(words_a & words_b) >= 0.6 * min(len(words_a), len(words_b)):
        return True
    return bool(a.topics) and bool(b.topics) and a.topics[0] == b.topics[0]


def _weight(candidate: Candidate) -> float:
    dated = 1.5 if candidate.edtf and candidate.date else 0.0
    return len(candidate.persons()) + len(candidate.organizations()) + dated + PARTS[candidate.clause.sentence.part]


def _absorb(kept: Candidate, other: Candidate) -> None:
    """Take over what the other telling knows better."""
    better = _weight(other) > _weight(kept)
    known = {(m.entity_id, m.kind, role) for m, role in kept.participants}
    kept.participants += [(m, r) for m, r in other.participants if (m.entity_id, m.kind, r) not in known]
    kept.host, kept.city = kept.host or other.host, kept.city or other.city
    kept.topics = kept.topics or other.topics
    if other.edtf and (kept.edtf is None or _finer(other.edtf, kept.edtf)):
        kept.edtf, kept.basis, kept.date = other.edtf, other.basis, other.date
    if kept.status == "planned" and other.status in {"occurred", "ongoing"}:
        kept.status = other.status
    if better:
        kept.clause, kept.start, kept.end, kept.rule = other.clause, other.start, other.end, other.rule
    if len(other.name) > len(kept.name):
        kept.name = other.name


def _finer(a: str, b: str) -> bool:
    (first_a, last_a), (first_b, last_b) = bounds(a), bounds(b)
    if first_a is None or last_a is None or first_b is None or last_b is None:
        return False
    return (last_a - first_a) < (last_b - first_b)
