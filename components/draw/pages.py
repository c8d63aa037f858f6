"""A scene on several pages: which lanes stand on which, and what of its ink does. The head and the axis are on each."""

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
    """A page of a picture: the lanes between the heights `first` and `last` of the scene (px), its number, and the
    number of pages."""

    first: float
    last: float
    number: int
    of: int


def parts(scene: Scene, high: float) -> tuple[Part, ...]:
    """The pages of a scene, each with `high` px for lanes; a lane is on one page, whatever its height."""
    if not scene.lanes:
        return (Part(0.0, scene.height, 1, 1),)
    room = high - (scene.height - (scene.lanes[-1].bottom - scene.lanes[0].top))
    edges = [scene.lanes[0].top]
    for before, one in pairwise(scene.lanes):
        if one.bottom - edges[-1] > room:
            edges.append(before.bottom)
    edges.append(scene.lanes[-1].bottom)
    count = len(edges) - 1
    return tuple(Part(first, last, at, count) for at, (first, last) in enumerate(pairwise(edges), 1))


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
    """The heights between which ink lies, in px."""
    if isinstance(ink, Stroke):
        heights = [y for _, y in ink.points] or [0.0]
        return min(heights), max(heights)
    return ink.y - ink.size / 2, ink.y + ink.size / 2
