"""Scene + colours → ink, in the order of painting: the same for the screen and all prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.draw import chrome
from components.draw.emphasis import emphasis, ring
from components.marks import connectors, event_of, kind_of, paint
from components.marks.ink import Ink, by_layer, with_events

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.marks.palette import Palette
    from components.scene import Label, Mark, Scene


def painting(scene: Scene, palette: Palette) -> list[Ink]:
    """All ink of a picture, bottom layer first; ink that belongs to events has their ids in `events`."""
    emphasised = emphasis(scene, palette)

    def ink_of(inks: Iterable[Ink], *events: str) -> list[Ink]:
        return [emphasised(with_events(ink, events) if events else ink) for ink in inks]

    def marks(behind: bool) -> list[Ink]:
        layer: list[Mark] = [mark for mark in scene.marks if kind_of(mark).behind == behind]
        return by_layer(ink_of(paint(mark, palette), *filter(None, [event_of(mark)])) for mark in layer)

    def labels(on_marks: bool) -> list[Ink]:
        layer = [label for label in scene.labels if _on_mark(label) == on_marks]
        return by_layer(ink_of(chrome.label(label, scene, palette), label.event) for label in layer)

    return [
        *chrome.backdrop(scene, palette),
        *marks(behind=True),
        *chrome.axis(scene, palette),
        *chrome.references(scene, palette),
        *by_layer(ink_of(connectors.stem(stem, palette), stem.event) for stem in scene.stems),
        *by_layer(ink_of(connectors.link(link, scene.axis, palette), link.origin, link.target) for link in scene.links),
        *by_layer(ink_of(connectors.tie(tie, scene.axis, palette), tie.event) for tie in scene.ties),
        *ring(scene, palette),
        *labels(on_marks=False),
        *marks(behind=False),
        *labels(on_marks=True),
        *chrome.title(scene, palette),
    ]


def _on_mark(label: Label) -> bool:
    """Whether the words of a label stand on its mark."""
    return label.lines[0].role in ("inside", "over")
