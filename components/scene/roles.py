"""Common types of marks: places in px, forms of ends, and status."""

from __future__ import annotations

from typing import Literal, get_args

Box = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]
Line = tuple[str, float]  # a line of text, and the y of its middle
SpanEnd = Literal["round", "cap", "fade", "flat", "arrow"]
FadeEnd = Literal["none", "arrow", "unknown"]
EraEnd = Literal["known", "cut", "arrow", "unknown"]
Status = Literal[
    "occurred", "scheduled", "expected", "conditional", "cancelled", "disputed",
    "unchanged since", "changed since", "added since", "gone since", "date before",  # between two versions of a file
]  # fmt: skip
STATUSES: tuple[Status, ...] = get_args(Status)

HUES = 6  # colours of a theme; a `hue` is taken modulo this number
GREY = HUES - 1  # the last hue: of shared lanes, and of the samples in the legend
