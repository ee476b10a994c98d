"""The year in which two states keep an anniversary, where it is but an occasion of the news.

"Nhân dịp hai nước kỷ niệm 45 năm thiết lập quan hệ ngoại giao": it goes on all the year; the ceremony
on one day of it is told in its own words.
"""

import re

from transforms.article import Article
from transforms.candidates import Candidate
from transforms.cues import words
from transforms.edtf import YEAR, bounds

OCCASION = re.compile(
    rf"(?<!\w){words('occasion_of')}(?:\s+(?:năm|\d{{4}}|là|nay|cũng|[^,;.()]{{0,40}}?{words('two_states')}))?,?"
    rf"(?:\s+{words('keeping')})*\s+$"
)
OF_RELATIONS = re.compile(r"[^,;.()]{0,70}?(?<!\w)(?:quan hệ|ngoại giao|hiệp ước)(?!\w)")
ATTENDED = re.compile(rf"(?<!\w){words('joined')}\s[^,;.]{{0,40}}$")
AHEAD = re.compile(rf"(?<!\w){words('anniversary_ahead')}(?!\w)")
NEAR = 90  # characters around it in which its year is told


def settle_anniversary(article: Article, ceremony: Candidate) -> bool:
    """Give an anniversary that is only an occasion its year and status, and say whether it is one."""
    clause, published = ceremony.clause, article.document.published
    before = article.text(clause.sentence.start, ceremony.start)
    if ATTENDED.search(before) or not (
        OCCASION.search(before) and OF_RELATIONS.match(article.lowered, ceremony.end, clause.sentence.end)
    ):
        return False
    told = [d for d in clause.dates if len(d.edtf) == YEAR and not d.anniversary and d.rule != "period"]
    year = next((d for d in told if ceremony.start - NEAR < d.start < ceremony.end + NEAR), None)
    now = (published or "")[:YEAR]
    ceremony.date, ceremony.edtf = year, year.edtf if year else now or None
    ceremony.basis = year.basis if year else article.document.published_basis
    first = bounds(ceremony.edtf)[0]
    if AHEAD.search(before[-NEAR:]) or (first and now and str(first.year) > now):
        ceremony.status = "planned"
    else:
        ceremony.status = "ongoing" if ceremony.edtf == now else "occurred"
    return True
