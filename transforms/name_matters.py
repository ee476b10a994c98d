"""Reads what an expert, an envoy or an officer is concerned with: "chuyên gia về Biển Đông tại Viện X"."""

import re

from transforms.name_employers import EmployerReader, stops_behind_titles
from transforms.name_lexicon import NameLexicon
from transforms.name_office import Office
from transforms.name_personal import NO_NAME, PersonalNames
from transforms.name_scan import COUNTRY, PLACE, TITLE, Scan
from transforms.name_text import NAME, alternatives, is_vietnamese

_ISSUES = re.compile(r" (?:(?:về|phụ trách) (?:các )?vấn đề|phụ trách) ")  # of a minister and their deputies
CONCERNED = frozenset({"office", "academic", "group", "diplomat", "minister"})
TO_ORGANIZATION = re.compile("(?:tại|thuộc|của|ở|đến từ|từ) ")
_LAST_ADDRESS = re.compile(" (?:ông|bà) $")
_AT = re.compile(" (?:tại|thuộc|của|ở) ")
ADDRESSED = (", ông ", ", bà ", " là ông ", " là bà ")
# What may stand between an officer and the matter, and what leads to the matter.
_QUALITIES = (
    "hàng đầu", "cao cấp", "cấp cao", "kỳ cựu", "nổi tiếng", "độc lập", "thế giới", "chuyên trách",
)  # fmt: skip
_TO_MATTER = ("về", "phụ trách")
ABOUT = re.compile(rf"(?: \([A-Z]{{2,8}}\))?(?: (?:{'|'.join(_QUALITIES)}))* (?:{'|'.join(_TO_MATTER)}) ")
_CONCERNS = (" (", *(f" {phrase.split(' ', 1)[0]} " for phrase in (*_QUALITIES, *_TO_MATTER)))  # first words of these
_BLANK = re.compile(" ")
MATTER = re.compile(r"[^\n,.;:()“”\"]{2,70}")  # what somebody is concerned with


class MatterReader:
    """Reads the matter behind an office."""

    def __init__(self, lexicon: NameLexicon, employers: EmployerReader, names: PersonalNames) -> None:
        self._employers = employers
        self._names = names
        self._sure_surnames = lexicon.sure_surnames
        self._delegates = lexicon.delegates
        self._speaks = re.compile(rf" (?:{alternatives(lexicon.speech_verbs)})(?!\w)")
        self._stops = stops_behind_titles(lexicon)

    def about(self, scan: Scan, office: Office) -> bool:
        """What an expert or envoy is concerned with, and where: "giáo sư về chính trị tại Đại học Furman"."""
        body = scan.body
        if office.kind not in CONCERNED:
            return False
        charge = body.endswith(" phụ trách", office.start, office.end)
        if not charge and not body.startswith(_CONCERNS, office.end):
            return False
        about = (_BLANK if charge else ABOUT).match(body, office.end)
        matter = MATTER.match(body, about.end()) if about else None
        if about is None or matter is None or not self._is_charged(scan, office, about.end()):
            return False
        start, end = about.end(), matter.end()
        name = None if office.named else self._name_in(scan, start, end)
        if office.organization is None:
            for link in TO_ORGANIZATION.finditer(body, start, name or end):
                if body[link.start() - 1] == " " and office.take(
                    self._employers.at(scan, link.end(), not office.named)
                ):
                    return True
                hit = scan.at.get(link.end())
                if hit and hit[2].place:
                    office.place = hit[2].place
        if name is None:
            verb = self._speaks.search(body, start, end) if office.named else None
            end = verb.start() if verb else end
            if not verb and not self._closes(body, office, start, end) and not self._is_of_named(scan, office, end):
                return False
        office.end = start + len(_LAST_ADDRESS.sub("", body[start : name or end]).rstrip(" -–"))
        return True

    @staticmethod
    def _is_charged(scan: Scan, office: Office, start: int) -> bool:
        """Whether a minister is charged with a matter or a region; to ministers, much is told about this and that."""
        if office.kind != "minister" or scan.kind_at(start) == PLACE:
            return True
        return _ISSUES.match(scan.body, office.end) is not None

    def _is_of_named(self, scan: Scan, office: Office, end: int) -> bool:
        """Whether who serves a body in a matter is named behind it: "phái viên của A về B, Karl Brandt, nói"."""
        return not office.named and office.organization is not None and self._names.is_set_off(scan, end)

    def _closes(self, body: str, office: Office, start: int, end: int) -> bool:
        """Whether punctuation closes the matter: "ông X, chuyên gia về Iran, nói", "chuyên gia về Iran, ông X"."""
        if not office.named:
            charged = body.startswith("phụ trách ", start - len("phụ trách "))
            speaks_for = body[office.start : office.end].lower().startswith(self._delegates)
            return (office.kind != "group" or charged or speaks_for) and body.startswith(ADDRESSED, end)
        return body[end : end + 1] in (",", ".", ")", ";") and self._stops.isdisjoint(
            _AT.split(body[start:end], 1)[0].split(" ")
        )

    def _name_in(self, scan: Scan, start: int, end: int) -> int | None:
        """Where the person is named behind the matter: "cố vấn về chính sách rừng Anna Berg"."""
        body = scan.body
        for name in NAME.finditer(body, start, end):
            begin = name.start()
            region = scan.at.get(begin - len("châu "))
            at = scan.at.get(begin)
            known = region if region and region[1] > begin else at
            if known and known[2].kind in (PLACE, COUNTRY):
                begin = known[1] + 1
            words = body[begin : name.end()].split(" ")
            if len(words) > 1 and begin > start and scan.kind_at(begin) not in NO_NAME and not self._is_matter(words):
                titled = any(scan.kind_at(position) == TITLE for position in range(start, begin))
                return None if titled else begin
        return None

    def _is_matter(self, words: list[str]) -> bool:
        """Whether capitalized words are Vietnamese ones, but no Vietnamese name: "Hợp tác", "Biển Đông"."""
        return words[0] not in self._sure_surnames and all(map(is_vietnamese, words))
