"""Opening warehouses: made where there is none, refused and left untouched where it is something else."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from warehouse.errors import (
    NotAWarehouseError,
    WarehouseAccessError,
    WarehouseError,
    WarehouseLockedError,
    WarehouseMissingError,
    WarehouseVersionError,
)
from warehouse.store import open_warehouse, publish
from warehouse.tables import SCHEMA_VERSION, TABLES


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "made.duckdb"
    with open_warehouse(path):
        return path


def execute(path: Path, sql: str) -> None:
    with duckdb.connect(path) as connection:
        connection.execute(sql)


def write_text(path: Path) -> None:
    path.write_text("Ghi Nhớ " * 1000, encoding="utf-8")


def write_other_database(path: Path) -> None:
    execute(path, "CREATE TABLE document (id INTEGER)")


def write_database_of_same_table_name(path: Path) -> None:
    execute(path, "CREATE TABLE schema_info (application VARCHAR, schema_version INTEGER)")


def write_corrupt(path: Path) -> None:
    with open_warehouse(path):
        pass
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))


def write_truncated(path: Path) -> None:
    with open_warehouse(path):
        pass
    path.write_bytes(path.read_bytes()[:5000])


def write_version(change: int) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with open_warehouse(path):
            pass
        execute(path, f"UPDATE schema_info SET schema_version = {SCHEMA_VERSION + change}")

    return write


REFUSED: list[tuple[Callable[[Path], object], type[WarehouseError], str]] = [
    (write_text, NotAWarehouseError, "no DuckDB database"),
    (Path.touch, NotAWarehouseError, "an empty file"),
    (write_other_database, NotAWarehouseError, "other tables"),
    (write_database_of_same_table_name, NotAWarehouseError, "other tables"),
    (write_corrupt, NotAWarehouseError, "Corrupt database file"),
    (write_truncated, NotAWarehouseError, "Could not read enough bytes"),
    (write_version(+1), WarehouseVersionError, "newer version .* update the program"),
    (write_version(-1), WarehouseVersionError, "older version .* make a new warehouse"),
]


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(("write", "error", "message"), REFUSED)
def test_what_is_no_warehouse_is_refused_by_name_and_left_untouched(
    tmp_path: Path, write: Callable[[Path], object], error: type[WarehouseError], message: str, read_only: bool
) -> None:
    path = tmp_path / "foreign.duckdb"
    write(path)
    before = (path.read_bytes(), path.stat().st_mtime_ns, os.listdir(tmp_path))
    with pytest.raises(error, match=message) as refusal, open_warehouse(path, read_only=read_only):
        pytest.fail("it was opened")
    assert str(path) in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert (path.read_bytes(), path.stat().st_mtime_ns, os.listdir(tmp_path)) == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAWarehouseError, match="a folder"), open_warehouse(tmp_path):
        pytest.fail("it was opened")
    assert os.listdir(tmp_path) == []


def test_a_database_that_was_not_closed_is_refused_with_its_log_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    script = (
        "import duckdb, os, sys; c = duckdb.connect(sys.argv[1]); c.execute('CREATE TABLE t (a INTEGER)'); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)
    before = {name: (tmp_path / name).read_bytes() for name in sorted(os.listdir(tmp_path))}
    assert list(before) == ["other.duckdb", "other.duckdb.wal"]
    with pytest.raises(NotAWarehouseError, match="other tables"), open_warehouse(path):
        pytest.fail("it was opened")
    assert {name: (tmp_path / name).read_bytes() for name in sorted(os.listdir(tmp_path))} == before


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a folder" / "của tôi" / "w.duckdb"
    with open_warehouse(path) as connection:
        tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert {table.name for table in TABLES} < tables
    assert os.listdir(path.parent) == ["w.duckdb"]


def test_nothing_is_made_for_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "w.duckdb"
    with pytest.raises(WarehouseMissingError, match="There is no warehouse at"), open_warehouse(path, read_only=True):
        pytest.fail("it was opened")
    assert os.listdir(tmp_path) == []


def test_a_place_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WarehouseAccessError, match=r"file/w\.duckdb cannot be used"):
        open_warehouse(tmp_path / "file" / "w.duckdb").__enter__()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(WarehouseAccessError, match="Permission denied"):
        open_warehouse(folder / "w.duckdb").__enter__()


def test_a_warehouse_that_another_process_writes_is_told_with_the_process(made: Path) -> None:
    script = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(made)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        for read_only in (True, False):
            with pytest.raises(WarehouseLockedError, match=f"process {holder.pid} has it open"):
                open_warehouse(made, read_only=read_only).__enter__()
        holder.communicate()


def test_a_warehouse_open_in_this_program_is_told(made: Path) -> None:
    with open_warehouse(made), pytest.raises(WarehouseLockedError, match="this program has it open"):
        open_warehouse(made, read_only=True).__enter__()


LIMITED = """
import resource, sys
from warehouse.errors import WarehouseError
from warehouse.store import open_warehouse
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    with open_warehouse(sys.argv[1]) as connection:
        connection.execute("INSERT INTO run SELECT range, now(), NULL, sha256(range::VARCHAR), [], 0, 0, 0, 0, '' "
                           "FROM range(?)", [int(sys.argv[3])])
except WarehouseError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("size", "rows", "kept"),
    [
        (100_000, 0, 0),  # too small for an empty warehouse
        (3_000_000, 400_000, 0),  # too small for the rows
        (1_600_000, 8_000, 8_000),  # the log has room for the rows, the file has not
    ],
)
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path, size: int, rows: int, kept: int) -> None:
    path = tmp_path / "w.duckdb"
    script = [sys.executable, "-c", LIMITED, path, str(size), str(rows)]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    assert f"{path} cannot be used:" in done.stdout
    assert "Traceback" not in done.stderr
    with open_warehouse(path) as connection:
        assert connection.execute("SELECT count(*) FROM run").fetchone() == (kept,)


LIMITED_PUBLISHING = """
import resource, sys
from warehouse.errors import WarehouseError
from warehouse.store import publish
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    publish(sys.argv[1], sys.argv[2])
except WarehouseError as error:
    print(error)
"""


def test_publishing_onto_a_full_disk_keeps_the_older_copy(made: Path, tmp_path: Path) -> None:
    target = tmp_path / "public" / "w.duckdb"
    publish(made, target)
    before = target.read_bytes()
    script = [sys.executable, "-c", LIMITED_PUBLISHING, str(made), str(target)]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    assert f"{target} cannot be used:" in done.stdout
    assert target.read_bytes() == before
    assert os.listdir(target.parent) == ["w.duckdb"]


def test_a_reader_changes_nothing(made: Path) -> None:
    before = made.read_bytes()
    with open_warehouse(made, read_only=True) as connection, pytest.raises(duckdb.Error, match="read-only"):
        connection.execute("DELETE FROM run")
    assert made.read_bytes() == before


def test_errors_inside_are_the_callers_own(made: Path) -> None:
    with pytest.raises(FileNotFoundError), open_warehouse(made):
        Path("no such file").read_bytes()


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_in_the_middle_of_a_statement_stops(made: Path, read_only: bool) -> None:
    with pytest.raises(KeyboardInterrupt):
        ask_for_long(made, read_only)


def ask_for_long(path: Path, read_only: bool) -> None:
    with open_warehouse(path, read_only=read_only) as connection:
        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
        connection.execute("SELECT max(hash(range)) FROM range(10_000_000_000)").fetchall()


def test_outdated_views_are_renewed(made: Path) -> None:
    execute(made, "DROP VIEW event_report; UPDATE schema_info SET surface = 'older'")
    with open_warehouse(made) as connection:
        assert connection.execute("SELECT count(*) FROM event_report").fetchone() == (0,)


def test_a_published_copy_is_a_whole_warehouse(made: Path, tmp_path: Path) -> None:
    execute(made, "INSERT INTO reference_country VALUES ('LA', 'Lào', NULL, [], 'CLDR vi')")
    target = tmp_path / "it's public" / "w.duckdb"
    publish(made, target)
    assert os.listdir(target.parent) == ["w.duckdb"]
    with open_warehouse(target) as connection:
        assert connection.execute("SELECT name, fold(name) FROM reference_country").fetchall() == [("Lào", "lao")]
        assert connection.execute("SELECT count(*) FROM duckdb_columns() WHERE comment IS NOT NULL").fetchone() > (200,)


def test_publishing_again_leaves_readers_their_copy(made: Path, tmp_path: Path) -> None:
    target = tmp_path / "public.duckdb"
    publish(made, target)
    with open_warehouse(target, read_only=True) as reader:
        execute(made, "INSERT INTO reference_country VALUES ('LA', 'Lào', NULL, [], 'CLDR vi')")
        publish(made, target)
        assert reader.execute("SELECT count(*) FROM reference_country").fetchone() == (0,)
    with open_warehouse(target, read_only=True) as reader:
        assert reader.execute("SELECT count(*) FROM reference_country").fetchone() == (1,)


def test_publishing_does_not_overwrite_something_else(made: Path, tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("keep me", encoding="utf-8")
    with pytest.raises(NotAWarehouseError, match=r"notes\.txt"):
        publish(made, target)
    assert target.read_text(encoding="utf-8") == "keep me"


def test_publishing_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissingError):
        publish(tmp_path / "none.duckdb", tmp_path / "public.duckdb")
    assert os.listdir(tmp_path) == []
