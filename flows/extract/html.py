"""Articles out of HTML pages, by trafilatura: text and metadata, without network and without state.

Where the layout of the site is known (seeds/lexicon/pages.toml), it says which part of the page is the article.
"""

import datetime as dt
import re
import warnings
from dataclasses import dataclass
from itertools import islice

import lxml.etree
import lxml.html

from flows.extract.pages import Parts, layout_of, take_apart
from transforms.publishers import publisher_at

with warnings.catch_warnings(action="ignore"):  # that it cannot fetch through proxies, which we never ask of it
    from trafilatura import bare_extraction, extract_metadata
    from trafilatura.settings import Document

# Letters of Vietnamese alone, also where their marks stand apart or they are written as entities.
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u031b\u0309\u0323]|&#(?:78[4-9]|79[0-2]|[xX]1[eE][a-fA-F])")
_ENOUGH = 10  # of them; a short report has a hundred
_SHORT = 5_000  # characters of a page that is parsed at once
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_CELLS = re.compile(r" *\|[ |]*")
_CAPTIONS = ["//figcaption"]


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """What a page says of its article; paragraphs of ``text`` are parted by a newline."""

    text: str
    title: str | None
    published: str | None
    url: str | None
    publisher: str | None
    author: str | None


class HtmlError(Exception):
    """The page holds no article."""


def may_be_vietnamese(html: str) -> bool:
    """Tell whether a page has more than a few letters of Vietnamese; to look for the article takes 30 times as long."""
    if len(html) < _SHORT:
        return True
    return next(islice(_VIETNAMESE.finditer(html), _ENOUGH - 1, None), None) is not None


def read_html(html: str, url: str | None, layout: str | None = None) -> HtmlPage:
    """Take the article out of a page; ``url`` is where it was fetched, ``layout`` how it is built, if that is known."""
    tree = _parse(html)
    told = extract_metadata(tree, default_url=url)
    site = publisher_at(url or told.url)
    known = layout_of(url or told.url, layout)
    parts = take_apart(tree, known, url or told.url) if known is not None else None
    text = _article(tree if parts is None else _alone(parts), url)
    if not text:
        raise HtmlError("No article text was found in the page.")
    return HtmlPage(
        text=text,
        title=(parts.title if parts else None) or _line(told.title),
        published=(parts.published if parts else None) or _day(told.date),
        url=url or _line(told.url),
        publisher=site.name if site else _line(told.sitename),
        author=_line(told.author),
    )


def _parse(html: str) -> lxml.html.HtmlElement:
    """Parse here, because trafilatura logs what it cannot parse and goes on."""
    try:
        # A declaration of an encoding is void: the page is text already.
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    except (lxml.etree.ParserError, ValueError) as error:
        raise HtmlError("The page is empty or no HTML.") from error
    return tree


def _alone(parts: Parts) -> lxml.html.HtmlElement:
    """Make a page that holds the article only."""
    page = lxml.html.document_fromstring("<html><body><article></article></body></html>")
    page.find("body/article").append(parts.article)
    return page


def _article(tree: lxml.html.HtmlElement, url: str | None) -> str:
    found = bare_extraction(
        tree,
        url=url,
        include_comments=False,
        include_tables=True,
        deduplicate=False,  # it would remember other pages
        prune_xpath=_CAPTIONS,
    )
    return _paragraphs(found.text or "") if isinstance(found, Document) else ""


def _paragraphs(text: str) -> str:
    """Give the paragraphs; list items and table rows are paragraphs without their marks."""
    lines = (_CELLS.sub(" | ", line.strip().removeprefix("- ")).strip(" |") for line in text.splitlines())
    return "\n".join(line for line in lines if line.strip("-| "))


def _line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _day(value: str | None) -> str | None:
    """A day as EDTF, or nothing where it is no day of the calendar."""
    match = _DAY.match(value or "")
    if not match:
        return None
    try:
        return dt.date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None
