"""One agreement per instrument: back-references, other words, dates and sides."""

import polars as pl
import pytest


@pytest.fixture
def told(read):
    """Read an article of a title and paragraphs into the rows of its agreements."""

    def read_agreements(title, *paragraphs):
        return list(read(title, *paragraphs).frames["agreement_mention"].iter_rows(named=True))

    return read_agreements


LEAD = "Ngày 15/5, tại Hà Nội, Bộ Y tế Việt Nam và Bộ Ngoại giao Pháp đã ký Bản ghi nhớ về phòng bệnh."


def test_tellings_of_one_instrument_are_one(told):
    (agreement,) = told(
        "Việt Nam và Pháp ký bản ghi nhớ về phòng bệnh",
        LEAD,
        "Việc ký kết bản ghi nhớ giữa Bộ Y tế và Bộ Ngoại giao Pháp mở ra cơ hội mới.",
        "Hai bên sẽ sớm triển khai bản ghi nhớ này.",
    )
    assert (agreement["kind"], agreement["status"], agreement["date_edtf"]) == ("mou", "signed", "2018-05-15")


def test_a_back_reference_without_antecedent_is_nothing(told):
    assert told("Việt Nam và Pháp hội đàm", "Việt Nam và Pháp cho rằng thỏa thuận này rất quan trọng.") == []


def test_a_back_reference_adds_what_it_knows(told):
    (agreement,) = told(
        "Việt Nam và Pháp bàn về hàng hải",
        "Việt Nam và Pháp đánh giá cao Hiệp định hàng hải giữa hai nước.",
        "Hiệp định này được ký năm 2009.",
    )
    assert (agreement["status"], agreement["date_edtf"]) == ("signed", "2009")


def test_instruments_of_other_sides_stay_apart(told):
    agreements = told(
        "Pháp tìm kiếm các thỏa thuận",
        "Pháp đang đàm phán hiệp định thương mại tự do với Nhật Bản.",
        "Pháp cũng đàm phán hiệp định thương mại tự do với Hàn Quốc.",
    )
    assert len(agreements) == 2


def test_instruments_of_other_subjects_stay_apart(told):
    agreements = told(
        "Việt Nam và Pháp ký hai hiệp định",
        "Việt Nam và Pháp đã ký Hiệp định hàng không và Hiệp định dẫn độ.",
    )
    assert {a["instrument_name"] for a in agreements} >= {"Hiệp định hàng không", "Hiệp định dẫn độ"}


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Ngày 15/5, Việt Nam và Pháp đã ký Hiệp định hàng hải.", "2018-05-15"),
        ("Việt Nam và Pháp đã ký Hiệp định hàng hải năm 2009.", "2009"),
        ("Tháng 3/2017, Việt Nam và Pháp ký Hiệp định hàng hải.", "2017-03"),
        ("Ngày 15/5, Việt Nam và Pháp bàn việc thực hiện Hiệp định hàng hải ký năm 2009.", "2009"),
        ("Ngày 15/5, Việt Nam và Pháp ký Hiệp định hàng hải về các cảng xây từ lâu, mở rộng năm 2009.", "2018-05-15"),
        ("Việt Nam và Pháp kỷ niệm 45 năm Ngày ký Hiệp định hàng hải giữa hai nước.", "1973"),
        ("Việt Nam và Pháp sẽ ký Hiệp định hàng hải.", None),
        ("Việt Nam và Pháp sẽ ký Hiệp định hàng hải vào ngày 20/6.", "2018-06-20"),
        ("Cuối tháng 7 tới, Việt Nam và Pháp sẽ ký Hiệp định hàng hải.", "2018-07"),
        ("Ngày 15/5, Việt Nam và Pháp bàn việc sớm ký Hiệp định hàng hải.", None),
        ("Nhân chuyến thăm này, Việt Nam và Pháp sẽ ký Hiệp định hàng hải.", "2018-05"),
        ("Việt Nam và Pháp vừa ký Hiệp định hàng hải.", "2018-05"),
        ("Việt Nam và Pháp đã ký Hiệp định hàng hải mở đường cho hợp tác tới năm 2030.", None),
    ],
)  # fmt: skip
def test_the_signing_dates_an_instrument(told, sentence, date):
    (agreement,) = told("Việt Nam và Pháp hợp tác hàng hải", sentence)
    assert agreement["date_edtf"] == date


def test_a_signing_of_the_visit_has_its_month(told):
    agreements = told(
        "Thủ tướng Việt Nam thăm Pháp",
        "Ngày 15/5, Thủ tướng Việt Nam Trần Quốc Hải hội đàm với Thủ tướng Pháp Jean Morel.",
        "Hai Thủ tướng bàn về giáo dục.",
        "Hai bên trao đổi về y tế.",
        "Nhiều vấn đề khác cũng được nêu.",
        "Doanh nghiệp hai nước tin tưởng các văn bản hợp tác được ký kết trong chuyến thăm sẽ giúp ích cho hai nước.",
    )
    assert [a["date_edtf"] for a in agreements] == ["2018-05"]


def test_a_plan_does_not_date_what_is_signed(told):
    agreements = told(
        "Việt Nam và Pháp hợp tác hàng hải",
        "Việt Nam và Pháp đã ký Hiệp định hàng hải.",
        "Việt Nam và Pháp sẽ ký Hiệp định hàng hải vào ngày 20/6.",
    )
    assert [(a["status"], a["date_edtf"]) for a in agreements] == [("signed", None)]


def test_what_is_also_signed_has_the_date_of_the_one_before(told):
    agreements = told(
        "Việt Nam và Pháp hợp tác nhiều mặt",
        LEAD,
        "Tập đoàn FPT và Đại sứ quán Pháp cũng ký thỏa thuận hợp tác về chuyển đổi số.",
    )
    assert [a["date_edtf"] for a in agreements] == ["2018-05-15", "2018-05-15"]


def test_a_treaty_of_one_state_is_one_with_others(told):
    agreements = told(
        "Bộ trưởng Thương mại Pháp thăm Việt Nam",
        "Việt Nam đã ký 23 hiệp định hàng không với nhiều nước.",
    )
    assert [(a["scope"], a["instrument_count"]) for a in agreements] == [("international", 23)]


def test_firms_of_one_country_are_domestic(told):
    agreements = told(
        "Hai doanh nghiệp ký hợp đồng",
        "Ngày 15/5, Tập đoàn FPT và Tập đoàn Viettel đã ký hợp đồng xây dựng trung tâm dữ liệu.",
        "Trung tâm dùng máy chủ của Mỹ, máy chủ của Mỹ rất bền.",
    )
    assert {a["scope"] for a in agreements} <= {"domestic"}


def test_the_collective_of_ministries_stands_for_both(read):
    reading = read(
        "Việt Nam và Pháp hợp tác",
        "Ngày 15/5, Bộ Y tế Việt Nam và Bộ Ngoại giao Pháp đã họp tại Hà Nội.",
        "Tại cuộc họp đã diễn ra lễ ký bản ghi nhớ giữa hai Bộ.",
    )
    parties = reading.frames["agreement_mention_party"].filter(pl.col("role") == "party")["name"].to_list()
    assert set(parties) == {"Bộ Y tế", "Bộ Ngoại giao Pháp"}


def test_what_is_spoken_of_right_after_a_dated_signing_was_signed_then(told):
    (agreement,) = told(
        "Lào và Thái Lan hợp tác",
        "Năm 2009, Lào và Thái Lan đã ký kết gói hỗ trợ nông nghiệp. "
        "Bản ghi nhớ giữa hai bên cho thấy khoản hỗ trợ sẽ kéo dài nhiều năm.",
    )
    assert (agreement["kind"], agreement["status"], agreement["date_edtf"]) == ("mou", "signed", "2009")


def test_one_of_the_instruments_of_a_signing_was_signed_then(told):
    agreements = told(
        "Lào và Thái Lan hợp tác",
        "Năm 2009, Lào và Thái Lan đã ký kết ba văn kiện. "
        "Một trong những văn kiện là hiệp định vận tải giữa hai nước Lào và Thái Lan.",
    )
    assert ("treaty", "signed", "2009") in [(a["kind"], a["status"], a["date_edtf"]) for a in agreements]


def test_a_signing_that_only_tells_a_time_has_not_the_day_of_the_news(told):
    (agreement,) = told(
        "Lào và Thái Lan hội đàm",
        "Ngày 15/5, Bộ trưởng Quốc phòng Lào Khamla Sisouk đã hội đàm với Bộ trưởng Quốc phòng Thái Lan Somchai Dee.",
        "Sau khi Hiệp ước phòng thủ chung được ký giữa Lào và Thái Lan, hai nước đã tập trận nhiều lần.",
    )
    assert (agreement["kind"], agreement["date_edtf"]) == ("treaty", None)
