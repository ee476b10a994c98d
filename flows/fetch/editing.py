"""Changes to the user's own list of sources, which keep its comments and everything else that stands in it."""

import os
from collections.abc import Mapping
from pathlib import Path

import tomlkit
from tomlkit.items import AoT, Table

from flows.fetch.errors import SourceError
from flows.fetch.sources import Source, load_sources

_HEADER = "Sources of your own, and changes to those that come with the program; `ghinho sources` lists them all."


def add_source(path: Path, fields: Mapping[str, str]) -> Source:
    """Add a source; SourceError where there is one of that name, or something is wrong with it."""
    name = fields["name"]
    if name in load_sources(path).by_name:
        raise SourceError(f"There is a source {name!r} already. Choose another name, or change it in {path}.")
    _write(path, fields)
    return load_sources(path).named(name)


def set_enabled(path: Path, name: str, *, enabled: bool) -> Source:
    """Enable or disable a source."""
    load_sources(path).named(name)
    _write(path, {"name": name, "enabled": enabled})
    return load_sources(path).named(name)


def _write(path: Path, fields: Mapping[str, str | bool]) -> None:
    """Put fields into the block of a source, which is made where there is none; a list that is not right stays away."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else _new()
        blocks = document.setdefault("source", tomlkit.aot())
        assert isinstance(blocks, AoT)
        block = next((block for block in blocks if block.get("name") == fields["name"]), None)
        if block is None:
            block = tomlkit.table()
            blocks.append(block)
        assert isinstance(block, Table)
        block.update(fields)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(tomlkit.dumps(document), "utf-8")
        _check(fresh, path)
        os.replace(fresh, path)
    except OSError as error:
        raise SourceError(f"{path} cannot be written ({error.strerror}). Let this user write there.") from error
    finally:
        fresh.unlink(missing_ok=True)


def _check(fresh: Path, path: Path) -> None:
    try:
        load_sources(fresh)
    except SourceError as error:
        raise SourceError(str(error).replace(str(fresh), str(path))) from error


def _new() -> tomlkit.TOMLDocument:
    document = tomlkit.document()
    document.add(tomlkit.comment(_HEADER))
    document.add(tomlkit.nl())
    return document
