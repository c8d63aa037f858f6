"""A cluster of events that are too close to be drawn separately: a disc or a span with their number in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.language import message
from components.layout.heading import SYMBOL
from components.layout.mark_cells import RADIUS
from components.marks.ink import Ink, Stroke, Style, Words, bar, disc
from components.marks.kind import LINE, Aggregate, Entry, counting_kind
from components.marks.palette import Palette, alpha
from components.marks.span import CORNER, HEIGHT
from components.scene import GREY, Cluster

if TYPE_CHECKING:
    from components.scene import Box

PAPER = 0.6  # px around a disc
_LONG = 4  # letters from which on the number is smaller, or it would touch the ring
FILL = 0.08, 0.5  # opacity of a cluster of few events, and of the fullest one in the picture


def _paint(mark: Cluster, palette: Palette) -> list[Ink]:
    hue = palette.hue(mark.hue)
    style = Style(alpha(hue, FILL[0] + (FILL[1] - FILL[0]) * mark.share), hue, LINE)
    text = _short(mark.count)
    count = Words(mark.x, mark.y, text, 10.5 if len(text) < _LONG else 9.5, palette.text, "center")
    if not mark.half:
        paper = disc(mark.x, mark.y, RADIUS, Style(fill=palette.paper))
        return [paper, disc(mark.x, mark.y, RADIUS - PAPER, style), count]
    left, top, right, bottom = _box(mark)
    outline = bar(left, top, right, bottom, CORNER)
    return [Stroke(outline, Style(fill=palette.paper)), Stroke(outline, style), count]


def _short(count: int) -> str:
    """The number in at most four letters, up to 999 million: 940, 1.2k, 35k, 999k, 1.2M, 35M."""
    for unit, name in ((1e6, "M"), (1e3, "k")):
        if count >= 0.9995 * unit:
            return f"{count / unit:.1f}{name}" if count < 9.95 * unit else f"{count / unit:.0f}{name}"
    return str(count)


def _box(mark: Cluster) -> Box:
    across, down = (mark.half, HEIGHT / 2) if mark.half else (RADIUS, RADIUS)
    return mark.x - across, mark.y - down, mark.x + across, mark.y + down


def _sample(x: float, y: float, palette: Palette) -> list[Ink]:
    return [
        disc(x, y, SYMBOL, Style(alpha(palette.hue(GREY), 0.18), palette.hue(GREY), 1.5)),
        Words(x, y, "12", 8.5, palette.text, "center"),
    ]


KIND = replace(
    counting_kind(Cluster, _paint, _box, Entry("cluster", message("several events"), _sample)),
    aggregate=lambda mark: Aggregate(mark.words, mark.first, mark.last, mark.inseparable),
)
