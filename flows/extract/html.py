"""Articles out of HTML pages, by trafilatura: text and metadata, without network and without state."""

import datetime as dt
import re
from dataclasses import dataclass

import lxml.etree
import lxml.html
from trafilatura import bare_extraction

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


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


def read_html(html: str, url: str | None) -> HtmlPage:
    """Take the article out of a page; ``url`` is where it was fetched, if that is known."""
    tree = _parse(html)
    found = bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        deduplicate=False,  # it would remember other pages
    )
    text = _paragraphs(getattr(found, "text", None) or "")
    if found is None or isinstance(found, dict) or not text:
        raise HtmlError("No article text was found in the page.")
    return HtmlPage(
        text=text,
        title=_line(found.title),
        published=_day(found.date),
        url=url or _line(found.url),
        publisher=_line(found.sitename),
        author=_line(found.author),
    )


def _parse(html: str) -> lxml.html.HtmlElement:
    """Parse here, because trafilatura logs what it cannot parse and goes on."""
    try:
        # A declaration of an encoding is void: the page is text already.
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    except (lxml.etree.ParserError, ValueError) as error:
        raise HtmlError("The page is empty or no HTML.") from error
    return tree


def _paragraphs(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


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
