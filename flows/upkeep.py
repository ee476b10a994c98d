"""The flows `check` and `publish`: whether the warehouse keeps its rules, and a copy of it for others."""

from pathlib import Path
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from flows import artifacts, settings
from flows.settings import WITH_ISSUES
from warehouse import store
from warehouse.check import CheckResult, run_checks
from warehouse.query import run_query


def _named(verb: str) -> str:
    return f"{verb} {Path(flow_run.parameters['warehouse']).name}"


def _check_name() -> str:
    return _named("check")


def _publish_name() -> str:
    return f"{_named('publish')} to {flow_run.parameters['target']}"


@flow(name="check", flow_run_name=_check_name)
def check(warehouse: str = str(settings.DEFAULT_WAREHOUSE)) -> State[Any]:
    """Check the rules of the warehouse, and how fresh its sources are; a broken rule fails the run.

    Args:
        warehouse: The DuckDB file.

    """
    with store.open_warehouse(warehouse, read_only=True) as connection:
        results = run_checks(connection)
        freshness = run_query(connection, "freshness")
    log = get_run_logger()
    for result in results:
        log.info("%s: %s", result.name, "ok" if result.passed else f"{result.severity}, {len(result.rows):,} rows")
    artifacts.tell_checks(results, freshness)
    return _verdict(results)


def _verdict(results: list[CheckResult]) -> State[Any]:
    broken = [result.name for result in results if not result.passed and result.severity == "error"]
    doubtful = [result.name for result in results if not result.passed and result.severity == "warning"]
    said = f"{len(results) - len(broken) - len(doubtful)} of {len(results)} checks passed"
    if broken:
        return Failed(message=f"{said}; broken: {', '.join(broken)}")
    if doubtful:
        return Completed(name=WITH_ISSUES, message=f"{said}; doubtful: {', '.join(doubtful)}")
    return Completed(message=said)


@flow(name="publish", flow_run_name=_publish_name)
def publish(
    warehouse: str = str(settings.DEFAULT_WAREHOUSE), target: str = str(settings.DEFAULT_PUBLISHED)
) -> State[Any]:
    """Copy the warehouse to a place for others; whoever reads there meets the old copy or the new one, whole.

    Its report stands beside the copy.

    Args:
        warehouse: The DuckDB file.
        target: Where the copy goes; an older one is replaced.

    """
    store.publish(warehouse, target)
    artifacts.link_report(Path(target))
    size = Path(target).stat().st_size
    return Completed(message=f"{size / 1e6:,.1f} MB at {target}")
