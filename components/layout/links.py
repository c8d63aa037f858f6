"""Routes of links: smooth curves from mark to mark that avoid other marks, words and ties."""

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
SAMPLES = np.linspace(0.0, 1.0, 33)
HEAD = 5  # samples under an arrowhead
NEAREST = 4  # pairs of marks tried
TRIED = 120  # curves looked at closely, the shortest first
REACHES = ((1.0, 0.0), (0.5, 20.0), (2.2, 40.0))  # how far a curve goes on before it turns, of the usual; its price
HIT = 45.0  # px of detour that one covered sample is worth
CROSSED = 16.0  # px of detour to cross one tie less
AWAY = 30.0  # px of detour to end at the mark that has the words
SHORT = 40.0  # px between the ends of a link: where they are nearer, there is no room for its arrow,
LOOP = 15.0  # px: enough for a loop that ends on the side it left from
TAKEN = 60.0  # px of detour rather than end where another link does
TURN = 30.0  # px of detour to leave or arrive on the side that looks away
FAR = 90.0  # px from where on the reading direction matters in full
PORTS = ((1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (-1.0, 0.0))  # right, top, bottom, left
SLOTS = (0.0, -0.6, 0.6)  # where on a side links end, of half its length: the middle first
LONG_SIDE = 60.0  # px from the middle that a slot lies at most


@dataclass(frozen=True)
class Stop:
    """A mark where a link may end: its box that links may touch, all its ink, and whether its words are there."""

    box: Box
    ink: Box
    home: bool = True


@dataclass
class Obstacles:
    """The obstacles of routes: `boxes` (n × 4), `ties` (m × 3: x, top, bottom), and ends in use."""

    boxes: Float
    ties: Float = field(default_factory=lambda: np.zeros((0, 3)))
    taken: Counter[Point] = field(default_factory=Counter)


def route(origins: Sequence[Stop], targets: Sequence[Stop], obstacles: Obstacles) -> tuple[Point, Point, Point, Point]:
    """The best cubic Bézier curve from one of the origin's marks to one of the target's; its ends are marked as used.
    For the nearest pairs of marks all pairs of sides are tried. The shortest curve wins; covering things, crossing
    ties, ending where another link does and running against the reading direction count as detours."""
    origins, targets = _nearest(origins, targets)
    starts, leaving, start_price = _ports(origins, obstacles)
    ends, arriving, end_price = _ports(targets, obstacles)
    every = np.arange(len(starts)), np.arange(len(ends)), np.arange(len(REACHES))
    i, j, k = (index.ravel() for index in np.meshgrid(*every, indexing="ij"))
    bend, bent = np.array(REACHES)[k].T
    away = np.hypot(*(ends[j] - starts[i]).T)[:, None]
    reach = np.clip(0.45 * away, 24.0, 130.0) * bend[:, None]
    curves = np.stack([starts[i], starts[i] + leaving[i] * reach, ends[j] + arriving[j] * reach, ends[j]], axis=1)
    # Reading runs from left to right: leaving forwards and arriving from the left or from above reads best, over a
    # distance.
    habit = 30.0 * (leaving[i, 0] < 0) + 8.0 * (leaving[i, 1] < 0) + 30.0 * (arriving[j, 0] > 0)
    total = (
        habit * np.minimum(1.0, away[:, 0] / FAR)
        + start_price[i]
        + end_price[j]
        + 4.0 * np.maximum(np.where((leaving[i] == arriving[j]).all(axis=1), LOOP, SHORT) - away[:, 0], 0.0)
        + bent
        + TURN * _turned(leaving[i], arriving[j], (ends[j] - starts[i]) / np.maximum(away, 1.0))
    )
    polygon = np.hypot(*np.moveaxis(np.diff(curves, axis=1), -1, 0)).sum(axis=1)
    near = np.argsort(total + (polygon + away[:, 0]) / 2, kind="stable")[:TRIED]
    curves, total = curves[near], total[near]
    points = bezier(curves)
    length = np.hypot(*np.moveaxis(np.diff(points, axis=1), -1, 0)).sum(axis=1)
    own = np.array([stop.ink for stop in (*origins, *targets)], float).reshape(-1, 4) + np.array([2.0, 2.0, -2.0, -2.0])
    boxes = np.concatenate([obstacles.boxes.reshape(-1, 4), own])
    inside = covered(points, boxes)
    total += length + HIT * (inside.sum(axis=1) + inside[:, -HEAD:].sum(axis=1))  # twice under the arrow
    total += CROSSED * crossed(points, obstacles.ties)
    a, b, c, d = (_point(point) for point in curves[int(np.argmin(total))])
    obstacles.taken.update((a, d))
    return a, b, c, d


def _nearest(origins: Sequence[Stop], targets: Sequence[Stop]) -> tuple[list[Stop], list[Stop]]:
    """The marks of the `NEAREST` pairs whose middles are nearest, those with words a little nearer."""

    def apart(pair: tuple[Stop, Stop]) -> float:
        one, other = pair
        middles = (one.box[k] + one.box[k + 2] - other.box[k] - other.box[k + 2] for k in (0, 1))
        return hypot(*middles) / 2 + AWAY * (2 - one.home - other.home)

    pairs = sorted(((one, other) for one in origins for other in targets), key=apart)[:NEAREST]
    return [*dict.fromkeys(one for one, _ in pairs)], [*dict.fromkeys(other for _, other in pairs)]


def bezier(curves: Float) -> Float:
    """Points along cubic Bézier curves: (n, 4, 2) control points to (n, samples, 2)."""
    t = SAMPLES[:, None]
    weights = np.hstack([(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3])
    return np.asarray(weights @ curves)


def covered(points: Float, boxes: Float) -> NDArray[np.bool_]:
    """Whether each sample of each curve (n, samples, 2) lies in any of the boxes (m, 4)."""
    low, high = points.min(axis=(0, 1), initial=np.inf), points.max(axis=(0, 1), initial=-np.inf)
    boxes = boxes[(boxes[:, :2] < high).all(axis=1) & (boxes[:, 2:] > low).all(axis=1)]
    x, y = points[:, :, 0, None], points[:, :, 1, None]
    inside = (x > boxes[:, 0]) & (x < boxes[:, 2]) & (y > boxes[:, 1]) & (y < boxes[:, 3])
    return np.asarray(inside.any(axis=2))


def crossed(points: Float, ties: Float) -> Float:
    """The number of times each curve (n, samples, 2) crosses the vertical lines `ties` (m × 3: x, top, bottom)."""
    x, y = points[:, :, 0, None], (points[:, 1:, 1, None] + points[:, :-1, 1, None]) / 2
    passes = (x[:, 1:] < ties[:, 0]) != (x[:, :-1] < ties[:, 0])
    return np.asarray((passes & (y > ties[:, 1]) & (y < ties[:, 2])).sum(axis=(1, 2)), float)


def _turned(leaving: Float, arriving: Float, length: Float) -> Float:
    """The amount by which a curve between two ports must turn back: 0 straight on, 2 away from each other."""
    behind = np.maximum(0.0, -(leaving * length).sum(axis=1)) + np.maximum(0.0, (arriving * length).sum(axis=1))
    return np.asarray(behind)


def _point(point: Float) -> Point:
    x, y = np.round(point, 2).tolist()
    return x, y


def _tied(place: Float, ties: Float) -> bool:
    """Whether a tie starts, ends or passes where a link would."""
    near = np.abs(ties[:, 0] - place[0]) < CLEAR
    return bool((near & (ties[:, 1] < place[1] + CLEAR) & (place[1] - CLEAR < ties[:, 2])).any())


def _ports(stops: Sequence[Stop], obstacles: Obstacles) -> tuple[Float, Float, Float]:
    """The freest end on each side of each mark, slightly outside; the direction of that side; the cost of ending
    there."""
    places, ways, prices = [], [], []
    for stop in stops:
        left, top, right, bottom = stop.box
        middle = np.array([(left + right) / 2, (top + bottom) / 2])
        half = np.array([(right - left) / 2, (bottom - top) / 2])
        for port in PORTS:
            offset = np.array(port)
            along = np.minimum(half, LONG_SIDE) * np.abs(offset[::-1])
            slots = [middle + (half + CLEAR) * offset + slot * along for slot in SLOTS]
            uses = [
                obstacles.taken[_point(place)] + 2 * (port[1] != 0 and _tied(place, obstacles.ties)) for place in slots
            ]
            best = uses.index(min(uses))
            places.append(slots[best])
            ways.append(offset)
            prices.append(TAKEN * uses[best] + 8.0 * best + AWAY * (not stop.home))
    return np.array(places), np.array(ways), np.array(prices)
