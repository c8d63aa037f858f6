"""The order of many whole numbers, digit by digit: NumPy sorts 16 bits by radix, much faster than 64 as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from components.layout.pieces import pieces
from components.model import FUTURE, PAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.model import Int64

_DIGIT = 16  # bits
_FARTHEST = 1 << 62  # numbers beyond are sorted as they are
_DAY = 86_400  # seconds


def order(keys: Sequence[NDArray[Any]]) -> Int64:
    """The order that sorts some keys, as `np.lexsort` gives it: by the last key first, equal ones as they stand. Quick
    where they are seconds of some thousand years, `PAST` and `FUTURE` among them, or small numbers."""
    numbers = [key.astype(np.int64, copy=False) for key in keys]
    if not all(map(_near, numbers)):
        return np.lexsort(numbers)
    found: Int64 | None = None
    for number in numbers:
        for digit in _digits(number):
            finer = np.argsort(digit if found is None else digit[found], kind="stable")
            found = finer if found is None else found[finer]
    return np.arange(len(keys[0])) if found is None else found


def _near(key: Int64) -> bool:
    low, high = _ends(key)
    return low > -_FARTHEST and high < _FARTHEST


def _ends(key: Int64) -> tuple[int, int]:
    """The least and the greatest of the key's numbers, but for `PAST` and `FUTURE`."""
    low, high = int(key.min(initial=FUTURE)), int(key.max(initial=PAST))
    if low == PAST or high == FUTURE:
        known = (key != PAST) & (key != FUTURE)
        low, high = int(key.min(initial=FUTURE, where=known)), int(key.max(initial=PAST, where=known))
    return (low, high) if low <= high else (0, 0)


def _digits(key: Int64) -> list[NDArray[np.uint16]]:
    """Digits that sort like the key, the lowest first; none if all of it is the same."""
    past, future = key.min(initial=FUTURE) == PAST, key.max(initial=PAST) == FUTURE
    low, high = _ends(key)
    unit = _DAY if high - low >= _DAY and _whole_days(key, low) else 1  # of whole days, days are enough
    top = (high - low) // unit + past + future
    digits = [np.empty(len(key), np.uint16) for _ in range(0, int(top).bit_length(), _DIGIT)]
    for piece in pieces(len(key)) if digits else ():
        rest = np.clip(key[piece], low - unit, high + unit)
        rest -= low
        if unit > 1:
            rest //= unit
        rest += past
        for place, digit in enumerate(digits):
            digit[piece] = (rest >> place * _DIGIT).astype(np.uint16)
    return digits


def _whole_days(key: Int64, low: int) -> bool:
    """Whether all that is known of the key is whole days after `low`."""
    for piece in pieces(len(key)):
        some = key[piece]
        if (((some - low) % _DAY != 0) & (some != PAST) & (some != FUTURE)).any():
            return False
    return True
