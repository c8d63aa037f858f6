"""The rows of a lane: the place of each of its marks and areas, and of their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.language import listed
from components.layout import bars
from components.layout.bars import HIGH
from components.layout.labels import bare_mark, candidates, candidates_in_row, thin_bar
from components.layout.mark_cells import CELL, OVERHANG
from components.layout.overlap import depth, meeting_ends
from components.layout.row_packing import GAP, ROW, Candidate, Placed, Wall, fill_labels, pack
from components.layout.rules import ROOMY
from components.layout.shape import SOFT
from components.views.swimlane.histogram import WORDS, area_height
from components.views.swimlane.item_marks import cluster_words
from components.views.swimlane.ties import sort_rows, walls_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.layout.lane_histogram import Counts
    from components.views.shared import prepare
    from components.views.shared.frame import Frame
    from components.views.swimlane.items import Item
    from components.views.swimlane.ties import Tie


@dataclass(frozen=True, eq=False)
class Packing:
    """What the packing of every lane depends on. A lane has so many `rows`, or as many as its marks need; marks have
    `words` or none. `references` are the x of reference lines; `touch` is the px by which bars may overlap if they only
    touch; `counts` are those of all crowded lanes; `pulls` are those of `pulls_of`."""

    facts: prepare.Facts
    frame: Frame
    rows: int
    words: bool
    touch: float
    references: Sequence[float]
    ties: Sequence[Tie]
    pulls: Mapping[tuple[int, int], float]
    counts: Sequence[Counts]


def pack_lane(lane: int, items: Sequence[Item], packing: Packing) -> list[Placed]:
    """The place of each item of a lane: first rows of clusters and events, then rows of thin bars, then a row for each
    area."""
    facts, frame, touch = packing.facts, packing.frame, packing.touch
    members = [item for item in items if not (item.thin or item.area)]
    lines = sorted([*packing.references, *(tie.x for tie in packing.ties if tie.first <= lane <= tie.last)])
    choices = [_touching(_candidates(facts, item, frame, packing.words, lines), touch) for item in members]
    choices, label_choices = _in_rows(facts, members, choices, frame.end)
    placed, count = pack(choices, lines, max(packing.rows, _rows_needed(choices))) if choices else ([], 0)
    placed = sort_rows(placed, count, [packing.pulls.get((item.row, lane), 0.0) for item in members])
    rows = {item.row: place.row for item, place in zip(members, placed, strict=True) if not item.cluster}
    walls = [Wall(x, 0, count) for x in packing.references] + walls_of(packing.ties, lane, rows, count)
    thin_items = [item for item in items if item.thin]
    placed = fill_labels(placed, label_choices, walls) + _thin(packing, thin_items, count)
    first = max((place.row + 1 for place in placed), default=0)
    areas = [item for item in items if item.area]
    return placed + [Placed(first + k, _area(item, packing)) for k, item in enumerate(areas)]


def _area(item: Item, packing: Packing) -> Candidate:
    """The candidate of a profile or histogram."""
    if packing.rows < ROOMY:
        return bare_mark(item.shape, packing.rows * ROW)
    if item.steps:
        return bare_mark(item.shape, HIGH + WORDS)
    return bare_mark(item.shape, area_height(packing.counts) + WORDS)


def _touching(choices: tuple[Candidate, ...], touch: float) -> tuple[Candidate, ...]:
    """The candidates of one mark. Those of a bar may overlap neighbours that it only touches by `touch` px, by half of
    its length at most."""
    bare = choices[-1]
    most = min(touch, (bare.right - bare.left) / 2)
    return tuple(
        candidate._replace(bar=most) if candidate.bar and candidate.bar != most else candidate for candidate in choices
    )


def _in_rows(
    facts: prepare.Facts, items: Sequence[Item], choices: Sequence[tuple[Candidate, ...]], end: float
) -> tuple[list[tuple[Candidate, ...]], list[tuple[Candidate, ...]]]:
    """The candidates of each item for finding its row, and those for its label once it has a row. They differ for bars
    that touch others, so that these share a row even if their titles are longer than they are; `end` is the px of the
    axis' end."""
    row_choices, label_choices = list(choices), list(choices)
    bars = [k for k, options in enumerate(choices) if options[-1].bar]
    left, right, touch = (np.array([getattr(choices[k][-1], side) for k in bars]) for side in ("left", "right", "bar"))
    for k, before, after in zip(bars, *meeting_ends(left, right, touch, GAP), strict=True):
        if before or after:
            title = facts.event(items[k].row).title if len(choices[k]) > 1 else ""
            row_choices[k], label_choices[k] = candidates_in_row(
                choices[k], items[k].shape, title, end, (before, after)
            )
    return row_choices, label_choices


def _rows_needed(choices: Sequence[Sequence[Candidate]]) -> int:
    """The number of rows that marks need without words, each given by its candidates."""
    left, right, touch = (
        np.array([getattr(options[-1], side) for options in choices]) for side in ("left", "right", "bar")
    )
    return depth(left, right + np.where(touch > 0, -np.minimum(touch, (right - left) / 2), GAP))


def _thin(packing: Packing, items: Sequence[Item], first: int) -> list[Placed]:
    """The places of thin bars, in rows from `first` on; each has its title beside it if the next bar in its row leaves
    room."""
    if not items:
        return []
    left, right = (np.array([getattr(item.shape, side) for item in items]) for side in ("left", "right"))
    hazes = [SOFT * packing.facts.event(item.row).approximate for item in items]
    rows = bars.rows(left, bars.right_ends(left, right, packing.touch))
    found = []
    ends: dict[int, float] = {}  # px in each row where the words of the next bar on the left must end
    for item, row, haze in zip(reversed(items), reversed(rows.tolist()), reversed(hazes), strict=True):
        assert item.size
        title = packing.facts.event(item.row).title if item.first and packing.words else ""
        end = ends.get(row, packing.frame.end)
        found.append(Placed(first + row, thin_bar(item.shape, title, item.size, end, haze)))
        ends[row] = min(end, item.shape.left - haze - GAP)
    return found[::-1]


def _candidates(
    facts: prepare.Facts, item: Item, frame: Frame, words: bool, lines: Sequence[float]
) -> tuple[Candidate, ...]:
    """The candidates of an item, the last one without words; `lines` are the x that words avoid."""
    if item.cluster:
        disc = item.shape.kind == "dot"
        shape = item.shape._replace(left=item.shape.left + OVERHANG * disc, right=item.shape.right - OVERHANG * disc)
        bare = bare_mark(shape, CELL) if disc else bare_mark(shape)
        if not (item.cluster.inseparable and words):
            return (bare,)
        titles, count = cluster_words(item.cluster, facts.zone)  # no zoom would show them
        choices = candidates(shape, listed(titles), count, frame.words, frame.end, lines, OVERHANG * disc)
        # A disc is too high for words above and below it.
        return (*(choice for choice in choices[:-1] if not (disc and choice.side == "around")), bare)
    event = facts.event(item.row)
    haze = SOFT * (event.approximate and item.shape.kind != "dot")
    if not item.first or not words:
        found: tuple[Candidate, ...] = (bare_mark(item.shape),)
    else:
        found = candidates(item.shape, event.title, event.words, frame.words, frame.end, lines, haze)
    if not haze:
        return found
    left, right = item.shape.left - haze, item.shape.right + haze
    return tuple(
        candidate._replace(left=min(candidate.left, left), right=max(candidate.right, right), bar=0.0)
        for candidate in found
    )
