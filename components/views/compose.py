"""A plan gets its heights and becomes a Scene: marks, words, axis, gutter. What joins marks is in `joints.py`."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import TYPE_CHECKING

import numpy as np

from components.dates import span_words
from components.layout import bands, gutter
from components.layout.heading import REFERENCE
from components.layout.labels import label
from components.layout.scale import quiet_words
from components.layout.shape import End, Shape, known
from components.layout.steps import finest
from components.layout.text import shorten, width
from components.layout.ticks import ticks
from components.scene import (
    Axis,
    Box,
    Cluster,
    Diamond,
    Dot,
    Doubt,
    Fade,
    FadeEnd,
    Fold,
    Gutter,
    Heading,
    Label,
    Lane,
    Mark,
    Reference,
    Scene,
    Span,
    SpanEnd,
    Symbol,
    Tick,
)
from components.views import context, joints
from components.views.joints import Standing

if TYPE_CHECKING:
    from components.layout.scale import Scale
    from components.model import Event, Request, Store
    from components.views.swimlane import Frame, Item, Plan

SPAN = 17.0  # px high
BAR = 13.0
DIAMOND = 14.0  # px from middle to corner
CLUSTER_IDS = 20  # events a cluster names
ENDS: Mapping[End, SpanEnd] = {"round": "round", "cap": "cap", "fade": "fade", "arrow": "flat", "unknown": "flat"}
GOES_ON: Mapping[End, FadeEnd] = {"arrow": "arrow", "unknown": "unknown"}
BELOW = 60.0  # px under the lanes: axis, ticks, folds


def scene(
    store: Store, facts: context.Facts, frame: Frame, scale: Scale | None, plan: Plan, top: float, request: Request
) -> Scene:
    """The Scene of a plan whose first lane starts at `top`; heading and legend are added by the view."""
    asked = request.height or 0
    spare = max(0.0, asked - top - sum(plan.needs) - BELOW) / max(1, len(plan.needs))
    lanes, heights = _lanes(plan, frame, top, spare)
    bottom = lanes[-1].bottom if lanes else max(top, asked - BELOW) if asked else top + 2 * BELOW
    chosen = joints.drawable(store, facts, plan.tracks)
    linked = {*store.links.origin[chosen].tolist(), *store.links.target[chosen].tolist()}
    marks: list[Mark] = []
    labels: list[Label] = []
    standings: list[Standing] = []
    for item, placed in zip(plan.items, plan.placed, strict=True):
        y = heights[item.lane][placed.row]
        hue = plan.seats.bands[item.lane].hue
        marks += [_cluster(store, item, y, hue)] if len(item.rows) > 1 else []
        marks += [mark for part in item.parts * (len(item.rows) == 1) for mark in _marks(item.event, part, y, hue)]
        words = label(item.event.id, placed.way, item.shape, y, item.lane)
        labels += [words] if words else []
        standings += _standings(item, y, linked)
    _wait(facts, plan, lanes, frame, marks, labels, standings)
    links, dropped = joints.links(store, facts, chosen, standings, labels)
    high = round(bottom + BELOW, 2)
    return Scene(
        width=request.width,
        height=high,
        heading=Heading((), ()),
        axis=Axis(frame.start, frame.end, bottom, scale.units[0], scale.units[-1]) if scale else None,
        lanes=lanes,
        marks=tuple(marks),
        ties=joints.ties(facts, standings),
        links=links,
        labels=tuple(labels),
        ticks=_ticks(store, facts, scale, frame, request.language) if scale else (),
        folds=_folds(scale, frame, request.language) if scale else (),
        references=_references(facts, scale, frame, len(facts.undated) > 0) if scale else (),
        gutter=_gutter(facts, frame, top, bottom),
        notices=(*_notices(plan), *dropped, *_too_low(high, asked)),
        alt=_alt(facts, lanes),
        hovers=_hovers(facts),
        selected=request.selected,
    )


def symbols(store: Store, facts: context.Facts, plan: Plan) -> tuple[Symbol, ...]:
    """What the legend has to explain: only what is in the picture, in a fixed order."""
    singles = [item for item in plan.items if len(item.rows) == 1]
    waiting = [facts.event(row) for row in plan.tracks]
    statuses = {context.status(event) for event in (*(item.event for item in singles), *waiting)}
    lanes_of: dict[int, set[int]] = {}
    for item in singles:
        lanes_of.setdefault(item.event.index, set()).add(item.lane)
    present: dict[Symbol, bool] = {
        "day": any(item.shape.kind == "dot" for item in singles),
        "sometime": any(
            item.shape.kind == "sometime" and item.shape.left_end == item.shape.right_end for item in singles
        ),
        "by": any(
            item.shape.kind == "sometime" and "fade" in (item.shape.left_end, item.shape.right_end) for item in singles
        ),
        "lasted": any(item.shape.kind == "lasted" for item in singles),
        "about": any(item.event.approximate or item.event.uncertain for item in singles),
        "planned": bool(statuses & {"scheduled", "expected"}),
        "conditional": "conditional" in statuses,
        "cancelled": "cancelled" in statuses,
        "disputed": "disputed" in statuses,
        "cluster": len(singles) < len(plan.items),
        "tie": any(len(lanes) > 1 for lanes in lanes_of.values()),
        "link": len(joints.drawable(store, facts, plan.tracks)) > 0,
    }
    return tuple(symbol for symbol, there in present.items() if there)


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
    shape, top, bottom = item.shape, y - SPAN / 2, y + SPAN / 2
    ink = (shape.left, top, shape.right, bottom)
    grip = (shape.grip[0], top, shape.grip[1], bottom)
    alone = len(item.rows) == 1
    rows = item.rows.tolist() if alone else [-1, *(linked & set(item.rows.tolist()))]
    return [Standing(row, item.lane, shape.anchor, y, ink, grip, alone) for row in rows]


def _marks(event: Event, shape: Shape, y: float, hue: int) -> list[Mark]:
    """The marks of one shape of an event on its row."""
    status, doubt = context.status(event), Doubt(event.approximate, event.uncertain)
    if shape.kind == "dot":
        return [Dot(event.id, shape.anchor, y, hue, status, doubt)]
    if shape.kind == "sometime":
        ends = ENDS[shape.left_end], ENDS[shape.right_end]
        return [Span(event.id, shape.left, shape.right, y, SPAN, hue, "sometime", *ends, status, doubt)]
    start, end = shape.solid or ((shape.left + shape.right) / 2,) * 2
    found: list[Mark] = []
    if end > start:
        left: SpanEnd = "flat" if start - shape.left > 1.0 else "round"
        right: SpanEnd = "flat" if shape.right - end > 1.0 else "round"
        found.append(Span(event.id, start, end, y, BAR, hue, "lasted", left, right, status, doubt))
    for solid, gone, how in ((start, shape.left, shape.left_end), (end, shape.right, shape.right_end)):
        if abs(solid - gone) > 1.0:
            found.append(Fade(event.id, solid, gone, y, BAR, hue, GOES_ON.get(how, "none"), status))
    return found


def _cluster(store: Store, item: Item, y: float, hue: int) -> Cluster:
    first = int(store.dates.earliest_start[item.rows].min())
    last = int(store.dates.latest_end[item.rows].max())
    names, codes = store.codes("id")
    ids = tuple(names[code] for code in codes[item.rows[:CLUSTER_IDS]])
    words = f"{len(item.rows):,} events, {span_words(first, last)}"
    return Cluster(ids, len(item.rows), item.shape.anchor, y, hue, words)


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
            box = (x - DIAMOND, y - DIAMOND, x + DIAMOND, y + DIAMOND)
            standings.append(Standing(entry.row, number, x, y, box, box, True))


def _ticks(store: Store, facts: context.Facts, scale: Scale, frame: Frame, language: str) -> tuple[Tick, ...]:
    to_px = context.to_px(scale, frame.start, frame.end)
    seconds, _ = known(store.dates, facts.dated, facts.until[facts.dated])
    lines = np.array(facts.kept_in_sight)
    dated = np.append(seconds, lines), np.append(finest(store.dates.precision[facts.dated]), 0.0 * lines)
    found = ticks(scale, scale.units[0], scale.units[-1], frame.end - frame.start, language, dated)
    return tuple(Tick(round(float(to_px(one.second)), 2), one.text, one.under, one.strong) for one in found)


def _folds(scale: Scale, frame: Frame, language: str) -> tuple[Fold, ...]:
    to_px = context.to_px(scale, frame.start, frame.end)
    return tuple(
        Fold(round(float(to_px(start)), 2), round(float(to_px(end)), 2), quiet_words(end - start, language))
        for start, end in scale.folds
    )


def _references(facts: context.Facts, scale: Scale, frame: Frame, gutter_there: bool) -> tuple[Reference, ...]:
    """The reference lines, their words kept inside the picture, off the gutter's and off each other."""
    to_px = context.to_px(scale, frame.start, frame.end)
    low, high = frame.left, frame.gutter - 8.0 if gutter_there else frame.right
    ends: dict[int, float] = {}
    found = []
    for second, words in sorted(facts.references):
        text, x = shorten(words, high - low, REFERENCE), float(to_px(second))
        half = width(text, REFERENCE) / 2
        at = min(max(x, low + half), high - half)
        line = next(k for k in range(len(ends) + 1) if ends.get(k, low - 8.0) + 8.0 <= at - half)
        ends[line] = at + half
        found.append(Reference(round(x, 2), text, round(at, 2), line))
    return tuple(found)


def _gutter(facts: context.Facts, frame: Frame, top: float, bottom: float) -> Gutter | None:
    if not len(facts.undated):
        return None
    wide = frame.right - frame.gutter
    many = f" · {len(facts.undated):,}"
    words = "NO DATE" if wide <= gutter.SLIM else "NO DATE YET" + many * (wide >= gutter.WIDE)
    box: Box = (frame.gutter, top, frame.right, bottom)
    return Gutter(box, words)


def _notices(plan: Plan) -> tuple[str, ...]:
    """What the picture does not show one by one, so that nothing is missing in silence."""
    found = []
    joined = [item for item in plan.items if len(item.rows) > 1]
    if joined:
        events = sum(len(item.rows) for item in joined)
        found.append(
            f"{events:,} marks stand too close to tell apart and are drawn as {len(joined):,} counted clusters."
        )
    if plan.seats.unseated:
        names = ", ".join(plan.seats.unseated[:3]) + (" …" if len(plan.seats.unseated) > 3 else "")
        found.append(
            f"{len(plan.seats.unseated):,} less busy actors share the lane “{bands.OTHERS}” ({names}); "
            "filter by an actor to see a lane of its own."
        )
    silent = sum(
        item.first and len(item.rows) == 1 and not placed.way.words
        for item, placed in zip(plan.items, plan.placed, strict=True)
    )
    if silent:
        found.append(f"{silent:,} events are drawn without words for lack of room; hover, or look in the table.")
    return tuple(found)


def _too_low(high: float, asked: int) -> tuple[str, ...]:
    if not asked or high <= asked + 0.5:
        return ()
    return (f"{asked:,} px are too low for these lanes: the picture is {round(high):,} px high.",)


def _alt(facts: context.Facts, lanes: tuple[Lane, ...]) -> str:
    """The picture in a sentence or two for those who do not see it."""
    names = ", ".join(lane.name for lane in lanes)
    return f"Timeline “{facts.title}”: {facts.subtitle}. {len(lanes)} lane{'s' if len(lanes) != 1 else ''}: {names}."


def _hovers(facts: context.Facts) -> tuple[tuple[str, str], ...]:
    """What is said of each id; of one that several rows have, all they say, since the mark could be any of theirs."""
    said: dict[str, list[str]] = {}
    for row in sorted(facts.made):
        said.setdefault(facts.event(row).id, []).append(_hover(facts.event(row)))
    return tuple((event, "\n\n".join(texts)) for event, texts in said.items())


def _hover(event: Event) -> str:
    """Plain lines for the mark under the pointer."""
    people = "; ".join(f"{one.name} ({one.role})" if one.role else one.name for one in event.actors)
    said = [event.title, event.words, people, " · ".join(word for word in (event.type, event.status) if word)]
    return "\n".join(line for line in said if line)
