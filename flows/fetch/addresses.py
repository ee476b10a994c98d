"""Addresses of pages: one form for each, and the one that the page itself calls its own."""

import lxml.etree
import lxml.html
from courlan import extract_domain, normalize_url

from flows.fetch.errors import FetchError
from flows.fetch.web import parse
from transforms.publishers import publisher_at

_HEAD = 300_000  # bytes in which the head of a page ends
_OWN = '//link[@rel="canonical"]/@href | //meta[@property="og:url"]/@content'


def clean(url: str, base: str | None = None) -> str:
    """Write an address in one form: without fragment and without what only tells where a reader came from.

    >>> clean("HTTPS://VnExpress.net/a-1.html?utm_source=rss#box")
    'https://vnexpress.net/a-1.html'
    """
    address = str(parse(url.strip(), parse(base) if base else None))
    return str(normalize_url(address))


def canonical(body: bytes, url: str) -> str:
    """Tell under which address a page is to be known: what it says itself, if that is on the same site."""
    here = clean(url)
    try:
        tree = lxml.html.document_fromstring(body[:_HEAD])
    except (lxml.etree.ParserError, ValueError):
        return here
    for own in tree.xpath(_OWN):
        try:
            there = clean(str(own), url)
        except FetchError:
            continue
        if _same_site(here, there) and parse(there).path not in ("", "/"):
            return there
    return here


def _same_site(one: str, other: str) -> bool:
    publisher = publisher_at(one)
    if publisher is not None:
        return publisher_at(other) == publisher
    return extract_domain(one) == extract_domain(other)
