"""Names of organizations that end with the word for the kind."""

import pytest

from transforms.model import Document
from transforms.names import NameReader, organizations_of
from transforms.reference import load_reference
from transforms.sentences import split_sentences


@pytest.fixture(scope="module")
def told():
    reader = NameReader(load_reference())

    def read(body):
        mentions = reader.read(Document("d", None, body, "2018-03-05"), split_sentences(body, False))
        return [(row["name"], row["kind"]) for row in organizations_of(mentions)]

    return read


@pytest.mark.parametrize(
    ("body", "row"),
    [
        ("Hợp đồng với Harmon Global Institute đã hết hạn.", ("Harmon Global Institute", "institute")),
        ("Dự án do Redwood Capital Partners rót vốn.", ("Redwood Capital Partners", "enterprise")),
        ("Theo Redwood Pharma, thuốc này rẻ.", ("Redwood Pharma", "enterprise")),
        ("Quà của Council of Harmon Foundation đã tới.", ("Council of Harmon Foundation", "association")),
        ("Ông mua lại Dubai Harmon Holdings hôm qua.", ("Dubai Harmon Holdings", "enterprise")),
        ("Phim do Mitsubishi Redwood Pictures làm.", ("Mitsubishi Redwood Pictures", "enterprise")),
        ("Báo cáo của Harmon Institute for Ocean Studies đã in.", ("Harmon Institute for Ocean Studies", "institute")),
    ],
)
def test_the_words_before_the_last_one_make_the_name(told, body, row):
    assert told(body) == [row]


def test_a_legal_form_makes_no_other_firm(told):
    assert len(told("Tesla bán xe. Hôm qua Tesla Inc bán thêm.")) == 1
    assert len(told("Tesla bán xe. Hôm qua Tesla Foundation tặng quà.")) == 2


def test_a_subsidiary_keeps_its_country_behind_the_legal_form(told):
    assert told("Hãng Toyota Motors Việt Nam tăng giá.") == [("Hãng Toyota Motors Việt Nam", "enterprise")]


@pytest.mark.parametrize(
    "body",
    [
        "Hội thảo Asia Energy Week khai mạc.",
        "Bộ phim Iron Media Wars ra rạp.",
        "Hai bên ký thỏa thuận (Baltic-Nordic Association Treaty).",
        "Phụ trách bán hàng là Ấn Độ Pvt Ltd.",
    ],
)
def test_a_word_within_another_name_makes_no_organization(told, body):
    assert told(body) == []


@pytest.mark.parametrize(
    "body", ["Theo Group này, giá tăng.", "Nhiều chi nhánh (Canada Ltd.) đóng cửa.", "Bài học Capital rất hay."]
)
def test_the_last_word_alone_is_no_name(told, body):
    assert told(body) == []
