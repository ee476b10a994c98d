"""Bytes of an input to text: the encodings in which Vietnamese articles come."""

import codecs
import unicodedata
from dataclasses import dataclass
from typing import Literal

DecodeReason = Literal["empty", "binary", "encoding"]

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 4096
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"Rar!")
# Marks that Vietnamese is full of; of French and the like it is told by the second kind.
_MARKS = frozenset("đĐ\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
_OWN_MARKS = frozenset("đĐ\u0309\u031b\u0323")


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

    Byte order marks win over the declaration, the declaration over what the bytes look like.
    """
    if not content.strip():
        raise DecodeError("empty", "The file is empty.")
    if content.startswith(_MAGIC):
        raise DecodeError("binary", "The file is binary, not text. Give the article as .txt, .html or .json.")
    for encoding in _candidates(content, declared):
        text = _read(content, encoding)
        if text is not None:
            return _checked(text, encoding)
    raise DecodeError("encoding", "The bytes are neither UTF-8, UTF-16 nor windows-1258. Save the file as UTF-8.")


def _candidates(content: bytes, declared: str | None) -> list[str]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return [encoding]
    guessed = _utf16_without_bom(content)
    if guessed:
        return [guessed]
    return [*([declared] if declared else []), "utf-8", "windows-1258"]


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
    if encoding.replace("-", "").lower() in {"windows1258", "cp1258"}:
        text = unicodedata.normalize("NFC", text)  # its tone marks stand apart from their letters
        return text if _looks_vietnamese(text) or encoding != "windows-1258" else None
    return text


def _looks_vietnamese(text: str) -> bool:
    """Almost any bytes can be read as windows-1258, so the letters must look like Vietnamese."""
    sample = unicodedata.normalize("NFD", text[:_SAMPLE])
    letters = sum(c.isalpha() for c in sample)
    marks = [c for c in sample if c in _MARKS]
    controls = sum(unicodedata.category(c) == "Cc" and c not in "\t\r\n" for c in sample)
    return not controls and len(marks) > letters * 0.1 and not _OWN_MARKS.isdisjoint(marks)


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
    return Decoded(text, "utf-8" if encoding == "utf-8-sig" else encoding.lower())
