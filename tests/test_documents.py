import datetime as dt
from importlib.resources import files

import polars as pl

from transforms.documents import read_documents
from warehouse.tables import DOCUMENT, REMOVED

BODY = "Chiều 12/5, tại Hà Nội, Bộ trưởng đã tiếp Đại sứ Lào. Hai bên trao đổi về hợp tác bưu chính, viễn thông. "


def read(text, **given):
    row = {
        "document_id": "d1",
        "source_path": "a.txt",
        "sha256": "00",
        "fingerprint": "11",
        "media_type": "text/plain",
        "encoding": "utf-8",
        "text": text,
        "title": None,
        "published": None,
        "publisher": None,
        "url": None,
        "fetched": None,
    }
    text_columns = dict.fromkeys(row, pl.String)
    return read_documents(pl.DataFrame([row | given], schema=text_columns))


def document(text, **given):
    return read(text, **given).documents.row(0, named=True)


def test_columns_are_those_of_the_tables():
    frames = read(BODY)
    later = {"scope", "rules_version", "run_id", "duplicate_of"}
    assert frames.documents.columns == [c.name for c in DOCUMENT.columns if c.name not in later]
    assert frames.removed.columns == [c.name for c in REMOVED.columns]


def test_body_is_title_lead_and_paragraphs_each_on_a_line():
    body = document(
        f"Bộ trưởng tiếp Đại sứ Lào\nHai nước  hợp tác.\n{BODY} Ảnh: An Bình/TTXVN Tại buổi tiếp, hai bên cảm ơn."
    )
    lines = body["body"].split("\n")
    assert lines[:2] == ["Bộ trưởng tiếp Đại sứ Lào", "Hai nước hợp tác."]
    assert lines[-1] == "Tại buổi tiếp, hai bên cảm ơn."
    assert body["title"] == lines[0]


def test_removed_keeps_what_was_taken_out_in_order():
    frames = read(f"http://www.vov.vn/tin.html\n-----\nBộ trưởng tiếp Đại sứ Lào\n-----\n{BODY} Minh An/VOV")
    assert frames.removed["position"].to_list() == [0, 1, 2, 3]
    assert frames.removed["text"].to_list() == ["http://www.vov.vn/tin.html", "-----", "-----", "Minh An/VOV"]
    assert frames.removed["reason"].to_list() == ["header", "header", "header", "byline"]


def test_publisher_from_address_credit_or_what_was_given():
    by_address = document(f"http://www.vietnamplus.vn/a.vnp\n-----\nBộ trưởng tiếp Đại sứ Lào\n-----\n{BODY}")
    assert (by_address["publisher"], by_address["url"]) == ("VietnamPlus", "http://www.vietnamplus.vn/a.vnp")
    assert document(f"{BODY} Minh An/VOV")["publisher"] == "VOV"
    assert document(f"(VOV5)- {BODY}")["publisher"] == "VOV5"
    assert document(f"{BODY} Minh An/VOV", publisher="Báo Mẫu")["publisher"] == "Báo Mẫu"
    assert document(BODY)["publisher"] is None


def test_publication_date_and_what_it_rests_on():
    stamped = f"date 2022-06 {BODY}"
    keys = ("published", "published_on", "published_basis")

    def told(text, **given):
        row = document(text, **given)
        return tuple(row[key] for key in keys)

    assert told(stamped) == ("2022-06", None, "header")
    assert told(stamped, published="2022-06-11") == ("2022-06-11", dt.date(2022, 6, 11), "published")
    assert told(BODY, published="2022-06-11T08:30:00+07:00") == ("2022-06-11", dt.date(2022, 6, 11), "published")
    dated = f"Bộ trưởng tiếp Đại sứ Lào\n\nThứ tư, 01/09/2021 23:01\n\n{BODY}"
    assert told(dated, published="2021-09-05") == ("2021-09-01", dt.date(2021, 9, 1), "header")
    assert told(BODY) == (None, None, None)


def test_what_is_not_vietnamese_or_empty_is_set_aside_with_a_reason():
    english = "The minister of Laos met the ambassador in Hanoi on Friday, and the two sides signed an agreement."
    for text, reason in ((english, "language"), (" \n ", "empty"), ("Minh An\nTop", "language")):
        frames = read(text)
        assert frames.documents.is_empty()
        issue = frames.issues.row(0, named=True)
        assert (issue["source_path"], issue["stage"], issue["reason"]) == ("a.txt", "transform", reason)


def test_no_input_gives_empty_frames():
    frames = read_documents(
        read(BODY)
        .documents.clear()
        .select("document_id")
        .with_columns(
            pl.lit(None, pl.String).alias(name)
            for name in (
                "source_path",
                "sha256",
                "fingerprint",
                "media_type",
                "encoding",
                "text",
                "title",
                "published",
                "publisher",
                "url",
                "fetched",
            )
        )
    )
    assert frames.documents.is_empty()
    assert frames.removed.is_empty()


def seed(name):
    path = next(p for p in (files("seeds") / "articles").iterdir() if p.name.startswith(name))
    frames = read(path.read_text("utf-8"))
    return frames.documents.row(0, named=True), frames.removed["text"].to_list()


def test_seed_with_the_lead_repeated_in_the_body():
    row, removed = seed("000")
    assert row["title"] == "Tăng cường hợp tác đầu tư phát triển hạ tầng CNTT Việt-Lào"
    assert removed == ["(Ảnh minh họa: Thế Anh/TTXVN)"]
    assert row["body"].split("\n")[2].startswith("Ngày 21/6, tại Hà Nội")


def test_seed_of_a_portal():
    row, removed = seed("001")
    assert (row["published"], row["published_basis"], row["byline"]) == ("2021-09-01", "header", "Thảo Anh")
    assert row["body"].endswith("vào thời gian thích hợp./.")
    assert "Quang cảnh cuộc điện đàm" in removed
    assert "jpg" not in row["body"]


def test_seed_with_an_address():
    row, removed = seed("002")
    assert (row["publisher"], row["title"]) == (
        "VietnamPlus",
        "Lào đề nghị Việt Nam tăng cường hợp tác về an ninh mạng",
    )
    assert row["body"].split("\n")[1].startswith("Trong khuôn khổ chuyến thăm")
    assert any("tiếp Bộ trưởng Trương Minh Tuấn. (Ảnh:" in text for text in removed)


def test_seed_with_a_stamp():
    row, removed = seed("003")
    assert (row["title"], row["published"]) == (None, "2022-06")
    assert row["body"].startswith("Chiều 10/6, Bộ trưởng")
    assert "Công ty TNHH Hệ thống thông tin FPT và Công ty Best Telecom ký kết biên bản hợp tác" in removed
    assert "Best Telecom cũng ký kết hợp tác chiến lược" in row["body"]


def test_seed_of_a_broadcaster():
    row, removed = seed("004")
    assert row["publisher"] == "VOV5"
    assert row["body"].split("\n")[1].startswith("Trong khuôn khổ chuyến thăm và làm việc ở Ấn Độ")
    assert row["body"].endswith("hữu nghị Ấn Độ (ISCUF).")
    assert removed[0] == "(VOV5)-"
