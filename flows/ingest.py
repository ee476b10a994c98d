"""The flow `ingest`: from raw articles to the warehouse, batch by batch, under Prefect's eyes.

The work itself is done by the plain functions of `flows.stages`, in the order of
`flows.pipeline`; here they become tasks. Tasks get paths and small values only. While
one batch is loaded, the next ones are read and transformed.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.futures import PrefectFuture
from prefect.logging import get_run_logger
from prefect.runtime import flow_run, task_run
from prefect.states import Completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.tasks import Task, exponential_backoff
from pydantic import Field

from flows import artifacts, stages
from flows.extract.columns import Columns
from flows.fetch.errors import FetchError
from flows.pipeline import Outcome, Steps, run_pipeline
from flows.settings import BATCH_SIZE, WAIT_SECONDS, WITH_ISSUES, available_cores
from flows.signals import signals_kept
from flows.stages import Fetched, Plan, RawBatch, ReadyBatch
from flows.summary import IngestSummary
from flows.workers import call

READ_RETRIES = 3
FETCH_RETRIES = 1  # of a source as a whole; each address is tried several times before
AHEAD = 2 * available_cores()  # batches that are under way while one is loaded
TOGETHER = 3  # batches that are loaded as one where they wait; cheaper by a third, but each takes its memory

S = TypeVar("S")
T = TypeVar("T")


def _may_pass(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Try again only where the file system stumbled: pure work that fails once fails always."""
    return isinstance(state.data, OSError)


def _is_passing(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Try again only where the network or a host stumbled."""
    return isinstance(state.data, FetchError) and state.data.passing


def _fetch_name() -> str:
    return f"fetch {task_run.parameters['name']}"


@task(
    task_run_name=_fetch_name,
    cache_policy=NO_CACHE,
    retries=FETCH_RETRIES,
    retry_delay_seconds=exponential_backoff(backoff_factor=10),
    retry_jitter_factor=0.5,
    retry_condition_fn=_is_passing,
)
def fetch(name: str) -> Fetched:
    """Fetch what a source lists; after the last try, what cannot be fetched is an issue."""
    return stages.fetch(name, last_try=task_run.run_count > FETCH_RETRIES)


@task(cache_policy=NO_CACHE)
def find(sources: list[str], scratch: str, batch_size: int, columns: Columns) -> Plan:
    """Find the inputs and list them in batches."""
    return stages.find(sources, scratch, batch_size, columns)


@task(
    cache_policy=NO_CACHE,
    retries=READ_RETRIES,
    retry_delay_seconds=exponential_backoff(backoff_factor=1),
    retry_jitter_factor=0.5,
    retry_condition_fn=_may_pass,
)
def read(batch: str, rules_version: str) -> RawBatch:
    """Read the bytes of a batch; after the last try, what cannot be read is an issue."""
    return stages.read(batch, rules_version, last_try=task_run.run_count > READ_RETRIES)


@task(cache_policy=NO_CACHE)
def transform(raw: str) -> ReadyBatch:
    """Turn a batch of raw documents into frames, in a worker process if there are any."""
    return call(stages.transform_batch, raw)


@task(cache_policy=NO_CACHE)
def load(warehouse: str, batches: list[ReadyBatch], run_id: str) -> bool:
    """Load batches in one transaction; tells whether they changed anything."""
    return stages.load(warehouse, batches, run_id)


def _run_name() -> str:
    given = flow_run.parameters
    first, *others = (Path(source).name for source in given["sources"])
    more = f" and {len(others)} more" if others else ""
    return f"{'rebuild' if given.get('rebuild') else 'ingest'} {first}{more} into {Path(given['warehouse']).name}"


# Threads wait for files and for worker processes; there are enough of them that reading never waits for the
# transform. `ingest.with_options(task_runner=...)` puts the tasks elsewhere.
RUNNER: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=2 * (AHEAD + 1))


@flow(name="ingest", flow_run_name=_run_name, task_runner=RUNNER)
def ingest(
    sources: Annotated[list[str], Field(min_length=1)],
    warehouse: str,
    batch_size: Annotated[int, Field(ge=1)] = BATCH_SIZE,
    columns: dict[str, str] | None = None,
    rebuild: bool = False,
    workers: Annotated[int, Field(ge=1)] | None = None,
    wait: Annotated[float, Field(ge=0)] = WAIT_SECONDS,
) -> IngestSummary:
    """Read articles into a warehouse; what is there unchanged is left alone.

    Args:
        sources: Files, folders, names of sources and addresses.
        warehouse: The DuckDB file, which is made where there is none.
        batch_size: Documents that are read, transformed and loaded together.
        columns: Columns of tables and fields of records that hold id, url, title, text, html, published or publisher,
            where they are not called so.
        rebuild: Read unchanged documents, too.
        workers: Processes for the transform; by default one a core for large runs, none for small ones.
        wait: Seconds to wait for another run that writes to the same warehouse.

    """
    with artifacts.progress_shown(), signals_kept():
        summary = run_pipeline(
            sources,
            warehouse,
            batch_size=batch_size,
            columns=columns,
            rebuild=rebuild,
            workers=workers,
            wait=wait,
            steps=STEPS,
            run_id=str(flow_run.id),
            say=get_run_logger().info,
        )
    return completed(summary)  # type: ignore[return-value]


def completed(summary: IngestSummary) -> State[IngestSummary]:
    """Tell what a run did, in the log and in artifacts, and end it."""
    for line in summary.in_lines():
        get_run_logger().info(line)
    artifacts.tell_run(summary)
    name = WITH_ISSUES if summary.problems else None
    return Completed(name=name, message=summary.in_words(), data=summary)


def _fetch_all(names: Sequence[str]) -> Iterator[Fetched]:
    """Fetch sources side by side; each host keeps its own pace."""
    return (future.result() for future in [fetch.submit(name) for name in names])


def _read_all(batches: Sequence[str], rules_version: str) -> Iterator[RawBatch]:
    return (future.result() for _batch, future in _ahead(batches, lambda batch: read.submit(batch, rules_version)))


def _transform_all(batches: Iterator[RawBatch]) -> Iterator[list[Outcome]]:
    """Give batches in the order in which they come; those that are ready by then go with the first."""
    together: list[Outcome] = []
    for batch, future in _ahead(batches, lambda raw: transform.submit(raw.path)):
        if together and (len(together) == TOGETHER or not _is_done(future)):
            yield together
            together = []
        together.append((batch, _outcome(future)))
    if together:
        yield together


def _ahead(items: Iterable[S], submit: Callable[[S], PrefectFuture[T]]) -> Iterator[tuple[S, PrefectFuture[T]]]:
    """Give items with their futures in the order in which they come, while the next few are being worked on."""
    waiting: deque[tuple[S, PrefectFuture[T]]] = deque()
    for item in items:
        waiting.append((item, submit(item)))
        if len(waiting) > AHEAD:
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()


def _is_done(future: PrefectFuture[Any]) -> bool:
    try:
        future.result(timeout=0, raise_on_failure=False)
    except TimeoutError:
        return False
    return True


def _outcome(future: PrefectFuture[ReadyBatch]) -> ReadyBatch | Exception:
    """Wait for a result; an error is for the pipeline to judge."""
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - it is raised again where it is more than the batch's own
        return error


STEPS = Steps(_fetch_all, find, _read_all, _transform_all, load)
