"""Every table of every seed document, as it was when somebody last looked at it (``make golden`` renews)."""

import difflib
import json
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
SEEDS = sorted(path.stem for path in (Path(__file__).parent.parent / "seeds/articles").glob("*.txt"))
TABLES = {
    "document", "removed", "sentence", "mention", "event_mention", "event_mention_participant", "agreement_mention",
    "agreement_mention_party", "agreement_mention_stage", "person", "organization", "issue",
}  # fmt: skip


def test_there_are_five_seeds_and_a_golden_file_for_each():
    assert len(SEEDS) == 5
    assert sorted(path.stem for path in GOLDEN.glob("*.json")) == SEEDS


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_is_read_as_before(goldens, name):
    golden = (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
    difference = list(
        difflib.unified_diff(golden.splitlines(), goldens[name].splitlines(), "golden", "now", lineterm="", n=0)
    )
    if difference:
        shown = "\n".join(line[:300] for line in difference[:60])
        pytest.fail(f"{name} is read otherwise; if that is right, renew with `make golden`:\n{shown}", pytrace=False)


@pytest.mark.parametrize("name", SEEDS)
def test_a_golden_file_holds_all_tables(name):
    golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert set(golden) == TABLES
    assert len(golden["document"]) == 1
    may_be_empty = {"removed", "issue", "agreement_mention", "agreement_mention_party", "agreement_mention_stage"}
    assert all(golden[table] for table in TABLES - may_be_empty)
