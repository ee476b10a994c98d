"""What a text without a day of publication tells of its own time."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from transforms.date_clock import Hints, Period
from transforms.date_grammar import DAY, MONTH, YEAR
from transforms.date_words import alternation, load_date_words
from transforms.edtf import bounds
from transforms.model import Mention
from transforms.name_tenures import Tenures, Term
from transforms.reference import Anchor, Organization, Reference
from transforms.terms import TermScanner, lower

_FULL_DATE = re.compile(
    rf"(?<![\d/.-])(?:{DAY}\s?(?P<mark>[/.-])\s?{MONTH}\s?(?P=mark)\s?(?P<y>{YEAR})|{DAY}\s+tháng\s+\w+(?:\s+\w+)?\s+năm\s+(?P<yw>{YEAR}))"
)
_IN_YEAR = re.compile(rf"trong\s+năm\s+(?P<y>{YEAR})(?!\s?[-–]\s?\d)")
ORDINALS = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?lần\s+thứ\s+(\d+(?:(?:\s*,\s*|\s+và\s+)(?:lần\s+thứ\s+)?\d+)*)")


class HintFinder:
    """Finds the hints that reference data and the wording give."""

    def __init__(self, reference: Reference) -> None:
        self._anchors: TermScanner[tuple[Anchor, ...]] = TermScanner(anchor_terms(reference))
        self._tenures = Tenures(reference.memberships)
        words = load_date_words().context
        self._present = re.compile(rf"(?<!\w)(?:{alternation(words['present'])})(?!\w)")
        self._future = re.compile(rf"(?<!\w)(?:{alternation(words['future'])})(?!\w)")

    def find(self, sentences: Sequence[str], mentions: Sequence[Mention]) -> Hints:
        """Return the hints that lower-cased sentences and the mentions in them give."""
        after, before = self._anchored(sentences)
        return Hints(
            year=max(self._years(sentences), default=None),
            after=after,
            before=before,
            tenures=tuple(self._periods(mentions)),
        )

    def _years(self, sentences: Iterable[str]) -> Iterator[int]:
        """Yield the years of full dates that are not to come, and the year that is said to be now."""
        for sentence in sentences:
            if not self._future.search(sentence):
                yield from (int(match["y"] or match["yw"]) for match in _FULL_DATE.finditer(sentence))
            if self._present.search(sentence):
                yield from (int(match["y"]) for match in _IN_YEAR.finditer(sentence))

    def _anchored(self, sentences: Sequence[str]) -> tuple[date | None, date | None]:
        """Return when the newest past thing began, and when the next coming one ends."""
        past: list[date] = []
        coming: list[date] = []
        for sentence in sentences:
            for anchor, place in self._named(sentence):
                first, last = bounds(anchor.date)
                if self._future.search(sentence, 0, place):
                    coming += [last] if last else []
                else:
                    past += [first] if first else []
        return max(past, default=None), min(coming, default=None)

    def _named(self, sentence: str) -> Iterator[tuple[Anchor, int]]:
        for hit in self._anchors.scan(sentence):
            ordinals = ORDINALS.match(sentence, hit.end)
            numbers = {int(number) for number in re.findall(r"\d+", ordinals[1])} if ordinals else {None}
            yield from ((anchor, hit.start) for anchor in hit.payload if anchor.ordinal in numbers)

    def _periods(self, mentions: Sequence[Mention]) -> Iterator[tuple[Period, ...]]:
        """Yield for each person named with an office the times in that office."""
        held = {
            (mention.entity_id, mention.post, mention.organization_id): None
            for mention in mentions
            if mention.kind == "person" and mention.named and mention.post
        }
        for person_id, post, organization_id in held:
            terms = self._tenures.of(person_id or "", [post or ""])
            if fitting := [term for term in terms if _is_of(term, organization_id)]:
                yield tuple(Period(term.first, term.last) for term in fitting)


def anchor_terms(reference: Reference) -> list[tuple[str, tuple[Anchor, ...]]]:
    """Return the names of the anchors, also with the full name where they have the short one of an organization."""
    by_name: dict[str, list[Anchor]] = {}
    by_short_name: dict[str, list[Organization]] = {}
    for organization in reference.organizations:
        if organization.short_name:
            by_short_name.setdefault(organization.short_name, []).append(organization)
    for anchor in reference.anchors:
        for name in dict.fromkeys((anchor.name, *anchor.aliases)):
            for variant in (name, *_with_full_names(name, by_short_name)):
                by_name.setdefault(lower(variant), []).append(anchor)
    return [(name, tuple(anchors)) for name, anchors in by_name.items()]


def _with_full_names(name: str, by_short_name: Mapping[str, Iterable[Organization]]) -> Iterator[str]:
    words = name.split()
    for short_name in dict.fromkeys(words):
        for organization in by_short_name.get(short_name, ()):
            for full_name in (organization.name, *organization.aliases):
                yield " ".join(full_name if word == short_name else word for word in words)


def _is_of(term: Term, organization_id: str | None) -> bool:
    told = term.membership.organization_id
    return organization_id is None or told is None or organization_id == told
