"""The two tables of a database: events, one row each, and participations. Also: a store as these tables.

events          `row` (unique), the four bounds, `until` (s), `flags`, `precision`, offsets (minutes), nanos,
                `rank` (the index in time order, undated ones last: `Store.rank`), `weight` (`layout.weight`),
                the texts of TEXTS, `folded` (the texts of all searched columns, folded), the file's own columns
                but those of `omitted_columns`
participation   `event` (a `row`), `place` (unique, in the order of events and cells), `actor`, `role`

No number is missing in any row; a text may be. Texts have no white space at their ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from components.cells.fold import fold
from components.layout import traits
from components.layout.reports import until
from components.layout.weight import weights
from components.model import COLUMNS, PAST

if TYPE_CHECKING:
    from components.model import Int64, Store

BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
SMALL = ("flags", "precision", "start_offset", "end_offset", "start_nanos", "end_nanos")
NUMBERS = ("row", *BOUNDS, "until", *SMALL, "rank", "weight")
TEXTS = tuple(column for column in COLUMNS if column != "actors")
PARTICIPATION = ("event", "place", "actor", "role")

_BETWEEN = "\n"  # not in folded text, whose only white space are single spaces: no search matches across two columns


def tables(store: Store) -> tuple[pa.Table, pa.Table]:
    """The events and the participations of a store, ready to be written to a database or to Parquet. All numbers are
    int64; texts are trimmed, and nanoseconds are 0 where no date has a fraction."""
    omitted = omitted_columns(store)
    cells = {column: _texts(store, column) for column in store.columns if column not in omitted}
    dates = store.dates
    zeros = np.zeros(store.size, np.int32)
    rows = np.arange(store.size)
    numbers = {
        "row": rows,
        **{name: getattr(dates, name) for name in BOUNDS},
        "until": _until(store),
        **{name: getattr(dates, name) if getattr(dates, name) is not None else zeros for name in SMALL},
        "rank": store.rank,
        "weight": weights(store.cast, store.links, rows),
    }
    searched = [cells.get(column) or _texts(store, column) for column in store.searched()]
    folded = [_BETWEEN.join(map(fold, texts)) for texts in zip(*searched, strict=True)]
    events = {name: pa.array(values.astype(np.int64)) for name, values in numbers.items()}
    events |= {name: pa.array(texts, pa.string()) for name, texts in cells.items()}
    events["folded"] = pa.array(folded, pa.string())
    cast = store.cast
    participation = {
        "event": pa.array(np.repeat(rows, np.diff(cast.start))),
        "place": pa.array(np.arange(len(cast.actor))),
        "actor": pa.array([cast.names[actor] for actor in cast.actor.tolist()], pa.string()),
        "role": pa.array([cast.roles[role] for role in cast.role.tolist()], pa.string()),
    }
    return pa.table(events), pa.table(participation)


def omitted_columns(store: Store) -> tuple[str, ...]:
    """The file's own columns that the table cannot have, as their names are taken: many engines ignore case."""
    taken, omitted = {name.casefold() for name in (*NUMBERS, *COLUMNS, "folded")}, []
    for name in store.columns[len(COLUMNS) :]:
        if name.casefold() in taken:
            omitted.append(name)
        taken.add(name.casefold())
    return tuple(omitted)


def _texts(store: Store, column: str) -> list[str]:
    values, codes = store.codes(column)
    return [values[code] for code in codes.tolist()]


def _until(store: Store) -> Int64:
    """The second until which an ongoing event was reported to go on, PAST for all others."""
    return np.where(traits.goes_on(store.dates.flags), until(store, np.arange(store.size)), PAST)
