"""Signals that come while something is cleaned up: there, Python drops what their handlers raise."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prefect.exceptions import TerminationSignal

AGAIN_SECONDS = 0.1  # by then the cleaning up is over
SENT = {KeyboardInterrupt: signal.SIGINT, TerminationSignal: signal.SIGTERM}  # by what the handler raises


@contextmanager
def signals_kept() -> Iterator[None]:
    """Send a signal again whose handler was in vain, so that Ctrl-C and a service's stop always count."""
    shown = sys.unraisablehook

    def send_again(lost: Any) -> None:
        if lost.exc_type in SENT:
            threading.Timer(AGAIN_SECONDS, os.kill, (os.getpid(), SENT[lost.exc_type])).start()
        else:
            shown(lost)

    sys.unraisablehook = send_again
    try:
        yield
    finally:
        sys.unraisablehook = shown
