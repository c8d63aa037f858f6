"""The texts under the pointer along histograms and profiles. Each text and each time is stored once, since a lane has
hundreds of steps."""

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

WHEN = "{when}"  # the place of a step's time in a text


@dataclass(frozen=True)
class Readouts:
    """The texts shown under the pointer along histograms, over n steps of time.

    `px` are the n + 1 edges of the steps, `when` the time of each step in words, and `texts` are the distinct texts, in
    which WHEN stands for the time. Each of `histograms` has its top and bottom px, and for each step the index of its
    text, -1 for none. Each of `profiles` has its top and bottom px, n + 1 edges (px), and the n texts between them.
    `names` are the names of the lanes of all histograms, then of all profiles.
    """

    px: tuple[float, ...]
    when: tuple[str, ...]
    texts: tuple[str, ...]
    histograms: tuple[tuple[float, float, tuple[int, ...]], ...]
    profiles: tuple[tuple[float, float, tuple[float, ...], tuple[str, ...]], ...]
    names: tuple[str, ...]


def readouts(scene: Scene) -> Readouts | None:
    """The readouts of a scene: of its marks with steps (histograms), then of those with answers (profiles), in the
    order of the marks; None if it has neither."""
    kinds = [(mark, kind_of(mark)) for mark in scene.marks]
    counted = [(kind.box(mark), kind.steps(mark)) for mark, kind in kinds if kind.steps]
    answering = [(kind.box(mark), kind.answers(mark)) for mark, kind in kinds if kind.answers]
    if not counted and not answering:
        return None
    texts: dict[str, int] = {}
    index_of: dict[tuple[int, float], int] = {}  # the index of each text by its numbers
    known_words, spread_words = cache(_known_words), cache(_spread_words)
    histograms = []
    for (_, top, _, bottom), steps in counted:
        counts = [(known, -1.0 if spread <= LEAST else round(spread, 1)) for _, known, spread in steps.counts[:-1]]
        for count in set(counts) - index_of.keys():
            words = known_words(count[0]) + spread_words(count[1])
            index_of[count] = texts.setdefault(words, len(texts)) if count != (0, -1.0) else -1
        histograms.append((top, bottom, tuple(map(index_of.__getitem__, counts))))
    px = tuple(x for x, _, _ in counted[0][1].counts) if counted else ()
    when = counted[0][1].when if counted else ()
    names = tuple(_lane(box, scene) for box, _ in (*counted, *answering))
    return Readouts(px, when, tuple(texts), tuple(histograms), tuple(starmap(_profile, answering)), names)


def _profile(box: Box, answers: Sequence[Answer]) -> tuple[float, float, tuple[float, ...], tuple[str, ...]]:
    left, top, right, bottom = box
    inner = ((answer.x + after.x) / 2 for answer, after in pairwise(answers))
    return top, bottom, (left, *inner, right), tuple(answer.words for answer in answers)


def _lane(box: Box, scene: Scene) -> str:
    """The name of the lane in which this box ends, "" if there is none."""
    return next((lane_name(lane.name, lane.kind) for lane in scene.lanes if lane.top < box[3] <= lane.bottom), "")


def _known_words(count: int) -> str:
    """ "757 events, {when}"."""
    return listed((plural(count, "{n} event", "{n} events"), WHEN))


def _spread_words(count: float) -> str:
    """The line about events that are spread over a step, "" for -1."""
    if count < 0:
        return ""
    share = number(count) if count else f"< {number(0.1)}"
    words = say("{share} more from less exact dates", share=share)
    return f"\n{words}"
