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
_SPOKEN = {"group": 1.5, "type": 1.0, "place": 1.0, "actors": 1.5, "source": 0.25}  # points for what the name says


def best_column(frame: pd.DataFrame) -> str:
    """The column whose few values divide the rows best, "" if there is none."""
    step = max(1, len(frame) // _SEEN)
    named = ((at, str(name)) for at, name in enumerate(frame.columns) if name not in _NEVER)
    ranked = [(_points(name, frame[name].iloc[::step].tolist()), -at, name) for at, name in named]
    points, _, name = max(ranked, default=(0.0, 0, ""))
    return name if points > 0 else ""


def makes_groups(name: str, values: tuple[str, ...]) -> bool:
    """Whether the different `values` of a column name groups of events: not too many texts, codes or yes and no, rather
    than amounts, days, times of day or addresses."""
    return 2 <= len(values) <= _MOST and _are_words(name, values)


@lru_cache(512)  # asked for each time the page runs
def _are_words(name: str, values: tuple[str, ...]) -> bool:
    profile = ColumnProfile(name, 0, values, values, len(values), len(values), len(values))
    return profile.kind in ("text", "code", "yes/no")


def _points(name: str, cells: list[str]) -> float:
    """The score of a column for lanes: few values, most rows in one of them, none with nearly all rows; 0 if it makes
    no lanes."""
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
    named = max((points for role, points in _SPOKEN.items() if words.get(role, 0) >= PART), default=0)
    return fits + named + len(values) / len(cells) + (1 - largest) - (0.5 if profile.kind == "code" else 0)
