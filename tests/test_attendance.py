"""Whom later sentences add to a gathering that was told before."""

import pytest

MEETING = "Ngày 15/5, Bộ trưởng Ngoại giao Việt Nam Phạm Văn Sơn đã hội đàm với Ngoại trưởng Lào Khamla Sisouk."
CONFERENCE = "Ngày 15/5, Hội nghị cấp cao ASEAN - Nga đã khai mạc tại Hà Nội."
CEREMONY = "Ngày 15/5, Bộ trưởng Y tế Việt Nam Lê Thị Hòa đã dự lễ khánh thành bệnh viện hữu nghị Việt Nam - Lào."
ENVOY = "Đại sứ Lào tại Việt Nam Bounmy Vongsa"


def attendants(read, type_, *sentences):
    """The persons of the only event of a type that the sentences behind the first one add."""
    told = read(None, sentences[0]).one(type_).persons
    return set(read(None, *sentences).one(type_).persons) - set(told)


@pytest.mark.parametrize(
    "sentence",
    [
        f"Cùng dự có {ENVOY} và Thứ trưởng Ngoại giao Việt Nam Trần Đức Minh.",
        f"Tham dự hội đàm còn có {ENVOY}; Thứ trưởng Ngoại giao Việt Nam Trần Đức Minh.",
        f"Về phía Lào, có {ENVOY}. Về phía Việt Nam có Thứ trưởng Ngoại giao Trần Đức Minh.",
        f"Cuộc hội đàm diễn ra với sự tham dự của {ENVOY} và Thứ trưởng Ngoại giao Việt Nam Trần Đức Minh.",
    ],
)
def test_who_else_is_at_a_meeting(read, sentence):
    assert attendants(read, "meeting", MEETING, sentence) == {"Bounmy Vongsa", "Trần Đức Minh"}


@pytest.mark.parametrize(
    ("type_", "told", "sentence"),
    [
        ("conference", CONFERENCE, f"Phát biểu tại cuộc họp, {ENVOY} đánh giá cao vai trò của Việt Nam."),
        ("conference", CONFERENCE, f"Ngày 15/5, {ENVOY} đã chủ trì hội nghị."),
        ("ceremony", CEREMONY, f"Phát biểu tại buổi lễ, {ENVOY} cảm ơn Việt Nam."),
        ("ceremony", CEREMONY, f"Tới dự buổi lễ có {ENVOY}."),
    ],
)
def test_who_speaks_and_who_leads(read, type_, told, sentence):
    assert attendants(read, type_, told, sentence) == {"Bounmy Vongsa"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"Phát biểu tại buổi lễ, {ENVOY} cảm ơn Việt Nam.",
        f"Phát biểu tại cuộc họp báo, {ENVOY} cảm ơn Việt Nam.",
        f"Cuộc gặp ngày 12/5 có sự tham dự của {ENVOY}.",
        f"{ENVOY} chủ trì cuộc họp của đại sứ quán.",
    ],
    ids=["of another kind", "press conference", "of another day", "of its own"],
)
def test_who_is_elsewhere(read, sentence):
    assert not attendants(read, "meeting", MEETING, sentence)


def test_the_meeting_that_was_told_last_is_meant(read):
    meetings = read(
        None,
        "Ngày 15/5, Bộ trưởng Lào Khamla Sisouk đã có cuộc gặp với Bộ trưởng Hà Lan Jan Smit.",
        "Chiều cùng ngày, Thủ tướng Hà Lan cũng đã tiếp đoàn đại biểu Lào.",
        "Tại cuộc gặp, Phó Thủ tướng Hà Lan Piet Bakker phát biểu.",
    ).of("meeting")
    assert ["Piet Bakker" in m.persons for m in meetings] == [False, True]


def test_of_several_gatherings_the_word_tells_which(read):
    opening = "Ngày 15/5, tại Hà Nội đã diễn ra hội thảo quốc tế Việt Nam - Lào về nguồn nước."
    summit = "Hội nghị cấp cao Việt Nam - Lào sẽ được tổ chức vào ngày 20/6."
    workshop, conference = read(None, opening, summit, f"Phát biểu tại hội thảo, {ENVOY} cảm ơn Việt Nam.").of(
        "conference"
    )
    assert set(workshop.persons) == {"Bounmy Vongsa"}
    assert not conference.persons


@pytest.mark.parametrize(
    "sentence",
    [
        f"{ENVOY} cũng sẽ tham dự hội nghị lần này.",
        f"Tham dự phiên đối thoại, {ENVOY} đánh giá cao vai trò của Việt Nam.",
        f"{ENVOY} có bài phát biểu tại phiên khai mạc.",
    ],
)
def test_who_comes_to_a_conference(read, sentence):
    assert attendants(read, "conference", CONFERENCE, sentence) == {"Bounmy Vongsa"}


def test_states_that_come_to_a_conference_are_sides(read):
    conference = read(
        None, CONFERENCE, "Bộ trưởng tài chính các nước Lào, Campuchia và Nhật Bản cũng tham dự hội nghị lần này."
    ).one("conference")
    assert {"LA", "KH", "JP"} <= set(conference.countries)


def test_who_heads_an_organization_does_not_bring_others_along(read):
    conference = read(
        None, CONFERENCE, "Phát biểu tại hội nghị, ông Karl Weber, Chủ tịch Tập đoàn Siemens, cảm ơn Việt Nam."
    ).one("conference")
    assert (set(conference.persons), "Tập đoàn Siemens" in conference.organizations) == ({"Karl Weber"}, True)


@pytest.mark.parametrize("beside", ["bên lề", "trong khuôn khổ"])
def test_who_meets_beside_a_conference_attends_it(read, beside):
    conference = read(
        None,
        f"Ngày 15/5, Thủ tướng Pháp Jean Morel đã gặp Tổng thống Nga Ivan Orlov {beside} Hội nghị thượng đỉnh G20 tại "
        "Hamburg.",
    ).one("conference")
    assert set(conference.persons) == {"Jean Morel", "Ivan Orlov"}
    assert {"FR", "RU"} <= set(conference.countries)


@pytest.mark.parametrize(
    ("sentence", "present"),
    [
        (
            "Tại Hội nghị cấp cao ASEAN ở Manila, Thủ tướng Pháp Jean Morel gặp Tổng thống Nga Ivan Orlov ngày 15/5; "
            "trước đó ông gặp Tổng thống Indonesia Adi Santoso tại Jakarta.",
            {"Jean Morel", "Ivan Orlov"},
        ),
        (
            "Tại Hội nghị cấp cao ASEAN ở Manila ngày 15/5, Thủ tướng Pháp Jean Morel cảm ơn Tổng thống Nga Ivan Orlov "
            "đã gặp Tổng thống Indonesia Adi Santoso tại Jakarta.",
            {"Jean Morel"},
        ),
        (
            "Ngày 15/5, Thủ tướng Pháp Jean Morel hội đàm với Tổng thống Nga Ivan Orlov; dự và phát biểu tại Hội nghị "
            "cấp cao ASEAN.",
            {"Jean Morel"},
        ),
    ],
    ids=["earlier", "in another town", "in a list of deeds"],
)
def test_who_is_met_elsewhere_does_not_attend(read, sentence, present):
    assert set(read(None, sentence).one("conference").persons) == present


@pytest.mark.parametrize(
    ("sentence", "persons"),
    [
        ("{a} dự kiến tiếp xúc với {b} bên lề Hội nghị cấp cao APEC tại Đà Nẵng.", {"Khamla Sisouk", "Jan Smit"}),
        ("{a} sẽ nêu vấn đề nói trên với {b} bên lề Hội nghị cấp cao APEC tại Đà Nẵng.", {"Khamla Sisouk", "Jan Smit"}),
        ("{a} cho biết {b} sẽ nêu vấn đề này bên lề Hội nghị cấp cao APEC tại Đà Nẵng.", {"Jan Smit"}),
        ("Theo quyết định của {a}, {b} sẽ nêu ý kiến bên lề Hội nghị cấp cao APEC tại Đà Nẵng.", {"Jan Smit"}),
    ],
)
def test_who_deals_beside_a_conference_is_there(read, sentence, persons):
    told = sentence.format(a="Bộ trưởng Lào Khamla Sisouk", b="Bộ trưởng Hà Lan Jan Smit")
    assert set(read(None, told).one("conference").persons) == persons


def test_states_whose_leaders_meet_beside_a_conference_are_there(read):
    told = "Ngày 15/5, hai nhà lãnh đạo Lào và Hà Lan đã có cuộc gặp bên lề Hội nghị cấp cao APEC tại Đà Nẵng."
    assert {"LA", "NL"} <= set(read(None, told).one("conference").countries)


def test_a_meeting_is_not_lost_in_the_conference_beside_which_it_was(read):
    article = read(
        None,
        "Ngày 15/5, hai nhà lãnh đạo Lào và Hà Lan đã có cuộc gặp bên lề Hội nghị cấp cao APEC tại Đà Nẵng.",
        "Trong cuộc gặp, Bộ trưởng Lào Khamla Sisouk và Bộ trưởng Hà Lan Jan Smit đã thảo luận về thương mại.",
    )
    assert set(article.one("meeting").persons) == {"Khamla Sisouk", "Jan Smit"}
