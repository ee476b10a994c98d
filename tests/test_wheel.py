"""The wheel holds everything that a run needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
DATA = {
    "seeds/articles/*.txt",
    "seeds/reference/*.csv",
    "seeds/lexicon/*",
    "warehouse/*/*.sql",
    "warehouse/*.toml",
    "warehouse/*.json",
    "warehouse/*.md",
    "flows/desk/*.toml",
    "flows/desk/templates/*",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = ["wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([*PIP, *build], check=True)
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_code_and_data_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {path.relative_to(ROOT).as_posix() for pattern in DATA for path in ROOT.glob(pattern) if path.is_file()}
    assert wanted
    assert wanted - names == set()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {
        "flows",
        "transforms",
        "warehouse",
        "seeds",
    }


def test_it_runs_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "installed here"
    subprocess.run([*PIP, "install", "--no-deps", "--no-index", "--target", str(target), str(wheel)], check=True)
    seed = next((ROOT / "seeds" / "articles").glob("002*"))
    code = (
        "import sys; sys.path[:] = [p for p in sys.path if p != sys.argv[2]]; sys.path.insert(0, sys.argv[1])\n"
        "from flows.pipeline import run_pipeline\n"
        "import flows, transforms, warehouse\n"
        "assert all(m.__file__.startswith(sys.argv[1]) for m in (flows, transforms, warehouse)), flows.__file__\n"
        "summary = run_pipeline([sys.argv[3]], 'w.duckdb')\n"
        "assert summary.loaded == 1 and summary.events, summary\n"
    )
    command = [sys.executable, "-c", code, str(target), str(ROOT), str(seed)]
    subprocess.run(command, check=True, cwd=tmp_path)
