"""Five questions, asked by somebody who has read the README and the data dictionary and nothing else."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.pipeline import run_pipeline

ROOT = Path(__file__).parents[1]
QUESTION = re.compile(r"^\d\. (.+\?)\n\n   ```sh\n   ghinho (.+)\n   ```\n\n   > (.+)$", re.MULTILINE)
DICTIONARIES = {"README.md": "dictionary.md", "README.vi.md": "dictionary.vi.md"}
ASKED = [
    (readme, *found)
    for readme in DICTIONARIES
    for found in QUESTION.findall((ROOT / readme).read_text(encoding="utf-8"))
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where `make run` has written the warehouse."""
    folder = tmp_path_factory.mktemp("newcomer")
    run_pipeline([str(ROOT / "seeds" / "articles")], str(folder / "data" / "ghinho.duckdb"))
    return folder


def texts(value: Any) -> list[str]:
    return [text for item in value for text in texts(item)] if isinstance(value, list) else [str(value)]


def test_there_are_five_questions_in_each_language() -> None:
    assert [sum(readme == asked[0] for asked in ASKED) for readme in DICTIONARIES] == [5, 5]


@pytest.mark.parametrize(("readme", "question", "command", "answer"), ASKED)
def test_the_answer_is_what_the_readme_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch, readme: str, question: str, command: str, answer: str
) -> None:
    monkeypatch.chdir(folder)
    assert CliRunner().invoke(app, shlex.split(command)).exit_code == 0
    result = CliRunner().invoke(app, [*shlex.split(command), "--format", "json"])
    rows = [texts(list(row.values())) for row in json.loads(result.output)]
    wanted = answer.split(" · ")
    assert [row for row in rows if set(wanted) <= set(row)], f"{question}\n{result.output}"


@pytest.mark.parametrize(("readme", "question", "command", "answer"), ASKED)
def test_the_dictionary_explains_what_is_asked(readme: str, question: str, command: str, answer: str) -> None:
    dictionary = (ROOT / "docs" / DICTIONARIES[readme]).read_text(encoding="utf-8")
    words = shlex.split(command)
    if "--sql" in words:
        for name in ("event_card", "date_basis", "happened", "plain", "tenure", "fold"):
            assert f"`{name}" in dictionary or f"### {name}" in dictionary
    else:
        section = dictionary.split(f"### {words[1]}\n")[1].split("\n### ")[0]
        for word in words[2:]:
            if word != "--param":
                assert f"`{word.partition('=')[0]}`" in section
