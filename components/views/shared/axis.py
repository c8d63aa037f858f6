"""The time axis of a picture: its ends, ticks, folds, reference lines and the overview of all events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.layout.density import ends
from components.layout.fold_labels import QuietStretch, brief, fold_labels, label_offset, quiet_text, rules
from components.layout.heading import EDGE, REFERENCE, ZONE, ZONE_LEFT
from components.layout.segments import OUT
from components.layout.text import shorten, width
from components.layout.ticks import ticks
from components.scene import Axis, Fold, Reference, Tick
from components.views.shared import prepare

if TYPE_CHECKING:
    from components.dates import Zone
    from components.layout.scale import Viewport
    from components.layout.source import EventSource, TimeAxis
    from components.views.shared.frame import Frame

BESIDE = 4.0  # px between the zone's name and the first tick's text


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
    """The px at which the axis may begin, so that the full name of a zone fits beside it."""
    return ZONE_LEFT + width(name, ZONE) + BESIDE + OUT


def zone_words(name: str, room: float) -> str:
    """The name of a zone within so many px: "Europe/Paris", or "Paris" alone."""
    city = name.replace("_", " ")
    short = city if width(city, ZONE) <= room else city.rpartition("/")[2]
    return shorten(short, room, ZONE)


def overview(source: EventSource, axis: TimeAxis, viewport: Viewport) -> tuple[float, ...]:
    """The number of events in each px column of the whole scale."""
    return source.overview(axis, max(1, round(viewport.right - viewport.left)))


def marked(axis: TimeAxis, viewport: Viewport, language: str, zone: Zone) -> tuple[Tick, ...]:
    """The ticks of an axis, no finer than the precision of the dates near them."""
    found = ticks(
        viewport.scale, viewport.first, viewport.last, viewport.right - viewport.left, language, axis.dated, zone
    )
    return tuple(Tick(_x(viewport, one.second), one.text, one.under, one.strong, one.within) for one in found)


def folds(
    axis: TimeAxis, viewport: Viewport, wide: float, y: float, marked: tuple[Tick, ...], language: str
) -> tuple[tuple[Fold, ...], tuple[Fold, ...]]:
    """The folds in sight of a picture `wide` px wide, and quiet stretches that were unfolded. Their words stand below
    the axis at `y` px, clear of its ticks, `marked`."""
    found = []
    for stretches, folded in ((viewport.scale.folds, True), (viewport.scale.unfolded, False)):
        for start, end in stretches:
            left, right = max(_x(viewport, start), viewport.left), min(_x(viewport, end), viewport.right)
            if left < right:
                words = quiet_text(end - start, folded, language, (start, end) not in axis.doubted)
                texts = words, brief(end - start, language)
                found.append((QuietStretch(left, right, folded, texts), Fold(left, right, words, start, end)))
    found.sort(key=lambda pair: pair[0].left)
    labels = fold_labels([one for one, _ in found], EDGE, wide - EDGE)
    low = y + label_offset(labels, [(tick.under, tick.x) for tick in marked])
    pairs = []
    for (one, fold), (text, x) in zip(found, labels, strict=True):
        beside = () if one.folded else rules(one, text, x)
        pairs.append((one.folded, replace(fold, text=text, text_x=x, text_y=low, rules=beside)))
    return tuple(fold for folded, fold in pairs if folded), tuple(fold for folded, fold in pairs if not folded)


def _x(viewport: Viewport, second: float) -> float:
    return round(viewport.x(second), 2)


def references(facts: prepare.Facts, viewport: Viewport, frame: Frame, gutter_there: bool) -> tuple[Reference, ...]:
    """The reference lines, their words kept inside the picture, clear of the gutter's words and of each other."""
    low, high = frame.left, frame.gutter - 8.0 if gutter_there else frame.right
    ends: dict[int, float] = {}
    found = []
    for second, words in sorted(facts.references):
        text, x = shorten(words, high - low, REFERENCE), _x(viewport, second)
        if not viewport.left <= x <= viewport.right:
            continue
        half = width(text, REFERENCE) / 2
        at = min(max(x, low + half), high - half)
        line = next(k for k in range(len(ends) + 1) if k not in ends or ends[k] + 8.0 <= at - half)
        ends[line] = at + half
        found.append(Reference(x, text, round(at, 2), line))
    return tuple(found)
