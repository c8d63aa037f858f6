"""The pages of a Parquet file by their own headers: the size that a column really unpacks to, whatever the footer says.

The header of a page is a struct in Thrift's compact protocol; only its numbers are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOOLEANS, _BYTE, _INTEGERS, _DOUBLE, _BINARY, _STRUCT = (1, 2), 3, (4, 5, 6), 7, 8, 12
_DATA, _DATA_2 = 5, 8  # fields of a page's header
_ENCODING_OF = {_DATA: 2, _DATA_2: 4}
_DELTA_TEXTS = 7  # each text shares a beginning with the one before
_DEEP = 8  # structs in each other, more than any header has


class Page(NamedTuple):
    """A page: its unpacked bytes, the number of its values, and whether these grow once more when read."""

    size: int
    values: int
    grows: bool


class _Compact:
    """A reader of numbers and structs from `at` on. Raises ValueError, IndexError if there are none."""

    def __init__(self, content: bytes, at: int) -> None:
        self.content, self.at = content, at

    def number(self) -> int:
        """An unsigned integer (varint)."""
        found = shift = 0
        while True:
            byte = self.content[self.at]
            self.at += 1
            found |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return found
            if shift > 63:
                raise ValueError("a number of more than 64 bits")

    def signed(self) -> int:
        """A signed integer (zigzag)."""
        found = self.number()
        return found >> 1 ^ -(found & 1)

    def struct(self, depth: int = 0) -> dict[int, Any]:
        """The numbers and structs of a struct, by field."""
        if depth > _DEEP:
            raise ValueError("structs nested too deep")
        found: dict[int, Any] = {}
        field = 0
        while byte := self._byte():
            field = field + (byte >> 4) if byte >> 4 else self.signed()
            found[field] = self._value(byte & 15, depth)
        return found

    def _byte(self) -> int:
        self.at += 1
        return self.content[self.at - 1]

    def _value(self, kind: int, depth: int) -> Any:
        if kind in _INTEGERS:
            return self.signed()
        if kind == _STRUCT:
            return self.struct(depth + 1)
        if kind == _BINARY:
            length = self.number()
            self.at += length
        elif kind in (_BYTE, _DOUBLE):
            self.at += 1 if kind == _BYTE else 8
        elif kind not in _BOOLEANS:
            raise ValueError(f"a value of kind {kind}, which no page's header has")
        return None


def pages(content: bytes, start: int, length: int) -> Iterator[Page]:
    """The pages of a column chunk. Raises ValueError, IndexError if it is damaged."""
    position = start
    while position < start + length:
        reader = _Compact(content, position)
        header = reader.struct()
        size, packed = header.get(2), header.get(3)
        if not isinstance(size, int) or not isinstance(packed, int) or min(size, packed) < 0:
            raise ValueError("a page without sizes")
        data_headers = [(kind, header[kind]) for kind in _ENCODING_OF if isinstance(header.get(kind), dict)]
        values = sum(part.get(1) or 0 for _, part in data_headers)
        yield Page(size, values, any(part.get(_ENCODING_OF[kind]) == _DELTA_TEXTS for kind, part in data_headers))
        position = reader.at + packed
