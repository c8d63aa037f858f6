"""Grouping: events by actor, by the values of a column, or in no groups. Each group may have a lane of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from components.errors import RequestError
from components.language import message
from components.layout.names import ALL, NONE, NONE_OF, OTHERS, OTHERS_OF
from components.layout.pieces import pieces, whole_pieces
from components.layout.range_maximum import positions
from components.model import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from components.model import Cast, Store

    Int64 = NDArray[np.int64]
    Int32 = NDArray[np.int32]
    Ints = Int64 | Int32

ACTORS = ("actor", "actors")  # names of the lanes that are people
NEAR = 8  # pairs before a pair that are looked at one by one


@dataclass(frozen=True, eq=False)
class Groups:
    """Events in groups. Pair k puts event `row[k]` into the group `names[key[k]]`, in the role `roles[role[k]]` (role 0
    is ""). Pairs are in the order of the events; those of one event are adjacent. An event may have no pair, or several
    with one group. `others` and `without` are the names of two shared lanes: that of groups without a lane of their
    own, and that of events without a group."""

    names: tuple[str, ...]
    roles: tuple[str, ...]
    row: Int64
    key: Int64
    role: Int64
    others: str
    without: str

    @cached_property
    def event(self) -> Int32:
        """The number of each pair's event, counted from 0 among the events that have a pair."""
        return np.cumsum(is_first(self.row), dtype=np.int32) - np.int32(1)

    def pieces(self) -> Iterator[slice]:
        """The slices that together are all pairs; each has all pairs of its events."""
        return whole_pieces(self.event)


def group_events(store: Store, rows: Int64, column: str) -> Groups:
    """The groups of `rows` by actor, by a column's values, or (for "") none."""
    if not column:
        return no_groups()
    if column in ACTORS:
        return group_by_actor(store.cast, rows)
    return group_by_value(*store.codes(column), rows, column, blank_value(column))


def check_column(column: str, columns: Sequence[str]) -> None:
    """A check that the column by which lanes, or groups of lanes, are asked is one of `columns`. Raises
    RequestError."""
    if column and column not in (*ACTORS, *columns):
        there = ", ".join(("actor", *(name for name in columns if name != "actors")))
        raise RequestError(
            message("There is no column “{column}” to make lanes of; there are: {there}.", column=column, there=there)
        )


def shared_lane_names(column: str) -> tuple[str, str]:
    """The names of the two shared lanes of a grouping: that of groups without a lane of their own ("" for no groups),
    and that of events without a group."""
    if column == "actor":
        return OTHERS, NONE
    return (OTHERS_OF.format(column=column), NONE_OF.format(column=column)) if column else ("", ALL)


def blank_value(column: str) -> str:
    """The value that a blank cell of a column stands for, "" if it stands for none."""
    return STATUSES[0] if column == "status" else ""


def group_by_actor(cast: Cast, rows: Int64) -> Groups:
    """The groups of `rows` by actor; an event is in the groups of all who take part, once for each time they do."""
    start = cast.start[rows]
    count = cast.start[rows + 1] - start
    ends = np.append(0, np.cumsum(count))
    row, actor = (np.empty(ends[-1], np.int64) for _ in range(2))
    role = np.empty_like(row) if len(cast.roles) > 1 else np.broadcast_to(np.int64(0), row.shape)
    for piece in pieces(len(rows)):
        pairs = slice(ends[piece.start], ends[piece.stop])
        index = positions(start[piece], start[piece] + count[piece])
        row[pairs], actor[pairs] = np.repeat(rows[piece], count[piece]), cast.actor[index]
        if len(cast.roles) > 1:
            role[pairs] = cast.role[index]
    return Groups(cast.names, cast.roles, row, actor, role, *shared_lane_names("actor"))


def group_by_value(
    values: tuple[str, ...], codes: NDArray[np.int32], rows: Int64, column: str, blank: str = ""
) -> Groups:
    """The groups of `rows` by a column's `values`; `codes` has the index of each row of the store into them. A blank
    cell means `blank`; if that is "", its event has no group."""
    names = [value or blank for value in values]
    number = {name: k for k, name in enumerate(dict.fromkeys(filter(None, names)))}
    group_of = np.array([number.get(name, -1) for name in names], np.int64)
    key = group_of[codes[rows]]
    row, key = rows[key >= 0], key[key >= 0]
    return Groups(tuple(number), ("",), row, key, np.zeros_like(key), *shared_lane_names(column))


def no_groups() -> Groups:
    """No groups: all events are in the shared lane of events without one."""
    none = np.zeros(0, np.int64)
    return Groups((), ("",), none, none, none, *shared_lane_names(""))


def is_first(event: Ints) -> NDArray[np.bool_]:
    """Whether each pair is the first of its event; the pairs of an event must be adjacent (bool)."""
    return np.append(True, event[1:] != event[:-1]) if len(event) else np.zeros(0, bool)


def is_repeated(event: Ints, lane: Ints) -> NDArray[np.bool_]:
    """Whether each pair of an event and a lane repeats an earlier one; the pairs of an event must be adjacent (bool).
    Each pair is compared with the `NEAR` pairs before it; only those of events with more pairs are sorted."""
    found = np.zeros(len(event), bool)
    for distance in range(1, NEAR + 1):
        same = event[distance:] == event[:-distance]
        if not same.any():
            return found
        found[distance:] |= same & (lane[distance:] == lane[:-distance])
    number = np.cumsum(is_first(event))
    many = np.flatnonzero((np.bincount(number) > NEAR + 1)[number])
    order = many[np.lexsort((lane[many], number[many]))]
    found[order[1:][(lane[order[1:]] == lane[order[:-1]]) & (number[order[1:]] == number[order[:-1]])]] = True
    return found
