"""A plan gets its heights and becomes a Scene: marks, words, axis, gutter. What joins marks is in `joints.py`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from math import log
from typing import TYPE_CHECKING

from components.dates import span_words
from components.layout import bands, gutter
from components.layout.labels import label
from components.layout.shape import End, Shape
from components.layout.traits import KINDS
from components.marks import diamond, span
from components.marks.kind import around
from components.model import FUTURE, PAST
from components.scene import (
    Box,
    Cluster,
    Diamond,
    Dot,
    Doubt,
    Fade,
    FadeEnd,
    Gutter,
    Heading,
    Label,
    Lane,
    Mark,
    Scene,
    Span,
    SpanEnd,
    Stem,
)
from components.views import joints, said
from components.views.joints import Standing
from components.views.shared import axis, context

if TYPE_CHECKING:
    from components.layout.scale import Sight
    from components.layout.source import TimeAxis
    from components.model import Event, Request
    from components.views.items import Item, Pile
    from components.views.plan import Plan
    from components.views.shared.frame import Frame

ENDS: Mapping[End, SpanEnd] = {"round": "round", "cap": "cap", "fade": "fade"}  # all others go on or are cut: flat
GOES_ON: Mapping[End, FadeEnd] = {"arrow": "arrow", "unknown": "unknown"}
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
        if item.pile:
            marks.append(_cluster(item.pile, item.shape, y, hue, fullest))
        else:
            event = facts.event(item.row)
            marks += [mark for part in item.parts for mark in _marks(event, part, y, hue)]
            words = label(event.id, placed.way, item.shape, y, item.lane)
            labels += [words] if words else []
        standings += _standings(item, y, linked)
    _wait(facts, plan, lanes, frame, marks, labels, standings)
    references = axis.references(facts, sight, frame, facts.waiting) if sight else ()
    ties = joints.ties(facts, standings, labels, [one.x for one in references])
    bounds = (frame.start - joints.MARGIN, top, frame.right, bottom)
    links = joints.links(store, facts, chosen, standings, labels, ties, bounds)
    unlinked = len(seen.links) - len(links)
    ticks = axis.marked(*time, request.language) if time else ()
    folds, unfolded = axis.folds(sight, request.width, bottom, ticks, request.language) if sight else ((), ())
    seats = plan.seats
    high = float(round(bottom + BELOW))  # whole px: plotly.js would stretch the picture to them
    return Scene(
        width=request.width,
        height=high,
        heading=Heading((), ()),
        axis=axis.line(sight, bottom) if sight else None,
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


def _marks(event: Event, shape: Shape, y: float, hue: int) -> list[Mark]:
    """The marks of one shape of an event on its row."""
    status, doubt = context.status(event), Doubt(event.approximate, event.uncertain)
    if shape.kind == "dot":
        return [Dot(event.id, shape.anchor, y, hue, status, doubt)]
    if shape.kind == "sometime":
        ends = ENDS.get(shape.left_end, "flat"), ENDS.get(shape.right_end, "flat")
        return [Span(event.id, shape.left, shape.right, y, span.HEIGHT, hue, "sometime", *ends, status, doubt)]
    start, end = shape.solid or ((shape.left + shape.right) / 2,) * 2
    found: list[Mark] = []
    if end > start:
        left: SpanEnd = "flat" if start - shape.left > 1.0 or shape.left_end == "cut" else "round"
        right: SpanEnd = "flat" if shape.right - end > 1.0 or shape.right_end == "cut" else "round"
        found.append(Span(event.id, start, end, y, span.LASTED, hue, "lasted", left, right, status, doubt))
    for solid, gone, how in ((start, shape.left, shape.left_end), (end, shape.right, shape.right_end)):
        if abs(solid - gone) > 1.0:
            found.append(Fade(event.id, solid, gone, y, span.LASTED, hue, GOES_ON.get(how, "none"), status))
    return found


def _cluster(pile: Pile, shape: Shape, y: float, hue: int, fullest: int) -> Cluster:
    """The cluster, with words that name first what it is, then what matters most in it."""
    share = round(log(pile.count) / log(fullest), 3)
    when = span_words(PAST if pile.opens[0] else pile.first, FUTURE if pile.opens[1] else pile.last - 1)
    less = [f"{count:,} {kind}" for count, kind in zip(pile.kinds[1:], KINDS[1:], strict=True) if count]
    titles = [title for title in pile.titles if title] + ["…"] * (pile.count > len(pile.titles))
    words = "\n".join([f"{pile.count:,} events, {when}", *[f"of them {', '.join(less)}"] * bool(less), *titles])
    half = 0.0 if shape.kind == "dot" else round((shape.right - shape.left) / 2, 2)
    x, first, last = round(shape.anchor, 2), float(pile.first), float(pile.last)
    return Cluster(pile.ids, pile.count, x, y, hue, words, first, last, half, share)


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
            marks.append(Diamond(event.id, x, y, plan.seats.bands[number].hue, context.status(event)))
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
