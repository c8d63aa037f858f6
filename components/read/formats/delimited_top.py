"""The top of a delimited text: the lines above the header, the header, and the first line of data."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from components.errors import SourceError
from components.language import message
from components.read.columns.column_names import is_header
from components.read.formats.delimited_dialect import has_label, header_index, trailing_separators, without_hash
from components.read.formats.delimited_records import Fault, records

if TYPE_CHECKING:
    from components.model import Reading
    from components.read.formats.delimited_dialect import Separator

_TOP = 500  # records that tell how wide the table is


@dataclass(frozen=True)
class Top:
    """The top of the table. `line` is that of the header (from 1), `titles` are the lines before it, `body` is the
    first line after it (from 0). `marked` is a prefix of the header that is no name; each row has so many
    `trailing_separators` after the last column."""

    line: int
    header: tuple[str, ...]
    marked: str
    trailing_separators: int
    titles: tuple[int, ...]  # lines, from 1
    blank: int
    body: int
    start: int  # of the body, in characters

    @property
    def width(self) -> int:
        """The number of cells of a row."""
        return len(self.header) + self.trailing_separators


def lines_of(text: str) -> list[str]:
    """The lines with their line ends, split as csv.reader splits them."""
    return list(io.StringIO(text, newline=""))


def top_of(text: str, head: list[str], mark: Separator, reading: Reading, name: str) -> Top:
    """The top of the text, whose first lines are `head`; of the whole text if the head ends with the header. Raises
    SourceError if there is no header."""
    found = list(islice(records(head, mark.mark, mark.lines, mark.quotes), _TOP))
    index = header_index([[] if isinstance(cells, Fault) else cells for _, cells in found], reading.mapping)
    if index + 1 >= len(found) and sum(map(len, head)) < len(text):  # the header's own line fills the whole head
        return top_of(text, lines_of(text), mark, reading, name)
    line, cells = found[index] if found else (1, [])
    filled = not isinstance(cells, Fault) and any(cell.strip() for cell in cells)
    if isinstance(cells, Fault) or not filled or not is_header(cells, reading.mapping):
        for number, fault in found[: index + 1] if filled else found:  # the header may be the line that is no CSV
            if isinstance(fault, Fault):
                raise SourceError(
                    message(
                        "{file} has no header that can be read: on line {line}, {reason}.",
                        file=name,
                        line=f"{number}",
                        reason=fault.reason,
                    )
                )
    if isinstance(cells, Fault) or not filled:
        raise SourceError(
            message("{file} is empty: it holds nothing but separators and blanks; a header row is needed.", file=name)
        )
    before = [(number, row) for number, row in found[:index]]
    titles = tuple(number for number, row in before if isinstance(row, Fault) or any(cell.strip() for cell in row))
    body = found[index + 1][0] - 1 if index + 1 < len(found) else len(head)
    rows = [row for _, row in found[index + 1 :] if not isinstance(row, Fault) and any(map(str.strip, row))]
    names = cells[1:] if has_label(cells, rows) else without_hash(cells)
    marked = cells[0].removesuffix(names[0]).strip() if len(names) == len(cells) else cells[0].strip()
    more = trailing_separators(names, rows)
    start = sum(map(len, head[:body]))
    return Top(line, tuple(names), marked, more, titles, len(before) - len(titles), body, start)
