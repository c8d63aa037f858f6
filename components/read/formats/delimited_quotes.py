"""The quoting of cells in a delimited text: as in RFC 4180, or as other programs quote; it is detected like
separators."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from components.read.columns.mapping import is_header
from components.read.formats.delimited_records import PLAIN, Fault, Quoting, records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOP = 30  # records among which the header is looked for


def quoting(lines: Sequence[str], mark: str, mapping: Sequence[tuple[str, str]]) -> Quoting:
    """The quoting of the cells of these lines, separated by `mark`: as in RFC 4180, unless another way fits them
    better."""
    ways = list(_possible("".join(lines), mark))
    return max(ways, key=lambda quotes: _score(list(lines), mark, quotes, mapping)) if len(ways) > 1 else PLAIN


def _possible(text: str, mark: str) -> Iterator[Quoting]:
    """The ways of quoting for which the text gives a reason, RFC 4180 first."""
    start = f"(?:^|{re.escape(mark)})"
    singles = re.search(f"{start} *'", text, re.MULTILINE) is not None
    for quote in ('"', "'") if singles else ('"',):
        for backslash in (False, True) if f"\\{quote}" in text else (False,):
            blanks = mark != " " and re.search(f"{re.escape(mark)} +{quote}", text) is not None
            for after_blank in (False, True) if blanks else (False,):
                yield Quoting(quote, backslash, after_blank)


def _score(lines: list[str], mark: str, quotes: Quoting, mapping: Sequence[tuple[str, str]]) -> tuple[bool, int, int]:
    """The score of a way of quoting: whether it yields a header with our names; the number of lines whose rows do not
    fit the others, negative; the number of cells still in quotation marks, negative. Lines are counted and not rows:
    two rows joined by a stray quotation mark fit no better."""
    widths: Counter[int] = Counter()
    faults = still = apostrophes = rows = 0
    known = False
    found = list(records(lines, mark, quotes=quotes))
    for (line, cells), after in zip(found, [*(line for line, _ in found[1:]), len(lines) + 1], strict=True):
        if isinstance(cells, Fault):
            faults += 1
        elif any(cells):
            widths[len(cells)] += after - line
            rows += 1
            known = known or (rows <= _TOP and is_header(cells, mapping))
            still += sum(cell[:1] == " " and cell.strip()[:1] == cell.strip()[-1:] == '"' for cell in cells)
            apostrophes += sum(_between_apostrophes(cell.strip()) for cell in cells)
    fitting = max(widths.values(), default=0)
    if apostrophes >= 2 * rows - 2 > 0:  # all but the header: no row has so many by chance
        still += apostrophes
    return known, fitting - widths.total() - faults, -still


def _between_apostrophes(cell: str) -> bool:
    return len(cell) > 2 and cell[0] == cell[-1] == "'" and any(map(str.isalnum, cell))
