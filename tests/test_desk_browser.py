"""The report and the app as a person meets them: in a browser, by mouse and by keys, on paper and on a telephone."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from service import CHROMIUM, GHINHO, children, soon

from flows.desk.report import write_report
from flows.pipeline import run_pipeline

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="needs a browser: no chromium is installed (apt-get install chromium)"
)
SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
HOSTILE = """<script>alert(1)</script> Việt Nam và Lào hội đàm "><img src="https://a.example/x.png" onerror="alert(2)">

Ngày 12/6/2017, tại Hà Nội, Bộ trưởng Trương Minh Tuấn đã hội đàm với Bộ trưởng Lào <b onclick=alert(3)>Thansamay</b>.
"""
TABS = 80  # so many times at most, until the first line of the lists has the focus


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds, and an article that means no good."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "bad").mkdir()
    (folder / "bad" / "bad.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "bad" / "manifest.csv").write_text("path,url\nbad.txt,javascript:alert(4)\n")
    run_pipeline([str(SEEDS), str(folder / "bad")], str(folder / "news.duckdb"))
    return folder / "news.duckdb"


@pytest.fixture(scope="module")
def report(warehouse: Path) -> str:
    return write_report(warehouse)[0].as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM)
        yield started
        started.close()


class Visit:
    """A page that is open, and what it did that it should not have done."""

    def __init__(self, browser: Any, url: str, **options: Any) -> None:
        self.page = browser.new_context(**options).new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.faults.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self._note(request.url, url))
        self.page.goto(url)

    def _note(self, asked: str, url: str) -> None:
        if not asked.startswith((url, "data:", "blob:")):
            self.faults.append(f"asked {asked}")

    def shown(self, selector: str) -> int:
        return int(self.page.locator(f"{selector}:visible").count())

    def text(self, selector: str) -> str:
        return str(self.page.locator(selector).first.inner_text())

    def barriers(self) -> list[str]:
        """What the accessibility checker finds against WCAG 2, contrast among it."""
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

        found = Axe().run(self.page).response["violations"]
        return [
            f"{barrier['id']}: {node['target']}"
            for barrier in found
            for node in barrier["nodes"]
            if "best-practice" not in barrier["tags"]
        ]

    def go_by_tab(self, selector: str) -> None:
        """Press the tabulator until something that is looked for has the focus."""
        for _ in range(TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} is not reached")


@pytest.fixture
def visit(browser: Any, report: str) -> Iterator[Visit]:
    """The report, as it opens; in the end it must have kept quiet."""
    made = Visit(browser, report)
    yield made
    assert made.faults == []
    made.page.context.close()


def test_the_report_shows_everything(visit: Visit) -> None:
    assert visit.page.title().startswith("Ghi Nhớ: hợp tác quốc tế")
    assert visit.shown("svg[role=img]") == 3
    assert visit.shown("#events .row") == visit.page.locator("#events .row").count() > 30
    assert "<script>alert(1)</script>" in visit.page.text_content("#events")
    assert visit.page.locator("a[href^=javascript]").count() == 0


def test_it_is_filtered(visit: Visit) -> None:
    page = visit.page
    page.select_option("[name=country]", "IN")
    assert 0 < visit.shown("#events .row") < 20
    assert page.locator("#events .row:visible:not([data-c~=IN])").count() == 0
    page.fill("[name=text]", "truong minh tuan")
    assert visit.shown("#events .row") > 0
    assert f"{visit.shown('#events .row')} sự kiện" in visit.text("[role=status]")
    page.fill("[name=text]", "nobody of that name")
    assert visit.shown("#events .filtered") == 1
    page.click("button[type=reset]")
    page.wait_for_function("!document.querySelector('.row[hidden]')")
    page.select_option("[name=first]", "2021")
    years = page.eval_on_selector_all("#events .row:not([hidden])", "rows => rows.map(row => row.dataset.z)")
    assert years
    assert all(year >= "2021" for year in years)
    page.select_option("[name=kind]", "mou")
    assert visit.shown("#events .row") == 0
    assert visit.shown("#agreements .row") > 0
    page.select_option("[name=kind]", "call")
    assert visit.shown("#agreements .row") == 0


def test_pictures_and_tables_lead_to_the_lists(visit: Visit) -> None:
    visit.page.click("g.dot[data-country=IN]")
    assert visit.page.input_value("[name=country]") == "IN"
    visit.page.click("#network details summary >> nth=1")
    visit.page.click("a[data-text='Boviengkham Vongdara']")
    assert visit.page.input_value("[name=country]") == ""
    assert 0 < visit.shown("#events .row") < 20


@pytest.mark.parametrize("part", ["network", "agreements", "events"])
def test_the_contents_lead_there(visit: Visit, part: str) -> None:
    visit.page.click(f"nav a[href='#{part}']")
    assert abs(visit.page.evaluate("part => document.getElementById(part).getBoundingClientRect().top", part)) < 60


def test_it_speaks_two_languages(visit: Visit) -> None:
    assert visit.shown(".en") == 0
    assert visit.shown(".vi") > 100
    visit.page.click("label[for=en]")
    assert visit.shown(".vi") == 0
    assert visit.text("#timeline h2") == "Timeline"
    assert visit.page.title() == "Ghi Nhớ: international cooperation in the press"
    assert visit.page.get_attribute("html", "lang") == "en"
    assert "Laos" in visit.page.inner_text("[name=country]")
    assert "events are shown" in visit.text("[role=status]")


def test_everything_is_reached_by_keys(visit: Visit) -> None:
    keyboard = visit.page.keyboard
    keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.className") == "skip"
    visit.go_by_tab("[name=language]")
    keyboard.press("ArrowRight")
    assert visit.page.get_attribute("html", "lang") == "en"
    visit.go_by_tab("[name=country]")
    keyboard.type("Indi")
    assert visit.page.input_value("[name=country]") == "IN"
    visit.go_by_tab("[name=text]")
    visit.go_by_tab("#events .row summary")
    keyboard.press("Enter")
    assert visit.shown("#events .row[open] blockquote") > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_report_has_no_barriers(browser: Any, report: str, scheme: str, language: str) -> None:
    visit = Visit(browser, report, color_scheme=scheme)
    visit.page.click(f"label[for={language}]")
    visit.page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    assert visit.barriers() == []


@pytest.mark.parametrize("width", [320, 375, 768])
def test_it_fits_a_telephone(browser: Any, report: str, width: int) -> None:
    visit = Visit(browser, report, viewport={"width": width, "height": 700})
    visit.page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_is_printed_with_its_evidence(browser: Any, report: str) -> None:
    visit = Visit(browser, report)
    visit.page.emulate_media(media="print")
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert visit.shown("blockquote") > 30
    assert visit.shown(".filters") + visit.shown("nav") == 0
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert visit.page.locator(".row[open]").count() == 0


def test_it_needs_no_script(browser: Any, report: str) -> None:
    visit = Visit(browser, report, java_script_enabled=False)
    assert visit.shown(".filters") == 0
    visit.page.click("#events .row summary >> nth=0")
    assert visit.shown("#events .row blockquote") > 0
    visit.page.click("label[for=en]")
    assert visit.text("#timeline h2") == "Timeline"


@pytest.fixture(scope="module")
def served(warehouse: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The app, and where it is."""
    said = warehouse.with_name("said")
    command = [str(GHINHO), "explore", "--warehouse", str(warehouse), "--port", "0"]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(warehouse.parent)}
    with said.open("wb") as out:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
    soon(lambda: process.poll() is not None or "http" in said.read_text())
    yield process, said.read_text().split(" at ")[1].split(",")[0]
    if process.poll() is None:
        process.kill()
        process.wait()


@pytest.fixture
def app(browser: Any, served: tuple[Any, str]) -> Iterator[Visit]:
    """The app, once it shows something."""
    made = Visit(browser, served[1])
    made.page.wait_for_selector(".figures")
    yield made
    assert made.faults == []
    made.page.context.close()


def test_the_app_shows_and_filters(app: Visit) -> None:
    page = app.page
    events = app.shown("#events .row")
    assert events > 30
    page.get_by_label("Quốc gia", exact=True).select_option("Ấn Độ")
    page.wait_for_function("count => document.querySelectorAll('#events .row').length < count", arg=events)
    assert page.locator("#events .row:not([data-c~=IN])").count() == 0
    page.get_by_label("Chứa chữ").fill("prasad")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#agreements .none')")
    assert "Ravi Shankar Prasad" in page.inner_text("#events")
    page.get_by_label("Quốc gia", exact=True).focus()
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#events .row summary')"):
            break
    page.keyboard.press("Enter")
    assert app.shown("#events .row blockquote") > 0


def test_the_app_speaks_two_languages(app: Visit) -> None:
    app.page.get_by_label("English").check()
    app.page.wait_for_selector(".only-en")
    assert app.shown(".vi") == 0
    assert app.page.get_by_label("Country").count() > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_app_has_no_barriers(browser: Any, served: tuple[Any, str], scheme: str) -> None:
    visit = Visit(browser, served[1], color_scheme=scheme)
    visit.page.wait_for_selector(".figures")
    assert visit.barriers() == []


def test_the_app_sees_what_a_run_brings(app: Visit, warehouse: Path, tmp_path: Path) -> None:
    before = app.text(".figures b")
    (tmp_path / "new.txt").write_text(
        "Ngày 12/6/2017, tại Tokyo, Thủ tướng Nguyễn Xuân Phúc hội đàm với Thủ tướng Nhật Bản."
    )
    run_pipeline([str(tmp_path / "new.txt")], str(warehouse))
    app.page.reload()
    app.page.wait_for_function("before => document.querySelector('.figures b')?.innerText > before", arg=before)


def test_the_app_stops_and_leaves_nothing_behind(served: tuple[subprocess.Popen[bytes], str]) -> None:
    process, _url = served
    family = [pid for pid, _ in children(process.pid)]
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0
    assert [pid for pid in family if Path(f"/proc/{pid}").exists()] == []


def test_a_port_that_is_taken_is_told(warehouse: Path) -> None:
    import socket  # noqa: PLC0415

    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [str(GHINHO), "explore", "-w", str(warehouse), "--port", str(taken.getsockname()[1])]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "--port" in done.stderr
