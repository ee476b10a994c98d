"""One title of a person, with what belongs to it."""

from dataclasses import dataclass

from transforms.name_lexicon import Title
from transforms.name_organizations import Named
from transforms.name_scan import TITLE, Entry, Hit
from transforms.reference import Country, Place

WIFE = "phu nhân"


@dataclass(slots=True)
class Office:
    """One title with what belongs to it."""

    start: int
    end: int
    hit: Hit
    kind: str  # of the title
    organization: Named | None = None
    field: str | None = None  # of a minister told without "Bộ": "Ngoại giao"
    country: Country | None = None
    seat: Country | None = None  # where a diplomat is accredited
    place: Place | None = None
    partner: bool = False
    principal: "Office | None" = None  # whom an aide serves, with the span of the name
    principal_name: tuple[int, int] = (0, 0)
    named: bool = False  # the person's name stands before it
    headed: bool = False  # of the body right before the name: "Công ty X do ông Y làm Giám đốc"
    unit: str | None = None  # a bare head word: "Phó Giám đốc Công ty"

    def take(self, named: Named | None) -> bool:
        """Take in the body that was read, if any."""
        if named is not None:
            self.organization, self.end = named, named.end
        return named is not None


def kinship(start: int, end: int, word: str) -> Office:
    """What somebody is to the holder of an office, which is no office, but a role: "con rể"."""
    title = Title(word, "kin", None)
    return Office(start, end, (start, end, Entry(TITLE, word, title=title)), title.kind, named=True)
