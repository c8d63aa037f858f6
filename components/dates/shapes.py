"""The shapes of texts: every digit as 0, so that "2014-10-28~" is "0000-00-00~".

A column has few shapes, so whatever depends on the shape alone is done in Python once per shape, and not per row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from components.model import Int64

    Bytes = NDArray[np.uint8]

_SYMBOLS = "0-X~?%T:Z+.YES"
_OTHER = 15
_WORD = 16  # classes of 4 bits that fit in one 64-bit key

_CLASS = bytes(
    0 if chr(byte) in "0123456789" else _SYMBOLS.find(chr(byte)) % (_OTHER + 1) for byte in range(256)
)  # for `bytes.translate`; what is not found, -1, is _OTHER


def shapes(cells: Bytes) -> Iterator[tuple[str, Int64 | slice]]:
    """Each shape with its rows; all texts with a character that EDTF never uses have the shape "!"."""
    classes = np.ascontiguousarray(np.frombuffer(cells.tobytes().translate(_CLASS), np.uint8).reshape(cells.shape).T)
    code = np.zeros(len(cells), dtype=np.int64)
    for first in range(0, len(classes), _WORD):
        key = np.zeros(len(cells), dtype=np.uint64)
        for column in classes[first : first + _WORD]:
            key = (key << np.uint64(4)) | column
        if (key != key[0]).any():
            code = _numbered(code * len(cells) + _numbered(key))
    strange = (classes == _OTHER).any(axis=0)
    if strange.any():
        code[strange] = code.max() + 1
    if (code == code[0]).all():
        yield _shape(classes[:, 0]), slice(None)
        return
    for members in groups(code):
        yield _shape(classes[:, members[0]]), members


def groups(codes: Int64) -> Iterator[Int64]:
    """The indexes of each group of equal codes, ascending; codes are small numbers, sorted without comparisons."""
    small = codes.astype(np.uint16) if len(codes) and codes.max() < 1 << 16 else codes
    order = np.argsort(small, kind="stable")
    yield from np.split(order, np.flatnonzero(np.diff(codes[order])) + 1)


def _numbered(keys: NDArray[np.uint64] | Int64) -> Int64:
    """The index of each key among the distinct ones, of which there are few."""
    return np.searchsorted(np.unique(keys), keys)


def _shape(classes: Bytes) -> str:
    return "!" if (classes == _OTHER).any() else "".join(_SYMBOLS[c] for c in classes)
