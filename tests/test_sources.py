"""Sources as data: what comes with the program, what the user says, and mistakes that are told."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli import app
from flows.fetch.errors import SourceError
from flows.fetch.sources import in_full, load_sources, pin_paths

OWN = """
[fetch]
contact = "tin@mau.example"
delay = 5
networks = ["192.168.7.0/24"]

# mine
[[source]]
name = "vnexpress"
address = "https://vnexpress.net/rss/the-gioi.rss"

[[source]]
name = "bo"
kind = "folder"
address = "saved"
publisher = "Bộ Ngoại giao"
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(OWN, encoding="utf-8")
    monkeypatch.setenv("GHINHO_SOURCES", str(path))
    monkeypatch.chdir(tmp_path)
    return path


def ghinho(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_the_users_own_list_wins_field_by_field(own: Path) -> None:
    sources = load_sources()
    changed, shipped = sources.named("vnexpress"), load_sources(own.with_name("none.toml")).named("vnexpress")
    assert changed.address != shipped.address
    assert (changed.publisher, changed.schedule, changed.kind) == ("VnExpress", shipped.schedule, "feed")
    assert (sources.manners.contact, sources.manners.delay) == ("tin@mau.example", 5)
    assert str(sources.manners.networks[0]) == "192.168.7.0/24"
    assert sources.manners.tries == load_sources(own.with_name("none.toml")).manners.tries


def test_a_publisher_tells_the_rest(own: Path) -> None:
    source = load_sources().named("bo")
    assert (source.country, source.tier, source.language, source.fetched) == ("VN", "official", "vi", False)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[[source]\n", "cannot be read"),
        ("[[sources]]\nname = 'a'\n", "no blocks 'sources'"),
        ("[source]\nname = 'a'\n", r"\[\[source\]\]"),
        ("fetch = 1\n", "one block"),
        ("[[source]]\nkind = 'feed'\n", "is no name"),
        ("[[source]]\nname = 'a b'\n", "is no name"),
        ("[[source]]\nname = 'a'\naddress = 'https://a.vn'\n", "has no kind"),
        ("[[source]]\nname = 'a'\nkind = 'feed'\n", "has no address"),
        ("[[source]]\nname = 'a'\nkind = 'rss'\naddress = 'https://a.vn'\n", "none of feed, sitemap"),
        ("[[source]]\nname = 'a'\nkind = 'feed'\naddress = 'a.vn/rss'\n", "begins with https://"),
        ("[[source]]\nname = 'a'\nkind = 'file'\naddress = 'https://a.vn'\n", "is a path"),
        ("[[source]]\nname = 'a'\nkind = 'file'\naddress = 'a'\nadress = 'b'\n", "no field 'adress'"),
        ("[[source]]\nname = 'a'\nkind = 'file'\naddress = 'a'\nenabled = 'no'\n", "true or false"),
        ("[[source]]\nname = 'a'\nkind = 'file'\naddress = 'a'\ntier = 'best'\n", "none of official"),
        ("[[source]]\nname = 'a'\nkind = 'file'\naddress = 'a'\ncountry = 'vn'\n", "ISO 3166"),
        ("[[source]]\nname = 'a'\nkind = 'file'\naddress = 'a'\nschedule = 'daily'\n", "five fields"),
        ("[[source]]\nname = 'mst'\n[[source]]\nname = 'mst'\n", "two sources 'mst'"),
        ("[fetch]\ndealy = 1\n", "no setting 'dealy'"),
        ("[fetch]\ndelay = 'long'\n", "must be a number"),
        ("[fetch]\ndelay = -1\n", "not below 0"),
        ("[fetch]\ntries = 1.5\n", "whole number"),
        ("[fetch]\ntries = true\n", "whole number"),
        ("[fetch]\ncontact = 1\n", "must be a text"),
        ("[fetch]\nnetworks = '10.0.0.0/8'\n", "must be a list"),
        ("[fetch]\nnetworks = ['home']\n", "home"),
    ],
)
def test_mistakes_are_told_with_the_place(tmp_path: Path, written: str, told: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(written)
    with pytest.raises(SourceError, match=told) as error:
        load_sources(path)
    assert str(path) in str(error.value)


def test_the_list_shows_every_source_and_what_is_known_of_it(own: Path) -> None:
    shown = ghinho("sources").output
    for name in load_sources().by_name:
        assert name in shown
    assert "articles seen on 2026-07-17" in shown
    assert "not confirmed" in shown
    assert str(own) in shown


def test_adding_keeps_what_stands_there(own: Path) -> None:
    added = ghinho("sources", "add", "mofa", "feed", "https://mofa.gov.vn/rss", "--publisher", "Bộ Ngoại giao")
    assert added.exit_code == 0, added.output
    assert "# mine" in own.read_text(encoding="utf-8")
    assert load_sources().named("mofa").tier == "official"
    again = ghinho("sources", "add", "mofa", "feed", "https://mofa.gov.vn/rss")
    assert again.exit_code == 1
    assert "already" in again.output


def test_a_source_that_is_not_right_is_not_added(own: Path) -> None:
    before = own.read_text(encoding="utf-8")
    result = ghinho("sources", "add", "x", "feed", "not an address")
    assert result.exit_code == 1
    assert f"{own}: source 'x'" in result.output
    assert own.read_text(encoding="utf-8") == before
    assert [path.name for path in own.parent.iterdir()] == ["sources.toml"]


def test_a_list_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "new" / "sources.toml"
    path.parent.mkdir()
    assert ghinho("sources", "disable", "vov", "--file", str(path)).exit_code == 0
    assert not load_sources(path).named("vov").enabled
    assert ghinho("sources", "enable", "vov", "--file", str(path)).exit_code == 0
    assert load_sources(path).named("vov").enabled
    unknown = ghinho("sources", "disable", "nobody", "--file", str(path))
    assert unknown.exit_code == 1
    assert "There is no source 'nobody'" in unknown.output


def test_trying_a_folder(own: Path) -> None:
    (own.parent / "saved").mkdir()
    (own.parent / "saved" / "a.txt").write_text(
        "Thứ trưởng tiếp Đại sứ Ấn Độ\n\nNgày 3/3/2026, tại Hà Nội, Thứ trưởng Bộ Ngoại giao Nguyễn Mạnh Cường đã "
        "tiếp Đại sứ Ấn Độ tại Việt Nam. Hai bên trao đổi về quan hệ hợp tác giữa hai nước trong thời gian tới.\n",
        encoding="utf-8",
    )
    result = ghinho("sources", "test", "bo")
    assert result.exit_code == 0, result.output
    for told in ("bo: 1 articles found", "Thứ trưởng tiếp Đại sứ Ấn Độ", "Bộ Ngoại giao", "> meeting 2026-03-03"):
        assert told in result.output
    assert ghinho("sources", "test", "nobody").exit_code == 1


def test_names_stay_names_where_paths_are_written_in_full(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert in_full("vnexpress") == "vnexpress"
    assert in_full("https://a.vn/rss") == "https://a.vn/rss"
    assert in_full("articles") == str(own.parent / "articles")
    (own.parent / "vov").mkdir()
    assert in_full("vov") == str(own.parent / "vov")
    monkeypatch.delenv("GHINHO_SOURCES")
    monkeypatch.setenv("GHINHO_FETCHED", "kept.sqlite")
    pin_paths()
    assert load_sources().path == own.parent / "data" / "sources.toml"
