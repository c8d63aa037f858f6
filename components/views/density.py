"""The density of events as bars: their number in each hour, day, month, year … of the time axis.

Every event weighs 1. An event with an inexact date is spread over its possible time, on an open side to the end of the
axis, or to that of the window if it lies beyond. So the bars, the events outside the window and the events without a
date add up to the number of all events.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from components.dates import span_words
from components.language import joined, listed, number, plural, say
from components.layout.grouping import ACTORS, shared_lane_names
from components.layout.heading import EDGE, heading, room_above_lanes
from components.layout.histogram import bin_counts, bins, levels
from components.layout.labels import DATE, LINE, TITLE, text_label
from components.layout.lane_heads import INSET, NOTE
from components.layout.names import column_name, lane_name
from components.layout.scale import viewport_of
from components.layout.text import width
from components.scene import GREY, Bar, Gutter, Label, Lane, Scene
from components.views.shared import axis, prepare
from components.views.shared.frame import BELOW, BESIDE_EDGE, NARROW, Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.dates import Zone
    from components.layout.scale import Viewport
    from components.layout.source import EventSource, TimeAxis
    from components.model import Request
    from components.scene import Key

    Float = NDArray[np.float64]

GROUPS = 5  # groups with a colour of their own; events without a group are grey
HIGH = 300.0  # px of the bars if the request has no height
LOWEST = 80.0  # px of the bars at least
HEADROOM = 1.04  # height of the lane as a multiple of the highest level
NUMBERS = 18.0  # px that the numbers at the levels take at least
BESIDE = 12.0  # px from them to the axis
GUTTER = 108.0  # px of the gutter, the place for events without a date
SLIM = 62.0  # px of the gutter in a narrow picture
LONG = 2.0  # a bin longer than so many usual ones covers a fold
LEAST = 1e-6  # events: a smaller number is an error of rounding
WHOLE = 0.005  # events by which a number may differ from a whole one and still count as whole


@dataclass(frozen=True, eq=False)
class Histogram:
    """The n bins in sight: their `unit` ("events by month"), their n + 1 edges (s), the `names` of the groups, the
    number of events of each group in each bin (the last row: events without a group), and the number outside all
    bins."""

    unit: str
    edges: tuple[float, ...]
    names: tuple[str, ...]
    counts: Float  # of shape (groups + 1, bins)
    outside: float


def density(source: EventSource, request: Request, caption: tuple[str, ...] = ()) -> Scene:
    """The Scene of all events of `source` at `request.width` px; `caption` are the filters in words. Bars are stacked
    by the column `request.lanes` if it has at most GROUPS values. Raises RequestError, DatabaseError."""
    facts = prepare.facts(source, request, caption)
    time = prepare.axis(source, facts, request)
    frame = _frame(request.width, facts)
    viewport = viewport_of(time.scale, request.window, frame.start, frame.end) if time else None
    histogram = _histogram(source, time, viewport, request) if time and viewport else None
    subtitle = joined((facts.subtitle, histogram.unit), " · ") if histogram else facts.subtitle
    groups = _groups(histogram, request) if histogram and "legend" not in request.without else []
    head, keys, top = heading(facts.title, subtitle, [("bar", words) for words, _ in groups], request.width)
    top = round(top + room_above_lanes(len(facts.references)), 2)
    bars_height = max(LOWEST, request.height - top - BELOW) if request.height else HIGH
    bottom = float(round(top + bars_height))  # in whole px, or a browser draws screen and print apart
    scene = Scene(
        width=request.width,
        height=bottom + BELOW,
        heading=head,
        axis=None,
        legend=_colour_keys(keys, groups),
        gutter=_gutter(facts, frame, top, bottom),
        labels=_undated_labels(facts, frame, (top + bottom) / 2),
        alt=_alt(facts, subtitle, histogram),
        selected=request.selected,
    )
    if not (time and viewport and histogram):
        return scene
    ticks = axis.ticks(time, viewport, request.language, facts.zone)
    folds, unfolded = axis.folds(time, viewport, request.width, bottom, ticks, request.language)
    lane, bars = _bars(histogram, viewport, top, bottom, facts.zone)
    return replace(
        scene,
        axis=axis.line(facts, viewport, bottom, request.language),
        lanes=(lane,),
        marks=bars,
        ticks=ticks,
        folds=folds,
        unfolded=unfolded,
        references=axis.references(facts, viewport, frame, top),
        notices=_notices(histogram, request),
        overview=axis.overview(source, time, viewport),
        outside=round(histogram.outside),
    )


def _frame(picture_width: int, facts: prepare.Facts) -> Frame:
    """The columns: room for the numbers at the levels, the axis, and a gutter if any event is undated; without a dated
    event the gutter takes the place of the axis."""
    head = EDGE + INSET + max(width(number(facts.summary.shown), NOTE), NUMBERS) + BESIDE
    if facts.summary.zoned:
        head = max(head, axis.zone_end(facts.zone.name))
    right = picture_width - EDGE
    room = (GUTTER if picture_width >= NARROW else SLIM) if facts.waiting else 0.0
    gutter = right - room if facts.summary.dated else head
    return Frame(EDGE, head, head, gutter, right)


def _histogram(source: EventSource, time: TimeAxis, viewport: Viewport, request: Request) -> Histogram:
    lengths = np.asarray(time.dated[1], float)
    unit, edges = bins(viewport, float(lengths.min()) if len(lengths) else 0.0, source.zone)
    column = "actor" if request.lanes in ACTORS else request.lanes
    ends = min(time.scale.seconds[0], edges[0]), max(time.scale.seconds[-1], edges[-1])
    binned = source.bins(column, GROUPS, edges, ends)
    counts = bin_counts(binned, edges)
    return Histogram(unit, edges, binned.names, counts[:, 1:-1], float(counts[:, [0, -1]].sum()))


def _groups(histogram: Histogram, request: Request) -> list[tuple[str, int]]:
    """The groups with events in sight and their hues, for the legend; none if all bars have one colour."""
    if not histogram.names:
        return []
    without = lane_name(shared_lane_names("actor" if request.lanes in ACTORS else request.lanes)[1], "none")
    has_events = histogram.counts.sum(axis=1) > LEAST
    groups = [*((name, hue) for hue, name in enumerate(histogram.names)), (without, GREY)]
    return [group for group, used in zip(groups, has_events.tolist(), strict=True) if used]


def _colour_keys(keys: Sequence[Key], groups: Sequence[tuple[str, int]]) -> tuple[Key, ...]:
    return tuple(replace(key, hue=hue) for key, (_, hue) in zip(keys, groups, strict=True))


def _bars(
    histogram: Histogram, viewport: Viewport, top: float, bottom: float, zone: Zone
) -> tuple[Lane, tuple[Bar, ...]]:
    """The lane with its levels, and the bars on it: the groups of each bin stacked from the bottom up."""
    totals = histogram.counts.sum(axis=0)
    lengths = np.diff(histogram.edges)
    usual = float(np.median(lengths))
    # A bin over a fold is much longer than others: its bar is as high as that of a usual bin with events so dense.
    heights = histogram.counts * np.where(lengths > LONG * usual, usual / lengths, 1.0)
    steps = levels(float(heights.sum(axis=0).max(initial=0.0)))
    per_event = (bottom - top) / (steps[-1] * HEADROOM)
    rows = tuple(round(bottom - step * per_event, 2) for step in steps)
    lane = Lane("", (), tuple(zip(map(number, steps), rows, strict=True)), top, bottom, GREY, rows[1:])
    px = np.clip(viewport.px(histogram.edges), viewport.left, viewport.right).round(2).tolist()
    marks = []
    for k in np.flatnonzero(totals > LEAST).tolist():
        when = span_words(int(histogram.edges[k]), int(histogram.edges[k + 1]) - 1, zone)
        base = 0.0
        for group, count in enumerate(histogram.counts[:, k].tolist()):
            if count <= LEAST:
                continue
            height = float(heights[group, k])
            bar_bottom, bar_top = (round(bottom - level * per_event, 2) for level in (base, base + height))
            name = histogram.names[group] if group < len(histogram.names) else ""
            words = _words(count, float(totals[k]), when, name)
            hue = group if name else GREY if histogram.names else 0
            edges = histogram.edges[k], histogram.edges[k + 1]
            marks.append(Bar(px[k], px[k + 1], bar_top, bar_bottom, hue, round(count, 6), words, *edges))
            base += height
    return lane, tuple(marks)


def _words(count: float, total: float, when: str, name: str) -> str:
    """The words of a bar under the pointer."""
    lines = [listed((_events(total), when))]
    if name:
        lines.append(say("{name}: {value}", name=name, value=number(count)))
    if abs(total - round(total)) > WHOLE:
        lines.append(say("counted in parts: not every date is known so well"))
    return "\n".join(lines)


def _events(count: float) -> str:
    """ "1,200 events"; a number that is not whole has the plural of fractions."""
    if round(count, 2).is_integer():
        return plural(round(count), "{n} event", "{n} events")
    return say("{amount} events", amount=number(count))


def _gutter(facts: prepare.Facts, frame: Frame, top: float, bottom: float) -> Gutter | None:
    words = say("NO DATE") if frame.right - frame.gutter <= SLIM else say("NO DATE YET")
    return Gutter((frame.gutter, top, frame.right, bottom), words) if facts.waiting else None


def _undated_labels(facts: prepare.Facts, frame: Frame, y: float) -> tuple[Label, ...]:
    """The label with the number of undated events, in the middle of the gutter; none if there are none."""
    if not facts.waiting:
        return ()
    count = facts.summary.shown - facts.summary.dated
    digits, noun = number(count), plural(count, "event", "events")
    wide = max(width(digits, TITLE), width(noun, DATE))
    left = max(frame.gutter + BESIDE_EDGE, (frame.gutter + frame.right - wide) / 2)
    return (text_label("", left, "left", [(digits, y - LINE / 2, "title"), (noun, y + LINE / 2, "date")], -1),)


def _alt(facts: prepare.Facts, subtitle: str, histogram: Histogram | None) -> str:
    """The picture in a sentence or two for those who do not see it."""
    text = say("Histogram “{title}”: {subtitle}.", title=facts.title, subtitle=subtitle)
    return joined((text, _peak(histogram, facts.zone) if histogram else ""), " ").strip()


def _peak(histogram: Histogram, zone: Zone) -> str:
    """The bin with the most events in words, "" if all are empty. Its bar need not be the highest: see `_bars`."""
    totals = histogram.counts.sum(axis=0)
    if not totals.any():
        return ""
    k = int(np.argmax(totals))
    when = span_words(int(histogram.edges[k]), int(histogram.edges[k + 1]) - 1, zone)
    return say("Most in {time}: {events}.", time=when, events=_events(float(totals[k])))


def _notices(histogram: Histogram, request: Request) -> tuple[str, ...]:
    """The notices: that events are spread over bars, that bars have one colour for lack of groups, and how many events
    lie outside the window."""
    sentences = []
    if (np.abs(histogram.counts - histogram.counts.round()) > WHOLE).any():
        sentences.append(
            say(
                "An event whose date is not known better counts in parts, spread over the time in which it may have "
                "been."
            )
        )
    if request.lanes and not histogram.names:
        sentences.append(
            say(
                "The bars have one colour: “{column}” has no values, or more than {n}.",
                column=column_name(request.lanes),
                n=GROUPS,
            )
        )
    if histogram.outside > WHOLE:
        sentences.append(say("{events} outside this window.", events=_events(histogram.outside)))
    return tuple(sentences)
