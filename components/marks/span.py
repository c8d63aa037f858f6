"""The mark of a period: translucent if the event happened at some time within it, solid if it lasted throughout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from components.language import message
from components.layout.bars import SIZES
from components.layout.heading import SYMBOL
from components.layout.shape import INSET, SOFT
from components.marks.ink import DOTTED, End, Ink, Stroke, Style, Words, bar, box
from components.marks.kind import LIMIT, LINE, POSSIBLE_FILL, QUESTION, Entry, Kind, dash, fill, status_signs, symbols
from components.marks.palette import Palette, alpha
from components.scene import GREY, Span, SpanEnd

if TYPE_CHECKING:
    from components.scene import Box, Point, Symbol

HEIGHT = SIZES[0].bar  # px, if there is room
LASTED_CORNER = 3.5  # px of the radius of the round ends of an event that lasted
CORNER = 6.5  # px of the radius of other round ends
ENDS: Mapping[SpanEnd, End] = {"round": "round", "arrow": "point", "cap": "flat", "fade": "flat", "flat": "flat"}
APART = 2.5  # px of paper between two spans that touch
CAP = 4.0  # px that the line of a known limit stands out above and below


def _paint(mark: Span, palette: Palette) -> list[Ink]:
    hue = palette.hue(mark.hue)
    top, bottom = mark.y - mark.height / 2, mark.y + mark.height / 2
    lasted = mark.kind == "lasted"
    gap = APART * (lasted and mark.right == "round" and mark.right_x - mark.left_x > 2 * APART)
    right_x = mark.right_x - gap
    corner = LASTED_CORNER if lasted else CORNER
    outline = bar(mark.left_x, top, right_x, bottom, corner, ENDS[mark.left], ENDS[mark.right])
    ink: list[Ink] = [Stroke(outline, Style(fill=palette.paper))]
    if "fade" in (mark.left, mark.right):
        ink += _gradient(mark, hue)
    else:
        line = DOTTED if mark.doubt.uncertain else dash(mark.status)
        share = 0.0 if mark.doubt.bare else POSSIBLE_FILL if mark.kind == "sometime" else 1.0
        inside = fill(hue, mark.status, share)
        thin = mark.height < HEIGHT  # a full outline would cover all of it
        ink.append(Stroke(outline, Style(inside, hue, min(LINE, mark.height / 8) if thin else LINE, line)))
    if mark.doubt.approximate:
        ink += [_haze(mark.left_x, -1, mark, hue), _haze(mark.right_x, 1, mark, hue)]
    if mark.status == "conditional":
        ink.append(Words((mark.left_x + mark.right_x) / 2, mark.y, "?", QUESTION, palette.text, "center", bold=True))
    ink += status_signs(outline, mark.status, hue, palette)
    return ink + [
        _cap(x, mark, hue) for x, end in ((mark.left_x, mark.left), (mark.right_x, mark.right)) if end == "cap"
    ]


def _gradient(mark: Span, hue: str) -> list[Ink]:
    """A fade towards the open side; towards the left if both are open."""
    top, bottom = mark.y - mark.height / 2, mark.y + mark.height / 2
    full = alpha(hue, 0.5 if mark.status == "occurred" else 0.2)
    none = alpha(hue, 0.0)
    style = Style(fill=none, towards=full) if mark.left == "fade" else Style(fill=full, towards=none)
    return [Stroke(box(mark.left_x, top, mark.right_x, bottom), style)]


def _cap(x: float, mark: Span, hue: str) -> Ink:
    """The line of a known limit, standing out above and below the span."""
    half = mark.height / 2 + CAP
    return Stroke(((x, mark.y - half), (x, mark.y + half)), Style(line=hue, width=LIMIT))


def _haze(x: float, direction: int, mark: Span, hue: str) -> Ink:
    """The fade beyond the end of an approximate date, to the left (`direction` -1) or right (1)."""
    top, bottom = mark.y - mark.height / 2, mark.y + mark.height / 2
    left, right = sorted((x, x + direction * SOFT))
    full, none = alpha(hue, 0.4), alpha(hue, 0.0)
    return Stroke(
        box(left, top, right, bottom), Style(full, towards=none) if direction > 0 else Style(none, towards=full)
    )


def _box(mark: Span) -> Box:
    beyond = SOFT if mark.doubt.approximate else 0.0
    half = mark.height / 2 + (CAP if "cap" in (mark.left, mark.right) else 0.0)
    return mark.left_x - beyond, mark.y - half, mark.right_x + beyond, mark.y + half


def _ring(mark: Span) -> Point:
    """The place of the selection ring: inside the start, or inside the end if the start is open."""
    return (mark.right_x - INSET if mark.left == "fade" else mark.left_x + INSET), mark.y


def _symbols(mark: Span) -> tuple[Symbol, ...]:
    """The legend entries; a span that fades on both sides needs two: some time within, and by."""
    found = symbols(mark.status, mark.doubt)
    if mark.kind == "lasted":
        return (*found, "lasted")
    found = (*found, "sometime") if "fade" not in (mark.left, mark.right) or mark.left == mark.right else found
    return (*found, "by") if "fade" in (mark.left, mark.right) else found


def _sometime(x: float, y: float, palette: Palette) -> list[Ink]:
    return _paint(Span("", x - SYMBOL, x + SYMBOL, y, 12.0, GREY, "sometime"), palette)


def _by(x: float, y: float, palette: Palette) -> list[Ink]:
    return _paint(Span("", x - SYMBOL, x + SYMBOL, y, 10.0, GREY, "sometime", "fade", "cap"), palette)


def _lasted(x: float, y: float, palette: Palette) -> list[Ink]:
    return [Stroke(bar(x - SYMBOL, y - 4.5, x + SYMBOL, y + 4.5, 4.0), Style(fill=palette.hue(GREY)))]


def _planned(x: float, y: float, palette: Palette) -> list[Ink]:
    return _paint(Span("", x - SYMBOL, x + SYMBOL, y, 13.0, GREY, "sometime", status="expected"), palette)


KIND = Kind(
    Span,
    _paint,
    box=_box,
    ring=_ring,
    symbols=_symbols,
    legend=(
        Entry("sometime", message("some time within"), _sometime),
        Entry("by", message("by, or from"), _by),
        Entry("lasted", message("lasted"), _lasted),
        Entry("planned", message("scheduled, expected"), _planned),
    ),
)
