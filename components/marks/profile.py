"""The mark for the number of simultaneous events in a lane: a step area."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from components.language import message
from components.layout.heading import SYMBOL
from components.marks.ink import Ink, Stroke, Style
from components.marks.kind import Entry, Kind
from components.marks.palette import Palette, alpha
from components.scene import GREY, Profile

if TYPE_CHECKING:
    from components.scene import Box, Point

FILL = 0.6  # opacity: guide lines shine through


def _paint(mark: Profile, palette: Palette) -> list[Ink]:
    """The ink of a profile: one closed area with all its steps."""
    per_event = (mark.bottom - mark.top) / mark.most
    points: list[Point] = [(mark.steps[0][0], mark.bottom)]
    for (x, count), (end, _) in pairwise(mark.steps):
        y = round(mark.bottom - count * per_event, 2)
        points += [(x, y), (end, y)]
    points += [(mark.steps[-1][0], mark.bottom), points[0]]
    return [Stroke(tuple(points), Style(fill=alpha(palette.hue(mark.hue), FILL)))]


def _box(mark: Profile) -> Box:
    return mark.steps[0][0], mark.top, mark.steps[-1][0], mark.bottom


def _sample(x: float, y: float, palette: Palette) -> list[Ink]:
    steps = ((x - SYMBOL, 1), (x - 5.0, 2), (x - 1.0, 4), (x + 3.0, 3), (x + 6.0, 1), (x + SYMBOL, 0))
    return _paint(Profile(steps, 4, y - 6.0, y + 6.0, GREY, 0), palette)


KIND = Kind(
    Profile,
    _paint,
    box=_box,
    ring=lambda _: None,
    legend=(Entry("at once", message("how many at once"), _sample),),
    event=lambda _: "",
    symbols=lambda _: ("at once",),
    answers=lambda mark: mark.answers,
)
