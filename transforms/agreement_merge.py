"""One agreement per instrument in a document, with its parties and date settled."""

import datetime
import re

from transforms.agreements import SIGNED_OR_PLANNED, Agreement
from transforms.article import HOME, Article, Clause
from transforms.candidates import countries_of, is_person, sides_of
from transforms.cues import cue
from transforms.edtf import DAY, YEAR, bounds
from transforms.event_merge import dates_agree
from transforms.instruments import load_instruments
from transforms.model import DateMention, Mention
from transforms.money import read_value
from transforms.news_day import SAME_SESSION, Anchor, month_of_news

NEAR = 45  # characters
AT_ONCE = 25
SHORT = 10
LEADING = 70  # between a date that opens a sentence and the verb
HEAD_SENTENCES = 4
BOTH = 2  # sides
OF_MANY = frozenset({"thương", "mại", "kinh", "tế", "đầu", "tư"})  # two states may have several of them
LEAD = 2  # the sentences behind the headline
BILATERAL = "song phương"
LOAN = "vay"
WORD_FOR_ANY = "thỏa thuận"  # what is bought by a "thỏa thuận" is called so again
PASSED = re.compile(r"\W*(?:kể từ|từ|trước|sau|ngay sau) (?:khi|ngày|lúc)\b[^,]*$")  # a clause that only tells a time
JUST_NOW = cue("just_now")
AHEAD = re.compile(r"\s(?:sẽ|dự kiến)\s")
DETAILING = ("theo đó", "cụ thể", "trong đó")
ANY_KIND = frozenset(
    {"treaty", "arrangement", "mou", "programme", "joint_statement", "minutes", "intent", "unspecified"}
)
GENERIC = frozenset({"arrangement", "unspecified"})
ECHOED = frozenset({"arrangement", "contract"})


def settle_agreement(article: Article, agreement: Agreement, anchor: Anchor, sides: tuple[str, ...]) -> None:
    """Fill sides and date from the clause, or from what the article is about."""
    countries = list(dict.fromkeys(side for m in agreement.parties for side in sides_of(m)))
    if len(countries) < 2 and not (agreement.known or agreement.is_of_many):
        countries += _of_article(agreement, countries, sides)
    agreement.sides = tuple(dict.fromkeys(countries)) or agreement.sides
    if agreement.status == "signed" and agreement.edtf is None:
        _date(article, agreement, anchor)
    elif agreement.status == "planned" and agreement.edtf is None:
        _date_ahead(article, agreement, anchor)
    elif agreement.status == "in_force" and agreement.edtf is None and not agreement.known:
        _date_by_sentence_before(article, agreement)


def _of_article(agreement: Agreement, countries: list[str], sides: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sides of the article where they are those of an instrument that does not name both.

    Firms of unknown country, and one state alone, have the other side of the article as their partner;
    an instrument without any party only where it is told as one of its own, not by a bare head.
    """
    strangers = any(not sides_of(m) for m in agreement.parties)
    if agreement.kind == "contract" and not set(countries) - {HOME}:
        return ()
    if not agreement.parties and agreement.guess:
        return agreement.guess
    if not set(countries) <= set(sides):
        return (HOME,) if strangers and HOME in sides else ()
    if agreement.parties:
        return sides if (strangers if len(agreement.parties) > 1 else countries) else ()
    if _stands_alone(agreement):
        return sides
    told_of_two = BILATERAL in agreement.name.lower() and len(agreement.nearby) == 2 and not agreement.plural
    return agreement.nearby if told_of_two else ()


def _stands_alone(agreement: Agreement) -> bool:
    """Say whether an instrument without parties is told as one of its own."""
    if agreement.certain or (agreement.penned and _has_own_date(agreement)):
        return True
    several = agreement.plural or agreement.count > 1
    if not (several or agreement.theme or agreement.clause.sentence.part != "body"):
        return False
    return agreement.penned or agreement.name[:1].isupper()


def _has_own_date(agreement: Agreement) -> bool:
    """Say whether a date stands right behind an instrument or its verb ("theo hiệp ước ký năm 1962")."""
    end = max(agreement.end, agreement.verb[1]) if agreement.verb else agreement.end
    return any(0 <= date.start - end <= SHORT for date in agreement.clause.dates if not date.anniversary)


def _date(article: Article, agreement: Agreement, anchor: Anchor) -> None:
    today = bounds(article.document.published)[1]
    own = [d for d in agreement.clause.dates if d.rule != "period" and _can_date(agreement, d, today)]
    if agreement.kind == "programme":
        own = [d for d in own if len(d.edtf) > YEAR or not 0 <= d.start - agreement.end <= 1]  # "kế hoạch năm 2017"
    if own:
        chosen = min(own, key=lambda d: (_rank(agreement, d), _distance(agreement, d), d.start))
        agreement.edtf, agreement.basis, agreement.date = chosen.edtf, chosen.basis, chosen
    elif agreement.is_of_many:
        return
    elif (agreement.penned or agreement.kind == "joint_statement") and not agreement.commemorated:
        _lean_on(article, agreement, anchor)


def _date_ahead(article: Article, agreement: Agreement, anchor: Anchor) -> None:
    """What is to be signed has the coming day told with it, or the month of the visit on which it is to be signed."""
    if agreement.known or not agreement.penned:
        return
    days = days_ahead(article, agreement)
    sentence = agreement.clause.sentence
    if days:
        chosen = min(days, key=lambda d: (_distance(agreement, d), d.start))
        agreement.edtf, agreement.basis, agreement.date = chosen.edtf, chosen.basis, chosen
    elif load_instruments().during_visit.search(article.text(sentence.start, sentence.end)):
        agreement.edtf, agreement.basis = month_of_news(anchor)


def days_ahead(article: Article, agreement: Agreement) -> list[DateMention]:
    """Return the coming days, months and years on which an instrument is told to be signed."""
    today = bounds(article.document.published)[1]
    return [d for d in agreement.clause.dates if _is_coming(d, today) and _is_told_ahead(article, agreement, d)]


def _is_coming(date: DateMention, today: datetime.date | None) -> bool:
    last = bounds(date.edtf)[1]
    timeless = date.anniversary or date.rule == "period"
    return not timeless and today is not None and last is not None and last >= today


def _is_told_ahead(article: Article, agreement: Agreement, date: DateMention) -> bool:
    """Say whether a date stands right behind an instrument or its verb, or before them with "sẽ" between."""
    start, end = agreement.verb or (agreement.start, agreement.end)
    if min(abs(date.start - end), abs(date.start - agreement.end)) <= AT_ONCE and date.start >= min(end, agreement.end):
        return True
    return 0 <= start - date.end <= LEADING and AHEAD.search(article.text(date.end, start)) is not None


def _date_by_sentence_before(article: Article, agreement: Agreement) -> None:
    """What a sentence speaks of right after a dated signing was signed then."""
    if agreement.plural or not (agreement.anaphoric or agreement.parties):
        return
    start = agreement.clause.sentence.start
    before = _clause_before(article, agreement.clause.sentence.position)
    pens = [hit for hit in before.triggers if hit.payload.type == "signing"]
    if not pens or not load_instruments().opens.fullmatch(article.text(start, agreement.start)):
        return
    today = bounds(article.document.published)[1]
    days = [d for d in before.dates if d.rule != "period" and not d.anniversary and _is_past(d, today)]
    if days:
        chosen = min(days, key=lambda d: (abs(d.start - pens[0].start), d.start))
        agreement.edtf, agreement.basis, agreement.date, agreement.status = chosen.edtf, chosen.basis, chosen, "signed"


def _clause_before(article: Article, position: int) -> Clause:
    """The sentence before, over one that only details it ("Theo đó, ...")."""
    before = article.clauses[max(0, position - 1)]
    details = article.lowered.startswith(DETAILING, before.sentence.start)
    return article.clauses[max(0, position - 2)] if details else before


def _lean_on(article: Article, agreement: Agreement, anchor: Anchor) -> None:
    """A signing that belongs to the news has its day; one of the visit that is told has its month."""
    sentence = agreement.clause.sentence
    if PASSED.match(article.text(sentence.start, agreement.start)):
        return
    told = article.text(sentence.start, sentence.end)
    in_head = sentence.position < HEAD_SENTENCES and not agreement.plural
    if anchor.edtf and (in_head or SAME_SESSION.search(article.text(sentence.start, agreement.start))):
        agreement.edtf, agreement.basis = anchor.edtf, anchor.basis
    elif load_instruments().during_visit.search(told) or (in_head and JUST_NOW.search(told)):
        agreement.edtf, agreement.basis = month_of_news(anchor)


def _can_date(agreement: Agreement, date: DateMention, today: datetime.date | None) -> bool:
    """What lies ahead dates no signing; an anniversary dates what it commemorates and nothing else."""
    if not _is_past(date, today):
        return False
    if agreement.commemorated or date.anniversary:
        return agreement.commemorated and date.anniversary and date.start <= agreement.start
    return _is_near(agreement, date)


def _is_past(date: DateMention, today: datetime.date | None) -> bool:
    first = bounds(date.edtf)[0]
    return not (today and first and first > today)


def _rank(agreement: Agreement, date: DateMention) -> int:
    """What follows the verb of signing at once dates it; a day outweighs a year; anniversaries are told nearest."""
    if agreement.commemorated:
        return 0
    if agreement.verb and 0 <= date.start - agreement.verb[1] <= AT_ONCE:
        return 0
    return 1 if len(date.edtf) >= DAY else 2


def _is_near(agreement: Agreement, date: DateMention) -> bool:
    """A month or year far behind the signing dates something else."""
    end = max(agreement.end, agreement.verb[1]) if agreement.verb else agreement.end
    return len(date.edtf) >= DAY or date.start - end <= NEAR


def _distance(agreement: Agreement, date: DateMention) -> float:
    if date.end <= agreement.start:
        return (agreement.start - date.end) * 0.6
    return float(max(0, date.start - agreement.end))


def merge_agreements(agreements: list[Agreement]) -> list[Agreement]:
    """Join the tellings of one instrument; a signed one outweighs a planned or running one."""
    _date_what_follows(agreements)
    merged: list[Agreement] = []  # in the order in which they were told last
    silent: list[Agreement] = []
    for agreement in agreements:
        twins = [other for other in merged if any(test(other, agreement) for test in TESTS)]
        twin = next((other for other in twins if other.status == agreement.status), twins[0] if twins else None)
        if agreement.anaphoric:
            twin = twin or _told_before(merged, agreement)
        elif twin is None and _is_bare(agreement):
            twin, agreement.neutral = _known_before(merged, agreement), agreement.status != "signed"
        if twin is not None:
            _absorb(twin, agreement)
            merged.remove(twin)
            merged.append(twin)
        elif _says_nothing(agreement):
            silent.append(agreement)
        elif agreement.explicit or agreement.echo or not agreement.anaphoric:
            merged.append(agreement)
    _join_silent(merged, silent)
    return sorted(merged, key=lambda agreement: agreement.start)


def _join_silent(merged: list[Agreement], silent: list[Agreement]) -> None:
    """A sentence that names an instrument without its parties dates it where another one names them."""
    for agreement in silent:
        words = agreement.theme
        alike = (a for a in merged if words and a.theme == words and a.kind == agreement.kind and not a.known)
        twin = next((other for other in alike if dates_agree(other.edtf, agreement.edtf)), None)
        if twin is not None:
            _absorb(twin, agreement)


def value_of_headline(article: Article, agreements: list[Agreement]) -> None:
    """What the headline is about is worth what it tells ("Ký hợp tác phát triển đô thị trị giá 4 tỷ USD")."""
    title = article.clauses[0].sentence
    if title.part != "title":
        return
    signed = [a for a in agreements if (a.penned or a.status == "signed") and _is_one(a)]
    signed = [a for a in signed if LOAN in a.theme] or signed
    if len(signed) == 1 and signed[0].value is None and _is_headline(signed[0]):
        signed[0].value = read_value(title.text, len(title.text))


def _is_one(agreement: Agreement) -> bool:
    return not (agreement.known or agreement.plural or agreement.commemorated or agreement.count > 1)


def _is_headline(agreement: Agreement) -> bool:
    """Say whether an instrument is told where the news is, and is one that is worth an amount."""
    about_money = agreement.kind != "treaty" or LOAN in agreement.theme
    return about_money and agreement.clause.sentence.position <= HEAD_SENTENCES


def _date_what_follows(agreements: list[Agreement]) -> None:
    """What is also signed is signed with the instrument told before."""
    before: Agreement | None = None
    for agreement in agreements:
        if agreement.status != "signed" or not agreement.penned:
            continue
        if agreement.also and agreement.edtf is None and before is not None:
            agreement.edtf, agreement.basis = before.edtf, before.basis
        before = agreement


def _is_bare(agreement: Agreement) -> bool:
    """Say whether a head alone is told ("khi hiệp định có hiệu lực"): it means the instrument told before."""
    alone = not (agreement.known or agreement.theme or agreement.subject or agreement.plural or agreement.penned)
    return alone and not agreement.explicit and agreement.edtf is None


def _known_before(merged: list[Agreement], agreement: Agreement) -> Agreement | None:
    """Return the instrument of a kind that was told last, where everybody knows it by name."""
    last = next((other for other in reversed(merged) if other.kind == agreement.kind), None)
    return last if last is not None and last.known else None


def _told_before(merged: list[Agreement], agreement: Agreement) -> Agreement | None:
    """Return the instrument told last that "hiệp định này" or "văn kiện trên" can mean."""
    kinds = ANY_KIND if agreement.kind in GENERIC else {agreement.kind, "arrangement"}
    return next((other for other in reversed(merged) if other.kind in kinds), None)


def _says_nothing(agreement: Agreement) -> bool:
    """A bare head without parties or sides ("các hiệp định quốc tế") tells of no instrument."""
    told = agreement.known or agreement.is_convention or agreement.is_to_be_issued
    return not told and not agreement.parties and len(agreement.sides) < 2


def _same(a: Agreement, b: Agreement) -> bool:
    if a.known or b.known:
        return a.name == b.name or (a.known != b.known and (_is_of_one_year(a, b) or _is_told_by_its_subject(a, b)))
    if not dates_agree(a.edtf, b.edtf):
        return False
    if a.kind != b.kind:
        return _is_other_word_for(a, b) or _is_other_word_for(b, a)
    if a.plural != b.plural and (a.theme or b.theme) and a.theme != b.theme:
        return False
    if a.theme and b.theme and len(a.theme & b.theme) < 0.5 * min(len(a.theme), len(b.theme)):
        return False
    return _compatible(a, b)


def _is_of_one_year(a: Agreement, b: Agreement) -> bool:
    """Say whether two states are told to have signed a known instrument and one without a name in the same year."""
    told = a.edtf is not None and b.edtf is not None and dates_agree(a.edtf, b.edtf)
    return told and len(a.sides) > 1 and set(a.sides) == set(b.sides)


def _is_told_by_its_subject(a: Agreement, b: Agreement) -> bool:
    """Say whether words of a known name tell of it between its two sides: "hiệp ước đóng tàu giữa A và B"."""
    known, other = (a, b) if a.known else (b, a)
    if other.plural or other.theme <= OF_MANY or len(other.sides) != BOTH or set(other.sides) != set(known.sides):
        return False
    return dates_agree(known.edtf, other.edtf) and other.theme <= set(re.findall(r"\w+", known.name.lower()))


def _is_headline_of(headline: Agreement, other: Agreement) -> bool:
    """Say whether the headline tells by a general word of what the lead names ("hoàn tất thỏa thuận thương mại")."""
    if headline.clause.sentence.part != "title" or headline.kind not in GENERIC or headline.known:
        return False
    if headline.plural or other.plural or other.kind in GENERIC or headline.status != other.status:
        return False
    sides = set(headline.sides)
    return other.clause.sentence.position <= LEAD and len(sides) > 1 and sides == set(other.sides)


def _ends_too(a: Agreement, b: Agreement) -> bool:
    """Say whether two tellings are of the one instrument that a report says has ended."""
    if a.known or b.known or not a.status == b.status == "ended":
        return False
    return (a.kind == b.kind or not GENERIC.isdisjoint({a.kind, b.kind})) and not set(a.sides).isdisjoint(b.sides)


def _echoes(a: Agreement, b: Agreement) -> bool:
    """Say whether one of two tellings only speaks of what the other tells: of the same sides, of no other subject."""
    if not (a.echo or b.echo) or a.plural != b.plural or not dates_agree(a.edtf, b.edtf):
        return False
    if a.known or b.known:
        return a.known != b.known and len(a.sides) > 1 and set(a.sides) == set(b.sides)
    if a.kind != b.kind and not {a.kind, b.kind} <= ECHOED:
        return False
    if a.theme and b.theme and a.theme.isdisjoint(b.theme) and "contract" not in {a.kind, b.kind}:
        return False
    told, other = _told_sides(a), _told_sides(b)
    return max(len(told), len(other)) > 1 and bool(told and other) and (told <= other or other <= told)


def _told_sides(agreement: Agreement) -> set[str]:
    """The countries of the parties, or those that the article is about where no party is told."""
    return countries_of(agreement.parties) or set(agreement.sides)


TESTS = (_is_headline_of, _ends_too, _same, _echoes)  # by which two tellings are of one instrument


def _is_other_word_for(generic: Agreement, special: Agreement) -> bool:
    """Say whether "thỏa thuận", "ký kết hợp tác" and the like mean an instrument that is named elsewhere."""
    if generic.kind not in GENERIC or generic.status != "signed" or special.status != "signed":
        return False
    if generic.count > 1 or (special.kind == "contract" and not special.name.lower().startswith(WORD_FOR_ANY)):
        return False
    if generic.theme:
        return len(_organizations(generic)) > 1 and _organizations(generic) == _organizations(special)
    parties_a, parties_b = party_ids(generic), party_ids(special)
    if special.kind == "contract" and _is_between_states(generic) and set(generic.sides) == set(special.sides):
        return True
    return bool(parties_a & parties_b) or (not parties_a and bool(set(generic.sides) & set(special.sides)))


def _is_between_states(agreement: Agreement) -> bool:
    """Say whether one instrument is told of two states, not of their bodies."""
    return len(agreement.sides) > 1 and not (agreement.plural or _organizations(agreement))


def _compatible(a: Agreement, b: Agreement) -> bool:
    """Say whether the parties of two tellings can be those of one instrument: told in part, or as states."""
    if len(a.sides) > 1 and len(b.sides) > 1 and not (set(a.sides) <= set(b.sides) or set(b.sides) <= set(a.sides)):
        return False
    parties_a, parties_b = party_ids(a), party_ids(b)
    if not parties_a or not parties_b or parties_a <= parties_b or parties_b <= parties_a:
        return True
    organizations_a, organizations_b = _organizations(a), _organizations(b)
    if organizations_a and organizations_b:
        return bool(organizations_a & organizations_b) and not (len(organizations_a) > 1 and len(organizations_b) > 1)
    return bool(set(a.sides) & set(b.sides))


def party_ids(agreement: Agreement) -> set[str]:
    """Return the ids of the parties; a person stands for the organization of the office."""
    return {
        str(m.organization_id or m.entity_id) for m in party_mentions(agreement) if m.organization_id or m.entity_id
    }


def _organizations(agreement: Agreement) -> set[str]:
    return {
        str(m.organization_id or m.entity_id)
        for m in party_mentions(agreement)
        if m.kind == "organization" or (is_person(m) and m.organization_id)
    }


def _absorb(kept: Agreement, other: Agreement) -> None:
    if kept.known and not other.explicit:
        other.parties, other.sides = [], ()
    if _weight(other) > _weight(kept):
        kept.clause, kept.start, kept.end, kept.rule = other.clause, other.start, other.end, other.rule
        kept.parties, other.parties = other.parties, kept.parties
        kept.sides = other.sides or kept.sides
    elif (kept.echo or other.echo) and len(_told_sides(other)) > len(_told_sides(kept)):
        kept.parties, kept.sides = other.parties, other.sides
    kept.sides = kept.sides or other.sides
    if kept.echo and not other.echo:
        kept.echo, kept.theme, kept.subject = False, other.theme, other.subject
    if kept.kind in GENERIC and (not kept.known or other.known):
        kept.kind = other.kind
    if other.known and not kept.known:
        kept.known, kept.name = True, other.name
    kept.signatories += [m for m in other.signatories if m.entity_id not in {k.entity_id for k in kept.signatories}]
    if _is_dated_by(kept, other):
        kept.edtf, kept.basis, kept.date = other.edtf, other.basis, other.date
    if kept.neutral or (other.status == "signed" and kept.status != "signed" and not other.neutral):
        kept.status, kept.neutral = other.status, other.neutral
    kept.value = kept.value or other.value
    kept.period = kept.period or other.period
    kept.subject = kept.subject or other.subject
    kept.term = kept.term or other.term
    kept.statements += other.statements
    kept.count = max(kept.count, other.count)
    kept.fields = tuple(dict.fromkeys([*kept.fields, *other.fields]))
    if len(other.name) > len(kept.name) and not kept.known:
        kept.name = other.name


def _is_dated_by(kept: Agreement, other: Agreement) -> bool:
    """Say whether another telling dates an instrument better; a plan alone does not date what is signed."""
    signed = kept if kept.status == "signed" else other
    if {kept.status, other.status} == SIGNED_OR_PLANNED and signed.edtf is None:
        return signed is other
    return kept.edtf is None or len(other.edtf or "") > len(kept.edtf)


def _weight(agreement: Agreement) -> float:
    signed = 1.0 if agreement.status == "signed" else 0.0
    told = 0.0 if agreement.clause.sentence.part == "title" else 0.5  # a sentence tells more than a headline
    named = sum(1 for m in agreement.parties if m.kind == "organization" or is_person(m))
    return told + len(agreement.parties) + 1.5 * named + signed + (1.0 if agreement.edtf else 0.0)


def party_mentions(agreement: Agreement) -> list[Mention]:
    """Return the parties as organizations and countries: who signs for an organization stands aside."""
    parties: list[Mention] = []
    for mention in agreement.parties:
        if mention.kind == "collective":
            parties.extend(mention.inner)
        else:
            parties.append(mention)
    return parties
