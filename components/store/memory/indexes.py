"""Indexes over all rows of a store in memory. The arrays are read-only, as all sessions share them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pandas as pd

from components.layout.grouping import is_repeated
from components.layout.shape import known
from components.model import PAST, Flag
from components.store.memory import radix

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.model import Cast, Dates, Int32, Int64

Number = TypeVar("Number", bound=np.generic)


def values(cells: pd.Series) -> tuple[tuple[str, ...], Int32]:
    """The distinct texts of `cells` without white space at their ends, in order of first appearance, and the index of
    each cell into them."""
    codes, found = pd.factorize(cells.astype("str"))
    texts = found.tolist()
    if (trimmed := [text.strip() for text in texts]) != texts:
        number = {text: k for k, text in enumerate(dict.fromkeys(trimmed))}
        texts, codes = [*number], np.array([number[text] for text in trimmed])[codes]
    return tuple(texts), read_only(codes.astype(np.int32))


def postings(cast: Cast) -> tuple[Int32, Int64]:
    """The rows of all actors, concatenated, each once for an actor, and the bounds of each actor's: one more than there
    are actors."""
    rows = np.repeat(np.arange(len(cast.start) - 1, dtype=np.int32), np.diff(cast.start))
    actors, repeated = cast.actor, is_repeated(rows, cast.actor)
    if repeated.any():
        rows, actors = rows[~repeated], actors[~repeated]
    counts = np.bincount(actors, minlength=len(cast.names))
    return read_only(rows[radix.order([actors])]), read_only(np.append(0, np.cumsum(counts)))


def time_order(dates: Dates) -> Int64:
    """All rows in time order: see `model.Store.order`."""
    undated = (dates.flags & Flag.UNDATED) != 0
    start = np.array(dates.earliest_start)
    opened = np.flatnonzero((start == PAST) & ~undated)
    start[opened] = known(dates, opened, np.full(len(opened), PAST))[0]
    keys: list[NDArray[Any]] = [dates.latest_end, start, undated]  # the last key decides first
    if dates.start_nanos is not None:
        keys.insert(1, dates.start_nanos)
    return read_only(radix.order(keys if undated.any() else keys[:-1]))


def ranks(order: Int64) -> Int32:
    """The place of each row in `order`."""
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return read_only(rank)


def read_only(array: NDArray[Number]) -> NDArray[Number]:
    """The same array, which nobody may write to any more."""
    array.setflags(write=False)
    return array
