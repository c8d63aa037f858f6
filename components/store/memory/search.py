"""Search for a text in the cells of a column, case and accents ignored, without a second copy of the column.

Most cells are ASCII with single spaces, so that only their case must be ignored: these are searched in place. The
others are folded once, each distinct one, and searched separately.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from components.cells.fold import fold_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.model import Int32, Int64

    Bytes = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

_PIECE = 1 << 20  # bytes looked through at a time, so that what is found on the way stays in the processor's cache
_FEW = 2  # of fewer than one row in so many, the cells are taken out to be searched
_SPACE, _ASCII = 0x20, 0x80
_CASE = np.uint8(0x20)  # the bit that makes a capital letter a small one
_LOWER = np.frombuffer(bytes(range(256)).lower(), np.uint8)


class Column:
    """n cells, ready to be searched. `parts` are the texts that cells are made of, if known, with nothing between them
    but blanks and the letters of `between`: a text in none of the parts is in none of the cells."""

    def __init__(self, texts: pa.LargeStringArray, parts: Sequence[str] = (), between: str = "") -> None:
        self._texts = _Texts(texts)
        self._odd = _odd(texts)  # ascending rows
        distinct = texts.take(pa.array(self._odd)).dictionary_encode()
        self._code = distinct.indices.to_numpy()
        self._is_odd = np.zeros(len(texts) if len(self._odd) else 0, bool)
        self._is_odd[self._odd] = True
        self._folded = _Texts(pa.array(fold_all(distinct.dictionary.to_pylist()), pa.large_string()))
        self._parts = Column(pa.array(parts, pa.large_string())) if parts else None
        self._between = set(between)

    def __len__(self) -> int:
        return len(self._texts.array)

    def contain(self, folded: str, rows: Int64 | None) -> Mask:
        """Whether each of `rows` (ascending; None: all) contains the folded text (bool)."""
        searched = len(self) if rows is None else len(rows)
        if self._lack(folded, searched):
            return np.zeros(searched, bool)
        if rows is not None and searched * _FEW > len(self):
            return self.contain(folded, None)[rows]
        words = np.frombuffer(folded.encode(errors="replace"), np.uint8)
        found = self._texts.hold(words, rows)
        if rows is None:
            found[self._odd] = self._folded.hold(words)[self._code]
        elif len(self._odd):
            odd = np.flatnonzero(self._is_odd[rows])
            found[odd] = self._folded.hold(words, self._code[np.searchsorted(self._odd, rows[odd])])
        return found

    def _lack(self, folded: str, searched: int) -> bool:
        """Whether the parts show at once that no cell contains the text; False if there are many parts."""
        if not self._parts or len(self._parts) >= searched or not self._between.isdisjoint(folded):
            return False
        return not self._parts.contain(folded, None).any()


class _Texts:
    """n texts, and the frequency of each letter in them."""

    def __init__(self, array: pa.LargeStringArray) -> None:
        self.array = array
        data = _memory(array)[1]
        pieces = (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))
        letters = sum((np.bincount(piece, minlength=256) for piece in pieces), np.zeros(256, np.int64))
        self._often = np.bincount(_LOWER, letters)

    def hold(self, words: Bytes, rows: Int64 | Int32 | None = None) -> Mask:
        """Whether each of the texts, or of those in `rows`, contains `words`, ASCII letters of either case (bool)."""
        often = self._often[words]
        if not often.all():
            return np.zeros(len(self.array) if rows is None else len(rows), bool)
        ends, data = _memory(self.array if rows is None else self.array.take(pa.array(rows)))
        found = np.zeros(len(ends) - 1, bool)
        rarest: list[int] = np.argsort(often, kind="stable").tolist()
        for start in range(0, len(data) - len(words) + 1, _PIECE):
            at = _places(data, words, rarest, start)
            row = np.searchsorted(ends, at, "right") - 1
            found[row[at + len(words) <= ends[row + 1]]] = True
        return found


def _places(data: Bytes, words: Bytes, rarest: list[int], start: int) -> Int64:
    """The places in the piece of `data` from `start` on at which `words` begin, across cells or not."""
    last = min(start + _PIECE, len(data) - len(words) + 1)
    possible = np.ones(last - start, bool)
    for place in rarest[:2]:  # a third would cost more than it spares
        possible &= _are(data[start + place : last + place], words[place])
    at: Int64 = np.flatnonzero(possible) + start
    for place in rarest[2:]:
        at = at[_are(data[at + place], words[place])]
    return at


def _are(data: Bytes, letter: np.uint8) -> Mask:
    """Where `data` is the letter, or its capital."""
    found: Mask = (data | _CASE if ord("a") <= letter <= ord("z") else data) == letter
    return found


def _odd(texts: pa.LargeStringArray) -> Int64:
    """The rows whose cells `fold` changes in more than case, and perhaps some others."""
    ends, data = _memory(texts)
    rows = []
    for start in range(0, len(data), _PIECE):
        piece = data[start : start + _PIECE + 1]  # one more, for two spaces in a row
        odd = (piece >= _ASCII) | (piece < _SPACE)
        odd[:-1] |= (piece[:-1] == _SPACE) & (piece[1:] == _SPACE)
        rows.append(np.unique(np.searchsorted(ends, np.flatnonzero(odd) + start, "right") - 1))
    return np.unique(np.concatenate(rows)) if rows else np.zeros(0, np.int64)


def _memory(texts: pa.LargeStringArray) -> tuple[Int64, Bytes]:
    """The start of each text in the bytes beside, and at last the end of the last one; blank texts begin where the next
    one does."""
    ends = np.frombuffer(texts.buffers()[1], np.int64)[texts.offset : texts.offset + len(texts) + 1]
    data = np.frombuffer(texts.buffers()[2] or b"", np.uint8)
    return (ends - ends[0], data[ends[0] : ends[-1]]) if len(ends) else (np.zeros(1, np.int64), data[:0])
