"""When and where something happens, and whether it has happened yet."""

import pytest

from transforms.event_details import month_of

MINISTER = "Bộ trưởng Ngoại giao Việt Nam Phạm Văn Sơn"
GUEST = "Ngoại trưởng Hàn Quốc Park Jin-ho"
VISITOR = "Tổng thống Hàn Quốc Kim Min-soo"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"Ngày 15/5, {MINISTER} đã tiếp {GUEST}.", "occurred"),
        (f"Ngày 15/5, {MINISTER} tiếp {GUEST}.", "occurred"),
        (f"Ngày 17/5, {MINISTER} tiếp {GUEST}.", "planned"),
        (f"Sáng 17/5, {MINISTER} tiếp {GUEST}.", "occurred"),
        (f"Ngày 17/5, {MINISTER} đã tiếp {GUEST}.", "occurred"),
        (f"Sáng mai, 17/5, {MINISTER} tiếp {GUEST}.", "planned"),
        (f"Sáng 18/5, {MINISTER} tiếp {GUEST}.", "planned"),
        (f"{MINISTER} sẽ tiếp {GUEST}.", "planned"),
        (f"Trong cuộc gặp với {GUEST} tuần này, {MINISTER} sẽ nêu ba đề xuất.", "planned"),
        (f"Trong cuộc gặp với {GUEST} tuần này, {MINISTER} nói sẽ nêu ba đề xuất.", "occurred"),
        (f"Về cuộc gặp giữa {MINISTER} và {GUEST} sắp tới, hai bên đang trao đổi.", "planned"),
        (f"{MINISTER} dự kiến gặp {GUEST} vào tuần tới.", "planned"),
        (f"Cuộc gặp giữa {MINISTER} và {GUEST} đã bị hủy.", "cancelled"),
        (f"{MINISTER} sẽ dự lễ khai mạc; gặp {GUEST}.", "planned"),
        (f"Tổng thống Lào sẽ nêu vấn đề, cùng lúc đó {MINISTER} hội đàm với {GUEST}.", "occurred"),
        (f"Tổng thống Lào sẽ dự lễ khai mạc, tiếp đó {MINISTER} hội đàm với {GUEST}.", "occurred"),
        (f"Tổng thống Lào sẽ phát biểu, dựa trên cuộc gặp giữa {MINISTER} và {GUEST}.", "occurred"),
        (f"Sau cuộc gặp giữa {MINISTER} và {GUEST}, hai nước hoãn một hội nghị khác.", "occurred"),
        (f"Cuộc gặp giữa {MINISTER} và {GUEST} sẽ không diễn ra.", "cancelled"),
    ],
)
def test_status_of_a_meeting(read, sentence, status):
    assert read(None, sentence, published="2018-05-16").one("meeting").status == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"{VISITOR} đang thăm chính thức Việt Nam.", "ongoing"),
        (f"Ngày 15/5, {VISITOR} bắt đầu thăm Việt Nam.", "ongoing"),
        (f"{VISITOR} sẽ thăm Việt Nam vào cuối tháng 5.", "planned"),
        (f"{VISITOR} thăm Việt Nam từ ngày 20 đến 22/5.", "planned"),
        (f"Chuyến thăm sắp tới của {VISITOR} tới Việt Nam rất quan trọng.", "planned"),
        (f"Chuyến thăm Việt Nam sắp tới của {VISITOR} rất quan trọng.", "planned"),
        (f"Chuyến thăm tới Việt Nam của {VISITOR} diễn ra tốt đẹp.", "ongoing"),
        (f"Ngày 15/5, {VISITOR} kết thúc chuyến thăm tới Việt Nam.", "occurred"),
        (f"Chuyến thăm chính thức Việt Nam kéo dài ba ngày của {VISITOR} đã kết thúc.", "occurred"),
        (f"Ngày 15/5, {VISITOR} kết thúc chuyến thăm Việt Nam.", "occurred"),
        (f"Trong chuyến thăm Việt Nam hồi tháng 3/2018, {VISITOR} đã nêu nhiều ý kiến.", "occurred"),
        (f"Trong chuyến thăm Việt Nam từ ngày 12 đến 14/5, {VISITOR} đã nêu nhiều ý kiến.", "occurred"),
        (f"Hai bên sẽ triển khai kết quả chuyến thăm Việt Nam của {VISITOR} hồi tháng 3/2018.", "occurred"),
        (f"Họp lúc 9 giờ. Họp xong. Tan họp. {VISITOR} đang ở thăm Việt Nam từ ngày 14/5.", "ongoing"),
        (f"Họp lúc 9 giờ. Họp xong. Tan họp. Hai bên chào đón {VISITOR} thăm Việt Nam từ ngày 14-18/5.", "ongoing"),
        (f"Phát biểu trong chuyến thăm Việt Nam ngày 15/5, {VISITOR} cảm ơn nước chủ nhà.", "occurred"),
        (f"{VISITOR} bắt đầu chuyến thăm Việt Nam ngày 15/5.", "ongoing"),
        (f"Văn kiện được bàn trong chuyến thăm chính thức Việt Nam của {VISITOR} và phu nhân mới đây.", "occurred"),
        (f"{VISITOR} hoãn thăm Việt Nam.", "cancelled"),
        (f"{VISITOR} bắt đầu thăm Việt Nam\n\nDự kiến hai bên sẽ bàn về thương mại.", "ongoing"),
        (f"{VISITOR} trì hoãn chuyến thăm Việt Nam dự kiến vào tháng 6.", "cancelled"),
        (f"Hàn Quốc nói không có lý do để trì hoãn chuyến thăm Việt Nam của {VISITOR}.", "ongoing"),
        (f"{VISITOR} có chuyến thăm Việt Nam dự kiến vào cuối năm nay.", "planned"),
        (f"Trước thềm chuyến thăm Việt Nam của {VISITOR}, hai bên rà soát công tác chuẩn bị.", "planned"),
        (f"Hai bên nêu trong chuyến thăm Việt Nam của {VISITOR} rằng không thể hủy khoản nợ này.", "ongoing"),
        (f"{VISITOR} đã đến Hà Nội, bắt đầu thăm Việt Nam. {VISITOR} dự kiến thăm Việt Nam ba ngày.", "ongoing"),
        (f"{VISITOR} lên đường bắt đầu thăm Việt Nam. {VISITOR} sẽ thăm Việt Nam ba ngày.", "planned"),
        (f"Chuyến thăm Việt Nam của {VISITOR}, dự kiến vào ngày 20/5, đã bị hoãn.", "cancelled"),
    ],
)
def test_status_of_a_visit(read, sentence, status):
    assert read(None, sentence, published="2018-05-16").one("visit").status == status


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (
            f"{MINISTER} gặp {GUEST} bên lề Hội nghị thượng đỉnh Nhóm các nước Bắc Âu (B5) tại Hà Nội hồi tháng 3.",
            "2018-03",
        ),
        (
            f"{MINISTER} gặp {GUEST} để bàn về việc thực hiện những điều còn dang dở mà họ đã thỏa thuận hồi tháng 3.",
            "2018-05-15",
        ),
        (
            f"Theo báo cáo tuần trước, hai bên chuẩn bị cho cuộc gặp giữa {MINISTER} và {GUEST} vào tháng tới.",
            "2018-06",
        ),
        (f"Trước đó, {MINISTER} đã hội kiến {GUEST}.", "2018-05"),
        (f"Trước đó nhiều năm, {MINISTER} từng hội kiến {GUEST}.", None),
    ],
    ids=["far behind names", "far behind a clause", "ahead", "shortly before", "long before"],
)
def test_months_of_meetings(read, sentence, date):
    article = read(
        None,
        "Ngày 15/5, hai bên ra thông cáo chung. Họp xong. Tan họp.",
        "Đây là tin mới.",
        sentence,
        published="2018-05-16",
    )
    assert article.one("meeting").date == date


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (f"Ngày 15/5, {VISITOR} đã đến thăm Việt Nam.", "2018-05"),
        (f"{VISITOR} thăm Việt Nam từ ngày 14 đến 16/5.", "2018-05-14/2018-05-16"),
        (f"Ngày 14/5, {VISITOR} đã đến Hà Nội, bắt đầu chuyến thăm Việt Nam từ 14-16/5.", "2018-05-14/2018-05-16"),
        (f"{VISITOR} sẽ thăm Việt Nam vào tháng 6.", "2018-06"),
        (f"{VISITOR} hôm 30/5 tới Huế, bắt đầu chuyến thăm Việt Nam kéo dài ba ngày.", "2018-05-30/2018-06-01"),
        (f"Trong chuyến thăm Việt Nam 4 ngày, hôm 16/5, {VISITOR} đã gặp giới khoa học.", "2018-05"),
    ],
    ids=["one day of it", "period", "period before day", "month", "first day and length", "length and a day of it"],
)
def test_a_visit_is_dated_by_its_period_or_else_its_month(read, sentence, date):
    assert read(None, sentence).one("visit").date == date


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("tối 31/5 (tức rạng sáng 1/6 giờ Hà Nội), {a} đã gặp {b} tại Oslo.", "2018-05-31"),
        ("{a} đã gặp {b} tại Oslo tối 31/5 (rạng sáng 1/6 theo giờ Việt Nam).", "2018-05-31"),
        ("{a} đã gặp {b} ngày 31/5 để bàn về hội nghị tháng 9/2018.", "2018-05-31"),
        ("Nhân kỷ niệm 25 năm thiết lập quan hệ (1993 - 2018), ngày 31/5, {a} đã gặp {b}.", "2018-05-31"),
        ("{a} đã gặp {b} vào tháng 4/2018.", "2018-04"),
        ("{a} đã nêu hiệp định vận tải biển năm 2009 trong cuộc gặp với {b} vào tháng trước.", "2018-05"),
    ],
    ids=["translated in front", "translated behind", "date of something else", "anniversary", "month only", "paper"],
)
def test_a_meeting_is_dated_by_its_own_day(read, sentence, date):
    text = sentence.format(a=MINISTER, b=GUEST)
    assert read(None, text[0].upper() + text[1:], published="2018-06-02").one("meeting").date == date


def test_since_when_somebody_governs_dates_nothing_else(read):
    sentence = f"{MINISTER} đã hội đàm với {GUEST} lần đầu tiên kể từ khi nhậm chức hồi năm 2016."
    assert read(None, sentence, published="2018-05-16").one("meeting").date != "2016"


@pytest.mark.parametrize(("published", "status"), [("2018-05-16", "ongoing"), ("2018-05-17", "occurred")])
def test_a_conference_goes_on_until_its_last_day(read, published, status):
    sentence = "Hội nghị Bộ trưởng ASEAN - Nhật Bản diễn ra tại Tokyo từ ngày 15 đến 17/5."
    assert read(None, sentence, published=published).one("conference").status == status


@pytest.mark.parametrize(("published", "status"), [("2018-05-16", "ongoing"), ("2018-05-17", "occurred")])
def test_a_gathering_on_whose_margins_somebody_meets_goes_on(read, published, status):
    told = f"Ngày 16/5, bên lề Hội nghị thượng đỉnh G20 tại Paris, {MINISTER} đã gặp {GUEST}."
    assert read(None, told, published=published).one("conference").status == status


@pytest.mark.parametrize(("published", "status"), [("2018-05-15", "ongoing"), ("2018-05-17", "occurred")])
def test_a_conference_goes_on_when_it_has_opened(read, published, status):
    sentence = "Ngày 15/5, Hội nghị Bộ trưởng ASEAN - Nhật Bản đã khai mạc tại Tokyo."
    assert read(None, sentence, published=published).one("conference").status == status


def test_a_date_behind_brackets_dates_what_stands_before_them(read):
    sentence = f"{MINISTER} sẽ dự Hội nghị Ngoại trưởng G20 (diễn đàn kinh tế) tại Oslo, trong hai ngày 16 và 17-6."
    assert read(None, sentence).one("conference").date == "2018-06-16/2018-06-17"


def test_a_wish_is_said_whenever_its_object_is_due(read):
    sentence = f"Ngày 15/5, {MINISTER} đề nghị {GUEST} ủng hộ Việt Nam tổ chức hội nghị vào ngày 20/11."
    assert read(None, sentence, published="2018-05-16").one("request").status == "occurred"


def test_each_of_two_meetings_has_its_own_day(read):
    meetings = read(
        None, f"Ngày 14/5, {MINISTER} đã gặp {GUEST}; ngày 15/5, hội kiến {VISITOR}.", published="2018-05-16"
    ).of("meeting")
    assert [(sorted(set(m.persons) - {"Phạm Văn Sơn"}), m.date) for m in meetings] == [
        (["Park Jin-ho"], "2018-05-14"),
        (["Kim Min-soo"], "2018-05-15"),
    ]


@pytest.mark.parametrize(
    ("place", "city", "country"),
    [
        ("tại Seoul", "Seoul", "KR"),
        ("tại thủ đô Seoul", "Seoul", "KR"),
        ("tại Đà Nẵng", "Đà Nẵng", "VN"),
        ("tại thành phố Đà Nẵng", "Đà Nẵng", "VN"),
        ("ở tỉnh Sơn La", "Sơn La", "VN"),
        ("tại thủ đô Hà Nội", "Hà Nội", "VN"),
    ],
)
def test_the_place_is_where_the_words_put_it(read, place, city, country):
    meeting = read(None, f"Ngày 15/5, {place}, {MINISTER} đã gặp {GUEST}.").one("meeting")
    assert (meeting.city, meeting.place) == (city, country)


def test_a_city_that_is_only_spoken_of_is_no_place(read):
    meeting = read(None, f"Ngày 15/5, {MINISTER} đã gặp {GUEST} bàn về dự án đường sắt Hà Nội.").one("meeting")
    assert meeting.city is None


@pytest.mark.parametrize(
    ("edtf", "month"),
    [
        ("2018-05-15", "2018-05"),
        ("XXXX-05-15", "XXXX-05"),
        ("[2017-03-28,2018-03-28]", "XXXX-03"),
        ("2018-05-14/2018-05-16", "2018-05-14/2018-05-16"),
        ("2018-05", "2018-05"),
        ("2018", "2018"),
    ],
)
def test_month_of_a_day(edtf, month):
    assert month_of(edtf) == month


def test_who_gathers_on_the_margins_of_a_conference_has_its_day(read):
    reading = read(
        None,
        "Các bộ trưởng của Nhật Bản, Chile, Peru, Canada, Malaysia và Thái Lan nhóm họp bên lề"
        " Hội nghị Bộ trưởng Y tế của Diễn đàn Hợp tác kinh tế châu Á - Thái Bình Dương sáng 15/5 tại Hà Nội.",
    )
    assert {event.date for event in reading.of("conference")} == {"2018-05-15"}


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (f"{GUEST} đã nhận lời mời sang thăm Việt Nam.", "planned"),
        (f"{GUEST} đồng ý sẽ sớm thăm Việt Nam.", "planned"),
        (f"Nhận lời mời của {MINISTER}, {GUEST} đã thăm Việt Nam.", "ongoing"),
    ],
)
def test_who_has_agreed_to_come_has_yet_to_come(read, told, status):
    assert read(None, told, published="2018-05-16").one("visit").status == status


@pytest.mark.parametrize(
    "told",
    [
        f"Buổi tiếp diễn ra ngay trước thềm một hội nghị quốc tế về Syria tại London có {GUEST} tham dự.",
        f"{MINISTER} kêu gọi Hàn Quốc sớm tổ chức một hội nghị cấp cao ba bên với Lào.",
    ],
)
def test_a_gathering_that_the_news_comes_before_is_planned(read, told):
    assert read(None, told, published="2018-05-16").one("conference").status == "planned"


def test_a_gathering_of_years_ago_is_not_planned(read):
    told = f"Trước thềm Hội nghị thượng đỉnh G20 năm 2010 tại Seoul, {GUEST} từng gặp {MINISTER}."
    assert {c.status for c in read(None, told, published="2018-05-16").of("conference")} == {"occurred"}


def test_a_first_visit_has_its_own_days(read):
    told = f"{VISITOR} sẽ thăm Việt Nam lần đầu tiên từ 20 - 24/6."
    assert read(None, told, published="2018-05-16").one("visit").date == "2018-06-20/2018-06-24"
