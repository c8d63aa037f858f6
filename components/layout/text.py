"""Widths of texts without a browser, and texts shortened or wrapped to a width.

Widths are the sum of the advances in the bundled Noto Sans, which has no kerning and no ligatures, so they are exact
wherever that font is used. For characters it lacks (Korean, Arabic, emoji …) they are those usual in other fonts,
rather too wide than too narrow.
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
_SIGNS = "/_-.:;,&=?|+"  # in long words
_LEAST = 3  # letters of a word that is parted on either line, where it has so many
_LONG = 200  # characters
_ISOLATES = "\u2066\u2067\u2068"  # Unicode's signs before a text with a direction of its own


def covers(character: str) -> bool:
    """Whether the bundled fonts have this character; others are drawn with fonts of the computer."""
    return character in _advances(False, False) or not character.isprintable()


def width(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """The width (px) of one line of `text` at a font size of `size` px."""
    return _ems(text, bold, italic) * size


def _kept(measure: Callable[[str, *Ts], T]) -> Callable[[str, *Ts], T]:
    """The same measure, its results kept: a title is measured a dozen times before its place is found. Those of very
    long texts are not."""
    cached = lru_cache(maxsize=8192)(measure)

    def measured(text: str, *how: *Ts) -> T:
        return cached(text, *how) if len(text) <= _LONG else measure(text, *how)

    return measured


@_kept
def _ems(text: str, bold: bool, italic: bool) -> float:
    """The width of a text in em."""
    return sum(map(_advances(bold, italic).__getitem__, text))


def shorten(text: str, max_width: float, size: float, bold: bool = False) -> str:
    """The `text` if it fits into `max_width` px, else its beginning and "…", else "" if fewer than about six letters
    would be left. The cut is between words if that keeps more than half of what fits."""
    if width(text, size, bold) <= max_width:
        return text
    ends = _ends(text, size, bold)
    fits = _fitting(text, ends, max_width - width(ELLIPSIS, size, bold))
    space = text.rfind(" ", 0, fits + 1)
    start = text[: space if space > fits / 2 else fits].rstrip(" ,;:.–—-(/")
    if len(start) < 6 and width(start, size, bold) < 3 * size:
        return ""
    return _closed((start + ELLIPSIS,))[0]


def wrap(
    text: str, max_width: float, size: float, lines: int, bold: bool = False, parted: bool = False
) -> tuple[str, ...]:
    """The `text` in at most `lines` lines of at most `max_width` px, broken between words; the last line is shortened.

    A word wider than a line ends the text there, cut short, unless its script breaks anywhere (Chinese, Korean …) or
    words may be `parted`: behind a sign such as "/" or "_" if there is one, else with a hyphen. Empty where nothing
    sensible fits.
    """
    rest = " ".join(text.split())
    done: list[str] = []
    while rest and len(done) < lines - 1:
        ends = _ends(rest, size, bold)
        if ends[-1] <= max_width:
            break
        fits = _fitting(rest, ends, max_width)
        space = rest.rfind(" ", 0, fits + 1)
        if rest[space + 1 :].startswith(ELLIPSIS):  # it stands behind what it cuts short
            space = rest.rfind(" ", 0, max(space, 0))
        if space <= 0 and not parted and unicodedata.east_asian_width(rest[fits]) not in "WF":
            break
        cut, hyphen = (space, "") if space > 0 else (fits, "")
        if space <= 0 and parted:
            cut, hyphen = _part(rest, ends, max_width, width("-", size, bold))
        if cut == 0:
            break
        done.append(rest[:cut] + hyphen)
        rest = rest[cut:].lstrip()
    last = shorten(rest, max_width, size, bold) if lines > 0 else ""
    return _closed((*done, last)) if last else ()


def ending(text: str, max_width: float, size: float, bold: bool = False) -> str:
    """The end of `text`, as much as has room behind an ellipsis."""
    start = next(at for at in range(len(text) + 1) if width(ELLIPSIS + text[at:], size, bold) <= max_width)
    space = text.find(" ", start)
    return ELLIPSIS + text[space + 1 if 0 <= space - start < (len(text) - start) / 2 else start :]


def _part(text: str, ends: Sequence[float], max_width: float, hyphen: float) -> tuple[int, str]:
    """Where to part the first word of a text, which is wider than `max_width`, and what its line then ends with: behind
    its last sign if that is far enough, else between letters, with a hyphen (of that width, px) in scripts that have
    capitals, which are those that hyphenate."""
    fits = _fitting(text, ends, max_width)
    at = max((at + 1 for at, letter in enumerate(text[:fits]) if letter in _SIGNS), default=0)
    if 2 * at > fits:
        return at, ""
    most = len(text.partition(" ")[0]) - _LEAST
    shorter = _fitting(text, ends, min(max_width - hyphen, ends[most - 1] if most >= _LEAST else max_width))
    hyphenates = shorter > 0 and _has_case(text[shorter - 1]) and _has_case(text[shorter])
    return (shorter, "-") if hyphenates else (fits, "")


def _has_case(character: str) -> bool:
    return character.lower() != character.upper()


def _closed(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines of one text, each with the writing direction that it had there: isolates are closed at the end of a line
    and reopened in the next."""
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


@_kept
def _ends(text: str, size: float, bold: bool) -> tuple[float, ...]:
    """The end of each character, in px."""
    return tuple([end * size for end in accumulate(map(_advances(bold, False).__getitem__, text))])


def _fitting(text: str, ends: Sequence[float], max_width: float) -> int:
    """The number of characters that fit, never separating a letter from its accents or the parts of an emoji."""
    fits = bisect_right(ends, max_width)
    while 0 < fits < len(text) and (_joins(text[fits]) or text[fits - 1] == "\u200d"):
        fits -= 1
    return fits


def _joins(character: str) -> bool:
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
        # Numbers in place of the glyphs' names, which nobody asks for: to read these costs most of all.
        font.setGlyphOrder([str(glyph) for glyph in range(font["maxp"].numGlyphs)])
        em: int = font["head"].unitsPerEm
        metrics: dict[str, tuple[int, int]] = font["hmtx"].metrics
        return _Advances({chr(code): metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()})
