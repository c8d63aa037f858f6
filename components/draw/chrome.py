"""All parts of a picture that are not marks: lanes, axis, words, links, legend."""

from __future__ import annotations

from dataclasses import replace

from components.layout import fold_labels, heading, labels, lane_heads
from components.layout.heading import REFERENCE
from components.layout.ticks import SIZE as TICK
from components.marks import LEGEND, kind_of
from components.marks.ink import CLEAR, Ink, Stroke, Style, Words, bar, box, by_layer
from components.marks.kind import SAMPLE, fixed_to_page
from components.marks.palette import Palette, alpha
from components.scene import Axis, Key, Label, Lane, Scene

EDGE = 4.0  # px of a lane's coloured edge
INSET = 16.0  # px from that edge to the name
SMALL = fold_labels.SIZE


def lane(one: Lane, number: int, scene: Scene, palette: Palette) -> list[Ink]:
    """The ink of a lane: its band, coloured edge, guide lines, name and note."""
    left, right = heading.EDGE, scene.width - heading.EDGE
    ink: list[Ink] = []
    if number % 2 == 0:
        ink.append(Stroke(box(left, one.top, right, one.bottom), Style(fill=palette.band), True))
    ink.append(Stroke(box(left - 2.0, one.top, left - 2.0 + EDGE, one.bottom), Style(fill=palette.hue(one.hue)), True))
    if scene.axis:
        line = Style(line=palette.guide, width=1.0)
        ink += [Stroke(((scene.axis.left, y), (scene.axis.right, y)), line, True) for y in one.rows]
    x = left + INSET - 2.0
    ink += [Words(x, y, text, lane_heads.NAME, palette.text, bold=True, page=True) for text, y in one.names]
    ink += [Words(x, y, text, lane_heads.NOTE, palette.muted, page=True) for text, y in one.notes]
    return ink


def backdrop(scene: Scene, palette: Palette) -> list[Ink]:
    """The ink of all lanes, then of the gutter over them."""
    lanes = [one for number, each in enumerate(scene.lanes) for one in lane(each, number, scene, palette)]
    # However many rows and names each lane has: all areas, all lines, all words, for each look is a trace of its own.
    areas = [[one] for one in lanes if isinstance(one, Stroke) and one.style.fill != CLEAR]
    lines = [one for one in lanes if isinstance(one, Stroke) and one.style.fill == CLEAR]
    ink = [*by_layer(areas), *lines, *(one for one in lanes if isinstance(one, Words))]
    if scene.gutter:
        left, top, right, bottom = scene.gutter.box
        ink.append(Stroke(bar(left, top, right, bottom, 5.0), Style(fill=palette.gutter), True))
        words = Words((left + right) / 2, top - 13.0, scene.gutter.words, SMALL, palette.muted, "center", page=True)
        ink.append(words)
    return ink


def axis(scene: Scene, palette: Palette) -> list[Ink]:
    """The ink of the axis with its folds, ticks and their words."""
    if not scene.axis:
        return []
    y, line = scene.axis.y, Style(line=palette.axis, width=1.0)
    ink: list[Ink] = [Stroke(part, line) for part in _broken(scene.axis, scene)]
    for fold in scene.folds:
        middle = (fold.left_x + fold.right_x) / 2
        slash = Style(line=palette.muted, width=1.25)
        ink += [Stroke(((middle + x - 2.5, y + 5.0), (middle + x + 2.5, y - 5.0)), slash) for x in (-3.5, 3.5)]
    for one in (*scene.folds, *scene.unfolded):
        ink += [Stroke(((start, one.text_y), (end, one.text_y)), line) for start, end in one.rules]
    for one in (*scene.folds, *scene.unfolded):
        ink.append(Words(one.text_x, one.text_y, one.text, SMALL, palette.muted, "center", italic=True))
    ink += [Stroke(((tick.x, y), (tick.x, y + 5.0)), line) for tick in scene.ticks if not tick.within]
    for tick in scene.ticks:
        if tick.text:
            ink.append(Words(tick.x, y + 16.0, tick.text, TICK, palette.muted, "center", bold=tick.strong))
        if tick.under:
            ink.append(Words(tick.x, y + 31.0, tick.under, TICK, palette.muted, "center", bold=True))
    if scene.axis.zone:
        ink.append(Words(heading.ZONE_LEFT, y + 16.0, scene.axis.zone, heading.ZONE, palette.muted, page=True))
    return ink


def references(scene: Scene, palette: Palette) -> list[Ink]:
    """The ink of the reference lines over all lanes, with their names above."""
    if not scene.axis or not scene.lanes:
        return []
    ink: list[Ink] = []
    top = min([scene.lanes[0].top, *(kind_of(one).box(one)[1] for one in scene.marks if kind_of(one).behind)])
    for one in scene.references:
        style = Style(line=palette.reference, width=1.5, dash="1.5px,2.5px")
        ink.append(Stroke(((one.x, top - 4.0), (one.x, scene.axis.y)), style))
        y = top - 14.0 - one.line * lane_heads.NOTE_LINE
        ink.append(Words(one.text_x, y, one.words, REFERENCE, palette.reference, "center"))
    return ink


def _broken(one: Axis, scene: Scene) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The axis line without its folds."""
    edges = [
        one.left,
        *(
            x
            for fold in scene.folds
            for x in ((fold.left_x + fold.right_x) / 2 - 6, (fold.left_x + fold.right_x) / 2 + 6)
        ),
        one.right,
    ]
    return [((start, one.y), (end, one.y)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def label(one: Label, scene: Scene, palette: Palette) -> list[Ink]:
    """The ink of a label: words on a patch of their lane's colour, which hides the guide lines."""
    page = one.lane < 0
    ink: list[Ink] = []
    if not page:
        over = [place for line, place in zip(one.lines, one.boxes, strict=True) if line.role == "over"]
        ink += [Stroke(box(*place), Style(fill=alpha(palette.paper, 0.6), role="patch")) for place in over]
        style = Style(fill=alpha(palette.band if one.lane % 2 == 0 else palette.paper, 0.86), role="patch")
        beside = [place for line, place in zip(one.lines, one.boxes, strict=True) if line.role in ("title", "date")]
        ink += [Stroke(box(left - 3.0, top, right + 3.0, bottom), style) for left, top, right, bottom in beside]
    colours = {"title": palette.text, "date": palette.muted, "inside": palette.paper, "over": palette.text}
    for line in one.lines:
        size, x = labels.TITLE if line.role == "title" else labels.DATE, one.x if line.x is None else line.x
        ink.append(Words(x, line.y, line.text, size, colours[line.role], one.anchor, page=page))
    return ink


def title(scene: Scene, palette: Palette) -> list[Ink]:
    """The ink of title, subtitle and legend."""
    ink: list[Ink] = []
    for text, y in scene.heading.title:
        ink.append(Words(heading.EDGE, y, text, heading.TITLE, palette.text, bold=True, page=True))
    for text, y in scene.heading.subtitle:
        ink.append(Words(heading.EDGE, y, text, heading.SUBTITLE, palette.muted, page=True))
    left = heading.SYMBOL - SAMPLE
    ink += [Words(key.x + left, key.y, key.words, heading.KEY, palette.muted, page=True) for key in scene.legend]
    return ink + by_layer(_sample(key, palette) for key in scene.legend)


def _sample(key: Key, palette: Palette) -> list[Ink]:
    """The sample mark of a legend entry, small and in grey."""
    own = palette if key.hue is None else replace(palette, hues=(palette.hue(key.hue),))
    return [*map(fixed_to_page, LEGEND[key.symbol].sample(key.x, key.y, own))]
