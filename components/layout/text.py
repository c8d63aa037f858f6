"""Widths of texts without a browser, and texts shortened or wrapped to a width.

A width is the sum of the characters' advances in the bundled Noto Sans, which has no kerning and no ligatures. So it is
exact wherever that font is used. For characters that it lacks (Korean, Arabic, emoji …) it is that usual in other
fonts, rather too wide than too narrow.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from components.language import POP_ISOLATE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

FAMILY = (
    '"Noto Sans", "Open Sans", "Segoe UI", "Helvetica Neue", Arial, '
    '"Noto Sans CJK KR", "Noto Sans CJK JP", "Noto Sans CJK SC", "Malgun Gothic", "Apple SD Gothic Neo", '
    '"Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai", sans-serif'
)
_FOLDER = Path(__file__).parent / "fonts"
FONTS = {  # (bold, italic) → file; there is no bold italic, bold stands in
    (False, False): _FOLDER / "NotoSans-Regular.ttf",
    (True, False): _FOLDER / "NotoSans-Bold.ttf",
    (False, True): _FOLDER / "NotoSans-Italic.ttf",
    (True, True): _FOLDER / "NotoSans-Bold.ttf",
}
ELLIPSIS = "…"
_SIGNS = "/_-.:;,&=?|+"  # behind which long words may be divided
_LEAST = 3  # letters of a divided word on the second line, if it has so many
_LONG = 200  # characters: longer texts are not cached
_ISOLATES = "\u2066\u2067\u2068"  # Unicode's signs before a text with a direction of its own


def covers(character: str) -> bool:
    """Whether the bundled fonts have this character, or it cannot be seen; others are drawn with fonts of the
    computer."""
    return character in _advances(False, False) or not character.isprintable()


def width(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """The width (px) of one line of `text` at a font size of `size` px."""
    return _ems(text, bold, italic) * size


def _cached(measure: Callable[[str, *Ts], T]) -> Callable[[str, *Ts], T]:
    """The same measure with a cache, as a title is measured a dozen times before its place is found. Long texts are not
    cached."""
    cached = lru_cache(maxsize=8192)(measure)

    def measured(text: str, *options: *Ts) -> T:
        return cached(text, *options) if len(text) <= _LONG else measure(text, *options)

    return measured


@_cached
def _ems(text: str, bold: bool, italic: bool) -> float:
    """The width of a text in em."""
    return sum(map(_advances(bold, italic).__getitem__, text))


def shorten(text: str, max_width: float, size: float, bold: bool = False) -> str:
    """The `text` if it fits into `max_width` px, else its beginning and "…", else "" if fewer than about six letters
    would be left. The cut is between words if that keeps more than half of what fits."""
    if width(text, size, bold) <= max_width:
        return text
    ends = _ends(text, size, bold)
    fits = _count_fitting(text, ends, max_width - width(ELLIPSIS, size, bold))
    space = text.rfind(" ", 0, fits + 1)
    start = text[: space if space > fits / 2 else fits].rstrip(" ,;:.–—-(/")
    if len(start) < 6 and width(start, size, bold) < 3 * size:
        return ""
    return _close_isolates((start + ELLIPSIS,))[0]


def wrap(
    text: str, max_width: float, size: float, lines: int, bold: bool = False, parted: bool = False
) -> tuple[str, ...]:
    """The `text` in at most `lines` lines of at most `max_width` px, broken between words; the last line is shortened.

    A word wider than a line ends the text there, cut short, unless its script breaks anywhere (Chinese, Korean …) or
    words may be divided (`parted`): behind a sign such as "/" or "_" if there is one, else with a hyphen. Empty if the
    last line has no room even for a shortened text, or `lines` is 0.
    """
    rest = " ".join(text.split())
    done: list[str] = []
    while rest and len(done) < lines - 1:
        ends = _ends(rest, size, bold)
        if ends[-1] <= max_width:
            break
        fits = _count_fitting(rest, ends, max_width)
        space = rest.rfind(" ", 0, fits + 1)
        if rest[space + 1 :].startswith(ELLIPSIS):  # an ellipsis stays behind the word before it
            space = rest.rfind(" ", 0, max(space, 0))
        if space <= 0 and not parted and unicodedata.east_asian_width(rest[fits]) not in "WF":
            break
        cut, hyphen = (space, "") if space > 0 else (fits, "")
        if space <= 0 and parted:
            cut, hyphen = _division(rest, ends, max_width, width("-", size, bold))
        if cut == 0:
            break
        done.append(rest[:cut] + hyphen)
        rest = rest[cut:].lstrip()
    last = shorten(rest, max_width, size, bold) if lines > 0 else ""
    return _close_isolates((*done, last)) if last else ()


def ending(text: str, max_width: float, size: float, bold: bool = False) -> str:
    """An ellipsis and the end of `text`, as much as fits into `max_width` px, if possible from the beginning of a word.
    There must be room for an ellipsis."""
    start = next(k for k in range(len(text) + 1) if width(ELLIPSIS + text[k:], size, bold) <= max_width)
    space = text.find(" ", start)
    return ELLIPSIS + text[space + 1 if 0 <= space - start < (len(text) - start) / 2 else start :]


def _division(text: str, ends: Sequence[float], max_width: float, hyphen: float) -> tuple[int, str]:
    """The index at which the first word of a text, which is wider than `max_width` px, is divided, and what the line
    ends with: "-" or "". That is behind the last sign that fits, if this is beyond the middle of the line; else between
    letters, with a hyphen (`hyphen` px wide) in scripts with capitals, which are those that hyphenate. `ends` are the
    ends of the characters (px)."""
    fits = _count_fitting(text, ends, max_width)
    behind_sign = max((k + 1 for k, letter in enumerate(text[:fits]) if letter in _SIGNS), default=0)
    if 2 * behind_sign > fits:
        return behind_sign, ""
    most = len(text.partition(" ")[0]) - _LEAST
    shorter = _count_fitting(text, ends, min(max_width - hyphen, ends[most - 1] if most >= _LEAST else max_width))
    hyphenates = shorter > 0 and _has_case(text[shorter - 1]) and _has_case(text[shorter])
    return (shorter, "-") if hyphenates else (fits, "")


def _has_case(character: str) -> bool:
    """Whether a character has a capital or is one."""
    return character.lower() != character.upper()


def _close_isolates(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of one text, with the same writing directions: isolates that are open at the end of a line are closed
    there and opened again in the next."""
    if not any(sign in line for line in lines for sign in _ISOLATES):
        return tuple(lines)
    found, within = [], ""
    for line in lines:
        text = within + line
        for character in line:
            within = (
                within + character if character in _ISOLATES else within[:-1] if character == POP_ISOLATE else within
            )
        found.append(text + POP_ISOLATE * len(within))
    return tuple(found)


@_cached
def _ends(text: str, size: float, bold: bool) -> tuple[float, ...]:
    """The end of each character, in px."""
    return tuple([end * size for end in accumulate(map(_advances(bold, False).__getitem__, text))])


def _count_fitting(text: str, ends: Sequence[float], max_width: float) -> int:
    """The number of characters that fit; a letter is never separated from its accents, nor the parts of an emoji."""
    fits = bisect_right(ends, max_width)
    while 0 < fits < len(text) and (_joins(text[fits]) or text[fits - 1] == "\u200d"):
        fits -= 1
    return fits


def _joins(character: str) -> bool:
    """Whether a character belongs to the one before it: an accent, a format character, a skin colour."""
    return unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf") or "\U0001f3fb" <= character <= "\U0001f3ff"


class _Advances(dict[str, float]):
    """Each character's advance in em."""

    def __missing__(self, character: str) -> float:
        """The usual advance in fonts for other scripts; means measured over the Noto family."""
        if character.isspace():
            return self[" "]
        if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
            return 0.0
        if unicodedata.east_asian_width(character) in "WF":
            return 1.3 if character >= "\U0001f000" or "\u2300" <= character < "\u2e80" else 1.0
        if unicodedata.category(character)[0] == "S":
            return 1.0
        return 0.9 if "\u0b00" <= character < "\u0e00" else 0.7  # Tamil to Sinhala are wide; the rest 0.54 to 0.71


@cache
def _advances(bold: bool, italic: bool) -> _Advances:
    """The advances of all characters that a font has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (slow to import, and not always needed)

    with TTFont(FONTS[bold, italic], lazy=True) as font:
        # Numbers in place of the glyphs' names, which are not needed and slow to read.
        font.setGlyphOrder([str(glyph) for glyph in range(font["maxp"].numGlyphs)])
        em: int = font["head"].unitsPerEm
        metrics: dict[str, tuple[int, int]] = font["hmtx"].metrics
        return _Advances({chr(code): metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()})
