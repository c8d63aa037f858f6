"""A column of texts split into single dates at slashes, brackets, commas and "..", vectorised.

One table lists what may stand between two neighbouring marks. It refuses everything that pairs of marks reveal; the few
rules that need the whole row (one slash, a bracket that closes) are checked by counting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.dates.grammar import Fault
from components.model import Flag

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.model import Int64

    Bytes = NDArray[np.uint8]

# The marks, in the order of their codes; ".." is two of them. Zero is any other character.
END, SLASH, OPEN_ONE, CLOSE_ONE, OPEN_ALL, CLOSE_ALL, COMMA, DOT, DOT_2 = range(1, 10)
_MARK = bytes("\0/[]{},.".find(chr(byte)) + 1 for byte in range(256))  # for `bytes.translate`, the fastest of tables
_WHITE = np.zeros(256, dtype=np.bool_)
_WHITE[[ord(character) for character in " \t\n\r\v\f"]] = True

_EMPTY, _DATE = 1, 2
_ALLOWED = np.zeros((10, 10), dtype=np.uint8)  # the contents allowed between marks [left, right]: none, a date, either
_ALLOWED[END, [OPEN_ONE, OPEN_ALL, DOT]] = _EMPTY
_ALLOWED[END, [END, SLASH]] = _EMPTY | _DATE
_ALLOWED[SLASH, END] = _EMPTY | _DATE
_ALLOWED[SLASH, DOT] = _EMPTY
_ALLOWED[DOT, DOT_2] = _EMPTY
_ALLOWED[DOT_2, [END, SLASH]] = _EMPTY
_ALLOWED[DOT_2, COMMA] = _DATE
for _open, _close in ((OPEN_ONE, CLOSE_ONE), (OPEN_ALL, CLOSE_ALL)):
    _ALLOWED[_open, DOT] = _EMPTY | _DATE
    _ALLOWED[_open, [COMMA, _close]] = _DATE
    _ALLOWED[COMMA, _close] = _DATE
    _ALLOWED[DOT_2, _close] = _EMPTY | _DATE
    _ALLOWED[_close, END] = _EMPTY
_ALLOWED[COMMA, [COMMA, DOT]] = _DATE
_ALLOWED[SLASH, OPEN_ONE] = _ALLOWED[CLOSE_ONE, SLASH] = _EMPTY  # a range as one side of an interval

_SAYS = np.zeros((10, 10), dtype=np.uint16)  # the flag that a blank between two marks means
_SAYS[[END, OPEN_ONE, OPEN_ALL], DOT] = Flag.OPEN_START
_SAYS[DOT_2, [END, CLOSE_ONE, CLOSE_ALL]] = Flag.OPEN_END
_SAYS[END, SLASH] = Flag.UNKNOWN_START
_SAYS[SLASH, END] = Flag.UNKNOWN_END
_MANY = Flag.INTERVAL | Flag.ONE_OF | Flag.ALL_OF


@dataclass(frozen=True, eq=False)
class Pieces:
    """The single dates of a column, in order, and the kind and faults of its rows."""

    start: Int64  # of each date in the buffer
    length: Int64
    owner: Int64  # the row of each date
    second: NDArray[np.bool_]  # after the slash
    ranges: NDArray[np.bool_]  # the second of a range a..b, in a set or as one side of an interval
    flags: NDArray[np.uint16]  # of each row: kind, and sides that are open or unknown
    fault: NDArray[np.uint8]  # of each row


def has(flags: NDArray[np.uint16], flag: Flag) -> NDArray[np.bool_]:
    """Whether each row has any bit of `flag` (bool)."""
    return np.asarray(flags & np.uint16(flag) > 0)


def split(buffer: Bytes, count: int) -> Pieces:
    """The pieces of `count` texts, each of which stands between two NULs in `buffer`, without other NULs."""
    positions, mark = _marks(buffer)
    left, right = mark[:-1], mark[1:]
    start, stop = _trim(buffer, positions[:-1] + 1, positions[1:])
    empty = stop <= start
    new = left == END
    flags, fault = np.zeros(count, np.uint16), np.zeros(count, np.uint8)
    if len(left) == count:  # not one interval or set
        flags[empty] = Flag.UNDATED
        dated = np.flatnonzero(~empty)
        no = np.zeros(len(dated), np.bool_)
        return Pieces(start[dated], stop[dated] - start[dated], dated, no, no, flags, fault)

    owner = np.cumsum(new) - 1
    right_of_first = right[new]
    slashes = np.cumsum(left == SLASH)
    second = slashes > slashes[new][owner]
    flags[(right_of_first == END) & empty[new]] = Flag.UNDATED
    flags[(right_of_first == SLASH) | (right_of_first == DOT)] = Flag.INTERVAL
    flags[right_of_first == OPEN_ONE] = Flag.ONE_OF
    flags[right_of_first == OPEN_ALL] = Flag.ALL_OF
    flags[owner[(left == CLOSE_ONE) & (right == SLASH)]] = Flag.INTERVAL
    fault[owner[_ALLOWED[left, right] & np.where(empty, _EMPTY, _DATE) == 0]] = Fault.STRUCTURE
    _check_rows(owner, left, right, ~empty, flags, fault)
    says = np.where(empty, _SAYS[left, right], 0)
    for flag in (Flag.OPEN_START, Flag.OPEN_END, Flag.UNKNOWN_START, Flag.UNKNOWN_END):
        rows = owner[says == flag]
        flags[rows[has(flags[rows], _MANY)]] |= np.uint16(flag)

    dated = np.flatnonzero(~empty & (fault[owner] == 0))
    ranges = left[dated] == DOT_2
    return Pieces(start[dated], stop[dated] - start[dated], owner[dated], second[dated], ranges, flags, fault)


def _marks(buffer: Bytes) -> tuple[Int64, Bytes]:
    """The places and kinds of the marks. A single dot is no mark."""
    mark_at = np.frombuffer(buffer.tobytes().translate(_MARK), np.uint8)
    positions = np.flatnonzero(mark_at)
    mark = mark_at[positions]
    dot = mark == DOT
    if dot.any():
        next_dot = np.append(dot[1:] & (np.diff(positions) == 1), False) & dot
        run_goes_on = np.append(False, next_dot[:-1])
        first = next_dot & ~run_goes_on
        second = np.append(False, first[:-1])
        mark[second] = DOT_2
        keep = ~dot | first | second
        positions, mark = positions[keep], mark[keep]
    return positions, mark


def _trim(buffer: Bytes, start: Int64, stop: Int64) -> tuple[Int64, Int64]:
    """The same ranges without white space at their ends; a blank one ends before it starts."""
    padded = (stop > start) & (_WHITE[buffer[start]] | _WHITE[buffer[stop - 1]])
    if padded.any():
        start, stop = start.copy(), stop.copy()
        solid = np.flatnonzero(~_WHITE[buffer])
        start[padded], stop[padded] = (
            solid[np.searchsorted(solid, start[padded])],
            solid[np.searchsorted(solid, stop[padded]) - 1] + 1,
        )
    return start, stop


def _check_rows(
    owner: Int64,
    left: Bytes,
    right: Bytes,
    dated: NDArray[np.bool_],
    flags: NDArray[np.uint16],
    fault: NDArray[np.uint8],
) -> None:
    """Mark rows whose neighbouring marks agree but which are wrong as a whole, and those without any date."""
    count = len(flags)

    def tally(which: NDArray[np.bool_]) -> Int64:
        return np.bincount(owner[which], minlength=count)

    slashes, ones, alls, commas = (tally(left == mark) for mark in (SLASH, CLOSE_ONE, CLOSE_ALL, COMMA))
    first_of_range = tally((left == OPEN_ONE) & (right == DOT) & dated)
    last_of_range = tally((left == DOT_2) & (right == CLOSE_ONE) & dated)
    is_set = has(flags, Flag.ONE_OF | Flag.ALL_OF)
    interval = has(flags, Flag.INTERVAL)
    ranged = (first_of_range == ones) & (last_of_range == ones) & (tally(left == OPEN_ONE) == ones)
    wrong = interval & ((slashes != 1) | (alls + commas > 0) | ~ranged)
    wrong |= has(flags, Flag.ONE_OF) & ((ones != 1) | (alls > 0))
    wrong |= has(flags, Flag.ALL_OF) & ((alls != 1) | (ones > 0))
    wrong |= is_set & (slashes > 0)
    fault[wrong] = Fault.STRUCTURE
    nothing = np.bincount(owner[dated], minlength=count) == 0
    fault[(interval | is_set) & nothing & (fault == 0)] = Fault.NOTHING
