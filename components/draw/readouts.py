"""Texts shown along histograms and profiles: each number and each step of time is stored once, since a lane has
hundreds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise, starmap
from typing import TYPE_CHECKING

from components.language import listed, number, plural, say
from components.layout.lane_histogram import LEAST
from components.layout.names import lane_name
from components.marks import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.scene import Answer, Box, Scene

WHEN = "{when}"  # where the time of a step stands in what is said of it


@dataclass(frozen=True)
class Readouts:
    """The texts shown under the pointer along histograms, over n steps of time.

    `px` are the n + 1 edges of the steps, `when` the time of each step in words, and `texts` are the distinct texts, in
    which WHEN stands for the time. Each of `lanes` is one histogram: its top and bottom px, and for each step the index
    of its text, -1 for none. Each of `ribbons` is a profile: its top and bottom px, the edges (px) of its steps, and
    the text of each. `names` are the lanes of the histograms, then those of the profiles.
    """

    px: tuple[float, ...]
    when: tuple[str, ...]
    texts: tuple[str, ...]
    lanes: tuple[tuple[float, float, tuple[int, ...]], ...]
    ribbons: tuple[tuple[float, float, tuple[float, ...], tuple[str, ...]], ...]
    names: tuple[str, ...]


def readouts(scene: Scene) -> Readouts | None:
    """The readouts of a scene's marks with steps, then of those with answers from place to place, as histograms and
    profiles have them, in their order; None if it has neither."""
    kinds = [(mark, kind_of(mark)) for mark in scene.marks]
    counted = [(kind.box(mark), kind.steps(mark)) for mark, kind in kinds if kind.steps]
    profiles = [(kind.box(mark), kind.answers(mark)) for mark, kind in kinds if kind.answers]
    if not counted and not profiles:
        return None
    texts: dict[str, int] = {}
    known: dict[tuple[int, float], int] = {}  # indexes of texts by what they say
    many, more = cache(_many), cache(_more)
    lanes = []
    for (_, top, _, bottom), steps in counted:
        counts = [(count, -1.0 if rest <= LEAST else round(rest, 1)) for _, count, rest in steps.counts[:-1]]
        for each in set(counts) - known.keys():
            words = many(each[0]) + more(each[1])
            known[each] = texts.setdefault(words, len(texts)) if each != (0, -1.0) else -1
        lanes.append((top, bottom, tuple(map(known.__getitem__, counts))))
    px = tuple(x for x, _, _ in counted[0][1].counts) if counted else ()
    when = counted[0][1].when if counted else ()
    names = tuple(_lane(box, scene) for box, _ in (*counted, *profiles))
    return Readouts(px, when, tuple(texts), tuple(lanes), tuple(starmap(_ribbon, profiles)), names)


def _ribbon(box: Box, answers: Sequence[Answer]) -> tuple[float, float, tuple[float, ...], tuple[str, ...]]:
    left, top, right, bottom = box
    inner = ((one.x + other.x) / 2 for one, other in pairwise(answers))
    return top, bottom, (left, *inner, right), tuple(one.words for one in answers)


def _lane(box: Box, scene: Scene) -> str:
    """The name of the lane of a mark with this box, "" if the picture has no lanes."""
    return next((lane_name(one.name, one.kind) for one in scene.lanes if one.top < box[3] <= one.bottom), "")


def _many(known: int) -> str:
    """ "757 events, {when}"."""
    return listed((plural(known, "{n} event", "{n} events"), WHEN))


def _more(more: float) -> str:
    """A line about how many more there may have been, none for -1."""
    if more < 0:
        return ""
    share = number(more) if more else f"< {number(0.1)}"
    words = say("{share} more from less exact dates", share=share)
    return f"\n{words}"
