"""What is told of an event or agreement, apart from who tells it: the ground on which documents are compared.

A *telling* is the content of a mention. Mentions that tell the very same share its id, so that
copies are compared once. Tellings that may mean the same share a *key*: a side and a time of an
event, the sides and a subject of an agreement, or the sentence.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import blake2b
from itertools import combinations

from transforms.agreements import Agreement
from transforms.candidates import Candidate
from transforms.edtf import bounds
from transforms.ids import stable_id

_WORD = re.compile(r"\w+")
_DAY_OF_YEAR = re.compile(r"(?:XXXX|\d{4})-(\d\d-\d\d)")
DIRECTED = frozenset({"request", "offer", "invitation", "message", "aid"})  # who gives and who takes matters
NAMED = DIRECTED | {"conference", "ceremony"}  # several of one day differ in their names
SPAN = 32  # days that one key covers
SLACK = timedelta(days=3)  # by which reports of one event may differ
LONGEST = timedelta(days=100)  # what is longer tells no time
NEWS = timedelta(days=7)  # that news without a day are old at most

Who = list[tuple[str, str, str]]  # kind, id and role of each participant


def event_telling(event: Candidate, who: Who) -> str:
    """Return the id of what is told of an event; where little is told, the sentence tells events apart."""
    named = [f"{kind} {key} {role if event.type in DIRECTED else ''}" for kind, key, role in who]
    vague = bounds(event.edtf)[0] is None or all(kind == "country" for kind, _, _ in who)
    content = (event.name.lower() if event.type in NAMED else "", _words(event.clause.sentence.text) if vague else "")
    return stable_id("e", event.type, event.edtf, *sorted(set(named)), *content)


def event_keys(event: Candidate, who: Who, published: str | None, *, is_main: bool) -> list[int]:
    """Return the keys of an event: each side in each span of time, and the sentence."""
    sides = [key for kind, key, _ in who if kind != "country"] + _pairs(
        key for kind, key, _ in who if kind == "country"
    )
    keys = {_hash(event.type, _words(event.clause.sentence.text))}
    for time in _times(event.edtf, published if is_main else None):
        keys.update(_hash(event.type, side, time) for side in sides)
    for day in set(_DAY_OF_YEAR.findall(event.edtf or "")):
        keys.update(_hash(event.type, key, day) for kind, key, _ in who if kind == "person")
    return sorted(keys)


def agreement_telling(agreement: Agreement, who: Who, published: str | None) -> str:
    """Return the id of what is told of an instrument; where little is told, the sentence tells instruments apart.

    What is signed or wished without a day is news of the month.
    """
    parties = sorted({f"{kind} {key}" for kind, key, role in who if role in {"party", "side"}})
    vague = not agreement.known and (not parties or not (agreement.edtf or agreement.subject))
    sentence = _words(agreement.clause.sentence.text) if vague else ""
    subject = (*sorted(agreement.subject), agreement.period, agreement.value, agreement.count, agreement.plural)
    name = _words(agreement.name) if agreement.known else ""
    month = (published or "")[: len("2017-06")] if agreement.status in {"planned", "signed"} and not name else None
    told = (agreement.kind, name, agreement.status, agreement.edtf or month)
    return stable_id("a", *told, *parties, *subject, sentence)


def agreement_keys(agreement: Agreement, who: Who, published: str | None) -> list[int]:
    """Return the keys of an instrument: its sides with subject, fields and time; its sentence; its name."""
    bodies = [key for kind, key, role in who if kind == "organization" and role == "party"]
    countries = [key for kind, key, role in who if kind == "country" and role in {"party", "side"}]
    keys = {_hash("agreement", _words(agreement.clause.sentence.text))}
    if agreement.known:
        keys.add(_hash("agreement", _words(agreement.name)))
    told = (*agreement.subject, *(agreement.fields or (agreement.kind,)), *_times(agreement.edtf, published))
    for side in (*bodies, *_pairs(countries)):
        keys.update(_hash("agreement", side, subject) for subject in told)
    return sorted(keys)


def _pairs(codes: Iterable[str]) -> list[str]:
    return [f"{one}-{other}" for one, other in combinations(sorted(set(codes)), 2)]


def _times(edtf: str | None, published: str | None) -> Iterator[int]:
    """Yield the spans of time that a date touches, or else the news."""
    first, last = bounds(edtf)
    if first is None and not edtf and published and len(published) == len("2017-06-21"):
        last = date.fromisoformat(published)
        first = last - NEWS
    if first and last and last - first <= LONGEST:
        yield from range((first - SLACK).toordinal() // SPAN, (last + SLACK).toordinal() // SPAN + 1)
    elif edtf and edtf.startswith("["):
        for candidate in edtf[1:-1].split(","):
            yield from _times(candidate, None)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _hash(*parts: object) -> int:
    return int.from_bytes(blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).digest())
