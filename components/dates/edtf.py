"""EDTF texts to `model.Dates`: intervals and sets are taken apart into single dates, read at once, and put together.

Read whole: levels 0 and 1 of ISO 8601-2:2019 (EDTF), and of level 2 exponents, significant digits, groups of months,
one-of and all-of sets, qualified parts, X digits anywhere, and intervals of these. Beyond EDTF, a time may leave out
its seconds or minutes, have a fraction (kept to the nanosecond), and carry a qualifier, and a side of an interval may
be a range: `[1962..1963]/[1964..1966]` began in one of those years and ended in one of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np

from components.dates.atoms import Atoms, read_atoms
from components.dates.grammar import LONGEST, Fault
from components.dates.pieces import Pieces, has, split
from components.dates.reasons import reason
from components.model import FUTURE, NO_ZONE, PAST, Dates, Flag, Precision

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.model import Int32, Int64

_CHUNK = 1 << 17  # rows read together: few enough for the processor's cache
_SETS = Flag.ONE_OF | Flag.ALL_OF
_LONG = 2_000_000  # characters of a text, as a set of many dates may have
_ZONE_SLACK = 14 * 3600  # a clock without a zone may lie this far from UTC
_SIDES = (Flag.START_APPROXIMATE | Flag.START_UNCERTAIN, Flag.END_APPROXIMATE | Flag.END_UNCERTAIN)


@dataclass(frozen=True, eq=False)
class _Rows:
    """The columns of `Dates` being filled: four bounds, and two sides of offsets and nanoseconds."""

    bounds: Int64  # (4, n)
    flags: NDArray[np.uint16]
    precision: NDArray[np.uint8]
    offset: NDArray[np.int16]  # (2, n)
    nanos: Int32  # (2, n)

    @classmethod
    def undated(cls, flags: NDArray[np.uint16]) -> _Rows:
        """Rows without a date, with these flags."""
        count = len(flags)
        bounds = np.array([[PAST], [FUTURE], [PAST], [FUTURE]]).repeat(count, axis=1)
        offset = np.full((2, count), NO_ZONE, np.int16)
        return cls(bounds, flags, np.zeros(count, np.uint8), offset, np.zeros((2, count), np.int32))


@runtime_checkable
class TextBytes(Protocol):
    """A column that has its texts as bytes, so that no Python strings are needed."""

    def joined(self) -> bytes:
        """The texts in UTF-8, each followed by a NUL."""
        ...


def read_edtf(
    texts: Sequence[str] | NDArray[np.str_] | NDArray[np.object_], explain: bool = True
) -> tuple[Dates, dict[int, str]]:
    """The n dates of a column of n texts, and the reason for each refused row, by index.

    White space at the ends is trimmed; a blank text is undated, and a refused one has the columns of an undated row.
    Seasons 21-24 are northern meteorological ones (`grammar.GROUPS`); an X digit stands only for what the calendar
    allows; 24:00 is 00:00 of the next day; a leap second is refused. No text raises an error. Without `explain`, the
    reasons, which take time, are blank.
    """
    column = texts.tolist() if isinstance(texts, np.ndarray) else texts
    chunks: list[_Rows] = []
    refused: dict[int, str] = {}
    for first in range(0, max(len(column), 1), _CHUNK):
        rows, reasons = _read_chunk(column[first : first + _CHUNK], explain)
        chunks.append(rows)
        refused.update({first + row: text for row, text in reasons.items()})
    columns = {
        field.name: np.concatenate([getattr(chunk, field.name) for chunk in chunks], axis=-1) for field in fields(_Rows)
    }
    return _dates(_Rows(**columns)), refused


def _dates(rows: _Rows) -> Dates:
    fractions = (rows.precision == Precision.FRACTION).any()
    return Dates(
        earliest_start=rows.bounds[0],
        latest_start=rows.bounds[1],
        earliest_end=rows.bounds[2],
        latest_end=rows.bounds[3],
        flags=rows.flags,
        precision=rows.precision,
        start_offset=rows.offset[0],
        end_offset=rows.offset[1],
        start_nanos=rows.nanos[0] if fractions else None,
        end_nanos=rows.nanos[1] if fractions else None,
    )


def _read_chunk(texts: Sequence[str], explain: bool) -> tuple[_Rows, dict[int, str]]:
    """The dates of some texts, and the reason for each refused row, by index."""
    buffer = _encode(texts)
    pieces = split(buffer, len(texts))
    atoms = read_atoms(buffer, pieces.start, pieces.length)
    rows, fault = _combine(pieces, atoms)
    if not explain:
        return rows, dict.fromkeys(np.flatnonzero(fault).tolist(), "")
    bad = np.flatnonzero(atoms.fault)[::-1]  # backwards, so that the first bad date of a row stays
    first_bad = dict(zip(pieces.owner[bad].tolist(), bad.tolist(), strict=True))
    refused = {}
    for row in np.flatnonzero(fault).tolist():
        date = _date(buffer, pieces, first_bad[row]) if fault[row] < Fault.STRUCTURE else ""
        refused[row] = reason(texts[row], Fault(int(fault[row])), date)
    return rows, refused


def _encode(texts: Sequence[str]) -> NDArray[np.uint8]:
    """All texts as bytes, each between two NULs, with room after them for the longest date."""
    joined = texts.joined() if isinstance(texts, TextBytes) else "\0".join([*texts, ""]).encode("utf-8", "replace")
    if len(joined) > _LONG and max(map(len, texts)) > _LONG:
        return _encode(["\1" if len(text) > _LONG else text for text in texts])  # prose, which is no date
    if not joined.isascii() or np.count_nonzero(np.frombuffer(joined, np.uint8) == 0) != len(texts):
        # `strip` knows the white space beyond ASCII, and a NUL inside a text must not end it.
        plain = "\0".join([*(text.strip().replace("\0", "\1") for text in texts), ""])
        joined = plain.encode("utf-8", "replace")
    return np.frombuffer(b"\0" + joined + b" " * (LONGEST + 1), dtype=np.uint8)


def _date(buffer: NDArray[np.uint8], pieces: Pieces, piece: int) -> str:
    """The text of a single date, cut if it is far too long for one."""
    start, length = int(pieces.start[piece]), min(int(pieces.length[piece]), 4 * LONGEST)
    return buffer[start : start + length].tobytes().decode("utf-8", "replace")


def _combine(pieces: Pieces, atoms: Atoms) -> tuple[_Rows, NDArray[np.uint8]]:
    """The dates of rows from their single dates, and the fault of each row. Refused rows become undated."""
    rows, fault = _Rows.undated(pieces.flags.copy()), pieces.fault.copy()
    bad = np.flatnonzero(atoms.fault)[::-1]
    fault[pieces.owner[bad]] = atoms.fault[bad]

    if not has(rows.flags, Flag.INTERVAL | _SETS).any():
        every = np.ones(len(pieces.owner), np.bool_)
        _place(rows, pieces, atoms, every, side=0)
        _place(rows, pieces, atoms, every, side=1)
        return _without_refused(rows, fault)
    interval = has(rows.flags[pieces.owner], Flag.INTERVAL)
    in_set = has(rows.flags[pieces.owner], _SETS)
    later = interval & pieces.ranges
    _place(rows, pieces, atoms, ~(interval & pieces.second | in_set | later), side=0)
    _place(rows, pieces, atoms, ~(interval & ~pieces.second | in_set | later), side=1)
    if later.any():
        fault[_place_later(rows, pieces, atoms, np.flatnonzero(later))] = Fault.RANGE
    if in_set.any():
        backwards, mixed = _place_sets(rows, pieces, atoms, np.flatnonzero(in_set))
        fault[backwards & (fault == 0)] = Fault.RANGE
        fault[mixed & (fault == 0)] = Fault.UNITS
    fault[_are_backwards(rows) & (fault == 0)] = Fault.ORDER
    moments = _are_moments(rows)
    moments[pieces.owner[later]] = False
    rows.flags[moments] &= ~np.uint16(Flag.INTERVAL)

    return _without_refused(rows, fault)


def _without_refused(rows: _Rows, fault: NDArray[np.uint8]) -> tuple[_Rows, NDArray[np.uint8]]:
    """The same rows, those with a fault undated, and the faults."""
    gone = fault > 0
    if gone.any():
        blank = _Rows.undated(np.full(int(gone.sum()), Flag.UNDATED, np.uint16))
        for field in fields(_Rows):
            getattr(rows, field.name)[..., gone] = getattr(blank, field.name)
    return rows, fault


def _place(rows: _Rows, pieces: Pieces, atoms: Atoms, which: NDArray[np.bool_], side: int) -> None:
    """Write the chosen dates, at most one a row, as the start (side 0) or the end (side 1) of their rows."""
    indexes = slice(None) if which.all() else np.flatnonzero(which)
    row = pieces.owner[indexes]
    rows.bounds[side * 2, row], rows.bounds[side * 2 + 1, row] = atoms.low[indexes], atoms.high[indexes]
    rows.flags[row] |= atoms.flags[indexes] & ~np.uint16(_SIDES[1 - side])
    rows.precision[row] = np.maximum(rows.precision[row], atoms.precision[indexes])
    rows.offset[side, row], rows.nanos[side, row] = atoms.offset[indexes], atoms.nanos[indexes]


def _place_later(rows: _Rows, pieces: Pieces, atoms: Atoms, indexes: Int64) -> Int64:
    """The rows with a reversed range. Sides of intervals that are ranges are extended by their later dates, which are
    at `indexes`."""
    row, side = pieces.owner[indexes], pieces.second[indexes].astype(np.int64)
    wrong = row[(atoms.high[indexes] < rows.bounds[side * 2, row]) & (atoms.fault[indexes] == 0)]
    rows.bounds[side * 2 + 1, row] = atoms.high[indexes]
    for each_side in (0, 1):
        on_side = side == each_side
        rows.flags[row[on_side]] |= atoms.flags[indexes[on_side]] & ~np.uint16(_SIDES[1 - each_side])
        rows.precision[row[on_side]] = np.maximum(rows.precision[row[on_side]], atoms.precision[indexes[on_side]])
    ends = side == 1
    rows.offset[1, row[ends]], rows.nanos[1, row[ends]] = atoms.offset[indexes[ends]], atoms.nanos[indexes[ends]]
    return np.asarray(wrong, np.int64)


def _place_sets(
    rows: _Rows, pieces: Pieces, atoms: Atoms, members: Int64
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """The rows with a reversed range, and those with an all-of range between different units, such as a month and a
    year, whose members cannot be listed. The dates of rows that are sets are written from all their members.

    One of a set starts and ends within its outermost bounds. All of a set start with the earliest member, which is
    within its own bounds, and end with the latest.
    """
    owner, low, high = pieces.owner[members], atoms.low[members], atoms.high[members]
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    last = np.append(first[1:], len(members)) - 1
    row = owner[first]
    one_of, bounds = has(rows.flags[row], Flag.ONE_OF), rows.bounds
    bounds[0, row] = np.where(has(rows.flags[row], Flag.OPEN_START), PAST, np.minimum.reduceat(low, first))
    bounds[3, row] = np.where(has(rows.flags[row], Flag.OPEN_END), FUTURE, np.maximum.reduceat(high, first))
    bounds[1, row] = np.where(one_of, bounds[3, row], np.minimum.reduceat(high, first))
    bounds[2, row] = np.where(one_of, bounds[0, row], np.maximum.reduceat(low, first))
    rows.flags[row] |= np.bitwise_or.reduceat(atoms.flags[members], first)
    rows.precision[row] = np.maximum.reduceat(atoms.precision[members], first)
    rows.offset[:, row] = atoms.offset[members[np.array([first, last])]]
    rows.nanos[:, row] = atoms.nanos[members[np.array([first, last])]]
    ranges = pieces.ranges[members[1:]] & (owner[1:] == owner[:-1])
    units = atoms.precision[members]
    mixed = ranges & (units[1:] != units[:-1]) & has(rows.flags[owner[1:]], Flag.ALL_OF)
    backwards = ranges & (high[1:] < low[:-1])
    count = len(rows.flags)
    return np.bincount(owner[1:][backwards], minlength=count) > 0, np.bincount(owner[1:][mixed], minlength=count) > 0


def _are_backwards(rows: _Rows) -> NDArray[np.bool_]:
    """Whether each row is an interval whose latest end is before its earliest start, whatever the zone of a local time
    (bool)."""
    wrong = np.zeros(len(rows.flags), dtype=np.bool_)
    start, end = rows.bounds[0], rows.bounds[3]
    closed = np.flatnonzero(has(rows.flags, Flag.INTERVAL) & (start > PAST) & (end < FUTURE))
    start, end, nanos = start[closed], end[closed], rows.nanos[:, closed]
    one_bare = (rows.offset[0, closed] == NO_ZONE) != (rows.offset[1, closed] == NO_ZONE)
    same = (rows.bounds[1, closed] == rows.bounds[2, closed]) & (start == end)
    fraction = (nanos[1] > 0) & (nanos[1] < nanos[0])  # an end without one is the whole second
    wrong[closed] = (end + np.where(one_bare, _ZONE_SLACK, 0) < start) | (same & fraction)
    return wrong


def _are_moments(rows: _Rows) -> NDArray[np.bool_]:
    """Whether each row is an interval whose end equals its start, so that nothing lasted (bool)."""
    sides = has(rows.flags, Flag.START_APPROXIMATE), has(rows.flags, Flag.START_UNCERTAIN)
    others = has(rows.flags, Flag.END_APPROXIMATE), has(rows.flags, Flag.END_UNCERTAIN)
    same = has(rows.flags, Flag.INTERVAL) & (rows.bounds[0] > PAST) & (rows.offset[0] == rows.offset[1])
    same &= (rows.bounds[0] == rows.bounds[2]) & (rows.bounds[1] == rows.bounds[3])
    same &= (rows.nanos[0] == rows.nanos[1]) & (sides[0] == others[0]) & (sides[1] == others[1])
    return np.asarray(same, np.bool_)
