"""Shapes: where events are on the axis, and how certain that is.

`known`, `placeable` and `opens` tell this of whole columns of dates, as filters do. `shape` makes the form in which one
event is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from components.layout import traits
from components.model import FUTURE, PAST, Dates, Flag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]
    ToPx = Callable[[float], float]

End = Literal["round", "cap", "fade", "arrow", "unknown", "cut"]  # "cut": it goes on beyond the axis

GOES_ON = ("arrow", "unknown", "fade")  # ends that are not changed to "cut" at the end of the axis

# Plain numbers, as enumerations are slow: their bits would cost more than the rest of most shapes.
_INTERVAL, _ONE_OF, _TIME = map(int, (Flag.INTERVAL, Flag.ONE_OF, Flag.TIME))
_OPEN_START, _UNKNOWN_START = int(Flag.OPEN_START), int(Flag.UNKNOWN_START)
_OPEN_END, _UNKNOWN_END = int(Flag.OPEN_END), int(Flag.UNKNOWN_END)

RADIUS = 7.5  # px of a dot
DAY = 26 * 3_600  # s: no day of any clock is longer, and two days are
DAY_OPENS = 34.0  # px: a wider day is drawn as a span, not as a dot
NARROWEST = 18.0  # px of a span, however short its time
OUTLINE = 1.0  # px by which the outline of a span reaches beyond it
SLIVER = 4.0  # px of a span that stay visible at the least
OPEN = 104.0  # px in which an open side fades out
SOFT = 11.0  # px that "about" reaches beyond the ends of a span
INSET = 9.0  # px from an end of a span to where ties meet it
LINK_REACH = 36.0  # px of an open span, from its known end, that links may touch


class Shape(NamedTuple):
    """A form on the axis, in px. `kind` is "dot", drawn at `anchor`; "sometime", a span on one of whose days the event
    was; "lasted", a bar; or "tail". `left` and `right` enclose the mark, with ends of the forms `left_end` and
    `right_end`. Of an event that lasted, `solid` is the part that certainly belongs to it (None for none); the rest is
    only possible. The `tail` of an open side goes on from the mark to that px (None for none). If nothing else is in
    sight, the kind is "tail": from `left` to `right`."""

    kind: Literal["dot", "sometime", "lasted", "tail"]
    left: float
    right: float
    anchor: float
    left_end: End = "round"
    right_end: End = "round"
    solid: tuple[float, float] | None = None
    tail: float | None = None

    @property
    def reach(self) -> tuple[float, float]:
        """The left and right px of all its ink, with the tail."""
        end = self.anchor if self.tail is None else self.tail
        return min(self.left, end), max(self.right, end)

    @property
    def filled(self) -> bool:
        """Whether at least half of it is solid."""
        return self.solid is not None and self.solid[1] - self.solid[0] >= (self.right - self.left) / 2

    @property
    def tie_x(self) -> float:
        """The px where a tie meets the mark: the known end of an open span; the middle of a dot or a short span; else
        the right end, as words above and below start at the left one."""
        if self.right_end in ("arrow", "unknown") and self.left_end not in ("arrow", "unknown"):
            return min(self.left + INSET, self.right)
        if self.kind == "dot" or "fade" in (self.left_end, self.right_end) or self.right - self.left < 2 * NARROWEST:
            return self.anchor
        return self.right - INSET

    @property
    def link_reach(self) -> tuple[float, float]:
        """The left and right px between which links meet the mark; of an open span `LINK_REACH` px at the known end."""
        if self.kind != "sometime" or "fade" not in (self.left_end, self.right_end):
            return self.left, self.right
        return (
            (max(self.left, self.right - LINK_REACH), self.right)
            if self.left_end == "fade"
            else (self.left, min(self.right, self.left + LINK_REACH))
        )


def known(dates: Dates, rows: Int64, until: Int64) -> tuple[Int64, Int64]:
    """The first and last known second of each of `rows`: `earliest_start` and `latest_end` where they are given. On an
    open side it is the first, or the last, of the bounds that are given; FUTURE for the first and PAST for the last
    without any. An event that goes on lasts at least `until` (s, one a row, PAST if unknown), when it was reported to
    go on."""
    low, high, flags = dates.earliest_start[rows], dates.latest_end[rows], dates.flags[rows]
    # Most dates are one period that is known on both sides: they need no more than these two bounds.
    simple = (flags & (Flag.INTERVAL | Flag.ONE_OF | Flag.ALL_OF) == 0) & (low != PAST) & (high != FUTURE)
    others = np.flatnonzero(~simple)
    rows, flags = rows[others], flags[others]
    bounds = np.stack([low[others], dates.latest_start[rows], dates.earliest_end[rows], high[others]])
    given = (bounds != PAST) & (bounds != FUTURE)
    last = np.where(given, bounds, PAST).max(axis=0)
    low[others] = np.where(given[0], bounds[0], np.where(given, bounds, FUTURE).min(axis=0))
    last = np.maximum(last, np.where(traits.goes_on(flags), until[others], PAST))
    high[others] = np.where(given[3], bounds[3], last)
    return low, high


def placeable(dates: Dates, rows: Int64) -> NDArray[np.bool_]:
    """Whether each of the rows has any bound that is given, and so a place on an axis (bool). `[..2013,2015..]` is a
    date without one."""
    found = np.asarray(dates.earliest_start[rows] != PAST)
    open_starts = np.flatnonzero(~found)  # few
    rows = rows[open_starts]
    given = (dates.latest_start[rows] != FUTURE) | (dates.latest_end[rows] != FUTURE)
    found[open_starts] = given | (dates.earliest_end[rows] != PAST)
    return found


def opens(dates: Dates, rows: Int64) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether each of the rows has no earliest start, and whether it has no latest end (bool)."""
    sides = []
    flags = dates.flags[rows]
    for column, missing, why in (
        (dates.earliest_start, PAST, Flag.OPEN_START | Flag.UNKNOWN_START | Flag.UNDATED),
        (dates.latest_end, FUTURE, Flag.OPEN_END | Flag.UNKNOWN_END | Flag.UNDATED),
    ):
        side = np.asarray(flags & why != 0)
        some = np.flatnonzero(side)  # few: most columns need not be looked at
        side[some] = column[rows[some]] == missing
        sides.append(side)
    return sides[0], sides[1]


def shape(dates: Dates, row: int, known_until: int, to_px: ToPx, left: float, right: float) -> Shape:
    """The shape of one dated row between `left` and `right` px, the ends of the axis, to which it extends on an open
    side; `known_until` (s, or PAST) is the time until which an open event is known to go on."""
    flags = int(dates.flags[row])
    if flags & _INTERVAL:
        return _lasting_shape(dates, row, flags, known_until, to_px, left, right)
    first, last = int(dates.earliest_start[row]), int(dates.latest_start[row])
    if first == PAST:
        cap = to_px(last + 1)
        fades = max(cap - OPEN, min(left, cap - NARROWEST))
        return Shape("sometime", fades, cap, cap - INSET, "fade", "cap", tail=min(left, fades))
    if last == FUTURE:
        cap = to_px(first)
        fades = min(cap + OPEN, max(right, cap + NARROWEST))
        return Shape("sometime", cap, fades, cap + INSET, "cap", "fade", tail=max(right, fades))
    low, high = to_px(first), to_px(last + (not flags & _TIME or last > first))
    middle = (low + high) / 2
    if not flags & _ONE_OF and last - first < DAY and high - low <= DAY_OPENS:
        return Shape("dot", middle - RADIUS, middle + RADIUS, middle)
    half = max(high - low, NARROWEST) / 2
    end: End = "cap" if flags & _ONE_OF else "round"
    return Shape("sometime", middle - half, middle + half, middle, end, end)


def clip(given: Shape, left: float, right: float) -> Shape:
    """The visible part of a shape between `left` and `right` px, into which its time must reach. At least `SLIVER` px
    stay visible. A dot or span of the smallest size is moved in as a whole. If only the tail of a shape is in sight, a
    shape of the kind "tail" remains."""
    if given.tail is not None and (given.right <= left or given.left >= right):
        return Shape("tail", left, right, (left + right) / 2, "cut", "cut")
    if given.tail is None and given.right - given.left <= NARROWEST + 0.01 and right - left > NARROWEST:
        step = max(0.0, left + OUTLINE - given.left) - max(0.0, given.right + OUTLINE - right)
        return _shift(given, step) if step else given
    low, high = max(given.left, left), min(given.right, right)
    low, high = min(low, right - SLIVER), max(high, left + SLIVER)
    if (low, high) == (given.left, given.right):
        return given
    middle = (given.left + given.right) / 2
    start, end = (min(max(x, low), high) for x in given.solid or (middle, middle))
    return Shape(
        given.kind,
        low,
        high,
        min(max(given.anchor, low), high),
        "cut" if low > given.left and given.left_end not in GOES_ON else given.left_end,
        "cut" if high < given.right and given.right_end not in GOES_ON else given.right_end,
        (start, end) if given.kind == "lasted" else None,
        None if given.tail is None else min(max(given.tail, left), right),
    )


def end_at(given: Shape, right: float) -> Shape:
    """The bar, cut at `right` px, where another begins."""
    solid = (min(given.solid[0], right), min(given.solid[1], right)) if given.solid else None
    return given._replace(right=right, anchor=min(given.anchor, right), solid=solid)


def _shift(given: Shape, step: float) -> Shape:
    """The shape `step` px further right."""
    solid = (given.solid[0] + step, given.solid[1] + step) if given.solid else None
    return given._replace(left=given.left + step, right=given.right + step, anchor=given.anchor + step, solid=solid)


def join(parts: Sequence[Shape]) -> Shape:
    """One shape around the ink of all marks of one event; ties and words attach to the first mark."""
    if len(parts) == 1:
        return parts[0]
    left, right = min(part.reach[0] for part in parts), max(part.reach[1] for part in parts)
    return parts[0]._replace(kind="sometime", left=left, right=right, left_end="round", right_end="round", tail=None)


def _lasting_shape(
    dates: Dates,
    row: int,
    flags: int,
    known_until: int,
    to_px: ToPx,
    left: float,
    right: float,
) -> Shape:
    """The shape of an event that lasted: from earliest start to latest end, solid from after the latest start to the
    earliest end. A start or an end that is known to the day is solid, too. An open side goes on to the end of the
    axis."""
    first, sure, until, last = (
        int(bound[row]) for bound in (dates.earliest_start, dates.latest_start, dates.earliest_end, dates.latest_end)
    )
    begun, ended = not flags & (_OPEN_START | _UNKNOWN_START), not flags & (_OPEN_END | _UNKNOWN_END)
    solid_from, solid_to = sure + 1, until
    if begun and sure - first < DAY:
        solid_from = first
    if ended and last - until < DAY:
        solid_to = last + 1
    low = to_px(first) if begun else min(left, to_px(until) - NARROWEST)
    high = to_px(last + 1) if ended else max(right, to_px(solid_from if begun else until) + NARROWEST)
    a = to_px(solid_from) if begun else low if flags & _OPEN_START else to_px(solid_to)
    b = to_px(solid_to) if ended else a if flags & _UNKNOWN_END else high
    if flags & _OPEN_END and known_until != PAST:
        b = min(max(a, to_px(known_until)), high)
    left_end: End = "round" if begun else "unknown" if flags & _UNKNOWN_START else "arrow"
    right_end: End = "round" if ended else "unknown" if flags & _UNKNOWN_END else "arrow"
    if high - low < NARROWEST:
        low, high = (low + high - NARROWEST) / 2, (low + high + NARROWEST) / 2
        a, b = low, high
    solid = (max(a, low), min(b, high)) if b - a >= 1.0 or not (begun and ended) else None
    return Shape("lasted", low, high, (low + high) / 2, left_end, right_end, solid)
