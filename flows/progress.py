"""Who runs the flow in the same process can watch how far it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[int, int], None]
_listeners: list[Listener] = []


@contextmanager
def watching(listener: Listener) -> Iterator[None]:
    """Call the listener with the number of inputs done and the number of all."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def tell(done: int, total: int) -> None:
    """Tell all listeners."""
    for listener in _listeners:
        listener(done, total)
