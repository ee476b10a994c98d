"""How sentences tell ceremonies: anniversaries of relations, welcomes, wreaths and orders."""

import pytest

TALKS = "Ngày 15/5, Thủ tướng Trần Quốc Hải hội đàm với Thủ tướng Ấn Độ Raj Kumar tại Hà Nội."


@pytest.mark.parametrize(
    ("sentence", "date", "status"),
    [
        ("Năm nay Việt Nam và Ấn Độ kỷ niệm 35 năm thiết lập quan hệ.", "2018", "ongoing"),
        ("Hai nước đang kỷ niệm 35 năm ngày thiết lập quan hệ.", "2018", "ongoing"),
        ("Hai bên chuẩn bị kỷ niệm 35 năm quan hệ giữa hai nước vào năm 2019.", "2019", "planned"),
        ("Việt Nam và Ấn Độ đang hướng tới kỷ niệm 35 năm thiết lập quan hệ.", "2018", "planned"),
        ("Nhân dịp kỷ niệm 35 năm thiết lập quan hệ, nhiều hoạt động giao lưu diễn ra.", "2018", "ongoing"),
    ],
    ids=["named", "both", "coming year", "looked forward to", "sides of the article"],
)
def test_an_anniversary_of_relations_goes_on_all_year(read, sentence, date, status):
    anniversary = read("Việt Nam và Ấn Độ đẩy mạnh hợp tác", f"{TALKS} {sentence}").one("ceremony")
    assert (anniversary.date, anniversary.status) == (date, status)
    assert anniversary.countries == {"VN", "IN"}
    assert not anniversary.persons


def test_an_anniversary_that_somebody_congratulates_on_is_told_by_the_message(read):
    told = (
        "Nhân kỷ niệm 35 năm quan hệ Việt Nam - Ấn Độ, Thủ tướng Trần Quốc Hải gửi điện mừng Thủ tướng Ấn Độ Raj Kumar."
    )
    assert not read(None, told).of("ceremony")


def test_a_body_of_many_states_celebrates_with_a_state(read):
    told = "Các bên chuẩn bị kỷ niệm 25 năm quan hệ đối tác ASEAN - Ấn Độ."
    assert read(None, told).one("ceremony").countries == {"IN"}


def test_a_welcome_is_given_by_the_other_side_of_the_article(read):
    welcome = read(None, f"{TALKS} Lễ đón Thủ tướng Ấn Độ Raj Kumar diễn ra trang trọng sáng 15/5.").one("ceremony")
    assert welcome.countries == {"VN", "IN"}


def test_guests_lay_wreaths_at_a_memorial_abroad(read):
    told = "Ngày 15/5, Bộ trưởng Quốc phòng Pháp Jean Dubois đã đặt vòng hoa tại Tượng đài Liệt sĩ ở Hà Nội."
    assert read(None, told).one("ceremony").countries == {"FR", "VN"}


def test_an_order_is_given_to_somebody_of_another_country(read):
    told = "Ngày 15/5, Chủ tịch nước Trần Quốc Hải đã trao tặng Huân chương Hữu nghị cho Đại sứ Pháp Jean Dubois."
    assert read(None, told).one("ceremony").persons == {"Trần Quốc Hải": "participant", "Jean Dubois": "receiver"}


def test_prizes_of_sports_and_arts_are_no_orders(read):
    told = "Ngày 15/5, Liên đoàn Bóng đá thế giới đã trao giải thưởng cho thủ môn Peru Luis Ramos."
    assert not read(None, told).of("ceremony")


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Tổng thống Pháp Luc Martin lên nắm quyền vào ngày 12/5 sau một cuộc vận động dài.", 1),
        ("Tổng thống Pháp Luc Martin vừa bổ nhiệm ông Jean Dubois ngày 10/5.", 1),
        ("Đó là lần công du duy nhất kể từ khi Tổng thống Pháp Luc Martin lên nắm quyền ngày 10/5.", 0),
        ("Tổng thống Pháp Luc Martin gặp nhiều khó khăn sau lễ nhậm chức ngày 10/5.", 0),
    ],
    ids=["takes office", "appoints", "since then", "after the ceremony"],
)
def test_who_governs_comes_into_office_on_a_day(read, sentence, count):
    assert len(read(None, sentence).of("appointment")) == count


def test_relief_is_aid_though_no_amount_is_told(read):
    aid = read(None, "Thái Lan đã quyết định gửi thực phẩm cho Lào để khắc phục hậu quả lũ lụt.").one("aid")
    assert aid.countries == {"TH", "LA"}
