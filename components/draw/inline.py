"""Scene → SVG inside a web page: its colours follow the page's theme, and its events react to pointer and keyboard.

Every colour is a CSS variable with a value for each theme. Elements that belong to events name them in `data-of`; over
each mark lies an invisible button with its name. The names of the lanes are a separate layer, which can stay fixed
while the rest is scrolled.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

from components.draw.chrome import lane
from components.draw.painting import painting
from components.draw.readouts import readouts
from components.draw.svg import elements, px, together, writable
from components.layout.heading import SYMBOL, TITLE
from components.layout.text import FAMILY
from components.marks import kind_of
from components.marks.ink import CLEAR, Ink, Stroke, Style, Words, box
from components.marks.palette import PALETTES, Palette

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from components.model import Theme
    from components.scene import Mark, Scene

LEAST = 20.0  # px of a button
BESIDE = 44.0  # px beside the longest name of a lane, on both sides together
_OPACITY = re.compile(r"(?<=,)0\.\d{3,}(?=\))")  # of which nobody sees more than two digits
Overlay = Literal["button", "link"]  # what lies over a mark: a button, or a link to its event's row, which names it
THEMES: tuple[Theme, ...] = ("light", "dark", "print")


@dataclass
class Colours:
    """The colour variables of a page: each colour in light, dark and print, and the variable's name."""

    names: dict[tuple[str, ...], str] = field(default_factory=dict)

    def css(self, theme: Theme) -> str:
        """The values of the variables in a theme, as CSS declarations."""
        at = THEMES.index(theme)
        return "".join(f"{name}:{colours[at]};" for colours, name in self.names.items())

    def of(self, *colours: str) -> str:
        """A colour for use in SVG: transparent, or a variable."""
        if set(colours) <= {CLEAR, ""}:
            return colours[0]
        colours = tuple(_OPACITY.sub(lambda found: f"{float(found[0]):.2f}", colour) for colour in colours)
        return f"var({self.names.setdefault(colours, f'--c{len(self.names)}')})"


def inline(
    scene: Scene,
    colours: Colours,
    name: str,
    places: Mapping[str, int],
    counted: Callable[[Mark], Sequence[int]] | None = None,
    overlay: Overlay = "button",
    names: float = 0.0,
) -> str:
    """The picture as an SVG element whose ids begin with `name`; its variables are added to `colours`. Events are
    identified by their `places` in the page, by id; `counted` are the places of the events that a mark counts. Without
    it the picture is one image without interaction. An `overlay` other than a button needs no script. The lanes' names,
    at most `names` px wide, are painted a second time, to stay fixed while the picture is scrolled."""
    gradients: dict[str, str] = {}
    titled = [y + TITLE / 2 for _, y in scene.heading.title[-1:]]
    beside = [key.y - SYMBOL / 2 for key in scene.legend]
    top = min([*titled, *beside]) if titled else 0.0  # the page says the title
    scene = replace(scene, heading=replace(scene.heading, title=()))
    inks = _themed(scene, colours, painting)
    body = "".join(_owned(some, gradients, name, places) for some in _groups(inks))
    role, answers = "img", ""
    if counted:
        role = "group"
        answers = f"<g>{''.join(_buttons(scene, places, counted, overlay))}</g>"
        if overlay == "button":
            ink = _groups(_themed(scene, colours, partial(_still, names)))
            still = "".join(elements(list(some), gradients, name) for some in ink)
            answers += f'<g aria-hidden="true" class="still">{still}</g>'
    wide, high = px(scene.width), px(scene.height - top)
    size = f'width="{wide}" height="{high}" viewBox="0 {px(top)} {wide} {high}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="{role}" aria-label="{_attribute(scene.alt)}" '
        f'font-family="{escape(FAMILY)}"><g aria-hidden="true">'
        + (f"<defs>{''.join(gradients.values())}</defs>" if gradients else "")
        + f"{body}</g>{answers}</svg>"
    )


def _themed(scene: Scene, colours: Colours, paint: Callable[[Scene, Palette], Iterable[Ink]]) -> Iterator[Ink]:
    """The ink with a variable for each colour: the themes differ in nothing else."""
    for inks in zip(*(paint(scene, PALETTES[theme]) for theme in THEMES), strict=True):
        one = inks[0]
        if isinstance(one, Words):
            yield one._replace(colour=colours.of(*(ink.colour for ink in inks if isinstance(ink, Words))))
        else:
            styles = [ink.style for ink in inks if not isinstance(ink, Words)]
            painted = {
                name: colours.of(*(getattr(style, name) for style in styles)) for name in ("fill", "line", "towards")
            }
            yield one._replace(style=one.style._replace(**painted))


def _groups(inks: Iterable[Ink]) -> Iterator[list[Ink]]:
    """Neighbouring inks of one look that belong to the same events."""
    return (list(some) for _, some in groupby(inks, key=lambda ink: (ink.events, together(ink))))


def _owned(some: list[Ink], gradients: dict[str, str], name: str, places: Mapping[str, int]) -> str:
    drawn = elements(some, gradients, name)
    of = [str(places[event]) for event in some[0].events if event in places]
    return f'<g data-of="{" ".join(of)}">{drawn}</g>' if of else drawn


def _still(names: float, scene: Scene, palette: Palette) -> Iterator[Ink]:
    """The lanes' names, at most `names` px wide, on a background that hides what is scrolled below them."""
    wide = names + BESIDE
    for number, one in enumerate(scene.lanes):
        ground = palette.band if number % 2 == 0 else palette.paper
        yield Stroke(box(0.0, one.top, wide, one.bottom), Style(fill=ground), True)
        yield from (ink for ink in lane(one, number, scene, palette)[int(number % 2 == 0) :] if not _guide(ink, scene))


def _guide(ink: Ink, scene: Scene) -> bool:
    return isinstance(ink, Stroke) and scene.axis is not None and ink.points[0][0] == scene.axis.left


def _buttons(
    scene: Scene, places: Mapping[str, int], counted: Callable[[Mark], Sequence[int]], overlay: Overlay
) -> Iterator[str]:
    """The click targets over the marks, in the order of painting; for a histogram one for each step, whose words are in
    `data-texts` by the indexes in `data-steps`."""
    texts = dict(scene.hovers)
    steps = readouts(scene)
    lanes = iter(steps.lanes if steps else ())
    if steps and steps.lanes:
        shared = {"px": steps.px, "when": steps.when, "texts": steps.texts}
        yield f'<g data-steps="{_attribute(json.dumps(shared, ensure_ascii=False))}"/>'
    for mark in scene.marks:
        kind = kind_of(mark)
        left, top, right, bottom = kind.box(mark)
        of = [places[event]] if (event := kind.event(mark)) in places else counted(mark)
        if kind.answers:
            answers = kind.answers(mark)
            ends = [left, *((one.x + other.x) / 2 for one, other in pairwise(answers)), right]
            for one, start, end in zip(answers, ends, ends[1:], strict=False):
                yield _button((start, top, end, bottom), one.words, of, overlay)
            continue
        aggregate = kind.aggregate and kind.aggregate(mark)
        own = " ".join(map(str, next(lanes)[2])) if kind.steps else ""
        words = aggregate.words if aggregate else texts.get(event, event)
        if not words and not of and not own:  # it stands for nothing
            continue
        alone = overlay == "link" and event in places and not aggregate and not own
        yield _button((left, top, right, bottom), "" if alone else words, of, overlay, own)


def _button(
    place: tuple[float, float, float, float], words: str, of: Sequence[int], overlay: Overlay, name: str = ""
) -> str:
    left, top, right, bottom = place
    across, down = max(LEAST - (right - left), 0.0) / 2, max(LEAST - (bottom - top), 0.0) / 2
    x, y, wide, high = left - across, top - down, right - left + 2 * across, bottom - top + 2 * down
    about = f'class="hit" data-of="{" ".join(map(str, of))}"' + (f' data-texts="{name}"' if name else "")
    if words or of:
        about += f' aria-label="{_attribute(words)}"' if words else f' aria-labelledby="t{of[0]} d{of[0]}"'
    size = f'x="{px(x)}" y="{px(y)}" width="{px(wide)}" height="{px(high)}"'
    if overlay == "button":
        return f'<rect {about} role="button" tabindex="-1" {size}/>'
    href = f' href="#e{of[0]}"' if of else ""
    return f"<a {about}{href}><rect {size}/></a>"


def _attribute(text: str) -> str:
    return escape(writable(text)).replace("\n", "&#10;")
