"""Who runs the flow in the same process can watch how far it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


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
        _watchers.remove(watcher)


def tell(done: int, total: int) -> None:
    """Tell all watchers how far the run is."""
    for watcher in _watchers:
        watcher.progress(done, total)


def warn(line: str) -> None:
    """Tell all watchers what is out of the ordinary."""
    for watcher in _watchers:
        watcher.warning(line)
