"""The names by which a document tells the organizations of the reference data.

Whatever a document calls an organization, its id is that of the reference data. Its name is the usual one, unless the
document gives a full one of other words: "Văn phòng Tổng thống Hàn Quốc" for "Phủ Tổng thống Hàn Quốc". What the
document shortens the usual name to, most often by leaving out the country ("Quốc hội"), is the short name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from transforms.model import Mention
from transforms.name_text import UPPER, capitalized, fold
from transforms.reference import Country, Organization

_BRACKET = re.compile(r" ?\([^()]*\)$")
_ABBREVIATED = re.compile(r"(?<!\w)[A-ZĐ&][A-ZĐ&\-–\d]+(?!\w)")  # "G-20", "Bộ TT&TT"
_MISSIONS = ("dai su quan ", "tong lanh su quan ")  # go by the two states, whatever the town
_STATE_WORDS = ("Cộng hòa ", "Cộng hoà ", "Liên bang ")
_STATE = re.compile(rf" (?:nước )?(?:{'|'.join(_STATE_WORDS)})(?=[{UPPER}])")  # before a country
_MARKS = re.compile(r"[^\w]+")


def tell_by_names(
    mentions: Sequence[Mention], known: Mapping[str, Organization], countries: Mapping[str, Country]
) -> None:
    """Give the known organizations of a document, also those of its persons, the names that it tells them by."""
    told: dict[str, list[Mention]] = {}
    for mention in _with_inner(mentions):
        if mention.kind == "organization" and mention.entity_id:
            told.setdefault(mention.entity_id, []).append(mention)
    renamed: dict[str | None, str] = {}
    for entity_id, namings in told.items():
        organization, usual = known.get(entity_id), namings[0].name
        name, short = _with_form_of_state(usual, namings)
        if organization and not name:
            usual = organization.name
            name, short = _told(organization, countries.get(organization.country or ""), namings)
        for mention in namings if name else ():
            mention.name, mention.short_name = name, short or mention.short_name
        if name and name != usual:
            renamed[entity_id] = name
    for mention in mentions if renamed else ():
        mention.organization = renamed.get(mention.organization_id, mention.organization)


def _with_inner(mentions: Sequence[Mention]) -> Iterator[Mention]:
    for mention in mentions:
        yield mention
        yield from mention.inner


def _told(organization: Organization, country: Country | None, namings: Sequence[Mention]) -> tuple[str, str | None]:
    """The name of an organization in a document, and what the document shortens it to."""
    surfaces = {naming.surface: None for naming in namings}
    if organization.name in surfaces or (usual := _plain(organization.name)).startswith(_MISSIONS):
        return organization.name, None
    shortened = (_without_owner(_BRACKET.sub("", surface), country) for surface in surfaces)
    forms = {form: _with_usual_country(_plain(form), usual, country) for form in shortened}
    if any(_is_usual(form, plain, usual) for form, plain in forms.items()):
        return organization.name, None
    abbreviation = _plain(organization.short_name or "")
    words = [form for form, plain in forms.items() if plain != abbreviation and not _ABBREVIATED.search(form)]
    shorter = [form for form in words if " " not in form or _leaves_out(forms[form], usual)]
    others = [form for form in words if form not in shorter and f" {forms[form]} " not in f" {usual} "]
    if not others:
        short = next((form for form in shorter if len(form) < len(organization.name)), None)
        return organization.name, capitalized(short) if short else None
    longest = max(others, key=len)
    bare = _bare_name(forms[longest], organization)
    if bare and longest[0].islower():
        return bare, None
    name = capitalized(longest)
    if country and _lacks_country(forms[longest], organization, country):
        return f"{name} {country.name}", name
    return name, bare


def _with_form_of_state(name: str | None, namings: Sequence[Mention]) -> tuple[str | None, str | None]:
    """A name with what the country calls itself, where that is told as often: "Bộ Nội vụ Cộng hòa Séc"."""
    if not any(map(_STATE.search, [naming.surface for naming in namings])):
        return None, None
    told = Counter(_BRACKET.sub("", naming.surface) for naming in namings)
    stately = Counter({form: count for form, count in told.items() if _STATE.search(form)})
    usual = _plain(name or "")
    if not stately or usual.startswith(_MISSIONS) or any(_plain(_STATE.sub(" ", form)) != usual for form in stately):
        return None, None
    others = Counter({form: count for form, count in told.items() if _plain(form) == usual})
    if stately.total() < others.total():
        return None, None
    return capitalized(stately.most_common(1)[0][0]), next(map(capitalized, others), None)


def _without_owner(form: str, country: Country | None) -> str:
    """A form without "của" and its country: "Đảng Likud của Israel"."""
    name, _, owner = form.rpartition(" của ")
    return name if name and country and owner in (country.name, country.official_name, *country.aliases) else form


def _is_usual(form: str, plain: str, usual: str) -> bool:
    """Whether a form is the usual name, also behind a noun for any of the kind: "báo Nikkei"."""
    return plain == usual or (form[0].islower() and plain.endswith(f" {usual}"))


def _bare_name(plain: str, organization: Organization) -> str | None:
    """The name that a form ends with behind a noun for any of the kind: "Jaish al-Islam" of "nhóm Jaish al-Islam"."""
    names = (name for name in (organization.name, *organization.aliases) if plain.endswith(f" {_plain(name)}"))
    return max(names, key=len, default=None)


def _lacks_country(plain: str, organization: Organization, country: Country) -> bool:
    """Whether only the usual name tells the country, while the form is none that does without: "Phố Downing"."""
    if not _plain(organization.name).endswith(f" {_plain(country.name)}"):
        return False
    if any(f"{ending} " in f" {plain} " for ending in _endings(country)):
        return False
    complete = (organization.short_name or "", *organization.aliases)
    return not any(f" {plain}".endswith(f" {name}") for name in map(_plain, complete) if name)


def _leaves_out(plain: str, usual: str) -> bool:
    """Whether a form is the usual name without some of its words, but with the first."""
    words = iter(usual.split())
    return plain.split(" ", 1)[0] == next(words) and all(word in words for word in plain.split()[1:])


def _with_usual_country(plain: str, usual: str, country: Country | None) -> str:
    """A form with its country as the usual name tells it: by its usual name, or not at all."""
    if country is None or not plain.endswith(_endings(country)):
        return plain
    written = next(ending for ending in _endings(country) if plain.endswith(ending))
    at_end = f" {_plain(country.name)}"
    return plain.removesuffix(written) + (at_end if usual.endswith(at_end) else "")


@lru_cache(maxsize=1024)
def _endings(country: Country) -> tuple[str, ...]:
    """How a form ends that tells its country; the longest names come first."""
    names = map(_plain, (country.name, country.official_name or "", *country.aliases))
    return tuple(sorted((f" {name}" for name in names if name), key=len, reverse=True))


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    return _MARKS.sub(" ", fold(name)).strip()
