"""The frame of a picture: heading, axis, lanes, the place for undated events, legend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from components.scene.roles import Box, Line


@dataclass(frozen=True)
class Heading:
    """The title and subtitle, wrapped to lines; see `Line`."""

    title: tuple[Line, ...]
    subtitle: tuple[Line, ...]


@dataclass(frozen=True)
class Axis:
    """The axis line from `left` to `right` px at the height `y`, and the units of the time scale at its two ends
    (`first`, `last`; linear in between). All events, in sight or not, lie between the units `least` and `most`. `knots`
    pair seconds with units, so that after panning and zooming the seconds at the new ends can be computed (linear
    between and beyond the knots). `zone` names the time zone, "" if no time has an offset. `ends` are the words for
    `least` and `most` in the overview, "" if they have no room."""

    left: float
    right: float
    y: float
    first: float
    last: float
    least: float = 0.0
    most: float = 0.0
    knots: tuple[tuple[float, float], ...] = ()
    zone: str = ""
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Tick:
    """A moment on the axis; `under` is a second, stronger line ("2014"). A tick that is `within` names the period
    around it ("28 Oct"), a `strong` one a whole segment between folds. Boundaries between such periods have no text."""

    x: float
    text: str
    under: str = ""
    strong: bool = False
    within: bool = False


@dataclass(frozen=True)
class Fold:
    """A quiet stretch, folded or unfolded, with `words` about it ("7 quiet months folded"). It is unfolded if
    `Request.unfolded` has a second between `first` and `last`. `text` is a form of the `words` that fits below the axis
    ("" if none does), its middle at `text_x` and `text_y`; `rules` (left and right px) are the lines beside it along an
    unfolded stretch. A click in its `box` folds or unfolds it."""

    left_x: float
    right_x: float
    words: str
    first: float = 0.0  # seconds
    last: float = 0.0
    text: str = ""
    text_x: float = 0.0
    text_y: float = 0.0
    rules: tuple[tuple[float, float], ...] = ()
    box: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Reference:
    """A vertical line from `top` down across all lanes: "as known on 28 October 2014", or today. Its words have their
    middle at `text_x`, `text_y`, above the lanes, so that references do not overlap."""

    x: float
    top: float
    words: str
    text_x: float
    text_y: float


@dataclass(frozen=True)
class Lane:
    """A lane: its name, and the lines of the name and of a note below it; `rows` are the y of its guide lines. `kind`
    "others" is the lane shared by all groups without one of their own, "none" that of events without a value.
    `rows_for` is "some" if inseparable events are counted, as it has rows for some of them only, and "all" if it was
    opened to have rows for all. `group` is the group of lanes that it stands for, or, if that is `expanded`, to which
    it belongs."""

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
    """The tinted area for events without a date."""

    box: Box
    words: str


Symbol = str  # the name of an entry of the legend, as the kind of a mark gives it
SYMBOLS: tuple[Symbol, ...] = (  # in the order of the legend; those that are not among them come last
    "day", "sometime", "by", "lasted", "about", "bare", "planned", "conditional", "undated", "cancelled", "disputed",
    "added", "gone", "changed", "before", "unchanged", "cluster", "at once", "count", "shade", "spread",
    "tie", "link", "era", "bar",
)  # fmt: skip


@dataclass(frozen=True)
class Key:
    """An entry of the legend: its symbol, place and meaning."""

    symbol: Symbol
    x: float
    y: float
    words: str
    hue: int | None = None  # None if it is about marks of any hue
