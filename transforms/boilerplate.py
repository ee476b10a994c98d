"""What stands in an article's text without being the article (seeds/lexicon/boilerplate.toml)."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from transforms.sentences import LOWER, UPPER, spans

_STOPS = frozenset(".!?…:;,\"”’'»-–—(“‘\n")
_FINAL = frozenset('.!?…"”’»:;,')
_BULLET = ("-", "–", "+", "*", "•")
_SHORT_LINE = 100
_DIGIT_NEXT = re.compile(r" ?\d")
_WORD = re.compile(rf"[{UPPER}][\w.'-]*")


@dataclass(frozen=True, slots=True)
class Cut:
    """A span of the text that is taken out, and the rule that says so."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Stripped:
    """A body without its boilerplate; lines are paragraphs."""

    body: str
    removed: list[tuple[str, str]] = field(default_factory=list)  # text, reason
    byline: str | None = None
    credit: str | None = None  # of the dateline


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    pattern: re.Pattern[str]
    caption_follows: bool


@dataclass(frozen=True, slots=True)
class _Inline:
    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Rules:
    lines: tuple[_Line, ...]
    feet: tuple[_Line, ...]
    datelines: tuple[re.Pattern[str], ...]
    cues: AhoCorasick
    cue_kinds: tuple[tuple[str, _Inline | None], ...]
    brackets: re.Pattern[str]
    opening: re.Pattern[str]
    bare: re.Pattern[str]
    agency: re.Pattern[str]
    openers: frozenset[str]
    surnames: frozenset[str]
    longest_credited: int
    picture: re.Pattern[str]
    subject: re.Pattern[str]
    seen: re.Pattern[str]
    past: re.Pattern[str]
    longest_caption: int
    byline: re.Pattern[str]
    longest_byline: int


@cache
def _rules() -> _Rules:
    data = tomllib.loads((files("seeds") / "lexicon" / "boilerplate.toml").read_text("utf-8"))
    credit, caption, opener = data["credit"], data["caption"], data["opener"]
    cues, kinds = _cues(data)
    return _Rules(
        lines=tuple(map(_line, data["line"])),
        feet=tuple(map(_line, data["foot"])),
        datelines=tuple(_pattern(entry["pattern"]) for entry in data["dateline"]),
        cues=AhoCorasick(cues, matchkind=MatchKind.LeftmostLongest),
        cue_kinds=kinds,
        brackets=_pattern(credit["brackets"]),
        opening=_pattern(credit["opening"]),
        bare=_pattern(credit["bare"]),
        agency=_alternatives(credit["agencies"]),
        openers=frozenset(opener["words"]),
        surnames=frozenset(opener["surnames"]),
        longest_credited=credit["longest_caption"],
        picture=_pattern(caption["pictures"]),
        subject=_pattern(caption["subjects"]),
        seen=_pattern(caption["seen"]),
        past=_pattern(caption["past"]),
        longest_caption=caption["longest"],
        byline=_byline(data["byline"]["words"]),
        longest_byline=data["byline"]["longest"],
    )


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{UPPER}", f"[{UPPER}]").replace("{LOWER}", f"[{LOWER}]"))


def _line(entry: dict[str, Any]) -> _Line:
    return _Line(entry["name"], _pattern(entry["pattern"]), entry.get("caption_follows", False))


def _cues(data: dict[str, Any]) -> tuple[list[str], tuple[tuple[str, _Inline | None], ...]]:
    """Every literal at which an inline rule starts, with the kind of its rule."""
    found: dict[str, tuple[str, _Inline | None]] = {}
    for entry in data["inline"]:
        found[entry["cue"]] = ("inline", _Inline(entry["name"], _pattern(entry["pattern"])))
    for cue in data["credit"]["cues"]:
        found[cue] = ("credit", None)
    numbered = set(data["opener"]["before_number"])
    for phrase in data["opener"]["phrases"]:
        found.setdefault(" " + phrase, ("opener_number" if phrase in numbered else "opener", None))
    return list(found), tuple(found.values())


def _alternatives(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("(?:" + "|".join(map(re.escape, longest_first)) + r"|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4})(?!\w)")


def _byline(words: list[str]) -> re.Pattern[str]:
    """Names, agencies and the small words between them, nothing else."""
    small = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    name = rf"(?:[{UPPER}][\w.+&'’]*|(?i:{small})(?!\w)|[a-z0-9-]+(?:\.[a-z0-9-]+)+)"
    gap = r"(?:[ /,.:;–—+-]|\(|\)|P/v )+"
    return re.compile(rf"[(\[]? ?{name}(?:{gap}{name}){{0,11}}[ ).:\]–-]*")


def strip_boilerplate(text: str, title: str | None = None) -> Stripped:
    """Take captions, credits, bylines, pointers and the furniture of the page out of a body."""
    cuts = list(_line_cuts(text))
    first = len(text) - len(text.lstrip())
    dateline, credit = _dateline(text, first)
    if dateline:
        cuts.append(dateline)
    inner, breaks = _Captions(text, dateline.end if dateline else first).read()
    cuts.extend(inner)
    last = _last_sentence(text, cuts)
    byline = _byline_cut(text, *last) if last else None
    if byline:
        cuts.append(byline)
    body, removed = _assemble(text, cuts, breaks)
    return Stripped(body, removed, text[byline.start : byline.end].strip() if byline else None, credit)


# Lines


def _line_cuts(text: str) -> Iterator[Cut]:
    """Whole lines that are no paragraphs, and the foot of the page."""
    lines = _lines(text)
    if len(lines) < 2:
        return
    rules = _rules()
    after_picture = False
    end = _tail(text, lines)
    for number, (start, stop) in enumerate(lines):
        line = text[start:stop]
        if number >= end:
            yield Cut(start, stop, "portal_foot")
            continue
        foot = len(line) < 250 and number and next((r for r in rules.feet if r.pattern.fullmatch(line)), None)
        if foot:
            yield Cut(start, len(text), foot.name)
            return
        rule = len(line) < 300 and next((r for r in rules.lines if r.pattern.fullmatch(line)), None)
        if rule:
            yield Cut(start, stop, rule.name)
            after_picture = rule.caption_follows
            continue
        if _is_caption_line(line, after_picture, 0 < number < len(lines) - 1):
            yield Cut(start, stop, "caption_after_picture" if after_picture else "caption_line")
        after_picture = False


def _lines(text: str) -> list[tuple[int, int]]:
    found = []
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped[0])
            found.append((first, first + len(stripped)))
        start += len(line) + 1
    return found


def _tail(text: str, lines: list[tuple[int, int]]) -> int:
    """Number of the line at which the foot begins: short lines without a final stop after the last paragraph."""
    number = len(lines)
    while number > 1:
        start, stop = lines[number - 1]
        if stop - start > _SHORT_LINE or text[stop - 1] in '.!?…"”:;' or text[start] in _BULLET:
            break
        number -= 1
    return number if number > 1 and len(lines) - number > 3 else len(lines)


def _is_caption_line(line: str, after_picture: bool, inside: bool) -> bool:
    if line[-1] in _FINAL or line.startswith(_BULLET):
        return (after_picture and len(line) < 250 and line.endswith(")")) or False
    if after_picture:
        return len(line) < 250
    rules = _rules()
    return inside and len(line) < rules.longest_caption and _looks_like_caption(line)


def _looks_like_caption(fragment: str) -> bool:
    """A picture word, or somebody who is seen doing something, and nothing that only an article tells."""
    rules = _rules()
    if len(fragment) > rules.longest_caption:
        return False
    if rules.picture.match(fragment):
        return True
    if rules.past.search(fragment):
        return False
    subject = rules.subject.match(fragment)
    return bool(subject and (rules.seen.search(fragment) or len(fragment) < 80))


# Dateline


def _dateline(text: str, first: int) -> tuple[Cut | None, str | None]:
    for pattern in _rules().datelines:
        match = pattern.match(text, first)
        if match and match.group("credit") in _known_credits():
            return Cut(match.start(), match.end(), "dateline"), match.group("credit")
    return None, None


@cache
def _known_credits() -> frozenset[str]:
    data = tomllib.loads((files("seeds") / "lexicon" / "publishers.toml").read_text("utf-8"))
    return frozenset(credit for entry in data["publisher"] for credit in entry["credits"])


# Captions inside paragraphs


class _Captions:
    """One pass over the cues of a text: credits with their captions, pointers, glued captions."""

    def __init__(self, text: str, first: int) -> None:
        self.text = text
        self.rules = _rules()
        self.first = first
        self.cuts: list[Cut] = []
        self.breaks: list[int] = []
        self.starts: list[int] = []
        self.done = first  # everything before is decided

    def read(self) -> tuple[list[Cut], list[int]]:
        hits = self.rules.cues.find_matches_as_indexes(self.text)
        self.starts = [start for start, _ in spans(self.text)]
        for cue, start, end in hits:
            if start < self.done:
                continue
            kind, inline = self.rules.cue_kinds[cue]
            if inline:
                self._inline(inline, start)
            elif kind == "credit":
                self._credit(start)
            elif self.text[start - 1] not in _STOPS and start > self.first:
                if kind == "opener" or _DIGIT_NEXT.match(self.text, end):
                    self._glued(start)
        return self.cuts, self.breaks

    def _cut(self, start: int, end: int, reason: str) -> None:
        self.cuts.append(Cut(start, end, reason))
        self.done = end

    def _sentence_start(self, position: int) -> int:
        """Start of the sentence that holds the position, or the end of what was cut before it."""
        number = bisect_right(self.starts, position) - 1
        start = self.starts[number] if number >= 0 else self.first
        return max(start, self.done if self.cuts or self.breaks else self.first)

    def _inline(self, rule: _Inline, start: int) -> None:
        match = rule.pattern.match(self.text, start)
        if match:
            self._cut(start, match.end(), rule.name)

    def _credit(self, cue: int) -> None:
        end = self._credit_end(cue)
        if end is None:
            return
        start = self._sentence_start(cue)
        before = self.text[start:cue].strip(" -–.")
        if not before and start > self.done:
            start = self._sentence_start(start - 1)
        caption = self.text[start:cue].strip()
        if len(caption) > self.rules.longest_credited or "\n" in caption:
            start = cue
        self._cut(start, end, "photo_caption" if start < cue else "photo_credit")

    def _credit_end(self, cue: int) -> int | None:
        """Where the credit that begins at a cue ends."""
        text, rules = self.text, self.rules
        match = rules.brackets.match(text, cue)
        if match:
            return match.end()
        match = rules.opening.match(text, cue)
        if match:
            return self._names_end(match.end())
        match = rules.bare.match(text, cue)
        return match.end() if match else None

    def _names_end(self, position: int) -> int:
        """Past names and agencies: "Minh An/TTXVN", "AFP", "Facebook Donald J. Trump."."""
        text = self.text
        end = position
        while True:
            match = self.rules.agency.match(text, end)
            end = match.end() if match else self._name_end(end)
            joint = _JOINT.match(text, end)
            if not joint:
                break
            end = joint.end()
        if text[end : end + 1] in {".", ")"}:
            end += 1
        return end

    def _name_end(self, position: int) -> int:
        """Past a name of up to four words; it ends before a word that begins a sentence."""
        text = self.text
        closed = _CLOSED_NAME.match(text, position)
        if closed:
            return closed.end()
        words: list[str] = []
        end = position
        while True:
            match = _WORD.match(text, end + 1 if words else end)
            if not match or (words and (text[end] != " " or match.group() in self.rules.openers)):
                break
            words.append(match.group())
            end = match.end()
            if len(words) == (3 if words[0] in self.rules.surnames else 2):
                break
            if len(words) == 1 and match.group().isupper() and len(match.group()) > 1:
                break
        return end

    def _glued(self, start: int) -> None:
        """A sentence begins without a final stop before it: what stands before is a caption or a heading."""
        first = self._sentence_start(start)
        fragment = self.text[first:start].strip()
        if not fragment or not fragment[0].isupper():
            return
        if _looks_like_caption(fragment):
            self._cut(first, start, "glued_caption")
        elif len(fragment) < self.rules.longest_caption and not self.rules.past.search(fragment):
            self.breaks.append(start)
            self.done = start


_JOINT = re.compile(r" ?[/–-] ?(?=\w)|, (?=TTXVN|AFP|AP\b|Reuters|EPA)")
_CLOSED_NAME = re.compile(rf"[{UPPER}][\w'-]*(?: [{UPPER}][\w.'-]*){{0,3}}(?=  |\n|$|/|\)|[.] )")


# Bylines


def _last_sentence(text: str, cuts: list[Cut]) -> tuple[int, int] | None:
    """What stands after the last final stop, in what is left of the text."""
    end = len(text.rstrip())
    for cut in sorted(cuts, key=lambda c: -c.end):
        if cut.end >= end > cut.start:
            end = len(text[: cut.start].rstrip())
    found = list(spans(text[max(0, end - 400) : end]))
    if not found:
        return None
    start, stop = found[-1]
    offset = max(0, end - 400)
    return (start + offset, stop + offset) if start or not offset else None


def _byline_cut(text: str, start: int, end: int) -> Cut | None:
    rules = _rules()
    line = text[start:end]
    if not start or len(line) > rules.longest_byline or (line[-1] in '.!?…"”' and len(line) > 12):
        return None
    return Cut(start, end, "byline") if rules.byline.fullmatch(line) else None


# Putting together


def _assemble(text: str, cuts: list[Cut], breaks: list[int]) -> tuple[str, list[tuple[str, str]]]:
    """The text without the cuts; where something was cut out, a new paragraph begins."""
    pieces: list[str] = []
    removed: list[tuple[str, str]] = []
    position = 0
    for cut in sorted(cuts, key=lambda c: (c.start, -c.end)):
        if cut.end <= position:
            continue
        start = max(cut.start, position)
        pieces.append(_broken(text, position, start, breaks))
        snippet = text[start : cut.end].strip()
        if snippet:
            removed.append((snippet, cut.reason))
        position = cut.end
    pieces.append(_broken(text, position, len(text), breaks))
    return "\n".join(piece for piece in pieces if piece), removed


def _broken(text: str, start: int, end: int, breaks: list[int]) -> str:
    """A piece of the text with its new line breaks, one space between words, no empty lines."""
    points = [start, *(b for b in breaks if start < b < end), end]
    piece = "\n".join(text[a:b] for a, b in zip(points, points[1:], strict=False))
    return _BLANK.sub(_one_blank, piece).strip()


_BLANK = re.compile(r" *\n\s*| {2,}")


def _one_blank(match: re.Match[str]) -> str:
    return "\n" if "\n" in match.group() else " "
