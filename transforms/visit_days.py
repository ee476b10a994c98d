"""The days of a visit whose first day and length are told: "ngày 29/5 đã đến Lào, bắt đầu chuyến thăm ba ngày"."""

import re
from datetime import date, timedelta

from transforms.article import Article
from transforms.candidates import Candidate
from transforms.cues import alternation, cue
from transforms.date_words import load_date_words
from transforms.edtf import DAY, interval
from transforms.model import DateMention

NUMBERS = load_date_words().numbers
BEGINS = cue("begins_visit")
LENGTH = re.compile(
    rf"(?<!\w)chuyến thăm(?!\w)[^.,;:()]{{0,60}}?\s(?P<n>\d{{1,2}}|{alternation(NUMBERS)}) ngày(?!\w)"
    r"(?!\s+(?:\d|trước|sau|qua))"
)


def days_of_visit(article: Article, visit: Candidate, first: DateMention) -> str | None:
    """Return the days of a visit as EDTF, where its sentence tells that it begins on a day and how long it lasts."""
    sentence = visit.clause.sentence
    length = LENGTH.search(article.lowered, sentence.start, sentence.end)
    if length is None or len(first.edtf) != DAY or not first.edtf[:4].isdigit():
        return None
    if first.start > length.end() or BEGINS.search(article.lowered, sentence.start, length.start()) is None:
        return None
    number = length["n"]
    days = int(number) if number.isdigit() else NUMBERS[number]
    last = date.fromisoformat(first.edtf) + timedelta(days=max(days, 1) - 1)
    return interval(first.edtf, last.isoformat())
