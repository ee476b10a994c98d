"""What an instrument is worth and which years it covers."""

import pytest

from transforms.money import read_period, read_value


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("hợp đồng trị giá 1,2 tỷ usd", 1.2e9, "USD"),
        ("thỏa thuận có tổng giá trị 350 triệu euro", 3.5e8, "EUR"),
        ("văn kiện lên tới 12 tỷ đô la mỹ", 1.2e10, "USD"),
        ("hợp đồng trị giá 1.500.000 usd", 1.5e6, "USD"),
        ("bản ghi nhớ về dự án có tổng vốn đầu tư 4.000 tỷ đồng", 4e12, "VND"),
        ("hợp đồng trị giá 20,5 tỷ yên", 2.05e10, "JPY"),
        ("hợp đồng trị giá 5 triệu usd, bằng 110 tỷ đồng", 5e6, "USD"),
    ],
)
def test_an_amount_behind_a_word_of_worth(text, amount, currency):
    value = read_value(text)
    assert value is not None
    assert value.amount == pytest.approx(amount)
    assert value.currency == currency


def test_an_amount_in_the_name():
    name = "hợp đồng vũ khí 350 tỷ usd"
    assert read_value(f"{name} giữa hai nước", len(name)) == (3.5e11, "USD")


@pytest.mark.parametrize(
    "text",
    [
        "hiệp định thương mại, đưa kim ngạch lên tới 20 tỷ usd",
        "thỏa thuận với công ty có doanh thu trị giá 61 tỷ usd",
        "thỏa thuận hợp tác, và 5 triệu usd được quyên góp",
        "hợp đồng trị giá rất lớn",
    ],
)
def test_other_amounts_are_not_its_value(text):
    assert read_value(text) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("giai đoạn 2017-2021", "2017/2021"),
        ("giai đoạn 2017 – 2020", "2017/2020"),
        ("từ năm 2015 đến năm 2019", "2015/2019"),
        ("giai đoạn 2021-2017", None),
        ("năm 2017", None),
    ],
)
def test_a_period_of_years(text, period):
    assert read_period(text) == period
