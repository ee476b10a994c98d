"""A whole run: the stages in their order, on the work file of a warehouse that is published in the end.

Prefect is not known here: `flows.ingest` hands in its tasks as the steps; without
them the plain functions are called one after the other.

What was loaded is kept, whatever happens. Batches that fail together are tried again one by
one, a batch that fails document by document, and only the document at fault becomes an issue.
What is wrong with the disk ends the run, for it would be wrong with every batch.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from flows import progress, stages
from flows.extract.columns import Columns
from flows.extract.inputs import named
from flows.memory import give_back
from flows.publishing import Say, Work, work_path, writing
from flows.scratch import scratch_folder
from flows.settings import BATCH_SIZE, PARALLEL_FROM, PUBLISH_SECONDS, WAIT_SECONDS, available_cores
from flows.stages import Fetched, Plan, RawBatch, ReadyBatch, Selection
from flows.summary import IngestSummary
from flows.workers import WorkersError, worker_processes
from warehouse.errors import WarehouseAccessError, WarehouseError, WarehouseLockedError
from warehouse.store import inspect

Outcome = tuple[RawBatch, ReadyBatch | Exception]
NOT_OF_THE_BATCH = (OSError, WarehouseAccessError, WarehouseLockedError, WorkersError)


@dataclass(frozen=True, slots=True)
class Steps:
    """What a run is made of: each can be a plain function or a task around it."""

    fetch_all: Callable[[Sequence[str]], Iterator[Fetched]]
    find: Callable[[list[str], str, int, Columns], Plan]
    read_all: Callable[[Sequence[str], str], Iterator[RawBatch]]
    transform_all: Callable[[Iterator[RawBatch]], Iterator[list[Outcome]]]  # lists of what is loaded together
    load: Callable[[str, list[ReadyBatch], str], bool]


def fetch_in_turn(names: Sequence[str]) -> Iterator[Fetched]:
    """Fetch source after source."""
    return map(stages.fetch, names)


def read_in_turn(batches: Sequence[str], rules_version: str) -> Iterator[RawBatch]:
    """Read batch after batch."""
    return (stages.read(batch, rules_version) for batch in batches)


def transform_in_turn(batches: Iterator[RawBatch]) -> Iterator[list[Outcome]]:
    """Transform batch after batch."""
    return ([(batch, stages.attempt(batch))] for batch in batches)


PLAIN = Steps(fetch_in_turn, stages.find, read_in_turn, transform_in_turn, stages.load)


def run_pipeline(
    sources: Sequence[str],
    warehouse: str,
    *,
    batch_size: int = BATCH_SIZE,
    columns: Columns | None = None,
    rebuild: bool = False,
    workers: int | None = 1,
    wait: float = WAIT_SECONDS,
    steps: Steps = PLAIN,
    run_id: str | None = None,
    say: Say = lambda _line: None,
) -> IngestSummary:
    """Read articles into a warehouse; what is there unchanged is left alone unless it is to be rebuilt.

    ``sources`` are files, folders, names of sources and addresses, in any mix; what has to be fetched is fetched first.
    Where another run writes to the warehouse, this one waits for it, at most ``wait`` seconds.
    """

    def warn(line: str) -> None:
        say(line)
        progress.warn(line)

    fetched = list(steps.fetch_all(stages.to_fetch(sources)))  # before anybody has to wait for us
    for told in fetched:
        say(told.words)
    with writing(warehouse, wait=wait, say=warn) as work, scratch_folder(work.target) as scratch:
        summary = IngestSummary(run_id or uuid4().hex, warehouse, stages.rules().version, _now(), tuple(named(sources)))
        with _recorded(_Run(work, steps, summary, say, warn)) as run:
            known = run.begin()
            selection = Selection({} if rebuild else known)
            with summary.timed("find"):
                plan = steps.find(list(sources), scratch, batch_size, columns or {})
            say(f"Found {plan.inputs:,} inputs in {len(plan.batches):,} batches")
            summary.problems += [*plan.problems, *(problem for told in fetched for problem in told.problems)]
            with worker_processes(_workers(workers, plan)), summary.timed("read, transform and load"):
                raw = _new_batches(steps.read_all(plan.batches, summary.rules_version), selection, summary)
                for outcomes in steps.transform_all(raw):
                    run.settle(outcomes)
                    run.tell(summary.loaded + len(selection.unchanged), plan.inputs)
            summary.problems += selection.problems
            summary.finish(selection, _now())
            summary.reached = plan.reached
        stages.settle(plan)
    return summary


def replay_pipeline(
    warehouse: str, *, only_outdated: bool = True, steps: Steps = PLAIN, **options: Any
) -> IngestSummary:
    """Read the bytes that a warehouse keeps again with the present rules; the options are those of `run_pipeline`.

    With ``only_outdated``, documents that the present rules have read are left alone.
    """
    inspect(warehouse)
    work = str(work_path(warehouse))

    def find(_sources: list[str], scratch: str, batch_size: int, _columns: Columns) -> Plan:
        return stages.find_kept(work, scratch, batch_size, only_outdated=only_outdated)

    def read_all(batches: Sequence[str], rules_version: str) -> Iterator[RawBatch]:
        return (stages.read_kept(work, batch, rules_version) for batch in batches)

    return run_pipeline([], warehouse, rebuild=True, steps=replace(steps, find=find, read_all=read_all), **options)


class _Run:
    """A run on an open work file, which is published now and then."""

    def __init__(self, work: Work, steps: Steps, summary: IngestSummary, say: Say, warn: Say) -> None:
        self.summary = summary
        self._work = work
        self._path = str(work.path)
        self._steps = steps
        self._say = say
        self._warn = warn
        self._open = ExitStack()
        self._published_at = time.monotonic()

    def begin(self) -> Mapping[str, str]:
        """Open the work file and write down the run; returns the fingerprints of what is there."""
        self._open.enter_context(stages.holding(self._path))
        start = stages.begin(self._path, self.summary.run_frame())
        if start.interrupted:
            self._warn("The last run was killed. What it had loaded is there; this one goes on with the rest")
        self._note(changed=start.changed)
        return start.known

    def settle(self, outcomes: Sequence[Outcome]) -> None:
        """Load batches together; where that fails, one by one."""
        if len(outcomes) > 1 and self._are_loaded([outcome for _, outcome in outcomes]):
            for batch, _ in outcomes:
                stages.discard(batch)
        else:
            for batch, outcome in outcomes:
                self._settle(batch, outcome)
        give_back()

    def tell(self, done: int, total: int) -> None:
        """Tell how far the run is, and let readers see it from time to time."""
        progress.tell(done, total)
        self._say(f"{done:,} of {total:,} inputs done")
        if time.monotonic() - self._published_at > PUBLISH_SECONDS:
            self._open.close()
            self._work.publish()
            self._open.enter_context(stages.holding(self._path))
            self._published_at = time.monotonic()

    def end(self) -> None:
        """Write down how the run ended, close the work file and publish it."""
        with self._open:
            problems = self.summary.unloaded_problems()
            self._note(changed=stages.end(self._path, self.summary.run_frame(), problems, self.summary.reached))
        self._work.publish_if_due()

    def _are_loaded(self, outcomes: Sequence[ReadyBatch | Exception]) -> bool:
        """Load batches as one; tells whether that went well, in which case none of them is to be loaded again."""
        if any(isinstance(outcome, Exception) for outcome in outcomes):
            return False
        try:
            self._load(*outcomes)
        except Exception as error:  # noqa: BLE001 - it comes again with the batch at fault, or with the disk
            self._warn(f"Batches failed together ({type(error).__name__}: {error}). Loading them one by one")
            return False
        return True

    def _settle(self, batch: RawBatch, outcome: ReadyBatch | Exception) -> None:
        """Load a batch; if it fails in any way, its documents one by one, down to the one that is at fault."""
        try:
            self._load(outcome)
        except NOT_OF_THE_BATCH:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it costs this batch and no other
            if len(batch.keys) == 1:
                stage = "transform" if error is outcome else "load"
                self.summary.problems.append(stages.problem_with(batch.keys[0], error, stage))
            else:
                self._warn(f"A batch failed ({type(error).__name__}: {error}). Reading its documents one by one")
                for part in stages.split(batch):
                    self._settle(part, stages.attempt(part))
        stages.discard(batch)

    def _load(self, *outcomes: ReadyBatch | Exception) -> None:
        ready = [_ready(outcome) for outcome in outcomes]
        with self.summary.timed("of this, load"):
            self._note(changed=self._steps.load(self._path, ready, self.summary.run_id))
        for batch in ready:
            self.summary.add_batch(batch)

    def _note(self, *, changed: bool) -> None:
        if changed:
            self._work.changed()


@contextmanager
def _recorded(run: _Run) -> Iterator[_Run]:
    """Write down in the warehouse how the run ended, however it did."""
    try:
        yield run
    except BaseException:
        run.summary.status = "failed"
        run.summary.finished_at = _now()
        with suppress(WarehouseError):  # what ended the run may stand in the way here, too, and is told already
            run.end()
        raise
    run.end()


def _ready(outcome: ReadyBatch | Exception) -> ReadyBatch:
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def _new_batches(batches: Iterator[RawBatch], selection: Selection, summary: IngestSummary) -> Iterator[RawBatch]:
    """Give those batches in which something is new, reduced to that."""
    for batch in batches:
        summary.problems += batch.problems
        new = selection.select(batch)
        if new is not None:
            yield new


def _workers(asked: int | None, plan: Plan) -> int:
    if asked is not None:
        return asked
    return available_cores() if plan.effort >= PARALLEL_FROM else 1


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
