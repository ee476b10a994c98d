"""Signings: which instruments tell of a ceremony, when it was, and who took part."""

from collections import defaultdict
from types import SimpleNamespace

import pytest

LEAD = "Ngày 15/5, tại Hà Nội, Bộ trưởng Ngoại giao Việt Nam tiếp Đại sứ Pháp tại Việt Nam."


@pytest.fixture
def signings(read):
    """Read an article about Vietnam and France that tells some sentences more; return its signings."""

    def read_sentences(*sentences):
        frames = read("Việt Nam và Pháp tăng cường hợp tác", LEAD, " ".join(sentences)).frames
        who = defaultdict(set)
        for row in frames["event_mention_participant"].iter_rows(named=True):
            who[row["event_mention_id"]].add(row["name"])
        return [
            SimpleNamespace(**row, names=who[row["event_mention_id"]])
            for row in frames["event_mention"].iter_rows(named=True)
            if row["event_type"] == "signing"
        ]

    return read_sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Ấn Độ còn ký một hợp đồng với Nepal để đào tạo lính cứu hỏa.",
        "Trước đây Ấn Độ cũng đã ký hợp đồng mua tàu tuần tra với Nepal.",
        "Các văn kiện hợp tác giữa Ấn Độ và Nepal được ký trong chuyến thăm của Thủ tướng Nepal.",
        "Bản ghi nhớ này được Bộ trưởng Y tế Ấn Độ và Bộ trưởng Y tế Nepal ký nhân chuyến thăm.",
    ],
)
def test_a_signing_is_told_as_done_by_both_sides_or_during_a_visit(signings, sentence):
    (signing,) = signings(sentence)
    assert signing.status == "occurred"
    assert signing.names >= {"Ấn Độ", "Nepal"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ấn Độ chưa vội đàm phán ký kết Hiệp ước Thủy lợi với Nepal vào lúc này.",
        "Tại cuộc gặp Tổng thống Nepal, Thủ tướng Ấn Độ mong hai bên thúc đẩy ký kết các hiệp định về thủy lợi.",
        "Hai nước đã ký nhiều hiệp định như Hiệp định vận tải biển.",
        "Ấn Độ và Nepal thực hiện tốt các thỏa thuận đã ký kết.",
        "Trong những năm qua, Ấn Độ đã ký một thỏa thuận đào tạo với Nepal.",
    ],
)
def test_what_is_wished_for_or_there_already_is_no_signing(signings, sentence):
    assert not signings(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nhân dịp này, Ấn Độ và Nepal sẽ ký kết hiệp định vận tải.",
        "Thủ tướng Ấn Độ và Thủ tướng Nepal sẽ chứng kiến lễ ký hiệp định vận tải giữa Ấn Độ và Nepal.",
    ],
)
def test_a_signing_that_is_to_come_is_planned(signings, sentence):
    (signing,) = signings(sentence)
    assert signing.status == "planned"


def test_the_year_right_behind_the_verb_dates_a_signing_not_the_day_of_the_news(signings):
    (signing,) = signings("Hôm 14/5, Ấn Độ cho phép tàu của Nepal cập cảng, theo thỏa thuận ký năm 2014.")
    assert (signing.date_edtf, signing.names) == ("2014", {"Ấn Độ", "Nepal"})


def test_an_abbreviation_behind_a_name_does_not_cut_its_sentence(signings):
    (signing,) = signings(
        "Hiệp định Thương mại Dịch vụ (TISA) được thương lượng hai năm và ký đầu năm 2016, "
        "gồm 12 nước: Nhật Bản, Canada, Chile, Mexico và Peru."
    )
    assert (signing.date_edtf, len(signing.names)) == ("2016", 5)


def test_the_news_does_not_date_what_is_only_told_as_done(signings):
    (signing,) = signings(
        "Ông thăm bảo tàng.", "Ông đọc diễn văn.", "Ông trồng cây.", "Một số trường Ấn Độ đã ký hợp đồng với Nepal."
    )
    assert signing.date_edtf is None
