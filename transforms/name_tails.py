"""Names of organizations in English word order, which end with the word for the kind: "Harmon Global Institute"."""

import re

from transforms.name_lexicon import NameLexicon
from transforms.name_organizations import Named, read_bracket
from transforms.name_scan import COUNTRY, PLACE, Hit, Scan
from transforms.name_settle import Draft
from transforms.name_text import LETTER, UPPER, is_vietnamese

_REACH = 60  # characters before the last word
_WORDS = re.compile(rf"(?<![\w.\-])[{UPPER}][\w’'&\-]*(?: (?:(?:of|for|the|and|&) )*[{UPPER}\d][\w’'&\-]*)* $")
_NEXT = re.compile(rf" (of |for |and |& )?([A-Z][A-Za-z&]*)(?!{LETTER})")
_OPENS = re.compile(r"(?:^|[.!?:…\n\"“•*-] ?)$")  # before the first word of a sentence
_TOWNS = frozenset({"place", "country"})
_OF_FIRMS = frozenset({"enterprise", "bank", "media", "university"})


class TailReader:
    """Reads a name from its last word on to the left."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._kinds = lexicon.tails
        self._legal = lexicon.legal_tails
        self._ends = lexicon.firm_ends | lexicon.tails.keys()

    def read(self, draft: Draft, hit: Hit) -> None:
        """Enter the organization whose name ends at ``hit``; a known firm before is but the beginning of its name."""
        end = self._end(draft.scan, hit)
        if end is None:
            return
        last = draft.named[-1] if draft.named else None
        if last is not None and last.end == hit[0] - 1 == draft.end and last.organizations:
            self._prolong(draft, last, hit, end)
            return
        body, town = draft.body, draft.simple[-1] if draft.simple else None
        led = town is not None and town.kind in _TOWNS and town.end == draft.end
        floor = town.start if led and town else draft.end
        start = self._start(body, max(floor, hit[0] - _REACH), hit[0])
        if start is None:
            return
        if start == draft.end + 1 and body[draft.end] == " ":  # "Mitsubishi UFJ Capital"
            if last is None or last.end != draft.end or last.kind not in _OF_FIRMS:
                return
            start = draft.named.pop().start
            draft.end = start
        if led and town and town.start >= start:  # "Dalat Palace Group" is no town
            legal = town.end == hit[0] - 1 and hit[2].text in self._legal
            if town.start == start and (legal or all(map(is_vietnamese, town.surface.split(" ")))):
                return  # "(Canada Ltd.)", "Harmon Ấn Độ Pvt Ltd"
            draft.simple.pop()
        elif start < draft.end:
            return
        self._enter(draft, start, hit, end)

    def _end(self, scan: Scan, hit: Hit) -> int | None:
        """Where the name ends that goes on in English; none where the word is but within another: "Energy Week"."""
        end, joined = hit[1], False
        while (more := _NEXT.match(scan.body, end)) and not is_vietnamese(more[2]):
            joined = joined or more[1] is not None  # "Institute for Strategic Studies"
            if not (joined or more[2] in self._ends or scan.kind_at(more.start(2)) in (COUNTRY, PLACE)):
                return None
            end = more.end()
        return end

    def _start(self, body: str, floor: int, end: int) -> int | None:
        """Where the capitalized words before the last one begin; a Vietnamese word that opens a sentence is none."""
        match = _WORDS.search(body, floor, end)
        if match is None:
            return None
        words = match.group().split()
        start = match.start()
        if is_vietnamese(words[0]) and not words[0].isupper() and _OPENS.search(body, max(0, start - 3), start):
            start += len(words.pop(0)) + 1
        foreign = any(word.isupper() or not is_vietnamese(word) for word in words)
        return start if foreign and not words[0].isdigit() else None

    def _enter(self, draft: Draft, start: int, hit: Hit, end: int) -> None:
        named = Named(start, end, draft.body[start:end], self._kinds[hit[2].text], rule="tail")
        read_bracket(draft.scan, named)
        draft.named.append(named)
        draft.end = named.end

    def _prolong(self, draft: Draft, known: Named, hit: Hit, end: int) -> None:
        """A known firm with a legal form is the same, with another word another one: "Tata Inc", "Tata Capital"."""
        if known.kind not in _OF_FIRMS:
            return
        if hit[2].text in self._legal:
            known.end = draft.end = hit[1]
            return
        draft.named.pop()
        self._enter(draft, known.start, hit, end)
