"""Matching of events between two versions: by id, then by equality of every cell, then by similarity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.compare.likeness import ALIKE, TITLES_ALIKE, neighbours, one_to_one, scores, traits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.compare.likeness import Traits
    from components.model import Int64, Loaded

_STRANGE = 0.5  # share of common ids with unlike events above which ids are not used


@dataclass(frozen=True, eq=False)
class Matches:
    """Pairs of rows, each row in at most one pair, ordered by `new`. `by_id` says whether the pair was matched by id,
    `score` is its similarity (0 to 100)."""

    old: Int64
    new: Int64
    by_id: NDArray[np.bool_]
    score: NDArray[np.float32]
    renumbered: bool = False  # both files have ids, but they mostly name other events


def matches(old: Loaded, new: Loaded) -> Matches:
    """The events that are in both files. The result is symmetric in the files."""
    event_traits, first = traits((old, new)), len(old.table)
    pairs_by_id, renumbered = _by_id(old, new, event_traits)
    pairs = [pairs_by_id]
    for columns in _same_cells(old, new):
        pairs.append(_equal(old, new, columns, *_unmatched(pairs, first, len(new.table))))
    left, right = _unmatched(pairs, first, len(new.table))
    pairs.append(_similar(event_traits, left, right + first, first))
    ones, others = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    by_id = np.arange(len(ones)) < len(pairs_by_id[0])
    order = np.argsort(others, kind="stable")
    ones, others = ones[order], others[order]
    return Matches(ones, others, by_id[order], scores(event_traits, ones, others + first)[0], renumbered)


def _by_id(old: Loaded, new: Loaded, event_traits: Traits) -> tuple[tuple[Int64, Int64], bool]:
    """The pairs with the same id, the first event of an id with the first; none if ids were evidently reassigned."""
    sides = []
    for loaded in (old, new):
        rows = np.flatnonzero(given_ids(loaded))
        ids = loaded.table["id"].iloc[rows].reset_index(drop=True)
        sides.append(pd.DataFrame({"key": ids, "nth": ids.groupby(ids).cumcount(), "row": rows}))
    left, right = _join_rows(sides[0], sides[1], ["key", "nth"])
    first = len(old.table)
    _, titles = scores(event_traits, left, right + first)
    strange = (titles < TITLES_ALIKE) & (event_traits.low[left] != event_traits.low[right + first])
    if len(left) and np.count_nonzero(strange) > _STRANGE * len(left):
        return (left[:0], right[:0]), True
    return (left, right), False


def given_ids(loaded: Loaded) -> NDArray[np.bool_]:
    """Whether each event has an id from its file, not one made from its line number (bool)."""
    if "id" not in dict(loaded.reading.mapping):
        return np.zeros(len(loaded.table), bool)
    from_lines = "row-" + loaded.table["line"].astype("str")
    return (loaded.table["id"] != from_lines).to_numpy(bool)


def _same_cells(old: Loaded, new: Loaded) -> tuple[Sequence[str], ...]:
    """The sets of columns that must be equal: first all common ones, then those that identify an event."""
    both = [name for name in old.table.columns if name in new.table and name not in ("line", "id")]
    return both, ("date", "title", "actors"), ("date", "title")


def _equal(old: Loaded, new: Loaded, columns: Sequence[str], left: Int64, right: Int64) -> tuple[Int64, Int64]:
    """The pairs of rows that are equal in `columns`, the first of several with the first."""
    sides = []
    for loaded, rows in ((old, left), (new, right)):
        cells = loaded.table[list(columns)].iloc[rows].reset_index(drop=True)
        keys = pd.util.hash_pandas_object(cells, index=False) if len(rows) else pd.Series([], dtype="uint64")
        sides.append(pd.DataFrame({"key": keys, "nth": keys.groupby(keys).cumcount(), "row": rows}))
    return _join_rows(sides[0], sides[1], ["key", "nth"])


def _join_rows(left: pd.DataFrame, right: pd.DataFrame, on: list[str]) -> tuple[Int64, Int64]:
    both = left.merge(right, on=on)
    return both["row_x"].to_numpy(np.int64), both["row_y"].to_numpy(np.int64)


def _unmatched(pairs: Sequence[tuple[Int64, Int64]], old: int, new: int) -> tuple[Int64, Int64]:
    """The rows of both files that are in no pair yet."""
    found = []
    for side, size in ((0, old), (1, new)):
        free = np.ones(size, bool)
        for pair in pairs:
            free[pair[side]] = False
        found.append(np.flatnonzero(free))
    return found[0], found[1]


def _similar(event_traits: Traits, left: Int64, right: Int64, first: int) -> tuple[Int64, Int64]:
    """The pairs that may be the same event by their titles, dates and actors, each row in at most one."""
    ones, others = neighbours(event_traits, left, right)
    score, titles = scores(event_traits, ones, others)
    enough = np.flatnonzero((score >= ALIKE) & (titles >= TITLES_ALIKE))
    ones, others, score = ones[enough], others[enough], score[enough]
    places = np.arange(len(event_traits.titles))
    places[first:] -= first
    best = one_to_one(ones, others, score, places, (np.arange(len(event_traits.titles)) >= first).astype(np.int64))
    return ones[best], others[best] - first
