"""Makes the codebook and the data dictionary anew: ``python -m flows.codebook``.

The codebook holds what the dictionary shows of the lexicon (codes of other code books, words) and of the articles in
``seeds/articles`` (an example row of every table and view, a date of every basis).
"""

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from duckdb import DuckDBPyConnection

from flows.pipeline import run_pipeline
from warehouse.dictionary import FILES, render_dictionary
from warehouse.library import read_folder
from warehouse.schema import ALL_TABLES
from warehouse.store import open_warehouse

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "warehouse" / "codebook.json"
_WORDS = 6  # of a type or field
_KNOWN = ("Trương Minh Tuấn", "Bộ Bưu chính và Viễn thông Lào", "Cộng hòa Dân chủ Nhân dân Lào")
_LONGEST = 70  # characters of an example
# Other in every run, or with every rule; or nothing that tells a reader anything.
_LEFT_OUT = {
    *("run_id", "rules_version", "fingerprint", "surface", "keys", "content", "runs", "sources", "source"),
    *("chain", "body"),
}


def main() -> None:
    """Write the codebook and the dictionary in both languages."""
    book = gather()
    BOOK.write_text(as_text(book), encoding="utf-8")
    for language, name in FILES.items():
        (ROOT / "docs" / name).write_text(render_dictionary(language, book), encoding="utf-8")


def as_text(book: dict[str, Any]) -> str:
    """Write the codebook as it is kept."""
    return json.dumps(book, ensure_ascii=False, indent=1) + "\n"


def gather() -> dict[str, Any]:
    """Gather the codebook from the lexicon and the seeds."""
    with TemporaryDirectory(prefix="ghinho-codebook-") as folder:
        path = str(Path(folder) / "seeds.duckdb")
        run_pipeline([str(ROOT / "seeds" / "articles")], path)
        with open_warehouse(path, read_only=True) as connection:
            names = [table.name for table in ALL_TABLES] + list(read_folder("views"))
            examples = {name: _example(connection, name) for name in names}
            bases = _date_bases(connection)
    return {"event_types": _event_types(), "date_bases": bases, "topics": _topics(), "examples": examples}


def _event_types() -> dict[str, Any]:
    lexicon = _lexicon("events.toml")
    words: dict[str, list[str]] = {name: [] for name in lexicon["types"]}
    for trigger in lexicon["triggers"]:
        if trigger["type"] in words:
            words[trigger["type"]] += trigger["phrases"]
    return {
        name: {"cameo": about["cameo"], "plover": about["plover"], "words": words[name][:_WORDS]}
        for name, about in lexicon["types"].items()
    }


def _topics() -> dict[str, list[str]]:
    topics = _lexicon("topics.toml")
    return {name: topic["phrases"][:_WORDS] for name, topic in topics.items() if name != "none"}


def _lexicon(name: str) -> dict[str, Any]:
    return tomllib.loads(files("seeds").joinpath(f"lexicon/{name}").read_text(encoding="utf-8"))


def _date_bases(connection: DuckDBPyConnection) -> dict[str, dict[str, str]]:
    rows = connection.execute(
        "SELECT date_basis, date_edtf, evidence FROM (FROM event_mention UNION ALL BY NAME FROM agreement_mention) "
        "WHERE date_edtf IS NOT NULL ORDER BY len(evidence), evidence, date_edtf, date_basis"
    ).fetchall()
    shortest: dict[str, dict[str, str]] = {}
    for basis, date, evidence in rows:
        shortest.setdefault(basis, {"date": date, "evidence": evidence})
    return dict(sorted(shortest.items()))


def _example(connection: DuckDBPyConnection, name: str) -> dict[str, str]:
    """Show the row that has most to tell; without what differs from run to run."""
    result = connection.execute(f"FROM {name} ORDER BY ALL")
    described = [(column[0], str(column[1])) for column in result.description or ()]
    kept = [at for at, (column, type_) in enumerate(described) if column not in _LEFT_OUT and type_ != "TIMESTAMP"]
    rows = [[row[at] for at in kept] for row in result.fetchall()]
    best = max(rows, key=_telling, default=[])
    shown = zip((described[at][0] for at in kept), best, strict=False)
    return {column: _short(column, value) for column, value in shown if value not in (None, [])}


def _telling(row: list[object]) -> tuple[bool, int]:
    """Rows about what the articles are about stay the examples when others come to the reference data."""
    return any(name in str(row) for name in _KNOWN), sum(value not in (None, []) for value in row)


def _short(column: str, value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if column.endswith("path"):
        text = "seeds/articles/" + text.rpartition("/")[2]
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


if __name__ == "__main__":
    main()
