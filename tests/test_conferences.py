"""Which gatherings are events, how their names end, and who takes part."""

import pytest

LEADER = "Tổng thống Hàn Quốc Park Jin-ho"
SUMMIT = "Hội nghị thượng đỉnh G20"


@pytest.fixture
def conferences(read):
    """Read the conferences of a sentence."""

    def conferences(*sentences):
        return read(None, *sentences).of("conference")

    return conferences


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 15/5, Hội nghị Bộ trưởng ASEAN - Nhật Bản đã diễn ra tại Tokyo.",
        "Ngày 15/5, Thủ tướng Nhật Bản Kenji Sato dự Hội nghị thượng đỉnh ASEAN - Nhật Bản tại Tokyo.",
        "Phát biểu tại Hội nghị ASEAN - Nhật Bản ngày 15/5, Thủ tướng Nhật Bản Kenji Sato nêu ba ưu tiên.",
        "Hội nghị thượng đỉnh ASEAN - Nhật Bản ngày 15/5 được nhiều báo nhắc đến.",
        "Bên lề hội nghị cấp cao ASEAN - Nhật Bản ngày 15/5, các bên trao đổi nhiều nội dung.",
    ],
    ids=["took place", "attended", "spoken at", "assembly named in passing", "on its margins"],
)
def test_a_named_gathering_of_many_sides_is_an_event(conferences, sentence):
    (conference,) = conferences(sentence)
    assert conference.scope == "international"
    assert conference.date == "2018-05-15"
    assert "JP" in conference.countries
    assert "Hiệp hội các quốc gia Đông Nam Á" in conference.organizations


@pytest.mark.parametrize(
    "sentence",
    [
        "Tại hội nghị, Bộ trưởng Nhật Bản Kenji Sato nêu ba ưu tiên.",
        "Tại hội thảo, các chuyên gia Nga và Việt Nam nêu một số biện pháp.",
        "Nhật Bản sẵn sàng đối thoại với Nga.",
        "Nhật Bản tích cực tham gia các hội nghị của ASEAN.",
        "Ông Kenji Sato (Nhật Bản) là Chủ tịch Diễn đàn Kinh tế Thế giới.",
        "Việt Nam và Nhật Bản tranh thủ diễn đàn Liên hợp quốc để mở rộng quan hệ với các tổ chức quốc tế.",
        "Đây là hội nghị quan trọng nhất của ASEAN và Nhật Bản.",
    ],
    ids=["bare", "bare before a list", "verb", "in general", "an office", "a floor for speaking", "a judgement"],
)
def test_what_is_no_conference(conferences, sentence):
    assert conferences(sentence) == []


def test_a_meeting_of_a_province_is_domestic(conferences):
    found = conferences(
        "Ngày 15/5, Ủy ban nhân dân tỉnh Nghệ An tổ chức Hội nghị tổng kết của Ủy ban nhân dân tỉnh Nghệ An.",
        "Trước đó, tỉnh đã đón một đoàn khách từ Nhật Bản.",
    )
    assert {c.scope for c in found} <= {"domestic"}


def test_an_office_in_the_name_stands_for_its_organization(conferences):
    (conference,) = conferences("Ngày 15/5, Hội nghị Bộ trưởng Quốc phòng ASEAN khai mạc tại Bangkok (Thái Lan).")
    assert "Hiệp hội các quốc gia Đông Nam Á" in conference.organizations
    assert not conference.persons
    assert conference.topics[:1] == ("defence",)


def test_who_comes_takes_part(conferences):
    (conference,) = conferences(
        "Ngày 15/5, Thủ tướng Nhật Bản Kenji Sato dự Hội nghị thượng đỉnh G20 tại Hamburg, Đức."
    )
    assert conference.persons == {"Kenji Sato": "participant"}
    assert (conference.city, conference.place) == ("Hamburg", "DE")


def test_who_reports_does_not_take_part(conferences):
    (conference,) = conferences(
        "Theo Thông tấn xã Việt Nam, nhân dịp dự Hội nghị thượng đỉnh G20 tại Đức, Thủ tướng Nhật Bản Kenji Sato "
        "đã trả lời báo chí ngày 15/5."
    )
    assert "Thông tấn xã Việt Nam" not in conference.organizations


def test_talks_are_told_by_who_brings_them_together(conferences):
    (conference,) = conferences(
        "Vòng hòa đàm thứ ba được tổ chức ngày 15/5 tại Geneva, dưới sự dàn xếp của Nga, Iran và Nhật Bản."
    )
    assert {"RU", "IR", "JP"} <= conference.countries


def test_a_gathering_that_foreigners_hold_here_is_one_of_two_sides(conferences):
    (conference,) = conferences(
        "Ngày 15/5, Hội nghị hợp tác kinh tế địa phương do Đại sứ quán Nhật Bản tại Việt Nam tổ chức tại Hà Nội."
    )
    assert conference.countries == {"JP", "VN"}


def test_a_gathering_of_the_region_is_known_by_its_name(conferences):
    (conference,) = conferences(
        "Ngày 15/5, Bộ trưởng Quốc phòng Nhật Bản Kenji Sato đã tham dự Đối thoại Shangri-La lần thứ 17."
    )
    assert (conference.scope, conference.date) == ("international", "2018-05-15")


@pytest.mark.parametrize(
    "sentences",
    [
        ["Ngày 15/5, trong khuôn khổ năm APEC 2018, Hội thảo về kỹ năng của người lao động đã diễn ra tại Hà Nội."],
        ["Các nước APEC bàn về lao động", "Đối thoại chính sách về kỹ năng diễn ra vào ngày 15/5 tại Hà Nội."],
    ],
    ids=["by its sentence", "by the article"],
)
def test_a_gathering_is_one_of_the_organization_that_it_is_held_for(read, sentences):
    title = sentences[0] if len(sentences) > 1 else None
    conference = read(title, sentences[-1]).one("conference")
    assert (conference.scope, conference.date) == ("international", "2018-05-15")
    assert conference.organizations == {"Diễn đàn Hợp tác Kinh tế châu Á - Thái Bình Dương": "participant"}


def test_talks_for_peace_are_known_by_their_place(conferences):
    (talks,) = conferences("Vòng mới của cuộc đàm phán hòa bình Geneva khai mạc hôm 15/5, theo báo chí Nga.")
    assert (talks.scope, talks.date) == ("international", "2018-05-15")


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Ngày 15/5, các bộ trưởng tài chính Nhóm G7 đã nhóm họp tại Italy.", {"conference"}),
        ("Ngày 15/5, Lào, Anh, Nhật Bản, Canada và Hà Lan đã nhóm họp tại Italy.", {"conference"}),
        ("Ngày 15/5, Ngoại trưởng Lào và Ngoại trưởng Hà Lan đã nhóm họp tại Italy.", {"meeting"}),
    ],
)
def test_few_meet_and_many_confer(read, sentence, kinds):
    reading = read(None, sentence)
    assert {kind for kind in ("conference", "meeting") if reading.of(kind)} == kinds


def test_a_gathering_that_is_but_an_example_is_no_event(conferences):
    assert conferences("Na Uy muốn góp sức cho các cơ chế của ASEAN như Hội nghị Cấp cao ASEAN.") == []


def test_a_conference_told_twice_is_one(conferences):
    (conference,) = conferences(
        "Ngày 15/5, Thủ tướng Nhật Bản Kenji Sato dự Hội nghị thượng đỉnh G20 tại Đức.",
        "Hội nghị thượng đỉnh G20 bế mạc với một tuyên bố chung.",
    )
    assert "Kenji Sato" in conference.persons


@pytest.mark.parametrize(
    ("sentence", "persons"),
    [
        (f"{LEADER} sẽ tới Việt Nam dự Hội nghị cấp cao APEC.", {"Park Jin-ho"}),
        (f"{LEADER} đã hội đàm với Thủ tướng Việt Nam Trần Quốc Hải; dự Hội nghị cấp cao APEC.", {"Park Jin-ho"}),
        (f"Tham dự Hội nghị cấp cao APEC, ngày 15/5, tại Hà Nội, {LEADER} nêu ba đề xuất.", {"Park Jin-ho"}),
        (f"Trước Hội nghị cấp cao APEC diễn ra tại Hà Nội; giá dầu tăng, {LEADER} lo ngại.", set()),
    ],
    ids=["traveler", "list of deeds", "behind", "far behind"],
)
def test_who_attends_stands_before_the_verb_or_close_behind_the_name(read, sentence, persons):
    assert set(read(None, sentence).one("conference").persons) == persons


def test_a_known_conference_keeps_its_days_beside_a_day_of_telling(read):
    sentence = "Ngày 5/7, Thủ tướng Việt Nam Lê Văn Khánh đã đến Đức để dự Hội nghị thượng đỉnh G20."
    conference = read(None, sentence, published="2017-07-05").one("conference")
    assert (conference.date, conference.status) == ("2017-07-07/2017-07-08", "planned")


def test_the_year_in_a_name_tells_which_of_a_series(read):
    sentence = "Thủ tướng Lào Somsak Phommachan tin Việt Nam sẽ đón tiếp chu đáo Hội nghị Cấp cao APEC 2017."
    conference = read(None, sentence, published="2017-05-16").one("conference")
    assert (conference.date, conference.status) == ("2017-11-10/2017-11-11", "planned")


def test_one_of_a_series_is_not_the_yearly_conference(read):
    sentence = "Trong chuyến thăm, Chủ tịch Quốc hội Lào dự Hội nghị chuyên đề của Liên minh Nghị viện Thế giới (IPU)."
    conference = read(None, sentence, published="2017-05-16").one("conference")
    assert conference.date is None


@pytest.mark.parametrize("going", ["tới Việt Nam tham dự", "thăm Việt Nam và dự", "sang Việt Nam để dự"])
def test_where_somebody_goes_for_a_conference_is_its_host(read, going):
    conference = read(
        None, f"Ngày 15/5, Điện Kremlin cho biết Tổng thống Nga Ivan Orlov sẽ {going} Hội nghị cấp cao APEC."
    ).one("conference")
    assert {"RU", "VN"} <= set(conference.countries)


@pytest.mark.parametrize(
    "told",
    [
        "sẽ phát biểu về chính sách của Nga tại",
        "có bài phát biểu bế mạc tại",
        "dẫn đầu đoàn đại biểu Nga tham dự",
        "dẫn đầu đoàn đại biểu Nga tới Việt Nam dự",
    ],
)
def test_who_speaks_and_who_leads_others_there_attend(read, told):
    conference = read(None, f"Ngày 15/5, Tổng thống Nga Ivan Orlov {told} Hội nghị cấp cao Đông Á ở Hà Nội.").one(
        "conference"
    )
    assert set(conference.persons) == {"Ivan Orlov"}


def test_an_everyday_word_that_begins_like_an_end_does_not_end_a_name(conferences):
    (conference,) = conferences(
        "Ngày 15/5, Diễn đàn ASEAN - Nhật Bản về phát triển nguồn nhân lực và giáo dục khai mạc tại Tokyo.",
    )
    assert "education" in conference.topics


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 15/5, Diễn đàn Doanh nhân trẻ khai mạc tại Paris, với sự tham gia của đại biểu đến từ 29 quốc gia.",
        "Ngày 15/5, Hội nghị Con đường tơ lụa mới khai mạc tại Paris (Pháp).",
        "Hiệp định được ký tại Hội nghị Geneva năm 1954.",
        "Sáng 15/5, Thủ tướng Lê Văn Khánh đã tới dự Tọa đàm Thương mại Việt Nam - Na Uy.",
        "Việt Nam và Lào đã tiến hành kỳ họp lần thứ 12 Ủy ban liên Chính phủ Việt Nam - Lào ngày 15/5.",
    ],
    ids=["from many states", "a known plan", "by its town", "a round table by name", "convened"],
)
def test_a_gathering_of_states_is_known_by_who_comes_or_by_its_place(conferences, sentence):
    assert [c.scope for c in conferences(sentence)] == ["international"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Na Uy thường xuyên dự các hội nghị quốc tế về san hô cùng Việt Nam từ năm 1987.",
        "Thủ tướng Nhật Bản Kenji Sato có thể tiến hành đối thoại cấp cao với Việt Nam.",
        "Nhật Bản coi diễn đàn Liên hợp quốc là nơi mở rộng quan hệ với các tổ chức trong khu vực.",
    ],
    ids=["often", "a verb", "organizations in"],
)
def test_what_goes_on_in_general_is_no_gathering(conferences, sentence):
    assert conferences(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        (f"Thủ tướng Nhật Bản Kenji Sato và {LEADER} dự {SUMMIT} tại Paris, Pháp.", {"JP", "KR"}),
        (f"Thủ tướng Nhật Bản Kenji Sato dự {SUMMIT} tại Paris, Pháp.", {"JP", "FR"}),
        (f"Thủ tướng Nhật Bản Kenji Sato và {LEADER} dự {SUMMIT} tại Hà Nội, Việt Nam.", {"JP", "KR", "VN"}),
    ],
    ids=["only its place", "the other side", "at home"],
)
def test_a_country_that_lends_its_house_to_many_states_takes_no_part(conferences, sentence, countries):
    (conference,) = conferences(f"Ngày 15/5, {sentence}")
    assert conference.countries == countries


def test_the_full_name_of_the_g20_is_not_the_g7(read):
    told = (
        "Hội nghị thượng đỉnh Nhóm các nước phát triển và mới nổi lớn nhất (G20) vừa qua, "
        "do Thủ tướng Đức Anna Vogel chủ trì."
    )
    assert read(None, told, published="2017-07-10").one("conference").date == "2017-07-07/2017-07-08"


def test_a_known_gathering_is_not_held_in_a_country_that_is_spoken_of_behind_it(read):
    told = "Hai Thủ tướng bàn về hội nghị thượng đỉnh G20, thiên tai và hạn hán ở Kenya."
    assert read(None, told, published="2017-06-20").one("conference").place == "DE"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 15/5, hội nghị thượng đỉnh Nhật Bản - Hàn Quốc đã diễn ra tại Tokyo.",
        f"Ngày 15/5, Thủ tướng Nhật Bản Kenji Sato dự hội nghị thượng đỉnh với {LEADER}.",
        f"Ngày 15/5, hội nghị thượng đỉnh giữa Thủ tướng Nhật Bản Kenji Sato và {LEADER} kết thúc tại Tokyo.",
    ],
    ids=["of states", "with a peer", "of persons"],
)
def test_a_summit_of_two_states_is_a_meeting(read, sentence):
    (event,) = read(None, sentence).of("conference", "meeting")
    assert (event.type, event.countries) == ("meeting", {"JP", "KR"})


def test_a_summit_of_three_is_a_conference(conferences):
    sentence = "Ngày 15/5, Thủ tướng Nhật Bản Kenji Sato dự hội nghị thượng đỉnh ba bên với Hàn Quốc và Trung Quốc."
    assert len(conferences(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Tại hội nghị ngày 15/5 ở Paris, Thủ tướng Nhật Bản Kenji Sato nêu ba ưu tiên.",
        "Thủ tướng Nhật Bản Kenji Sato sẽ phát biểu tại hội nghị thượng đỉnh sắp tới của ASEAN tại Manila.",
        "Cuộc họp các nhà lãnh đạo NATO diễn ra ngày 15/5 tại Brussels.",
        "Ngày 15/5, vòng hai đối thoại năng lượng cấp cao giữa Tokyo và Seoul khai mạc.",
        "Ngày 15/5, Nhật Bản và Hàn Quốc đã họp hội nghị lần thứ ba về nghề cá.",
    ],
    ids=["by town and day", "time inside the name", "of leaders", "of capitals", "held by its sides"],
)
def test_ways_of_naming_a_gathering(conferences, sentence):
    assert [c.scope for c in conferences(sentence)] == ["international"]


def test_a_nameless_gathering_counts_only_where_no_other_is_told(conferences):
    told = conferences(
        "Ngày 15/5, Hội nghị G20 khai mạc tại Hamburg.", "Tại hội nghị ngày 15/5 ở Hamburg, Đức nêu ý kiến."
    )
    assert len(told) == 1


def test_another_name_of_a_gathering_is_part_of_its_name(conferences):
    told = conferences(
        "Hôm 2/6, Hội nghị An ninh châu Á (còn gọi là Đối thoại Shangri-La) khai mạc tại Singapore.",
        "Đối thoại Shangri-La ngày 2/6 có đại diện của 20 nước.",
    )
    assert len(told) == 1


@pytest.mark.parametrize(("year", "hosts"), [("2017", {"VN"}), ("2016", set())])
def test_the_host_of_a_known_conference_takes_part(read, year, hosts):
    told = f"Theo ông, Hội nghị cấp cao APEC năm {year} là cơ hội tốt cho các doanh nghiệp."
    conference = read(None, told, published="2017-05-16").one("conference")
    assert set(conference.countries) & {"VN"} == hosts


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Quan hệ hai bên được thắt chặt từ Hội nghị cấp cao Nhật Bản - châu Phi (8/2016).", 1),
        ("Kế hoạch được nêu ra từ Diễn đàn Tài chính Nhật Bản - Thái Lan tại Bangkok.", 1),
        ("Phe đối lập sẽ trở lại hòa đàm tại Oslo, Na Uy vào ngày 20/5.", 1),
        ("Ngày 15/5, Đức và Thái Lan đã tổ chức tại Bangkok hội thảo quốc tế về nghề cá.", 1),
        ("Nhật Bản hoan nghênh tiến trình đàm phán hòa bình Yemen tại Oslo.", 0),
        ("Nhật Bản muốn đối thoại thường xuyên với Thái Lan tại Bangkok.", 0),
    ],
    ids=["month in brackets", "town", "peace talks", "held in a town", "process", "policy"],
)
def test_a_gathering_with_its_time_or_town_behind_the_name_takes_place(conferences, sentence, count):
    assert len(conferences(sentence)) == count


@pytest.mark.parametrize(
    ("sentence", "date", "status"),
    [
        (
            "{a} đã dự Diễn đàn cấp cao “Vành đai và Con đường” ở thủ đô Trung Quốc.",
            "2017-05-14/2017-05-15",
            "occurred",
        ),
        (
            "{a} đã gặp báo giới trước cửa Hội nghị Nhóm các nền kinh tế lớn (G20) tại Đức.",
            "2017-07-07/2017-07-08",
            "planned",
        ),
        ("Ngày 20/6, tại Hà Nội đã khai mạc Hội nghị cấp cao ASEAN - Nga.", "2017-06-20", "ongoing"),
        ("Ngày 20/6, Hội nghị cấp cao ASEAN - Nga bắt đầu nhóm họp tại Hà Nội.", "2017-06-20", "ongoing"),
        ("{a} chúc mừng Hội nghị quốc tế về Bắc Cực, dự kiến diễn ra tại Hà Nội.", None, "planned"),
        ("Ngày 20/6, Điện Kremlin cho biết {a} sẽ gặp báo giới bên lề Hội nghị quốc tế về Bắc Cực.", None, "planned"),
    ],
    ids=["quotation marks", "abbreviation in brackets", "opened", "begun", "to be held", "announced"],
)
def test_days_and_status_of_a_conference(read, sentence, date, status):
    told = sentence.format(a="Ngoại trưởng Nga Ivan Orlov")
    conference = read(None, told, published="2017-06-20").one("conference")
    assert (conference.date, conference.status) == (date, status)
