"""CSV (RFC 4180), strictly: lines → records. A line that is no CSV is a fault of its own, and reading goes on."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Cells may be as long as the file; csv's own 128 KiB bound is a process-wide switch, so it is set once, to what fits
# a C long everywhere, and never back: another thread may be reading.
csv.field_size_limit(2**31 - 1)

_MOST_READ_AGAIN = 100_000  # lines, and 4 times the file, before the rest of a file full of stray quotes is given up


@dataclass(frozen=True)
class Fault:
    """A line that is no CSV."""

    reason: str
    text: str


def records(lines: list[str], mark: str = ",", first: int = 0) -> Iterator[tuple[int, list[str] | Fault]]:
    """Each record from line `first` (from 0) on, with the number of its first line (from 1).

    After a fault, reading goes on at the very next line, so that one stray quotation mark costs one line and not the
    rest of the file.
    """
    again = _MOST_READ_AGAIN + 4 * len(lines)
    while first < len(lines):
        base = first
        reader = csv.reader(map(lines.__getitem__, range(base, len(lines))), delimiter=mark, strict=True)
        try:
            for cells in reader:
                yield first + 1, cells
                first = base + reader.line_num
        except csv.Error as fault:
            taken = base + reader.line_num - first
            again -= taken
            if again < 0:
                rest = "".join(lines[first:])
                yield first + 1, Fault("from here on quotation marks do not match: the rest of the file", rest)
                return
            yield first + 1, Fault(_reason(fault, taken), lines[first].rstrip("\r\n"))
            first += 1


def _reason(fault: csv.Error, taken: int) -> str:
    if "end of data" in str(fault):
        return "a quotation mark opens a cell and is never closed; close it, or write it twice if it is meant"
    if taken > 1:
        return (
            f"a quotation mark opens a cell that is not closed before line {taken} from here goes wrong; "
            "close it, or write it twice if it is meant"
        )
    return "text follows a closing quotation mark; write quotation marks inside a quoted cell twice"
