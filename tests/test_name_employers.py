"""Which organization a person's role names, wherever the text tells it."""

import pytest

from transforms.model import Document
from transforms.names import NameReader, persons_of
from transforms.reference import load_reference
from transforms.sentences import split_sentences


@pytest.fixture(scope="module")
def employers():
    reader = NameReader(load_reference())

    def read(body, published="2017-06-21"):
        mentions = reader.read(Document("d", None, body, published), split_sentences(body, False))
        return {person["name"]: person["organization"] for person in persons_of(mentions)}

    return read


@pytest.mark.parametrize(
    ("body", "name", "organization"),
    [
        (
            "Bộ trưởng Quốc phòng Nhật Bản Kenji Mori và người đồng cấp Pháp Luc Bernard đã hội đàm.",
            "Luc Bernard",
            "Bộ Quốc phòng Pháp",
        ),
        ("Ông gặp Chủ tịch Quốc hội Lào và người đồng cấp Pháp Luc Bernard.", "Luc Bernard", None),
        ("Tổng thống Pháp Luc Bernard tiếp người đồng cấp Đức Karl Brandt.", "Karl Brandt", None),
        ("Ngoại trưởng Nga đã gặp người đồng cấp Mỹ Rex Tillerson.", "Rex Tillerson", "Bộ Ngoại giao Mỹ"),
        ("Thư ký báo chí Sean Spicer từ chối bình luận.", "Sean Spicer", "Nhà Trắng"),
        ("Luật sư Trần Tuấn Anh nhận bào chữa.", "Trần Tuấn Anh", None),
    ],
    ids=["counterpart", "nobody named beside", "heads of state", "known counterpart", "known speaker", "namesake"],
)
def test_counterparts_and_holders_of_known_offices_are_told_by_them(employers, body, name, organization):
    assert employers(body)[name] == organization


@pytest.mark.parametrize(
    ("body", "organization"),
    [
        ("Thiếu tá Lê Văn Hải, Trưởng Công an huyện Sơn Hà, cho biết như vậy.", "Công an huyện Sơn Hà"),
        ("Ông Lê Văn Hải - Phó trưởng Công an xã Bình Lâm - xác nhận.", "Công an xã Bình Lâm"),
        ("Ông Lê Văn Hải, Bí thư Huyện ủy Yên Lạc, dự lễ.", "Huyện ủy Yên Lạc"),
        ("Đoàn do Bí thư Tỉnh ủy Sơn La Lê Văn Hải dẫn đầu.", "Tỉnh ủy Sơn La"),
        ("Ông đón Bí thư Khu ủy Khu tự trị Tân Cương (Trung Quốc) Lê Văn Hải.", "Khu ủy Khu tự trị Tân Cương"),
        ("Bí thư Trung ương Đảng Cuba Lê Văn Hải thăm Việt Nam.", "Đảng Cộng sản Cuba"),
        ("Bí thư Tỉnh ủy Lê Văn Hải dự lễ.", None),
    ],
)
def test_an_officer_belongs_to_the_local_body_of_the_title(employers, body, organization):
    assert employers(body) == {"Lê Văn Hải": organization}


@pytest.mark.parametrize(
    ("body", "organization"),
    [
        ("Bà Emma Larsen, nhà phân tích tại TradeHub, nói vậy.", "TradeHub"),
        ("Theo chuyên gia Emma Larsen của Northgate, giá sẽ tăng.", "Northgate"),
        ("Bà Emma Larsen, giám đốc truyền thông của Orbex, lên tiếng.", "Orbex"),
        ("Bà Emma Larsen, trợ lý của Winston, nói vậy.", None),
        ("Thẩm phán Emma Larsen ở Springvale bác đơn.", None),
        ("Bà Emma Larsen, giám đốc nhân sự tại Springvale, nói vậy.", None),
    ],
    ids=["coined", "behind the name", "of a field", "whom an aide serves", "a town", "perhaps a town"],
)
def test_a_foreign_firm_is_told_by_its_bare_name(employers, body, organization):
    assert employers(body)["Emma Larsen"] == organization


@pytest.mark.parametrize(
    ("body", "organization"),
    [
        ("Bác sĩ Lê Văn Hải, Trưởng khoa Nội tim mạch, Bệnh viện Bình An, cho biết.", "Bệnh viện Bình An"),
        ("Bác sĩ Lê Văn Hải - khoa Cấp cứu - Bệnh viện Bình An - cho biết.", "Bệnh viện Bình An"),
        ("Ông Lê Văn Hải, Trưởng phòng Nghiệp vụ dược, Sở Y tế Lai Châu, cho biết.", "Sở Y tế Lai Châu"),
        ("Ông Lê Văn Hải, Trưởng phòng Kế hoạch Sở Y tế Lai Châu, cho biết.", "Sở Y tế Lai Châu"),
        ("Ông Lê Văn Hải, Vụ trưởng Kiểm ngư, Tổng cục Thủy sản, cho biết.", "Tổng cục Thủy sản"),
        ("Ông Lê Văn Hải, giám đốc khối bán lẻ của Công ty Bình An, cho biết.", "Công ty Bình An"),
        ("Ông Lê Văn Hải, giám đốc kinh doanh nói và Công ty Bình An đồng ý.", None),
        ("Luật sư Lê Văn Hải, Đoàn Luật sư Hải Phòng, cho rằng như vậy.", "Đoàn Luật sư Hải Phòng"),
        ("Theo luật sư Lê Văn Hải, Công ty Bình An cho rằng như vậy.", None),
        ("Ông Lê Văn Hải, Cục trưởng cục Kiểm ngư, cho biết.", "Cục Kiểm ngư"),
        ("Ông Lê Văn Hải, hiệu trưởng trường Luật Bình An, cho biết.", "Trường Luật Bình An"),
    ],
)
def test_the_body_stands_behind_a_field_or_a_unit(employers, body, organization):
    assert employers(body)["Lê Văn Hải"] == organization


@pytest.mark.parametrize(
    ("body", "organization"),
    [
        ("Bà Emma Larsen, người phát ngôn của Tổng thư ký Liên hợp quốc, nói.", "Liên hợp quốc"),
        ("Đặc phái viên của Tổng thư ký Liên hợp quốc về Yemen, bà Emma Larsen, nói.", "Liên hợp quốc"),
        ("Bà Emma Larsen, người phát ngôn của Chủ tịch Ủy ban châu Âu Jean-Claude Juncker, nói.", "Ủy ban châu Âu"),
        ("Bà Emma Larsen, cố vấn của Tổng thống Ukraine, nói.", None),
        ("Phó Chánh Văn phòng Tổng thống Ukraine, bà Emma Larsen nói.", "Văn phòng Tổng thống Ukraine"),
    ],
)
def test_an_aide_is_of_the_body_of_the_chief(employers, body, organization):
    assert employers(body)["Emma Larsen"] == organization


def test_a_seat_among_many_gives_way_to_an_office_of_one(employers):
    body = "Cùng dự có ông Lê Văn Hải, Ủy viên Bộ Chính trị, Bí thư T.Ư Đảng, Trưởng Ban Tuyên giáo Trung ương."
    assert employers(body) == {"Lê Văn Hải": "Ban Tuyên giáo Trung ương"}


def test_bodies_that_study_two_regions_or_sit_abroad_keep_their_names(employers):
    study = "Ông Lê Văn Hải, chuyên gia thuộc Viện Nghiên cứu Phát triển Châu Phi và Quốc tế, nói."
    assert employers(study) == {"Lê Văn Hải": "Viện Nghiên cứu Phát triển Châu Phi và Quốc tế"}
    seat = "Ông Lê Văn Hải, giám đốc Cơ quan xúc tiến thương mại Hàn Quốc tại Việt Nam, nói."
    assert employers(seat) == {"Lê Văn Hải": "Cơ quan xúc tiến thương mại Hàn Quốc tại Việt Nam"}


@pytest.mark.parametrize(
    ("body", "organization"),
    [
        ("Nhà nghiên cứu Emma Larsen từ Viện Nghiên cứu Bắc Cực cho rằng băng sẽ tan.", "Viện Nghiên cứu Bắc Cực"),
        ("Giáo sư Emma Larsen, thuộc Đại học Halden, nhận định.", "Đại học Halden"),
        ("Giáo sư Emma Larsen (Khoa Lịch sử, Đại học Halden, Na Uy) nhận định.", "Đại học Halden"),
        ("Bà Emma Larsen, trưởng khoa Bỏng - Tạo hình, Bệnh viện Bình An, nói.", "Bệnh viện Bình An"),
        ("Bà Emma Larsen, giám đốc Trung tâm đột quỵ (Bệnh viện Bình An), nói.", "Bệnh viện Bình An"),
        ("Bà Emma Larsen, trưởng phòng và đồng sáng lập của công ty Sunray, nói.", "Công ty Sunray"),
    ],
)
def test_the_body_stands_behind_from_in_brackets_or_behind_a_dash(employers, body, organization):
    assert employers(body)["Emma Larsen"] == organization


@pytest.mark.parametrize(
    ("body", "organization"),
    [
        ("Công ty cổ phần An Phú do ông Lê Văn Hải làm Chủ tịch HĐQT vừa ký hợp đồng.", "Công ty cổ phần An Phú"),
        ("Đoàn do ông Lê Văn Hải, Phó Giám đốc Sở Y tế, làm Trưởng đoàn đã đến.", "Sở Y tế"),
    ],
)
def test_a_body_is_headed_by_who_is_named_right_behind_it(employers, body, organization):
    assert employers(body)["Lê Văn Hải"] == organization


@pytest.mark.parametrize(
    ("body", "people"),
    [
        ("CEO của Greenfield Engineering, Oleg Sorokin cho hay như vậy.", {"Oleg Sorokin": "Greenfield Engineering"}),
        (
            "Giám đốc điều hành của KTN, Karl Brandt và Giám đốc điều hành của Brightcom, Ravi Menon đã ký thỏa thuận.",
            {"Karl Brandt": "KTN", "Ravi Menon": "Brightcom"},
        ),
        ("Người phát ngôn của Chính phủ Đức, Karl Brandt ngày 16/6 nói.", {"Karl Brandt": "Chính phủ Đức"}),
        ("Bà Lê Thị Hoa, tổng thư ký của En Avant nói vậy.", {"Lê Thị Hoa": "En Avant"}),
    ],
)
def test_a_bare_foreign_name_behind_of_is_the_body(employers, body, people):
    assert employers(body) == people


@pytest.mark.parametrize(
    ("body", "name", "organization"),
    [
        (
            "Hòa thượng Thích Minh Tâm, Trưởng ban Hội đồng Trị sự Giáo hội Phật giáo Việt Nam vắng mặt.",
            "Thích Minh Tâm",
            "Hội đồng Trị sự Giáo hội Phật giáo Việt Nam",
        ),
        ("Chủ tịch Quốc hội bang Bavaria Karl Brandt đã đón đoàn.", "Karl Brandt", "Quốc hội bang Bavaria"),
        ("Chánh Văn phòng Nội các Nhật Bản Kenji Mori nói vậy.", "Kenji Mori", "Văn phòng Nội các Nhật Bản"),
        ("Đại tá Karl Brandt, chỉ huy Biên đội tàu hộ tống 12, bắt tay.", "Karl Brandt", "Biên đội tàu hộ tống 12"),
        ("Trung tá Lê Văn Hải, Đội phó Đội CSGT TP Sơn La cho biết.", "Lê Văn Hải", "Đội CSGT TP Sơn La"),
        ("Ông Lê Văn Hải, Chủ tịch Tổng hội Y học Việt Nam chia sẻ.", "Lê Văn Hải", "Tổng hội Y học Việt Nam"),
        (
            "Đại sứ Việt Nam tại Peru Lê Văn Hải cùng nhân viên Đại sứ quán đón đoàn.",
            "Lê Văn Hải",
            "Đại sứ quán Việt Nam tại Peru",
        ),
        (
            "Đại sứ Ba Lan tại Việt Nam Karl Brandt dự lễ. Đại sứ quán Ba Lan tại Hà Nội mở cửa.",
            "Karl Brandt",
            "Đại sứ quán Ba Lan tại Việt Nam",
        ),
        ("Đại sứ Ba Lan tại Việt Nam Karl Brandt dự lễ.", "Karl Brandt", None),
    ],
    ids=["monk", "state", "cabinet", "squadron", "patrol", "union", "embassy meant", "embassy named", "no embassy"],
)
def test_the_body_of_an_office_is_found_in_the_title_or_in_the_text(employers, body, name, organization):
    assert employers(body)[name] == organization


@pytest.mark.parametrize(
    ("body", "organization"),
    [
        ("Luật sư của Ferguson, Henry Walsh, nói vậy.", None),
        ("Giám đốc của Ferguson, Henry Walsh, nói vậy.", "Ferguson"),
        ("Người phát ngôn của AxiTrader, Henry Walsh, nói vậy.", "AxiTrader"),
    ],
)
def test_who_pays_a_lawyer_is_no_body(employers, body, organization):
    assert employers(body)["Henry Walsh"] == organization


def test_a_house_before_a_full_name_employs_who_bears_it(employers):
    assert employers("Giám đốc khách sạn Rexia Nguyễn Văn Bình nói vậy.")["Nguyễn Văn Bình"] == "Rexia"


@pytest.mark.parametrize(
    "body",
    [
        "Chuyên gia môi trường Karl Brandt nhận định.",
        "Bác sĩ gia đình Karl Brandt nhận định.",
        "Chuyên gia đồng hồ Karl Brandt nhận định.",
        "Cô giáo mầm non Lê Thị Lan nhận định.",
    ],
)
def test_a_word_that_only_ends_like_a_house_leads_to_a_name(employers, body):
    assert len(employers(body)) == 1


def test_the_name_of_a_school_is_no_person(employers):
    assert employers("Giáo viên trường tiểu học Lê Văn Tám nhận định.") == {}
