"""Crowded lanes: the number of their events in each step of time, and the outstanding events."""

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
    from components.views.swimlane.histogram import TimeWindow

    Slices = tuple[Int64, Int64, Int64]  # of the mark index: first entries, entries after the last, groups


@dataclass(frozen=True, eq=False)
class DenseLane:
    """A lane with more marks than it has room for: the `outstanding` pairs, which keep marks of their own (indexes into
    the assignment), the number of all other marks, their counts in each step of time, and their rows with links, each
    with its x (px)."""

    outstanding: Sequence[int]
    count: int
    counts: Counts
    link_ends: tuple[tuple[int, float], ...]


def dense_lanes(
    visible: Visible, details: Mapping[int, Detail], window: TimeWindow, rules: Rules
) -> dict[int, DenseLane]:
    """The crowded ones of some lanes, by lane; `details` has the level of detail of each lane."""
    marks = visible.marks
    dense = {lane: detail.dense for lane, detail in details.items() if detail.dense}
    if not marks or not dense:
        return {}
    start, end, group = _joined([(*slices, k) for k, slices in enumerate(dense.values())])
    none: list[Int64] = [np.zeros(0, np.int64)] * len(dense)
    # One row has no room for both the histogram and outstanding events.
    pairs = outstanding_pairs(marks, len(dense), start, end, group) if rules.rows > 1 else none
    outstanding = dict(zip(dense, pairs, strict=True))
    counted = _counts(visible, marks, {lane: details[lane] for lane in dense}, outstanding, window)
    found = {}
    for lane, slices in dense.items():
        count = int(marks.count(*slices).sum()) - len(outstanding[lane])
        link_ends = _link_ends(visible, marks, slices, outstanding[lane], window)
        found[lane] = DenseLane(outstanding[lane].tolist(), count, counted[lane], link_ends)
    return found


def _counts(
    visible: Visible,
    marks: MarkIndex,
    details: Mapping[int, Detail],
    outstanding: Mapping[int, Int64],
    window: TimeWindow,
) -> dict[int, Counts]:
    """The counts of crowded lanes in each step of time, without the `outstanding` pairs."""
    steps = window.steps
    drawn: list[tuple[Int64, Int64, int]] = []  # slices of the marks that are not part of the histogram
    for lane, detail in details.items():
        entries = marks.place[outstanding[lane]].astype(np.int64)
        drawn.append((entries, entries + 1, lane))
        if visible.counted:  # which counts marks drawn as themselves, too
            drawn += [(detail.start, detail.end, lane), (detail.single, detail.single + 1, lane)]
    if visible.counted:
        total = counts(visible.counted, steps, len(visible.assignment.lanes))
    else:
        dense = _joined([(*detail.dense, lane) for lane, detail in details.items() if detail.dense])
        total = counts(bin_marks(marks, dense, steps), steps, max(details) + 1)
    others = counts(bin_marks(marks, _joined(drawn), steps), steps, max(details) + 1)
    return {lane: total[lane].minus(others[lane]) for lane in details}


def _link_ends(
    visible: Visible, marks: MarkIndex, slices: tuple[Int64, Int64], outstanding: Int64, window: TimeWindow
) -> tuple[tuple[int, float], ...]:
    """The rows with links among the events without a mark of their own, each with its x (px)."""
    pairs = visible.linked[visible.has_date[visible.linked]]
    pairs = pairs[~np.isin(pairs, outstanding)]
    start, end = slices
    if not len(pairs):
        return ()
    entry = marks.place[pairs].astype(np.int64)
    slot = np.searchsorted(start, entry, side="right") - 1
    pairs = pairs[(slot >= 0) & (entry < end[slot])]
    units = np.clip(marks.middle[marks.place[pairs]], window.viewport.first, window.viewport.last)
    return tuple(
        zip(visible.assignment.row[pairs].tolist(), window.viewport.unit_px(units).round(2).tolist(), strict=True)
    )


def _joined(slices: Sequence[tuple[Int64, Int64, int]]) -> Slices:
    """Slices of several groups as one, with the group of each."""
    start, end = (np.concatenate([group[side] for group in slices]) for side in (0, 1))
    return start, end, np.repeat([lane for _, _, lane in slices], [len(first) for first, _, _ in slices])
