"""Which column of a table, or which field of a record, holds what of an article."""

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

FIELDS = ("id", "url", "title", "text", "html", "published", "publisher")
Columns = Mapping[str, str]  # by field, the name that the user gives


class ColumnError(ValueError):
    """No column holds an article; the message tells which there are and how to name one."""


def parse_columns(texts: Sequence[str]) -> dict[str, str]:
    """Read what the user writes, such as ``text=noi_dung,published=ngay``."""
    columns: dict[str, str] = {}
    for part in (part.strip() for text in texts for part in text.split(",")):
        field, equals, name = (piece.strip() for piece in part.partition("="))
        if field not in FIELDS or not equals or not name:
            raise ColumnError(f"{part!r} names no column. Write FIELD=NAME, with one of {', '.join(FIELDS)} as FIELD.")
        columns[field] = name
    return columns


def find_columns(names: Sequence[str], columns: Columns) -> dict[str, str]:
    """Tell by field which of the names holds it: the one that the user gave, or else one that is usual."""
    folded = {fold(name): name for name in reversed(names)}  # of two that are alike, the first
    found = {}
    for field, usual in _usual().items():
        asked = columns.get(field)
        if asked in names:
            found[field] = str(asked)
        elif asked is not None and fold(asked) in folded:
            found[field] = folded[fold(asked)]
        else:
            taken = set(columns.values())
            name = next((folded[one] for one in usual if one in folded and folded[one] not in taken), None)
            if name is not None:
                found[field] = name
    return found


def need_article(names: Sequence[str], found: Mapping[str, str]) -> None:
    """Raise where no column holds the article itself."""
    if "text" not in found and "html" not in found:
        told = ", ".join(names) or "none"
        raise ColumnError(f"No column holds the article. There are: {told[:500]}. Name one: --columns text=NAME.")


def fold(name: str) -> str:
    """Reduce a name to its letters and digits, without accents."""
    plain = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return "".join(c for c in plain if c.isascii() and c.isalnum())


@cache
def _usual() -> dict[str, tuple[str, ...]]:
    data = tomllib.loads((files("seeds") / "lexicon" / "columns.toml").read_text("utf-8"))
    return {field: tuple(map(fold, data[field])) for field in FIELDS}
