"""One way of writing for every text: normal form, spaces, line ends, tone marks."""

import re
import unicodedata

import polars as pl

# Zero-width characters, soft hyphens, direction marks, byte order marks, control characters but line ends and tabs.
_INVISIBLE = (
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_STRAY_MARK = "[\u0300-\u036f]"  # what is left of them after composition belongs to no letter
_LINE_END = "\r\n?|[\u0085\u2028\u2029]"
_SPACE = r"[\t\x0b\x0c\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
# Characters that need no mending: text without any other, which is nearly all, is looked at once and left alone.
_SAFE = (
    r"\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff"
    r"\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u2125\u2130-\u2adb"
)
_UNSAFE = f"[^{_SAFE}]"
_LOOSE = "  | \n|\n |^ | $"

# Both styles, "hòa" and "hoà", are correct; the first is ten times as frequent in news. Only an open "oa", "oe", "uy"
# differs ("hoàn" does not), and "uy" after q is no such vowel ("quý").
_TONED = "àáảãạèéẻẽẹỳýỷỹỵ"
_NEW_STYLE = "(?i)(?:[oô]?o[àáảãạèéẻẽẹ]|[^q]u[ỳýỷỹỵ]|^u[ỳýỷỹỵ])(?:\\P{L}|$)"
_NEW_STYLE_SYLLABLE = re.compile(
    rf"([oO])([{_TONED[:10]}{_TONED[:10].upper()}])(?![^\W\d_])"
    rf"|(?<![qQ])([uU])([{_TONED[10:]}{_TONED[10:].upper()}])(?![^\W\d_])"
)


def normalize(text: pl.Series) -> pl.Series:
    """Write every text in one way; line ends stay, so do all words. Doing it twice changes nothing more."""
    return squeeze(clean_characters(text))


def clean_characters(text: pl.Series) -> pl.Series:
    """Mend characters only: runs of spaces, which hint at borders in scraped texts, stay."""
    hit = text.str.contains(_UNSAFE).fill_null(value=False)
    if hit.any():
        rows = hit.arg_true()
        text = text.scatter(rows, _mended(text.gather(rows)))
    return _one_tone_style(text)


def _mended(text: pl.Series) -> pl.Series:
    text = text.str.replace_all(_LINE_END, "\n").str.replace_all(_INVISIBLE, "").str.normalize("NFC")
    text = text.str.replace_all(_STRAY_MARK, "").str.normalize("NFC")
    return text.str.replace_all(_SPACE, " ")


def squeeze(text: pl.Series) -> pl.Series:
    """One space between words, none at the edges of lines."""
    hit = text.str.contains(_LOOSE).fill_null(value=False)
    if not hit.any():
        return text
    rows = hit.arg_true()
    squeezed = text.gather(rows).str.replace_all(" {2,}", " ").str.replace_all(" ?\n ?", "\n").str.strip_chars(" ")
    return text.scatter(rows, squeezed)


def _one_tone_style(text: pl.Series) -> pl.Series:
    hit = text.str.contains(_NEW_STYLE).fill_null(value=False)
    if not hit.any():
        return text
    rows = hit.arg_true()
    return text.scatter(rows, [_NEW_STYLE_SYLLABLE.sub(_move_tone, value) for value in text.gather(rows)])


def _move_tone(syllable: re.Match[str]) -> str:
    first, second = syllable.group(1) or syllable.group(3), syllable.group(2) or syllable.group(4)
    plain, tone = unicodedata.normalize("NFD", second)[0], unicodedata.normalize("NFD", second)[1]
    return unicodedata.normalize("NFC", first + tone) + plain
