"""Sources as data: those that come with the program, changed and completed by the user's own sources.toml."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib.resources import files
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, Literal, get_args

from flows.fetch.errors import SourceError
from flows.settings import DATA_FOLDER
from transforms.publishers import load_publishers

Kind = Literal["feed", "sitemap", "urls", "folder", "file"]
Tier = Literal["official", "agency", "newspaper", "other"]
REMOTE = ("http://", "https://")
VARIABLE = "GHINHO_SOURCES"
STORE_VARIABLE = "GHINHO_FETCHED"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LISTINGS = ("feed", "sitemap", "urls")


@dataclass(frozen=True, slots=True)
class Source:
    """Where news comes from; the fields are explained in seeds/lexicon/sources.toml."""

    name: str
    kind: Kind
    address: str
    publisher: str | None = None
    country: str | None = None
    tier: Tier | None = None
    language: str = "vi"
    schedule: str | None = None
    layout: str | None = None
    enabled: bool = True
    seen: str | None = None
    about: str | None = None
    shipped: bool = False

    @property
    def fetched(self) -> bool:
        """Whether it lists pages that are fetched, or is read from this machine."""
        return self.kind in _LISTINGS


@dataclass(frozen=True, slots=True)
class Manners:
    """How hosts are asked; the fields are explained in seeds/lexicon/sources.toml."""

    contact: str
    delay: float
    longest_delay: float
    connect_timeout: float
    read_timeout: float
    total_timeout: float
    max_bytes: int
    max_listing_bytes: int
    max_redirects: int
    tries: int
    backoff: float
    longest_wait: float
    max_failures: int
    revisit_hours: float
    max_pages: int
    networks: tuple[IPv4Network | IPv6Network, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources by name, and how they are fetched."""

    path: Path  # the user's own list, which need not exist
    manners: Manners
    by_name: Mapping[str, Source] = field(default_factory=dict)

    def named(self, name: str) -> Source:
        """Give the source of a name; SourceError where there is none."""
        try:
            return self.by_name[name]
        except KeyError:
            raise SourceError(f"There is no source {name!r}. `ghinho sources` lists those there are.") from None


def sources_path() -> Path:
    """Tell where the user's own list of sources is, or would be."""
    return Path(os.environ.get(VARIABLE) or DATA_FOLDER / "sources.toml")


def in_full(name: str) -> str:
    """Write a path in full, for processes that work elsewhere; addresses and names of sources stay as they are."""
    if name.startswith(REMOTE) or (not os.path.exists(name) and name in load_sources().by_name):
        return name
    return os.path.abspath(name)


def pin_paths() -> None:
    """Let processes that work elsewhere find the same sources and the same store."""
    os.environ[VARIABLE] = os.path.abspath(sources_path())
    os.environ[STORE_VARIABLE] = os.path.abspath(store_path())


def store_path() -> Path:
    """Tell where fetched pages are kept."""
    return Path(os.environ.get(STORE_VARIABLE) or DATA_FOLDER / "fetched.sqlite")


def load_sources(path: Path | None = None) -> Sources:
    """Read the shipped sources and the user's own ones, which win."""
    path = path or sources_path()
    shipped, own = _shipped(), _read(path)
    manners = {**shipped["fetch"], **_table(own, "fetch", path)}
    blocks = {entry["name"]: {**entry, "shipped": True} for entry in shipped["source"]}
    for entry in _blocks(own, path):
        name = entry["name"]
        blocks[name] = {**blocks.get(name, {}), **entry}
    return Sources(path, _manners(manners, path), {name: _source(blocks[name], path) for name in sorted(blocks)})


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads((files("seeds") / "lexicon" / "sources.toml").read_text("utf-8"))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SourceError(
            f"{path} cannot be read ({error}). Write it as TOML in UTF-8, as the README shows."
        ) from error


def _table(data: dict[str, Any], name: str, path: Path) -> dict[str, Any]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise SourceError(f"{path}: [{name}] must be one block of settings.")
    return table


def _blocks(data: dict[str, Any], path: Path) -> list[dict[str, Any]]:
    unknown = sorted(data.keys() - {"source", "fetch"})
    if unknown:
        raise SourceError(f"{path}: there are no blocks {unknown[0]!r}, only [[source]] and [fetch].")
    blocks = data.get("source", [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise SourceError(f"{path}: every source is a block of its own that begins with [[source]].")
    names = [block.get("name") for block in blocks]
    for name in names:
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise SourceError(f"{path}: {name!r} is no name for a source. Use letters, digits, - and _.")
        if names.count(name) > 1:
            raise SourceError(f"{path}: there are two sources {name!r}. Give one of them another name.")
    return blocks


def _source(block: dict[str, Any], path: Path) -> Source:
    """Check a block and fill in what its publisher tells."""
    where = f"{path}: source {block['name']!r}"
    kinds = {spec.name: bool if isinstance(spec.default, bool) else str for spec in fields(Source)}
    for name, value in block.items():
        if name not in kinds:
            raise SourceError(f"{where} has no field {name!r}. The fields are {', '.join(kinds)}.")
        if not isinstance(value, kinds[name]):
            raise SourceError(f"{where}: {name} must be {'true or false' if kinds[name] is bool else 'a text'}.")
    for name in ("kind", "address"):
        if not block.get(name):
            raise SourceError(f"{where} has no {name}. Add a line `{name} = ...`.")
    source = Source(**block)
    _check(source, where)
    known = next((p for p in load_publishers() if p.name == source.publisher), None)
    if known is None:
        return source
    tier = source.tier or known.tier
    return replace(source, country=source.country or known.country, tier=tier, layout=source.layout or known.page)  # type: ignore[arg-type]


def _check(source: Source, where: str) -> None:
    allowed = {"kind": get_args(Kind), "tier": (None, *get_args(Tier))}
    for name, values in allowed.items():
        if getattr(source, name) not in values:
            known = ", ".join(filter(None, values))
            raise SourceError(f"{where}: {name} {getattr(source, name)!r} is none of {known}.")
    remote = source.address.startswith(REMOTE)
    if source.kind in ("feed", "sitemap") and not remote:
        raise SourceError(f"{where}: the address of a {source.kind} begins with https:// or http://.")
    if source.kind in ("folder", "file") and remote:
        raise SourceError(
            f"{where}: the address of a {source.kind} is a path. For an address, use feed, sitemap or urls."
        )
    if source.country is not None and not _COUNTRY.fullmatch(source.country):
        raise SourceError(f"{where}: country {source.country!r} is no ISO 3166 code such as VN.")
    if source.schedule is not None and len(source.schedule.split()) != 5:
        raise SourceError(f"{where}: schedule {source.schedule!r} has not the five fields of cron, as in '10 * * * *'.")


def _manners(block: dict[str, Any], path: Path) -> Manners:
    where = f"{path}: [fetch]"
    kinds = {spec.name: spec.type for spec in fields(Manners)}
    for name, value in block.items():
        if name not in kinds:
            raise SourceError(f"{where} has no setting {name!r}. The settings are {', '.join(kinds)}.")
        if kinds[name] is str and not isinstance(value, str):
            raise SourceError(f"{where}: {name} must be a text.")
        if kinds[name] in (int, float) and not _is_number(value, whole=kinds[name] is int):
            what = "whole number" if kinds[name] is int else "number"
            raise SourceError(f"{where}: {name} must be a {what}, and not below 0.")
    return Manners(**{**block, "networks": _networks(block["networks"], where)})


def _is_number(value: object, *, whole: bool) -> bool:
    """Tell whether a setting is a number; TOML's true and false are none, though they are for Python."""
    return isinstance(value, int if whole else int | float) and not isinstance(value, bool) and value >= 0


def _networks(written: object, where: str) -> tuple[IPv4Network | IPv6Network, ...]:
    if not isinstance(written, list):
        raise SourceError(f'{where}: networks must be a list such as ["192.168.7.0/24"].')
    try:
        return tuple(ip_network(str(network)) for network in written)
    except ValueError as error:
        raise SourceError(f'{where}: networks: {error}. Write them as ["192.168.7.0/24"].') from error
