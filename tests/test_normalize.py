import unicodedata

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.normalize import clean_characters, normalize


def one(text):
    return normalize(pl.Series([text]))[0]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("hai  bên\u00a0ký\tkết", "hai bên ký kết"),
        ("dòng một\r\ndòng hai\rdòng ba", "dòng một\ndòng hai\ndòng ba"),
        ("  thụt vào \n\n cách dòng ", "thụt vào\n\ncách dòng"),
        ("Viê\u0323t Nam", "Việt Nam"),
        ("Lào\u200b\ufeff và\u00ad Việt\u202f Nam", "Lào và Việt Nam"),
        ("Bộ\u0007 trưởng\x00", "Bộ trưởng"),
        ("nước x\u0301 và 5\u0323", "nước x và 5"),
        ("hoà bình, thuỷ điện, Uỷ ban, khoẻ, HOÀ", "hòa bình, thủy điện, Ủy ban, khỏe, HÒA"),
        ("quý, quỹ, hoàn, toán, ngoài, huỳnh", "quý, quỹ, hoàn, toán, ngoài, huỳnh"),
        ("kí và ký, tỉ và tỷ", "kí và ký, tỉ và tỷ"),
    ],
)
def test_mends(raw, clean):
    assert one(raw) == clean


def test_keeps_nulls_name_and_order():
    texts = pl.Series("text", ["toà", None, "a  b"])
    assert normalize(texts).to_list() == ["tòa", None, "a b"]
    assert normalize(texts).name == "text"


def test_runs_of_spaces_stay_where_only_characters_are_mended():
    assert clean_characters(pl.Series(["Ảnh: An\u00a0 Tại"]))[0] == "Ảnh: An  Tại"


MESSY = st.text(
    st.sampled_from("aoueyqOUhàáủỷoàuỷ \n\t\r\u00a0\u0300\u0323\u0301\u0302\u031b\u200b.,\u1100\u1161\u212b")
)


@given(st.one_of(st.text(), MESSY))
def test_is_idempotent_and_composed(text):
    clean = one(text)
    assert one(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert "\r" not in clean
    assert "  " not in clean


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126)))
def test_plain_words_are_left_alone(text):
    assert one(text) == text
