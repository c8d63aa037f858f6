"""Connectors of marks: links between events, ties between the lanes of one event, stems down to the axis."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from components.language import message
from components.layout.heading import SYMBOL
from components.marks.ink import DASHED, Ink, Stroke, Style, arrowhead, curve, disc
from components.marks.kind import Entry
from components.scene import GREY

if TYPE_CHECKING:
    from components.marks.palette import Palette
    from components.scene import Axis, Link, Stem, Tie

HEAD = 11.0  # px of an arrowhead
LINK = 1.75  # px of the line of a link,
TIE = 2.0  # and of a tie


def link(link: Link, axis: Axis | None, palette: Palette) -> list[Ink]:
    """The ink of a link: a curve with an arrowhead, or the head alone if the link is very short. A link that leaves the
    time axis is fixed to the page."""
    page = axis is None or max(x for x, _ in link.path) > axis.right
    points = curve(link.path)
    loose = axis is not None and page and link.path[0][0] <= axis.right  # from the time axis into the gutter
    style = Style(line=palette.link, width=LINK, dash=DASHED if link.dashed else "solid", role="loose" if loose else "")
    line = [point for point in points if hypot(point[0] - points[-1][0], point[1] - points[-1][1]) >= HEAD - 2.0]
    head = arrowhead(points[-1], line[-1] if line else points[0], HEAD, palette.link, page)
    return [Stroke(tuple(line), style, page), head] if line else [head]


def stem(stem: Stem, palette: Palette) -> list[Ink]:
    """The ink of a stem: a thin line from a mark down to the axis."""
    return [Stroke(((stem.x, stem.top), (stem.x, stem.bottom)), Style(line=palette.axis, width=1.0))]


def tie(tie: Tie, axis: Axis | None, palette: Palette) -> list[Ink]:
    """The ink of a tie: a dark line between two marks of one event, paler and dashed if the event is conditional."""
    page = axis is None or tie.x > axis.right
    style = Style(
        line=palette.muted if tie.dashed else palette.tie,
        width=1.5 if tie.dashed else TIE,
        dash=DASHED if tie.dashed else "solid",
    )
    return [Stroke(((tie.x, tie.top), (tie.x, tie.bottom)), style, page)]


def _tie_sample(x: float, y: float, palette: Palette) -> list[Ink]:
    dots = [disc(x, y + offset, 3.5, Style(fill=palette.hue(GREY))) for offset in (-6.5, 6.5)]
    return [Stroke(((x, y - 6.5), (x, y + 6.5)), Style(line=palette.tie, width=TIE)), *dots]


def _link_sample(x: float, y: float, palette: Palette) -> list[Ink]:
    left, right = x - SYMBOL, x + SYMBOL
    return [
        Stroke(((left, y), (right - 5.0, y)), Style(line=palette.link, width=LINK)),
        arrowhead((right, y), (left, y), 8.0, palette.link),
    ]


LEGEND = (Entry("tie", message("same event"), _tie_sample), Entry("link", message("link"), _link_sample))
