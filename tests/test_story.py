"""What an article as a whole tells, and where silence is right."""

import pytest


@pytest.mark.parametrize(
    "paragraphs",
    [
        [
            "Ngày 15/5, Thủ tướng Trần Quốc Hải đã làm việc với lãnh đạo tỉnh Nghệ An về phát triển nông nghiệp.",
            "Thủ tướng thăm Công ty Dệt may Vinh, gặp công nhân và trao tặng 100 suất quà.",
        ],
        [
            "Sáng 15/5, Công ty Điện lực Hà Nội và Công ty Xây dựng số 1 đã ký hợp đồng cải tạo lưới điện.",
            "Hợp đồng trị giá 200 tỷ đồng.",
        ],
        [
            "Công an quận Ba Đình vừa bắt giữ Nguyễn Văn Mạnh về hành vi trộm cắp.",
            "Mạnh khai đã gặp nạn nhân tại một quán nước rồi ra tay.",
        ],
    ],
    ids=["domestic tour", "domestic contract", "crime"],
)
def test_what_stays_in_one_country_is_not_international(read, paragraphs):
    reading = read("Tin trong nước", *paragraphs)
    assert {event.scope for event in reading} <= {"domestic"}
    assert reading.frames["document"]["scope"].to_list() == ["domestic"]
    assert set(reading.frames["agreement_mention"]["scope"]) <= {"domestic"}


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Ca sĩ Hàn Quốc Park Jin-ho khoe ảnh đi chơi ở Nhật Bản.", "Người hâm mộ Việt Nam rất thích thú."],
        ["Giá vàng thế giới tăng sau số liệu việc làm của Mỹ.", "Đồng yên của Nhật Bản giảm."],
        ["Tối 4/5, U20 Việt Nam lên đường sang Hàn Quốc dự giải trẻ.", "Hai ngày sau, U20 Việt Nam gặp U20 Hàn Quốc."],
    ],
    ids=["show business", "markets", "teams"],
)
def test_news_of_other_things_is_silent(read, paragraphs):
    assert read(None, *paragraphs) == []


def test_a_document_is_international_where_an_event_is(read):
    reading = read(None, "Ngày 15/5, Bộ trưởng Y tế Việt Nam Lê Thị Hòa đã tiếp Đại sứ Cuba Carlos Ramirez.")
    assert reading.frames["document"]["scope"].to_list() == ["international"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai bên nhất trí đẩy nhanh việc ký kết Hiệp định thương mại giữa Việt Nam và Singapore.",
        "Bộ trưởng cho rằng việc ký Hiệp định thương mại sẽ có lợi cho cả hai nước.",
        "Các thỏa thuận đã được ký giữa hai nước đang phát huy hiệu quả.",
    ],
)
def test_speaking_of_a_signing_is_no_ceremony(read, sentence):
    reading = read(
        None,
        "Ngày 15/5, Bộ trưởng Công Thương Việt Nam Lê Văn Khánh đã tiếp Bộ trưởng Thương mại Singapore Tan Wei Ming.",
        sentence,
    )
    assert reading.of("signing") == []
    assert len(reading.of("meeting")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Việt Nam và Pháp kỷ niệm 40 năm ngày ký Hiệp định hợp tác văn hóa giữa hai nước.",
        "Ngày 15/5, tại Paris, Bộ Ngoại giao Việt Nam dự lễ kỷ niệm 40 năm Ngày ký Hiệp định hợp tác với Pháp.",
    ],
)
def test_the_anniversary_of_a_signing_is_no_signing(read, sentence):
    assert read(None, sentence).of("signing") == []


def test_a_ceremony_of_signing_is_told_with_who_looks_on(read):
    signing = read(
        None,
        "Ngày 15/5, tại Hà Nội, Bộ trưởng Y tế Việt Nam Lê Thị Hòa và Bộ trưởng Y tế Lào Khamla Sisouk đã chứng kiến "
        "lễ ký bản ghi nhớ giữa Bệnh viện Bạch Mai và Bệnh viện Mahosot của Lào.",
    ).one("signing")
    assert signing.date == "2018-05-15"
    assert signing.countries == {"VN", "LA"}
    assert signing.persons == {"Lê Thị Hòa": "witness", "Khamla Sisouk": "witness"}


def test_a_visit_that_names_only_its_guest_goes_to_the_other_side(read):
    visit = read(
        "Thủ tướng Lào thăm Việt Nam",
        "Ngày 15/5, Thủ tướng Việt Nam Trần Quốc Hải đã hội đàm với Thủ tướng Lào Khamla Sisouk.",
        "Chuyến thăm của Thủ tướng Khamla Sisouk góp phần củng cố quan hệ hai nước.",
    ).one("visit")
    assert visit.countries == {"VN", "LA"}
    assert visit.place == "VN"


def test_a_wish_uttered_in_a_meeting_goes_to_the_counterpart(read):
    request = read(
        None,
        "Ngày 15/5, Bộ trưởng Y tế Việt Nam Lê Thị Hòa đã tiếp Đại sứ Cuba Carlos Ramirez.",
        "Bộ trưởng Lê Thị Hòa đề nghị hai bên đẩy mạnh hợp tác y tế.",
    ).one("request")
    assert request.persons == {"Lê Thị Hòa": "asker", "Carlos Ramirez": "addressee"}
    assert "health" in request.topics


def test_what_two_ministers_sign_is_signed_at_a_ceremony(read):
    signing = read(
        None,
        "Nhận định được đưa ra sau khi Ngoại trưởng Lào Khamla Sisouk và Ngoại trưởng Hà Lan Jan Smit ký thỏa thuận.",
    ).one("signing")
    assert set(signing.persons) == {"Khamla Sisouk", "Jan Smit"}
