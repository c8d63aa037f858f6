"""The dialect of a delimited text: separator, header, and lines that are not rows."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from components.errors import RequestError
from components.language import message
from components.read.columns.column_names import WHEN, is_header, plain
from components.read.formats.delimited_quotes import quoting
from components.read.formats.delimited_records import PLAIN, Quoting
from components.read.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

SEPARATORS = {
    ",": message("comma"),
    ";": message("semicolon"),
    "\t": message("tab"),
    "|": message("vertical bar"),
}
_SAMPLE = 500  # lines that a separator has to fit
_DATES = 2  # names that look like data; more of them may be the names of columns
_PREAMBLE = 30  # records among which the header is looked for
_STATED = re.compile(r"\"?sep=(.)\"?\r?\n?", re.IGNORECASE)  # Excel's own first line
_TOTAL = re.compile(r"(grand |sub-?)?totals?:?|sum:?", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[\d.,' ]+%?|[-–]")
_FIELDS = re.compile(r"#fields:?(?P<mark>[ \t])", re.IGNORECASE)  # how logs (Zeek, W3C) name their columns
_LABEL = re.compile(r"#+\s*\w+:?")
_HASH = re.compile(r"#+\s*(?=[^\W\d])")  # before a name; “#” alone is one
_DATA = re.compile(r"[-+]?[\d.,]+%?|\d{4}-\d\d.*")  # cells of rows, not of a header


@dataclass(frozen=True)
class Separator:
    """A separator: its character, the reason for it, the number of lines at the top that only declare it, and the
    quoting of cells."""

    mark: str
    because: str
    lines: int = 0
    quotes: Quoting = PLAIN

    @property
    def name(self) -> str:
        """The separator in words."""
        return "blank" if self.mark == " " else SEPARATORS.get(self.mark, quoted(self.mark))


def separator(lines: Sequence[str], stated: str, mapping: Sequence[tuple[str, str]]) -> Separator:
    """The separator of the cells of these lines, and how they are quoted. Raises RequestError if the one stated is not
    possible."""
    sample = lines[:_SAMPLE]
    if mark := _stated_separator(lines, stated):
        return replace(mark, quotes=quoting(sample[mark.lines :], mark.mark, mapping))
    best, best_fit = Separator(",", ""), (False, 0.0, 1)
    for character in SEPARATORS:
        quotes = quoting(sample, character, mapping)
        if fit := _score(sample, character, mapping, quotes):
            pairs = (best, best_fit), (Separator(character, "", 0, quotes), fit)
            best, best_fit = max(pairs, key=lambda pair: pair[1])
    return replace(best, because=_fit_reason(best_fit, len(sample)))


def _stated_separator(lines: Sequence[str], stated: str) -> Separator | None:
    """The separator that a person or the file itself states; None if neither does. Raises RequestError."""
    declared = _STATED.fullmatch(lines[0]) if lines else None
    if stated:
        return Separator(separator_named(stated), message("as you said"), 1 if declared else 0)
    if declared and declared[1] not in '"\0':
        return Separator(declared[1], message("as line 1 says ({text})", text=quoted(lines[0].strip())), 1)
    if fields := next(filter(None, map(_FIELDS.match, lines[:_PREAMBLE])), None):
        return Separator(fields["mark"], message("as the line {text} has it", text=quoted(fields[0].strip())))
    return None


def _fit_reason(fit: tuple[bool, float, int], lines: int) -> str:
    _, share, width = fit
    if width == 1:
        return message("as none of , ; | or tab makes columns")
    if share == 1:
        return message("as every line has {width} cells with it", width=f"{width}")
    return message(
        "as {share} of the first {lines} lines have {width} cells with it",
        share=f"{share:.0%}",
        lines=f"{lines}",
        width=f"{width}",
    )


def separator_named(stated: str) -> str:
    """The character for a name such as “tab”. Raises RequestError if it cannot separate cells."""
    mark = {"\\t": "\t", **{name: mark for mark, name in SEPARATORS.items()}}.get(stated, stated)
    if len(mark) != 1 or mark in '"\r\n\0':
        raise RequestError(
            message("{text} separates no cells; give one character, such as , ; | or tab.", text=quoted(stated))
        )
    return mark


def _score(
    lines: Sequence[str], mark: str, mapping: Sequence[tuple[str, str]], quotes: Quoting = PLAIN
) -> tuple[bool, float, int] | None:
    """The score of a separator: whether it yields a header with our names, the largest share of lines with the same
    number of cells, that number. None if no line has several cells, or the text is not CSV with it."""
    widths: Counter[int] = Counter()
    has_our_names = False
    try:
        for cells in csv.reader(map(quotes.prepared, lines), delimiter=mark, **quotes.options):
            if any(cell.strip() for cell in cells):
                widths[len(cells)] += 1
                has_our_names = has_our_names or (
                    len(cells) > 1 and sum(widths.values()) <= _PREAMBLE and is_header(cells, mapping)
                )
    except csv.Error:
        return None
    columns = [(count, width) for width, count in widths.items() if width > 1]
    if not columns:
        return None
    count, width = max(columns)
    return has_our_names, count / widths.total(), width


def header_index(records: Sequence[Sequence[str]], mapping: Sequence[tuple[str, str]]) -> int:
    """The index of the header among the first records; those before it are title lines. It is a line “#fields”, or else
    the first that names a date and a title, or else the first that fills more than half of the columns, or the first
    that is not blank if that one looks like data. Any header may begin with #."""
    filled = [[cell.strip() for cell in without_hash(cells)] for cells in records]
    first = next((index for index, cells in enumerate(filled) if any(cells)), 0)
    widths = Counter(len(cells) for cells in filled if any(cells))
    width = max(widths, key=lambda size: (widths[size], size)) if widths else 1
    top = range(first, min(first + _PREAMBLE, len(filled)))
    for index in top:
        if records[index] and _FIELDS.match(f"{records[index][0]} "):
            return index
    for index in top:
        names_data = index > first and not mapping and any(_DATA.fullmatch(cell) for cell in filled[index])
        if is_header(filled[index], mapping) and not names_data:  # an event called “Event” is no header
            return index
    for index in top:
        names = [cell for cell in filled[index] if cell]
        if 2 * len(names) > width:
            data = sum(1 for name in names if _DATA.fullmatch(name))
            below = index > first and len(names) > data > _DATES and 2 * data > len(names)  # a column for each year
            plausible = len(set(names)) == len(names) and (not data or below)
            return index if plausible else first
    return first


def without_hash(cells: Sequence[str]) -> Sequence[str]:
    """A header's cells without the # that marks their line as a comment for other programs."""
    return (_HASH.sub("", cells[0].lstrip(), count=1), *cells[1:]) if cells and cells[0].lstrip()[:1] == "#" else cells


def has_label(header: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether the header's first cell is a label of its line and no column, as Zeek's “#fields”: it begins with #, and
    most records below have one cell less."""
    widths = Counter(len(cells) for cells in body if not is_comment(cells, len(header)))
    usual = widths.most_common(1)
    return bool(usual) and usual[0][0] == len(header) - 1 and _LABEL.fullmatch(header[0].strip()) is not None


def trailing_separators(header: Sequence[str], body: Sequence[Sequence[str]]) -> int:
    """The number of separators after the last column of the header at the end of these records. 0 if any record ends
    with that column, or most have text after it."""
    width = len(header)
    longer = [cells for cells in body if len(cells) >= width and not is_comment(cells, width)]
    wide = Counter(map(len, longer)).most_common(1)[0][0] if longer else width
    blank = sum(not any(cell.strip() for cell in cells[width:]) for cells in longer)
    return 0 if any(len(cells) == width for cells in longer) or 2 * blank <= len(longer) else wide - width


def is_comment(cells: Sequence[str], width: int) -> bool:
    """Whether a record between the rows is a comment: it begins with # and does not fit the table."""
    return cells[:1] != [] and cells[0].lstrip().startswith("#") and len(cells) != width


def is_total(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a record is a total: the word is its first filled cell, outside of an id column, and the others are one
    number or more, none under a date."""
    given = [(cell.strip(), plain(name)) for cell, name in zip(cells, header, strict=True) if cell.strip()]
    return (
        len(given) > 1
        and _TOTAL.fullmatch(given[0][0]) is not None
        and given[0][1] != "id"
        and all(_NUMBER.fullmatch(cell) and name not in WHEN for cell, name in given[1:])
    )
