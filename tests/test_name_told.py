"""The names by which a document tells the organizations of the reference data."""

import pytest

from transforms.model import Document
from transforms.names import NameReader, organizations_of, persons_of
from transforms.reference import load_reference
from transforms.sentences import split_sentences


@pytest.fixture(scope="module")
def read():
    reader = NameReader(load_reference())
    return lambda body: reader.read(Document("d", None, body, "2018-03-05"), split_sentences(body, False))


def rows(mentions):
    return {row["organization_id"]: (row["name"], row["short_name"]) for row in organizations_of(mentions)}


@pytest.mark.parametrize(
    ("body", "organization_id", "name"),
    [
        ("Nhà lãnh đạo tới Văn phòng Tổng thống Hàn Quốc.", "kr-blue-house", "Văn phòng Tổng thống Hàn Quốc"),
        ("Ông công tác tại Trường Đại học Harvard (Mỹ).", "us-harvard", "Trường Đại học Harvard"),
        ("Liên minh quân sự Bắc Đại Tây Dương (NATO) sẽ họp.", "nato", "Liên minh quân sự Bắc Đại Tây Dương"),
    ],
)
def test_a_full_name_of_other_words_is_kept(read, body, organization_id, name):
    assert rows(read(body))[organization_id][0] == name


@pytest.mark.parametrize(
    ("body", "organization_id", "name", "short_name"),
    [
        ("Tổng thống Iran phát biểu. Quốc hội đã họp phiên kín.", "ir-parliament", "Quốc hội Iran", "Quốc hội"),
        ("Bộ Quốc phòng Vương quốc Campuchia thông báo.", "kh-mod", "Bộ Quốc phòng Campuchia", None),
        ("Bộ Thông tin, Truyền thông Việt Nam đồng ý.", "vn-mic", "Bộ Thông tin và Truyền thông", "Bộ TT&TT"),
    ],
)
def test_what_only_shortens_the_usual_name_is_the_short_name(read, body, organization_id, name, short_name):
    assert rows(read(body))[organization_id] == (name, short_name)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Bộ Nội vụ Cộng hòa Séc họp.", ("Bộ Nội vụ Cộng hòa Séc", None)),
        (
            "Thượng viện Cộng hòa Chile họp. Thượng viện Chile bế mạc.",
            ("Thượng viện Cộng hòa Chile", "Thượng viện Chile"),
        ),
        ("Thượng viện Chile họp. Thượng viện Chile và Thượng viện Cộng hòa Chile.", ("Thượng viện Chile", None)),
        ("Đại sứ quán Cộng hòa Pháp tại Việt Nam mở cửa.", ("Đại sứ quán Pháp tại Việt Nam", None)),
    ],
)
def test_what_a_country_calls_itself_stays_where_it_is_told_as_often(read, body, told):
    assert list(rows(read(body)).values()) == [told]


def test_an_embassy_goes_by_the_two_states(read):
    told = rows(read("Bà công tác tại Đại sứ quán Việt Nam ở thủ đô Berlin."))
    assert told["vn-embassy-de"] == ("Đại sứ quán Việt Nam tại Đức", None)


def test_a_common_noun_in_front_is_left_out_of_the_short_name(read):
    assert rows(read("Báo Japan Today có bài viết dài."))["jp-japan-today"] == ("Báo Japan Today", "Japan Today")
    assert rows(read("Bài viết của báo Japan Today khá dài."))["jp-japan-today"] == ("Japan Today", None)


def test_the_fullest_of_several_names_is_taken(read):
    body = "Văn phòng Tổng thống Hàn Quốc ra thông cáo. Nhà Xanh khẳng định điều đó."
    assert rows(read(body))["kr-blue-house"] == ("Văn phòng Tổng thống Hàn Quốc", "Nhà Xanh")


def test_the_country_is_added_to_a_name_of_other_words(read):
    body = "Tại Seoul, Hàn Quốc, Cục Tình báo quốc gia cho hay kế hoạch đã xong."
    assert rows(read(body))["kr-nis"] == ("Cục Tình báo quốc gia Hàn Quốc", "Cục Tình báo quốc gia")


@pytest.mark.parametrize(
    ("body", "organization_id", "name"),
    [
        ("Thủ tướng Anh trở về Phố Downing.", "gb-downing", "Phố Downing"),
        ("Khách vay tiền tại ngân hàng Vietcombank.", "vn-vietcombank", "Ngân hàng Vietcombank"),
        (
            "Hiệp hội Thương mại Hoa Kỳ tại Việt Nam tổ chức tiệc.",
            "us-amcham",
            "Hiệp hội Thương mại Hoa Kỳ tại Việt Nam",
        ),
    ],
)
def test_the_country_is_not_added_to_a_name_that_does_without_or_tells_it(read, body, organization_id, name):
    assert rows(read(body))[organization_id][0] == name


@pytest.mark.parametrize(
    "body",
    [
        "Tủ lạnh cũ thải ra khí CFC, phá hủy tầng ozone.",
        "Binh sĩ Vệ binh Cộng hòa Syria tiến vào thị trấn.",
        "Hai bên bàn về chương trình EDA.",
        "Bãi rác Vietstar đóng cửa.",
        "Quỹ đầu tư công PIF góp 5 tỷ USD.",
        "Sau đó kênh NTV phát lại trận đấu.",
        "Tàu ngầm được nâng cấp tại nhà máy Zvezda.",
    ],
)
def test_names_that_mostly_mean_something_else_are_none_of_the_reference_data(read, body):
    other = {"kr-cfc", "iq-ve-binh-cong-hoa-iraq", "eu-eda", "vn-vietstar-airlines", "pif", "jp-ntv", "ru-zvezda"}
    assert other.isdisjoint(rows(read(body)))


def test_the_letters_of_a_numbered_paper_are_no_organization(read):
    assert rows(read("Theo Công văn số 88/BTTTT-CBC và Quyết định 12/QĐ-SNV, việc đã xong.")) == {}
    assert [*rows(read("Dự án do SNV tài trợ."))] == ["snv"]


def test_imperial_college_and_kings_college_are_two(read):
    assert [*rows(read("Giáo sư của Đại học Hoàng gia London nhận xét."))] == ["gb-imperial-college-london"]
    assert [*rows(read("Giáo sư của Đại học King's College nhận xét."))] == ["gb-king-s-college-london"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Phái đoàn gặp đại diện Fly Dubai và hai hãng khác.", "Fly Dubai"),
        ("Bản đồ do Frontex công bố, YouTube gỡ đoạn phim.", "Frontex"),
        ("Chuyên gia của Viện Chính sách Chiến lược Australia nhận xét.", "Viện Chính sách Chiến lược Australia"),
        ("Tàu của Hạm đội Biển Đen đã cập cảng.", "Hạm đội Biển Đen"),
        ("Nhóm Jaish al-Islam rút khỏi thị trấn.", "Jaish al-Islam"),
        ("Cử tri ủng hộ Phong trào 5 sao.", "Phong trào 5 sao"),
    ],
)
def test_well_known_bodies_are_told_without_a_head_word(read, body, name):
    assert name in {shown for row in rows(read(body)).values() for shown in row} | {
        row[0] for row in rows(read(body)).values()
    }


@pytest.mark.parametrize(
    "body",
    [
        "Theo kênh phát thanh Al Mayadeen, cuộc họp đã kết thúc.",
        "Ông lái chiếc Toyota cũ, vợ ông đi xe Honda.",
        "Phi công điều khiển chiến đấu cơ Sukhoi.",
    ],
)
def test_sources_and_brands_are_no_organizations(read, body):
    assert rows(read(body)) == {}


def test_who_holds_an_office_is_of_the_name_that_the_document_gives(read):
    people = persons_of(read("Hiệu trưởng Trường Đại học Harvard John Miller đã đến Hà Nội."))
    assert [(row["organization"], row["organization_id"]) for row in people] == [
        ("Trường Đại học Harvard", "us-harvard")
    ]
