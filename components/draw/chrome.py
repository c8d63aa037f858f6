"""The ink of all that is neither a mark nor a connector: heading, legend, lanes, gutter, axis, reference lines,
labels."""

from __future__ import annotations

from dataclasses import replace

from components.layout import fold_labels, heading, labels, lane_heads, ticks, undated
from components.marks import LEGEND
from components.marks.ink import CLEAR, DOTTED, Ink, Stroke, Style, Words, bar, box, by_layer
from components.marks.kind import fixed_to_page
from components.marks.palette import Palette, alpha
from components.scene import Axis, Key, Label, Lane, Scene

EDGE = 2.0  # px of a lane's coloured edge to either side of that of all text
SMALL = fold_labels.SIZE


def lane(lane: Lane, number: int, scene: Scene, palette: Palette) -> list[Ink]:
    """The ink of a lane: its band (only if its `number` is even), coloured edge, guide lines (if there is an axis),
    name and note."""
    left, right = heading.EDGE, scene.width - heading.EDGE
    ink: list[Ink] = []
    if number % 2 == 0:
        ink.append(Stroke(box(left, lane.top, right, lane.bottom), Style(fill=palette.band), True))
    ink.append(Stroke(box(left - EDGE, lane.top, left + EDGE, lane.bottom), Style(fill=palette.hue(lane.hue)), True))
    if scene.axis:
        line = Style(line=palette.guide, width=1.0)
        ink += [Stroke(((scene.axis.left, y), (scene.axis.right, y)), line, True) for y in lane.rows]
    x = left + lane_heads.INSET
    ink += [Words(x, y, text, lane_heads.NAME, palette.text, bold=True, page=True) for text, y in lane.names]
    ink += [Words(x, y, text, lane_heads.NOTE, palette.muted, page=True) for text, y in lane.notes]
    return ink


def backdrop(scene: Scene, palette: Palette) -> list[Ink]:
    """The ink of all lanes, then of the gutter over them."""
    lanes = [part for number, one in enumerate(scene.lanes) for part in lane(one, number, scene, palette)]
    # First all areas, then all lines, then all words: neighbours of one style share a trace.
    areas = [[part] for part in lanes if isinstance(part, Stroke) and part.style.fill != CLEAR]
    lines = [part for part in lanes if isinstance(part, Stroke) and part.style.fill == CLEAR]
    ink = [*by_layer(areas), *lines, *(part for part in lanes if isinstance(part, Words))]
    if scene.gutter:
        left, top, right, bottom = scene.gutter.box
        ink.append(Stroke(bar(left, top, right, bottom, 5.0), Style(fill=palette.gutter), True))
        y = top - undated.ABOVE
        ink.append(Words((left + right) / 2, y, scene.gutter.words, SMALL, palette.muted, "center", page=True))
    return ink


def axis(scene: Scene, palette: Palette) -> list[Ink]:
    """The ink of the axis with its folds, its ticks, their words, and the name of its zone; none without an axis."""
    if not scene.axis:
        return []
    y, line = scene.axis.y, Style(line=palette.axis, width=1.0)
    ink: list[Ink] = [Stroke(segment, line) for segment in _axis_segments(scene.axis, scene)]
    for fold in scene.folds:
        middle = (fold.left_x + fold.right_x) / 2
        slash = Style(line=palette.muted, width=1.25)
        ink += [Stroke(((middle + x - 2.5, y + 5.0), (middle + x + 2.5, y - 5.0)), slash) for x in (-3.5, 3.5)]
    for fold in (*scene.folds, *scene.unfolded):
        ink += [Stroke(((start, fold.text_y), (end, fold.text_y)), line) for start, end in fold.rules]
    for fold in (*scene.folds, *scene.unfolded):
        ink.append(Words(fold.text_x, fold.text_y, fold.text, SMALL, palette.muted, "center", italic=True))
    ends = [tick.x for tick in scene.ticks if not tick.within]
    ink += [Stroke(((x, y), (x, y + ticks.LENGTH)), line) for x in ends]
    upper, lower = y + ticks.TEXT, y + ticks.UNDER
    for tick in scene.ticks:
        if tick.text:
            ink.append(Words(tick.x, upper, tick.text, ticks.SIZE, palette.muted, "center", bold=tick.strong))
        if tick.under:
            ink.append(Words(tick.x, lower, tick.under, ticks.SIZE, palette.muted, "center", bold=True))
    if scene.axis.zone:
        ink.append(Words(heading.ZONE_LEFT, upper, scene.axis.zone, heading.ZONE, palette.muted, page=True))
    return ink


def references(scene: Scene, palette: Palette) -> list[Ink]:
    """The ink of the reference lines over all lanes, with their words above; none without an axis."""
    if not scene.axis:
        return []
    ink: list[Ink] = []
    style = Style(line=palette.reference, width=1.5, dash=DOTTED)
    for line in scene.references:
        ink.append(Stroke(((line.x, line.top), (line.x, scene.axis.y)), style))
        ink.append(Words(line.text_x, line.text_y, line.words, heading.REFERENCE, palette.reference, "center"))
    return ink


def _axis_segments(axis: Axis, scene: Scene) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The segments of the axis line between its folds."""
    edges = [
        axis.left,
        *(
            x
            for fold in scene.folds
            for x in ((fold.left_x + fold.right_x) / 2 - 6, (fold.left_x + fold.right_x) / 2 + 6)
        ),
        axis.right,
    ]
    return [((start, axis.y), (end, axis.y)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def label(label: Label, scene: Scene, palette: Palette) -> list[Ink]:
    """The ink of a label: its words. Words on a pale mark and beside marks stand on translucent patches, which hide the
    guide lines; words in the gutter stand on none."""
    page = label.lane < 0
    ink: list[Ink] = []
    if not page:
        over = [area for line, area in zip(label.lines, label.boxes, strict=True) if line.role == "over"]
        ink += [Stroke(box(*area), Style(fill=alpha(palette.paper, 0.6), role="patch")) for area in over]
        style = Style(fill=alpha(palette.band if label.lane % 2 == 0 else palette.paper, 0.86), role="patch")
        beside = [area for line, area in zip(label.lines, label.boxes, strict=True) if line.role in ("title", "date")]
        ink += [Stroke(box(left - 3.0, top, right + 3.0, bottom), style) for left, top, right, bottom in beside]
    colours = {"title": palette.text, "date": palette.muted, "inside": palette.paper, "over": palette.text}
    for line in label.lines:
        size, x = labels.TITLE if line.role == "title" else labels.DATE, label.x if line.x is None else line.x
        ink.append(Words(x, line.y, line.text, size, colours[line.role], label.anchor, page=page))
    return ink


def title(scene: Scene, palette: Palette) -> list[Ink]:
    """The ink of title, subtitle and legend."""
    ink: list[Ink] = []
    for text, y in scene.heading.title:
        ink.append(Words(heading.EDGE, y, text, heading.TITLE, palette.text, bold=True, page=True))
    for text, y in scene.heading.subtitle:
        ink.append(Words(heading.EDGE, y, text, heading.SUBTITLE, palette.muted, page=True))
    keys = [(key.x + heading.SYMBOL_WORDS, key.y, key.words) for key in scene.legend]
    ink += [Words(*key, heading.KEY, palette.muted, page=True) for key in keys]
    return ink + by_layer(_sample(key, palette) for key in scene.legend)


def _sample(key: Key, palette: Palette) -> list[Ink]:
    """The sample of a legend entry, in the hue of its key if that has one."""
    colours = palette if key.hue is None else replace(palette, hues=(palette.hue(key.hue),))
    return [*map(fixed_to_page, LEGEND[key.symbol].sample(key.x, key.y, colours))]
