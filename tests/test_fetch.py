"""A server on this machine plays a publisher, polite and rude; every request is counted, and no time is wasted."""

import gzip
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address, ip_network
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.fetch import asked
from flows.fetch.addresses import canonical, clean
from flows.fetch.collect import Collected, collect
from flows.fetch.errors import FetchError, SourceError
from flows.fetch.guard import is_public
from flows.fetch.listings import form_of, read_listing
from flows.fetch.pace import Clock
from flows.fetch.sources import Manners, Source, load_sources
from flows.fetch.store import Store
from flows.fetch.web import Web
from flows.pipeline import run_pipeline

BOMB = gzip.compress(b"<p>" + bytes(20_000_000))
START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC).replace(tzinfo=None)
BODIES = {
    "plain": "<article><p>{0}</p><p>{1}</p></article>",
    "article_body": '<div class="article__sapo">{0}</div><div class="article__body"><p>{1}</p></div>',
    "vnexpress": '<p class="description">{0}</p><article class="fck_detail"><p class="Normal">{1}</p></article>',
}
FIRST = "Chiều 2/3, tại Hà Nội, Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn đã tiếp Đại sứ Nhật Bản tại Việt Nam {0}."
SECOND = (
    "Hai bên nhất trí tăng cường hợp tác về giáo dục và công nghệ, ủng hộ nhau tại các diễn đàn đa phương "
    "và chuẩn bị cho chuyến thăm cấp cao trong thời gian tới."
)


class FakeClock(Clock):
    """Time that passes only where somebody waits."""

    def __init__(self) -> None:
        self.elapsed = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return START + timedelta(seconds=int(self.elapsed))

    def passed(self) -> float:
        return self.elapsed

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.elapsed += seconds


Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A publisher: what it answers by path, and what it was asked."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.answers: dict[str, Callable[[Handler], Answer | None]] = {}
        self.requests: list[tuple[float, str, dict[str, str]]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.site = self  # type: ignore[attr-defined]
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def give(self, path: str, body: str | bytes, status: int = 200, /, **headers: str) -> None:
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        kind = "application/xml" if content.lstrip().startswith(b"<?xml") else "text/html; charset=utf-8"
        self.answers[path] = lambda _: (status, {"Content-Type": kind, **named}, content)

    def page(self, path: str, name: str, layout: str = "plain", head: str = "") -> None:
        body = BODIES[layout].format(FIRST.format(name), SECOND)
        title = f"Bộ trưởng tiếp Đại sứ Nhật Bản {name}"
        classes = {"article_body": "article__title", "vnexpress": "title-detail"}.get(layout, "title")
        top = f'<title>{title}</title>{head}</head><body><h1 class="{classes}">{title}</h1>'
        self.give(path, f"<html><head>{top}{body}</body></html>")

    def feed(self, path: str, *pages: str, date: str = "Mon, 02 Mar 2026 07:00:00 +0700") -> None:
        items = "".join(
            f"<item><title>t</title><link>{self.url}{page}</link><pubDate>{date}</pubDate></item>" for page in pages
        )
        self.give(path, f'<?xml version="1.0"?><rss version="2.0"><channel><title>Mẫu</title>{items}</channel></rss>')

    def asked(self, path: str | None = None) -> list[str]:
        found = [asked for _, asked, _ in self.requests if asked != "/robots.txt"]
        return [one for one in found if one == path] if path else found

    def headers(self, path: str) -> list[dict[str, str]]:
        return [headers for _, asked, headers in self.requests if asked == path]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        headers = {name.lower(): value for name, value in self.headers.items()}
        site.requests.append((site.clock.elapsed, self.path, headers))
        answer = site.answers.get(self.path, lambda _: (404, {}, b"nothing"))(self)
        if answer is None:  # it has answered by itself
            self.close_connection = True
            return
        status, given, body = answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **given}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def site(clock: FakeClock) -> Iterator[Site]:
    site = Site(clock)
    yield site
    site.close()


@pytest.fixture
def manners(tmp_path: Path) -> Manners:
    given = load_sources(tmp_path / "none.toml").manners
    return replace(
        given,
        contact="tin@mau.example",
        networks=(ip_network("127.0.0.1/32"),),
        connect_timeout=20.0,
        read_timeout=20.0,
        total_timeout=40.0,
        max_bytes=200_000,
    )


@pytest.fixture
def web(manners: Manners, clock: FakeClock) -> Iterator[Web]:
    web = Web(manners, clock)
    yield web
    web.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "fetched.sqlite")
    yield store
    store.close()


@pytest.fixture
def ingest(site: Site, web: Web, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Run the whole pipeline over names and addresses, into `w.duckdb` in the working directory."""
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "sources.toml"
    own.write_text(
        f'[[source]]\nname = "mau"\nkind = "feed"\naddress = "{site.url}/rss"\npublisher = "Báo Mẫu"\n'
        f'[[source]]\nname = "off"\nkind = "feed"\naddress = "{site.url}/off"\nenabled = false\n'
    )
    monkeypatch.setenv("GHINHO_SOURCES", str(own))
    monkeypatch.setattr(asked, "web_of", lambda _: web)
    monkeypatch.setattr("flows.fetch.trial.web_of", lambda _: web)
    monkeypatch.setattr(asked, "store_at", lambda _: store)
    return lambda *names, **options: run_pipeline(names, "w.duckdb", **options)


def feed_of(site: Site, path: str = "/rss", kind: Any = "feed") -> Source:
    return Source("mau", kind, f"{site.url}{path}")


def rows(sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect("w.duckdb", read_only=True) as connection:
        return connection.execute(sql).fetchall()


def reasons(collected: Collected) -> dict[str, str]:
    return {problem.source_path: problem.reason for problem in collected.problems}


def failure(web: Web, url: str, limit: int = 200_000) -> FetchError:
    with pytest.raises(FetchError) as caught:
        web.get(url, limit=limit)
    return caught.value


def test_we_say_who_asks(site: Site, web: Web) -> None:
    site.page("/1", "A")
    web.get(f"{site.url}/1", limit=100_000)
    (headers,) = site.headers("/1")
    assert headers["user-agent"].startswith("Ghinho/")
    assert "tin@mau.example" in headers["user-agent"]
    assert headers["accept-encoding"] == "gzip"


def test_hosts_are_asked_one_page_at_a_time(site: Site, web: Web, store: Store, clock: FakeClock) -> None:
    site.feed("/rss", "/1", "/2", "/3")
    for path in ("/1", "/2", "/3"):
        site.page(path, path)
    collected = collect(feed_of(site), web, store)
    assert (collected.listed, collected.asked, collected.changed, collected.problems) == (3, 3, 3, [])
    times = [at for at, _, _ in site.requests]
    assert [path for _, path, _ in site.requests] == ["/robots.txt", "/rss", "/1", "/2", "/3"]
    assert all(later - sooner >= web.manners.delay for sooner, later in pairwise(times))
    assert sum(clock.slept) == pytest.approx(4 * web.manners.delay)


def test_the_pace_holds_for_many_threads(site: Site, web: Web, clock: FakeClock) -> None:
    site.give("/x", "<p>x</p>")
    threads = [threading.Thread(target=web.get, args=(f"{site.url}/x",), kwargs={"limit": 999}) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = [at for at, _, _ in site.requests]
    assert len(times) == 6  # robots.txt once
    assert [round(later - sooner, 6) for sooner, later in pairwise(times)] == [2.0] * 5


def test_robots_txt_is_heeded_and_read_once(site: Site, web: Web, store: Store) -> None:
    site.give("/robots.txt", "User-agent: *\nDisallow: /kin/\nCrawl-delay: 7\n")
    site.feed("/rss", "/kin/1", "/2")
    site.page("/2", "B")
    collected = collect(feed_of(site), web, store)
    assert reasons(collected) == {f"{site.url}/kin/1": "robots"}
    assert site.asked() == ["/rss", "/2"]
    times = {path: at for at, path, _ in site.requests}
    assert times["/2"] - times["/rss"] >= 7
    assert len(site.headers("/robots.txt")) == 1


def test_a_delay_that_nobody_can_wait_for_is_told(site: Site, web: Web) -> None:
    site.give("/robots.txt", "User-agent: *\nCrawl-delay: 3600\n")
    error = failure(web, f"{site.url}/1")
    assert (error.reason, error.passing) == ("robots", False)
    assert "3,600 seconds" in error.message
    assert site.asked() == []


def test_where_robots_txt_cannot_be_read_nothing_else_is_asked(site: Site, web: Web, clock: FakeClock) -> None:
    site.give("/robots.txt", "", 500)
    error = failure(web, f"{site.url}/1")
    assert error.reason == "server"
    assert "robots.txt" in error.message
    assert site.asked() == []
    assert len(site.headers("/robots.txt")) == web.manners.tries
    assert clock.slept == [5.0, 10.0]


def test_robots_txt_is_read_again_after_a_day(site: Site, web: Web, clock: FakeClock) -> None:
    site.give("/x", "<p>x</p>")
    web.get(f"{site.url}/x", limit=999)
    clock.elapsed += 25 * 3600
    web.get(f"{site.url}/x", limit=999)
    assert len(site.headers("/robots.txt")) == 2


def test_only_what_changed_is_fetched_again(site: Site, web: Web, store: Store, clock: FakeClock) -> None:
    def page(handler: Handler) -> Answer:
        if handler.headers.get("If-None-Match") == '"v1"':
            return 304, {}, b""
        return 200, {"ETag": '"v1"', "Last-Modified": "Mon, 02 Mar 2026 01:00:00 GMT"}, b"<p>Tin</p>"

    site.feed("/rss", "/1")
    site.answers["/1"] = page
    assert collect(feed_of(site), web, store).changed == 1
    again = collect(feed_of(site), web, store)
    assert (again.asked, again.changed) == (0, 0)  # nothing says that it changed
    clock.elapsed += 25 * 3600
    later = collect(feed_of(site), web, store)
    assert (later.asked, later.changed) == (1, 0)
    assert site.headers("/1")[-1]["if-none-match"] == '"v1"'
    assert site.headers("/1")[-1]["if-modified-since"] == "Mon, 02 Mar 2026 01:00:00 GMT"
    assert store.body(f"{site.url}/1") == b"<p>Tin</p>"
    site.feed("/rss", "/1", date="Mon, 02 Mar 2026 09:00:00 +0700")
    assert collect(feed_of(site), web, store).asked == 1  # the feed says that it changed


def test_what_is_kept_survives_the_process(site: Site, web: Web, store: Store, tmp_path: Path) -> None:
    site.give("/1", "<p>Tin</p>", ETag='"v1"')
    collect(feed_of(site, "/1", "urls"), web, store)
    other = Store(tmp_path / "fetched.sqlite")  # while the first one is still open, as after a kill
    page = other.page(f"{site.url}/1")
    assert page is not None
    assert page.validators() == {"If-None-Match": '"v1"'}
    assert dict(page.headers)["content-type"] == "text/html; charset=utf-8"
    assert other.body(f"{site.url}/1") == b"<p>Tin</p>"
    assert [page.url for page in other.offered("mau")] == [f"{site.url}/1"]
    other.close()


def test_a_store_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_text("no database, but long enough to be taken for one" * 30)
    with pytest.raises(SourceError, match=r"x\.sqlite.*GHINHO_FETCHED"):
        Store(tmp_path / "x.sqlite")
    newer = tmp_path / "newer.sqlite"
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(SourceError, match="another version"):
        Store(newer)


def test_busy_hosts_are_left_alone_for_as_long_as_they_ask(site: Site, web: Web, clock: FakeClock) -> None:
    answers = iter([(429, {"Retry-After": "33"}, b""), (200, {}, b"<p>x</p>")])
    site.answers["/1"] = lambda _: next(answers)
    assert web.get(f"{site.url}/1", limit=999).status == 200
    times = [at for at, path, _ in site.requests if path == "/1"]
    assert times[1] - times[0] >= 33
    assert clock.slept[-1] >= 33


def test_retry_after_may_be_a_date(site: Site, web: Web) -> None:
    until = format_datetime(START.replace(tzinfo=None) + timedelta(seconds=42)) + "Z"
    until = until.replace(" -0000Z", " GMT")
    answers = iter([(503, {"Retry-After": until}, b""), (200, {}, b"<p>x</p>")])
    site.answers["/1"] = lambda _: next(answers)
    web.get(f"{site.url}/1", limit=999)
    times = [at for at, path, _ in site.requests if path == "/1"]
    assert times[1] >= 42


def test_a_host_that_asks_for_too_much_time_is_left_for_the_next_run(site: Site, web: Web) -> None:
    site.give("/1", "", 429, Retry_After="7200")
    error = failure(web, f"{site.url}/1")
    assert error.reason == "busy"
    assert "7,200 seconds" in error.message
    assert len(site.asked("/1")) == 1


def test_an_error_that_passes(site: Site, web: Web, clock: FakeClock) -> None:
    answers = iter([(500, {}, b""), (500, {}, b""), (200, {}, b"<p>x</p>")])
    site.answers["/1"] = lambda _: next(answers)
    assert web.get(f"{site.url}/1", limit=999).body == b"<p>x</p>"
    assert clock.slept == [2.0, 5.0, 10.0]


def test_redirects_are_followed_one_by_one(site: Site, web: Web) -> None:
    site.give("/old", "", 301, Location="/new?a=1#x")
    site.give("/new?a=1", "<p>x</p>")
    answer = web.get(f"{site.url}/old", limit=999)
    assert (answer.asked, answer.url) == (f"{site.url}/old", f"{site.url}/new?a=1")


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("/loop", "redirects"),
        ("http://127.0.0.2:1/", "private"),
        ("http://10.1.2.3/admin", "private"),
        ("http://169.254.169.254/latest/meta-data", "private"),
        ("http://[::1]/", "private"),
        ("http://[::ffff:127.0.0.2]/", "private"),
        ("http://2130706434/", "private"),
        ("http://rebound.example/", "private"),
        ("file:///etc/passwd", "address"),
        ("http://[broken", "address"),
    ],
)
def test_redirects_that_are_not_followed(
    site: Site, manners: Manners, clock: FakeClock, location: str, reason: str
) -> None:
    from flows.fetch.guard import resolve  # noqa: PLC0415

    names = {"rebound.example": ["93.184.216.34", "192.168.0.1"]}
    web = Web(manners, clock, lambda host, port: names.get(host) or resolve(host, port))
    site.give("/loop", "", 302, Location=location)
    error = failure(web, f"{site.url}/loop")
    assert (error.reason, error.passing) == (reason, False)
    assert len(site.asked()) == (manners.max_redirects + 1 if reason == "redirects" else 1)
    web.close()


def test_a_name_is_resolved_once_for_each_connection(site: Site, manners: Manners, clock: FakeClock) -> None:
    """A name that leads elsewhere a moment later gains nothing: the connection goes to what was checked."""
    found = iter([["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"]])
    web = Web(manners, clock, lambda _host, _port: next(found))
    site.answers["/1"] = lambda _: (200, {"Connection": "close"}, b"<p>x</p>")
    site.answers["/robots.txt"] = lambda _: (404, {}, b"")
    assert web.get(f"http://bao.example:{site.port}/1", limit=999).status == 200
    assert failure(web, f"http://bao.example:{site.port}/1").reason == "private"
    web.close()


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("64:ff9b::808:808", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("192.168.1.1", False),
        ("172.16.0.1", False),
        ("100.64.0.1", False),
        ("169.254.0.1", False),
        ("224.0.0.1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
    ],
)
def test_what_is_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"<p>tin</p>" * 1000)
    except OSError:
        return


def dripping(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    try:
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)
    except OSError:
        return


def dripping_headers(handler: Handler) -> None:
    try:
        for letter in "HTTP/1.1 200 OK\r\nX-Slow: " + "x" * 100:
            handler.wfile.write(letter.encode())
            time.sleep(0.05)
    except OSError:
        return


def silent(handler: Handler) -> None:
    time.sleep(0.5)


def broken_off(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"<p>half")


def bomb(_handler: Handler) -> Answer:
    return 200, {"Content-Encoding": "gzip", "Content-Type": "text/html"}, BOMB


def half_packed(_handler: Handler) -> Answer:
    return 200, {"Content-Encoding": "gzip"}, gzip.compress(b"<p>tin</p>" * 1000)[:-20]


@pytest.mark.parametrize(
    ("answer", "reason", "tries"),
    [
        (endless, "too_large", 1),
        (bomb, "too_large", 1),
        (lambda _: (200, {"Content-Length": "99999999"}, b""), "too_large", 1),
        (dripping, "timeout", 2),
        (dripping_headers, "timeout", 2),
        (silent, "timeout", 2),
        (broken_off, "broken", 2),
        (half_packed, "broken", 2),
        (lambda _: (200, {"Content-Encoding": "gzip"}, b"<p>not packed</p>"), "broken", 2),
        (lambda _: (200, {"Content-Encoding": "br"}, b"xx"), "packed", 1),
        (lambda _: (404, {}, b""), "gone", 1),
        (lambda _: (410, {}, b""), "gone", 1),
        (lambda _: (403, {}, b""), "denied", 1),
        (lambda _: (418, {}, b""), "status", 1),
        (lambda _: (500, {}, b""), "server", 2),
        (lambda _: (429, {}, b""), "busy", 2),
    ],
)
def test_rude_answers(site: Site, manners: Manners, clock: FakeClock, answer: Any, reason: str, tries: int) -> None:
    patience = {"read_timeout": 0.3, "total_timeout": 0.6} if reason == "timeout" else {}
    web = Web(replace(manners, tries=2, **patience), clock)
    site.answers["/1"] = answer
    error = failure(web, f"{site.url}/1")
    assert error.reason == reason
    assert error.message.endswith(".")
    assert len(site.asked("/1")) == tries
    web.close()


def test_a_packed_page_is_unpacked(site: Site, web: Web) -> None:
    site.answers["/1"] = lambda _: (200, {"Content-Encoding": "gzip"}, gzip.compress(b"<p>a") + gzip.compress(b"b</p>"))
    assert web.get(f"{site.url}/1", limit=999).body == b"<p>ab</p>"


def test_nobody_there(web: Web) -> None:
    error = failure(web, "http://127.0.0.1:9/x")
    assert error.reason == "unreachable"


@pytest.mark.parametrize("url", ["ftp://a.vn/x", "https://", "https://a b/", "tin", "http://[x/", ""])
def test_addresses_that_are_none(web: Web, url: str) -> None:
    assert failure(web, url).reason == "address"


SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{0}/1</loc><lastmod>2026-02-01T00:00:00+07:00</lastmod></url>
<url><loc>{0}/2</loc><news:news><news:publication_date>2026-03-01T23:30:00Z</news:publication_date></news:news></url>
</urlset>"""


def test_sitemaps_and_their_index(site: Site, web: Web, store: Store) -> None:
    index = (
        '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<sitemap><loc>{0}/gone.xml</loc><lastmod>2026-01-01</lastmod></sitemap>"
        "<sitemap><loc>{0}/new.xml.gz</loc><lastmod>2026-03-01</lastmod></sitemap></sitemapindex>"
    )
    site.give("/sitemap.xml", index.format(site.url))
    site.answers["/new.xml.gz"] = lambda _: (200, {}, gzip.compress(SITEMAP.format(site.url).encode()))
    site.page("/1", "A")
    site.page("/2", "B")
    collected = collect(feed_of(site, "/sitemap.xml", "sitemap"), web, store)
    assert site.asked() == ["/sitemap.xml", "/new.xml.gz", "/gone.xml", "/2", "/1"]
    assert reasons(collected) == {f"{site.url}/gone.xml": "gone"}
    page = store.page(f"{site.url}/2")
    assert page is not None
    assert page.published == "2026-03-02"  # the day in Vietnam


def test_no_more_pages_than_asked_for(site: Site, web: Web, store: Store) -> None:
    site.feed("/rss", *(f"/{n}" for n in range(10)))
    for n in range(10):
        site.page(f"/{n}", str(n))
    assert collect(feed_of(site), web, store, most=3).listed == 3
    assert len(site.asked()) == 4


def test_a_host_that_fails_again_and_again_is_left(site: Site, web: Web, store: Store, clock: FakeClock) -> None:
    site.feed("/rss", *(f"/{n}" for n in range(9)))
    for n in range(9):
        site.give(f"/{n}", "", 500)
    collected = collect(feed_of(site), web, store)
    assert collected.asked == web.manners.max_failures
    assert reasons(collected)["mau"] == "host_down"
    assert "6 pages were left" in collected.problems[-1].message
    assert len(site.asked()) == 1 + web.manners.max_failures * web.manners.tries
    for n in range(9):
        site.page(f"/{n}", str(n))
    clock.elapsed += 3600
    assert collect(feed_of(site), web, store).changed == 9


def test_a_page_in_place_of_a_feed_is_told(site: Site, web: Web, store: Store) -> None:
    site.give("/rss", "<html><script>document.cookie='x';location.reload()</script></html>")
    collected = collect(feed_of(site), web, store)
    assert reasons(collected) == {"mau": "not_a_listing"}
    assert site.url in collected.problems[0].message


@pytest.mark.parametrize("body", ["", "<rss><channel><item>", "<?xml version='1.0'?><urlset></urlset>"])
def test_a_feed_that_is_none_is_told(site: Site, web: Web, store: Store, body: str) -> None:
    site.give("/rss", body)
    (reason,) = reasons(collect(feed_of(site), web, store)).values()
    assert reason in ("malformed", "not_a_listing", "empty")


def test_an_entity_bomb_in_a_listing_harms_nobody(site: Site) -> None:
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "x">{entities}]><urlset><url><loc>&a9;</loc></url></urlset>'
    begun = time.monotonic()
    with pytest.raises(FetchError, match="lists nothing"):
        read_listing(bomb.encode(), "sitemap")
    assert time.monotonic() - begun < 1


def test_lists_of_addresses(site: Site, web: Web, store: Store, tmp_path: Path) -> None:
    site.page("/1", "A")
    (tmp_path / "list.txt").write_text(f"# mine\n{site.url}/1\n\n{site.url}/1#again\nnonsense\n")
    collected = collect(Source("mine", "urls", str(tmp_path / "list.txt")), web, store)
    assert (collected.listed, collected.changed) == (1, 1)
    assert reasons(collected) == {"nonsense": "address"}
    missing = collect(Source("mine", "urls", str(tmp_path / "none.txt")), web, store)
    assert reasons(missing) == {"mine": "missing"}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Wed, 30 Aug 2017 20:03:00 +0700", "2017-08-30"),
        ("Wed, 30 Aug 2017 20:03:00 GMT", "2017-08-31"),
        ("Wed, 30 Aug 2017 20:03:00 GMT+7", "2017-08-30"),
        ("2017-08-30T23:03:00+07:00", "2017-08-30"),
        ("2017-08-30 20:03:00", "2017-08-30"),
        ("hôm qua", None),
    ],
)
def test_days_of_feeds_are_those_of_vietnam(written: str, day: str | None) -> None:
    rss = f"<rss version='2.0'><channel><item><link>https://a.vn/1</link><pubDate>{written}</pubDate></item></channel></rss>"
    (entry,) = read_listing(rss.encode(), "feed")
    assert entry.published == day


def test_atom_feeds() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://a.vn/1"/>'
        "<published>2026-03-01T20:00:00Z</published><updated>2026-03-02T20:00:00Z</updated></entry></feed>"
    )
    assert form_of(atom.encode(), None) == "feed"
    (entry,) = read_listing(atom.encode(), "feed")
    assert (entry.url, entry.published, entry.modified) == ("https://a.vn/1", "2026-03-02", "2026-03-02T20:00:00Z")


def test_one_form_for_each_address() -> None:
    assert clean("HTTPS://VnExpress.net/a-1.html?utm_source=rss&b=2#box") == "https://vnexpress.net/a-1.html?b=2"
    assert clean("../2.html", "https://a.vn/x/1.html") == "https://a.vn/2.html"
    assert clean("https://a.vn/tin-tức") == clean("https://a.vn/tin-t%E1%BB%A9c")


@pytest.mark.parametrize(
    ("own", "known_as"),
    [
        ("https://vnexpress.net/goc-1.html", "https://vnexpress.net/goc-1.html"),
        ("/goc-1.html?utm_medium=x", "https://m.vnexpress.net/goc-1.html"),
        ("https://elsewhere.example/1.html", "https://m.vnexpress.net/tin-1.html"),
        ("https://vnexpress.net/", "https://m.vnexpress.net/tin-1.html"),
        ("http://[", "https://m.vnexpress.net/tin-1.html"),
    ],
)
def test_the_address_that_a_page_calls_its_own(own: str, known_as: str) -> None:
    page = f'<html><head><link rel="canonical" href="{own}"></head><body>x</body></html>'
    assert canonical(page.encode(), "https://m.vnexpress.net/tin-1.html") == known_as


def test_a_run_over_a_source_an_address_and_a_file(site: Site, ingest: Any) -> None:
    site.feed("/rss", "/1", "/2", "/gone")
    site.page("/1", "Một", "article_body")
    site.page("/2", "Hai", "vnexpress")
    site.page("/3", "Ba")
    Path("own.txt").write_text(f"Bộ trưởng tiếp Đại sứ\n\n{FIRST.format('Bốn')}\n{SECOND}\n")
    summary = ingest("mau", f"{site.url}/3", "own.txt")
    assert (summary.loaded, summary.rejected, summary.status) == (4, 1, "completed_with_issues")
    found = rows(
        "SELECT source_path, url, publisher, published, fetched, media_type FROM document ORDER BY source_path"
    )
    assert found[0] == (f"{site.url}/1", f"{site.url}/1", "Báo Mẫu", "2026-03-02", "2026-03-02", "text/html")
    assert [path for path, *_ in found] == [f"{site.url}/1", f"{site.url}/2", f"{site.url}/3", "own.txt"]
    assert rows("SELECT source_path, reason, stage FROM issue") == [(f"{site.url}/gone", "gone", "fetch")]
    assert rows("SELECT count(*) FROM event_mention WHERE event_type = 'meeting'") == [(4,)]
    assert rows("SELECT DISTINCT source FROM raw_document ORDER BY ALL NULLS LAST") == [
        (f"{site.url}/3",),
        ("mau",),
        (None,),
    ]
    fresh = dict(rows("SELECT source, documents FROM source_freshness"))
    assert fresh == {"mau": 2, f"{site.url}/3": 1, "own.txt": 1}


def test_a_page_that_did_not_change_is_not_read_again(site: Site, ingest: Any, clock: FakeClock) -> None:
    site.feed("/rss", "/1", "/2")
    site.page("/1", "Một")
    site.page("/2", "Hai")
    first = ingest("mau")
    assert [p.message for p in first.problems] == []
    assert first.loaded == 2
    asked_before = len(site.asked())
    again = ingest("mau")
    assert (again.loaded, again.unchanged, again.status) == (0, 2, "completed")
    assert len(site.asked()) == asked_before + 1  # the feed
    clock.elapsed += 25 * 3600
    later = ingest("mau")
    assert (later.loaded, later.unchanged) == (0, 2)


def test_a_page_that_changed_is_a_new_version_of_its_document(site: Site, ingest: Any, clock: FakeClock) -> None:
    own = f'<link rel="canonical" href="{site.url}/goc">'
    site.feed("/rss", "/1")
    site.page("/1", "Một", head=own)
    ingest("mau")
    ((before, url),) = rows("SELECT document_id, url FROM document")
    assert url == f"{site.url}/goc"
    clock.elapsed += 25 * 3600
    site.page("/1", "Hai", head=own)
    summary = ingest("mau")
    assert (summary.loaded, summary.unchanged) == (1, 0)
    ((after, body),) = rows("SELECT document_id, body FROM document")
    assert after == before
    assert "Nhật Bản Hai" in body
    site.feed("/rss", "/1", "/copy")  # the same article under a second address
    site.page("/copy", "Hai", head=own)
    ingest("mau")
    assert rows("SELECT count(*) FROM document") == [(1,)]


def test_what_a_killed_run_fetched_is_read_by_the_next(
    site: Site, ingest: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import stages  # noqa: PLC0415

    site.feed("/rss", "/1")
    site.page("/1", "Một")
    with monkeypatch.context() as broken:
        broken.setattr(stages, "begin", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            ingest("mau")
    site.feed("/rss", "/2")  # the first one is no longer listed
    site.page("/2", "Hai")
    assert ingest("mau").loaded == 2
    assert ingest("mau").unchanged == 1
    assert len(site.asked("/1")) == 1


def test_troubles_that_are_over_are_forgotten(site: Site, ingest: Any, clock: FakeClock) -> None:
    site.give("/rss", "", 500)
    ingest("mau")
    assert rows("SELECT source_path, reason FROM issue") == [("mau", "server")]
    site.feed("/rss", "/1")
    site.give("/1", "", 500)
    ingest("mau")
    assert rows("SELECT source_path, reason FROM issue") == [(f"{site.url}/1", "server")]
    site.page("/1", "Một")
    clock.elapsed += 3600
    ingest("mau")
    assert rows("SELECT * FROM issue") == []


def test_names_that_cannot_be_fetched(site: Site, ingest: Any) -> None:
    summary = ingest("off", "nowhere", "http://10.0.0.1/rss", "http://[bad")
    assert {(p.source_path, p.reason) for p in summary.problems} == {
        ("off", "disabled"),
        ("nowhere", "missing"),
        ("http://10.0.0.1/rss", "private"),
        ("http://[bad", "address"),
    }
    assert "sources enable off" in next(p.message for p in summary.problems if p.reason == "disabled")


@pytest.mark.usefixtures("prefect_api")
def test_the_flow_fetches_in_tasks_and_tries_again(site: Site, ingest: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import ingest as module  # noqa: PLC0415

    answers = iter([500] * 3)
    site.feed("/good", "/1")
    good = site.answers["/good"]
    site.answers["/rss"] = lambda handler: (status, {}, b"") if (status := next(answers, None)) else good(handler)
    site.page("/1", "Một")
    monkeypatch.setattr(module.fetch, "retry_delay_seconds", 0.01)
    summary = module.ingest(sources=["mau"], warehouse="w.duckdb")
    assert (summary.loaded, summary.problems) == (1, [])
    assert len(site.asked("/rss")) == 4


def test_trying_a_source_shows_what_comes_of_it_and_keeps_nothing(site: Site, ingest: Any, tmp_path: Path) -> None:
    site.feed("/off", "/1", "/2", "/3", "/4")
    for number in range(1, 4):
        site.page(f"/{number}", f"số {number}", "vnexpress")
    result = CliRunner().invoke(app, ["sources", "test", "off", "--pages", "2"])
    assert result.exit_code == 0, result.output
    for told in ("off: 2 pages listed", "Nhật Bản số 1", "2026-03-02", f"{site.url}/2", "> meeting 2026-03-02"):
        assert told in result.output
    assert len(site.asked()) == 3
    site.give("/off", "", 404)
    failed = CliRunner().invoke(app, ["sources", "test", "off"])
    assert failed.exit_code == 1
    assert "[gone]" in failed.output
    assert not (tmp_path / "data").exists()
