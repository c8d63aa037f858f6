"""What the pointer is told along histograms: each number and each step of time said once, since a lane has hundreds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from components.language import listed, number, plural, say
from components.layout.lane_histogram import LEAST
from components.layout.names import lane_name
from components.scene import Histogram

if TYPE_CHECKING:
    from components.scene import Scene

WHEN = "{when}"  # where the time of a step stands in what is said of it


@dataclass(frozen=True)
class Readouts:
    """The texts that the pointer reads along histograms, over n steps of time.

    `px` are the n + 1 edges of the steps, `when` says when each step is, and `texts` are the distinct texts, in which
    WHEN stands for the time. Each of `lanes` is one histogram: the px from which and to which it reaches down, for each
    step the index of its text, -1 where there is none; `names` are the lanes that they are in.
    """

    px: tuple[float, ...]
    when: tuple[str, ...]
    texts: tuple[str, ...]
    lanes: tuple[tuple[float, float, tuple[int, ...]], ...]
    names: tuple[str, ...]


def readouts(scene: Scene) -> Readouts | None:
    """The readouts of a scene's histograms, in their order; None if it has none."""
    marks = [mark for mark in scene.marks if isinstance(mark, Histogram)]
    if not marks:
        return None
    texts: dict[str, int] = {}
    known: dict[tuple[int, float], int] = {}  # indexes of texts by what they say
    many, more = cache(_many), cache(_more)
    lanes = []
    for mark in marks:
        counts = [(count, -1.0 if rest <= LEAST else round(rest, 1)) for _, count, rest in mark.steps[:-1]]
        for each in set(counts) - known.keys():
            words = many(each[0]) + more(each[1])
            known[each] = texts.setdefault(words, len(texts)) if each != (0, -1.0) else -1
        lanes.append((mark.top, mark.bottom, tuple(map(known.__getitem__, counts))))
    px = tuple(x for x, _, _ in marks[0].steps)
    return Readouts(px, marks[0].when, tuple(texts), tuple(lanes), tuple(_lane(mark, scene) for mark in marks))


def _lane(mark: Histogram, scene: Scene) -> str:
    """The name of the lane that a mark is in, "" where the picture has no lanes."""
    return next((lane_name(one.name, one.kind) for one in scene.lanes if one.top < mark.bottom <= one.bottom), "")


def _many(known: int) -> str:
    """ "757 events, {when}"."""
    return listed((plural(known, "{n} event", "{n} events"), WHEN))


def _more(more: float) -> str:
    """A line that says how many more there may have been, nothing for -1."""
    if more < 0:
        return ""
    share = number(more) if more else f"< {number(0.1)}"
    words = say("{share} more from less exact dates", share=share)
    return f"\n{words}"
