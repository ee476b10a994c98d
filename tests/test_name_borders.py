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
    ],
)
def test_a_common_noun_that_opens_a_sentence_is_no_name(names, body):
    assert names(body) == []
