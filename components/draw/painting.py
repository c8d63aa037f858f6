"""Scene + colours → ink, in the order of painting: common to the screen and all prints."""

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
    """All ink of a picture, bottom layer first; ink of events names them in `of`."""
    painted = emphasis(scene, palette)

    def of(ink: Iterable[Ink], *events: str) -> list[Ink]:
        return [painted(with_events(one, events) if events else one) for one in ink]

    def marks(behind: bool) -> list[Ink]:
        some: list[Mark] = [one for one in scene.marks if kind_of(one).behind == behind]
        return by_layer(of(paint(one, palette), *filter(None, [event_of(one)])) for one in some)

    return [
        *chrome.backdrop(scene, palette),
        *marks(behind=True),
        *chrome.axis(scene, palette),
        *chrome.references(scene, palette),
        *by_layer(of(connectors.stem(one, palette), one.event) for one in scene.stems),
        *by_layer(of(connectors.link(one, scene.axis, palette), one.origin, one.target) for one in scene.links),
        *by_layer(of(connectors.tie(one, scene.axis, palette), one.event) for one in scene.ties),
        *ring(scene, palette),
        *by_layer(of(chrome.label(one, scene, palette), one.event) for one in scene.labels if not _inside(one)),
        *marks(behind=False),
        *by_layer(of(chrome.label(one, scene, palette), one.event) for one in scene.labels if _inside(one)),
        *chrome.title(scene, palette),
    ]


def _inside(label: Label) -> bool:
    """Whether its words stand on the mark."""
    return label.lines[0].role in ("inside", "over")
