"""Processes that end with the one that started them, however that one ended.

The parent holds one end of a pipe, which is the child's standard input. When the parent ends, the
kernel closes the pipe, and the child sees it. This passes on from child to child.
"""

import os
import sys
import threading
from collections.abc import Callable


def follow_parent(leave: Callable[[], None] | None = None) -> None:
    """Call `leave` once the parent is gone; without it, exit at once."""
    threading.Thread(target=_wait, args=(leave or _exit,), daemon=True, name="lifeline").start()


def _wait(leave: Callable[[], None]) -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    leave()


def _exit() -> None:
    os._exit(1)
