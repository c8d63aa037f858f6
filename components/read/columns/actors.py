"""The `actors` column → `model.Cast`, and what there is to say about its names."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from components.cells import actors
from components.cells.fold import skeleton
from components.model import Cast
from components.read.columns.cells import arrow
from components.read.wording import at_lines, counted, listed, quoted

if TYPE_CHECKING:
    import pandas as pd

    from components.model import Int64

_SAID = 20  # notes on single names or values before the rest is only counted


def cast(cells: pd.Series, lines: Int64) -> tuple[Cast, list[str]]:
    """Each distinct part of a cell is parsed once; `cells` are n texts, `lines` their line numbers."""
    lists = pc.split_pattern(arrow(cells), actors.BETWEEN).combine_chunks()
    encoded = lists.flatten().dictionary_encode()
    codes, bounds = encoded.indices.to_numpy(), np.concatenate(([0], np.cumsum(lists.value_lengths().to_numpy())))
    names: dict[str, int] = {}
    roles: dict[str, int] = {"": 0}
    parsed = np.full((len(encoded.dictionary), 2), -1, np.int32)  # a blank part names nobody
    odd: dict[str, int] = {}  # a part with stray brackets → its code
    for code, part in enumerate(encoded.dictionary.to_pylist()):
        pairs, strays = actors.parse(part)
        odd.update({stray: code for stray in strays if stray not in odd})
        for name, role in pairs:
            parsed[code] = names.setdefault(name, len(names)), roles.setdefault(role, len(roles))
    there = parsed[codes, 0] >= 0
    start = np.concatenate(([0], np.cumsum(there)))[bounds]
    actor, role = parsed[codes[there]].T.copy()
    found = Cast(tuple(names), tuple(roles), start, actor, role)
    if not odd:
        return found, look_alikes(found)
    first = np.unique(codes, return_index=True)[1][list(odd.values())]  # where each stands first
    return found, [_stray(list(odd), lines[np.searchsorted(bounds, first, "right") - 1]), *look_alikes(found)]


def _stray(odd: list[str], first: Int64) -> str:
    shown = listed([quoted(part) for part in odd])
    return (
        f"{counted(len(odd), 'actor')} with brackets that do not pair up as “Name [role]”, kept whole as a name: "
        f"{shown} ({at_lines(np.unique(first).tolist())})."
    )


def look_alikes(found: Cast) -> list[str]:
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
