"""The rows that the transform writes keep the contract of the tables."""

from collections import Counter
from datetime import date

import pytest

from warehouse.tables import PER_DOCUMENT

WRITTEN_BY_FLOW = {"run_id", "issue_id"}
TABLES = [table for table in PER_DOCUMENT if table.name != "raw_document"]


@pytest.fixture(scope="module")
def frames(read):
    """A story with a meeting, a visit, a signing, wishes and an agreement."""
    return read(
        "Bộ trưởng Lê Thị Hòa tiếp Bộ trưởng Y tế Lào",
        "Chiều 15/5, tại Hà Nội, Bộ trưởng Bộ Y tế Việt Nam Lê Thị Hòa đã tiếp Bộ trưởng Bộ Y tế Lào Khamla Sisouk "
        "đang thăm Việt Nam.",
        "Bộ trưởng Lê Thị Hòa đề nghị hai bên đẩy mạnh hợp tác y tế.",
        "Tại buổi tiếp, hai Bộ trưởng đã ký bản ghi nhớ về hợp tác đào tạo giữa Bộ Y tế Việt Nam và Bộ Y tế Lào.",
    ).frames


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_frames_have_the_columns_of_their_tables(frames, table):
    expected = {c: t for c, t in table.polars_schema.items() if c not in WRITTEN_BY_FLOW}
    assert dict(frames[table.name].schema) == expected


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_required_columns_are_filled_and_keys_are_unique(seed_frames, table):
    frame = seed_frames[table.name]
    assert len(frame) > 0
    for column in table.columns:
        if column.required and column.name not in WRITTEN_BY_FLOW:
            assert frame[column.name].null_count() == 0, column.name
    assert not frame.select(table.key).is_duplicated().any()


@pytest.mark.parametrize("table", ["sentence", "mention"])
def test_spans_slice_back_to_their_text(seed_frames, table):
    bodies = dict(seed_frames["document"].select("document_id", "body").iter_rows())
    text = "text" if table == "sentence" else "surface"
    for row in seed_frames[table].iter_rows(named=True):
        assert bodies[row["document_id"]][row["start_offset"] : row["end_offset"]] == row[text]


def test_evidence_is_the_sentence_that_is_pointed_to(seed_frames):
    sentences = {row["sentence_id"]: row for row in seed_frames["sentence"].iter_rows(named=True)}
    for table in ("event_mention", "agreement_mention"):
        for row in seed_frames[table].iter_rows(named=True):
            sentence = sentences[row["sentence_id"]]
            assert (row["evidence"], row["document_id"]) == (sentence["text"], sentence["document_id"])


def test_participants_belong_to_events_and_parties_to_agreements(seed_frames):
    for parts, key, whole in (
        ("event_mention_participant", "event_mention_id", "event_mention"),
        ("agreement_mention_party", "agreement_mention_id", "agreement_mention"),
    ):
        known = set(seed_frames[whole].select(key, "document_id").iter_rows())
        assert set(seed_frames[parts].select(key, "document_id").iter_rows()) <= known
        for (_, positions), _ in Counter(
            (owner, tuple(sorted(group["position"]))) for (owner,), group in seed_frames[parts].group_by(key)
        ).items():
            assert positions == tuple(range(len(positions)))


def test_every_event_names_its_sides_and_its_codes(seed_frames):
    parts = seed_frames["event_mention_participant"]
    for event in seed_frames["event_mention"].iter_rows(named=True):
        if event["event_type"] != "conference":
            assert len(parts.filter(event_mention_id=event["event_mention_id"], kind="country")) >= 1
        assert event["cameo"].isdigit()
        assert 0 <= event["confidence"] <= 1
        assert event["rule"].startswith(event["event_type"])


def test_days_of_an_event_are_the_bounds_of_its_date(read):
    visit = read(None, "Thủ tướng Trần Quốc Hải thăm chính thức Hà Lan từ ngày 14 đến 16/5.").frames["event_mention"]
    assert visit.select("date_edtf", "date_start", "date_end").rows() == [
        ("2018-05-14/2018-05-16", date(2018, 5, 14), date(2018, 5, 16))
    ]
    unknown = read(None, "Ngày 15/5, Bộ trưởng Y tế Lê Thị Hòa tiếp Đại sứ Cuba Carlos Ramirez.", published=None)
    assert unknown.frames["event_mention"].select("date_edtf", "date_start", "date_end").rows() == [
        ("XXXX-05-15", None, None)
    ]


def test_a_signing_and_its_instrument_know_each_other(frames):
    (signing,) = frames["event_mention"].filter(event_type="signing")["event_mention_id"]
    (agreement,) = frames["agreement_mention"].iter_rows(named=True)
    assert agreement["event_mention_id"] == signing
    assert (agreement["kind"], agreement["level"], agreement["status"]) == ("mou", "ministry", "signed")
    parties = frames["agreement_mention_party"].filter(role="party")
    assert set(parties["name"]) == {"Bộ Y tế", "Bộ Y tế Lào"}


def test_an_office_told_with_its_organization_brings_it_along(frames):
    meeting = frames["event_mention"].filter(event_type="meeting")["event_mention_id"].item()
    parts = frames["event_mention_participant"].filter(event_mention_id=meeting, kind="organization")
    assert set(parts["name"]) == {"Bộ Y tế", "Bộ Y tế Lào"}


def test_what_the_title_or_lead_tells_is_main(read):
    events = read(
        None,
        "Ngày 15/5, Bộ trưởng Y tế Việt Nam Lê Thị Hòa đã tiếp Đại sứ Cuba Carlos Ramirez.",
        "Hai bên đã trao đổi nhiều vấn đề.",
        "Đại sứ cho biết quan hệ hai nước rất tốt đẹp.",
        "Bộ trưởng đánh giá cao quan hệ này.",
        "Việt Nam và Cuba là hai nước anh em.",
        "Trước đó, Bộ trưởng Lê Thị Hòa từng gặp Bộ trưởng Y tế Lào Khamla Sisouk.",
    ).frames["event_mention"]
    assert events["is_main"].to_list() == [True, False]
