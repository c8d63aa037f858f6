"""The quoting of cells in a delimited text: as in RFC 4180, or as other programs quote; it is detected like
separators."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from components.read.columns.column_names import is_header
from components.read.formats.delimited_records import PLAIN, Fault, Quoting, records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOP = 30  # records among which the header is looked for


def quoting(lines: Sequence[str], mark: str, mapping: Sequence[tuple[str, str]]) -> Quoting:
    """The quoting of the cells of these lines, separated by `mark`: as in RFC 4180, unless another way fits them
    better."""
    candidates = list(_possible("".join(lines), mark))
    return (
        max(candidates, key=lambda quotes: _score(list(lines), mark, quotes, mapping)) if len(candidates) > 1 else PLAIN
    )


def _possible(text: str, mark: str) -> Iterator[Quoting]:
    """The quotings for which the text gives a reason, RFC 4180 first."""
    start = f"(?:^|{re.escape(mark)})"
    singles = "'" in text and re.search(f"{start} *'", text, re.MULTILINE) is not None
    for quote in ('"', "'") if singles else ('"',):
        for backslash in (False, True) if f"\\{quote}" in text else (False,):
            blanks = mark != " " and f" {quote}" in text and re.search(f"{re.escape(mark)} +{quote}", text) is not None
            for after_blank in (False, True) if blanks else (False,):
                yield Quoting(quote, backslash, after_blank)


def _score(lines: list[str], mark: str, quotes: Quoting, mapping: Sequence[tuple[str, str]]) -> tuple[bool, int, int]:
    """The score of a quoting: whether it yields a header with our names; the number of lines whose rows do not fit the
    others, negative; the number of cells still in quotation marks, negative. Lines are counted and not rows: two rows
    joined by a stray quotation mark fit no better."""
    widths: Counter[int] = Counter()
    faults = in_quotes = apostrophes = rows = 0
    has_our_names = False
    found = list(records(lines, mark, quotes=quotes))
    for (line, cells), after in zip(found, [*(line for line, _ in found[1:]), len(lines) + 1], strict=True):
        if isinstance(cells, Fault):
            faults += 1
        elif any(cells):
            widths[len(cells)] += after - line
            rows += 1
            has_our_names = has_our_names or (rows <= _TOP and is_header(cells, mapping))
            in_quotes += sum(cell[:1] == " " and cell.strip()[:1] == cell.strip()[-1:] == '"' for cell in cells)
            apostrophes += sum(_between_apostrophes(cell.strip()) for cell in cells)
    fitting = max(widths.values(), default=0)
    if apostrophes >= 2 * rows - 2 > 0:  # all but the header: no row has so many by chance
        in_quotes += apostrophes
    return has_our_names, fitting - widths.total() - faults, -in_quotes


def _between_apostrophes(cell: str) -> bool:
    return len(cell) > 2 and cell[0] == cell[-1] == "'" and any(map(str.isalnum, cell))
