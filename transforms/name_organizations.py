"""Reads the name of an organization at a known name or at a head word, with country and short form."""

import re
from dataclasses import dataclass, field

from transforms.name_lexicon import Head, NameLexicon
from transforms.name_scan import (
    COUNTRY,
    HEAD,
    NATIONAL_KINDS,
    ORGANIZATION,
    PLACE,
    TAIL,
    Entry,
    Hit,
    Scan,
    local_names_of,
)
from transforms.name_text import BRACKET, LETTER, NAME, PAIR, UPPER, is_vietnamese
from transforms.name_walk import FIRST_KINDS, PROPER_KINDS, STATE_KINDS, Walk, country_after
from transforms.name_words import NameWords
from transforms.reference import Country, Organization, Reference

_COMMON_HEADS = frozenset({"enterprise", "bank", "media", "international", "party"})  # "hãng Boeing", "nhóm Hezbollah"
_LOCAL_KINDS = frozenset({"local_government", "agency"})
_BARE_PLACE = re.compile(rf" (tỉnh|huyện|thành phố|thị xã|quận|xã|phường)(?! (?:[{UPPER}]|\d)|\w)")
_COMMON_AGENCY = re.compile(rf"cơ quan (?![{UPPER}])")  # "cơ quan an ninh Nga": any of several
_AUTHORITY = re.compile("cơ quan (?:nhà nước|công an|chính phủ|trung ương|hải quan|thuế)", re.IGNORECASE)
_NOT_OF_TOWN = frozenset({"Vụ", "Trung tâm"})  # "Vụ Manchester" is a case, "Trung tâm Hà Nội" a part of the town
_LONGEST_HEAD = 32  # characters, with the word behind it
_PLACE_NAME = re.compile(rf" [{UPPER}]{LETTER}+(?:(?: | - |-)[{UPPER}]{LETTER}+){{0,2}}")
_FORCES = re.compile(" (?:quân đội|liên quân|(?:các )?lực lượng vũ trang)", re.IGNORECASE)  # behind "Bộ Tổng Tham mưu"
_SOME = re.compile(r"(?<!\w)(?:các|những|một|nhiều|hai|ba|bốn|mọi|mỗi|nhóm|số|vài|hàng loạt|\d+) $", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:…\n\"“] ?)$")  # before the first word of a sentence
# Behind a known name that is but the beginning of another one: "Hội Luật gia Việt Nam tỉnh An Giang", "Tập đoàn Dầu khí
# quốc gia Malaysia".
_BRANCH_OR_OTHER = {
    "association": re.compile(rf" (?:tỉnh|thành phố|TP\.?|Tp\.?|huyện|quận|thị xã|xã|phường) ?[{UPPER}\d]"),
    "committee": re.compile(" (?:Thượng|Hạ|thượng|hạ) viện"),  # of Viet Nam's parliament it is none
    "enterprise": re.compile(" (?:quốc gia|quốc doanh|nhà nước|hàng đầu|lớn nhất)(?!\\w)", re.IGNORECASE),
}
_HYPHENED = re.compile(rf"-[{UPPER}]{LETTER}")
_ABROAD = re.compile(" (?:tại|ở) ")
_COURTS = ("Tòa", "Toà", "Viện kiểm sát", "Viện Kiểm sát")
_SEAT = re.compile(r" (?:tại|ở) ((?:thủ đô|thành phố|TP\.?|tỉnh)? ?)")


@dataclass(slots=True)
class Named:
    """An organization as the text names it."""

    start: int
    end: int
    name: str  # as written, without the short form in brackets
    kind: str
    organizations: tuple[Organization, ...] = ()  # those of the reference that bear the name
    national: bool = False  # other countries have one of the same name
    country: Country | None = None
    country_written: bool = False
    short_name: str | None = None
    country_start: int | None = None  # where the country stands within it
    seat: str | None = None  # the country where an embassy sits
    hint: str | None = None  # country of the person who holds an office in it
    head: Head | None = None
    core: str | None = None  # the name without its head word
    rule: str = ""
    owner: str | None = None  # country of the known organization that its name ends with: "Ủy ban X của Hạ viện Mỹ"
    parents: list["Named"] = field(default_factory=list)
    beside: list["Named"] = field(default_factory=list)  # what a bracket behind it names

    @property
    def is_abroad(self) -> bool:
        """Whether it is of another country than this one, as written or as known."""
        if self.country:
            return self.country.code != "VN"
        return bool(self.organizations) and all(o.country not in (None, "VN") for o in self.organizations)


class OrganizationReader:
    """Reads one organization at a hit."""

    def __init__(self, reference: Reference, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon
        self._heads = {head.head.lower(): Entry(HEAD, head.head, head=head) for head in lexicon.heads}
        self._head_openers = frozenset(head.split(" ", 1)[0] for head in self._heads)
        self._national = _by_local_name(reference)
        self._local = _local_names(reference)
        self._countries = {country.code: country for country in reference.countries}
        names = ((c.name, c.official_name, *c.aliases) for c in reference.countries)
        self._country_names = frozenset(name for of_one in names for name in of_one if name)
        self._words = NameWords(reference, lexicon)

    def read(self, scan: Scan, hit: Hit, person_follows: bool = False, titled: bool = False) -> Named | None:
        """The organization that begins at ``hit``.

        ``titled`` within a title, ``person_follows`` where the title leads up to a name.
        """
        if hit[2].kind == ORGANIZATION:
            named = self._known(scan, hit)
            if named is None or self._may_be_longer(scan, named):
                named = self._longer(scan, hit, named, person_follows, titled)
        else:
            named = self._by_head(scan, hit, person_follows, titled)
        if named is None or self._is_of_some(scan.body, named):
            return None
        self._bracket(scan, named, titled)
        return named

    def _is_of_some(self, body: str, named: Named) -> bool:
        """Whether any of a country are meant, not the one called so: "một ngân hàng Trung Quốc", "các công ty Mỹ"."""
        start = named.start
        if body[start].isupper() or named.kind not in PROPER_KINDS or not _SOME.search(body, max(0, start - 10), start):
            return False
        owner = next((place for place in range(start, named.end) if body[place].isupper()), named.end)
        return body[owner : named.end] in self._country_names

    def _bracket(self, scan: Scan, named: Named, titled: bool) -> None:
        """What a bracket tells behind the name: its short form, its country, or the organization it belongs to."""
        above = self._above(scan, named)
        if above is None:
            read_bracket(scan, named)
        elif titled:  # the name of the officer follows
            named.beside.append(above)
            named.end = above.end + 1

    def _above(self, scan: Scan, named: Named) -> Named | None:
        """The organization of another kind that a bracket names: "Cục Hàng không (Bộ Giao thông vận tải)"."""
        match = BRACKET.match(scan.body, named.end)
        hit = scan.at.get(match.start(1)) if match and " " in match.group(1) else None
        if match is None or hit is None or hit[2].kind not in (HEAD, ORGANIZATION):
            return None
        above = self.read(scan, hit, titled=True)
        return above if above and above.kind != named.kind and above.end == match.end(1) else None

    def unit(self, scan: Scan, start: int, end: int, person_follows: bool) -> Named | None:
        """The unit whose head words end a title: "Phó trưởng phòng Kỹ thuật", "chủ doanh nghiệp tư nhân X"."""
        words = scan.body[start:end].split(" ")
        for place in range(1, len(words)):
            name = " ".join(words[place:])
            head = self._heads.get(name.lower())
            if head:
                return self._by_head(scan, (end - len(name), end, head), person_follows, titled=True)
        return None

    def headed(self, scan: Scan, start: int, person_follows: bool = False) -> Named | None:
        """The organization whose head word has a small initial, within a title: "Cục trưởng cục Quản lý thị trường"."""
        words = scan.body[start : start + _LONGEST_HEAD].split(" ")
        if words[0].lower() not in self._head_openers:
            return None
        for count in range(len(words) - 1, 0, -1):
            name = " ".join(words[:count])
            head = self._heads.get(name.lower()) if words[count][:1].isupper() else None
            if head and name != "nhóm" and scan.kind_at(start + len(name) + 1) != ORGANIZATION:
                return self._by_head(scan, (start, start + len(name), head), person_follows, titled=True)
        return None

    def named(self, name: str, start: int, end: int) -> Named:
        """The organization of a state under a name that a title contains."""
        return Named(start, end, name, "government", self._national.get(name.lower(), ()), True, rule="title")

    def _known(self, scan: Scan, hit: Hit) -> Named | None:
        body = scan.body
        start, end, entry = hit
        first = entry.organizations[0]
        named = Named(start, end, body[start:end], first.kind, entry.organizations, entry.national, rule="known")
        small = " " in named.name and named.name[1:].islower()  # "Hãng hàng không quốc gia"
        common = first.kind not in PROPER_KINDS or small
        if first.country == "VN" and not entry.national and common:
            self._of_other_country(scan, named)
        if entry.national:
            read_bracket(scan, named)
            _by_short_name(named)
            read_country(scan, named)
            if named.country is None and named.name.lower() in self._local:
                named.country = self._shared_country(scan, named.start, named.end)
        if body[start:end].islower() and not (named.country_written or named.short_name):
            return None
        if named.kind == "agency" and _is_common_agency(body, start, named.end):
            return None
        if self.first_of_two(scan, hit):  # it is not that of the first country alone
            return None
        if named.kind == "association" and not named.national:
            _take_seat(scan, named)
        return named

    def first_of_two(self, scan: Scan, hit: Hit) -> Country | None:
        """The country that ends a known name where another follows: "Diễn đàn Doanh nghiệp Việt Nam - Hà Lan"."""
        start, end, entry = hit
        pair = PAIR.match(scan.body, end)
        if pair is None or not entry.organizations or scan.kind_at(pair.start(1)) != COUNTRY:
            return None
        if entry.organizations[0].kind == "military":
            return None  # "Hải quân Mỹ - Nhật" are two
        owner = self._countries.get(entry.organizations[0].country or "")
        return owner if owner and scan.body[start:end].endswith(f" {owner.name}") else None

    def _shared_country(self, scan: Scan, start: int, end: int) -> Country | None:
        """The country that a body shares with those named behind it: "Chính phủ và nhân dân Lào"."""
        body = scan.body
        others = self._lexicon.state_bodies.match(body, end) if body.startswith((",", " và ", " cùng "), end) else None
        found = country_after(scan, others.end()) if others else None
        if found or others is None or others.group().startswith(","):
            return found[2] if found else None
        if body.endswith("giữa ", 0, start):
            return None  # two sides: "giữa Bộ Y tế và Bộ Ngoại giao Lào"
        last = scan.at.get(others.end() - len(others[1]))  # "Chính phủ và Quốc hội Lào"
        known = last[2].organizations if last and last[1] > others.end() else ()
        return self._countries.get(known[0].country or "") if known else None

    def _may_be_longer(self, scan: Scan, named: Named) -> bool:
        """Whether a known name may be but the beginning: "Tập đoàn Dầu khí" before "Zarubezhneft"."""
        body, end = scan.body, named.end
        if named.kind == "agency" and not named.country_written:
            return self._is_part(scan, named)
        if named.kind in FIRST_KINDS and _HYPHENED.match(body, end):  # "Trung tâm Hồng Hà-Kyoto"
            return scan.kind_at(end + 1) not in (COUNTRY, PLACE)
        if named.kind in _BRANCH_OR_OTHER and _BRANCH_OR_OTHER[named.kind].match(body, end):
            return True
        if named.national or named.kind not in ("enterprise", "bank", "university"):
            return False
        hit = scan.at.get(end + 1)
        if hit:  # "Hãng Toyota Motors Việt Nam"
            return hit[2].kind == TAIL and scan.kind_at(hit[1] + 1) == COUNTRY
        match = NAME.match(body, end + 1) if body[end : end + 1] == " " else None
        return match is not None and (named.kind == "enterprise" or is_vietnamese(match.group().split(" ", 1)[0]))

    def _is_part(self, scan: Scan, named: Named) -> bool:
        """Whether an agency seems to be one of several: "Cục Hải quan" before "Quảng Ninh", "Cục An ninh kinh tế"."""
        body, start = scan.body, named.end + 1
        if body[named.end : start] != " ":
            return False
        if scan.kind_at(start) == PLACE:
            return True
        local = named.name.lower() in self._local
        word, following, *_ = [*body[start : start + 20].split(" ", 2), ""]
        if word in self._lexicon.place_heads:
            return True
        if word[:1].islower():
            local = local and word not in self._lexicon.stops
            return local and self._words.begins(word, following.rstrip(",.;:)"))
        is_name = (word.isupper() and word.isalpha()) or (is_vietnamese(word) and word not in self._lexicon.surnames)
        return local and word[:1].isupper() and is_name and not scan.kind_at(start)

    def _longer(self, scan: Scan, hit: Hit, named: Named | None, person_follows: bool, titled: bool) -> Named | None:
        """The name read from its head word on, where that tells more than the known name."""
        words = scan.body[hit[0] : hit[1]].split(" ")
        for count in range(len(words) - 1, 0, -1):
            head = " ".join(words[:count])
            entry = self._heads.get(head.lower())
            if entry:
                longer = self._by_head(scan, (hit[0], hit[0] + len(head), entry), person_follows, titled)
                return longer if longer and (named is None or longer.end > named.end) else named
        return named

    @staticmethod
    def _of_other_country(scan: Scan, named: Named) -> None:
        """An office of another country under the name of a Vietnamese one: "Văn phòng Chính phủ Namibia"."""
        found = country_after(scan, named.end)
        if found and found[2].code != "VN":
            named.country_start, named.end, named.country = found
            named.country_written = named.national = True
            named.organizations, named.name = (), scan.body[named.start : named.end]

    def _by_head(self, scan: Scan, hit: Hit, person_follows: bool, titled: bool) -> Named | None:
        body = scan.body
        start, end, entry = hit
        head = entry.head
        assert head is not None
        if head.tail == "country":
            named = _with_country_only(scan, hit, self._national.get(head.head.lower(), ()))
            if named and named.country is None:
                named.country = self._shared_country(scan, named.start, named.end)
            return named
        if not titled and body[start].islower() and not self._may_go_on(body, end):
            return None
        walk = Walk(self._words, scan, hit, person_follows, titled)
        walk.run()
        if head.kind in _LOCAL_KINDS and (titled or body[start].isupper()):
            local = self._of_place_told(scan, hit, max(end, walk.best))
            if local:
                return local
        return self._walked(walk, hit) if self._is_named(walk, hit, titled) else None

    def _of_place_told(self, scan: Scan, hit: Hit, end: int) -> Named | None:
        """An office of "the province", "the district": the one that the text has named last: "UBND tỉnh"."""
        body, start, entry = scan.body, hit[0], hit[2]
        bare = _BARE_PLACE.match(body, end)
        word = bare.group(1) if bare else ""
        place = body.rfind(f"{word} ", 0, start) if word else -1
        while place >= 0:
            name = _PLACE_NAME.match(body, place + len(word))
            if name and not body[place - 1].isalnum():
                told = f"{body[start:end]} {word}{self._less_person(name.group())}"
                return Named(start, end + 1 + len(word), told, "local_government", head=entry.head, rule="place told")
            place = body.rfind(f"{word} ", 0, place)
        return None

    def _less_person(self, place: str) -> str:
        """The name of a place without that of the officer behind it: "xã Bình An Lê Văn Tám"."""
        words = place.split(" ")
        person = (n for n, word in enumerate(words) if n > 1 and word in self._lexicon.sure_surnames)
        return " ".join(words[: next(person, None)])

    def _is_named(self, walk: Walk, hit: Hit, titled: bool) -> bool:
        """Whether the words behind a head word make it a name."""
        start, end, entry = hit
        head, body = entry.head, walk.body
        if head is None or walk.best <= end or not walk.is_name(body[start].isupper(), titled):
            return False
        tail = body[end : walk.best]
        if walk.country and not self._is_more(tail, walk.country):
            court = head.head.startswith(_COURTS) and body[start].isupper()
            of_state = head.kind in STATE_KINDS or (court and not body[walk.best + 1 : walk.best + 2].isupper())
            wire = head.kind == "media" and " " in head.head and walk.head_capital
            return of_state or (wire and walk.scan.kind_at(walk.best + 1) != ORGANIZATION)
        if (walk.is_of_town_only and head.head in _NOT_OF_TOWN) or self._is_common(walk, hit):
            return False
        if head.head == "Cơ quan" and _is_common_agency(body, start, walk.best):
            return False
        # "cơ quan CSĐT" is one of many
        return titled or body[start].isupper() or head.kind != "agency" or not tail.replace(".", "").isupper()

    def _is_common(self, walk: Walk, hit: Hit) -> bool:
        """Whether a head and small letters of a country open a sentence as a common noun: "Hãng xe Đức"."""
        start, end, entry = hit
        common = entry.head is not None and entry.head.head in self._lexicon.common_heads
        if not common or walk.country is None or walk.proper or not walk.body[end + 1].islower():
            return False
        return _OPENS.search(walk.body, max(0, start - 3), start) is not None

    @staticmethod
    def _walked(walk: Walk, hit: Hit) -> Named:
        """The organization that a walk has found."""
        start, end, entry = hit
        head, body = entry.head, walk.body
        assert head is not None
        if walk.company and head.kind in _COMMON_HEADS:
            known = walk.company[2].organizations
            name = body[start : walk.best]
            return Named(start, walk.best, name, known[0].kind, known, walk.company[2].national, rule="known")
        core = body[end : walk.name_end or walk.best].strip()
        return Named(
            start,
            walk.best,
            body[start : walk.name_end or walk.best],
            head.kind,
            national=head.kind in NATIONAL_KINDS,
            country=walk.country,
            country_written=walk.country is not None,
            country_start=walk.country_start,
            head=head,
            short_name=walk.short_name or _short_core(head.kind, core),
            core=core,
            rule=f"head:{head.head}",
            owner=walk.owner,
        )

    def _may_go_on(self, body: str, end: int) -> bool:
        """Whether the next word after a head in small letters can belong to a name; it saves the walk."""
        following = body[end + 1 : end + 9].split(" ", 1)[0]
        return following[:1].isupper() or following not in self._lexicon.stops

    @staticmethod
    def _is_more(tail: str, country: Country) -> bool:
        """Whether a tail says more than the country."""
        return tail.strip().removeprefix("của ") not in (country.name, country.official_name, *country.aliases)


def _is_common_agency(body: str, start: int, end: int) -> bool:
    """Whether any of several agencies is meant: "cơ quan an ninh Nga", "Cơ quan Công an", if no short form follows."""
    bracketed = body.endswith(")", start, end) or BRACKET.match(body, end)
    return not bracketed and bool(_COMMON_AGENCY.match(body, start) or _AUTHORITY.fullmatch(body, start, end))


def _short_core(kind: str, core: str) -> str | None:
    """The proper name alone, by which companies and media are told, too: "Best Telecom"."""
    words = core.split(" ")
    proper = kind in ("enterprise", "bank", "media") and len(words) <= 2
    return core if proper and not any(map(is_vietnamese, words)) else None


def _by_local_name(reference: Reference) -> dict[str, tuple[Organization, ...]]:
    """Organizations of states by their names without the country."""
    countries = {country.code: country for country in reference.countries}
    found: dict[str, list[Organization]] = {}
    for organization in reference.organizations:
        if organization.kind in NATIONAL_KINDS and organization.country in countries:
            local = local_names_of(organization, countries[organization.country])
            for name in dict.fromkeys(n.lower() for n in (organization.name, *organization.aliases, *local)):
                found.setdefault(name, []).append(organization)
    return {name: tuple(organizations) for name, organizations in found.items()}


def _local_names(reference: Reference) -> frozenset[str]:
    """Names of organizations that mean one only together with a country."""
    countries = {country.code: country for country in reference.countries}
    national = (o for o in reference.organizations if o.kind in NATIONAL_KINDS and o.country in countries)
    return frozenset(name.lower() for o in national for name in local_names_of(o, countries[o.country or ""]))


def _take_seat(scan: Scan, named: Named) -> None:
    """Take in the country where the branch of an association sits: "Phòng Thương mại Mỹ ở Trung Quốc"."""
    led = _ABROAD.match(scan.body, named.end)
    hit = scan.at.get(led.end()) if led else None
    if hit and hit[2].kind == COUNTRY:
        named.owner, named.organizations, named.end = named.organizations[0].country, (), hit[1]
        named.name = scan.body[named.start : named.end]


def read_bracket(scan: Scan, named: Named) -> None:
    """The short form that a bracket gives behind the name, or the country."""
    match = BRACKET.match(scan.body, named.end)
    if match is None or named.short_name is not None:
        return
    hit = scan.at.get(match.start(1))
    if hit and hit[2].kind in (COUNTRY, PLACE):
        named.country = named.country or hit[2].country
    else:
        named.short_name = match.group(1)
    named.end = match.end()


def _by_short_name(named: Named) -> None:
    """Take the only one of several of a name that bears the short form told: "cơ quan an ninh quốc gia (NSA)"."""
    told = tuple(o for o in named.organizations if named.short_name and o.short_name == named.short_name)
    if len(told) == 1:
        named.organizations, named.national = told, False


def read_country(scan: Scan, named: Named) -> None:
    """Take in the country right behind a name, or behind the forces that it leads: "Bộ Tổng tham mưu quân đội Nga"."""
    found = country_after(scan, named.end)
    forces = _FORCES.match(scan.body, named.end) if named.kind == "military" and not found else None
    if forces:
        found = country_after(scan, forces.end())
        named.name += forces.group() if found else ""
    if found:
        named.country_start, named.end, named.country, named.country_written = *found, True


def _with_country_only(scan: Scan, hit: Hit, known: tuple[Organization, ...]) -> Named | None:
    """A name that is a head word and a country: "Đại sứ quán Việt Nam tại Hàn Quốc"."""
    body = scan.body
    start, end, entry = hit
    assert entry.head is not None
    found = country_after(scan, end)
    kind = entry.head.kind
    if found and kind == "team" and body.startswith(("-", "–", " -", " –"), found[1]):
        return None
    if found is None and (kind != "government" or not body[start].isupper() or not (entry.head.lower or known)):
        return None
    named = Named(start, end, body[start:end], kind, national=True, head=entry.head, rule=f"head:{entry.head.head}")
    if found is None:
        named.organizations = known
        return named
    named.country_start, named.end, named.country, named.country_written = *found, True
    seat = _SEAT.match(body, named.end) if kind == "office" else None
    place = scan.at.get(seat.end()) or scan.at.get(seat.start(1)) if seat else None
    if seat and place and place[2].kind in (COUNTRY, PLACE):
        named.end = place[1]
        named.seat = _country_code(place[2])
        named.name = f"{body[start : found[1]]} tại {body[seat.start(1) : named.end]}"
    else:
        named.name = body[start : named.end]
    return named


def _country_code(entry: Entry) -> str | None:
    """The country that an entry is, or that its place lies in."""
    if entry.country:
        return entry.country.code
    return entry.place.country if entry.place else None
