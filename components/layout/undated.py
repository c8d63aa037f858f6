"""Undated events, lane by lane, in the tinted area at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.language import plural, say
from components.layout.labels import DATE, LINE, TITLE, Role, text_label
from components.layout.text import width, wrap
from components.scene import Label

WIDE = 200.0  # px of the gutter, where the picture has room for it
NARROW = 146.0
SLIM = 54.0  # marks without words
PAD = 12.0
MARK = 15.0  # px from a mark's middle to its outline's corner
LINES = 3  # of a title
SPACE = 4.0  # px between two entries
TRACKS = 3  # columns of marks
STEP = 21.0  # px from one to the next
MOST = 4  # entries a lane shows before "and 3 more"


@dataclass(frozen=True)
class Entry:
    """An undated event in one lane (row -1 for "and 3 more"): its words, none if they stand in another lane; the `y` of
    its middle, measured from the top of the first."""

    row: int
    lines: tuple[str, ...]
    note: str
    y: float
    high: float


def entries(events: Sequence[tuple[int, str, str]], count: int, wide: float, most: int) -> tuple[Entry, ...]:
    """Entries below each other. `events` are (row, title or "", note), the first of `count`; words may be `wide` px
    wide. A title has at most `most` lines."""
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
        found.append(Entry(-1, (text,), "", y + LINE / 2, LINE))
    return tuple(found)


def height(entries: Sequence[Entry]) -> float:
    """The px from the top of the first entry to the bottom of the last."""
    return max((entry.y + entry.high / 2 for entry in entries), default=0.0)


def tracks(spans: Sequence[tuple[int, int]], wide: float) -> list[int]:
    """The column (track) of each event, given its first and last lane, so that no tie overlaps another or crosses a
    mark. First fit, events in several lanes first; marks of one lane stand below each other. Beyond `TRACKS` columns
    they share, and in a narrow gutter (`wide` px) all share one."""
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


def words(entry: Entry, event: str, left: float, y: float) -> Label | None:
    """The label of an entry whose mark's middle is at `y`; words start at `left`. `event` is its id, "" without one."""
    if not entry.lines:
        return None
    texts: list[tuple[str, Role]] = [(line, "title" if entry.row >= 0 else "date") for line in entry.lines]
    texts += [(entry.note, "date")] * bool(entry.note)
    top = y - (len(texts) - 1) * LINE / 2
    return text_label(event, left, "left", [(text, top + k * LINE, role) for k, (text, role) in enumerate(texts)], -1)
