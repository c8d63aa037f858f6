"""Kinds of marks, and what they have in common: status and doubt as fill, dashes and strokes.

Solid: it happened. Dashed and nearly empty: it is planned. Dashed diamond with "?": conditional. Struck through:
cancelled. Half filled: disputed. In a comparison of two versions: pale with a plus, added; nearly empty with a cross,
removed; nearly empty and dashed, the old date; with a hole, changed; pale, unchanged.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from components.marks.ink import CLEAR, DASHED, Dash, Ink, Stroke, Style, Words, diamond, disc
from components.marks.palette import alpha

if TYPE_CHECKING:
    from components.marks.palette import Palette
    from components.scene import Answer, Box, Doubt, Point, Status, Symbol

LINE = 1.75  # px of outlines
PLANNED_FILL = 0.07  # opacity of planned, conditional and cancelled events
POSSIBLE_FILL = 0.25  # opacity of a period in which an event happened at some time
PALE_FILL = 0.25  # share of the usual opacity for events that are unchanged or added between two versions
FORMER_FILL = 0.12  # share of the usual opacity for removed events and old dates
SIGN = 3.6  # px from the middle of a sign to its ends
LIMIT = 3.0  # px of the width of the line at a known limit
QUESTION = 12.0  # px of the question mark in a conditional event

STATUS_SYMBOLS: dict[Status, Symbol] = {  # the legend entry of each status; "occurred" needs none
    "scheduled": "planned",
    "expected": "planned",
    "conditional": "conditional",
    "cancelled": "cancelled",
    "disputed": "disputed",
    "added since": "added",
    "gone since": "gone",
    "changed since": "changed",
    "date before": "before",
    "unchanged since": "unchanged",
}


class Counting(Protocol):
    """A mark that counts events."""

    @property
    def words(self) -> str:
        """The words under the pointer, a line each."""
        ...

    @property
    def first(self) -> float:
        """The second at which the earliest of its events begins."""
        ...

    @property
    def last(self) -> float:
        """The second at which the latest of its events ends."""
        ...


M = TypeVar("M")
C = TypeVar("C", bound=Counting)


@dataclass(frozen=True)
class Entry:
    """An entry of the legend: its symbol, its meaning (a message to translate), and the ink of a small sample around a
    point (x, y in px)."""

    symbol: Symbol
    words: str
    sample: Callable[[float, float, Palette], list[Ink]]


@dataclass(frozen=True)
class Aggregate:
    """The events of a mark that counts them: the words under the pointer, their first and last second, and whether they
    are inseparable at every zoom."""

    words: str
    first: float
    last: float
    inseparable: bool = False


@dataclass(frozen=True)
class Steps:
    """The counts of a mark in each step of time. Each of the `counts` is the px at which a step begins, the number of
    events known to lie in it, and the number of others spread over it; the last one is the end, with zeros. `when` is
    the time of each step in words, one fewer than `counts`."""

    counts: tuple[tuple[float, int, float], ...]
    when: tuple[str, ...]


@dataclass(frozen=True)
class Kind(Generic[M]):
    """The look of all marks of one dataclass of `scene/`: their ink (bottom layer first), their box, the place of the
    selection ring (None for no ring), and their entries in the legend.

    `event` is the id of a mark's event, "" if it has several: then `aggregate` or `answers` describe them. `symbols`
    are the legend entries that a mark needs. Marks of a kind `on_page` stand beside the time axis; marks of a kind
    `behind` are painted below all other marks and all lines.
    """

    mark: type[M]
    paint: Callable[[M, Palette], list[Ink]]
    box: Callable[[M], Box]
    ring: Callable[[M], Point | None]
    legend: tuple[Entry, ...] = ()
    symbols: Callable[[M], tuple[Symbol, ...]] = lambda _: ()
    on_page: bool = False
    behind: bool = False
    event: Callable[[M], str] = attrgetter("event")
    aggregate: Callable[[M], Aggregate] | None = None
    answers: Callable[[M], tuple[Answer, ...]] | None = None  # if its words differ from place to place
    steps: Callable[[M], Steps] | None = None  # if its words differ from step to step; a picture has equal steps


def counting_kind(
    mark: type[C], paint: Callable[[C, Palette], list[Ink]], box: Callable[[C], Box], entry: Entry
) -> Kind[C]:
    """The kind of a mark that counts events. It has no ring, one entry in the legend, and its own words under the
    pointer."""
    return Kind(
        mark,
        paint,
        box,
        ring=lambda _: None,
        legend=(entry,),
        symbols=lambda _: (entry.symbol,),
        event=lambda _: "",
        aggregate=lambda mark: Aggregate(mark.words, mark.first, mark.last),
    )


def symbols(status: Status, doubt: Doubt | None = None) -> tuple[Symbol, ...]:
    """The legend entries that a status and a doubt need."""
    found: list[Symbol] = ["about"] if doubt and (doubt.approximate or doubt.uncertain) else []
    found += ["bare"] if doubt and doubt.bare else []
    return (*found, STATUS_SYMBOLS[status]) if status in STATUS_SYMBOLS else tuple(found)


def box_around(x: float, y: float, reach: float) -> Box:
    """The box that extends `reach` px from a point to each side."""
    return x - reach, y - reach, x + reach, y + reach


def question_diamond(x: float, y: float, reach: float, hue: str, palette: Palette, page: bool = False) -> list[Ink]:
    """The ink of a dashed diamond with a question mark, for conditional events."""
    return [
        diamond(x, y, reach, Style(alpha(hue, PLANNED_FILL), hue, LINE, DASHED), page),
        Words(x, y, "?", QUESTION, palette.muted, "center", bold=True, page=page),
    ]


def status_signs(outline: tuple[Point, ...], status: Status, hue: str, palette: Palette) -> list[Ink]:
    """The ink over a mark for the status of its event: a stroke through a cancelled event, an empty right half for a
    disputed one, and the signs of a comparison. Other statuses have none."""
    if status == "occurred":
        return []
    left, right = min(x for x, _ in outline), max(x for x, _ in outline)
    top, bottom = min(y for _, y in outline), max(y for _, y in outline)
    middle, y = (left + right) / 2, (top + bottom) / 2
    if status == "cancelled":
        slant = 5.0 if right - left < 30.0 else 0.0
        return [Stroke(((left - 5.0, y + slant), (right + 5.0, y - slant)), Style(line=palette.text, width=2.0))]
    if status == "disputed":
        half = tuple((max(x, middle), level) for x, level in outline)
        return [
            Stroke(half, Style(fill=palette.paper)),
            Stroke(outline, Style(CLEAR, hue, LINE)),
            Stroke(((middle, top), (middle, bottom)), Style(line=hue, width=LINE)),
        ]
    if status == "changed since":
        return [disc(middle, y, SIGN - 1.0, Style(fill=palette.paper))]
    if status in ("added since", "gone since"):
        reach = SIGN if status == "gone since" else 0.0  # a cross, or a plus
        ends = ((SIGN, -reach), (reach, SIGN))
        style = Style(line=palette.text, width=LINE)
        return [Stroke(((middle - x, y - down), (middle + x, y + down)), style) for x, down in ends]
    return []


def dash(status: Status) -> Dash:
    """The outline of a status: dashed for planned and conditional events and for old dates."""
    return DASHED if status in ("scheduled", "expected", "conditional", "date before") else "solid"


def fill(hue: str, status: Status, share: float) -> str:
    """The fill of a status: `hue` at an opacity of `share`, less of that in a comparison for what is unchanged, added
    or removed; nearly empty for planned, conditional and cancelled events."""
    if status in ("scheduled", "expected", "conditional", "cancelled"):
        return alpha(hue, PLANNED_FILL)
    if status in ("gone since", "date before"):
        return alpha(hue, share * FORMER_FILL)
    if status in ("added since", "unchanged since"):
        return alpha(hue, share * PALE_FILL)
    return alpha(hue, share)


def fixed_to_page(ink: Ink) -> Ink:
    """The same ink, fixed to the page instead of the time axis."""
    return ink._replace(page=True)
