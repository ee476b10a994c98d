"""What feeds, sitemaps and lists of addresses list: pages, newest first where they say when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Literal

import feedparser
import lxml.etree

from flows.fetch.errors import FetchError

Form = Literal["feed", "sitemap", "index", "urls", "page"]
VIETNAM = timezone(timedelta(hours=7))
_HEAD = 4096
_FORMS: tuple[tuple[Form, re.Pattern[bytes]], ...] = (
    ("index", re.compile(rb"<(?:\w+:)?sitemapindex\b")),
    ("sitemap", re.compile(rb"<(?:\w+:)?urlset\b")),
    ("feed", re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b")),
)
_ZONE = re.compile(r"\bGMT\s*\+\s*0?7(?::?00)?$")
_DATE_TAGS = ("lastmod", "publication_date")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that is listed: its address, the day that the listing gives, and what it says of the last change."""

    url: str
    published: str | None = None
    modified: str | None = None


def form_of(body: bytes, content_type: str | None) -> Form:
    """Tell what an answer is by its beginning, whatever the host calls it."""
    head = body[:_HEAD]
    for form, pattern in _FORMS:
        if pattern.search(head):
            return form
    return "urls" if (content_type or "").startswith("text/plain") else "page"


def read_listing(body: bytes, form: Form) -> list[Entry]:
    """Read a listing; the pages of it, each once, newest first."""
    readers = {"feed": _feed, "sitemap": _sitemap, "index": _sitemap, "urls": _urls}
    entries = {entry.url: entry for entry in reversed(list(readers[form](body)))}
    return sorted(reversed(entries.values()), key=_age)


def _age(entry: Entry) -> float:
    moment = _moment(entry.modified or entry.published or "")
    return -moment.timestamp() if moment else 0.0


def _feed(body: bytes) -> Iterable[Entry]:
    found = feedparser.parse(BytesIO(body), resolve_relative_uris=False, sanitize_html=False)
    entries = [entry for entry in found.entries if entry.get("link")]
    if not entries and found.bozo:
        raise FetchError("malformed", f"The feed cannot be read ({found.get('bozo_exception')}). Check its address.")
    for entry in entries:
        updated = entry["updated"] if "updated" in entry else None  # noqa: SIM401 - get() would give `published`
        published = entry.get("published") or updated
        yield Entry(entry["link"].strip(), _day(published), updated or published)


def _sitemap(body: bytes) -> Iterable[Entry]:
    """Read a sitemap or an index of them; of a broken one, what comes before the damage."""
    places: list[Entry] = []
    parser = lxml.etree.XMLPullParser(events=("end",), recover=True, resolve_entities=False, no_network=True)
    parser.feed(body)
    for _event, element in parser.read_events():
        if _tag(element) not in ("url", "sitemap"):
            continue
        told = {_tag(inner): (inner.text or "").strip() for inner in element.iter() if inner is not element}
        if told.get("loc"):
            modified = next((told[name] for name in _DATE_TAGS if told.get(name)), None)
            places.append(Entry(told["loc"], _day(told.get("publication_date")), modified))
        element.clear()
    if not places:
        raise FetchError("malformed", "The sitemap lists nothing, or cannot be read. Check its address.")
    return places


def _urls(body: bytes) -> Iterable[Entry]:
    lines = (line.strip() for line in body.decode("utf-8-sig", "replace").splitlines())
    return [Entry(line) for line in lines if line and not line.startswith("#")]


def _tag(element: lxml.etree._Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _day(written: str | None) -> str | None:
    """Give the day in Vietnam."""
    moment = _moment(written or "")
    return moment.astimezone(VIETNAM).date().isoformat() if moment else None


def _moment(written: str) -> datetime | None:
    """Read a time as feeds and sitemaps write it; without a zone it is that of Vietnam."""
    text = _ZONE.sub("+0700", written.strip())
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
    return None
