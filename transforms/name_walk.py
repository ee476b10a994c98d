"""Goes over the words behind the head word of an organization, to where its name ends."""

import re

from transforms.name_scan import (
    COLLECTIVE,
    COUNTRY,
    HEAD,
    HONORIFIC,
    ORGANIZATION,
    PERSON,
    PLACE,
    TITLE,
    Hit,
    Scan,
)
from transforms.name_text import BRACKET, INITIALED, NAME, PAIR, TOKEN, WORD, is_vietnamese
from transforms.name_words import NameWords
from transforms.reference import Country

MAX_WORDS = 18
MAX_OPEN_WORDS = 8  # words in small letters that no list knows, on the way to a country or a bracket
# Kinds whose names are mostly proper names: what follows them in capitals belongs to them.
PROPER_KINDS = frozenset({"enterprise", "bank", "media", "university", "local_government"})
FIRST_KINDS = PROPER_KINDS - {"local_government"} | {"institute", "club"}  # may be the first of two words with a hyphen
# Kinds that a country alone can follow: "Quân đội Syria", but no "Công ty Mỹ".
STATE_KINDS = frozenset({"military", "government", "office", "team"})
SEATED_KINDS = frozenset({"court", "institute", "office"})  # "Tòa án nhân dân cấp cao tại Đà Nẵng"
# Kinds of organizations that may end the name of another one without a word between.
_ENDING_KINDS = frozenset(
    {"parliament", "international", "party", "enterprise", "bank", "government", "association", "office"}
)
_THEMED_KINDS = frozenset({"agency", "institute", "parliament", "international"})
_BRANCHED_KINDS = frozenset({"parliament", "association"})  # "Ủy ban MTTQ Việt Nam tỉnh Hà Giang"
_PAIRED_KINDS = frozenset({"parliament", "association", "institute", "agency"})  # "Hội đồng ASEAN - Hàn Quốc"
_SEATED_ABROAD = frozenset({"agency", "association"})  # "Hiệp hội Doanh nghiệp Pháp tại Việt Nam"
_PEOPLE = frozenset({"crowd", "occupation", "academic"})  # kinds of titles that also tell whom a body is for
_SITTING_KINDS = frozenset({"enterprise", "association"})
# Kinds of bodies whose names may end with a number: "Công ty Sông Đà 10".
_NUMBERED_KINDS = frozenset({"military", "enterprise", "university", "court", "media", "institute"})
_KNOWN_KINDS = frozenset({COUNTRY, PLACE, ORGANIZATION, PERSON})
_LIST_ENDS = frozenset({TITLE, HEAD, ORGANIZATION, COUNTRY, PLACE})
_LISTED_KINDS = frozenset({"ministry", "agency", "institute", "association", "local_government", "parliament"})
_DASHED = re.compile(rf" ?[-–] ?({WORD})(?=[^\w]|$)")
_LEGAL = re.compile("TNHH|CP|[Cc]ổ phần|trách nhiệm")
_CENTRAL = frozenset({"T.Ư", "TƯ", "T.W", "TW"})  # "Ban Dân vận T.Ư"
_DEEDS = frozenset({"xây dựng", "đầu tư", "xuất khẩu", "nhập khẩu", "đối thoại"})  # that a firm with a name does
_COUNTRY_LINKS = (" ", " của ", " nước ", " của nước ")


class Walk:
    """Goes over the words behind a head word and keeps the last place where the name may end."""

    def __init__(self, words: NameWords, scan: Scan, hit: Hit, person_follows: bool, titled: bool) -> None:
        head = hit[2].head
        assert head is not None
        self.words = words
        self.scan = scan
        self.body = body = scan.body
        self.kind = head.kind
        self.tail = head.tail
        self.head = head.head
        self.head_capital = body[hit[0]].isupper() or titled
        self.leads_to_person = person_follows
        self.person_follows = person_follows or (titled and head.kind not in PROPER_KINDS)
        self.pos = self.best = self.head_end = hit[1]
        self.previous = "head"  # what the last word was: head, capital, lower, joint, open
        self.word = body[hit[0] : hit[1]].rsplit(" ", 1)[-1].lower()
        self.before = ""  # the word before that
        self.compound = True  # the last word may be the first syllable of one of two: "Y tế"
        self.capitals = 0
        self.proper = 0  # capitalized words and organizations; countries and regions do not count
        self.open_words = 0
        self.people_end = 0  # where the people end whom it is of or for: "Hội Nhà báo", "Phòng Cảnh sát hình sự"
        self.country: Country | None = None
        self.country_start: int | None = None
        self.company: Hit | None = None  # a known organization that is all of the tail but for small words
        self.owner: str | None = None  # country of a known organization inside the name
        self.short_name: str | None = None
        self.name_end: int | None = None  # where the name ends before "của" and a country, or a short form

    def run(self) -> None:
        """Walk until a word cannot belong to the name."""
        for _ in range(MAX_WORDS):
            word, end = self._next(self.pos)
            if not word:
                if not self._comma():
                    break
                continue
            start = end - len(word)
            if start == self.pos and self.pos != self.best and word[0] not in "-–" and self.word not in "-–":
                break
            if not self._step(start, end, word):
                break
        self._open_end()

    def is_name(self, capital: bool, titled: bool) -> bool:
        """Whether what was read is a name and no common noun: "tập đoàn hàng đầu của Mỹ"."""
        if self.kind in STATE_KINDS and not capital:
            return self.country is not None
        if self.proper or (self.kind in STATE_KINDS and self.country) or self.best > self.people_end > 0:
            return True
        if self.kind in PROPER_KINDS:
            return bool(self.capitals and capital)
        return bool(self.capitals and (capital or titled)) or (titled and capital)

    @property
    def is_of_town_only(self) -> bool:
        """Whether nothing but a town or a district stands behind the head word."""
        hit = self.scan.at.get(self.head_end + 1)
        if hit is not None and hit[2].place is not None:
            return hit[1] >= self.best
        word, end = self._next(self.head_end)
        return bool(word and self._place_head_end(end, word)) and not self.open_words and self.capitals < 4

    def _next(self, pos: int) -> tuple[str, int]:
        """The word that follows a place, and its end; empty before punctuation."""
        match = TOKEN.match(self.body, pos)
        return (match[1], match.end()) if match else ("", pos)

    def _step(self, start: int, end: int, word: str) -> bool:
        kind = self.scan.kind_at(start)
        if kind in _KNOWN_KINDS and not self._is_hyphened(start, end) and not self._in_compound(start, end, word):
            return self._known(self.scan.at[start])
        place_end = self._place_head_end(end, word) if word in self.words.place_openings else 0
        if place_end and not self._continues(word) and not self._is_compound(word, end):
            if self._is_seat(word):
                self.name_end = self.name_end or self.best
            return self._place(place_end)
        if word + "." in self.words.place_heads and self.body[end : end + 1] == ".":
            return self._place(end + 1)
        return self._word(kind, start, end, word)

    def _is_hyphened(self, start: int, end: int) -> bool:
        """Whether a known firm or institute is but the first of two words: "Trung tâm Hồng Hà-Kyoto"."""
        hit = self.scan.at[start]
        first = hit[2].organizations[0].kind if hit[2].organizations else ""
        return first in FIRST_KINDS and hit[1] < end and "-" in self.body[hit[1] : end]

    def _place_head_end(self, end: int, word: str) -> int:
        """Where a word such as "tỉnh" ends, or two such as "thành phố"; 0 where it is another one ("thị trường")."""
        after, after_end = self._next(end)
        if f"{word} {after}" in self.words.place_heads:
            return after_end
        return end if word in self.words.place_heads else 0

    def _is_compound(self, word: str, end: int) -> bool:
        """Whether the word before a place is but the first syllable of another one: "xã hội"."""
        after = self._next(end)[0]
        known = self.words.joins(word, after) and f"{word} {after}" not in self.words.place_heads
        return known and word != "số" and word.islower() and after.islower() and self.previous != "open"

    def _is_seat(self, word: str) -> bool:
        """Whether an industrial zone is where a firm with a name sits: "Công ty Sumiko KCN Quang Minh"."""
        return word in ("KCN", "KCX", "KKT") and self.previous == "capital" and self.kind in _SITTING_KINDS

    def _word(self, kind: str, start: int, end: int, word: str) -> bool:
        if word[0].isupper():
            return self._capital(kind, start, end, word)
        if word in self.words.connectors:
            return self._joint(end, word)
        return self._number(end, word) if word[0].isdigit() else self._lower(end, word)

    # ---- countries, places and organizations inside the name ----------------------------

    def _known(self, hit: Hit) -> bool:
        """A known name inside the name: it ends with it, or goes on where more is joined."""
        start, end, entry = hit
        if not self._takes(hit):
            return False
        self.compound = False
        if entry.kind == COUNTRY and self.country is None:
            self.country, self.country_start = entry.country, start
            if self.word == "của" and self.kind in PROPER_KINDS:
                self.name_end = self.best
        if entry.kind == ORGANIZATION:
            self.proper += 1
            self.owner = entry.organizations[0].country if len(entry.organizations) == 1 else None
            self.company = hit if not self.capitals and self.word not in ("của", "và") else None
            tail = country_after(self.scan, end) if entry.national else None
            if tail:
                _, end, self.country = tail
        self.proper += entry.place is not None
        self._accept(end, "capital", self.body[start:end])
        self.capitals += 1
        if entry.kind == COUNTRY:
            self._read_short(end)
        return self.short_name is None and (self._is_themed(end) or self._goes_on(entry.kind, end))

    def _takes(self, hit: Hit) -> bool:
        start, _, entry = hit
        if entry.kind == PERSON and self.person_follows and self.best > start - 2 and self.capitals:
            return False
        if entry.kind != ORGANIZATION or self.previous in ("joint", "head", "open"):
            return True
        return entry.organizations[0].kind in _ENDING_KINDS or self._studies(entry.organizations[0].kind)

    def _studies(self, kind: str) -> bool:
        """Whether an institute studies forces, or an agency or unit is theirs: "Trung tâm Phân tích Hải quân Mỹ"."""
        return kind == "military" and self.kind in ("institute", "agency", "military")

    def _read_short(self, end: int) -> None:
        """The short form behind a dash: "Công ty Cổ phần Sữa Việt Nam – Vinamilk"."""
        match = _DASHED.match(self.body, end)
        if match and self.kind in PROPER_KINDS and not is_vietnamese(match.group(1)):
            self.short_name = match.group(1)
            self.name_end, self.best = self.best, match.end()

    def _in_compound(self, start: int, end: int, word: str) -> bool:
        """Whether the name of a country is but the first syllable of a word: "Pháp chế"."""
        if self.scan.at[start][1] != end:
            return False
        after = self._next(end)[0]
        return after.islower() and self.words.joins(word.lower(), after)

    def _goes_on(self, kind: str, end: int) -> bool:
        """Whether more of the name can follow: "Việt Nam - Nhật Bản", "Việt Nam và ASEAN"."""
        word, word_end = self._next(end)
        if kind == ORGANIZATION:
            following = self.scan.kind_at(word_end - len(word))
            branch = self.kind in ("enterprise", "bank") and following == COUNTRY
            branch |= self.kind in _BRANCHED_KINDS and following == PLACE
            return branch or word == "của" or self._is_paired(end)
        if self.scan.kind_at(word_end - len(word)) == ORGANIZATION:  # "Tiểu ban châu Á Hạ viện Mỹ"
            return self.kind == "parliament"
        if word in ("-", "–") or self.body[end : end + 1] in ("-", "–") or self._is_branch(kind, word, word_end):
            return True
        if word in ("tại", "ở"):
            seated = word == "tại" and self.kind in SEATED_KINDS
            return seated or (self.kind in _SEATED_ABROAD and self._is_country_at(word_end + 1))
        if word == "và":
            pair = self._is_country_at(word_end + 1) and self.previous == "joint"
            return pair or (kind == PLACE and self._is_wider(word_end))
        return word[:1].isupper() and not self.person_follows and self.kind in ("enterprise", "bank")

    def _is_branch(self, kind: str, word: str, word_end: int) -> bool:
        """Whether the place of a branch follows the country: "Hội Nông dân Việt Nam tỉnh Sơn La"."""
        return kind == COUNTRY and self.kind in _BRANCHED_KINDS and self._place_head_end(word_end, word) > 0

    def _is_country_at(self, start: int) -> bool:
        return self.scan.kind_at(start) == COUNTRY

    def _is_wider(self, end: int) -> bool:
        """Whether a body that works on a region works on more: "Viện Nghiên cứu châu Á và châu Phi"."""
        hit = self.scan.at.get(end + 1)
        if hit is not None:
            return self.kind in _THEMED_KINDS and hit[2].kind == PLACE and hit[2].place is None
        first, after = self._next(end)
        return self.kind in _THEMED_KINDS and first.istitle() and self.words.begins(first.lower(), self._next(after)[0])

    def _is_themed(self, end: int) -> bool:
        """Whether what it is about follows: "Trung tâm Dự báo ASEAN về Khí hậu"."""
        word, word_end = self._next(end)
        return word == "về" and self.kind in _THEMED_KINDS and self._next(word_end)[0][:1].isupper()

    def _is_paired(self, end: int) -> bool:
        """Whether a government or union is but the first of two: "Ủy ban liên Chính phủ Việt Nam - Lào"."""
        pair = PAIR.match(self.body, end) if self.kind in _PAIRED_KINDS else None
        return pair is not None and self.scan.kind_at(pair.start(1)) == COUNTRY

    # ---- capitalized words ---------------------------------------------------------------

    def _capital(self, kind: str, start: int, end: int, word: str) -> bool:
        if kind == TITLE and (self.previous == "head" or self.word == ",") and self._is_people(self.scan.at[start]):
            self.people_end = self.scan.at[start][1]
            return self._accept(self.people_end, "lower", word)
        if kind and not self._takes_hit(self.scan.at[start], end):
            return False
        if self._person_at(start, word) or self._other_enterprise(word):
            return False
        if self.previous == "open" and not _LEGAL.search(self.head):
            return False
        self.company = None
        self.proper += 1
        self.capitals += 1
        first = self.previous != "capital" or kind == HEAD
        self.compound = first and not (word.isupper() and len(word) > 1) and "-" not in word
        return self._accept(end, "capital", word)

    def _takes_hit(self, hit: Hit, end: int) -> bool:
        """Whether a known word goes on with the name; the head of another one: "Ủy ban Trung ương Mặt trận"."""
        if hit[2].kind in (TITLE, HONORIFIC, COLLECTIVE):
            return hit[1] <= end
        head = hit[2].head
        if head is None or self.previous in ("joint", "open"):
            return True
        if self.previous == "head":
            return not head.head.isupper()
        if " " not in head.head and self.previous == "capital" and not head.head.isupper():
            return True
        if self.kind == "agency" and head.kind == "local_government":
            return True
        return head.kind in ("association", "parliament", "government") or self._studies(head.kind)

    @staticmethod
    def _is_people(hit: Hit) -> bool:
        """Whether a title tells whom an organization is of or for: "Cơ quan Tội phạm Quốc gia"."""
        title = hit[2].title
        return " " in hit[2].text and title is not None and title.kind in _PEOPLE

    def _other_enterprise(self, word: str) -> bool:
        """Whether a word behind "và" begins the name of a next enterprise."""
        return self.word == "và" and self.kind in PROPER_KINDS and (word.isupper() or not is_vietnamese(word))

    def _person_at(self, start: int, word: str) -> bool:
        """Whether the name of a person begins here, so that the organization ends before."""
        if self.previous == "head" and self.kind == "agency" and word in self.words.surnames:
            return self._is_case(start)
        led = self.previous == "lower" and self.kind not in PROPER_KINDS and word in self.words.surnames
        if self.previous in ("head", "joint") or not (self.capitals or led):
            return False
        if not self.person_follows and (self.previous != "lower" or self.kind in PROPER_KINDS):
            return False
        district = not self.person_follows and word[: word.find(".") + 1] in self.words.place_heads  # "Q.Tân Bình"
        match = NAME.match(self.body, start) if word not in _CENTRAL and not district else None
        names = match.group().split(" ") if match else []
        if word in self.words.surnames:
            return len(names) >= (2 if self.person_follows else 3)
        initialed = match is not None and self.person_follows and INITIALED.match(self.body, start) is not None
        return initialed or (bool(names) and not is_vietnamese(word) and self._foreigner_at(names))

    def _is_case(self, start: int) -> bool:
        """Whether "Vụ" and the like mean the case of a person: "Vụ Trần Văn Minh"."""
        match = NAME.match(self.body, start)
        words = match.group().split(" ") if match else []
        return len(words) > 2 and all(map(is_vietnamese, words)) and self.scan.kind_at(start) != PLACE

    def _foreigner_at(self, names: list[str]) -> bool:
        if self.word.isupper() or any(later in self.words.surnames for later in names[1:-1]):
            return False
        if self.previous == "lower":
            return len(names) >= (1 if self.person_follows and self.kind not in PROPER_KINDS else 2)
        return self.person_follows and (len(names) == 2 or (len(names) > 2 and is_vietnamese(self.word)))

    def _place(self, end: int) -> bool:
        """A word such as "tỉnh": the name goes on with the place behind it, or ends with the word."""
        word, _ = self._next(end)
        if not (word[:1].isupper() or word[:1].isdigit()):
            return False
        name = NAME.match(self.body, end + 1)
        person = name is not None and word in self.words.surnames and name.group().count(" ") > 1
        if person and self.scan.kind_at(end + 1) != PLACE:
            self.best = end
            self.capitals += 1
            return False
        self.pos, self.previous, self.word = end, "joint", ""
        return True

    # ---- joining words and numbers -------------------------------------------------------

    def _joint(self, end: int, word: str) -> bool:
        if self.previous == "joint" or (self.previous == "head" and word not in ("các", "về", "những", "vì")):
            return False
        following, _ = self._next(end)
        if word in ("-", "–") and not following[:1].isupper():
            return False
        if self._is_of_school(word, end + 1):
            self.kind, self.person_follows = "university", self.leads_to_person
        elif not self._may_join(word, self.scan.kind_at(end + 1)):
            return False
        self.before, self.word = self.word, word
        self.pos, self.previous = end, "joint"
        return True

    def _may_join(self, word: str, kind: str) -> bool:
        """Whether a joining word goes on with the name, by the kind of what follows it."""
        if word in ("tại", "ở"):
            abroad = kind == COUNTRY and self.country is not None and self.kind in _SEATED_ABROAD
            return abroad or (word == "tại" and kind in (COUNTRY, PLACE) and self.kind in SEATED_KINDS)
        if word == "của":
            return kind in (COUNTRY, ORGANIZATION)
        if word == "về":
            return kind != HEAD
        if word in "-–":  # "Văn phòng Thương vụ - Đại sứ quán Việt Nam" are two
            return kind != HEAD and not self._is_seat_of_school(kind) and (kind != ORGANIZATION or bool(self.country))
        if word == "và":
            return kind not in (HEAD, TITLE, HONORIFIC) and (kind != ORGANIZATION or self.country is not None)
        return True

    def _is_seat_of_school(self, kind: str) -> bool:
        """Whether a country behind a dash is but where a school or firm is: "Đại học Kỹ thuật Jena - CHLB Đức"."""
        proper = self.capitals > 1 or not is_vietnamese(self.word)
        named = self.country is None and proper and self.word != "việt"
        return kind == COUNTRY and self.kind in PROPER_KINDS and named

    def _is_of_school(self, word: str, start: int) -> bool:
        """Whether an institute is told with its university: "Viện nghiên cứu Mỹ tại Đại học X"."""
        hit = self.scan.at.get(start) if self.kind == "institute" and word in ("tại", "của") else None
        if hit is None:
            return False
        head = hit[2].head
        return head.kind == "university" if head else any(o.kind == "university" for o in hit[2].organizations)

    def _number(self, end: int, word: str) -> bool:
        counted = self.previous in ("lower", "open") and self.kind == "military"  # "Không đoàn Viễn chinh 12"
        if not (counted or self.previous in ("head", "capital", "joint")) or len(word) > 4 or not word.isalnum():
            return False
        if self.previous == "capital" and self.kind not in _NUMBERED_KINDS:
            return False
        self.capitals += self.previous == "joint"  # "UBND quận 2"
        return self._next(end)[0] not in self.words.units and self._accept(end, "capital", word)

    # ---- words in small letters ----------------------------------------------------------

    def _lower(self, end: int, word: str) -> bool:
        """A word in small letters: of a known compound, or open until a country or bracket closes it."""
        if self.previous != "open" and self._continues(word):
            self.compound = False
            return self._accept(end, "lower", word)
        if self.tail == "place" and self.previous == "capital" and self.capitals > 1 and self._is_of_place():
            return False  # what the government of a place does
        if self.previous != "open" and (self.capitals or self.head_capital) and self._starts(end, word):
            self.before, self.word = self.word, word
            self.pos, self.previous, self.compound = end, "lower", True
            return True
        return self._open(end, word)

    def _is_of_place(self) -> bool:
        """Whether a word such as "xã" stands behind the head word."""
        return self._next(self.head_end)[0] in self.words.place_openings

    def _continues(self, word: str) -> bool:
        """Whether a word is the second or third syllable of one that names are made of."""
        joined = self.compound and self.previous in ("capital", "lower") and self.words.joins(self.word, word)
        return joined or self.words.goes_on(self.before, self.word, word)

    def _starts(self, end: int, word: str) -> bool:
        """Whether a word begins a compound that names are made of."""
        after = self._next(end)[0]
        if self.kind == "enterprise" and self.previous == "capital" and f"{word} {after}" in _DEEDS:
            return False
        if self.words.is_verb(word, after):
            return self.previous in ("joint", "head") or (self.previous == "lower" and self.kind == "enterprise")
        if self.words.is_single(word):
            self.best = end
            return True
        return self.words.joins(word, after.lower())

    def _open(self, end: int, word: str) -> bool:
        if self.kind in PROPER_KINDS and self.words.is_verb(word, self._next(end)[0]):
            return False
        if word in self.words.stops or self.tail == "place" or (self.previous == "joint" and self.word == "và"):
            return False
        compound = self.compound and self.previous == "capital" and is_vietnamese(self.word) and is_vietnamese(word)
        if compound and self.capitals:
            return self._accept(end, "lower", word)
        if not self.head_capital and not self.capitals:
            return False
        self.open_words += 1
        self.pos, self.previous, self.word = end, "open", word
        return self.open_words <= MAX_OPEN_WORDS

    def _comma(self) -> bool:
        """A comma inside a list of fields: "Bộ Văn hóa, Thể thao và Du lịch"."""
        pos = self.pos
        if self.kind not in _LISTED_KINDS or self.body[pos : pos + 2] != ", ":
            return False
        if self._ends_list(pos + 2) or not (self.capitals or self.previous in ("lower", "open")):
            return False
        first, after = self._next(pos + 1)
        for _ in range(3):
            word, after = self._next(after)
            if word == "và":
                self.pos, kept = pos + 1, first[0].isupper() or self.previous in ("lower", "open")
                self.previous, self.word = "joint", ","
                return kept
            if not word or (word[0].isupper() and not first[:1].isupper()):
                return False
        return False

    def _ends_list(self, start: int) -> bool:
        """Whether what follows a comma is no further field; people may be one: "Lao động, Thương binh và Xã hội"."""
        hit = self.scan.at.get(start)
        return hit is not None and hit[2].kind in _LIST_ENDS and not (hit[2].kind == TITLE and self._is_people(hit))

    def _open_end(self) -> None:
        """Words left open belong to the name where its short form follows in brackets."""
        if self.previous in ("open", "lower") and self.pos > self.best and BRACKET.match(self.body, self.pos):
            self.best = self.pos

    def _accept(self, end: int, previous: str, word: str) -> bool:
        self.pos = self.best = end
        self.before, self.word = self.word, word.lower()
        self.previous = previous
        return True


def country_after(scan: Scan, end: int) -> tuple[int, int, Country] | None:
    """The country right after a name, where it is not one side of a pair such as "Việt Nam-Lào"."""
    for link in _COUNTRY_LINKS:
        if scan.body.startswith(link, end):
            hit = scan.at.get(end + len(link))
            if hit and hit[2].kind == COUNTRY and hit[2].country:
                return hit[0], hit[1], hit[2].country
    return None
