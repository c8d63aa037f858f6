"""Lines between marks and to the axis, and the words beside marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from components.scene.roles import Box, Point


@dataclass(frozen=True)
class Stem:
    """A line in a picture of one lane, from the mark of a moment down to the axis."""

    event: str
    x: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Tie:
    """A line between two marks of one event that is drawn in two lanes."""

    event: str
    x: float
    top: float
    bottom: float
    dashed: bool = False


@dataclass(frozen=True)
class Link:
    """The curve of a typed link between two events: the four points of a cubic Bézier curve, with an arrowhead at its
    end."""

    origin: str
    target: str
    kind: str
    path: tuple[Point, ...]
    dashed: bool = False


@dataclass(frozen=True)
class TextLine:
    """A line of a label: the y of its middle, and its role: the title, the muted date, or words "inside" a full bar or
    "over" a pale one. `x` is its start, if it differs from the other lines."""

    text: str
    y: float
    role: Literal["title", "date", "inside", "over"]
    x: float | None = None


@dataclass(frozen=True)
class Label:
    """The words beside a mark. `boxes` hold the ink, one a line; `x` is the place of `anchor`."""

    event: str
    x: float
    anchor: Literal["left", "center", "right"]
    lines: tuple[TextLine, ...]
    boxes: tuple[Box, ...]
    lane: int = 0  # the band it stands on; -1 in the gutter
