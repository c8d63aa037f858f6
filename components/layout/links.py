"""Routes of links: smooth curves from mark to mark that avoid other marks, words and ties.

1. Of the marks of both events, the pairs that are nearest are tried.
2. Of each mark and side, the freest place is tried as an end.
3. Curves between all of these ends, with several bends, get a cost from their ends and their approximate length.
4. The `TRIED` cheapest ones are looked at closely: covering marks or words and crossing ties costs as much as a detour
   of so many px.
5. The cheapest curve is the route.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import TYPE_CHECKING

import numpy as np

from components.scene import Box, Point

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Float = NDArray[np.float64]

CLEAR = 5.0  # px between a mark and the end of its link
SAMPLES = np.linspace(0.0, 1.0, 33)  # of a curve, from its beginning to its end
HEAD = 5  # samples under an arrowhead
NEAREST = 4  # pairs of marks tried
TRIED = 120  # curves looked at closely, the shortest first
REACHES = ((1.0, 0.0), (0.5, 20.0), (2.2, 40.0))  # how far a curve goes straight on, as a share of the usual; its cost
HIT = 45.0  # px of detour that one covered sample is worth
CROSSED = 16.0  # px of detour to cross one tie less
AWAY = 30.0  # px of detour to end at the mark that has the words
SHORT = 40.0  # px between the ends of a link, below which an arrow has too little room,
LOOP = 15.0  # or, for a loop that begins and ends on the same sides
TAKEN = 60.0  # px of detour to end where no other link does
TURN = 30.0  # px of detour to leave or arrive on a side that looks away from the other mark
FAR = 90.0  # px between the ends from which on the reading direction matters in full
PORTS = ((1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (-1.0, 0.0))  # right, top, bottom, left
SLOTS = (0.0, -0.6, 0.6)  # where on a side links end, of half its length: the middle first
LONG_SIDE = 60.0  # half the length of a side, in px, that slots use at most


@dataclass(frozen=True)
class LinkEnd:
    """A mark at which a link may begin or end: the box that links may touch, that of all its ink, and whether it has
    the event's words (left, top, right and bottom px)."""

    box: Box
    ink: Box
    has_words: bool = True


@dataclass
class Obstacles:
    """The obstacles of routes: `boxes` (n × 4: left, top, right, bottom), `ties` (m × 3: x, top, bottom), and the
    number of links that end at each point (`taken`), all in px."""

    boxes: Float
    ties: Float = field(default_factory=lambda: np.zeros((0, 3)))
    taken: Counter[Point] = field(default_factory=Counter)


def route(
    origins: Sequence[LinkEnd], targets: Sequence[LinkEnd], obstacles: Obstacles
) -> tuple[Point, Point, Point, Point]:
    """The best cubic Bézier curve from one of the origin's marks to one of the target's: its four control points. Its
    ends are added to `obstacles.taken`. The shortest curve wins; covering marks or words, crossing ties, ending where
    another link does and running against the reading direction count as detours."""
    origins, targets = _nearest(origins, targets)
    starts, leaving, start_cost = _ports(origins, obstacles)
    ends, arriving, end_cost = _ports(targets, obstacles)
    indexes = np.arange(len(starts)), np.arange(len(ends)), np.arange(len(REACHES))
    i, j, k = (index.ravel() for index in np.meshgrid(*indexes, indexing="ij"))
    bend, bend_cost = np.array(REACHES)[k].T
    distance = np.hypot(*(ends[j] - starts[i]).T)[:, None]
    reach = np.clip(0.45 * distance, 24.0, 130.0) * bend[:, None]
    curves = np.stack([starts[i], starts[i] + leaving[i] * reach, ends[j] + arriving[j] * reach, ends[j]], axis=1)
    # Reading runs from left to right: leaving forwards and arriving from the left or from above reads best, over a
    # distance.
    habit = 30.0 * (leaving[i, 0] < 0) + 8.0 * (leaving[i, 1] < 0) + 30.0 * (arriving[j, 0] > 0)
    total = (
        habit * np.minimum(1.0, distance[:, 0] / FAR)
        + start_cost[i]
        + end_cost[j]
        + 4.0 * np.maximum(np.where((leaving[i] == arriving[j]).all(axis=1), LOOP, SHORT) - distance[:, 0], 0.0)
        + bend_cost
        + TURN * _turn(leaving[i], arriving[j], (ends[j] - starts[i]) / np.maximum(distance, 1.0))
    )
    polygon = np.hypot(*np.moveaxis(np.diff(curves, axis=1), -1, 0)).sum(axis=1)
    cheapest = np.argsort(total + (polygon + distance[:, 0]) / 2, kind="stable")[:TRIED]
    curves, total = curves[cheapest], total[cheapest]
    points = bezier(curves)
    length = np.hypot(*np.moveaxis(np.diff(points, axis=1), -1, 0)).sum(axis=1)
    inks = np.array([mark.ink for mark in (*origins, *targets)], float).reshape(-1, 4)
    boxes = np.concatenate([obstacles.boxes.reshape(-1, 4), inks + np.array([2.0, 2.0, -2.0, -2.0])])
    inside = is_covered(points, boxes)
    total += length + HIT * (inside.sum(axis=1) + inside[:, -HEAD:].sum(axis=1))  # twice under the arrow
    total += CROSSED * crossings(points, obstacles.ties)
    a, b, c, d = (_point(point) for point in curves[int(np.argmin(total))])
    obstacles.taken.update((a, d))
    return a, b, c, d


def _nearest(origins: Sequence[LinkEnd], targets: Sequence[LinkEnd]) -> tuple[list[LinkEnd], list[LinkEnd]]:
    """The marks of the `NEAREST` pairs with the least distance between their middles, with `AWAY` px more for each mark
    without words."""

    def distance(pair: tuple[LinkEnd, LinkEnd]) -> float:
        origin, target = pair
        twice = (origin.box[k] + origin.box[k + 2] - target.box[k] - target.box[k + 2] for k in (0, 1))
        return hypot(*twice) / 2 + AWAY * (2 - origin.has_words - target.has_words)

    pairs = sorted(((origin, target) for origin in origins for target in targets), key=distance)[:NEAREST]
    return [*dict.fromkeys(origin for origin, _ in pairs)], [*dict.fromkeys(target for _, target in pairs)]


def bezier(curves: Float) -> Float:
    """Points along cubic Bézier curves: (…, 4, 2) control points to (…, len(SAMPLES), 2)."""
    t = SAMPLES[:, None]
    weights = np.hstack([(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3])
    return np.asarray(weights @ curves)


def is_covered(points: Float, boxes: Float) -> NDArray[np.bool_]:
    """Whether each point of each curve (n, samples, 2) lies inside any of the boxes (m, 4): of shape (n, samples)."""
    low, high = points.min(axis=(0, 1), initial=np.inf), points.max(axis=(0, 1), initial=-np.inf)
    boxes = boxes[(boxes[:, :2] < high).all(axis=1) & (boxes[:, 2:] > low).all(axis=1)]
    left, top, right, bottom = boxes.T[:, :, None, None]  # boxes along the first axis, by which NumPy joins faster
    x, y = np.ascontiguousarray(np.moveaxis(points, -1, 0))
    return np.asarray(((x > left) & (x < right) & (y > top) & (y < bottom)).any(axis=0))


def crossings(points: Float, ties: Float) -> Float:
    """The number of times that each curve (n, samples, 2) crosses the vertical lines `ties` (m × 3: x, top, bottom): of
    shape (n,)."""
    place, top, bottom = ties.T[:, :, None, None]
    x, y = points[:, :, 0], (points[:, 1:, 1] + points[:, :-1, 1]) / 2
    before = x < place
    passes = before[..., 1:] != before[..., :-1]
    return np.asarray((passes & (y > top) & (y < bottom)).sum(axis=(0, 2)), float)


def _turn(leaving: Float, arriving: Float, direction: Float) -> Float:
    """The amount by which a curve must turn back: 0 if both sides look along it, 2 if both look away. `leaving` and
    `arriving` are the directions in which the sides of the two marks look, `direction` that from start to end (n ×
    2)."""
    behind = np.maximum(0.0, -(leaving * direction).sum(axis=1)) + np.maximum(0.0, (arriving * direction).sum(axis=1))
    return np.asarray(behind)


def _point(point: Float) -> Point:
    """The point to two decimals."""
    x, y = np.round(point, 2).tolist()
    return x, y


def _meets_tie(place: Float, ties: Float) -> bool:
    """Whether a tie starts, ends or passes within `CLEAR` px of a place."""
    near = np.abs(ties[:, 0] - place[0]) < CLEAR
    return bool((near & (ties[:, 1] < place[1] + CLEAR) & (place[1] - CLEAR < ties[:, 2])).any())


def _ports(marks: Sequence[LinkEnd], obstacles: Obstacles) -> tuple[Float, Float, Float]:
    """The ends that are tried: for each mark and each of `PORTS` the freest place, `CLEAR` px outside the mark; the
    direction in which that side looks (both n × 2); and the cost of ending there (n)."""
    places, directions, costs = [], [], []
    for mark in marks:
        left, top, right, bottom = mark.box
        middle = np.array([(left + right) / 2, (top + bottom) / 2])
        half = np.array([(right - left) / 2, (bottom - top) / 2])
        for port in PORTS:
            offset = np.array(port)
            along = np.minimum(half, LONG_SIDE) * np.abs(offset[::-1])
            slots = [middle + (half + CLEAR) * offset + slot * along for slot in SLOTS]
            uses = [
                obstacles.taken[_point(place)] + 2 * (port[1] != 0 and _meets_tie(place, obstacles.ties))
                for place in slots
            ]
            best = uses.index(min(uses))
            places.append(slots[best])
            directions.append(offset)
            costs.append(TAKEN * uses[best] + 8.0 * best + AWAY * (not mark.has_words))
    return np.array(places), np.array(directions), np.array(costs)
