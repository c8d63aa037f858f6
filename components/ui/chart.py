"""The chart on the page: it shows a figure and reports clicks, gestures and keys.

Streamlit's own Plotly element starts anew with every changed figure, so the chart is a component of ours (js/view.js)
that keeps one Plotly picture and redraws it. Its modules, plotly.js and the fonts come from this machine. If they
cannot be loaded, Streamlit's element draws the picture, and the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.components import v2

from components.language import current_language, message, say
from components.layout.text import FONTS
from components.ui import assets, safe_text, session

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.model import Theme

JS = Path(__file__).parent / "js"
_COUNTED = ("picked", "unfold", "open", "expand", "turn")  # reports with a count of all such reports


@cache  # once, but not before there is a server that they can be declared to
def _component() -> Any:
    return v2.component(
        "dateline_timeline",
        js=(JS / "entry.js").read_text("utf-8"),
        css=(JS / "chart.css").read_text("utf-8"),
        isolate_styles=False,  # Plotly puts its style sheet into the document's head
    )


WORDS = (  # texts of js/view.js and js/keys.js; a test compares them
    *(message("Quiet stretches and lanes"), message("Zoom"), message("Zoom in"), message("Zoom out"), message("Fit")),
    *(message("Show everything"), message("Keys and gestures")),
    *(message("To the timeline"), message("Close"), message("timeline")),
    message("step through the events in time order"),
    message("to a lane that is counted: ← → then go from count to count, Enter zooms in there"),
    *(message("go to the details of the selected event"), message("close the details"), message("zoom in, zoom out")),
    *(message("pan"), message("show everything"), message("search"), message("go to the timeline from anywhere")),
    *(message("this help"), message("zoom at the pointer; two fingers pinch"), message("zoom into a range")),
    message("to the buttons below the picture: unfold quiet stretches, open lanes"),
    message("in the table: go through the rows, select one; Esc selects none"),
    message("Visible window; arrow keys move it, plus and minus resize it"),
    *(message("Alt + wheel"), message("to the lanes before and after those in sight")),
    *(message("Ctrl or ⌘ + wheel"), message("Shift + wheel, drag"), message("Shift + drag"), message("Double click")),
)


@dataclass
class _Frame:
    """The width available to a picture (px), and its theme; None if unknown."""

    width: int | None = None
    theme: Theme | None = None


@st.cache_resource(show_spinner=False)
def _last() -> _Frame:
    """The last frame that any window of this server reported: the next window probably has the same, so its first
    picture need not wait for a report."""
    return _Frame()


@dataclass
class _Assumed:
    """The frame assumed for this window until it reports its own."""

    sent: set[tuple[int | None, Theme | None]] = field(default_factory=set)  # frames for which a still picture was sent
    frame: _Frame = field(default_factory=lambda: _Frame(_last().width, st.context.theme.type or _last().theme))


@dataclass(frozen=True)
class ChartState:
    """The last reports of the browser about the chart.

    `width` is the width available to the picture (px) and `theme` its theme, as reported by this window or else by the
    last other one, None if no window has reported any. `window` are the seconds at the axis' ends, None for everything;
    `generation` counts its changes. `steps` is the sum of steps by the arrow keys since the page was opened, `count`
    the number of clicks, and `failed` the reason why the browser cannot draw, "" if it can.
    """

    width: int | None = None
    theme: Theme | None = None
    window: tuple[float, float] | None = None
    generation: int = 0
    steps: int = 0
    count: int = 0
    failed: str = ""


@dataclass(frozen=True)
class Handlers:
    """The actions for gestures: select an event by its id, show a window (s), step through the events, unfold the quiet
    stretch with a second, open a lane or expand a group by name, turn to the lanes after (1) or before (-1) those in
    sight."""

    select: Callable[[str], None]
    show: Callable[[tuple[float, float] | None], None]
    step: Callable[[int], None]
    unfold: Callable[[float], None]
    open: Callable[[str], None]
    expand: Callable[[str], None]
    turn: Callable[[int], None]


def state(key: str) -> ChartState:
    """The state of the chart `key`, as the browser last reported it."""
    sent = session.widget_values().get(key) or {}
    frame, window = sent.get("frame") or vars(session.current().part(_Assumed).frame), sent.get("window") or {}
    seconds = window.get("seconds")
    return ChartState(
        width=frame.get("width"),
        theme=frame.get("theme"),
        window=(float(seconds[0]), float(seconds[1])) if seconds else None,
        generation=window.get("generation", 0),
        steps=sent.get("steps") or 0,
        count=max((sent.get(name) or {}).get("count", 0) for name in _COUNTED),
        failed=sent.get("failed") or "",
    )


def timeline(
    figure: dict[str, Any],
    still: Callable[[], str],
    *,
    key: str,
    handlers: Handlers,
    selected: str,
    description: str,
    generation: int | None = None,
) -> None:
    """Draw `figure` (plotly.js's data and layout, width and height in px).

    The browser shows a figure only if it is as wide as the room for it; until then, an empty box of the figure's height
    takes its place. `still` makes the same picture as SVG. It is shown until plotly.js, which takes long to start, has
    drawn its own, so it is sent once only for each width and theme. `selected` is the selected event's id,
    `description` its description for screen readers. If the figure is not the latest one that was asked for,
    `generation` is the `ChartState.generation` for which it was made; None is the current one.
    """
    chart = state(key)
    if chart.failed:
        _plain(figure, key, chart.failed)
        return
    sent, frame = session.current().part(_Assumed).sent, (chart.width, chart.theme)
    first = chart.width is not None and frame not in sent
    sent.add(frame)
    _component()(
        key=key,
        data={
            "figure": packed(figure) if chart.width else None,
            "still": still() if first else "",
            "height": figure["layout"]["height"],
            "generation": chart.generation if generation is None else generation,
            "selected": selected,
            "description": description,
            **_surroundings(chart),
        },
        **_callbacks(key, handlers),
    )


def _plain(figure: dict[str, Any], key: str, problem: str) -> None:
    """The figure in Streamlit's own element, with the reason why the browser cannot draw ours."""
    safe_text.warning(
        say("{problem} So the picture is drawn without zoom and without a selection by click.", problem=problem)
    )
    st.plotly_chart(figure, theme=None, key=f"{key}-plain", config={"displaylogo": False, "showSendToCloud": False})


def _callbacks(key: str, handlers: Handlers) -> dict[str, Callable[[], None]]:
    """The callbacks of the component, one for each kind of report."""
    return {
        "on_frame_change": lambda: _framed(state(key)),
        "on_failed_change": _ignore,
        "on_window_change": lambda: handlers.show(state(key).window),
        "on_steps_change": lambda: _stepped(key, handlers),
        "on_picked_change": lambda: _once(key, "picked", handlers.select),
        "on_unfold_change": lambda: _once(key, "unfold", handlers.unfold),
        "on_open_change": lambda: _once(key, "open", handlers.open),
        "on_expand_change": lambda: _once(key, "expand", handlers.expand),
        "on_turn_change": lambda: _once(key, "turn", handlers.turn),
    }


def _surroundings(chart: ChartState) -> dict[str, Any]:
    """The component's other data: what it last sent, the page's language, the addresses of its files."""
    return {
        "frame": {"width": chart.width, "theme": chart.theme},
        "steps": chart.steps,
        "count": chart.count,
        "language": current_language(),
        "words": {text: say(text) for text in WORDS} if current_language() != "en" else {},
        "module": f"{assets.asset_url(assets.MODULES)}/view.js",
        "plotly": assets.plotly_url(),
        "fonts": _faces(),
    }


def packed(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure in compact form: equal texts of points stand in it once. A long mark has a point every few px, and the
    texts of all of them were most of the bytes."""
    return {**figure, "data": [{**trace, **_compact(trace)} for trace in figure["data"]]}


def _compact(trace: dict[str, Any]) -> dict[str, Any]:
    """The fields of a trace with hover texts in compact form, {} for other traces. Neighbouring points with the same
    height, text and event are one entry, and `times` is their number. `hovertext` and `customdata` have their distinct
    values (`values`) and one index into them for each entry (`indexes`)."""
    if "hovertext" not in trace:
        return {}
    events = (value if isinstance(value, str) else tuple(value) for value in trace["customdata"])
    points = zip(trace["y"], trace["hovertext"], events, strict=True)
    runs = [(point, len(list(equal))) for point, equal in groupby(points)]
    found: dict[str, Any] = {"y": [y for (y, _, _), _ in runs], "times": [times for _, times in runs]}
    for column, name in enumerate(("hovertext", "customdata"), start=1):
        values = [point[column] for point, _ in runs]
        index = {value: k for k, value in enumerate(dict.fromkeys(values))}
        found[name] = {"values": list(index), "indexes": [index[value] for value in values]}
    return found


@dataclass
class _Handled:
    """The number of the chart's reports that have been handled, by chart and kind."""

    counts: dict[str, int] = field(default_factory=dict)


def _framed(state: ChartState) -> None:
    """Remember the reported width and theme for the next window."""
    _last().width, _last().theme = state.width, state.theme


def _ignore() -> None:
    """A callback that does nothing: Streamlit keeps reports only if somebody listens."""


def _stepped(key: str, handlers: Handlers) -> None:
    """Handle the steps that are not handled yet: keys pressed while a picture is drawn come together, or late."""
    handled, reported = session.current().part(_Handled).counts, state(key).steps
    name = f"{key}-steps"
    steps, handled[name] = reported - handled.get(name, 0), reported
    handlers.step(steps)


def _once(key: str, name: str, act: Callable[[Any], None]) -> None:
    """Call `act` with the value of the report `name`, unless it was handled before: its `count` grows with every
    report."""
    handled, report = session.current().part(_Handled).counts, session.widget_values()[key][name]
    if report["count"] > handled.get(f"{key}-{name}", 0):
        handled[f"{key}-{name}"] = report["count"]
        act(report["value"])


def _faces() -> list[dict[str, str]]:
    """The fonts with which the picture's texts were measured, by their addresses on this server."""
    return [
        {
            "family": "Noto Sans",
            "url": f"{assets.asset_url(assets.FACES)}/{path.name}",
            "weight": "bold" if bold else "normal",
            "style": "italic" if italic else "normal",
        }
        for (bold, italic), path in FONTS.items()
        if not (bold and italic)
    ]
