import csv
import io
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from flows.cli import app
from flows.pipeline import run_pipeline

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
GHINHO = Path(sys.executable).with_name("ghinho")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("cli") / "w.duckdb")
    run_pipeline([str(SEEDS)], path)
    return path


@pytest.fixture
def api(prefect_api: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The API of the session, configured as a user would."""
    monkeypatch.setenv("PREFECT_API_URL", prefect_api)
    return prefect_api


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def ghinho(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the real program in a process of its own."""
    command = [str(GHINHO), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment}, check=False)


def test_help_names_every_command() -> None:
    result = invoke("--help")
    assert result.exit_code == 0
    for command in ("run", "query", "check", "dictionary"):
        assert command in result.output
        assert invoke(command, "--help").exit_code == 0


def test_the_version_is_that_of_the_package() -> None:
    assert invoke("--version").output.startswith("ghinho 0.")


@pytest.mark.parametrize("command", [["--help"], ["query", "--list"], ["query", "--sql", "SELECT 1"]])
def test_help_and_queries_do_not_wait_for_prefect(command: list[str], warehouse: str) -> None:
    where = ["-w", warehouse] if "--sql" in command else []
    code = (
        "import sys; from typer.testing import CliRunner; from flows.cli import app; "
        f"assert CliRunner().invoke(app, {command + where!r}).exit_code == 0; "
        "print([name for name in ('prefect', 'transforms.pipeline') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"[]\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["run"],
        ["run", "x", "--batch-size", "0"],
        ["run", "x", "--no-such-option"],
        ["query"],
        ["query", "runs", "--sql", "SELECT 1"],
        ["query", "who-met-whom", "--param", "person"],
        ["query", "--sql", "SELECT 1", "--param", "a=b"],
        ["query", "runs", "--format", "xml"],
        ["nonsense"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert invoke(*arguments).exit_code == 2


@pytest.mark.usefixtures("api")
def test_a_run_prints_what_it_found_and_where(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    first = invoke("run", str(SEEDS), "--warehouse", str(path))
    assert first.exit_code == 0
    for expected in ("Events", "Agreements", "meeting", "signed", "Trương Minh Tuấn", "Việt Nam", "evidence"):
        assert expected in first.output
    assert "5 inputs: 5 loaded." in first.output
    assert f"Warehouse: {path}" in first.output
    again = invoke("run", str(SEEDS), "--warehouse", str(path))
    assert again.exit_code == 0
    assert "5 inputs: 5 unchanged." in again.output
    replayed = invoke("replay", "--all", "--warehouse", str(path))
    assert replayed.exit_code == 0
    assert "5 inputs: 5 loaded." in replayed.output


@pytest.mark.usefixtures("api")
def test_a_run_over_nothing_that_can_be_read_fails_with_the_reasons(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = invoke("run", str(tmp_path), "no/such/folder", "-w", str(tmp_path / "w.duckdb"))
    assert result.exit_code == 1
    assert "empty.txt: The file is empty." in result.output
    assert "no/such/folder: There is no such file or folder" in result.output


@pytest.mark.usefixtures("api")
def test_a_run_does_what_it_can(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = invoke("run", str(SEEDS), str(tmp_path / "empty.txt"), "-w", str(tmp_path / "w.duckdb"))
    assert result.exit_code == 0
    assert "6 inputs: 5 loaded, 1 rejected." in result.output


@pytest.mark.usefixtures("api")
def test_a_run_into_what_is_no_warehouse(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    result = invoke("run", str(SEEDS), "-w", str(tmp_path / "notes.txt"))
    assert result.exit_code == 1
    assert "not a Ghi Nhớ warehouse" in result.output
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_without_a_server_a_run_works_and_leaves_no_process(tmp_path: Path) -> None:
    result = ghinho("run", str(SEEDS), "-w", str(tmp_path / "w.duckdb"), GHINHO_TEST=str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert re.fullmatch(r"(\d+ of 5 inputs done\n)*", result.stderr)
    assert "5 inputs: 5 loaded." in result.stdout
    left = [p for p in Path("/proc").glob("[0-9]*/environ") if str(tmp_path).encode() in readable(p)]
    assert left == []


def readable(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_an_api_that_does_not_answer_is_told(tmp_path: Path) -> None:
    result = ghinho("run", str(SEEDS), "-w", str(tmp_path / "w.duckdb"), PREFECT_API_URL="http://127.0.0.1:9/api")
    assert result.returncode == 1
    assert "http://127.0.0.1:9/api does not answer" in result.stderr
    assert "prefect server start" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "w.duckdb").exists()


def test_ctrl_c_ends_a_run_with_a_word(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/api"
        command = [str(GHINHO), "run", str(SEEDS), "-w", str(tmp_path / "w.duckdb")]
        environment = {**os.environ, "PREFECT_API_URL": url}
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
            client, _ = silent.accept()  # from now on it waits for an answer
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=60)
            client.close()
    assert process.returncode == 130
    assert errors.startswith("ghinho: Stopped.")
    assert "Traceback" not in errors


def test_queries_by_name_by_sql_and_in_every_format(warehouse: str) -> None:
    listed = invoke("query", "--list").output
    assert "who-met-whom" in listed
    assert "--param" in listed
    sql = "SELECT source_path, event_type, countries, date_edtf FROM event_report"
    as_json = json.loads(invoke("query", "--sql", sql, "-f", "json", "-w", warehouse).stdout)
    as_csv = list(csv.reader(io.StringIO(invoke("query", "--sql", sql, "-f", "csv", "-w", warehouse).stdout)))
    assert len(as_json) == len(as_csv) - 1 > 5
    assert as_csv[0] == list(as_json[0])
    assert [row[2] for row in as_csv[1:]] == ["|".join(event["countries"]) for event in as_json]
    table = invoke("query", "who-met-whom", "-p", "country=Lào", "-w", warehouse)
    assert table.exit_code == 0
    assert "Lào" in table.output or "LA" in table.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such-query"], "no-such-query"),
        (["who-met-whom", "-p", "colour=red"], "colour"),
        (["--sql", "SELECT nonsense FROM nowhere"], "nowhere"),
        (["--sql", "DROP TABLE event"], "read-only"),
    ],
)
def test_mistakes_in_queries_are_told(arguments: list[str], message: str, warehouse: str) -> None:
    result = invoke("query", *arguments, "-w", warehouse)
    assert result.exit_code == 1
    assert message in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("command", [["query", "runs"], ["check"], ["replay"]])
def test_a_warehouse_that_is_not_there(command: list[str], tmp_path: Path) -> None:
    result = invoke(*command, "-w", str(tmp_path / "none.duckdb"))
    assert result.exit_code == 1
    assert "There is no warehouse at" in result.output
    assert "ghinho run" in result.output


def test_the_seeds_pass_all_checks(warehouse: str) -> None:
    result = invoke("check", "-w", warehouse)
    assert result.exit_code == 0, result.output
    assert "evidence_not_in_body: ok" in result.output


def test_a_broken_rule_is_told(warehouse: str, tmp_path: Path) -> None:
    import duckdb  # noqa: PLC0415

    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(Path(warehouse).read_bytes())
    with duckdb.connect(str(broken)) as connection:
        connection.execute("UPDATE event_mention SET confidence = 2")
    result = invoke("check", "-w", str(broken))
    assert result.exit_code == 1
    assert "confidence_range: error" in result.output


def test_events_are_joined_and_parted_by_hand(warehouse: str, tmp_path: Path) -> None:
    own = str(tmp_path / "own.duckdb")
    shutil.copy(warehouse, own)
    rows = ask(own, "SELECT event_id, source_path FROM event_summary WHERE event_type = 'meeting' ORDER BY 2, 1")
    (one, _), (other, path) = rows[0], rows[-1]
    assert f"{one} and {other} are" in invoke("merge", one, other, "--reason", "một buổi", "-w", own).output
    assert ask(own, f"SELECT DISTINCT mentions FROM event WHERE event_id IN ('{one}', '{other}')") == [(2,)]
    assert "một buổi" in invoke("decisions", "-w", own).output
    assert f"{path} tells of" in invoke("split", one, path, "-w", own).output
    assert {key for key, _ in ask(own, "SELECT event_id, 1 FROM event")} >= {one, other}
    ((decision,),) = ask(own, "SELECT decision_id FROM decision")
    assert f"{decision} is taken back" in invoke("decisions", "--undo", decision, "-w", own).output
    wrong = invoke("merge", one, "e_nobody", "-w", own)
    assert wrong.exit_code == 1
    assert "No event or agreement has the id 'e_nobody'" in wrong.output


def ask(warehouse: str, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(warehouse, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_the_dictionary_is_markdown() -> None:
    assert invoke("dictionary").output.startswith("# Data dictionary")


def test_a_reader_that_goes_away_is_no_error() -> None:
    process = subprocess.Popen([str(GHINHO), "dictionary"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()
