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


def reports(store: Store) -> tuple[Int64, Int32]:
    """Of each different report of a store its last second (PAST if it says none), and each row's report."""

    def read() -> tuple[Int64, Int32]:
        values, codes = store.codes("reported")
        return last_seconds(values, zone(store.zone)), codes

    return store.once("reports", read)


def last_seconds(texts: Sequence[str], clock: Zone) -> Int64:
    """The last second of each report, by a clock; PAST where it says none."""
    dates = placed(read_edtf(texts)[0], clock)
    return np.where(dates.latest_end == FUTURE, PAST, dates.latest_end)


def until(store: Store, rows: Int64) -> Int64:
    """When each of `rows` was reported (s, PAST where nothing is said)."""
    seconds, codes = reports(store)
    return seconds[codes[rows]]
