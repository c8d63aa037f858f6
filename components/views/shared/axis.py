"""The time axis of a picture: its ends, ticks, folds, reference lines and the overview of all events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.layout.density import ends
from components.layout.fold_labels import (
    QuietStretch,
    click_area,
    fold_labels,
    label_offset,
    length_text,
    quiet_text,
    rules,
)
from components.layout.heading import EDGE, REFERENCE, REFERENCE_LINE, REFERENCE_WORDS, RISE, ZONE, ZONE_LEFT
from components.layout.segments import OUT
from components.layout.text import shorten, width
from components.layout.ticks import ticks as ticks_between
from components.scene import Axis, Fold, Reference, Tick
from components.views.shared import prepare

if TYPE_CHECKING:
    from components.dates import Zone
    from components.layout.scale import Viewport
    from components.layout.source import EventSource, TimeAxis
    from components.views.shared.frame import Frame

BESIDE = 4.0  # px between the zone's name and the first tick's text
REFERENCES_APART = 8.0  # px between the words of two reference lines, or of one and the gutter


def line(facts: prepare.Facts, viewport: Viewport, y: float, language: str) -> Axis:
    """The axis at `y` px, with its zone if any time has an offset, and the words at the ends of the overview."""
    scale = viewport.scale
    knots = tuple(zip(scale.seconds, scale.units, strict=True))
    zone = zone_words(facts.zone.name, viewport.left - OUT - BESIDE - ZONE_LEFT) if facts.summary.zoned else ""
    return Axis(
        viewport.left,
        viewport.right,
        y,
        viewport.first,
        viewport.last,
        scale.units[0],
        scale.units[-1],
        knots,
        zone,
        ends(scale, viewport.right - viewport.left, language, facts.zone),
    )


def zone_end(name: str) -> float:
    """The px at which the axis may begin at the earliest, so that the full name of a zone fits beside it."""
    return ZONE_LEFT + width(name, ZONE) + BESIDE + OUT


def zone_words(name: str, room: float) -> str:
    """The name of a zone within `room` px: "Europe/Paris", else "Paris", shortened if that has no room either."""
    spaced = name.replace("_", " ")
    fitting = spaced if width(spaced, ZONE) <= room else spaced.rpartition("/")[2]
    return shorten(fitting, room, ZONE)


def overview(source: EventSource, axis: TimeAxis, viewport: Viewport) -> tuple[float, ...]:
    """The number of events in each column of the whole scale, which has as many columns as the axis has px."""
    return source.overview(axis, max(1, round(viewport.right - viewport.left)))


def ticks(axis: TimeAxis, viewport: Viewport, language: str, zone: Zone) -> tuple[Tick, ...]:
    """The ticks of the axis in sight, no finer than the precision of the dates near them."""
    found = ticks_between(
        viewport.scale, viewport.first, viewport.last, viewport.right - viewport.left, language, axis.dated, zone
    )
    return tuple(Tick(_x(viewport, tick.second), tick.text, tick.under, tick.strong, tick.within) for tick in found)


def folds(
    axis: TimeAxis, viewport: Viewport, picture_width: float, y: float, ticks: tuple[Tick, ...], language: str
) -> tuple[tuple[Fold, ...], tuple[Fold, ...]]:
    """The folds in sight of a picture `picture_width` px wide, and the quiet stretches in sight that are unfolded.
    Their words stand below the axis, which is at `y` px, clear of the words of its `ticks`."""
    found = []
    for stretches, folded in ((viewport.scale.folds, True), (viewport.scale.unfolded, False)):
        for start, end in stretches:
            left, right = max(_x(viewport, start), viewport.left), min(_x(viewport, end), viewport.right)
            if left < right:
                words = quiet_text(end - start, folded, language, (start, end) not in axis.doubted)
                texts = words, length_text(end - start, language)
                found.append((QuietStretch(left, right, folded, texts), Fold(left, right, words, start, end)))
    found.sort(key=lambda pair: pair[0].left)
    labels = fold_labels([stretch for stretch, _ in found], EDGE, picture_width - EDGE)
    text_y = y + label_offset(labels, [(tick.under, tick.x) for tick in ticks])
    pairs = []
    for (stretch, fold), (text, x) in zip(found, labels, strict=True):
        beside = () if stretch.folded else rules(stretch, text, x)
        box = click_area(stretch, text, x, y, text_y)
        pairs.append((stretch.folded, replace(fold, text=text, text_x=x, text_y=text_y, rules=beside, box=box)))
    return tuple(fold for folded, fold in pairs if folded), tuple(fold for folded, fold in pairs if not folded)


def _x(viewport: Viewport, second: float) -> float:
    return round(viewport.x(second), 2)


def references(facts: prepare.Facts, viewport: Viewport, frame: Frame, top: float) -> tuple[Reference, ...]:
    """The reference lines in sight. They cross the lanes, and the eras above them, which begin at `top` px; their words
    stand above that, inside the picture, clear of the gutter's words and of each other."""
    low, high = frame.left, frame.gutter - REFERENCES_APART if facts.waiting else frame.right
    ends: dict[int, float] = {}
    found = []
    for second, words in sorted(facts.references):
        text, x = shorten(words, high - low, REFERENCE), _x(viewport, second)
        if not viewport.left <= x <= viewport.right:
            continue
        half = width(text, REFERENCE) / 2
        middle = min(max(x, low + half), high - half)
        line = next(k for k in range(len(ends) + 1) if k not in ends or ends[k] + REFERENCES_APART <= middle - half)
        ends[line] = middle + half
        y = top - REFERENCE_WORDS - line * REFERENCE_LINE
        found.append(Reference(x, round(top - RISE, 2), text, round(middle, 2), round(y, 2)))
    return tuple(found)
