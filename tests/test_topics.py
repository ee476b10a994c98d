"""Fields of cooperation in a text, and what an event is about where its words name none."""

import tomllib
from importlib.resources import files

import pytest

from transforms.terms import lower
from transforms.topics import DIPLOMACY, NONE, fields_of_office, topics_of, topics_of_gathering

LEXICON = tomllib.loads(files("seeds").joinpath("lexicon/topics.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", [code for code in LEXICON if code != NONE])
def test_every_phrase_names_its_field(code):
    phrases = [phrase for phrase in LEXICON[code]["phrases"] if phrase not in LEXICON[NONE]["phrases"]]
    assert all(code in fields_of_office(f"về {phrase}.") for phrase in phrases)
    assert all(lower(phrase) == phrase for phrase in phrases)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Hợp tác về nông nghiệp, nông sản và y tế", ("agriculture", "health")),
        ("cải thiện môi trường đầu tư", ()),
        ("xây dựng lòng tin, chính sách ưu đãi", ()),
        ("xử lý ô nhiễm môi trường", ("environment",)),
        ("gỡ bỏ thông tin xấu độc", ("cybersecurity", "media")),
        ("bảo đảm tự do hàng hải, hàng không", ()),
        ("tăng sức ép lên Triều Tiên", ("defence", "diplomacy")),
        ("giải quyết tranh chấp trên sông, ở Biển Đông", ("diplomacy", "justice_security")),
        ("xây cơ sở hạ tầng công nghệ thông tin", ("ict",)),
    ],
    ids=[
        "most often first",
        "climate for investors",
        "words inside words",
        "environment",
        "two fields",
        "freedom",
        "a known case",
        "a sea in dispute",
        "infrastructure of a field",
    ],
)
def test_a_text_has_the_fields_that_it_names(text, topics):
    assert topics_of(text) == topics


def test_an_office_is_for_a_field_though_its_name_in_a_text_is_no_topic():
    assert topics_of("Bộ Quốc phòng") == ()
    assert fields_of_office("Bộ Quốc phòng") == ("defence",)


@pytest.mark.parametrize(
    ("guest", "topics"),
    [
        ("Bộ trưởng Quốc phòng Pháp Jean Dubois", ("defence",)),
        ("Tổng thống Pháp Jean Dubois", (DIPLOMACY,)),
    ],
    ids=["a field of its own", "all fields"],
)
def test_a_meeting_is_about_the_fields_of_the_offices(read, guest, topics):
    meeting = read(None, f"Ngày 15/5, tại Hà Nội, Thủ tướng Việt Nam Lê Văn Khánh đã tiếp {guest}.").one("meeting")
    assert meeting.topics == topics


def test_a_wish_is_about_what_is_wished(read):
    wish = read(None, "Tổng thống Pháp Luc Martin đề nghị Việt Nam mở cửa cho nông sản Pháp.").one("request")
    assert wish.topics == ("agriculture",)


def test_a_wish_without_a_field_is_diplomacy(read):
    wish = read(None, "Tổng thống Pháp Luc Martin đề nghị Việt Nam ủng hộ.").one("request")
    assert wish.topics == (DIPLOMACY,)


def test_aid_is_about_what_is_given(read):
    aid = read(None, "Ngày 15/5, Chính phủ Pháp trao tặng Việt Nam thiết bị cho bệnh viện tỉnh.").one("aid")
    assert aid.topics == ("health",)


@pytest.mark.parametrize(
    ("name", "topics"),
    [
        ("Hội nghị cấp cao APEC", ("diplomacy", "trade")),
        ("Hội nghị quan chức APEC", ("trade",)),
        ("Diễn đàn doanh nghiệp Việt Nam - Pháp", ("investment", "trade")),
        ("Đối thoại Shangri-La", ("defence",)),
        ("Đối thoại về biến đổi khí hậu", ("environment",)),
    ],
    ids=["of leaders", "a body's", "of firms", "a known one", "its kind is no topic"],
)
def test_what_a_gathering_is_called_says_more_than_the_same_words_elsewhere(name, topics):
    assert topics_of_gathering(name) == topics


def test_a_body_named_in_passing_gives_a_wish_no_field():
    assert "trade" not in topics_of("phối hợp tại các diễn đàn ASEAN, APEC và G20")


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        ("Về chống biến đổi khí hậu, Thủ tướng Việt Nam đề nghị Pháp tiếp tục hỗ trợ.", ("environment",)),
        ("Nhằm phát triển nông nghiệp, Thủ tướng Việt Nam đề nghị Pháp hỗ trợ ngành y tế.", ("health",)),
    ],
    ids=["theme in front", "the wish itself first"],
)
def test_a_wish_is_about_the_theme_in_front_where_it_names_no_field(read, sentence, topics):
    assert read(None, sentence).one("request").topics == topics


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("Ngày 5/5, Việt Nam và Pháp đã ra tuyên bố chung.", ["diplomacy"]),
        ("Ngày 5/5, Thông tấn xã Việt Nam và Hãng thông tấn AFP của Pháp đã ký thỏa thuận.", ["media"]),
        ("Ngày 5/5, Công ty A của Việt Nam đã ký hợp đồng với Công ty B của Pháp.", ["trade"]),
        ("Ngày 5/5, Việt Nam và Pháp đã ký hợp đồng cung cấp vũ khí.", ["defence"]),
    ],
    ids=["statement", "who signs", "contract", "told"],
)
def test_an_agreement_without_a_field_has_that_of_its_parties_or_its_kind(read, sentence, fields):
    assert read(None, sentence).frames["agreement_mention"]["fields"].to_list() == [fields]


def test_an_encounter_is_also_about_what_is_talked_about(read):
    told = "Ngày 5/6, Thủ tướng Lê Văn Khánh gặp Tổng thống Pháp Jean Dubois để thảo luận về nông nghiệp."
    assert set(read(None, told).one("meeting").topics) == {DIPLOMACY, "agriculture"}
