"""Whether a visit that does not lie ahead goes on while the article reports, or is over."""

import re

from transforms.article import Article
from transforms.candidates import Candidate
from transforms.cues import cue, opened, words
from transforms.edtf import DAY, bounds

ONGOING_VISIT = cue("ongoing_visit")
PAST_VISIT = cue("past_visit")
UNDER_WAY = re.compile(r"(?<!\w)đang(?!\w)")
SINCE_THEN = re.compile(rf"{opened('begins_visit')}(?!\w)|(?<!\w)từ\s+$")
NOT_LONG_AGO = re.compile(rf"[^,;.:()“”\"]{{0,120}}?(?<!\w){words('not_long_ago')}(?=\s*(?:[,;.:]|$))")
HEAD = 3  # sentences: title, lead and the first of the body


def visit_status(article: Article, visit: Candidate, part: str, after: str) -> str:
    """Tell the status by the part of the clause before a visit and the words near behind it.

    A visit in the head of an article goes on, unless the words say that it is over.
    """
    sentence = visit.clause.sentence
    if tells_past_visit(part, after) or NOT_LONG_AGO.match(article.lowered, visit.end, sentence.end):
        return "occurred"
    if _is_under_way(article, visit):
        return "ongoing"
    if _was_of_a_day(article, visit):
        return "occurred"
    if sentence.position < HEAD or ONGOING_VISIT.search(part) or ONGOING_VISIT.match(after.lstrip()):
        return "ongoing"
    return "occurred"


def tells_past_visit(part: str, after: str) -> bool:
    """Say whether the words around a visit tell that it is over."""
    return bool(PAST_VISIT.search(part) or PAST_VISIT.search(after.partition(" theo lời mời")[0]))


def _is_under_way(article: Article, visit: Candidate) -> bool:
    """Say whether the verb tells that a visit goes on, or its days hold that of the report, and more are to come."""
    if UNDER_WAY.search(article.text(visit.start, visit.end)):
        return True
    if len(visit.edtf or "") <= DAY:
        return False
    first, last = bounds(visit.edtf)
    published = bounds(article.document.published)[1]
    return bool(published and first and last and first <= published < last)


def _was_of_a_day(article: Article, visit: Candidate) -> bool:
    """Say whether a visit is told by its day, as one that was then: "trong chuyến thăm Lào ngày 3/2, ông nói ..."."""
    date, start = visit.date, visit.clause.sentence.start
    if date is None or date.start < visit.end or len(date.edtf) != DAY:
        return False
    if any(mark in article.text(visit.end, date.start) for mark in ",;"):
        return False
    return SINCE_THEN.search(article.text(start, date.start)) is None
