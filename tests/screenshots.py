"""Make the README's pictures anew: ``make screenshots``, then look at them."""

import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from service import CHROMIUM, GHINHO, SEEDS, Service, look, soon

from flows.desk.report import write_report
from flows.pipeline import run_pipeline

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {
    "run": ("runs/flow-run/{run}", 900),
    "agreements": ("artifacts/artifact/{agreements}", 1000),
    "events": ("artifacts/artifact/{event-pairs}", 420),
    "deployments": ("deployments", 460),
}


def main() -> None:
    """Take a picture of each page, over the seeds."""
    if CHROMIUM is None:
        raise SystemExit("No chromium is installed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        show_desk(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        show_service(Path(folder))


def show_service(folder: Path) -> None:
    """Serve until a first run is done, and show Prefect's user interface."""
    service = Service(folder, every=20)
    try:
        run = soon(lambda: service.runs("Completed"))[0]["id"]
        soon(lambda: len(service.runs("Completed")) > 1)
        known = {key: artifact["id"] for key, artifact in service.artifacts(run).items()}
        for name, (page, height) in PAGES.items():
            url = f"{service.url}/{page.format(run=run, **known)}"
            look(url, f"--window-size=1280,{height}", f"--screenshot={DOCS / name}.png")
    finally:
        service.stop()


def show_desk(folder: Path) -> None:
    """Show the report and the app."""
    warehouse = folder / "news.duckdb"
    run_pipeline([str(SEEDS.relative_to(Path.cwd()))], str(warehouse))
    report, _ = write_report(warehouse)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        show_report(browser, report.as_uri())
        show_app(browser, warehouse)
        browser.close()


def show_report(browser: Any, url: str) -> None:
    """Show how the report begins, and on a telephone what a line of it rests on."""
    page = browser.new_page(viewport={"width": 1280, "height": 1380})
    page.goto(url)
    page.screenshot(path=DOCS / "report.png")
    telephone = browser.new_page(viewport={"width": 390, "height": 780}, color_scheme="dark", device_scale_factor=1.5)
    telephone.goto(url)
    telephone.click("label[for=en]")
    telephone.click("#agreements .row:has-text('Laos') summary >> nth=0")
    telephone.evaluate("document.querySelector('#agreements').scrollIntoView()")
    telephone.screenshot(path=DOCS / "report-telephone.png")


def show_app(browser: Any, warehouse: Path) -> None:
    """Show the app with a choice."""
    said = warehouse.with_name("said")
    with said.open("wb") as out:
        command = [str(GHINHO), "explore", "--warehouse", str(warehouse), "--port", "0"]
        process = subprocess.Popen(command, stdout=out, stderr=out)
    try:
        soon(lambda: "http" in said.read_text())
        page = browser.new_page(viewport={"width": 1280, "height": 1080})
        page.goto(said.read_text().split(" at ")[1].split(",")[0])
        page.get_by_label("English").check()
        page.wait_for_selector(".only-en")
        page.get_by_label("Country", exact=True).select_option("Laos")
        page.wait_for_function("document.querySelector('.figures li:nth-child(4) b').innerText == '2'")
        page.screenshot(path=DOCS / "explore.png")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


if __name__ == "__main__":
    main()
