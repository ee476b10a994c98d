"""Whom "hai bên", "hai Bộ trưởng" and "hai bộ" stand for."""

import pytest

FIRST = "Ngày 15/5, Bộ trưởng Bộ Y tế Việt Nam Lê Thị Hòa đã tiếp Bộ trưởng Bộ Y tế Lào Khamla Sisouk."
MINISTRIES = "Bộ Y tế Việt Nam và Bộ Y tế Lào có quan hệ tốt đẹp."


def test_two_ministers_are_the_two_who_meet(read):
    signing = read(None, FIRST, "Nhân dịp này, hai Bộ trưởng đã ký bản ghi nhớ về hợp tác đào tạo.").one("signing")
    assert signing.persons == {"Lê Thị Hòa": "signatory", "Khamla Sisouk": "signatory"}
    assert signing.countries == {"VN", "LA"}


def test_two_ministries_are_organizations(read):
    signing = read(None, FIRST, MINISTRIES, "Nhân dịp này, hai bộ đã ký bản ghi nhớ hợp tác.").one("signing")
    assert signing.organizations == {"Bộ Y tế": "signatory", "Bộ Y tế Lào": "signatory"}
    assert signing.countries == {"VN", "LA"}


@pytest.mark.parametrize("both", ["hai bên", "hai nước", "hai Chính phủ"])
def test_two_sides_are_the_countries_of_the_article(read, both):
    signing = read(None, FIRST, f"Nhân dịp này, {both} đã ký hiệp định về y tế.").one("signing")
    assert signing.countries == {"VN", "LA"}


def test_two_sides_are_those_whose_people_the_sentence_has_named(read):
    guests = "Thủ tướng Lào Somsak Phommachan và Tổng thống Pháp Jean Dubois"
    reading = read(
        "Triều Tiên và quan hệ Triều Tiên - Việt Nam",
        f"{guests} nhất trí như vậy tại cuộc gặp giữa hai nhà lãnh đạo ngày 15/5.",
        "Nhân dịp này, hai bên đã ký hiệp định về thương mại.",
    )
    assert reading.one("meeting").countries == {"LA", "FR"}
    assert reading.one("signing").countries == {"LA", "FR"}


def test_two_premiers_are_those_who_hold_that_office(read):
    meeting = read(
        None,
        "Thủ tướng Việt Nam Trần Quốc Hải chào mừng Thủ tướng Lào Somsak Phommachan.",
        "Cùng dự có Phó Thủ tướng Lê Văn Tám.",
        "Ngày 15/5, hai Thủ tướng đã gặp nhau và hội đàm.",
    ).one("meeting")
    assert set(meeting.persons) == {"Trần Quốc Hải", "Somsak Phommachan"}


def test_a_third_country_named_in_passing_is_no_side(read):
    signing = read(
        None,
        FIRST,
        MINISTRIES,
        "Hệ thống y tế của Nhật Bản và Hàn Quốc là kinh nghiệm tốt cho khu vực.",
        "Nhân dịp này, hai bên đã ký bản ghi nhớ hợp tác.",
    ).one("signing")
    assert signing.countries == {"VN", "LA"}


def test_a_post_told_again_in_short_is_that_of_its_holder(read):
    reading = read(
        None,
        "Ngày 15/5, Thủ tướng Việt Nam Trần Quốc Hải đã tiếp ông Park Jin-ho, Chủ tịch điều hành Tập đoàn Samsung.",
        "Chủ tịch Tập đoàn Samsung cam kết hỗ trợ Việt Nam đào tạo kỹ sư.",
    )
    assert "Park Jin-ho" in reading.one("offer").persons


def test_who_speaks_for_the_union_speaks_for_no_country_of_birth(read):
    offer = read(
        None, "Ngày 15/5, Chủ tịch Hội đồng châu Âu Donald Tusk cho biết EU sẽ mở rộng hợp tác về y tế với Trung Quốc."
    ).one("offer")
    assert set(offer.persons) == {"Donald Tusk"}
    assert offer.countries == {"EU", "CN"}


def test_who_only_speaks_is_none_of_two_leaders(read):
    call = read(
        "Tổng thống Lào Khamla Sisouk điện đàm với Tổng thống Pháp Paul Martin",
        "Phát ngôn viên Chính phủ Pháp Jean Dupont cho biết ngày 15/5, hai nhà lãnh đạo đã điện đàm.",
    ).one("call")
    assert set(call.persons) == {"Khamla Sisouk", "Paul Martin"}


def test_an_organization_of_many_states_is_a_side(read):
    reading = read(
        "Hội nghị Quan chức cao cấp ASEAN - Hàn Quốc",
        "Ngày 15/5, tại Bangkok, Thái Lan, các quan chức ASEAN và Hàn Quốc đã họp.",
        "Nhân dịp này, hai bên đã ký hiệp định về thương mại.",
        "Phía Thái Lan cảm ơn.",
        "Quan hệ ASEAN - Hàn Quốc rất tốt đẹp.",
    )
    signing = reading.one("signing")
    assert (signing.countries, set(signing.organizations)) == ({"KR"}, {"Hiệp hội các quốc gia Đông Nam Á"})


def test_two_countries_that_meet_in_a_title_are_the_sides_however_often_a_body_is_named(read):
    signing = read(
        "Việt Nam - Singapore hội đàm bên lề ASEAN",
        "Ngày 15/5, tại Bangkok, Bộ trưởng Việt Nam đã gặp Bộ trưởng Singapore bên lề hội nghị ASEAN.",
        "ASEAN là ưu tiên của ASEAN. ASEAN đoàn kết. ASEAN phát triển. ASEAN lớn mạnh. ASEAN đổi mới.",
        "ASEAN hợp tác. ASEAN hội nhập. ASEAN thịnh vượng. ASEAN ổn định. ASEAN hòa bình. ASEAN gắn kết.",
        "Nhân dịp này, hai bên đã ký thỏa thuận về thương mại.",
    ).one("signing")
    assert (signing.countries, signing.organizations) == ({"VN", "SG"}, {})


def test_an_office_of_two_countries_is_that_of_both_who_hold_it(read):
    guests = "Ngoại trưởng Nga Ivan Petrov và Ngoại trưởng Pháp Jean Moreau"
    reading = read(
        "Nga và Pháp bàn về hàng hải",
        f"Sáng 12/6, {guests} đã dự khai mạc triển lãm ảnh về biển tại Rome.",
        "Chiều cùng ngày, Ngoại trưởng hai nước đã tiến hành hội đàm.",
        published="2018-06-13",
    )
    assert set(reading.one("meeting").persons) == {"Ivan Petrov", "Jean Moreau"}
