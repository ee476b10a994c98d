"""How sentences tell who meets, calls, visits, signs, writes to and helps whom."""

import pytest

VN_MINISTER = "Bộ trưởng Quốc phòng Lê Văn Khánh"
GUEST = "Bộ trưởng Quốc phòng Pháp Jean Dubois"
HOST_AND_GUEST = {"Lê Văn Khánh": "host", "Jean Dubois": "guest"}
EQUALS = {"Lê Văn Khánh": "participant", "Jean Dubois": "participant"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"Chiều 15/5, tại Hà Nội, {VN_MINISTER} đã tiếp {GUEST} đang ở thăm Việt Nam.",
        f"Chiều 15/5, tại Hà Nội, {GUEST} đã được {VN_MINISTER} tiếp thân mật.",
        f"Chiều 15/5, tại Hà Nội, {GUEST} đã đến chào xã giao {VN_MINISTER}.",
        f"{VN_MINISTER}, chiều 15/5, đã tiếp {GUEST} tại Hà Nội.",
        f"{VN_MINISTER} chiều 15/5 đã tiếp {GUEST} tại Hà Nội.",
        f"Sau khi đến Hà Nội, chiều 15/5, {GUEST} đã hội kiến {VN_MINISTER}.",
    ],
    ids=["active", "passive", "courtesy call", "date between commas", "date inside", "adjunct first"],
)
def test_a_reception_has_a_host_and_a_guest(read, sentence):
    meeting = read(None, sentence).one("meeting")
    assert meeting.persons == HOST_AND_GUEST
    assert meeting.countries == {"VN", "FR"}
    assert (meeting.date, meeting.status, meeting.scope) == ("2018-05-15", "occurred", "international")
    assert meeting.city == "Hà Nội"


@pytest.mark.parametrize(
    "sentence",
    [
        f"Ngày 15/5, {VN_MINISTER} và {GUEST} đã hội đàm.",
        f"Ngày 15/5, {VN_MINISTER} cùng {GUEST} đã có cuộc hội đàm.",
        f"Ngày 15/5, {VN_MINISTER} có cuộc hội đàm với {GUEST}.",
        f"Ngày 15/5, {VN_MINISTER} đã hội đàm với {GUEST}.",
        f"Cuộc gặp giữa {VN_MINISTER} và {GUEST} diễn ra ngày 15/5.",
        f"Ngày 15/5, đã diễn ra cuộc hội đàm giữa {VN_MINISTER} với {GUEST}.",
        f"{VN_MINISTER} có cuộc hội đàm ngày 15/5 tại Brussels (Bỉ) với {GUEST}.",
    ],
    ids=["A and B", "A with B had", "had talks with", "verb", "meeting between", "talks between", "place between"],
)
def test_talks_are_between_equals(read, sentence):
    meeting = read(None, sentence).one("meeting")
    assert meeting.persons == EQUALS
    assert meeting.date == "2018-05-15"


def test_titles_may_stand_behind_the_names(read):
    meeting = read(
        None,
        "Ngày 15/5, tại Hà Nội, Thượng tướng Lê Văn Khánh, Thứ trưởng Bộ Quốc phòng Việt Nam, tiếp Đại tướng "
        "Kenji Sato, Thứ trưởng Bộ Quốc phòng Nhật Bản.",
    ).one("meeting")
    assert meeting.persons == {"Lê Văn Khánh": "host", "Kenji Sato": "guest"}
    assert meeting.countries == {"VN", "JP"}


def test_a_delegation_is_received_with_its_head(read):
    meeting = read(
        None,
        "Chiều 15/5, Đoàn đại biểu Bộ Tài chính Việt Nam do Bộ trưởng Lê Văn Khánh dẫn đầu đã được Thủ tướng "
        "Campuchia Sok Vannak tiếp tại Phnom Penh.",
    ).one("meeting")
    assert meeting.persons == {"Lê Văn Khánh": "guest", "Sok Vannak": "host"}
    assert meeting.organizations == {"Bộ Tài chính": "guest"}
    assert meeting.countries == {"VN", "KH"}


def test_receptions_in_a_list_are_one_event_for_each_side(read):
    meetings = read(
        None,
        "Ngày 15/5, Chủ tịch nước Trần Đại Nghĩa đã tiếp Đại sứ Nhật Bản Kenji Sato, Đại sứ Hàn Quốc Park Jin-ho và "
        "Đại sứ Mỹ John Carter.",
    ).of("meeting")
    assert [m.persons for m in meetings] == [
        {"Trần Đại Nghĩa": "host", "Kenji Sato": "guest"},
        {"Trần Đại Nghĩa": "host", "Park Jin-ho": "guest"},
        {"Trần Đại Nghĩa": "host", "John Carter": "guest"},
    ]
    assert [m.countries for m in meetings] == [{"VN", "JP"}, {"VN", "KR"}, {"VN", "US"}]


@pytest.mark.parametrize("joint", ["; hội đàm với", ", hội đàm với", " và hội đàm với"])
def test_the_subject_is_carried_to_the_next_verb(read, joint):
    meetings = read(
        None, f"Ngày 15/5, {VN_MINISTER} đã hội kiến Tổng thống Pháp Pierre Martin{joint} Bộ trưởng Jean Dubois."
    ).of("meeting")
    assert [m.persons for m in meetings] == [
        {"Lê Văn Khánh": "guest", "Pierre Martin": "host"},
        {"Lê Văn Khánh": "participant", "Jean Dubois": "participant"},
    ]


def test_a_call_and_the_signing_behind_it_are_two_events(read):
    reading = read(
        None,
        "Ngày 15/5, Bộ trưởng Công Thương Lê Văn Khánh điện đàm với Bộ trưởng Thương mại Singapore Tan Wei Ming và ký "
        "Bản ghi nhớ về hợp tác thương mại điện tử giữa hai Bộ.",
    )
    assert [event.type for event in reading] == ["call", "signing"]
    assert reading.one("call").persons == {"Lê Văn Khánh": "caller", "Tan Wei Ming": "participant"}
    signing = reading.one("signing")
    assert (signing.date, signing.countries) == ("2018-05-15", {"VN", "SG"})


@pytest.mark.parametrize(
    "sentence",
    [
        f"Ngày 15/5, {VN_MINISTER} đã tiếp Đại sứ Pháp Pierre Martin và mời {GUEST} sang thăm Việt Nam.",
        f"Ngày 15/5, {VN_MINISTER} đã tiếp Đại sứ Pháp Pierre Martin. Bộ trưởng trân trọng mời {GUEST} thăm chính thức "
        "Việt Nam.",
    ],
)
def test_an_invitation_to_visit_is_no_visit(read, sentence):
    reading = read(None, sentence)
    assert reading.of("visit") == []
    assert "Jean Dubois" in reading.one("invitation").persons


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng Trần Quốc Hải thăm chính thức Hà Lan từ ngày 14 đến 16/5.",
        "Từ ngày 14 đến 16/5, Thủ tướng Trần Quốc Hải thăm và làm việc tại Hà Lan.",
        "Chuyến thăm Hà Lan của Thủ tướng Trần Quốc Hải diễn ra từ ngày 14 đến 16/5.",
        "Chuyến thăm của Thủ tướng Trần Quốc Hải tới Hà Lan diễn ra từ ngày 14 đến 16/5.",
        "Từ ngày 14 đến 16/5, Thủ tướng Trần Quốc Hải thực hiện chuyến thăm chính thức Hà Lan.",
        "Trong chuyến thăm Hà Lan từ ngày 14 đến 16/5, Thủ tướng Trần Quốc Hải dự nhiều hoạt động.",
    ],
    ids=["verb", "date first", "noun, country, guest", "noun, guest, country", "light verb", "adjunct"],
)
def test_a_visit_has_a_guest_a_host_country_and_a_period(read, sentence):
    visit = read(None, sentence).one("visit")
    assert visit.persons == {"Trần Quốc Hải": "guest"}
    assert visit.countries == {"VN", "NL"}
    assert visit.place == "NL"
    assert visit.date == "2018-05-14/2018-05-16"


@pytest.mark.parametrize(
    ("sentence", "is_visit"),
    [
        ("Ngày 15/5, Tổng thống Hàn Quốc Park Jin-ho đã đến Hà Nội, bắt đầu chuyến thăm chính thức Việt Nam.", True),
        ("Ngày 15/5, Tổng thống Hàn Quốc Park Jin-ho đã tới Nhật Bản tham dự lễ khai mạc.", True),
        ("Ngày 15/5, giá dầu của Hàn Quốc đã đến mức cao nhất từ đầu năm, theo truyền thông Nhật Bản.", False),
    ],
)
def test_an_arrival_is_a_visit_where_its_purpose_is_told(read, sentence, is_visit):
    visits = read(None, sentence).of("visit")
    assert [v.persons for v in visits] == ([{"Park Jin-ho": "guest"}] if is_visit else [])


@pytest.mark.parametrize(
    ("sentence", "is_visit"),
    [
        ("Ngày 15/5, Ngoại trưởng Hàn Quốc Park Jin-ho sẽ tới Ai Cập.", True),
        ("Ngày 15/5, Ngoại trưởng Hàn Quốc Park Jin-ho bay đến Ai Cập.", True),
        ("Ngày 15/5, Ngoại trưởng Hàn Quốc Park Jin-ho có mặt ở Ai Cập.", True),
        ("Ngày 15/5, Ngoại trưởng Hàn Quốc Park Jin-ho rời Nhà Xanh để đến Ai Cập.", True),
        ("Ngày 15/5, doanh nhân Hàn Quốc Park Jin-ho bay đến Ai Cập.", False),
        ("Ngày 15/5, Ngoại trưởng Hàn Quốc Park Jin-ho đã tới Seoul, Hàn Quốc, theo báo chí Ai Cập.", False),
    ],
)
def test_the_arrival_of_somebody_in_office_is_a_visit(read, sentence, is_visit):
    visits = read(None, sentence).of("visit")
    assert [(v.persons, v.place) for v in visits] == ([({"Park Jin-ho": "guest"}, "EG")] if is_visit else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng Trần Quốc Hải thăm chính thức Lào, Thái Lan và Hà Lan.",
        "Chuyến thăm Lào, Thái Lan và Hà Lan của Thủ tướng Trần Quốc Hải bắt đầu ngày 15/5.",
    ],
)
def test_each_country_of_a_list_is_visited(read, sentence):
    visits = read(None, sentence).of("visit")
    assert [v.countries for v in visits] == [{"VN", "LA"}, {"VN", "TH"}, {"VN", "NL"}]


def test_who_acts_behind_a_comma_is_not_visited(read):
    sentence = "Khi Thủ tướng Trần Quốc Hải thăm Lào, Thái Lan đã ra tuyên bố."
    assert [v.countries for v in read(None, sentence).of("visit")] == [{"VN", "LA"}]


def test_each_delegation_pays_a_visit(read):
    sentence = "Ngày 15/5, Tổng thống Hàn Quốc Park Jin-ho và Thủ tướng Ấn Độ Raj Kumar thăm Hà Lan."
    assert [v.countries for v in read(None, sentence).of("visit")] == [{"KR", "NL"}, {"IN", "NL"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 15/5, ông Kim Min-soo phát biểu sau cuộc hội đàm với Thủ tướng Ấn Độ Raj Kumar.",
        "Thông điệp trên được ông Kim Min-soo đưa ra tại cuộc họp báo chung với Thủ tướng Ấn Độ Raj Kumar ngày 15/5.",
        "Ngày 15/5, ông Kim Min-soo và Thủ tướng Ấn Độ Raj Kumar đã gặp nhau.",
    ],
)
def test_who_speaks_after_a_meeting_was_there(read, sentence):
    meeting = read("Bộ trưởng Ngoại giao Hàn Quốc Kim Min-soo lên tiếng", sentence).one("meeting")
    assert set(meeting.persons) == {"Kim Min-soo", "Raj Kumar"}


def test_who_meets_beside_a_gathering_does_not_meet_it(read):
    sentence = "Ngày 15/5, Thủ tướng Ấn Độ Raj Kumar sẽ thảo luận về thương mại bên lề cuộc họp G20."
    assert read(None, sentence).of("meeting") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 15/5, Thủ tướng Ấn Độ Raj Kumar gặp người đồng cấp Lào và Hà Lan.",
        "Ngày 15/5, Thủ tướng Ấn Độ Raj Kumar gặp ông Khamla Sisouk của Lào, Tổng thống Hà Lan Jan de Vries.",
    ],
)
def test_counterparts_of_a_list_are_met_one_by_one(read, sentence):
    reading = read("Bộ trưởng Ngoại giao Lào Khamla Sisouk lên tiếng", sentence)
    assert [m.countries for m in reading.of("meeting")] == [{"IN", "LA"}, {"IN", "NL"}]


def test_who_meets_goes_on_meeting_behind_a_date(read):
    sentence = "Ngoại trưởng Ấn Độ Raj Kumar sẽ gặp Ngoại trưởng Lào trong ngày 6/6, gặp Ngoại trưởng Hà Lan ngày 7/6."
    assert [m.countries for m in read(None, sentence).of("meeting")] == [{"IN", "LA"}, {"IN", "NL"}]


def test_what_an_envoy_is_in_charge_of_does_not_act(read):
    sentence = "Ngày 15/5, đặc phái viên của Hàn Quốc về vấn đề nhân đạo Triều Tiên đã điện đàm với người đồng cấp Mỹ."
    assert read(None, sentence).one("call").countries == {"KR", "US"}


@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        ("Ngày 15/5, Thủ tướng Ấn Độ Raj Kumar trên trang Twitter cá nhân đã chia buồn với Hà Lan.", {"IN", "NL"}),
        ("Ngày 15/5, Thủ tướng Ấn Độ Raj Kumar gửi lời chia buồn tới các nạn nhân.", {"IN", "LA"}),
        ("Ngày 15/5, Thủ tướng Lào gửi lời chia buồn tới các nạn nhân.", None),
        ("Ngày 15/5, Thủ tướng Ấn Độ Raj Kumar gửi lời chia buồn của nhân dân Ấn Độ đến Tổng thống Nga.", {"IN", "RU"}),
        ("Ngày 15/5, Thủ tướng Ấn Độ Raj Kumar chia buồn với các nạn nhân vụ sập cầu ở Morbi.", None),
        ("Ngày 15/5, Thủ tướng Ấn Độ Raj Kumar chia buồn với các nạn nhân tại New Delhi.", None),
        ("Ngày 15/5, tại Lào, Thủ tướng Ấn Độ Raj Kumar chia buồn với gia đình chiến sĩ hy sinh.", None),
    ],
)
def test_condolences_go_to_a_country_or_to_the_victims_that_the_article_is_about(read, sentence, countries):
    messages = read("Nổ lớn tại Lào", "Ngày 14/5, một vụ nổ xảy ra tại Lào.", sentence).of("message")
    assert [m.countries for m in messages] == ([countries] if countries else [])


def test_emigrants_are_received_apart_from_others(read):
    meetings = read(
        None,
        "Chiều 15/5, tức sáng 16/5 giờ Việt Nam, Thủ tướng Trần Quốc Hải tiếp một số doanh nhân gốc Việt tại Hà Lan.",
        "Ngày 15/5, Thủ tướng Trần Quốc Hải tiếp Bộ trưởng Tài chính Hà Lan Jan Smit.",
    ).of("meeting")
    assert [(m.date, set(m.persons)) for m in meetings] == [
        ("2018-05-15", {"Trần Quốc Hải"}),
        ("2018-05-15", {"Trần Quốc Hải", "Jan Smit"}),
    ]


def test_who_works_at_a_house_abroad_meets_its_people(read):
    sentence = "Ngày 15/5, Thủ tướng Ấn Độ Raj Kumar đã tới thăm, làm việc tại Tập đoàn Samsung (Hàn Quốc)."
    meeting = read(None, sentence).one("meeting")
    assert meeting.organizations == {"Tập đoàn Samsung": "host"}
    assert meeting.persons == {"Raj Kumar": "guest"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Đại sứ Hà Lan Jan Smit cảm ơn Thủ tướng Nguyễn Văn Hải đã dành thời gian tiếp Đại sứ Hà Lan.",
        "Ông Jan Smit cảm ơn Tổng thống Hà Lan vì đã tổ chức cuộc gặp giữa Thủ tướng Lào và Thủ tướng Ấn Độ.",
        "Bộ Nội vụ Lào đang làm việc với Bộ Nội vụ Hà Lan để điều tra vụ việc.",
    ],
    ids=["thanks", "thanks for", "a process"],
)
def test_what_is_no_meeting_of_its_own(read, sentence):
    assert read(None, "Ngày 15/5, tin từ Hà Nội.", sentence).of("meeting") == []


def test_the_country_of_whom_one_calls_does_not_call(read):
    sentence = "Ngày 15/5, ông Raj Kumar ủng hộ Hà Lan trong cuộc điện đàm với Thủ tướng Hà Lan Jan Smit."
    call = read("Thủ tướng Ấn Độ Raj Kumar lên tiếng", sentence).one("call")
    assert set(call.persons) == {"Raj Kumar", "Jan Smit"}


def test_a_message_goes_from_its_giver_to_its_receiver(read):
    message = read(None, "Ngày 15/5, Thủ tướng Trần Quốc Hải đã gửi điện chia buồn tới Thủ tướng Ấn Độ Raj Kumar.")
    assert message.one("message").persons == {"Trần Quốc Hải": "giver", "Raj Kumar": "receiver"}


def test_aid_goes_to_whom_it_is_for(read):
    aid = read(None, "Ngày 15/5, Đại sứ Nhật Bản Kenji Sato đã trao tặng 2 triệu USD cho Bộ Y tế Việt Nam.").one("aid")
    assert aid.persons == {"Kenji Sato": "giver"}
    assert aid.organizations == {"Bộ Y tế": "receiver"}
    assert aid.countries == {"JP", "VN"}


def test_an_election_into_a_body_of_many_states_is_an_appointment(read):
    appointment = read(
        None, "Ngày 15/5, tại New York, Việt Nam đã trúng cử thành viên Hội đồng Kinh tế - Xã hội Liên hợp quốc."
    ).one("appointment")
    assert appointment.countries == {"VN"}
    assert set(appointment.organizations) == {"Hội đồng Kinh tế - Xã hội Liên hợp quốc"}
    assert (appointment.date, appointment.city) == ("2018-05-15", "New York")


def test_who_was_elected_at_home_is_no_appointment(read):
    reading = read(None, "Ngày 15/5, Thủ tướng Đức Hans Weber đã gặp Tổng thống đắc cử Pháp Pierre Martin tại Berlin.")
    assert [event.type for event in reading] == ["meeting"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Tối 15/5, đội tuyển Việt Nam sẽ gặp Thái Lan ở bán kết giải vô địch.", "Trận Việt Nam gặp Lào kết thúc 3-0."],
        ["Hàn Quốc gặp Nhật Bản lúc 19 giờ ngày 15/5.", "Thầy trò huấn luyện viên Park Jin-ho quyết thắng Nhật Bản."],
    ],
)
def test_teams_that_meet_are_no_meeting_of_states(read, paragraphs):
    assert read("Nhận định trước trận đấu", *paragraphs) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 15/5, Ngoại trưởng Nhật Bản Kenji Sato từ chối gặp Ngoại trưởng Hàn Quốc Park Jin-ho.",
        "Tổng thống Mỹ Robert Miller không thăm Nga.",
        "Ngoại trưởng Nhật Bản Kenji Sato chưa gặp Ngoại trưởng Hàn Quốc Park Jin-ho.",
    ],
)
def test_what_did_not_happen_is_no_event(read, sentence):
    assert read(None, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai nước Việt Nam và Pháp tiếp tục hợp tác chặt chẽ.",
        "Doanh nghiệp Việt Nam gặp khó khăn khi xuất khẩu sang Nhật Bản.",
        "Việt Nam tiếp nhận công nghệ của Hàn Quốc, tiếp cận thị trường Mỹ.",
        "Chúng tôi đăng ký nhãn hiệu tại Mỹ và Nhật Bản.",
    ],
)
def test_words_that_only_hold_a_trigger_tell_nothing(read, sentence):
    assert read(None, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "persons", "countries"),
    [
        (
            "Ngày 15/5, Chủ tịch nước Việt Nam Trần Quốc Hải chủ trì lễ đón trọng thể Tổng thống Lào Khamla Sisouk.",
            {"Trần Quốc Hải", "Khamla Sisouk"},
            {"VN", "LA"},
        ),
        (
            "Ngày 15/5, Tổng thống Lào Khamla Sisouk đã dự lễ trao huân chương của Chủ tịch nước Việt Nam.",
            {"Khamla Sisouk"},
            {"VN", "LA"},
        ),
    ],
    ids=["who is welcomed", "an office without a name"],
)
def test_a_ceremony_has_whom_it_welcomes_and_the_sides_in_its_name(read, sentence, persons, countries):
    ceremony = read(None, sentence).one("ceremony")
    assert set(ceremony.persons) == persons
    assert ceremony.countries == countries


def test_what_is_talked_about_is_no_partner(read):
    calls = read(
        "Ngoại trưởng Nhật Bản, Hàn Quốc điện đàm về tình hình Lào, Nga",
        "Ngày 15/5, Ngoại trưởng Nhật Bản Kenji Sato và Ngoại trưởng Hàn Quốc Park Jin-ho đã điện đàm.",
    ).of("call")
    assert [c.countries for c in calls] == [{"JP", "KR"}]


def test_a_comma_ends_what_a_visit_is_told_with(read):
    told = read(
        None,
        "Ngày 15/5, Bộ trưởng Quốc phòng Nhật Bản Kenji Sato thăm Hàn Quốc.",
        "Đánh giá cao chuyến thăm của Đoàn, Tổng thống Hàn Quốc Kim Min-soo nhấn mạnh quan hệ hai nước.",
    )
    assert ["Kim Min-soo" in visit.persons for visit in told.of("visit")] == [False]


def test_who_speaks_after_a_meeting_of_others_was_not_in_it(read):
    sentence = f"Sau cuộc hội đàm giữa {VN_MINISTER} và {GUEST}, Ngoại trưởng Pháp Paul Martin cho biết như vậy."
    assert read(None, f"Ngày 15/5, {sentence}").one("meeting").persons == EQUALS


def test_a_forum_of_two_countries_is_not_the_one_of_a_single_one(read):
    forum = read(None, "Ngày 15/5, Diễn đàn Doanh nghiệp Việt Nam - Hà Lan đã khai mạc.").one("conference")
    assert (forum.countries, forum.organizations) == ({"VN", "NL"}, {})


def test_memories_are_no_anniversary(read):
    sentence = f"{GUEST} nhắc lại những kỷ niệm giữa nhân dân Pháp và Việt Nam, kể nhiều kỷ niệm đẹp."
    assert read(None, f"Ngày 15/5, {sentence}").of("ceremony") == []


@pytest.mark.parametrize(
    ("office", "organizations"),
    [
        ("Chủ tịch Quốc hội Lào", {}),
        ("Phó Chủ tịch Quốc hội Lào", {}),
        ("Chủ nhiệm Ủy ban Quân vụ Thượng viện Mỹ", {}),
        ("Chủ tịch Tập đoàn Samsung", {"Tập đoàn Samsung": "guest"}),
    ],
)
def test_who_speaks_for_a_parliament_takes_part_for_the_state(read, office, organizations):
    meeting = read(None, f"Ngày 15/5, Thủ tướng Nguyễn Xuân Phúc đã tiếp {office} Somphone Phasy.").one("meeting")
    assert meeting.organizations == organizations


def test_tourists_pay_no_visit(read):
    assert not read(None, "Riêng ba tháng đầu năm, gần 900.000 lượt du khách Trung Quốc đã đến thăm Việt Nam.")
    assert read(None, "Đoàn nghị sĩ Trung Quốc đã đến thăm Việt Nam, nơi đón nhiều du khách nhất.").of("visit")


def test_a_rite_of_a_country_and_a_body_of_many_states_is_a_ceremony(read):
    reading = read(None, "Thủ tướng Lê Văn Khánh đã dự lễ kỷ niệm 40 năm Việt Nam gia nhập Liên hợp quốc.")
    assert reading.one("ceremony").countries == {"VN"}


def test_the_day_of_a_signing_that_is_commemorated_is_no_signing(read):
    reading = read(None, "Đoàn Lào sang Việt Nam dự các hoạt động kỷ niệm 40 năm Ngày ký Hiệp ước giữa hai nước.")
    assert reading.of("signing") == []


def test_all_deeds_of_a_list_lie_ahead_where_the_first_does(read):
    reading = read(
        None,
        "Bộ trưởng Ngoại giao Việt Nam Phạm Văn Sơn sẽ hội đàm với Ngoại trưởng Lào Khamla Sisouk,"
        " gặp Ngoại trưởng Cuba Jose Fernandez.",
    )
    assert [event.status for event in reading.of("meeting")] == ["planned", "planned"]


def test_who_reports_a_visit_does_not_make_it(read):
    reading = read(
        None,
        "Theo phóng viên TTXVN tại Bắc Kinh, nhân dịp sang thăm cấp Nhà nước tới Trung Quốc, chiều 12/5,"
        " Chủ tịch nước Trần Đại Quang đã hội kiến với Thủ tướng Trung Quốc Lý Khắc Cường.",
        published="2017-05-12",
    )
    assert set(reading.one("visit").persons) == {"Trần Đại Quang"}


@pytest.mark.parametrize("paper", ["hãng thông tấn AFP", "Pháp Luật TP.HCM"])
def test_an_interview_is_no_meeting(read, paper):
    assert read(None, f"Sáng 10/5, trao đổi với {paper}, ông Nguyễn Văn Sơn, Giám đốc Sở Y tế, xác nhận.") == []


@pytest.mark.parametrize(
    "deed",
    [
        "gặp gỡ, đối thoại với",
        "có cuộc gặp gỡ, tọa đàm với",
        "đến thăm và làm việc với",
        "gặp gỡ và nói chuyện với",
    ],
)
def test_two_verbs_of_meeting_tell_one(read, deed):
    reading = read(None, f"Ngày 15/5, Bộ trưởng Y tế Việt Nam Lê Thị Hòa đã {deed} Hiệp hội Dược phẩm Đức.")
    assert reading.one("meeting").countries == {"VN", "DE"}


def test_thanks_for_a_reception_are_no_meeting(read):
    assert read(None, "Bộ trưởng Y tế Cuba Jose Fernandez cảm ơn sự đón tiếp trọng thị của Bộ Y tế Việt Nam.") == []


def test_relations_at_work_are_no_meeting(read):
    assert (
        read(None, "Tổng thống Nga Vladimir Putin đã thiết lập quan hệ làm việc với Tổng thống Mỹ Donald Trump.") == []
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Lầu Năm Góc cho biết Mỹ đã cung cấp nhiều vũ khí cá nhân cho quân đội Philippines.",
        "Việt Nam đã hỗ trợ Lào khắc phục hậu quả thiên tai.",
        "Belarus đồng ý tặng ba trực thăng cho Serbia.",
        "Năm 2016, Thủ tướng Ấn Độ Arun Mehta thông báo cấp cho Việt Nam khoản tín dụng mới.",
    ],
)
def test_goods_and_help_that_have_been_given_are_aid(read, sentence):
    assert len(read(None, sentence).one("aid").countries) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Tập đoàn Samsung (Hàn Quốc) đã cung cấp cảm biến cho Việt Nam với doanh thu 827 triệu USD.",
        "Iran đã hỗ trợ Syria giành nhiều thắng lợi trên chiến trường.",
    ],
    ids=["sold", "on the battlefield"],
)
def test_wares_and_support_in_words_are_no_aid(read, sentence):
    assert read(None, sentence).of("aid") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Pháp cáo buộc Iran đã cung cấp tên lửa cho Yemen trong nhiều năm qua.",
        "Belarus bị tố đã cung cấp khí tài cho Syria trong nhiều năm qua.",
        "Thổ Nhĩ Kỳ phủ nhận việc nước này đã chuyển giao vũ khí cho Libya.",
        "Theo hợp đồng năm 2015, Đức đã bàn giao 3 tàu hộ vệ cho Algeria.",
        "Đức vừa bàn giao 3 tàu hộ vệ cho Algeria theo đơn đặt hàng năm 2015.",
        "Malaysia đã hỗ trợ Iran lách lệnh cấm vận trị giá 2 tỷ USD.",
        "Jordan đã hỗ trợ Iraq không kích các kho vũ khí của phiến quân.",
        "Thụy Điển quyết định cấp thị thực cho người Iraq, dù viện trợ nhân đạo bị cắt giảm.",
        "Pháp đã điều tàu sân bay tới Jordan để giúp nước này chống phiến quân.",
        "Malaysia đã mang tới Brunei nhiều thực phẩm để bán.",
    ],
    ids=["accused", "is accused", "denied", "by contract", "ordered", "evasion", "air raids", "visas", "fleet", "sale"],
)
def test_accusations_sales_and_visas_are_no_aid(read, sentence):
    assert read(None, sentence).of("aid") == []


def test_a_factor_accuses_nobody(read):
    sentence = "Nhấn mạnh yếu tố con người, Đức đã hỗ trợ Lào xây dựng 3 bệnh viện trong năm qua."
    assert len(read(None, sentence).one("aid").countries) == 2


def test_who_heads_a_body_of_many_states_is_met_alone(read):
    meetings = read(
        None,
        "Ngày 15/5, Thủ tướng Việt Nam Nguyễn Văn Hải đã có các cuộc gặp với Tổng thống Peru Luis Ramos,"
        " Thủ tướng Ấn Độ Raj Kumar cùng Tổng Giám đốc Tổ chức Y tế Thế giới Anna Lind.",
    ).of("meeting")
    assert [event.countries for event in meetings] == [{"VN", "PE"}, {"VN", "IN"}, {"VN"}]
    assert set(meetings[-1].persons) == {"Nguyễn Văn Hải", "Anna Lind"}


@pytest.mark.parametrize("place", ["Berlin, Đức", "Berlin (Đức)", "thủ đô Berlin của Đức"])
def test_the_country_of_the_town_does_not_act(read, place):
    sentence = f"Bộ trưởng Quốc phòng Mỹ Jack Miller ngày 15/5 tại {place} đã hội đàm với Ngoại trưởng Nga Ivan Petrov."
    meeting = read(None, sentence).one("meeting")
    assert set(meeting.persons) == {"Jack Miller", "Ivan Petrov"}


def test_a_country_behind_an_adjunct_acts(read):
    sentence = "Trước khi hai nhà lãnh đạo gặp nhau tại Washington, Mỹ đã hỗ trợ Việt Nam khắc phục hậu quả thiên tai."
    assert read(None, sentence).one("aid").countries == {"US", "VN"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 15/5, sau khi cảm ơn các đại biểu Thủ tướng Lào Somsak Phommachan đã tiếp Đại sứ Hà Lan Jan Smit.",
        "Ngày 15/5, Đại sứ Hà Lan Jan Smit cảm ơn Lào trong cuộc hội đàm với Thủ tướng Lào Somsak Phommachan.",
        "Thủ tướng Lào Somsak Phommachan đang làm việc với Đại sứ Hà Lan Jan Smit tại Viêng Chăn.",
    ],
    ids=["after thanks", "thanks in talks", "at work in a town"],
)
def test_thanks_and_work_that_goes_on_hide_no_meeting(read, sentence):
    assert set(read(None, sentence).one("meeting").persons) == {"Somsak Phommachan", "Jan Smit"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong thư gửi Thủ tướng Lào Somsak Phommachan ngày 15/5, Ngoại trưởng Hà Lan Jan Smit bày tỏ lo ngại.",
        "Ngày 15/5, Ngoại trưởng Hà Lan Jan Smit đã gửi một bức thư tới Thủ tướng Lào Somsak Phommachan.",
        "Ngoại trưởng Hà Lan Jan Smit ngày 15/5 có công hàm gửi Thủ tướng Lào Somsak Phommachan.",
    ],
    ids=["in a letter", "sent a letter", "had a note sent"],
)
def test_a_letter_is_told_as_a_thing(read, sentence):
    message = read(None, sentence).one("message")
    assert message.persons == {"Jan Smit": "giver", "Somsak Phommachan": "receiver"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Điểm dừng chân tiếp theo của Ngoại trưởng Hà Lan Jan Smit sẽ là Lào.", "planned"),
        ("Lào là điểm dừng chân thứ hai của Ngoại trưởng Hà Lan Jan Smit.", "ongoing"),
    ],
)
def test_a_stop_of_somebody_in_office_is_a_visit(read, sentence, status):
    visit = read(None, sentence).one("visit")
    assert visit.status == status
    assert (visit.countries, set(visit.persons)) == ({"NL", "LA"}, {"Jan Smit"})


def test_a_stop_of_tourists_is_none(read):
    assert read(None, "Điểm đến của du khách Hà Lan là Lào.").of("visit") == []


@pytest.mark.parametrize(
    ("sentence", "visits"),
    [
        ("Hai tàu chiến của Hải quân Pháp ngày 15/5 đã cập cảng Đà Nẵng.", [{"FR", "VN"}]),
        ("Việt Nam từ chối cho tàu ngầm của Hải quân Pháp cập cảng Đà Nẵng.", []),
        ("Hai bên bàn về khả năng tàu sân bay Pháp thăm cảng Đà Nẵng.", []),
        ("Thượng viện Pháp xem dự luật cho phép chiến hạm Pháp cập cảng Đà Nẵng.", []),
        ("Một tàu chở gạo của Pháp ngày 15/5 đã cập cảng Đà Nẵng.", []),
    ],
    ids=["warships", "refused", "talked about", "only a bill", "freighter"],
)
def test_warships_call_at_ports(read, sentence, visits):
    assert [visit.countries for visit in read(None, sentence).of("visit")] == visits


def test_a_ruler_takes_the_oath(read):
    sentence = "Tổng thống Peru Luis Ramos ngày 15/5 tuyên thệ nhậm chức trước Quốc hội."
    assert set(read(None, sentence).one("appointment").persons) == {"Luis Ramos"}
    assert read(None, "Thị trưởng Lima Luis Ramos ngày 15/5 tuyên thệ nhậm chức.").of("appointment") == []
    assert read(None, "Tổng thống Peru Luis Ramos khó tái đắc cử, theo giới quan sát.").of("appointment") == []


def test_who_meets_a_ruler_of_another_country_does_not_come_into_office(read):
    meets = "Ngày 15/5, Thủ tướng Lào Somsak Phommachan gặp Tổng thống Peru"
    assert read(None, f"{meets} vừa nhậm chức Luis Ramos.").of("appointment") == []
    told = read(None, "Tổng thống Peru Luis Ramos nhậm chức hôm 2/5 gặp Thủ tướng Lào Somsak Phommachan hôm 15/5.")
    assert told.one("appointment").persons == {"Luis Ramos": "participant"}
    told = read(None, f"{meets} Luis Ramos, người vừa nhậm chức Tổng thống hôm 2/5.").of("appointment")
    assert {name for appointment in told for name in appointment.persons} <= {"Luis Ramos"}


def test_aid_goes_to_people_of_a_town(read):
    aid = read(None, "Hải quân Pháp ngày 15/5 đã cung cấp viện trợ nhân đạo cho người dân thủ đô Viêng Chăn.").one(
        "aid"
    )
    assert aid.countries == {"FR", "LA"}


def test_a_mechanism_of_consultations_is_no_meeting(read):
    between = "tham vấn chính trị giữa Bộ Ngoại giao Lào và Bộ Ngoại giao Peru"
    assert read(None, f"Hai nước duy trì {between}.").of("meeting") == []
    assert read(None, f"Ngày 15/5, {between} diễn ra tại Lima.").one("meeting").countries == {"LA", "PE"}


def test_an_envoy_is_called_in(read):
    meeting = read(None, "Ngày 15/5, Bộ Ngoại giao Lào đã triệu tập Đại sứ Hà Lan Jan Smit để phản đối.").one("meeting")
    assert (meeting.countries, meeting.persons) == ({"NL", "LA"}, {"Jan Smit": "guest"})
    assert read(None, "Ngày 15/5, Thủ tướng Lào đã triệu tập các huấn luyện viên Hà Lan.").of("meeting") == []
    assert read(None, "Hà Lan cấp cho Lào 4 triệu USD qua Đại sứ quán Hà Lan tại Viêng Chăn.").of("meeting") == []
    assert read(None, "Ngày 15/5, Lào đã triệu hồi Đại sứ Lào tại Hà Lan.").of("meeting") == []


def test_a_welcome_is_given_to_somebody(read):
    sentence = "Ngày 15/5 đã diễn ra lễ đón tiếp trọng thể của Chính phủ Lào dành cho Thủ tướng Hà Lan Jan Smit."
    ceremony = read(None, sentence).one("ceremony")
    assert (ceremony.countries, set(ceremony.persons)) == ({"NL", "LA"}, {"Jan Smit"})
