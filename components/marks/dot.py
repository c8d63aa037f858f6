"""The mark of a day, or of a time within a day: a disc with a halo in the colour of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.language import message
from components.layout.shape import RADIUS
from components.marks.ink import DOTTED, Ink, Style, circle, disc
from components.marks.kind import LINE, Entry, Kind, box_around, dash, fill, question_diamond, status_signs, symbols
from components.marks.palette import Palette, alpha
from components.scene import GREY, Dot, Doubt

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.scene import Box, Status

HALO = 2.5  # px of paper around it
HAZE = 4.5  # px that the haze of an approximate date reaches beyond it
CONDITIONAL = 3.0  # px that the corners of a diamond with a question mark reach beyond it


def _paint(mark: Dot, palette: Palette) -> list[Ink]:
    hue = palette.hue(mark.hue)
    ink: list[Ink] = [disc(mark.x, mark.y, RADIUS + HALO, Style(fill=palette.paper))]
    if mark.doubt.approximate:
        ink.append(disc(mark.x, mark.y, RADIUS + HAZE, Style(fill=alpha(hue, 0.22))))
    if mark.status == "conditional":
        return [*ink, *question_diamond(mark.x, mark.y, RADIUS + CONDITIONAL, hue, palette)]
    outline = DOTTED if mark.doubt.uncertain else dash(mark.status)
    inside = fill(hue, mark.status, 0.0 if mark.doubt.bare else 1.0)
    if mark.doubt.uncertain and not mark.doubt.bare and mark.status == "occurred":
        inside = alpha(hue, 0.45)
    ink.append(disc(mark.x, mark.y, RADIUS, Style(inside, hue, LINE, outline)))
    if mark.status == "occurred":
        return ink  # most events have; the outline below is not needed
    return ink + status_signs(circle(mark.x, mark.y, RADIUS - LINE / 2), mark.status, hue, palette)


def _box(mark: Dot) -> Box:
    beyond = HAZE if mark.doubt.approximate else CONDITIONAL if mark.status == "conditional" else 0.0
    return box_around(mark.x, mark.y, RADIUS + beyond)


def _day(x: float, y: float, palette: Palette) -> list[Ink]:
    return [disc(x, y, 6.0, Style(fill=palette.hue(GREY)))]


def _about(x: float, y: float, palette: Palette) -> list[Ink]:
    return _paint(Dot("", x, y, GREY, "occurred", Doubt(True, True)), palette)


def _bare(x: float, y: float, palette: Palette) -> list[Ink]:
    return _paint(Dot("", x, y, GREY, "occurred", Doubt(bare=True)), palette)


def _status_sample(status: Status) -> Callable[[float, float, Palette], list[Ink]]:
    return lambda x, y, palette: _paint(Dot("", x, y, GREY, status), palette)


KIND = Kind(
    Dot,
    _paint,
    box=_box,
    ring=lambda mark: (mark.x, mark.y),
    symbols=lambda mark: ("day", *symbols(mark.status, mark.doubt)),
    legend=(
        Entry("day", message("exact day"), _day),
        Entry("about", message("about or perhaps"), _about),
        Entry("bare", message("no zone given, as typed"), _bare),
        Entry("cancelled", message("cancelled"), _status_sample("cancelled")),
        Entry("disputed", message("disputed"), _status_sample("disputed")),
        Entry("added", message("added"), _status_sample("added since")),
        Entry("gone", message("gone"), _status_sample("gone since")),
        Entry("changed", message("changed"), _status_sample("changed since")),
        Entry("before", message("its date before"), _status_sample("date before")),
        Entry("unchanged", message("unchanged"), _status_sample("unchanged since")),
    ),
)
