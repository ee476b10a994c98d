"""Gives the persons of one document their meaning: who is who, in which office, from which country."""

import re

from transforms.edtf import bounds
from transforms.model import Mention, MentionKind
from transforms.name_bodies import Bodies
from transforms.name_canonical import entity_id
from transforms.name_chain import Told
from transforms.name_known import Spelled
from transforms.name_office import WIFE, Office
from transforms.name_organizations import Named
from transforms.name_people import (
    Someone,
    bare,
    country_of_organization,
    is_explicit,
    is_minor,
    main_office,
    misspells,
    post_of,
    same_name,
    short_fits,
)
from transforms.name_text import UPPER, fold, is_vietnamese
from transforms.reference import Country, Membership, Person

# Kinds of titles whose holders serve a state.
GOVERNED = frozenset({"state", "minister", "parliament", "royal", "diplomat", "rank"})
_BREAKS = (". ", "\n")  # between sentences, nearly always
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Kinds of offices that news at home names without the country where its own holder is meant.
_AT_HOME = frozenset({"state", "parliament"})
_OF = " của "  # behind "vợ", "con gái"
_PAIR = 80  # characters: "Tổng thống Hàn Quốc Park Jin-ho và phu nhân"
_ADJUNCT = 40  # characters of "Phát biểu tại buổi làm việc, " before who speaks
_CREDIT_REACH = 60  # characters: "theo thông tin từ hãng thông tấn nhà nước "
_MODEL = re.compile(rf" [{UPPER}]{{0,3}}-?\d")  # behind a maker: "Boeing 727", "Airbus A320"
_DELEGATION_REACH = 40  # characters: "Cộng hòa Dân chủ Nhân dân Lào do "
_DELEGATION = re.compile(r"(?:[Đđ]oàn|[Pp]hía)(?: [^\W\d_]+){0,4} $")
_LED_BY = (" do ", " là ", " do ông ", " do bà ", " gồm ", " có ")
_CHINESE = frozenset({"CN", "HK", "MO", "TW"})


class Context(Bodies):
    """The persons and organizations of one document."""

    def note_person(self, told: Told) -> Someone | None:
        """Enter a person with a name of several words, or find the one already entered."""
        assert told.name is not None
        spelled = self._known.spelled(told.name)
        name, words, _, vietnamese, known, namesakes = spelled
        someone = self._same(spelled)
        if someone is None:
            if len(words) == 1 and known is None:
                return None
            someone = Someone(told.name, words, vietnamese, known, namesakes)
            self._people.append(someone)
        someone.known = someone.known or known
        if len(words) > 1 or not someone.key:
            someone.take_form(name)
        self._add(someone, told)
        return someone

    def _same(self, spelled: Spelled) -> Someone | None:
        _, words, key, vietnamese, known, _ = spelled
        for someone in self._people:
            if known and someone.known is known:
                return someone
            if len(key) > 1 and same_name(key, someone.key):
                return someone
        if len(key) > 1 and not vietnamese:
            for someone in self._people:
                if (
                    None in (known, someone.known)
                    and not someone.vietnamese
                    and len(someone.words) > 1
                    and misspells(" ".join(words), " ".join(someone.words))
                ):
                    return someone
        return None

    def note_short(self, told: Told) -> Someone | None:
        """The person that a name of one word means: "ông Putin", "Bộ trưởng Hùng"."""
        assert told.name is not None
        someone = self._by_short(told)
        if someone is None and self._may_stand_alone(told):
            known = self._known.person(told.name) or self._known.by_last_word(told.name)
            namesakes = () if known else self._known.namesakes(told.name) or self._known.ending_with(told.name)
            someone = Someone(told.name, (told.name,), False, known, namesakes)
            someone.take_form(told.name)
            self._people.append(someone)
        if someone:
            self._add(someone, told)
        return someone

    def _by_short(self, told: Told) -> Someone | None:
        key = bare(fold(told.name or ""))
        found = [someone for someone in self._people if short_fits(key, someone)]
        found = [someone for someone in found if self._post_fits(someone, told)] or found
        if len(found) > 1 and told.honorific:
            found = self._of_gender(found, told.honorific)
        before = [someone for someone in found if someone.told and someone.told[0].start < told.start]
        return before[-1] if before else next(iter(found), None)

    def _of_gender(self, found: list[Someone], honorific: str) -> list[Someone]:
        """Who can be addressed so: "ông Trump" is not she who was told as "bà Melania Trump"."""
        female = honorific in self.lexicon.female
        return [someone for someone in found if someone.female in (None, female)] or found

    def _post_fits(self, someone: Someone, told: Told) -> bool:
        return not told.offices or any(post_of(office) in someone.posts for office in told.offices)

    def _may_stand_alone(self, told: Told) -> bool:
        """Whether one word can be a whole name: a foreign one, or a stage name behind an occupation."""
        name = told.name or ""
        kind = told.offices[0].kind if told.offices else ""
        if kind in ("crowd", "group", "member") or (name.isupper() and len(name) > 1):
            return False
        if not is_vietnamese(name):
            return True
        following = self._body[told.end : told.end + 20].split(" ", 2)
        word = following[1] if len(following) > 1 and not following[0] else ""
        return kind == "occupation" and (not word.islower() or word in self.lexicon.stops)

    def _add(self, someone: Someone, told: Told) -> None:
        someone.told.append(told)
        if told.honorific:
            someone.female = told.honorific in self.lexicon.female
        elif any(office.hit[2].text in self.lexicon.female for office in told.offices):
            someone.female = True
        someone.offices += told.offices
        someone.posts.update(map(post_of, told.offices))

    def settle(self) -> None:
        """Decide country, organization and id of every person, once all mentions are entered."""
        for someone in self._people:
            self._settle(someone)
        self._settled = True

    def _settle(self, someone: Someone) -> None:
        someone.known = someone.known or self._namesake_meant(someone)
        someone.country = self._country_of_person(someone)
        for office in someone.offices:
            if office.organization and office.organization.national and office.organization.country is None:
                office.organization.hint = someone.country
        someone.organization = self.organization_of_person(someone)
        known = someone.known.person_id if someone.known else None
        someone.entity_id = known or entity_id("person", fold(someone.name), someone.country or "")

    def _namesake_meant(self, someone: Someone) -> Person | None:
        """The one of several namesakes whose offices the text tells, and who held them by then."""
        if not someone.namesakes:
            return None
        first, last = bounds(self._published)
        offices = [office for office in someone.offices if post_of(office)]
        fitting = {
            person.person_id: (person, term)
            for person in someone.namesakes
            for office in offices
            for term in self._known.tenures.of(person.person_id, [post_of(office)])
            if (last is None or term.first <= last) and self._is_office(office, term.membership)
        }
        if len(fitting) > 1 and first and last:
            fitting = {key: (who, term) for key, (who, term) in fitting.items() if term.allows(first, last)}
        return next(iter(fitting.values()))[0] if len(fitting) == 1 else None

    def _is_office(self, office: Office, membership: Membership) -> bool:
        """Whether a told office can be the one of a membership, by its country and its organization."""
        code = office.country.code if office.country else country_of_organization(office)
        if code and membership.country and code != membership.country:
            return False
        told = self.office_organization(office, membership.country)
        return told is None or membership.organization_id is None or told[1] == membership.organization_id

    def _country_of_person(self, someone: Someone) -> str | None:
        """The country as written, as known, as the name is spelled, of the organizations, or of the context."""
        written = [o.country.code for o in someone.offices if o.country and o.kind != "academic"]
        if written:
            return max(written, key=written.count)
        if "EU" in [self.organization(o.organization)[2] for o in someone.offices if o.organization]:
            return "EU"
        known = someone.known.country if someone.known else None
        if known or not someone.vietnamese:
            return known or self._country_of_foreigner(someone)
        return self._country_in_chinese(someone)

    def _country_in_chinese(self, someone: Someone) -> str:
        """The country of a name in Vietnamese syllables: Chinese names are read so, too, and tell it by the office."""
        told = [o.organization for o in someone.offices if o.organization and o.organization.kind != "enterprise"]
        codes = [self.organization(named)[2] for named in told]
        codes += [office.place.country for office in someone.offices if office.place]
        return next((code for code in codes if code in _CHINESE), "VN")

    def _country_of_foreigner(self, someone: Someone) -> str | None:
        country = self._country_of_offices(someone)
        if country:
            return country
        country = self._country_of_delegation(someone)
        if country:
            return country
        kinds = {office.kind for office in someone.offices}
        if len(someone.words) > 1 and not kinds & GOVERNED and all(map(is_vietnamese, someone.words)):
            return "CN" if someone.words[0] not in self.lexicon.surnames and self._countries["CN"] else "VN"
        return self.foreign_country(someone.told[0].start) if kinds - {"occupation", "crowd"} else None

    def _country_of_delegation(self, someone: Someone) -> str | None:
        """The country of the delegation that the person leads: "phái đoàn Đức do Thứ trưởng X dẫn đầu"."""
        for told in someone.told:
            for start, code in reversed(self._country_spans):
                if told.start - _DELEGATION_REACH < start < told.start:
                    link = self._body[start : told.start]
                    led = link.startswith("Phái đoàn") or _DELEGATION.search(self._body, max(0, start - 30), start)
                    if led and link.endswith(_LED_BY):
                        return code
        return None

    def _country_of_offices(self, someone: Someone) -> str | None:
        """The country of the organizations and places of the person's offices, where the text or the data tells it."""
        for office in someone.offices:
            named = office.organization
            country = self._country_lent_by(named)
            sure = named and (
                named.country_written or named.owner or not named.national or len(named.organizations) == 1
            )
            if country and sure and (country != "VN" or all(map(is_vietnamese, someone.words))):
                return country
            if office.place and office.place.country:
                return office.place.country
            chief = self._country_of_chief(office, someone) or self._country_of_kin(office, someone)
            if chief:
                return chief
        return None

    def _country_of_kin(self, office: Office, someone: Someone) -> str | None:
        """The country of whose kin somebody is: "Y, vợ của Tổng thống X", "Tổng thống X và phu nhân Y"."""
        if office.kind != "kin":
            return None
        others = [person for person in self._people if person is not someone]
        if self._body.startswith(_OF, office.end):
            start = office.end + len(_OF)
            kin = next((person for person in others for told in person.told if told.start == start), None)
            return self._country_of_person(kin) if kin else None
        if office.hit[2].text != WIFE:
            return None
        told = ((t.start, n, p) for n, p in enumerate(others) for t in p.told if 0 < office.start - t.start < _PAIR)
        husband = max(told, default=None)
        return self._country_of_person(husband[2]) if husband else None

    def _country_of_chief(self, office: Office, aide: Someone) -> str | None:
        """The country of whom an aide serves, where he is known: "cố vấn của Tổng thống Putin"."""
        chief = office.principal
        if chief is None:
            return None
        known = (person for person in self._people if person.known and person is not aide)
        served = (person for person in known if any(told.start == chief.start for told in person.told))
        return next(map(self._country_of_person, served), None)

    def _country_lent_by(self, named: Named | None) -> str | None:
        """The country that an organization lends those who work in it; players of a club come from anywhere."""
        return self.organization(named)[2] if named and named.kind != "club" else None

    def stands_by(self, named: Named, surface: str) -> bool:
        """Whether the name of an organization means its house, a place to write on, or a treaty of its."""
        before = self.lexicon.bystanders.get(surface)
        if before is None:
            return False
        product = named.kind == "enterprise" and _MODEL.match(self._body, named.end)
        return bool(product or before.search(self._body, max(0, named.start - 20), named.start))

    def is_credit(self, named: Named) -> bool:
        """Whether a news medium is but the source of a report: "theo TTXVN", "Yonhap đưa tin"."""
        body, start, lexicon = self._body, named.start, self.lexicon
        before = lexicon.credited.search(body, max(0, start - _CREDIT_REACH), start)
        return before is not None or lexicon.crediting.match(body, named.end) is not None

    @property
    def people(self) -> list[Someone]:
        """All persons, in the order of their first mention."""
        return self._people

    def person_mention(self, body: str, told: Told, someone: Someone | None, inner: list[Mention]) -> Mention:
        """The mention of a person, or of an office whose holder the document names."""
        office = main_office(told.offices)
        kind: MentionKind = "person" if told.name else ("role" if told.offices else "pronoun")
        mention = Mention(told.start, told.end, kind, body[told.start : told.end], role=told.role, inner=inner)
        mention.named = told.name is not None
        mention.rule = f"title:{office.kind}" if office else "name"
        if someone:
            mention.name, mention.entity_id, mention.country = someone.name, someone.entity_id, someone.country
        elif told.name:
            mention.name, mention.entity_id = told.name, entity_id("person", fold(told.name))
        if office:
            self._set_office(mention, office, someone, told.offices)
        elif someone and someone.organization:
            mention.organization, mention.organization_id = someone.organization
        return mention

    def _set_office(self, mention: Mention, office: Office, someone: Someone | None, offices: list[Office]) -> None:
        mention.post = post_of(office)
        if office.country:
            mention.country = office.country.code
        elif mention.country is None and office.organization:
            mention.country = self._country_lent_by(office.organization)
        if mention.country is None and office.place:
            mention.country = office.place.country  # "lãnh đạo tỉnh Sơn La"
        if office.kind == "state" and not is_explicit(office):  # "Phó Thủ tướng, Bộ trưởng Ngoại giao"
            office = next((o for o in offices if not is_minor(o) and is_explicit(o)), office)
        organization = self.office_organization(office, mention.country)
        if organization is None and someone:
            organization = someone.organization
        if organization:
            mention.organization, mention.organization_id = organization

    def holder(self, told: Told) -> Someone | None:
        """The person of the document that a bare office means."""
        office = told.offices[0]
        post = post_of(office)
        code = office.country.code if office.country else country_of_organization(office)
        holders = [p for p in self._people if post in p.posts and (None in (code, p.country) or code == p.country)]
        people = [p for p in holders if self._fits_organization(office, p)]
        if len(people) > 1 and code is None and office.kind in _AT_HOME:
            people = self._without_guests(told, people)
        spoken = sorted((other.start, n) for n, p in enumerate(people) for other in p.told)
        before = [n for start, n in spoken if start < told.start]
        return people[before[-1] if before else spoken[0][1]] if spoken else None

    def holder_then(self, office: Office, mention: Mention) -> str | None:
        """Who held an office on the day of the document, where the text names nobody: "Thủ tướng Lào"."""
        if self._published is None:
            return None
        places = [place for place in (mention.organization_id, mention.country) if place]
        holders = [self._known.tenures.holder(post_of(office), place, self._published) for place in places]
        holder = next(filter(None, holders), None)
        return holder if holder and self._is_held(office, mention) else None

    def _is_held(self, office: Office, mention: Mention) -> bool:
        """Whether an office means who holds it now: nobody stands for it, and whose it is and when is sure."""
        lexicon, body = self.lexicon, self._body
        if (
            mention.surface.endswith(lexicon.title_suffixes)
            or mention.surface.lower().startswith(lexicon.title_prefixes)
            or lexicon.not_held_before.search(body, max(0, mention.start - 20), mention.start)
            or lexicon.not_held_after.match(body, mention.end)
        ):
            return False
        start, end = self._sentence_around(mention)
        if any(year != (self._published or "")[:4] for year in _YEAR.findall(body, start, end)):
            return False
        if office.country or country_of_organization(office):
            return True
        return mention.country == "VN" and not any(
            start <= place < end and code != "VN" for place, code in self._country_spans
        )

    def _sentence_around(self, mention: Mention) -> tuple[int, int]:
        """About where the sentence of a mention begins and ends."""
        body = self._body
        ends = [end for end in (body.find(mark, mention.end) for mark in _BREAKS) if end >= 0]
        return self._sentence_start(mention.start), min(ends, default=len(body))

    def _sentence_start(self, position: int) -> int:
        """About where the sentence around a position begins."""
        marks = ((self._body.rfind(mark, 0, position), mark) for mark in _BREAKS)
        return max((at + len(mark) for at, mark in marks if at >= 0), default=0)

    def _without_guests(self, told: Told, people: list[Someone]) -> list[Someone]:
        """The holder at home of an office told without its country, unless a guest has just begun to speak."""
        office = told.offices[0]
        surface = self._body[office.hit[0] : office.hit[1]]
        home = [p for p in people if p.country == "VN" and p.told[0].start < told.start]
        if not home or surface.lower() != post_of(office).lower():
            return people
        last = max((o for p in people for o in p.told if o.start < told.start), key=lambda other: other.start)
        start = self._sentence_start(last.start)
        lead = self._body[start : last.start]
        opens = not lead or (lead.endswith(", ") and len(lead) <= _ADJUNCT)
        return people if opens and "\n" not in self._body[last.start : told.start] else home

    def _fits_organization(self, office: Office, someone: Someone) -> bool:
        """Whether the organization of an office can be the one of the person's office."""
        if someone.organization is None or not (office.organization or office.field):
            return True
        told = self.office_organization(office, someone.country)
        if told is None:
            return True
        name, other = fold(told[0]), fold(someone.organization[0])
        return name.startswith(other) or other.startswith(name)

    def default_country(self, told: Told) -> str | None:
        """The country of an office that nobody in the document is known to hold."""
        partner = self.partner(told.start) if told.offices[0].partner else None
        return partner.code if partner else None

    def partner(self, before: int) -> Country | None:
        """The other side of the talks: the foreign country named last."""
        return self._known.countries.get(self.foreign_country(before) or "")
