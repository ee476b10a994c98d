"""Reading agreements: instruments that are signed, planned, in force or ended.

An instrument is found by its head ("Hiệp định", "bản ghi nhớ") or by a name that every
reader knows ("TPP"). The verb before it or the relative clause behind it tells its state
(``agreement_status``), the nouns around the verb its parties (``agreement_parties``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from transforms.agreement_parties import PartyReader, Sides, is_two_sided
from transforms.agreement_stages import read_stages, read_term
from transforms.agreement_status import Scene, State, Statement, read_state
from transforms.article import Article, Clause
from transforms.candidates import Candidate, countries_of
from transforms.edtf import YEAR
from transforms.event_lexicon import EventLexicon
from transforms.instruments import Instrument, end_of_name, find_instruments, load_instruments
from transforms.model import DateMention, Mention, Sentence
from transforms.money import Money, read_period, read_value
from transforms.terms import Hit
from transforms.topics import topics_of

WORD_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
COUNT = re.compile(
    rf"(?<!điều )(?<!khoản )(?<!thứ )(?<!số )(?<!\w)(\d{{1,3}}|{'|'.join(WORD_NUMBERS)})\s+(?:bản\s+|biên bản\s+)?$"
)
PLURAL = re.compile(r"(?<!\w)(?:các|những|hai|ba|bốn|nhiều|loạt|\d+)\s+(?:bản\s+)?$")
CONJUNCTION = re.compile(r"(?:\s+(?:và|cùng|hay|hoặc|cũng như|các|một số))+\s*$")
GLOSS = re.compile(r"\s*(?:(?:với|giữa) [^.;:()\n]{1,40})?\(\s*")  # before an abbreviation that repeats the name
CONVENTION = "công ước"
SEVERAL = 3  # treaties that one state has with others, as their number tells
MARK = re.compile(r"[;:.,()\n]")
SIGNED_OR_PLANNED = frozenset({"signed", "planned"})
NAMED_KINDS = frozenset({"arrangement", "programme"})
ALSO = re.compile(r"(?<!\w)cũng (?:đã |vừa )?$")
DATE_LIST = re.compile(r"\s*(?:,|và|, và)\s*(?:ngày|năm|tháng)?\s*")
SUBJECT = re.compile(  # behind a name: "trong lĩnh vực địa chất", "giữa hai Chính phủ về giao thông vận tải"
    r"\s*(?:trong (?:các |một số |những )?lĩnh vực|(?:giữa|với) [^.;:()\n]{3,90}? về(?: việc)?)\s+"
)
PERIOD_BEHIND = re.compile(r"\s*(?:giai đoạn|thời kỳ|từ năm|\()\s*\d{4}\s*[-–]\s*\d{4}")
YEAR_IN_NAME = re.compile(r"\s*\(?(?:năm\s+)?(?<!\d[-–])(?<!\d[-–] )((?:19|20)\d\d)(?!\d|\s*[-–]\s*\d)")


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
    nearby: tuple[str, ...] = ()  # the countries that its sentence names before it
    date: DateMention | None = None
    edtf: str | None = None
    basis: str | None = None
    fields: tuple[str, ...] = ()
    value: Money | None = None
    period: str | None = None
    term: int | None = None  # years for which it holds
    statements: tuple[Statement, ...] = ()  # what is said of its life, apart from the signing
    count: int = 1
    commemorated: bool = False  # an anniversary of the signing is told, not the signing
    penned: bool = False  # a verb of signing stands in the clause: there is a signing to report
    verb: tuple[int, int] | None = None  # where the verb of signing stands
    anaphoric: bool = False  # points back to an instrument told before ("hiệp định này")
    explicit: bool = False  # the words name the parties of this very instrument
    also: bool = False  # signed on the occasion of the one before ("A và B cũng ký ...")
    certain: bool = False  # one of its sort: whoever tells of it means one that is there ("thỏa thuận ngừng bắn")
    neutral: bool = False  # another telling knows the status better ("việc ký kết")
    echo: bool = False  # a common word that only its parties make an instrument: told of elsewhere, or here alone
    guess: tuple[str, ...] = ()  # the two states of the sentence, where it tells no party
    plural: bool = False  # several instruments are told as one ("nhiều thỏa thuận")
    signing: Candidate | None = None  # the ceremony at which it is told to be signed
    theme: frozenset[str] = frozenset()  # the words of its subject in its name, without parties
    subject: frozenset[str] = frozenset()  # these, and the words behind the name that go on with it

    @property
    def is_convention(self) -> bool:
        """Whether many states are its parties: "công ước về quyền của người lao động di trú"."""
        return bool(self.theme) and not self.plural and self.name.lower().startswith(CONVENTION)

    @property
    def is_to_be_issued(self) -> bool:
        """Whether those who gather work on a joint statement: "dự kiến, A và B sẽ ra Thông cáo chung"."""
        issued = self.verb is not None and self.verb[1] <= self.start
        return issued and self.kind == "joint_statement" and self.status == "planned"

    @property
    def is_of_many(self) -> bool:
        """Whether treaties of one state with others are told by their number: "đã ký 12 hiệp định tự do thương mại"."""
        return self.kind == "treaty" and self.count >= SEVERAL and self.status != "planned"


class AgreementReader:
    """Reads the agreements of one article."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._parties = PartyReader(article, lexicon)
        self._lexicon = load_instruments()

    def read(self) -> list[Agreement]:
        """Return the agreements of the article in the order of the text, each telling by itself."""
        mentions = (m for clause in self._article.clauses for m in clause.mentions)
        hits = find_instruments(self._article.forms, mentions)
        found: list[Agreement] = []
        index, before = 0, None
        for position, hit in enumerate(hits):
            while hit.start >= self._article.clauses[index].sentence.end and index < len(self._article.clauses) - 1:
                index += 1
            if hit.payload.kind == "none" or self._is_named_next(hit, hits[position + 1 : position + 2]):
                continue
            clause = self._article.clauses[index]
            following = next((h.start for h in hits[position + 1 :] if not self._repeats(hit, h)), clause.sentence.end)
            scene = self._scene(clause, hit, min(following, clause.sentence.end), before)
            if scene.before and GLOSS.fullmatch(self._article.text(scene.before.name_end, hit.start)):
                _know(found, scene.before, hit)
                continue
            agreements = list(self._agreements(scene))
            found.extend(agreements)
            before = scene if scene.state else None
        return found

    def _repeats(self, hit: Hit[Instrument], other: Hit[Instrument]) -> bool:
        """Say whether an abbreviation in brackets repeats a name: "Hiệp định Đối tác xuyên Thái Bình Dương (TPP)"."""
        body = self._article.document.body
        if not other.payload.acronym or body[other.start - 1] != "(" or body[other.end : other.end + 1] != ")":
            return False
        return MARK.search(body, hit.end, other.start - 1) is None

    def _is_named_next(self, hit: Hit[Instrument], following: list[Hit[Instrument]]) -> bool:
        """Say whether a head only tells the kind of the known instrument behind it ("thỏa thuận thương mại NAFTA")."""
        if hit.payload.name is not None or not following or following[0].payload.name is None:
            return False
        return not self._article.text(hit.end, following[0].start).strip()

    def _scene(self, clause: Clause, hit: Hit[Instrument], following: int, before: Scene | None) -> Scene:
        """Cut the part of the sentence that tells of one instrument."""
        sentence, body = clause.sentence, self._article.lowered
        start = max(sentence.start, body.rfind(";", sentence.start, hit.start) + 1)
        stop = body.find(";", hit.end, sentence.end)
        end = stop if stop >= 0 else sentence.end
        name_end = hit.end if hit.payload.name else end_of_name(body, hit.end, min(following, end))
        view = Clause(
            sentence,
            [m for m in clause.mentions if start <= m.start < end],
            [d for d in clause.dates if start <= d.start < end],
            [h for h in clause.triggers if start <= h.start < end],
        )
        scene = Scene(clause, view, hit, start, end, name_end, following)
        if before is not None and before.clause is clause:
            scene.before = before
        return scene

    def _agreements(self, scene: Scene) -> Iterator[Agreement]:
        sentence, hit = scene.clause.sentence, scene.hit
        state = read_state(self._article, scene)
        if state.status == "none" or self._is_private(scene):
            return
        scene.state, scene.told = state, read_stages(self._article, scene, state)
        sides = self._parties.read(scene, state)
        if hit.payload.loose and not self._is_instrument(scene, state, sides):
            return
        echo = _is_echo(scene, state, sides)
        start = hit.start + hit.payload.lead
        name = CONJUNCTION.sub("", self._article.document.body[start : scene.name_end]).strip()
        agreement = Agreement(
            hit.payload.kind, scene.clause, start, start + len(name), hit.payload.name or name, state.status,
            hit.payload.name is not None, f"agreement:{hit.payload.kind}:{self._article.text(hit.start, hit.end)}",
            parties=sides.parties, signatories=sides.signatories, witnesses=sides.witnesses,
            sides=hit.payload.parties, nearby=_countries_before(scene), penned=state.pen, verb=state.verb,
            explicit=sides.explicit, guess=sides.guess,
            anaphoric=hit.payload.name is None and self._points_back(scene),
            also=state.verb is not None and bool(ALSO.search(self._article.text(scene.start, state.verb[0]))),
            certain=hit.payload.certain, neutral=state.neutral or echo, echo=echo,
            plural=self._is_plural(scene), theme=self._theme(scene), statements=scene.told,
            commemorated=any(d.anniversary and d.start <= hit.start <= d.end + 40 for d in scene.clause.dates),
        )  # fmt: skip
        agreement.subject = agreement.theme | self._goes_on(scene)
        self._find_terms(agreement, scene, self._article.text(sentence.start, hit.start))
        if agreement.is_of_many and not is_two_sided(agreement.parties):
            agreement.parties = agreement.parties[:1] or [m for m in scene.view.mentions if m.kind == "country"][:1]
        yield from self._one_a_date(agreement, scene)

    def _theme(self, scene: Scene) -> frozenset[str]:
        """The words of the name that tell its subject: neither common words nor the names of its parties."""
        text = [scene.hit.payload.theme, " "]
        position = scene.hit.end
        for mention in scene.clause.mentions:
            if position <= mention.start < scene.name_end:
                text.append(self._article.text(position, mention.start))
                position = mention.end
        text.append(self._article.text(position, max(position, scene.name_end)))
        said = frozenset(re.findall(r"\w+", "".join(text))) - self._lexicon.small
        return frozenset(w for w in said if not w.isdigit()) if scene.hit.payload.kind == "treaty" else said

    def _goes_on(self, scene: Scene) -> frozenset[str]:
        """The words behind the name that tell the subject, where the name breaks off before it."""
        end = min(scene.end, scene.following)
        found = SUBJECT.match(self._article.lowered, scene.name_end, end)
        if found is None or scene.hit.payload.name is not None:
            return frozenset()
        text = self._article.text(found.end(), end_of_name(self._article.lowered, found.end(), end))
        return frozenset(re.findall(r"\w+", text)) - self._lexicon.small

    def _points_back(self, scene: Scene) -> bool:
        return bool(self._lexicon.back.match(self._article.lowered, scene.name_end))

    def _is_private(self, scene: Scene) -> bool:
        """Contracts of players, singers and tenants are no cooperation of nations, nor what courts are told of."""
        sentence, title = scene.clause.sentence, self._article.clauses[0].sentence
        return scene.hit.payload.loose and (
            any(self._lexicon.private.search(self._article.lowered, s.start, s.end) for s in (sentence, title))
            or (not _is_of_states(scene) and any(map(self._is_about_crime, (sentence, title))))
        )

    def _is_about_crime(self, sentence: Sentence) -> bool:
        return bool(self._lexicon.crime.search(self._article.lowered, sentence.start, sentence.end))

    def _is_instrument(self, scene: Scene, state: State, sides: Sides) -> bool:
        """A loose word is an instrument where it is signed or planned, told with its parties, or written as a name."""
        if scene.hit.payload.trade or scene.hit.payload.told:
            return sides.explicit
        if scene.hit.payload.bare:
            return state.pen and self._is_object(scene, state)
        if scene.hit.payload.inked and not (state.pen and self._is_signed_itself(scene, state)):
            return False
        if scene.hit.payload.inked and self._is_object(scene, state) and not is_two_sided(sides.parties):
            return False  # what one side signs is an order or a note of its own
        if state.status in SIGNED_OR_PLANNED and (
            state.pen or sides.explicit or sides.dealt or (state.near and state.status == "signed")
        ):
            return True
        return self._exists(scene, state, sides)

    def _exists(self, scene: Scene, state: State, sides: Sides) -> bool:
        """A loose word means an instrument in force where its sides are told of it, or where it is a proper name."""
        if scene.hit.payload.kind == "contract":
            return sides.dealt and len(countries_of(sides.parties)) > 1 and not self._is_plural(scene)
        if state.near and is_two_sided(sides.parties):
            return True
        if self._is_plural(scene) and self._is_carried_out(scene):
            return True
        if self._is_plural(scene) or self._lexicon.judged.match(self._article.lowered, scene.hit.end):
            return False  # "các thỏa thuận giữa hai Bộ" means whatever there is
        named = self._article.document.body[scene.hit.start].isupper() and scene.hit.start > scene.clause.sentence.start
        return (
            sides.explicit
            or sides.dealt
            or (named and scene.hit.payload.kind in NAMED_KINDS and self._is_told_apart(scene))
        )

    def _is_carried_out(self, scene: Scene) -> bool:
        """Say whether both sides carry out what they have agreed on: "triển khai tốt các thỏa thuận giáo dục"."""
        if scene.hit.payload.kind != "arrangement" or self._lexicon.judged.match(self._article.lowered, scene.hit.end):
            return False
        return self._lexicon.carried.search(self._article.text(scene.start, scene.hit.start)) is not None

    def _is_told_apart(self, scene: Scene) -> bool:
        """Say whether more than its head names an instrument: a subject, or the years it covers."""
        if scene.name_end - scene.hit.end > 1:
            return True
        return PERIOD_BEHIND.match(self._article.lowered, scene.name_end) is not None

    def _is_signed_itself(self, scene: Scene, state: State) -> bool:
        """Say whether the verb signs these words, not what stands before them in a list."""
        return self._is_object(scene, state) or (state.verb is not None and state.verb[0] > scene.hit.start)

    def _is_object(self, scene: Scene, state: State) -> bool:
        """Say whether the verb stands right before the words that it signs."""
        if state.verb is None or state.verb[1] > scene.hit.end:
            return False
        gap = self._article.text(state.verb[1], max(state.verb[1], scene.hit.start))
        return bool(self._lexicon.quality.fullmatch(gap))

    def _find_terms(self, agreement: Agreement, scene: Scene, before: str) -> None:
        payload = scene.hit.payload
        window = self._article.text(agreement.start, scene.end)
        agreement.fields = (
            payload.fields or topics_of(self._article.text(agreement.start, agreement.end)) or topics_of(window)
        )
        if (agreement.status != "in_force" or agreement.kind == "contract") and not agreement.known:
            agreement.value = read_value(window, agreement.end - agreement.start)
        agreement.period = read_period(window[:200])
        agreement.term = read_term(self._article, agreement.end, min(scene.end, scene.following))
        count = COUNT.search(before)
        if count:
            agreement.count = int(count[1]) if count[1].isdigit() else WORD_NUMBERS[count[1]]
        if payload.date:
            agreement.edtf, agreement.basis = payload.date, "anchor"
        else:
            self._year_of_name(agreement, scene.end)

    def _year_of_name(self, agreement: Agreement, end: int) -> None:
        """The year behind a name dates it: "Công ước 1982"; a coming one is what it leads to: "Tầm nhìn 2050"."""
        year = YEAR_IN_NAME.match(self._article.lowered, agreement.end, end)
        if year is None and not agreement.known:
            year = YEAR_IN_NAME.search(agreement.name)
        if year is None or agreement.period or year[1] > (self._article.document.published or year[1])[:YEAR]:
            return
        if agreement.status in {"in_force", "signed"}:
            agreement.edtf, agreement.basis = year[1], "explicit"

    def _is_plural(self, scene: Scene) -> bool:
        first = self._article.text(scene.hit.start, scene.hit.end).split()[0]
        return first in WORD_NUMBERS or bool(PLURAL.search(self._article.text(scene.start, scene.hit.start)))

    def _one_a_date(self, agreement: Agreement, scene: Scene) -> Iterator[Agreement]:
        """Tell instruments of one kind apart by the dates on which they were signed ("vào các năm 2000 và 2007")."""
        dates = [d for d in scene.view.dates if d.start >= agreement.start and not d.anniversary and d.rule != "period"]
        run = dates[:1]
        for date in dates[1:]:
            if not DATE_LIST.fullmatch(self._article.text(run[-1].end, date.start)):
                break
            run.append(date)
        if agreement.status != "signed" or len(run) < 2 or not self._is_plural(scene):
            yield agreement
            return
        for date in run:
            yield replace(agreement, edtf=date.edtf, basis=date.basis, date=date, count=1)


def _is_echo(scene: Scene, state: State, sides: Sides) -> bool:
    """Say whether only its parties make a common word an instrument, told as there: "vì thỏa thuận vũ khí với A"."""
    told = sides.dealt and (not sides.explicit or scene.hit.payload.kind == "contract")
    return scene.hit.payload.loose and state.status == "in_force" and not state.near and told


def _know(found: list[Agreement], scene: Scene, known: Hit[Instrument]) -> None:
    """Name an instrument after the abbreviation in brackets behind it: "hiệp định thương mại với EU (EVFTA)"."""
    for agreement in found:
        if agreement.clause is scene.clause and agreement.start == scene.hit.start and not agreement.known:
            agreement.known, agreement.name = known.payload.name is not None, known.payload.name or agreement.name
            agreement.sides = known.payload.parties or agreement.sides


def _is_of_states(scene: Scene) -> bool:
    """Say whether two countries are told with an instrument: their courts and police may agree on crime."""
    return len({mention.country for mention in scene.view.mentions if mention.country}) > 1


def _countries_before(scene: Scene) -> tuple[str, ...]:
    return tuple(sorted(countries_of(m for m in scene.view.mentions if m.end <= scene.hit.start)))
