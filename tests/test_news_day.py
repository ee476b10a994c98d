"""The day of the news lends its date to what the news tells, and to nothing else."""

import pytest

LEAD = "Chiều 15/5, tại Hà Nội, Bộ trưởng Y tế Việt Nam Lê Thị Hòa đã tiếp Đại sứ Cuba Carlos Ramirez."
TALK = "Hai bên đã trao đổi về quan hệ giữa hai nước."
LATER = "Đại sứ Carlos Ramirez cho biết Cuba coi trọng quan hệ với Việt Nam."


def dates(reading, *persons):
    return [event.date for event in reading if set(persons) <= set(event.persons)]


def test_what_goes_on_with_the_news_has_its_day(read):
    reading = read(None, LEAD, TALK, "Nhân dịp này, Bộ trưởng Lê Thị Hòa đã gặp Bộ trưởng Y tế Cuba Jose Fernandez.")
    assert dates(reading, "Jose Fernandez") == ["2018-05-15"]


@pytest.mark.parametrize(
    ("before", "date"), [("Trước đó,", "2018-05"), ("Trước đó một năm,", None), ("Mới đây,", None)]
)
def test_background_has_no_day(read, before, date):
    reading = read(None, LEAD, TALK, LATER, f"{before} Bộ trưởng Lê Thị Hòa đã gặp Bộ trưởng Y tế Cuba Jose Fernandez.")
    assert dates(reading, "Jose Fernandez") == [date]


def test_a_day_of_its_own_outweighs_that_of_the_news(read):
    reading = read(None, LEAD, TALK, LATER, "Ngày 3/4, Bộ trưởng Lê Thị Hòa đã gặp Bộ trưởng Y tế Cuba Jose Fernandez.")
    assert dates(reading, "Jose Fernandez") == ["2018-04-03"]
    assert dates(reading, "Carlos Ramirez") == ["2018-05-15"]


def test_wishes_are_uttered_on_the_day_of_the_news(read):
    reading = read(None, LEAD, "Bộ trưởng Lê Thị Hòa đề nghị Cuba hỗ trợ Việt Nam đào tạo bác sĩ.")
    request = reading.one("request")
    assert (request.date, request.countries) == ("2018-05-15", {"VN", "CU"})


def test_a_visit_that_goes_on_is_dated_by_the_month_of_the_news(read):
    visit = read(None, "Tổng thống Hàn Quốc Kim Min-soo đang thăm Việt Nam.", published="2018-05-16").one("visit")
    assert (visit.date, visit.basis) == ("2018-05", "published")


def test_what_lies_ahead_does_not_get_the_day_of_the_news(read):
    reading = read(None, LEAD, TALK, LATER, "Bộ trưởng Lê Thị Hòa sẽ gặp Bộ trưởng Y tế Lào Khamla Sisouk.")
    assert dates(reading, "Khamla Sisouk") == [None]


def test_without_a_publication_date_a_day_has_no_year(read):
    meeting = read(None, LEAD, published=None).one("meeting")
    assert (meeting.date, meeting.basis) == ("XXXX-05-15", "unresolved")


def test_what_has_no_day_happens_within_the_visit(read):
    visit = "Từ ngày 12 đến 14/5, Bộ trưởng Y tế Cuba Jose Fernandez đã thăm chính thức Việt Nam."
    reading = read(
        None,
        visit,
        "Trong khuôn khổ chuyến thăm, Bộ trưởng Jose Fernandez đã hội đàm với Bộ trưởng Lê Thị Hòa của Việt Nam.",
    )
    assert reading.one("meeting").date == "2018-05-12/2018-05-14"


def test_an_old_day_is_not_that_of_the_news(read):
    reading = read(
        None,
        "Bộ trưởng Lê Thị Hòa của Việt Nam đang thăm Cuba.",
        "Hai nước có quan hệ tốt đẹp.",
        "Ngày 3/4/2011, Bộ trưởng Y tế Việt Nam Trần Văn Minh đã tiếp Đại sứ Cuba Carlos Ramirez.",
    )
    assert reading.one("visit").date == "2018-05"


def test_days_that_the_name_of_a_conference_is_known_to_have_are_no_day_of_the_news(read):
    reading = read(
        None,
        "Hai nước có quan hệ tốt đẹp.",
        "Quan hệ ngày càng phát triển.",
        "Hợp tác ngày càng sâu rộng.",
        "Kim ngạch thương mại tăng nhanh.",
        "Ngày 20/11, Thủ tướng Lào Khamla Sisouk đã dự Hội nghị cấp cao APEC.",
        "Ngày 19/11, Bộ trưởng Y tế Việt Nam Lê Thị Hòa đã tiếp Đại sứ Cuba Carlos Ramirez.",
        "Nhân dịp này, Bộ trưởng Lê Thị Hòa đã gặp Bộ trưởng Y tế Cuba Jose Fernandez.",
        published="2017-11-21",
    )
    assert reading.one("conference").date == "2017-11-10/2017-11-11"
    assert dates(reading, "Jose Fernandez") == ["2017-11-19"]


def test_news_without_a_day_have_the_month_of_the_report(read):
    reading = read(
        None,
        "Bộ trưởng Y tế Việt Nam Lê Thị Hòa đã gặp Bộ trưởng Y tế Cuba Jose Fernandez.",
        "Bộ trưởng Lê Thị Hòa đề nghị Cuba hỗ trợ Việt Nam đào tạo bác sĩ.",
        "Trước đó, Bộ trưởng Lê Thị Hòa đã gặp Bộ trưởng Y tế Lào Khamla Sisouk.",
    )
    assert [(e.date, e.basis) for e in reading if e.type == "request"] == [("2018-05", "published")]
    assert dates(reading, "Jose Fernandez")[0] == "2018-05"
    assert dates(reading, "Khamla Sisouk") == ["2018-05"]


def test_what_both_sides_plan_happens_within_the_visit(read):
    reading = read(
        None,
        "Từ ngày 20 đến 22/5, Tổng thống Hàn Quốc Kim Min-soo sẽ thăm Việt Nam.",
        "Dự kiến, nhân dịp này, doanh nghiệp Hàn Quốc và doanh nghiệp Việt Nam sẽ ký kết nhiều văn kiện hợp tác.",
    )
    assert reading.one("signing").date == "2018-05-20/2018-05-22"


@pytest.mark.parametrize(
    ("praise", "told"),
    [
        ("Bộ trưởng Lê Thị Hòa hoan nghênh chuyến thăm Việt Nam của Đại sứ Carlos Ramirez.", ("2018-05", "ongoing")),
        ("Đại sứ Carlos Ramirez đã nhiều lần dẫn đoàn doanh nghiệp thăm Việt Nam.", (None, "occurred")),
    ],
)
def test_a_visit_goes_on_when_its_guest_is_received(read, praise, told):
    visit = read(None, LEAD, TALK, LATER, praise).one("visit")
    assert (visit.date, visit.status) == told


@pytest.mark.parametrize(("words", "date"), [("Trước đó,", "2018-05"), ("Trước đó, năm ngoái,", "2017")])
def test_what_a_guest_did_earlier_on_the_visit_is_of_its_month(read, words, date):
    reading = read(
        None,
        "Ngày 15/5, trong chuyến thăm Lào, Bộ trưởng Y tế Việt Nam Lê Thị Hòa đã hội đàm với Ngoại trưởng Lào Khamla.",
        TALK,
        f"{words} Bộ trưởng Lê Thị Hòa cũng hội kiến với Chủ tịch Quốc hội Lào Bounmy.",
    )
    assert dates(reading, "Bounmy") == [date]


REST = [f"Trả lời phóng viên, Đại sứ nói về các dự án tại tỉnh thứ {number}." for number in ("ba", "tư", "năm", "sáu")]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Bộ trưởng Lê Thị Hòa cũng tiếp Bộ trưởng Y tế Cuba Jose Fernandez.", "2018-05-15"),
        ("Bộ trưởng Lê Thị Hòa trong cuộc gặp với Bộ trưởng Y tế Cuba Jose Fernandez đã nói như vậy.", "2018-05-15"),
        (
            "Báo chí khen cuộc gặp lần này giữa Bộ trưởng Lê Thị Hòa và Bộ trưởng Y tế Cuba Jose Fernandez.",
            "2018-05-15",
        ),
        ("Báo chí khen cuộc gặp giữa Bộ trưởng Lê Thị Hòa và Bộ trưởng Y tế Cuba Jose Fernandez.", "2018-05"),
        (
            "Báo chí vui, nhất là sau cuộc gặp giữa Bộ trưởng Lê Thị Hòa và Bộ trưởng Y tế Cuba Jose Fernandez.",
            "2018-05",
        ),
        ("Từ khi nhậm chức, Bộ trưởng Lê Thị Hòa đã gặp Bộ trưởng Y tế Cuba Jose Fernandez.", None),
    ],
)
def test_far_down_a_verb_goes_on_with_the_news_and_a_noun_may_be_of_another_day(read, told, day):
    reading = read(None, LEAD, TALK, LATER, *REST, told)
    assert dates(reading, "Jose Fernandez") == [day]


def test_background_far_down_in_a_text_of_one_line_has_no_day(read):
    told = "Bộ trưởng Lê Thị Hòa từng gặp Bộ trưởng Y tế Cuba Jose Fernandez."
    reading = read(None, " ".join([LEAD, TALK, LATER, *REST, told]))
    assert dates(reading, "Jose Fernandez") == [None]


def test_since_when_somebody_governs_is_not_the_day_of_the_news(read):
    since = "Ông Khamla Sisouk vừa nhậm chức Thủ tướng Lào hôm 2/5."
    reading = read(None, since, LEAD, "Bộ trưởng Lê Thị Hòa cũng tiếp Bộ trưởng Y tế Cuba Jose Fernandez.")
    assert dates(reading, "Jose Fernandez") == ["2018-05-15"]


@pytest.mark.parametrize(
    ("told", "month"),
    [
        ("Sau khi rời Lào, ông Carlos Ramirez sẽ đến Thái Lan.", "2018-05"),
        ("Cuối cùng, ông Carlos Ramirez sẽ tới Thái Lan.", "2018-05"),
        ("Trước đây, ông Carlos Ramirez từng thăm Thái Lan.", None),
        ("Ông Jose Fernandez sẽ thăm Thái Lan.", None),
        ("Ông Carlos Ramirez nhận lời thăm Thái Lan.", None),
    ],
)
def test_the_countries_of_a_tour_are_visited_at_one_time(read, told, month):
    tour = "Từ ngày 12 đến 15/5, Ngoại trưởng Cuba Carlos Ramirez thăm chính thức Lào."
    known = "Ngoại trưởng Mexico Jose Fernandez hoan nghênh chuyến thăm này."
    visits = [e for e in read(None, tour, known, told).of("visit") if e.place == "TH"]
    assert [visit.date for visit in visits if visit.date] == ([month] if month else [])


@pytest.mark.parametrize(
    "told",
    [
        "Đây là chuyến thăm Lào đầu tiên của Ngoại trưởng Cuba Carlos Ramirez.",
        "Đây là chuyến thăm Lào đầu tiên của Ngoại trưởng Cuba Carlos Ramirez kể từ năm 2009.",
        "Cuộc gặp diễn ra ngay sau chuyến thăm Lào của Ngoại trưởng Cuba Carlos Ramirez.",
        "Bão đã cắt ngắn chuyến thăm Lào của Ngoại trưởng Cuba Carlos Ramirez.",
    ],
)
def test_the_visit_that_is_the_news_is_dated_by_its_month(read, told):
    assert [visit.date for visit in read(None, LEAD, TALK, LATER, told).of("visit")] == ["2018-05"]


def test_a_date_behind_a_word_that_joins_dates_the_whole_sentence(read):
    told = (
        "Ngoài ra, từ năm 2010, Việt Nam và Cuba đã ký hiệp định về nghề cá và Bộ Y tế Việt Nam đã ký bản ghi nhớ "
        "với Bộ Y tế Cuba."
    )
    assert {signing.date for signing in read(None, LEAD, TALK, told).of("signing")} == {"2010"}


def test_the_day_on_which_somebody_was_elected_is_not_that_of_all_news(read):
    elected = "Ông Khamla Sisouk đắc cử Tổng thống Lào hôm 2/5."
    reading = read(None, elected, "Tổng thống Lào Khamla Sisouk đã tiếp Đại sứ Cuba Carlos Ramirez tại Viêng Chăn.")
    assert "2018-05-02" not in dates(reading, "Carlos Ramirez")
