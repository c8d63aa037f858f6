"""The gutter: the tinted area at the right, with the undated events of each lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.language import number, plural, say
from components.layout.labels import DATE, LINE, TITLE, Role, text_label
from components.layout.text import width, wrap
from components.scene import Label

WIDE = 200.0  # px of the gutter, where the picture has room for it
NARROW = 146.0  # px of it in a narrower one,
SLIM = 54.0  # and of marks without words
PAD = 12.0  # px between its left edge and the marks
ABOVE = 13.0  # px from the gutter up to the middle of its words
CORNER = 14.0  # px from the middle to the corner of a mark with a question mark in it,
MARK = CORNER + 1.0  # and to that of the place it takes
LINES = 3  # of a title
SPACE = 4.0  # px between two entries
TRACKS = 3  # columns of marks
STEP = 21.0  # px from one column to the next
MOST = 4  # entries of a lane; the others are in "and 3 more"


@dataclass(frozen=True)
class Entry:
    """An undated event in one lane, or (row -1) the words "and 3 more": the lines of its title, none if they stand in
    another lane; a note; the `y` of its middle, from the top of the lane's first entry, and its height (px)."""

    row: int
    lines: tuple[str, ...]
    note: str
    y: float
    high: float


def entries(
    events: Sequence[tuple[int, str, str]], count: int, wide: float, most: int, rest_wide: float
) -> tuple[Entry, ...]:
    """The entries of one lane below each other. `events` are (row, title or "", note), the first of `count`; words may
    be `wide` px wide. A title has at most `most` lines; a note wider than that is left out. The words for the rest may
    be `rest_wide` px wide, else its number stands alone."""
    found: list[Entry] = []
    y = 0.0
    for row, title, note in events:
        lines = wrap(title, wide, TITLE, most) if title else ()
        notes = bool(lines and note) and width(note, DATE) <= wide
        high = max(2 * MARK, (len(lines) + notes) * LINE)
        found.append(Entry(row, lines, note if notes else "", y + high / 2, high))
        y += high + SPACE
    if more := count - len(events):
        text = say("and {n} more", n=more) if events else plural(more, "{n} event", "{n} events")
        if width(text, DATE) > rest_wide:
            text = "+" * bool(events) + number(more)
        found.append(Entry(-1, (text,), "", y + LINE / 2, LINE))
    return tuple(found)


def height(entries: Sequence[Entry]) -> float:
    """The px from the top of the first entry to the bottom of the last; 0 without entries."""
    return max((entry.y + entry.high / 2 for entry in entries), default=0.0)


def tracks(spans: Sequence[tuple[int, int]], wide: float) -> list[int]:
    """The column (track) of the marks of each event, given its first and last lane, so that no tie overlaps another or
    crosses a mark: the first free one, with events in several lanes first. Marks of one lane may share a column, below
    each other. Where all `TRACKS` are taken, ties overlap; a gutter no wider than `NARROW` has one column."""
    columns = TRACKS if wide > NARROW else 1
    ties: list[list[tuple[int, int]]] = [[] for _ in range(columns)]
    found = [0] * len(spans)
    for k in sorted(range(len(spans)), key=lambda k: spans[k][0] == spans[k][1]):
        first, last = spans[k]
        free = (track for track, taken in enumerate(ties) if all(last < start or end < first for start, end in taken))
        found[k] = next(free, k % columns)
        if first < last:
            ties[found[k]].append((first, last))
    return found


def column(left: float, track: int) -> float:
    """The px of the middle of a track's marks, in a gutter that starts at `left`."""
    return left + PAD + MARK + track * STEP


def rest_left(left: float) -> float:
    """The px at which the words for the rest begin, in a gutter that starts at `left`."""
    return left + PAD / 2


def words(entry: Entry, event: str, left: float, y: float) -> Label | None:
    """The label of an entry whose mark's middle is at `y` px; words start at `left` px; None without words. `event` is
    the id of its event, "" for none."""
    if not entry.lines:
        return None
    texts: list[tuple[str, Role]] = [(line, "title" if entry.row >= 0 else "date") for line in entry.lines]
    texts += [(entry.note, "date")] * bool(entry.note)
    top = y - (len(texts) - 1) * LINE / 2
    return text_label(event, left, "left", [(text, top + k * LINE, role) for k, (text, role) in enumerate(texts)], -1)
