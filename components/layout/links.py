"""Routes of links: smooth curves from mark to mark that keep off other marks and words."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import TYPE_CHECKING

import numpy as np

from components.scene import Box, Point

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Float = NDArray[np.float64]

CLEAR = 5.0  # px between a mark and the end of its link
SAMPLES = np.linspace(0.0, 1.0, 25)
NEAREST = 4  # pairs of marks tried
HIT = 45.0  # px of detour that one covered sample is worth
PORTS = ((1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (-1.0, 0.0))  # right, top, bottom, left


def route(origins: Sequence[Box], targets: Sequence[Box], obstacles: Float) -> tuple[Point, Point, Point, Point]:
    """The best cubic Bézier curve from one of the origin's marks to one of the target's.

    `obstacles` are boxes (n × 4) that the curve should not cover. Of the nearest pairs of marks all pairs of sides are
    tried; the shortest curve wins, each sample inside an obstacle counting as `HIT` px.
    """
    origins, targets = _nearest(origins, targets)
    starts, leaving = _ports(origins)
    ends, arriving = _ports(targets)
    i, j = (index.ravel() for index in np.meshgrid(np.arange(len(starts)), np.arange(len(ends)), indexing="ij"))
    away = np.hypot(*(ends[j] - starts[i]).T)[:, None]
    reach = np.clip(0.45 * away, 14.0, 130.0)
    curves = np.stack([starts[i], starts[i] + leaving[i] * reach, ends[j] + arriving[j] * reach, ends[j]], axis=1)
    points = bezier(curves)
    length = np.hypot(*np.moveaxis(np.diff(points, axis=1), -1, 0)).sum(axis=1)
    own = np.array([*origins, *targets], float).reshape(-1, 4) + np.array([2.0, 2.0, -2.0, -2.0])
    hits = covered(points, np.concatenate([obstacles.reshape(-1, 4), own]))
    # Reading runs from left to right: leaving forwards and arriving from the left or from above reads best.
    habit = 30.0 * (leaving[i, 0] < 0) + 8.0 * (leaving[i, 1] < 0) + 30.0 * (arriving[j, 0] > 0)
    best = int(np.argmin(length + HIT * hits + habit))
    a, b, c, d = (tuple(np.round(point, 2).tolist()) for point in curves[best])
    return a, b, c, d


def _nearest(origins: Sequence[Box], targets: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """The marks of the `NEAREST` pairs whose middles are nearest."""
    pairs = sorted(
        ((one, other) for one in origins for other in targets),
        key=lambda pair: hypot(*(pair[0][k] + pair[0][k + 2] - pair[1][k] - pair[1][k + 2] for k in (0, 1))),
    )[:NEAREST]
    return [*dict.fromkeys(one for one, _ in pairs)], [*dict.fromkeys(other for _, other in pairs)]


def bezier(curves: Float) -> Float:
    """Points along cubic Bézier curves: (n, 4, 2) control points to (n, samples, 2)."""
    t = SAMPLES[:, None]
    weights = np.hstack([(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3])
    return np.asarray(np.einsum("sk,nkd->nsd", weights, curves))


def covered(points: Float, boxes: Float) -> Float:
    """For each curve (n, samples, 2) how many of its samples lie in any of the boxes (m, 4)."""
    low, high = points.min(axis=(0, 1), initial=np.inf), points.max(axis=(0, 1), initial=-np.inf)
    boxes = boxes[(boxes[:, :2] < high).all(axis=1) & (boxes[:, 2:] > low).all(axis=1)]
    x, y = points[:, :, 0, None], points[:, :, 1, None]
    inside = (x > boxes[:, 0]) & (x < boxes[:, 2]) & (y > boxes[:, 1]) & (y < boxes[:, 3])
    return np.asarray(inside.any(axis=2).sum(axis=1), float)


def _ports(boxes: Sequence[Box]) -> tuple[Float, Float]:
    """Middle of each side of each box, a little outside, and the way that side looks."""
    places, ways = [], []
    for left, top, right, bottom in boxes:
        middle = np.array([(left + right) / 2, (top + bottom) / 2])
        half = np.array([(right - left) / 2 + CLEAR, (bottom - top) / 2 + CLEAR])
        for port in PORTS:
            places.append(middle + half * np.array(port))
            ways.append(np.array(port))
    return np.array(places), np.array(ways)
