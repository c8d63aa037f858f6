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


@dataclass(frozen=True)
class Page:
    """A page of a picture: the lanes between the y `first` and `last` of the scene (px), its number from 1 on, and the
    number of pages."""

    first: float
    last: float
    number: int
    count: int


def pages(scene: Scene, height: float) -> tuple[Page, ...]:
    """The pages of a scene, each of `height` px with heading, lanes and axis. A lane stands on one page, even if it is
    higher than that. There are as few pages as possible, about equally full; one for a scene without lanes."""
    if not scene.lanes:
        return (Page(0.0, scene.height, 1, 1),)
    lanes = scene.lanes[-1].bottom - scene.lanes[0].top
    room = height - (scene.height - lanes)
    edges = _edges(scene, room)
    count = len(edges) - 1
    low = lanes / count
    while room - low > 1:  # px; the lowest pages that are not more than these
        middle = (low + room) / 2
        lower = _edges(scene, middle)
        low, room, edges = (low, middle, lower) if len(lower) == len(edges) else (middle, room, edges)
    return tuple(Page(first, last, number, count) for number, (first, last) in enumerate(pairwise(edges), 1))


def _edges(scene: Scene, room: float) -> list[float]:
    """The y at which the first page begins, then the y at which each page ends, if pages are filled in order with as
    many lanes as fit into `room` px."""
    edges = [scene.lanes[0].top]
    for before, lane in pairwise(scene.lanes):
        if lane.bottom - edges[-1] > room:
            edges.append(before.bottom)
    return [*edges, scene.lanes[-1].bottom]


def split_ink(inks: Iterable[Ink], scene: Scene, page: Page) -> tuple[list[Ink], list[Ink], list[Ink]]:
    """The ink of one page of a scene with lanes, in three parts: above all lanes, on the page's lanes (or running
    through them), and below all lanes."""
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
        elif first < page.last and last > page.first:
            body.append(ink)
    return head, body, foot


def _extent(ink: Ink) -> tuple[float, float]:
    """The top and bottom of ink, in px."""
    if isinstance(ink, Stroke):
        heights = [y for _, y in ink.points] or [0.0]
        return min(heights), max(heights)
    return ink.y - ink.size / 2, ink.y + ink.size / 2
