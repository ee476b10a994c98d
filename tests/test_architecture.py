"""The direction of imports, and what the pure part must not touch."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIBRARIES = {
    "transforms": {"ahocorasick_rs", "polars", "pyarrow"},
    "warehouse": {"duckdb", "icalendar", "polars", "pyarrow", "rdflib"},
    "flows": {
        *("babel", "courlan", "duckdb", "fastwarc", "feedparser", "httpcore", "httpx", "jinja2", "lxml", "marimo"),
        *("markupsafe", "polars", "prefect", "protego", "pyarrow", "pydantic", "rich", "tomlkit", "trafilatura"),
        *("fastapi", "typer", "uvicorn", "xlsxwriter", "yaml"),
    },
}
PACKAGES = {
    "transforms": {"transforms", "warehouse.tables"},
    "warehouse": {"warehouse"},
    "flows": {"flows", "transforms", "warehouse"},
}
IMPURE = {
    *("asyncio", "glob", "http", "logging", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil"),
    *("socket", "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib.request", "uuid"),
}
CLOCKS = {"now", "today", "utcnow"}
WRITERS = {"write_text", "write_bytes", "open", "print", "input"}
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Full names of everything that a module imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, allowed: set[str]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in allowed)


def package(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    allowed = PACKAGES[package(path)] | LIBRARIES[package(path)] | set(sys.stdlib_module_names)
    assert [name for name in imports(path) if not within(name, allowed)] == []


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if package(path) == "transforms"],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_the_transform_is_pure(path: Path) -> None:
    assert [name for name in imports(path) if within(name, IMPURE)] == []
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    called = {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}
    assert called & CLOCKS == set(), "the transform has no clock"
    assert called & WRITERS - {"open"} == set(), "the transform neither writes nor prints"


def test_prefect_is_known_in_the_flows_and_their_servers_only() -> None:
    """Whatever works without Prefect can be tested, measured and queried without it."""
    users = {
        path.relative_to(ROOT).as_posix() for path in MODULES for name in imports(path) if within(name, {"prefect"})
    }
    expected = "artifacts deployments ingest replay server shown_reports signals upkeep worker"
    assert users == {f"flows/{name}.py" for name in expected.split()}


def test_no_module_is_named_like_one_of_the_standard_library() -> None:
    """Whoever runs a file by its path puts its folder first, so that its neighbours hide the library's modules."""
    neighbours = [path for path in MODULES if len(path.relative_to(ROOT).parts) == 2]
    assert [path for path in neighbours if path.stem in sys.stdlib_module_names] == []
