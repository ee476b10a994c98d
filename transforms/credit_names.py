"""Names and agencies in photo credits, which end without any mark: "Ảnh: Minh An/TTXVN Tại buổi tiếp, ..."."""

import re

from transforms.boilerplate_rules import Credits
from transforms.sentences import LOWER, UPPER

_WORD = re.compile(rf"[{UPPER}][\w'-]*(?:\.(?=[{UPPER}]))?(?:[\w'-]+)?")
_JOINT = re.compile(
    r" ?/ ?(?=\w)| ?[–-] ?(?=[A-Z]{2,}\b|Vietnam\+|Zing|Tuổi|Dân|[Pp]hóng viên)|, (?=TTXVN|AFP|AP\b|Reuters|EPA)"
    rf"|, (?=[{UPPER}]\w+ [{UPPER}]\w+ ?[–/-] ?[A-Z]{{2}})"
)
_CLOSED_NAME = re.compile(
    rf"[{UPPER}][\w'.-]*(?: [{UPPER}][\w'.-]*){{0,3}}(?=  |\n|$|/|\)| [–-] [A-Z]{{2}}|(?<=\w\w)\. )"
)
_CAPITALS = re.compile(rf" [{UPPER}]{{2,}}(?!\w| [{LOWER}])")
_FOREIGN = re.compile(r"[A-Za-z-]{7,}")


def names_end(text: str, end: int, rules: Credits) -> int:
    """Past names and agencies: "Minh An/TTXVN", "AFP", "Facebook Donald J. Trump."."""
    while True:
        match = rules.agency.match(text, end)
        end = match.end() if match else _name_end(text, end, rules)
        joint = _JOINT.match(text, end)
        if not joint:
            return end + 1 if text[end : end + 1] in {".", ")"} else end
        end = joint.end()


def _name_end(text: str, position: int, rules: Credits) -> int:
    """Past a name of two or three words; it ends before a word that begins a sentence."""
    closed = _CLOSED_NAME.match(text, position)
    if closed:
        return closed.end()
    first = _WORD.match(text, position)
    if not first:
        return position
    end = first.end()
    short = first.group().isupper() and len(first.group()) < 6 and not _CAPITALS.match(text, end)
    alone = short or _FOREIGN.fullmatch(first.group())
    for _ in range(2 if first.group() in rules.surnames else 0 if alone else 1):
        word = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        if not word or word.group() in rules.ends_name:
            break
        end = word.end()
    return end
