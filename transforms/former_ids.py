"""The ids that known persons and organizations had while they were unknown, and still are found by."""

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.name_canonical import entity_id
from transforms.name_text import fold
from transforms.reference import Organization, Person, Reference


@dataclass(frozen=True, slots=True)
class FormerId:
    """A provisional id, which is made of a name, and the lasting id of who bears the name."""

    former_id: str
    kind: str
    entity_id: str
    name: str


def former_ids(reference: Reference) -> tuple[FormerId, ...]:
    """The provisional ids of all names of the reference data; of names that several bear there are none."""
    found: dict[str, FormerId | None] = {}
    for former in (*_of_persons(reference), *_of_organizations(reference)):
        known = found.setdefault(former.former_id, former)
        if known and known.entity_id != former.entity_id:
            found[former.former_id] = None
    return tuple(former for former in found.values() if former)


def _of_persons(reference: Reference) -> Iterator[FormerId]:
    for person in reference.persons:
        if not person.shares_name:
            for name in (person.name, *person.aliases):
                for provisional in _ids_of_person(person, name):
                    yield FormerId(provisional, "person", person.person_id, name)


def _ids_of_person(person: Person, name: str) -> Iterator[str]:
    """The ids with the person's country, as a text without it gives them, and of a name told in passing."""
    yield entity_id("person", fold(name), person.country or "")
    if person.country:
        yield entity_id("person", fold(name), "")
    yield entity_id("person", fold(name))


def _of_organizations(reference: Reference) -> Iterator[FormerId]:
    for organization in reference.organizations:
        for name in _names_of_organization(organization):
            provisional = entity_id("organization", fold(name))
            yield FormerId(provisional, "organization", organization.organization_id, name)


def _names_of_organization(organization: Organization) -> Iterator[str]:
    yield organization.name
    if organization.short_name:
        yield organization.short_name
    yield from organization.aliases
