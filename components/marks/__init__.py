"""FLOOR 1 · marks: the look of each kind of mark as ink in px, one file a kind. Plotly is not used here.

A new mark needs a dataclass in `scene/marks.py`, one file here with a `Kind`, and one line in `KINDS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.language import say
from components.marks import bar, cluster, connectors, diamond, dot, era, fade, histogram, profile, span, tail
from components.scene import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.marks.ink import Ink
    from components.marks.kind import Entry, Kind
    from components.marks.palette import Palette
    from components.scene import Mark, Symbol

KINDS: tuple[Kind[Any], ...] = (
    dot.KIND,
    span.KIND,
    fade.KIND,
    tail.KIND,
    diamond.KIND,
    cluster.KIND,
    profile.KIND,
    histogram.KIND,
    era.KIND,
    bar.KIND,
)
_KIND_OF = {kind.mark: kind for kind in KINDS}

_ENTRIES = [entry for entries in (*(kind.legend for kind in KINDS), connectors.LEGEND) for entry in entries]
LEGEND: dict[Symbol, Entry] = {
    entry.symbol: entry for entry in sorted(_ENTRIES, key=lambda entry: (*SYMBOLS, entry.symbol).index(entry.symbol))
}


def legend_entries(marks: Iterable[Mark], also: Iterable[Symbol] = ()) -> tuple[tuple[Symbol, str], ...]:
    """The legend entries for `marks` and for the symbols in `also`, in the order of the legend: each symbol and its
    meaning in the current language."""
    needed = {*also, *(symbol for mark in marks for symbol in kind_of(mark).symbols(mark))}
    assert needed <= LEGEND.keys(), "a kind names the symbols of its own entries, or of others'"
    return tuple((symbol, say(entry.words)) for symbol, entry in LEGEND.items() if symbol in needed)


def kind_of(mark: Mark) -> Kind[Any]:
    """The kind of a mark. Raises TypeError for a mark without one."""
    kind = _KIND_OF.get(type(mark))
    if kind is None:
        raise TypeError(f"no file in components/marks says how a {type(mark).__name__} looks")
    return kind


def event_of(mark: Mark) -> str:
    """The id of the event that a mark stands for, "" if it stands for several."""
    return kind_of(mark).event(mark)


def paint(mark: Mark, palette: Palette) -> list[Ink]:
    """The ink of one mark, bottom layer first."""
    return kind_of(mark).paint(mark, palette)
