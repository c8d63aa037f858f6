"""A picture as data: positions in px and roles, never colours. Views make Scenes, `draw/` paints them.

x runs right and y down from the picture's upper left corner, unless a class says otherwise. `hue` is an index into the
theme's colours, modulo their number. `status` and `doubt` say how certain a thing is; the painter chooses dashes, fill
and strokes by them. `event` is an event's id.

marks.py: marks of events; joins.py: lines and words beside them; frame.py: axis, lanes, heading and legend; roles.py:
shared types.
"""

from __future__ import annotations

from dataclasses import dataclass

from components.scene.frame import SYMBOLS, Axis, Fold, Gutter, Heading, Key, Lane, Reference, Symbol, Tick
from components.scene.joins import Label, Link, Stem, TextLine, Tie
from components.scene.marks import (
    Answer,
    Bar,
    Cluster,
    Diamond,
    Dot,
    Doubt,
    Era,
    Fade,
    Histogram,
    Mark,
    Profile,
    Span,
    Tail,
)
from components.scene.roles import GREY, HUES, STATUSES, Box, EraEnd, FadeEnd, Line, Point, SpanEnd, Status

__all__ = [
    "GREY",
    "HUES",
    "STATUSES",
    "SYMBOLS",
    "Answer",
    "Axis",
    "Bar",
    "Box",
    "Cluster",
    "Diamond",
    "Dot",
    "Doubt",
    "Era",
    "EraEnd",
    "Fade",
    "FadeEnd",
    "Fold",
    "Gutter",
    "Heading",
    "Histogram",
    "Key",
    "Label",
    "Lane",
    "Line",
    "Link",
    "Mark",
    "Point",
    "Profile",
    "Reference",
    "Scene",
    "Span",
    "SpanEnd",
    "Status",
    "Stem",
    "Symbol",
    "Tail",
    "TextLine",
    "Tick",
    "Tie",
]


@dataclass(frozen=True)
class Scene:
    """A whole picture. `notices` are sentences about what is summarised or left out; `alt` is the picture in words for
    screen readers. `overview` is the number of events, in sight or not, in each of its columns of equal width from
    `Axis.least` to `Axis.most`. `unfolded` are the quiet stretches in sight that could be folded again. `more` is the
    number of groups that share a lane for lack of room."""

    width: float
    height: float
    heading: Heading
    axis: Axis | None
    lanes: tuple[Lane, ...] = ()
    marks: tuple[Mark, ...] = ()
    stems: tuple[Stem, ...] = ()
    ties: tuple[Tie, ...] = ()
    links: tuple[Link, ...] = ()
    labels: tuple[Label, ...] = ()
    ticks: tuple[Tick, ...] = ()
    folds: tuple[Fold, ...] = ()
    references: tuple[Reference, ...] = ()
    gutter: Gutter | None = None
    legend: tuple[Key, ...] = ()
    notices: tuple[str, ...] = ()
    alt: str = ""
    hovers: tuple[tuple[str, str], ...] = ()  # (event id, plain text of several lines)
    selected: str = ""
    overview: tuple[float, ...] = ()
    unfolded: tuple[Fold, ...] = ()
    more: int = 0
    lanes_in_sight: tuple[
        int, ...
    ] = ()  # first (from 1) and last place in the list of lanes, its length; (): all shown
    outside: int = 0  # events that the window does not show
