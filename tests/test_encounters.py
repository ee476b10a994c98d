"""Who meets, calls and writes to whom: sides that stand in unusual places."""

import pytest

LAO = "Thủ tướng Lào Somsak Phommachan"
DUTCH = "Ngoại trưởng Hà Lan Jan Smit"
BOTH = {"Somsak Phommachan", "Jan Smit"}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("meeting", f"Tiếp {DUTCH}, {LAO} hoan nghênh các dự án thủy lợi mới."),
        ("meeting", f"Gặp {DUTCH}, {LAO} hoan nghênh các dự án thủy lợi mới."),
        ("meeting", f"Sau khi hội đàm với {DUTCH}, {LAO} đã về nước."),
        ("call", f"Trước đó, điện đàm với {DUTCH}, {LAO} hoan nghênh các dự án thủy lợi mới."),
        ("message", f"Trong thư gửi {DUTCH}, {LAO} hoan nghênh các dự án thủy lợi mới."),
    ],
    ids=["receives", "meets", "after", "calls", "letter"],
)
def test_who_does_it_may_stand_behind_a_comma(read, kind, sentence):
    assert set(read(None, f"{sentence}").one(kind).persons) == BOTH


def test_a_list_without_a_subject_is_no_meeting_of_its_members(read):
    assert read(None, f"Gặp {DUTCH}, {LAO}.").of("meeting") == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"Ngày 15/5, {LAO} đã gửi điện mừng tới {DUTCH}.",
        f"Ngày 15/5, {LAO} đã điện đàm với {DUTCH} và gửi lời chia buồn.",
    ],
    ids=["object", "counterpart of a call"],
)
def test_a_message_goes_to_whom_the_clause_tells(read, sentence):
    assert read(None, sentence).one("message").persons == {"Somsak Phommachan": "giver", "Jan Smit": "receiver"}


def test_bodies_of_many_states_condole(read):
    message = read(
        "Lũ lụt tại Peru",
        "Ngày 15/5, Liên hợp quốc đã kêu gọi cứu trợ và chuyển lời chia buồn tới các nạn nhân.",
        "Chính phủ Peru cho biết Peru có 20 người thiệt mạng.",
    ).one("message")
    assert message.countries == {"PE"}
    assert set(message.organizations) == {"Liên hợp quốc"}


@pytest.mark.parametrize("how", ["qua điện thoại", "trực tuyến", "ba bên qua cầu truyền hình"])
def test_who_meets_at_a_distance_calls(read, how):
    call = read(None, f"Ngày 15/5, {LAO} và {DUTCH} đã có cuộc họp {how} về hạn hán.").one("call")
    assert set(call.persons) == BOTH


def test_a_counterpart_without_a_country_is_of_the_other_side(read):
    meeting = read(
        "Hà Lan và Lào bàn về thủy lợi",
        f"Chính phủ Hà Lan sẽ giúp Lào. Ngày 15/5, ông Visser và {LAO} đã gặp nhau tại Viêng Chăn.",
    ).one("meeting")
    assert meeting.countries == {"LA", "NL"}


def test_a_series_of_meetings_is_one_with_each_country(read):
    meetings = read(
        None, f"Ngày 15/5 sẽ có các cuộc gặp giữa {LAO} với lãnh đạo Mỹ, Nhật Bản và Ấn Độ tại Viêng Chăn."
    ).of("meeting")
    assert [m.countries for m in meetings] == [{"LA", "US"}, {"LA", "JP"}, {"LA", "IN"}]


def test_a_discussion_between_persons_needs_no_day(read):
    meeting = read(None, f"Cuộc thảo luận giữa {LAO} và {DUTCH} tập trung vào hạn hán.").one("meeting")
    assert set(meeting.persons) == BOTH


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("meeting", f"{DUTCH} bày tỏ hài lòng về cuộc gặp với {LAO}."),
        ("meeting", f"{DUTCH} thông báo với báo giới kết quả sơ bộ của cuộc hội đàm với {LAO}."),
        ("meeting", f"{DUTCH} nói về tình hình ở Peru trong cuộc gặp hồi tháng trước với {LAO}."),
        ("meeting", f"{DUTCH} đã hai lần gặp {LAO}."),
        ("meeting", f"{DUTCH} và {LAO} sẽ tiếp xúc bên lề một diễn đàn về hạn hán."),
        ("call", f"{DUTCH} nhận được một cuộc gọi chúc mừng năm mới từ {LAO}."),
        ("call", f"Ngoài Tổng thống Peru Luis Ramos, {DUTCH} còn có cuộc điện đàm với {LAO}."),
    ],
    ids=["pleased", "result", "tells inside", "twice", "beside", "receives a call", "besides"],
)
def test_the_subject_may_stand_far_from_the_meeting(read, kind, sentence):
    assert set(read(None, sentence).one(kind).persons) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"{DUTCH} đề nghị sắp xếp một cuộc gặp với {LAO}.",
        f"Người phát ngôn Bộ Ngoại giao Hà Lan Piet Bakker trả lời câu hỏi về cuộc gặp với {LAO}.",
    ],
    ids=["only wished", "spokesman"],
)
def test_who_only_speaks_of_a_meeting_is_not_in_it(read, sentence):
    assert read(None, sentence).of("meeting") == []


def test_a_list_of_general_words_may_stand_before_whose_they_are(read):
    meeting = read(None, f"Ngày 15/5, {DUTCH} đã gặp gỡ các trường học, nhà vườn lớn của Lào.").one("meeting")
    assert meeting.countries == {"NL", "LA"}


def test_brackets_that_explain_name_nobody_who_meets(read):
    meeting = read(
        None, "Ngày 15/5, chuyên gia của Lào và Hà Lan (hai nước bảo trợ hòa đàm tại Peru) đã có cuộc họp kín."
    ).one("meeting")
    assert meeting.countries == {"LA", "NL"}


def test_what_is_between_two_sides_is_not_their_meeting(read):
    sentence = f"{DUTCH} hy vọng cuộc họp tại Lima sẽ làm rõ mối quan hệ giữa Lào và Peru."
    assert read(None, sentence).of("meeting") == []


@pytest.mark.parametrize("how", ["nhiều lần", "thường xuyên"])
def test_a_habit_is_no_meeting(read, how):
    assert read(None, f"{DUTCH} và {LAO} gặp nhau {how}.").of("meeting") == []


def test_what_is_only_possible_is_no_meeting(read):
    assert read(None, f"{DUTCH} từng nói về khả năng tiếp {LAO} tại Viêng Chăn.").of("meeting") == []


def test_two_who_condole_send_two_messages(read):
    messages = read(
        "Lũ lụt tại Peru",
        f"Ngày 15/5, {LAO} đã gửi lời chia buồn tới Peru.",
        f"Ngày 15/5, {DUTCH} đã gửi lời chia buồn tới Peru.",
    ).of("message")
    assert [message.countries for message in messages] == [{"LA", "PE"}, {"NL", "PE"}]


def test_a_title_with_the_office_is_the_message_to_the_counterpart(read):
    message = read(
        "Thủ tướng Lào gửi thư chúc mừng Thủ tướng Hà Lan",
        "Ngày 15/5, Thủ tướng Lào Somsak Phommachan hôm nay gửi thư chúc mừng người đồng cấp Hà Lan Jan Smit.",
    ).one("message")
    assert set(message.persons) == BOTH


def test_who_meets_the_press_together_does_not_meet(read):
    told = "Ngày 15/5, Thủ tướng Lào Somsak Phommachan và Thủ tướng Hà Lan Jan Smit đã có cuộc gặp báo chí."
    assert not read(None, told).of("meeting")


def test_a_list_of_deeds_is_of_who_is_named_first(read):
    meetings = read(
        None,
        "Ngày 15/5, Thủ tướng Lào Somsak Phommachan có cuộc hội đàm và trao đổi kỹ, chân tình với Thủ tướng Hà Lan "
        "Piet Bakker, hội kiến Tổng thống Hà Lan Jan Smit.",
    ).of("meeting")
    assert [set(m.persons) for m in meetings] == [{"Somsak Phommachan", "Piet Bakker"}, BOTH]


def test_a_department_is_of_the_country_of_its_house(read):
    meeting = read(
        None, f"Ngày 15/5, {DUTCH} đã tiếp Đoàn đại biểu Cục Thủy lợi, Bộ Nông nghiệp Lào tại Brussels."
    ).one("meeting")
    assert meeting.countries == {"NL", "LA"}


def test_each_of_two_who_call_has_a_call_of_his_own(read):
    calls = read(None, f"Điện đàm với {LAO}, Thủ tướng Anh John Carter và {DUTCH} cam kết hỗ trợ chống hạn hán.").of(
        "call"
    )
    assert [c.countries for c in calls] == [{"LA", "GB"}, {"LA", "NL"}]


def test_who_meets_beside_a_conference_meets_nobody_of_its_body(read):
    meeting = read(None, f"{DUTCH} và {LAO} sẽ gặp bên lề Hội nghị cấp cao ASEAN.").one("meeting")
    assert (set(meeting.persons), meeting.organizations) == (BOTH, {})


def test_of_what_two_talk_is_no_side(read):
    call = read(None, f"{DUTCH} và {LAO} điện đàm chiến sự Peru.").one("call")
    assert call.countries == {"NL", "LA"}


def test_whoever_met_those_who_speak_did_not_meet_each_other(read):
    assert read(None, "Nhiều nhà đầu tư Lào và Hà Lan có tiếp xúc với chúng tôi.").of("meeting") == []
