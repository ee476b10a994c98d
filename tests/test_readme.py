"""What the README says is tried out."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from flows.pipeline import run_pipeline

ROOT = Path(__file__).parents[1]
FILES = ("README.md", "README.vi.md")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands_of(name: str) -> list[str]:
    """The lines of all blocks that are for a shell."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


COMMANDS = commands_of("README.md")
EXCERPT = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in README.split("## What comes out")[1].split("## ")[0].splitlines()
    if line.startswith("|") and "---" not in line and "| type |" not in line
]


@pytest.fixture
def newcomer(tmp_path: Path) -> Path:
    """Somebody's folder with articles of their own, after `make run`."""
    folder = tmp_path / "newcomer"
    (folder / "articles").mkdir(parents=True)
    run_pipeline([str(ROOT / "seeds" / "articles")], str(folder / "data" / "ghinho.duckdb"))
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


@pytest.mark.parametrize("name", FILES)
def test_the_commands_run_one_after_the_other(newcomer: Path, prefect_url: str, name: str) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PREFECT_API_URL": prefect_url}
    for command in commands_of(name):
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


@pytest.mark.parametrize("name", FILES)
def test_files_that_it_names_are_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r"`((?:seeds|warehouse)/[\w./]*)`", text)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_scores_are_the_same_in_both_languages() -> None:
    shown = [
        re.findall(r"^\| [^|]+ \| (0\.\d+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE) for name in FILES
    ]
    assert len(shown[1]) == 7
    assert shown[1] == shown[0][: len(shown[1])]
