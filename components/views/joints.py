"""What joins marks: ties between the lanes of one event, typed links between two events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from components.layout.links import route
from components.scene import Box, Label, Link, Tie
from components.views import context

if TYPE_CHECKING:
    from components.model import Int64, Store

MOST = 80  # links drawn at once: more would be a thicket
LEADING = 5.0  # px around words that links keep off, so that none runs between two lines of a label
CLEAR = 10.5  # px between a mark's middle and the end of its tie
NUDGES = (0.0, 4.0, -4.0, 8.0, -8.0)  # px that a tie steps aside from another event's


@dataclass(frozen=True)
class Standing:
    """Where one event's mark stands in one lane: its ink, and the part of it that links may touch (`grip`).

    `alone` is False inside a cluster; there `row` is -1, or that of one of its events whose links are drawn.
    """

    row: int
    lane: int
    x: float
    y: float
    box: Box
    grip: Box
    alone: bool


def ties(facts: context.Facts, standings: Sequence[Standing]) -> tuple[Tie, ...]:
    """Lines between the marks of each event that is drawn in several lanes, side by side where they would cover."""
    marks = defaultdict(list)
    for one in standings:
        if one.alone:
            marks[one.row].append(one)
    found: list[Tie] = []
    for row, places in marks.items():
        event = facts.event(row)
        for above, below in pairwise(sorted(places, key=lambda one: one.y)):
            if above.lane == below.lane:
                continue
            x, top, bottom = above.x, above.y + CLEAR, below.y - CLEAR
            x += next((step for step in NUDGES if not _covers(found, x + step, top, bottom)), 0.0)
            found.append(Tie(event.id, round(x, 2), top, bottom, context.status(event) == "conditional"))
    return tuple(found)


def _covers(ties: Sequence[Tie], x: float, top: float, bottom: float) -> bool:
    return any(abs(tie.x - x) < 3.0 and tie.top < bottom and top < tie.bottom for tie in ties)


def drawable(store: Store, facts: context.Facts, waiting: Iterable[int]) -> Int64:
    """Indexes of the links to draw: between events that have a mark, `waiting` being the rows that do in the gutter."""
    stands = np.zeros(store.size, bool)
    stands[facts.dated] = True
    stands[list(waiting)] = True
    origin, target = store.links.origin, store.links.target
    return np.flatnonzero(stands[origin] & stands[target] & (origin != target))[:MOST]


def links(
    store: Store, facts: context.Facts, chosen: Int64, standings: Sequence[Standing], labels: Sequence[Label]
) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """The `chosen` links, routed around marks and words, and what to say of those between shown events left out."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for one in standings:
        if one.row >= 0:
            boxes[one.row].append(one.grip)
    marks = np.array([one.box for one in standings]).reshape(-1, 4)
    owner = np.array([one.row for one in standings])
    words = np.array([box for label in labels for box in label.boxes]).reshape(-1, 4) + np.array(
        [-2.0, -LEADING, 2.0, LEADING]
    )
    found = []
    for k in chosen.tolist():
        origin, target = int(store.links.origin[k]), int(store.links.target[k])
        if set(boxes[origin]) & set(boxes[target]):
            continue  # both in one cluster
        others = marks[(owner != origin) & (owner != target)]
        path = route(boxes[origin], boxes[target], np.concatenate([others, words]))
        start, end = facts.event(origin), facts.event(target)
        dashed = "conditional" in (context.status(start), context.status(end))
        found.append(Link(start.id, end.id, store.links.kinds[store.links.kind[k]], path, dashed))
    return tuple(found), _left_out(store, facts, len(found))


def _left_out(store: Store, facts: context.Facts, drawn: int) -> tuple[str, ...]:
    shown = np.zeros(store.size, bool)
    shown[facts.rows] = True
    count = int(np.count_nonzero(shown[store.links.origin] & shown[store.links.target])) - drawn
    if not count:
        return ()
    verb = "link between shown events is" if count == 1 else "links between shown events are"
    return (f"{count:,} {verb} not drawn; click an event to read its links.",)
