"""Who stands around a verb: runs of names, delegations, and words for nobody in particular."""

import pytest

from transforms.groups import is_vague
from transforms.model import Mention


def mention(kind, **more):
    return Mention(0, 1, kind, "x", **more)


@pytest.mark.parametrize(
    ("noun", "vague"),
    [
        (mention("role"), True),
        (mention("role", country="LA"), False),
        (mention("role", organization="Bộ Y tế"), False),
        (mention("collective"), True),
        (mention("collective", inner=[mention("country", country="LA")]), False),
        (mention("country", country="LA"), False),
        (mention("person", name="Lê Văn Khánh"), False),
    ],
)
def test_who_stands_for_nobody_in_particular(noun, vague):
    assert is_vague(noun) is vague


def test_all_names_before_and_behind_a_verb_take_part(read):
    meeting = read(
        None,
        "Ngày 15/5, tại Hà Nội, Bộ trưởng Ngoại giao Việt Nam Phạm Văn Sơn và Thứ trưởng Trần Thị Lan đã tiếp Ngoại "
        "trưởng Hàn Quốc Park Jin-ho cùng Đại sứ Hàn Quốc Kim Min-soo.",
    ).one("meeting")
    assert meeting.persons == {
        "Phạm Văn Sơn": "host",
        "Trần Thị Lan": "host",
        "Park Jin-ho": "guest",
        "Kim Min-soo": "guest",
    }


def test_who_only_stands_near_does_not_take_part(read):
    meeting = read(
        None,
        "Theo Đại sứ Lào Khamla Sisouk, ngày 15/5, Bộ trưởng Ngoại giao Việt Nam Phạm Văn Sơn đã tiếp Ngoại trưởng Hàn "
        "Quốc Park Jin-ho, trong khi Tổng thống Mỹ Robert Miller đang ở Nhật Bản.",
    ).one("meeting")
    assert meeting.persons == {"Phạm Văn Sơn": "host", "Park Jin-ho": "guest"}
    assert meeting.countries == {"VN", "KR"}


@pytest.mark.parametrize(
    "guests",
    [
        "Đoàn đại biểu cấp cao Lào do Bộ trưởng Khamla Sisouk dẫn đầu",
        "đoàn công tác Lào do Bộ trưởng Khamla Sisouk làm trưởng đoàn",
        "Bộ trưởng Y tế Lào Khamla Sisouk cùng các thành viên trong đoàn",
    ],
)
def test_the_head_of_a_delegation_is_its_side(read, guests):
    meeting = read(None, f"Ngày 15/5, tại Hà Nội, Bộ trưởng Y tế Việt Nam Lê Thị Hòa đã tiếp {guests}.").one("meeting")
    assert meeting.persons == {"Lê Thị Hòa": "host", "Khamla Sisouk": "guest"}
    assert meeting.countries == {"VN", "LA"}


def test_words_for_many_are_looked_through(read):
    meeting = read(
        None,
        "Ngày 15/5, Bộ trưởng Y tế Lê Thị Hòa đã gặp gỡ đại diện các doanh nghiệp và Đại sứ Nhật Bản tại Việt Nam "
        "Kenji Sato.",
    ).one("meeting")
    assert {"Lê Thị Hòa", "Kenji Sato"} == set(meeting.persons)


def test_two_who_receive_and_one_who_is_received(read):
    meeting = read(
        None,
        "Ngày 15/5, Bộ trưởng Ngoại giao Việt Nam Phạm Văn Sơn đã được Tổng thống Hàn Quốc Kim Min-soo và Ngoại trưởng "
        "Hàn Quốc Park Jin-ho tiếp tại Seoul.",
    ).one("meeting")
    assert meeting.persons == {"Kim Min-soo": "host", "Park Jin-ho": "host", "Phạm Văn Sơn": "guest"}


def test_none_of_several_who_invite_goes_along(read):
    visit = read(
        None,
        "Nhận lời mời của Thủ tướng Pháp Jean Morel và Thủ tướng Lào Khamla Sisouk, Thủ tướng Việt Nam Trần Quốc Hải "
        "đã thăm Pháp từ ngày 5/7.",
    ).one("visit")
    assert visit.persons == {"Trần Quốc Hải": "guest"}


def test_who_reports_a_meeting_is_not_there(read):
    meeting = read(
        None,
        "Hãng thông tấn TASS đưa tin trong cuộc gặp ngày 15/5 với Thủ tướng Nga Ivan Orlov, Thủ tướng Pháp Jean Morel "
        "đã đề nghị hợp tác.",
    ).one("meeting")
    assert (set(meeting.persons), meeting.organizations) == ({"Ivan Orlov", "Jean Morel"}, {})


def test_the_head_of_a_department_takes_part_for_the_state(read):
    meeting = read(
        None,
        "Ngày 15/5, Vụ trưởng Vụ Hợp tác quốc tế, Bộ Y tế Việt Nam Lê Thị Hòa đã tiếp Chủ tịch Hội Chữ thập đỏ Lào "
        "Khamla Sisouk.",
    ).one("meeting")
    assert set(meeting.organizations) == {"Hội Chữ thập đỏ Lào"}


def test_who_organizes_together_with_others_is_there_too(read):
    conference = read(
        None,
        "Ngày 15/5, Phòng Thương mại và Công nghiệp Việt Nam (VCCI) phối hợp với Hội Chữ thập đỏ Lào tổ chức Hội thảo "
        "hợp tác Việt Nam - Lào tại Hà Nội.",
    ).one("conference")
    assert set(conference.organizations) == {"Phòng Thương mại và Công nghiệp Việt Nam", "Hội Chữ thập đỏ Lào"}


@pytest.mark.parametrize("led", ["đoàn đại biểu cấp cao Lào", "Đoàn đại biểu Quốc hội Lào", "một phái đoàn Lào"])
def test_who_leads_a_delegation_comes_along(read, led):
    visit = read(
        None, f"Ngày 15/5, Chủ tịch Quốc hội Lào Khamla Sisouk đã dẫn đầu {led} thăm chính thức Việt Nam."
    ).one("visit")
    assert set(visit.persons) == {"Khamla Sisouk"}


@pytest.mark.parametrize(
    "told",
    [
        "tiếp ngài Kim Min-ho, Đặc phái viên của Tổng thống Hàn Quốc Park Jin-ho",
        "tiếp ngài Kim Min-ho, cố vấn của Tổng thống Hàn Quốc Park Jin-ho và Thứ trưởng Ngoại giao Choi Woo-jin",
    ],
)
def test_whom_an_envoy_serves_is_not_there(read, told):
    meeting = read(None, f"Chiều 25/5, tại Hà Nội, Thủ tướng Phạm Văn Sơn đã {told}.").one("meeting")
    assert "Kim Min-ho" in meeting.persons
    assert "Park Jin-ho" not in meeting.persons
    assert meeting.countries == {"VN", "KR"}


def test_whose_ally_somebody_is_called_does_not_meet_in_his_place(read):
    told = "Thủ tướng Lào Khamla Sisouk, đồng minh thân cận của Tổng thống Hàn Quốc Park Jin-ho, đã gặp"
    meeting = read(None, f"Ngày 15/5, {told} Bộ trưởng Ngoại giao Việt Nam Phạm Văn Sơn.").one("meeting")
    assert set(meeting.persons) == {"Khamla Sisouk", "Phạm Văn Sơn"}
    assert meeting.countries == {"VN", "LA"}


@pytest.mark.parametrize(
    ("sentence", "persons"),
    [
        ("tiếp cố vấn an ninh của Tổng thống Hàn Quốc Kim Min-soo.", {"Phạm Văn Sơn"}),
        ("tiếp đoàn đại biểu của Tổng thống Hàn Quốc Kim Min-soo.", {"Phạm Văn Sơn", "Kim Min-soo"}),
    ],
    ids=["nameless", "delegation"],
)
def test_whom_a_nameless_aide_serves_is_not_there(read, sentence, persons):
    meeting = read(None, f"Ngày 15/5, Bộ trưởng Ngoại giao Việt Nam Phạm Văn Sơn đã {sentence}").one("meeting")
    assert set(meeting.persons) == persons
    assert set(meeting.countries) == {"VN", "KR"}


def test_a_wish_goes_to_both_heads_of_a_delegation(read):
    wish = read(
        None,
        "Ngày 15/5, Bộ trưởng Ngoại giao Việt Nam Phạm Văn Sơn đã tiếp Bộ trưởng Lào Khamla Sisouk và Thứ trưởng Lào "
        "Bounmy Vongsa.",
        "Bộ trưởng Phạm Văn Sơn đề nghị Lào tạo điều kiện cho thợ mộc Việt Nam.",
    ).one("request")
    assert set(wish.persons) == {"Phạm Văn Sơn", "Khamla Sisouk", "Bounmy Vongsa"}
