"""Worker processes for pure work, which Python's lock would otherwise keep on one core."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

PROBE_SECONDS = 10.0

_pools: list["_Pool"] = []


class WorkersError(RuntimeError):
    """No worker process can be started."""


class WorkerDiedError(RuntimeError):
    """The work ended the process that did it, twice."""


@contextmanager
def worker_processes(count: int) -> Iterator[None]:
    """Let `call` use so many processes; with one, it works where it is called."""
    if count <= 1:
        yield
        return
    pool = _Pool(count)
    _pools.append(pool)
    try:
        yield
    finally:
        _pools.remove(pool)
        pool.close()


def call(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Call a function in a worker process if there are any, and wait for its result."""
    if not _pools:
        return function(*args, **kwargs)
    return _pools[-1].call(function, *args, **kwargs)


class _Pool:
    """Processes that are replaced when one of them dies."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._executor = _processes(count)
        self._renewing = threading.Lock()
        self._alone = threading.Lock()

    def call(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a function; where a process dies meanwhile, once more in one that no other work can end."""
        executor = self._executor
        try:
            return _result(executor, executor.submit(function, *args, **kwargs))
        except BrokenProcessPool:
            self._renew(executor)
        with self._alone, _processes(1) as single:  # one at a time: it may have been too much for the memory
            try:
                single.submit(os.getpid).result()
            except BrokenProcessPool as error:
                raise WorkersError("Worker processes end as soon as they start. Run with --workers 1.") from error
            try:
                return single.submit(function, *args, **kwargs).result()
            except BrokenProcessPool as error:
                raise WorkerDiedError("it ended the process that read it, twice") from error

    def close(self) -> None:
        """End all processes."""
        self._executor.shutdown(cancel_futures=True)

    def _renew(self, broken: ProcessPoolExecutor) -> None:
        """Replace the processes; when one dies, all that was under way comes here, and only the first acts."""
        with self._renewing:
            if self._executor is broken:  # which ends its other processes by itself
                self._executor = _processes(self._count)


def _result(executor: ProcessPoolExecutor, future: Future[R]) -> R:
    """Wait for a result; what is handed in at the moment in which a process dies might be waited for in vain."""
    while not future.done():
        wait([future], PROBE_SECONDS)
        if not future.done():
            executor.submit(int)  # raises BrokenProcessPool where there is nobody to work on it
    return future.result()


def _processes(count: int) -> ProcessPoolExecutor:
    # Spawned, not forked: Polars and Prefect have threads, which do not survive a fork.
    return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), initializer=_start)


def _start() -> None:
    """Prepare a worker: the main process alone handles Ctrl-C, and the worker goes with it in any case."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, daemon=True).start()


def _exit_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
