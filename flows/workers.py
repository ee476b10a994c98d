"""Worker processes for pure work, which Python's lock would otherwise keep on one core."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_pools: list[ProcessPoolExecutor] = []


@contextmanager
def worker_processes(count: int) -> Iterator[None]:
    """Let `call` use so many processes; with one, it works where it is called."""
    if count <= 1:
        yield
        return
    # Spawned, not forked: Polars and Prefect have threads, which do not survive a fork.
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), initializer=_start)
    _pools.append(pool)
    try:
        yield
    finally:
        _pools.remove(pool)
        pool.shutdown(cancel_futures=True)


def call(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Call a function in a worker process if there are any, and wait for its result."""
    if not _pools:
        return function(*args, **kwargs)
    return _pools[-1].submit(function, *args, **kwargs).result()


def _start() -> None:
    """Prepare a worker: the main process alone handles Ctrl-C, and the worker goes with it in any case."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, daemon=True).start()


def _exit_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
