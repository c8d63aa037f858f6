"""The dialect of a delimited text: separator, header, and lines that are not rows."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from components.errors import RequestError
from components.language import message
from components.read.columns.mapping import WHEN, is_header, plain
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
_DATES = 2  # columns called by dates, beyond which they are names
_PREAMBLE = 30  # records among which the header is looked for
_STATED = re.compile(r"\"?sep=(.)\"?\r?\n?", re.IGNORECASE)  # Excel's own first line
_TOTAL = re.compile(r"(grand |sub-?)?totals?:?|sum:?", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[\d.,' ]+%?|[-–]")
_FIELDS = re.compile(r"#fields:?(?P<mark>[ \t])", re.IGNORECASE)  # how logs (Zeek, W3C) name their columns
_LABEL = re.compile(r"#+\s*\w+:?")
_HASH = re.compile(r"#+\s*(?=[^\W\d])")  # before a name; “#” alone is one
_DATA = re.compile(r"[-+]?[\d.,]+%?|\d{4}-\d\d.*")  # what stands below a header and not in it


@dataclass(frozen=True)
class Separator:
    """A separator: its character, the reason for it, and the number of lines at the top that only declare it."""

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
    if mark := _stated(lines, stated):
        return replace(mark, quotes=quoting(sample[mark.lines :], mark.mark, mapping))
    best, best_fit = Separator(",", ""), (False, 0.0, 1)
    for character in SEPARATORS:
        quotes = quoting(sample, character, mapping)
        if fit := _score(sample, character, mapping, quotes):
            pairs = (best, best_fit), (Separator(character, "", 0, quotes), fit)
            best, best_fit = max(pairs, key=lambda pair: pair[1])
    return replace(best, because=_because(best_fit, len(sample)))


def _stated(lines: Sequence[str], stated: str) -> Separator | None:
    """The separator that a person or the file itself states."""
    own = _STATED.fullmatch(lines[0]) if lines else None
    if stated:
        return Separator(mark_named(stated), message("as you said"), 1 if own else 0)
    if own and own[1] not in '"\0':
        return Separator(own[1], message("as line 1 says ({text})", text=quoted(lines[0].strip())), 1)
    if fields := next(filter(None, map(_FIELDS.match, lines[:_PREAMBLE])), None):
        return Separator(fields["mark"], message("as the line {text} has it", text=quoted(fields[0].strip())))
    return None


def _because(fit: tuple[bool, float, int], lines: int) -> str:
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


def mark_named(stated: str) -> str:
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
    """The score of a separator: whether it yields a header with our names, the share of lines of one width, that
    width."""
    widths: Counter[int] = Counter()
    known = False
    try:
        for cells in csv.reader(map(quotes.prepared, lines), delimiter=mark, **quotes.options):
            if any(cell.strip() for cell in cells):
                widths[len(cells)] += 1
                known = known or (len(cells) > 1 and sum(widths.values()) <= _PREAMBLE and is_header(cells, mapping))
    except csv.Error:
        return None
    columns = [(count, width) for width, count in widths.items() if width > 1]
    if not columns:
        return None
    count, width = max(columns)
    return known, count / widths.total(), width


def header(records: Sequence[Sequence[str]], mapping: Sequence[tuple[str, str]]) -> int:
    """The place of the header among the first records, from 0; those before it are title lines. It is the first that
    names a date and a title, or else the first that fills more than half of the columns. A line of data is not taken
    for the header. A line “#fields” is a header, and any other may begin with #."""
    filled = [[cell.strip() for cell in unhashed(cells)] for cells in records]
    first = next((at for at, cells in enumerate(filled) if any(cells)), 0)
    widths = Counter(len(cells) for cells in filled if any(cells))
    width = max(widths, key=lambda size: (widths[size], size)) if widths else 1
    top = range(first, min(first + _PREAMBLE, len(filled)))
    for at in top:
        if records[at] and _FIELDS.match(f"{records[at][0]} "):
            return at
    for at in top:
        names_data = at > first and not mapping and any(_DATA.fullmatch(cell) for cell in filled[at])
        if is_header(filled[at], mapping) and not names_data:  # an event called “Event” is no header
            return at
    for at in top:
        names = [cell for cell in filled[at] if cell]
        if 2 * len(names) > width:
            data = sum(1 for name in names if _DATA.fullmatch(name))
            below = at > first and len(names) > data > _DATES and 2 * data > len(names)  # a column for each year
            plausible = len(set(names)) == len(names) and (not data or below)
            return at if plausible else first
    return first


def unhashed(cells: Sequence[str]) -> Sequence[str]:
    """A header's cells without the # that marks their line as a comment for other programs."""
    return (_HASH.sub("", cells[0].lstrip(), count=1), *cells[1:]) if cells and cells[0].lstrip()[:1] == "#" else cells


def labelled(header: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether the header's first cell is a label of its line and no column, as Zeek's “#fields”: it begins with #, and
    the records below have one cell less."""
    widths = Counter(len(cells) for cells in body if not comment(cells, len(header)))
    usual = widths.most_common(1)
    return bool(usual) and usual[0][0] == len(header) - 1 and _LABEL.fullmatch(header[0].strip()) is not None


def trailing_separators(header: Sequence[str], body: Sequence[Sequence[str]]) -> int:
    """The number of separators after the last column of the header at the end of these records; 0 unless all have some,
    and nothing follows them as a rule."""
    width = len(header)
    longer = [cells for cells in body if len(cells) >= width and not comment(cells, width)]
    wide = Counter(map(len, longer)).most_common(1)[0][0] if longer else width
    blank = sum(not any(cell.strip() for cell in cells[width:]) for cells in longer)
    return 0 if any(len(cells) == width for cells in longer) or 2 * blank <= len(longer) else wide - width


def comment(cells: Sequence[str], width: int) -> bool:
    """Whether a record between the rows is a comment: it begins with # and does not fit the table."""
    return cells[:1] != [] and cells[0].lstrip().startswith("#") and len(cells) != width


def total(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether the last record is a total: that word, and numbers or nothing in all other cells."""
    given = [(cell.strip(), plain(name)) for cell, name in zip(cells, header, strict=True) if cell.strip()]
    return (
        len(given) > 1
        and _TOTAL.fullmatch(given[0][0]) is not None
        and given[0][1] != "id"
        and all(_NUMBER.fullmatch(cell) and name not in WHEN for cell, name in given[1:])
    )
