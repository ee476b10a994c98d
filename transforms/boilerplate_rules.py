"""The rules of seeds/lexicon/boilerplate.toml, compiled once."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from transforms.publishers import publisher_by_credit
from transforms.sentences import LOWER, UPPER

CueKind = Literal["pointer", "credit", "opener", "quoted", "speech", "repeat", "placed"]
_NEXT_ANY = re.compile(r"[ ,]")
_NEXT_SMALL = re.compile(rf",| +[{LOWER}]")
_NEXT_NUMBER = re.compile(r" ?\d")
_NEXT_NAME = re.compile(rf" [{UPPER}]")
_NEXT = {  # what follows an opener
    "free": _NEXT_ANY,
    "small": _NEXT_SMALL,
    "noun": _NEXT_SMALL,
    "number": _NEXT_NUMBER,
    "name": _NEXT_NAME,
}
_QUOTES = '“"'


@dataclass(frozen=True, slots=True)
class LineRule:
    """What a pattern for whole lines means; ``caption_follows`` where the next line describes a picture.

    ``foot``: the line begins the foot of the page.
    """

    name: str
    caption_follows: bool = False
    foot: bool = False


@dataclass(frozen=True, slots=True)
class LineRules:
    """Patterns for whole lines, tried as one: a group for each rule, of which the first that fits counts."""

    rules: tuple[LineRule, ...]
    pattern: re.Pattern[str]

    def of(self, line: str) -> LineRule | None:
        """The rule that a line fits."""
        match = self.pattern.fullmatch(line)
        return self.rules[match.lastindex - 1] if match and match.lastindex else None


class Prefixes:
    """Words that a text may begin with; most are told apart by their first two letters."""

    __slots__ = ("_by_letters", "letters")

    def __init__(self, words: Iterable[str]) -> None:
        self._by_letters: dict[str, tuple[str, ...]] = {}
        for word in words:
            self._by_letters[word[:2]] = (*self._by_letters.get(word[:2], ()), word)
        self.letters = frozenset(self._by_letters)  # the pairs of letters that the words begin with

    def at(self, text: str, start: int = 0) -> bool:
        """Whether one of the words stands at a position of the text."""
        words = self._by_letters.get(text[start : start + 2])
        return words is not None and text.startswith(words, start)


class Suffixes:
    """Words that a text may end with, behind others; they are told apart by the last one."""

    __slots__ = ("_by_last",)

    def __init__(self, words: Iterable[str]) -> None:
        self._by_last: dict[str, tuple[str, ...]] = {}
        for word in words:
            last = word.rpartition(" ")[2]
            self._by_last[last] = (*self._by_last.get(last, ()), f" {word}")

    def end(self, text: str) -> bool:
        """Whether the text ends with one of the words."""
        words = self._by_last.get(text.rpartition(" ")[2])
        return words is not None and text.endswith(words)


@dataclass(frozen=True, slots=True)
class Cue:
    """A literal of the text at which a rule is tried, and what must match there or after it."""

    kind: CueKind
    rule: str
    pattern: re.Pattern[str] | None = None
    opens: bool = False  # it matters only where no sentence has ended before it
    length: int = 0


@dataclass(frozen=True, slots=True)
class Credits:
    """Photo credits: how they open, and where the names in them end."""

    brackets: re.Pattern[str]
    opening: re.Pattern[str]
    unmarked: re.Pattern[str]
    bare: re.Pattern[str]
    agency: re.Pattern[str]
    ends_name: frozenset[str]
    surnames: frozenset[str]
    leaning: Prefixes
    longest_caption: int


@dataclass(frozen=True, slots=True)
class Captions:
    """What captions without a credit look like."""

    heads: Prefixes
    shown: Prefixes  # heads, and what else is to be seen on pictures
    openings: Prefixes  # whatever is to be seen, people without names too
    films: re.Pattern[str]
    in_order: re.Pattern[str]
    crowd_heads: Prefixes
    crowds: re.Pattern[str]
    pictures: re.Pattern[str]
    scene: re.Pattern[str]
    scene_first: re.Pattern[str]
    scene_met: re.Pattern[str]
    seen_of: re.Pattern[str]
    met_by: re.Pattern[str]
    subjects: re.Pattern[str]
    things: re.Pattern[str]
    told: re.Pattern[str]
    told_words: frozenset[str]
    said: re.Pattern[str]
    verbless: re.Pattern[str]
    verbs: re.Pattern[str]
    telling: frozenset[str]  # words with which a sentence has a verb or tells something, whatever else it says
    acts: frozenset[str]  # one word or two, with which a sentence is no group of nouns
    links: frozenset[str]
    news_opens: re.Pattern[str]
    first_told: re.Pattern[str]
    next_tells: re.Pattern[str]
    office_parts: frozenset[str]
    longest: int
    longest_verbless: int
    longest_placed: int
    longest_told: int


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules."""

    first_line: LineRules
    lines: LineRules  # behind the first one, where the foot may begin
    datelines: tuple[tuple[re.Pattern[str], bool], ...]  # and whether only credits that are known count
    known_credits: frozenset[str]
    automaton: BytesAhoCorasick
    cues: tuple[Cue, ...]
    openers: Prefixes
    sure_openers: Prefixes
    sentence_openers: Prefixes  # openers, and what leans on the sentence before
    not_after: Suffixes
    speaks: Suffixes  # words that lead on to a quotation
    credits: Credits
    captions: Captions
    byline: re.Pattern[str]
    tails: tuple[re.Pattern[str], ...]
    leads_on: re.Pattern[str]
    to_be_continued: re.Pattern[str]
    longest_byline: int


@cache
def load_rules() -> Rules:
    """Read and compile the rules."""
    data = _toml("boilerplate.toml")
    known = frozenset(publisher_by_credit())
    cues = _cues(data)
    opener = data["opener"]
    nouns = {*opener["nominal"], *opener["noun"]}
    openers = [f"{word}{mark}" for words in _NEXT for word in opener[words] for mark in " ," if word not in nouns]
    return Rules(
        first_line=_lines(data["line"]),
        lines=_lines([*({**entry, "foot": True} for entry in data["foot"]), *data["line"]]),
        datelines=tuple((_compile(entry["pattern"]), entry["known_credit"]) for entry in data["dateline"]),
        known_credits=known,
        automaton=BytesAhoCorasick(
            [literal.encode() for literal in cues], MatchKind.LeftmostLongest, Implementation.DFA
        ),
        cues=tuple(replace(cue, length=len(literal)) for literal, cue in cues.items()),
        openers=Prefixes(openers),
        sure_openers=Prefixes([*opener["sure"], *(mark + word for mark in _QUOTES for word in opener["quoted"])]),
        sentence_openers=Prefixes([*openers, *data["credit"]["leaning"]]),
        not_after=Suffixes(opener["not_after"]),
        speaks=Suffixes(opener["speaks"]),
        credits=_credits(data["credit"], opener),
        captions=_captions(data["caption"]),
        byline=_byline([*data["byline"]["words"], *known, *data["credit"]["agencies"]]),
        tails=tuple(map(_compile, data["byline"]["tails"])),
        leads_on=_compile(data["byline"]["leads_on"]),
        to_be_continued=_compile(data["byline"]["to_be_continued"]),
        longest_byline=data["byline"]["longest"],
    )


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((files("seeds") / "lexicon" / name).read_text("utf-8"))


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{UPPER}", f"[{UPPER}]").replace("{LOWER}", f"[{LOWER}]"))


def _lines(entries: list[dict[str, Any]]) -> LineRules:
    pattern = _compile("|".join(f"({entry['pattern']})" for entry in entries))
    if pattern.groups != len(entries):
        raise ValueError("boilerplate.toml: patterns of [[line]] and [[foot]] may have no groups but (?:...).")
    rules = (LineRule(e["name"], e.get("caption_follows", False), e.get("foot", False)) for e in entries)
    return LineRules(tuple(rules), pattern)


def _cues(data: dict[str, Any]) -> dict[str, Cue]:
    """Every literal at which a rule is tried. Openers carry the space before them: sentences begin with a word."""
    found: dict[str, Cue] = {}
    for entry in data["inline"]:
        pointer = Cue("pointer", entry["name"], _compile(entry["pattern"]))
        found |= dict.fromkeys(entry["cues"] if "cues" in entry else [entry["cue"]], pointer)
    found |= {cue: Cue("credit", "photo_credit") for cue in data["credit"]["cues"]}
    placed = _compile(data["caption"]["placed"])
    found |= {cue: Cue("placed", "caption_placed", placed) for cue in data["caption"]["placed_cues"]}
    found |= {f" {word}": Cue("repeat", "glued_caption", opens=True) for word in data["caption"]["repeated"]}
    for words, following in _NEXT.items():
        for word in data["opener"][words]:
            free = " " in word and following is _NEXT_SMALL
            found.setdefault(f" {word}", Cue("opener", "glued_caption", _NEXT_ANY if free else following, opens=True))
    least, ends = data["opener"]["least_said"], data["opener"]["ends_said"]
    said = _compile(rf"{{UPPER}}[^{_QUOTES}”]{{{least},}}?" + ends)
    found |= {f" {mark}": Cue("speech", "glued_caption", said, opens=True) for mark in _QUOTES}
    for word in data["opener"]["quoted"]:
        found |= {f" {mark}{word}": Cue("quoted", "glued_caption", _NEXT_SMALL, opens=True) for mark in _QUOTES}
    return found


def _credits(data: dict[str, Any], opener: dict[str, Any]) -> Credits:
    return Credits(
        brackets=_compile(data["brackets"]),
        opening=_compile(data["opening"]),
        unmarked=_compile(data["unmarked"]),
        bare=_compile(data["bare"]),
        agency=_compile(
            rf"(?:{data['offices']}|{_alternatives(data['agencies'])}|[\w-]+(?:\.[\w-]+)*\.[a-z]{{2,4}})(?!\w)"
        ),
        ends_name=frozenset(opener["ends_name"]),
        surnames=frozenset(opener["surnames"]),
        leaning=Prefixes(data["leaning"]),
        longest_caption=data["longest_caption"],
    )


def _captions(data: dict[str, Any]) -> Captions:
    word = rf"(?:[{UPPER}][\w.&’'-]*|{_alternatives(data['phrase'])}|\d+|[–-]|\([^()]{{2,30}}\))"
    phrase = rf"(?:{word},? +){{1,30}}?(?:{word}(?= ?\.$))?"
    return Captions(
        heads=Prefixes(data["heads"]),
        shown=Prefixes([*data["heads"], *data["bodies"]]),
        openings=Prefixes([*data["heads"], *data["bodies"], *data["crowd_heads"]]),
        films=_compile(data["films"]),
        in_order=_compile(data["in_order"]),
        crowd_heads=Prefixes(data["crowd_heads"]),
        crowds=_compile("|".join(data["crowds"])),
        pictures=_compile(data["pictures"]),
        scene=_compile(rf"{phrase}(?:{data['seen']}|\.$)"),
        scene_first=_compile(rf"{phrase}(?:{data['seen']}|{data['seen_first']}|\.$)"),
        scene_met=_compile(rf"{phrase}{data['seen_met']}"),
        seen_of=_compile(data["seen_of"]),
        met_by=_compile(data["met_by"]),
        subjects=_compile(data["subjects"]),
        things=_compile(data["things"]),
        told_words=frozenset(data["told_words"]),
        told=_compile(data["told"].replace("{TOLD}", "|".join(data["told_words"]))),
        said=_compile(data["said"]),
        verbless=_compile("|".join(data["verbless"])),
        verbs=_compile(rf"\b(?:{'|'.join(data['verbs'])})\b"),
        telling=frozenset([*data["told_words"], *data["verbs"]]),
        acts=frozenset(data["acts"]),
        links=frozenset(data["links"]),
        news_opens=_compile(data["news_opens"]),
        first_told=_compile(data["first_told"]),
        next_tells=_compile(data["next_tells"]),
        office_parts=frozenset(data["office_parts"]),
        longest=data["longest"],
        longest_verbless=data["longest_verbless"],
        longest_placed=data["longest_placed"],
        longest_told=data["longest_told"],
    )


def _byline(words: list[str]) -> re.Pattern[str]:
    """Names, agencies and the small words between them, nothing else."""
    # Possessive, so that a line of initials is not tried in every way of parting it.
    name = (
        rf"(?:[{UPPER}][\w.+&'’]*+|(?i:{_alternatives(words)})(?!\w)|[a-z0-9-]+(?:\.[a-z0-9-]+)++|(?<=heo )[a-z0-9]++)"
    )
    return re.compile(rf"[(\[]? ?{name}(?:[ /,.:;–—+()-]++{name}){{0,11}}[ ).:\]–-]*")


def _alternatives(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))
