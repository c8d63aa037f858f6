"""Emphasis of the selected event, with its other lanes and its links; everything unrelated is dimmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.marks import event_of, kind_of
from components.marks.ink import CLEAR, Ink, Style, Words, disc
from components.marks.palette import Palette, dimmed

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.scene import Link, Scene

FAINT = 0.3  # of a receded mark's opacity
FAINT_WORDS = 0.4
RING = 15.0  # px of the ring's radius


def emphasis(scene: Scene, palette: Palette) -> Callable[[Ink], Ink]:
    """A function that paints each ink under the selection: unchanged, or dimmed. If the scene shows the selected event,
    that event stays strong, with its links and their other ends. A link belongs to two events and stays strong only if
    one of them is selected; other ink belongs to one event."""
    chosen = scene.selected
    if not chosen or chosen not in map(event_of, scene.marks):
        return lambda ink: ink
    near = {chosen, *(end for link in scene.links if chosen in _ends(link) for end in _ends(link))}

    def painted(ink: Ink) -> Ink:
        strong = chosen in ink.events if len(ink.events) > 1 else set(ink.events) <= near
        return ink if strong else _receded(ink, palette)

    return painted


def ring(scene: Scene, palette: Palette) -> list[Ink]:
    """A ring around the selected event's marks, at the start of long ones."""
    found: list[Ink] = []
    for mark in scene.marks if scene.selected else ():
        kind = kind_of(mark)
        if kind.event(mark) == scene.selected and (place := kind.ring(mark)):
            found.append(disc(*place, RING, Style(line=palette.reference, width=2.5), kind.on_page))
    return found


def _ends(link: Link) -> tuple[str, str]:
    return link.origin, link.target


def _receded(ink: Ink, palette: Palette) -> Ink:
    if isinstance(ink, Words):
        return ink._replace(colour=dimmed(ink.colour, FAINT_WORDS))
    ground = {CLEAR, palette.paper, palette.band, ""}
    style = ink.style
    fill, line, towards = (
        colour if colour in ground or style.role == "patch" else dimmed(colour, FAINT)
        for colour in (style.fill, style.line, style.towards)
    )
    return ink._replace(style=style._replace(fill=fill, line=line, towards=towards))
