"""The version of the rules changes with everything that the reading rests on, and with nothing else."""

import shutil
from pathlib import Path

import pytest

import transforms.rules as rules_module

ROOT = Path(__file__).parent.parent


@pytest.fixture
def version(tmp_path, monkeypatch):
    """The version over a copy of the packages that a test may change; the folder is its attribute."""
    for package in ("seeds", "transforms"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "articles"))
    monkeypatch.setattr(rules_module, "files", lambda package: tmp_path / package)

    def compute():
        return rules_module.rules_version.__wrapped__()

    compute.folder = tmp_path
    return compute


def append(path, content):
    path.write_bytes(path.read_bytes() + content)


@pytest.mark.parametrize(
    "name", ["seeds/reference/persons.csv", "seeds/lexicon/events.toml", "transforms/groups.py", "transforms/model.py"]
)
def test_a_change_of_data_or_code_is_a_new_version(version, name):
    before = version()
    append(version.folder / name, b"\n")
    assert version() != before


def test_a_new_file_and_a_new_name_are_new_versions(version):
    versions = [version()]
    path = version.folder / "seeds/reference/rivers.csv"
    path.write_bytes(b"name\n")
    versions.append(version())
    path.rename(path.with_name("lakes.csv"))
    versions.append(version())
    assert len(set(versions)) == 3


def test_what_is_no_rule_does_not_count(version):
    before = version()
    (version.folder / "seeds/README.md").write_text("Notes")
    (version.folder / "seeds/articles").mkdir()
    (version.folder / "seeds/articles/list.csv").write_text("path\n")
    append(version.folder / "seeds/lexicon/sources.toml", b"# where news is fetched from\n")
    (version.folder / "transforms/__pycache__").mkdir()
    (version.folder / "transforms/__pycache__/groups.cpython-311.pyc").write_bytes(b"\0")
    assert version() == before


def test_ends_of_lines_do_not_count(version):
    """A checkout on another system may write them otherwise."""
    before = version()
    path = version.folder / "seeds/lexicon/events.toml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert version() == before


def test_the_rules_are_loaded_once(rules):
    assert rules_module.load_rules() is rules
    assert rules.version == rules_module.rules_version()
