"""What the codes of the warehouse are called, in Vietnamese and English, from ``warehouse/codes.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages."""

    vi: str
    en: str


@cache
def code_names() -> Mapping[str, Mapping[str, Name]]:
    """All names, by the kind of the code (event_type, topic, ...) and the code."""
    data = tomllib.loads(files("warehouse").joinpath("codes.toml").read_text(encoding="utf-8"))
    return {kind: {code: Name(**name) for code, name in names.items()} for kind, names in data.items()}


def code_name(kind: str, code: str) -> Name:
    """Name a code; one that has no name yet stands for itself."""
    plain = code.replace("_", " ")
    return code_names()[kind].get(code) or Name(plain, plain)
