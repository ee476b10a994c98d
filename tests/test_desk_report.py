"""The report as a file: what stands in it, what it counts as new, and that no article can do anything to it."""

import re
import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from flows.desk.items import web_address
from flows.desk.report import ReportError, report_path, write_report
from flows.desk.words import say, words
from flows.pipeline import run_pipeline

DESK = Path(__file__).parents[1] / "flows" / "desk"
SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
HOSTILE = '<script>alert(1)</script> Việt Nam và Lào ký bản ghi nhớ "><img src=x onerror=alert(2)>'


class Page(HTMLParser):
    """Tags with their attributes, and ids."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.text = path.read_text(encoding="utf-8")
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(self.text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def count(self, name: str) -> int:
        return sum(tag == name for tag, _ in self.tags)

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] or "" for _, attributes in self.tags if attribute in attributes]

    def section(self, name: str) -> str:
        return self.text.split(f'<section id="{name}"')[1].split("<section id=")[0]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    warehouse = tmp_path_factory.mktemp("desk") / "seeds.duckdb"
    run_pipeline([str(SEEDS)], str(warehouse))
    return warehouse


@pytest.fixture
def warehouse(seeds: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(seeds, tmp_path / "news.duckdb"))


def report(warehouse: Path, **options: object) -> Page:
    return Page(write_report(warehouse, **options)[0])


def add(warehouse: Path, text: str, **given: str) -> None:
    folder = warehouse.parent / "more"
    folder.mkdir(exist_ok=True)
    (folder / "article.txt").write_text(text, encoding="utf-8")
    columns = {"path": "article.txt", **given}
    (folder / "manifest.csv").write_text("\n".join(",".join(row) for row in (columns.keys(), columns.values())))
    run_pipeline([str(folder)], str(warehouse))


def test_it_tells_events_and_agreements_with_their_evidence(warehouse: Path) -> None:
    page = report(warehouse)
    assert "Thongloun Sisoulith" in page.section("events")
    assert "Bản Ghi nhớ hợp tác song phương" in page.section("agreements")
    rows = [attributes for tag, attributes in page.tags if tag == "details" and attributes.get("class") == "row"]
    assert len(rows) > 40
    assert page.count("blockquote") >= len(rows)
    assert {row["data-k"] for row in rows} >= {"meeting", "call", "mou"}
    assert any("LA" in str(row["data-c"]).split() for row in rows)


def test_every_word_stands_in_both_languages(warehouse: Path) -> None:
    page = report(warehouse)
    classes = page.values("class")
    assert classes.count("vi") == classes.count("en") > 100
    for name in words().values():
        assert name.vi
        assert name.en
        assert set(re.findall(r"{\w+}", name.vi)) == set(re.findall(r"{\w+}", name.en)), name


def test_no_word_is_left_over() -> None:
    room = [path for path in DESK.rglob("*") if path.suffix in (".py", ".html")]
    used = "".join(path.read_text(encoding="utf-8") for path in room)
    counted = {f"{key}_count" for key in re.findall(r'"(\w+)"', used)}  # the figures at the top
    assert [key for key in words() if not re.search(rf"""["'.]{key}\b""", used) and key not in counted] == []


def test_numbers_are_written_as_each_language_does() -> None:
    assert say("times", count=5171).vi == "5.171 lần"
    assert say("times", count=5171).en == "5,171 times"


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(warehouse: Path) -> None:
    page = report(warehouse)
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    assert [link for link in page.values("href") if link.startswith("#") and link[1:] not in ids] == []
    named = [one for names in page.values("aria-labelledby") for one in names.split()]
    assert [name for name in named if name not in ids] == []


def test_pictures_say_what_they_show(warehouse: Path) -> None:
    page = report(warehouse)
    pictures = [attributes for tag, attributes in page.tags if tag == "svg"]
    assert len(pictures) == 3
    assert all(picture["role"] == "img" and picture["aria-labelledby"] for picture in pictures)
    assert page.count("desc") == 3
    assert page.count("table") == 5


def test_it_asks_nobody_for_anything(warehouse: Path) -> None:
    page = report(warehouse)
    assert page.values("src") == []
    assert "default-src 'none'" in page.text
    assert re.findall(r"url\(|@import", page.text) == []
    assert {tag for tag, _ in page.tags} & {"img", "iframe", "object", "embed"} == set()


def test_the_same_warehouse_gives_the_same_bytes(warehouse: Path, tmp_path: Path) -> None:
    first, written = write_report(warehouse)
    assert first == report_path(warehouse)
    assert written
    before = first.read_bytes()
    again, written = write_report(warehouse)
    assert (again.read_bytes(), written) == (before, False)
    other, _ = write_report(warehouse, tmp_path / "sub" / "other.html")
    assert other.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".news.html")] == []


def test_what_was_read_since_the_last_report_is_new(warehouse: Path) -> None:
    assert "Đây là báo cáo đầu tiên" in report(warehouse).section("new")
    add(
        warehouse,
        "Việt Nam và Nhật Bản hội đàm\n\nNgày 12/6/2017, tại Tokyo, Thủ tướng Nguyễn Xuân Phúc đã hội đàm với "
        "Thủ tướng Nhật Bản Shinzo Abe.",
        url="https://news.example/1",
    )
    page = report(warehouse)
    assert "Shinzo Abe" in page.section("new")
    assert "Thongloun Sisoulith" not in page.section("new")
    assert "https://news.example/1" in page.values("href")
    assert report(warehouse).text == page.text, "nothing was read meanwhile"


def test_what_was_read_since_a_day_is_new_where_that_is_asked_for(warehouse: Path) -> None:
    report(warehouse)
    assert "Thongloun Sisoulith" in report(warehouse, since=date(2017, 1, 1)).section("new")
    assert "Không có gì mới" in report(warehouse, since=date(2999, 1, 1)).section("new")


def test_an_empty_warehouse_has_a_report_too(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    run_pipeline([str(tmp_path / "nothing")], str(tmp_path / "w.duckdb"))
    page = report(tmp_path / "w.duckdb")
    assert "Chưa có mục nào" in page.section("events")
    assert page.count("svg") == 0


def test_what_articles_say_is_never_run(warehouse: Path) -> None:
    met = "Ngày 12/6/2017, tại Hà Nội, Bộ trưởng Trương Minh Tuấn đã hội đàm với Bộ trưởng Lào <b>Thansamay</b>."
    add(warehouse, f"{HOSTILE}\n\n{met}", url="javascript:alert(3)", publisher="<i onclick=alert(4)>")
    page = report(warehouse)
    assert "&lt;script&gt;alert(1)" in page.text
    assert page.count("script") == 1
    assert page.count("img") + page.count("i") - page.text.count('<i class="') == 0
    assert [name for _, attributes in page.tags for name in attributes if name.startswith("on")] == []
    assert [
        link for link in page.values("href") if not link.startswith(("#", "http://", "https://", "data:image/svg+xml,"))
    ] == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://a.example/b?c=1", "https://a.example/b?c=1"),
        ("HTTP://a.example", "HTTP://a.example"),
        ("javascript:alert(1)", None),
        (" java\nscript:alert(1)", None),
        ("data:text/html,<script>", None),
        ("//a.example", None),
        ("https:", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_become_links(given: str | None, expected: str | None) -> None:
    assert web_address(given) == expected


def test_what_is_no_report_is_left_alone(warehouse: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.html"
    letter.write_text("Dear ...")
    with pytest.raises(ReportError, match="no report"):
        write_report(warehouse, letter)
    assert letter.read_text() == "Dear ..."
    with pytest.raises(ReportError, match="cannot be"):
        write_report(warehouse, tmp_path / "letter.html" / "report.html")


def test_lists_of_large_warehouses_are_cut_and_say_so(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.desk.page._MOST", {"agreements": 2, "events": 3})
    page = report(warehouse)
    assert page.count("blockquote") == 5
    assert "3 mục mới nhất trong số 38" in page.section("events")
