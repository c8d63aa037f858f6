"""When events were reported, and up to when what is still going on was reported to do so."""

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
    """Of each different report of a store its first and last second, and each row's report."""

    def read() -> tuple[Int64, Int64, Int32]:
        values, codes = store.codes("reported")
        return *seconds(values, zone(store.zone)), codes

    return store.derived("reports", read)


def seconds(texts: Sequence[str], clock: Zone) -> tuple[Int64, Int64]:
    """The first and the last second of each report, by a clock; the last is PAST where it says none."""
    dates = placed(read_edtf(texts)[0], clock)
    return dates.earliest_start, np.where(dates.latest_end == FUTURE, PAST, dates.latest_end)


def spans(first: Int64, last: Int64) -> tuple[tuple[int, int], ...]:
    """The different ones of these reports that say when, in the order of their last seconds."""
    found = {(low, high) for low, high in zip(first.tolist(), last.tolist(), strict=True) if high != PAST}
    return tuple(sorted(found, key=lambda one: (one[1], one[0])))


def until(store: Store, rows: Int64) -> Int64:
    """When each of `rows` was reported (s, PAST where nothing is said)."""
    _, last, codes = reports(store)
    return last[codes[rows]]
