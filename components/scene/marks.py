"""Marks: what stands for one event, or for several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from components.scene.roles import EraEnd, FadeEnd, Point, SpanEnd, Status


@dataclass(frozen=True)
class Doubt:
    """The doubt about a date: "~" and "?" of EDTF, which soften a mark's ends or dot them. A `bare` one is a clock
    time without a zone beside others that have one: its mark is hollow."""

    approximate: bool = False
    uncertain: bool = False
    bare: bool = False


@dataclass(frozen=True)
class Dot:
    """A day, or a time within a day."""

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
    """The stretch in which an event may lie of which only the other side is known: "by 28 Oct", long before that."""

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
    """Events of one lane that are too close to tell apart, as a disc around `x`; or, where they lie across one
    another's days, as a span that reaches `half` px to either side.

    `count` is their number. `words` say what is in it, a line each, what matters most first: "12 events, 3 to 9 Nov
    2014", then titles.
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
    inseparable: bool = False  # whether they lie over one another at every zoom


@dataclass(frozen=True)
class Answer:
    """The words that the pointer reads at a point, and the seconds that a click there shows."""

    x: float
    words: str
    first: float
    last: float


@dataclass(frozen=True)
class Profile:
    """The number of events at the same time in a lane, as an area of steps.

    Each of the `steps` is a px and the number of events from there to the next, which is the height; the last one has
    0. `most` is the number that reaches from `bottom` to `top`, `count` the number of events in all.
    """

    steps: tuple[tuple[float, int], ...]
    most: int
    top: float
    bottom: float
    hue: int
    count: int  # events in it
    answers: tuple[Answer, ...] = ()
    words: str = ""  # how many there are at most,
    peak: tuple[float, float] | None = None  # beside the first place where so many are, if there is room

    @property
    def y(self) -> float:
        """The middle (px), where the pointer finds it."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Histogram:
    """The number of events of a crowded lane in each step of time.

    Each of the `steps` is a px, the number of events known to lie between it and the next, and the number of others
    spread over it (known less well, or lasting); the last step has none. `when` says in words when each of the others
    is. Heights grow with the square root, and `most` would reach from `bottom` to `top`. `count` events lie between the
    seconds `first` and `last`, of which `beyond` may lie outside the window. `words` name the highest step; where it
    stands out, `peak` is the middle of its top. Where there is no room for heights, `shades` on the same scale stand
    for them.
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
    shades: bool = False

    @property
    def y(self) -> float:
        """The middle (px), where the pointer finds it."""
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
class Bar:
    """The events in one bin of a histogram, or in one group of it: a rectangle from `bottom` up to `top`. `count` need
    not be whole: an event whose date is not known better is spread over several bins. `words` say what it is, a line
    each."""

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
        """The middle (px), where the pointer finds it."""
        return (self.top + self.bottom) / 2


Mark = Dot | Span | Fade | Tail | Diamond | Cluster | Profile | Histogram | Era | Bar
