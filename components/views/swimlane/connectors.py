"""Connectors between marks: ties between the lanes of one event, typed links between two events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from components.layout.links import LinkEnd, Obstacles, route
from components.layout.shape import INSET, RADIUS
from components.scene import Box, Label, Link, Tie
from components.views.shared import prepare

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.model import Int64, Store

    Float = NDArray[np.float64]

LEADING = 5.0  # px above and below words that links avoid, so that none runs between two lines of a label
NUDGES = (0.0, 3.0, -3.0, 4.5, -4.5)  # px that a tie may step aside on a small mark
WIDE = 40.0  # px of a mark on which a tie may meet many places
STEP = 9.0  # px between two of these
APART = 3.0  # px between a tie or link and the marks it avoids
CLEAR = RADIUS + APART  # px between a mark's middle and the end of its tie
MARGIN = 10.0  # px that links may reach left of the axis


class Anchor(NamedTuple):
    """The place where connectors meet a mark in one lane: the point where a tie meets it, the box of its ink, and the
    part of that which links may touch (`reach`). `alone` is False for a cluster or histogram; there `row` is -1, or the
    row of one of its events whose links are drawn."""

    row: int
    lane: int
    x: float
    y: float
    box: Box
    reach: Box
    alone: bool
    home: bool = False  # whether the words of the event stand in this lane


def ties(
    facts: prepare.Facts, anchors: Sequence[Anchor], labels: Sequence[Label], references: Sequence[float]
) -> tuple[Tie, ...]:
    """Lines between the marks of each event that is drawn in several lanes, at the x where they cross the fewest words
    and marks; other ties and lines at `references` (px) count twice. Of equal places `Anchor.x` comes first."""
    anchors_of = defaultdict(list)
    for anchor in anchors:
        if anchor.alone:
            anchors_of[anchor.row].append(anchor)
    words = [box for label in labels for box in label.boxes]
    boxes = np.array([*(anchor.box for anchor in anchors), *words]).reshape(-1, 4)
    owner = np.array([anchor.row for anchor in anchors] + [-1] * len(words))
    left, above, right, below = np.ascontiguousarray(boxes.T)
    left, right = left - APART, right + APART
    found: list[Tie] = []
    drawn: list[tuple[float, float, float]] = []  # x, top and bottom of each
    lines = np.array(references)
    for row, places in anchors_of.items():
        places.sort(key=lambda anchor: anchor.y)
        if places[0].lane == places[-1].lane:
            continue
        top, bottom = places[0].y, places[-1].y
        possible = np.array(_tie_places(places))
        others = (below > top) & (above < bottom) & (owner != row) & (right > possible.min()) & (left < possible.max())
        beside = [x for x, start, end in drawn if start < bottom and top < end]
        cost = _within(possible, left[others], right[others]) + 2 * _near(possible, np.append(beside, lines))
        x = float(possible[cost.argmin()])
        event = facts.event(row)
        dashed = prepare.status(event) == "conditional"
        for upper, lower in pairwise(places):
            if upper.lane != lower.lane:
                tie = Tie(event.id, round(x, 2), upper.y + CLEAR, lower.y - CLEAR, dashed)
                found.append(tie)
                drawn.append((tie.x, tie.top, tie.bottom))
    return tuple(found)


def _tie_places(places: Sequence[Anchor]) -> list[float]:
    """The x (px) at which a tie may meet all marks of an event, the preferred one first."""
    left, right = max(anchor.reach[0] for anchor in places), min(anchor.reach[2] for anchor in places)
    x = places[0].x
    if right - left <= WIDE:
        return [x + step for step in NUDGES if left + APART <= x + step <= right - APART] or [x]
    return [x, (left + right) / 2, *np.arange(left + INSET, right - INSET, STEP).tolist()]


def _within(x: Float, left: Float, right: Float) -> Int64:
    """The number of ranges from `left` to `right` that contain each x."""
    return np.asarray(np.searchsorted(np.sort(left), x, "left") - np.searchsorted(np.sort(right), x, "right"))


def _near(x: Float, lines: Float) -> Int64:
    """The number of lines closer to each x than `APART` px."""
    return np.asarray(np.count_nonzero(np.abs(lines - x[:, None]) < APART, axis=1))


def links(
    store: Store,
    facts: prepare.Facts,
    chosen: Int64,
    anchors: Sequence[Anchor],
    labels: Sequence[Label],
    ties: Sequence[Tie],
    bounds: Box,
) -> tuple[Link, ...]:
    """The `chosen` links (indexes) inside `bounds`, routed around marks and words. Links between two clusters or
    histograms are left out, and so is a second link between the same two boxes."""
    if not len(chosen):
        return ()
    stops: dict[int, list[LinkEnd]] = defaultdict(list)
    for anchor in anchors:
        if anchor.row >= 0:
            stops[anchor.row].append(LinkEnd(anchor.reach, anchor.box, anchor.home))
    marks = np.array([anchor.box for anchor in anchors]).reshape(-1, 4) + np.array([-APART, -APART, APART, APART])
    owner = np.array([anchor.row for anchor in anchors])
    words = np.array([box for label in labels for box in label.boxes]).reshape(-1, 4)
    words = np.concatenate([words + np.array([-2.0, -LEADING, 2.0, LEADING]), _outside(bounds)])
    lines = np.array([(tie.x, tie.top, tie.bottom) for tie in ties]).reshape(-1, 3)
    single = {anchor.row for anchor in anchors if anchor.alone}
    taken: Counter[tuple[float, float]] = Counter()
    found = []
    drawn: set[tuple[Box, Box]] = set()
    for k in chosen.tolist():
        origin, target = int(store.links.origin[k]), int(store.links.target[k])
        pair = stops[origin][0].box, stops[target][0].box
        if not {origin, target} & single or pair in drawn:
            continue  # between two clusters, or again between the same two boxes
        drawn.add(pair)
        others = marks[(owner != origin) & (owner != target)]
        path = route(stops[origin], stops[target], Obstacles(np.concatenate([others, words]), lines, taken))
        start, end = facts.event(origin), facts.event(target)
        dashed = "conditional" in (prepare.status(start), prepare.status(end))
        found.append(Link(start.id, end.id, store.links.kinds[store.links.kind[k]], path, dashed))
    return tuple(found)


def _outside(bounds: Box) -> Float:
    """Four boxes around `bounds` as obstacles, of shape (4, 4): links stay inside."""
    left, top, right, bottom = bounds
    end = 1e4  # px, beyond any picture
    return np.array(
        [(-end, -end, left, end), (-end, -end, end, top), (right, -end, end, end), (-end, bottom, end, end)]
    )
