"""Who an article is about: its two principal sides, and the collectives that stand for them."""

from collections import Counter
from collections.abc import Sequence

from transforms.article import Article
from transforms.model import Mention

WEIGHTS = {"title": 6, "lead": 3, "body": 1}
BOTH = ("hai", "đôi", "song", "các bên", "cả hai")
PERSONAL_WORDS = (
    "bộ trưởng",
    "lãnh đạo",
    "thủ tướng",
    "tổng thống",
    "ngoại trưởng",
    "chủ tịch",
    "ông",
    "nguyên thủ",
    "vị",
)


def principal_sides(article: Article) -> tuple[str, ...]:
    """Return the two countries that the article speaks of most, title and lead first."""
    counts: Counter[str] = Counter()
    for clause in article.clauses:
        for mention in clause.mentions:
            if mention.country:
                counts[mention.country] += WEIGHTS[clause.sentence.part]
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(country for country, _ in ranked[:2])


def resolve_collectives(article: Article, sides: Sequence[str]) -> None:
    """Fill ``inner`` of "hai bên", "hai nước", "hai Bộ trưởng" with whom they stand for.

    A collective of persons stands for the last person named of each side.
    """
    last: dict[str, Mention] = {}
    for clause in article.clauses:
        for mention in clause.mentions:
            if mention.kind == "collective":
                mention.inner = _members(mention, sides, last)
            elif mention.kind in {"person", "role"} and mention.country and mention.name:
                last[mention.country] = mention


def _members(collective: Mention, sides: Sequence[str], last: dict[str, Mention]) -> list[Mention]:
    if not collective.surface.lower().startswith(BOTH) and " hai " not in f" {collective.surface.lower()} ":
        return []
    personal = any(word in collective.surface.lower() for word in PERSONAL_WORDS)
    members = []
    for country in sides:
        person = last.get(country) if personal else None
        members.append(
            person or Mention(collective.start, collective.end, "country", collective.surface, None, country, country)
        )
    return members
