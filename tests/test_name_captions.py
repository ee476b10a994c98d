"""Persons whom only the caption of a photograph tells with an office."""

import polars as pl
import pytest

from transforms.model import Document
from transforms.name_captions import persons_shown
from transforms.names import NameReader
from transforms.reference import load_reference
from transforms.sentences import split_sentences


@pytest.fixture(scope="module")
def reader():
    return NameReader(load_reference())


def shown(reader, body, caption, reason="photo_caption"):
    document = Document("d", None, body, "2017-06-21")
    removed = pl.DataFrame({"document_id": ["d"], "position": [0], "text": [caption], "reason": [reason]})
    mentions = [reader.read(document, split_sentences(body, False))]
    (rows,) = persons_shown(reader, [document], removed, mentions)
    return [(row["name"], row["role"], row["country"]) for row in rows]


def test_an_officer_in_a_caption_is_a_person_of_the_document(reader):
    caption = "Thủ tướng Thụy Điển Lars Berg bắt tay Giám đốc Sở Y tế Lê Văn Khoa. Ảnh: AFP"
    assert shown(reader, "Hội nghị bế mạc hôm qua.", caption) == [
        ("Lars Berg", "Thủ tướng Thụy Điển", "SE"),
        ("Lê Văn Khoa", "Giám đốc Sở Y tế", "VN"),
    ]


def test_whom_the_body_tells_is_no_other_person_in_the_caption(reader):
    assert shown(reader, "Ông Lars Berg phát biểu.", "Thủ tướng Thụy Điển Berg Trong ảnh.") == []


def test_who_is_spelled_otherwise_in_the_body_is_told_once(reader):
    caption = "Thủ tướng Lào Thoong-lun Xi-xu-lít tới thăm."
    assert shown(reader, "Ông Thongloun Sisoulith phát biểu.", caption) == []


@pytest.mark.parametrize(
    ("caption", "reason"),
    [
        ("Tàu của ngư dân Lê Văn Khoa.", "photo_caption"),
        ("Thủ tướng Berg phát biểu.", "photo_caption"),
        ("Thủ tướng Thụy Điển Lars Berg thăm Lào", "related_news"),
    ],
    ids=["a bystander", "a short name", "other news"],
)
def test_bystanders_short_names_and_other_news_tell_no_person(reader, caption, reason):
    assert shown(reader, "Hội nghị bế mạc hôm qua.", caption, reason) == []
