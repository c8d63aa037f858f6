"""Level of detail: nothing is lost in a cluster, rows suffice, and counting comes to the same as looking."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from components.layout import clustering, mark_cells
from components.layout import detail as level
from components.layout.bars import FULL
from components.layout.cluster_stats import NAMED, cluster_stats
from components.layout.clustering import Detail
from components.layout.detail import counted, exact
from components.layout.inseparable import all_inseparable
from components.layout.lane_room import Room
from components.layout.mark_cells import BAR, CELL, LONG, OVERHANG, RADIUS
from components.layout.mark_index import MarkIndex, RunInSight, in_sight, ink
from components.layout.overlap import TOUCH, depth
from components.layout.range_maximum import positions
from components.layout.row_packing import GAP, ROW
from components.layout.rules import ROOMY
from components.layout.scale import Viewport
from components.layout.shape import NARROWEST
from components.layout.traits import KINDS
from tests.layout.marks import LANES, LEFT, RIGHT, Marks, marks, placed

SEEDS = st.integers(0, 2**32 - 1)
SHARES = st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0)).map(sorted).filter(lambda pair: pair[1] - pair[0] > 1e-2)
ROOMS = st.builds(Room, st.integers(1, 6), st.integers(1, 40), st.floats(0, CELL - 1))
some = settings(max_examples=60)


def by_lane(those: Marks, viewport: Viewport) -> list[list[RunInSight]]:
    """What is in sight of each lane that has any of it."""
    seen = in_sight(those.index, viewport)
    lanes = ([one for one in seen if one.run.lane == lane] for lane in range(LANES))
    return [lane for lane in lanes if lane]


def members(found: Detail, cluster: int) -> list[int]:
    mine = found.cluster_of_slice == cluster
    return sorted(positions(found.start[mine], found.end[mine]).tolist())


def dense_marks(found: Detail) -> list[int]:
    """What of a crowded lane is counted by steps of time."""
    return sorted(positions(*found.dense).tolist()) if found.dense else []


def bars(those: Marks, seen: list[RunInSight], window: list[float], room: Room, profile: int) -> set[int]:
    """The marks that are bars; a lane of one row has no place for bars and others."""
    every = [k for one in seen for k in one.marks.tolist()]
    lasting = [k for one in seen if one.run.lasts for k in one.marks.tolist()]
    left, right = inked(those, lasting, window)
    found = {k for k, long in zip(lasting, right - left > BAR, strict=True) if long}
    found = found if profile < 0 else {*lasting}  # all that lasted is counted then, the shortest, too
    return found if room.rows > 1 or len(found) == len(every) else set()


def together(those: Marks, at: list[int]) -> int:
    """The largest number of marks with a moment in common, counted at the beginning of each."""
    runs = [next(run for run in those.index.runs if run.start <= k < run.end) for k in at]
    middle, half = those.index.middle[at], those.index.half[at]
    first = np.where([run.opens[0] for run in runs], -np.inf, middle - half)
    last = np.where([run.opens[1] for run in runs], np.inf, middle + half - 1e-3)
    return max(int(((first <= one) & (one <= np.maximum(last, first))).sum()) for one in first) if at else 0


def inked(those: Marks, at: list[int], window: list[float]) -> tuple[np.ndarray, np.ndarray]:
    left, _, right = ink(those.index, np.array(at, np.int64), those.viewport(*window))
    return left, right


@given(st.integers(1, 40), SEEDS, st.integers(1, 20))
@some
def test_clusters_are_inseparable_whose_marks_all_have_a_moment_in_common(count: int, seed: int, most: int) -> None:
    those = marks(count, seed)
    at = np.arange(len(those.index.middle))
    _, of, size = np.unique(
        np.random.default_rng(seed).integers(0, most, len(at)), return_inverse=True, return_counts=True
    )
    found = all_inseparable(those.index, size, at, at + 1, of)
    assert found.tolist() == [together(those, at[of == k].tolist()) == n for k, n in enumerate(size.tolist())]


def test_stretches_that_only_stand_close_join_where_the_rows_hold_them_in_no_other_way() -> None:
    texts = ["[2014-01-01..2014-03-20]", "[2014-03-22..2014-06-30]", "2014-03-21"]
    those = placed([*texts, "2014-12-30"], np.random.default_rng(1), lanes=1)
    (seen,) = by_lane(those, those.viewport(0.0, 0.6))
    found = exact(those.index, seen, those.viewport(0.0, 0.6), Room(2, 40))
    assert (found.count.tolist(), len(found.single)) == ([2], 1)


@pytest.mark.parametrize(
    ("rows", "shared", "counts"), [(4, 0, [7]), (1, 0, [7, 2]), (7, 0, []), (4, 6, [7]), (4, 7, [])]
)
def test_only_marks_that_the_rows_do_not_hold_are_counted(rows: int, shared: int, counts: list[int]) -> None:
    moments = [f"2014-01-20T0{hour}:00" for hour in range(7)]
    those = placed([*moments, "2014-09-20", "2014-09-22"], np.random.default_rng(1), lanes=1)
    (seen,) = by_lane(those, those.viewport(0.0, 1.0))
    found = exact(those.index, seen, those.viewport(0.0, 1.0), Room(rows, 40, shared=shared))
    assert (found.count.tolist(), len(found.single)) == (counts, 9 - sum(counts))


@pytest.mark.parametrize(
    ("text", "count", "rows", "opened", "counted"),
    [
        ("2014-01-20", 14, 4, False, False),
        ("2014-01-20", 15, 4, False, True),
        ("2014-01-20", 7, 3, False, True),
        ("2014-01-20", 34, 4, True, False),
        ("2014-01-20T08:00", 14, 4, False, False),
        ("2014-01", 14, 4, False, False),
        ("2014-01-20/..", 14, 4, False, False),
        ("[..2014-01-20]", 13, 4, False, False),
    ],
)
def test_what_no_zoom_could_part_has_rows_of_its_own(
    text: str, count: int, rows: int, opened: bool, counted: bool
) -> None:
    those = placed([text] * count + ["2013-09-20", "2014-09-22"], np.random.default_rng(1), lanes=1)
    (seen,) = by_lane(those, those.viewport(0.0, 1.0))
    found = exact(those.index, seen, those.viewport(0.0, 1.0), Room(rows, 40, opened=opened))
    assert (found.count.tolist(), len(found.single)) == (([count], 2) if counted else ([], count + 2))


@pytest.mark.parametrize(("rows", "alone", "crowds"), [(4, 0, 1), (4, 1, 1), (4, 2, 0), (3, 0, 0)])
def test_clusters_that_are_all_there_is_of_a_lane_become_a_histogram(rows: int, alone: int, crowds: int) -> None:
    texts = ["2014-01-20"] * 19 + ["2014-09-20"] * 19 + ["2014-05-01", "2014-06-20"][:alone]
    those = placed([*texts, "2014-12-30"], np.random.default_rng(1), lanes=1)
    (seen,) = by_lane(those, those.viewport(0.0, 0.9))
    found = exact(those.index, seen, those.viewport(0.0, 0.9), Room(rows, 40))
    assert (found.dense is not None) == bool(crowds)
    assert len(found.x) == (0 if crowds else 2)


@pytest.mark.parametrize(("texts", "profile"), [(["2014-01-20/2014-09-20"] * 40, True), ([], False)])
def test_bars_without_titles_that_all_begin_and_end_alike_are_how_many_at_once(texts: list[str], profile: bool) -> None:
    different = [f"2014-01-{day:02}/2014-09-{day:02}" for day in range(1, 31)] * 2
    those = placed(texts or different, np.random.default_rng(1), lanes=1)
    (seen,) = by_lane(those, those.viewport(0.0, 1.0))
    found = exact(those.index, seen, those.viewport(0.0, 1.0), Room(4, 40))
    assert (found.profile >= 0) == profile


@given(st.integers(1, 120), SEEDS, SHARES, ROOMS)
@some
def test_every_mark_in_sight_is_drawn_or_counted_and_rows_suffice(
    count: int, seed: int, window: list[float], room: Room
) -> None:
    those = marks(count, seed)
    viewport = those.viewport(*window)
    for seen in by_lane(those, viewport):
        found = exact(those.index, seen, viewport, room)
        clusters = [members(found, k) for k in range(len(found.x))]
        assert sorted([*found.single.tolist(), *dense_marks(found), *itertools.chain(*clusters)]) == sorted(
            k for one in seen for k in one.marks.tolist()
        )
        assert [len(each) for each in clusters] == found.count.tolist()
        assert all(len(each) > 1 for each in clusters)
        own = bars(those, seen, window, room, found.profile)
        assert own == {*members(found, found.profile)} if found.profile >= 0 else own <= {*found.single.tolist()}
        left, right = inked(those, [k for k in found.single.tolist() if k not in own], window)
        counted = np.arange(len(found.x)) != found.profile
        x, half = found.x[counted], (found.half - OVERHANG * ~found.long)[counted]
        lows, highs = np.append(left, x - half), np.append(right, x + half)
        rest = [k for one in seen for k in one.marks.tolist() if k not in own]
        few = room.rows >= ROOMY and len(rest) <= room.most
        rows = max([room.rows, *[count for count in [together(those, rest)] if few and count * ROW <= FULL]])
        assert len(lows) == 1 or depth(lows, highs + GAP) <= rows
        others = inked(those, [k for one in seen for k in one.marks.tolist() if k not in own], window)
        if len(others[0]) <= room.most and depth(others[0], others[1] + GAP) <= room.rows and room.rows >= ROOMY:
            assert not len(x)  # a lane with room is left alone
        ends = sorted(found.x[~found.long].tolist())
        assert all(b - a >= CELL - 1e-9 for a, b in itertools.pairwise(ends))


@given(st.integers(1, 120), SEEDS, SHARES, ROOMS)
@some
def test_long_marks_are_counted_where_they_may_be_and_nowhere_else(
    count: int, seed: int, window: list[float], room: Room
) -> None:
    those = marks(count, seed)
    for seen in by_lane(those, those.viewport(*window)):
        found = exact(those.index, seen, those.viewport(*window), room)
        for k in range(len(found.x)):
            left, right = inked(those, members(found, k), window)
            if k == found.profile:
                ends = found.x[k] - found.half[k], found.x[k] + found.half[k]
                assert (left.min(), right.max()) == pytest.approx(ends)
                continue
            if not found.long[k]:
                assert room.rows == 1 or (right - left <= LONG).all()
                continue
            spare = GAP / 2 + TOUCH
            assert (left.min(), right.max()) == pytest.approx(
                (found.x[k] - found.half[k] - spare, found.x[k] + found.half[k] + spare)
            )
            order = np.argsort(left)
            assert (left[order][1:] < np.maximum.accumulate(right[order])[:-1]).all()  # each overlaps one before it
            assert (right - left > LONG).all()


@pytest.mark.parametrize("long", [LONG, 1e9])
@given(st.integers(1, 150), SEEDS, SHARES, st.integers(1, 6))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_counting_comes_to_the_same_as_looking(
    monkeypatch: pytest.MonkeyPatch, long: float, count: int, seed: int, window: list[float], rows: int
) -> None:
    monkeypatch.setattr(mark_cells, "LONG", long)
    those = marks(count, seed)
    viewport = those.viewport(*window)
    for seen in by_lane(those, viewport):
        room = Room(rows, 0, 3.3)  # more than it may hold, as wherever counting begins
        one, other = exact(those.index, seen, viewport, room), counted(those.index, seen, viewport, room)
        assert sorted(one.single.tolist()) == sorted(other.single.tolist())
        assert one.x.tolist() == pytest.approx(other.x.tolist())
        assert [members(one, k) for k in range(len(one.x))] == [members(other, k) for k in range(len(other.x))]
        assert (one.profile, one.size) == (other.profile, other.size)
        assert dense_marks(one) == dense_marks(other)


@pytest.mark.parametrize("rows", [2, 3, 4])
def test_long_marks_without_room_do_not_make_the_cells_of_others_wider(
    monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(clustering, "CROWDED", 1_000)
    monkeypatch.setattr(clustering, "LUMPS", 1_000)
    those = marks(1_500, 5, spans=0.8)
    viewport = those.viewport(0.0, 1.0)
    seen = by_lane(those, viewport)[0]
    found = exact(those.index, seen, viewport, Room(rows, 1))
    discs = sorted(found.x[~found.long].tolist())
    assert min(b - a for a, b in itertools.pairwise(discs)) == pytest.approx(CELL)


@pytest.mark.parametrize("origin", range(0, int(CELL), 3))
def test_discs_stay_within_the_axis_wherever_its_cells_begin(monkeypatch: pytest.MonkeyPatch, origin: int) -> None:
    monkeypatch.setattr(clustering, "CROWDED", 1_000)
    monkeypatch.setattr(clustering, "LUMPS", 1_000)
    those = marks(6_000, 5, spans=0.8)
    viewport = those.viewport(0.2, 0.5)
    found = exact(those.index, by_lane(those, viewport)[0], viewport, Room(2, 1, float(origin)))
    discs = found.x[~found.long]
    assert min(b - a for a, b in itertools.pairwise(discs.tolist())) == pytest.approx(CELL)
    assert viewport.left <= (discs - RADIUS).min() < viewport.left + CELL
    assert viewport.right - CELL < (discs + RADIUS).max() <= viewport.right


def test_too_many_long_marks_are_counted_without_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    those = marks(400, 3, spans=0.8)
    viewport = those.viewport(0.0, 1.0)
    seen = by_lane(those, viewport)[0]
    monkeypatch.setattr(level, "FEW", 5)
    monkeypatch.setattr(clustering, "CROWDED", 1_000)
    found = level.detail(those.index, seen, viewport, Room(4, 20))
    assert len(found.single) + found.count.sum() == sum(one.count for one in seen)
    assert found.long.any()
    lengths = np.subtract(*inked(those, found.single.tolist(), [0.0, 1.0])[::-1])
    assert (lengths <= LONG).all() or len(found.single) <= 4 * (RIGHT - LEFT) / LONG


@example(count=150, seed=4, window=[0.0, 0.43], rows=4)  # nearly all are clusters
@given(st.integers(20, 150), SEEDS, SHARES, st.integers(2, 4))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_stretches_that_are_not_looked_at_reach_as_far(
    monkeypatch: pytest.MonkeyPatch, count: int, seed: int, window: list[float], rows: int
) -> None:
    monkeypatch.setattr(level, "FEW", -1)
    monkeypatch.setattr(clustering, "CROWDED", 1_000)
    monkeypatch.setattr(clustering, "LUMPS", 1_000)
    those = marks(count, seed)
    viewport = those.viewport(*window)
    for seen in by_lane(those, viewport):
        found = counted(those.index, seen, viewport, Room(rows, 0))
        assert len(found.single) + found.count.sum() == sum(one.count for one in seen)
        for k in np.flatnonzero(found.long):
            left, right = inked(those, members(found, int(k)), window)
            ends = found.x[k] - found.half[k], found.x[k] + found.half[k]
            assert ends == pytest.approx((left.min(), right.max()), abs=NARROWEST)


def expected(index: MarkIndex, slices: list[tuple[int, int, int]]) -> tuple[list[list[int]], list[list[int]]]:
    """Of each cluster its named pairs and kinds, by a look at every mark."""
    named, kinds = [], []
    for cluster in range(max(of for _, _, of in slices) + 1):
        at = [k for start, end, of in slices if of == cluster for k in range(start, end)]
        pairs = index.pair[at].tolist()
        best = sorted(pairs, key=lambda pair: (-index.weight[pair], pair))[:NAMED]
        named.append(best + [-1] * (NAMED - len(best)))
        of_kind = [next(run.kind for run in index.runs if run.start <= k < run.end) for k in at]
        kinds.append([of_kind.count(kind) for kind in range(len(KINDS))])
    return named, kinds


@given(st.integers(2, 200), SEEDS, st.integers(1, 4))
@some
def test_a_cluster_tells_what_a_look_at_each_mark_would(count: int, seed: int, clusters: int) -> None:
    those = marks(count, seed)
    index = those.index
    rng = np.random.default_rng(seed)
    slices = []
    for run in index.runs:
        cuts = sorted({run.start, run.end, *rng.integers(run.start, run.end, 2).tolist()})
        slices += [(a, b, int(rng.integers(0, clusters))) for a, b in itertools.pairwise(cuts)]
    numbers = {of: k for k, of in enumerate(dict.fromkeys(of for _, _, of in slices))}
    slices = [(a, b, numbers[of]) for a, b, of in slices]
    start, end, of = np.array(slices).T
    found = cluster_stats(index, len(numbers), start, end, of)
    named, kinds = expected(index, slices)
    assert found.named.tolist() == named
    assert found.kinds.tolist() == kinds
    for cluster in range(len(numbers)):
        at = [k for a, b, one in slices if one == cluster for k in range(a, b)]
        assert found.first[cluster] == (index.middle[at] - index.half[at]).min()
        assert found.last[cluster] == (index.middle[at] + index.half[at]).max()
        opens = [run.opens for k in at for run in index.runs if run.start <= k < run.end]
        assert found.opens[cluster].tolist() == [any(side) for side in zip(*opens, strict=True)]


@pytest.mark.parametrize(
    ("cells", "alone", "crowded"), [(5, 0, False), (6, 3, True), (6, 4, False), (18, 9, True), (18, 10, False)]
)
def test_a_lane_is_a_histogram_where_most_of_it_is_crowded_and_not_here_and_there(
    cells: int, alone: int, crowded: bool
) -> None:
    days = np.datetime64("2014-01-01") + np.repeat(np.arange(cells + alone) * 6, [2] * cells + [1] * alone)
    those = placed([*map(str, days), "2013-12-01", "2014-12-31"], np.random.default_rng(1), lanes=1)
    first = 16_071 * 86_400.0  # 2014-01-01
    viewport = those.between(first, first + 6 * 86_400 * (RIGHT - LEFT) / CELL)
    [seen] = by_lane(those, viewport)
    found = level.detail(those.index, seen, viewport, Room(1, 1, LEFT % CELL))
    assert bool(found.dense) == crowded
    assert len(found.single) + found.count.sum() + len(dense_marks(found)) == sum(one.count for one in seen)


SPANS = [f"{1850 + k}-01-01/{1990 + k}-01-01" for k in range(120)]


@pytest.mark.parametrize(
    ("count", "rows", "bar"),
    [
        *((7, 6, 17.0), (16, 6, 17.0), (17, 6, 10.0), (22, 6, 10.0), (23, 6, 5.0), (45, 6, 5.0), (46, 6, 2.0)),
        *((106, 6, 2.0), (107, 6, None), (3, 3, 17.0), (4, 3, 10.0), (9, 3, 5.0), (22, 3, 2.0), (23, 3, None)),
    ],
)
def test_bars_get_thinner_where_more_lasted_at_once_and_then_are_counted(
    count: int, rows: int, bar: float | None
) -> None:
    those = placed(SPANS[:count], np.random.default_rng(1), lanes=1)
    viewport = those.viewport(0.0, 1.0)
    [seen] = by_lane(those, viewport)
    found = exact(those.index, seen, viewport, Room(rows, 40))
    if bar:
        assert (len(found.single), len(found.x), found.size.bar) == (count, 0, bar)
    else:
        assert (len(found.single), found.profile) == (0, 0)
        assert members(found, 0) == [*range(count)]


def test_more_bars_than_can_be_drawn_are_counted_though_they_have_room() -> None:
    days = np.datetime64("2014-01-01") + np.arange(80) * 4
    those = placed([f"{day}/{day + 3}" for day in days], np.random.default_rng(1), lanes=1)
    [seen] = by_lane(those, those.viewport(0.0, 0.3))
    assert exact(those.index, seen, those.viewport(0.0, 0.3), Room(6, 20)).profile < 0
    assert exact(those.index, seen, those.viewport(0.0, 0.3), Room(6, 1)).profile == 0
