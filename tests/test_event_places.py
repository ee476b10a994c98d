"""Where events take place: by houses, by the local time, and by what they are told with."""

import pytest

RECEPTION = "Chiều 15/5, tại {place}, Thủ tướng Nguyễn Xuân Phúc đã tiếp Thủ tướng Lào Thongloun Sisoulith."
TALKS = "Chiều 15/5, tại Tokyo, Chủ tịch nước Trần Đại Quang đã hội đàm với Thủ tướng Nhật Bản Shinzo Abe."


@pytest.mark.parametrize(
    ("place", "city"),
    [
        ("Trụ sở Chính phủ", "Hà Nội"),
        ("Phủ Chủ tịch", "Hà Nội"),
        ("Dinh Thống Nhất", "TP Hồ Chí Minh"),
        ("Nhà Trắng", "Washington"),
        ("Điện Kremlin", "Moskva"),
        ("cung điện Versailles", "Versailles"),
        ("Số 10 phố Downing", "London"),
        ("Trung tâm Hội nghị quốc gia", "Hà Nội"),
        ("Trung tâm Hội nghị quốc gia ở Nepal", None),
        ("Singapore", "Singapore"),
        ("Nhật Bản", None),
        ("khách sạn Hoa Sen", None),
        ("Trung Đông", None),
        ("châu Á", None),
    ],
)
def test_a_house_stands_in_its_city_and_a_region_is_none(read, place, city):
    assert read(None, RECEPTION.format(place=place)).one("meeting").city == city


@pytest.mark.parametrize(
    ("time", "city"),
    [
        ("Chiều 15/5, giờ New York (rạng sáng 16/5 giờ Hà Nội)", "New York"),
        ("Rạng sáng 16/5 giờ Hà Nội (chiều 15/5 giờ Washington)", "Washington"),
        ("Sáng 15/5 giờ Hà Nội", None),
        ("Chiều 15/5 (giờ địa phương)", None),
    ],
)
def test_the_local_time_tells_the_city(read, time, city):
    events = read(None, f"{time}, Thủ tướng Nguyễn Xuân Phúc đã hội đàm với Tổng thống Mỹ Donald Trump.")
    assert events.one("meeting").city == city


def test_what_is_said_at_a_meeting_is_said_in_its_city(read):
    events = read(None, TALKS, "Chủ tịch nước đề nghị Nhật Bản tiếp tục hỗ trợ Việt Nam đào tạo cán bộ tại Đà Nẵng.")
    assert [(e.type, e.city, e.place) for e in events] == [("meeting", "Tokyo", "JP"), ("request", "Tokyo", "JP")]


def test_who_meets_others_on_that_day_does_so_in_the_same_city(read):
    other = "Cùng ngày, Chủ tịch nước Trần Đại Quang đã gặp Chủ tịch Hạ viện Nhật Bản Oshima Tadamori."
    events = read(None, TALKS, other)
    assert [e.city for e in events.of("meeting")] == ["Tokyo", "Tokyo"]


@pytest.mark.parametrize(
    "other",
    [
        "Ngày 12/5, Chủ tịch nước Trần Đại Quang đã gặp Chủ tịch Hạ viện Nhật Bản Oshima Tadamori.",
        "Cùng ngày, tại Mỹ, Ngoại trưởng Nhật Bản Taro Kono đã hội đàm với Ngoại trưởng Mỹ Mike Pompeo.",
        "Cùng ngày, Ngoại trưởng Nga Sergei Lavrov đã điện đàm với Ngoại trưởng Mỹ Mike Pompeo.",
    ],
)
def test_another_day_or_other_people_are_elsewhere(read, other):
    events = read(None, TALKS, other)
    assert [e.city for e in events.of("meeting", "call")] == ["Tokyo", None]


def test_a_gathering_of_some_days_places_what_is_said_there(read):
    events = read(
        None,
        "Từ ngày 14 đến 17/5, Hội nghị Bộ trưởng Viễn thông ASEAN lần thứ 18 diễn ra tại Đà Nẵng, Việt Nam.",
        "Tại hội nghị ngày 15/5, Việt Nam đề nghị Lào ủng hộ sáng kiến hạ cước chuyển vùng quốc tế.",
    )
    assert [(e.type, e.city) for e in events] == [("conference", "Đà Nẵng"), ("request", "Đà Nẵng")]


def test_a_house_places_what_is_told_in_it_and_nothing_else(read):
    events = read(
        None,
        "Ngày 15/5, Tổng thống Mỹ Donald Trump đã điện đàm với Tổng thống Pháp Emmanuel Macron "
        "và tiếp Thủ tướng Canada Justin Trudeau tại Nhà Trắng.",
    )
    assert (events.one("call").city, events.one("meeting").city) == (None, "Washington")


def test_who_meets_beside_a_gathering_does_so_in_its_city(read):
    events = read(
        None,
        "Ngày 15/5, Hội nghị cấp cao Lào - Nhật Bản đã diễn ra tại Tokyo.",
        "Hai bên hài lòng về kết quả.",
        "Bên lề Hội nghị, Thủ tướng Lào Thongloun Sisoulith đã gặp Tổng thống Philippines Rodrigo Duterte.",
    )
    assert events.one("meeting").city == "Tokyo"


def test_what_is_said_on_the_days_of_a_gathering_is_said_in_its_city(read):
    events = read(
        None,
        "Trong các ngày 14 và 15/5, tại Tokyo, đã diễn ra Hội nghị cấp cao ASEAN - Nhật Bản với sự tham dự của Lào.",
        "Hai bên hài lòng về kết quả.",
        "Lào đề nghị Nhật Bản tiếp tục hỗ trợ đào tạo cán bộ.",
    )
    assert events.one("request").city == "Tokyo"


@pytest.mark.parametrize(
    ("sentence", "city"),
    [
        ("Ngày 15/5, tại Nhà Trắng, Thủ tướng Lào đã gặp Tổng thống Mỹ Donald Trump.", "Washington"),
        ("Trả lời báo chí tại Nhà Trắng sau cuộc hội đàm với Thủ tướng Lào, Tổng thống Mỹ lạc quan.", "Washington"),
        ("Ngày 15/5, Thủ tướng Lào đã tiếp Đại sứ Mỹ Daniel Kritenbrink, người từng làm việc tại Nhà Trắng.", None),
        ("Ngày 15/5, Thủ tướng Lào đã tiếp Đại sứ Mỹ, chuyển lời mời của Tổng thống Mỹ tại Nhà Trắng.", None),
        ("Ngày 15/5, ông Daniel Kritenbrink, từng làm việc tại Nhà Trắng, đã gặp Thủ tướng Lào.", None),
    ],
)
def test_a_house_of_which_somebody_is_told_places_nothing(read, sentence, city):
    assert {e.city for e in read(None, sentence).of("meeting")} == {city}


@pytest.mark.parametrize(
    ("place", "city"),
    [
        ("tại thành phố cảng Gdansk", "Gdansk"),
        ("tại thủ đô hành chính La Haye", "The Hague"),
        ("ở đảo Jeju", "Jeju"),
        ("tại khu nghỉ dưỡng Bedminster", "Bedminster"),
    ],
)
def test_a_town_is_told_with_what_it_is(read, place, city):
    assert read(None, RECEPTION.format(place="X").replace("tại X", place)).one("meeting").city == city


def test_who_meets_beside_a_gathering_is_where_that_is_held(read):
    told = (
        "Ngày 15/5, bên lề Hội nghị G20 tại Hamburg, Đức, Thủ tướng Nhật Bản Shinzo Abe đã có cuộc gặp với "
        "Thủ tướng Canada Justin Trudeau."
    )
    assert read(None, told).one("meeting").city == "Hamburg"


def test_a_gathering_beside_which_a_wish_was_uttered_is_not_planned(read):
    told = (
        "Thủ tướng Canada Justin Trudeau ngày 15/5 nêu lời đề nghị này với Thủ tướng Áo Jonas Huber bên lề "
        "Hội nghị thượng đỉnh các nước châu Á tại Hamburg, Đức."
    )
    assert read(None, told).one("conference").status != "planned"


@pytest.mark.parametrize(
    ("told", "city"),
    [
        ("Phát biểu tại thủ đô Bern ngày 15/5, {minister} đề nghị Nhật Bản hỗ trợ Lào xây cầu.", "Bern"),
        ("{minister} đề nghị Nhật Bản hỗ trợ Lào xây cầu tại Pakse.", None),
        ("Theo Đại sứ quán Lào tại Bern, {minister} đề nghị Nhật Bản hỗ trợ Lào xây cầu.", None),
    ],
)
def test_a_wish_is_uttered_where_the_words_before_it_say(read, told, city):
    minister = "Bộ trưởng Ngoại giao Lào Khamla Sisouk"
    assert read(None, told.format(minister=minister)).one("request").city == city


def test_a_press_conference_after_talks_is_where_the_talks_were(read):
    told = (
        "Tại cuộc họp báo chung với Thủ tướng Nhật Bản Shinzo Abe sau hội đàm tại Nhà Trắng, Tổng thống Mỹ Donald Trump"
    )
    meetings = read(None, f"{told} cảm ơn Nhật Bản.").of("meeting")
    assert {meeting.city for meeting in meetings} == {"Washington"}


@pytest.mark.parametrize(
    ("name", "city"),
    [("Vòng hai cuộc đàm phán hòa bình Astana", "Astana"), ("Hội nghị xúc tiến đầu tư vào Đà Nẵng", None)],
)
def test_a_gathering_is_held_in_the_town_that_it_is_called_after(read, name, city):
    events = read(None, f"{name} được khai mạc hôm 14/5 với sự tham gia của Nga và Iran.").of("conference")
    assert [event.city for event in events] in ([city], [])
    assert events or city is None


def test_the_state_that_somebody_governed_is_nobody(read):
    told = "Ngày 15/5, Phó Tổng thống Mỹ Mike Pence, cựu Thống đốc bang Indiana, hội đàm với Ngoại trưởng Lào Khamla."
    assert read(None, told).one("meeting").persons.keys() == {"Mike Pence", "Khamla"}
