"""The number of simultaneous events in a lane, and the words along it."""

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

STEP = 6.0  # px from one place to the next
ZOOM = 80.0  # px to either side that a click there shows
INK = 0.9  # of its row's height


def at_once(
    steps: tuple[tuple[float, int], ...],
    events: int,
    row: tuple[float, float, bool],
    hue: int,
    viewport: Viewport | None,
    zone: Zone,
) -> Profile:
    """The mark for the number of simultaneous events, from `steps` (px, number from there on), in a row given by its
    middle, its height (px) and whether it has room for words."""
    most = max(count for _, count in steps)
    middle, high, roomy = row
    above = WORDS * roomy
    y, half = middle + above / 2, (high - above) * INK / 2
    readouts = _answers(steps, events, viewport, zone) if viewport else ()
    peak = next((x + after) / 2 for (x, count), (after, _) in pairwise(steps) if count == most)
    return Profile(
        steps,
        most,
        round(y - half, 2),
        round(y + half, 2),
        hue,
        events,
        readouts,
        say("at most {n} at once", n=most),
        (round(peak, 2), round(y - half, 2)) if roomy else None,
    )


def _answers(steps: Sequence[tuple[float, int]], events: int, viewport: Viewport, zone: Zone) -> tuple[Answer, ...]:
    most = max(count for _, count in steps)
    starts, counts = np.array([x for x, _ in steps]), [count for _, count in steps]
    px = np.arange(starts[0] + STEP / 2, starts[-1], STEP)
    units = viewport.first + (px[:, None] - viewport.left + [0.0, 1.0, -ZOOM, ZOOM]) / viewport.per_unit
    seconds = viewport.scale.moment(np.clip(units, viewport.scale.units[0], viewport.scale.units[-1])).tolist()
    whole = plural(events, "{n} event, at most {most} at once", "{n} events, at most {most} at once", most=most)

    @cache  # neighbours often say the same
    def words(count: int, when: str) -> str:
        return "\n".join((listed((say("{n} at once", n=count), when)), whole, say("click to see each by itself")))

    found = []
    for x, (first, last, low, high), count in zip(
        px.tolist(), seconds, (counts[k] for k in np.searchsorted(starts, px, "right") - 1), strict=True
    ):
        when = span_words(int(first), max(int(first), int(last) - 1), zone)
        found.append(Answer(round(x, 2), words(count, when), low, high))
    return tuple(found)
