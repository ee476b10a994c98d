"""The worker that runs what is scheduled, in a process of its own: `python -m flows.worker POOL NAME`."""

import asyncio
import os
import signal
import sys

from prefect.workers.process import ProcessWorker

from flows.lifeline import follow_parent


def work(pool: str, name: str) -> None:
    """Take runs from a work pool until asked to stop; runs under way are then ended, too."""
    signal.signal(signal.SIGTERM, lambda *_: os.kill(os.getpid(), signal.SIGINT))
    worker = ProcessWorker(work_pool_name=pool, name=name, create_pool_if_not_found=False)
    try:
        asyncio.run(worker.start())
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    follow_parent()
    work(*sys.argv[1:])
