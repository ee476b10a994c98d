"""Memory that a batch needed goes back to the system: the C library of Linux would keep it for the next one."""

import ctypes

_trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other libraries have none and keep less


def give_back() -> None:
    """Give back what is free."""
    if _trim is not None:
        _trim(0)
