"""Scene + theme → SVG 1.1, without a browser. Text stays text; the same scene gives the same bytes on every machine.

It draws what plotly.js draws from the same ink (a test compares the two in a browser), so that print and screen are the
same picture: sizes of markers and the height of text are those of plotly.js.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from components.draw.pages import ABOVE, parted
from components.draw.painting import painting
from components.layout.text import FAMILY
from components.marks.ink import CLEAR, Ink, Marker, Stroke, Words, style_key
from components.marks.palette import PALETTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from components.draw.pages import Part
    from components.marks.ink import Style
    from components.model import Theme
    from components.scene import Scene

_ARABIC = "\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_MIXED = re.compile(rf"[{_ARABIC}].*[^\s{_ARABIC}]|[^\s{_ARABIC}].*[{_ARABIC}]", re.DOTALL)
# Fonts with Arabic and Latin letters: of a text that mixes both, Typst draws boxes where it needs one font for each.
_BOTH_SCRIPTS = '"DejaVu Sans", "Segoe UI", Arial, "Geeza Pro", '
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
BASELINE = 0.25  # of the font's size, from the middle of a line down to where its letters stand
BELOW = 14.0  # px from the last line below a scene to the edge
DIAMOND = 1.3  # a marker's corner lies so many times half its size from the middle
ARROW = 0.309, 0.951  # half as wide and as long as a marker's size: an angle of 36 degrees
_RGBA = re.compile(r"rgba\((\d+),(\d+),(\d+),([\d.e-]+)\)")
_UNWRITABLE = re.compile("[^\\t\\n\\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that XML 1.0 lacks


def svg(
    scene: Scene,
    theme: Theme,
    language: str = "en",
    style: Callable[[str], str] | None = None,
    foot: Sequence[Words] = (),
    meta: str = "",
    page: tuple[Part, float] | None = None,
) -> str:
    """The picture as an SVG document of `scene.width` × `scene.height` px; `style` is a function from the drawn text to
    CSS, such as fonts, and `meta` is RDF. Its title and description are for screen readers. The lines of `foot` stand
    below the scene, and add to the height. For a `page` it has only some of the lanes, and the page's height in px."""
    palette = PALETTES[theme]
    gradients: dict[str, str] = {}
    inks = [*painting(scene, palette), *foot]
    body = _of_page(inks, scene, page[0], gradients) if page else _painted(inks, gradients)
    high = page[1] if page else max([scene.height, *(line.y + BELOW for line in foot)])
    title = " ".join(text for text, _ in scene.heading.title)
    size = f'width="{px(scene.width)}" height="{px(high)}" viewBox="0 0 {px(scene.width)} {px(high)}"'
    named = f'role="img" xml:lang="{escape(language)}" lang="{escape(language)}" aria-labelledby="title desc"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {named} font-family="{escape(FAMILY)}">'
        f'<title id="title">{text_of(title)}</title><desc id="desc">{text_of(scene.alt)}</desc>'
        + (f"<metadata>{meta}</metadata>" if meta else "")
        + (f"<style>{style(body)}</style>" if style else "")
        + (f"<defs>{''.join(gradients.values())}</defs>" if gradients else "")
        + f'<rect width="100%" height="100%" fill="{palette.paper}"/>{body}</svg>\n'
    )


def still(scene: Scene, theme: Theme) -> str:
    """The SVG element of a scene, the same picture as `figure` gives, shown until plotly.js has drawn its own."""
    gradients: dict[str, str] = {}
    untitled = replace(scene, heading=replace(scene.heading, title=()))
    body = _painted(painting(untitled, PALETTES[theme]), gradients, "still-")
    size = f'width="{px(scene.width)}" height="{px(scene.height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{escape(FAMILY)}" aria-hidden="true">'
        + (f"<defs>{''.join(gradients.values())}</defs>" if gradients else "")
        + f"{body}</svg>"
    )


def _painted(inks: Iterable[Ink], gradients: dict[str, str], before: str = "") -> str:
    return "".join(elements(list(some), gradients, before) for _, some in groupby(inks, key=together))


def _of_page(inks: Sequence[Ink], scene: Scene, part: Part, gradients: dict[str, str]) -> str:
    """The ink of one page: what continues on other pages is cut at the edge of its lanes."""
    head, lanes, foot = (_painted(some, gradients) for some in parted(inks, scene, part))
    up, down = scene.lanes[0].top - part.first, part.last - scene.lanes[-1].bottom
    gradients["page"] = (
        f'<clipPath id="page"><rect x="0" y="{px(part.first - ABOVE)}" width="{px(scene.width)}" '
        f'height="{px(part.last - part.first + ABOVE)}"/></clipPath>'
    )
    return (
        f'{head}<g transform="translate(0,{px(up)})"><g clip-path="url(#page)">{lanes}</g></g>'
        f'<g transform="translate(0,{px(up + down)})">{foot}</g>'
    )


def together(ink: Ink) -> object:
    """Groups of ink that are painted together: strokes of one look become one path, as they are one trace on the
    screen; anything else is separate."""
    return style_key(ink) if isinstance(ink, Stroke) else object()


def elements(ink: Sequence[Ink], gradients: dict[str, str], before: str = "") -> str:
    """The SVG of ink grouped by `together`; the `gradients` that it uses are added there, with names that begin with
    `before`."""
    first = ink[0]
    match first:
        case Stroke():
            return _path([one for one in ink if isinstance(one, Stroke)], gradients, before)
        case Marker():
            return _marker(first)
        case Words():
            return _words(first)


def _path(strokes: Sequence[Stroke], gradients: dict[str, str], before: str) -> str:
    style = strokes[0].style
    line = "".join(_line(one) for one in strokes if one.points)
    fill = _paint("fill", style.fill)
    if style.towards:
        stops = f"{style.fill} {style.towards}"
        known = gradients.get(stops)
        name = re.findall(r'id="([\w-]+)"', known)[0] if known else f"{before}g{len(gradients)}"
        gradients.setdefault(
            stops,
            f'<linearGradient id="{name}"><stop offset="0" {_paint("stop-color", style.fill)}/>'
            f'<stop offset="1" {_paint("stop-color", style.towards)}/></linearGradient>',
        )
        fill = f'fill="url(#{name})"'
    return f'<path d="{line}" {fill}{_outline(style)}/>'


def _line(one: Stroke) -> str:
    points = [(px(x), px(y)) for x, y in one.points]
    if one.style.stepped:
        (x, y), *rest = points
        return f"M{x},{y}" + "".join(f"H{x}V{y}" for x, y in rest) + "Z"
    return "M" + "L".join(map(",".join, points)) + ("Z" if one.points[0] == one.points[-1] else "")


def _marker(one: Marker) -> str:
    x, y, half = one.x, one.y, one.size / 2
    paint = _paint("fill", one.style.fill) + _outline(one.style)
    if one.symbol == "circle":
        return f'<circle cx="{px(x)}" cy="{px(y)}" r="{px(half)}" {paint}/>'
    if one.symbol == "diamond":
        reach = DIAMOND * half
        corners = ((x + reach, y), (x, y + reach), (x - reach, y), (x, y - reach))  # dashes begin where plotly.js's do
        return f'<path d="M{"L".join(f"{px(a)},{px(b)}" for a, b in corners)}Z" {paint}/>'
    across, down = ARROW[0] * one.size, ARROW[1] * one.size
    turned = f' transform="translate({px(x)},{px(y)}) rotate({one.angle:g})"'
    return f'<path d="M0,0L{px(-across)},{px(down)}L{px(across)},{px(down)}Z" {paint}{turned}/>'


def _words(one: Words) -> str:
    if not one.text:
        return ""
    face = f' font-family="{escape(_BOTH_SCRIPTS + FAMILY)}"' if _MIXED.search(one.text) else ""
    face += (' font-weight="bold"' if one.bold else "") + (' font-style="italic"' if one.italic else "")
    anchor = f' text-anchor="{ANCHORS[one.anchor]}"' if one.anchor != "left" else ""
    place = f'x="{px(one.x)}" y="{px(one.y + BASELINE * one.size)}" font-size="{px(one.size)}"'
    style = f"{anchor}{face} {_paint('fill', one.colour)}"
    return f'<text {place}{style} xml:space="preserve">{text_of(one.directed)}</text>'


def _outline(style: Style) -> str:
    if style.line == CLEAR or not style.width:
        return ""
    dash = "" if style.dash == "solid" else f' stroke-dasharray="{style.dash.replace("px", "")}"'
    return f' {_paint("stroke", style.line)} stroke-width="{px(style.width)}"{dash}'


def _paint(name: str, colour: str) -> str:
    """A colour in SVG 1.1, with its opacity separate: not every program that reads SVG supports rgba()."""
    if colour == CLEAR:
        return f'{name}="none"'
    if found := _RGBA.fullmatch(colour):
        red, green, blue = (int(part) for part in found.groups()[:3])
        opacity = name.replace("-color", "") + "-opacity"
        return f'{name}="#{red:02x}{green:02x}{blue:02x}" {opacity}="{found[4]}"'
    return f'{name}="{colour}"'


def writable(text: str) -> str:
    """The text, with a replacement for each character that XML cannot hold."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def text_of(text: str) -> str:
    """The text escaped for XML, in an element or between double quotes."""
    return escape(writable(text), quote=False)


def px(number: float) -> str:
    """A number as text, to a hundredth of a px, without needless zeros."""
    return f"{round(float(number), 2) + 0.0:.2f}".rstrip("0").rstrip(".")
