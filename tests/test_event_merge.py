"""One event for what an article tells twice, two for what happened twice."""

import pytest

from transforms.event_merge import dates_agree

TITLE = "Bộ trưởng Lê Văn Khánh tiếp Đại sứ Pháp"
LEAD = "Chiều 15/5, tại Hà Nội, Bộ trưởng Quốc phòng Lê Văn Khánh đã tiếp Đại sứ Pháp tại Việt Nam Pierre Martin."


@pytest.mark.parametrize(
    "body",
    [
        "Tại buổi tiếp, Bộ trưởng Lê Văn Khánh đánh giá cao quan hệ hai nước.",
        "Tại cuộc gặp, hai bên đã trao đổi nhiều vấn đề cùng quan tâm.",
        "Tại buổi tiếp Đại sứ Pierre Martin, Bộ trưởng Lê Văn Khánh đánh giá cao quan hệ hai nước.",
        "Đại sứ Pierre Martin cảm ơn Bộ trưởng Lê Văn Khánh đã dành thời gian tiếp.",
        "Cuộc gặp giữa Bộ trưởng Lê Văn Khánh và Đại sứ Pierre Martin diễn ra trong không khí hữu nghị.",
        "Trong buổi làm việc, hai bên nhất trí tăng cường hợp tác.",
    ],
)
def test_title_lead_and_body_tell_one_event(read, body):
    meeting = read(TITLE, LEAD, body).one("meeting")
    assert meeting.persons == {"Lê Văn Khánh": "host", "Pierre Martin": "guest"}
    assert (meeting.date, meeting.city) == ("2018-05-15", "Hà Nội")
    assert meeting.evidence == LEAD


def test_what_the_body_knows_is_added(read):
    visit = read(
        "Thủ tướng Trần Quốc Hải thăm Hà Lan",
        "Thủ tướng Trần Quốc Hải đang thăm chính thức Hà Lan.",
        "Chuyến thăm Hà Lan của Thủ tướng Trần Quốc Hải diễn ra từ ngày 14 đến 16/5.",
    ).one("visit")
    assert visit.date == "2018-05-14/2018-05-16"


def test_a_guest_of_two_hosts_meets_twice(read):
    meetings = read(
        None,
        "Chiều 15/5, Chủ tịch nước Việt Nam Trần Đại Nghĩa đã tiếp Thủ tướng Lào Khamla Sisouk.",
        "Cùng ngày, Chủ tịch Quốc hội Việt Nam Nguyễn Thị Hạnh đã tiếp Thủ tướng Lào Khamla Sisouk.",
    ).of("meeting")
    assert [m.persons for m in meetings] == [
        {"Trần Đại Nghĩa": "host", "Khamla Sisouk": "guest"},
        {"Nguyễn Thị Hạnh": "host", "Khamla Sisouk": "guest"},
    ]


def test_meetings_of_one_pair_on_two_days_are_two(read):
    meetings = read(
        None,
        "Ngày 14/5, Bộ trưởng Quốc phòng Lê Văn Khánh đã gặp Đại sứ Pháp Pierre Martin.",
        "Ngày 16/5, Bộ trưởng Lê Văn Khánh đã gặp lại Đại sứ Pierre Martin.",
    ).of("meeting")
    assert [m.date for m in meetings] == ["2018-05-14", "2018-05-16"]


def test_visits_of_two_guests_to_one_country_are_two(read):
    visits = read(
        None,
        "Ngày 14/5, Tổng thống Hàn Quốc Kim Min-soo đến thăm Việt Nam.",
        "Tháng trước, Thủ tướng Lào Khamla Sisouk đã thăm Việt Nam.",
    ).of("visit")
    assert [set(v.persons) for v in visits] == [{"Kim Min-soo"}, {"Khamla Sisouk"}]


def test_visits_of_one_guest_to_two_countries_are_two(read):
    visits = read(
        None,
        "Thủ tướng Trần Quốc Hải thăm chính thức Hà Lan từ ngày 10 đến 12/5.",
        "Sau đó, Thủ tướng Trần Quốc Hải thăm chính thức Pháp từ ngày 13 đến 15/5.",
    ).of("visit")
    assert [(v.place, v.date) for v in visits] == [
        ("NL", "2018-05-10/2018-05-12"),
        ("FR", "2018-05-13/2018-05-15"),
    ]


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        (None, "2018-05-15", True),
        ("2018-05-15", "2018-05-15", True),
        ("2018-05-15", "2018-05-16", False),
        ("2018-05", "2018-05-15", True),
        ("2018-05-14/2018-05-16", "2018-05-15", True),
        ("2018-05-14/2018-05-16", "2018-05-17", False),
        ("XXXX-05-15", "2018-05-15", True),
        ("XXXX-05-15", "2018-05-16", False),
        ("2017", "2018-05-15", False),
    ],
)
def test_dates_that_may_mean_one_day_agree(a, b, agree):
    assert dates_agree(a, b) is agree
    assert dates_agree(b, a) is agree


def test_a_leader_without_a_name_is_the_one_of_that_country(read):
    told = read(
        "Tổng thống Pháp Paul Martin điện đàm với Thủ tướng Lào",
        "Ngày 15/5, Tổng thống Pháp Paul Martin đã điện đàm với Thủ tướng Lào Khamla Sisouk.",
        "Tổng thống Paul Martin bày tỏ hài lòng có cuộc điện đàm với nhà lãnh đạo Lào.",
    )
    assert set(told.one("call").persons) == {"Paul Martin", "Khamla Sisouk"}


def test_two_names_of_a_known_gathering_are_one(read):
    reading = read(
        None,
        "Thủ tướng Việt Nam Lê Văn Khánh dự Hội nghị cấp cao G20 tại Hamburg, Đức.",
        "Tại Hội nghị thượng đỉnh G20, Thủ tướng Lê Văn Khánh đã gặp Tổng thống Pháp Jean Dubois.",
        published="2017-07-07",
    )
    assert reading.one("conference").date == "2017-07-07/2017-07-08"


def test_the_lead_names_whom_the_title_only_calls_by_their_house(read):
    reading = read(
        "Thủ tướng Lê Văn Khánh tiếp lãnh đạo Tập đoàn Alphabet",
        "Ngày 15/5, Thủ tướng Việt Nam Lê Văn Khánh đã tiếp ông Eric Dubois, Chủ tịch Tập đoàn Microsoft.",
    )
    assert set(reading.one("meeting").persons) == {"Lê Văn Khánh", "Eric Dubois"}


def test_a_meeting_that_the_lead_tells_in_full_keeps_the_day_of_the_title(read):
    meeting = read(
        "Sáng 15/5 tại Hà Nội, Thủ tướng Trần Quốc Hải tiếp lãnh đạo Tập đoàn Samsung của Hàn Quốc",
        "Thủ tướng Việt Nam Trần Quốc Hải đã tiếp ông Park Jin-ho, Phó Chủ tịch Tập đoàn Samsung của Hàn Quốc.",
    ).one("meeting")
    assert set(meeting.persons) == {"Trần Quốc Hải", "Park Jin-ho"}
    assert (meeting.date, meeting.city) == ("2018-05-15", "Hà Nội")
