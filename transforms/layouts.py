"""The layout of raw text: where title, lead, date, address and body stand (seeds/lexicon/layouts.toml)."""

import datetime as dt
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

GIVEN_TITLE = "given_title"  # the layout of texts whose title is known beforehand
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Layout:
    """A way in which articles are written down: a pattern for the beginning of the text."""

    name: str
    head: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Article:
    """A raw text taken apart; ``header`` is what stands before the body and is not the article."""

    layout: str
    title: str | None
    lead: str | None
    body: str
    published: str | None = None
    url: str | None = None
    header: list[str] = field(default_factory=list)


@cache
def load_layouts() -> tuple[Layout, ...]:
    """The layouts in the order in which they are tried."""
    data = tomllib.loads((files("seeds") / "lexicon" / "layouts.toml").read_text("utf-8"))
    return tuple(Layout(entry["name"], re.compile(_fill(entry["head"], data["patterns"]))) for entry in data["layout"])


def _fill(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern


def read_layout(text: str, title: str | None = None) -> Article:
    """Recognize the layout and take the text apart.

    Where the title came with the input (of an HTML page), the text is its paragraphs, with or
    without the title before them.
    """
    if title:
        return Article(GIVEN_TITLE, title, None, _without_title(text, title))
    for layout in load_layouts():
        match = layout.head.match(text)
        if match:
            return _take_apart(layout.name, text, match)
    raise AssertionError("the last layout fits every text")


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.lstrip().partition("\n")
    return rest if first.split() == title.split() else text


def _take_apart(name: str, text: str, match: re.Match[str]) -> Article:
    groups = match.groupdict()
    body = text[match.end() :]
    tail_lead = groups.get("tail_lead")
    if tail_lead:
        body = text[match.end() : match.start("tail_lead")]
    return Article(
        layout=name,
        title=_clean(groups.get("title")),
        lead=_clean(tail_lead or groups.get("lead")),
        body=body,
        published=edtf(groups.get("date") or ""),
        url=groups.get("url"),
        header=_header(match),
    )


def _clean(value: str | None) -> str | None:
    return value.strip() or None if value else None


def _header(match: re.Match[str]) -> list[str]:
    """The lines of the head that are neither title nor lead."""
    text, start = match.string, match.start()
    parts = []
    for first, last in sorted(match.span(group) for group in ("title", "lead") if group in match.re.groupindex):
        parts.append(text[start:first])
        start = last
    parts.append(text[start : match.end()])
    head = "\n".join(parts)
    return [] if head.isspace() else [line.strip() for line in head.split("\n") if line.strip()]


@lru_cache(maxsize=1024)  # articles of one day come together
def edtf(written: str) -> str | None:
    """A date of a header as EDTF; nothing where the calendar has no such day."""
    if not written:
        return None
    match = _DAY_FIRST.search(written)
    if match:
        day, month, year = map(int, match.groups())
        return _day(year, month, day)
    match = _YEAR_FIRST.search(written)
    if not match:
        return None
    if match.group(3):
        return _day(*map(int, match.groups()))
    return match.group() if 1 <= int(match.group(2)) <= 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
