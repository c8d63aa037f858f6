"""The marks of items: of an event one or more for each of its shapes, of a cluster, profile or histogram one."""

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
from components.views.swimlane.histogram import TimeWindow, histogram
from components.views.swimlane.profile import profile

if TYPE_CHECKING:
    from components.dates import Zone
    from components.layout.bars import Size
    from components.layout.row_packing import Candidate
    from components.model import Event
    from components.views.swimlane.items import ClusterInfo, Item

ENDS: Mapping[End, SpanEnd] = {"round": "round", "cap": "cap", "fade": "fade"}  # any other end is "flat"
_KIND_WORDS = {VAGUE: message("{n} not known to the day"), LASTING: message("{n} lasting")}
GOES_ON: Mapping[End, FadeEnd] = {"arrow": "arrow", "unknown": "unknown"}


@dataclass(frozen=True)
class Extent:
    """The scale of counting marks in a lane: the number of events in the fullest cluster of the picture, the number at
    the full height of the lane's histogram, and whether the picture has room for words at its highest step and for
    lanes that open."""

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
    window: TimeWindow | None = None,
) -> list[Mark]:
    """The marks of an item with their middle at `y`; `candidate` is the chosen one. A histogram needs a `window`."""
    if item.cluster and item.counts and window:
        row = y, candidate.height if candidate else 0.0, extent.roomy
        return [histogram(item.counts, item.cluster.count, extent.full, row, hue, window)]
    if item.cluster and item.steps:
        viewport = window.viewport if window else None
        row = y, candidate.height if candidate else 0.0, extent.roomy
        return [profile(item.steps, item.cluster.count, row, hue, viewport, facts.zone)]
    if item.cluster:
        return [_cluster(item.cluster, item.shape, y, hue, extent, facts.zone)]
    event = facts.event(item.row)
    return [mark for part in item.parts for mark in _event_marks(facts, event, part, (y, hue), candidate, item.size)]


def undated_mark(event: Event, x: float, y: float, hue: int) -> Diamond:
    """The mark of an event without a place on the axis, at `x` and `y` px in the gutter."""
    return Diamond(event.id, x, y, hue, prepare.status(event))


def _event_marks(
    facts: prepare.Facts,
    event: Event,
    shape: Shape,
    row: tuple[float, int],
    candidate: Candidate | None,
    size: Size | None,
) -> list[Mark]:
    """The marks of one shape of an event; `row` is the y of its middle (px) and the hue of its lane."""
    y, hue = row
    status, doubt = prepare.status(event), Doubt(event.approximate, event.uncertain, facts.bare(event.index))
    if shape.kind == "dot":
        return [Dot(event.id, shape.anchor, y, hue, status, doubt)]
    if shape.kind == "tail":
        return [Tail(event.id, shape.left, shape.right, y, hue)]
    if shape.kind == "sometime":
        ends = ENDS.get(shape.left_end, "flat"), ENDS.get(shape.right_end, "flat")
        span_mark = Span(event.id, shape.left, shape.right, y, span.HEIGHT, hue, "sometime", *ends, status, doubt)
        return [span_mark, *_tail(event, shape, y, hue, candidate)]
    start, end = shape.solid or ((shape.left + shape.right) / 2,) * 2
    height = size.bar if size else span.HEIGHT
    marks: list[Mark] = []
    if end > start:
        left = _solid_end(start - shape.left, shape.left_end)
        right = _solid_end(shape.right - end, shape.right_end)
        marks.append(Span(event.id, start, end, y, height, hue, "lasted", left, right, status, doubt))
    for solid_x, gone_x, form in ((start, shape.left, shape.left_end), (end, shape.right, shape.right_end)):
        if abs(solid_x - gone_x) > 1.0:
            marks.append(Fade(event.id, solid_x, gone_x, y, height, hue, GOES_ON.get(form, "none"), status))
    return marks


def _tail(event: Event, shape: Shape, y: float, hue: int, candidate: Candidate | None) -> list[Mark]:
    """The line from an open side of a shape, or from the words beside it, to the end of the axis; none for other
    shapes."""
    left, right = shape.reach
    words = candidate.words if candidate and candidate.words and candidate.side in ("left", "right") else None
    if left < shape.left:
        end = words[0] - GAP if words and words[1] <= shape.left else shape.left
        return [Tail(event.id, left, end, y, hue)] * (end > left)
    start = words[1] + GAP if words and words[0] >= shape.right else shape.right
    return [Tail(event.id, start, right, y, hue)] * (right > start)


def _solid_end(distance: float, end: End) -> SpanEnd:
    """The form of an end of the certain part, which lies `distance` px inside the `end` of the shape."""
    if distance > 1.0 or end == "cut":
        return "flat"
    return "arrow" if end == "arrow" else "round"


def cluster_words(cluster: ClusterInfo, zone: Zone) -> tuple[list[str], str]:
    """The titles of the most important events of a cluster, with "…" if it has more events; and its number of events
    with their time."""
    first = PAST if cluster.opens[0] else cluster.first
    when = span_words(first, FUTURE if cluster.opens[1] else max(first, cluster.last - 1), zone)
    titles = [title for title in cluster.titles if title] + ["…"] * (cluster.count > len(cluster.titles))
    return titles, listed((plural(cluster.count, "{n} event", "{n} events"), when))


def _cluster(cluster: ClusterInfo, shape: Shape, y: float, hue: int, extent: Extent, zone: Zone) -> Cluster:
    """The mark of a cluster. Its words are the number of events and their time, the number of inexact and lasting ones,
    the most important titles, and how to see each event."""
    share = round(log(cluster.count) / log(extent.fullest), 3)
    kinds = [say(_KIND_WORDS[kind], n=cluster.kinds[kind]) for kind in _KIND_WORDS if cluster.kinds[kind]]
    titles, count = cluster_words(cluster, zone)
    opens = cluster.opens_lane and extent.roomy
    hints = [say("click to see each by itself")] if opens else []  # a zoom would show the same cluster
    hints += [say("the table shows each by itself")] if cluster.inseparable and not opens else []
    words = "\n".join([count, *([say("of them {kinds}", kinds=listed(kinds))] if kinds else []), *titles, *hints])
    half = 0.0 if shape.kind == "dot" else round((shape.right - shape.left) / 2, 2)
    x, first, last = round(shape.anchor, 2), float(cluster.first), float(cluster.last)
    return Cluster(cluster.ids, cluster.count, x, y, hue, words, first, last, half, share, opens)
