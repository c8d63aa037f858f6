"""The mark of an event without a place on the axis, in the gutter: a diamond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.language import message
from components.layout.undated import CORNER
from components.marks.ink import DASHED, Ink, Style, Words, diamond
from components.marks.kind import (
    LINE,
    POSSIBLE_FILL,
    Entry,
    Kind,
    box_around,
    dash,
    fill,
    fixed_to_page,
    question_diamond,
    status_signs,
    symbols,
)
from components.marks.palette import Palette, alpha
from components.scene import GREY, Diamond

if TYPE_CHECKING:
    from components.scene import Point

REACH = 10.0  # px from its middle to a corner


def _paint(mark: Diamond, palette: Palette) -> list[Ink]:
    hue = palette.hue(mark.hue)
    if mark.status == "conditional":
        return question_diamond(mark.x, mark.y, CORNER, hue, palette, page=True)
    style = Style(fill(hue, mark.status, POSSIBLE_FILL), hue, LINE, dash(mark.status))
    x, y = mark.x, mark.y
    corners: tuple[Point, ...] = ((x, y - REACH), (x + REACH, y), (x, y + REACH), (x - REACH, y), (x, y - REACH))
    return [diamond(x, y, REACH, style, True), *map(fixed_to_page, status_signs(corners, mark.status, hue, palette))]


def _sample(x: float, y: float, palette: Palette) -> list[Ink]:
    return [
        diamond(x, y, 9.5, Style(alpha(palette.hue(GREY), 0.07), palette.hue(GREY), 1.5, DASHED)),
        Words(x, y, "?", 10.0, palette.muted, "center", bold=True),
    ]


KIND = Kind(
    Diamond,
    _paint,
    box=lambda mark: box_around(mark.x, mark.y, CORNER if mark.status == "conditional" else REACH),
    ring=lambda mark: (mark.x, mark.y),
    symbols=lambda mark: symbols(mark.status),
    legend=(Entry("conditional", message("conditional"), _sample), Entry("undated", message("no date"), _sample)),
    on_page=True,
)
