"""Write the golden files of the seeds anew: ``make golden``, then read the difference before it is committed."""

from pathlib import Path

from conftest import golden_texts, read_seeds
from transforms.pipeline import load_rules, transform

GOLDEN = Path(__file__).parent / "golden"


def main() -> None:
    """Write what the transform reads now."""
    texts = golden_texts(transform(read_seeds(), load_rules()))
    GOLDEN.mkdir(exist_ok=True)
    for path in GOLDEN.glob("*.json"):
        path.unlink()
    for name, text in texts.items():
        (GOLDEN / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
