"""The order of day and month proved by another column of dates, as the timestamps of a form prove it for the dates that
people entered: one program wrote both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.dates.day_order import numbers_in, proofs, proved_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from components.model import DateOrder

_MARK = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2,4}", re.ASCII)
_SEEN = 2_000  # different cells of a column that are looked at
_MOST = 0.9  # of them are days in numbers, in a column of dates
_COLUMNS = 40  # looked at


@dataclass(frozen=True)
class ProofBeside:
    """The order that a column proves, the text that proves it, and the column's name."""

    order: DateOrder
    text: str
    column: str


def order_proof(
    texts: Sequence[str], contradiction: Sequence[str], beside: Mapping[str, pd.Series]
) -> ProofBeside | None:
    """The order that further columns (`beside`) prove for texts that need one and have the same separator between day
    and month. None if none or several orders are proved, no text needs one, or the texts contradict each other
    (`contradiction`)."""
    marks = {match[1] for text in texts if (match := _MARK.search(text))}
    if contradiction or not marks or all(len(order_numbers) < 2 for order_numbers in numbers_in(texts).values()):
        return None
    found: dict[DateOrder, ProofBeside] = {}
    for name, cells in list(beside.items())[:_COLUMNS]:
        first = str(next((cell for cell in cells if cell), ""))
        if not _MARK.search(first):
            continue
        values = [str(cell) for cell in cells.unique() if cell][:_SEEN]
        numbers = numbers_in(values)
        if len(numbers) < _MOST * len(values):
            continue
        for text in proofs(numbers):
            if marks <= {match[1] for match in [_MARK.search(text)] if match}:
                found.setdefault(proved_order(numbers[text]), ProofBeside(proved_order(numbers[text]), text, name))
    return next(iter(found.values())) if len(found) == 1 else None
