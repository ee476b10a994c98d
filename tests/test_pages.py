"""A page in the manner of every publisher whose source comes with the program, and what has to be read of it."""

import json
from pathlib import Path

import pytest

from flows.extract.pages import load_layouts
from flows.fetch.sources import load_sources
from transforms.publishers import load_publishers, publisher_at

PAGES = Path(__file__).parent / "pages"
SHIPPED = load_sources(Path("there is none")).by_name
DROPPED = "BỎ:"  # what begins so in a page belongs to no article


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_source_has_a_page_that_is_read_rightly(name, read_page):
    page, golden = PAGES / f"{name}.html", PAGES / f"{name}.json"
    assert page.exists(), f"write a page in the manner of {name}: {page}"
    assert golden.exists(), f'write {{"address": ...}} into {golden} and run `make golden`'
    told = json.loads(golden.read_text(encoding="utf-8"))
    assert read_page(page, told["address"]) == golden.read_text(encoding="utf-8")
    assert DROPPED in page.read_text(encoding="utf-8")
    assert DROPPED not in golden.read_text(encoding="utf-8")
    assert told["publisher"] == SHIPPED[name].publisher
    assert told["title"]
    assert told["published"]


def test_every_layout_has_a_page_and_every_page_a_source():
    used = {source.layout for source in SHIPPED.values()}
    assert set(load_layouts()) == used
    assert {path.stem for path in PAGES.iterdir()} == set(SHIPPED)


def test_publishers_name_layouts_that_there_are():
    named = {publisher.page for publisher in load_publishers()} - {None}
    assert named <= set(load_layouts())


def test_shipped_sources_belong_to_the_publisher_that_they_name():
    for source in SHIPPED.values():
        assert publisher_at(source.address).name == source.publisher, source.name
        assert (source.country, source.language) == ("VN", "vi")
        assert source.tier
        assert source.schedule
        assert source.seen or source.about or not source.enabled or source.name == "mst", source.name
