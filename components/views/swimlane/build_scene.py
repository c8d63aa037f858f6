"""The Scene of an arrangement, with vertical positions: marks, words, axis, gutter. `connectors.py` adds the lines
between marks."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from components.language import joined, number, say
from components.layout import lane_heads, undated
from components.layout.labels import label
from components.layout.lane_groups import group_of
from components.marks import diamond, span
from components.marks.kind import box_around
from components.scene import (
    Box,
    Dot,
    Gutter,
    Heading,
    Histogram,
    Label,
    Lane,
    Mark,
    Profile,
    Scene,
    Stem,
)
from components.views.shared import axis, prepare
from components.views.shared.frame import BELOW
from components.views.swimlane import connectors, wording
from components.views.swimlane.connectors import Anchor
from components.views.swimlane.histogram import named
from components.views.swimlane.marked import Extent, marks_of, waiting

if TYPE_CHECKING:
    from components.layout.row_packing import Candidate
    from components.layout.scale import Viewport
    from components.layout.source import TimeAxis
    from components.model import Request
    from components.views.shared.frame import Frame
    from components.views.swimlane.arrange import Arrangement
    from components.views.swimlane.eras import Backdrop
    from components.views.swimlane.items import Item


def scene(
    facts: prepare.Facts,
    frame: Frame,
    time: tuple[TimeAxis, Viewport] | None,
    arrangement: Arrangement,
    behind: Backdrop,
    top: float,
    request: Request,
) -> Scene:
    """The Scene of an arrangement whose first lane starts at `top`, with the eras `behind` it; the view adds heading,
    legend and overview."""
    store, height = arrangement.seen.store, request.height or 0
    viewport = time[1] if time else None
    spare = max(0.0, height - top - sum(arrangement.needs) - BELOW) / max(1, len(arrangement.needs))
    lanes, heights = _lanes(arrangement, frame, top, spare, facts.opened)
    lanes = tuple(_in_group(lane, request) for lane in lanes)
    bottom = lanes[-1].bottom if lanes else max(top, height - BELOW) if height else top + 2 * BELOW
    chosen, seen = arrangement.links, arrangement.seen
    marks, labels, standings, highest = _inks(facts, arrangement, heights)
    _wait(facts, arrangement, lanes, frame, marks, labels, standings)
    references = axis.references(facts, viewport, frame, facts.waiting) if viewport else ()
    ties = connectors.ties(facts, standings, labels, [one.x for one in references])
    bounds = (frame.start - connectors.MARGIN, top, frame.right, bottom)
    links = connectors.links(store, facts, chosen, standings, labels, ties, bounds)
    left_out = connectors.left_out(len(seen.links) - len(links))
    assignment = arrangement.assignment
    outside = arrangement.outside + behind.outside
    high = float(round(bottom + BELOW))  # whole px: plotly.js would stretch the picture to them
    built = Scene(
        width=request.width,
        height=high,
        heading=Heading((), ()),
        axis=None,
        lanes=lanes,
        marks=(*behind.marks(top, bottom), *marks),
        stems=_stems(marks, labels, bottom) if not request.lanes else (),
        ties=ties,
        links=links,
        labels=tuple(labels),
        references=references,
        gutter=_gutter(facts, arrangement, frame, top, bottom),
        notices=(*wording.notices(arrangement, request, outside), *left_out, *wording.too_low(high, height)),
        alt=wording.alt(facts, lanes, behind, outside, highest),
        hovers=wording.hovers(facts, arrangement, behind),
        selected=request.selected,
        more=len(assignment.without_lane),
        lanes_in_sight=assignment.lane_range if assignment.without_lane else (),
        outside=outside,
    )
    return _with_axis(built, facts, time, bottom, request) if time else built


def _with_axis(
    scene: Scene, facts: prepare.Facts, time: tuple[TimeAxis, Viewport], bottom: float, request: Request
) -> Scene:
    """The scene with its time axis, ticks and folds below the lanes, which end at `bottom` px."""
    ticks = axis.marked(*time, request.language, facts.zone)
    folds, unfolded = axis.folds(*time, request.width, bottom, ticks, request.language)
    return replace(
        scene, axis=axis.line(facts, time[1], bottom, request.language), ticks=ticks, folds=folds, unfolded=unfolded
    )


def _inks(
    facts: prepare.Facts, arrangement: Arrangement, heights: Sequence[Sequence[float]]
) -> tuple[list[Mark], list[Label], list[Anchor], list[tuple[int, str]]]:
    """Marks and words of the events with a place on the axis, where ties and links may begin, and of each histogram its
    lane and the words of its highest step; `heights` are the middles of each lane's rows."""
    links, chosen = arrangement.seen.store.links, arrangement.links
    linked = {*links.origin[chosen].tolist(), *links.target[chosen].tolist()}
    fullest = max((item.cluster.count for item in arrangement.items if item.cluster and not item.area), default=1)
    lanes = range(len(arrangement.assignment.lanes))
    extents = [Extent(fullest, arrangement.full.get(lane, 1.0), arrangement.roomy) for lane in lanes]
    marks: list[Mark] = []
    labels: list[Label] = []
    standings: list[Anchor] = []
    highest: list[tuple[int, str]] = []
    for item, placed in zip(arrangement.items, arrangement.placed, strict=True):
        y = heights[item.lane][placed.row]
        hue = arrangement.assignment.hues[item.lane]
        own = marks_of(item, facts, y, hue, extents[item.lane], placed.candidate, arrangement.shown)
        marks += own
        for mark in own:
            if isinstance(mark, Histogram | Profile) and arrangement.shown:
                highest.append((item.lane, mark.words))
                viewport = arrangement.shown.viewport
                labels += filter(None, [named(mark, item.lane, viewport.left, viewport.right)])
        labels += filter(None, [_words(item, facts, placed.candidate, y)])
        standings += _anchors(item, y, linked)
    return marks, labels, standings, highest


def _lanes(
    arrangement: Arrangement, frame: Frame, top: float, spare: float, opened: Collection[str]
) -> tuple[tuple[Lane, ...], list[list[float]]]:
    """Lanes below each other, and the middle of each of their rows; `spare` px are added to each. The guide line of a
    histogram is its base."""
    lanes: list[Lane] = []
    middles, y = [], top
    counted = {item.lane for item in arrangement.items if item.opens and arrangement.roomy}
    grounds = {
        (item.lane, one.row) for item, one in zip(arrangement.items, arrangement.placed, strict=True) if item.counts
    }
    assignment, heads = arrangement.assignment, arrangement.heads
    for assigned, hue, head, rows, need in zip(
        assignment.lanes, assignment.hues, heads, arrangement.heights, arrangement.needs, strict=True
    ):
        high = need + spare
        at = y + (high - sum(rows)) / 2
        middle = []
        for row in rows:
            middle.append(round(at + row / 2, 2))
            at += row
        middles.append(middle)
        ends = zip(middle, rows, strict=True)
        lines = [round(at + row / 2 * ((len(lanes), k) in grounds), 2) for k, (at, row) in enumerate(ends)]
        lane = lane_heads.lane(assigned, hue, head, round(y, 2), round(y + high, 2), lines)
        if len(lanes) in counted:  # one that was opened and has no room for all does not open further
            lane = replace(lane, rows_for="" if lane.name in opened else "some")
        elif lane.name in opened and arrangement.roomy:
            lane = replace(lane, rows_for="all")
        lanes.append(lane)
        y += high
    return tuple(lanes), middles


def _in_group(lane: Lane, request: Request) -> Lane:
    """The lane with its group, if lanes are grouped."""
    if not request.lane_groups or lane.kind != "own" or request.lane_groups == request.lanes:
        return lane
    group = group_of(lane.name)
    return replace(lane, group=group, expanded=group in request.expanded)


def _anchors(item: Item, y: float, linked: Set[int]) -> list[Anchor]:
    shape, top, bottom = item.shape, y - span.HEIGHT / 2, y + span.HEIGHT / 2
    if item.counts:
        places = ((row, x, box_around(x, y, 1.0)) for row, x in item.holds if row in linked)
        return [Anchor(row, item.lane, x, y, box, box, False, item.first) for row, x, box in places]
    ink = (shape.left, top, shape.right, bottom)
    start, end = shape.grip
    grip = (start, top, end, bottom)
    rows = [-1, *sorted(linked & set(item.cluster.linked))] if item.cluster else [item.row]
    return [Anchor(row, item.lane, shape.hold, y, ink, grip, not item.cluster, item.first) for row in rows]


def _words(item: Item, facts: prepare.Facts, candidate: Candidate, y: float) -> Label | None:
    if item.cluster:
        return label("", candidate, item.shape, y, item.lane)
    event = facts.event(item.row)
    full = item.shape.filled and prepare.status(event) == "occurred" and not facts.bare(item.row)
    return label(event.id, candidate, item.shape, y, item.lane, "inside" if full else "over")


def _stems(marks: Sequence[Mark], labels: Sequence[Label], bottom: float) -> tuple[Stem, ...]:
    """The stem of each dot, or none at all where any would run through words."""
    found = tuple(Stem(one.event, one.x, one.y + connectors.CLEAR, bottom) for one in marks if isinstance(one, Dot))
    x, top = (np.array([getattr(one, side) for one in found])[:, None] for side in ("x", "top"))
    left, _, right, below = np.array([box for one in labels for box in one.boxes]).reshape(-1, 4).T
    return () if ((left <= x) & (x <= right) & (top < below)).any() else found


def _wait(
    facts: prepare.Facts,
    arrangement: Arrangement,
    lanes: tuple[Lane, ...],
    frame: Frame,
    marks: list[Mark],
    labels: list[Label],
    standings: list[Anchor],
) -> None:
    """Add the marks, words and places of the events in the gutter."""
    left = frame.beside(arrangement.tracks)
    for at, (lane, entries) in enumerate(zip(lanes, arrangement.undated, strict=True)):
        start = (lane.top + lane.bottom - undated.height(entries)) / 2
        for entry in entries:
            y = round(start + entry.y, 2)
            if entry.row < 0:
                labels += filter(None, [undated.words(entry, "", frame.gutter + undated.PAD / 2, y)])
                continue
            event = facts.event(entry.row)
            labels += filter(None, [undated.words(entry, event.id, left, y)])
            x = undated.column(frame.gutter, arrangement.tracks[entry.row])
            marks.append(waiting(event, x, y, arrangement.assignment.hues[at]))
            box = box_around(x, y, diamond.CONDITIONAL)
            standings.append(Anchor(entry.row, at, x, y, box, box, True, bool(entry.lines)))


def _gutter(facts: prepare.Facts, arrangement: Arrangement, frame: Frame, top: float, bottom: float) -> Gutter | None:
    if not facts.waiting:
        return None
    wide = frame.right - frame.gutter
    words = say("NO DATE") if wide <= undated.SLIM else say("NO DATE YET")
    if wide >= undated.WIDE:
        words = joined((words, number(arrangement.seen.undated)), " · ")
    box: Box = (frame.gutter, top, frame.right, bottom)
    return Gutter(box, words)
