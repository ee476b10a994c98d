"""How far an instrument has come, as a sentence tells it: one statement an instrument and sentence.

The state of an instrument (``agreement_status``) is what kind of telling it is; its stage is a
step in its life. What is only asked for, planned or feared is a statement that lies ahead.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from transforms.agreement_status import AHEAD, FORWARD, LISTED, PART, STOP_BEHIND, Scene, State, Statement
from transforms.article import Article
from transforms.cues import whole
from transforms.edtf import bounds
from transforms.model import DateMention
from transforms.terms import Hit, TermScanner

STAGES = (
    "proposed", "negotiated", "initialled", "signed", "ratified", "in_force", "amended", "extended", "suspended",
    "ended",
)  # fmt: skip
LEFT = "left"  # one of the parties leaves; the instrument may well live on
NOTHING = "none"  # words that tell no stage, though shorter ones in them do
TALKS = frozenset({"proposed", "negotiated"})  # stages that lie before a signing and are never ahead themselves
OWN = frozenset({"amended", "extended"})  # stages that the words tell of one instrument of a list, not of all
SHORT = 15  # characters of a part of a sentence that says nothing else
BACKWARD = 90  # characters in which a word is looked for before the instrument
CLOSE = 40  # and behind its name
DATED = 30  # characters in which a date stands behind a word
OPENING = 12  # before a date that opens a sentence, or stands behind a name ("vào ngày")
MONTH = 7  # length of a month in EDTF
YEARS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "mười": 10}


@dataclass(frozen=True, slots=True)
class Step:
    """A word that tells a stage."""

    stage: str
    reach: int = 0


@dataclass(frozen=True, slots=True)
class StageLexicon:
    """Scanners and patterns of ``seeds/lexicon/stages.toml``."""

    before: TermScanner[Step]
    behind: TermScanner[Step]
    between: re.Pattern[str]
    done: re.Pattern[str]
    open: re.Pattern[str]
    ahead: re.Pattern[str]
    wished: re.Pattern[str]
    against: re.Pattern[str]
    not_begun: re.Pattern[str]
    term: re.Pattern[str]


@cache
def load_stages() -> StageLexicon:
    """Read the lexicon once for the process."""
    data = tomllib.loads(files("seeds").joinpath("lexicon/stages.toml").read_text(encoding="utf-8"))
    instruments = tomllib.loads(files("seeds").joinpath("lexicon/instruments.toml").read_text(encoding="utf-8"))
    words: dict[str, list[str]] = data["words"]
    near = whole([*words["between"], *instruments["words"]["quality"]])
    return StageLexicon(
        before=TermScanner(_steps(data["before"])),
        behind=TermScanner(_steps(data["behind"])),
        between=re.compile(rf"[\s\"“,]*(?:(?:\d+|{near})[\s\"“,]*)*"),
        done=re.compile(rf"{whole(words['done'])}\s*$"),
        open=re.compile(whole(words["open"])),
        ahead=re.compile(whole([*words["ahead"], *instruments["words"]["ahead"]])),
        wished=re.compile(whole(words["wished"])),
        against=re.compile(whole(words["against"])),
        not_begun=re.compile(whole(words["not_begun"])),
        term=re.compile(rf"[^.;\n]{{0,60}}?{whole(words['term'])}\s+(\d{{1,2}}|{'|'.join(YEARS)})\s+năm(?!\s*\d)"),
    )


def _steps(entries: list[dict[str, Any]]) -> Iterator[tuple[str, Step]]:
    for entry in entries:
        yield from ((phrase, Step(entry["stage"], entry.get("reach", 0))) for phrase in entry["phrases"])


def read_stages(article: Article, scene: Scene, state: State) -> tuple[Statement, ...]:
    """Return what a sentence says of the stage of an instrument, but for its signing."""
    behind = _step_behind(article, scene)
    found = _told(article, scene, state, *behind) if behind else ()
    if not found:
        before = _step_before(article, scene)
        found = _told(article, scene, state, *before) if before else _shared(article, scene)
    if state.status == "planned" and all(statement.ahead for statement in found) and not _is_opposed(article, scene):
        return (Statement("proposed", scene.clause), *found)
    return found


def _is_opposed(article: Article, scene: Scene) -> bool:
    """Say whether the words before an instrument are of leaving it: "cân nhắc rút khỏi Hiệp định"."""
    return bool(load_stages().against.search(article.text(max(scene.start, scene.hit.start - CLOSE), scene.hit.start)))


def read_term(article: Article, start: int, end: int) -> int | None:
    """Return for how many years an instrument holds whose name begins at an offset: "có thời hạn 5 năm"."""
    found = load_stages().term.match(article.lowered, start, end)
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else YEARS[found[1]]


def furthest(stages: Iterator[str]) -> str | None:
    """Return the last of some stages in the life of an instrument."""
    return max((stage for stage in stages if stage in STAGES), key=STAGES.index, default=None)


def _step_before(article: Article, scene: Scene) -> tuple[Hit[Step], str] | None:
    """Return the nearest word before an instrument that has it as its object, and what stands before that word."""
    low = max(scene.start, scene.hit.start - BACKWARD)
    for hit in reversed(list(load_stages().before.scan(article.text(low, scene.hit.start)))):
        gap = article.text(low + hit.end, scene.hit.start)
        near = load_stages().between.fullmatch(gap)
        if near or (len(gap) < hit.payload.reach and not re.search(r"[,;:\n]", gap)):
            found = Hit(low + hit.start, low + hit.end, hit.payload)
            return None if found.payload.stage == NOTHING else (found, article.text(scene.start, found.start))
    return None


def _step_behind(article: Article, scene: Scene) -> tuple[Hit[Step], str] | None:
    """Return the word behind an instrument that has it as its subject, and what stands before that word."""
    text = article.text(scene.name_end, min(scene.end, scene.following, scene.name_end + FORWARD))
    stop = STOP_BEHIND.search(text)
    for hit in load_stages().behind.scan(text[: stop.start()] if stop else text):
        if hit.start > CLOSE and hit.payload.stage != "in_force":
            continue
        start = scene.name_end + hit.start
        before = article.text(scene.start, scene.hit.start) + article.text(max(scene.hit.end, start - SHORT), start)
        return Hit(start, scene.name_end + hit.end, hit.payload), before
    return None


def _told(article: Article, scene: Scene, state: State, hit: Hit[Step], before: str) -> tuple[Statement, ...]:
    """Weigh what stands before a word: it is so, will be so, or is left open."""
    stage, lexicon = hit.payload.stage, load_stages()
    part = PART.split(before)[-1][-AHEAD:]
    if stage in TALKS:
        if state.status != "planned":
            return ()
        return (Statement("proposed" if lexicon.not_begun.search(part) else stage, scene.clause),)
    date = _date_behind(scene, hit.end, DATED) or (_date_behind_name(scene) if hit.end <= scene.hit.start else None)
    past, coming = _is_over(article, date), _is_coming(article, date)
    if lexicon.done.search(before):
        return (Statement(stage, scene.clause, False, date or _date_of_sentence(scene, hit)),)
    if lexicon.open.search(part) and not past:
        return ()
    wished = len(part) < SHORT and lexicon.wished.search(article.text(scene.clause.sentence.start, hit.start))
    if coming or wished or (not past and (state.status == "planned" or lexicon.ahead.search(part))):
        return (Statement(stage, scene.clause, True, date),)
    return (Statement(stage, scene.clause, False, date or _date_of_sentence(scene, hit)),)


def _shared(article: Article, scene: Scene) -> tuple[Statement, ...]:
    """An instrument in a list has the stage of the one before it."""
    if scene.before is None or not LISTED.search(article.text(scene.before.hit.end, scene.hit.start)):
        return ()
    return tuple(statement for statement in scene.before.told if statement.stage not in OWN)


def _date_behind(scene: Scene, position: int, reach: int) -> DateMention | None:
    return next((d for d in _dates(scene) if 0 <= d.start - position <= reach), None)


def _date_behind_name(scene: Scene) -> DateMention | None:
    """Return the day or month right behind the name of an instrument; a year belongs to the name."""
    date = _date_behind(scene, scene.name_end, OPENING)
    return date if date and len(date.edtf) >= MONTH else None


def _date_of_sentence(scene: Scene, hit: Hit[Step]) -> DateMention | None:
    """Return the date that opens the sentence of a word."""
    start = scene.clause.sentence.start
    return next((d for d in _dates(scene) if d.start - start <= OPENING and d.end <= hit.start), None)


def _dates(scene: Scene) -> list[DateMention]:
    return [d for d in scene.view.dates if not d.anniversary and d.rule != "period"]


def _is_over(article: Article, date: DateMention | None) -> bool:
    published, last = bounds(article.document.published)[1], bounds(date.edtf)[1] if date else None
    return bool(last and (published is None or last <= published))


def _is_coming(article: Article, date: DateMention | None) -> bool:
    published, first = bounds(article.document.published)[1], bounds(date.edtf)[0] if date else None
    return bool(first and published and first > published)
