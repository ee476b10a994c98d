"""Signals that come at a bad moment."""

import signal
import sys
import time

import pytest

from flows.signals import signals_kept


class Cleaned:
    """Gets Ctrl-C while it is cleaned up."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


def clean_up() -> None:
    with signals_kept():
        Cleaned()
        time.sleep(60)


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_during_cleaning_up_is_not_lost() -> None:
    shown = sys.unraisablehook
    with pytest.raises(KeyboardInterrupt):
        clean_up()
    assert sys.unraisablehook is shown
