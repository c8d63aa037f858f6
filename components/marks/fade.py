"""The mark of an uncertain end of an event that lasted: inexact, unknown, or still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.marks.ink import STRIPES, End, Ink, Stroke, Style, Words, bar, box
from components.marks.kind import LIMIT, PLANNED_FILL, POSSIBLE_FILL, Kind, symbols
from components.marks.palette import Palette, alpha
from components.scene import Fade

if TYPE_CHECKING:
    from components.scene import Box

ASIDE = 6.0  # px from the end to the middle of its question mark


def _paint(mark: Fade, palette: Palette) -> list[Ink]:
    hue = palette.hue(mark.hue)
    left, top, right, bottom = _box(mark)
    happened = mark.status == "occurred"
    if mark.end == "arrow":
        ends: tuple[End, End] = ("point", "flat") if mark.gone_x < mark.solid_x else ("flat", "point")
        light = Style(fill=alpha(hue, POSSIBLE_FILL if happened else PLANNED_FILL))
        return [Stroke(bar(left, top, right, bottom, 1.0, *ends), light)]
    if mark.end == "unknown":
        stripes = Style(line=alpha(hue, 0.4 if happened else 0.2), width=mark.height, dash=STRIPES)
        direction = ASIDE if mark.gone_x > mark.solid_x else -ASIDE
        line = ((mark.solid_x, mark.y), (mark.gone_x - 2 * direction, mark.y))
        short = abs(mark.gone_x - mark.solid_x) < 2 * ASIDE  # then the sign stands beyond the end, not on the cap
        sign = Words(
            mark.solid_x + direction if short else mark.gone_x - direction,
            mark.y,
            "?",
            13.0,
            palette.text,
            "center",
            bold=True,
        )
        cap = Stroke(((mark.solid_x, top), (mark.solid_x, bottom)), Style(line=hue, width=LIMIT))
        return [cap, sign] if short else [Stroke(line, stripes), cap, sign]
    full = alpha(hue, 0.75 if happened else PLANNED_FILL * 3)
    none = alpha(hue, 0.0)
    style = Style(fill=full, towards=none) if mark.gone_x > mark.solid_x else Style(fill=none, towards=full)
    return [Stroke(box(left, top, right, bottom), style)]


def _box(mark: Fade) -> Box:
    left, right = sorted((mark.solid_x, mark.gone_x))
    return left, mark.y - mark.height / 2, right, mark.y + mark.height / 2


KIND = Kind(
    Fade,
    _paint,
    box=_box,
    ring=lambda _: None,
    symbols=lambda mark: ("lasted", *symbols(mark.status)),
)
