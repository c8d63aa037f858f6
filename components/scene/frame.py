"""What stands around marks: heading, axis, lanes, the place for events without a date, legend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from components.scene.roles import Box, Line


@dataclass(frozen=True)
class Heading:
    """The title and subtitle, wrapped to lines, with the middle of each line (px)."""

    title: tuple[Line, ...]
    subtitle: tuple[Line, ...]


@dataclass(frozen=True)
class Axis:
    """The axis line, and the units of the time scale at its two ends (linear between).

    All events, seen or not, lie between the units `least` and `most`. `knots` pair seconds with units, so that whoever
    pans and zooms can tell which seconds stand at the new ends (straight between and beyond the knots). `zone` names
    the time zone, "" where no time has one.
    """

    left: float
    right: float
    y: float
    first: float
    last: float
    least: float = 0.0
    most: float = 0.0
    knots: tuple[tuple[float, float], ...] = ()
    zone: str = ""


@dataclass(frozen=True)
class Tick:
    """A moment on the axis; `under` is a second, stronger line ("2014"). One that is `within` names the stretch around
    it ("28 Oct"), a `strong` one all that is seen; the moments between such stretches have no text."""

    x: float
    text: str
    under: str = ""
    strong: bool = False
    within: bool = False


@dataclass(frozen=True)
class Fold:
    """A quiet stretch that is folded, with what it hides ("7 quiet months folded"); or one that could be and is
    unfolded.

    It is unfolded while `Request.unfolded` has a second between `first` and `last`. `text` is as much of the `words` as
    fits below the axis, around `text_x` at the height `text_y`; beside it `rules` (left and right px) run along an
    unfolded stretch.
    """

    left_x: float
    right_x: float
    words: str
    first: float = 0.0  # seconds
    last: float = 0.0
    text: str = ""
    text_x: float = 0.0
    text_y: float = 0.0
    rules: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Reference:
    """A line across all lanes: "as known on 28 October 2014", or today. Its words stand around `text_x` above the
    lanes, on line 0 next to them or further up, so that references keep off each other."""

    x: float
    words: str
    text_x: float
    line: int = 0


@dataclass(frozen=True)
class Lane:
    """A band: its name and what is said below it, each wrapped to lines with their middles' heights; `rows` are the
    heights of its guide lines.

    `kind` "others" is shared by all that have no lane of their own, "none" holds events without a value. `rows_for`
    "some" of what lies over one another at every zoom there is room, so that it is counted; one that is opened has rows
    for "all". `group` is the one that it stands for, or is in where that is `expanded`.
    """

    name: str
    names: tuple[Line, ...]
    notes: tuple[Line, ...]
    top: float
    bottom: float
    hue: int
    rows: tuple[float, ...]
    kind: Literal["own", "others", "none"] = "own"
    events: int = 0
    rows_for: Literal["", "some", "all"] = ""
    group: str = ""
    expanded: bool = False


@dataclass(frozen=True)
class Gutter:
    """The tinted place for events without a date."""

    box: Box
    words: str


Symbol = Literal[
    "day", "sometime", "by", "lasted", "about", "bare", "planned", "conditional", "undated", "cancelled", "disputed",
    "added", "gone", "changed", "before", "unchanged", "cluster", "at once", "count", "shade", "spread",
    "tie", "link", "era", "bar",
]  # fmt: skip
SYMBOLS: tuple[Symbol, ...] = get_args(Symbol)  # in the order of the legend


@dataclass(frozen=True)
class Key:
    """An entry of the legend: its symbol, its place, and what it means."""

    symbol: Symbol
    x: float
    y: float
    words: str
    hue: int | None = None  # None where it is about marks of any
