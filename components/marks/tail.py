"""The mark of a possible period without a known end: a dotted line to the edge of the axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.marks.ink import DOTTED, Ink, Stroke, Style
from components.marks.kind import Kind
from components.marks.palette import Palette, alpha
from components.scene import Tail

if TYPE_CHECKING:
    from components.scene import Box

WIDTH = 2.0  # px
HIT = 5.0  # px above and below it that answer to the pointer


def _paint(mark: Tail, palette: Palette) -> list[Ink]:
    style = Style(line=alpha(palette.hue(mark.hue), 0.75), width=WIDTH, dash=DOTTED)
    return [Stroke(((mark.left_x, mark.y), (mark.right_x, mark.y)), style)]


def _box(mark: Tail) -> Box:
    return mark.left_x, mark.y - HIT, mark.right_x, mark.y + HIT


KIND = Kind(Tail, _paint, box=_box, ring=lambda _: None, symbols=lambda _: ("by",))
