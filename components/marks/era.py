"""The mark of a period behind the lanes: a strip with its title, and a tint from there down to the axis. Both are paler
where the period is only possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.language import message
from components.layout.eras import STRIP, TITLE
from components.marks.ink import End, Ink, Stroke, Style, Words, bar, box
from components.marks.kind import Entry, Kind
from components.marks.palette import Palette, alpha
from components.scene import Era

if TYPE_CHECKING:
    from components.scene import Box

TINT = (0.075, 0.04)  # opacity behind the lanes, by shade
STRIP_TINT = (0.24, 0.16)  # opacity of the strip with the title, by shade
POSSIBLE = 0.5  # share of these opacities where the period is only possible
EDGE = 0.45  # opacity of the line at a known beginning or end
ASIDE = 8.0  # px from an end to the middle of its question mark


def _paint(mark: Era, palette: Palette) -> list[Ink]:
    hue, (left, top, right, bottom) = palette.reference, _box(mark)
    tint, strip_tint = TINT[mark.shade], STRIP_TINT[mark.shade]
    ink: list[Ink] = []
    for low, high, share in _stretches(mark):
        ink.append(Stroke(box(low, bottom, high, mark.bottom), Style(fill=alpha(hue, tint * share))))
        ends: tuple[End, End] = (
            "point" if mark.left == "arrow" and low == left else "flat",
            "point" if mark.right == "arrow" and high == right else "flat",
        )
        ink.append(Stroke(bar(low, top, high, bottom, 1.0, *ends), Style(fill=alpha(hue, strip_tint * share))))
    line = Style(line=alpha(hue, EDGE), width=1.0)
    for x, end, direction in ((left, mark.left, 1), (right, mark.right, -1)):
        if end == "known":
            ink.append(Stroke(((x, top), (x, mark.bottom)), line))
        elif end == "unknown":
            ink.append(Words(x + direction * ASIDE, mark.y, "?", TITLE, palette.text, "center", bold=True))
    return [*ink, Words(mark.text_x, mark.y, mark.words, TITLE, palette.text, "center")] if mark.words else ink


def _stretches(mark: Era) -> list[tuple[float, float, float]]:
    """The stretches of a period from left to right: start and end (px), and the share of the opacity, 1 where it is
    certain."""
    if mark.solid is None:
        return [(mark.left_x, mark.right_x, POSSIBLE)]
    start, end = mark.solid
    stretches = [(mark.left_x, start, POSSIBLE), (start, end, 1.0), (end, mark.right_x, POSSIBLE)]
    return [stretch for stretch in stretches if stretch[1] - stretch[0] > 0.01]


def _box(mark: Era) -> Box:
    """The strip of a period: only this part answers to the pointer."""
    return mark.left_x, mark.y - STRIP / 2, mark.right_x, mark.y + STRIP / 2


def _sample(x: float, y: float, palette: Palette) -> list[Ink]:
    hue = palette.reference
    return [
        Stroke(box(x - 7.0, y - 7.0, x + 7.0, y - 2.5), Style(fill=alpha(hue, STRIP_TINT[0]))),
        Stroke(box(x - 7.0, y - 2.5, x + 7.0, y + 7.0), Style(fill=alpha(hue, 2 * TINT[0]))),
    ]


KIND = Kind(
    Era,
    _paint,
    box=_box,
    ring=lambda _: None,
    legend=(Entry("era", message("period"), _sample),),
    symbols=lambda _: ("era",),
    behind=True,
)
