"""What a picture consists of: positions in px and roles, never colours. Views make Scenes, `draw/` paints them.

x runs right and y down from the picture's upper left corner. `hue` counts the theme's colours round and round; `status`
and `doubt` say how sure a thing is, and the painter chooses dashes, fill and strokes from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Box = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]
Line = tuple[str, float]  # a line of text, and the height of its middle

SpanEnd = Literal["round", "cap", "fade", "flat", "arrow"]
FadeEnd = Literal["none", "arrow", "unknown"]
EraEnd = Literal["known", "cut", "arrow", "unknown"]
Status = Literal[
    "occurred", "scheduled", "expected", "conditional", "cancelled", "disputed",
    "unchanged since", "changed since", "added since", "gone since", "date before",  # between two versions of a file
]  # fmt: skip
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True)
class Doubt:
    """How well the date itself is known: "~" and "?" of EDTF. Softens a mark's ends or dots them. A `bare` one is a
    clock time without a zone beside others that have one: its mark is hollow."""

    approximate: bool = False
    uncertain: bool = False
    bare: bool = False


@dataclass(frozen=True)
class Dot:
    """A day, or a time within it."""

    event: str
    x: float
    y: float
    hue: int
    status: Status = "occurred"
    doubt: Doubt = Doubt()


@dataclass(frozen=True)
class Span:
    """A stretch of days. "sometime": on one of them, or one of several; "lasted": on all of them.

    `left` and `right` say how each side ends: "round" (a known precision such as a month), "cap" (a known limit such as
    "by 28 Oct"), "fade" (open: drawn ever fainter), "flat" (a `Fade` goes on from here), "arrow" (it goes on).
    """

    event: str
    left_x: float
    right_x: float
    y: float
    height: float
    hue: int
    kind: Literal["sometime", "lasted"]
    left: SpanEnd = "round"
    right: SpanEnd = "round"
    status: Status = "occurred"
    doubt: Doubt = Doubt()


@dataclass(frozen=True)
class Fade:
    """The uncertain end of something that lasted, from `solid_x` to `gone_x`.

    `end` "none": ever fainter, since both are known; "arrow": still going on, as far as nobody knows; "unknown": it
    ended, or began, and nobody says when (a question mark).
    """

    event: str
    solid_x: float
    gone_x: float
    y: float
    height: float
    hue: int
    end: FadeEnd = "none"
    status: Status = "occurred"


@dataclass(frozen=True)
class Tail:
    """Where an event may be of which only the other side is known: "by 28 Oct", long before that."""

    event: str
    left_x: float
    right_x: float
    y: float
    hue: int


@dataclass(frozen=True)
class Diamond:
    """An event without a place on the axis (in the gutter), or one that may never happen."""

    event: str
    x: float
    y: float
    hue: int
    status: Status = "occurred"


@dataclass(frozen=True)
class Cluster:
    """Events of one lane too close to tell apart: how many, when, and what is in it. A disc around `x`, or, where
    they lie across one another's days, a span that reaches `half` px to either side.

    `words` names first what matters most in it: "12 events, 3 to 9 Nov 2014", then titles, a line each.
    """

    events: tuple[str, ...]  # ids of the first few, in time order
    count: int
    x: float
    y: float
    hue: int
    words: str
    first: float = 0.0  # seconds that a window must span to show all of them
    last: float = 0.0
    half: float = 0.0
    share: float = 0.0  # of the fullest cluster in the picture, 0 … 1 by powers: how strong its fill is


@dataclass(frozen=True)
class Answer:
    """What the pointer is told at a point, and the seconds that a click there shows."""

    x: float
    words: str
    first: float
    last: float


@dataclass(frozen=True)
class Profile:
    """How many events there are at once in a lane, as an area of steps: each is so many events high from its px to the
    next, the last one 0. `most` reaches from `bottom` to `top`."""

    steps: tuple[tuple[float, int], ...]
    most: int
    top: float
    bottom: float
    hue: int
    count: int  # events in it
    answers: tuple[Answer, ...] = ()

    @property
    def y(self) -> float:
        """The middle, where the pointer finds it."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Era:
    """A period behind the lanes, down to `bottom`. Its words stand around `text_x` in a strip at its top, which is
    around `y`; `shade` 0 and 1 take turns. `solid` is the stretch that surely belongs to it (px, None for none).

    An end is "known", "cut" where it goes on out of sight, an "arrow" where it goes on as far as nobody knows, or
    "unknown" where it began or ended and nobody says when.
    """

    event: str
    left_x: float
    right_x: float
    y: float
    bottom: float
    shade: int
    solid: tuple[float, float] | None
    words: str = ""
    text_x: float = 0.0
    left: EraEnd = "known"
    right: EraEnd = "known"


@dataclass(frozen=True)
class Histogram:
    """How many events of a crowded lane lie in each step of time: from each px to the next so many that are known to
    lie there, and so many that others spread over it, known less well or lasting; the last one has none. `when` tells
    in words when each of the others is.

    Heights grow with the square root, and `most` would reach from `bottom` to `top`. Of the `count` events, which lie
    between the seconds `first` and `last`, so many as `beyond` may lie outside the window. `words` name the highest
    step; where it stands out, `peak` is the middle of its top.
    """

    steps: tuple[tuple[float, int, float], ...]
    when: tuple[str, ...]
    most: float
    top: float
    bottom: float
    hue: int
    count: int
    words: str
    first: float
    last: float
    beyond: float = 0.0
    peak: Point | None = None

    @property
    def y(self) -> float:
        """The middle, where the pointer finds it."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Bar:
    """How many events lie in one bin of a histogram, or of one group of them: a rectangle from `bottom` up to `top`.

    `count` need not be whole: an event whose date is not known better is spread over several bins. `words` say what it
    is, a line each.
    """

    left: float
    right: float
    top: float
    bottom: float
    hue: int
    count: float
    words: str
    first: float  # seconds at which the bin begins and ends
    last: float

    @property
    def y(self) -> float:
        """The middle, where the pointer finds it."""
        return (self.top + self.bottom) / 2


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
class Label:
    """An event's words beside its mark. `boxes` hold the ink, one a line; `x` is where `anchor` is."""

    event: str
    x: float
    anchor: Literal["left", "center", "right"]
    lines: tuple[TextLine, ...]
    boxes: tuple[Box, ...]
    lane: int = 0  # the band it stands on; -1 in the gutter


@dataclass(frozen=True)
class TextLine:
    """One line of a label: its middle's height, and whether it is the title or the muted date; or what stands "inside"
    a full bar, or "over" a pale one. `x` is where it starts, if not with the others."""

    text: str
    y: float
    role: Literal["title", "date", "inside", "over"]
    x: float | None = None


@dataclass(frozen=True)
class Lane:
    """A band: its name and what is said below it, each wrapped to lines with their middles' heights; `rows` are the
    heights of its guide lines.

    `kind` "others" is shared by all that have no lane of their own, "none" holds events without a value. `rows_for`
    "some" of what lasts at once there is room, so that it is counted; one that is opened has rows for "all".
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
    """A quiet stretch left out, where, and what it hides ("7 quiet months folded"); or one that could be and is shown.

    Unfolded while `Request.unfolded` has a second between `first` and `last`. `text` is as much of the `words` as has
    room below the axis, around `text_x` at the height `text_y`; beside it `rules` (left and right px) run along what is
    unfolded.
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
    lanes, on line 0 next to them or further up, so that they do not run into others."""

    x: float
    words: str
    text_x: float
    line: int = 0


@dataclass(frozen=True)
class Gutter:
    """The tinted place for events without a date."""

    box: Box
    words: str


Symbol = Literal[
    "day", "sometime", "by", "lasted", "about", "bare", "planned", "conditional", "undated", "cancelled", "disputed",
    "added", "gone", "changed", "before", "unchanged", "cluster", "at once", "count", "spread",
    "tie", "link", "era", "bar",
]  # fmt: skip
SYMBOLS: tuple[Symbol, ...] = get_args(Symbol)  # in the order of the legend


@dataclass(frozen=True)
class Key:
    """One entry of the legend: which mark, at which place, and what it means."""

    symbol: Symbol
    x: float
    y: float
    words: str
    hue: int | None = None  # None where it is about marks of any


@dataclass(frozen=True)
class Heading:
    """Title and subtitle, wrapped to lines, with each line's middle."""

    title: tuple[Line, ...]
    subtitle: tuple[Line, ...]


Mark = Dot | Span | Fade | Tail | Diamond | Cluster | Profile | Histogram | Era | Bar


@dataclass(frozen=True)
class Axis:
    """Where the axis line runs, and the units of the time scale at its two ends (linear between).

    `least` and `most` are the units between which all events lie, seen or not; `knots` pair seconds with units, so that
    whoever pans and zooms can tell which seconds stand at the new ends (straight between and beyond the knots).
    `zone` names the time zone, "" where no time has any.
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
class Scene:
    """A whole picture. `notices` say what is not drawn as itself; `alt` is the picture in words for screen readers.

    `overview` counts all events, seen or not, in columns of equal width from `Axis.least` to `Axis.most`; `unfolded`
    are the quiet stretches in sight that could be folded again; `more` counts those who share a lane for want of room.
    """

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
    outside: int = 0  # events that the window does not show
