"""Date and status of an event, from the clause that tells it."""

import re
from collections.abc import Iterable
from datetime import timedelta

from transforms.article import Article, Clause
from transforms.candidates import Candidate, is_person
from transforms.cues import cue, opened, words
from transforms.edtf import DAY, YEAR, bounds
from transforms.model import DateMention
from transforms.visit_days import days_of_visit
from transforms.visit_status import tells_past_visit, visit_status

PLANNED = cue("planned")
DONE = cue("done")
SINCE = re.compile(
    rf"{opened('came_about')}(?:\s+{words('leading_office')})?(?:\s+\w+){{0,2}}?\s+"
    r"(?:vào |hồi |từ |trong |hôm |ngày |đầu |cuối )*$"
)
SINCE_REACH = 50  # characters
FIRST_SINCE = re.compile(
    rf"{opened('first_of')}(?!\w)[^,;.]*(?<!\w)kể từ(?: sau| hồi| ngày| tháng| năm| cuối| đầu| giữa)*\s+$"
)
SAYING = re.compile(rf"\s+(?:đã\s+)?{words('saying')}(?!\w)")
TOLD_AHEAD = re.compile(rf"{opened('saying')}(?!\w)[^;.“”\"]*(?<!\w)sẽ\s")
BOUND = 8  # characters: a date so near behind a trigger belongs to it
CANCELED = re.compile(rf"(?<!\w)(?<!trì )(?<!đòi )(?<!để )(?<!không ){words('canceled')}(?:\s+\w+){{0,4}}\s*$")
CANCELED_BEHIND = cue("canceled_behind")
BEGUN_VISIT = cue("begun_visit")
SETTING_OUT = cue("setting_out")
PART_END = re.compile(r"[,;]\s+|\s+và\s+$")
NEXT_DEED = re.compile(rf"[,;]\s+(?:và\s+|đồng thời\s+)?|\s+và\s+(?={words('deed')}\s)")
DEED = re.compile(rf"{words('deed')}(?!\w)")
AHEAD = cue("ahead")
PART_OF_DAY = cue("part_of_day")
PLANNED_BEHIND = re.compile(rf"\s*{words('planned_behind')}(?!\w)")
WISH_NOUN = re.compile(
    rf"(?:lời|những|các) {words('wish_noun_head')}(?!\w)|{words('wish_noun_head')} (?:này|trên|đó)(?!\w)"
)
EVE = re.compile(rf"(?:(?:(?<!\w)và|[,.])\s|^)\W*{words('eve')}\s+$")  # not "phát biểu trước thềm"
WILL_BE = re.compile(r"[^,;:.]{0,80}?\ssẽ\s+là\s")  # "điểm dừng chân tiếp theo của A sẽ là Lào"
AGREED_TO_COME = re.compile(rf"{opened('agreed_to')}(?: mời)?(?: sẽ| sớm)*(?: sang| tới| đến| đi| có)*\s+$")
BEFORE_IT = re.compile(rf"{opened('eve')}(?: của)?(?: một| các| cuộc)*\s+[\"“]?$")
YET_TO_HOLD = re.compile(rf"{opened('yet_to_hold')}(?: một| các| cuộc)*\s+[\"“]?$")
SOON = re.compile(rf"\s*{words('soon')}(?!\w)")
WISHED = re.compile(rf"{words('hope')}\s+{words('occasion')}\s+\w")  # what is wished for happens in it
TARGETS = frozenset({"country", "place"})
NEAR = 60  # characters
PARTED = re.compile(r"[,;:“”\"]")
IN_BRACKETS = re.compile(r"\([^()]*\)")
FAR = 160  # characters behind a trigger in which the predicate stands that puts it off
OPENING = 8  # characters: a date that opens a sentence dates the whole of it
CONNECTED = re.compile(rf"\W*{words('connector')},?(?:\s+{words('in_time')})?\s*")
NEXT_DAY = timedelta(days=1)
OPENING_PART = 8  # sentences that tell whether the news of the next day is told as past
TRANSLATED = ("tức", "tức là", "tức vào")  # before the day at home on which it happened there
RIGHT_BEHIND = 10  # characters between a verb of signing and its date
FOUNDING = frozenset({"appointment", "ceremony"})  # since when somebody governs is their own day
ANNOUNCED = frozenset({"meeting", "call", "visit", "conference"})
DATED_BY_PERIOD = frozenset({"visit", "conference"})
AMIDST = re.compile(rf"{opened('amidst')}\s+(?:{words('conference_filler')}\s+)*[\"“]?$")
OPENED = re.compile(r"(?<!lễ )(?:khai mạc(?! và bế mạc)(?! và kết thúc)|bắt đầu (?:nhóm )?họp)(?!\w)")
OPENS = re.compile(rf"(?<!\w)đã\s+(?:chính thức\s+)?khai mạc\s+(?:{words('conference_filler')}\s+)*[\"“]?$")
OPENS_SENTENCE = re.compile(r"\W*(?:trong|tại)(?: khuôn khổ)?(?: (?:các|những|một|buổi))*\s+")
TO_BE_HELD = re.compile(rf"[)”\"]?(?:\s*\([^()]*\))?,?\s+{words('to_be_held')}(?!\w)")
ON_MARGIN = re.compile(rf"^[^,;.]*(?<!\w){words('margin')}\s[^,;.]*$")
YET_TO_SAY = re.compile(rf"{opened('yet_to_say')}\s+(?:{words('while_yet_to_say')}\s+)*$")
PAPER = re.compile(  # whose year is told: "thỏa thuận năm 2011"
    rf"(?<!\w)(?<!ký )(?<!kết ){words('paper')}(?!\w)[^,;:.“”\"]{{0,60}}$"
)
PLAN = re.compile(rf"{opened('plan')}(?!\w)[^,;:.“”\"]{{0,60}}$")  # that goes by its year: "kế hoạch năm 2017"
SAID = frozenset({"request", "offer", "invitation", "message"})


def settle(article: Article, candidate: Candidate) -> None:
    """Fill date and status of a candidate from its own clause."""
    _set_date(article, candidate, choose_date(article, candidate, candidate.clause.dates))
    candidate.status = status_of(article, candidate)
    candidate.certain = candidate.status != "planned" and _is_done(article, candidate)
    if candidate.status == "planned" and candidate.type not in SAID and _ends_early(article, candidate):
        ahead = choose_date(article, candidate, [d for d in candidate.clause.dates if not _is_early(article, d.edtf)])
        if ahead or candidate.type != "signing":  # what is yet to be signed is not what was signed
            _set_date(article, candidate, ahead)


def _set_date(article: Article, candidate: Candidate, date: DateMention | None) -> None:
    candidate.date = date
    candidate.edtf, candidate.basis = (date.edtf, date.basis) if date else (None, None)
    if date and candidate.type == "visit" and "/" not in date.edtf:
        candidate.edtf = days_of_visit(article, candidate, date) or month_of(date.edtf)


def choose_date(article: Article, candidate: Candidate, told: Iterable[DateMention]) -> DateMention | None:
    """Return the date of those told that belongs to the trigger: the nearest; a visit prefers its period."""
    dates = [
        d
        for d in told
        if _may_date(article, candidate, d)
        and (candidate.type in FOUNDING or not is_since(article, candidate.clause, d))
        and not _is_of_paper(article, candidate, d)
    ]
    dates = [d for d in dates if not _in_brackets(article, candidate, d)] or dates
    dates = [d for d in dates if not is_said_then(article, d)] or dates
    dates = [d for d in dates if not _is_told_then(article, candidate, d)]
    if any(h.payload.type == candidate.type and h.end <= candidate.start for h in candidate.clause.triggers):
        dates = [d for d in dates if d.start >= candidate.end] or dates  # the dates before are those of the one before
    if candidate.type in DATED_BY_PERIOD:
        dates = [d for d in dates if "/" in d.edtf] or dates
    elif candidate.type == "signing" and any(0 <= d.start - candidate.end <= RIGHT_BEHIND for d in dates):
        dates = [d for d in dates if d.start >= candidate.end]  # "theo thỏa thuận ký năm 2014", whatever the news's day
    else:
        dates = [d for d in dates if len(d.edtf) >= DAY] or dates
    return min(dates, key=lambda d: (distance(candidate.start, candidate.end, d), d.start), default=None)


def is_said_then(article: Article, date: DateMention) -> bool:
    """Say whether a date is that of saying it: "ngày 3/6 cho biết"."""
    return SAYING.match(article.lowered, date.end) is not None


def _is_of_paper(article: Article, candidate: Candidate, date: DateMention) -> bool:
    """Say whether a year is that of a paper beside an event, or in the name of the plan that is signed."""
    if len(date.edtf) != YEAR or candidate.type == "conference":
        return False
    start = candidate.clause.sentence.start
    paper = (PLAN if candidate.type == "signing" else PAPER).search(article.text(start, date.start))
    return paper is not None and not start + paper.start() <= candidate.start < date.start


def _is_told_then(article: Article, candidate: Candidate, date: DateMention) -> bool:
    """Say whether somebody says on a date what is to come: "Ngày 3/6, A cho biết sẽ gặp B vào ngày 5/6"."""
    between = article.text(date.end, candidate.start)
    return bool(candidate.type in ANNOUNCED and TOLD_AHEAD.search(between))


def is_since(article: Article, clause: Clause, date: DateMention) -> bool:
    """Say whether a date only tells since when somebody governs: "kể từ khi nhậm chức hồi năm 2013"."""
    start = max(clause.sentence.start, date.start - SINCE_REACH)
    return bool(SINCE.search(article.text(start, date.start)))


def _is_since_last_time(article: Article, candidate: Candidate, date: DateMention) -> bool:
    """Say whether a date behind an event tells since when there was none: "chuyến thăm đầu tiên kể từ năm 2008"."""
    before = article.text(candidate.clause.sentence.start, date.start)
    return date.start > candidate.start and FIRST_SINCE.search(before) is not None


def _may_date(article: Article, candidate: Candidate, date: DateMention) -> bool:
    """Leave out dates of other things: anniversaries, periods, far months, days nearer to a like trigger."""
    if date.anniversary or date.rule == "period" or _is_since_last_time(article, candidate, date):
        return False
    if len(date.edtf) < DAY and _words_between(article, candidate, date.start) > NEAR:
        return False
    if _opens(article, candidate.clause.sentence.start, date):
        return True
    own = distance(candidate.start, candidate.end, date)
    rivals = [
        h
        for h in candidate.clause.triggers
        if h.payload.type == candidate.type
        and not _overlaps(candidate, h.start)
        and not _is_bracketed(article, candidate, h.start)
        and not _is_beside(article, candidate, h.start)
    ]
    return all(
        own <= distance(h.start, h.end, date)
        for h in rivals
        if (h.start < date.start) == (candidate.start < date.start)
    )


def _words_between(article: Article, candidate: Candidate, position: int) -> int:
    """Return how much stands between a trigger and a place behind it, without names and brackets in one clause."""
    reach = position - candidate.end
    if not NEAR < reach <= FAR:
        return reach
    pieces, start = [], candidate.end
    for name in candidate.clause.mentions:
        if start <= name.start and name.end <= position:
            pieces.append(article.text(start, name.start))
            start = name.end
    gap = IN_BRACKETS.sub("", "".join([*pieces, article.text(start, position)]))
    return reach if PARTED.search(gap) else len(gap)


def _opens(article: Article, start: int, date: DateMention) -> bool:
    """Say whether a date opens a sentence, behind nothing but words that join it: "Bên cạnh đó, từ năm 2010, ..."."""
    return date.start - start < OPENING or CONNECTED.fullmatch(article.lowered, start, date.start) is not None


def _overlaps(candidate: Candidate, start: int) -> bool:
    return candidate.start <= start < candidate.end


def _in_brackets(article: Article, candidate: Candidate, date: DateMention) -> bool:
    """Say whether a date only translates another one: "31/5 (tức rạng sáng 1/6 giờ Hà Nội)", ", tức rạng sáng 1/6"."""
    before = article.text(candidate.clause.sentence.start, date.start)
    return before.rstrip().endswith(TRANSLATED) or _is_bracketed(article, candidate, date.start)


def _is_bracketed(article: Article, candidate: Candidate, position: int) -> bool:
    """Say whether a place stands in brackets: what stands there explains something else."""
    before = article.text(candidate.clause.sentence.start, position)
    return before.rfind("(") > before.rfind(")")


def _is_beside(article: Article, candidate: Candidate, position: int) -> bool:
    """Say whether a candidate happens on the margin of what stands at a place: both have the same day."""
    return candidate.end <= position and bool(ON_MARGIN.search(article.text(candidate.end, position)))


def distance(start: int, end: int, date: DateMention) -> float:
    """Return how far a date stands from a span; the time stands before its clause more often than behind."""
    if date.end <= start:
        return (start - date.end) * 0.6
    behind = max(0, date.start - end)
    return 0.0 if behind <= BOUND else float(behind)


def status_of(article: Article, candidate: Candidate) -> str:
    """Return the status that the words around a candidate and its date tell."""
    before, after = _around(article, candidate)
    if candidate.type in SAID:
        return "planned" if _is_yet_to_be_said(article, candidate) else "occurred"
    if _is_canceled(article, candidate):
        return "cancelled"
    if _is_future(article, candidate):
        return "planned"
    told = WISH_NOUN.sub("", _last_part(before)) + article.text(candidate.start, candidate.end)
    if _is_told_ahead(article, candidate, told, after) and not _is_over(article, candidate):
        return "planned"
    if candidate.type == "visit":
        return visit_status(article, candidate, _last_part(before), after)
    return "ongoing" if candidate.type == "conference" and _goes_on(article, candidate) else "occurred"


def _is_yet_to_be_said(article: Article, candidate: Candidate) -> bool:
    """Say whether a wish itself lies ahead ("A sẽ kêu gọi B ..."), whatever the dates tell of the thing wished.

    Who "sẽ hỗ trợ" promises it now.
    """
    if candidate.type == "offer":
        return False
    return bool(YET_TO_SAY.search(article.text(candidate.clause.sentence.start, candidate.start)))


def _is_told_ahead(article: Article, candidate: Candidate, told: str, after: str) -> bool:
    """Say whether the words of the deed (``told``), those behind it or those of the list that it ends put it ahead."""
    return bool(
        (PLANNED.search(told) and not WISHED.search(told))
        or PLANNED_BEHIND.match(after)
        or _is_on_its_eve(article, candidate)
        or _is_planned_behind(article, candidate)
        or _is_carried_ahead(article, candidate)
        or _is_what_it_opens_ahead(article, candidate)
    )


def is_promised(article: Article, visit: Candidate) -> bool:
    """Say whether somebody only agrees or wants to come: "nhận lời thăm Lào"."""
    return AGREED_TO_COME.search(article.text(visit.clause.sentence.start, visit.start)) is not None


def _is_on_its_eve(article: Article, candidate: Candidate) -> bool:
    """Say whether the news comes before a visit or a conference, or somebody has agreed to come or to hold it."""
    before = article.text(candidate.clause.sentence.start, candidate.start)
    if candidate.type == "visit":
        return bool(EVE.search(before)) or is_promised(article, candidate)
    if candidate.type != "conference" or _has_passed(article, candidate):
        return False
    if TO_BE_HELD.match(article.lowered, candidate.end, candidate.clause.sentence.end):
        return True
    return bool(BEFORE_IT.search(before) or YET_TO_HOLD.search(before))


def _has_passed(article: Article, gathering: Candidate) -> bool:
    """Say whether the time told with a gathering lies before the report: "trước thềm Hội nghị A năm 2010"."""
    return gathering.date is not None and gathering.date.start >= gathering.start and _ends_early(article, gathering)


def _ends_early(article: Article, candidate: Candidate) -> bool:
    """Say whether the time of a candidate ends before the report."""
    return _is_early(article, candidate.edtf)


def _is_early(article: Article, edtf: str | None) -> bool:
    published, last = bounds(article.document.published)[0], bounds(edtf)[1]
    return bool(published and last and last < published)


def _is_canceled(article: Article, candidate: Candidate) -> bool:
    """Say whether a verb of putting off has a candidate as its object, or stands behind it as its predicate."""
    sentence, hits = candidate.clause.sentence, candidate.clause.triggers
    if CANCELED.search(article.text(sentence.start, candidate.start)):
        return True
    rivals = [h.start for h in hits if h.payload.type == candidate.type and h.start >= candidate.end]
    end = min([sentence.end, candidate.end + FAR, *rivals])
    return bool(CANCELED_BEHIND.search(article.text(candidate.end, end)))


def _is_carried_ahead(article: Article, candidate: Candidate) -> bool:
    """Say whether the future of the first deed of a list holds: "A sẽ hội đàm với B, gặp C và dự hội nghị D"."""
    start = candidate.clause.sentence.start
    before = article.text(start, candidate.start)
    ahead = before.rfind(" sẽ ")
    if ahead < 0 or DONE.search(before, ahead):
        return False
    body = article.document.body
    deeds = [m.end() for m in NEXT_DEED.finditer(before, ahead)]
    if not deeds or any(
        start + deeds[-1] <= m.start < candidate.start for m, _ in candidate.participants if is_person(m)
    ):
        return False  # somebody else does it: "sẽ dự lễ, tiếp đó Bộ trưởng A hội đàm với B"
    return all(DEED.match(before, at) and body[start + at].islower() for at in deeds)


def _is_what_it_opens_ahead(article: Article, candidate: Candidate) -> bool:
    """Say whether somebody will do something in it: "Trong cuộc hội đàm với A tại Đức tuần này, B sẽ nêu vấn đề"."""
    sentence = candidate.clause.sentence
    if candidate.type not in {"meeting", "call"} or not OPENS_SENTENCE.fullmatch(
        article.lowered, sentence.start, candidate.start
    ):
        return False
    behind = (m for m in candidate.clause.mentions if m.start > candidate.end and is_person(m))
    return any(
        article.lowered[m.start - 2 : m.start] == ", " and article.lowered.startswith(" sẽ ", m.end) for m in behind
    )


def _is_planned_behind(article: Article, candidate: Candidate) -> bool:
    """Say whether words behind its country or its persons put it ahead: "chuyến thăm Việt Nam sắp tới"."""
    behind, end = [m for m in candidate.clause.mentions if m.start >= candidate.end], candidate.clause.sentence.end
    if candidate.type == "visit":
        if WILL_BE.match(article.lowered, candidate.end, end):
            return True
        targets = [m for m in behind if m.kind in TARGETS and not article.text(candidate.end, m.start).strip()]
        return any(PLANNED_BEHIND.match(article.lowered, m.end, end) for m in targets)
    persons = [m for m, _ in candidate.participants if m.kind == "person" and m in behind]
    return any(SOON.match(article.lowered, m.end, end) for m in persons)


def _is_done(article: Article, candidate: Candidate) -> bool:
    before = _last_part(article.text(max(candidate.clause.sentence.start, candidate.start - 30), candidate.start))
    told = before + article.text(candidate.start, candidate.end)
    if candidate.type == "visit" and BEGUN_VISIT.search(told) and not SETTING_OUT.search(told):
        return True
    return bool(DONE.search(before))


def _last_part(text: str) -> str:
    """Return the clause before a trigger; in a list of deeds the words of the first hold for the next."""
    parts = [part for part in PART_END.split(text) if part.strip()]
    return parts[-1] if parts else ""


def is_past_visit(article: Article, visit: Candidate) -> bool:
    """Say whether the words around a visit tell that it is over."""
    before, after = _around(article, visit)
    return tells_past_visit(_last_part(before), after)


def _around(article: Article, candidate: Candidate) -> tuple[str, str]:
    """Return the words of the sentence that stand near before a candidate, and near behind it."""
    sentence = candidate.clause.sentence
    before = article.text(max(sentence.start, candidate.start - 90), candidate.start)
    return before, article.text(candidate.end, min(sentence.end, candidate.end + 50))


def _is_future(article: Article, candidate: Candidate) -> bool:
    published = bounds(article.document.published)[1]
    first = bounds(candidate.edtf)[0]
    if not (published and first and first > published):
        return False
    return first - published > NEXT_DAY or not _is_told_as_done(article, candidate)


def _is_told_as_done(article: Article, candidate: Candidate) -> bool:
    """Say whether the next day is told as past: a page dated by another time zone is a day behind its news."""
    day = str(bounds(candidate.edtf)[0])
    told = [*article.clauses[:OPENING_PART], candidate.clause]
    return any(_tells_as_past(article, clause, day) for clause in told)


def _tells_as_past(article: Article, clause: Clause, day: str) -> bool:
    """Say whether a clause tells a day as past: "sáng 17/5", "ngày 17/5, A đã tiếp B"."""
    dates = [date for date in clause.dates if date.edtf == day]
    if not dates:
        return False
    sentence = article.text(clause.sentence.start, clause.sentence.end)
    if AHEAD.search(sentence):
        return False
    return bool(DONE.search(sentence)) or any(PART_OF_DAY.match(article.lowered, date.start) for date in dates)


def _goes_on(article: Article, candidate: Candidate) -> bool:
    """Say whether the days of a gathering hold that of the report, and more are to come or something goes on there.

    One that opened on the day of the report goes on, too.
    """
    published = bounds(article.document.published)[1]
    first, last = bounds(candidate.edtf)
    if not (published and first and last and first <= published <= last) or len(candidate.edtf or "") < DAY:
        return False
    sentence = candidate.clause.sentence
    if AMIDST.search(article.text(sentence.start, candidate.start)):
        return True
    if first == last:
        opens = OPENS.search(article.text(sentence.start, candidate.start))
        return bool(opens or OPENED.search(article.lowered, candidate.start, sentence.end))
    return published < last


def _is_over(article: Article, candidate: Candidate) -> bool:
    """Say whether the time behind a trigger, or that of a known gathering, lies before the report.

    "Sẽ triển khai kết quả chuyến thăm năm 2016", "sẽ thăm Nga sau hội nghị G20".
    """
    if candidate.basis == "anchor":
        return _ends_early(article, candidate)
    if candidate.date is None or candidate.date.start < candidate.end or is_said_then(article, candidate.date):
        return False
    return _ends_early(article, candidate)


def month_of(edtf: str) -> str:
    """Return the month of a day, without a year where only a choice of years is known; periods stay as they are."""
    months = {day[5:7] for day in re.findall(r"\d{4}-\d\d-\d\d", edtf)}
    if edtf.startswith("[") and len(months) == 1:
        return f"XXXX-{months.pop()}"
    return edtf[:7] if re.fullmatch(r"[\dX]{4}-\d\d-\d\d", edtf) else edtf
