"""What a run did, for the user, for Prefect's record and for the table `run`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter

import polars as pl

from flows.extract.problems import Problem, in_order
from flows.stages import ReadyBatch, Selection
from warehouse.contract import frame_of
from warehouse.tables import RUN

MAX_ARTIFACT_ROWS = 200


@dataclass(slots=True)
class IngestSummary:
    """Counts of a run: every input was loaded, was unchanged, or was rejected."""

    run_id: str
    warehouse: str
    rules_version: str
    started_at: datetime
    sources: tuple[str, ...] = ()
    finished_at: datetime | None = None
    status: str = "running"
    loaded: int = 0
    unchanged: int = 0
    rejected: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    agreements: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    source_paths: list[str] = field(default_factory=list)
    reached: tuple[str, ...] = ()  # addresses that answered
    _noted: set[Problem] = field(default_factory=set)

    @property
    def inputs(self) -> int:
        """Number of inputs found."""
        return self.loaded + self.unchanged + self.rejected

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the time that the block takes to a stage."""
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - start

    def add_batch(self, batch: ReadyBatch) -> None:
        """Count what a batch brought into the warehouse."""
        self.loaded += len(batch.loaded_paths)
        self.source_paths += batch.loaded_paths
        self.rows.update(batch.rows)
        self.events.update(batch.events)
        self.agreements.update(batch.agreements)
        self.problems += batch.problems
        self._noted.update(batch.problems)

    def unloaded_problems(self) -> list[Problem]:
        """Problems that did not come with a batch, so that nobody has written them down yet."""
        return [problem for problem in self.problems if problem not in self._noted]

    def finish(self, selection: Selection, at: datetime) -> None:
        """Close the count; an input with problems counts as rejected only where no document came of it."""
        self.problems = in_order(self.problems)
        self.unchanged = len(selection.unchanged)
        self.source_paths = sorted([*self.source_paths, *(key.source_path for key in selection.unchanged)])
        taken = set(self.source_paths)
        self.rejected = len({problem.source_path for problem in self.problems} - taken)
        self.finished_at = at
        self.status = "completed_with_issues" if self.problems else "completed"

    def in_words(self) -> str:
        """Tell the run in a line."""
        counts = [(self.loaded, "loaded"), (self.unchanged, "unchanged"), (self.rejected, "rejected")]
        told = [f"{count:,} {word}" for count, word in counts if count]
        words = f"{self.inputs:,} inputs: {', '.join(told) or 'nothing to do'}"
        return f"Nothing new. {words}" if self.unchanged == self.inputs > 0 else words

    def in_lines(self) -> Iterator[str]:
        """Tell the run in counts, for the log."""
        yield self.in_words()
        counted = {"rows": self.rows, "events": self.events, "agreements": self.agreements}
        for title, counts in counted.items():
            told = ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items()) if count)
            if told:
                yield f"New {title}: {told}"
        for reason, count in sorted(Counter(problem.reason for problem in self.problems).items()):
            yield f"Not used: {count:,} because of {reason}"

    def run_frame(self) -> pl.DataFrame:
        """Make the row for the table `run`."""
        values = {column.name: getattr(self, column.name) for column in RUN.columns}
        return frame_of(RUN, [values | {"sources": list(self.sources)}])

    def problem_rows(self) -> list[dict[str, str]]:
        """Make rows of the problems for Prefect's artifacts."""
        rows = [{"input": p.source_path, "reason": p.reason, "message": p.message} for p in self.problems]
        return rows[:MAX_ARTIFACT_ROWS]

    def as_markdown(self) -> str:
        """Tell the run in Markdown, for Prefect's artifacts."""
        parts = [
            f"# {self.in_words()}",
            f"Warehouse `{self.warehouse}`, rules `{self.rules_version}`, {self.status.replace('_', ' ')}.",
            _table("Rows by table", "table", self.rows),
            _table("New events", "type", self.events),
            _table("New agreements", "kind", self.agreements),
            _table("Issues", "reason", Counter(problem.reason for problem in self.problems)),
            _table("Seconds by stage", "stage", {name: round(value, 2) for name, value in self.seconds.items()}),
        ]
        return "\n\n".join(filter(None, parts))


def _table(title: str, head: str, counts: Mapping[str, float]) -> str:
    if not counts:
        return ""
    rows = [f"| {name} | {count:,} |" for name, count in sorted(counts.items())]
    return "\n".join([f"## {title}", "", f"| {head} | number |", "| --- | ---: |", *rows])
