"""The things that the stages of the transform hand to each other, one document at a time.

All offsets are code points into ``Document.body``, so that ``body[start:end]`` is the
surface of a span.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Part = Literal["title", "lead", "body"]
MentionKind = Literal["person", "role", "pronoun", "organization", "country", "place", "collective"]


@dataclass(frozen=True, slots=True)
class Document:
    """A cleaned article.

    ``body`` begins with the title line where there is one; paragraphs are parted by a
    newline. ``published`` is EDTF ("2017-06-21", "2022-06") and rests on ``published_basis``:
    ``header`` (written in the document itself) or ``published`` (given with the input).
    """

    document_id: str
    title: str | None
    body: str
    published: str | None = None
    published_basis: str | None = None
    publisher: str | None = None


class Sentence(NamedTuple):
    """A sentence of a document, by its place in the body."""

    position: int
    start: int
    end: int
    part: Part
    text: str


@dataclass(slots=True)
class Mention:
    """A noun phrase that names somebody or something, as wide as the text writes it.

    ``kind``: ``person`` (a named person with all titles around the name), ``role`` (an office
    without a name: "Thủ tướng Lào", "hai Bộ trưởng" is ``collective``), ``pronoun`` ("ông",
    "bà"), ``organization``, ``country`` (a state as such, also "phía Lào", "nước Anh"),
    ``place`` (city, province, venue), ``collective`` ("hai bên", "hai nước", "hai Bộ trưởng").

    Spans of one document do not overlap: an organization or a country inside a person's
    titles ("Bộ trưởng Bộ Ngoại giao Lào X") belongs to the person and is listed in ``inner``.
    """

    start: int
    end: int
    kind: MentionKind
    surface: str
    name: str | None = None  # canonical name of the person, organization, country or place; resolved from
    #                          the document for roles and pronouns ("Bộ trưởng Prasad" -> Ravi Shankar Prasad)
    entity_id: str | None = None  # stable id: of the reference data, else a hash of the canonical name
    country: str | None = None  # ISO 3166 alpha-2, or EU
    role: str | None = None  # titles as written, without the name: "Bộ trưởng Bộ Ngoại giao"
    post: str | None = None  # canonical head of the office: "Bộ trưởng", "Thủ tướng"
    organization: str | None = None  # name of the organization of the office
    organization_id: str | None = None
    named: bool = True  # False where the name comes from the context
    rule: str = ""  # the rule or the data line that made the mention
    inner: list["Mention"] = field(default_factory=list)
    short_name: str | None = None  # of organizations: the usual abbreviation, or a shorter name told
    body_kind: str | None = None  # of organizations: what it is called (ministry, party, enterprise, ...)
    holder_id: str | None = None  # of roles whose holder the document does not name: who held the office by then


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression with its value as EDTF and the basis on which the value rests.

    ``basis`` is one of ``date_basis`` of the ontology. ``relative`` is true for expressions
    such as "hôm nay", "cùng ngày", "tháng trước". ``anniversary_of`` dates stand for "40 năm
    Ngày ký ..." and must not be taken as the date of the sentence's event.
    """

    start: int
    end: int
    surface: str
    edtf: str
    basis: str
    relative: bool = False
    anniversary: bool = False
    rule: str = ""
