"""What was wrong with an input, said so that a person can act on it."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

import polars as pl


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """An input, or a part of it, that could not be used as it is."""

    source_path: str
    reason: str
    message: str
    document_id: str | None = None
    stage: str = "extract"


SCHEMA = {
    "issue_id": pl.String(),
    "source_path": pl.String(),
    "reason": pl.String(),
    "message": pl.String(),
    "document_id": pl.String(),
    "stage": pl.String(),
}


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems, each once."""
    return sorted(set(problems), key=lambda p: (p.source_path, p.stage, p.reason, p.message, p.document_id or ""))


def issue_frame(problems: Iterable[Problem]) -> pl.DataFrame:
    """Make rows for the table `issue`, all but the run; problems of one kind with one input become one row."""
    merged: dict[tuple[str, str, str], Problem] = {}
    for problem in in_order(problems):
        key = (problem.source_path, problem.stage, problem.reason)
        first = merged.get(key)
        merged[key] = problem if first is None else replace(first, message=f"{first.message} {problem.message}")
    rows = [{"issue_id": _issue_id(*key), **asdict(problem)} for key, problem in merged.items()]
    return pl.DataFrame(rows, schema=SCHEMA)


def _issue_id(*key: str) -> str:
    return hashlib.sha256("\0".join(key).encode()).hexdigest()[:20]
