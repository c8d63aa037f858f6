"""Scene + theme → SVG 1.1, without a browser. Text stays text; the same scene gives the same bytes on every machine.

The picture is the one that plotly.js draws from the same ink (a test compares the two in a browser): sizes of markers
and baselines of text are those of plotly.js.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from components.draw.pages import split_ink
from components.draw.painting import painting
from components.layout.heading import BOTTOM, RISE
from components.layout.text import FAMILY
from components.marks.ink import ARROW, CLEAR, DIAMOND, Ink, Marker, Stroke, Words, style_key
from components.marks.palette import PALETTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from components.draw.pages import Page
    from components.marks.ink import Style
    from components.model import Theme
    from components.scene import Scene

_ARABIC = "\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_MIXED = re.compile(rf"[{_ARABIC}].*[^\s{_ARABIC}]|[^\s{_ARABIC}].*[{_ARABIC}]", re.DOTALL)
# Fonts with Arabic and Latin letters: Typst draws boxes for a text of both if it needs a font for each.
_BOTH_SCRIPTS = '"DejaVu Sans", "Segoe UI", Arial, "Geeza Pro", '
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
BASELINE = 0.25  # of the font's size, from the middle of a line down to where its letters stand
_RGBA = re.compile(r"rgba\((\d+),(\d+),(\d+),([\d.e-]+)\)")
_UNWRITABLE = re.compile("[^\\t\\n\\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that XML 1.0 lacks


def svg(
    scene: Scene,
    theme: Theme,
    language: str = "en",
    style: Callable[[str], str] | None = None,
    foot: Sequence[Words] = (),
    meta: str = "",
    page: tuple[Page, float] | None = None,
) -> str:
    """The picture as an SVG document of `scene.width` × `scene.height` px. `style` is a function from the SVG of the
    picture to CSS, such as fonts; `meta` is RDF. Its title and description are for screen readers. The lines of `foot`
    stand below the scene and add to the height. With a `page` and its height (px), it has only the lanes of that
    page."""
    palette = PALETTES[theme]
    gradients: dict[str, str] = {}
    inks = [*painting(scene, palette), *foot]
    body = _page_body(inks, scene, page[0], gradients) if page else _painted(inks, gradients)
    height = page[1] if page else max([scene.height, *(line.y + BOTTOM for line in foot)])
    title = " ".join(text for text, _ in scene.heading.title)
    size = f'width="{px(scene.width)}" height="{px(height)}" viewBox="0 0 {px(scene.width)} {px(height)}"'
    attributes = f'role="img" xml:lang="{escape(language)}" lang="{escape(language)}" aria-labelledby="title desc"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {attributes} font-family="{escape(FAMILY)}">'
        f'<title id="title">{text_of(title)}</title><desc id="desc">{text_of(scene.alt)}</desc>'
        + (f"<metadata>{meta}</metadata>" if meta else "")
        + (f"<style>{style(body)}</style>" if style else "")
        + (f"<defs>{''.join(gradients.values())}</defs>" if gradients else "")
        + f'<rect width="100%" height="100%" fill="{palette.paper}"/>{body}</svg>\n'
    )


def still_image(scene: Scene, theme: Theme) -> str:
    """The SVG element of a scene without its title: the picture of `figure`, shown until plotly.js has drawn it."""
    gradients: dict[str, str] = {}
    untitled = replace(scene, heading=replace(scene.heading, title=()))
    body = _painted(painting(untitled, PALETTES[theme]), gradients, "still-")
    size = f'width="{px(scene.width)}" height="{px(scene.height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{escape(FAMILY)}" aria-hidden="true">'
        + (f"<defs>{''.join(gradients.values())}</defs>" if gradients else "")
        + f"{body}</svg>"
    )


def _painted(inks: Iterable[Ink], gradients: dict[str, str], prefix: str = "") -> str:
    return "".join(elements(list(alike), gradients, prefix) for _, alike in groupby(inks, key=path_key))


def _page_body(inks: Sequence[Ink], scene: Scene, page: Page, gradients: dict[str, str]) -> str:
    """The SVG of one page; ink that continues on other pages is cut at the edge of the page's lanes."""
    head, lanes, foot = (_painted(part, gradients) for part in split_ink(inks, scene, page))
    up, down = scene.lanes[0].top - page.first, page.last - scene.lanes[-1].bottom
    gradients["page"] = (
        f'<clipPath id="page"><rect x="0" y="{px(page.first - RISE)}" width="{px(scene.width)}" '
        f'height="{px(page.last - page.first + RISE)}"/></clipPath>'
    )
    return (
        f'{head}<g transform="translate(0,{px(up)})"><g clip-path="url(#page)">{lanes}</g></g>'
        f'<g transform="translate(0,{px(up + down)})">{foot}</g>'
    )


def path_key(ink: Ink) -> object:
    """The key of inks that become one SVG element: strokes of one style become one path, as they are one trace on the
    screen; any other ink has a key of its own."""
    return style_key(ink) if isinstance(ink, Stroke) else object()


def elements(inks: Sequence[Ink], gradients: dict[str, str], prefix: str = "") -> str:
    """The SVG element of inks (at least one) of one `path_key`. Its gradient is added to `gradients`, with a name that
    begins with `prefix`."""
    first = inks[0]
    match first:
        case Stroke():
            return _path([ink for ink in inks if isinstance(ink, Stroke)], gradients, prefix)
        case Marker():
            return _marker(first)
        case Words():
            return _words(first)


def _path(strokes: Sequence[Stroke], gradients: dict[str, str], prefix: str) -> str:
    style = strokes[0].style
    line = "".join(_path_data(stroke) for stroke in strokes if stroke.points)
    fill = _paint("fill", style.fill)
    if style.towards:
        stops = f"{style.fill} {style.towards}"
        drawn = gradients.get(stops)
        name = re.findall(r'id="([\w-]+)"', drawn)[0] if drawn else f"{prefix}g{len(gradients)}"
        gradients.setdefault(
            stops,
            f'<linearGradient id="{name}"><stop offset="0" {_paint("stop-color", style.fill)}/>'
            f'<stop offset="1" {_paint("stop-color", style.towards)}/></linearGradient>',
        )
        fill = f'fill="url(#{name})"'
    return f'<path d="{line}" {fill}{_outline(style)}/>'


def _path_data(stroke: Stroke) -> str:
    points = [(px(x), px(y)) for x, y in stroke.points]
    if stroke.style.stepped:
        (x, y), *rest = points
        return f"M{x},{y}" + "".join(f"H{x}V{y}" for x, y in rest) + "Z"
    return "M" + "L".join(map(",".join, points)) + ("Z" if stroke.points[0] == stroke.points[-1] else "")


def _marker(marker: Marker) -> str:
    x, y, half = marker.x, marker.y, marker.size / 2
    paint = _paint("fill", marker.style.fill) + _outline(marker.style)
    if marker.symbol == "circle":
        return f'<circle cx="{px(x)}" cy="{px(y)}" r="{px(half)}" {paint}/>'
    if marker.symbol == "diamond":
        reach = DIAMOND * half
        corners = ((x + reach, y), (x, y + reach), (x - reach, y), (x, y - reach))  # dashes begin as those of plotly.js
        return f'<path d="M{"L".join(f"{px(a)},{px(b)}" for a, b in corners)}Z" {paint}/>'
    across, down = ARROW[0] * marker.size, ARROW[1] * marker.size
    turned = f' transform="translate({px(x)},{px(y)}) rotate({marker.angle:g})"'
    return f'<path d="M0,0L{px(-across)},{px(down)}L{px(across)},{px(down)}Z" {paint}{turned}/>'


def _words(words: Words) -> str:
    if not words.text:
        return ""
    face = f' font-family="{escape(_BOTH_SCRIPTS + FAMILY)}"' if _MIXED.search(words.text) else ""
    face += (' font-weight="bold"' if words.bold else "") + (' font-style="italic"' if words.italic else "")
    anchor = f' text-anchor="{ANCHORS[words.anchor]}"' if words.anchor != "left" else ""
    position = f'x="{px(words.x)}" y="{px(words.y + BASELINE * words.size)}" font-size="{px(words.size)}"'
    style = f"{anchor}{face} {_paint('fill', words.colour)}"
    return f'<text {position}{style} xml:space="preserve">{text_of(words.directed)}</text>'


def _outline(style: Style) -> str:
    if style.line == CLEAR or not style.width:
        return ""
    dash = "" if style.dash == "solid" else f' stroke-dasharray="{style.dash.replace("px", "")}"'
    return f' {_paint("stroke", style.line)} stroke-width="{px(style.width)}"{dash}'


def _paint(name: str, colour: str) -> str:
    """The attributes of a colour in SVG 1.1, opacity apart: not every program that reads SVG supports rgba()."""
    if colour == CLEAR:
        return f'{name}="none"'
    if found := _RGBA.fullmatch(colour):
        red, green, blue = (int(part) for part in found.groups()[:3])
        opacity = name.replace("-color", "") + "-opacity"
        return f'{name}="#{red:02x}{green:02x}{blue:02x}" {opacity}="{found[4]}"'
    return f'{name}="{colour}"'


def writable(text: str) -> str:
    """The text, with U+FFFD in place of each character that XML 1.0 cannot hold."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def text_of(text: str) -> str:
    """The text escaped for the content of an XML element; quotation marks stay."""
    return escape(writable(text), quote=False)


def px(number: float) -> str:
    """A number of px as text, to a hundredth, without trailing zeros."""
    return f"{round(float(number), 2) + 0.0:.2f}".rstrip("0").rstrip(".")
