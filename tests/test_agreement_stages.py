"""How far an instrument has come: what one article says of it, with the sentence and its own date."""

import pytest

from transforms.agreement_stages import STAGES, load_stages

LEAD = "Ngày 12/6, Bộ trưởng Ngoại giao Việt Nam Lê Văn An đã hội đàm với Bộ trưởng Ngoại giao Lào Khamphay Sengdara."


@pytest.fixture(scope="module")
def stages(read):
    """What an article says of its instruments: stage, ahead, own date."""

    def of(*paragraphs, published="2018-06-13"):
        told = read(None, LEAD, *paragraphs, published=published).frames["agreement_mention_stage"]
        return [(row["stage"], row["is_ahead"], row["date_edtf"]) for row in told.iter_rows(named=True)]

    return of


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Hai bên nhất trí sớm ký Hiệp định dẫn độ giữa Việt Nam và Lào.", ("proposed", False, None)),
        ("Bộ trưởng đề nghị hai nước ký Bản ghi nhớ về viễn thông.", ("proposed", False, None)),
        ("Việt Nam và Lào đang đàm phán Hiệp định vận tải hàng không.", ("negotiated", False, None)),
        ("Hai bên sẽ xem xét đàm phán Hiệp định về chuyển giao người bị kết án.", ("proposed", False, None)),
        ("Việt Nam và Lào đã ký tắt Hiệp định thương mại biên giới.", ("initialled", False, None)),
        ("Quốc hội đã phê chuẩn Hiệp định dẫn độ Việt Nam - Lào ngày 5/6/2018.", ("ratified", False, "2018-06-05")),
        ("Chính phủ Lào vừa phê duyệt Nghị định thư về đường biên giới với Việt Nam.", ("ratified", False, None)),
        ("Hiệp định vận tải giữa Việt Nam và Lào có hiệu lực từ tháng 10/2016.", ("in_force", False, "2016-10")),
        ("Hiệp định dẫn độ giữa Việt Nam và Lào sẽ có hiệu lực từ ngày 1/1/2019.", ("in_force", True, "2019-01-01")),
        ("Hiệp định hợp tác lao động giữa Việt Nam và Lào đã được sửa đổi.", ("amended", False, None)),
        ("Hiệp định hợp tác lao động giữa Việt Nam và Lào đã được gia hạn.", ("extended", False, None)),
        ("Lào tuyên bố đình chỉ Hiệp định vận tải giữa Việt Nam và Lào.", ("suspended", False, None)),
        ("Hiệp định vận tải giữa Việt Nam và Lào đã hết hiệu lực từ ngày 31/12/2017.", ("ended", False, "2017-12-31")),
        ("Mỹ đã rút khỏi Hiệp định Đối tác xuyên Thái Bình Dương.", ("left", False, None)),
    ],
)  # fmt: skip
def test_a_sentence_tells_a_stage(stages, sentence, told):
    assert told in stages(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hiệp định vận tải giữa Việt Nam và Lào chưa có hiệu lực.",
        "Khi Hiệp định vận tải giữa Việt Nam và Lào có hiệu lực, doanh nghiệp sẽ được lợi.",
        "Ông Khamphay bác bỏ khả năng hủy bỏ Hiệp định vận tải giữa Việt Nam và Lào.",
        "Hai bên đánh giá cao việc thực hiện Hiệp định vận tải giữa Việt Nam và Lào.",
        "Hai Bộ sẽ hợp tác theo Hiệp định vận tải giữa Việt Nam và Lào.",
    ],
)
def test_what_is_left_open_is_no_stage(stages, sentence):
    assert [told for told in stages(sentence) if not told[1]] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Bộ trưởng đề nghị Lào sớm phê chuẩn Hiệp định dẫn độ giữa Việt Nam và Lào.",
        "Chính phủ trình Quốc hội phê chuẩn Hiệp định dẫn độ giữa Việt Nam và Lào.",
    ],
)
def test_what_is_asked_for_lies_ahead(stages, sentence):
    assert ("ratified", True, None) in stages(sentence)
    assert ("ratified", False, None) not in stages(sentence)


def test_a_wish_to_sign_and_ratify_is_a_proposal_whose_ratification_lies_ahead(stages):
    told = stages("Hai bên thúc đẩy sớm ký và phê chuẩn Hiệp định dẫn độ giữa Việt Nam và Lào.")
    assert told == [("proposed", False, None), ("ratified", True, None)]


def test_a_date_that_opens_the_sentence_dates_the_stage(stages):
    told = stages("Ngày 28/11/2014, Quốc hội Việt Nam phê chuẩn Công ước chống tra tấn.")
    assert ("ratified", False, "2014-11-28") in told


def test_the_items_of_a_list_share_what_is_said_of_the_first(stages):
    told = stages(
        "Quốc hội đã phê chuẩn Hiệp định dẫn độ giữa Việt Nam và Lào và Nghị định thư về biên giới Việt Nam - Lào."
    )
    assert told.count(("ratified", False, None)) == 2


def test_a_signing_is_a_statement_with_the_date_of_the_instrument(read):
    frames = read(
        None, "Ngày 12/6/2018, Bộ Ngoại giao Việt Nam và Bộ Ngoại giao Lào đã ký Bản ghi nhớ về hợp tác đào tạo.",
        published="2018-06-13",
    ).frames  # fmt: skip
    (told,) = frames["agreement_mention_stage"].iter_rows(named=True)
    assert (told["stage"], told["date_edtf"]) == ("signed", "2018-06-12")
    assert frames["agreement_mention"]["stage"].to_list() == ["signed"]
    assert told["evidence"].startswith("Ngày 12/6/2018")


def test_all_that_an_article_says_of_an_instrument_is_kept_and_the_furthest_stands_beside_it(read):
    frames = read(
        None,
        "Ngày 12/6/2018, Bộ Ngoại giao Việt Nam và Bộ Ngoại giao Lào đã ký Bản ghi nhớ về hợp tác đào tạo.",
        "Bản ghi nhớ này có hiệu lực từ ngày 13/6/2018 và có thời hạn 5 năm.",
        published="2018-06-14",
    ).frames
    told = frames["agreement_mention_stage"].select("stage", "date_edtf", "position").rows()
    assert told == [("signed", "2018-06-12", 0), ("in_force", "2018-06-13", 1)]
    (mention,) = frames["agreement_mention"].iter_rows(named=True)
    assert (mention["stage"], mention["status"], mention["term_years"]) == ("in_force", "signed", 5)


def test_the_lexicon_tells_the_stages_of_a_life_and_the_leaving_of_a_party():
    words = [
        "đàm phán",
        "ký tắt",
        "phê chuẩn",
        "đang thực hiện",
        "sửa đổi",
        "gia hạn",
        "đình chỉ",
        "chấm dứt",
        "rút khỏi",
    ]
    told = {hit.payload.stage for word in words for hit in load_stages().before.scan(word)}
    assert told == {*STAGES, "left"} - {"proposed", "signed"}
