"""Taking out what stands in an article's text without being the article (seeds/lexicon/boilerplate.toml)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from transforms.boilerplate_rules import load_rules
from transforms.captions import CaptionReader, Cut, last_word, looks_like_caption
from transforms.sentences import UPPER, spans

_FINAL = frozenset('.!?…"”’»:;,')
_BULLET = ("-", "–", "+", "*", "•")
_SHORT_LINE = 100
_LONG_CAPTION = 250
_LEAST_LINES = 6  # of which most end with a full stop
_STOPPED = frozenset('.!?…”":;')
_SHORT_LABEL, _LONG_LABEL = 20, 150
_LEAST_FOOT = 4  # lines
_LONG_PICTURE = 170
_LEAST_GALLERY = 2
_ROW = frozenset({"glued_caption", "glued_heading", "captions_in_row", "photo_caption", "caption_placed"})
_QUOTES = re.compile(r"[“”\"]")
_SHORT_TAIL = 100
_BYLINES = 3
_ON = " tục "  # "tiếp tục", "liên tục"
_SHORT_BYLINE = 12  # "V.H." may end with a full stop; longer ones are sentences
_INNER_STOP = re.compile(r"[.!?/”\"]\s")
_NEXT_SENTENCE = re.compile(rf"[.!?/]\s|[”\"]\s+(?=[{UPPER}])")
_CLOSING = frozenset('.!?…"”')
_TIGHT = frozenset(",.;:)?!…”")
_OPEN = frozenset("“‘(")
_EMPTY_LINES = re.compile(r"\n\n\n+")
_WRAPPED = re.compile(  # a space may stand before it, too; a pattern that begins with the line end is found faster
    r"\n(?:\n? *(?=[,.;:)?!…”])"  # before a comma
    r"|(?<=[“‘(]\n) *"  # after an opening quote
    r"|(?<=[^.!?:;…”\"\n] \n)(?=\S)|(?<=[^.!?:;…”\"\n ]\n) +(?=[^\s–+*-]))"  # a space was left at the break
)


@dataclass(slots=True)
class Stripped:
    """A lead and a body without their boilerplate; lines are paragraphs."""

    lead: str | None
    body: str
    removed: list[tuple[str, str]] = field(default_factory=list)  # text and reason, in the order of the text
    byline: str | None = None
    credit: str | None = None  # of the dateline


def strip_boilerplate(text: str, lead: str | None = None, title: str | None = None) -> Stripped:
    """Take captions, credits, bylines, pointers and the furniture of the page out of an article."""
    text = unwrap(text)
    lead, dateline, credit = _lead_dateline(lead)
    first = len(text) - len(text.lstrip())
    cuts: list[Cut] = []
    if not dateline:
        cuts, credit = _dateline(text, first)
    cuts.extend(_line_cuts(text, after_lead=lead is not None))
    start = cuts[0].end if credit and cuts else first
    captions = CaptionReader(text, start, after_lead=lead is not None, title=title or "").read()
    cuts.extend(captions.cuts)
    cuts.extend(_row_at_end(text, captions.cuts, captions.spans))
    cuts.extend(_gallery(text))
    cuts.extend(_bylines(text, cuts, captions.spans))
    body, removed = _assemble(text, cuts, captions.breaks)
    byline = " ".join(snippet for snippet, reason in removed if reason == "byline") or None
    return Stripped(lead, body, dateline + removed, byline, credit)


def unwrap(text: str) -> str:
    """Join lines that scraping has broken inside a sentence: around a link, before a comma."""
    if "\n" not in text:
        return text
    if "\n\n\n" in text:
        text = _EMPTY_LINES.sub("\n\n", text)
    pieces: list[str] = []
    done = 0
    for match in _WRAPPED.finditer(text):
        start, end = match.span()
        if start > done and text[start - 1] == " ":
            start -= 1
        tight = text[end : end + 1] in _TIGHT or text[start - 1 : start] in _OPEN
        pieces += (text[done:start], "" if tight else " ")
        done = end
    return "".join([*pieces, text[done:]])


# Datelines


def _lead_dateline(lead: str | None) -> tuple[str | None, list[tuple[str, str]], str | None]:
    if lead is None:
        return None, [], None
    cuts, credit = _dateline(lead, 0)
    if not cuts:
        return lead, [], None
    return lead[cuts[0].end :].lstrip(), [(lead[: cuts[0].end].strip(), "dateline")], credit


def _dateline(text: str, first: int) -> tuple[list[Cut], str | None]:
    """Find "(VOV5)-" or "TTO - ": only names of publishers count, as any word may stand in brackets."""
    rules = load_rules()
    for pattern, known in rules.datelines:
        match = pattern.match(text, first)
        if match and (not known or match.group("credit") in rules.known_credits):
            return [Cut(match.start(), match.end(), "dateline")], match.group("credit")
    return [], None


# Lines


def _line_cuts(text: str, *, after_lead: bool) -> Iterator[Cut]:
    """Whole lines that are no paragraphs, and the foot of the page."""
    lines = _lines(text) if "\n" in text.strip() else []
    if len(lines) < 2:
        return
    rules = load_rules()
    foot = _foot(text, lines)
    closed = _are_closed(text, lines)
    picture = -2  # the last line that stands for a picture
    short = [(number, *line) for number, line in enumerate(lines[:foot]) if line[1] - line[0] <= _LONG_CAPTION]
    for number, start, stop in short:
        line = text[start:stop]
        rule = (rules.lines if number else rules.first_line).of(line)
        if rule and rule.foot:
            foot = number
            break
        if rule:
            yield Cut(start, stop, rule.name)
        elif number == picture + 1 and _closes_picture(line):
            yield Cut(start, stop, "caption_after_picture")
        elif number < len(lines) - 1 and _is_caption_line(line, first=after_lead and not number):
            yield Cut(start, stop, "caption_line")
        elif closed and 0 < number < foot - 1 and _is_label_line(text, lines[number - 1 : number + 2]):
            yield Cut(start, stop, "label_line")
        picture = number if rule and rule.caption_follows else picture
    if foot < len(lines) and rules.byline.fullmatch(text[slice(*lines[foot])]):
        yield Cut(*lines[foot], "byline")
        foot += 1
    if foot < len(lines):
        yield Cut(lines[foot][0], len(text), "portal_foot")


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


def _are_closed(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether most lines are paragraphs that end with a full stop."""
    return len(lines) >= _LEAST_LINES and sum([text[stop - 1] in _STOPPED for _, stop in lines]) >= 0.7 * len(lines)


def _foot(text: str, lines: list[tuple[int, int]]) -> int:
    """Count the lines before the foot: short lines without a final stop after the last paragraph."""
    number = len(lines)
    while number > 1:
        start, stop = lines[number - 1]
        if stop - start > _SHORT_LINE or text[stop - 1] in '.!?…":;' or text[start] in _BULLET:
            break
        number -= 1
    return number if number > 1 and len(lines) - number >= _LEAST_FOOT else len(lines)


def _closes_picture(line: str) -> bool:
    return len(line) < _LONG_CAPTION and (line[-1] not in _FINAL or line.endswith(")"))


def _is_caption_line(line: str, *, first: bool) -> bool:
    """A line without a final stop that describes a picture; after the lead any such line does."""
    if line[-1] in _FINAL or line.startswith(_BULLET):
        return False
    return (first and not line[0].isdecimal() and not _NEXT_SENTENCE.search(line)) or looks_like_caption(line)


def _is_label_line(text: str, lines: list[tuple[int, int]]) -> bool:
    """Where paragraphs end with a full stop: a line without one between two paragraphs, a heading or a caption."""
    (_, before), (start, stop), (after, _) = lines
    line = text[start:stop]
    if not _SHORT_LABEL <= stop - start <= _LONG_LABEL or text[before - 1] not in _CLOSING:
        return False
    if line[-1] in _FINAL or line[-1] in ")-–" or not line[0].isupper() or text[after].islower():
        return False
    rules = load_rules()
    if rules.sentence_openers.at(line) or rules.not_after.end(line):
        return False
    return not _INNER_STOP.search(line) and not line.rpartition(" ")[2][0].isupper()


# The end


def _row_at_end(text: str, cuts: list[Cut], sentences: list[tuple[int, int]]) -> list[Cut]:
    """A text that ends without a full stop in a row of captions or in a table, which have no stops between them.

    News behind the last of them, which only lacks its own stop, is the article's.
    """
    if len(sentences) < 2 or "\n" in text.strip():
        return []
    start, end = sentences[-1]
    found = [cut for cut in cuts if cut.start >= start and cut.reason in _ROW]
    if len(found) < _LEAST_GALLERY or text[end - 1] in _CLOSING:
        return []
    rules = load_rules().captions
    behind = _QUOTES.sub("", text[max(cut.end for cut in found) : end]).lstrip()
    tells = rules.news_opens.match(behind) or rules.said.search(behind)
    return [] if tells else [Cut(start, end, "gallery")]


def _gallery(text: str) -> list[Cut]:
    """Captions of a row of pictures at the end: single sentences, with runs of spaces where the pictures were."""
    end = len(text.rstrip("\n"))
    if text[end - 2 : end] != "  " or "\n" in text.strip():
        return []
    pictures = load_rules().captions.pictures
    found: list[Cut] = []
    for start, end in _parts_from_the_end(text):
        inner = [(start + first, start + last) for first, last in spans(text[start:end])]
        closed = text[end - 1] in _CLOSING
        if not found and len(inner) == 2 and pictures.match(text, inner[1][0]):
            found.append(Cut(*inner.pop(), "gallery"))  # "Some pictures of the event."
        if not closed or inner[-1][1] - inner[-1][0] > _LONG_PICTURE:
            break
        found.append(Cut(*inner[-1], "gallery"))
        if len(inner) > 1:
            break
    return found if len(found) > _LEAST_GALLERY else []


def _parts_from_the_end(text: str) -> Iterator[tuple[int, int]]:
    """What runs of spaces part, the last one first."""
    end = last_word(text, len(text))
    while end:
        gap = text.rfind("  ", 0, end)
        start = gap + 2 if gap >= 0 else len(text) - len(text.lstrip())
        yield start, end
        end = last_word(text, gap) if gap >= 0 else 0


def _bylines(text: str, cuts: list[Cut], sentences: list[tuple[int, int]]) -> list[Cut]:
    """What stands after the last final stop: bylines, and captions of pictures at the end."""
    found: list[Cut] = []
    for _ in range(_BYLINES):
        cut = _byline(text, _end(text, [*cuts, *found]), sentences)
        if not cut:
            break
        found.append(cut)
    return found


def _end(text: str, cuts: list[Cut]) -> int:
    """Where the text ends when the cuts at its end are taken away."""
    end = last_word(text, len(text))
    for cut in sorted(cuts, key=lambda cut: -cut.end):
        if cut.end >= end > cut.start:
            end = last_word(text, cut.start)
    return end


def _byline(text: str, end: int, sentences: list[tuple[int, int]]) -> Cut | None:
    """A byline after the last sentence, or else one that is told by its form, or else a caption."""
    start = _last_sentence(sentences, end)
    further = _further(text, start, end)
    if further or text[end - 1 : end] == ":":
        return further
    if not end or (text[end - 1] in _CLOSING and not _INNER_STOP.search(text, max(0, end - 14), end)):
        return None  # an ordinary last sentence
    return (start is not None and _signed(text, start, end)) or _tail(text, end) or _caption_at_end(text, start, end)


def _last_sentence(sentences: list[tuple[int, int]], end: int) -> int | None:
    """Where the last sentence begins; nothing where it is the only one."""
    number = bisect_left(sentences, (end, 0)) - 1
    return sentences[number][0] if number > 0 else None


def _further(text: str, start: int | None, end: int) -> Cut | None:
    """A sentence that leads on to pictures, which the text does not have, or says that more will follow."""
    if start is None:
        return None
    rules, leads = load_rules(), text[end - 1] == ":"
    if not leads and text.find(_ON, start, end) < 0:
        return None
    pattern = rules.leads_on if leads else rules.to_be_continued
    return Cut(start, end, "leads_on") if pattern.fullmatch(text, start, end) else None


def _signed(text: str, start: int, end: int) -> Cut | None:
    rules = load_rules()
    longest = _SHORT_BYLINE if text[end - 1] in _CLOSING else rules.longest_byline
    return Cut(start, end, "byline") if end - start <= longest and rules.byline.fullmatch(text, start, end) else None


def _tail(text: str, end: int) -> Cut | None:
    offset = max(0, end - _SHORT_TAIL)
    last = text[offset:end]
    found = (match.start() + offset for pattern in load_rules().tails if (match := pattern.search(last)))
    start = next((start for start in found if start), None)
    return None if start is None else Cut(start, end, "byline")


def _caption_at_end(text: str, start: int | None, end: int) -> Cut | None:
    rules = load_rules().captions
    if start is None or "\n" in text or end - start > rules.longest or text[end - 1] in _FINAL:
        return None
    line = text[start:end]
    told = rules.told.search(line) or _INNER_STOP.search(line) or line[0].islower()
    return None if told else Cut(start, end, "caption_at_end")


# Putting together


def _assemble(text: str, cuts: list[Cut], breaks: list[int]) -> tuple[str, list[tuple[str, str]]]:
    """Join what is left of the text; where something was cut out, a new paragraph begins."""
    pieces: list[str] = []
    removed: list[tuple[str, str]] = []
    position = 0
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        start = max(cut.start, position)
        snippet = text[start : cut.end].strip()
        if not snippet:
            continue
        pieces.append(_broken(text, position, start, breaks))
        removed.append((snippet, cut.reason))
        position = cut.end
    pieces.append(_broken(text, position, len(text), breaks))
    return "\n".join(piece for piece in pieces if piece), removed


def _broken(text: str, start: int, end: int, breaks: list[int]) -> str:
    """Cut a piece out of the text, with the new paragraphs, one space between words and no empty lines."""
    inner = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]
    piece = "\n".join(text[a:b] for a, b in pairwise([start, *inner, end])) if inner else text[start:end]
    piece = piece.strip()
    while "  " in piece:
        piece = piece.replace("  ", " ")
    return "\n".join(filter(None, map(str.strip, piece.split("\n")))) if "\n" in piece else piece
