"""The persons of one document, and when two names mean the same person."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from transforms.name_chain import Told
from transforms.name_office import Office
from transforms.name_text import fold, name_key, name_words
from transforms.reference import Person

# Titles that give way to another office of the same person.
MINOR = frozenset({"party", "rank", "academic", "occupation", "group", "crowd", "member", "kin"})
_SEATS = ("ủy viên", "uỷ viên", "thành viên", "bí thư trung ương")
_COMMITTEES = ("T.Ư Đảng", "TƯ Đảng", "Trung ương Đảng", "Ban Bí thư", "Bộ Chính trị")  # their secretaries are several
_ARTICLE = re.compile(r"^(?:al|el|as|ash)[-–](?=\w)")


@dataclass(slots=True, eq=False)
class Someone:
    """A person of the document, over all mentions."""

    name: str
    words: tuple[str, ...]
    vietnamese: bool
    known: Person | None = None
    namesakes: tuple[Person, ...] = ()  # of the reference data, of whom the offices may tell one
    told: list[Told] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)  # all that the document gives the person
    country: str | None = None
    posts: set[str] = field(default_factory=set)
    organization: tuple[str, str] | None = None
    short_keys: frozenset[str] = frozenset()  # single words that can mean the person
    last_key: str = ""
    key: tuple[str, ...] = ()  # the words, folded
    forms: dict[str, int] = field(default_factory=dict)
    female: bool | None = None
    entity_id: str = ""

    def take_form(self, name: str) -> None:
        """Count a spelling of the name; the fullest, then the most frequent, then the usual one is the name."""
        forms = self.forms
        forms[name] = forms.get(name, 0) + 1
        if name != self.name or not self.key:
            self.name = max(forms, key=self._goodness) if len(forms) > 1 else name
            self.words = name_words(self.name)
            self.key = name_key(self.name)
            self.short_keys = _short_keys(self.name, self.known.name if self.known else "")
            self.last_key = self.key[-1]

    def _goodness(self, form: str) -> tuple[int, int, bool]:
        return _full_words(form), self.forms[form], self.known is not None and form == self.known.name


def main_office(offices: list[Office]) -> Office | None:
    """The office that weighs most: the first that is more than a rank or a seat in a party."""
    for office in offices:
        if not is_minor(office):
            return office
    return next(
        (office for office in offices if office.kind == "party" and not is_seat(office)), next(iter(offices), None)
    )


def is_seat(office: Office) -> bool:
    """Whether an office is that of one member of many: "Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy X"."""
    of_committee = office.organization is not None and office.organization.name.startswith(_COMMITTEES)
    return office.hit[2].text.startswith(_SEATS) or (office.kind == "party" and of_committee)


def is_minor(office: Office) -> bool:
    """Whether an office gives way to others; "Bí thư thứ nhất" of a union does not, as that of a party does."""
    body = office.organization
    return office.kind in MINOR and not (office.kind == "party" and body is not None and body.kind == "association")


def post_of(office: Office) -> str:
    """The canonical post of an office: "Bộ trưởng"."""
    return office.hit[2].post or ""


def is_explicit(office: Office) -> bool:
    """Whether the text names the organization of an office, or the field of its ministry."""
    title = office.hit[2].title
    own = title is not None and (title.organization or "").startswith("Bộ ")  # "Ngoại trưởng"
    return own or bool(office.organization or office.field or office.unit)


def country_of_organization(office: Office) -> str | None:
    """The country that the name of the office's organization writes."""
    if office.organization and office.organization.country:
        return office.organization.country.code
    return None


@lru_cache(maxsize=65536)
def _full_words(name: str) -> int:
    return sum(not word.endswith(".") for word in name_words(name))


def same_name(key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of several words can be one: equal, one within the other, or with initials."""
    if key == other:
        return True
    short, long = (key, other) if len(key) <= len(other) else (other, key)
    if len(short) < 2:
        return False
    if short[0].endswith("."):
        return _abbreviates(short, long) or _abbreviates(long, short)
    return set(short).issubset(long) or _abbreviates(long, short)


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) == 2 and short[0].endswith(".") and short[0][0] == long[0][0] and short[1] == long[-1]


@lru_cache(maxsize=65536)
def misspells(name: str, other: str) -> bool:
    """Whether two foreign names differ only in spelling: "Sergei Lavrov", "Sergey Lavrov"."""
    name, other = (fold(n).replace("-", "").replace("’", "'") for n in (name, other))
    return (
        name[0] == other[0] and abs(len(name) - len(other)) <= 3 and SequenceMatcher(None, name, other).ratio() >= 0.86
    )


@lru_cache(maxsize=65536)
def _short_keys(name: str, known: str) -> frozenset[str]:
    """The single words that can mean a person, by the name in the text and the one in the reference data."""
    return frozenset(map(bare, (*name_key(name), *fold(known).split())))


def short_fits(key: str, someone: Someone) -> bool:
    """Whether a single bare word can mean a person: the last word of a Vietnamese name, any of another one."""
    return key == someone.last_key if someone.vietnamese else key in someone.short_keys


def bare(word: str) -> str:
    """A word without the Arabic article before it: "al-Assad" is "Assad"."""
    return _ARTICLE.sub("", word) if "-" in word or "–" in word else word
