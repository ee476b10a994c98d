"""Bring what a source lists into the store: its listing, then those pages that are new or may have changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from flows.extract.problems import Problem
from flows.fetch.addresses import canonical, clean
from flows.fetch.errors import FetchError
from flows.fetch.listings import Entry, Form, form_of, read_listing
from flows.fetch.sources import REMOTE, Source
from flows.fetch.store import Store
from flows.fetch.web import Answer, Web, host_of, parse, unpack

STAGE = "fetch"
MAX_PARTS = 5  # sitemaps of an index that are looked into, the newest first
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain")
_HOST_REASONS = frozenset({"timeout", "unreachable", "server", "busy", "broken"})


@dataclass(slots=True)
class Collected:
    """What came of a source: pages listed, asked for, new or changed, and what went wrong."""

    source: str
    listed: int = 0
    asked: int = 0
    changed: int = 0
    problems: list[Problem] = field(default_factory=list)

    def in_words(self) -> str:
        """Tell it in a line."""
        return f"{self.source}: {self.listed:,} pages listed, {self.asked:,} asked for, {self.changed:,} new or changed"


def page_source(address: str) -> Source:
    """Make a source of an address that the user names: a listing, or a page by itself."""
    return Source(clean(address), "urls", address)


def address_of(source: Source) -> str:
    """Give the address of a source in one form, as the store knows it."""
    return clean(source.address) if source.address.startswith(REMOTE) else source.address


def collect(source: Source, web: Web, store: Store, *, most: int | None = None, last_try: bool = True) -> Collected:
    """Fetch what a source lists. What may pass and keeps us from the listing itself is raised unless ``last_try``."""
    collector = _Collector(source, web, store)
    try:
        entries = collector.entries()[: most or web.manners.max_pages]
    except FetchError as error:
        if error.passing and not last_try:
            raise
        collector.report_source(error)
        return collector.collected
    collector.collected.listed = len(entries)
    store.note_listing(source.name, collector.address, [entry.url for entry in entries])
    for entry in entries:
        if collector.is_due(entry):
            collector.fetch(entry)
    collector.tell_left()
    return collector.collected


class _Collector:
    """Goes through one source."""

    def __init__(self, source: Source, web: Web, store: Store) -> None:
        self.collected = Collected(source.name)
        self._remote = source.address.startswith(REMOTE)
        self.address = address_of(source)
        self._source = source
        self._web = web
        self._store = store
        self._fresh: set[str] = set()
        self._left = 0

    def entries(self) -> list[Entry]:
        """Give the pages that the source lists, their addresses in one form."""
        entries = self._listed(self.address) if self._remote else _list_of(Path(self.address))
        return list({entry.url: entry for entry in self._cleaned(entries)}.values())

    def is_due(self, entry: Entry) -> bool:
        """Tell whether a page is to be asked for: it is unknown, is said to have changed, or was not asked for long."""
        page = self._store.page(entry.url)
        if entry.url in self._fresh:
            return False
        if page is None or (entry.modified is not None and entry.modified != page.modified):
            return True
        since = self._web.clock.now() - datetime.fromisoformat(page.checked)
        return since >= timedelta(hours=self._web.manners.revisit_hours)

    def fetch(self, entry: Entry) -> None:
        """Bring a page into the store, unless its host has failed too often in a row."""
        host = host_of(parse(entry.url))
        if self._web.pace.failures(host) >= self._web.manners.max_failures:
            self._left += 1
            return
        self.collected.asked += 1
        try:
            self.collected.changed += self._get(entry, self._web.manners.max_bytes)
        except FetchError as error:
            self._web.pace.count(host, failed=error.reason in _HOST_REASONS)
            if error.reason not in _HOST_REASONS:
                self._store.failed(entry.url, error.reason, self._now(), entry.modified)
            self.report(entry.url, error)
        else:
            self._web.pace.count(host, failed=False)

    def tell_left(self) -> None:
        """Tell what was left for the next run."""
        if self._left:
            message = (
                f"{self._left:,} pages were left for the next run, because their host failed "
                f"{self._web.manners.max_failures:,} times in a row."
            )
            self.collected.problems.append(Problem(self.collected.source, "host_down", message, stage=STAGE))

    def report_source(self, error: FetchError) -> None:
        """Note why the source gave no list of pages."""
        if self._remote:
            self._store.failed(self.address, error.reason, self._now(), None)
        where = f"{self.address}: " if self.address != self.collected.source else ""
        message = f"{where}{error.message}"
        self.collected.problems.append(Problem(self.collected.source, error.reason, message, stage=STAGE))

    def report(self, url: str, error: FetchError) -> None:
        """Note what is wrong with an address."""
        self.collected.problems.append(Problem(url, error.reason, error.message, stage=STAGE))

    def _listed(self, url: str) -> list[Entry]:
        """Read a listing; of an index, the newest parts, until there are enough pages."""
        body, form = self._listing(url)
        if form == "page":
            if self._source.kind != "urls":
                message = (
                    f"A {self._source.kind} was expected, and a web page came. Check the address; "
                    "some hosts answer so to programs, and then only saved pages can be read."
                )
                raise FetchError("not_a_listing", message)
            self._fresh.add(url)
            return [Entry(url)]
        entries = read_listing(body, form)
        if form != "index":
            return entries
        pages: list[Entry] = []
        for part in entries[:MAX_PARTS]:
            if len(pages) < self._web.manners.max_pages:
                pages += self._part(clean(part.url, url))
        return pages

    def _part(self, url: str) -> list[Entry]:
        """Read a sitemap of an index; one that fails costs only itself."""
        try:
            body, form = self._listing(url)
            return read_listing(body, form) if form in ("sitemap", "urls") else []
        except FetchError as error:
            self.report(url, error)
            return []

    def _listing(self, url: str) -> tuple[bytes, Form]:
        """Bring a listing up to date in the store; returns it with its form."""
        manners = self._web.manners
        self._get(Entry(url), manners.max_bytes if self._source.kind == "urls" else manners.max_listing_bytes)
        page, body = self._store.page(url), self._store.body(url)
        assert page is not None
        return body, form_of(body, dict(page.headers).get("content-type"))

    def _get(self, entry: Entry, limit: int) -> bool:
        """Ask for an address, and keep what comes; tells whether that is new."""
        known = self._store.page(entry.url)
        answer = self._web.get(entry.url, limit=limit, validators=known.validators() if known else None)
        if answer.status == 304 and known is not None:
            self._store.unchanged(entry.url, self._now(), entry.modified)
            return False
        answer = replace(answer, body=unpack(answer.body, limit))
        own = None
        if form_of(answer.body, None) == "page":
            _check_page(answer)
            own = canonical(answer.body, answer.url)
        return self._store.keep(answer, own, self._now(), published=entry.published, modified=entry.modified)

    def _cleaned(self, entries: list[Entry]) -> Iterator[Entry]:
        for entry in entries:
            try:
                yield replace(entry, url=clean(entry.url, self.address if self._remote else None))
            except FetchError as error:
                self.report(entry.url, error)

    def _now(self) -> str:
        return self._web.clock.now().isoformat()


def _check_page(answer: Answer) -> None:
    """Refuse what is no page, and the front page that some hosts show in place of an article that is gone."""
    kind = (answer.header("content-type") or "text/html").partition(";")[0].strip().lower()
    if kind not in _TEXTS:
        raise FetchError("unsupported", f"It is {kind}, and only pages are read. Save what you need as .txt or .html.")
    asked, came = parse(answer.asked), parse(answer.url)
    if came.path == "/" and asked.path not in ("", "/"):
        raise FetchError("gone", "The host shows its front page in place of the article. What was read stays.")
    if not answer.body.strip():
        raise FetchError("empty", "The page is empty. The next run that finds it listed as changed tries once more.")


def _list_of(path: Path) -> list[Entry]:
    try:
        return read_listing(path.read_bytes(), "urls")
    except OSError as error:
        message = f"The list of addresses {path} cannot be read ({error.strerror}). Check the path."
        raise FetchError("missing", message) from error
