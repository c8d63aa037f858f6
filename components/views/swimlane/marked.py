"""The marks of items in sight: for an event one for each of its shapes, for a cluster one with its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from components.dates import span_words
from components.language import listed, message, plural, say
from components.layout.row_packing import GAP
from components.layout.shape import End, Shape
from components.layout.traits import LASTING, VAGUE
from components.marks import span
from components.model import FUTURE, PAST
from components.scene import Cluster, Diamond, Dot, Doubt, Fade, FadeEnd, Mark, Span, SpanEnd, Tail
from components.views.shared import prepare
from components.views.swimlane.histogram import Shown, histogram
from components.views.swimlane.profile import at_once

if TYPE_CHECKING:
    from components.dates import Zone
    from components.layout.bars import Size
    from components.layout.row_packing import Candidate
    from components.model import Event
    from components.views.swimlane.items import ClusterInfo, Item

ENDS: Mapping[End, SpanEnd] = {"round": "round", "cap": "cap", "fade": "fade"}  # all others go on or are cut: flat
_LESS = {VAGUE: message("{n} not known to the day"), LASTING: message("{n} lasting")}
GOES_ON: Mapping[End, FadeEnd] = {"arrow": "arrow", "unknown": "unknown"}


@dataclass(frozen=True)
class Extent:
    """The scale of counting marks: the number of events in the fullest cluster, the number at the full height of the
    lane's histogram, and whether there is room for words at its highest step, and for lanes that open."""

    fullest: int = 2
    full: float = 1.0
    roomy: bool = False


def marks_of(
    item: Item,
    facts: prepare.Facts,
    y: float,
    hue: int,
    extent: Extent,
    candidate: Candidate | None = None,
    seen: Shown | None = None,
) -> list[Mark]:
    """The marks of an event or a cluster whose middles are at `y`, shown in the `candidate` chosen."""
    if item.cluster and item.counts and seen:
        row = y, candidate.height if candidate else 0.0, extent.roomy
        return [histogram(item.counts, item.cluster.count, extent.full, row, hue, seen)]
    if item.cluster and item.steps:
        viewport = seen.viewport if seen else None
        row = y, candidate.height if candidate else 0.0, extent.roomy
        return [at_once(item.steps, item.cluster.count, row, hue, viewport, facts.zone)]
    if item.cluster:
        return [_cluster(item.cluster, item.shape, y, hue, extent, facts.zone)]
    event = facts.event(item.row)
    return [mark for part in item.parts for mark in _single(facts, event, part, (y, hue), candidate, item.size)]


def waiting(event: Event, x: float, y: float, hue: int) -> Diamond:
    """The mark of an event without a place on the axis."""
    return Diamond(event.id, x, y, hue, prepare.status(event))


def _single(
    facts: prepare.Facts,
    event: Event,
    shape: Shape,
    at: tuple[float, int],
    candidate: Candidate | None,
    size: Size | None,
) -> list[Mark]:
    """The marks of one shape of an event on its row, `at` a height and in a hue."""
    y, hue = at
    status, doubt = prepare.status(event), Doubt(event.approximate, event.uncertain, facts.bare(event.index))
    if shape.kind == "dot":
        return [Dot(event.id, shape.anchor, y, hue, status, doubt)]
    if shape.kind == "tail":
        return [Tail(event.id, shape.left, shape.right, y, hue)]
    if shape.kind == "sometime":
        ends = ENDS.get(shape.left_end, "flat"), ENDS.get(shape.right_end, "flat")
        whole = Span(event.id, shape.left, shape.right, y, span.HEIGHT, hue, "sometime", *ends, status, doubt)
        return [whole, *_tail(event, shape, y, hue, candidate)]
    start, end = shape.solid or ((shape.left + shape.right) / 2,) * 2
    high = size.bar if size else span.LASTED
    found: list[Mark] = []
    if end > start:
        left = _solid_end(start - shape.left, shape.left_end)
        right = _solid_end(shape.right - end, shape.right_end)
        found.append(Span(event.id, start, end, y, high, hue, "lasted", left, right, status, doubt))
    for solid, gone, how in ((start, shape.left, shape.left_end), (end, shape.right, shape.right_end)):
        if abs(solid - gone) > 1.0:
            found.append(Fade(event.id, solid, gone, y, high, hue, GOES_ON.get(how, "none"), status))
    return found


def _tail(event: Event, shape: Shape, y: float, hue: int, candidate: Candidate | None) -> list[Mark]:
    """The line from an open side to the end of the axis, or from the words beside the mark."""
    low, high = shape.reach
    aside = candidate.words if candidate and candidate.words and candidate.side in ("left", "right") else None
    if low < shape.left:
        end = aside[0] - GAP if aside and aside[1] <= shape.left else shape.left
        return [Tail(event.id, low, end, y, hue)] * (end > low)
    start = aside[1] + GAP if aside and aside[0] >= shape.right else shape.right
    return [Tail(event.id, start, high, y, hue)] * (high > start)


def _solid_end(rest: float, end: End) -> SpanEnd:
    """The form of the end of the certain part, `rest` px before the end of the mark."""
    if rest > 1.0 or end == "cut":
        return "flat"
    return "arrow" if end == "arrow" else "round"


def named(cluster: ClusterInfo, zone: Zone) -> tuple[list[str], str]:
    """The titles of the most important events of a cluster, and its number of events and their time."""
    first = PAST if cluster.opens[0] else cluster.first
    when = span_words(first, FUTURE if cluster.opens[1] else max(first, cluster.last - 1), zone)
    titles = [title for title in cluster.titles if title] + ["…"] * (cluster.count > len(cluster.titles))
    return titles, listed((plural(cluster.count, "{n} event", "{n} events"), when))


def _cluster(cluster: ClusterInfo, shape: Shape, y: float, hue: int, extent: Extent, zone: Zone) -> Cluster:
    """The mark of a cluster, with words that begin with its number of events, then the most important titles."""
    share = round(log(cluster.count) / log(extent.fullest), 3)
    less = [say(_LESS[kind], n=cluster.kinds[kind]) for kind in _LESS if cluster.kinds[kind]]
    titles, many = named(cluster, zone)
    always = cluster.opens_lane and extent.roomy
    more = [say("click to see each by itself")] if always else []  # nearer would show the same
    more += [say("the table shows each by itself")] if cluster.inseparable and not always else []
    words = "\n".join([many, *([say("of them {kinds}", kinds=listed(less))] if less else []), *titles, *more])
    half = 0.0 if shape.kind == "dot" else round((shape.right - shape.left) / 2, 2)
    x, first, last = round(shape.anchor, 2), float(cluster.first), float(cluster.last)
    return Cluster(cluster.ids, cluster.count, x, y, hue, words, first, last, half, share, always)
