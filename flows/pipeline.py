"""A whole run: the stages in their order, with the warehouse prepared before and published after.

Prefect is not known here: `flows.ingest` hands in its tasks as the steps; without
them the plain functions are called one after the other.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from uuid import uuid4

from flows import progress, stages
from flows.publishing import working_copy
from flows.settings import BATCH_SIZE, PARALLEL_FROM, available_cores
from flows.stages import Plan, RawBatch, ReadyBatch, Selection
from flows.summary import IngestSummary
from flows.workers import worker_processes

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Steps:
    """What a run is made of: each can be a plain function or a task around it."""

    find: Callable[[list[str], str, int], Plan]
    read_all: Callable[[Sequence[str], str], Iterator[RawBatch]]
    transform_all: Callable[[Iterator[str]], Iterator[ReadyBatch]]
    load: Callable[[str, ReadyBatch, str], None]


def read_in_turn(batches: Sequence[str], rules_version: str) -> Iterator[RawBatch]:
    """Read batch after batch."""
    return (stages.read(batch, rules_version) for batch in batches)


def transform_in_turn(raw: Iterator[str]) -> Iterator[ReadyBatch]:
    """Transform batch after batch."""
    return map(stages.transform_batch, raw)


PLAIN = Steps(stages.find, read_in_turn, transform_in_turn, stages.load)


def run_pipeline(
    sources: Sequence[str],
    warehouse: str,
    *,
    batch_size: int = BATCH_SIZE,
    rebuild: bool = False,
    workers: int | None = 1,
    steps: Steps = PLAIN,
    run_id: str | None = None,
    say: Say = lambda _line: None,
) -> IngestSummary:
    """Read articles into a warehouse; what is there unchanged is left alone unless it is to be rebuilt."""
    summary = IngestSummary(run_id or uuid4().hex, warehouse, stages.rules().version, _now())
    with working_copy(warehouse) as copy, TemporaryDirectory(prefix="ghinho-") as scratch, _recorded(copy, summary):
        known = stages.begin(copy, summary.run_frame())
        selection = Selection({} if rebuild else known)
        with summary.timed("find"):
            plan = steps.find(list(sources), scratch, batch_size)
        say(f"Found {plan.inputs:,} inputs in {len(plan.batches):,} batches")
        summary.problems += plan.problems
        with worker_processes(_workers(workers, plan)), summary.timed("read, transform and load"):
            raw = _new_batches(steps.read_all(plan.batches, summary.rules_version), selection, summary)
            for batch in steps.transform_all(raw):
                with summary.timed("of this, load"):
                    steps.load(copy, batch, summary.run_id)
                summary.add_batch(batch)
                done = summary.loaded + len(selection.unchanged)
                progress.tell(done, plan.inputs)
                say(f"{done:,} of {plan.inputs:,} inputs done")
        summary.problems += selection.problems
        summary.finish(selection, _now())
    return summary


def _new_batches(batches: Iterator[RawBatch], selection: Selection, summary: IngestSummary) -> Iterator[str]:
    """Give the files of those batches in which something is new."""
    for batch in batches:
        summary.problems += batch.problems
        new = selection.select(batch)
        if new is not None:
            yield new.path


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


def _workers(asked: int | None, plan: Plan) -> int:
    if asked is not None:
        return asked
    return available_cores() if plan.effort >= PARALLEL_FROM else 1


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
