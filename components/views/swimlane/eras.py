"""The eras behind the lanes of a picture, with strips above the lanes for their titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.layout import bars
from components.layout.eras import STRIP, TITLE
from components.layout.reports import until
from components.layout.shape import clip, shape
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

ENDS: Mapping[End, EraEnd] = {"cut": "cut", "arrow": "arrow", "unknown": "unknown"}  # any other end is "known"
PAD = 6.0  # px between a strip's ends and its title
SIGN = 12.0  # px more for a question mark or an arrow
SHORTEST = 24.0  # px that a shortened title needs at least


@dataclass(frozen=True)
class Backdrop:
    """The eras in sight from left to right, each with its shape and the line of its strip (0 at the top), and the
    number of eras out of sight."""

    eras: tuple[tuple[Event, Shape, int], ...] = ()
    outside: int = 0

    @property
    def height(self) -> float:
        """The px that the strips with titles take above the lanes."""
        return STRIP * max((line + 1 for _, _, line in self.eras), default=0)

    def marks(self, top: float, bottom: float) -> tuple[Era, ...]:
        """The marks of the eras behind lanes from `top` to `bottom` px."""
        first = top - self.height
        return tuple(
            _mark(event, shape, first + (line + 0.5) * STRIP, bottom, number % 2)
            for number, (event, shape, line) in enumerate(self.eras)
        )


def backdrop(source: EventSource, facts: prepare.Facts, viewport: Viewport | None) -> Backdrop:
    """The eras of a picture; none without a viewport."""
    store, rows = source.eras()
    if viewport is None or not len(rows):
        return Backdrop()
    in_sight = rows[reaches(store.dates, rows, viewport)]
    last = np.maximum(until(store, in_sight), facts.now).tolist()
    shapes = [
        clip(shape(store.dates, row, known, viewport.x, viewport.left, viewport.right), viewport.left, viewport.right)
        for row, known in zip(in_sight.tolist(), last, strict=True)
    ]
    order = sorted(range(len(in_sight)), key=lambda k: (shapes[k].left, -shapes[k].right))
    spans = [_span(shapes[k]) for k in order]
    left, right = (np.array(side) for side in zip(*spans, strict=True)) if spans else (np.zeros(0),) * 2
    lines = bars.rows(left, bars.right_ends(left, right, viewport.touch)).tolist()
    eras = ((store.event(int(in_sight[k])), shapes[k], line) for k, line in zip(order, lines, strict=True))
    return Backdrop(tuple(eras), len(rows) - len(in_sight))


def _span(shape: Shape) -> tuple[float, float]:
    """The px of an era that no other strip of its line may touch: from the middle of an inexact beginning to that of an
    inexact end, so that two eras that meet within one year share a line."""
    start, end = shape.solid or (shape.left, shape.right)
    known = "round"  # the end of a date that is known to the day, month or year
    return (
        (shape.left + start) / 2 if shape.left_end == known else shape.left,
        (shape.right + end) / 2 if shape.right_end == known else shape.right,
    )


def _mark(event: Event, shape: Shape, y: float, bottom: float, shade: int) -> Era:
    ends = ENDS.get(shape.left_end, "known"), ENDS.get(shape.right_end, "known")
    start, end = _span(shape)
    left_pad, right_pad = (PAD + SIGN * (form in ("arrow", "unknown")) for form in ends)
    room = end - right_pad - (start + left_pad)
    words = shorten(event.title, room, TITLE) if room >= min(SHORTEST, width(event.title, TITLE) + 1) else ""
    left, right = round(shape.left, 2), round(shape.right, 2)
    solid = (round(shape.solid[0], 2), round(shape.solid[1], 2)) if shape.solid else None
    if shape.kind != "lasted":  # one date, such as a year or a century: all of it belongs to the era
        solid = left, right
    middle = round((start + left_pad + end - right_pad) / 2, 2)
    return Era(event.id, left, right, round(y, 2), bottom, shade, solid, words, middle, *ends)
