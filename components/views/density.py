"""The density of events as bars: their number in each hour, day, month, year … of the time axis.

An event weighs 1 wherever it is drawn. One with an inexact date is spread over its possible time, to the end of the
axis, or of the window, if that is open. So the sum of all bars, of the events outside the window and of those without a
date is the number of all events.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from components.dates import span_words
from components.language import joined, listed, number, plural, say
from components.layout.grouping import ACTORS, shared_lane_names
from components.layout.heading import EDGE, heading
from components.layout.histogram import bin_counts, bins, levels
from components.layout.labels import DATE, LINE, TITLE, text_label
from components.layout.lane_heads import NOTE
from components.layout.names import column_name, lane_name
from components.layout.scale import viewport_of
from components.layout.text import width
from components.scene import GREY, Bar, Gutter, Label, Lane, Scene
from components.views.shared import axis, prepare
from components.views.shared.frame import BELOW, Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.dates import Zone
    from components.layout.scale import Viewport
    from components.layout.source import EventSource, TimeAxis
    from components.model import Request
    from components.scene import Key

    Float = NDArray[np.float64]

GROUPS = 5  # that can be told apart by their colour; events of none are grey
HIGH = 300.0  # px of the bars, where no height is asked
LOWEST = 80.0
ABOVE = 36.0  # px between heading and bars, for the words of reference lines
HEADROOM = 1.04  # of the highest level: what the bars' top keeps off the words above
INSET = 14.0  # px from the picture's edge to the numbers at the levels
NUMBERS = 18.0  # px that these take at least, and px from them to the axis
BESIDE = 12.0
GUTTER = 108.0  # px of the place for events without a date, and px in a narrow picture
SLIM = 62.0
NARROW = 520  # px of a picture that is narrow
LONG = 2.0  # times the usual length of bins that one of a fold has at least
LEAST = 1e-6  # events: less than that is no part of one, but an error of rounding
WHOLE = 0.005  # events by which a number may be off a whole one that is said to be whole


@dataclass(frozen=True, eq=False)
class Histogram:
    """The bins in sight: their name and edges (s), the groups, the number of events of each group in each bin (the last
    group: of none), and the numbers before and after all bins."""

    unit: str
    edges: tuple[float, ...]
    names: tuple[str, ...]
    counts: Float
    outside: float


def density(source: EventSource, request: Request, caption: tuple[str, ...] = ()) -> Scene:
    """The Scene of all events of `source` at `request.width` px; `caption` are the filters in words. Bars are stacked
    by `request.lanes` if that has few values. Raises RequestError, DatabaseError."""
    facts = prepare.facts(source, request, caption)
    time = prepare.axis(source, facts, request)
    frame = _frame(request.width, facts)
    seen = viewport_of(time.scale, request.window, frame.start, frame.end) if time else None
    found = _histogram(source, time, seen, request) if time and seen else None
    subtitle = joined((facts.subtitle, found.unit), " · ") if found else facts.subtitle
    groups = _groups(found, request) if found else []
    coloured = () if "legend" in request.without else groups
    head, keys, above = heading(facts.title, subtitle, [("bar", words) for words, _ in coloured], request.width)
    top = round(above + ABOVE, 2)
    high = max(LOWEST, request.height - top - BELOW) if request.height else HIGH
    bottom = float(round(top + high))  # in whole px, or a browser draws screen and print apart
    drawn = Scene(
        width=request.width,
        height=bottom + BELOW,
        heading=head,
        axis=None,
        legend=_coloured(keys, coloured),
        gutter=_gutter(facts, frame, top, bottom),
        labels=_waiting(facts, frame, (top + bottom) / 2),
        alt=_alt(facts, subtitle, found),
        selected=request.selected,
    )
    if not (time and seen and found):
        return drawn
    ticks = axis.marked(time, seen, request.language, facts.zone)
    folds, unfolded = axis.folds(time, seen, request.width, bottom, ticks, request.language)
    lane, bars = _bars(found, seen, top, bottom, facts.zone)
    return replace(
        drawn,
        axis=axis.line(facts, seen, bottom, request.language),
        lanes=(lane,),
        marks=bars,
        ticks=ticks,
        folds=folds,
        unfolded=unfolded,
        references=axis.references(facts, seen, frame, facts.waiting),
        notices=_notices(found, request),
        overview=axis.overview(source, time, seen),
        outside=round(found.outside),
    )


def _frame(wide: int, facts: prepare.Facts) -> Frame:
    """The columns: room for the numbers of the levels, the axis, and the gutter if there is one; without an axis it has
    all room."""
    head = EDGE + INSET + max(width(number(facts.summary.shown), NOTE), NUMBERS) + BESIDE
    if facts.summary.zoned:
        head = max(head, axis.zone_end(facts.zone.name))
    right = wide - EDGE
    room = (GUTTER if wide >= NARROW else SLIM) if facts.waiting else 0.0
    gutter = right - room if facts.summary.dated else head
    return Frame(EDGE, head, head, gutter - (10.0 if room else 4.0), gutter, right)


def _histogram(source: EventSource, time: TimeAxis, seen: Viewport, request: Request) -> Histogram:
    lengths = np.asarray(time.dated[1], float)
    unit, edges = bins(seen, float(lengths.min()) if len(lengths) else 0.0, source.zone)
    column = "actor" if request.lanes in ACTORS else request.lanes
    ends = min(time.scale.seconds[0], edges[0]), max(time.scale.seconds[-1], edges[-1])
    binned = source.bins(column, GROUPS, edges, ends)
    counts = bin_counts(binned, edges)
    return Histogram(unit, edges, binned.names, counts[:, 1:-1], float(counts[:, [0, -1]].sum()))


def _groups(found: Histogram, request: Request) -> list[tuple[str, int]]:
    """The groups in the legend, with their hues; none if all bars have one colour."""
    if not found.names:
        return []
    without = lane_name(shared_lane_names("actor" if request.lanes in ACTORS else request.lanes)[1], "none")
    there = found.counts.sum(axis=1) > LEAST
    groups = [*((name, hue) for hue, name in enumerate(found.names)), (without, GREY)]
    return [group for group, some in zip(groups, there.tolist(), strict=True) if some]


def _coloured(keys: Sequence[Key], groups: Sequence[tuple[str, int]]) -> tuple[Key, ...]:
    return tuple(replace(key, hue=hue) for key, (_, hue) in zip(keys, groups, strict=True))


def _bars(found: Histogram, seen: Viewport, top: float, bottom: float, zone: Zone) -> tuple[Lane, tuple[Bar, ...]]:
    """The band with its levels, and the bars on it: each bin's groups one upon the other."""
    totals = found.counts.sum(axis=0)
    lengths = np.diff(found.edges)
    usual = float(np.median(lengths))
    # One bin holds a whole fold, into which what is open may fall: it is as high as one of the usual length in it.
    heights = found.counts * np.where(lengths > LONG * usual, usual / lengths, 1.0)
    steps = levels(float(heights.sum(axis=0).max(initial=0.0)))
    per_event = (bottom - top) / (steps[-1] * HEADROOM)
    rows = tuple(round(bottom - step * per_event, 2) for step in steps)
    lane = Lane("", (), tuple(zip(map(number, steps), rows, strict=True)), top, bottom, GREY, rows[1:])
    px = np.clip(seen.px(found.edges), seen.left, seen.right).round(2).tolist()
    marks = []
    for k in np.flatnonzero(totals > LEAST).tolist():
        when = span_words(int(found.edges[k]), int(found.edges[k + 1]) - 1, zone)
        base = 0.0
        for group, count in enumerate(found.counts[:, k].tolist()):
            if count <= LEAST:
                continue
            high_by = float(heights[group, k])
            low, high = (round(bottom - level * per_event, 2) for level in (base, base + high_by))
            name = found.names[group] if group < len(found.names) else ""
            words = _words(count, float(totals[k]), when, name)
            hue = group if name else GREY if found.names else 0
            edges = found.edges[k], found.edges[k + 1]
            marks.append(Bar(px[k], px[k + 1], high, low, hue, round(count, 6), words, *edges))
            base += high_by
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
    """ "1,200 events"; of a part of an event the plural that all parts have."""
    if round(count, 2).is_integer():
        return plural(round(count), "{n} event", "{n} events")
    return say("{amount} events", amount=number(count))


def _gutter(facts: prepare.Facts, frame: Frame, top: float, bottom: float) -> Gutter | None:
    words = say("NO DATE") if frame.right - frame.gutter <= SLIM else say("NO DATE YET")
    return Gutter((frame.gutter, top, frame.right, bottom), words) if facts.waiting else None


def _waiting(facts: prepare.Facts, frame: Frame, y: float) -> tuple[Label, ...]:
    """The number of events without a place on the axis, in the middle of the gutter."""
    if not facts.waiting:
        return ()
    count = facts.summary.shown - facts.summary.dated
    many, noun = number(count), plural(count, "event", "events")
    wide = max(width(many, TITLE), width(noun, DATE))
    left = max(frame.gutter + 4.0, (frame.gutter + frame.right - wide) / 2)
    return (text_label("", left, "left", [(many, y - LINE / 2, "title"), (noun, y + LINE / 2, "date")], -1),)


def _alt(facts: prepare.Facts, subtitle: str, found: Histogram | None) -> str:
    """The picture in a sentence or two for those who do not see it."""
    text = say("Histogram “{title}”: {subtitle}.", title=facts.title, subtitle=subtitle)
    return joined((text, _peak(found, facts.zone) if found else ""), " ").strip()


def _peak(found: Histogram, zone: Zone) -> str:
    """The highest bar in words."""
    totals = found.counts.sum(axis=0)
    if not totals.any():
        return ""
    k = int(np.argmax(totals))
    when = span_words(int(found.edges[k]), int(found.edges[k + 1]) - 1, zone)
    return say("Most in {time}: {events}.", time=when, events=_events(float(totals[k])))


def _notices(found: Histogram, request: Request) -> tuple[str, ...]:
    """Sentences about events that the bars spread, or leave out."""
    sentences = []
    if (np.abs(found.counts - found.counts.round()) > WHOLE).any():
        sentences.append(
            say(
                "An event whose date is not known better counts in parts, spread over the time in which it may have "
                "been."
            )
        )
    if request.lanes and not found.names:
        sentences.append(
            say(
                "The bars have one colour: “{column}” has no values, or more than {n}.",
                column=column_name(request.lanes),
                n=GROUPS,
            )
        )
    if found.outside > WHOLE:
        sentences.append(say("{events} outside this window.", events=_events(found.outside)))
    return tuple(sentences)
