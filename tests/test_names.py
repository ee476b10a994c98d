"""The reader of names, as somebody who uses its mentions sees it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.model import Document
from transforms.names import NameReader, organizations_of, persons_of
from transforms.reference import load_reference
from transforms.sentences import split_sentences


@pytest.fixture(scope="module")
def reader():
    return NameReader(load_reference())


@pytest.fixture(scope="module")
def read(reader):
    def read_body(body, published="2017-06-21"):
        return reader.read(Document("d", None, body, published), split_sentences(body, False))

    return read_body


def only(mentions, kind):
    found = [mention for mention in mentions if mention.kind == kind]
    assert len(found) == 1, [mention.surface for mention in found]
    return found[0]


# surface of the whole noun phrase, name, role, post, organization, country
TITLED = [
    (
        "Sáng nay, Bộ trưởng Bộ Công Thương Trần Văn Minh phát biểu.",
        "Bộ trưởng Bộ Công Thương Trần Văn Minh", "Trần Văn Minh", "Bộ trưởng Bộ Công Thương", "Bộ trưởng",
        "Bộ Công Thương", "VN",
    ),
    (
        "Ông gặp Bộ trưởng Kế hoạch và Đầu tư Lê Thị Hạnh tại trụ sở.",
        "Bộ trưởng Kế hoạch và Đầu tư Lê Thị Hạnh", "Lê Thị Hạnh", "Bộ trưởng Kế hoạch và Đầu tư", "Bộ trưởng",
        "Bộ Kế hoạch và Đầu tư", "VN",
    ),
    (
        "Theo Bộ trưởng Quốc phòng Mỹ Peter Warren, kế hoạch đã xong.",
        "Bộ trưởng Quốc phòng Mỹ Peter Warren", "Peter Warren", "Bộ trưởng Quốc phòng Mỹ", "Bộ trưởng",
        "Bộ Quốc phòng Mỹ", "US",
    ),
    (
        "Ngoại trưởng Nga Ivan Petrovich Orlov đã tới.",
        "Ngoại trưởng Nga Ivan Petrovich Orlov", "Ivan Petrovich Orlov", "Ngoại trưởng Nga", "Ngoại trưởng",
        "Bộ Ngoại giao Nga", "RU",
    ),
    (
        "Hôm qua, Thượng tướng Nguyễn Quốc Việt, Bộ trưởng Bộ Công an, kiểm tra đơn vị.",
        "Thượng tướng Nguyễn Quốc Việt, Bộ trưởng Bộ Công an", "Nguyễn Quốc Việt", "Thượng tướng, Bộ trưởng Bộ Công an",
        "Bộ trưởng", "Bộ Công an", "VN",
    ),
    (
        "Đại sứ Việt Nam tại Lào Phạm Trường Sinh dự lễ.",
        "Đại sứ Việt Nam tại Lào Phạm Trường Sinh", "Phạm Trường Sinh", "Đại sứ Việt Nam tại Lào", "Đại sứ", None, "VN",
    ),
    (
        "Người đồng cấp Pháp Jean-Luc Moreau cũng có mặt.",
        "Người đồng cấp Pháp Jean-Luc Moreau", "Jean-Luc Moreau", "Người đồng cấp Pháp", "Người đồng cấp", None, "FR",
    ),
    (
        "Chủ tịch Quốc hội Lào Khăm Phỏng Xay Nhạ Vông phát biểu.",
        "Chủ tịch Quốc hội Lào Khăm Phỏng Xay Nhạ Vông", "Khăm Phỏng Xay Nhạ Vông", "Chủ tịch Quốc hội Lào",
        "Chủ tịch quốc hội", "Quốc hội Lào", "LA",
    ),
    (
        "Cựu Thủ tướng Đức Karl von Hagen đã nghỉ.",
        "Cựu Thủ tướng Đức Karl von Hagen", "Karl von Hagen", "Cựu Thủ tướng Đức", "Thủ tướng", "Chính phủ Đức", "DE",
    ),
    (
        "Bộ trưởng Hòa hợp và Định cư Jordan Sami Haddad nói.",
        "Bộ trưởng Hòa hợp và Định cư Jordan Sami Haddad", "Sami Haddad", "Bộ trưởng Hòa hợp và Định cư Jordan",
        "Bộ trưởng", "Bộ Hòa hợp và Định cư Jordan", "JO",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "surface", "name", "role", "post", "organization", "country"), TITLED)
def test_a_person_is_read_with_all_titles(read, body, surface, name, role, post, organization, country):
    person = only(read(body), "person")
    assert person.surface == surface
    assert (person.name, person.role, person.post) == (name, role, post)
    assert (person.organization, person.country) == (organization, country)
    assert person.named


def test_several_titles_stand_before_and_behind_one_name(read):
    body = "Phó Thủ tướng, Bộ trưởng Ngoại giao Đỗ Minh Quang tiếp bà Anna Keller - Chủ tịch Tập đoàn Siemens."
    minister, chair = [mention for mention in read(body) if mention.kind == "person"]
    assert minister.role == "Phó Thủ tướng, Bộ trưởng Ngoại giao"
    assert chair.surface == "bà Anna Keller - Chủ tịch Tập đoàn Siemens"
    assert (chair.role, chair.organization, chair.country) == ("Chủ tịch Tập đoàn Siemens", "Tập đoàn Siemens", "DE")


def test_a_list_shares_its_titles(read):
    body = "Dự lễ có các Phó Thủ tướng Trần Quốc Anh, Lê Minh Đức và Vũ Thị Lan."
    persons = [mention for mention in read(body) if mention.kind == "person"]
    assert [person.name for person in persons] == ["Trần Quốc Anh", "Lê Minh Đức", "Vũ Thị Lan"]
    assert {person.post for person in persons} == {"Phó thủ tướng"}


def test_the_next_subject_is_no_title_of_the_one_before(read):
    body = "Theo Bộ trưởng Nguyễn Văn Bình, Thủ tướng Nhật Bản Kenji Morita đã đồng ý."
    persons = [mention for mention in read(body) if mention.kind == "person"]
    assert [(person.name, person.country) for person in persons] == [("Nguyễn Văn Bình", "VN"), ("Kenji Morita", "JP")]


def test_short_forms_offices_and_pronouns_mean_the_person_told_before(read):
    body = (
        "Thủ tướng Anh Margaret Holloway tiếp Bộ trưởng Ngoại giao Trần Quốc Toản.\n"
        "Bà Holloway cảm ơn. Bà khẳng định hợp tác. Bộ trưởng Toản nhất trí. Thủ tướng Anh nhận lời. Ông cảm ơn."
    )
    later = [m for m in read(body) if m.start > body.index("\n") and m.kind in ("person", "role", "pronoun")]
    assert [(m.kind, m.name, m.named) for m in later] == [
        ("person", "Margaret Holloway", True),
        ("pronoun", "Margaret Holloway", False),
        ("person", "Trần Quốc Toản", True),
        ("role", "Margaret Holloway", False),
        ("pronoun", "Trần Quốc Toản", False),
    ]
    assert {m.entity_id for m in later if m.name == "Margaret Holloway"} == {later[0].entity_id}


def test_an_office_means_its_holder_in_its_country(read):
    body = (
        "Bộ trưởng Bộ Y tế Lào Somphone Vilay hội đàm với Bộ trưởng Bộ Y tế Nguyễn Thanh Hà. "
        "Bộ trưởng Lào cảm ơn Việt Nam."
    )
    office = only(read(body), "role")
    assert (office.surface, office.name, office.country) == ("Bộ trưởng Lào", "Somphone Vilay", "LA")


@pytest.mark.parametrize(
    ("full", "short"),
    [("Vladimir Orlov", "V.Orlov"), ("Sergei Baranov", "Sergey Baranov"), ("Hassan al-Masri", "Masri")],
)
def test_spellings_of_one_name_are_one_person(read, full, short):
    body = f"Ngoại trưởng Nga {full} đến Hà Nội. Chiều cùng ngày, Ngoại trưởng Nga {short} hội đàm."
    persons = persons_of(read(body))
    assert [person["name"] for person in persons] == [full]


ORGANIZATIONS = [
    ("Kỳ họp của Ủy ban liên Chính phủ Việt Nam - Lào bắt đầu.", "Ủy ban liên Chính phủ Việt Nam - Lào"),
    ("Ngày 3/6, Công ty TNHH Thương mại Hoa Mai ký hợp đồng.", "Công ty TNHH Thương mại Hoa Mai"),
    (
        "Cuộc gặp của Hiệp hội Doanh nghiệp nhỏ và vừa Thái Lan với đối tác.",
        "Hiệp hội Doanh nghiệp nhỏ và vừa Thái Lan",
    ),
    ("Ông làm việc tại Viện Nghiên cứu Biển và Hải đảo.", "Viện Nghiên cứu Biển và Hải đảo"),
    ("Hội Hữu nghị Việt Nam - Mông Cổ tổ chức lễ.", "Hội Hữu nghị Việt Nam - Mông Cổ"),
    ("Đại sứ quán Việt Nam tại Mông Cổ thông báo.", "Đại sứ quán Việt Nam tại Mông Cổ"),
    ("UBND tỉnh Cao Bằng đã họp.", "Ủy ban nhân dân tỉnh Cao Bằng"),
    ("Bộ Quốc phòng Vương quốc Campuchia thông báo.", "Bộ Quốc phòng Campuchia"),
    ("Bộ Thông tin, Truyền thông Việt Nam đồng ý.", "Bộ Thông tin và Truyền thông"),
    ("Hội đồng Nhà nước Vương quốc Campuchia đã họp.", "Hội đồng Nhà nước Campuchia"),
    ("Công ty Hoa Mai sử dụng máy mới.", "Công ty Hoa Mai"),
    ("Trung tâm Chuyển giao Công nghệ vũ trụ ra đời.", "Trung tâm Chuyển giao Công nghệ vũ trụ"),
    ("Bệnh viện Bệnh Nhiệt đới tiếp nhận.", "Bệnh viện Bệnh Nhiệt đới"),
    ("Cơ quan Công an tỉnh Cao Bằng vào cuộc.", "Cơ quan Công an tỉnh Cao Bằng"),
    ("Liên minh quân sự Bắc Đại Tây Dương họp.", "Liên minh quân sự Bắc Đại Tây Dương"),
    ("UBND thành phố Hà Giang đã họp.", "Ủy ban nhân dân thành phố Hà Giang"),
    ("Công an thị xã Sơn Tây vào cuộc.", "Công an thị xã Sơn Tây"),
    ("Cục Quản lý nhà và thị trường bất động sản trả lời.", "Cục Quản lý nhà và thị trường bất động sản"),
    ("Hội Nhà báo tỉnh Cao Bằng đã họp.", "Hội Nhà báo tỉnh Cao Bằng"),
    ("Ông tới Tòa Trọng tài Thể thao Quốc tế.", "Tòa Trọng tài Thể thao Quốc tế"),
    ("Cơ quan Tội phạm Quốc gia của Anh vào cuộc.", "Cơ quan Tội phạm Quốc gia của Anh"),
    ("Đoàn Luật sư tỉnh Cao Bằng lên tiếng.", "Đoàn Luật sư tỉnh Cao Bằng"),
    ("Họ đến đại sứ quán Mông Cổ ở thủ đô Kabul.", "Đại sứ quán Mông Cổ tại thủ đô Kabul"),
    ("Họ đến Đại sứ quán Việt Nam ở Berlin.", "Đại sứ quán Việt Nam tại Đức"),
    ("Cây mọc trước tòa lãnh sự Na Uy tại thành phố Lyon.", "Tòa lãnh sự Na Uy tại thành phố Lyon"),
    ("Trung tâm Dự báo ASEAN về Khí hậu ra đời.", "Trung tâm Dự báo ASEAN về Khí hậu"),
    ("Ủy ban MTTQVN thành phố Đà Nẵng đã họp.", "Ủy ban MTTQVN thành phố Đà Nẵng"),
    ("Công ty TNHH Trang thiết bị Hoa Mai ký hợp đồng.", "Công ty TNHH Trang thiết bị Hoa Mai"),
    ("Theo cơ quan an ninh quốc gia (NSA), tin tặc rút lui.", "Cơ quan An ninh Quốc gia Mỹ"),
]


@pytest.mark.parametrize(("body", "name"), ORGANIZATIONS)
def test_an_organization_is_read_to_its_end(read, body, name):
    assert only(read(body), "organization").name == name


@pytest.mark.parametrize(
    "body",
    [
        "Đây là tập đoàn hàng đầu của Mỹ trong ngành.",
        "Nhiều công ty Nhật Bản muốn đầu tư.",
        "Hội nghị đã bế mạc và Bộ luật mới có hiệu lực.",
        "Vụ Nguyễn Văn Tám sắp được xét xử.",
        "Hai ông gặp nhau tại Điện Kremlin.",
        "Ông bước vào cuộc đua vào Nhà Trắng.",
        "Ông viết trên trang Twitter cá nhân.",
        "Đó là Công ước Liên hợp quốc về Luật Biển.",
        "Reuters dẫn lời một quan chức giấu tên.",
        "Hãng thông tấn Yonhap (Hàn Quốc) cho biết tàu đã tới.",
        "Reuters ngày 6-6 dẫn thông cáo mới nhất.",
        "Ông nói với hãng tin CNN: “Tôi sẽ tới.”",
        "Theo TTXVN, Yonhap và các nguồn tin khác, tàu đã tới.",
        "Tàu đã tới, theo hãng tin nhà nước Anadolu.",
        "Sáng qua, quân đội Syria và không quân Mỹ giao tranh.",
        "Ông chỉ trích chính phủ Anh chậm trễ.",
        "Chính phủ Obama coi trọng khu vực.",
        "Họ hứa xây dựng Chính phủ liêm chính.",
        "Nhiệm vụ của Chính phủ, các bộ và ngành hai nước rất nặng.",
        "Chiều qua, tại trụ sở Chính phủ, lễ đón bắt đầu.",
        "Hợp tác giữa Chính phủ và ngư dân hai nước lan rộng.",
        "Chiếc máy bay Airbus A320 cất cánh.",
        "Các cơ quan an ninh Nga vào cuộc.",
        "Cơ quan Công an vào cuộc.",
        "Họ diễu hành ở trung tâm London, trung tâm TP Đà Lạt và trung tâm thị trấn Tân Uyên.",
        "Bộ phận chăm sóc khách hàng trả lời.",
        "Vụ Manchester gây sốc.",
        "Sắp đến kỳ thi THPT Quốc gia.",
    ],
)
def test_common_nouns_and_cases_are_no_organizations(read, body):
    assert organizations_of(read(body)) == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Trả lời phỏng vấn Đài CNN, ông phủ nhận.", "Đài CNN"),
        ("Bộ trưởng thăm Quân đội nhân dân Lào.", "Quân đội nhân dân Lào"),
        ("Phái đoàn do Chính phủ Anh cử đã tới.", "Chính phủ Anh"),
        ("Ông sẽ gặp bà tại Nhà Trắng.", "Nhà Trắng"),
        ("Hãng Boeing mở văn phòng.", "Hãng Boeing"),
    ],
)
def test_what_acts_under_its_own_name_is_an_organization(read, body, name):
    assert [row["name"] for row in organizations_of(read(body))] == [name]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Các bộ Y tế, Công an và Tài chính họp.", ["Bộ Y tế", "Bộ Công an", "Bộ Tài chính"]),
        ("Họ đến từ Đại học Hoa Sen, Sài Gòn và Văn Lang.", ["Hoa Sen", "Sài Gòn", "Văn Lang"]),
        ("Nghị sĩ hai đảng Cộng hòa và Dân chủ ở Mỹ đã họp.", ["Đảng Cộng hòa Mỹ", "Đảng Dân chủ Mỹ"]),
        ("Bộ Y tế, Công an tỉnh Lạng Sơn cùng dự.", ["Bộ Y tế", "Công an tỉnh Lạng Sơn"]),
        ("Hội thảo của Đại học Hoa Sen, Hà Nội.", ["Hoa Sen"]),
        (
            "Bộ trưởng các Bộ: Tư pháp, Văn hóa, Thể thao và Du lịch, Xây dựng trả lời.",
            ["Bộ Tư pháp", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Xây dựng"],
        ),
    ],
)
def test_the_organizations_of_a_list_share_their_head_word(read, body, names):
    assert [row["name"].removeprefix("Đại học ") for row in organizations_of(read(body))] == names


def test_an_office_of_the_district_is_that_of_the_district_told_before(read):
    body = "Tại xã Bình An Lê Văn Tám gặp dân huyện Nghi Xuân. UBND huyện và UBND xã đã họp. UBND tỉnh thì chưa."
    names = ["Ủy ban nhân dân huyện Nghi Xuân", "Ủy ban nhân dân xã Bình An"]
    assert [row["name"] for row in organizations_of(read(body))] == names


def test_a_bracket_binds_a_short_form_for_the_document(read):
    body = "Liên đoàn Thủ công mỹ nghệ Nam Á (SAHF) họp tại Hà Nội. Theo SAHF, sản lượng tăng."
    rows = organizations_of(read(body))
    assert [(row["name"], row["short_name"]) for row in rows] == [("Liên đoàn Thủ công mỹ nghệ Nam Á", "SAHF")]
    assert rows[0]["surfaces"] == ["Liên đoàn Thủ công mỹ nghệ Nam Á (SAHF)", "SAHF"]


def test_a_ministry_takes_the_country_of_its_officer_or_of_the_context(read):
    body = "Thứ trưởng Bộ Tư pháp Mông Cổ Bat Erdene đến Hà Nội. Bộ Tư pháp sẽ gửi chuyên gia."
    assert {row["name"] for row in organizations_of(read(body))} == {"Bộ Tư pháp Mông Cổ"}
    assert {row["country"] for row in organizations_of(read("Bộ Tư pháp họp tại Hà Nội, Việt Nam."))} == {"VN"}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Ông sang Đức. Tại Đà Nẵng và Hà Nội, Bộ Công an đã vào cuộc.", "Bộ Công an"),
        ("Tin từ Lạng Sơn cho biết, Lực lượng Cảnh sát đã có mặt.", "Lực lượng Cảnh sát"),
        ("Cơ quan CSĐT Công an tỉnh Lai Châu vào cuộc.", "Cơ quan Cảnh sát điều tra Công an tỉnh Lai Châu"),
        ("Sở Nông nghiệp và Phát triển nông thôn họp.", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Hải quân Trung Quốc tập trận.", "Hải quân Trung Quốc"),
        ("Tin từ Cục Hải quan Quảng Ninh cho biết.", "Cục Hải quan Quảng Ninh"),
        ("Công an Sóc Trăng mở rộng điều tra.", "Công an tỉnh Sóc Trăng"),
    ],
)
def test_an_office_at_home_is_not_taken_for_one_abroad(read, body, name):
    assert name in {m.name for m in read(body) if m.kind == "organization"}


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Cùng dự có Thủ tướng Lào Somsak Phommachan.", "Lê Văn Tám"),  # a guest
        ("Thủ tướng Lào Somsak Phommachan cảm ơn Việt Nam.", "Somsak Phommachan"),  # a guest who speaks
        ("Thủ tướng Lào Somsak Phommachan cảm ơn Việt Nam.\nLễ đón diễn ra sau đó.", "Lê Văn Tám"),
    ],
)
def test_an_office_without_its_country_is_that_of_the_leader_at_home(read, before, name):
    mentions = read(f"Ngày 4/7, Thủ tướng Lê Văn Tám thăm tỉnh Hà Giang. {before} Thủ tướng nói vậy.")
    assert [m.name for m in mentions if m.surface == "Thủ tướng"] == [name]


def test_newspapers_abbreviate_countries_alone_and_within_names(read):
    body = "VN hoan nghênh TQ. Bà Vương Thu Hà, Bí thư Ban Bí thư Trung ương Đảng Cộng sản TQ, tới Hà Nội. Lê An/VOV.VN"
    found = read(body)
    assert [mention.country for mention in found if mention.kind == "country"] == ["VN", "CN"]
    person = next(mention for mention in found if mention.name == "Vương Thu Hà")
    assert (person.country, person.organization) == ("CN", "Ban Bí thư Trung ương Đảng Cộng sản Trung Quốc")


def test_a_pronoun_behind_the_partner_of_a_meeting_is_who_met_him(read):
    body = "Tổng thống Lào Ramon Cruz tới Nga. Trong cuộc hội đàm tại Moskva với Tổng thống Nga Ivan Orlov, ông cảm ơn."
    assert only(read(body), "pronoun").name == "Ramon Cruz"


def test_who_acts_behind_the_partner_of_a_meeting_is_meant_by_the_next_pronoun(read):
    body = (
        "Phát biểu trong cuộc gặp với Thủ tướng Lào Kham Keo, ông Phạm Văn Phú nêu hai ý. "
        "Trong cuộc gặp với Tổng thống Nga Ivan Orlov, ông nêu thêm một ý."
    )
    assert only(read(body), "pronoun").name == "Phạm Văn Phú"


def test_an_index_of_the_stock_exchange_is_no_country(read):
    assert not [m for m in read("Phiên sáng nay, VN-Index giảm nhẹ, VN Index còn 700 điểm.") if m.kind == "country"]


def test_a_district_whose_name_begins_like_a_country_is_at_home(read):
    mentions = read("Công an huyện Mỹ Lâm mời Chủ tịch UBND xã Đức Hòa Lê Văn Tám. Thông tấn xã Nga Sputnik đưa tin.")
    assert [m.country for m in mentions if m.kind == "person"] == ["VN"]
    assert "Công an huyện Mỹ Lâm" in [m.name for m in mentions]
    assert {m.country for m in mentions} == {"VN", "RU"}


@pytest.mark.parametrize(
    "body",
    [
        "Quận Thủ Đức đề nghị người dân dọn kênh.",
        "Chị Kim Anh gửi đơn tới huyện Hoài Đức.",
        "Công ty Tam Nga ký hợp đồng với Công ty Bình Mỹ.",
        "Em học Tiếng Anh vào Chủ Nhật.",
        "Lớp tiếng Đức thu 50 đô la Mỹ và 20 bảng Anh.",
    ],
)
def test_a_short_name_of_a_country_may_be_a_syllable_of_another_name(read, body):
    mentions = read(body)
    assert not [m for m in mentions if m.kind == "country"]
    assert {m.country for m in mentions} <= {None, "VN"}


def test_who_is_addressed_by_a_short_name_of_a_country_is_a_person(read):
    told = "Ông Trần Toàn Mỹ khai đã gặp bà Lê Thị Nga. Ông Mỹ trả tiền cho bà Nga. "
    assert not [m for m in read(told) if m.kind == "country"]
    full = "Bị cáo Trần Thị Phương Nga vắng mặt. "
    assert not [m for m in read(full * 3 + "Nga gặp luật sư ở quán cà phê.") if m.kind == "country"]
    often = (
        "Bà Nga nhận tiền của ông Mỹ, nhưng bà Nga không mua nhà. Luật sư hỏi bà Nga. Nga đến gặp ông Mỹ ở quán cà phê."
    )
    assert not [m for m in read(told + often) if m.kind == "country"]
    assert {m.country for m in read(told + often + "Sau đó bà sang Nga gặp nước Nga.") if m.kind == "country"} == {"RU"}
    assert only(read("Hãng phỏng vấn đàn ông Nhật."), "country").country == "JP"
    assert only(read("Báo chí khuyến cáo Mỹ dừng lại."), "country").country == "US"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Một cậu bé Syria bị thương.", "SY"),
        ("Cô bé Mỹ đã gửi thư.", "US"),
        ("Cụ bà Nhật thọ 110 tuổi.", "JP"),
        ("Bé Cuba nhảy múa.", "CU"),
    ],
)
def test_children_and_the_aged_are_told_by_their_country(read, body, code):
    mentions = read(body)
    assert only(mentions, "country").country == code
    assert not [m for m in mentions if m.kind == "person"]


def test_who_is_told_as_anh_may_open_a_sentence(read):
    told = "Chàng trai ấy bán phở. Khách khen anh khéo tay. Anh kể lại chuyện cũ, rồi anh đi."
    assert not [m for m in read(told) if m.kind == "country"]
    assert only(read("Giá xăng tăng. Anh rời sân."), "country").country == "GB"


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("Quân đội Mỹ tập trận.", "US"),
        ("Báo Thanh niên Nga đưa tin.", "RU"),
        ("Trung tâm Việt Mỹ mở cửa.", "US"),
    ],
)
def test_behind_other_words_it_is_the_country(read, body, country):
    assert country in {m.country for m in read(body)}


def test_the_word_that_opens_a_sentence_is_no_part_of_a_name(read):
    assert only(read("Theo Peter Warren, cựu cố vấn của Australia, giá tăng."), "person").name == "Peter Warren"


def test_a_name_may_be_spelled_with_a_word_of_address(read):
    mentions = read("Thủ tướng Belarus A. Cô-ba-nốp đã đến Hà Nội.")
    assert only(mentions, "person").name == "A. Cô-ba-nốp"


def test_the_organization_of_an_officer_begins_within_the_title(read):
    bodies = {
        "Theo ông Lê Văn Tám, chủ doanh nghiệp tư nhân Hữu Lộc, giá tăng.": "Doanh nghiệp tư nhân Hữu Lộc",
        "Ông Lê Văn Tám, Trưởng Trạm Cấp nước Xuân Lộc, nói vậy.": "Trạm Cấp nước Xuân Lộc",
        "Bà Lê Thị Tám, Giám đốc Công ty Sumiko KCN Thạch Thất và Quốc Oai, nói vậy.": "Công ty Sumiko",
        "Tiền đạo Vositov gỡ hòa cho U20 Tajikistan.": "U20 Tajikistan",
        "Bà Lê Thị Tám (SN 1993, trú tại Hà Nội, hiện là sinh viên năm 3 Đại học Luật Huế) có mặt.": "Đại học Luật Huế",
        "Theo giáo sư Peter Warren, Viện Kinh tế, giá tăng.": "Viện Kinh tế",
        "Giáo sư Peter Warren thuộc Đại học Luật Huế nói vậy.": "Đại học Luật Huế",
        "Ông Peter Warren, chuyên gia nghiên cứu Trung Đông tại Viện Kinh tế, nói vậy.": "Viện Kinh tế",
        "Theo Trưởng phòng Tham mưu - Công an tỉnh Gia Lai Lê Văn Tám, vụ việc đã rõ.": "Công an tỉnh Gia Lai",
        "Trưởng ban Dân vận Trung ương Lê Văn Tám nói vậy.": "Ban Dân vận Trung ương",
        "Bà Helen Petrova 50 tuổi đã trở thành Giám đốc Viện Kinh tế.": "Viện Kinh tế",
    }
    for body, organization in bodies.items():
        assert only(read(body), "person").organization == organization


@pytest.mark.parametrize(
    ("body", "countries"),
    [
        ("Quan hệ Việt-Lào rất tốt.", ["VN", "LA"]),
        ("Tình hữu nghị Việt Nam - Lào bền chặt.", ["VN", "LA"]),
        ("Đàm phán Mỹ-Triều và thương mại Trung - Nhật.", ["US", "KP", "CN", "JP"]),
        ("Phía Lào cảm ơn nước Anh.", ["LA", "GB"]),
        ("Các nước Mỹ Latinh và châu Âu.", []),
        ("Anh Lê Văn Tám đã đến. Anh Hùng thì chưa.", []),
        ("Ông đến Pháp. Anh sẽ rời liên minh.", ["FR", "GB"]),
    ],
)
def test_countries_and_pairs_of_countries(read, body, countries):
    assert [mention.country for mention in read(body) if mention.kind == "country"] == countries


def test_sides_told_together_are_collectives(read):
    mentions = read("Hai bên nhất trí; hai Bộ trưởng và lãnh đạo hai nước dự lễ.")
    assert [(m.surface, m.post) for m in mentions if m.kind == "collective"] == [
        ("Hai bên", None),
        ("hai Bộ trưởng", "Bộ trưởng"),
        ("lãnh đạo hai nước", None),
    ]


def test_the_partner_is_the_country_told_before(read):
    partner = [m for m in read("Đoàn Việt Nam thăm Cuba. Phía bạn đón tiếp chu đáo.") if m.rule == "partner"]
    assert [(m.surface, m.country, m.named) for m in partner] == [("Phía bạn", "CU", False)]


def test_only_persons_with_a_title_become_rows(read):
    body = "Ông Lê Văn Tám ra về. Luật sư Phạm Thị Mai ở lại. Hôm đó có anh Vũ Văn Cường."
    assert [(row["name"], row["role"]) for row in persons_of(read(body))] == [("Phạm Thị Mai", "Luật sư")]


def test_an_agency_that_only_signs_is_no_organization(read):
    assert organizations_of(read("Theo TTXVN, thời tiết sẽ mưa.")) == []
    assert organizations_of(read("Tổng Giám đốc TTXVN Lê Quốc Bảo phát biểu."))[0]["name"] == "Thông tấn xã Việt Nam"


def test_reading_twice_tells_the_same(read):
    body = "Thủ tướng Lào Somsak Vilavong tiếp ông Trần Nam, Chủ tịch Tập đoàn Hoa Sen."
    assert read(body) == read(body)


PIECES = st.sampled_from(
    [
        "Thủ tướng", "Bộ trưởng Bộ Công Thương", "ông", "Bà", "Nguyễn Văn An", "John H. Smith", "Lào", "Mỹ",
        "Việt-Trung", "Tập đoàn", "Công ty TNHH", "Hội hữu nghị", "(ABC)", ", ", ". ", " - ", "\n", "và", "của", "tại",
        "hai nước", "UBND tỉnh", "Hà Nội", "đã tiếp", "người đồng cấp", "Đại sứ", "các Phó Thủ tướng", "X.", "İ", "“",
        "”", "Kim Jong-un",
    ]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=25))
def test_spans_slice_back_to_their_surface_and_never_overlap(reader, pieces):
    body = " ".join(pieces)
    mentions = reader.read(Document("d", None, body), split_sentences(body, False))
    end = 0
    for mention in mentions:
        assert body[mention.start : mention.end] == mention.surface
        assert mention.surface
        assert mention.start >= end
        end = mention.end


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Đại tá Honda Takeshi chỉ huy tàu.", "Honda Takeshi"),
        ("Hôm qua, họ tiếp Thứ trưởng Bộ Ngoại giao Nga I. Sokolov.", "I. Sokolov"),
        ("Thứ trưởng Ngoại giao Trần Văn Dũngcũng tham dự.", "Trần Văn Dũng"),
    ],
    ids=["called like a company", "initial", "glued to the next word"],
)
def test_a_name_is_cleaned_of_what_the_page_does_to_it(read, sentence, name):
    assert only(read(sentence), "person").name == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Bộ trưởng Ngoại giao Nga Sergrei Lavrov phát biểu.", "Sergrei Lavrov"),
        ("Ngoại trưởng Nga Sergrei Lavrov đã đến. Ông Sergey Lavrov sẽ ở lại.", "Sergey Lavrov"),
    ],
    ids=["no other form", "the usual form stands beside it"],
)
def test_who_is_known_is_told_as_the_document_spells_the_name(read, sentence, name):
    who = {(mention.name, mention.entity_id) for mention in read(sentence) if mention.kind == "person"}
    assert who == {(name, "sergey-lavrov")}


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Sau khi ông Trần Văn Minh nhậm chức Chủ tịch nước, hai nước ký hiệp định.", "Trần Văn Minh", "Chủ tịch nước"),
        ("Bà Kim So-yeon bị phế truất khỏi chức Tổng thống.", "Kim So-yeon", "Tổng thống"),
        ("Giám đốc bổ nhiệm Lê Văn Bình lên chức Phó trưởng phòng.", "Lê Văn Bình", "Phó trưởng phòng"),
        (
            "Ông Kim Min-ho, một cựu nghị sĩ viết cho ông Park khi tranh cử, vừa được bổ nhiệm làm Giám đốc Sở Y tế.",
            "Kim Min-ho",
            "Giám đốc Sở Y tế, cựu nghị sĩ",
        ),
        ("Theo ông Lê Văn Bình, bà Trần Thị Hạnh, 45 tuổi, được bổ nhiệm làm Giám đốc.", "Trần Thị Hạnh", "Giám đốc"),
        ("Ông Lê Văn Bình nói, bà Trần Thị Hạnh, 45 tuổi, được bổ nhiệm làm Giám đốc.", "Trần Thị Hạnh", "Giám đốc"),
    ],
)
def test_who_takes_or_loses_an_office_has_it_as_role(read, sentence, name, role):
    assert [(row["name"], row["role"]) for row in persons_of(read(sentence))] == [(name, role)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Buổi họp mặt nhà đầu tư Xuân Giáp Thìn 2024 diễn ra hôm qua.",
        "Chủ tịch công đoàn cơ sở KCN Thạch Hà và Đức Thọ phát biểu.",
        "Cả nước ghi nhớ công lao của các chiến sĩ Điện Biên.",
        "Đội Hill and Sons Fireworks, đại diện cho Úc, thắng giải.",
    ],
    ids=["a year", "a place", "a crowd", "a firm"],
)
def test_what_stands_behind_a_title_is_not_always_a_person(read, sentence):
    assert persons_of(read(sentence)) == []


def test_a_judge_of_the_union_is_no_place(read):
    assert [row["name"] for row in persons_of(read("Thẩm phán liên bang James Hobart ra phán quyết."))] == [
        "James Hobart"
    ]


@pytest.mark.parametrize(
    ("body", "name", "role", "country"),
    [
        (
            "Thủ tướng Chính phủ nước Cộng hòa Dân chủ Nhân dân Lào Khamla Sisouk đã tới.",
            "Khamla Sisouk", "Thủ tướng Chính phủ nước Cộng hòa Dân chủ Nhân dân Lào", "LA",
        ),
        (
            "Ông gặp Thủ hiến bang Hessen Karl Brandt ngày 5/7.",
            "Karl Brandt", "Thủ hiến bang Hessen", "DE",
        ),
        (
            "Ông Ravi Menon, Tổng Thư ký Diễn đàn Tổng hòa an ninh quốc gia của Ấn Độ, nói vậy.",
            "Ravi Menon", "Tổng Thư ký", "IN",
        ),
        (
            "Chủ tịch nước tiếp Phó Chủ tịch Chính hiệp toàn quốc Trung Quốc Vương Văn Minh.",
            "Vương Văn Minh", "Phó Chủ tịch Chính hiệp toàn quốc Trung Quốc", "CN",
        ),
        ("Theo TS. Trần Văn Lịch, quan hệ Việt Nam - Lào rất tốt.", "Trần Văn Lịch", "TS.", "VN"),
    ],
)  # fmt: skip
def test_a_name_begins_where_the_title_ends(read, body, name, role, country):
    [person] = persons_of(read(body))
    assert (person["name"], person["role"], person["country"]) == (name, role, country)


@pytest.mark.parametrize(
    "before", ["Nhận lời mời của Tổng thống Pháp", "Tiếp Chủ tịch JICA", "Hội đàm với Phó Thủ tướng Hà Lan"]
)
def test_the_premier_behind_a_comma_holds_no_office_abroad(read, before):
    [person] = persons_of(read(f"{before}, Thủ tướng Trần Quốc Hải cảm ơn."))
    assert (person["name"], person["role"], person["country"]) == ("Trần Quốc Hải", "Thủ tướng", "VN")


def test_a_word_of_address_tells_two_of_one_surname_apart(read):
    told = "Tổng thống Mỹ John Carver và đệ nhất phu nhân Mỹ, bà Ana Carver, đã tới. Ông Carver phát biểu."
    assert [mention.name for mention in read(told) if mention.surface == "Ông Carver"] == ["John Carver"]


def test_a_slip_of_the_pen_makes_no_second_person(read):
    told = "Tổng thống Mỹ Donald Trumph đã tới. Theo Tổng thống Mỹ Donald Trump, quan hệ tốt. Donald Trump cười."
    assert [person["name"] for person in persons_of(read(told))] == ["Donald Trump"]


def test_a_guest_who_has_just_begun_to_speak_goes_on(read):
    told = (
        "Cùng dự có Phó Thủ tướng Lê Văn Tám. Phát biểu khai mạc, Phó Thủ tướng Lào Khamla Sisouk chào mừng các đại "
        "biểu. Phó Thủ tướng đề nghị hợp tác."
    )
    assert [mention.name for mention in read(told) if mention.surface == "Phó Thủ tướng"] == ["Khamla Sisouk"]


def test_no_minister_is_premier_at_the_same_time(read):
    told = "Sau hội đàm với ông Lê Văn Tám, Bộ trưởng Bộ Y tế, Thủ tướng Trần Quốc Hải cảm ơn."
    assert {p["name"]: p["role"] for p in persons_of(read(told))} == {
        "Lê Văn Tám": "Bộ trưởng Bộ Y tế", "Trần Quốc Hải": "Thủ tướng",
    }  # fmt: skip


def test_the_name_of_a_firm_is_no_person(read):
    [person] = persons_of(read("Ông Mark Carver, Chủ tịch Orient Group, phát biểu."))
    assert (person["name"], person["role"]) == ("Mark Carver", "Chủ tịch Orient Group")


@pytest.mark.parametrize("delegation", ["Đoàn Việt Nam", "Đoàn Cấp cao Việt Nam"])
def test_a_delegation_is_no_person(read, delegation):
    mentions = read(f"{delegation} đã tới Lào. Ông Đoàn Văn Sơn chào mừng.")
    assert [m.name for m in mentions if m.kind == "person"] == ["Đoàn Văn Sơn"]


@pytest.mark.parametrize("before", ["", "Tin trong ngày.\n", "Đây là tin trong ngày. "])
def test_whoever_opens_the_body_opens_a_sentence_like_any_other(read, before):
    lead = "Gặp Thủ tướng Trần Quốc Hải ở Bắc Giang, "
    mentions = read(f"{before}{lead}Thủ tướng Lào Khamla Sisouk cảm ơn. Thủ tướng nhấn mạnh quan hệ hai nước.")
    assert [m.name for m in mentions if m.surface == "Thủ tướng"] == ["Trần Quốc Hải"]


# Who is told by what they work on, by where they work, and behind commas.
@pytest.mark.parametrize(
    ("body", "name", "role", "organization", "country"),
    [
        (
            "Ông Alan Verner, Giáo sư về kinh tế và luật của trường đại học Halden (Na Uy) nhận định.",
            "Alan Verner", "Giáo sư về kinh tế và luật của trường đại học Halden (Na Uy)", "Trường đại học Halden",
            "NO",
        ),
        ("Carla Weiss, chuyên gia về Iran, nói.", "Carla Weiss", "chuyên gia về Iran", None, None),
        (
            "Theo cố vấn cấp cao về châu Phi Emma Harper, mùa màng đã tốt lên.",
            "Emma Harper", "cố vấn cấp cao về châu Phi", None, None,
        ),
        (
            "Chiến lược gia thuộc Ngân hàng Thế giới Charles Brown cho rằng vậy.",
            "Charles Brown", "Chiến lược gia thuộc Ngân hàng Thế giới", "Ngân hàng Thế giới", None,
        ),
        (
            "Đại sứ Mỹ tại Jordan, Hugh Larson lên án vụ việc.",
            "Hugh Larson", "Đại sứ Mỹ tại Jordan", None, "US",
        ),
        (
            "Yosef Mukasa, Tổng thống Uganda nói rằng ông quen biết.",
            "Yosef Mukasa", "Tổng thống Uganda", None, "UG",
        ),
        ("Bà gặp Vua Frederik của Đan Mạch.", "Frederik", "Vua", None, "DK"),
        (
            "Người phát ngôn Jonas Lind của Bộ Quốc phòng Thụy Điển nói.",
            "Jonas Lind", "Người phát ngôn", "Bộ Quốc phòng Thụy Điển", "SE",
        ),
        (
            "Tổng thống tiền nhiệm Mỹ Walter Burns đã tới.",
            "Walter Burns", "Tổng thống tiền nhiệm Mỹ", None, "US",
        ),
        (
            "Thứ trưởng Ngoại giao Mỹ Thomas Keller ca ngợi Montenegro.",
            "Thomas Keller", "Thứ trưởng Ngoại giao Mỹ", "Bộ Ngoại giao Mỹ", "US",
        ),
        (
            "Giám đốc tình báo quốc gia (DNI) Daniel Moore đã tới.",
            "Daniel Moore", "Giám đốc tình báo quốc gia", None, None,
        ),
        ("Theo tiến sĩ Jonathan D. London, việc đó khó.", "Jonathan D. London", "tiến sĩ", None, None),
        (
            "Cố vấn an ninh quốc gia Mỹ K. L. Brenner cho biết.",
            "K. L. Brenner", "Cố vấn an ninh quốc gia Mỹ", None, "US",
        ),
        (
            "Phó Thủ tướng, Bộ trưởng Bộ Tài chính Lào Somsak Vong đã tới.",
            "Somsak Vong", "Phó Thủ tướng, Bộ trưởng Bộ Tài chính Lào", "Bộ Tài chính Lào", "LA",
        ),
        (
            "Steve Elmer, một chiến lược gia của Ngân hàng Thế giới nhận xét.",
            "Steve Elmer", "chiến lược gia của Ngân hàng Thế giới", "Ngân hàng Thế giới", None,
        ),
        (
            "Đại sứ Na Uy ở Liên hợp quốc Nils Berger đã tới.",
            "Nils Berger", "Đại sứ Na Uy ở Liên hợp quốc", "Liên hợp quốc", "NO",
        ),
        (
            "Thủ tướng Đức hiện nay, bà Anna Krüger, cũng tới.",
            "Anna Krüger", "Thủ tướng Đức hiện nay", "Chính phủ Đức", "DE",
        ),
        (
            "Đặc phái viên Mỹ về chính sách Triều Tiên ông Joseph Yong đã tới.",
            "Joseph Yong", "Đặc phái viên Mỹ về chính sách Triều Tiên", None, "US",
        ),
        (
            "Đặc phái viên Liên hợp quốc về Syria Stefan Miller đã tới.",
            "Stefan Miller", "Đặc phái viên Liên hợp quốc về Syria", "Liên hợp quốc", None,
        ),
        (
            "Thủ lĩnh đảng Lao động Anh Jeremy Corwin đã yêu cầu.",
            "Jeremy Corwin", "Thủ lĩnh đảng Lao động Anh", "Đảng Lao động Anh", "GB",
        ),
        (
            "Bà Anna Berg, thành viên của Ủy ban Thủy lợi của Hạ viện Canada nói. Cuba ở xa.",
            "Anna Berg", "thành viên của Ủy ban Thủy lợi của Hạ viện Canada",
            "Ủy ban Thủy lợi của Hạ viện Canada", "CA",
        ),
        (
            "Theo giáo sư Koo Min Su, phó trưởng khoa Quan hệ Quốc tế thuộc Đại học Quốc gia Seoul, việc đó khó.",
            "Koo Min Su", "giáo sư, phó trưởng khoa Quan hệ Quốc tế thuộc Đại học Quốc gia Seoul",
            "Đại học Quốc gia Seoul", "KR",
        ),
        (
            "Ủy viên Trung ương Đảng Cộng sản Cuba Luis Ramos nói.",
            "Luis Ramos", "Ủy viên Trung ương Đảng Cộng sản Cuba", "Đảng Cộng sản Cuba", "CU",
        ),
        ("Bà Idana Del Rio, một doanh nhân Cuba, nói.", "Idana Del Rio", "doanh nhân Cuba", None, "CU"),
        (
            "Giám đốc Tình báo Quốc gia John Miller lập tức bác bỏ.",
            "John Miller", "Giám đốc Tình báo Quốc gia", None, None,
        ),
        (
            "Thị trưởng thành phố Paris (Pháp), Anne Durand cho hay vậy.",
            "Anne Durand", "Thị trưởng thành phố Paris (Pháp)", None, "FR",
        ),
        ("Theo chuyên gia người Nga Ivan Petrov, việc đó khó.", "Ivan Petrov", "chuyên gia người Nga", None, "RU"),
        (
            "Giám đốc khu vực châu Á Peter Brown nói vậy.",
            "Peter Brown", "Giám đốc khu vực châu Á", None, None,
        ),
        (
            "Lãnh đạo phe Bảo thủ Scotland Ruth Davies hôm qua tuyên bố.",
            "Ruth Davies", "Lãnh đạo phe Bảo thủ Scotland", None, "GB",
        ),
        (
            "Bộ trưởng Quy hoạch Phát triển Richard Ferney đang bị điều tra.",
            "Richard Ferney", "Bộ trưởng Quy hoạch Phát triển", "Bộ Quy hoạch Phát triển", None,
        ),
        (
            "Ngoại trưởng nước này, ông Ivan Lavrinov, nói.",
            "Ivan Lavrinov", "Ngoại trưởng nước này", "Bộ Ngoại giao", None,
        ),
        (
            "Cố vấn an ninh quốc gia Mỹ J. K. Brenner cho biết.",
            "J. K. Brenner", "Cố vấn an ninh quốc gia Mỹ", None, "US",
        ),
        (
            "Ông Trần Xuân Lâm (đứng hàng đầu) - một doanh nhân Việt Nam - trình bày.",
            "Trần Xuân Lâm", "doanh nhân Việt Nam", None, "VN",
        ),
    ],
)  # fmt: skip
def test_an_expert_an_envoy_or_a_guest_is_read_with_what_tells_of_them(read, body, name, role, organization, country):
    [person] = persons_of(read(body))
    told = (person["name"], person["role"], person["organization"], person["country"])
    assert told == (name, role, organization, country)


@pytest.mark.parametrize(
    "body",
    [
        "Về TPP, Thủ tướng Việt Nam nói rằng cơ hội còn nhiều.",
        "Các nhà khoa học đến từ Đại học New South Wales đã tìm ra.",
        "Báo cáo với lãnh đạo Bộ Y tế về công tác triển khai, bà Lê Thị Hoa nói.",
        "Trong Clip, một cô giáo cầm dép.",
        "Theo trang Business Insider, thẩm phán cũng có thể xem xét.",
        "Chuyên cơ đáp xuống sân bay quốc tế Vua Khalid.",
        "Nadal là ứng viên vô địch Roland Garros.",
    ],
)
def test_a_theme_a_place_or_a_listener_is_no_officer(read, body):
    assert not persons_of(read(body))


def test_a_first_name_spelled_wrongly_means_the_one_of_several_namesakes_that_it_is_like(read):
    [person] = persons_of(read("Tổng thống Mỹ Donal Trump tiếp khách."))
    assert person["person_id"] == "donald-trump"


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Phòng Vận tải (Sở GTVT Thanh Hóa) trả lời.", ["Phòng Vận tải", "Sở GTVT Thanh Hóa"]),
        (
            "Theo Giám đốc Ban Quản lý Đường sắt (Bộ Y tế) Lê Văn Tám, việc đã xong.",
            ["Ban quản lý Đường sắt", "Bộ Y tế"],
        ),
        ("Viện Sao Biển (VSB) trả lời.", ["Viện Sao Biển"]),
        ("Công ty TNHH Thương mại Hoa Mai (Công ty Hoa Mai) trả lời.", ["Công ty TNHH Thương mại Hoa Mai"]),
    ],
)
def test_a_bracket_names_the_organization_above_or_the_short_form(read, body, names):
    assert [row["name"] for row in organizations_of(read(body))] == names


def test_a_club_is_no_player(read):
    mentions = read("Hậu vệ Real Madrid và Juventus chấn thương; tiền vệ Mark Carver của Arsenal trở lại.")
    assert [person["name"] for person in persons_of(mentions)] == ["Mark Carver"]
    assert [row["name"] for row in organizations_of(mentions)] == ["Real Madrid", "Juventus", "Arsenal"]


def test_a_title_that_only_women_bear_tells_who_is_addressed_as_a_man(read):
    told = "Tổng thống Mỹ John Carver đến cùng Đệ nhất phu nhân Ana Carver. Khi còn tranh cử, ông Carver hứa vậy."
    assert [mention.name for mention in read(told) if mention.surface == "ông Carver"] == ["John Carver"]


def test_the_first_secretary_of_a_union_holds_that_office_above_his_seat_in_the_party(read):
    told = (
        "Ủy viên Trung ương Đảng, Bí thư thứ nhất Trung ương Đoàn Lê Văn Tám, Chủ tịch Hội Sinh viên Việt Nam đã tới."
    )
    [person] = persons_of(read(told))
    assert person["organization"] == "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"


def test_an_agency_in_small_letters_is_told_by_its_short_form(read):
    [person] = persons_of(read("Theo Đô đốc John Carver, giám đốc cơ quan an ninh quốc gia (NSA), tin tặc rút lui."))
    assert person["role"] == "Đô đốc, giám đốc cơ quan an ninh quốc gia (NSA)"
    assert person["organization"] == "Cơ quan An ninh Quốc gia Mỹ"


@pytest.mark.parametrize(
    "body",
    [
        "Phó Giám đốc Khoa Kinh tế và luật đã phát biểu.",
        "Tay đua của Red Bull đã tới đích.",
        "Huấn luyện viên The Voice đã chọn thí sinh.",
    ],
)
def test_words_that_go_on_and_contests_are_no_persons(read, body):
    assert not persons_of(read(body))


def test_a_leader_whose_name_looks_like_a_school_is_a_person(read):
    [person] = persons_of(read("Triển lãm về Tổng Bí thư Trường Chinh đã mở cửa."))
    assert person["name"] == "Trường Chinh"


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Sở Y tế Hà Nội họp. Sở Y tế TP Hà Nội và Sở Y tế thành phố Hà Nội cùng dự.", ["Sở Y tế TP Hà Nội"]),
        (
            "Công an tỉnh Hòa Bình làm việc với Công an thành phố Hòa Bình.",
            ["Công an tỉnh Hòa Bình", "Công an thành phố Hòa Bình"],
        ),
    ],
)
def test_an_office_is_one_however_its_town_is_told(read, body, names):
    assert [row["name"] for row in organizations_of(read(body))] == names


@pytest.mark.parametrize(
    ("body", "organization"),
    [
        ("Tổng Thanh tra Chính phủ Lê Văn Minh tiếp đoàn.", "Thanh tra Chính phủ"),
        ("Phó Tổng Thanh tra Chính phủ Lê Văn Minh tiếp đoàn.", "Thanh tra Chính phủ"),
        ("Tổng Kiểm toán Nhà nước Lê Văn Minh tiếp đoàn.", "Kiểm toán Nhà nước"),
        ("Tổng Thanh tra Bộ Quốc phòng Mỹ John Warren tới dự.", "Bộ Quốc phòng Mỹ"),
    ],
)
def test_a_title_leads_into_the_organization_that_it_heads(read, body, organization):
    [person] = persons_of(read(body))
    assert person["organization"] == organization


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        (
            "Theo Bộ Tổng tham mưu các lực lượng vũ trang Nga, tàu đã rời cảng.",
            "Bộ Tổng tham mưu các lực lượng vũ trang Nga",
            "RU",
        ),
        ("Theo Bộ Tổng tham mưu quân đội Iran, tàu đã rời cảng.", "Bộ Tổng tham mưu quân đội Iran", "IR"),
        ("Theo Bộ Tổng tham mưu, tàu đã rời cảng.", "Bộ Tổng Tham mưu Quân đội nhân dân Việt Nam", "VN"),
    ],
)
def test_a_general_staff_is_of_the_country_whose_forces_it_leads(read, body, name, country):
    mention = only(read(body), "organization")
    assert (mention.name, mention.country) == (name, country)


@pytest.mark.parametrize(
    ("body", "organization"),
    [
        (
            "Ông Lin Hao, Giám đốc Trung tâm nghiên cứu Chile tại Đại học Sunan, cho biết.",
            "Trung tâm nghiên cứu Chile tại Đại học Sunan",
        ),
        (
            "Ông Lin Hao, nhà nghiên cứu của Viện Khoa học Biển của Đại học Sunan, cho biết.",
            "Viện Khoa học Biển của Đại học Sunan",
        ),
        (
            "John Warren, nhà nghiên cứu thuộc Trung tâm Lịch sử Hải quân Anh, cho biết.",
            "Trung tâm Lịch sử Hải quân Anh",
        ),
        ("Ông gặp ông Lin Hao, Giám đốc Viện Y học tại Hà Nội.", "Viện Y học tại Hà Nội"),
    ],
)
def test_an_institute_is_told_with_its_university_or_the_forces_it_studies(read, body, organization):
    [person] = persons_of(read(body))
    assert person["organization"] == organization


@pytest.mark.parametrize("office", ["Tổng Giám đốc WHO", "Tổng Giám đốc Công ty Best Power"])
def test_who_heads_a_firm_or_serves_a_world_body_is_no_premier(read, office):
    [person] = persons_of(read(f"Tại cuộc gặp {office}, Thủ tướng Lê Văn Minh cảm ơn."))
    assert (person["name"], person["role"]) == ("Lê Văn Minh", "Thủ tướng")


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Hội đồng Kinh doanh ASEAN-Hàn Quốc họp hôm qua.", ["Hội đồng Kinh doanh ASEAN-Hàn Quốc"]),
        ("Cục Bảo vệ An ninh Quân đội cho biết điều này.", ["Cục Bảo vệ An ninh Quân đội"]),
        ("Hôm qua, Tòa án Hiến pháp phế truất ông Lin Hao.", ["Tòa án Hiến pháp"]),
    ],
)
def test_bodies_of_two_sides_and_of_armies_are_read_in_full_and_courts_without_what_they_do(read, body, names):
    assert [row["name"] for row in organizations_of(read(body))] == names


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        ("Tổng thống Indoensia Joko Widodo tới dự.", "Joko Widodo", "ID"),
        ("Cố vấn an ninh quốc gia Mỹ HR McMaster tới dự.", "HR McMaster", "US"),
    ],
)
def test_a_known_person_is_known_behind_a_misspelled_country_and_with_bare_initials(read, body, name, country):
    [person] = persons_of(read(body))
    assert (person["name"], person["country"]) == (name, country)


def test_the_head_of_a_friendship_society_leads_it(read):
    [person] = persons_of(read("Đoàn do Hội trưởng Hội Hữu nghị Trung - Việt Lý Minh Hà dẫn đầu đã tới."))
    assert (person["name"], person["role"]) == ("Lý Minh Hà", "Hội trưởng Hội Hữu nghị Trung - Việt")


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("Hội Nhà báo tỉnh Cao Bằng mời đoàn tới thăm.", "VN"),
        ("Hội Nông dân tỉnh Sơn La mời đoàn tới thăm.", "VN"),
        ("Hội Phụ nữ Hà Giang mời đoàn tới thăm.", "VN"),
        ("Hội Nông dân tỉnh Hủa Phăn (Lào) mời đoàn tới thăm.", "LA"),
        ("Hội đồng Doanh nhân châu Á - Thái Bình Dương mời đoàn tới thăm.", None),
    ],
)
def test_an_organization_that_bears_the_name_of_a_province_is_at_home(read, body, country):
    assert organizations_of(read(body))[0]["country"] == country


@pytest.mark.parametrize(
    ("body", "known"),
    [
        ("Giáo hoàng Francis tới Cairo. Ông Francis nói vậy.", True),
        ("Đức Giáo hoàng Phanxicô tiếp Tổng thống Mỹ Donald Trump.", True),
        ("Linh mục Francis tới dự.", False),
        ("Ông Francis tới dự.", False),
        ("Nghị sĩ Mỹ Francis Warren tới dự. Ông Francis nói vậy.", False),
    ],
)
def test_the_first_name_of_many_is_the_pope_behind_his_title_alone(read, body, known):
    assert ("francis-pope" in [mention.entity_id for mention in read(body)]) == known


@pytest.mark.parametrize(
    ("body", "organization"),
    [
        ("Tổng thanh tra cảnh sát Malaysia Peter Warren cho biết.", None),
        ("Tổng thanh tra đặc biệt của Mỹ về tái thiết Afghanistan Peter Warren nói vậy.", None),
        ("Tổng Thanh tra Lê Văn Tám tiếp đoàn.", "Thanh tra Chính phủ"),
    ],
)
def test_a_title_implies_an_organization_only_where_the_state_has_one(read, body, organization):
    [person] = persons_of(read(body))
    assert person["organization"] == organization


@pytest.mark.parametrize(
    ("body", "persons"),
    [
        ("Tàu USS John F. Kennedy vào cảng.", 0),
        ("Tàu sân bay Gerald Ford rời cảng.", 0),
        ("Tàu khu trục Harry S. Truman rời cảng.", 0),
        ("Tổng thống Mỹ Harry S. Truman nói vậy.", 1),
        ("Nhà báo nhắc tới John F. Kennedy nhiều lần.", 1),
    ],
)
def test_a_ship_that_bears_a_name_is_no_person(read, body, persons):
    assert len([mention for mention in read(body) if mention.kind == "person"]) == persons


def test_politburo_and_secretariat_of_a_party_are_bodies_of_their_own(read):
    body = (
        "Đoàn gặp Bộ Chính trị Đảng Cộng sản Cuba, Ban Bí thư Trung ương Đảng Cộng sản Cuba"
        " và Trung ương Đảng Cộng sản Cuba."
    )
    assert [row["organization_id"] for row in organizations_of(read(body))] == [
        "cu-pcc-politburo", "cu-pcc-secretariat", "cu-pcc-central",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("Đoàn tới thăm một nhà máy ở Wolfsburg.", {"place"}),
        ("Con tàu đã cập cảng Southampton.", {"place"}),
        ("Hôm qua, bà Chelsea Clinton phát biểu.", {"person"}),
        ("Công ty Bảo hiểm Liverpool phát biểu.", {"organization"}),
        ("CLB Liverpool và Câu lạc bộ Wolfsburg phát biểu.", {"organization"}),
    ],
)
def test_a_town_is_its_club_only_where_the_club_is_told(read, body, kinds):
    assert {mention.kind for mention in read(body)} == kinds


def test_a_club_is_no_side_and_gives_its_players_no_country(read):
    mentions = read("CLB Chelsea chúc mừng. Tiền đạo Mark Carver của Juventus trở lại.")
    assert {mention.country for mention in mentions} == {None}


TOLD_AS = [
    (
        "Tổng thống Pháp Ma-ri-ô Lơ-rua (Mario Leroy) đã tới. Hôm qua, ông Lơ-rua phát biểu.",
        "Mario Leroy", "Tổng thống Pháp",
    ),
    ("Có mặt là cố vấn kinh tế của Bộ trưởng Ngoại giao Đức là ông Peter Warren.", "Peter Warren",
     "cố vấn kinh tế của Bộ trưởng Ngoại giao Đức"),
    ("Tại lễ ký, bà Phạm Thị Lan - Tổng giám đốc Greenvina.", "Phạm Thị Lan", "Tổng giám đốc Greenvina"),
    ("Peter Warren, CEO Softlane, cho biết như vậy.", "Peter Warren", "CEO Softlane"),
    ("Ông Lê Văn Khoa , Giám đốc Sở Y tế Hà Nội, phát biểu.", "Lê Văn Khoa", "Giám đốc Sở Y tế Hà Nội"),
    (
        "Trung tướng Mark Hill Jr. - Tư lệnh Hạm đội 3 - đã tới.",
        "Mark Hill Jr.", "Trung tướng, Tư lệnh Hạm đội 3",
    ),
    ("Phó Chủ tịch UBND quận 4 Lê Văn Khoa nói rằng việc đã xong.", "Lê Văn Khoa", "Phó Chủ tịch UBND quận 4"),
    ("Ông Lê Văn Khoa là Giám đốc Sở Y tế Hà Nội.", "Lê Văn Khoa", "Giám đốc Sở Y tế Hà Nội"),
    ("Cuộc gặp có đại sứ Đức ở Ấn Độ là Peter Warren.", "Peter Warren", "đại sứ Đức ở Ấn Độ"),
    (
        "Dự họp có Trợ lý Ngoại trưởng Đức về các vấn đề châu Phi, ông Peter Warren.",
        "Peter Warren", "Trợ lý Ngoại trưởng Đức về các vấn đề châu Phi",
    ),
    (
        "Dẫn đầu là đặc phái viên của Tổng thư ký Liên hợp quốc về vấn đề Yemen, ông Peter Warren.",
        "Peter Warren", "đặc phái viên của Tổng thư ký Liên hợp quốc về vấn đề Yemen",
    ),
    ("Nghị sĩ Dân chủ Peter Warren chỉ trích kế hoạch.", "Peter Warren", "Nghị sĩ Dân chủ"),
    ("Ngoại trưởng được đề cử Peter Warren điều trần.", "Peter Warren", "Ngoại trưởng được đề cử"),
    ("Ông Peter Warren, Thống đốc bang New Jersey, phát biểu.", "Peter Warren", "Thống đốc bang New Jersey"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "name", "role"), TOLD_AS, ids=[case[0][:40] for case in TOLD_AS])
def test_a_person_is_told_with_the_office_that_stands_further_off(read, body, name, role):
    assert [(row["name"], row["role"]) for row in persons_of(read(body))] == [(name, role)]


def test_a_firm_that_bears_the_last_name_of_somebody_is_that_person(read):
    names = [row["name"] for row in persons_of(read("Peter Warren, chủ tịch Gomez và Luis Gomez đã tới."))]
    assert "Peter Warren" not in names


TOLD_BESIDE = [
    (
        "Ông gặp người đồng cấp Mỹ John Carter và Nhật Bản Kenji Mori tại đây.",
        [("John Carter", "người đồng cấp Mỹ", "US"), ("Kenji Mori", "người đồng cấp Nhật Bản", "JP")],
    ),
    (
        "Dẫn đầu là đặc phái viên của Tổng thống Đức Paul Braun về vấn đề Yemen, ông Peter Warren.",
        [
            ("Paul Braun", "Tổng thống Đức", "DE"),
            ("Peter Warren", "đặc phái viên của Tổng thống Đức Paul Braun về vấn đề Yemen", "DE"),
        ],
    ),
    (
        "Bộ trưởng Năng lượng, Khoa học và Khoáng sản Oman Khalid Amin đã tới.",
        [("Khalid Amin", "Bộ trưởng Năng lượng, Khoa học và Khoáng sản Oman", "OM")],
    ),
    (
        "Ngày 7-6, cố vấn của Tổng thống Đức Paul Braun là Peter Warren đã tới.",
        [("Paul Braun", "Tổng thống Đức", "DE"), ("Peter Warren", "cố vấn của Tổng thống Đức Paul Braun", "DE")],
    ),
    ("Đó là người tiền nhiệm của bà là Peter Warren.", [("Peter Warren", "người tiền nhiệm của bà", None)]),
    (
        "Có nhiều diễn viên như Lê Thanh Thúy, Phạm Thế Hào đến dự.",
        [("Lê Thanh Thúy", "diễn viên", "VN"), ("Phạm Thế Hào", "diễn viên", "VN")],
    ),
    ("Tổng thống Đức thứ 12 Paul Braun phát biểu.", [("Paul Braun", "Tổng thống Đức thứ 12", "DE")]),
    (
        "Phái đoàn Thụy Điển do Thứ trưởng Ngoại giao Lars Berg dẫn đầu. Yemen, Yemen và Yemen.",
        [("Lars Berg", "Thứ trưởng Ngoại giao", "SE")],
    ),
    ("Thủ tướng Israel, Benjamin Netanyahu và đoàn đã tới.", [("Benjamin Netanyahu", "Thủ tướng Israel", "IL")]),
    ("Giáo sư Khoa học Chính trị Nga Ivan Orlov cho biết.", [("Ivan Orlov", "Giáo sư Khoa học Chính trị Nga", "RU")]),
    ("Ông Peter Ford, giám đốc Viện Hòa bình, nhận định.", [("Peter Ford", "giám đốc Viện Hòa bình", None)]),
    (
        "Chuyên gia hạt nhân hàng đầu của Đức Peter Warren nói.",
        [("Peter Warren", "Chuyên gia hạt nhân hàng đầu của Đức", "DE")],
    ),
]


@pytest.mark.parametrize(("body", "persons"), TOLD_BESIDE, ids=[case[0][:40] for case in TOLD_BESIDE])
def test_all_who_share_or_serve_an_office_are_told_with_it(read, body, persons):
    assert [(row["name"], row["role"], row["country"]) for row in persons_of(read(body))] == persons


def test_a_unit_that_ends_the_text_is_read(read):
    assert read("Dự lễ có Trưởng phòng Kế hoạch -")


def test_kin_of_who_holds_an_office_is_told_so(read):
    body = "Ông Jonas Lind, con rể của Tổng thống Đức Paul Braun, và bà Eva Braun, con gái Tổng thống Đức, nói."
    rows = persons_of(read(body))
    assert [(row["name"], row["role"]) for row in rows] == [
        ("Jonas Lind", "con rể của Tổng thống Đức Paul Braun"),
        ("Paul Braun", "Tổng thống Đức"),
        ("Eva Braun", "con gái Tổng thống Đức"),
    ]


def test_a_deputy_minister_for_a_region_is_told_with_it(read):
    (row,) = persons_of(read("Trợ lý Ngoại trưởng Đức về châu Phi, ông Peter Warren, nói."))
    assert row["role"] == "Trợ lý Ngoại trưởng Đức về châu Phi"


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        ("Đoàn gặp ông Kim Min-ho, đặc phái viên của Tổng thống Hàn Quốc Park Jin-ho.", "Kim Min-ho", "KR"),
        ("Ông Oleg Sorokin, trợ lý của Tổng thống Vladimir Putin, nói ở Pháp.", "Oleg Sorokin", "RU"),
        ("Thủ hiến bang Hessen Karl Brandt thăm Lào.", "Karl Brandt", "DE"),
        ("Tổng thống Hàn Quốc Park Jin-ho và phu nhân Kim So-yeon thăm Mỹ.", "Kim So-yeon", "KR"),
        ("Tại Hungary, bà Clara, vợ của Tổng thống Brazil Luiz Amado, gặp trẻ em Hungary.", "Clara", "BR"),
    ],
    ids=["whose chief tells the country", "whose chief is known", "of a part of a state", "wife", "whose wife"],
)
def test_an_aide_is_of_the_country_of_the_chief(read, body, name, country):
    people = {person["name"]: person["country"] for person in persons_of(read(body))}
    assert people[name] == country


@pytest.mark.parametrize(
    "body",
    [
        "Theo cô giáo mầm non trường Hoa Mai, lớp vẫn mở.",
        "Theo đại diện của Bảo Long Phát, doanh thu tăng.",
        "Clip quay xe máy đổ về chợ hoa Hội An.",
        "Thầy trụ trì chùa Bàng Long vắng mặt.",
    ],
)
def test_where_somebody_is_or_whom_he_serves_is_not_his_name(read, body):
    assert not persons_of(read(body))


@pytest.mark.parametrize(
    ("body", "name", "role"),
    [
        ("Cố vấn đối ngoại của Tổng thống Vladimir Putin, Oleg Sorokin, cho biết.", "Oleg Sorokin", "Cố vấn đối ngoại"),
        ("Bà Lê Thị Hoa, Phó Chủ tịch nước đánh giá cao thành công.", "Lê Thị Hoa", "Phó Chủ tịch nước"),
        ("Đoàn thăm ông Vũ Văn Hải, 95 tuổi, cựu chiến binh ở Hải Phòng.", "Vũ Văn Hải", "cựu chiến binh"),
        ("Ông Park cùng phu nhân Kim So-yeon dự dạ tiệc.", "Kim So-yeon", "phu nhân"),
        ("Theo yêu cầu của Đô đốc Tea Vinh, đoàn đã đến.", "Tea Vinh", "Đô đốc"),
        ("ThS Nguyễn Trung Nguyên phụ trách khoa.", "Nguyễn Trung Nguyên", "ThS"),
        ("Thời ông Karl Brandt làm bộ trưởng, hai nước ít gặp.", "Karl Brandt", "bộ trưởng"),
    ],
    ids=["aide", "subject", "age", "wife", "like a town", "like a firm", "in whose times"],
)
def test_who_holds_an_office_is_found_wherever_it_stands(read, body, name, role):
    roles = {person["name"]: person["role"] for person in persons_of(read(body))}
    assert roles[name].startswith(role)
