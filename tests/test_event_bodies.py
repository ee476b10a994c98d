"""Which organizations take part through whoever holds an office in them."""

import pytest


@pytest.mark.parametrize(
    "minister",
    [
        "Bộ trưởng Bộ Y tế Lào Khamla Sisouk",
        "Chủ tịch Quốc hội Lào Khamla Sisouk",
        "Chủ nhiệm Ủy ban Đối ngoại Quốc hội Lào Khamla Sisouk",
        "Bộ trưởng Y tế Lào",
    ],
)
def test_who_holds_an_office_of_state_takes_part_for_the_state(read, minister):
    meeting = read(None, f"Ngày 15/5, Thủ tướng Trần Quốc Hải đã tiếp {minister} đang thăm Việt Nam.").one("meeting")
    assert (meeting.organizations, set(meeting.countries)) == ({}, {"LA", "VN"})


def test_ministers_who_deal_with_each_other_act_for_their_ministries(read):
    meeting = read(
        None, "Ngày 15/5, Bộ trưởng Bộ Y tế Lê Thị Hòa đã hội đàm với Bộ trưởng Bộ Y tế Lào Khamla Sisouk."
    ).one("meeting")
    assert set(meeting.organizations) == {"Bộ Y tế", "Bộ Y tế Lào"}


@pytest.mark.parametrize("guest", ["Chủ tịch Tập đoàn Siemens", "Tổng Thư ký Liên hợp quốc"])
def test_a_firm_and_a_body_of_many_states_act_through_their_heads(read, guest):
    meeting = read(None, f"Ngày 15/5, Thủ tướng Việt Nam Trần Quốc Hải đã tiếp {guest} Karl Weber.").one("meeting")
    assert len(meeting.organizations) == 1


def test_delegates_and_spokesmen_act_for_a_ministry(read):
    visit = read(None, "Ngày 15/5, đoàn đại biểu cấp cao Bộ Y tế Lào đã bắt đầu thăm Việt Nam.").one("visit")
    assert set(visit.organizations) == {"Bộ Y tế Lào"}
    request = read(
        None, "Hôm 15/5, người phát ngôn Bộ Nông nghiệp Nga Ivan Orlov kêu gọi Mỹ tôn trọng thỏa thuận đã ký."
    ).one("request")
    assert set(request.organizations) == {"Bộ Nông nghiệp Nga"}


def test_who_looks_on_at_a_signing_acts_for_nobody(read):
    signing = read(
        None,
        "Ngày 15/5, dưới sự chứng kiến của Chủ tịch Tập đoàn Siemens Karl Weber, Bộ Tư pháp Việt Nam và Bộ Tư pháp Lào "
        "đã ký bản ghi nhớ hợp tác.",
    ).one("signing")
    assert set(signing.organizations) == {"Bộ Tư pháp", "Bộ Tư pháp Lào"}


def test_whom_a_wish_is_told_to_in_a_meeting_does_not_bring_a_firm_into_it(read):
    reading = read(
        None,
        "Ngày 15/5, tại Hà Nội, Thủ tướng Trần Quốc Hải đã tiếp ông Karl Weber, Chủ tịch Tập đoàn Siemens của Đức.",
        "Thủ tướng đề nghị Đức tạo điều kiện cho nông sản Việt Nam.",
    )
    request = reading.one("request")
    assert (set(request.persons), request.organizations) == ({"Trần Quốc Hải", "Karl Weber"}, {})
    assert set(reading.one("meeting").organizations) == {"Tập đoàn Siemens"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Hôm qua, MU đã gặp Real Madrid ở trận Siêu cúp châu Âu.",
        "Hôm qua, tiền đạo Mark Carver của Juventus đã ký hợp đồng với Tottenham.",
        "Tập đoàn Samsung tài trợ cho CLB Chelsea 5 triệu USD.",
    ],
)
def test_clubs_are_no_sides(read, sentence):
    events = read(None, sentence)
    assert "international" not in [event.scope for event in events]
    clubs = {"Real Madrid", "Tottenham Hotspur", "CLB Chelsea"}
    assert not any(clubs & set(event.organizations) for event in events)


@pytest.mark.parametrize(
    ("sentence", "kind", "bodies"),
    [
        ("Ngày 15/5, Bộ trưởng Bộ Y tế Lào Kham Keo đã đến thăm Việt Nam.", "visit", {"Bộ Y tế Lào"}),
        (
            "Ngày 15/5, Bộ trưởng Bộ Y tế Lê Văn Khánh mời Bộ trưởng Bộ Y tế Lào Kham Keo thăm Việt Nam.",
            "invitation",
            {"Bộ Y tế", "Bộ Y tế Lào"},
        ),
        ("Ngày 15/5, Thủ tướng Lào Kham Keo đã đến thăm Việt Nam.", "visit", set()),
    ],
    ids=["a minister travels", "ministers invite each other", "a premier travels"],
)
def test_a_minister_travels_and_invites_for_the_ministry(read, sentence, kind, bodies):
    assert set(read(None, sentence).one(kind).organizations) == bodies


@pytest.mark.parametrize(
    "guest",
    ["Bí thư Tỉnh ủy Nghệ An Trần Văn Nam", "Chủ tịch Viện Đại biểu Quốc hội Belarus Ivan Orlov"],
    ids=["of a party committee", "of a chamber"],
)
def test_who_leads_a_province_or_a_chamber_takes_part_for_the_state(read, guest):
    meeting = read(None, f"Ngày 15/5, tại Paris, Tổng thống Pháp Luc Martin đã tiếp {guest}.").one("meeting")
    assert meeting.organizations == {}
