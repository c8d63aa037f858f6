"""The profile of a lane as a mark: the number of simultaneous events, and the words along it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from components.dates import span_words
from components.language import listed, plural, say
from components.scene import Answer, Profile
from components.views.swimlane.histogram import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.dates import Zone
    from components.layout.scale import Viewport

STEP = 6.0  # px between two answers
ZOOM = 80.0  # px to either side of an answer that a click on it zooms to
INK = 0.9  # share of its row's height


def profile(
    steps: tuple[tuple[float, int], ...],
    events: int,
    row: tuple[float, float, bool],
    hue: int,
    viewport: Viewport | None,
    zone: Zone,
) -> Profile:
    """The mark for the number of simultaneous events. `steps` are px and the number from there on; `events` is the
    number of all of them; `row` is its middle (px), its height (px), and whether it has room for words. Without a
    viewport it has no answers."""
    most = max(count for _, count in steps)
    middle, height, roomy = row
    words_height = WORDS * roomy
    y, half = middle + words_height / 2, (height - words_height) * INK / 2
    answers = _answers(steps, events, viewport, zone) if viewport else ()
    peak = next((x + after) / 2 for (x, count), (after, _) in pairwise(steps) if count == most)
    return Profile(
        steps,
        most,
        round(y - half, 2),
        round(y + half, 2),
        hue,
        events,
        answers,
        say("at most {n} at once", n=most),
        (round(peak, 2), round(y - half, 2)) if roomy else None,
    )


def _answers(steps: Sequence[tuple[float, int]], events: int, viewport: Viewport, zone: Zone) -> tuple[Answer, ...]:
    """The words at every STEP px, and the seconds that a click there zooms to."""
    most = max(count for _, count in steps)
    starts, counts = np.array([x for x, _ in steps]), [count for _, count in steps]
    px = np.arange(starts[0] + STEP / 2, starts[-1], STEP)
    units = viewport.first + (px[:, None] - viewport.left + [0.0, 1.0, -ZOOM, ZOOM]) / viewport.per_unit
    seconds = viewport.scale.moment(np.clip(units, viewport.scale.units[0], viewport.scale.units[-1])).tolist()
    summary = plural(events, "{n} event, at most {most} at once", "{n} events, at most {most} at once", most=most)

    @cache  # neighbours often have equal words
    def words(count: int, when: str) -> str:
        return "\n".join((listed((say("{n} at once", n=count), when)), summary, say("click to see each by itself")))

    answers = []
    for x, (first, last, zoom_first, zoom_last), count in zip(
        px.tolist(), seconds, (counts[k] for k in np.searchsorted(starts, px, "right") - 1), strict=True
    ):
        when = span_words(int(first), max(int(first), int(last) - 1), zone)
        answers.append(Answer(round(x, 2), words(count, when), zoom_first, zoom_last))
    return tuple(answers)
