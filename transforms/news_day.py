"""The day of the news, and the events that have no other date than that.

News dates its first sentence and leaves the rest to the reader. An event without a date of
its own is dated by the day of the news where the text goes on with it, by the month where it
belongs to the same visit or stay, and not at all where it is background.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from transforms.article import Article
from transforms.candidates import Candidate, is_person
from transforms.cues import cue, opened, words
from transforms.edtf import DAY, bounds
from transforms.event_details import is_past_visit, is_promised, is_since, month_of
from transforms.model import DateMention

SAME_SESSION = re.compile(rf"^\W*{words('same_session')}(?!\w)")
BACKGROUND = cue("background")
EARLIER = re.compile(r"^\W*trước đó(?!\w)(?P<rest>.*)", re.DOTALL)
HOW_LONG = re.compile(r"\s+(?:\w+\s+){1,2}(?:ngày|tuần|tháng|năm|thập kỷ|thế kỷ)(?!\w)")  # "Trước đó một năm"
HEAD = 4  # sentences in which the news is dated
STRETCH = timedelta(days=7)
NEWS = 6  # sentences that tell the news itself
THIS_IS = re.compile(rf"\W*(?:đây|đó) (?:cũng |sẽ |chính |còn )*là {words('this_is')}(?!\w)")
NEXT_TO_IT = re.compile(rf"{opened('next_to_it')}\s+$")
OTHER_DAYS = frozenset({"visit", "appointment"})  # the day of an arrival, or since when somebody governs
OF_A_DAY = frozenset({"meeting", "call", "signing", "message"})
TOLD_SHORTLY = OF_A_DAY | {"visit"}  # what a bare "Trước đó" tells of shortly before
NOUN = ":noun:"  # in the rule of an event that a noun tells
THIS_TIME = re.compile(r"\s+(?:lần )?này(?!\w)")
SAID_AT = re.compile(rf"{opened('said_at')}\s+(?:các |những |một |hai )*$")
LONG_AFTER = re.compile(rf"{opened('long_before')} sau\s")
LONGEST_STAY = timedelta(days=14)
RECENT = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day on which the news of the article happened (``edtf`` null where unknown), and the month of the report."""

    edtf: str | None
    basis: str | None
    month: str | None = None
    month_basis: str | None = None


def anchor_of(article: Article, candidates: list[Candidate]) -> Anchor:
    """Return the day of the news: the first recent day of the head, else that of the first dated happening."""
    document = article.document
    month = (month_of(document.published), document.published_basis) if document.published else (None, None)
    for clause in article.clauses[:HEAD]:
        for date in clause.dates:
            if _is_day(date) and _is_recent(article, date.edtf) and not is_since(article, clause, date):
                return Anchor(date.edtf, date.basis, *month)
    head = [c for c in candidates if c.clause.sentence.position < HEAD]
    days = next((c for c in head if _is_stretch(article, c)), None)
    if days:
        return Anchor(days.edtf, days.basis, *month)
    for candidate in candidates:
        if candidate.type not in OTHER_DAYS and candidate.status == "occurred" and _has_recent_day(article, candidate):
            return Anchor(candidate.edtf, candidate.basis, *month)
    days = next((c for c in candidates if c.status == "occurred" and _is_stretch(article, c)), None)
    days = days or next((c for c in head if _is_stay(article, c)), None)
    return Anchor(days.edtf, days.basis, *month) if days else Anchor(None, None, *month)


def _is_day(date: DateMention) -> bool:
    return not date.anniversary and date.rule != "period" and len(date.edtf) >= DAY and "/" not in date.edtf


def _has_recent_day(article: Article, candidate: Candidate) -> bool:
    """Say whether a candidate has the recent day that its clause tells, not the days that its name is known to have."""
    date = candidate.date
    return date is not None and candidate.edtf == date.edtf and _is_day(date) and _is_recent(article, date.edtf)


def _is_stretch(article: Article, candidate: Candidate) -> bool:
    """Say whether a conference of some days is the news."""
    return candidate.type == "conference" and _lasts_recently(article, candidate, STRETCH)


def _is_stay(article: Article, candidate: Candidate) -> bool:
    """Say whether a visit of some days, under way or over, is the news: all that has no other date happens in it."""
    has_days = candidate.type == "visit" and "/" in str(candidate.edtf)
    return has_days and _lasts_recently(article, candidate, LONGEST_STAY)


def _lasts_recently(article: Article, candidate: Candidate, longest: timedelta) -> bool:
    """Say whether a candidate takes a known, recent time that is not longer, and does not lie ahead."""
    first, last = bounds(candidate.edtf)
    if candidate.status == "planned" or first is None or last is None:
        return False
    return last - first <= longest and _is_recent(article, candidate.edtf)


def _is_recent(article: Article, edtf: str | None) -> bool:
    published = bounds(article.document.published)[1]
    first = bounds(edtf)[0]
    return published is None or first is None or timedelta(days=-1) <= published - first <= RECENT


def lean_on(anchor: Anchor, article: Article, candidate: Candidate, visits: list[Candidate]) -> None:
    """Date an event without a date of its own by the news, or by the visit that it belongs to."""
    if candidate.timeless or (candidate.edtf and not _is_bare_year(candidate, anchor)):
        return
    edtf, basis = _leaning(anchor, article, candidate, visits)
    if edtf:
        candidate.edtf, candidate.basis, candidate.leaned = edtf, basis, True


def _is_bare_year(candidate: Candidate, anchor: Anchor) -> bool:
    """Say whether a date is only the year of the news, which the news itself dates better ("lần thứ II năm 2017")."""
    return bool(anchor.edtf and candidate.edtf and len(candidate.edtf) == 4 and anchor.edtf.startswith(candidate.edtf))


def _leaning(
    anchor: Anchor, article: Article, candidate: Candidate, visits: list[Candidate]
) -> tuple[str | None, str | None]:
    if candidate.type == "visit":
        return _visit_time(anchor, article, candidate, visits)
    if candidate.status == "planned":
        ahead = [v for v in visits if v.status != "occurred"]
        visit = next((v for v in ahead if _shares_person(v, candidate)), None)
        visit = visit or next((v for v in ahead if v.edtf and _shares_sides(v, candidate)), None)
        return (visit.edtf, visit.basis) if visit else (None, None)
    if _is_background(article, candidate):
        return _time_before(anchor, article, candidate, visits)
    if anchor.edtf is None:
        is_news = _is_told_as_news(article, candidate) and candidate.type != "conference"
        return (anchor.month, anchor.month_basis) if is_news else (None, None)
    goes_on = bool(SAME_SESSION.search(article.text(candidate.clause.sentence.start, candidate.start)))
    if candidate.type == "conference":
        return (anchor.edtf, anchor.basis) if goes_on and candidate.persons() else (None, None)
    exact = goes_on or _is_told_as_news(article, candidate)
    return (anchor.edtf if exact else month_of(anchor.edtf)), anchor.basis


def _is_told_as_news(article: Article, candidate: Candidate) -> bool:
    """Say whether the news itself tells an event, or a later sentence by its verb or as what something was said at.

    A noun far down may well be of another day: "Đánh giá cuộc điện đàm của A với B, ông C nói ...".
    """
    if candidate.clause.sentence.position < NEWS:
        return True
    if candidate.type not in OF_A_DAY:
        return False
    if NOUN not in candidate.rule or THIS_TIME.match(article.lowered, candidate.end):
        return True
    before = article.text(candidate.clause.sentence.start, candidate.start)
    return bool(SAID_AT.search(before)) and not LONG_AFTER.search(before)


def _time_before(
    anchor: Anchor, article: Article, candidate: Candidate, visits: list[Candidate]
) -> tuple[str | None, str | None]:
    """Return the month of the visit on which something happened earlier, or of the news that it came shortly before."""
    stay = next((v for v in visits if _is_earlier_on(article, candidate, v)), None)
    if stay:
        return month_of(str(stay.edtf)), stay.basis
    return month_of_news(anchor) if _is_just_before(article, candidate) else (None, None)


def _is_just_before(article: Article, candidate: Candidate) -> bool:
    """Say whether an event is told as one before the news and nothing says how long before it was."""
    told = EARLIER.match(article.text(candidate.clause.sentence.start, candidate.end))
    if told is None or candidate.type not in TOLD_SHORTLY or not candidate.certain or candidate.clause.dates:
        return False
    return bool(candidate.persons()) and not (BACKGROUND.search(told["rest"]) or HOW_LONG.match(told["rest"]))


def _is_earlier_on(article: Article, candidate: Candidate, visit: Candidate) -> bool:
    """Say whether a guest did something earlier on a visit that goes on: "Trước đó, Chủ tịch cũng hội kiến với B"."""
    told = EARLIER.match(article.text(candidate.clause.sentence.start, candidate.end))
    if told is None or visit.status != "ongoing" or not visit.edtf or visit.host not in candidate.countries():
        return False
    return not BACKGROUND.search(told["rest"]) and _shares_person(visit, candidate)


def day_or_month(anchor: Anchor) -> tuple[str | None, str | None]:
    """Return the day of the news, or the month of the report where no day is told."""
    return (anchor.edtf, anchor.basis) if anchor.edtf else (anchor.month, anchor.month_basis)


def month_of_news(anchor: Anchor) -> tuple[str | None, str | None]:
    """Return the month of the news, or of the report where no day is told."""
    return (month_of(anchor.edtf), anchor.basis) if anchor.edtf else (anchor.month, anchor.month_basis)


def _visit_time(
    anchor: Anchor, article: Article, visit: Candidate, visits: list[Candidate]
) -> tuple[str | None, str | None]:
    """Return the month of the news for the visit that is the news, or the time of the tour that a visit belongs to."""
    start = visit.clause.sentence.start
    is_this = THIS_IS.match(article.lowered, start, visit.end)
    if visit.status == "ongoing" or is_this or NEXT_TO_IT.search(article.lowered, start, visit.start):
        return month_of_news(anchor)
    if is_promised(article, visit):
        return None, None
    if visit.status != "planned" and _is_background(article, visit):
        return month_of_news(anchor) if _is_just_before(article, visit) else (None, None)
    tour = next((v for v in visits if v.edtf and v.host != visit.host and _is_on_one_tour(article, v, visit)), None)
    return (month_of(str(tour.edtf).rpartition("/")[2]), tour.basis) if tour else (None, None)


def _is_on_one_tour(article: Article, dated: Candidate, visit: Candidate) -> bool:
    """Say whether a guest goes on to another country: "Sau khi rời Berlin, ông sẽ đến Paris"."""
    published = bounds(article.document.published)[1]
    first, last = bounds(dated.edtf)
    if not (published and first and last and first - RECENT <= published <= last + RECENT) or last - first > RECENT:
        return False
    return _shares_guest(dated, visit)


def _shares_guest(a: Candidate, b: Candidate) -> bool:
    guests = [{m.entity_id for m, role in c.members() if is_person(m) and m.name and role != "host"} for c in (a, b)]
    return not guests[0].isdisjoint(guests[1])


def go_on_at_reception(article: Article, visit: Candidate, meetings: list[Candidate]) -> None:
    """A visit without a date that its hosts praise or welcome goes on when they receive the guest.

    Of a ceremony of welcome it has but the time.
    """
    if visit.edtf or visit.status != "occurred" or visit.certain or is_past_visit(article, visit):
        return
    for meeting in meetings:
        if meeting.status == "occurred" and _is_reception(article, meeting, visit):
            visit.edtf, visit.basis, visit.leaned = month_of(str(meeting.edtf)), meeting.basis, True
            visit.status = "ongoing" if meeting.type == "meeting" else visit.status
            return


def _is_reception(article: Article, meeting: Candidate, visit: Candidate) -> bool:
    """Say whether a guest is received in the country visited on a recent day that the words tell."""
    if visit.host not in {meeting.host, *(m.country for m, role in meeting.members() if role == "host")}:
        return False
    # a delegation without a name is known by who sent it
    received = [m for m, role in meeting.members() if role != "host"]
    known = {m.entity_id for m in received} | {m.organization_id for m in received}
    guests = {m.entity_id if m.name else m.organization_id for m, _ in visit.members() if is_person(m)}
    return _has_recent_day(article, meeting) and not known.isdisjoint(guests - {None})


def _shares_person(a: Candidate, b: Candidate) -> bool:
    return bool({m.entity_id for m in a.persons()} & {m.entity_id for m in b.persons()})


def _shares_sides(visit: Candidate, candidate: Candidate) -> bool:
    """Say whether what is planned without a name has the two sides of a visit: "hai bên sẽ ký"."""
    sides = set(visit.countries())
    if candidate.type == "conference" or candidate.persons():
        return False
    return len(sides) > 1 and sides <= set(candidate.countries())


def _is_background(article: Article, candidate: Candidate) -> bool:
    """Say whether words behind the title and the lead tell of earlier; a text of one line is all of one part."""
    sentence = candidate.clause.sentence
    if sentence.part != "body" and sentence.position < NEWS:
        return False
    return bool(BACKGROUND.search(article.text(sentence.start, candidate.end)))
