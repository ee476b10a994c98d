import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.sentences import split_sentences


def texts(body, has_title=False):
    return [s.text for s in split_sentences(body, has_title)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sáng 9/7, TP. Hồ Chí Minh đón GS. Trần An và Mr. John Smith.",
        "Ông D.Trump gặp bà V. Matvienko tại St. Petersburg.",
        "PGS.TS Lê Bình làm việc tại TP.HCM từ 10.6.2017.",
        "Kim ngạch đạt 1.200 tỷ đồng, tăng 3.5 lần; hai bên cùng có lợi; xuất siêu 0.7 tỷ USD.",
        "Tàu U.S. Navy cập cảng Tiên Sa.",
        'Ông nói: "Tôi đồng ý." – Bộ trưởng cho biết thêm sau đó.',
        'Bà hỏi "bao giờ ký?" và được trả lời ngay.',
        "1. Hợp tác về bưu chính",
        "Xem tại mic.gov.vn và vietnamplus.vn để biết thêm.",
    ],
)
def test_stays_one_sentence(sentence):
    assert texts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("Hai bên hội đàm. Sau đó, họ ký kết./. Minh An", ["Hai bên hội đàm.", "Sau đó, họ ký kết./.", "Minh An"]),
        (
            "Viễn thông, logistics….Công ty mong muốn hợp tác.",
            ["Viễn thông, logistics….", "Công ty mong muốn hợp tác."],
        ),
        ("Hội nghị bế mạc.Các bên ra tuyên bố.", ["Hội nghị bế mạc.", "Các bên ra tuyên bố."]),
        ("“Chúng tôi ủng hộ.” Ông nói vậy.", ["“Chúng tôi ủng hộ.”", "Ông nói vậy."]),
        ("Ông thăm Đông Nam Á. Chuyến thăm kéo dài.", ["Ông thăm Đông Nam Á.", "Chuyến thăm kéo dài."]),
        ("Ông tới Washington D.C. Theo kế hoạch, ông ở lại.", ["Ông tới Washington D.C.", "Theo kế hoạch, ông ở lại."]),
        ("Đến năm 2016. Hai nước hợp tác!", ["Đến năm 2016.", "Hai nước hợp tác!"]),
        ("Các dự án: * Cầu Hữu Nghị. * Đường 9.", ["Các dự án: * Cầu Hữu Nghị.", "* Đường 9."]),
        ("Dòng một\nDòng hai", ["Dòng một", "Dòng hai"]),
    ],
)
def test_splits(body, parts):
    assert texts(body) == parts


def test_title_stays_whole_and_the_first_paragraph_leads():
    body = "Hợp tác số? Cơ hội mới. Cho ai\nMở đầu một. Mở đầu hai.\nThân bài."
    assert [(s.part, s.text) for s in split_sentences(body, True)] == [
        ("title", "Hợp tác số? Cơ hội mới. Cho ai"),
        ("lead", "Mở đầu một."),
        ("lead", "Mở đầu hai."),
        ("body", "Thân bài."),
    ]


def test_of_a_long_first_paragraph_only_the_first_sentence_leads():
    body = "Câu mở đầu. " + "Một câu khác của bài. " * 40
    parts = [s.part for s in split_sentences(body, False)]
    assert parts[0] == "lead"
    assert set(parts[1:]) == {"body"}


WORDS = st.sampled_from(
    [
        "Thủ tướng",
        "Lào",
        "gặp",
        "TP.",
        "V.",
        "10.6.2017",
        "./.",
        "…",
        ". ",
        "! ",
        '" ',
        " ",
        "\n",
        "(",
        ")",
        "Á.",
        "a",
        ".",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(WORDS).map("".join)), st.booleans())
def test_spans_slice_back_in_order_and_cover_every_word(body, has_title):
    end = 0
    for number, sentence in enumerate(split_sentences(body, has_title)):
        assert sentence.position == number
        assert body[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert sentence.text
        assert not body[end : sentence.start].strip()
        end = sentence.end
    assert not body[end:].strip()
