"""The heads of lanes: name and note, wrapped to lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.language import joined
from components.layout.text import ELLIPSIS, ending, width, wrap
from components.scene import Lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.layout.lane_assignment import AssignedLane

NAME = 13.5  # px
NOTE = 11.0
NAME_LINE = 17.0
NOTE_LINE = 15.0
NAME_LINES = 4
HIGH = 560.0  # px of a lane whose name is still seen where it begins


Head = tuple[tuple[str, ...], tuple[str, ...], float]  # lines of a lane's name and of its note, and their height in px


def head(assigned: AssignedLane, wide: float, brief: bool) -> Head:
    """The name and note of a lane wrapped to `wide` px, and the height (px) they need. A brief head is the name on one
    line."""
    if brief:
        names = wrap(assigned.display_name, wide, NAME, 1, bold=True)
        return names, (), len(names) * NAME_LINE
    names = wrap(assigned.display_name, wide, NAME, NAME_LINES, bold=True, parted=True)
    if (
        names and names[-1].endswith(ELLIPSIS) and not assigned.display_name.endswith(ELLIPSIS)
    ):  # names often differ at the end
        names = (*names[:-1], ending(assigned.display_name, wide, NAME, bold=True))
    count = assigned.count
    whole = joined(filter(None, (assigned.note, count)), " · ")
    apart = (*wrap(assigned.note, wide, NOTE, 2), count)
    notes = tuple(filter(None, (whole,) if width(whole, NOTE) <= wide else apart))
    return names, notes, len(names) * NAME_LINE + len(notes) * NOTE_LINE


def names_width(lanes: Sequence[Lane]) -> float:
    """The maximum width (px) of the names and notes of placed lanes."""
    words = (text for one in lanes for text, _ in (*one.names, *one.notes))
    return max((width(text, NAME, bold=True) for text in words), default=0.0)


def lane(assigned: AssignedLane, hue: int, words: Head, top: float, bottom: float, rows: Sequence[float]) -> Lane:
    """The lane at its place, its words in the middle of its height, or of its upper part if it is very high."""
    names, notes, high = words
    first = (top + min(bottom, top + HIGH) - high) / 2 + NAME_LINE / 2
    below = first + len(names) * NAME_LINE + (NOTE_LINE - NAME_LINE) / 2 + 1.0
    named = tuple((text, round(first + k * NAME_LINE, 2)) for k, text in enumerate(names))
    noted = tuple((text, round(below + k * NOTE_LINE, 2)) for k, text in enumerate(notes))
    return Lane(assigned.name, named, noted, top, bottom, hue, tuple(rows), assigned.kind, assigned.events)
