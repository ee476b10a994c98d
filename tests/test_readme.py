"""What the README says is tried out."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
EXCERPT = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in README.split("## What comes out")[1].split("## ")[0].splitlines()
    if line.startswith("|") and "---" not in line and "| type |" not in line
]


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody's folder with articles of their own."""
    folder = tmp_path_factory.mktemp("newcomer")
    (folder / "articles").mkdir()
    for seed in (ROOT / "seeds" / "articles").glob("*.txt"):
        (folder / "articles" / seed.name).write_bytes(seed.read_bytes())
    return folder


def test_there_are_commands_to_try() -> None:
    assert COMMANDS[:2] == ["make run", "make test"]
    assert len([command for command in COMMANDS if command.startswith("ghinho ")]) >= 5


@pytest.mark.parametrize("target", ["run", "ui", "test", "bench", "lock"])
def test_make_knows_the_targets(target: str) -> None:
    assert f"make {target}" in README
    shown = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert ".venv" in shown


def test_the_commands_run_one_after_the_other(newcomer: Path, prefect_url: str) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PREFECT_API_URL": prefect_url}
    for command in COMMANDS:
        if command.startswith("ghinho ") and not {"serve", "explore"} & set(command.split()):  # which would not end
            done = subprocess.run(
                shlex.split(command), cwd=newcomer, env=environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{command}\n{done.stderr}"
            assert done.stdout, command
    with duckdb.connect(str(newcomer / "news.duckdb"), read_only=True) as connection:
        found = connection.execute("SELECT event_type, happened, sides, persons FROM event_summary").fetchall()
    assert EXCERPT
    assert [row for row in EXCERPT if row not in found] == []


def test_files_that_it_names_are_there() -> None:
    named = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(r"`((?:seeds|warehouse)/[\w./]*)`", README)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
