"""What one article tells: its events and agreements, each once, dated and placed."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import timedelta

from transforms.agreement_merge import merge_agreements, settle_agreement, value_of_headline
from transforms.agreements import Agreement, AgreementReader
from transforms.article import HOME, Article
from transforms.attendance import AttendanceReader
from transforms.candidates import FEWEST, Candidate, is_person
from transforms.ceremonies import date_anniversary
from transforms.conference_dates import ConferenceDates, Known
from transforms.conferences import ConferenceReader
from transforms.cues import cue
from transforms.edtf import DAY, bounds
from transforms.event_details import is_said_then, settle, status_of
from transforms.event_frames import FrameReader
from transforms.event_lexicon import EventLexicon
from transforms.event_merge import dates_agree, join_receptions, merge_candidates
from transforms.event_places import EventPlaces, Houses
from transforms.event_topics import add_fields, add_topics
from transforms.model import DateMention, Mention
from transforms.news_day import Anchor, anchor_of, day_or_month, go_on_at_reception, lean_on
from transforms.sides import (
    name_offices,
    principal_body,
    principal_sides,
    resolve_collectives,
    speak_for_themselves,
    talk_with_body,
)
from transforms.signings import date_by_signing, is_signing_told, signings_of
from transforms.terms import lower
from transforms.time_echoes import echo_times, echoed
from transforms.wish_sides import address, address_body, has_two_sides
from transforms.wishes import WishReader, may_wish

CELEBRITY = cue("celebrity")
TEAM = cue("team")
SHOWN = frozenset({"meeting", "call", "visit", "signing"})
ELSEWHERE = cue("elsewhere")
ENCOUNTERS = frozenset({"meeting", "call", "signing"})
HELD = cue("held")
ONE_OF_SERIES = cue("one_of_series")
ADJUNCT = re.compile(r"\W*(?:trong|tại|nhân|phát biểu (?:tại|trong)) [^,;.:]{3,90},")  # what opens a sentence
OPENING_WORDS = 16  # characters: "Trước đó, ngày 5/6, ...", "Trước đó vào tháng 5, ..."
NO_QUOTES = str.maketrans("", "", '“”"')
NEARBY = timedelta(days=14)  # within which a day of the report is told with a conference that is known
CLEARLY = 4  # weighted mentions that make a country a side of the whole article


@dataclass(frozen=True, slots=True)
class Story:
    """The events and agreements of an article in the order of the text."""

    events: list[Candidate]
    agreements: list[Agreement]


def read_story(
    article: Article,
    lexicon: EventLexicon,
    conferences: ConferenceDates,
    international: Mapping[str, str | None],
    houses: Houses,
) -> Story:
    """Read an article.

    ``international`` holds the organizations of many states, with the side that one is itself;
    ``houses`` are those whose city is known.
    """
    places = EventPlaces(article, houses)
    name_offices(article)
    speak_for_themselves(article, international)
    weights = principal_sides(article)
    sides = tuple(weights)
    context = tuple(country for country, weight in weights.items() if weight >= CLEARLY)
    body = principal_body(article, weights, international)
    if body:
        context = context[:1]
    resolve_collectives(article, sides, body)
    agreements = AgreementReader(article, lexicon).read()
    happenings = [
        *FrameReader(article, lexicon).read(),
        *ConferenceReader(article, lexicon, international).read(),
        *signings_of(article, agreements, context),
    ]
    if not (happenings or agreements or may_wish(article)):
        return Story([], [])
    told = {id(agreement.clause) for agreement in agreements if not agreement.known}
    happenings = [c for c in happenings if is_signing_told(article, c, told)]
    happenings.sort(key=lambda candidate: (candidate.start, candidate.type))
    for candidate in happenings:
        settle(article, candidate)
        places.place(candidate)
        _date_conference(article, candidate, conferences)
    places.place_beside(happenings)
    echo_times(article, happenings)
    AttendanceReader(article, lexicon).complete(happenings)
    anchor = anchor_of(article, happenings)
    for candidate in happenings:
        _take_sides(candidate, context)
        _take_guest(article, candidate, context)
    happenings = [c for c in happenings if _has_sides(c, international) and not _is_show(c)]
    visits = _of_type(happenings, "visit")
    happenings = [c for c in happenings if not (c.tour and _is_told_by_country(c, visits))]
    for candidate in [*visits, *(c for c in happenings if c.type != "visit")]:
        lean_on(anchor, article, candidate, visits)
    for candidate in happenings:
        if candidate.yearly:
            date_anniversary(article, candidate)
    happenings = merge_candidates(join_receptions(happenings))
    complete_visits(article, happenings, context)
    visits = merge_candidates(_of_type(happenings, "visit"))  # once more: who heads a delegation is known only now
    happenings = [*(c for c in happenings if c.type != "visit"), *visits]
    talks = (body, context[0]) if body and context and talk_with_body(article, body, context[0]) else None
    wishes = _read_wishes(article, lexicon, anchor, happenings, international, talks)
    for agreement in agreements:
        settle_agreement(article, agreement, anchor, sides if len(context) > 1 else ())
        date_by_signing(article, agreement)
    events = sorted([*happenings, *wishes], key=lambda candidate: (candidate.start, candidate.type))
    for wish in wishes:
        places.place_wish(wish)
    places.share(events)
    add_topics(article, events)
    agreements = merge_agreements(agreements)
    add_fields(agreements)
    value_of_headline(article, agreements)
    return Story(events, agreements)


def _of_type(candidates: list[Candidate], kind: str) -> list[Candidate]:
    return [candidate for candidate in candidates if candidate.type == kind]


def _date_conference(article: Article, candidate: Candidate, conferences: ConferenceDates) -> None:
    """Date a conference by its name, where its clause does not, or dates what is told with it."""
    if candidate.type != "conference":
        return
    end = min(candidate.end + len(" lần thứ 28 và 29"), candidate.clause.sentence.end)
    name = article.text(candidate.start, end)
    if ONE_OF_SERIES.search(name):
        return  # "Hội nghị chuyên đề IPU" is not the yearly assembly
    found = conferences.find(name.translate(NO_QUOTES), article.document.published, ahead=_lies_ahead(candidate))
    if found is None:
        return
    vague = len(candidate.edtf or "") < DAY and found.edtf.startswith(candidate.edtf or "")
    if vague or _is_day_of_telling(candidate, found):
        candidate.edtf, candidate.basis = found.edtf, found.basis
        candidate.status = status_of(article, candidate)
    if dates_agree(candidate.edtf, found.edtf):
        candidate.host = candidate.host or found.country


def _is_day_of_telling(candidate: Candidate, known: Known) -> bool:
    """Say whether a day some days off the known ones is that of an arrival, an article or a meeting beside it."""
    (first, last), (begin, end) = bounds(candidate.edtf), bounds(known.edtf)
    if known.basis != "anchor" or not (first and last and begin and end) or first != last:
        return False
    if begin <= first <= end or HELD.search(lower(candidate.clause.sentence.text)):
        return False
    return begin - NEARBY <= first <= end + NEARBY


def _lies_ahead(candidate: Candidate) -> bool:
    """Say whether a conference is still to come: it is planned, or somebody is invited to it."""
    return candidate.status == "planned" or any(
        hit.payload.frame == "invitation" and hit.end <= candidate.start for hit in candidate.clause.triggers
    )


def _take_sides(candidate: Candidate, context: tuple[str, ...]) -> None:
    """A counterpart whose country the text leaves to the reader belongs to the other side of the article."""
    sides = candidate.countries()
    if candidate.open_side and len(sides) < FEWEST and set(sides) <= set(context):
        candidate.context = context
    if candidate.type not in ENCOUNTERS or len(sides) != 1 or sides[0] not in context:
        return
    strangers = [m for m, _ in candidate.members() if m.kind == "person" and m.name and m.country is None]
    partners = candidate.type == "signing" and len(candidate.participants) == 1
    if partners or any(m.organization_id is None for m in strangers):
        candidate.context = context


def _take_guest(article: Article, visit: Candidate, context: tuple[str, ...]) -> None:
    """A visit whose words name only the country is that of whom the article names first from the other side."""
    if visit.type != "visit" or visit.participants or visit.host not in context:
        return
    for clause in article.clauses:
        for mention in clause.mentions:
            if is_person(mention) and mention.name and mention.country in context and mention.country != visit.host:
                visit.participants = [(mention, "guest")]
                return


def _is_show(candidate: Candidate) -> bool:
    """Say whether players, teams, singers and film stars meet, travel or sign: news, but not of cooperation."""
    return candidate.type in SHOWN and any(
        (m.role and CELEBRITY.match(m.role.lower())) or (m.kind == "organization" and TEAM.match(m.surface.lower()))
        for m, _ in candidate.members()
    )


def _has_sides(candidate: Candidate, international: Mapping[str, str | None]) -> bool:
    """An event needs two sides: two countries, or a country and an organization of many states."""
    if candidate.type == "conference" or (
        candidate.type == "visit" and candidate.host is None and candidate.participants
    ):
        return True
    if len(candidate.countries()) > 1:
        return True
    if candidate.type == "appointment" and candidate.countries() not in ([], [HOME]):
        return True  # who governs elsewhere
    if candidate.type == "visit":
        return bool(candidate.host and candidate.participants) and candidate.host not in {
            m.country for m, _ in candidate.participants
        }
    return not candidate.bodies().isdisjoint(international) and bool(candidate.countries())


def complete_visits(article: Article, events: list[Candidate], sides: tuple[str, ...]) -> None:
    """A visit that names only its guest goes to the other side of the article, and drops out where there is none."""
    meetings = [e for e in events if e.type == "meeting"]
    published = bounds(article.document.published)[0]
    for visit in [e for e in events if e.type == "visit"]:
        last = bounds(visit.edtf)[1]
        if visit.status == "ongoing" and last and published and last < published:
            visit.status = "occurred"
        if visit.host is not None:
            _name_guests(visit, meetings)
            go_on_at_reception(article, visit, [*meetings, *_of_type(events, "ceremony")])
            continue
        if visit.tour:
            continue
        guests = visit.countries()
        others = [side for side in sides if side not in guests]
        if len(sides) == 2 and len(others) == 1 and not _goes_elsewhere(article, visit):
            visit.host = others[0]
        else:
            events.remove(visit)


def _goes_elsewhere(article: Article, visit: Candidate) -> bool:
    """Say whether the words lead to a region or to "abroad", which is no side of the article."""
    return bool(ELSEWHERE.search(article.text(visit.start, min(visit.end + 40, visit.clause.sentence.end))))


def _is_told_by_country(tour: Candidate, visits: list[Candidate]) -> bool:
    """Say whether the article tells to which countries a tour of a region leads."""
    return any(visit.host and set(visit.countries()) & set(tour.countries()) for visit in visits)


def _name_guests(visit: Candidate, meetings: list[Candidate]) -> None:
    """A delegation without a named head is led by whom its hosts receive."""
    if visit.persons():
        return
    sides = set(visit.countries()) - {visit.host}
    for meeting in meetings:
        if visit.host in meeting.countries() and dates_agree(visit.edtf, meeting.edtf):
            guests = [(m, r) for m, r in meeting.members() if r == "guest" and is_person(m) and m.country in sides]
            visit.participants += [(m, "head_of_delegation") for m, _ in guests if m.name]


def _read_wishes(
    article: Article,
    lexicon: EventLexicon,
    anchor: Anchor,
    happenings: list[Candidate],
    international: Container[str | None],
    talks: tuple[Mention, str] | None,
) -> list[Candidate]:
    """Read the wishes; one said inside a meeting goes to the counterpart of the meeting, or of the ``talks``."""
    wishes = []
    for wish in WishReader(article, lexicon).read():
        address(wish, happenings)
        if talks and not has_two_sides(wish, international):
            address_body(wish, *talks)
        if has_two_sides(wish, international):
            settle(article, wish)
            told = _day_of_saying(article, wish) or echoed(article, wish, happenings)
            wish.leaned = told is None
            wish.edtf, wish.basis = (told.edtf, told.basis) if told else day_or_month(anchor)
            wishes.append(wish)
    return merge_candidates(wishes)


def _day_of_saying(article: Article, wish: Candidate) -> DateMention | None:
    """Return the date that opens the sentence of a wish or stands before a word of saying.

    A date elsewhere dates what is wished or told with it.
    """
    start = wish.clause.sentence.start
    dates = [d for d in wish.clause.dates if not d.anniversary and d.rule != "period"]
    adjunct = ADJUNCT.match(article.lowered, start, wish.start)
    reach = adjunct.end() - start if adjunct else OPENING_WORDS
    opening = next((d for d in dates if d.start - start <= reach), None)
    return opening or next((d for d in dates if is_said_then(article, d)), None)
