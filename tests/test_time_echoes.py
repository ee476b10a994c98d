"""Events that have no date of their own and borrow the time of what was told before."""

MINISTER = "Bộ trưởng Ngoại giao Việt Nam Phạm Văn Sơn"
GUEST = "Ngoại trưởng Hàn Quốc Park Jin-ho"
VISITOR = "Tổng thống Hàn Quốc Kim Min-soo"
NEWS = f"Ngày 20/5, {MINISTER} đã họp báo tại Hà Nội."


def test_at_that_time_means_the_time_of_the_event_before(read):
    story = read(
        None,
        f"{NEWS}\nHồi tháng 2 năm nay, {MINISTER} đã gặp {GUEST}. "
        f"Khi đó, {MINISTER} đã trao thư mời {VISITOR} thăm Việt Nam.",
        published="2018-05-21",
    )
    assert story.one("invitation").date == story.one("meeting").date == "2018-02"


def test_a_date_that_opens_a_sentence_dates_all_of_it(read):
    story = read(
        None,
        f"{NEWS}\nHồi tháng 2 năm nay, {VISITOR} đã gửi thư mời Thủ tướng Việt Nam thăm Hàn Quốc "
        f"khi {MINISTER} có chuyến thăm Hàn Quốc.",
        published="2018-05-21",
    )
    assert [visit.date for visit in story.of("visit")] == ["2018-02"]


def test_what_is_planned_for_this_visit_is_dated_by_it(read):
    story = read(
        None,
        f"{VISITOR} thăm Việt Nam từ ngày 20 đến 22/5.\n"
        "Nhân chuyến thăm này, doanh nghiệp Việt Nam và Hàn Quốc sẽ ký 10 hợp đồng.",
        published="2018-05-16",
    )
    assert story.one("signing").date == "2018-05-20/2018-05-22"


def test_who_comes_for_a_conference_comes_when_it_is_held(read):
    story = read(
        None,
        f"{NEWS}\n{VISITOR} quyết định tới Việt Nam dự Hội nghị cấp cao APEC.",
        published="2017-05-21",
    )
    assert story.one("conference").date == story.one("visit").date == "2017-11-10/2017-11-11"
    assert story.one("visit").status == "planned"


def test_a_wish_is_dated_by_the_day_on_which_it_was_said(read):
    story = read(
        None,
        f"{NEWS}\nTrả lời báo chí, {VISITOR} ngày 18/5 cho biết "
        "Hàn Quốc mong muốn Việt Nam hỗ trợ các doanh nghiệp Hàn Quốc.",
        published="2018-05-21",
    )
    assert story.one("request").date == "2018-05-18"


def test_a_wish_is_dated_by_the_occasion_that_opens_its_sentence(read):
    story = read(
        None,
        f"{NEWS}\nTrong chuyến thăm Hà Nội hồi tháng 2 năm nay, {VISITOR} đã đề nghị "
        "Việt Nam hỗ trợ các doanh nghiệp Hàn Quốc.",
        published="2018-05-21",
    )
    assert story.one("request").date == "2018-02"


def test_what_a_visit_answers_is_not_of_its_time(read):
    story = read(
        None,
        f"{VISITOR} thăm Việt Nam từ ngày 20 đến 22/5.\n"
        f"Chuyến thăm này là để đáp lại cuộc gặp giữa {MINISTER} và {GUEST}.",
        published="2018-05-16",
    )
    assert story.one("meeting").date is None


def test_a_visit_after_a_conference_is_not_of_its_time(read):
    story = read(None, f"{GUEST} sẽ thăm Việt Nam sau Hội nghị Thượng đỉnh G20.", published="2017-07-01")
    assert story.one("visit").date is None
