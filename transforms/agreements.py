"""Reading agreements: instruments that are signed, planned, in force or ended.

An instrument is found by its head ("Hiệp định", "bản ghi nhớ") or by a name that every
reader knows ("TPP"); ``seeds/lexicon/instruments.toml`` holds both. Its parties stand
behind "giữa", inside its name, or around the verb of signing; who signs for an
organization is its signatory, who looks on is a witness.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from transforms.article import Article, Clause
from transforms.candidates import is_person
from transforms.cues import cue, words
from transforms.event_lexicon import EventLexicon
from transforms.groups import Group, GroupReader
from transforms.model import DateMention, Mention
from transforms.money import Money, read_money, read_period
from transforms.terms import Hit, TermScanner
from transforms.topics import topics_of

CONCLUDING = re.compile(rf"(?<!\w){words('concluding')}(?!\w)(?!\s+(?:ban hành|tên))")
PEN = cue("pen")
PLANNED = cue("instrument_planned")
NEGOTIATED = cue("negotiated")
ENDED = cue("instrument_ended")
WITNESS = cue("witness")
BETWEEN = re.compile(r"(?<!\w)giữa(?!\w)")
NAME_END = re.compile(rf"[,;.:()\n\"”]|(?<!\w){words('instrument_end')}(?!\w)")
WORD_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
COUNT = re.compile(rf"(?<!\w)(\d{{1,3}}|{'|'.join(WORD_NUMBERS)})\s+(?:bản\s+|biên bản\s+)?$")
ACTIVE_KINDS = frozenset({"organization", "country", "person", "role", "collective"})


@dataclass(frozen=True, slots=True)
class Instrument:
    """What the lexicon knows of an instrument by its head or its name."""

    kind: str
    loose: bool = False
    name: str | None = None
    fields: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    status: str | None = None
    date: str | None = None


@dataclass(slots=True)
class Agreement:
    """An instrument as one clause tells it."""

    kind: str
    clause: Clause
    start: int
    end: int
    name: str
    status: str
    known: bool
    rule: str
    parties: list[Mention] = field(default_factory=list)
    signatories: list[Mention] = field(default_factory=list)
    witnesses: list[Mention] = field(default_factory=list)
    sides: tuple[str, ...] = ()
    date: DateMention | None = None
    edtf: str | None = None
    basis: str | None = None
    fields: tuple[str, ...] = ()
    value: Money | None = None
    period: str | None = None
    count: int = 1
    confidence: float = 0.8
    commemorated: bool = False  # an anniversary of the signing is told, not the signing
    penned: bool = False  # a verb of signing stands in the clause: there is a signing to report


@cache
def _scanner() -> TermScanner[Instrument]:
    data = tomllib.loads(files("seeds").joinpath("lexicon/instruments.toml").read_text(encoding="utf-8"))
    heads = [
        (phrase, Instrument(head["kind"], head.get("loose", False)))
        for head in data["heads"]
        for phrase in head["phrases"]
    ]
    known = [
        (alias, Instrument(
            entry["kind"], False, entry["name"], tuple(entry["fields"]), tuple(entry.get("parties", ())),
            entry.get("status"), entry.get("date"),
        ))
        for entry in data["known"]
        for alias in entry["aliases"]
    ]  # fmt: skip
    return TermScanner([*heads, *known])


class AgreementReader:
    """Reads the agreements of one article."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._groups = GroupReader(article, lexicon)

    def read(self) -> list[Agreement]:
        """Return the agreements of the article in the order of the text, each telling by itself."""
        starts = [clause.sentence.end for clause in self._article.clauses]
        found: list[Agreement] = []
        index = 0
        for hit in _scanner().scan(self._article.lowered):
            while index < len(starts) - 1 and hit.start >= starts[index]:
                index += 1
            if hit.payload.kind != "none":
                found.extend(self._agreement(self._article.clauses[index], hit))
        return found

    def _agreement(self, clause: Clause, hit: Hit[Instrument]) -> Iterator[Agreement]:
        sentence = clause.sentence
        before = self._article.text(self._clause_start(clause, hit), hit.start)
        after = self._article.text(hit.end, sentence.end)
        name = self._name(clause, hit)
        status = self._status(hit, before, after)
        if hit.payload.loose and not self._is_instrument(hit, name, before, after):
            return
        agreement = Agreement(
            hit.payload.kind, clause, hit.start, hit.start + len(name), hit.payload.name or name, status,
            hit.payload.name is not None, f"agreement:{hit.payload.kind}:{self._article.text(hit.start, hit.end)}",
        )  # fmt: skip
        agreement.sides = hit.payload.parties
        agreement.penned = bool(PEN.search(before) or PEN.search(after[:60]))
        agreement.commemorated = any(d.anniversary and d.start <= hit.start <= d.end + 40 for d in clause.dates)
        self._find_parties(agreement, hit)
        self._find_terms(agreement, hit, before)
        yield agreement

    def _clause_start(self, clause: Clause, hit: Hit[Instrument]) -> int:
        semicolon = self._article.lowered.rfind(";", clause.sentence.start, hit.start)
        return max(clause.sentence.start, semicolon + 1)

    def _name(self, clause: Clause, hit: Hit[Instrument]) -> str:
        stop = NAME_END.search(self._article.lowered, hit.end, clause.sentence.end)
        end = stop.start() if stop else clause.sentence.end
        return self._article.document.body[hit.start : end].strip()

    def _is_instrument(self, hit: Hit[Instrument], name: str, before: str, after: str) -> bool:
        """A loose word is an instrument where it is signed, concluded or written as a name."""
        if (
            PEN.search(before[-60:])
            or PEN.search(after[:40])
            or re.search(r"lễ trao|đạt được\W+(?:\w+\W+){0,3}$", before)
        ):
            return True
        if self._article.document.body[hit.start].isupper() and before.strip() != "":
            return hit.payload.kind in {"arrangement", "programme"} and name[len(hit.payload.kind) :] != ""
        return hit.payload.kind == "arrangement" and bool(
            re.match(r"\s+(?:thương mại|song phương|hợp tác|về lao động)", after)
        )

    def _status(self, hit: Hit[Instrument], before: str, after: str) -> str:
        if hit.payload.status:
            return hit.payload.status
        if ENDED.search(before[-40:]):
            return "ended"
        pen = list(CONCLUDING.finditer(before[-90:]))
        behind = PEN.search(after[:70])
        if not pen and not behind:
            return "planned" if PLANNED.search(before[-35:]) and NEGOTIATED.search(before[-50:]) else "in_force"
        near = before[-90:][: pen[-1].start()] if pen else before[-30:] + after[: behind.start() if behind else 0]
        return "planned" if PLANNED.search(near[-60:]) else "signed"

    def _find_parties(self, agreement: Agreement, hit: Hit[Instrument]) -> None:
        """Take the parties from where they are said most plainly."""
        clause = agreement.clause
        group = self._behind_between(clause, hit) or self._inside_name(agreement)
        subject: Group = []
        if agreement.penned or agreement.status != "in_force":
            subject, partners = self._around_pen(clause, hit)
            if not group:
                group = [*subject, *partners]
        for mention in group or subject:
            self._add_party(agreement, mention)
        if group and group is not subject and agreement.status == "signed":
            self._add_signatories(agreement, subject)

    def _behind_between(self, clause: Clause, hit: Hit[Instrument]) -> Group:
        between = BETWEEN.search(self._article.lowered, hit.end, min(hit.end + 160, clause.sentence.end))
        return self._groups.after(clause, between.end(), ACTIVE_KINDS) if between else []

    def _inside_name(self, agreement: Agreement) -> Group:
        inside = [
            m for m in agreement.clause.mentions
            if agreement.start <= m.start < agreement.end and m.kind in {"country", "organization"}
        ]  # fmt: skip
        return inside if len(inside) > 1 else []

    def _around_pen(self, clause: Clause, hit: Hit[Instrument]) -> tuple[Group, Group]:
        """Who signs, and with whom ("A ký bản ghi nhớ với B")."""
        body = self._article.lowered
        pens = list(CONCLUDING.finditer(body, clause.sentence.start, hit.start))
        subject: Group = []
        if pens:
            subject = self._groups.before(clause, pens[-1].start())
            if not subject and len(pens) > 1:
                subject = self._groups.before(clause, pens[0].start())
        partners: Group = []
        start = pens[-1].end() if pens else hit.end
        for found in re.finditer(r"(?<!\w)với(?!\w)", body[start : clause.sentence.end]):
            partners = self._groups.after(clause, start + found.end(), ACTIVE_KINDS)
            if partners:
                break
        if subject and any(WITNESS.search(body, m.end, min(m.end + 40, clause.sentence.end)) for m in subject[-1:]):
            subject = []
        return subject, partners

    def _add_party(self, agreement: Agreement, mention: Mention) -> None:
        if is_person(mention):
            agreement.signatories.append(mention)
        agreement.parties.append(mention)

    def _add_signatories(self, agreement: Agreement, subject: Group) -> None:
        agreement.signatories.extend(m for m in subject if is_person(m) and m not in agreement.signatories)

    def _find_terms(self, agreement: Agreement, hit: Hit[Instrument], before: str) -> None:
        sentence = agreement.clause.sentence
        window = self._article.text(agreement.start, sentence.end)
        agreement.fields = (
            hit.payload.fields or topics_of(self._article.text(agreement.start, agreement.end)) or topics_of(window)
        )
        agreement.value = read_money(sentence.text) if agreement.status != "in_force" else None
        agreement.period = read_period(window)
        count = COUNT.search(before)
        if count:
            agreement.count = int(count[1]) if count[1].isdigit() else WORD_NUMBERS[count[1]]
        if hit.payload.date:
            agreement.edtf, agreement.basis = hit.payload.date, "anchor"
