"""Kinds of marks, and what they have in common: status and doubt as fill, dashes and strokes.

Solid: it happened. Dashed and nearly empty: it is planned. Dashed diamond with "?": conditional. Struck through:
cancelled. Half filled: disputed. In a comparison of two versions: pale with a plus, added; empty with a cross, removed;
dashed and empty, the old date; with a hole, changed; pale, unchanged.
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
PLANNED_FILL = 0.07  # opacity of the fill of what is only planned
POSSIBLE_FILL = 0.25  # and of the days on one of which it happened
PALE_FILL = 0.25  # share of the fill of what is no news between two versions, or has a sign over it
FORMER_FILL = 0.12  # share of the fill of what is no longer there
SIGN = 3.6  # px from the middle of a sign to its ends
SAMPLE = 9.0  # px from the middle of a sample in the legend to either side

EXPLAINED: dict[Status, Symbol] = {  # how the legend explains a status; it leaves out what occurred
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
        """The second at which its events begin."""
        ...

    @property
    def last(self) -> float:
        """The second at which its events end."""
        ...


M = TypeVar("M")
C = TypeVar("C", bound=Counting)


@dataclass(frozen=True)
class Entry:
    """An entry of the legend: its symbol, its meaning, and a small grey sample around a point."""

    symbol: Symbol
    words: str
    sample: Callable[[float, float, Palette], list[Ink]]


@dataclass(frozen=True)
class Several:
    """The words under the pointer of a mark that counts events, the first and last second of these, and whether they
    are inseparable at every zoom."""

    words: str
    first: float
    last: float
    inseparable: bool = False


@dataclass(frozen=True)
class Steps:
    """What a mark counts in each step of time: a px, the number of events known to lie between it and the next, and the
    number of others spread over it (the last one ends them, and has none); and the time of each step in words."""

    counts: tuple[tuple[float, int, float], ...]
    when: tuple[str, ...]


@dataclass(frozen=True)
class Kind(Generic[M]):
    """The look of the marks of one dataclass of `scene/`: how they are painted (bottom layer first), their box, the
    place of the selection ring (None for no ring), and their entries in the legend.

    `event` is the id of the mark's event, "" if it has several, which `several` then describes. `symbols` are the
    legend entries that a mark needs. Marks of a kind `on_page` stand beside the time axis, those of a kind `behind`
    under all others and under all lines.
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
    several: Callable[[M], Several] | None = None
    answers: Callable[[M], tuple[Answer, ...]] | None = None  # where it says other things from place to place
    steps: Callable[[M], Steps] | None = None  # where it says so much in all of its steps; equal steps in a picture


def counting(mark: type[C], paint: Callable[[C, Palette], list[Ink]], box: Callable[[C], Box], entry: Entry) -> Kind[C]:
    """The kind of a mark that counts events: without a ring, with one entry in the legend and its words under the
    pointer."""
    return Kind(
        mark,
        paint,
        box,
        ring=lambda _: None,
        legend=(entry,),
        symbols=lambda _: (entry.symbol,),
        event=lambda _: "",
        several=lambda one: Several(one.words, one.first, one.last),
    )


def symbols(status: Status, doubt: Doubt | None = None) -> tuple[Symbol, ...]:
    """The legend entries that a status and a doubt need."""
    found: list[Symbol] = ["about"] if doubt and (doubt.approximate or doubt.uncertain) else []
    found += ["bare"] if doubt and doubt.bare else []
    return (*found, EXPLAINED[status]) if status in EXPLAINED else tuple(found)


def around(x: float, y: float, reach: float) -> Box:
    """The box that extends `reach` px from a point to all sides."""
    return x - reach, y - reach, x + reach, y + reach


def question(x: float, y: float, reach: float, hue: str, palette: Palette, page: bool = False) -> list[Ink]:
    """The ink of a dashed diamond with a question mark, for conditional events."""
    return [
        diamond(x, y, reach, Style(alpha(hue, PLANNED_FILL), hue, LINE, DASHED), page),
        Words(x, y, "?", 12.0, palette.muted, "center", bold=True, page=page),
    ]


def fate(outline: tuple[Point, ...], status: Status, hue: str, palette: Palette) -> list[Ink]:
    """The ink over a mark for the status of its event: a stroke through a cancelled one, an empty half of a disputed
    one, and the signs of a comparison."""
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
        style = Style(line=palette.text, width=1.75)
        return [Stroke(((middle - x, y - down), (middle + x, y + down)), style) for x, down in ends]
    return []


def dash(status: Status) -> Dash:
    """The outline of a status: dashed for planned events and old dates."""
    return DASHED if status in ("scheduled", "expected", "conditional", "date before") else "solid"


def fill(hue: str, status: Status, share: float) -> str:
    """The fill of a status: nearly empty unless it happened, else `hue` at `share` of its opacity."""
    if status in ("scheduled", "expected", "conditional", "cancelled"):
        return alpha(hue, PLANNED_FILL)
    if status in ("gone since", "date before"):
        return alpha(hue, share * FORMER_FILL)
    if status in ("added since", "unchanged since"):
        return alpha(hue, share * PALE_FILL)
    return alpha(hue, share)


def paged(ink: Ink) -> Ink:
    """The same ink, fixed to the page instead of the time axis."""
    return ink._replace(page=True)
