"""How each mark is painted. The shape says how well the date is known, dashes and fill what became of the event.

One painter a mark; `paint` finds it. Solid: it happened. Dashed and nearly empty: it is planned. Dashed diamond with
"?": it depends. Struck through: it was called off. Half filled: some say so, others not.
"""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from components.draw.brush import (
    CLEAR,
    DASHED,
    DOTTED,
    Dash,
    Ink,
    Stroke,
    Style,
    Words,
    arrowhead,
    box,
    circle,
    diamond,
    disc,
    rounded,
)
from components.draw.theme import Palette, alpha
from components.layout.shape import SOFT
from components.scene import Cluster, Diamond, Dot, Fade, Point, Span, Status

RADIUS = 7.5  # px of a dot
HALO = 2.5  # px of paper around it
LINE = 1.75  # px of outlines
SPAN = 17.0  # px of a cluster's span from top to bottom
PLANNED_FILL = 0.07
POSSIBLE_FILL = 0.25
CLUSTER_FILL = 0.08, 0.5  # of few events, and of the most that any cluster in the picture holds


@singledispatch
def paint(mark: object, palette: Palette) -> list[Ink]:
    """The ink of one mark, bottom layer first."""
    raise TypeError(f"no painter for {type(mark).__name__}")


@paint.register
def _dot(mark: Dot, palette: Palette) -> list[Ink]:
    hue = palette.hue(mark.hue)
    ink: list[Ink] = [disc(mark.x, mark.y, RADIUS + HALO, Style(fill=palette.paper))]
    if mark.doubt.approximate:
        ink.append(disc(mark.x, mark.y, RADIUS + 4.5, Style(fill=alpha(hue, 0.22))))
    if mark.status == "conditional":
        return [*ink, *_question(mark.x, mark.y, RADIUS + 3.0, hue, palette)]
    dash = DOTTED if mark.doubt.uncertain else _dash(mark.status)
    fill = _fill(hue, mark.status, 1.0)
    if mark.doubt.uncertain and mark.status == "occurred":
        fill = alpha(hue, 0.45)
    ink.append(disc(mark.x, mark.y, RADIUS, Style(fill, hue, LINE, dash)))
    return ink + _fate(circle(mark.x, mark.y, RADIUS - LINE / 2), mark.status, hue, palette)


@paint.register
def _span(mark: Span, palette: Palette) -> list[Ink]:
    hue = palette.hue(mark.hue)
    top, bottom = mark.y - mark.height / 2, mark.y + mark.height / 2
    outline = rounded(mark.left_x, top, mark.right_x, bottom, 6.5, mark.left == "round", mark.right == "round")
    ink: list[Ink] = [Stroke(outline, Style(fill=palette.paper))]
    if "fade" in (mark.left, mark.right):
        ink += _open_span(mark, hue)
    else:
        dash = DOTTED if mark.doubt.uncertain else _dash(mark.status)
        fill = _fill(hue, mark.status, POSSIBLE_FILL if mark.kind == "sometime" else 1.0)
        ink.append(Stroke(outline, Style(fill, hue, LINE, dash)))
    if mark.doubt.approximate:
        ink += [_soft(mark.left_x, -1, mark, hue), _soft(mark.right_x, 1, mark, hue)]
    if mark.status == "conditional":
        ink.append(Words((mark.left_x + mark.right_x) / 2, mark.y, "?", 12.0, palette.text, "center", bold=True))
    ink += _fate(outline, mark.status, hue, palette)
    return ink + [
        _cap(x, mark, hue) for x, end in ((mark.left_x, mark.left), (mark.right_x, mark.right)) if end == "cap"
    ]


@paint.register
def _fade(mark: Fade, palette: Palette) -> list[Ink]:
    hue = palette.hue(mark.hue)
    left, right = sorted((mark.solid_x, mark.gone_x))
    top, bottom = mark.y - mark.height / 2, mark.y + mark.height / 2
    full = alpha(hue, 0.75 if mark.status == "occurred" else PLANNED_FILL * 3)
    style = (
        Style(fill=full, towards=alpha(hue, 0.0))
        if mark.gone_x > mark.solid_x
        else Style(fill=alpha(hue, 0.0), towards=full)
    )
    ink: list[Ink] = [Stroke(box(left, top, right, bottom), style)]
    if mark.end == "arrow":
        ink.append(arrowhead((mark.gone_x, mark.y), (mark.solid_x, mark.y), 10.0, hue))
    if mark.end == "unknown":
        x = mark.gone_x + (-6.0 if mark.gone_x > mark.solid_x else 6.0)
        ink.append(Words(x, mark.y, "?", 13.0, palette.text, "center", bold=True))
    return ink


@paint.register
def _diamond(mark: Diamond, palette: Palette) -> list[Ink]:
    hue = palette.hue(mark.hue)
    if mark.status == "conditional":
        return _question(mark.x, mark.y, 14.0, hue, palette)
    style = Style(_fill(hue, mark.status, POSSIBLE_FILL), hue, LINE, _dash(mark.status))
    x, y = mark.x, mark.y
    corners = ((x, y - 10.0), (x + 10.0, y), (x, y + 10.0), (x - 10.0, y), (x, y - 10.0))
    return [diamond(x, y, 10.0, style, True), *map(paged, _fate(corners, mark.status, hue, palette))]


@paint.register
def _cluster(mark: Cluster, palette: Palette) -> list[Ink]:
    hue = palette.hue(mark.hue)
    style = Style(alpha(hue, CLUSTER_FILL[0] + (CLUSTER_FILL[1] - CLUSTER_FILL[0]) * mark.share), hue, LINE)
    count = Words(mark.x, mark.y, _short(mark.count), 10.5, palette.text, "center")
    if not mark.half:
        return [disc(mark.x, mark.y, 14.0, Style(fill=palette.paper)), disc(mark.x, mark.y, 13.4, style), count]
    left, right = mark.x - mark.half, mark.x + mark.half
    outline = rounded(left, mark.y - SPAN / 2, right, mark.y + SPAN / 2, 6.5, True, True)
    return [Stroke(outline, Style(fill=palette.paper)), Stroke(outline, style), count]


def _question(x: float, y: float, reach: float, hue: str, palette: Palette) -> list[Ink]:
    page = reach > RADIUS + 4.0
    return [
        diamond(x, y, reach, Style(alpha(hue, PLANNED_FILL), hue, LINE, DASHED), page),
        Words(x, y, "?", 12.0, palette.muted, "center", bold=True, page=page),
    ]


def _short(count: int) -> str:
    """At most four letters, for which a cluster has room: 940, 1.2k, 35k, 999k, 1.2M, 35M."""
    for unit, name in ((1e6, "M"), (1e3, "k")):
        if count >= 0.9995 * unit:
            return f"{count / unit:.1f}{name}" if count < 9.95 * unit else f"{count / unit:.0f}{name}"
    return str(count)


def _open_span(mark: Span, hue: str) -> list[Ink]:
    """Fainter towards the open side; on both sides where nothing is known of either."""
    top, bottom = mark.y - mark.height / 2, mark.y + mark.height / 2
    full = alpha(hue, 0.5 if mark.status == "occurred" else 0.2)
    none = alpha(hue, 0.0)
    style = Style(fill=none, towards=full) if mark.left == "fade" else Style(fill=full, towards=none)
    return [Stroke(box(mark.left_x, top, mark.right_x, bottom), style)]


def _cap(x: float, mark: Span, hue: str) -> Ink:
    """A known limit: a hard edge, standing out above and below."""
    half = mark.height / 2 + 4.0
    return Stroke(((x, mark.y - half), (x, mark.y + half)), Style(line=hue, width=3.0))


def _soft(x: float, way: int, mark: Span, hue: str) -> Ink:
    top, bottom = mark.y - mark.height / 2, mark.y + mark.height / 2
    left, right = sorted((x, x + way * SOFT))
    full, none = alpha(hue, 0.4), alpha(hue, 0.0)
    return Stroke(box(left, top, right, bottom), Style(full, towards=none) if way > 0 else Style(none, towards=full))


def _fate(outline: tuple[Point, ...], status: Status, hue: str, palette: Palette) -> list[Ink]:
    """What became of it, over the mark: a stroke through what was cancelled, a half left empty of what is disputed."""
    left, right = min(x for x, _ in outline), max(x for x, _ in outline)
    top, bottom = min(y for _, y in outline), max(y for _, y in outline)
    middle, y = (left + right) / 2, (top + bottom) / 2
    if status == "cancelled":
        slant = 5.0 if right - left < 30.0 else 0.0
        return [Stroke(((left - 5.0, y + slant), (right + 5.0, y - slant)), Style(line=palette.text, width=2.0))]
    if status == "disputed":
        half = tuple((max(x, middle), level) for x, level in outline)
        return [
            Stroke(half, Style(fill=palette.paper)),
            Stroke(outline, Style(CLEAR, hue, LINE)),
            Stroke(((middle, top), (middle, bottom)), Style(line=hue, width=LINE)),
        ]
    return []


def _dash(status: Status) -> Dash:
    return DASHED if status in ("scheduled", "expected", "conditional") else "solid"


def _fill(hue: str, status: Status, share: float) -> str:
    if status in ("scheduled", "expected", "conditional", "cancelled"):
        return alpha(hue, PLANNED_FILL)
    return alpha(hue, share)


def paged(ink: Ink) -> Ink:
    """The same ink off the time axis."""
    return replace(ink, page=True)
