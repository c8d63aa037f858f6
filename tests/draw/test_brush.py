"""The geometry of what is painted."""

from __future__ import annotations

from math import hypot

import pytest

from components.draw.brush import arrowhead, box, circle, curve, diamond, rounded


@pytest.mark.parametrize(
    "points",
    [
        box(1, 2, 30, 40),
        circle(50, 50, 7.5),
        diamond(10, 10, 5),
        rounded(0, 0, 100, 17, 6.5),
        rounded(0, 0, 4, 17, 6.5, True, False),
        arrowhead((10, 10), (0, 10), 9, 8),
        arrowhead((10, 10), (10, 10), 9, 8),
    ],
)
def test_areas_are_closed(points: tuple[tuple[float, float], ...]) -> None:
    assert points[0] == points[-1]
    assert len(points) >= 4


def test_rounded_stays_within_its_box_and_bends_only_where_asked() -> None:
    points = rounded(10, 20, 110, 37, 6.5, at_left=False)
    assert {min(x for x, _ in points), max(x for x, _ in points)} == {10, 110}
    assert {min(y for _, y in points), max(y for _, y in points)} == {20, 37}
    assert (10, 20) in points
    assert (110, 20) not in points


def test_circle() -> None:
    assert all(hypot(x - 5, y - 6) == pytest.approx(7.5, abs=0.01) for x, y in circle(5, 6, 7.5))


def test_curve_starts_and_ends_at_its_outer_points() -> None:
    points = curve([(0, 0), (10, 0), (20, 30), (40, 30)])
    assert (points[0], points[-1]) == ((0, 0), (40, 30))
    assert points[24] == (16.25, 15)


def test_arrowhead_points_forwards() -> None:
    assert arrowhead((10, 0), (0, 0), 9, 8)[:3] == ((10, 0), (1, 4), (1, -4))
