"""The stages of a run as plain functions: what one bad document costs, and what a batch holds."""

import json
from pathlib import Path

import polars as pl
import pytest

from flows import stages
from flows.extract.reading import RecordError, read_record
from flows.extract.texts import SCHEMA
from transforms.pipeline import transform

TEXT = "Chiều 10/6, Thủ tướng Nguyễn Xuân Phúc đã tiếp Bộ trưởng Ngoại giao Lào Saleumxay Kommasith tại Hà Nội."


def texts(*ids: str) -> pl.DataFrame:
    rows = [
        {**dict.fromkeys(SCHEMA), "document_id": i, "source_path": f"{i}.txt", "sha256": i, "fingerprint": i}
        | {"media_type": "text/plain", "encoding": "utf-8", "text": f"{TEXT} Bài {i}.", "published": "2017-06-10"}
        for i in ids
    ]
    return pl.DataFrame(rows, schema=SCHEMA)


def test_a_document_that_breaks_a_rule_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(raw: pl.DataFrame, rules: object) -> dict[str, pl.DataFrame]:
        if "b" in raw["document_id"].to_list():
            raise ZeroDivisionError("a fault of ours")
        return transform(raw, rules)  # type: ignore[arg-type]

    whole = transform(texts("a", "c"), stages.rules())
    monkeypatch.setattr(stages, "transform", breaking)
    frames, problems = stages._transform(texts("a", "b", "c"))
    assert [p.source_path for p in problems] == ["b.txt"]
    assert problems[0].stage == "transform"
    assert "a fault of ours" in problems[0].message
    for name, frame in whole.items():
        assert frames[name].equals(frame), name


def test_half_a_character_in_a_record_is_told() -> None:
    with pytest.raises(RecordError, match="half a character"):
        read_record(json.dumps({"id": "1", "text": "Lào \ud800"}).encode())


def test_a_batch_is_bounded_by_number_and_by_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a page only a part is text; what is longer than a batch may be comes alone."""
    monkeypatch.setattr(stages, "MAX_BATCH_BYTES", 100)
    for name, size in {"a.html": 200, "b.html": 200, "c.txt": 60, "d.txt": 60, "e.txt": 300, "f.txt": 1}.items():
        (tmp_path / name).write_bytes(b"x" * size)
    for batch_size, sizes in (10, [2, 1, 1, 1, 1]), (1, [1] * 6):
        scratch = tmp_path / f".{batch_size}"
        scratch.mkdir()
        plan = stages.find([str(tmp_path)], str(scratch), batch_size, {})
        assert [len(json.loads(Path(batch).read_text("utf-8"))["inputs"]) for batch in plan.batches] == sizes
