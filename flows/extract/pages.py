"""Page layouts of news sites (seeds/lexicon/pages.toml): where headline, article and date stand in a page."""

import copy
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import lxml.html
from lxml.cssselect import CSSSelector

from flows.extract.dates import given_date
from transforms.layouts import edtf
from transforms.publishers import publisher_at

_VALUES = ("content", "datetime", "title", "value")


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pages of a site are built."""

    name: str
    title: tuple[CSSSelector, ...]
    lead: tuple[CSSSelector, ...]
    body: tuple[CSSSelector, ...]
    drop: tuple[CSSSelector, ...]
    published: tuple[CSSSelector, ...]
    url_date: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Parts:
    """What a layout finds in a page; ``article`` holds lead and body and nothing else."""

    title: str | None
    article: lxml.html.HtmlElement
    published: str | None


@cache
def load_layouts() -> Mapping[str, Layout]:
    """Page layouts by name."""
    data = tomllib.loads((files("seeds") / "lexicon" / "pages.toml").read_text("utf-8"))
    every = data["every"]["drop"]
    return {entry["name"]: _layout(entry, every) for entry in data["page"]}


def layout_of(url: str | None, named: str | None) -> Layout | None:
    """Give the layout that the source names, or else that of the site."""
    publisher = publisher_at(url)
    name = named or (publisher.page if publisher else None)
    return load_layouts().get(name) if name else None


def take_apart(page: lxml.html.HtmlElement, layout: Layout, url: str | None) -> Parts | None:
    """Find the parts of an article; None where the page is not built so."""
    body = _first(page, layout.body)
    if body is None:
        return None
    article = _without(body, layout.drop)
    lead = _first(page, layout.lead)
    if lead is not None and body not in lead.iterancestors():
        article.insert(0, _paragraph(_without(lead, layout.drop), article))
    title = _first(page, layout.title)
    published = _written_in(page, layout.published) or _in_address(url, layout.url_date)
    return Parts(_text(title) if title is not None else None, article, published)


def _layout(entry: Mapping[str, object], every: Iterable[str]) -> Layout:
    def compiled(name: str, *more: str) -> tuple[CSSSelector, ...]:
        written = entry.get(name, ())
        assert isinstance(written, Iterable)
        return tuple(CSSSelector(selector) for selector in (*written, *more))

    pattern = entry.get("url_date")
    return Layout(
        name=str(entry["name"]),
        title=compiled("title"),
        lead=compiled("lead"),
        body=compiled("body"),
        drop=compiled("drop", *every),
        published=compiled("published"),
        url_date=re.compile(str(pattern)) if pattern else None,
    )


def _first(page: lxml.html.HtmlElement, selectors: Iterable[CSSSelector]) -> lxml.html.HtmlElement | None:
    return next((found for selector in selectors for found in selector(page) if _text(found)), None)


def _without(element: lxml.html.HtmlElement, drop: Iterable[CSSSelector]) -> lxml.html.HtmlElement:
    """Copy a part of a page without what does not belong to the article."""
    part = copy.deepcopy(element)
    part.tail = None
    for selector in drop:
        for inner in selector(part):
            if inner is not part and inner.getparent() is not None:
                inner.drop_tree()
    return part


def _text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _paragraph(lead: lxml.html.HtmlElement, article: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """Make a paragraph of the lead; what the article holds before its first element goes after it."""
    paragraph = lxml.html.Element("p")
    paragraph.text = _text(lead)
    paragraph.tail, article.text = article.text, None
    return paragraph


def _written_in(page: lxml.html.HtmlElement, selectors: Iterable[CSSSelector]) -> str | None:
    """Give the day that the first of the places tells."""
    for written in _written(page, selectors):
        day = given_date(written) or edtf(written)
        if day:
            return day
    return None


def _written(page: lxml.html.HtmlElement, selectors: Iterable[CSSSelector]) -> Iterator[str]:
    for selector in selectors:
        for element in selector(page):
            yield from (str(element.get(name)).strip() for name in _VALUES if element.get(name))
            yield _text(element)


def _in_address(url: str | None, pattern: re.Pattern[str] | None) -> str | None:
    match = pattern.search(url) if pattern is not None and url else None
    if match is None:
        return None
    year = match["y"] if len(match["y"]) == 4 else f"20{match['y']}"
    return given_date(f"{year}-{match['m']}-{match['d']}")
