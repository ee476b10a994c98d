"""Bytes of an input to text: the encodings in which Vietnamese articles come."""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

DecodeReason = Literal["empty", "binary", "encoding"]

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 4096
_HEAD = 4096  # bytes of a page in which it declares its encoding
_META = re.compile(rb"""<(?:meta[^>]*?charset|\?xml[^>]*?encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_CODE = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_CODE_END = re.compile(r"</(?:script|style)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W\d_]+")
_KNOWN = re.compile(r"(?:utf|windows|cp|iso|latin|koi8|gb|big5|euc|shift|sjis|tis|mac)[\w:.-]*", re.IGNORECASE)
_WESTERN = frozenset({"iso8859-1", "cp1252", "ascii"})  # what editors declare that ask nobody
_SHOWN = {"utf-8-sig": "utf-8", "cp1258": "windows-1258", "cp1252": "windows-1252", "iso8859-1": "iso-8859-1"}
_BROKEN_SHARE = 0.001  # of the characters of a page; with more, it is in another encoding
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"Rar!")
_OWN_MARKS = frozenset("đĐ\u0309\u0323")  # French and the like have the others
_MARKED_SHARE = 0.1  # of the words
_PLAIN_SHARE = 0.3  # of the letters of marked words; Vietnamese has 0.6


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the character encoding in which its bytes were read."""

    text: str
    encoding: str


class DecodeError(Exception):
    """The bytes are no text that can be read; ``reason`` is a short code, the message is for a person."""

    def __init__(self, reason: DecodeReason, message: str) -> None:
        super().__init__(message)
        self.reason: DecodeReason = reason
        self.message = message


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Read bytes as text; ``declared`` is the encoding that came with them (an HTTP header, a manifest).

    Byte order marks win over everything, and what is UTF-8 throughout is UTF-8. Of other bytes the declaration
    is believed before what they look like, but for Western ones, which stand in many a Vietnamese page.
    """
    _refuse_non_text(content)
    for encoding in _candidates(content, declared):
        text = _read(content, encoding)
        if text is not None:
            return _checked(text, encoding)
    raise DecodeError("encoding", "The bytes are neither UTF-8, UTF-16 nor windows-1258. Save the file as UTF-8.")


def decode_html(content: bytes, declared: str | None = None) -> Decoded:
    """Read the bytes of a page, which may declare its encoding itself; a few broken characters are no hindrance."""
    _refuse_non_text(content)
    found = _META.search(content[:_HEAD])
    named = declared or (found.group(1).decode("ascii", "replace") if found else None)
    try:
        return decode(content, named)
    except DecodeError:
        text = content.decode("utf-8", "replace").removeprefix("\ufeff")
        if text.count("\ufffd") > len(text) * _BROKEN_SHARE:
            raise
    return _checked(text, "utf-8")


def _refuse_non_text(content: bytes) -> None:
    if not content.strip():
        raise DecodeError("empty", "The file is empty.")
    if content.startswith(_MAGIC):
        raise DecodeError("binary", "The file is binary, not text. Give the article as .txt, .html or .jsonl.")


def _candidates(content: bytes, declared: str | None) -> list[str]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return [encoding]
    guessed = _utf16_without_bom(content)
    if guessed:
        return [guessed]
    named = _codec(declared) if declared else None
    if named is None:
        return ["utf-8", "windows-1258"]
    if named.startswith(("utf-16", "utf-32")):
        return [named, "utf-8", "windows-1258"]
    return ["utf-8", "windows-1258", named] if named in _WESTERN else ["utf-8", named, "windows-1258"]


def _codec(name: str) -> str | None:
    """The name by which Python knows a declared encoding; not all that it knows are encodings of text."""
    try:
        return codecs.lookup(name).name if _KNOWN.fullmatch(name) or name.lower() == "us-ascii" else None
    except LookupError:
        return None


def _utf16_without_bom(content: bytes) -> str | None:
    """UTF-16 shows as a zero or a page number (U+01xx, U+1Exx) in every other byte."""
    sample = content[:_SAMPLE]
    if len(sample) < 4 or len(content) % 2:
        return None
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) > len(odd) // 2 and not even.count(0):
        return "utf-16-le"
    if even.count(0) > len(even) // 2 and not odd.count(0):
        return "utf-16-be"
    return None


def _read(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    if encoding in {"windows-1258", "cp1258"}:
        text = unicodedata.normalize("NFC", text)  # its tone marks stand apart from their letters
        return text if encoding == "cp1258" or _looks_vietnamese(text) else None
    return text


def _looks_vietnamese(text: str) -> bool:
    """Almost any bytes can be read as windows-1258, so the words of the text must look like Vietnamese.

    Many of them bear marks, some bear marks that French or Italian have not, and half of their letters are plain,
    as those of Russian are not.
    """
    if any(unicodedata.category(c) == "Cc" and c not in "\t\r\n" for c in text[:_SAMPLE]):
        return False
    words = _WORD.findall(_TAG.sub(" ", _without_code(text)))
    marked = "".join(word for word in words if not word.isascii())
    count = sum(not word.isascii() for word in words)
    plain = sum(c.isascii() for c in marked)
    own = not _OWN_MARKS.isdisjoint(unicodedata.normalize("NFD", marked))
    return own and count > len(words) * _MARKED_SHARE and plain > len(marked) * _PLAIN_SHARE


def _without_code(html: str) -> str:
    """Leave out scripts and styles of a page, in one go however it is broken."""
    first, *others = _CODE.split(html)
    ends = [(other, _CODE_END.search(other)) for other in others]
    return " ".join([first, *(other[end.start() :] for other, end in ends if end)])


def _checked(text: str, encoding: str) -> Decoded:
    text = text.removeprefix("\ufeff")
    if "\x00" in text:
        raise DecodeError("binary", "The file holds zero bytes: it is binary, not text.")
    sample = text[:_SAMPLE]
    controls = sum(unicodedata.category(c) == "Cc" and c not in "\t\r\n\x0b\x0c\x85" for c in sample)
    if controls > len(sample) * 0.05:
        raise DecodeError("binary", "The file is full of control characters: it is binary, not text.")
    if not text.strip():
        raise DecodeError("empty", "The file holds only blanks.")
    return Decoded(text, _SHOWN.get(encoding, encoding))
