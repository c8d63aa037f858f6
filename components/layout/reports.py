"""Dates of report of events. An ongoing event is known to go on until it was reported."""

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
    """The first and last second of each distinct report date of a store, and the index of each row into them; see
    `seconds` for texts that are no date."""

    def read() -> tuple[Int64, Int64, Int32]:
        values, codes = store.codes("reported")
        return *seconds(values, zone(store.zone)), codes

    return store.derived("reports", read)


def seconds(texts: Sequence[str], clock: Zone) -> tuple[Int64, Int64]:
    """The first and last second of each report date, in a zone; the last is PAST for a text that is no date, or a date
    without an end."""
    dates = placed(read_edtf(texts)[0], clock)
    return dates.earliest_start, np.where(dates.latest_end == FUTURE, PAST, dates.latest_end)


def spans(first: Int64, last: Int64) -> tuple[tuple[int, int], ...]:
    """The distinct report dates (first and last second) in the order of their last seconds, without those whose last
    second is PAST."""
    found = {(low, high) for low, high in zip(first.tolist(), last.tolist(), strict=True) if high != PAST}
    return tuple(sorted(found, key=lambda date: (date[1], date[0])))


def until(store: Store, rows: Int64) -> Int64:
    """The last second at which each of `rows` may have been reported, PAST if unknown."""
    _, last, codes = reports(store)
    return last[codes[rows]]
