"""The eras behind the lanes of a picture: those in sight, and the strips above the lanes with their titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.layout import bars
from components.layout.eras import STRIP, TITLE
from components.layout.reports import until
from components.layout.shape import clipped, shape
from components.layout.text import shorten, width
from components.scene import Era, EraEnd
from components.views.swimlane.items import reaches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.layout.scale import Viewport
    from components.layout.shape import End, Shape
    from components.layout.source import EventSource
    from components.model import Event
    from components.views.shared import prepare

ENDS: Mapping[End, EraEnd] = {"cut": "cut", "arrow": "arrow", "unknown": "unknown"}  # all others are known
PAD = 6.0  # px between a strip's ends and its title
SIGN = 12.0  # and more where a question mark or an arrow stands
SHORTEST = 24.0  # px of a title that is still one


@dataclass(frozen=True)
class Backdrop:
    """The eras in sight from left to right, each with its shape and the line of its strip; `outside` counts those out
    of sight."""

    seen: tuple[tuple[Event, Shape, int], ...] = ()
    outside: int = 0

    @property
    def height(self) -> float:
        """The px that the strips with titles take above the lanes."""
        return STRIP * max((line + 1 for _, _, line in self.seen), default=0)

    def marks(self, top: float, bottom: float) -> tuple[Era, ...]:
        """The marks behind lanes from `top` to `bottom` px."""
        first = top - self.height
        return tuple(
            _mark(event, of, first + (line + 0.5) * STRIP, bottom, number % 2)
            for number, (event, of, line) in enumerate(self.seen)
        )


def backdrop(source: EventSource, facts: prepare.Facts, viewport: Viewport | None) -> Backdrop:
    """The eras in sight of a picture."""
    store, rows = source.eras()
    if viewport is None or not len(rows):
        return Backdrop()
    there = rows[reaches(store.dates, rows, viewport)]
    last = np.maximum(until(store, there), facts.now).tolist()
    shapes = [
        clipped(
            shape(store.dates, row, known, viewport.x, viewport.left, viewport.right), viewport.left, viewport.right
        )
        for row, known in zip(there.tolist(), last, strict=True)
    ]
    order = sorted(range(len(there)), key=lambda k: (shapes[k].left, -shapes[k].right))
    sure = [_middles(shapes[k]) for k in order]
    left, right = (np.array(side) for side in zip(*sure, strict=True)) if sure else (np.zeros(0),) * 2
    lines = bars.rows(left, bars.shortened(left, right, viewport.touch)).tolist()
    seen = ((store.event(int(there[k])), shapes[k], line) for k, line in zip(order, lines, strict=True))
    return Backdrop(tuple(seen), len(rows) - len(there))


def _middles(of: Shape) -> tuple[float, float]:
    """The px of each era between which no other era's strip may begin: two eras that meet within a common year of
    inexact dates share a line."""
    start, end = of.solid or (of.left, of.right)
    known = "round"  # on both sides of what is told to the day, the month or the year
    return (
        (of.left + start) / 2 if of.left_end == known else of.left,
        (of.right + end) / 2 if of.right_end == known else of.right,
    )


def _mark(event: Event, of: Shape, y: float, bottom: float, shade: int) -> Era:
    ends = ENDS.get(of.left_end, "known"), ENDS.get(of.right_end, "known")
    start, end = _middles(of)
    low, high = (PAD + SIGN * (side in ("arrow", "unknown")) for side in ends)
    room = end - high - (start + low)
    words = shorten(event.title, room, TITLE) if room >= min(SHORTEST, width(event.title, TITLE) + 1) else ""
    solid = (round(of.solid[0], 2), round(of.solid[1], 2)) if of.solid else None
    if of.kind != "lasted":  # a whole year or century, told by one date
        solid = (round(of.left, 2), round(of.right, 2))
    middle = round((start + low + end - high) / 2, 2)
    return Era(event.id, round(of.left, 2), round(of.right, 2), round(y, 2), bottom, shade, solid, words, middle, *ends)
