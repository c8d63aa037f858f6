"""The heads of lanes: name and note, wrapped to lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.language import joined
from components.layout.text import ELLIPSIS, ending, width, wrap
from components.scene import Lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.layout.lane_assignment import AssignedLane

INSET = 14.0  # px from the picture's edge of text to names
NAME = 13.5  # px
NOTE = 11.0
NAME_LINE = 17.0
NOTE_LINE = 15.0
NAME_LINES = 4
HIGH = 560.0  # px of the upper part of a high lane, in whose middle the name stands

Head = tuple[tuple[str, ...], tuple[str, ...], float]  # lines of a lane's name, lines of its note, height of both in px


def head(assigned: AssignedLane, wide: float, brief: bool) -> Head:
    """The head of a lane: its name, and its note with the number of events, wrapped to `wide` px. A brief head is the
    name on one line."""
    if brief:
        names = wrap(assigned.display_name, wide, NAME, 1, bold=True)
        return names, (), len(names) * NAME_LINE
    names = wrap(assigned.display_name, wide, NAME, NAME_LINES, bold=True, parted=True)
    if (
        names and names[-1].endswith(ELLIPSIS) and not assigned.display_name.endswith(ELLIPSIS)
    ):  # names often differ at the end
        names = (*names[:-1], ending(assigned.display_name, wide, NAME, bold=True))
    count = assigned.count
    one_line = joined(filter(None, (assigned.note, count)), " · ")
    several_lines = (*wrap(assigned.note, wide, NOTE, 2), count)
    notes = tuple(filter(None, (one_line,) if width(one_line, NOTE) <= wide else several_lines))
    return names, notes, len(names) * NAME_LINE + len(notes) * NOTE_LINE


def names_width(lanes: Sequence[Lane]) -> float:
    """The maximum width (px) of the names and notes of lanes, all measured in the type of names; 0 without lanes."""
    words = (text for lane in lanes for text, _ in (*lane.names, *lane.notes))
    return max((width(text, NAME, bold=True) for text in words), default=0.0)


def lane(assigned: AssignedLane, hue: int, words: Head, top: float, bottom: float, rows: Sequence[float]) -> Lane:
    """The lane between `top` and `bottom` (px), with guide lines at `rows` (px). Its `words` are in the middle of its
    height, or of its upper `HIGH` px."""
    names, notes, high = words
    first = (top + min(bottom, top + HIGH) - high) / 2 + NAME_LINE / 2
    below = first + len(names) * NAME_LINE + (NOTE_LINE - NAME_LINE) / 2 + 1.0
    named = tuple((text, round(first + k * NAME_LINE, 2)) for k, text in enumerate(names))
    noted = tuple((text, round(below + k * NOTE_LINE, 2)) for k, text in enumerate(notes))
    return Lane(assigned.name, named, noted, top, bottom, hue, tuple(rows), assigned.kind, assigned.events)
