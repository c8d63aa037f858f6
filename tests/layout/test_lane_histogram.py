"""Histograms of lanes: every mark weighs 1, where it is known to be, and counting comes to the same as looking."""

from __future__ import annotations

import itertools
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dates import zone
from components.layout import lane_histogram
from components.layout.lane_histogram import NARROWEST, Counts, TimeSteps, bin_marks, counts, time_steps
from components.layout.scale import Scale, Viewport, viewport_of
from components.layout.source import Summary, TimeAxis
from tests.layout.marks import DAY, LANES, Marks, marks

SEEDS = st.integers(0, 2**32 - 1)
SHARES = st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0)).map(sorted).filter(lambda pair: pair[1] - pair[0] > 1e-2)
some = settings(max_examples=25)


def whole(timed: int = 0) -> Summary:
    """Ten events, some of them with a time."""
    return Summary(10, 10, 10, (), timed, 0, 0, 0, (0, 0), (0, 0))


def steps_of(those: Marks, viewport: Viewport) -> TimeSteps:
    return time_steps(TimeAxis(those.scale, (np.zeros(1), np.full(1, float(DAY)))), viewport, zone(""), whole())


def by_lane(those: Marks, steps: TimeSteps) -> list[Counts]:
    """Of each lane what its whole runs count."""
    runs = those.index.runs
    start, end, lane = (np.array([getattr(run, side) for run in runs]) for side in ("start", "end", "lane"))
    return counts(bin_marks(those.index, (start, end, lane), steps), steps, LANES)


def looked_at(those: Marks, steps: TimeSteps) -> list[tuple[list[float], list[float], float]]:
    """The same by a look at each mark and each step."""
    found: defaultdict[int, tuple[list[float], list[float], float]] = defaultdict(
        lambda: ([0.0] * (len(steps.units) - 1), [0.0] * (len(steps.units) - 1), 0.0)
    )
    for run in those.index.runs:
        for k in range(run.start, run.end):
            low, high = (those.index.middle[k] + side * those.index.half[k] for side in (-1, 1))
            known, spread, beyond = found[run.lane]
            within = 0.0
            for step, (begin, end) in enumerate(itertools.pairwise(steps.units)):
                share = (min(high, end) - max(low, begin)) / (high - low) if high > low else float(begin <= low < end)
                if share >= 1 - 1e-9:
                    known[step] += 1
                elif share > 0:
                    spread[step] += share
                within += max(share, 0.0)
            found[run.lane] = known, spread, beyond + 1 - within
    return [found[lane] for lane in range(LANES)]


@pytest.mark.parametrize("many", [0, lane_histogram.MANY])
@given(st.integers(1, 300), SEEDS, SHARES)
@settings(max_examples=15)
def test_a_step_has_what_a_look_at_each_mark_finds(many: int, count: int, seed: int, window: list[float]) -> None:
    those = marks(count, seed)
    steps = steps_of(those, those.viewport(*window))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lane_histogram, "MANY", many)
        found = by_lane(those, steps)
    for one, (known, spread, beyond) in zip(found, looked_at(those, steps), strict=True):
        assert one.known.tolist() == known
        assert one.spread == pytest.approx(spread, abs=1e-6)
        assert one.beyond == pytest.approx(beyond, abs=1e-6)


@given(st.integers(1, 300), SEEDS, SHARES)
@some
def test_every_mark_weighs_one(count: int, seed: int, window: list[float]) -> None:
    those = marks(count, seed)
    found = by_lane(those, steps_of(those, those.viewport(*window)))
    assert sum(one.total.sum() + one.beyond for one in found) == pytest.approx(count)


@given(st.floats(-6e10, 6e10), st.floats(1.0, 1e11), st.sampled_from([0.0, DAY, 30.4 * DAY, 365.2425 * DAY]))
@some
def test_steps_are_as_fine_as_px_and_dates_allow_and_end_with_the_window(
    first: float, wide: float, known: float
) -> None:
    scale = Scale((first - wide, first + 2 * wide), (0.0, 3 * wide))
    viewport = viewport_of(scale, (first, first + wide), 200.0, 1166.0)
    steps = time_steps(TimeAxis(scale, (np.zeros(1), np.full(1, known))), viewport, zone(""), whole())
    assert (steps.units[0], steps.units[-1]) == (viewport.first, viewport.last)
    assert (np.diff(steps.units) > 0).all()
    inner = np.diff(steps.seconds)[1:-1]
    assert (inner * viewport.per_unit >= 0.9 * NARROWEST).all()  # February is shorter than a month
    assert (inner >= 0.9 * known).all()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        *((0.2, "events by millisecond"), (1, "events by 2 milliseconds"), (900, "events by 2 seconds")),
        *((30_000.0, "events by minute"), (10 * DAY, "events by 30 minutes"), (60 * DAY, "events by 3 hours")),
        *((1.2 * 365 * DAY, "events by day"), (8 * 365 * DAY, "events by week"), (30 * 365 * DAY, "events by month")),
        *((90 * 365 * DAY, "events by quarter"), (400 * 365 * DAY, "events by year")),
        *((900 * 365 * DAY, "events by 2 years"), (5_000 * 365 * DAY, "events by decade")),
    ],
)
def test_steps_have_names(seconds: float, words: str) -> None:
    scale = Scale((0.0, seconds), (0.0, seconds))
    steps = time_steps(
        TimeAxis(scale, (np.zeros(1), np.zeros(1))), Viewport(scale, 0.0, seconds, 0.0, 966.0), zone(""), whole(5)
    )
    assert steps.words == words
