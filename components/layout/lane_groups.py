"""Groups of lanes by a second column: one lane for each, or, where a group is expanded, one for each of its lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.layout.grouping import Groups, unnamed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.model import Int64

WITHIN = " › "  # stands between the name of a group and that of a lane in it


def by_group(lanes: Groups, outer: Groups, rows: Int64, column: str, expanded: Sequence[str]) -> Groups:
    """The groups of `rows` by a second `column` (`outer`, at most one for each row), those that are `expanded` divided
    by `lanes`. An event of an expanded group that has no lane stands in the lane of the group."""
    group_of = np.full(int(rows.max(initial=0)) + 1, -1, np.int64)
    group_of[outer.row] = outer.key
    wide = np.isin(outer.names, expanded)
    group = group_of[lanes.row]
    inner = (group >= 0) & wide[group] if len(wide) else np.zeros(len(group), bool)
    row, key = lanes.row[inner], group[inner] * (len(lanes.names) + 1) + lanes.key[inner] + 1
    grouped = np.zeros(len(group_of), bool)
    grouped[row] = True
    alone = rows[(group_of[rows] >= 0) & ~grouped[rows]]
    row, key = np.append(row, alone), np.append(key, group_of[alone] * (len(lanes.names) + 1))
    place = np.empty(len(group_of), np.int64)
    place[rows] = np.arange(len(rows))
    order = np.argsort(place[row], kind="stable")
    codes, at = np.unique(key[order], return_inverse=True)
    names = [_name(int(code), lanes.names, outer.names) for code in codes]
    sort = sorted(range(len(names)), key=names.__getitem__)
    number = np.empty(len(names), np.int64)
    number[sort] = np.arange(len(names))
    found = number[at]
    return Groups(tuple(names[one] for one in sort), ("",), row[order], found, np.zeros_like(found), *unnamed(column))


def _name(code: int, lanes: Sequence[str], groups: Sequence[str]) -> str:
    group, lane = divmod(code, len(lanes) + 1)
    return groups[group] + (WITHIN + lanes[lane - 1] if lane else "")


def hues(names: Sequence[str], lanes: Sequence[str], groups: Sequence[str]) -> Int64:
    """The colour number of each of the `names`: its place among all `lanes`, or, for a group, among `groups`."""
    lane_of, group_of = ({name: k for k, name in enumerate(all_of)} for all_of in (lanes, groups))
    parts = [name.partition(WITHIN) for name in names]
    return np.array(
        [lane_of.get(lane, 0) if between else group_of.get(head, 0) for head, between, lane in parts], np.int64
    )


def group_of(name: str) -> str:
    """The name of the group of a lane, or that it stands for."""
    return name.partition(WITHIN)[0]


def own_name(name: str) -> str:
    """The name of a lane without its group's."""
    return name.partition(WITHIN)[2] or name
