"""The column that makes the best lanes for a file without actors."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from components.read.columns.column_profiles import ColumnProfile
from components.read.columns.header_words import PART, suggested_roles

if TYPE_CHECKING:
    import pandas as pd

_SEEN = 2_000  # rows
_NEVER = frozenset(
    ("id", "date", "title", "description", "actors", "status", "reported", "locator", "links", "start", "end", "line")
)
_FEW, _MANY, _MOST = 4, 25, 60  # values of good lanes, and of lanes at all
_FILLED = 0.5  # of the rows must have a value
_NAME_POINTS = {
    "group": 1.5,
    "type": 1.0,
    "place": 1.0,
    "actors": 1.5,
    "source": 0.25,
}  # points by role


def best_column(frame: pd.DataFrame) -> str:
    """The column whose few values divide the rows best, "" if there is none."""
    step = max(1, len(frame) // _SEEN)
    named = ((index, str(name)) for index, name in enumerate(frame.columns) if name not in _NEVER)
    ranked = [(_points(name, frame[name].iloc[::step].tolist()), -index, name) for index, name in named]
    points, _, name = max(ranked, default=(0.0, 0, ""))
    return name if points > 0 else ""


def makes_groups(name: str, values: tuple[str, ...]) -> bool:
    """Whether the distinct `values` of a column name groups of events: 2 to 60 texts, codes or yes and no; not amounts,
    days, times of day or addresses."""
    return 2 <= len(values) <= _MOST and _are_words(name, values)


@lru_cache(512)  # asked for each time the page runs
def _are_words(name: str, values: tuple[str, ...]) -> bool:
    profile = ColumnProfile(name, 0, values, values, len(values), len(values), len(values))
    return profile.kind in ("text", "code", "yes/no")


def _points(name: str, cells: list[str]) -> float:
    """The score of a column for lanes; 0 if it makes none. Best are 4 to 25 values, few blanks, no value on nearly all
    rows, and a name that suggests groups."""
    values = [cell.strip() for cell in cells if cell.strip()]
    different = len(set(values))
    if not 2 <= different <= _MOST or 2 * different > len(values) + 2:
        return 0
    if len(values) < _FILLED * len(cells):
        return 0
    profile = ColumnProfile(name, 0, tuple(cells), tuple(values[:300]), different, len(values), len(cells))
    if profile.kind not in ("text", "code") or max(map(len, values)) > 200:
        return 0
    largest = max(values.count(value) for value in set(values)) / len(values)
    fits = 2.0 if _FEW <= different <= _MANY else 1.0
    words = suggested_roles(name)
    named = max((points for role, points in _NAME_POINTS.items() if words.get(role, 0) >= PART), default=0)
    return fits + named + len(values) / len(cells) + (1 - largest) - (0.5 if profile.kind == "code" else 0)
