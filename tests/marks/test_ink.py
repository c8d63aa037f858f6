"""The geometry of what is painted."""

from __future__ import annotations

from math import hypot

import pytest

from components.marks.ink import ARROW, End, Style, arrowhead, bar, box, circle, curve, diamond, disc


@pytest.mark.parametrize(
    "points",
    [
        box(1, 2, 30, 40),
        circle(50, 50, 7.5),
        bar(0, 0, 100, 17, 6.5),
        bar(0, 0, 4, 17, 6.5, "round", "flat"),
        bar(0, 0, 100, 17, 6.5, "point", "round"),
    ],
)
def test_areas_are_closed(points: tuple[tuple[float, float], ...]) -> None:
    assert points[0] == points[-1]
    assert len(points) >= 4


@pytest.mark.parametrize("end", ["round", "point"])
def test_a_bar_stays_within_its_box_and_has_corners_only_where_asked(end: End) -> None:
    points = bar(10, 20, 110, 37, 6.5, "flat", end)
    assert {min(x for x, _ in points), max(x for x, _ in points)} == {10, 110}
    assert {min(y for _, y in points), max(y for _, y in points)} == {20, 37}
    assert (10, 20) in points
    assert (110, 20) not in points
    mirrored = bar(10, 20, 110, 37, 6.5, end, "flat")
    assert {(round(120 - x, 2), y) for x, y in mirrored} == {*points}


def test_all_points_of_a_circle_are_at_its_radius() -> None:
    assert all(hypot(x - 5, y - 6) == pytest.approx(7.5, abs=0.01) for x, y in circle(5, 6, 7.5))


def test_curve_starts_and_ends_at_its_outer_points() -> None:
    points = curve([(0, 0), (10, 0), (20, 30), (40, 30)])
    assert (points[0], points[-1]) == ((0, 0), (40, 30))
    assert points[16] == (16.25, 15)


@pytest.mark.parametrize(
    ("tail", "angle"), [((10, 20), 0), ((0, 10), 90), ((10, 0), 180), ((20, 10), -90), ((0, 20), 45), ((10, 10), 0)]
)
def test_an_arrowhead_points_away_from_its_tail(tail: tuple[float, float], angle: float) -> None:
    head = arrowhead((10, 10), tail, 9.5, "#123456")
    assert (head.x, head.y, head.angle) == (10, 10, angle)
    assert head.size * ARROW[1] == pytest.approx(9.5, abs=0.01)


def test_signs_reach_as_far_as_they_are_told_to() -> None:
    assert disc(5, 6, 7.5, Style(width=1.5)).size == 13.5  # the outline's other half lies outside
    assert diamond(5, 6, 13, Style()).size == 20
