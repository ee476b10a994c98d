"""Who meets, calls and visits whom where the words around it leave a side out."""

import pytest

LAO = "Thủ tướng Lào Somsak Phommachan"
DUTCH = "Ngoại trưởng Hà Lan Jan Smit"
BOTH = {"Somsak Phommachan", "Jan Smit"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{DUTCH} ngày 15/5 đã tới Viêng Chăn để gặp {LAO}.",
        f"{DUTCH} ngày 15/5 phát biểu như vậy sau khi hội đàm với {LAO}.",
        f"{DUTCH} (ảnh) ngày 15/5 đã gặp {LAO}.",
        f"{DUTCH}, người ngày 15/5 đã gặp {LAO}, rất hài lòng.",
        f"Ngày 15/5, {DUTCH} dự khai giảng một lớp tiếng Anh và tiếp {LAO}.",
        f"Ngày 15/5, {DUTCH} có cuộc hội đàm dài hơn hai giờ tại phòng khách lớn với {LAO}.",
        f"{DUTCH} ngày 15/5 đã chuyển bức ảnh cho {LAO} trong cuộc gặp tại Viêng Chăn.",
        f"{DUTCH} và {LAO} cùng bày tỏ lo ngại về hạn hán trong cuộc gặp ngày 15/5.",
    ],
    ids=["purpose", "after", "brackets", "relative", "list of deeds", "long adjunct", "told inside", "both inside"],
)
def test_the_subject_is_that_of_the_main_clause(read, sentence):
    meeting = read(None, sentence).one("meeting")
    assert set(meeting.persons) == BOTH
    assert meeting.date == "2018-05-15"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{DUTCH} muốn tới Viêng Chăn để gặp {LAO}.",
        f"{DUTCH} ngày 15/5 cảm ơn {LAO} sau khi tàu cập bến.",
        f"{DUTCH} ngày 15/5 tuyên bố về hợp tác với {LAO}.",
    ],
    ids=["only wanted", "no encounter", "partner of something else"],
)
def test_no_meeting_is_made_up(read, sentence):
    assert read(None, sentence).of("meeting") == []


def test_the_partner_of_a_call_may_stand_far_behind(read):
    call = read(
        None, f"Trong cuộc điện đàm ngày 15/5, {DUTCH} đã thảo luận về tình hình hạn hán trong khu vực với {LAO}."
    ).one("call")
    assert set(call.persons) == BOTH


def test_both_sides_are_those_of_the_encounters_told_before(read):
    meetings = read(
        None,
        f"Ngày 15/5, {DUTCH} đã gặp {LAO}.",
        "Tại cuộc gặp với Tổng thống Peru Luis Ramos, hai bên nhất trí thúc đẩy du lịch.",
    ).of("meeting")
    assert [set(meeting.persons) for meeting in meetings] == [BOTH, {"Jan Smit", "Luis Ramos"}]


def test_a_visit_ends_for_whom_the_main_clause_tells_of(read):
    visit = read(None, f"{DUTCH} ngày 15/5 đã về nước sau khi kết thúc chuyến thăm Lào.").one("visit")
    assert visit.countries == {"NL", "LA"}
    assert set(visit.persons) == {"Jan Smit"}


def test_a_date_may_part_a_visit_from_its_guest(read):
    visit = read(None, f"Giá gạo tăng sau chuyến thăm Lào ngày 15/5 của {DUTCH}.").one("visit")
    assert (visit.countries, set(visit.persons)) == ({"NL", "LA"}, {"Jan Smit"})


def test_a_delegation_is_the_one_that_was_told_to_come(read):
    story = read(
        None,
        f"{DUTCH} dẫn đầu đoàn công tác thăm Lào từ ngày 14 đến 16/5.",
        "Đoàn đã có buổi làm việc với Bộ Tài chính Lào ngày 15/5.",
    )
    meeting = story.one("meeting")
    assert meeting.countries == {"NL", "LA"}
    assert set(meeting.persons) == {"Jan Smit"}


def test_a_host_who_speaks_in_the_first_person_tells_of_a_visit(read):
    visit = read(None, f"“Tôi đánh giá cao chuyến thăm của {DUTCH} tới Lào”, {LAO} nói ngày 15/5.").one("visit")
    assert (visit.countries, set(visit.persons)) == ({"NL", "LA"}, {"Jan Smit"})


def test_talks_between_two_named_persons_need_no_day(read):
    assert set(read(None, f"{DUTCH} đã thảo luận với {LAO} về hạn hán.").one("meeting").persons) == BOTH
    assert read(None, "Hà Lan đã thảo luận với Lào về hạn hán.").of("meeting") == []


def test_the_day_of_saying_dates_no_plan(read):
    sentence = f"Ngày 15/5, Bộ Ngoại giao Lào cho biết {LAO} sẽ gặp {DUTCH} vào ngày 20/5."
    assert read(None, sentence).one("meeting").date == "2018-05-20"


def test_a_series_of_meetings_is_counted(read):
    sentence = f"Ngày 15/5, {DUTCH} đã có một loạt cuộc gặp với {LAO}."
    assert set(read(None, sentence).one("meeting").persons) == BOTH


def test_a_call_without_a_subject_is_by_those_of_the_main_clause(read):
    call = read(None, f"Ngày 15/5, {DUTCH} và {LAO} khi điện đàm đã nhấn mạnh quyết tâm chống hạn.").one("call")
    assert set(call.persons) == BOTH


def test_of_whom_is_talked_does_not_meet(read):
    sentence = f"{DUTCH} ngày 15/5 đã bàn về hạn hán tại Peru trong cuộc điện đàm riêng với {LAO}."
    call = read(None, sentence).one("call")
    assert (call.countries, set(call.persons)) == ({"NL", "LA"}, BOTH)


def test_a_report_of_a_call_with_a_body_of_many_states_takes_no_part_in_it(read):
    call = read(
        None,
        "Tổng thư ký Liên hợp quốc Anna Lind ngày 15/5 thăm Lào.",
        "“Cuộc điện đàm giữa Tổng thống Peru Luis Ramos và Tổng thư ký Liên hợp quốc Anna Lind rất có ích”, "
        f"{DUTCH} nói.",
    ).one("call")
    assert set(call.persons) == {"Luis Ramos", "Anna Lind"}


def test_whom_somebody_meets_do_not_meet_each_other(read):
    calls = read(
        None, f"Trong cuộc điện đàm ngày 15/5 với {DUTCH} và {LAO}, Tổng thống Peru Luis Ramos nói về hạn hán."
    ).of("call")
    assert [set(call.persons) for call in calls] == [{"Luis Ramos", "Jan Smit"}, {"Luis Ramos", "Somsak Phommachan"}]


def test_a_long_list_of_receptions_is_one_event_unless_each_is_told(read):
    listed = (
        f"Ngày 15/5, {DUTCH} đã hội đàm với {LAO}; chào xã giao Chủ tịch nước Lào Bounthong Keo; "
        "hội kiến Chủ tịch Quốc hội Lào Pany Vong; gặp Bộ trưởng Y tế Lào Kham Sing."
    )
    assert len(read(None, listed).one("meeting").persons) == 5
    told = [
        f"{name} đã gặp {DUTCH} ngày 15/5."
        for name in (
            LAO,
            "Chủ tịch nước Lào Bounthong Keo",
            "Chủ tịch Quốc hội Lào Pany Vong",
            "Bộ trưởng Y tế Lào Kham Sing",
        )
    ]
    assert len(read(None, listed, *told).of("meeting")) == 4


@pytest.mark.parametrize(
    "sentence",
    [
        f"Ngày 15/5, {DUTCH} và lãnh đạo các bộ, ngành đã tọa đàm với những doanh nghiệp lớn của Lào.",
        f"Ngày 15/5, {DUTCH} đã tọa đàm với các doanh nghiệp viễn thông và năng lượng Lào.",
        f"Cuộc gặp của {DUTCH} với các nhà lãnh đạo lớn tuổi của Lào diễn ra ngày 15/5.",
        f"Ngày 15/5, {DUTCH} đã gặp lãnh đạo tỉnh Luang Prabang.",
    ],
    ids=["companions", "general words", "owner of a meeting", "leaders of a province"],
)
def test_general_words_may_stand_before_a_side(read, sentence):
    meeting = read(None, sentence).one("meeting")
    assert meeting.countries == {"NL", "LA"}
    assert "Jan Smit" in meeting.persons


def test_two_countries_meet_side_by_side(read):
    assert read("Phái đoàn Hà Lan, Lào gặp nhau tại Paris", "Tin trong ngày.").one("meeting").countries == {"NL", "LA"}


def test_the_leader_of_a_country_in_the_title_is_who_the_text_names(read):
    call = read("Lãnh đạo Hà Lan, Lào điện đàm", f"Ngày 15/5, {DUTCH} đã điện đàm với {LAO}.").one("call")
    assert set(call.persons) == BOTH


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Đại sứ Iran Reza Karimi cho biết, 12 công ty Iran đã tới, làm việc với Bộ Công Thương.", "Reza Karimi"),
        ("Ngày 15/5, Tổng thống Nga nhắc tới Tổng thống Peru Luis Ramos trong cuộc gặp với các nhà báo.", "Luis Ramos"),
    ],
    ids=["who tells of others", "who is only spoken of"],
)
def test_who_tells_or_is_told_of_does_not_meet(read, sentence, person):
    assert all(person not in meeting.persons for meeting in read(None, sentence).of("meeting"))


def test_a_relative_clause_is_of_whom_it_follows(read):
    (visit,) = read(None, f"{LAO} ngày 15/5 gặp {DUTCH}, người đang thăm Thái Lan.").of("visit")
    assert set(visit.persons) == {"Jan Smit"}
