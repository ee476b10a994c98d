"""Where the names of organizations end."""

import pytest

from transforms.model import Document
from transforms.names import NameReader, organizations_of
from transforms.reference import load_reference
from transforms.sentences import split_sentences


@pytest.fixture(scope="module")
def names():
    reader = NameReader(load_reference())

    def read(body):
        mentions = reader.read(Document("d", None, body, "2018-03-05"), split_sentences(body, False))
        return [row["name"] for row in organizations_of(mentions)]

    return read


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Ông từng làm việc cho Văn phòng Thừa phát lại tại đây.", "Văn phòng Thừa phát lại"),
        ("Bà gặp Cục Quản lý đấu thầu hôm qua.", "Cục Quản lý đấu thầu"),
        ("Viện trưởng Viện Nghiên cứu phát triển xã hội Lê Minh Tâm có mặt.", "Viện Nghiên cứu phát triển xã hội"),
        ("Hợp đồng với Công ty TNHH Một thành viên Sông Xanh đã hết hạn.", "Công ty TNHH Một thành viên Sông Xanh"),
        ("Đoàn thăm Viện Nghiên cứu châu Á và châu Phi hôm qua.", "Viện Nghiên cứu châu Á và châu Phi"),
        ("Bà học tại Đại học Kỹ thuật Clausthal – Cộng hòa Liên bang Đức.", "Đại học Kỹ thuật Clausthal"),
        ("Đoàn thăm Trường Cao đẳng Kỹ thuật Việt Nam - Hàn Quốc.", "Trường Cao đẳng Kỹ thuật Việt Nam - Hàn Quốc"),
        (
            "Đơn gửi Phòng Lao động, Thương binh và Xã hội huyện Thanh Liêm.",
            "Phòng Lao động, Thương binh và Xã hội huyện Thanh Liêm",
        ),
        ("Hồ sơ gửi Cục Văn hóa Cơ sở trao đổi thêm.", "Cục Văn hóa Cơ sở"),
        ("Đảng đoàn Quốc hội vừa họp phiên đầu năm.", "Đảng đoàn Quốc hội"),
        ("Hãng hàng không quốc gia của Oman mở đường bay.", "Hãng hàng không quốc gia"),
        ("Nhà máy do Tập đoàn Dầu khí quốc gia Angola xây dựng.", "Tập đoàn Dầu khí quốc gia Angola"),
        ("Bà làm việc ở Trung tâm Carnegie-Volga từ lâu.", "Trung tâm Carnegie-Volga"),
        ("Bộ Chỉ huy Phía Nam quân đội Chile xác nhận tin này.", "Bộ Chỉ huy Phía Nam quân đội Chile"),
        ("Không đoàn Vận tải 45 đã cất cánh.", "Không đoàn Vận tải 45"),
        ("Tàu thuộc Lữ đoàn Công binh 95 Hải quân.", "Lữ đoàn Công binh 95 Hải quân"),
        ("Văn phòng báo chí Nhà Trắng ra thông cáo.", "Văn phòng báo chí Nhà Trắng"),
        ("Hội Nông dân Việt Nam tỉnh Cà Mau tặng quà.", "Hội Nông dân Việt Nam tỉnh Cà Mau"),
        ("Đoàn ĐBQH tỉnh Cà Mau về Đoàn ĐBQH thành phố Huế.", "Đoàn đại biểu Quốc hội tỉnh Cà Mau"),
        ("Nhóm nghị sĩ hữu nghị Việt Nam - Chile ra mắt.", "Nhóm nghị sĩ hữu nghị Việt Nam - Chile"),
        ("Tòa án Chile bác đơn.", "Tòa án Chile"),
        ("Năm 2014, Tập đoàn Hansol - Hàn Quốc vào thị trường.", "Tập đoàn Hansol"),
        ("Trưởng Ban Dân vận T.Ư phát biểu.", "Ban Dân vận T.Ư"),
        ("UBND xã Bình Trị thông tin thêm.", "Ủy ban nhân dân xã Bình Trị"),
        ("Kỷ luật Đảng bộ Sở Tài nguyên và Môi trường.", "Đảng bộ Sở Tài nguyên và Môi trường"),
        ("Công ty Lâm Hà xây dựng nhà máy.", "Công ty Lâm Hà"),
        ("Viện Kiểm sát Chile ra lệnh bắt.", "Viện kiểm sát Chile"),
        ("Ông điều trần tại Ủy ban Tư pháp Thượng viện.", "Ủy ban Tư pháp Thượng viện"),
        ("Đơn gửi Hội người Việt Nam ở Chile.", "Hội người Việt Nam ở Chile"),
        ("Theo Đội CSGT Công an Q.Tân Hòa, xe nổ lốp.", "Đội CSGT Công an Q.Tân Hòa"),
        ("Bà đến Trung tâm Y tế H.Hòa Thành khám.", "Trung tâm Y tế H.Hòa Thành"),
    ],
)
def test_a_name_is_read_to_its_end_and_no_further(names, body, name):
    assert name in names(body)


@pytest.mark.parametrize(
    "body",
    [
        "Hãng xe Đức không nêu lý do.",
        "Ông đến muộn. Vụ phóng tên lửa của Triều Tiên gây chú ý.",
        "Cơ quan chức năng Italy cấm tụ tập.",
        "Đảng cầm quyền Hàn Quốc đổi tên.",
        "Lệnh cấm vận nhằm vào một ngân hàng Trung Quốc ở Đan Đông.",
        "Máy bay rời căn cứ Không quân Falcon.",
    ],
)
def test_a_common_noun_that_opens_a_sentence_is_no_name(names, body):
    assert names(body) == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Thứ trưởng cảm ơn Chính phủ và nhân dân Chile.", "Chính phủ Chile"),
        ("Ông chia buồn với Nhà nước, Chính phủ và nhân dân Chile.", "Chính phủ Chile"),
        ("Ông chuyển lời chào tới Quốc hội, Chính phủ và nhân dân Lào.", "Quốc hội Lào"),
        ("Quân đội Chile tập trận.", "Quân đội Chile"),
    ],
)
def test_bodies_of_a_state_share_the_country_behind_the_last_of_them(names, body, name):
    assert name in names(body)


def test_two_ministries_of_two_countries_keep_each_its_own(names):
    assert names("Bộ Quốc phòng Nga, Bộ Quốc phòng Mỹ im lặng.") == ["Bộ Quốc phòng Nga", "Bộ Quốc phòng Mỹ"]


@pytest.mark.parametrize(
    "body",
    [
        "Bác sĩ Nguyễn Trung Nguyên khám cho các cháu.",
        "Chiếc Boeing 727 cũ nằm ngoài sân.",
        "Bài viết trên trang Bloomberg.com khá dài.",
        "Theo Roi-tơ và TTXVN, mưa còn kéo dài.",
    ],
)
def test_who_or_what_is_called_like_a_known_firm_is_none(names, body):
    assert names(body) == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Đợt diễn tập của Hải quân Mỹ - Nhật kết thúc.", "Hải quân Mỹ"),
        ("Nhà máy sứ Viglacera Mỹ Hòa hoạt động.", "Tổng công ty Viglacera"),
        ("Chính phủ và Quốc hội Pháp đã họp.", "Chính phủ Pháp"),
    ],
)
def test_a_known_name_takes_in_its_own_country_alone(names, body, name):
    assert names(body)[:1] == [name]


def test_a_court_of_a_town_is_none_of_a_country(names):
    assert names("Viện kiểm sát Mỹ Lộc truy tố hai người.") == []
