"""The Scene of an arrangement: marks, words, axis and gutter with their vertical positions. `connectors.py` makes the
lines between marks."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from components.language import joined, number, say
from components.layout import lane_heads, undated
from components.layout.labels import label
from components.layout.lane_groups import group_of
from components.layout.mark_cells import RADIUS
from components.marks import span
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
from components.views.swimlane.histogram import peak_label
from components.views.swimlane.item_marks import Extent, marks_of, undated_mark

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
    """The Scene of an arrangement whose first lane starts at `top` px, with the eras `behind` it; the view adds
    heading, legend and overview."""
    height, viewport = request.height or 0, time[1] if time else None
    lanes, row_middles = _lanes(arrangement, top, request)
    bottom = lanes[-1].bottom if lanes else max(top, height - BELOW) if height else top + 2 * BELOW
    marks, labels, anchors, highest = _marks(facts, arrangement, row_middles)
    _add_undated(facts, arrangement, lanes, frame, marks, labels, anchors)
    references = axis.references(facts, viewport, frame, top - behind.height) if viewport and lanes else ()
    ties = connectors.ties(facts, anchors, labels, [line.x for line in references])
    bounds = (frame.start - connectors.MARGIN, top, frame.right, bottom)
    paths = connectors.links(arrangement.visible.store, facts, arrangement.links, anchors, labels, ties, bounds)
    undrawn = len(arrangement.visible.links) - len(paths)
    outside = arrangement.outside + behind.outside
    picture_height = float(round(bottom + BELOW))  # whole px: plotly.js would stretch the picture to them
    built = Scene(
        width=request.width,
        height=picture_height,
        heading=Heading((), ()),
        axis=None,
        lanes=lanes,
        marks=(*behind.marks(top, bottom), *marks),
        stems=_stems(marks, labels, bottom) if not request.lanes else (),
        ties=ties,
        links=paths,
        labels=tuple(labels),
        references=references,
        gutter=_gutter(facts, arrangement, frame, top, bottom),
        notices=wording.notices(arrangement, request, outside, undrawn, picture_height),
        alt=wording.alt(facts, lanes, behind, outside, highest),
        hovers=wording.hovers(facts, arrangement, behind),
        selected=request.selected,
        more=len(arrangement.assignment.without_lane),
        lanes_in_sight=arrangement.lanes_in_sight,
        outside=outside,
    )
    return _with_axis(built, facts, time, bottom, request) if time else built


def _with_axis(
    scene: Scene, facts: prepare.Facts, time: tuple[TimeAxis, Viewport], bottom: float, request: Request
) -> Scene:
    """The scene with its time axis, ticks and folds below the lanes, which end at `bottom` px."""
    ticks = axis.ticks(*time, request.language, facts.zone)
    folds, unfolded = axis.folds(*time, request.width, bottom, ticks, request.language)
    return replace(
        scene, axis=axis.line(facts, time[1], bottom, request.language), ticks=ticks, folds=folds, unfolded=unfolded
    )


def _marks(
    facts: prepare.Facts, arrangement: Arrangement, row_middles: Sequence[Sequence[float]]
) -> tuple[list[Mark], list[Label], list[Anchor], list[tuple[int, str]]]:
    """The marks and labels of the items, the anchors of their ties and links, and of each histogram and profile the
    lane (an index) and the words of its highest step. `row_middles` has the y of each row of each lane."""
    links, chosen = arrangement.visible.store.links, arrangement.links
    linked = {*links.origin[chosen].tolist(), *links.target[chosen].tolist()}
    fullest = max((item.cluster.count for item in arrangement.items if item.cluster and not item.area), default=1)
    lanes = range(len(arrangement.assignment.lanes))
    extents = [Extent(fullest, arrangement.full.get(lane, 1.0), arrangement.roomy) for lane in lanes]
    marks: list[Mark] = []
    labels: list[Label] = []
    anchors: list[Anchor] = []
    highest: list[tuple[int, str]] = []
    for item, placed in zip(arrangement.items, arrangement.placed, strict=True):
        y = row_middles[item.lane][placed.row]
        hue = arrangement.assignment.hues[item.lane]
        item_marks = marks_of(item, facts, y, hue, extents[item.lane], placed.candidate, arrangement.window)
        marks += item_marks
        for mark in item_marks:
            if isinstance(mark, Histogram | Profile) and arrangement.window:
                highest.append((item.lane, mark.words))
                viewport = arrangement.window.viewport
                labels += filter(None, [peak_label(mark, item.lane, viewport.left, viewport.right)])
        labels += filter(None, [_label(item, facts, placed.candidate, y)])
        anchors += _anchors(item, y, linked)
    return marks, labels, anchors, highest


def _lanes(arrangement: Arrangement, top: float, request: Request) -> tuple[tuple[Lane, ...], list[list[float]]]:
    """The lanes below each other from `top` px on, and the y of the middle of each of their rows. They share what is
    left of the requested height. Guide lines are at the middles of rows, that of a histogram at its base."""
    spare = max(0.0, (request.height or 0) - top - sum(arrangement.needs) - BELOW) / max(1, len(arrangement.needs))
    lanes: list[Lane] = []
    middles, y = [], top
    can_open = {item.lane for item in arrangement.items if item.opens and arrangement.roomy}
    histogram_rows = {
        (item.lane, place.row) for item, place in zip(arrangement.items, arrangement.placed, strict=True) if item.counts
    }
    assignment, heads = arrangement.assignment, arrangement.heads
    for assigned, hue, head, rows, need in zip(
        assignment.lanes, assignment.hues, heads, arrangement.heights, arrangement.needs, strict=True
    ):
        height = need + spare
        row_top = y + (height - sum(rows)) / 2
        middle = []
        for row in rows:
            middle.append(round(row_top + row / 2, 2))
            row_top += row
        middles.append(middle)
        lines = [
            round(line + row / 2 * ((len(lanes), k) in histogram_rows), 2)
            for k, (line, row) in enumerate(zip(middle, rows, strict=True))
        ]
        lane = lane_heads.lane(assigned, hue, head, round(y, 2), round(y + height, 2), lines)
        if len(lanes) in can_open:  # an opened lane without room for all its events does not open further
            lane = replace(lane, rows_for="" if lane.name in request.opened else "some")
        elif lane.name in request.opened and arrangement.roomy:
            lane = replace(lane, rows_for="all")
        lanes.append(_in_group(lane, request))
        y += height
    return tuple(lanes), middles


def _in_group(lane: Lane, request: Request) -> Lane:
    """The lane with its group, if lanes are grouped."""
    if not request.lane_groups or lane.kind != "own" or request.lane_groups == request.lanes:
        return lane
    group = group_of(lane.name)
    return replace(lane, group=group, expanded=group in request.expanded)


def _anchors(item: Item, y: float, linked: Set[int]) -> list[Anchor]:
    """The anchors of an item whose middle is at `y` px; `linked` are the rows with links to draw."""
    shape = item.shape
    half = RADIUS if item.cluster and shape.kind == "dot" else span.HEIGHT / 2
    top, bottom = y - half, y + half
    if item.counts:
        ends = ((row, x, box_around(x, y, 1.0)) for row, x in item.link_ends if row in linked)
        return [Anchor(row, item.lane, x, y, box, box, False, item.first) for row, x, box in ends]
    ink = (shape.left, top, shape.right, bottom)
    start, end = shape.link_reach
    reach = (start, top, end, bottom)
    rows = [-1, *sorted(linked & set(item.cluster.linked))] if item.cluster else [item.row]
    return [Anchor(row, item.lane, shape.tie_x, y, ink, reach, not item.cluster, item.first) for row in rows]


def _label(item: Item, facts: prepare.Facts, candidate: Candidate, y: float) -> Label | None:
    if item.cluster:
        return label("", candidate, item.shape, y, item.lane)
    event = facts.event(item.row)
    full = item.shape.filled and prepare.status(event) == "occurred" and not facts.bare(item.row)
    return label(event.id, candidate, item.shape, y, item.lane, "inside" if full else "over")


def _stems(marks: Sequence[Mark], labels: Sequence[Label], bottom: float) -> tuple[Stem, ...]:
    """The stems of all dots, or none at all if any of them would run through words."""
    stems = tuple(Stem(dot.event, dot.x, dot.y + connectors.CLEAR, bottom) for dot in marks if isinstance(dot, Dot))
    x, top = (np.array([getattr(stem, side) for stem in stems])[:, None] for side in ("x", "top"))
    left, _, right, below = np.array([box for label in labels for box in label.boxes]).reshape(-1, 4).T
    return () if ((left <= x) & (x <= right) & (top < below)).any() else stems


def _add_undated(
    facts: prepare.Facts,
    arrangement: Arrangement,
    lanes: tuple[Lane, ...],
    frame: Frame,
    marks: list[Mark],
    labels: list[Label],
    anchors: list[Anchor],
) -> None:
    """Add the marks, labels and anchors of the events in the gutter to those of the axis."""
    left = frame.beside(arrangement.tracks)
    for index, (lane, entries) in enumerate(zip(lanes, arrangement.undated, strict=True)):
        start = (lane.top + lane.bottom - undated.height(entries)) / 2
        for entry in entries:
            y = round(start + entry.y, 2)
            if entry.row < 0:
                labels += filter(None, [undated.words(entry, "", undated.rest_left(frame.gutter), y)])
                continue
            event = facts.event(entry.row)
            labels += filter(None, [undated.words(entry, event.id, left, y)])
            x = undated.column(frame.gutter, arrangement.tracks[entry.row])
            marks.append(undated_mark(event, x, y, arrangement.assignment.hues[index]))
            box = box_around(x, y, undated.CORNER)
            anchors.append(Anchor(entry.row, index, x, y, box, box, True, bool(entry.lines)))


def _gutter(facts: prepare.Facts, arrangement: Arrangement, frame: Frame, top: float, bottom: float) -> Gutter | None:
    if not facts.waiting:
        return None
    width = frame.right - frame.gutter
    words = say("NO DATE") if width <= undated.SLIM else say("NO DATE YET")
    if width >= undated.WIDE:
        words = joined((words, number(arrangement.visible.undated)), " · ")
    box: Box = (frame.gutter, top, frame.right, bottom)
    return Gutter(box, words)
