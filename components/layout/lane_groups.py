"""Groups of lanes by a second column. A group has one lane; if it is expanded, it has all of its lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.layout.grouping import Groups, shared_lane_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.model import Int64

WITHIN = " › "  # stands between the name of a group and that of a lane in it


def by_group(lanes: Groups, outer: Groups, rows: Int64, column: str, expanded: Sequence[str]) -> Groups:
    """The groups of `rows` by a second `column` (`outer`, at most one for each row); those that are `expanded` are
    divided by `lanes`. An event of an expanded group that has no lane stands in the lane of the group. The names are
    sorted."""
    group_of = np.full(int(rows.max(initial=0)) + 1, -1, np.int64)
    group_of[outer.row] = outer.key
    is_expanded = np.isin(outer.names, expanded)
    group = group_of[lanes.row]
    inner = (group >= 0) & is_expanded[group] if len(is_expanded) else np.zeros(len(group), bool)
    row, key = lanes.row[inner], group[inner] * (len(lanes.names) + 1) + lanes.key[inner] + 1
    grouped = np.zeros(len(group_of), bool)
    grouped[row] = True
    alone = rows[(group_of[rows] >= 0) & ~grouped[rows]]
    row, key = np.append(row, alone), np.append(key, group_of[alone] * (len(lanes.names) + 1))
    place = np.empty(len(group_of), np.int64)
    place[rows] = np.arange(len(rows))
    order = np.argsort(place[row], kind="stable")
    codes, code_of = np.unique(key[order], return_inverse=True)
    names = [_name(int(code), lanes.names, outer.names) for code in codes]
    sort = sorted(range(len(names)), key=names.__getitem__)
    number = np.empty(len(names), np.int64)
    number[sort] = np.arange(len(names))
    key = number[code_of]
    return Groups(
        tuple(names[code] for code in sort), ("",), row[order], key, np.zeros_like(key), *shared_lane_names(column)
    )


def _name(code: int, lanes: Sequence[str], groups: Sequence[str]) -> str:
    """The name of a group, or of a lane in it, for a code: its group's index · (lanes + 1), plus 1 + its lane's
    index."""
    group, lane = divmod(code, len(lanes) + 1)
    return groups[group] + (WITHIN + lanes[lane - 1] if lane else "")


def hues(names: Sequence[str], lanes: Sequence[str], groups: Sequence[str]) -> Int64:
    """The colour number of each of the `names`: the index of its lane in `lanes`, or, if it names a group, the index in
    `groups`; 0 if it is in neither."""
    lane_index, group_index = ({name: k for k, name in enumerate(column)} for column in (lanes, groups))
    parts = [name.partition(WITHIN) for name in names]
    return np.array(
        [lane_index.get(lane, 0) if sign else group_index.get(group, 0) for group, sign, lane in parts], np.int64
    )


def group_of(name: str) -> str:
    """The name of a lane's group; the name itself if it is that of a group."""
    return name.partition(WITHIN)[0]


def own_name(name: str) -> str:
    """The name of a lane without its group's; the name itself if it is that of a group."""
    return name.partition(WITHIN)[2] or name
