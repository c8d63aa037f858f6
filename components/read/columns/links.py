"""The `links` column → `model.Links`, with notes on links whose target does not exist and on links without a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.cells import links as notation
from components.language import message
from components.model import Links
from components.read.columns.cells import all_blank, blank
from components.read.wording import at_lines, counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from components.model import Int64

_MOST_NOTES = 20  # notes on single ids before the rest is only counted


def links(cells: pd.Series, ids: pd.Series, lines: Int64) -> tuple[Links, list[str]]:
    """The links of n cells to n ids, and notes on them; if an id occurs twice, its first row is the target."""
    return linked_rows(cells, {} if all_blank(cells) else first_rows(ids), lines)


def first_rows(ids: pd.Series) -> dict[str, int]:
    """The first row of each id."""
    return dict(zip(ids[::-1].tolist(), range(len(ids) - 1, -1, -1), strict=True))


def linked_rows(cells: pd.Series, rows: Mapping[str, int], lines: Int64) -> tuple[Links, list[str]]:
    """The links of n cells, given the row of each possible target id, and notes on them; `lines` are the cells'
    lines."""
    linked = np.flatnonzero(~blank(cells)).tolist()
    kinds: dict[str, int] = {}
    found: list[tuple[int, int, int]] = []
    lost: dict[str, list[int]] = {}
    bare: list[int] = []
    for row in linked:
        for kind, target in notation.parse(cells.iloc[row]):
            if not kind:
                bare.append(int(lines[row]))
            if target in rows:
                found.append((row, rows[target], kinds.setdefault(kind, len(kinds))))
            else:
                lost.setdefault(target, []).append(int(lines[row]))
    origin, target_rows, kind_codes = np.array(found, np.int32).reshape(-1, 3).T
    return Links(tuple(kinds), origin, target_rows, kind_codes), [*_lost_notes(lost), *_bare_notes(bare)]


def _lost_notes(lost: dict[str, list[int]]) -> list[str]:
    notes = [
        message(
            "A link on {lines} leads to {target}, which is no event here; it is kept but not drawn.",
            lines=at_lines(link_lines),
            target=quoted(target) if target else message("no id at all"),
        )
        for target, link_lines in list(lost.items())[:_MOST_NOTES]
    ]
    if len(lost) > _MOST_NOTES:
        more = [quoted(target) for target in list(lost)[_MOST_NOTES:]]
        notes.append(
            message(
                "Links to {ids} are kept but not drawn: {names}.",
                ids=counted(len(more), "further unknown id"),
                names=listed(more),
            )
        )
    return notes


def _bare_notes(bare: list[int]) -> list[str]:
    return (
        [
            message(
                "Links without a kind (“kind: id”) on {lines}: kept, of no kind.", lines=at_lines(dict.fromkeys(bare))
            )
        ]
        if bare
        else []
    )
