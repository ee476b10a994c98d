"""Settles who is meant in one document, and turns what was read into mentions."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from transforms.model import Mention, Sentence
from transforms.name_chain import Told
from transforms.name_context import Context
from transforms.name_office import Office
from transforms.name_organizations import Named
from transforms.name_people import Someone
from transforms.name_scan import Scan
from transforms.name_text import UPPER, fold, is_vietnamese

_COMMON_KINDS = frozenset({"government", "military", "agency"})
# Behind a government without a country: those of two countries, the cabinet of somebody.
_OF_SOME = re.compile(
    rf"(?:(?: và|,) [\w ,]{{4,30}})? (?:hai|2|các) (?:nước|bên)(?!\w)| [{UPPER}]| (?:mới|liêm chính|kiến tạo)(?!\w)"
)

_LISTED = (",", " và ", " cùng ")  # behind one of several partners


@dataclass(slots=True)
class Draft:
    """What was read of one document, before it is settled who is meant."""

    body: str
    scan: Scan
    told: list[Told] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    simple: list[Mention] = field(default_factory=list)
    end: int = 0  # everything before is read

    def add(self, mention: Mention) -> None:
        """Take a mention that needs no settling."""
        self.simple.append(mention)
        self.end = mention.end


class Settling:
    """Turns what was read of a document into mentions."""

    def __init__(self, draft: Draft, context: Context, sentences: Sequence[Sentence]) -> None:
        self._draft = draft
        self._context = context
        self._sentences = sentences
        self._who: dict[int, Someone] = {}
        self._mentions: list[Mention] = []
        self._doubtful = self._doubtful_short_names()

    def _doubtful_short_names(self) -> set[str]:
        """Short forms of state bodies that the text itself defines as something else: "Tuyên bố ... (DOC)"."""
        body = self._draft.body
        shorts = set()
        for named in self._draft.named:
            bracketed = body[named.start - 1 : named.start] == "(" and body[named.end : named.end + 1] == ")"
            if named.national and bracketed and not _is_told_before(body, named):
                shorts.add(body[named.start : named.end])
        return {short for short in shorts if short.isupper()}

    def run(self) -> list[Mention]:
        """The mentions of the document."""
        self._note()
        self._name_persons()
        self._mentions += self._draft.simple
        self._name_partners()
        self._mentions += map(self._organization_mention, self._draft.named)
        self._sweep()
        self._mentions.sort(key=attrgetter("start"))
        self._resolve_pronouns()
        self._context.tell_by_names(self._mentions)
        return self._mentions

    def _note(self) -> None:
        """Enter all that is told in full, in the order of the text."""
        context, draft = self._context, self._draft
        spans = [(m.start, m.country) for m in draft.simple if m.kind == "country" and m.country]
        spans += [(t.start, o.country.code) for t in draft.told for o in t.offices if o.country]
        for start, code in sorted(spans):
            context.note_country(start, code)
        for mention in draft.simple:
            if mention.kind == "place" and mention.country == "VN":
                context.note_domestic()
        for named in [*draft.named, *(o.organization for t in draft.told for o in t.offices if o.organization)]:
            context.note_organization(named)
        context.settle_organizations()
        self._restore_spelling()
        for told in draft.told:
            if told.name and (" " in told.name or "." in told.name):
                self._enter(told, context.note_person(told))
        for told in draft.told:
            if told.name and id(told) not in self._who:
                self._enter(told, context.note_short(told))
        context.settle()

    def _restore_spelling(self) -> None:
        """Give the names that are spelled by their sounds the own spelling that brackets tell once."""
        originals = {told.spelled: told.name for told in self._draft.told if told.spelled}
        for told in self._draft.told if originals else ():
            words = set((told.name or "").split(" "))
            whole = next((sounds for sounds in originals if words.issubset(sounds.split(" "))), None)
            if told.name and not told.spelled and whole:
                told.spelled, told.name = told.name, originals[whole]

    def _enter(self, told: Told, someone: Someone | None) -> None:
        if someone:
            self._who[id(told)] = someone

    def _name_persons(self) -> None:
        for told in self._draft.told:
            someone = self._who.get(id(told))
            if told.name and someone is None:
                if not told.offices:
                    continue
                self._drop_name(told)
            if not told.name and told.offices:
                someone = self._context.holder(told)
            if told.name or told.offices or told.honorific:
                self._mentions.append(self._person_mention(told, someone))

    @staticmethod
    def _drop_name(told: Told) -> None:
        """A single word behind a title that nobody in the document is called: it was no name."""
        told.name = None
        told.end = told.offices[-1].end

    def _person_mention(self, told: Told, someone: Someone | None) -> Mention:
        inner: list[Mention] = []
        for office in told.offices:
            if office.organization or office.country or office.seat:
                inner += self._inner(office)
        mention = self._context.person_mention(self._draft.body, told, someone, inner)
        if mention.kind == "role" and someone is None:
            mention.country = mention.country or self._context.default_country(told)
            mention.holder_id = self._context.holder_then(told.offices[0], mention)
        return mention

    def _inner(self, office: Office) -> Iterator[Mention]:
        """The organizations and countries within the titles."""
        named = office.organization
        if named:
            # "Thủ tướng Chính phủ" is but a title and names no organization.
            if not (office.kind == "state" and named.kind == "government"):
                yield self._organization_mention(named)
            yield from map(self._organization_mention, (*named.parents, *named.beside))
        for country in (office.country, office.seat):
            if country:
                yield Mention(
                    office.start,
                    office.end,
                    "country",
                    country.name,
                    country.name,
                    country.code,
                    country.code,
                    rule="title",
                )

    def _name_partners(self) -> None:
        """Find the country that "nước chủ nhà", "phía bạn" stand for."""
        for mention in self._draft.simple:
            if mention.rule == "partner":
                country = self._context.partner(mention.start)
                if country:
                    mention.name, mention.entity_id, mention.country = country.name, country.code, country.code

    def _organization_mention(self, named: Named) -> Mention:
        name, entity_id, country, short = self._context.organization(named)
        surface = self._draft.body[named.start : named.end]
        return Mention(
            named.start,
            named.end,
            "organization",
            surface,
            name,
            entity_id,
            None if named.kind == "club" else country,  # no side of what its players and matches are told in
            short_name=short,
            body_kind=named.kind,
            rule=self._organization_rule(named, surface, name),
        )

    def _organization_rule(self, named: Named, surface: str, name: str) -> str:
        """The rule of a mention; "credit" for a news agency that only signs and for doubtful short forms."""
        if named.kind == "club":
            return "club"
        if surface in self._doubtful or (named.kind == "media" and self._context.is_credit(named)):
            return "credit"
        if self._context.stands_by(named, surface):
            return "bystander"
        if named.kind in _COMMON_KINDS and self._is_common(named):
            return "common"
        return named.rule if name == named.name else "known"

    def _is_common(self, named: Named) -> bool:
        """Whether a government or an army is told as such and not by its name: "quân đội Syria"."""
        body, start = self._draft.body, named.start
        match = self._context.lexicon.common_bodies.match(body, start, named.end)
        owner = body[match.end() : named.end] if match else ""
        if match is None or (owner and not self._context.is_country(owner)):
            return False
        if not owner and named.kind == "government":
            return _OF_SOME.match(body, named.end) is not None
        return body[start].islower() or body[start] == "L"  # "Lực lượng chính phủ"

    # ---- second sweep: bare names that the document has introduced ---------------------

    def _sweep(self) -> None:
        taken = sorted([(m.start, m.end) for m in self._mentions])
        for someone in self._context.people:
            for name in _bare_names(someone):
                for start in self._free(taken, name):
                    mention = Mention(start, start + len(name), "person", name, someone.name, someone.entity_id)
                    mention.country, mention.rule = someone.country, "bare"
                    self._mentions.append(mention)
        for short, named in self._context.short_names.items():
            for start in self._free(taken, short):
                name, entity_id, country, _ = self._context.organization(named)
                mention = Mention(start, start + len(short), "organization", short, name, entity_id, country)
                mention.short_name, mention.body_kind, mention.rule = short, named.kind, "bracket"
                self._mentions.append(mention)

    def _free(self, taken: list[tuple[int, int]], name: str) -> Iterator[int]:
        """Where a name stands outside of all mentions; these places are then taken."""
        body = self._draft.body
        start = body.find(name)
        while start >= 0:
            end = start + len(name)
            index = bisect_right(taken, (start, end))
            free = not (index and taken[index - 1][1] > start) and not (index < len(taken) and taken[index][0] < end)
            if free and not (start and body[start - 1].isalnum()) and not body[end : end + 1].isalnum():
                taken.insert(index, (start, end))
                yield start
            start = body.find(name, end)

    # ---- pronouns ----------------------------------------------------------------------

    def _resolve_pronouns(self) -> None:
        if not [mention for mention in self._mentions if mention.kind == "pronoun"]:
            return
        starts = [sentence.start for sentence in self._sentences]
        people = {someone.entity_id: someone for someone in self._context.people}
        persons: list[tuple[int, Mention, Someone]] = []  # with the sentence
        for mention in self._mentions:
            someone = people.get(mention.entity_id or "") if mention.kind in ("person", "role") else None
            if mention.kind != "pronoun" and someone is None:
                continue
            sentence = bisect_right(starts, mention.start)
            self._leave_partners(mention, starts[sentence - 1], sentence, persons)
            if someone:
                persons.append((sentence, mention, someone))
            else:
                self._resolve(mention, sentence, persons)

    def _leave_partners(
        self, mention: Mention, start: int, sentence: int, persons: list[tuple[int, Mention, Someone]]
    ) -> None:
        """Forget the partner that a sentence opens with, of who then acts: "Trong cuộc gặp với A, ông nói ..."."""
        told = [earlier for position, earlier, _ in persons if position == sentence]
        if not told or (mention.kind == "pronoun" and len(told) == len(persons)):
            return
        before = self._draft.body[start : told[0].start]
        between = self._draft.body[told[-1].end : mention.start]
        if (
            between.strip() == ","
            and self._context.lexicon.adjunct.fullmatch(before)
            and not self._draft.body.startswith(_LISTED, mention.end)
        ):
            del persons[-len(told) :]

    @staticmethod
    def _resolve(pronoun: Mention, sentence: int, persons: list[tuple[int, Mention, Someone]]) -> None:
        """A pronoun means who its sentence began with, or else who the one before began with, or the last one."""
        female = "bà" in pronoun.surface.lower()
        found: tuple[int, Mention] | None = None
        for position, mention, someone in reversed(persons):
            if found and (position < found[0] or position < sentence - 1):
                break
            if _gender_fits(someone, female):
                found = position, mention
        if found:
            meant = found[1]
            pronoun.name, pronoun.entity_id, pronoun.country = meant.name, meant.entity_id, meant.country
            pronoun.organization, pronoun.organization_id = meant.organization, meant.organization_id


def _is_told_before(body: str, named: Named) -> bool:
    """Whether the full name stands before a short form in brackets, with or without its country."""
    before = fold(body[max(0, named.start - 82) : named.start - 2])
    names = (name for organization in named.organizations for name in (organization.name, *organization.aliases))
    return any(before.endswith((fold(name), fold(name.rsplit(" ", 1)[0]))) for name in names)


def _gender_fits(someone: Someone, female: bool) -> bool:
    if someone.female is None:
        return female == ("Thị" in someone.words) or not someone.vietnamese
    return someone.female == female


def _bare_names(someone: Someone) -> list[str]:
    """The forms under which a person may stand without title or word of address."""
    names = [someone.name] if " " in someone.name else []
    if not someone.vietnamese:
        names += [word for word in (someone.words[-1], someone.words[0]) if len(word) > 3 and not is_vietnamese(word)]
        spelled = [told.spelled for told in someone.told if told.spelled]
        names += [form for sounds in spelled for form in (sounds, sounds.rsplit(" ", 1)[-1]) if "-" in form]
    return list(dict.fromkeys(names))
