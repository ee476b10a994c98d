"""Make the README's pictures of the user interface anew: ``make screenshots``, then look at them."""

import tempfile
from pathlib import Path

from service import CHROMIUM, Service, look, soon

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {
    "run": ("runs/flow-run/{run}", 900),
    "agreements": ("artifacts/artifact/{agreements}", 1000),
    "events": ("artifacts/artifact/{event-pairs}", 420),
    "deployments": ("deployments", 460),
}


def main() -> None:
    """Serve the seeds until a first run is done, and take a picture of each page."""
    if CHROMIUM is None:
        raise SystemExit("No chromium is installed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder), every=20)
        try:
            run = soon(lambda: service.runs("Completed"))[0]["id"]
            soon(lambda: len(service.runs("Completed")) > 1)
            known = {key: artifact["id"] for key, artifact in service.artifacts(run).items()}
            for name, (page, height) in PAGES.items():
                url = f"{service.url}/{page.format(run=run, **known)}"
                look(url, f"--window-size=1280,{height}", f"--screenshot={DOCS / name}.png")
        finally:
            service.stop()


if __name__ == "__main__":
    main()
