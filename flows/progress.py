"""Who runs the flow in the same process can watch how far it is."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Watcher:
    """Gets the number of inputs done and of all, and lines about what is out of the ordinary."""

    progress: Callable[[int, int], None]
    warning: Callable[[str], None]


_watchers: list[Watcher] = []


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """Call the watcher while something is being worked on."""
    _watchers.append(watcher)
    try:
        yield
    finally:
        _dismiss(watcher)


def tell(done: int, total: int) -> None:
    """Tell all watchers how far the run is; one that fails is told no more, for the work must not fail with it."""
    for watcher in tuple(_watchers):
        try:
            watcher.progress(done, total)
        except Exception:
            log.warning("Whoever watches the run cannot be told how far it is", exc_info=True)
            _dismiss(watcher)


def warn(line: str) -> None:
    """Tell all watchers what is out of the ordinary."""
    for watcher in _watchers:
        watcher.warning(line)


def _dismiss(watcher: Watcher) -> None:
    if watcher in _watchers:
        _watchers.remove(watcher)
