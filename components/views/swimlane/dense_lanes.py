"""Crowded lanes: the number of events in each step of time, and the outstanding ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.layout.cluster_stats import outstanding_pairs
from components.layout.lane_histogram import Counts, bin_marks, counts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.layout.clustering import Detail
    from components.layout.mark_index import MarkIndex
    from components.layout.rules import Rules
    from components.layout.source import Visible
    from components.model import Int64
    from components.views.swimlane.histogram import Shown

    Slices = tuple[Int64, Int64, Int64]  # of the mark index: first entries, those after the last, lanes


@dataclass(frozen=True, eq=False)
class DenseLane:
    """A lane with more marks than it has room for: the outstanding pairs, which keep marks of their own (`apart`, as
    indexes into the assignment), the number of all others, their number in each step of time, and the px of rows with
    links."""

    apart: Sequence[int]
    count: int
    counts: Counts
    holds: tuple[tuple[int, float], ...]


def dense_lanes(seen: Visible, details: Mapping[int, Detail], shown: Shown, rules: Rules) -> dict[int, DenseLane]:
    """The lanes that are only counted according to their `details`, by lane."""
    marks = seen.marks
    dense = {lane: found.dense for lane, found in details.items() if found.dense}
    if not marks or not dense:
        return {}
    start, end, of = _together([(*slices, k) for k, slices in enumerate(dense.values())])
    none: list[Int64] = [np.zeros(0, np.int64)] * len(dense)
    best = outstanding_pairs(marks, len(dense), start, end, of) if rules.rows > 1 else none  # there is no row for both
    apart = dict(zip(dense, best, strict=True))
    counted = _counts(seen, marks, {lane: details[lane] for lane in dense}, apart, shown)
    found = {}
    for lane, slices in dense.items():
        count = int(marks.count(*slices).sum()) - len(apart[lane])
        found[lane] = DenseLane(
            apart[lane].tolist(), count, counted[lane], _holds(seen, marks, slices, apart[lane], shown)
        )
    return found


def _counts(
    seen: Visible, marks: MarkIndex, details: Mapping[int, Detail], apart: Mapping[int, Int64], shown: Shown
) -> dict[int, Counts]:
    """The counts of crowded lanes in each step of time, without the marks in `apart`."""
    less: list[tuple[Int64, Int64, int]] = []
    for lane, found in details.items():
        at = marks.place[apart[lane]].astype(np.int64)
        less.append((at, at + 1, lane))
        if seen.counted:  # with all that has marks of its own
            less += [(found.start, found.end, lane), (found.single, found.single + 1, lane)]
    if seen.counted:
        inside = counts(seen.counted, shown.steps, len(seen.assignment.lanes))
    else:
        every = _together([(*found.dense, lane) for lane, found in details.items() if found.dense])
        inside = counts(bin_marks(marks, every, shown.steps), shown.steps, max(details) + 1)
    others = counts(bin_marks(marks, _together(less), shown.steps), shown.steps, max(details) + 1)
    return {lane: inside[lane].minus(others[lane]) for lane in details}


def _holds(
    seen: Visible, marks: MarkIndex, slices: tuple[Int64, Int64], apart: Int64, shown: Shown
) -> tuple[tuple[int, float], ...]:
    """The x (px) of the rows with links among the events without a mark of their own."""
    pairs = seen.linked[seen.has_date[seen.linked]]
    pairs = pairs[~np.isin(pairs, apart)]
    start, end = slices
    if not len(pairs):
        return ()
    place = marks.place[pairs].astype(np.int64)
    slot = np.searchsorted(start, place, side="right") - 1
    pairs = pairs[(slot >= 0) & (place < end[slot])]
    units = np.clip(marks.middle[marks.place[pairs]], shown.viewport.first, shown.viewport.last)
    return tuple(zip(seen.assignment.row[pairs].tolist(), shown.viewport.unit_px(units).round(2).tolist(), strict=True))


def _together(slices: Sequence[tuple[Int64, Int64, int]]) -> Slices:
    start, end = (np.concatenate([each[side] for each in slices]) for side in (0, 1))
    return start, end, np.repeat([lane for _, _, lane in slices], [len(first) for first, _, _ in slices])
