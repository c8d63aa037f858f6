"""An index from ids to rows: 8 bytes a row beside the texts, which are not copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WORD = 8  # bytes at either end of a text
_BITS = (1 << 64) - 1  # of a number in 8 bytes
_MULTIPLIERS = tuple(np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))


class Ids:
    """n texts, searched by a key made from their lengths and ends; texts with the same key are compared in full."""

    def __init__(self, texts: pa.LargeStringArray) -> None:
        self._texts = texts
        keys = _keys(texts)
        self._rows = np.argsort(keys).astype(np.int32)
        self._keys = keys[self._rows]

    def row(self, text: str) -> int | None:
        """The first row with this text, None if there is none."""
        if not len(self._keys):
            return None
        key = np.uint32(_key(text.encode(errors="replace")))  # an address may hold lone surrogates
        first, last = (int(np.searchsorted(self._keys, key, side)) for side in ("left", "right"))
        candidates = sorted(self._rows[first:last].tolist())  # the sort of the keys need not be stable
        return next((row for row in candidates if self._texts[row].as_py() == text), None)


def _key(text: bytes) -> int:
    """The key of a single text, as `_keys` computes those of many."""
    beyond = 8 * (_WORD - min(len(text), _WORD))
    tail, head = int.from_bytes(text[-_WORD:], "little"), int.from_bytes(text[:_WORD], "little") << beyond
    key = 0
    for part, multiplier in zip((len(text), tail, head), _MULTIPLIERS, strict=True):
        key ^= part * int(multiplier)
    key &= _BITS
    return ((key ^ (key >> 29)) * int(_MULTIPLIERS[0]) & _BITS) >> 32


def _keys(texts: pa.LargeStringArray) -> NDArray[np.uint32]:
    """The key of each text, computed from its length, its first and its last bytes (`_WORD` each). Equal texts have
    equal keys; other texts rarely do."""
    offsets = np.frombuffer(texts.buffers()[1], np.int64)[texts.offset : texts.offset + len(texts) + 1]
    blank = bytes(_WORD)
    data = np.frombuffer(b"".join((blank, memoryview(texts.buffers()[2] or b""), blank)), np.uint8)
    windows = np.lib.stride_tricks.sliding_window_view(data, _WORD)
    length = np.diff(offsets).astype(np.uint64)
    beyond = 8 * (_WORD - np.minimum(length, _WORD))  # bits of a window outside the text
    key = length * _MULTIPLIERS[0]
    key ^= (windows[offsets[1:]].view("<u8").ravel() >> beyond) * _MULTIPLIERS[1]
    key ^= (windows[offsets[:-1] + _WORD].view("<u8").ravel() << beyond) * _MULTIPLIERS[2]
    return ((key ^ (key >> np.uint64(29))) * _MULTIPLIERS[0] >> np.uint64(32)).astype(np.uint32)
