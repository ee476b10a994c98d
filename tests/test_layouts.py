import pytest

from transforms.layouts import edtf, load_layouts, read_layout

LONG = "Chiều 12/5, tại Hà Nội, Bộ trưởng đã tiếp Đại sứ Lào. Hai bên trao đổi về hợp tác bưu chính. " * 3


def test_address_and_rules_before_the_title():
    article = read_layout(f"http://bao.example/tin-1.html\n-----------\nBộ trưởng tiếp Đại sứ Lào\n-----------\n{LONG}")
    assert (article.layout, article.title) == ("url_header", "Bộ trưởng tiếp Đại sứ Lào")
    assert article.url == "http://bao.example/tin-1.html"
    assert article.body.startswith("Chiều 12/5")
    assert article.header == ["http://bao.example/tin-1.html", "-----------", "-----------"]


@pytest.mark.parametrize(
    "line",
    [
        "Thứ tư, 01/09/2021 23:01",
        "Thứ Tư, 01/09/2021, 23:01 (GMT+7)",
        "01/09/2021 23:01",
        "Ngày đăng: 01/09/2021",
        "Cập nhật: 01-09-2021 23:01",
        "Thứ 4, 23:01, 01/09/2021",
        "Chủ nhật, 01.09.2021 | 23:01",
        "QĐND - Thứ tư, 01/09/2021 | 23:01",
    ],
)
def test_title_and_a_line_with_the_date(line):
    article = read_layout(f"Bộ trưởng tiếp Đại sứ Lào\n\n{line}\n\n{LONG}\n\nĐoạn hai của bài.")
    assert article.title == "Bộ trưởng tiếp Đại sứ Lào"
    assert article.published == "2021-09-01"
    assert article.header == [line]
    assert article.body.startswith("Chiều 12/5")


def test_date_stamp_glued_before_the_first_sentence():
    article = read_layout(f"date 2022-06 {LONG}\n\nĐoạn hai.")
    assert (article.layout, article.title, article.published) == ("date_stamp", None, "2022-06")
    assert article.body.startswith("Chiều 12/5")


def test_title_lead_and_the_body_on_one_line():
    article = read_layout(f"Bộ trưởng tiếp Đại sứ Lào\nHai nước tăng cường hợp tác.\n{LONG}")
    assert (article.layout, article.lead) == ("title_lead_body", "Hai nước tăng cường hợp tác.")
    assert article.body == LONG


def test_lead_at_the_end_goes_first():
    article = read_layout(f"Bộ trưởng tiếp Đại sứ Lào\n\n{LONG}\nMinh An\n\n\n\nHai nước tăng cường hợp tác.\n")
    assert (article.layout, article.lead) == ("tail_lead", "Hai nước tăng cường hợp tác.")
    assert article.body.strip().endswith("Minh An")


def test_title_and_paragraphs():
    article = read_layout(f"Bộ trưởng tiếp Đại sứ Lào\n\n{LONG}\n\nĐoạn hai của bài.\n\nĐoạn ba.")
    assert (article.layout, article.title) == ("title_paragraphs", "Bộ trưởng tiếp Đại sứ Lào")


def test_bare_paragraphs_have_no_title():
    article = read_layout(f"{LONG}\n\nĐoạn hai của bài.")
    assert (article.layout, article.title, article.body[:10]) == ("bare", None, LONG[:10])


def test_a_title_that_came_with_the_input_is_not_told_twice():
    for text in (f"Bộ trưởng tiếp  Đại sứ Lào\n{LONG}", LONG):
        article = read_layout(text, "Bộ trưởng tiếp Đại sứ Lào")
        assert article.title == "Bộ trưởng tiếp Đại sứ Lào"
        assert article.body == LONG


@pytest.mark.parametrize("text", ["", " ", "\n", "Một dòng", "a\n\n\n\n\nb"])
def test_every_text_has_a_layout(text):
    assert read_layout(text).layout in {layout.name for layout in load_layouts()}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Thứ tư, 01/09/2021", "2021-09-01"),
        ("5.6.2017", "2017-06-05"),
        ("2022-06", "2022-06"),
        ("2022-06-10T08:00", "2022-06-10"),
        ("31/02/2021", None),
        ("2021-13", None),
        ("hôm qua", None),
    ],
)
def test_dates_of_headers(written, value):
    assert edtf(written) == value
