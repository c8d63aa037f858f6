"""Who is in sight of many marks, found by searching, against a look at each of them; and that ink holds every shape."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dates import read_edtf
from components.layout.lane_assignment import AssignedLane, Assignment
from components.layout.mark_index import in_sight, ink
from components.layout.mark_runs import event_marks, index_marks
from components.layout.scale import Scale, Viewport
from components.layout.shape import NARROWEST, join, known, shape
from components.model import FUTURE, PAST
from tests.layout.marks import LEFT, RIGHT, marks

COUNTS = st.integers(1, 80)
SEEDS = st.integers(0, 2**32 - 1)
SHARES = st.tuples(st.floats(-0.1, 1.1), st.floats(-0.1, 1.1)).map(sorted).filter(lambda pair: pair[1] - pair[0] > 1e-3)
some = settings(max_examples=60)


@given(COUNTS, SEEDS, SHARES)
@some
def test_in_sight_is_what_a_filter_finds_in_the_window(count: int, seed: int, window: list[float]) -> None:
    those = marks(count, seed)
    viewport = those.viewport(*window)
    begin, end = (round(second) for second in viewport.seconds)
    days = [those.scale.seconds[0] + 20 * DAY, *those.low.tolist(), *(those.high + 1).tolist()]
    edge = days[seed % len(days)]  # where some event begins or ends
    for first, last in ((begin, end), (begin, edge), (edge, end)):
        if first >= last:
            continue
        viewport = those.between(first, last)
        found = {int(k) for seen in in_sight(those.index, viewport) for k in those.index.pair[seen.marks].tolist()}
        there = (those.dates.earliest_start < last) & (those.dates.latest_end >= first)
        assert found == set(np.flatnonzero(there).tolist())


@given(COUNTS, SEEDS, SHARES)
@some
def test_no_mark_is_counted_twice(count: int, seed: int, window: list[float]) -> None:
    those = marks(count, seed)
    seen = in_sight(those.index, those.viewport(*window))
    every = [int(k) for one in seen for k in one.marks.tolist()]
    assert len(every) == len(set(every)) == sum(one.count for one in seen)


@given(COUNTS, SEEDS)
@some
def test_the_marks_of_a_part_stand_together_by_their_middles(count: int, seed: int) -> None:
    those = marks(count, seed).index
    assert [run.start for run in those.runs] + [count] == [0] + [run.end for run in those.runs]
    assert len({(run.lane, run.first, run.kind, run.opens, run.extra, run.shortest) for run in those.runs}) == len(
        those.runs
    )
    for run in those.runs:
        at = np.arange(run.start, run.end)
        assert at[np.lexsort((those.pair[at], those.middle[at]))].tolist() == at.tolist()  # equal ones in time order
        assert (run.shortest, run.longest) == (those.half[at].min(), those.half[at].max())


DAYS = st.dates(min_value=date(2014, 1, 1), max_value=date(2014, 12, 31))
PLAIN = DAYS.map(str) | DAYS.map(lambda day: str(day)[:7]) | DAYS.map(lambda day: f"{day}T16:12:00+05:30")
PAIRS = st.tuples(DAYS, DAYS).map(sorted)
TEXTS = st.one_of(
    PLAIN,
    PLAIN.map(lambda one: f"{one}~" if "T" not in one else one),
    PAIRS.map(lambda pair: f"[{pair[0]}..{pair[1]}]"),
    PAIRS.map(lambda pair: f"{{{pair[0]},{pair[1]}}}"),
    PAIRS.map(lambda pair: f"{pair[0]}/{pair[1]}"),
    PAIRS.map(lambda pair: f"{str(pair[0])[:7]}/{str(pair[1])[:7]}"),
    DAYS.flatmap(
        lambda day: st.sampled_from([f"[..{day}]", f"[{day}..]", f"{day}/..", f"../{day}", f"{day}/", f"/{day}"])
    ),
    DAYS.map(lambda day: f"{str(day)[:7]}/.."),
    st.just("2014"),
)
YEAR_2014, DAY = 1_388_534_400, 86_400
YEAR = Scale((YEAR_2014, YEAR_2014 + 365 * DAY), (0.0, 365 * DAY))


@given(st.lists(TEXTS, max_size=8), st.just(PAST) | st.integers(0, 364).map(lambda d: YEAR_2014 + d * DAY), SEEDS)
def test_known_is_the_outermost_bound_that_is_given(texts: list[str], until: int, seed: int) -> None:
    column, _ = read_edtf(texts)
    rows = np.random.default_rng(seed).integers(0, max(len(texts), 1), 2 * len(texts))
    low, high = known(column, rows, np.full(len(rows), until))
    bounds = [column.earliest_start, column.latest_start, column.earliest_end, column.latest_end]
    for k, row in enumerate(rows.tolist()):
        given_ = [int(bound[row]) for bound in bounds if int(bound[row]) not in (PAST, FUTURE)]
        goes_on = texts[row][0] not in "[" and ".." in texts[row][-3:]
        assert (low[k], high[k]) == (min(given_), max([*given_, until] if goes_on else given_))


@given(st.lists(TEXTS, min_size=1, max_size=8), st.just(PAST) | st.integers(0, 364).map(lambda d: YEAR_2014 + d * DAY))
def test_ink_holds_the_shape_of_each_event_and_little_more(texts: list[str], until: int) -> None:
    column, refused = read_edtf(texts)
    assert not refused
    rows = np.arange(len(texts))
    bounds = known(column, rows, np.full(len(rows), until))
    assert (bounds[0] <= bounds[1]).all()
    assignment = Assignment((AssignedLane("one", "", 0, 0),), rows, 0 * rows, rows >= 0, ())
    those = index_marks(assignment, rows, event_marks(rows, column, bounds, YEAR), rows, 0 * rows)
    viewport = Viewport(YEAR, 0.0, 365.0 * DAY, LEFT, RIGHT)
    for run in those.runs:
        at = np.arange(run.start, run.end)
        for row, left, _, right in zip(those.pair[at].tolist(), *ink(those, at, viewport), strict=True):
            if texts[row][0] == "{":
                members, _ = read_edtf(texts[row][1:-1].split(","))
                runs = [shape(members, k, until, viewport.x, LEFT, RIGHT) for k in range(2)]
            else:
                runs = [shape(column, row, until, viewport.x, LEFT, RIGHT)]
            whole = join(runs)
            low, high = max(whole.reach[0], LEFT), min(whole.reach[1], RIGHT)
            assert left - 0.1 <= low
            assert high <= right + 0.1
            assert right - left <= max(high - low, NARROWEST) + 2 * NARROWEST  # nor far beyond


def test_every_mark_knows_its_place() -> None:
    those = marks(50, 7)
    assert those.index.pair[those.index.place].tolist() == list(range(50))
