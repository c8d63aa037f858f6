"""Marks: the shapes that stand for one event, or for several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from components.scene.roles import EraEnd, FadeEnd, Point, SpanEnd, Status


@dataclass(frozen=True)
class Doubt:
    """The doubt about a date: EDTF's "~" and "?", which soften a mark's ends or dot them. A `bare` date is a time
    without a zone beside others with one: its mark is hollow."""

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
    """A period. "sometime": the event was at some time in it; "lasted": through all of it. `left` and `right` are the
    forms of its ends: "round" (a known precision such as a month), "cap" (a known limit such as "by 28 Oct"), "fade"
    (open), "flat" (continued by a `Fade`), "arrow" (continues)."""

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
    """The uncertain beginning or end of an event that lasted, from `solid_x` (next to its certain part) to `gone_x`.
    `end` "none": both bounds are known, and it fades; "arrow": it is going on as far as is known; "unknown": it ended,
    or began, at an unknown date (a question mark)."""

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
    """The time far from the known side of an event that is known on one side only: "by 28 Oct", perhaps long before."""

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
    """Events of one lane that are too close to be drawn separately: a disc around `x` (`half` 0), or, if their periods
    overlap, a span that reaches `half` px to either side. `count` is their number. `words` describe them, a line each:
    "12 events, 3 to 9 Nov 2014", then other kinds among them, the most important titles, and what opens them."""

    events: tuple[str, ...]  # ids of the first few, in time order
    count: int
    x: float
    y: float
    hue: int
    words: str
    first: float = 0.0  # seconds that a window must span to show all of them
    last: float = 0.0
    half: float = 0.0
    share: float = 0.0  # log(count) / log(count of the fullest cluster in the picture): how strong its fill is
    inseparable: bool = False  # whether they overlap at every zoom, and get a row each if the lane is opened


@dataclass(frozen=True)
class Answer:
    """The words shown under the pointer at a point, and the seconds that a click there zooms to."""

    x: float
    words: str
    first: float
    last: float


@dataclass(frozen=True)
class Profile:
    """The number of events at the same time in a lane, as a step area. Each of the `steps` is a px and the number of
    events from there to the next, which is the height; the last one has 0. `most` is the number whose height reaches
    from `bottom` to `top`. `words` give the largest number; they stand at `peak`, the middle of the top of the first
    place with so many, or nowhere without room (None)."""

    steps: tuple[tuple[float, int], ...]
    most: int
    top: float
    bottom: float
    hue: int
    count: int  # events in it
    answers: tuple[Answer, ...] = ()
    words: str = ""
    peak: tuple[float, float] | None = None

    @property
    def y(self) -> float:
        """The middle (px), where the pointer is tested."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Histogram:
    """The number of events of a crowded lane in each step of time.

    Each of the `steps` is a px, the number of events known to lie between it and the next, and the part of all others
    (less exactly known, or lasting) that is spread over it; the last one has 0 and 0. `when` are the times of all steps
    but the last in words. Heights grow with the square root; `most` events would reach from `bottom` to `top`. `count`
    events lie between the seconds `first` and `last`; of these `beyond`, a sum of parts, may be outside the window.
    `words` describe the highest step; if it is much higher than the others, `peak` is the middle of its top, else None.
    If the lane is too low for heights, `shades` on the same scale replace them.
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
        """The middle (px), where the pointer is tested."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Era:
    """A period behind the lanes, down to `bottom`. Its words have their middle at `text_x` and `y`, in a strip at its
    top; `shade` is 0 or 1 in turn. `solid` is the part that certainly belongs to it (left and right px, None for none).
    An end is "known", "cut" at the edge of the window, an "arrow" if it is going on as far as is known, or "unknown" if
    it began or ended at an unknown date."""

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
    """The events in one bin of a histogram, or those of one group in it: a rectangle from `bottom` up to `top`. `count`
    need not be a whole number: an event with an inexact date is spread over several bins. `words` describe it, a line
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
        """The middle (px), where the pointer is tested."""
        return (self.top + self.bottom) / 2


Mark = Dot | Span | Fade | Tail | Diamond | Cluster | Profile | Histogram | Era | Bar
