"""What the lexicon knows of instruments: their names, the verbs that tell their state, the words around them."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

from transforms.cues import whole
from transforms.model import Mention
from transforms.terms import Hit, TermScanner, Text

DASH = " - "
DASHES = ("-", " – ", "–", "- ", " -")
HEADS = ("hiệp định", "thỏa thuận", "hiệp ước")
DECLARATION = " Tuyên bố "
ONLY_YEAR = re.compile(r" (?:19|20)\d\d(?= (?!về |tỷ |triệu )\w)")  # "Hiệp ước 2011 buộc các bên ..."
NAMED_DECLARATION = re.compile(r"(?<= )Tuyên bố [A-ZĐ][\w-]*(?: [A-ZĐ][\w-]*){0,2}(?: \d{4})?(?!\w)")
WORD = 20  # characters that hold the last word before a name
LONG = 4  # words of a name that is told by its subject, whatever its head
HOLDERS = frozenset({"organization", "person", "role"})  # a name inside one of these is not an instrument


@dataclass(frozen=True, slots=True)
class Instrument:
    """What the lexicon knows of an instrument by its head or its name."""

    kind: str
    loose: bool = False  # a common word: an instrument only where the clause makes it one
    bare: bool = False  # cooperation that is signed without an instrument's name
    inked: bool = False  # any paper: an instrument only where it is signed
    trade: bool = False  # a sale of one state to another: an instrument only where both are told
    told: bool = False  # an instrument only where its parties are told
    certain: bool = False  # one of its sort: whoever tells of it means a certain one
    acronym: bool = False  # counts in capitals only
    theme: str = ""  # what the head says of the subject
    lead: int = 0  # characters before the name
    name: str | None = None
    fields: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    status: str | None = None
    date: str | None = None
    since: str | None = None  # the year from which it is no longer negotiated


@dataclass(frozen=True, slots=True)
class Verb:
    """A word before or behind an instrument that tells its state."""

    tells: str  # signed, planned, in_force, ended or none
    reach: int = 0
    pen: bool = False  # a signing is told
    sure: bool = False  # nothing before it puts it into the future
    exists: bool = False  # the instrument is there
    neutral: bool = False  # another telling of the instrument knows better


@dataclass(frozen=True, slots=True)
class InstrumentLexicon:
    """Scanners and patterns of ``seeds/lexicon/instruments.toml``."""

    instruments: TermScanner[Instrument]
    verbs: TermScanner[Verb]
    behind: TermScanner[Verb]
    quality: re.Pattern[str]
    ahead: re.Pattern[str]
    modal: re.Pattern[str]
    unreal: re.Pattern[str]
    supposed: re.Pattern[str]
    through: re.Pattern[str]
    stopped: re.Pattern[str]
    unstopped: re.Pattern[str]
    firm: re.Pattern[str]
    during_visit: re.Pattern[str]
    opens: re.Pattern[str]
    small: frozenset[str]
    back: re.Pattern[str]
    end: re.Pattern[str]
    witness: re.Pattern[str]
    private: re.Pattern[str]
    crime: re.Pattern[str]
    unnoun: re.Pattern[str]
    judged: re.Pattern[str]
    carried: re.Pattern[str]
    told_in: re.Pattern[str]
    papers: re.Pattern[str]
    worth: re.Pattern[str]
    other_worth: re.Pattern[str]


@cache
def load_instruments() -> InstrumentLexicon:
    """Read the lexicon once for the process."""
    data = tomllib.loads(files("seeds").joinpath("lexicon/instruments.toml").read_text(encoding="utf-8"))
    words: dict[str, str] = {name: whole(of) for name, of in data["words"].items()}
    return InstrumentLexicon(
        instruments=TermScanner([*_heads(data["heads"]), *_known(data["known"], data["said"])]),
        verbs=TermScanner(_verbs(data["verbs"])),
        behind=TermScanner(_verbs(data["behind"])),
        quality=re.compile(rf"[\s\"“]*(?:(?:\d+|{words['quality']})[\s\"“]*)*"),
        ahead=re.compile(words["ahead"]),
        modal=re.compile(words["modal"]),
        during_visit=re.compile(words["during_visit"]),
        opens=re.compile(rf"[\s\"“]*(?:{words['opens']})?\s*"),
        firm=re.compile(rf"\s*((?:lãnh đạo |đại diện |các )*{words['firm']}[^,;:.()]{{2,60}}?)\s*\(\s*"),
        unreal=re.compile(words["unreal"]),
        through=re.compile(rf"{words['through']}\s+$"),
        supposed=re.compile(words["supposed"]),
        stopped=re.compile(rf"({words['stopped']})\s[^.,;:\n]{{0,60}}?{words['within']}\s+$"),
        unstopped=re.compile(rf"{words['unstopped']}\s+$"),
        small=frozenset(data["words"]["small"]),
        back=re.compile(rf"\s*{words['back']}(?!\s+{words['not_back']})"),
        end=re.compile(rf"{words['joined']}|(?P<stop>[,;.:()\n\"”]|{words['end']})"),
        witness=re.compile(words["witness"]),
        private=re.compile(words["private"]),
        crime=re.compile(words["crime"]),
        unnoun=re.compile(rf"(?:^|[,;:(]|{words['unnoun']})[\s\"“]+$"),
        judged=re.compile(rf"\s+(?:rất |quá |vô cùng |cực kỳ )?{words['judged']}"),
        carried=re.compile(rf"{words['carried']}(?: \w+){{0,4}} $"),
        told_in=re.compile(rf"{words['told_in']}\s+(?:một |bản |văn bản )*$"),
        papers=re.compile(words["papers"]),
        worth=re.compile(words["worth"]),
        other_worth=re.compile(words["other_worth"]),
    )


def _heads(heads: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Instrument]]:
    for head in heads:
        for written in head["phrases"]:
            lead, _, name = written.rpartition("|")
            phrase = lead + name
            yield phrase, Instrument(
                head["kind"], head.get("loose", False), head.get("bare", False), head.get("inked", False),
                head.get("trade", False), head.get("told", False), head.get("certain", False), _is_acronym(phrase),
                head.get("theme", phrase), len(lead), status=head.get("status"),
            )  # fmt: skip


def _known(entries: Iterable[dict[str, Any]], said: dict[str, str]) -> Iterator[tuple[str, Instrument]]:
    for entry in entries:
        for alias in dict.fromkeys(chain.from_iterable(map(_written, entry["aliases"]))):
            yield alias, Instrument(
                _kind_of(alias, entry["kind"], said), acronym=_is_acronym(alias), name=entry["name"],
                fields=tuple(entry["fields"]), parties=tuple(entry.get("parties", ())), status=entry.get("status"),
                date=entry.get("date"), since=entry.get("since"),
            )  # fmt: skip


def _written(alias: str) -> Iterator[str]:
    """Yield the ways of writing a name: its dashes, and "thỏa thuận" or "hiệp ước" for "hiệp định"."""
    first, _, rest = alias.partition(DASH)
    dashed = [alias, *(f"{first}{dash}{rest}" for dash in DASHES if rest), *(alias.replace(DASH, d) for d in DASHES)]
    yield from dashed
    if len(alias.split()) >= LONG:
        heads = [head for head in HEADS if alias.startswith(head)]
        yield from (other + name.removeprefix(head) for head in heads for other in HEADS for name in dashed)


def _kind_of(alias: str, kind: str, said: dict[str, str]) -> str:
    """Return the kind that an alias says: what most call "Hiệp định Paris" is an arrangement as "Thỏa thuận Paris"."""
    told = next((of for head, of in said.items() if alias.startswith(head)), kind)
    return told if kind in said.values() else kind


def _verbs(entries: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Verb]]:
    for entry in entries:
        flags = (entry.get(flag, False) for flag in ("pen", "sure", "exists", "neutral"))
        verb = Verb(entry["tells"], entry.get("reach", 0), *flags)
        yield from ((phrase, verb) for phrase in entry["phrases"])


def _is_acronym(phrase: str) -> bool:
    return phrase.isascii() and phrase.isalnum()


def _declarations(body: str, hits: list[Hit[Instrument]]) -> Iterator[Hit[Instrument]]:
    """Yield declarations called after the town or body that made them: "ra Tuyên bố Bangkok"."""
    taken = {at for hit in hits for at in (range(hit.start, hit.end) if hit.payload.kind == "none" else (hit.start,))}
    for found in NAMED_DECLARATION.finditer(body):
        before = body[max(0, found.start() - WORD) : found.start()].split()
        if found.start() not in taken and before and before[-1].islower():
            yield Hit(found.start(), found.end(), Instrument("joint_statement", name=found[0]))


def end_of_name(lowered: str, start: int, end: int) -> int:
    """Return where the name of an instrument ends that goes on at an offset."""
    year = ONLY_YEAR.match(lowered, start, end)
    if year:
        return year.end()
    stops = (found.start() for found in load_instruments().end.finditer(lowered, start, end) if found["stop"])
    return next(stops, end)


def find_instruments(text: Text, mentions: Iterable[Mention]) -> list[Hit[Instrument]]:
    """Return the names and heads of instruments in a text, in order."""
    body = text.body
    hits = [
        hit
        for hit in load_instruments().instruments.scan_letters(text.letters, text.words)
        if not hit.payload.acronym or (body[hit.start].isupper() and body[hit.end - 1].isupper())
    ]
    if DECLARATION in body:
        hits = sorted([*hits, *_declarations(body, hits)])
    if not hits:
        return []
    held = [(m.start, m.end) for m in mentions if m.kind in HOLDERS]
    return [hit for hit in hits if not any(start <= hit.start < end for start, end in held)]
