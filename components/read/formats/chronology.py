"""Chronologies written to be read: each line or list item that begins with a date starts a row.

`- **28 Oct 2014** Vote` in Markdown, or `28 October 2014: Vote` in plain text. Following lines describe it. A heading
that is a date applies to what is below it: `28 October` under `2014` is a day of that year, and an event without a date
has that of the heading. Lines of Dateline's own chronologies, such as `Source: …`, become columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from components.language import message
from components.read.bounds import within_cells
from components.read.columns.column_names import is_header
from components.read.formats import delimited
from components.read.formats.chronology_heads import column_and_text, date_of, head_of, undated_headings, unescape
from components.read.formats.unicode import text_of
from components.read.rows import Rows
from components.read.sanitize import sanitize
from components.read.wording import at_lines, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.model import Reading, Source

HEADER = ("date", "title", "description", "actors", "type", "status", "source")
_HEAD, _FIRST = 1 << 14, 40  # bytes and lines looked at to tell formats apart
_LEAST = 3  # lines of a table
_ITEM = re.compile(r"(?P<mark>[-*+•‣◦▪]|\d{1,3}[.)]) +(?P<text>\S.*)")
_HASHES = re.compile(r"(?P<level>#{1,6}) +(?P<text>.*)")
_LONGEST = 20_000  # characters of a line with marks
_MOST_BELOW = 200  # lines of an event that are looked at for its date
_LEVELS = {"=": 1, "-": 2}  # of headings that are underlined
_EMPHASIS = re.compile(r"(?<![\w\\*])(\*\*|__|\*|_|`)(?=\S)(.{1,300}?)(?<=[^\s\\])\1(?![\w*])")
_LINK = re.compile(r"(?<!\\)\[(?P<text>[^\]\[]{0,300})\]\((?P<to>[^()\s]{1,2000})\)")


@dataclass
class _Entry:
    """An event being read: its first line, its date as typed, its title, and the lines that describe it."""

    line: int
    date: str
    title: str
    link: str = ""
    lines: list[str] = field(default_factory=list)

    def cells(self) -> tuple[str, ...]:
        """The row under HEADER; a date on a line with a label replaces the one in the first line, since it is more
        exact."""
        labels = self.labels()
        described = "\n".join(self.lines[: len(self.lines) - len(labels)])
        found = {"date": self.date, "source": self.link} | labels
        return found["date"], self.title, described, *(found.get(name, "") for name in HEADER[3:])

    def labels(self) -> dict[str, str]:
        """The texts of its last lines that have a label of ours, by column."""
        found: dict[str, str] = {}
        for line in reversed(self.lines):
            name, text = column_and_text(line)
            if not name or name in found:
                break
            found[name] = text
        return found


def knows(content: bytes) -> bool:
    """Whether a text is a chronology: most of its lines or list items begin with a date."""
    head = content[:_HEAD]
    if b"\0" in head or head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"<", b"@"):
        return False
    lines = head.decode("utf-8", "replace").splitlines()[:_FIRST]
    first = next((line for line in lines if line.strip()), "")
    if any(is_header(first.split(mark), ()) for mark in ",;\t|"):
        return False  # the header of a table, whose rows begin with dates, too
    if not head_of(first.strip(), ()) and _is_table([line for line in lines if line.strip()]):
        return False
    return _Parser(lines).is_chronology()


def _is_table(lines: Sequence[str]) -> bool:
    """Whether all of at least three lines have as many separators as the first."""
    if len(lines) < _LEAST:
        return False
    return any((count := lines[0].count(mark)) and all(line.count(mark) == count for line in lines) for mark in ",;\t|")


def rows(source: Source, reading: Reading) -> Rows:
    """The rows of all events; for a text that is no chronology, such as a table in Markdown, those of the reader of
    tables. Raises SourceError."""
    if not knows(source.content):
        return delimited.rows(source, reading)
    found = _Parser(text_of(source, reading, message("a chronology")).splitlines())
    within_cells(source, len(found.entries), len(HEADER))
    columns = tuple(list(column) for column in zip(*(entry.cells() for entry in found.entries), strict=True))
    lines = [entry.line for entry in found.entries]
    return sanitize(
        Rows(HEADER, columns, lines, notes=tuple(found.notes()), facts=((message("format"), message("chronology")),))
    )


class _Parser:
    """A line-by-line parser: `entries` are the events, `strays` the lines that belong to none of them. `above` has the
    dates of the headings above the line, by level; `open` is the event that lines describe."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.entries: list[_Entry] = []
        self.strays: list[int] = []
        self.under: list[int] = []  # lines of events whose date is a heading's, or needs it
        self.named = self.ours = False  # by a heading before all else; by that of our events without a date
        self.above: dict[int, str] = {}
        self.open: _Entry | None = None
        self.body = 0  # blanks before the first line that describes the open event
        self.untold = False  # whether a heading is a date of which nothing is told yet
        self.by_heading = False  # whether the open event is a heading
        self.ended = True  # whether the line before ends where it is broken
        first = next((index for index, line in enumerate(lines) if line.strip()), 0)
        self.markdown = not self._underlined(first) and any(
            _HASHES.fullmatch(line.strip()) or "**" in line for line in lines
        )
        self.margin = min((_indent(line) for line in lines if line.strip()), default=0)
        for index in range(len(lines)):
            self._line(index)

    def is_chronology(self) -> bool:
        """Whether half of the entries or more have a date, and at least two do, or one under a heading that begins the
        text; or the text has the heading of our undated events."""
        dated = sum(1 for entry in self.entries if entry.date or "date" in entry.labels())
        return bool(self.entries) and (self.ours or (2 * dated >= len(self.entries) and dated + self.named > 1))

    def notes(self) -> Iterator[str]:
        """The notes on the text."""
        if self.under:
            yield message(
                "{events} with a date, or a part of it, that stands in the heading above ({lines}).",
                events=counted(len(self.under), "event"),
                lines=at_lines(self.under),
            )
        if self.strays:
            yield message(
                "Headings, and text that belongs to no event, are not read ({lines}).", lines=at_lines(self.strays)
            )

    def _underlined(self, index: int) -> int:
        """The level of the heading on line `index` (from 0) that is underlined by = or -, else 0."""
        below = self.lines[index + 1].strip() if index + 1 < len(self.lines) else ""
        return (
            _LEVELS.get(below[:1], 0)
            if len(below) > 1 and not below.strip(below[0]) and self.lines[index].strip()
            else 0
        )

    def _line(self, index: int) -> None:
        line = self.lines[index]
        text = line.strip()
        hashes = _HASHES.fullmatch(text) if self.markdown else None
        if not text or (index and self._underlined(index - 1)):
            self.ended = True
        elif level := len(hashes["level"]) if hashes else self._underlined(index):
            self._heading(index + 1, level, self._plain(hashes["text"].rstrip(" #") if hashes else text))
        elif not self._begins(index, text):
            self._describes(index + 1, line)
            self.ended = not self.markdown or line.endswith(("  ", "\\"))

    def _heading(self, number: int, level: int, text: str) -> None:
        undated = text in undated_headings()
        self.ours |= undated
        self.named |= not (self.entries or self.strays)
        self.above = {other: date for other, date in self.above.items() if other < level and not undated}
        date = date_of(text, self._dates())
        head = None if date else head_of(text, self._dates())
        self.open, self.untold, self.by_heading, self.ended = None, bool(date), False, True
        if date:
            self.above[level] = date
        if head and head.date and self.strays:
            self._enter(number, head.date, head.rest, head.date not in text, by_heading=True)
        else:
            self.strays.append(number)

    def _dates(self) -> list[str]:
        return [self.above[level] for level in sorted(self.above, reverse=True)]

    def _begins(self, index: int, text: str) -> bool:
        """Whether the line begins an event, which becomes the open one."""
        indent, item = _indent(self.lines[index]), _ITEM.fullmatch(text)
        if indent > self.margin + (1 if item else 0):
            return False
        sure = self._tells_date(index)
        candidate = text if not item or item["mark"][0].isdigit() else ""  # “28. Oktober” is no twenty-eighth item
        head = head_of(candidate, self._dates(), sure and not item)
        if head := head or (head_of(item["text"], self._dates(), sure, item=True) if item else None):
            self._enter(index + 1, head.date, head.rest, bool(head.date) and head.date not in text)
        elif (item and not self.by_heading) or self.untold:
            date = next(iter(self._dates()), "")
            self._enter(index + 1, date, item["text"] if item else text, bool(date))
        else:
            return False
        return True

    def _tells_date(self, index: int) -> bool:
        """Whether an indented line below this one holds its date."""
        indent, below = _indent(self.lines[index]), islice(self.lines, index + 1, index + _MOST_BELOW)
        inside = takewhile(lambda line: line.strip() and _indent(line) > indent, below)
        return any(column_and_text(line.strip())[0] == "date" for line in inside)

    def _enter(self, number: int, date: str, title: str, under: bool, by_heading: bool = False) -> None:
        link = _LINK.search(title) if self.markdown else None
        self.open = _Entry(number, date, self._plain(title), link["to"] if link else "")
        self.entries.append(self.open)
        self.under += [number] if under else []
        self.untold, self.by_heading, self.body, self.ended = False, by_heading, 0, True

    def _describes(self, number: int, line: str) -> None:
        if self.open is None:
            self.strays.append(number)
            return
        self.body = self.body or _indent(line)
        text = self._plain(line.strip().removesuffix("\\") if self.markdown else line.strip())
        goes_on = not self.ended if self.markdown else _indent(line) > self.body
        if goes_on and self.open.lines and not _ITEM.fullmatch(line.strip()):
            self.open.lines[-1] += f" {text}"
        else:
            self.open.lines.append(text)

    def _plain(self, text: str) -> str:
        """The text without Markdown."""
        if not self.markdown or len(text) > _LONGEST:
            return text
        return unescape(_EMPHASIS.sub(r"\2", _LINK.sub(r"\g<text>", text)))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
