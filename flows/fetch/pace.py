"""The pace at which hosts are asked: one request at a time, with a pause in between."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

FORGIVEN_SECONDS = 900.0  # after which a host that failed is asked again


class Clock:
    """The time of day, the passing of time, and waiting; tests have another one."""

    def now(self) -> datetime:
        """Tell the time of day, UTC, without a zone."""
        return datetime.now(UTC).replace(tzinfo=None, microsecond=0)

    def passed(self) -> float:
        """Tell the seconds since some moment."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class _Host:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.free_at = 0.0
        self.failures = 0
        self.failed_at = 0.0


class Pace:
    """Keeps the pause between requests to a host, whoever makes them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, delay: float) -> Iterator[None]:
        """Wait until the host may be asked, and let nobody else ask it meanwhile; the pause begins with the end."""
        state = self._host(host)
        with state.lock:
            pause = state.free_at - self._clock.passed()
            if pause > 0:
                self._clock.sleep(pause)
            try:
                yield
            finally:
                state.free_at = max(state.free_at, self._clock.passed() + delay)

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for a while, because it asked for it."""
        state = self._host(host)
        state.free_at = max(state.free_at, self._clock.passed() + seconds)

    def count(self, host: str, *, failed: bool) -> None:
        """Count the pages of a host that failed in a row."""
        state = self._host(host)
        state.failures = state.failures + 1 if failed else 0
        state.failed_at = self._clock.passed()

    def failures(self, host: str) -> int:
        """Tell how many pages of a host failed in a row, none where that is long ago."""
        state = self._host(host)
        return state.failures if self._clock.passed() - state.failed_at < FORGIVEN_SECONDS else 0

    def _host(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host())
