"""Write the golden files of seeds and pages anew: ``make golden``, then read the difference before it is committed."""

import json
from pathlib import Path

from conftest import golden_page, golden_texts, read_seeds
from transforms.pipeline import load_rules, transform

GOLDEN = Path(__file__).parent / "golden"
PAGES = Path(__file__).parent / "pages"


def main() -> None:
    """Write what the transform reads now."""
    texts = golden_texts(transform(read_seeds(), load_rules()))
    GOLDEN.mkdir(exist_ok=True)
    for path in GOLDEN.glob("*.json"):
        path.unlink()
    for name, text in texts.items():
        (GOLDEN / f"{name}.json").write_text(text, encoding="utf-8")
    for path in PAGES.glob("*.json"):
        address = json.loads(path.read_text(encoding="utf-8"))["address"]
        path.write_text(golden_page(path.with_suffix(".html"), address), encoding="utf-8")


if __name__ == "__main__":
    main()
