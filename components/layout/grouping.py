"""Grouping: the lanes of a picture by actors, by the values of a column, or all events together."""

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
    from collections.abc import Iterator

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
    is ""). Pairs are in the order of the events, those of one event together. `others` and `without` are the names of
    two shared lanes: of groups without a lane of their own, and of events without a group."""

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
        return np.cumsum(begins(self.row), dtype=np.int32) - np.int32(1)

    def pieces(self) -> Iterator[slice]:
        """The pieces of the pairs; none parts those of one event."""
        return whole_pieces(self.event)


def grouped(store: Store, rows: Int64, column: str) -> Groups:
    """The groups of `rows` by actor, by a column's values, or (for "") all together. Raises RequestError for a column
    that does not exist."""
    if not column:
        return together(rows)
    if column in ACTORS:
        return by_actor(store.cast, rows)
    if column not in store.columns:
        there = ", ".join(("actor", *(one for one in store.columns if one != "actors")))
        raise RequestError(
            message("There is no column “{column}” to make lanes of; there are: {there}.", column=column, there=there)
        )
    return by_value(*store.codes(column), rows, column, blank(column))


def unnamed(column: str) -> tuple[str, str]:
    """The names of the two shared lanes: of groups without a lane of their own, and of events without a group."""
    if column == "actor":
        return OTHERS, NONE
    return (OTHERS_OF.format(column=column), NONE_OF.format(column=column)) if column else ("", ALL)


def blank(column: str) -> str:
    """The value that a blank cell of a column stands for, "" for none."""
    return STATUSES[0] if column == "status" else ""


def by_actor(cast: Cast, rows: Int64) -> Groups:
    """The groups by actor; an event is in those of all who take part."""
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
    return Groups(cast.names, cast.roles, row, actor, role, *unnamed("actor"))


def by_value(values: tuple[str, ...], codes: NDArray[np.int32], rows: Int64, column: str, blank: str = "") -> Groups:
    """The groups by a column's `values`; `codes` is each row's index into them, and a blank cell means `blank`."""
    means = [value.strip() or blank for value in values]
    number = {name: k for k, name in enumerate(dict.fromkeys(filter(None, means)))}
    group_of = np.array([number.get(name, -1) for name in means], np.int64)
    key = group_of[codes[rows]]
    row, key = rows[key >= 0], key[key >= 0]
    return Groups(tuple(number), ("",), row, key, np.zeros_like(key), *unnamed(column))


def together(rows: Int64) -> Groups:
    """No groups: one lane for all events."""
    none = np.zeros(0, np.int64)
    return Groups((), ("",), none, none, none, *unnamed(""))


def begins(event: Ints) -> NDArray[np.bool_]:
    """Whether each pair is the first of its event; the pairs of an event must be adjacent (bool)."""
    return np.append(True, event[1:] != event[:-1]) if len(event) else np.zeros(0, bool)


def again(event: Ints, lane: Ints) -> NDArray[np.bool_]:
    """Whether each pair of an event and a lane repeats an earlier one; the pairs of an event must be adjacent (bool).
    Each is compared with its neighbours; only the pairs of events with more than `NEAR` of them are sorted."""
    found = np.zeros(len(event), bool)
    for apart in range(1, NEAR + 1):
        same = event[apart:] == event[:-apart]
        if not same.any():
            return found
        found[apart:] |= same & (lane[apart:] == lane[:-apart])
    number = np.cumsum(begins(event))
    some = np.flatnonzero((np.bincount(number) > NEAR + 1)[number])
    order = some[np.lexsort((lane[some], number[some]))]
    found[order[1:][(lane[order[1:]] == lane[order[:-1]]) & (number[order[1:]] == number[order[:-1]])]] = True
    return found
