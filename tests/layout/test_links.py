"""Routes of links: outside their marks, around others where there is a clear way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from components.layout.links import LinkEnd, Obstacles, bezier, crossings, is_covered, route
from components.scene import Box, Point

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Float = NDArray[np.float64]

BOXES = st.builds(
    lambda x, y, wide, high: (x, y, x + wide, y + high), *[st.floats(0, 800)] * 2, *[st.floats(5, 200)] * 2
)


def routed(origins: list[Box], targets: list[Box], obstacles: Float) -> tuple[Point, ...]:
    return route(stops(origins), stops(targets), Obstacles(obstacles))


def stops(boxes: list[Box]) -> list[LinkEnd]:
    return [LinkEnd(box, box) for box in boxes]


def within(x: float, y: float, box: Box) -> bool:
    return box[0] < x < box[2] and box[1] < y < box[3]


@given(st.lists(BOXES, min_size=1, max_size=4), st.lists(BOXES, min_size=1, max_size=4), st.lists(BOXES, max_size=8))
def test_routes_are_finite_and_end_outside_their_marks(
    origins: list[Box], targets: list[Box], obstacles: list[Box]
) -> None:
    path = routed(origins, targets, np.array(obstacles).reshape(-1, 4))
    assert np.isfinite(path).all()
    assert any(distance(path[0], box) < 5.1 and not within(*path[0], box) for box in origins)
    assert any(distance(path[-1], box) < 5.1 and not within(*path[-1], box) for box in targets)
    assert path == routed(origins, targets, np.array(obstacles).reshape(-1, 4))


def distance(point: tuple[float, float], box: Box) -> float:
    x, y = point
    return max(box[0] - x, x - box[2], box[1] - y, y - box[3], 0.0)


@given(st.lists(BOXES, max_size=12), st.lists(st.tuples(st.floats(0, 800), st.floats(0, 800)), min_size=8, max_size=8))
def test_covered_against_brute_force(boxes: list[Box], controls: list[tuple[float, float]]) -> None:
    points = bezier(np.array(controls).reshape(2, 4, 2))
    expected = [sum(any(within(x, y, box) for box in boxes) for x, y in curve) for curve in points.tolist()]
    assert is_covered(points, np.array(boxes).reshape(-1, 4)).sum(axis=1).tolist() == expected


def test_bezier_starts_and_ends_at_its_outer_points() -> None:
    curve = bezier(np.array([[[0.0, 0.0], [10.0, 0.0], [20.0, 30.0], [40.0, 30.0]]]))[0]
    assert (curve[0].tolist(), curve[-1].tolist()) == ([0, 0], [40, 30])
    assert np.allclose(curve[len(curve) // 2], [16.25, 15.0])  # at t = 1/2: (p0 + 3 p1 + 3 p2 + p3) / 8


def test_a_clear_way_is_preferred() -> None:
    origin, target = (0.0, 100.0, 20.0, 120.0), (300.0, 100.0, 320.0, 120.0)
    wall = np.array([[140.0, 90.0, 160.0, 130.0]])
    straight = routed([origin], [target], np.zeros((0, 4)))
    around = routed([origin], [target], wall)
    assert is_covered(bezier(np.array([straight])), wall).any()
    assert not is_covered(bezier(np.array([around])), wall).any()


def test_the_nearest_marks_are_joined() -> None:
    far, near, target = (0.0, 0.0, 10.0, 10.0), (0.0, 380.0, 10.0, 390.0), (100.0, 400.0, 110.0, 410.0)
    path = routed([far, near], [target], np.zeros((0, 4)))
    assert distance(path[0], near) < 5.1


def test_links_that_end_at_one_mark_end_apart() -> None:
    nothing, target = Obstacles(np.zeros((0, 4))), [(300.0, 100.0, 315.0, 115.0)]
    ends = [route(stops([(0.0, y, 15.0, y + 15.0)]), stops(target), nothing)[-1] for y in (60.0, 100.0, 140.0, 180.0)]
    assert len(set(ends)) == 4


def test_near_marks_are_joined_by_a_loop_with_room_for_its_arrow() -> None:
    above, below = (100.0, 100.0, 115.0, 115.0), (100.0, 130.0, 115.0, 145.0)
    path = routed([above], [below], np.zeros((0, 4)))
    points = bezier(np.array([path]))
    assert np.hypot(*np.diff(points[0], axis=0).T).sum() > 40  # 15 px, the straight way, has no room for an arrow
    assert not is_covered(points, np.array([above, below])).any()


def test_the_open_side_of_a_mark_is_no_end() -> None:
    ink, reach = (200.0, 100.0, 300.0, 117.0), (264.0, 100.0, 300.0, 117.0)
    path = route(stops([(0.0, 100.0, 15.0, 115.0)]), [LinkEnd(reach, ink)], Obstacles(np.zeros((0, 4))))
    assert not within(*path[-1], ink)


def test_ties_are_crossed_where_they_must_be() -> None:
    tie = np.array([[150.0, 90.0, 130.0]])
    straight = bezier(np.array([[[0.0, y], [100.0, y], [200.0, y], [300.0, y]] for y in (80.0, 110.0, 140.0)]))
    assert crossings(straight, tie).tolist() == [0, 1, 0]
