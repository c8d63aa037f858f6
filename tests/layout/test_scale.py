"""The time scale: one straight line with folds, never turning back, never hiding what is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.layout.scale import DOMINANCE, FOLD_AT_LEAST, Scale, fit, quiet, viewport_of

DAY = 86_400
YEAR = 365.2425 * DAY
BIG_BANG = round(-13.8e9 * YEAR)
SECONDS = st.one_of(
    st.integers(-100 * DAY, 100 * DAY), st.integers(round(-3000 * YEAR), round(50 * YEAR)), st.integers(BIG_BANG, 0)
)
STRETCHES = st.tuples(SECONDS, st.integers(0, 400 * DAY)).map(lambda one: (one[0], one[0] + one[1]))
EVENTS = st.lists(st.tuples(STRETCHES, st.booleans(), st.booleans()), min_size=1, max_size=12)


def fitted(events: list[tuple[tuple[int, int], bool, bool]], also: tuple[float, ...] = ()) -> Scale:
    low, high = (np.array([event[0][side] for event in events]) for side in (0, 1))
    past, future = (np.array([event[side] for event in events]) for side in (1, 2))
    return fit((low, high), (past, future), also, 12.0 * DAY)


@given(EVENTS, st.lists(SECONDS, max_size=2))
def test_the_scale_rises_strictly(events: list[tuple[tuple[int, int], bool, bool]], also: list[int]) -> None:
    scale = fitted(events, tuple(also))
    assert (np.diff(scale.seconds) > 0).all()
    assert (np.diff(scale.units) > 0).all()
    assert scale.seconds[-1] - scale.seconds[0] - sum(end - start for start, end in scale.folds) >= 12 * DAY * 0.999


@given(EVENTS, st.lists(SECONDS, max_size=2), st.lists(st.floats(-0.2, 1.2), min_size=1))
def test_moment_is_the_inverse_of_place(
    events: list[tuple[tuple[int, int], bool, bool]], also: list[int], shares: list[float]
) -> None:
    scale = fitted(events, tuple(also))
    first, last = scale.seconds[0], scale.seconds[-1]
    moments = first + np.array(shares) * (last - first)
    # A fold squeezes its seconds into fewer units, so that it magnifies what rounding leaves of them.
    squeeze = max([1.0, *((end - start) / np.ptp(scale.place([start, end])) for start, end in scale.folds)])
    precision = 8 * np.spacing(max(abs(first), abs(last), last - first)) * squeeze
    assert scale.moment(scale.place(moments)) == pytest.approx(moments, rel=0, abs=precision)


@example([((0, 3_688_087), False, False)], 0.0, 1.1, 0)  # beyond the last knot of a scale without folds
@given(EVENTS, st.floats(-0.5, 1.5), st.floats(-0.5, 1.5), st.integers(0, 10))
def test_one_moment_stands_where_it_does_among_many(
    events: list[tuple[tuple[int, int], bool, bool]], start: float, share: float, knot: int
) -> None:
    scale = fitted(events)
    first, last = scale.seconds[0], scale.seconds[-1]
    viewport = viewport_of(scale, (first + start * (last - first), last), 130.0, 1_170.0)
    for second in (first + share * (last - first), scale.seconds[knot % len(scale.seconds)]):
        assert viewport.x(second) == viewport.px(second)


@given(EVENTS, st.lists(SECONDS, max_size=2))
def test_what_is_known_is_inside_and_never_folded(
    events: list[tuple[tuple[int, int], bool, bool]], also: list[int]
) -> None:
    scale = fitted(events, tuple(also))
    for first, last in [*(stretch for stretch, _, _ in events), *((one, one) for one in also)]:
        assert scale.seconds[0] < first
        assert last < scale.seconds[-1]
        assert all(last < start or end < first for start, end in scale.folds)


def test_an_open_side_gets_room_beside_a_fold_only() -> None:
    closed, open_end = fitted([((0, DAY), False, False)]), fitted([((0, DAY), False, True)])
    assert open_end == closed  # what goes on does so to the edge, and the axis ends with what is known
    both = fitted(
        [((0, DAY), False, False), ((400 * DAY, 401 * DAY), True, False), ((402 * DAY, 409 * DAY), False, False)]
    )
    ((_, end),) = both.folds
    assert 400 * DAY - end > 2 * DAY  # the fold ends where fading begins


@given(st.integers(2, 30), st.integers(1, 10**9), st.floats(0, 0.5), SECONDS)
def test_evenly_spread_events_fold_nothing(count: int, step: int, share: float, first: int) -> None:
    low = first + step * np.arange(count)
    assert quiet(low, low + round(share * step)) == []


FEW = st.tuples(st.sampled_from((0, 0, 1_000, 10**6)), st.integers(0, 30), st.integers(0, 9))


@given(st.lists(FEW.map(lambda one: (one[0] + one[1], one[0] + one[1] + one[2])), min_size=1), st.booleans())
def test_quiet_stretches_are_those_a_plain_search_finds(stretches: list[tuple[int, int]], twice: bool) -> None:
    some = sorted(stretches * (1 + twice))
    start, end = _joined(some)
    gaps = sorted(((b - a, k) for k, (a, b) in enumerate(zip(end, start[1:], strict=False))), key=lambda gap: -gap[0])
    extent, count = end[-1] - start[0], 0
    for k, (long, _) in enumerate(gaps, 1):
        visible = extent - sum(gap for gap, _ in gaps[:k])
        differ = len(set(some)) > len(start)  # else one gap stays
        if long >= FOLD_AT_LEAST * extent and visible > 0 and long >= DOMINANCE * visible and (differ or k < len(gaps)):
            count = k
    low, high = np.array(some).T
    assert quiet(low, high) == [(end[k], start[k + 1]) for k in sorted(k for _, k in gaps[:count])]


def _joined(some: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Where stretches that touch one another start and end."""
    starts, ends = [some[0][0]], [some[0][1]]
    for first, last in some[1:]:
        if first > ends[-1]:
            starts.append(first)
            ends.append(last)
        ends[-1] = max(ends[-1], last)
    return starts, ends


@pytest.mark.parametrize(
    ("days", "folds"),
    [
        ([(0, 0), (300, 300)], []),  # folding would only hide how far apart they are
        ([(0, 0), (1, 1), (300, 300)], [(1, 300)]),
        ([(0, 28), (240, 243), (264, 274)], [(28, 240)]),
        ([(0, 10), (5, 12), (300, 301)], [(12, 300)]),
        ([(0, 400), (300, 310)], []),  # a gap under something long is not quiet
        ([(0, 1), (2, 3), (500, 501), (502, 503), (1000, 1001), (1003, 1004)], [(3, 500), (503, 1000)]),
    ],
)
def test_gaps_that_dwarf_the_rest_are_quiet(days: list[tuple[int, int]], folds: list[tuple[int, int]]) -> None:
    low, high = (np.array([day[side] * DAY for day in days]) for side in (0, 1))
    assert quiet(low, high) == [(start * DAY, end * DAY) for start, end in folds]


@pytest.mark.parametrize(("lasting", "folds"), [(False, 1), (True, 0)])
def test_what_something_covers_that_goes_on_is_not_quiet(lasting: bool, folds: int) -> None:
    low, high = np.array([0, 300 * DAY, 302 * DAY]), np.array([DAY, 301 * DAY, 303 * DAY])
    first, none = np.array([True, False, False]), np.zeros(3, bool)
    assert len(fit((low, high), (none, first), (), DAY, (), first & lasting).folds) == folds
    last = np.array([False, False, True])
    assert len(fit((low, high), (last, none), (), DAY, (), last & lasting).folds) == folds
