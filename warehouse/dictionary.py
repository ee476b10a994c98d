"""The data dictionary and codebook in Markdown, in English and Vietnamese.

What is defined (tables, the headers of the ``.sql`` files, codes) is read where it is defined; what comes from the
lexicon and from the seeds (codes of other code books, words, example rows) stands in ``codebook.json``, which
``python -m flows.codebook`` makes together with ``docs/dictionary.md`` and ``docs/dictionary.vi.md``.
"""

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from warehouse.codes import code_names
from warehouse.languages import in_language
from warehouse.library import SqlFile, read_folder
from warehouse.schema import ALL_TABLES
from warehouse.tables import SCHEMA_VERSION, Table

FILES = {"en": "dictionary.md", "vi": "dictionary.vi.md"}

_OWN_SECTION = {"event_type", "topic", "date_basis"}


@cache
def _headings() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("warehouse").joinpath("headings.toml").read_text(encoding="utf-8"))


@cache
def codebook() -> Mapping[str, Any]:
    """What the dictionary shows of the lexicon and the seeds."""
    found: Mapping[str, Any] = json.loads(files("warehouse").joinpath("codebook.json").read_text(encoding="utf-8"))
    return found


def render_dictionary(language: str = "en", book: Mapping[str, Any] | None = None) -> str:
    """Write the dictionary of codes, tables, views, queries and checks."""
    return "\n".join(_Writer(language, book or codebook()).lines())


class _Writer:
    """Writes the parts one after the other in one language."""

    def __init__(self, language: str, book: Mapping[str, Any]) -> None:
        self._language = language
        self._heads = _headings()[language]
        self._book = book

    def lines(self) -> Iterator[str]:
        made = self._heads["made"].format(schema_version=SCHEMA_VERSION)
        yield f"# {self._heads['title']}\n\n{made}\n"
        yield files("warehouse").joinpath(f"limits.{self._language}.md").read_text(encoding="utf-8")
        yield from self._codes()
        yield f"## {self._heads['tables']}\n"
        for table in ALL_TABLES:
            yield from self._table(table)
        yield f"## {self._heads['views']}\n"
        for view in read_folder("views").values():
            yield from self._view(view)
        yield f"## {self._heads['queries']}\n\n{self._heads['queries_about']}\n"
        for query in read_folder("queries").values():
            yield from self._query(query)
        yield f"## {self._heads['checks']}\n"
        yield self._head("check", "severity", "rule")
        for check in read_folder("checks").values():
            yield f"| `{check.name}` | {self._heads[check.severity]} | {self._text(check.description)} |"
        yield ""

    def _codes(self) -> Iterator[str]:
        yield f"## {self._heads['codebook']}\n\n### {self._heads['types']}\n\n{self._heads['types_about']}\n"
        yield f"{self._row('code', 'name')} CAMEO | PLOVER | {self._heads['words']} |\n| --- | --- | --- | --- | --- |"
        for code, about in self._book["event_types"].items():
            words = ", ".join(about["words"])
            yield f"| `{code}` | {self._name('event_type', code)} | {about['cameo']} | {about['plover']} | {words} |"
        yield f"\n### {self._heads['bases']}\n\n{self._heads['bases_about']}\n"
        yield self._head("code", "name", "example")
        for code in code_names()["date_basis"]:
            shown = self._book["date_bases"].get(code)
            example = f"`{shown['date']}`: {_cell(shown['evidence'])}" if shown else ""
            yield f"| `{code}` | {self._name('date_basis', code)} | {example} |"
        yield f"\n### {self._heads['topics']}\n"
        yield self._head("code", "name", "words")
        for code, words in self._book["topics"].items():
            yield f"| `{code}` | {self._name('topic', code)} | {', '.join(words)} |"
        yield f"\n### {self._heads['others']}\n"
        yield self._head("kind", "code", "name")
        for kind, names in code_names().items():
            if kind not in _OWN_SECTION:
                yield from (f"| {kind} | `{code}` | {self._name(kind, code)} |" for code in names)
        yield ""

    def _table(self, table: Table) -> Iterator[str]:
        kept = self._heads["replaced"] if table.per_document else ""
        key = ", ".join(f"`{name}`" for name in table.key)
        yield f"### {table.name}\n\n{self._text(table.description)}\n\n{kept}{self._heads['key']}: {key}.\n"
        yield self._head("column", "type", "filled", "meaning", "example")
        for column in table.columns:
            filled = self._heads["always" if column.required else "known"]
            meaning, example = self._text(column.description), self._example(table.name, column.name)
            yield f"| `{column.name}` | {column.type} | {filled} | {meaning} | {example} |"
        yield ""

    def _view(self, view: SqlFile) -> Iterator[str]:
        yield f"### {view.name}\n\n{self._text(view.description)}\n"
        yield self._head("column", "meaning", "example")
        for name, text in view.columns.items():
            yield f"| `{name}` | {self._text(text)} | {self._example(view.name, name)} |"
        yield ""

    def _query(self, query: SqlFile) -> Iterator[str]:
        yield f"### {query.name}\n\n{self._text(query.description)}\n"
        yield f"```sh\nghinho query {query.name} {query.example}".rstrip() + "\n```\n"
        if query.parameters:
            yield self._head("parameter", "type", "default", "meaning")
            for parameter in query.parameters:
                default = {None: self._heads["needed"], "null": ""}.get(parameter.default, parameter.default)
                yield f"| `{parameter.name}` | {parameter.type} | {default} | {self._text(parameter.description)} |"
            yield ""
        yield self._head("column", "meaning")
        yield from (f"| `{name}` | {self._text(text)} |" for name, text in query.columns.items())
        yield ""

    def _head(self, *names: str) -> str:
        return f"{self._row(*names)}\n| {' | '.join(['---'] * len(names))} |"

    def _row(self, *names: str) -> str:
        return f"| {' | '.join(self._heads[name] for name in names)} |"

    def _name(self, kind: str, code: str) -> str:
        return str(getattr(code_names()[kind][code], self._language))

    def _text(self, text: str) -> str:
        return _cell(in_language(text, self._language))

    def _example(self, table: str, column: str) -> str:
        return _cell(self._book["examples"].get(table, {}).get(column, ""))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    sys.stdout.write(render_dictionary(sys.argv[1] if len(sys.argv) > 1 else "en"))
