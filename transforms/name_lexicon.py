"""The words by which names are told: titles, heads of organizations, family names, sides."""

import csv
import io
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from transforms.name_text import UPPER


@dataclass(frozen=True, slots=True)
class Title:
    """A title or office; ``organization`` is the one it implies ("Chính phủ" for "thủ tướng")."""

    title: str
    kind: str
    organization: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """The word that an organization's name begins with, and how its name goes on."""

    head: str
    kind: str
    tail: str  # phrase: may run in lower case; place: a place follows; country: a country follows
    lower: bool  # whether a small initial is usual
    full: str | None  # of an abbreviation: "Đại học" for "ĐH"


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """All of ``seeds/lexicon`` that the reader of names needs."""

    titles: tuple[Title, ...]
    heads: tuple[Head, ...]
    surnames: frozenset[str]
    sure_surnames: frozenset[str]
    honorifics: tuple[str, ...]
    pronouns: tuple[str, ...]
    female: frozenset[str]
    title_joints: tuple[str, ...]
    title_prefixes: tuple[str, ...]
    title_suffixes: tuple[str, ...]
    speech_verbs: tuple[str, ...]
    says: re.Pattern[str]  # what closes a name that is set off by commas
    deputy_prefix: str
    collectives: tuple[str, ...]
    partner_sides: tuple[str, ...]
    side_words: tuple[str, ...]
    regions: tuple[str, ...]
    no_names: tuple[str, ...]
    team_posts: frozenset[str]
    sole_posts: frozenset[str]  # one person at a time holds them
    namesakes: re.Pattern[str]  # things that bear the name of the person behind them
    delegates: tuple[str, ...]
    aides: tuple[str, ...]
    of_persons: tuple[str, ...]
    before_no_name: tuple[str, ...]
    before_a_name: tuple[str, ...]
    before_full_name: tuple[str, ...]
    field_verbs: frozenset[str]
    common_bodies: re.Pattern[str]  # a government or forces, called so before a country
    state_bodies: re.Pattern[str]  # further bodies behind one, all of the country that the last one tells
    adjunct: re.Pattern[str]  # opens a sentence and leads up to the partner of who then acts
    bystanders: dict[str, re.Pattern[str]]  # what stands before an organization that means something else
    credited: re.Pattern[str]  # what stands before a news medium that is but the source of a report
    crediting: re.Pattern[str]  # what stands behind it
    not_held_before: re.Pattern[str]  # words before an office that say that its holder is not meant
    not_held_after: re.Pattern[str]
    pair_countries: dict[str, str]
    connectors: frozenset[str]
    place_heads: frozenset[str]
    firm_ends: frozenset[str]
    tails: dict[str, str]  # kinds of organizations by the words that end their names in English
    legal_tails: frozenset[str]  # those that a firm may bear or not
    common_heads: frozenset[str]  # of organizations, that may open a sentence as common nouns
    district_heads: frozenset[str]
    inner_syllables: frozenset[str]
    addresses: frozenset[str]
    no_addresses: tuple[str, ...]
    state_words: frozenset[str]
    stops: frozenset[str]
    words: frozenset[str]
    verbs: frozenset[str]
    units: frozenset[str]
    fields: tuple[str, ...]


@cache
def load_name_lexicon() -> NameLexicon:
    """Read the lexicon of names that the project ships."""
    folder = resources.files("seeds").joinpath("lexicon")
    words = tomllib.loads((folder / "names.toml").read_text(encoding="utf-8"))
    of_organizations = words["organization_names"]
    return NameLexicon(
        titles=tuple(Title(r["title"], r["kind"], r["organization"] or None) for r in _rows(folder / "titles.csv")),
        heads=tuple(
            Head(r["head"], r["kind"], r["tail"], r["lower"] == "yes", r["full"] or None)
            for r in _rows(folder / "organization_heads.csv")
        ),
        surnames=frozenset(words["surnames"].split()),
        sure_surnames=frozenset(words["sure_surnames"].split()),
        honorifics=tuple(words["honorifics"]),
        pronouns=tuple(words["pronouns"]),
        female=frozenset(words["female"]),
        title_joints=tuple(words["title_joints"]),
        title_prefixes=tuple(words["title_prefixes"]),
        title_suffixes=tuple(words["title_suffixes"]),
        speech_verbs=tuple(words["speech_verbs"]),
        says=_says(words["speech_verbs"]),
        deputy_prefix=words["deputy_prefix"],
        collectives=tuple(words["collectives"]),
        partner_sides=tuple(words["partner_sides"]),
        side_words=tuple(words["side_words"]),
        regions=tuple(words["regions"]),
        no_names=tuple(words["no_names"]),
        team_posts=frozenset(words["team_posts"]),
        sole_posts=frozenset(words["sole_posts"]),
        namesakes=_namesakes(words["namesakes"], words["seamen"]),
        delegates=tuple(words["delegates"]),
        aides=(*words["delegates"], *words["aides"]),
        of_persons=(*words["delegates"], *words["of_persons"]),
        before_no_name=tuple(f" {word} " for word in words["before_no_name"]),
        before_a_name=tuple(f" {word} " for word in words["before_a_name"]),
        before_full_name=tuple(f" {word} " for word in words["before_full_name"]),
        field_verbs=frozenset(words["field_verbs"].split()),
        common_bodies=_common_bodies(words["common_bodies"]),
        state_bodies=_state_bodies(words["state_bodies"]),
        adjunct=_adjunct(words["adjuncts"]),
        bystanders=_bystanders(words["bystanders"]),
        credited=_credited(words["media_credits"]),
        crediting=_crediting(words["media_credits"]),
        not_held_before=re.compile(rf"(?<!\w)(?:{'|'.join(words['no_holder']['before'])}) $", re.IGNORECASE),
        not_held_after=re.compile(rf" (?:{'|'.join(words['no_holder']['after'])})(?!\w)"),
        pair_countries=words["pair_countries"],
        connectors=frozenset(of_organizations["connectors"]),
        place_heads=frozenset(of_organizations["place_heads"]),
        firm_ends=frozenset(of_organizations["firm_ends"].split()),
        tails={word: kind for kind, ends in of_organizations["tails"].items() for word in ends.split()},
        legal_tails=frozenset(of_organizations["legal_tails"].split()),
        common_heads=frozenset(of_organizations["common"]),
        district_heads=frozenset(of_organizations["district_heads"]),
        inner_syllables=frozenset(of_organizations["inner_syllables"].split()),
        addresses=frozenset(of_organizations["addresses"]),
        no_addresses=tuple(of_organizations["no_addresses"]),
        state_words=frozenset(of_organizations["state_words"]),
        stops=frozenset(of_organizations["stops"].split()),
        words=_phrases(of_organizations["words"]),
        verbs=_phrases(of_organizations["verbs"]),
        units=frozenset(of_organizations["units"]),
        fields=tuple(of_organizations["fields"]),
    )


def _namesakes(things: list[str], seamen: list[str]) -> re.Pattern[str]:
    """What ends before a name that a thing bears: "sân bay ", "tàu khu trục "; not "chủ tàu "."""
    no_seaman = "".join(f"(?<!{word} )" for word in seamen)
    return re.compile(rf"(?<!\w){no_seaman}(?:{'|'.join(things)}) $", re.IGNORECASE)


def _says(verbs: list[str]) -> re.Pattern[str]:
    """A comma or a verb of saying, with the time before it: " ngày 16/6 cho"."""
    time = r"(?: (?:vào |sáng |chiều |tối )*(?:ngày |hôm )(?:nay|qua|thứ \w+|[\d/.-]+)(?: \([^)]*\))?)?"
    return re.compile(rf",|{time} (?:{'|'.join(verbs)})(?!\w)")


def _common_bodies(bodies: list[str]) -> re.Pattern[str]:
    """In small letters these are common nouns, armies also where they open a sentence."""
    words = "|".join(bodies)
    return re.compile(rf"(?:lực lượng )?(?:{words})(?: chính phủ)?(?: của| nước)*(?: |$)", re.IGNORECASE)


def _state_bodies(bodies: list[str]) -> re.Pattern[str]:
    """What of a state is told together with one of its bodies: ", Quốc hội và nhân dân"."""
    return re.compile(rf"(?:(?:,| và|, và|,? cùng) (?:toàn thể )?((?i:{'|'.join(bodies)}))(?!\w))+")


def _adjunct(words: dict[str, list[str]]) -> re.Pattern[str]:
    """A whole adjunct up to its partner: "Ngay sau cuộc gặp chiều qua với ông "."""
    openings, meetings = "|".join(words["openings"]), "|".join(words["meetings"])
    return re.compile(rf"(?:Phát biểu )?(?:Ngay )?(?:{openings}) [^,;:.]*(?:{meetings})[^,;:.]* với (?:ông |bà )?")


def _bystanders(blocks: list[dict[str, list[str]]]) -> dict[str, re.Pattern[str]]:
    patterns = [re.compile(rf"(?<!\w)(?:{'|'.join(block['before'])}) $", re.IGNORECASE) for block in blocks]
    return {name: pattern for block, pattern in zip(blocks, patterns, strict=True) for name in block["names"]}


def _credited(words: dict[str, list[str]]) -> re.Pattern[str]:
    """What ends before a medium: "theo hãng tin", "Theo TTXVN, ", "(Nguồn: ", "Ảnh: Lê Anh/"."""
    openings, links = "|".join(words["openings"]), "|".join(words["links"])
    others = rf"(?:[{UPPER}][\w.+&\-]*(?: [{UPPER}]\w*){{0,3}}(?:,| và) )*"
    return re.compile(rf"(?<!\w)(?i:{openings}):?(?: (?i:{links}))* {others}$|[/(]$")


def _crediting(words: dict[str, list[str]]) -> re.Pattern[str]:
    """What follows a medium: " dẫn lời", " (Hàn Quốc) cho biết", " của Algeria dẫn", " ngày 6-6 dẫn"."""
    country = rf" của(?: [{UPPER}]\w*){{1,3}}"
    day = r" (?:(?:sáng|chiều|tối|đêm|hôm|ngày|mới) ?)+[\d/\-.]*(?= dẫn| trích)"
    told = rf"(?: \([^()]{{2,20}}\))?(?:{country})?(?:{day})? (?:{'|'.join(words['verbs'])})(?!\w)"
    return re.compile(rf"{told}|\.(?:com|net|org|vn)(?!\w)")  # also the address of a page: "Bloomberg.com"


def _rows(file: Traversable) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for line in text.splitlines() for phrase in line.split("|") if phrase.strip())
