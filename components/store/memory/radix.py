"""Radix sort of many whole numbers: NumPy sorts 16 bits by radix, much faster than it sorts 64 bits."""

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
_FARTHEST = 1 << 62  # keys with greater numbers, of either sign, are sorted by `np.lexsort`
_DAY = 86_400  # seconds


def order(keys: Sequence[NDArray[Any]]) -> Int64:
    """The order that sorts by several keys of n numbers, as `np.lexsort` gives it: the last key decides first, and
    equal rows keep their order. Fast for seconds within some thousand years, `PAST` and `FUTURE` among them, and for
    small numbers."""
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
    """Whether all known numbers of the key are within _FARTHEST."""
    low, high = _ends(key)
    return low > -_FARTHEST and high < _FARTHEST


def _ends(key: Int64) -> tuple[int, int]:
    """The least and the greatest number of the key other than `PAST` and `FUTURE`; zeros if there is none."""
    low, high = int(key.min(initial=FUTURE)), int(key.max(initial=PAST))
    if low == PAST or high == FUTURE:
        known = (key != PAST) & (key != FUTURE)
        low, high = int(key.min(initial=FUTURE, where=known)), int(key.max(initial=PAST, where=known))
    return (low, high) if low <= high else (0, 0)


def _digits(key: Int64) -> list[NDArray[np.uint16]]:
    """Digits of 16 bits that sort like the key, the lowest first; none if the key has a single known number."""
    past, future = key.min(initial=FUTURE) == PAST, key.max(initial=PAST) == FUTURE
    low, high = _ends(key)
    unit = _DAY if high - low >= _DAY and _whole_days(key, low) else 1  # of whole days, days are enough
    top = (high - low) // unit + past + future
    digits = [np.empty(len(key), np.uint16) for _ in range(0, int(top).bit_length(), _DIGIT)]
    for piece in pieces(len(key)) if digits else ():
        number = np.clip(key[piece], low - unit, high + unit)
        number -= low
        if unit > 1:
            number //= unit
        number += past
        for k, digit in enumerate(digits):
            digit[piece] = (number >> k * _DIGIT).astype(np.uint16)
    return digits


def _whole_days(key: Int64, low: int) -> bool:
    """Whether all known numbers of the key are whole days (s) after `low`."""
    for piece in pieces(len(key)):
        numbers = key[piece]
        if (((numbers - low) % _DAY != 0) & (numbers != PAST) & (numbers != FUTURE)).any():
            return False
    return True
