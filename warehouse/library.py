"""The SQL that stands in files: views, checks and queries, each documented in its own header.

A header is the run of comment lines at the top of the file. ``-- column NAME: TEXT``,
``-- parameter NAME TYPE [DEFAULT]: TEXT``, ``-- example: OPTIONS`` and ``-- severity: WORD``
say what they say; the other lines are the description.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_COLUMN = re.compile(r"column (\w+): (.+)")
_PARAMETER = re.compile(r"parameter (\w+) (\w+)(?: \[(.*)\])?: (.+)")
_EXAMPLE = re.compile(r"example:(.*)")
_SEVERITY = re.compile(r"severity: (error|warning)")
_MARKS = (_COLUMN, _PARAMETER, _EXAMPLE, _SEVERITY)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named parameter of a query; one without a default must be given."""

    name: str
    type: str
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class SqlFile:
    """A statement with what its header says about it."""

    name: str
    description: str
    sql: str
    columns: dict[str, str]
    parameters: tuple[Parameter, ...]
    severity: str
    example: str  # options of `ghinho query`, with which the seeds answer


def derived(name: str) -> str:
    """Return a statement by which tables are made from others."""
    return read_folder("derived")[name].sql


@cache
def read_folder(folder: str) -> dict[str, SqlFile]:
    """Read the statements of a folder of this package (views, checks or queries), by name."""
    found = sorted((entry for entry in files("warehouse").joinpath(folder).iterdir()), key=lambda entry: entry.name)
    names = [entry for entry in found if entry.name.endswith(".sql")]
    return {entry.name[:-4]: parse(entry.name[:-4], entry.read_text(encoding="utf-8")) for entry in names}


def parse(name: str, text: str) -> SqlFile:
    """Take a file's header and statement apart."""
    lines = text.splitlines()
    size = next((at for at, line in enumerate(lines) if not line.startswith("--")), len(lines))
    header = [line.removeprefix("--").strip() for line in lines[:size]]
    columns = {match[1]: match[2] for line in header if (match := _COLUMN.fullmatch(line))}
    parameters = [Parameter(*match.groups()) for line in header if (match := _PARAMETER.fullmatch(line))]
    examples = [match[1].strip() for line in header if (match := _EXAMPLE.fullmatch(line))]
    severities = [match[1] for line in header if (match := _SEVERITY.fullmatch(line))]
    prose = [line for line in header if not any(p.fullmatch(line) for p in _MARKS)]
    return SqlFile(
        name=name,
        description=" ".join(prose),
        sql="\n".join(lines[size:]).strip().rstrip(";"),
        columns=columns,
        parameters=tuple(parameters),
        severity=severities[0] if severities else "error",
        example=examples[0] if examples else "",
    )
