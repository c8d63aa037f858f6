"""The heading: title, subtitle and legend above the lanes, wrapped to the width, each line with its position; and the
room for the words of reference lines below it."""

from __future__ import annotations

from collections.abc import Sequence

from components.layout.text import width, wrap
from components.scene import Heading, Key, Symbol

TITLE = 22.0  # px of the type of titles,
SUBTITLE = 13.5  # of subtitles,
KEY = 11.5  # of the legend,
REFERENCE = 12.0  # of reference lines,
ZONE = 10.5  # and of the zone's name at the left of the axis
ZONE_LEFT = 32.0  # px from the left of the picture to the zone's name
EDGE = 18.0  # px left and right of all text
TOP = 20.0  # px above it,
BOTTOM = 14.0  # and from the middle of its last line to the end of the picture
SYMBOL = 9.0  # px from the middle of a symbol of the legend to its left and right end,
SYMBOL_WORDS = 17.0  # and to its words
BETWEEN = 20.0  # px between two entries of the legend
KEY_LINE = 22.0  # px of a line of the legend,
KEY_MIDDLE = 12.0  # from its top to its middle
REFERENCE_LINE = 15.0  # px from a line of words of references to the next,
REFERENCE_WORDS = 14.0  # from the lanes, with the eras above them, up to the middle of the lowest,
REFERENCE_GAP = 21.0  # and from the heading to the highest
RISE = 4.0  # px by which reference lines begin above the lanes and eras

Explained = tuple[Symbol, str]  # a symbol of the legend, and what it means


def heading(
    title: str, subtitle: str, symbols: Sequence[Explained], wide: float, brief: bool = False
) -> tuple[Heading, tuple[Key, ...], float]:
    """The heading, the entries of the legend, and the y (px) at which both end, for a picture `wide` px wide. The
    legend explains `symbols`; it is at the right if it fits beside title and subtitle, else below them. A `brief`
    heading has one line for the title, at most two for the subtitle, and no legend."""
    symbols = () if brief else symbols
    legend = sum(_entry_width(symbol) for symbol in symbols) - BETWEEN
    titles = wrap(title, wide - 2 * EDGE, TITLE, 1 if brief else 3, bold=True)
    subtitles = wrap(subtitle, wide - 2 * EDGE, SUBTITLE, 2 if brief else 4)
    longest = max(
        [*(width(text, TITLE, bold=True) for text in titles), *(width(text, SUBTITLE) for text in subtitles), 0.0]
    )
    beside = bool(symbols) and len(titles) == 1 and longest + legend + 4 * EDGE <= wide
    y, title_lines = TOP, []
    for text in titles:
        y += TITLE * 1.12
        title_lines.append((text, round(y - TITLE * 0.12, 2)))
    first = title_lines[0][1] if title_lines else TOP
    subtitle_lines = []
    y += 6.0 if titles else 0.0
    for text in subtitles:
        y += SUBTITLE * 1.4
        subtitle_lines.append((text, round(y - SUBTITLE * 0.2, 2)))
    if beside:
        keys = _row(symbols, wide - EDGE - legend, first + 8.0)
    else:
        keys, y = _rows(symbols, wide, y + 10.0)
    return Heading(tuple(title_lines), tuple(subtitle_lines)), keys, y


def room_above_lanes(references: int) -> float:
    """The px between heading and lanes: a line for the words of each reference line, for one at least. All count, in
    sight or not, so that nothing jumps while the window moves."""
    return REFERENCE_GAP + REFERENCE_LINE * max(1, references)


def _entry_width(symbol: Explained) -> float:
    """The px of an entry of the legend, with the gap after it."""
    return SYMBOL + SYMBOL_WORDS + width(symbol[1], KEY) + BETWEEN


def _row(symbols: Sequence[Explained], x: float, y: float) -> tuple[Key, ...]:
    """The legend in one line, from `x` px on."""
    keys = []
    for symbol in symbols:
        keys.append(Key(symbol[0], round(x + SYMBOL, 2), y, symbol[1]))
        x += _entry_width(symbol)
    return tuple(keys)


def _rows(symbols: Sequence[Explained], wide: float, y: float) -> tuple[tuple[Key, ...], float]:
    """The legend in as many lines as it needs, from the left, and the y (px) at which it ends."""
    keys: tuple[Key, ...] = ()
    line: list[Explained] = []
    for symbol in symbols:
        if line and sum(map(_entry_width, (*line, symbol))) - BETWEEN > wide - 2 * EDGE:
            keys, line, y = (*keys, *_row(line, EDGE, y + KEY_MIDDLE)), [], y + KEY_LINE
        line.append(symbol)
    if line:
        keys, y = (*keys, *_row(line, EDGE, y + KEY_MIDDLE)), y + KEY_LINE
    return keys, y
