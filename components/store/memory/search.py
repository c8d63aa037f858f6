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

_PIECE = 1 << 20  # bytes searched at a time, so that intermediate arrays stay in the processor's cache
_FEW = 2  # cells are copied out to be searched if at most one row in so many is asked for
_SPACE, _ASCII = 0x20, 0x80
_CASE = np.uint8(0x20)  # the bit that makes a capital letter a small one
_LOWER = np.frombuffer(bytes(range(256)).lower(), np.uint8)


class Column:
    """The n cells of a column, ready to be searched. `parts` are the texts that cells are made of, if known; between
    them cells have only blanks and the characters of `between`. So a text with no such character that is in no part is
    in no cell."""

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
        """Whether each of `rows` (ascending; None: all) contains the text, which is folded as `cells.fold` does
        (bool)."""
        searched = len(self) if rows is None else len(rows)
        if self._ruled_out(folded, searched):
            return np.zeros(searched, bool)
        if rows is not None and searched * _FEW > len(self):
            return self.contain(folded, None)[rows]
        words = np.frombuffer(folded.encode(errors="replace"), np.uint8)
        found = self._texts.contain(words, rows)
        if rows is None:
            found[self._odd] = self._folded.contain(words)[self._code]
        elif len(self._odd):
            odd = np.flatnonzero(self._is_odd[rows])
            found[odd] = self._folded.contain(words, self._code[np.searchsorted(self._odd, rows[odd])])
        return found

    def _ruled_out(self, folded: str, searched: int) -> bool:
        """Whether no part, and therefore no cell, contains the text. False where parts are not known, are as many as
        the rows searched, or do not decide, as the text has a character of `between`."""
        if not self._parts or len(self._parts) >= searched or not self._between.isdisjoint(folded):
            return False
        return not self._parts.contain(folded, None).any()


class _Texts:
    """n texts, and the frequency of each byte in them, capital letters counted as small ones."""

    def __init__(self, array: pa.LargeStringArray) -> None:
        self.array = array
        data = _memory(array)[1]
        pieces = (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))
        letters = sum((np.bincount(piece, minlength=256) for piece in pieces), np.zeros(256, np.int64))
        self._frequency = np.bincount(_LOWER, letters)

    def contain(self, words: Bytes, rows: Int64 | Int32 | None = None) -> Mask:
        """Whether each of the texts, or of those in `rows`, contains the bytes `words`, which have no ASCII capitals
        and match those of the text (bool)."""
        frequency = self._frequency[words]
        if not frequency.all():
            return np.zeros(len(self.array) if rows is None else len(rows), bool)
        ends, data = _memory(self.array if rows is None else self.array.take(pa.array(rows)))
        found = np.zeros(len(ends) - 1, bool)
        rarest: list[int] = np.argsort(frequency, kind="stable").tolist()
        for start in range(0, len(data) - len(words) + 1, _PIECE):
            begins = _occurrences(data, words, rarest, start)
            row = np.searchsorted(ends, begins, "right") - 1
            found[row[begins + len(words) <= ends[row + 1]]] = True
        return found


def _occurrences(data: Bytes, words: Bytes, rarest: list[int], start: int) -> Int64:
    """The indexes into `data` at which `words` begin, within one cell or across several, for the piece of `data` from
    `start` on. `rarest` are the indexes of the bytes of `words`, the least frequent first."""
    last = min(start + _PIECE, len(data) - len(words) + 1)
    possible = np.ones(last - start, bool)
    for k in rarest[:2]:  # comparing a third byte everywhere would cost more than it saves
        possible &= _equal(data[start + k : last + k], words[k])
    begins: Int64 = np.flatnonzero(possible) + start
    for k in rarest[2:]:
        begins = begins[_equal(data[begins + k], words[k])]
    return begins


def _equal(data: Bytes, letter: np.uint8) -> Mask:
    """Whether each byte of `data` is the letter, or its capital if it is an ASCII letter (bool)."""
    found: Mask = (data | _CASE if ord("a") <= letter <= ord("z") else data) == letter
    return found


def _odd(texts: pa.LargeStringArray) -> Int64:
    """The rows whose cells `fold` may change in more than case: cells with letters outside ASCII, control characters or
    two spaces in a row."""
    ends, data = _memory(texts)
    rows = []
    for start in range(0, len(data), _PIECE):
        piece = data[start : start + _PIECE + 1]  # one more, for two spaces in a row
        odd = (piece >= _ASCII) | (piece < _SPACE)
        odd[:-1] |= (piece[:-1] == _SPACE) & (piece[1:] == _SPACE)
        rows.append(np.unique(np.searchsorted(ends, np.flatnonzero(odd) + start, "right") - 1))
    return np.unique(np.concatenate(rows)) if rows else np.zeros(0, np.int64)


def _memory(texts: pa.LargeStringArray) -> tuple[Int64, Bytes]:
    """The offsets of n texts in their bytes (n + 1, from 0: the start of each text, then the end of the last), and the
    bytes. A blank text starts where the next one does."""
    ends = np.frombuffer(texts.buffers()[1], np.int64)[texts.offset : texts.offset + len(texts) + 1]
    data = np.frombuffer(texts.buffers()[2] or b"", np.uint8)
    return (ends - ends[0], data[ends[0] : ends[-1]]) if len(ends) else (np.zeros(1, np.int64), data[:0])
