"""When two documents tell of one agreement, and when they cannot.

Tellings are compared by sides, kind, subject and time. A wish and the signing that follows within
a few years are one agreement; what was signed on two days, or covers other years, is two.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from warehouse.likeness import DAY, WORD, Match, Told, gap, is_correction, is_nearly, share

NEWS = timedelta(days=10)  # between two reports without a day that tell of one signing
AT_ONCE = timedelta(days=3)  # by which a report of what is to be signed may come after the signing
PATIENCE = timedelta(days=3 * 365)  # in which a wish is fulfilled
YEAR = 365
SURE, UNSURE = 99, 59  # the most that a link may weigh, and one that counts only where nothing else may be meant
GENERIC = frozenset({"arrangement", "unspecified"})


@dataclass(frozen=True)
class Telling(Told):
    """What is told of an agreement, and by which documents."""

    telling_id: str
    kind: str
    statuses: Collection[str]
    instrument_name: str
    theme: Collection[str]
    is_known: bool
    is_plural: bool
    instrument_count: int
    date_edtf: str | None
    date_start: date | None
    date_end: date | None
    fields: Collection[str]
    period: str | None
    evidence: str
    who: Collection[tuple[str, str, str, str | None]]
    documents: Collection[str]
    first_published: date | None

    @cached_property
    def parties(self) -> frozenset[str]:
        """Ids of the organizations that are parties."""
        return frozenset(key for kind, key, role, _ in self.who if kind == "organization" and role == "party")

    @cached_property
    def countries(self) -> frozenset[str]:
        """Codes of the countries that are parties or stand behind them."""
        return frozenset(key for kind, key, role, _ in self.who if kind == "country" and role in {"party", "side"})

    @cached_property
    def subject(self) -> frozenset[str]:
        """Words that tell what the instrument is about; those of the name where everybody knows it."""
        return frozenset(WORD.findall(self.instrument_name.lower()) if self.is_known else self.theme)

    @cached_property
    def is_day(self) -> bool:
        """Whether it is told to the day when the instrument was signed."""
        return self.date_start is not None and self.date_start == self.date_end

    @cached_property
    def is_wish(self) -> bool:
        """Whether the instrument is only planned."""
        return set(self.statuses) == {"planned"}

    @cached_property
    def is_several(self) -> bool:
        """Whether several instruments are told as one."""
        return self.is_plural or self.instrument_count > 1


def same_agreement(a: Telling, b: Telling) -> Match | None:
    """Tell what speaks for one agreement; None where nothing does."""
    if differ(a, b):
        return None
    if a.is_known and b.is_known:
        return Match(SURE, "a treaty of the same name")
    if a.is_known or b.is_known:
        return _same_as_known(a, b)
    if a.kind == b.kind and a.subject == b.subject and is_nearly(a, b, share(a.runs, b.runs)):
        return Match(90, "nearly the same sentence")
    if a.is_several or b.is_several:
        return _same_batch(a, b)
    return _same_instrument(a, b)


def differ(a: Telling, b: Telling) -> bool:
    """Say whether two tellings cannot mean one agreement."""
    return (
        not a.told_by.isdisjoint(b.told_by)
        or (a.is_known and b.is_known and a.instrument_name != b.instrument_name)
        or not _sides_agree(a, b)
        or not _times_agree(a, b)
        or not _subjects_agree(a, b)
        or (a.is_several != b.is_several)
    )


def _sides_agree(a: Telling, b: Telling) -> bool:
    """Compare countries and parties; a telling may name fewer of them."""
    if a.is_known and b.is_known:
        return True
    if not _nested(a.countries, b.countries):
        return False
    return not (a.parties and b.parties) or _nested(a.parties, b.parties)


def _times_agree(a: Telling, b: Telling) -> bool:
    if a.is_known or b.is_known:
        return True
    if a.period and b.period and a.period != b.period:
        return False
    if gap(a, b) > DAY and not (is_correction(a, b) and a.parties == b.parties):
        return False
    return not (_is_wish_after(a, b) or _is_wish_after(b, a))


def _subjects_agree(a: Telling, b: Telling) -> bool:
    """Compare kinds and subjects: a general word may stand for any kind, but two subjects are two instruments."""
    if a.is_known and b.is_known:
        return True
    if a.kind != b.kind and not GENERIC & {a.kind, b.kind}:
        return False
    if a.subject and b.subject:
        return share(a.subject, b.subject) >= 0.5
    return not (a.fields and b.fields) or bool(set(a.fields) & set(b.fields))


def _is_wish_after(wish: Telling, other: Telling) -> bool:
    """Say whether a wish is told when the other was signed already: it is for a new instrument."""
    signed = other.date_end or other.first_published
    return (
        wish.is_wish
        and not other.is_wish
        and bool(wish.first_published and signed and wish.first_published > signed + AT_ONCE)
    )


def _same_as_known(a: Telling, b: Telling) -> Match | None:
    """A treaty that everybody knows, told by its subject: "hiệp định thương mại tự do" of Viet Nam and the EU."""
    known, other = (a, b) if a.is_known else (b, a)
    named = known.kind == other.kind and len(other.subject) > 2 and other.subject <= known.subject
    if named and not other.is_several and len(known.countries) == 2 and known.countries == other.countries:
        return Match(75, "the subject and sides of a treaty that everybody knows")
    return None


def _same_batch(a: Telling, b: Telling) -> Match | None:
    """Several instruments told as one are the same where all that is told of them is."""
    same = a.kind == b.kind and a.instrument_count == b.instrument_count and a.countries == b.countries
    if same and a.is_day and b.is_day and a.parties == b.parties and a.subject == b.subject:
        return Match(70, "the same day, sides and number of instruments")
    return None


def _same_instrument(a: Telling, b: Telling) -> Match | None:
    found = (_same_sides(a, b), _same_subject(a, b), _same_time(a, b))
    sides, subject, time = found
    if sides is None or subject is None or time is None:
        return None
    vague = a.kind != b.kind or (not (a.subject and b.subject) and sides.strength < 40)
    strength = min(sum(match.strength for match in (sides, subject, time)), UNSURE if vague else SURE)
    return Match(strength, f"{sides.reason}, {subject.reason}, {time.reason}") if strength >= 45 else None


def _same_sides(a: Telling, b: Telling) -> Match | None:
    if len(a.parties) > 1 and a.parties == b.parties:
        return Match(40, "the same parties")
    if len(a.countries) > 1 and a.countries == b.countries:
        return Match(25 if a.parties & b.parties else 20, "the same sides")
    return Match(25, "a party in common") if len(a.parties & b.parties) > 1 else None


def _same_subject(a: Telling, b: Telling) -> Match | None:
    """The words of the subject, or the kind alone where nothing is said of it."""
    if a.subject and b.subject:
        fewest = min(len(a.subject), len(b.subject))
        shared = len(a.subject & b.subject) / max(len(a.subject), len(b.subject))
        if fewest < 2 or shared < 0.5:
            return None
        return Match(30 if shared >= 0.8 else 20, "the same subject")
    if a.kind in GENERIC or a.kind != b.kind:
        return None
    return Match(15 if a.kind == "joint_statement" else 0 if a.subject == b.subject else 5, "the same kind")


def _same_time(a: Telling, b: Telling) -> Match | None:
    """The same day; a wish and what came of it; or no time that tells the two apart."""
    if a.is_day and b.is_day:
        return Match(30, "the same day")
    if a.date_edtf and b.date_edtf:
        return Match(15, "a time that holds the other") if a.date_start and b.date_start else None
    told = [t.date_start or t.first_published for t in (a, b)]
    if told[0] is None or told[1] is None:
        return None
    apart = abs(told[0] - told[1])
    if a.is_wish or b.is_wish:
        if not (a.is_wish and b.is_wish) and "signed" not in {*a.statuses, *b.statuses}:
            return None  # what is there already is not what is wished for
        reason = "wished again" if a.is_wish and b.is_wish else "a wish fulfilled"
        return Match(15 - 3 * (apart.days // YEAR), reason) if apart <= PATIENCE else None
    return Match(15, "news of these days") if apart <= NEWS else Match(5, "told again later")


def _nested(a: Collection[str], b: Collection[str]) -> bool:
    return set(a) <= set(b) or set(b) <= set(a)
