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
