"""What a run is asked for: names of sources, addresses, and paths, told apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from pathlib import Path

from flows.extract.columns import Columns
from flows.extract.inputs import Found, Input, find_inputs
from flows.extract.problems import Problem
from flows.fetch.collect import STAGE, Collected, address_of, collect, page_source
from flows.fetch.errors import FetchError
from flows.fetch.offers import Version, offered_inputs
from flows.fetch.sources import REMOTE, Manners, Source, Sources, load_sources, store_path
from flows.fetch.store import Store
from flows.fetch.web import Web


@dataclass(slots=True)
class Asked:
    """Sources to fetch, paths to read, what is known of them beforehand, and names that mean nothing."""

    fetched: list[Source] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    local: list[Source] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def completed(self, found: Input) -> Input:
        """Add to an input from this machine what its source tells of it."""
        for source in self.local:
            here = Path(source.address).as_posix()
            if found.source_path == here or found.source_path.startswith((f"{here}/", f"{here}#")):
                publisher = found.given.publisher or source.publisher
                layout = found.given.layout or source.layout
                return replace(found, given=replace(found.given, publisher=publisher, layout=layout))
        return found


def tell_apart(names: Iterable[str], sources: Sources) -> Asked:
    """Tell addresses, paths and names of sources apart; a path that exists wins over a name."""
    asked = Asked()
    by_address = {source.address: source for source in sources.by_name.values()}
    for name in dict.fromkeys(names):
        known = by_address.get(name) or sources.by_name.get(name)
        if name.startswith(REMOTE):
            _add_address(asked, name, known)
        elif known is None or Path(name).exists():
            asked.paths.append(name)
        else:
            _add(asked, known)
    return asked


@cache
def web_of(manners: Manners) -> Web:
    """Give the connections of this process, which all its threads share."""
    return Web(manners)


@cache
def store_at(path: Path) -> Store:
    """Give the store of this process, which all its threads share."""
    return Store(path)


def is_fetched(name: str) -> bool:
    """Tell whether a run has to fetch for this name."""
    return bool(tell_apart([name], load_sources()).fetched)


def fetch_named(name: str, *, last_try: bool) -> Collected:
    """Fetch what stands behind a name or an address."""
    sources = load_sources()
    (source,) = tell_apart([name], sources).fetched
    return collect(source, web_of(sources.manners), store_at(store_path().absolute()), last_try=last_try)


def find_asked(names: Sequence[str], scratch: Path, problems: list[Problem], columns: Columns) -> Found:
    """Find the inputs of paths and of sources, the latter in the store; also their versions, and who answered."""
    asked = tell_apart(names, load_sources())
    problems += asked.problems
    inputs = map(asked.completed, find_inputs(asked.paths, scratch, problems, columns))
    if not asked.fetched:
        return Found(inputs)
    store = store_at(store_path().absolute())
    offer = offered_inputs(store, asked.fetched, scratch)
    reached = store.reached([source.name for source in asked.fetched])
    listed = [source.name for source in asked.fetched if address_of(source) in reached]
    return Found(chain(inputs, offer.inputs), offer.versions, (*listed, *sorted(reached)))


def settle_pages(versions: Iterable[Version]) -> None:
    """Note that a run has read these pages to its end."""
    store_at(store_path().absolute()).settle(versions)


def _add_address(asked: Asked, address: str, known: Source | None) -> None:
    try:
        asked.fetched.append(known or page_source(address))
    except FetchError as error:
        asked.problems.append(Problem(address, error.reason, error.message, stage=STAGE))


def _add(asked: Asked, source: Source) -> None:
    if not source.enabled:
        why = f" {source.about}" if source.about else ""
        message = f"The source is disabled.{why} `ghinho sources enable {source.name}` changes that."
        asked.problems.append(Problem(source.name, "disabled", message, stage=STAGE))
    elif source.fetched:
        asked.fetched.append(source)
    else:
        asked.paths.append(source.address)
        asked.local.append(source)
