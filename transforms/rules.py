"""The rules of the transform as a whole: reference data, lexicon and readers, with their version."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from transforms.conference_dates import ConferenceDates
from transforms.dates import DateReader
from transforms.event_lexicon import EventLexicon, load_event_lexicon
from transforms.event_places import Houses, houses_of
from transforms.names import NameReader
from transforms.reference import Folder, Reference, load_reference

SOURCES = {"seeds": (".csv", ".toml"), "transforms": (".py",)}
NO_RULES = frozenset({"articles", "sources.toml"})  # where news is fetched from says nothing of how it is read


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that decides how an article is read; equal versions read equally."""

    version: str
    reference: Reference
    lexicon: EventLexicon
    names: NameReader
    dates: DateReader
    conferences: ConferenceDates
    houses: Houses


@cache
def load_rules(own: Folder | None = None) -> Rules:
    """Load the rules once for the process, with the user's own reference data where there is any."""
    reference = load_reference(own)
    return Rules(
        version=rules_version(own),
        reference=reference,
        lexicon=load_event_lexicon(),
        names=NameReader(reference),
        dates=DateReader(reference),
        conferences=ConferenceDates(reference),
        houses=houses_of(reference.places),
    )


@cache
def rules_version(own: Folder | None = None) -> str:
    """Return a hash of every data file and module that the reading rests on."""
    digest = sha256()
    for package, endings in SOURCES.items():
        for name, content in sorted(_contents(files(package), endings)):
            digest.update(name.encode() + b"\0" + content + b"\0")
    for name, content in sorted(_contents(own, (".csv",))) if own else ():
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:16]


def _contents(folder: Traversable, endings: tuple[str, ...], prefix: str = "") -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in folder.iterdir():
        if item.name in NO_RULES:
            continue
        if item.is_dir():
            found += _contents(item, endings, f"{prefix}{item.name}/")
        elif item.name.endswith(endings):
            found.append((prefix + item.name, item.read_bytes().replace(b"\r\n", b"\n")))
    return found
