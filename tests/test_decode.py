import codecs
import unicodedata

import pytest

from flows.extract.decode import DecodeError, decode

TEXT = "Bộ trưởng tiếp Đại sứ Lào, hai bên ký thỏa thuận hợp tác về bưu chính và viễn thông."


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_reads_the_encodings_of_unicode(content, encoding):
    assert decode(content) == decode(content, None)
    assert (decode(content).text, decode(content).encoding) == (TEXT, encoding)


def cp1258(text):
    """As old Vietnamese editors write: vowels composed, tone marks apart."""
    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", char)
            vowel = [m for m in marks if m in "\u0302\u0306\u031b"]
            tone = [m for m in marks if m not in vowel]
            out += (unicodedata.normalize("NFC", "".join([base, *vowel])) + "".join(tone)).encode("cp1258")
    return bytes(out)


def test_reads_windows_1258_and_composes_its_tone_marks():
    read = decode(cp1258(TEXT))
    assert (read.text, read.encoding) == (TEXT, "windows-1258")


def test_declared_encoding_is_tried_first():
    assert decode("Thủ tướng".encode("utf-16-be"), "utf-16-be").text == "Thủ tướng"
    assert decode(TEXT.encode(), "no-such-encoding").text == TEXT


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (codecs.BOM_UTF8 + b"  ", "empty"),
        (b"%PDF-1.7 ...", "binary"),
        (b"PK\x03\x04" + bytes(range(256)), "binary"),
        (b"abc\x00\x00\x00def\x00gh", "binary"),
        (b"\x01\x02\x03\x04\x05abc", "binary"),
        (b"\xff\xfe\x00", "encoding"),
        (b"caf\xe9 au lait, \xe0 bient\xf4t", "encoding"),
    ],
)
def test_rejects_what_is_no_text(content, reason):
    with pytest.raises(DecodeError) as error:
        decode(content)
    assert error.value.reason == reason
    assert error.value.message
