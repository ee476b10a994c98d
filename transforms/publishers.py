"""Publishers as the lexicon knows them (seeds/lexicon/publishers.toml): one place for names, domains and credits."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes news, under which domains, and how credits name it."""

    name: str
    domains: tuple[str, ...]
    credits: tuple[str, ...]
    country: str
    tier: str
    page: str | None = None  # layout of its pages (seeds/lexicon/pages.toml)


@cache
def load_publishers() -> tuple[Publisher, ...]:
    """All publishers, in the order of the file."""
    data = tomllib.loads((files("seeds") / "lexicon" / "publishers.toml").read_text("utf-8"))
    return tuple(
        Publisher(**{**entry, "domains": tuple(entry["domains"]), "credits": tuple(entry["credits"])})
        for entry in data["publisher"]
    )


def publisher_at(url: str | None) -> Publisher | None:
    """Tell whose site an address belongs to; subdomains count to their domain.

    >>> publisher_at("https://m.vnexpress.net/a-1.html").name
    'VnExpress'
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # an address that is none
        return None
    while host:
        if host in _by_domain():
            return _by_domain()[host]
        host = host.partition(".")[2]
    return None


@cache
def publisher_by_credit() -> Mapping[str, str]:
    """Names of publishers by the credits that stand for them."""
    return {credit: publisher.name for publisher in load_publishers() for credit in publisher.credits}


@cache
def _by_domain() -> Mapping[str, Publisher]:
    return {domain: publisher for publisher in load_publishers() for domain in publisher.domains}
