"""What runs by itself: deployments, their schedule and limits, and what happens when a run crashes.

This is the one definition of it. `ghinho serve` brings a server to it; `prefect.yaml`, for
`prefect deploy`, is written from it by `python -m flows.deployments [SOURCE ...] > prefect.yaml`.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

import yaml
from prefect import Flow, get_client
from prefect.automations import Automation
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    WorkPoolFilter,
    WorkPoolFilterName,
)
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, FlowRun, State, StateType
from prefect.client.schemas.responses import DeploymentResponse
from prefect.deployments.runner import RunnerDeployment
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification
from prefect.exceptions import ObjectNotFound
from prefect.schedules import Cron, Interval, Schedule
from prefect.states import AwaitingRetry, Crashed
from prefect.types.entrypoint import EntrypointType
from prefect.workers.process import ProcessWorker

from flows import settings
from flows.fetch.errors import SourceError
from flows.fetch.sources import Source, load_sources
from flows.ingest import ingest
from flows.replay import replay
from flows.settings import POOL, TAG, WITH_ISSUES, Wanted
from flows.upkeep import check, publish

SLOT_SECONDS = 60  # a run that does not renew its hold on its deployment loses it after these
HEARTBEAT_SECONDS = 30  # the least that Prefect allows
TRIES = 3  # of a run that crashes, the first one included
OF_SOURCE = f"{ingest.name}-"  # before the name of a source in that of the deployment that reads it
IN_FLIGHT = (StateType.PENDING, StateType.RUNNING, StateType.CANCELLING)


@dataclass(frozen=True)
class Entry:
    """A deployment before it is made."""

    flow: Flow[Any, Any]
    parameters: dict[str, Any]
    tags: tuple[str, ...]
    schedule: Schedule | None = None
    when_busy: ConcurrencyLimitStrategy = ConcurrencyLimitStrategy.ENQUEUE
    source: str | None = None  # the one that it reads, at times of that source's own

    @property
    def name(self) -> str:
        """That of the flow, or one that tells the source."""
        return f"{OF_SOURCE}{self.source}" if self.source else self.flow.name

    @property
    def description(self) -> str:
        """The first paragraph of what the flow says of itself."""
        return (self.flow.description or "").split("\n\n")[0]

    @cached_property
    def limit(self) -> ConcurrencyLimitConfig:
        """One run at a time."""
        return ConcurrencyLimitConfig(limit=1, collision_strategy=self.when_busy, grace_period_seconds=SLOT_SECONDS)


def entries(wanted: Wanted) -> list[Entry]:
    """All deployments. Each source that has a schedule is read by one of its own; the rest are read together."""
    where = {"warehouse": wanted.warehouse}
    again = {**where, "batch_size": settings.BATCH_SIZE, "only_outdated": True}
    own = [source for source in _asked(wanted) if source.schedule and source.enabled]
    names = {source.name for source in own}
    others = [name for name in wanted.sources if name not in names]
    return [
        _reading(wanted, others or wanted.sources, _reading_times(wanted) if others else None),
        *(_reading(wanted, [source.name], _times_of(source), source.name) for source in own),
        Entry(replay, again, ("write",)),
        Entry(check, where, ("read",), _times(settings.CHECK_CRON)),
        Entry(publish, {**where, "target": wanted.published}, ("read",)),
    ]


def _reading(wanted: Wanted, sources: Sequence[str], times: Schedule | None, source: str | None = None) -> Entry:
    """Read sources; a scheduled run that finds an earlier one still at work is left out: the next one does its work."""
    where = {"sources": list(sources), "warehouse": wanted.warehouse}
    parameters = {**where, "batch_size": settings.BATCH_SIZE, "rebuild": False}
    return Entry(ingest, parameters, ("write",), times, ConcurrencyLimitStrategy.CANCEL_NEW, source)


def _asked(wanted: Wanted) -> list[Source]:
    """Sources that are wanted by their names."""
    known = load_sources().by_name
    return [known[name] for name in dict.fromkeys(wanted.sources) if name in known]


def _reading_times(wanted: Wanted) -> Schedule:
    return Interval(timedelta(seconds=wanted.every)) if wanted.every else _times(wanted.cron)


def _times_of(source: Source) -> Schedule:
    assert source.schedule
    try:
        return _times(source.schedule)
    except ValueError as error:
        raise SourceError(
            f"Source {source.name!r}: schedule {source.schedule!r} is no cron expression. Write it as '10 * * * *'."
        ) from error


def _times(cron: str) -> Schedule:
    return Cron(cron, timezone=settings.TIMEZONE)


def job_variables(folder: str) -> dict[str, Any]:
    """Say how a run is started: in which folder, by which command, with which settings."""
    environment = {**settings.TELEMETRY_OFF, "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(HEARTBEAT_SECONDS)}
    return {"working_dir": folder, "command": "python -m flows.engine", "env": environment}


def deployment(entry: Entry, wanted: Wanted) -> RunnerDeployment:
    """Make a deployment of an entry."""
    return RunnerDeployment.from_flow(
        entry.flow,
        name=entry.name,
        schedule=entry.schedule,
        concurrency_limit=entry.limit,
        parameters=entry.parameters,
        description=entry.description,
        tags=[TAG, *entry.tags],
        work_pool_name=POOL,
        job_variables=job_variables(wanted.folder),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


def automations(silent: float) -> list[Automation]:
    """Find runs that died without a word, and try crashed ones again, but not without end."""
    ours = ResourceSpecification({"prefect.resource.id": f"prefect.tag.{TAG}"})
    # Not "Crashed" and "AwaitingRetry": two automations on one event get into each other's way in SQLite, and the event
    # is lost. Nothing comes of leaving them out: a run that has ended cannot crash, one that goes on sends heartbeats.
    ends = ("Completed", WITH_ISSUES, "Failed", "Cancelled", "Cancelling")
    return [
        Automation(
            name="Ghi Nhớ: find runs that died",
            description="A run that sends no sign of life any more is marked as crashed.",
            trigger=EventTrigger(
                match=ResourceSpecification({"prefect.resource.id": "prefect.flow-run.*"}),
                match_related=ours,
                for_each={"prefect.resource.id"},
                after={"prefect.flow-run.heartbeat"},
                expect={"prefect.flow-run.heartbeat", *(f"prefect.flow-run.{end}" for end in ends)},
                posture=Posture.Proactive,
                threshold=1,
                within=timedelta(seconds=silent),
            ),
            actions=[_change(StateType.CRASHED, "Crashed", "The run gave no sign of life any more.")],
        ),
        Automation(
            name="Ghi Nhớ: try crashed runs again",
            description=f"A crashed run is scheduled again until it was tried {TRIES} times.",
            trigger=EventTrigger(
                match=ResourceSpecification(
                    {
                        "prefect.resource.id": "prefect.flow-run.*",
                        "prefect.run-count": [str(count) for count in range(1, TRIES)],
                    }
                ),
                match_related=ours,
                expect={"prefect.flow-run.Crashed"},
                posture=Posture.Reactive,
            ),
            actions=[_change(StateType.SCHEDULED, "AwaitingRetry", f"It crashed; it is tried {TRIES} times at most.")],
        ),
    ]


def _change(state: StateType, name: str, message: str) -> ChangeFlowRunState:
    return ChangeFlowRunState(state=state, name=name, message=message, force=False)


async def set_up(wanted: Wanted) -> None:
    """Bring the server to what is wanted; doing it again changes nothing."""
    async with get_client() as client:
        await _make_pool(client)
        there = await _deployments(client)
        for made in _made(wanted):
            if made.name in there:
                made.paused = there.pop(made.name).paused  # what somebody has paused stays so
            await made.aapply()
        for name, left in there.items():
            if name.startswith(OF_SOURCE):  # its source is not asked for any more
                await client.delete_deployment(left.id)
        await _drop_missed(client)
    await make_automations(wanted.silent)


async def complete(wanted: Wanted) -> None:
    """Make what is missing on the server, and leave what is there."""
    async with get_client() as client:
        await _make_pool(client)
        there = await _deployments(client)
        for made in _made(wanted):
            if made.name not in there:
                await made.aapply()
    await make_automations(wanted.silent)


def _made(wanted: Wanted) -> list[RunnerDeployment]:
    return [deployment(entry, wanted) for entry in entries(wanted)]


async def _deployments(client: PrefectClient) -> dict[str, DeploymentResponse]:
    """Find those of this project, by name."""
    ours = WorkPoolFilter(name=WorkPoolFilterName(any_=[POOL]))
    return {found.name: found for found in await client.read_deployments(work_pool_filter=ours)}


async def make_automations(silent: float) -> None:
    """Create or update the automations."""
    async with get_client() as client:
        for wanted in automations(silent):
            there = await client.read_automations_by_name(wanted.name)
            if there:
                wanted.id = there[0].id
                await wanted.aupdate()
            else:
                await wanted.acreate()


async def recover() -> int:
    """Take up runs whose processes are gone, and tell how many; call when no worker is there.

    They are scheduled again here: the server may have just started, and its automations not yet listen.
    """
    async with get_client() as client:
        lost = await _runs(client, *IN_FLIGHT)
        for run in lost:
            await client.set_flow_run_state(run.id, _after_loss(run), force=True)
    return len(lost)


def _after_loss(run: FlowRun) -> State[Any]:
    said = "The process that ran it is gone"
    if run.run_count >= TRIES:
        return Crashed(message=f"{said}; it was tried {TRIES} times.")
    return AwaitingRetry(message=f"{said}; it is tried {TRIES} times at most.", scheduled_time=datetime.now(UTC))


async def _make_pool(client: PrefectClient) -> None:
    try:
        await client.read_work_pool(POOL)
    except ObjectNotFound:
        template = ProcessWorker.get_default_base_job_template()
        about = "Runs of Ghi Nhớ, each in a process of its own."
        await client.create_work_pool(
            WorkPoolCreate(name=POOL, type="process", description=about, base_job_template=template)
        )


async def _drop_missed(client: PrefectClient) -> None:
    """Drop scheduled runs whose time passed while nobody was there: one run does the work of all of them."""
    for run in await _runs(client, StateType.SCHEDULED):
        due = run.expected_start_time
        if run.auto_scheduled and run.run_count == 0 and due is not None and due < datetime.now(UTC):
            await client.delete_flow_run(run.id)


async def _runs(client: PrefectClient, *types: StateType) -> list[FlowRun]:
    return await client.read_flow_runs(
        flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(types)))),
        work_pool_filter=WorkPoolFilter(name=WorkPoolFilterName(any_=[POOL])),
    )


def as_yaml(wanted: Wanted) -> str:
    """Write the deployments for `prefect deploy`."""
    head = "# Written by `python -m flows.deployments [SOURCE ...] > prefect.yaml`; see README.md.\n"
    content = {"name": "ghinho", "deployments": [_as_dict(entry, wanted) for entry in entries(wanted)]}
    return head + str(yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110))


def _as_dict(entry: Entry, wanted: Wanted) -> dict[str, Any]:
    made = deployment(entry, wanted)
    schedules = [{"cron": entry.schedule.cron, "timezone": entry.schedule.timezone}] if entry.schedule else []
    return {
        "name": made.name,
        "entrypoint": made.entrypoint,
        "description": made.description,
        "tags": made.tags,
        "parameters": made.parameters,
        "schedules": schedules,
        "concurrency_limit": entry.limit.model_dump(mode="json"),
        "work_pool": {"name": POOL, "job_variables": job_variables(wanted.folder)},
    }


if __name__ == "__main__":
    sys.stdout.write(as_yaml(Wanted(sources=sys.argv[1:] or Wanted.sources, folder="{{ $PWD }}")))
