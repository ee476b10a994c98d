"""What the store holds of sources, as inputs of a run: nothing is fetched here."""

from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from flows.extract.inputs import Input, MediaType
from flows.extract.manifest import Given
from flows.fetch.sources import Source
from flows.fetch.store import Page, Store

Version = tuple[str, str]  # an address, and the SHA-256 of what came from it


@dataclass(frozen=True, slots=True)
class Offer:
    """Pages as inputs, and which versions of them these are."""

    inputs: tuple[Input, ...]
    versions: tuple[Version, ...]


def offered_inputs(store: Store, sources: Iterable[Source], scratch: Path) -> Offer:
    """Write the pages of the sources into a file in ``scratch``, each article once, and list them as inputs."""
    chosen: dict[str, tuple[Page, Source]] = {}
    versions: list[Version] = []
    for source in sources:
        for page in store.offered(source.name):
            versions.append((page.url, str(page.sha256)))
            name = str(page.canonical)
            rival = chosen.get(name)
            if rival is None or (page.fetched, page.url) > (rival[0].fetched, rival[0].url):
                chosen[name] = page, source
    inputs = []
    path = scratch / "fetched.bin"
    with path.open("wb") as file:
        for name in sorted(chosen):
            page, source = chosen[name]
            offset, size = file.tell(), file.write(store.body(page.url))
            inputs.append(_input(page, source, path, offset, size))
    return Offer(tuple(inputs), tuple(versions))


def _input(page: Page, source: Source, path: Path, offset: int, size: int) -> Input:
    message = Message()
    message["content-type"] = dict(page.headers).get("content-type") or "text/html"
    kind = message.get_content_type()
    media_type: MediaType = "text/plain" if kind == "text/plain" else "text/html"
    given = Given(
        url=page.canonical,
        published=page.published,
        publisher=source.publisher,
        fetched=(page.fetched or "")[:10] or None,
        source=source.name,
        charset=message.get_content_charset(),
        layout=source.layout,
    )
    return Input(str(path), page.url, page.url, media_type, size, offset, given)
