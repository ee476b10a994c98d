"""Events that borrow the time of something the article has told before.

"Khi đó, ..." goes on at the time of the event before; "nhân chuyến thăm này" points at the
visit of the article; who comes for a conference comes when it is held.
"""

import re

from transforms.article import Article
from transforms.candidates import Candidate
from transforms.cues import words

AT_THAT_TIME = re.compile(rf"^\W*{words('at_that_time')}(?!\w)")
ON_THIS_VISIT = re.compile(rf"(?<!\w)(?:trong|nhân|dịp|khuôn khổ|kết quả) {words('this_visit')}(?!\w)")
APART = re.compile(r"(?<!\w)(?:sau|trước|trước khi|sau khi|trước thềm)\s+(?:khi )?[^,;]{0,30}$")
BACK = 2  # sentences in which the event before is looked for
FOR_IT = 80  # characters between a trip and the conference that it is made for


def echo_times(article: Article, candidates: list[Candidate]) -> None:
    """Date the events that have no date of their own by the one they point at."""
    for candidate in candidates:
        if candidate.edtf:
            continue
        source = echoed(article, candidate, candidates)
        if source:
            candidate.edtf, candidate.basis, candidate.leaned = source.edtf, source.basis, True


def echoed(article: Article, candidate: Candidate, candidates: list[Candidate]) -> Candidate | None:
    """Return the event told before whose time an undated one shares, if its words point at one."""
    sentence = candidate.clause.sentence
    before = article.text(sentence.start, candidate.start)
    dated = [c for c in candidates if c.edtf and not c.leaned and c is not candidate]
    if AT_THAT_TIME.search(before):
        return _last([c for c in dated if 0 < sentence.position - c.clause.sentence.position <= BACK])
    if candidate.type == "visit":
        return next((c for c in dated if candidate.status == "planned" and _is_for(article, candidate, c)), None)
    if ON_THIS_VISIT.search(before):
        sides = set(candidate.countries())
        return next((c for c in dated if c.type == "visit" and _goes_on(c) and sides & set(c.countries())), None)
    return None


def _last(candidates: list[Candidate]) -> Candidate | None:
    return max(candidates, key=lambda c: c.start, default=None)


def _is_for(article: Article, visit: Candidate, other: Candidate) -> bool:
    """Say whether a visit is made for a conference, not before or after it."""
    if other.type != "conference" or other.clause is not visit.clause or not 0 <= other.start - visit.end <= FOR_IT:
        return False
    return not APART.search(article.text(visit.end, other.start))


def _goes_on(visit: Candidate) -> bool:
    return visit.status in {"ongoing", "planned"}
