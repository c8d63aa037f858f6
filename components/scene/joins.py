"""Lines between marks and to the axis, and the words beside marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from components.scene.roles import Box, Point


@dataclass(frozen=True)
class Stem:
    """A vertical line in a picture of one lane, from the mark of a moment down to the axis."""

    event: str
    x: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Tie:
    """A vertical line between the marks of one event in two lanes."""

    event: str
    x: float
    top: float
    bottom: float
    dashed: bool = False


@dataclass(frozen=True)
class Link:
    """A link of a `kind` from one event to another: the four control points of a cubic Bézier curve, with an arrowhead
    at its end."""

    origin: str
    target: str
    kind: str
    path: tuple[Point, ...]
    dashed: bool = False


@dataclass(frozen=True)
class TextLine:
    """A line of a label: its text, the y of its middle, and its role: the title, the muted date, or words "inside" a
    full bar or "over" a pale one. `x` is the px where it starts, None if that is where the label says."""

    text: str
    y: float
    role: Literal["title", "date", "inside", "over"]
    x: float | None = None


@dataclass(frozen=True)
class Label:
    """The words beside a mark. The left end, the centre or the right end of each line is at `x` px, as `anchor` says.
    `boxes` are the boxes of the ink, one a line."""

    event: str
    x: float
    anchor: Literal["left", "center", "right"]
    lines: tuple[TextLine, ...]
    boxes: tuple[Box, ...]
    lane: int = 0  # index of the lane; -1 in the gutter
