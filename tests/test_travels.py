"""How sentences tell journeys: who goes where by a bare verb, who is sent, and tours of regions."""

import pytest

MINISTER = "Ngoại trưởng Pháp Jean Dubois"


@pytest.mark.parametrize(
    ("sentence", "is_visit"),
    [
        (f"Ngày 15/5, {MINISTER} sang Lào tìm kiếm sự ủng hộ của các nước láng giềng.", True),
        (f"{MINISTER} hôm nay tới Vientiane.", True),
        (f"{MINISTER} dẫn đầu đoàn đại biểu Chính phủ Pháp tới Lào tham dự kỳ họp lần thứ ba.", True),
        (f"{MINISTER} là nhà lãnh đạo châu Âu đầu tiên tới Nhà Trắng trong năm nay.", True),
        (f"{MINISTER} có thể đến Lào khi điều kiện cho phép.", False),
        (f"Theo thông điệp của {MINISTER} tới Lào, hạn chót là tháng 6.", False),
        (f"{MINISTER} muốn đưa hàng hóa tới Lào.", False),
        ("Ca sĩ Pháp Jean Dubois tới Lào du lịch.", False),
        (f"Con gái {MINISTER} sang Lào du học.", False),
    ],
    ids=["sang", "tới", "delegation", "house", "may", "message", "goods", "singer", "family"],
)
def test_who_holds_an_office_of_state_visits_by_a_bare_verb(read, sentence, is_visit):
    assert bool(read(None, sentence).of("visit")) is is_visit


@pytest.mark.parametrize(
    ("sentence", "persons"),
    [
        ("Tổng thống Pháp Luc Martin đã cử một đặc phái viên tới Lào.", {}),
        ("Tổng thống Pháp Luc Martin đã cử đặc phái viên Jean Dubois sang Lào.", {"Jean Dubois": "guest"}),
        ("Cựu Bộ trưởng Quốc phòng Pháp Jean Dubois được cử đi Lào.", {"Jean Dubois": "guest"}),
    ],
    ids=["nameless", "named", "passive"],
)
def test_who_is_sent_pays_a_visit(read, sentence, persons):
    visit = read(None, sentence).one("visit")
    assert visit.countries == {"FR", "LA"}
    assert visit.persons == persons


@pytest.mark.parametrize("words", ["đề xuất cử", "đang cân nhắc gửi", "từ chối cử"])
def test_who_may_be_sent_pays_no_visit(read, words):
    assert not read(None, f"Tổng thống Pháp Luc Martin {words} một phái đoàn tới Lào.").of("visit")


def test_who_is_to_be_sent_by_a_plan_has_yet_to_go(read):
    told = "Tổng thống Pháp Luc Martin tuyên bố kế hoạch cử một đặc phái viên tới Lào."
    assert read(None, told).one("visit").status == "planned"


def test_troops_that_are_sent_pay_no_visit(read):
    assert not read(None, "Tổng thống Pháp Luc Martin đã cử 200 binh sĩ tới Lào.").of("visit")


def test_a_tour_of_a_region_is_a_visit_of_its_guest_alone(read):
    visit = read(None, f"{MINISTER} đang có chuyến thăm Đông Nam Á lần đầu tiên.").one("visit")
    assert (visit.countries, visit.scope) == ({"FR"}, "international")


def test_a_tour_whose_countries_are_told_is_those_visits(read):
    text = f"{MINISTER} có chuyến thăm Đông Nam Á. Ngày 15/5, {MINISTER} thăm Lào. Ngày 17/5, ông thăm Thái Lan."
    assert all(len(visit.countries) == 2 for visit in read(None, text).of("visit"))


@pytest.mark.parametrize(
    "sentence",
    [
        f"Ngày 15/5, chuyến thăm chính thức của {MINISTER} đến Nhà Trắng được dư luận chú ý.",
        "Ngày 15/5, tàu khu trục Mỹ đã tới thăm kỹ thuật cảng Marseille (Pháp).",
    ],
    ids=["noun", "technical call"],
)
def test_houses_of_state_and_ports_are_gone_to(read, sentence):
    assert read(None, sentence).one("visit").countries == {"FR", "US"}
