"""What goes with marks: lines between them and to the axis, and the words beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from components.scene.roles import Box, Point


@dataclass(frozen=True)
class Stem:
    """Where one lane holds everything: from a mark that is a point in time down to its moment on the axis."""

    event: str
    x: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Tie:
    """One event drawn in two lanes: the line between the two marks."""

    event: str
    x: float
    top: float
    bottom: float
    dashed: bool = False


@dataclass(frozen=True)
class Link:
    """A typed link between two events: the four points of a cubic Bézier curve, with the arrow at its end."""

    origin: str
    target: str
    kind: str
    path: tuple[Point, ...]
    dashed: bool = False


@dataclass(frozen=True)
class TextLine:
    """One line of a label: its middle's height, and whether it is the title or the muted date; or what stands "inside"
    a full bar, or "over" a pale one. `x` is where it starts, if not with the others."""

    text: str
    y: float
    role: Literal["title", "date", "inside", "over"]
    x: float | None = None


@dataclass(frozen=True)
class Label:
    """An event's words beside its mark. `boxes` hold the ink, one a line; `x` is where `anchor` is."""

    event: str
    x: float
    anchor: Literal["left", "center", "right"]
    lines: tuple[TextLine, ...]
    boxes: tuple[Box, ...]
    lane: int = 0  # the band it stands on; -1 in the gutter
