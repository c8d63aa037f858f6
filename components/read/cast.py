"""The `actors` column → `model.Cast`, and what there is to say about its names."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.cells import actors
from components.cells.fold import skeleton
from components.model import Cast
from components.read.wording import at_lines, counted, listed, quoted

if TYPE_CHECKING:
    from components.model import Int64

_SAID = 20  # notes on single names or values before the rest is only counted


def cast(cells: pd.Series, lines: Int64) -> tuple[Cast, list[str]]:
    """Each distinct cell is parsed once; `cells` are n texts, `lines` their line numbers."""
    codes, distinct = pd.factorize(cells)
    names: dict[str, int] = {}
    roles: dict[str, int] = {"": 0}
    flat: list[tuple[int, int]] = []
    bounds = np.zeros(len(distinct) + 1, np.int64)
    odd: dict[str, int] = {}  # a part with stray brackets → the distinct cell it is in
    for code, cell in enumerate(distinct):
        pairs, strays = actors.parse(cell)
        odd.update({part: code for part in strays if part not in odd})
        flat += [(names.setdefault(name, len(names)), roles.setdefault(role, len(roles))) for name, role in pairs]
        bounds[code + 1] = len(flat)
    parts = np.array(flat, np.int32).reshape(-1, 2)
    counts = np.diff(bounds)[codes]
    start = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    at = np.arange(start[-1]) + np.repeat(bounds[codes] - start[:-1], counts)
    found = Cast(tuple(names), tuple(roles), start, parts[at, 0], parts[at, 1])
    first = lines[np.unique(codes, return_index=True)[1]]
    return found, [*_stray(odd, first), *_look_alikes(found)]


def _stray(odd: dict[str, int], first: Int64) -> list[str]:
    if not odd:
        return []
    shown = listed([quoted(part) for part in odd])
    return [
        f"{counted(len(odd), 'actor')} with brackets that do not pair up as “Name [role]”, kept whole as a name: "
        f"{shown} ({at_lines(sorted({int(first[code]) for code in odd.values()}))})."
    ]


def _look_alikes(found: Cast) -> list[str]:
    """Names a reader would take for the same one. They stay apart: only the person knows."""
    same: dict[str, list[str]] = {}
    for name in found.names:
        same.setdefault(skeleton(name), []).append(name)
    groups = [group for group in same.values() if len(group) > 1]
    notes = [
        f"Look-alike actors, kept apart: {listed([_told_apart(name, group[0]) for name in group])}."
        for group in groups[:_SAID]
    ]
    if len(groups) > _SAID:
        notes.append(f"{len(groups) - _SAID:,} more groups of look-alike actors, kept apart.")
    return notes


def _told_apart(name: str, first: str) -> str:
    """The name, and by their Unicode names those of its letters beyond ASCII that the group's first has not."""
    strange = dict.fromkeys(c for c in name if not c.isascii() and c not in first)
    letters = ", ".join(unicodedata.name(c, f"U+{ord(c):04X}").lower() for c in strange)
    return f"{quoted(name)} (with {letters})" if letters else quoted(name)
