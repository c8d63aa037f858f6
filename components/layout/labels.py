"""The ways an event's words can stand beside, above or below its mark, and the label that comes of the one chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from components.layout.stack import Side, Way
from components.layout.text import shorten, width
from components.scene import Box, Label, TextLine

if TYPE_CHECKING:
    from components.layout.shape import Shape

Role = Literal["title", "date"]

TITLE = 13.0  # px
DATE = 11.0
LINE = 17.0  # px from a line's middle to the next line's
BESIDE = 9.0  # px between mark and words
JUMP = 24.0  # px into the words where a line makes them start behind it
ABOVE = 21.0  # px from a mark's middle to the middle of the words above or below it: clear of a cap
MARK_HEIGHT = 22.0  # px of a row with marks only
BESIDE_HEIGHT = 38.0
AROUND_HEIGHT = 64.0
LONGEST = 300.0  # px of a title before it is shortened
SHORTER = (1.0, 0.7, 0.5)  # shares of a title's length tried in turn
UNDATED = 5.0  # price of a title without its date


def ways(
    shape: Shape, title: str, date: str, left: float, right: float, lines: Sequence[float] = (), soft: float = 0.0
) -> tuple[Way, ...]:
    """All ways to show the mark between `left` and `right` px, the best first, the last one without words.

    What gives way, in this order: the place (beside, other side, above and below; past one of the vertical `lines`
    that runs close by), the title's length (`SHORTER`), the date, then all words. They are in the hover and the table,
    too. `soft` is how far (px) a halo reaches beyond the mark.
    """
    found: list[Way] = []
    for loss, share in enumerate(SHORTER):
        text = shorten(title, min(LONGEST, share * width(title, TITLE) + 1), TITLE)
        if not text or any(text in way.lines for way in found):
            continue
        for said in ((text, date), (text,)):
            wide = max(width(text, TITLE), width(date, DATE) * (len(said) - 1)) + 1
            for preference, side in enumerate(_preferred(shape, wide)[: len(said) + 1]):
                start, end = _words(shape, side, wide, (left, right), lines, BESIDE + soft)
                if start < left or end > right:
                    continue
                height = AROUND_HEIGHT if side == "around" else BESIDE_HEIGHT
                price = 3.5 * loss + 0.7 * preference + UNDATED * (2 - len(said))
                ink = min(start, shape.left), max(end, shape.right)
                found.append(Way(side, *ink, height, price, said, (start, end)))
    return (*sorted(found, key=lambda way: way.price), bare(shape))


def bare(shape: Shape, height: float = MARK_HEIGHT) -> Way:
    """The mark without words."""
    return Way("none", shape.left, shape.right, height, 12.0)


def label(event: str, way: Way, shape: Shape, y: float, lane: int) -> Label | None:
    """The label of a mark whose row's middle is at `y`."""
    if not way.words:
        return None
    left, right = way.words
    offsets = (-ABOVE, ABOVE) if way.side == "around" else (-LINE / 2 + 0.5, LINE / 2) if len(way.lines) > 1 else (0.0,)
    pushed = way.side == "around" and left < shape.left - 1.0  # the picture ends here, so both lines end together
    anchor: Literal["left", "right"] = "right" if way.side == "left" or pushed else "left"
    roles: tuple[Role, ...] = ("title", "date")
    texts = [(text, y + offset, role) for text, offset, role in zip(way.lines, offsets, roles, strict=False)]
    return written(event, right if anchor == "right" else left, anchor, texts, lane)


def written(
    event: str, x: float, anchor: Literal["left", "right"], texts: Sequence[tuple[str, float, Role]], lane: int
) -> Label:
    """A label of lines (text, middle, role) that all start or end at `x`."""
    lines = tuple(TextLine(text, round(y, 2), role) for text, y, role in texts)
    boxes = tuple(_box(line, x, anchor) for line in lines)
    return Label(event, round(x, 2), anchor, lines, boxes, lane)


def _box(line: TextLine, x: float, anchor: Literal["left", "right"]) -> Box:
    size = TITLE if line.role == "title" else DATE
    wide = width(line.text, size)
    left = x if anchor == "left" else x - wide
    return round(left, 2), round(line.y - size * 0.62, 2), round(left + wide, 2), round(line.y + size * 0.62, 2)


def _preferred(shape: Shape, wide: float) -> tuple[Side, ...]:
    if shape.left_end in ("fade", "arrow", "unknown") and shape.right_end == "cap":
        return ("left", "right", "around")
    if shape.kind == "dot" or shape.right - shape.left < min(80.0, wide * 0.6):
        return ("right", "left", "around")
    return ("around", "right", "left")


def _words(
    shape: Shape, side: Side, wide: float, room: tuple[float, float], lines: Sequence[float], beside: float
) -> tuple[float, float]:
    """px of the words; those above and below start with the mark, past a line through
    it, or are pushed in where the picture ends."""
    if side == "right":
        start = shape.right + beside
        for x in sorted(lines):
            start = x + BESIDE if shape.right < x + BESIDE and start - BESIDE < x < start + JUMP else start
        return start, start + wide
    if side == "left":
        end = shape.left - beside
        for x in sorted(lines, reverse=True):
            end = x - BESIDE if shape.left > x - BESIDE and end - JUMP < x < end + BESIDE else end
        return end - wide, end
    left, right = room
    start = max(left, min(shape.left, right - wide))
    for x in sorted(lines):
        passed = x + BESIDE
        if start - BESIDE < x < start + wide and passed + JUMP < shape.right and passed + wide <= right:
            start = passed
    return start, start + wide
