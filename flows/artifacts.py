"""What a person opens in Prefect's user interface: pages, tables and a picture that tell what a run did."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.logging import get_run_logger

from flows import progress
from flows.pictures import as_address, bars
from flows.settings import SMALL_RUN
from flows.shown_reports import list_report
from flows.summary import IngestSummary
from warehouse.check import CheckResult
from warehouse.query import Answer, run_query
from warehouse.store import open_warehouse

MAX_AGREEMENTS = 100
MAX_PAIRS = 20
PAIRS = "New events by pair of countries"
MAX_ROWS = 200  # of a table
PROGRESS_SECONDS = 3.0

Row = Mapping[str, Any]


def tell_run(summary: IngestSummary) -> None:
    """Show what a run brought: counts, agreements, pairs of countries, and what could not be used."""
    create_markdown_artifact(summary.as_markdown(), key="run-summary", description=summary.in_words())
    if summary.problems:
        create_table_artifact(summary.problem_rows(), key="run-issues", description="What could not be used, and why")
    if summary.loaded:
        with open_warehouse(summary.warehouse, read_only=True) as connection:
            of_run = {"run": summary.run_id}
            agreements = run_query(connection, "agreements-of-run", of_run)
            pairs = run_query(connection, "event-pairs", of_run)
        _show_agreements(_rows(agreements))
        _show_pairs(_rows(pairs))
        link_report(Path(summary.warehouse))


def tell_checks(results: Sequence[CheckResult], freshness: Answer) -> None:
    """Show every check, the rows that break one, and how fresh the sources are."""
    overview = [
        {"check": result.name, "result": _verdict(result), "rule": result.description}
        for result in sorted(results, key=lambda result: (result.passed, result.severity, result.name))
    ]
    create_table_artifact(overview, key="checks", description=f"{len(results)} checks of the warehouse")
    for result in results:
        if not result.passed:
            create_table_artifact(
                _shown(_rows(result)), key=f"check-{result.name.replace('_', '-')}", description=result.description
            )
    create_table_artifact(_shown(_rows(freshness)), key="freshness", description="How fresh each source is")


def link_report(warehouse: Path) -> None:
    """Write the report beside the warehouse and link to it; where it cannot be, the run is as good as it was."""
    from flows.desk.report import ReportError, write_report  # noqa: PLC0415 - only runs that load something need it

    try:
        path, _written = write_report(warehouse)
    except ReportError as error:
        get_run_logger().warning("%s", error)
    else:
        told = "What the warehouse tells, as one page: what is new, pictures, and lists with their evidence"
        create_link_artifact(list_report(path), path.name, key="report", description=f"{told} ({path})")


@contextmanager
def progress_shown() -> Iterator[None]:
    """Show how far a run is, if it is not a small one."""
    bar = _Bar()
    with progress.watching(progress.Watcher(bar.show, lambda _line: None)):
        yield
    bar.finish()


class _Bar:
    """A progress artifact, which is made when the first part is done."""

    def __init__(self) -> None:
        self._id: UUID | None = None
        self._told = 0.0
        self._heard = True

    def show(self, done: int, total: int) -> None:
        now, self._heard = time.monotonic(), False  # until the server has answered
        if self._id is None and SMALL_RUN < total > done:
            made = create_progress_artifact(100 * done / total, key="progress", description=f"{total:,} inputs")
            self._id = cast("UUID", made)
        elif self._id is not None and now - self._told > PROGRESS_SECONDS:
            update_progress_artifact(self._id, progress=100 * done / total)
        else:
            now = self._told
        self._told, self._heard = now, True

    def finish(self) -> None:
        if self._id is not None and self._heard:
            update_progress_artifact(self._id, progress=100.0)


def _show_agreements(rows: Sequence[Row]) -> None:
    if rows:
        more = f"\n\n... and {len(rows) - MAX_AGREEMENTS:,} more." if len(rows) > MAX_AGREEMENTS else ""
        page = "\n\n".join(["# New and changed agreements", *map(_agreement, rows[:MAX_AGREEMENTS])]) + more
        create_markdown_artifact(page, key="agreements", description=f"{len(rows):,} new and changed agreements")


def _show_pairs(rows: Sequence[Row]) -> None:
    if rows:
        left = len(rows) - MAX_PAIRS
        counts = [(f"{row['one']} – {row['other']}", row["events"]) for row in rows[:MAX_PAIRS]]
        picture = bars(PAIRS, counts, f"... and {left:,} more pairs" if left > 0 else "")
        numbers = "\n".join(f"| {pair} | {events:,} |" for pair, events in counts)
        page = f"![{PAIRS}]({as_address(picture)})\n\n| pair | events |\n| --- | ---: |\n{numbers}"
        create_markdown_artifact(page, key="event-pairs", description=f"{PAIRS}: {len(rows):,} pairs")


def _agreement(row: Row) -> str:
    """Tell an agreement with its evidence and where it stands."""
    facts = [row["signed"] or "no date", row["kind"], row["status"].replace("_", " "), row["value"]]
    source = f"[{_plain(row['title'] or row['url'])}]({row['url']})" if row["url"] else f"`{row['source_path']}`"
    published = f", {row['published']}" if row["published"] else ""
    return "\n\n".join(
        [
            f"### {_plain(row['instrument_name'])}",
            f"**{_plain(row['parties'] or row['sides'] or '')}**" if row["parties"] or row["sides"] else "",
            " · ".join(_plain(fact) for fact in facts if fact),
            f"> {_plain(row['evidence'])}",
            f"{source}{published}",
        ]
    )


def _plain(text: str) -> str:
    """Keep what an article says from being read as Markdown or HTML."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in text)


def _verdict(result: CheckResult) -> str:
    return "ok" if result.passed else f"{result.severity}: {len(result.rows):,} rows"


def _rows(answer: Answer | CheckResult) -> list[dict[str, Any]]:
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def _shown(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Make rows that JSON can tell."""
    plain = (str, int, float, bool, type(None))
    return [
        {name: value if isinstance(value, plain) else str(value) for name, value in row.items()}
        for row in rows[:MAX_ROWS]
    ]
