import base64
from xml.etree import ElementTree

from flows.pictures import as_address, bars

SVG = "{http://www.w3.org/2000/svg}"


def test_bars_are_as_long_as_what_they_count() -> None:
    drawn = ElementTree.fromstring(bars("Events", [("Việt Nam – Lào", 40), ("Việt Nam – Nga", 10)]))
    lengths = [int(bar.get("width", 0)) for bar in drawn.iter(f"{SVG}rect")][1:]
    assert lengths[0] == 4 * lengths[1]
    texts = [text.text for text in drawn.iter(f"{SVG}text")]
    assert texts == ["Events", "Việt Nam – Lào", "40", "Việt Nam – Nga", "10"]


def test_names_are_no_markup() -> None:
    drawn = ElementTree.fromstring(bars("A & B", [("<script>", 1)], "... and 2 more"))
    assert [text.text for text in drawn.iter(f"{SVG}text")] == ["A & B", "<script>", "1", "... and 2 more"]


def test_an_empty_picture_can_be_drawn_and_put_into_an_address() -> None:
    svg = bars("Nothing", [])
    assert base64.b64decode(as_address(svg).partition(",")[2]).decode() == svg
