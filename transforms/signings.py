"""Signings: the ceremony behind an instrument that an article tells to be signed."""

import re

from transforms.agreement_merge import HEAD_SENTENCES, days_ahead
from transforms.agreements import Agreement
from transforms.article import Article, Clause
from transforms.candidates import Candidate, countries_of
from transforms.cues import cue, opened, words
from transforms.edtf import DAY, bounds
from transforms.event_details import RIGHT_BEHIND
from transforms.instruments import load_instruments
from transforms.news_day import SAME_SESSION

JUST_NOW = cue("just_now")
NO_CEREMONY = cue("no_ceremony")
DONE = re.compile(rf"{words('done_signing')}(?: (?:chính thức|cùng|cùng nhau))?\s*$")  # before a verb of signing
DONE_VERB = re.compile(rf"{words('done_signing')}\s")
COMING = re.compile(rf"{opened('coming_signing')} (?:cùng |chính thức |được |(?:cùng )?chứng kiến (?:lễ |việc )?)*$")
RITE = re.compile(rf"{words('rite_ahead')}[^,;.]{{0,25}} (?:lễ|việc) (?:ký|kí|trao)(?!\w)")
MANY = re.compile(r"(?<!\w)(?:nhiều|các|những|loạt|một số)(?!\w)")
AHEAD = 40  # characters in which a verb of signing is put into the future


def signings_of(article: Article, agreements: list[Agreement], sides: tuple[str, ...]) -> list[Candidate]:
    """Return the ceremony behind each instrument whose signing the text tells."""
    found = []
    for agreement in agreements:
        if not _is_ceremony(article, agreement):
            continue
        start, end = _pen(agreement)
        candidate = Candidate("signing", agreement.clause, start, end, agreement.rule.replace("agreement", "signing"))
        candidate.participants = (
            [(m, "signatory") for m in agreement.parties]
            + [(m, "signatory") for m in agreement.signatories if m not in agreement.parties]
            + [(m, "witness") for m in agreement.witnesses]
        )
        candidate.topics = agreement.fields
        if agreement.guess:
            candidate.context = agreement.guess
        elif len(candidate.countries()) < 2 and len(agreement.parties) > 1:
            candidate.context = sides  # firms and schools whose country the text leaves to the reader
        candidate.timeless = _is_long_done(article, agreement)
        agreement.signing = candidate
        found.append(candidate)
    return found


def date_by_signing(article: Article, agreement: Agreement) -> None:
    """An instrument without a date of its own has the day of the ceremony; what is to be signed a coming one."""
    signing = agreement.signing
    if signing is None or signing.edtf is None or agreement.edtf is not None or agreement.known or agreement.neutral:
        return
    (first, last), (_, today) = bounds(signing.edtf), bounds(article.document.published)
    if not (first and last and today):
        return
    is_signed = agreement.status == "signed"
    if (is_signed and first <= today and len(signing.edtf) >= DAY) or (not is_signed and last >= today):
        agreement.edtf, agreement.basis = signing.edtf, signing.basis


def is_signing_told(article: Article, candidate: Candidate, told: set[int]) -> bool:
    """Say whether a bare verb of signing tells a ceremony, of an instrument that was not read; others always do."""
    if candidate.type != "signing" or not candidate.rule.startswith("signing:signing"):
        return True
    return id(candidate.clause) not in told and _tells_signing(article, candidate.clause)


def _pen(agreement: Agreement) -> tuple[int, int]:
    """Return where the verb of signing stands that is nearest to an instrument."""
    pens = [hit for hit in agreement.clause.triggers if hit.payload.type == "signing"]
    nearest = min(pens, key=lambda hit: (abs(hit.start - agreement.start), hit.start), default=None)
    return (nearest.start, nearest.end) if nearest else (agreement.start, agreement.end)


def _is_ceremony(article: Article, agreement: Agreement) -> bool:
    """A signing is an event where it is dated, told as the news, as done or to come, or by who signed for both sides.

    It is none where a signed instrument is only mentioned.
    """
    if not agreement.penned or agreement.commemorated or agreement.is_of_many or agreement.verb is None:
        return False
    if agreement.guess:
        return agreement.status == "signed" and _is_dated_behind(agreement)
    if agreement.status == "planned":
        return _is_to_come(article, agreement)
    if agreement.status != "signed":
        return False
    by_both = len({m.country for m in agreement.signatories if m.country}) > 1
    return by_both or _tells_signing(article, agreement.clause) or _is_done(article, agreement)


def _is_dated_behind(agreement: Agreement) -> bool:
    """Say whether a date stands right behind the verb: "theo thỏa thuận ký năm 2014"."""
    end = agreement.verb[1] if agreement.verb else agreement.end
    return any(0 <= d.start - end <= RIGHT_BEHIND and not d.anniversary for d in agreement.clause.dates)


def _is_to_come(article: Article, agreement: Agreement) -> bool:
    """Say whether a signing is told to come, not only wished for or worked towards: "hai bên sẽ ký hiệp định"."""
    if days_ahead(article, agreement):
        return True
    start = agreement.verb[0] if agreement.verb else agreement.start
    sentence = agreement.clause.sentence
    before = article.text(max(sentence.start, start - AHEAD), start)
    verb = article.text(start, agreement.verb[1]) if agreement.verb else ""
    told = COMING.search(before) or COMING.search(verb + " ") or RITE.search(article.text(sentence.start, sentence.end))
    if agreement.known or not told:
        return False
    return _tells_signing(article, agreement.clause)


def _tells_signing(article: Article, clause: Clause) -> bool:
    sentence = clause.sentence
    text = article.text(sentence.start, sentence.end)
    if NO_CEREMONY.search(text):
        return False
    dated = any(not d.anniversary and d.rule != "period" for d in clause.dates)
    return (
        dated
        or sentence.part != "body"
        or bool(JUST_NOW.search(text) or SAME_SESSION.search(text) or load_instruments().during_visit.search(text))
    )


def _is_long_done(article: Article, agreement: Agreement) -> bool:
    """Say whether far down a signing is told as done, not as part of the news."""
    far = agreement.clause.sentence.position >= HEAD_SENTENCES and agreement.status == "signed"
    return far and not _tells_signing(article, agreement.clause)


def _is_done(article: Article, agreement: Agreement) -> bool:
    """Say whether both sides are told to have signed one instrument: "A cũng đã ký một thỏa thuận với B"."""
    if agreement.verb is None or agreement.plural or agreement.known or agreement.verb[0] > agreement.start:
        return False
    if len(countries_of(agreement.parties)) < 2 or agreement.neutral:
        return False
    start, end = agreement.verb
    if MANY.search(article.text(end, agreement.start)) or not any(m.end <= start for m in agreement.parties):
        return False  # one of "nhiều hiệp định như ...", or signed by somebody else
    sentence = agreement.clause.sentence
    if NO_CEREMONY.search(article.text(sentence.start, sentence.end)):
        return False
    before = article.text(max(sentence.start, start - AHEAD), start)
    return bool(DONE_VERB.match(article.lowered, start, end) or DONE.search(before))
