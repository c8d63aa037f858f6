"""The end of something that lasted, where it is not known exactly or has not come yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.marks.ink import Ink, Stroke, Style, Words, arrowhead, box
from components.marks.kind import PLANNED_FILL, Kind, symbols
from components.marks.palette import Palette, alpha
from components.scene import Fade

if TYPE_CHECKING:
    from components.scene import Box


def _paint(mark: Fade, palette: Palette) -> list[Ink]:
    hue = palette.hue(mark.hue)
    left, top, right, bottom = _box(mark)
    full = alpha(hue, 0.75 if mark.status == "occurred" else PLANNED_FILL * 3)
    style = (
        Style(fill=full, towards=alpha(hue, 0.0))
        if mark.gone_x > mark.solid_x
        else Style(fill=alpha(hue, 0.0), towards=full)
    )
    ink: list[Ink] = [Stroke(box(left, top, right, bottom), style)]
    if mark.end == "arrow":
        ink.append(arrowhead((mark.gone_x, mark.y), (mark.solid_x, mark.y), 10.0, hue))
    if mark.end == "unknown":
        x = mark.gone_x + (-6.0 if mark.gone_x > mark.solid_x else 6.0)
        ink.append(Words(x, mark.y, "?", 13.0, palette.text, "center", bold=True))
    return ink


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
