"""Scene → SVG inside a web page: its colours follow the page's theme, its events answer to pointer and keyboard.

Every colour is a CSS variable with a value for each theme. Elements that belong to events name them in `data-events`;
over each mark lies an invisible button or link with its words. The names of the lanes are painted a second time as a
layer that can stay fixed while the rest is scrolled.
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
from components.draw.svg import elements, path_key, px, writable
from components.layout.heading import EDGE, SYMBOL, TITLE
from components.layout.lane_heads import INSET
from components.layout.text import FAMILY
from components.marks import kind_of
from components.marks.ink import CLEAR, Ink, Stroke, Style, Words, box
from components.marks.palette import PALETTES, Palette

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from components.model import Theme
    from components.scene import Box, Mark, Scene

LEAST = 20.0  # px of a button's width and height at least
BESIDE = EDGE + INSET + 12.0  # px beside the longest name of a lane, on both sides together
_OPACITY = re.compile(r"(?<=,)0\.\d{3,}(?=\))")  # more than the two digits that anybody can see
Overlay = Literal["button", "link"]  # over each mark: a button, or a link to the row of its event in the page
THEMES: tuple[Theme, ...] = ("light", "dark", "print")


@dataclass
class Colours:
    """The colour variables of a page: each colour in light, dark and print, and the variable's name."""

    names: dict[tuple[str, ...], str] = field(default_factory=dict)

    def css(self, theme: Theme) -> str:
        """The values of the variables in a theme, as CSS declarations."""
        index = THEMES.index(theme)
        return "".join(f"{name}:{colours[index]};" for colours, name in self.names.items())

    def variable(self, *colours: str) -> str:
        """The variable of a colour, given in each of THEMES, as a value for SVG; a transparent colour stays as it
        is."""
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
    """The picture as an SVG element whose ids begin with `name`; its variables are added to `colours`. `places` has
    the place of each event in the page by its id; `counted` gives the places of the events that a mark counts. Without
    `counted` the picture is one image without interaction. The overlay "link" needs no script. With buttons, the names
    of the lanes (at most `names` px wide) are painted a second time, to stay fixed while the picture is scrolled."""
    gradients: dict[str, str] = {}
    title_bottom = [y + TITLE / 2 for _, y in scene.heading.title[-1:]]
    key_tops = [key.y - SYMBOL - 4.0 for key in scene.legend]
    top = min([*title_bottom, *key_tops]) if title_bottom else 0.0  # the page shows the title
    scene = replace(scene, heading=replace(scene.heading, title=()))
    painted = _with_variables(scene, colours, painting)
    body = "".join(_group(inks, gradients, name, places) for inks in _neighbours(painted))
    role, answers = "img", ""
    if counted:
        role = "group"
        answers = f"<g>{''.join(_buttons(scene, places, counted, overlay))}</g>"
        if overlay == "button":
            layer = _neighbours(_with_variables(scene, colours, partial(_name_layer, names)))
            drawn = "".join(elements(inks, gradients, name) for inks in layer)
            answers += f'<g aria-hidden="true" class="still">{drawn}</g>'
    width, height = px(scene.width), px(scene.height - top)
    size = f'width="{width}" height="{height}" viewBox="0 {px(top)} {width} {height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="{role}" aria-label="{_attribute(scene.alt)}" '
        f'font-family="{escape(FAMILY)}"><g aria-hidden="true">'
        + (f"<defs>{''.join(gradients.values())}</defs>" if gradients else "")
        + f"{body}</g>{answers}</svg>"
    )


def _with_variables(scene: Scene, colours: Colours, paint: Callable[[Scene, Palette], Iterable[Ink]]) -> Iterator[Ink]:
    """The ink with a variable for each colour; the ink of the themes differs in colours only."""
    for inks in zip(*(paint(scene, PALETTES[theme]) for theme in THEMES), strict=True):
        first = inks[0]
        if isinstance(first, Words):
            yield first._replace(colour=colours.variable(*(ink.colour for ink in inks if isinstance(ink, Words))))
        else:
            styles = [ink.style for ink in inks if not isinstance(ink, Words)]
            variables = {
                name: colours.variable(*(getattr(style, name) for style in styles))
                for name in ("fill", "line", "towards")
            }
            yield first._replace(style=first.style._replace(**variables))


def _neighbours(inks: Iterable[Ink]) -> Iterator[list[Ink]]:
    """Neighbouring inks of one style that belong to the same events."""
    return (list(alike) for _, alike in groupby(inks, key=lambda ink: (ink.events, path_key(ink))))


def _group(inks: list[Ink], gradients: dict[str, str], name: str, places: Mapping[str, int]) -> str:
    drawn = elements(inks, gradients, name)
    events = [str(places[event]) for event in inks[0].events if event in places]
    return f'<g data-events="{" ".join(events)}">{drawn}</g>' if events else drawn


def _name_layer(names: float, scene: Scene, palette: Palette) -> Iterator[Ink]:
    """The names of the lanes, at most `names` px wide, on a background that hides what is scrolled below them."""
    width = names + BESIDE
    for number, one in enumerate(scene.lanes):
        background = palette.band if number % 2 == 0 else palette.paper
        yield Stroke(box(0.0, one.top, width, one.bottom), Style(fill=background), True)
        yield from (ink for ink in lane(one, number, scene, palette)[int(number % 2 == 0) :] if not _guide(ink, scene))


def _guide(ink: Ink, scene: Scene) -> bool:
    return isinstance(ink, Stroke) and scene.axis is not None and ink.points[0][0] == scene.axis.left


def _buttons(
    scene: Scene, places: Mapping[str, int], counted: Callable[[Mark], Sequence[int]], overlay: Overlay
) -> Iterator[str]:
    """The click targets over the marks, in the order of the marks: one for each answer of a profile, one for any other
    mark. Before them, `data-steps` has the edges, times and texts of all histograms; `data-texts` of a histogram has
    for each step the index of its text."""
    texts = dict(scene.hovers)
    steps = readouts(scene)
    histograms = iter(steps.histograms if steps else ())
    if steps and steps.histograms:
        shared = {"px": steps.px, "when": steps.when, "texts": steps.texts}
        yield f'<g data-steps="{_attribute(json.dumps(shared, ensure_ascii=False))}"/>'
    for mark in scene.marks:
        kind = kind_of(mark)
        left, top, right, bottom = kind.box(mark)
        events = [places[event]] if (event := kind.event(mark)) in places else counted(mark)
        if kind.answers:
            answers = kind.answers(mark)
            ends = [left, *((answer.x + after.x) / 2 for answer, after in pairwise(answers)), right]
            for answer, start, end in zip(answers, ends, ends[1:], strict=False):
                yield _button((start, top, end, bottom), answer.words, events, overlay)
            continue
        aggregate = kind.aggregate and kind.aggregate(mark)
        indexes = " ".join(map(str, next(histograms)[2])) if kind.steps else ""
        words = aggregate.words if aggregate else texts.get(event, event)
        if not words and not events and not indexes:  # no event is behind it
            continue
        in_row = overlay == "link" and event in places and not aggregate and not indexes  # the row has its words
        yield _button((left, top, right, bottom), "" if in_row else words, events, overlay, indexes)


def _button(area: Box, words: str, events: Sequence[int], overlay: Overlay, indexes: str = "") -> str:
    left, top, right, bottom = area
    across, down = max(LEAST - (right - left), 0.0) / 2, max(LEAST - (bottom - top), 0.0) / 2
    x, y, width, height = left - across, top - down, right - left + 2 * across, bottom - top + 2 * down
    attributes = f'class="hit" data-events="{" ".join(map(str, events))}"'
    attributes += f' data-texts="{indexes}"' if indexes else ""
    if words:
        attributes += f' aria-label="{_attribute(words)}"'
    elif events:
        attributes += f' aria-labelledby="t{events[0]} d{events[0]}"'
    size = f'x="{px(x)}" y="{px(y)}" width="{px(width)}" height="{px(height)}"'
    if overlay == "button":
        return f'<rect {attributes} role="button" tabindex="-1" {size}/>'
    href = f' href="#e{events[0]}"' if events else ""
    return f"<a {attributes}{href}><rect {size}/></a>"


def _attribute(text: str) -> str:
    return escape(writable(text)).replace("\n", "&#10;")
