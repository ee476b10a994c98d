"""The flow `replay`: the raw bytes that a warehouse keeps, read again with the present rules."""

from pathlib import Path
from typing import Annotated

from prefect import flow
from prefect.logging import get_run_logger
from prefect.runtime import flow_run
from pydantic import Field

from flows.artifacts import progress_shown
from flows.ingest import RUNNER, STEPS, completed
from flows.pipeline import replay_pipeline
from flows.settings import BATCH_SIZE, WAIT_SECONDS
from flows.signals import signals_kept
from flows.summary import IngestSummary


def _run_name() -> str:
    which = "outdated" if flow_run.parameters["only_outdated"] else "all"
    return f"replay {which} documents of {Path(flow_run.parameters['warehouse']).name} again"


@flow(name="replay", flow_run_name=_run_name, task_runner=RUNNER)
def replay(
    warehouse: str,
    batch_size: Annotated[int, Field(ge=1)] = BATCH_SIZE,
    only_outdated: bool = True,
    workers: Annotated[int, Field(ge=1)] | None = None,
    wait: Annotated[float, Field(ge=0)] = WAIT_SECONDS,
) -> IngestSummary:
    """Read the raw bytes that a warehouse keeps again with the present rules; the sources are not needed for it.

    Args:
        warehouse: The DuckDB file.
        batch_size: Documents that are read, transformed and loaded together.
        only_outdated: Leave alone what the present rules have read.
        workers: Processes for the transform; by default one a core for large runs, none for small ones.
        wait: Seconds to wait for another run that writes to the same warehouse.

    """
    with progress_shown(), signals_kept():
        summary = replay_pipeline(
            warehouse,
            only_outdated=only_outdated,
            steps=STEPS,
            batch_size=batch_size,
            workers=workers,
            wait=wait,
            run_id=str(flow_run.id),
            say=get_run_logger().info,
        )
    return completed(summary)  # type: ignore[return-value]
