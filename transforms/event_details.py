"""Date, status and place of an event, from the clause that tells it."""

import re
from dataclasses import dataclass

from transforms.article import Article
from transforms.candidates import Candidate
from transforms.cues import cue, words
from transforms.edtf import bounds
from transforms.model import DateMention

PLANNED = cue("planned")
CANCELED = cue("canceled")
ONGOING_VISIT = cue("ongoing_visit")
PAST_VISIT = cue("past_visit")
SAME_SESSION = re.compile(rf"^\W*{words('same_session')}(?!\w)")
PLANNED_BEHIND = re.compile(rf"\s*{words('planned_behind')}(?!\w)")
BACKGROUND = cue("background")
HEAD_SENTENCES = 6
NEAR = 60  # characters
DAY = 10  # length of a day in EDTF
DATED_BY_PERIOD = frozenset({"visit", "conference"})
PLACE_WORD = re.compile(rf"(?<!\w){words('place')}\s+$")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day on which the news of the article happened, where it is known."""

    edtf: str | None
    basis: str | None


def settle(article: Article, candidate: Candidate) -> None:
    """Fill date, status and place of a candidate from its own clause."""
    candidate.date = choose_date(candidate)
    if candidate.date:
        candidate.edtf, candidate.basis = candidate.date.edtf, candidate.date.basis
        if candidate.type == "visit" and "/" not in candidate.date.edtf:
            candidate.edtf = month_of(candidate.date.edtf)
    candidate.status = _status(article, candidate)
    _set_place(article, candidate)


def choose_date(candidate: Candidate) -> DateMention | None:
    """Return the date of the clause that stands nearest to the trigger; a visit prefers its period."""
    dates = [d for d in candidate.clause.dates if not d.anniversary and d.rule != "period" and _is_near(candidate, d)]
    if not dates:
        return None
    if candidate.type in DATED_BY_PERIOD:
        periods = [d for d in dates if "/" in d.edtf]
        dates = periods or dates
    days = [d for d in dates if len(d.edtf) >= 10]
    if candidate.type not in DATED_BY_PERIOD and days:
        dates = days
    return min(dates, key=lambda d: (_distance(candidate, d), d.start))


def _is_near(candidate: Candidate, date: DateMention) -> bool:
    """A month or year far behind the trigger dates something else."""
    return len(date.edtf) >= DAY or date.start - candidate.end <= NEAR


def _distance(candidate: Candidate, date: DateMention) -> float:
    if date.end <= candidate.start:
        return (candidate.start - date.end) * 0.6  # the time stands before its clause more often than behind
    return float(max(0, date.start - candidate.end))


def _status(article: Article, candidate: Candidate) -> str:
    sentence = candidate.clause.sentence
    before = article.text(max(sentence.start, candidate.start - 60), candidate.start)
    after = article.text(candidate.end, min(sentence.end, candidate.end + 50))
    if CANCELED.search(article.text(sentence.start, sentence.end)):
        return "cancelled"
    if _is_future(article, candidate):
        return "planned"
    if candidate.type in {"request", "offer", "invitation", "message"}:
        return "occurred"
    if PLANNED.search(_last_part(before)) or PLANNED_BEHIND.match(after):
        return "planned"
    return _visit_status(before, after) if candidate.type == "visit" else "occurred"


def _last_part(text: str) -> str:
    return re.split(r"[,;]", text)[-1]


def _visit_status(before: str, after: str) -> str:
    if PAST_VISIT.search(_last_part(before)) or PAST_VISIT.search(after):
        return "occurred"
    return "ongoing" if ONGOING_VISIT.search(before) or ONGOING_VISIT.search(after) else "occurred"


def _is_future(article: Article, candidate: Candidate) -> bool:
    published = bounds(article.document.published)[1]
    first = bounds(candidate.edtf)[0]
    return bool(published and first and first > published)


def _set_place(article: Article, candidate: Candidate) -> None:
    sentence = candidate.clause.sentence
    for mention in candidate.clause.mentions:
        if mention.kind != "place":
            continue
        gap = article.text(max(sentence.start, mention.start - 24), mention.start)
        if PLACE_WORD.search(gap) and candidate.city is None:
            candidate.city = mention.name
            candidate.host = candidate.host or mention.country


def month_of(edtf: str) -> str:
    """Return the month of a day, without a year where only a choice of years is known; periods stay as they are."""
    months = {day[5:7] for day in re.findall(r"\d{4}-\d\d-\d\d", edtf)}
    if edtf.startswith("[") and len(months) == 1:
        return f"XXXX-{months.pop()}"
    return edtf[:7] if re.fullmatch(r"[\dX]{4}-\d\d-\d\d", edtf) else edtf


def anchor_of(article: Article, candidates: list[Candidate]) -> Anchor:
    """Return the day of the news: that of the first dated happening, or else the first day of the text."""
    for candidate in candidates:
        if (
            candidate.date
            and candidate.type != "visit"
            and candidate.status == "occurred"
            and len(candidate.date.edtf) >= 10
        ):
            return Anchor(candidate.date.edtf, candidate.date.basis)
    for clause in article.clauses[:6]:
        for date in clause.dates:
            if not date.anniversary and len(date.edtf) == 10:
                return Anchor(date.edtf, date.basis)
    return Anchor(None, None)


def lean_on(anchor: Anchor, article: Article, candidate: Candidate, visits: list[Candidate]) -> None:
    """Date an event without a date of its own by the day of the news or by the visit that it belongs to."""
    if candidate.edtf:
        return
    candidate.leaned = True
    visit = next((v for v in visits if v.status != "occurred" and _shares_person(v, candidate)), None)
    if candidate.status == "planned":
        if visit and visit.edtf and candidate.type != "visit":
            candidate.edtf, candidate.basis = visit.edtf, visit.basis
    elif anchor.edtf and candidate.type == "conference":
        if SAME_SESSION.search(article.text(candidate.clause.sentence.start, candidate.start)) and candidate.persons():
            candidate.edtf, candidate.basis = anchor.edtf, anchor.basis
    elif anchor.edtf and candidate.type == "visit":
        if candidate.status == "ongoing":
            candidate.edtf, candidate.basis = month_of(anchor.edtf), anchor.basis
    elif anchor.edtf and not _is_background(article, candidate):
        exact = _belongs_to_news(article, candidate)
        candidate.edtf, candidate.basis = anchor.edtf if exact else month_of(anchor.edtf), anchor.basis


def _shares_person(a: Candidate, b: Candidate) -> bool:
    return bool({m.entity_id for m in a.persons()} & {m.entity_id for m in b.persons()})


def _belongs_to_news(article: Article, candidate: Candidate) -> bool:
    """The head of the article and sentences that go on with it tell of the day of the news."""
    sentence = candidate.clause.sentence
    return sentence.position < HEAD_SENTENCES or bool(
        SAME_SESSION.search(article.text(sentence.start, candidate.start))
    )


def _is_background(article: Article, candidate: Candidate) -> bool:
    sentence = candidate.clause.sentence
    return sentence.part == "body" and bool(BACKGROUND.search(article.text(sentence.start, candidate.end)))
