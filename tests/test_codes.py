"""Every code of the warehouse has a name in both languages."""

import re
import tomllib
from pathlib import Path

import pytest

from warehouse.codes import code_name, code_names
from warehouse.tables import BY_NAME

LEXICON = Path(__file__).parents[1] / "seeds" / "lexicon"
VIETNAMESE = re.compile(r"[^\x00-\x7f]")


def lexicon(name: str) -> dict:
    return tomllib.loads((LEXICON / name).read_text(encoding="utf-8"))


def told(table: str, column: str) -> set[str]:
    """The codes that the description of a column lists."""
    (described,) = (found.description for found in BY_NAME[table].columns if found.name == column)
    return set(re.findall(r"\b[a-z_]+\b", re.sub(r"\(.*?\)|, from the parties", "", described))) - {"or", "a"}


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("event_type", set(lexicon("events.toml")["types"])),
        ("topic", set(lexicon("topics.toml")) - {"none"}),
        ("event_status", told("event_mention", "status")),
        ("agreement_kind", told("agreement_mention", "kind")),
        ("agreement_status", told("agreement_mention", "status")),
        ("level", told("agreement_mention", "level")),
        ("role", told("event_participant", "role") | told("agreement_party", "role")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_all_codes_are_named_and_no_others(kind: str, codes: set[str]) -> None:
    assert set(code_names()[kind]) == codes


def test_topics_are_called_what_the_lexicon_calls_them() -> None:
    english = {code: topic["name"] for code, topic in lexicon("topics.toml").items() if code != "none"}
    assert {code: name.en for code, name in code_names()["topic"].items()} == english


def test_names_differ_within_a_kind_and_are_of_their_language() -> None:
    for kind, names in code_names().items():
        for language in ("vi", "en"):
            written = [getattr(name, language) for name in names.values()]
            assert len(set(written)) == len(written), kind
        assert [name.en for name in names.values() if VIETNAMESE.search(name.en)] == []
        assert [name.vi for name in names.values() if not VIETNAMESE.search(name.vi)] == [], kind


def test_the_dates_of_the_seeds_have_named_bases(seed_frames) -> None:
    bases = {
        basis
        for table in ("event_mention", "agreement_mention")
        for basis in seed_frames[table]["date_basis"].drop_nulls()
    }
    assert bases
    assert bases - set(code_names()["date_basis"]) == set()


def test_a_new_code_stands_for_itself() -> None:
    assert code_name("event_type", "state_visit").en == "state visit"
