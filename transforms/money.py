"""Amounts of money and periods of years as Vietnamese texts write them."""

import re
from typing import NamedTuple

from transforms.instruments import load_instruments


class Money(NamedTuple):
    """An amount in a currency (ISO 4217)."""

    amount: float
    currency: str


SCALES = {
    "nghìn": 1e3,
    "ngàn": 1e3,
    "triệu": 1e6,
    "tỷ": 1e9,
    "tỉ": 1e9,
    "nghìn tỷ": 1e12,
    "nghìn tỉ": 1e12,
    "ngàn tỷ": 1e12,
}
CURRENCIES = {
    "usd": "USD", "đô la mỹ": "USD", "đô-la mỹ": "USD", "đô la": "USD", "đô-la": "USD", "đôla": "USD", "đồng": "VND",
    "vnd": "VND", "vnđ": "VND", "euro": "EUR", "eur": "EUR", "yên": "JPY", "yen": "JPY", "nhân dân tệ": "CNY",
    "bảng anh": "GBP", "bảng": "GBP", "won": "KRW", "rúp": "RUB", "ruble": "RUB", "rub": "RUB", "baht": "THB",
    "kíp": "LAK", "rupee": "INR", "đô la australia": "AUD",
}  # fmt: skip
_MONEY = re.compile(
    r"(?<![\w.,])(\d+(?:[.,]\d+)*)\s*(nghìn tỷ|nghìn tỉ|ngàn tỷ|nghìn|ngàn|triệu|tỷ|tỉ)?\s*"
    rf"({'|'.join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
NEAR = 40  # characters between the word of worth and the amount
_PERIOD = re.compile(
    r"(?:giai đoạn|từ năm|thời kỳ|từ)\s+(?:năm\s+)?(\d{4})\s*(?:-|–|đến|đến năm|tới)\s*(?:năm\s+)?(\d{4})(?!\d)",
    re.IGNORECASE,
)


def read_value(text: str, name: int = 0) -> Money | None:
    """Return what an instrument is worth, or None: the first amount in its name or behind a word of worth.

    ``text`` begins with the instrument, whose name is ``name`` characters long ("hợp đồng trị giá 5 triệu USD").

    Commas and points part thousands where three digits follow each; else they part the fraction.
    """
    lexicon = load_instruments()
    for found in _MONEY.finditer(text):
        before = text[max(0, found.start() - NEAR) : found.start()]
        if (found.start() < name or lexicon.worth.search(before)) and not lexicon.other_worth.search(before):
            return Money(_number(found[1]) * SCALES.get((found[2] or "").lower(), 1), CURRENCIES[found[3].lower()])
    return None


def _number(digits: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        return float(re.sub(r"[.,]", "", digits))
    whole, *fraction = re.split(r"[.,]", digits)
    return float(whole + "." + "".join(fraction)) if fraction else float(whole)


def read_period(text: str) -> str | None:
    """Return the years that an instrument covers as an EDTF interval: "giai đoạn 2017-2021" is 2017/2021."""
    found = _PERIOD.search(text)
    if found is None or found[1] > found[2]:
        return None
    return f"{found[1]}/{found[2]}"
