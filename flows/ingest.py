"""The flow `ingest`: from raw articles to the warehouse, batch by batch, under Prefect's eyes.

The work itself is done by the plain functions of `flows.stages`; here they become tasks.
Tasks get paths and small values only. While one batch is loaded, the next ones are
read and transformed.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.futures import PrefectFuture
from prefect.logging import get_run_logger
from prefect.runtime import flow_run, task_run
from prefect.states import Completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.tasks import Task, exponential_backoff
from pydantic import Field

from flows import progress, stages
from flows.publishing import working_copy
from flows.settings import BATCH_SIZE, PARALLEL_FROM, available_cores
from flows.summary import IngestSummary
from flows.workers import call, worker_processes

READ_RETRIES = 3
AHEAD = 2  # batches that wait ready for every worker


def _may_pass(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Try again only where the file system stumbled: pure work that fails once fails always."""
    return isinstance(state.data, OSError)


@task(name="find", tags=["extract"], cache_policy=NO_CACHE)
def find(sources: list[str], scratch: str, batch_size: int) -> stages.Plan:
    """Find the inputs and list them in batches."""
    return stages.find(sources, scratch, batch_size)


@task(
    name="read",
    task_run_name="read {batch}",
    tags=["extract"],
    cache_policy=NO_CACHE,
    retries=READ_RETRIES,
    retry_delay_seconds=exponential_backoff(backoff_factor=1),
    retry_jitter_factor=0.5,
    retry_condition_fn=_may_pass,
)
def read(batch: str, rules_version: str) -> stages.RawBatch:
    """Read the bytes of a batch; after the last try, what cannot be read is an issue."""
    return stages.read(batch, rules_version, last_try=task_run.run_count > READ_RETRIES)


@task(name="transform", task_run_name="transform {raw}", tags=["transform"], cache_policy=NO_CACHE)
def transform(raw: str) -> stages.ReadyBatch:
    """Turn a batch of raw documents into frames, in a worker process if there are any."""
    return call(stages.transform_batch, raw)


@task(name="load", task_run_name="load {batch.folder}", tags=["load"], cache_policy=NO_CACHE)
def load(warehouse: str, batch: stages.ReadyBatch, run_id: str) -> None:
    """Load a batch in one transaction."""
    stages.load(warehouse, batch, run_id)


def _run_name() -> str:
    given = flow_run.parameters
    return f"{', '.join(given['sources'][:3])} into {Path(given['warehouse']).name}"


# Threads wait for files and for worker processes; `ingest.with_options(task_runner=...)` puts the tasks elsewhere.
_RUNNER: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=available_cores() + AHEAD)


@flow(name="ingest", flow_run_name=_run_name, task_runner=_RUNNER)
def ingest(
    sources: list[str],
    warehouse: str,
    batch_size: Annotated[int, Field(ge=1)] = BATCH_SIZE,
    rebuild: bool = False,
    workers: Annotated[int, Field(ge=1)] | None = None,
) -> IngestSummary:
    """Read articles into a warehouse; what is there unchanged is left alone.

    Args:
        sources: Files and folders.
        warehouse: The DuckDB file, which is made where there is none.
        batch_size: Documents that are read, transformed and loaded together.
        rebuild: Read unchanged documents, too.
        workers: Processes for the transform; by default one a core for large runs, none for small ones.

    """
    logger = get_run_logger()
    summary = IngestSummary(str(flow_run.id), warehouse, stages.rules().version, _now())
    with working_copy(warehouse) as copy, TemporaryDirectory(prefix="ghinho-") as scratch, _recorded(copy, summary):
        known = stages.begin(copy, summary.run_frame())
        selection = stages.Selection({} if rebuild else known)
        with summary.timed("find"):
            plan = find(sources, scratch, batch_size)
        logger.info("Found %d inputs in %d batches", plan.inputs, len(plan.batches))
        summary.problems += plan.problems
        with worker_processes(_workers(workers, plan)), summary.timed("read, transform and load"):
            for batch in _ready(plan, selection, summary):
                with summary.timed("of which load"):
                    load(copy, batch, summary.run_id)
                summary.add_batch(batch)
                progress.tell(summary.loaded + len(selection.unchanged), plan.inputs)
                logger.info("%d of %d inputs done", summary.loaded + len(selection.unchanged), plan.inputs)
        summary.problems += selection.problems
        summary.finish(selection, _now())
    _publish_artifacts(summary)
    logger.info(summary.in_words())
    return Completed(message=summary.in_words(), data=summary)  # type: ignore[return-value]


def _ready(plan: stages.Plan, selection: stages.Selection, summary: IngestSummary) -> Iterator[stages.ReadyBatch]:
    """Give transformed batches in order, while a few more are on their way."""
    waiting: deque[PrefectFuture[stages.ReadyBatch]] = deque()
    for raw in _raw(plan, summary.rules_version):
        summary.problems += raw.problems
        new = selection.select(raw)
        if new is not None:
            waiting.append(transform.submit(new.path))
        if len(waiting) > AHEAD * available_cores():
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _raw(plan: stages.Plan, rules_version: str) -> Iterator[stages.RawBatch]:
    """Give raw batches in order, while the next ones are being read."""
    waiting: deque[PrefectFuture[stages.RawBatch]] = deque()
    for batch in plan.batches:
        waiting.append(read.submit(batch, rules_version))
        if len(waiting) > AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def _recorded(warehouse: str, summary: IngestSummary) -> Iterator[None]:
    """Write down in the warehouse how the run ended, however it did."""
    with stages.holding(warehouse):
        try:
            yield
        except BaseException:
            summary.status = "failed"
            summary.finished_at = _now()
            raise
        finally:
            stages.end(warehouse, summary.run_frame(), summary.unloaded_problems())


def _workers(asked: int | None, plan: stages.Plan) -> int:
    if asked is not None:
        return asked
    return available_cores() if plan.effort >= PARALLEL_FROM else 1


def _publish_artifacts(summary: IngestSummary) -> None:
    create_markdown_artifact(summary.as_markdown(), key="run-summary", description=summary.in_words())
    if summary.problems:
        create_table_artifact(summary.problem_rows(), key="run-issues", description="What could not be used, and why")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
