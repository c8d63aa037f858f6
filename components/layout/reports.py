"""Dates of report of events, and the moment until which ongoing events were reported to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.dates import placed, read_edtf, zone
from components.model import FUTURE, PAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.dates import Zone
    from components.model import Int32, Int64, Store


def reports(store: Store) -> tuple[Int64, Int64, Int32]:
    """The first and last second of each distinct report date of a store, and each row's index into them."""

    def read() -> tuple[Int64, Int64, Int32]:
        values, codes = store.codes("reported")
        return *seconds(values, zone(store.zone)), codes

    return store.derived("reports", read)


def seconds(texts: Sequence[str], clock: Zone) -> tuple[Int64, Int64]:
    """The first and last second of each report date, in a zone; the last is PAST if it is no date."""
    dates = placed(read_edtf(texts)[0], clock)
    return dates.earliest_start, np.where(dates.latest_end == FUTURE, PAST, dates.latest_end)


def spans(first: Int64, last: Int64) -> tuple[tuple[int, int], ...]:
    """The distinct dated reports, in the order of their last seconds."""
    found = {(low, high) for low, high in zip(first.tolist(), last.tolist(), strict=True) if high != PAST}
    return tuple(sorted(found, key=lambda one: (one[1], one[0])))


def until(store: Store, rows: Int64) -> Int64:
    """The second at which each of `rows` was reported, PAST if unknown."""
    _, last, codes = reports(store)
    return last[codes[rows]]
