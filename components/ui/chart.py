"""The chart on the page: a figure goes in; the picture's width, the page's theme and clicked events come out.

Streamlit's own Plotly element starts anew with every changed figure, so the chart is a small component of ours
(chart.js) that keeps one Plotly picture alive and redraws it. plotly.js and the fonts come from this machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.components import v1, v2

from components.layout.text import FONTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.model import Theme

HERE = Path(__file__).parent

# Streamlit serves the folder of a component, so these two put a folder within the page's reach and draw nothing.
_plotly = v1.declare_component("plotlyjs", path=Path(str(files("plotly") / "package_data")))
_fonts = v1.declare_component("fonts", path=FONTS[False, False].parent)
_component = v2.component(
    "dateline_timeline",
    js=(HERE / "chart.js").read_text("utf-8"),
    css=(HERE / "chart.css").read_text("utf-8"),
    isolate_styles=False,  # Plotly puts its style sheet into the document's head
)


@dataclass(frozen=True)
class ChartState:
    """What the browser last told; None before it has told anything.

    `width` is the room the picture has, in px; `selected` the id of the event clicked just now, "" for a click beside
    all marks.
    """

    width: int | None = None
    theme: Theme | None = None
    selected: str | None = None


def state(key: str) -> ChartState:
    """What the chart `key` told, known before it is drawn again."""
    told = st.session_state.get(key) or {}
    frame = told.get("frame") or {}
    return ChartState(frame.get("width"), frame.get("theme"), told.get("picked"))


def timeline(
    figure: dict[str, Any], *, key: str, named: Callable[[str], str], on_select: Callable[[str], None]
) -> ChartState:
    """Draw `figure` (plotly.js's data and layout, width and height in px) and return what the browser told.

    The picture shows only where its width is the room's: until the browser has told its width, a quiet box of the
    figure's height stands there. The browser can save it by itself, under the name that `named` gives each suffix.
    `on_select` gets each clicked event's id, "" for a click beside all marks.
    """
    told = state(key)
    _component(
        key=key,
        data={
            "figure": figure if told.width else None,
            "frame": {"width": told.width},
            "height": figure["layout"]["height"],
            "plotly": f"component/{_plotly.name}/plotly.min.js",
            "fonts": _faces(),
            "names": {suffix: named(suffix) for suffix in ("svg", "png")},
        },
        on_frame_change=lambda: None,
        on_picked_change=lambda: on_select(state(key).selected or ""),
    )
    return told


def _faces() -> list[dict[str, str]]:
    """The fonts that the picture's texts were measured with, as this server serves them."""
    return [
        {
            "family": "Noto Sans",
            "url": f"component/{_fonts.name}/{path.name}",
            "weight": "bold" if bold else "normal",
            "style": "italic" if italic else "normal",
        }
        for (bold, italic), path in FONTS.items()
        if not (bold and italic)
    ]
