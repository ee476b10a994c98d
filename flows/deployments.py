"""What runs by itself: deployments, their schedule and limits, and what happens when a run crashes.

This is the one definition of it. `ghinho serve` brings a server to it; `prefect.yaml`, for
`prefect deploy`, is written from it by `python -m flows.deployments > prefect.yaml`.
"""

import sys
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
from flows.ingest import ingest
from flows.replay import replay
from flows.settings import POOL, TAG, WITH_ISSUES, Wanted
from flows.upkeep import check, publish

SLOT_SECONDS = 60  # a run that does not renew its hold on its deployment loses it after these
HEARTBEAT_SECONDS = 30  # the least that Prefect allows
TRIES = 3  # of a run that crashes, the first one included
IN_FLIGHT = (StateType.PENDING, StateType.RUNNING, StateType.CANCELLING)


@dataclass(frozen=True)
class Entry:
    """A deployment before it is made; its name is that of its flow."""

    flow: Flow[Any, Any]
    parameters: dict[str, Any]
    tags: tuple[str, ...]
    schedule: Schedule | None = None
    when_busy: ConcurrencyLimitStrategy = ConcurrencyLimitStrategy.ENQUEUE

    @property
    def description(self) -> str:
        """The first paragraph of what the flow says of itself."""
        return (self.flow.description or "").split("\n\n")[0]

    @cached_property
    def limit(self) -> ConcurrencyLimitConfig:
        """One run at a time."""
        return ConcurrencyLimitConfig(limit=1, collision_strategy=self.when_busy, grace_period_seconds=SLOT_SECONDS)


def entries(wanted: Wanted) -> list[Entry]:
    """All deployments. A scheduled run that finds another one at work is left out: the next one does its work."""
    where = {"warehouse": wanted.warehouse}
    reading = {"sources": list(wanted.sources), **where, "batch_size": settings.BATCH_SIZE, "rebuild": False}
    return [
        Entry(ingest, reading, ("write",), _reading_times(wanted), ConcurrencyLimitStrategy.CANCEL_NEW),
        Entry(replay, {**where, "batch_size": settings.BATCH_SIZE, "only_outdated": True}, ("write",)),
        Entry(check, where, ("read",), _times(settings.CHECK_CRON)),
        Entry(publish, {**where, "target": wanted.published}, ("read",)),
    ]


def _reading_times(wanted: Wanted) -> Schedule:
    return Interval(timedelta(seconds=wanted.every)) if wanted.every else _times(wanted.cron)


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
        name=entry.flow.name,
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
        for entry in entries(wanted):
            made = deployment(entry, wanted)
            made.paused = await _is_paused(client, made)
            await made.aapply()
        await _drop_missed(client)
    await make_automations(wanted.silent)


async def _is_paused(client: PrefectClient, made: RunnerDeployment) -> bool:
    """Whether somebody has paused a deployment, which stays so."""
    try:
        return (await client.read_deployment_by_name(f"{made.flow_name}/{made.name}")).paused
    except ObjectNotFound:
        return False


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
    head = "# Written by `python -m flows.deployments > prefect.yaml`; see README.md.\n"
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
    sys.stdout.write(as_yaml(Wanted(folder="{{ $PWD }}")))
