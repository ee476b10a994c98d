"""Asking hosts politely: robots.txt, a pace for each host, limits for everything, redirects hop by hop."""

import re
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import httpcore
import httpx
from protego import Protego

from flows.fetch.errors import FetchError
from flows.fetch.guard import Deadline, GuardedBackend, Resolve, resolve
from flows.fetch.pace import Clock, Pace
from flows.fetch.sources import Manners

ROBOT = "ghinho"  # the name by which robots.txt may address us
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
ROBOTS_BYTES = 500_000  # as much of a robots.txt as counts (RFC 9309)
ROBOTS_SECONDS = 24 * 3600.0
_MOVED = frozenset({301, 302, 303, 307, 308})
_HOST = re.compile(rb"[a-z0-9]([a-z0-9._-]*[a-z0-9])?\.?|[0-9a-f:.]+")
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """What came from an address: the one asked, the one that answered after redirects, and the unpacked body."""

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Give a header, or None; names are in lower case."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a host lets us do; without a robots.txt that is everything."""

    robots: Protego | None
    until: float


class Web:
    """Fetches what is at addresses. One object serves a whole run and all its threads."""

    def __init__(self, manners: Manners, clock: Clock | None = None, resolver: Resolve = resolve) -> None:
        self.manners = manners
        self.clock = clock or Clock()
        self.pace = Pace(self.clock)
        self._deadline = Deadline()
        self._rules: dict[str, _Rules] = {}
        self._asking_rules: dict[str, threading.Lock] = {}
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            network_backend=GuardedBackend(manners.networks, self._deadline, resolver),
            max_connections=50,
            keepalive_expiry=30.0,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def get(self, url: str, *, limit: int, validators: Mapping[str, str] | None = None) -> Answer:
        """Fetch an address; ``validators`` are the headers that ask only for something new (answered by 304).

        What may pass is tried again after a while; FetchError says what is wrong in the end.
        """
        for attempt in range(self.manners.tries):
            try:
                return self._follow(url, limit, validators or {})
            except FetchError as error:
                if not error.passing or attempt + 1 == self.manners.tries:
                    raise
                self._back_off(url, error, attempt)
        raise AssertionError("there is at least one try")

    def _back_off(self, url: str, error: FetchError, attempt: int) -> None:
        """Leave the host alone for as long as it asks, or for twice as long as the last time."""
        wait = self.manners.backoff * 2**attempt if error.wait is None else error.wait
        if wait > self.manners.longest_wait:
            raise FetchError(error.reason, f"{error.message} It asks to be left alone for {wait:,.0f} seconds.")
        self.pace.hold(error.host or host_of(parse(url)), wait)

    def _follow(self, url: str, limit: int, validators: Mapping[str, str]) -> Answer:
        """Go from hop to hop, each with its own check."""
        here = parse(url)
        for _ in range(self.manners.max_redirects + 1):
            rules = self._allowed(here)
            answer = self._ask(here, limit, validators, self._delay(here, rules))
            target = answer.header("location")
            if answer.status not in _MOVED or not target:
                return _usable(replace(answer, asked=url))
            here = parse(target, base=here)
        message = f"It redirects more than {self.manners.max_redirects} times, perhaps in a circle. Check the address."
        raise FetchError("redirects", message)

    def _allowed(self, url: httpx.URL) -> Protego | None:
        """Give the rules of the host; raise where they keep us out of this address."""
        origin = f"{url.scheme}://{url.netloc.decode()}"
        with self._asking_rules.setdefault(origin, threading.Lock()):
            rules = self._rules.get(origin)
            if rules is None or rules.until < self.clock.passed():
                rules = self._rules[origin] = self._ask_rules(origin)
        if rules.robots is not None and not rules.robots.can_fetch(str(url), ROBOT):
            message = f"The robots.txt of {url.host} asks programs to stay away from it, so it was not fetched."
            raise FetchError("robots", message)
        return rules.robots

    def _ask_rules(self, origin: str) -> _Rules:
        """Read robots.txt as RFC 9309 asks: none means that all is allowed, a broken host that nothing is."""
        until = self.clock.passed() + ROBOTS_SECONDS
        try:
            answer = self._follow_robots(parse(f"{origin}/robots.txt"))
        except FetchError as error:
            if error.reason in ("gone", "denied"):
                return _Rules(None, until)
            error.message = f"Its robots.txt cannot be read, so nothing else was asked for. {error.message}"
            raise
        return _Rules(Protego.parse(answer.body[:ROBOTS_BYTES].decode("utf-8", "replace")), until)

    def _follow_robots(self, here: httpx.URL) -> Answer:
        for _ in range(self.manners.max_redirects + 1):
            answer = self._ask(here, self.manners.max_bytes, {}, self.manners.delay)
            target = answer.header("location")
            if answer.status not in _MOVED or not target:
                return _usable(answer)
            here = parse(target, base=here)
        raise FetchError("gone", "Its robots.txt redirects in a circle.")

    def _delay(self, url: httpx.URL, robots: Protego | None) -> float:
        asked = float(robots.crawl_delay(ROBOT) or 0.0) if robots is not None else 0.0
        if asked > self.manners.longest_delay:
            message = (
                f"The robots.txt of {url.host} asks for {asked:,.0f} seconds between requests, more than the "
                f"{self.manners.longest_delay:,.0f} of longest_delay in sources.toml. Raise that, or leave it out."
            )
            raise FetchError("robots", message)
        return max(asked, self.manners.delay)

    def _ask(self, url: httpx.URL, limit: int, validators: Mapping[str, str], delay: float) -> Answer:
        """Make one request when it is our turn."""
        headers: dict[bytes | str, bytes | str] = {
            "Host": url.netloc.decode(),
            "User-Agent": user_agent(self.manners),
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip",
        }
        headers.update(validators.items())
        with _told(url), self.pace.turn(host_of(url), delay):
            self._deadline.start(self.manners.total_timeout)
            timeouts = {"connect": self.manners.connect_timeout, "read": self.manners.read_timeout}
            timeouts |= {"write": self.manners.read_timeout, "pool": self.manners.total_timeout}
            target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
            with self._pool.stream("GET", target, headers=headers, extensions={"timeout": timeouts}) as response:
                return self._read(str(url), response, limit)

    def _read(self, url: str, response: httpcore.Response, limit: int) -> Answer:
        headers = tuple((_text(key).lower(), _text(value)) for key, value in response.headers)
        answer = Answer(url, url, response.status, headers, b"")
        self._raise_for_status(answer)
        if answer.status != 200:
            return answer
        size = answer.header("content-length") or ""
        if size.isdigit() and int(size) > limit:
            raise too_large(limit)
        body = b"".join(_unpacked(response.iter_stream(), answer.header("content-encoding"), limit))
        return replace(answer, body=body)

    def _raise_for_status(self, answer: Answer) -> None:
        status = answer.status
        if status == 429 or status >= 500:
            wait = _seconds(answer.header("retry-after"), self.clock.now())
            reason, what = ("busy", "too many requests") if status == 429 else ("server", "an error of the host")
            message = f"The host answered with {status}, {what}, also when asked again. The next run tries once more."
            raise FetchError(reason, message, passing=True, wait=wait)
        if status in (404, 410):
            raise FetchError("gone", f"There is nothing at this address (status {status}). What was read stays.")
        if status in (401, 402, 403, 451):
            raise FetchError("denied", f"The host does not let programs in (status {status}). Save the page by hand.")


def user_agent(manners: Manners) -> str:
    """Say who asks."""
    return f"Ghinho/{version('ghinho')} ({manners.contact or 'news reader; no contact given'})"


def parse(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """Read an address, also a relative one; only the web is served."""
    try:
        read = base.join(url) if base is not None else httpx.URL(url)
        read = read.copy_with(fragment=None, username=None, password=None)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError("address", f"{url[:200]!r} is no address ({error}). Correct it.") from error
    if read.scheme not in ("http", "https") or not _HOST.fullmatch(read.raw_host):
        raise FetchError("address", f"{url[:200]!r} is no address on the web. It must begin with https:// or http://.")
    return read


def host_of(url: httpx.URL) -> str:
    """Give the host and port, which is what a pace is kept for."""
    return url.netloc.decode()


def too_large(limit: int) -> FetchError:
    """Say that an answer is larger than what it is asked for can be."""
    message = f"It is larger than {limit / 1e6:,.0f} MB, unpacked. If that is right, raise the limit in sources.toml."
    return FetchError("too_large", message)


def unpack(body: bytes, limit: int) -> bytes:
    """Unpack a file that is itself gzipped, such as sitemap.xml.gz."""
    return b"".join(_unpacked(iter([body]), "gzip", limit)) if body.startswith(b"\x1f\x8b") else body


def _text(header: bytes) -> str:
    """Read a header, which some hosts write in UTF-8 though it should be ASCII."""
    try:
        return header.decode()
    except UnicodeDecodeError:
        return header.decode("latin-1")


def _usable(answer: Answer) -> Answer:
    if answer.status in (200, 304):
        return answer
    raise FetchError(
        "status", f"The host answered with status {answer.status}, which tells nothing. Check the address."
    )


def _unpacked(chunks: Iterator[bytes], encoding: str | None, limit: int) -> Iterator[bytes]:
    """Unpack what comes piece by piece, and stop where it gets too large, before it fills the memory."""
    if encoding not in (None, "", "identity", "gzip", "x-gzip"):
        raise FetchError("packed", f"It came packed as {encoding}, though only gzip was asked for. Save it by hand.")
    total = 0
    for piece in _gunzipped(chunks) if encoding in ("gzip", "x-gzip") else chunks:
        total += len(piece)
        if total > limit:
            raise too_large(limit)
        yield piece


def _gunzipped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                yield unpacker.decompress(rest, _CHUNK)
                rest = unpacker.unconsumed_tail
                if unpacker.eof and unpacker.unused_data:  # several files in one
                    rest, unpacker = unpacker.unused_data, zlib.decompressobj(zlib.MAX_WBITS | 16)
        yield unpacker.flush()
    except zlib.error as error:
        raise FetchError("broken", f"It cannot be unpacked ({error}).", passing=True) from error
    if not unpacker.eof:
        raise FetchError("broken", "It broke off in the middle.", passing=True)


def _seconds(retry_after: str | None, now: datetime) -> float | None:
    """Read Retry-After, which is a number of seconds or a date."""
    if retry_after is None:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max(0.0, (until.astimezone(UTC).replace(tzinfo=None) - now).total_seconds())


@contextmanager
def _told(url: httpx.URL) -> Iterator[None]:
    """Tell trouble on the way as what it means for the address."""
    try:
        yield
    except FetchError as error:
        error.host = host_of(url)
        raise
    except httpcore.TimeoutException as error:
        message = f"{url.host} did not answer in time ({error or 'no connection'}). The next run tries once more."
        raise FetchError("timeout", message, passing=True) from error
    except httpcore.NetworkError as error:
        message = f"{url.host} cannot be reached ({error}). Check the address and the connection to the Internet."
        raise FetchError("unreachable", message, passing=True) from error
    except httpcore.ProtocolError as error:
        message = f"The answer broke off or is no HTTP ({error}). The next run tries once more."
        raise FetchError("broken", message, passing=True) from error
