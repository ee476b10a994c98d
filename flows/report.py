"""Answers for the terminal: tables, lists, and what a run found."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.answers import shown
from flows.settings import SMALL_RUN
from warehouse.query import Answer
from warehouse.store import open_warehouse

if TYPE_CHECKING:
    from flows.summary import IngestSummary

WIDTH = 160  # of tables that go into a file or a pipe
SHOWN_PROBLEMS = 20
EVIDENCE = 160  # characters of it that a table shows

_FOUND = {
    "Events": """
        SELECT event_type AS type, happened AS date, sides, persons, evidence
        FROM event_summary
        WHERE event_id IN (SELECT event_id FROM event_report WHERE list_contains($paths, source_path))""",
    "Agreements": """
        SELECT concat_ws(', ', kind, replace(status, '_', ' ')) AS type, signed AS date,
               coalesce(parties, sides) AS sides, concat_ws(', ', signatories, witnesses) AS persons, evidence
        FROM agreement_summary
        WHERE agreement_id IN (SELECT agreement_id FROM agreement_report WHERE list_contains($paths, source_path))""",
}


def make_console(*, to_error: bool = False) -> Console:
    """Make a console that is as wide as the terminal, or wide enough for a table without one."""
    made = Console(stderr=to_error, highlight=False)
    return made if made.is_terminal else Console(stderr=to_error, highlight=False, width=WIDTH)


def show_run(console: Console, summary: "IngestSummary") -> None:
    """Print what a run found: everything for a small one, counts for a large one."""
    if summary.source_paths and len(summary.source_paths) <= SMALL_RUN:
        for title, columns, rows in _found(summary):
            show_table(console, Answer(columns, rows), title)
    else:
        _show_counts(console, "New events", summary.events)
        _show_counts(console, "New agreements", summary.agreements)
    console.print(Text(f"{summary.in_words()}."))
    console.print(Text(f"Warehouse: {summary.warehouse}"), soft_wrap=True)


def show_problems(console: Console, summary: "IngestSummary") -> None:
    """Print what was wrong with inputs, a line each."""
    for problem in summary.problems[:SHOWN_PROBLEMS]:
        console.print(Text(f"{problem.source_path}: {problem.message} [{problem.reason}]"), soft_wrap=True)
    more = len(summary.problems) - SHOWN_PROBLEMS
    if more > 0:
        console.print(f"... and {more:,} more: `ghinho query issues` lists them all.")


def show_table(console: Console, answer: Answer, title: str | None = None) -> None:
    """Print rows as a table; long texts are broken, evidence is cut."""
    table = Table(title=title, title_justify="left", show_lines=False, row_styles=["", "dim"])
    for column in answer.columns:
        table.add_column(column, overflow="fold", ratio=3 if column == "evidence" else None)
    for row in answer.rows:
        table.add_row(*(Text(_cut(name, shown(value))) for name, value in zip(answer.columns, row, strict=True)))
    console.print(table)


def _found(summary: "IngestSummary") -> Iterator[tuple[str, tuple[str, ...], tuple[tuple[Any, ...], ...]]]:
    with open_warehouse(summary.warehouse, read_only=True) as connection:
        for title, sql in _FOUND.items():
            result = connection.execute(sql, {"paths": summary.source_paths})
            columns = tuple(column[0] for column in result.description or ())
            yield title, columns, tuple(result.fetchall())


def _show_counts(console: Console, title: str, counts: Mapping[str, int]) -> None:
    if counts:
        rows = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
        show_table(console, Answer(("type", "number"), rows), f"{title}: {sum(counts.values()):,}")


def _cut(column: str, text: str) -> str:
    return f"{text[:EVIDENCE].rstrip()}…" if column == "evidence" and len(text) > EVIDENCE else text
