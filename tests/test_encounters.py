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
        "Ngày 15/5, Liên hợp quốc đã ra tuyên bố kêu gọi cứu trợ và gửi lời chia buồn tới gia đình các nạn nhân.",
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
