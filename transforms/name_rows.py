"""Rows of the tables ``person`` and ``organization`` from the mentions of one document."""

from collections.abc import Iterable, Sequence
from typing import Any

from transforms.model import Mention

# How far a title gives way to another one as the role of a person.
_MINOR_TITLES = {
    "title:counterpart": 3,
    "title:group": 3,
    "title:member": 3,
    "title:crowd": 3,
    "title:kin": 3,
    "title:occupation": 2,
    "title:party": 1,
    "title:rank": 1,
    "title:academic": 1,
}
_FORMER = ("cựu", "nguyên", "cố ")
# Doubtful short forms, agencies that only sign, organizations that are but a place, common nouns.
_NOT_NAMED = frozenset({"abbreviation", "company", "credit", "bystander", "common"})


def persons_of(mentions: Sequence[Mention]) -> list[dict[str, Any]]:
    """Rows of the table ``person``: named persons with a title or role somewhere in the document."""
    rows: dict[str, dict[str, Any]] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.entity_id:
            row = rows.get(mention.entity_id)
            if row is None:
                row = rows[mention.entity_id] = _person_row(mention)
            _add_person(row, mention)
    out = [row for row in rows.values() if row["role"]]
    for row in out:
        row["surfaces"] = sorted(row["surfaces"])
        del row["weight"]
    return out


def _person_row(mention: Mention) -> dict[str, Any]:
    return {
        "person_id": mention.entity_id,
        "name": mention.name,
        "role": None,
        "organization": None,
        "organization_id": None,
        "country": None,
        "surfaces": set(),
        "weight": (-1, 0),
    }


def _weight(mention: Mention) -> tuple[int, int]:
    """How well a mention tells the role: present offices before former ones, these before others, then the longest."""
    role = mention.role or ""
    minor = _MINOR_TITLES.get(mention.rule, 0)
    former = role.lower().startswith(_FORMER) and not minor
    return 4 - minor - (2 if former else 0), len(role)


def _add_person(row: dict[str, Any], mention: Mention) -> None:
    row["surfaces"].add(mention.surface)
    row["country"] = row["country"] or mention.country
    weight = _weight(mention)
    better = bool(mention.role) and weight > row["weight"]
    if better:
        row["role"], row["weight"] = mention.role, weight
    if mention.organization and (better or row["organization"] is None):
        row["organization"], row["organization_id"] = mention.organization, mention.organization_id


def organizations_of(mentions: Sequence[Mention]) -> list[dict[str, Any]]:
    """Rows of the table ``organization``: all that the document names, also within titles."""
    rows: dict[str, dict[str, Any]] = {}
    for mention in _with_inner(mentions):
        if (mention.kind != "organization" and mention.entity_id != "EU") or mention.rule in _NOT_NAMED:
            continue
        if mention.entity_id and mention.name:
            row = rows.get(mention.entity_id)
            if row is None:
                row = rows[mention.entity_id] = _organization_row(mention)
            row["surfaces"].add(mention.surface)
            row["short_name"] = row["short_name"] or mention.short_name or ("EU" if mention.entity_id == "EU" else None)
    for row in rows.values():
        row["surfaces"] = sorted(row["surfaces"])
    return list(rows.values())


def _organization_row(mention: Mention) -> dict[str, Any]:
    return {
        "organization_id": mention.entity_id,
        "name": mention.name,
        "short_name": mention.short_name,
        "kind": mention.body_kind,
        "country": mention.country,
        "surfaces": set(),
    }


def _with_inner(mentions: Sequence[Mention]) -> Iterable[Mention]:
    for mention in mentions:
        yield mention
        if mention.inner:
            yield from mention.inner
