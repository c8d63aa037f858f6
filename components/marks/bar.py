"""The bar of a histogram: a rectangle in the colour of its group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.language import message
from components.marks.ink import Ink, Stroke, Style, box
from components.marks.kind import Entry, counting_kind
from components.marks.palette import Palette, alpha
from components.scene import GREY, Bar

if TYPE_CHECKING:
    from components.scene import Box

FILL = 0.85  # opacity: guide lines shine through
GAP = 0.75  # px left free on either side of a bar
ROOM = 4.0  # px of a bar from which on it has this gap


def _paint(mark: Bar, palette: Palette) -> list[Ink]:
    gap = GAP if mark.right - mark.left >= ROOM else 0.0
    outline = box(mark.left + gap, mark.top, mark.right - gap, mark.bottom)
    return [Stroke(outline, Style(fill=palette.paper)), Stroke(outline, Style(fill=alpha(palette.hue(mark.hue), FILL)))]


def _box(mark: Bar) -> Box:
    return mark.left, mark.top, mark.right, mark.bottom


def _sample(x: float, y: float, palette: Palette) -> list[Ink]:
    return [Stroke(box(x - 5.0, y - 5.0, x + 5.0, y + 5.0), Style(fill=alpha(palette.hue(GREY), FILL)))]


KIND = counting_kind(Bar, _paint, _box, Entry("bar", message("events"), _sample))
