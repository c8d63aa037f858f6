"""CSV (RFC 4180), strictly: lines → records. A line that is not valid CSV is a fault of its own, and reading
continues."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from components.language import combined, message

if TYPE_CHECKING:
    from collections.abc import Iterator

# Cells may be as long as the file; csv's own 128 KiB bound is a process-wide switch, so it is set once, to what fits
# a C long everywhere, and never back: another thread may be reading.
csv.field_size_limit(2**31 - 1)

_MOST_READ_AGAIN = 100_000  # lines, and 4 times the file, before the rest of a file full of stray quotes is given up
_ESCAPE = re.compile(r'\\(["\'\\]?)')


@dataclass(frozen=True)
class Quoting:
    """The quotation `mark` of cells; whether one inside is escaped by a `backslash`, and not doubled; whether blanks
    may precede the opening mark."""

    mark: str = '"'
    backslash: bool = False
    after_blank: bool = False

    @property
    def options(self) -> dict[str, Any]:
        """The same for Python's csv.reader."""
        escape = "\\" if self.backslash else None
        return {"quotechar": self.mark, "escapechar": escape, "skipinitialspace": self.after_blank}

    def prepared(self, line: str) -> str:
        """The line with every backslash doubled that escapes neither a mark nor itself: csv.reader would drop it."""
        return _ESCAPE.sub(lambda match: match[0] if match[1] else r"\\", line) if self.backslash else line

    def description(self) -> str:
        """The differences from RFC 4180, in words; "" if there are none."""
        parts = [message("'…' around cells")] if self.mark == "'" else []
        parts += [message("{mark} for one inside of a cell", mark=rf"\{self.mark}")] if self.backslash else []
        parts += [message("after the blanks that follow a separator")] if self.after_blank else []
        parts += [message("as the rows fit the header so")] if parts else []
        return combined(parts, message("{first}, {then}"))


PLAIN = Quoting()


@dataclass(frozen=True)
class Fault:
    """A line that is not valid CSV."""

    reason: str
    text: str


def records(
    lines: list[str], mark: str = ",", first: int = 0, quotes: Quoting = PLAIN
) -> Iterator[tuple[int, list[str] | Fault]]:
    """The records from line `first` (from 0) on, each with the number of its first line (from 1), quoted as RFC 4180 or
    `quotes` says. After a fault, reading continues with the next line, so that a stray quotation mark costs one line. A
    file full of them is given up: its last fault has all remaining text."""
    lines_left = _MOST_READ_AGAIN + 4 * len(lines)
    while first < len(lines):
        base = first
        remaining_lines = map(lines.__getitem__, range(base, len(lines)))
        reader = csv.reader(
            map(quotes.prepared, remaining_lines) if quotes.backslash else remaining_lines,
            delimiter=mark,
            strict=True,
            **quotes.options,
        )
        try:
            for cells in reader:
                yield first + 1, cells
                first = base + reader.line_num
        except csv.Error as fault:
            lines_read = base + reader.line_num - first
            lines_left -= lines_read
            if lines_left < 0:
                remaining_text = "".join(lines[first:])
                yield (
                    first + 1,
                    Fault(message("a quotation mark is missing from here on: the rest of the file"), remaining_text),
                )
                return
            yield first + 1, Fault(_reason(fault, lines_read), lines[first].rstrip("\r\n"))
            first += 1


def _reason(fault: csv.Error, lines_read: int) -> str:
    if "end of data" in str(fault):
        return message(
            "a cell begins with a quotation mark and has no second one: add it where the cell ends, or delete the first"
        )
    if lines_read > 1:
        return message(
            "a cell begins with a quotation mark and has no second one before line {line} from here: "
            "add it where the cell ends, or delete the first",
            line=f"{lines_read}",
        )
    return message("there is text behind the second quotation mark of a cell: write each one inside it twice")
