"""Offices tell persons, also of one name, and persons tell years."""

import re

import pytest

from transforms.dates import DateReader
from transforms.model import Document
from transforms.name_tenures import Tenures
from transforms.names import NameReader
from transforms.reference import Membership, load_reference
from transforms.sentences import split_sentences

REFERENCE = load_reference()
PROVISIONAL = re.compile(r"[0-9a-f]{16}")


@pytest.fixture(scope="module")
def reader():
    return NameReader(REFERENCE)


@pytest.fixture(scope="module")
def read(reader):
    def read_body(body, published):
        return reader.read(Document("d", None, body, published), split_sentences(body, False))

    return read_body


def the_only(mentions, kind):
    found = [mention for mention in mentions if mention.kind == kind]
    assert len(found) == 1, [mention.surface for mention in found]
    return found[0]


@pytest.mark.parametrize(
    ("body", "published", "person_id"),
    [
        ("Chủ tịch Tập đoàn FLC Trịnh Văn Quyết dự lễ.", "2019-05-02", "trinh-van-quyet-flc"),
        (
            "Trưởng Ban Tuyên giáo và Dân vận Trung ương Trịnh Văn Quyết dự lễ.",
            "2026-02-02",
            "trinh-van-quyet-cpv",
        ),
        ("Bộ trưởng Bộ Thông tin và Truyền thông Nguyễn Mạnh Hùng phát biểu.", "2021-09-01", "nguyen-manh-hung-1962"),
        ("Bộ trưởng Nguyễn Mạnh Hùng phát biểu.", "2021-09-01", "nguyen-manh-hung-1962"),
        ("Bộ trưởng Nguyễn Mạnh Hùng phát biểu.", None, "nguyen-manh-hung-1962"),
        ("Thủ tướng Nhật Bản Hatoyama phát biểu.", "2009-10-10", "yukio-hatoyama"),
        ("Bộ trưởng Nội vụ và Truyền thông Nhật Bản Hatoyama phát biểu.", "2009-02-10", "kunio-hatoyama"),
    ],
    ids=["enterprise", "party", "ministry", "post", "no day", "premier by last name", "minister by last name"],
)
def test_namesakes_are_told_apart_by_office_country_and_time(read, body, published, person_id):
    assert the_only(read(body, published), "person").entity_id == person_id


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("Nhà báo Nguyễn Mạnh Hùng phát biểu.", "2021-09-01"),
        ("Bộ trưởng Bộ Y tế Nguyễn Mạnh Hùng phát biểu.", "2021-09-01"),
        ("Bộ trưởng Nguyễn Mạnh Hùng phát biểu.", "2015-09-01"),
        ("Ca sĩ Trịnh Văn Quyết hát.", "2026-02-02"),
        ("Chủ tịch UBND thành phố Hồ Chí Minh Nguyễn Thạnh Phong phát biểu.", "2017-02-02"),
    ],
    ids=["another occupation", "another ministry", "before the tenure", "neither of two", "other accents"],
)
def test_a_namesake_of_the_known_keeps_an_id_of_his_own(read, body, published):
    entity_id = the_only(read(body, published), "person").entity_id
    assert PROVISIONAL.fullmatch(entity_id)
    assert the_only(read(body, published), "person").entity_id == entity_id


@pytest.mark.parametrize(
    ("body", "published", "organization_id"),
    [
        ("Bộ trưởng Bộ Bưu chính và Viễn thông Lào Thansamay Kommasith dự.", "2020-05-02", "la-mpt"),
        ("Bộ trưởng Bộ Công nghệ và Truyền thông Lào Boviengkham Vongdara dự.", "2022-05-02", "la-mtc"),
        ("Bộ trưởng Bộ Thông tin và Truyền thông Lê Văn Xuân dự.", "2024-05-02", "vn-mic"),
        ("Bộ trưởng Bộ Khoa học và Công nghệ Nguyễn Mạnh Hùng dự.", "2025-05-02", "vn-most"),
    ],
)
def test_a_renamed_ministry_goes_by_the_name_of_its_day(read, body, published, organization_id):
    inner = [m.entity_id for m in the_only(read(body, published), "person").inner if m.kind == "organization"]
    assert inner == [organization_id]


def test_one_person_leads_a_ministry_before_and_after_its_merger(read):
    before = the_only(read("Bộ trưởng Nguyễn Mạnh Hùng phát biểu.", "2024-05-02"), "person")
    after = the_only(read("Bộ trưởng Nguyễn Mạnh Hùng phát biểu.", "2025-05-02"), "person")
    assert before.entity_id == after.entity_id
    assert (before.organization_id, after.organization_id) == ("vn-mic", "vn-most")


@pytest.mark.parametrize(
    ("body", "published", "holder"),
    [
        ("Thủ tướng Lào đến Hà Nội.", "2019-05-02", "thongloun-sisoulith"),
        ("Thủ tướng Lào đến Hà Nội.", "2022-05-02", "phankham-viphavanh"),
        ("Ngoại trưởng Nhật Bản đến Hà Nội.", "2010-05-02", "katsuya-okada"),
        ("Bộ trưởng Ngoại giao Nhật Bản đến Hà Nội.", "2010-05-02", "katsuya-okada"),
        ("Tổng thống Mỹ phát biểu.", "2016-05-02", "barack-obama"),
        ("Bộ trưởng Bộ Thông tin và Truyền thông phát biểu.", "2017-05-02", "truong-minh-tuan"),
        ("Thủ tướng Lào đến Hà Nội.", None, None),
        ("Thủ tướng Lào đến Hà Nội.", "2021-03-22", None),
        ("Năm 2010, Thủ tướng Lào đến Hà Nội.", "2019-05-02", None),
        ("Kết quả bầu cử Tổng thống Mỹ được công bố.", "2016-11-10", None),
        ("Cựu Tổng thống Mỹ phát biểu.", "2016-05-02", None),
        ("Phó Thủ tướng Lào phát biểu.", "2019-05-02", None),
        ("Tổng thống Mỹ đắc cử phát biểu.", "2016-12-02", None),
    ],
)
def test_an_office_without_a_name_tells_who_held_it_that_day(read, body, published, holder):
    role = the_only(read(body, published), "role")
    assert (role.holder_id, role.entity_id) == (holder, None)


def test_an_office_whose_holder_is_named_means_that_one(read):
    found = read("Thủ tướng Lào Bouasone Bouphavanh đến. Thủ tướng Lào nói.", "2019-05-02")
    assert [(m.entity_id, m.holder_id) for m in found if m.kind == "role"] == [("bouasone-bouphavanh", None)]


@pytest.mark.parametrize(
    ("body", "edtf"),
    [
        ("Ngày 28/3, Ngoại trưởng Nhật Bản Katsuya Okada đến Hà Nội.", "2010-03-28"),
        ("Ngày 28/3, Bộ trưởng Ngoại giao Nhật Bản Katsuya Okada đến Hà Nội.", "2010-03-28"),
        ("Ngày 20/10, Ngoại trưởng Nhật Bản Katsuya Okada đến Hà Nội.", "2009-10-20"),
    ],
)
def test_a_tenure_tells_the_year_under_any_word_for_the_office(reader, body, edtf):
    document = Document("d", None, body, None)
    sentences = split_sentences(body, False)
    found = DateReader(REFERENCE).read(document, sentences, reader.read(document, sentences))
    assert [(date.edtf, date.basis) for date in found] == [(edtf, "tenure")]


def member(person_id, post, organization_id, start, end, country="XX"):
    return Membership(person_id, post, organization_id, country, start, end, "-")


TENURES = Tenures(
    [
        member("a", "Bộ trưởng", "x-m", "2010", "2015-03"),
        member("b", "Quyền Bộ trưởng", "x-m", "2015-03-20", "2016-01-01"),
        member("c", "Ngoại trưởng", "x-f", "2015-03-20", None),
        member("d", "Thứ trưởng", "x-m", "2015-03-20", None),
        member("e", "Tổng thống", None, "2001", "2004-07-01"),
    ],
    frozenset({"Bộ trưởng", "Ngoại trưởng", "Tổng thống"}),
)


@pytest.mark.parametrize(
    ("post", "place", "day", "holder"),
    [
        ("Bộ trưởng", "x-m", "2012-01-01", "a"),
        ("Bộ trưởng", "x-m", "2015-12-31", "b"),
        ("Bộ trưởng", "x-m", "2015-03-25", None),
        ("Bộ trưởng", "x-m", "2015-02", "a"),
        ("Bộ trưởng", "x-m", "2017-01-01", None),
        ("Bộ trưởng", "x-f", "2017-01-01", "c"),
        ("Thứ trưởng", "x-m", "2017-01-01", None),
        ("Tổng thống", "XX", "2002-02-02", "e"),
        ("Tổng thống", "XX", "2009-02-02", None),
        ("Tổng thống", "XX", "XXXX-02-02", None),
    ],
)
def test_an_office_and_a_day_tell_the_one_who_can_have_held_it(post, place, day, holder):
    assert TENURES.holder(post, place, day) == holder
