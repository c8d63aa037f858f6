"""Emphasis of the selected event and the events linked to it; marks, words and links of all others are dimmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.marks import event_of, kind_of
from components.marks.ink import CLEAR, Ink, Style, Words, disc
from components.marks.palette import Palette, dimmed

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.scene import Link, Scene

FAINT = 0.3  # share of the opacity that a dimmed mark keeps
FAINT_WORDS = 0.4  # the same for words
RING = 15.0  # px of the ring's radius


def emphasis(scene: Scene, palette: Palette) -> Callable[[Ink], Ink]:
    """A function that returns ink as the selection shows it: unchanged, or dimmed. The selected event stays unchanged,
    with its links and the events at their other ends. Ink of a link belongs to two events and stays unchanged only if
    one of them is selected; ink of no event stays unchanged. Without a mark of the selected event, all ink does."""
    chosen = scene.selected
    if not chosen or chosen not in map(event_of, scene.marks):
        return lambda ink: ink
    related = {chosen, *(end for link in scene.links if chosen in _ends(link) for end in _ends(link))}

    def emphasised(ink: Ink) -> Ink:
        strong = chosen in ink.events if len(ink.events) > 1 else set(ink.events) <= related
        return ink if strong else _dimmed(ink, palette)

    return emphasised


def ring(scene: Scene, palette: Palette) -> list[Ink]:
    """A ring at each mark of the selected event, at the place that the kind of the mark gives."""
    rings: list[Ink] = []
    for mark in scene.marks if scene.selected else ():
        kind = kind_of(mark)
        if kind.event(mark) == scene.selected and (point := kind.ring(mark)):
            rings.append(disc(*point, RING, Style(line=palette.reference, width=2.5), kind.on_page))
    return rings


def _ends(link: Link) -> tuple[str, str]:
    return link.origin, link.target


def _dimmed(ink: Ink, palette: Palette) -> Ink:
    if isinstance(ink, Words):
        return ink._replace(colour=dimmed(ink.colour, FAINT_WORDS))
    backgrounds = {CLEAR, palette.paper, palette.band, ""}
    style = ink.style
    fill, line, towards = (
        colour if colour in backgrounds or style.role == "patch" else dimmed(colour, FAINT)
        for colour in (style.fill, style.line, style.towards)
    )
    return ink._replace(style=style._replace(fill=fill, line=line, towards=towards))
