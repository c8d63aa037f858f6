"""A plan gets its heights and becomes a Scene: marks, words, axis, gutter. What joins marks is in `joints.py`."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from components.layout import bands, gutter
from components.layout.labels import label
from components.marks import diamond, span
from components.marks.kind import around
from components.scene import (
    Box,
    Dot,
    Gutter,
    Heading,
    Label,
    Lane,
    Mark,
    Scene,
    Stem,
)
from components.views import joints, said
from components.views.joints import Standing
from components.views.marked import marks_of, waiting
from components.views.shared import axis, context

if TYPE_CHECKING:
    from components.layout.scale import Sight
    from components.layout.source import TimeAxis
    from components.layout.stack import Way
    from components.model import Request
    from components.views.items import Item
    from components.views.plan import Plan
    from components.views.shared.frame import Frame

BELOW = 60.0  # px under the lanes: axis, ticks, folds


def scene(
    facts: context.Facts,
    frame: Frame,
    time: tuple[TimeAxis, Sight] | None,
    plan: Plan,
    top: float,
    request: Request,
) -> Scene:
    """The Scene of a plan whose first lane starts at `top`; heading, legend and overview are added by the view."""
    store, asked = plan.seen.store, request.height or 0
    sight = time[1] if time else None
    spare = max(0.0, asked - top - sum(plan.needs) - BELOW) / max(1, len(plan.needs))
    lanes, heights = _lanes(plan, frame, top, spare)
    bottom = lanes[-1].bottom if lanes else max(top, asked - BELOW) if asked else top + 2 * BELOW
    chosen, seen = plan.links, plan.seen
    linked = {*store.links.origin[chosen].tolist(), *store.links.target[chosen].tolist()}
    fullest = max((item.pile.count for item in plan.items if item.pile), default=1)
    marks: list[Mark] = []
    labels: list[Label] = []
    standings: list[Standing] = []
    for item, placed in zip(plan.items, plan.placed, strict=True):
        y = heights[item.lane][placed.row]
        hue = plan.seats.bands[item.lane].hue
        marks += marks_of(item, facts, y, hue, fullest, placed.way, sight)
        if not item.pile:
            labels += filter(None, [_words(item, facts, placed.way, y)])
        standings += _standings(item, y, linked)
    _wait(facts, plan, lanes, frame, marks, labels, standings)
    references = axis.references(facts, sight, frame, facts.waiting) if sight else ()
    ties = joints.ties(facts, standings, labels, [one.x for one in references])
    bounds = (frame.start - joints.MARGIN, top, frame.right, bottom)
    links = joints.links(store, facts, chosen, standings, labels, ties, bounds)
    unlinked = len(seen.links) - len(links)
    ticks = axis.marked(*time, request.language, facts.zone) if time else ()
    folds, unfolded = axis.folds(*time, request.width, bottom, ticks, request.language) if time else ((), ())
    seats = plan.seats
    high = float(round(bottom + BELOW))  # whole px: plotly.js would stretch the picture to them
    return Scene(
        width=request.width,
        height=high,
        heading=Heading((), ()),
        axis=axis.line(facts, sight, bottom) if sight else None,
        lanes=lanes,
        marks=tuple(marks),
        stems=_stems(marks, bottom) if not request.lanes else (),
        ties=ties,
        links=links,
        labels=tuple(labels),
        ticks=ticks,
        folds=folds,
        references=references,
        gutter=_gutter(facts, plan, frame, top, bottom),
        notices=(*said.notices(plan, request), *joints.left_out(unlinked), *said.too_low(high, asked)),
        alt=said.alt(facts, lanes, plan.outside),
        hovers=said.hovers(facts, plan),
        selected=request.selected,
        unfolded=unfolded,
        more=len(seats.unseated),
        outside=plan.outside,
    )


def _lanes(plan: Plan, frame: Frame, top: float, spare: float) -> tuple[tuple[Lane, ...], list[list[float]]]:
    """Lanes below each other, and the middle of each of their rows; `spare` px are added to each."""
    lanes, middles, y = [], [], top
    for band, rows, need in zip(plan.seats.bands, plan.heights, plan.needs, strict=True):
        high = need + spare
        at = y + (high - sum(rows)) / 2
        middle = []
        for row in rows:
            middle.append(round(at + row / 2, 2))
            at += row
        middles.append(middle)
        lanes.append(bands.lane(band, frame.names, plan.brief, round(y, 2), round(y + high, 2), middle))
        y += high
    return tuple(lanes), middles


def _standings(item: Item, y: float, linked: Set[int]) -> list[Standing]:
    shape, top, bottom = item.shape, y - span.HEIGHT / 2, y + span.HEIGHT / 2
    ink = (shape.left, top, shape.right, bottom)
    grip = (shape.grip[0], top, shape.grip[1], bottom)
    rows = [-1, *sorted(linked & set(item.pile.linked))] if item.pile else [item.row]
    return [Standing(row, item.lane, shape.hold, y, ink, grip, not item.pile, item.first) for row in rows]


def _words(item: Item, facts: context.Facts, way: Way, y: float) -> Label | None:
    event = facts.event(item.row)
    full = item.shape.filled and context.status(event) == "occurred" and not facts.bare(item.row)
    return label(event.id, way, item.shape, y, item.lane, "inside" if full else "over")


def _stems(marks: Sequence[Mark], bottom: float) -> tuple[Stem, ...]:
    return tuple(Stem(one.event, one.x, one.y + joints.CLEAR, bottom) for one in marks if isinstance(one, Dot))


def _wait(
    facts: context.Facts,
    plan: Plan,
    lanes: tuple[Lane, ...],
    frame: Frame,
    marks: list[Mark],
    labels: list[Label],
    standings: list[Standing],
) -> None:
    """Adds the marks, words and places of the events in the gutter."""
    left = frame.beside(plan.tracks)
    for number, (lane, entries) in enumerate(zip(lanes, plan.undated, strict=True)):
        start = (lane.top + lane.bottom - gutter.height(entries)) / 2
        for entry in entries:
            y = round(start + entry.y, 2)
            if entry.row < 0:
                labels += filter(None, [gutter.words(entry, "", frame.gutter + gutter.PAD / 2, y)])
                continue
            event = facts.event(entry.row)
            labels += filter(None, [gutter.words(entry, event.id, left, y)])
            x = gutter.column(frame.gutter, plan.tracks[entry.row])
            marks.append(waiting(event, x, y, plan.seats.bands[number].hue))
            box = around(x, y, diamond.CONDITIONAL)
            standings.append(Standing(entry.row, number, x, y, box, box, True, bool(entry.lines)))


def _gutter(facts: context.Facts, plan: Plan, frame: Frame, top: float, bottom: float) -> Gutter | None:
    if not facts.waiting:
        return None
    wide = frame.right - frame.gutter
    many = f" · {plan.seen.undated:,}"
    words = "NO DATE" if wide <= gutter.SLIM else "NO DATE YET" + many * (wide >= gutter.WIDE)
    box: Box = (frame.gutter, top, frame.right, bottom)
    return Gutter(box, words)
