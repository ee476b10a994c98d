"""The words by which names are told: what a line of the lexicon may say, and that each line is of use."""

from collections import Counter

import pytest

from transforms.name_lexicon import load_name_lexicon
from transforms.name_scan import Scanner
from transforms.name_text import NAME, fold, is_vietnamese
from transforms.reference import load_reference

TITLE_KINDS = {
    "state", "royal", "minister", "parliament", "party", "office", "diplomat", "rank", "academic", "occupation",
    "counterpart", "group", "member", "crowd",
}  # fmt: skip
TAILS = {"phrase", "place", "country"}


@pytest.fixture(scope="module")
def lexicon():
    return load_name_lexicon()


@pytest.fixture(scope="module")
def scanner(lexicon):
    return Scanner(load_reference(), lexicon)


def test_every_title_is_of_a_known_kind_and_stands_once(lexicon):
    assert {title.kind for title in lexicon.titles} == TITLE_KINDS
    assert [title for title, count in Counter(t.title for t in lexicon.titles).items() if count > 1] == []


def test_every_head_goes_on_in_a_known_way_and_stands_once(lexicon):
    assert {head.tail for head in lexicon.heads} == TAILS
    assert [head for head, count in Counter(h.head for h in lexicon.heads).items() if count > 1] == []


def test_every_country_of_a_pair_is_known(lexicon):
    codes = {country.code for country in load_reference().countries}
    assert set(lexicon.pair_countries.values()) <= codes


def test_family_names_that_need_no_title_are_family_names(lexicon):
    assert lexicon.sure_surnames <= lexicon.surnames


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nga và Mỹ", ["Nga", "Mỹ"]),
        ("ngay mai, anh ấy", ["anh"]),
        ("NGA", ["Nga"]),
        ("Bộ trưởng bộ môn", ["bộ trưởng"]),
        ("không, sông", []),
        ("Đài Loan", ["Đài Loan"]),
    ],
)
def test_known_words_are_found_as_whole_words_in_their_case(scanner, text, found):
    assert [entry.text for _, _, entry in scanner.scan(text).items] == found


def test_the_longest_word_at_a_place_wins(scanner):
    (start, end, entry), *rest = scanner.scan("Phó Chủ tịch Quốc hội").items
    assert (start, end, entry.post, rest) == (0, 21, "Phó chủ tịch quốc hội", [])


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn An", "Vladimir Putin", "V.Pu-tin", "A.V. Kutepov", "Kim Jong-un", "Jean-Claude Juncker",
        "Mohammed bin Salman", "Karl von Hagen", "Bashar al-Assad", "Robert H. McCooey Jr", "O’Brien", "Tập Cận Bình",
        "Prayut Chan-o-cha", "B.Ô-ba-ma", "Vincent van der Berg",
    ],
)  # fmt: skip
def test_names_in_all_spellings_are_one_pattern(name):
    assert NAME.fullmatch(name)


def test_vietnamese_syllables_are_told_from_foreign_words():
    assert all(map(is_vietnamese, ["Nguyễn", "Thị", "Kim", "Ngân", "Phúc", "Trường", "Quỳnh", "Uyên", "Khuya", "Hoà"]))
    assert not any(map(is_vietnamese, ["Putin", "Schmidt", "Vongdara", "Jong", "Siemens", "Wang", "Frank"]))


def test_names_are_compared_without_case_and_accents():
    assert fold("Đỗ Bá Tỵ") == fold("đỗ bá tỵ") == "do ba ty"
