"""A scene on several pages: the lanes of each page, and its ink. Heading and axis are repeated on each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from components.marks.ink import Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.marks.ink import Ink
    from components.scene import Scene

ABOVE = 4.0  # px over the first lane at which lines begin that run through all of them


@dataclass(frozen=True)
class Part:
    """A page of a picture: the lanes between the y `first` and `last` of the scene (px), its number, and the number of
    pages."""

    first: float
    last: float
    number: int
    of: int


def parts(scene: Scene, high: float) -> tuple[Part, ...]:
    """The pages of a scene, each with `high` px for everything on it; a lane is on one page, whatever its height. They
    are as few as possible, and about equally full."""
    if not scene.lanes:
        return (Part(0.0, scene.height, 1, 1),)
    lanes = scene.lanes[-1].bottom - scene.lanes[0].top
    room = high - (scene.height - lanes)
    edges = _edges(scene, room)
    count = len(edges) - 1
    low = lanes / count
    while room - low > 1:  # px: pages may be lower as long as they do not become more
        middle = (low + room) / 2
        lower = _edges(scene, middle)
        low, room, edges = (low, middle, lower) if len(lower) == len(edges) else (middle, room, edges)
    return tuple(Part(first, last, at, count) for at, (first, last) in enumerate(pairwise(edges), 1))


def _edges(scene: Scene, room: float) -> list[float]:
    """The y at which pages end, filled in order with as many lanes as fit into `room` px; preceded by their
    beginning."""
    edges = [scene.lanes[0].top]
    for before, one in pairwise(scene.lanes):
        if one.bottom - edges[-1] > room:
            edges.append(before.bottom)
    return [*edges, scene.lanes[-1].bottom]


def parted(inks: Iterable[Ink], scene: Scene, part: Part) -> tuple[list[Ink], list[Ink], list[Ink]]:
    """The ink of one page in three parts: above the lanes, on the page's lanes (or running through them), and below all
    lanes."""
    top, bottom = scene.lanes[0].top, scene.lanes[-1].bottom
    head: list[Ink] = []
    body: list[Ink] = []
    foot: list[Ink] = []
    for ink in inks:
        first, last = _extent(ink)
        if last <= top:
            head.append(ink)
        elif first >= bottom:
            foot.append(ink)
        elif first < part.last and last > part.first:
            body.append(ink)
    return head, body, foot


def _extent(ink: Ink) -> tuple[float, float]:
    """The top and bottom of ink, in px."""
    if isinstance(ink, Stroke):
        heights = [y for _, y in ink.points] or [0.0]
        return min(heights), max(heights)
    return ink.y - ink.size / 2, ink.y + ink.size / 2
