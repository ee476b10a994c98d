"""The words that tell events, from ``seeds/lexicon/events.toml``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from transforms.cues import alternation
from transforms.terms import TermScanner


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event with its codes in CAMEO and PLOVER."""

    name: str
    cameo: str
    plover: str
    wish: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a trigger phrase tells: the type, the frame around it and the roles of its sides."""

    phrase: str
    type: str
    frame: str
    subject: str
    object: str
    mutual: bool = False
    requires: tuple[str, ...] = ()  # one of these stands in the sentence
    dated: bool = False  # counts only where the sentence tells the day
    settled: bool = False  # counts only where the sentence tells the day or the town
    behind: tuple[str, ...] = ()  # one of these stands behind the object
    arrival: bool = False  # somebody in office of another country comes, or for a purpose told ``behind``
    working: bool = False  # who does it at a house of another country meets its people
    gift: bool = False  # what it ``requires`` stands in what is given, behind the verb
    rulers: bool = False  # counts without what it ``requires`` where a head of state or government comes into office
    shared: bool = False  # a promise only where it is for another or done with it
    addressed: bool = False  # a wish only of somebody of another side who is named right behind


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Types, triggers and the grammar words around them, ready to match."""

    types: dict[str, EventType]
    scanner: TermScanner[Trigger]
    subject_gap: re.Pattern[str]
    object_gap: re.Pattern[str]
    connector: re.Pattern[str]
    light_verb: re.Pattern[str]
    boundary: re.Pattern[str]
    continuation: re.Pattern[str]
    placing: re.Pattern[str]
    listing: re.Pattern[str]


@cache
def load_event_lexicon() -> EventLexicon:
    """Read the lexicon once for the process."""
    data = tomllib.loads(files("seeds").joinpath("lexicon/events.toml").read_text(encoding="utf-8"))
    grammar = data["grammar"]
    triggers = [
        Trigger(
            phrase, entry["type"], entry["frame"], entry["subject"], entry["object"],
            entry.get("mutual", False), tuple(entry.get("requires", ())), entry.get("dated", False),
            entry.get("settled", False), tuple(entry.get("behind", ())), entry.get("arrival", False),
            entry.get("working", False), entry.get("gift", False),
            entry.get("rulers", False), entry.get("shared", False), entry.get("addressed", False),
        )
        for entry in data["triggers"]
        for phrase in entry["phrases"]
    ]  # fmt: skip
    before_verb = alternation([*grammar["auxiliaries"], *grammar["light_verbs"], *grammar["heads_delegation"]])
    before_object = alternation([*grammar["modifiers"], *grammar["determiners"]])
    return EventLexicon(
        types={name: EventType(name, **codes) for name, codes in data["types"].items()},
        scanner=TermScanner((trigger.phrase, trigger) for trigger in triggers),
        subject_gap=re.compile(rf"(?:[\s,\")”]+(?:(?:{before_verb})(?=[\s,]))?)*"),
        object_gap=re.compile(rf"(?:[\s,\"“(]*(?:(?:{before_object})(?=[\s,:(]))?)*"),
        connector=re.compile(
            rf"(?:\s*(?:{alternation(grammar['determiners'])})(?=\s))*\s*(?:{alternation(grammar['connectors'])})"
            rf"(?:\s*(?:{alternation([*grammar['determiners'], *grammar['connectors']])})(?!\w))*\s*"
        ),
        light_verb=re.compile(
            rf"(?:^|\s)(?:{alternation(grammar['light_verbs'])})"
            rf"(?:\s+(?:{alternation(grammar['quantifiers'])}|\d+))*\s+[\"“‘']?$"
        ),
        listing=re.compile(rf",?\s+(?:{alternation(grammar['listing'])})(?!\w)"),
        placing=re.compile(rf"(?<!\w)(?:{alternation(grammar['placing'])})(?!\w)"),
        continuation=re.compile(rf"\s*(?:{alternation(grammar['continuations'])})(?!\w)"),
        boundary=re.compile(rf"[;:]|(?<!\w)(?:{alternation(grammar['boundaries'])})(?!\w)"),
    )
