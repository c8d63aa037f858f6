"""What can be taken along: pictures and events exactly as they are on the screen, made only when asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from components import pipeline
from components.export import FORMATS, file_name, missing_browser
from components.ui import say

if TYPE_CHECKING:
    from components.model import Request, Store

NO_ROWS = np.zeros(0, np.int64)


def offer(store: Store, request: Request, figure: dict[str, Any] | None = None) -> None:
    """One button a format; where only a `figure` is at hand, one for each kind of picture. Where this machine cannot
    make images it is said before anyone clicks, with the way out."""
    say.heading("Export", "What the screen shows: these filters, this order, this width, this theme.")
    missing = missing_browser()
    with st.container(horizontal=True):
        for format in FORMATS if figure is None else filter(lambda each: each.picture, FORMATS):
            st.download_button(
                format.name.upper(),
                data=partial(pipeline.export, store, request, format.name)
                if figure is None
                else partial(format.make, store, NO_ROWS, partial(dict, figure)),
                file_name=file_name(store, request, format.name),
                mime=format.mime,
                key=f"export-{format.name}",
                help=format.label,
                on_click="ignore",
                disabled=format.needs_browser and missing is not None,
            )
    if missing:
        say.warning(f"{missing} The SVG and PNG buttons under the picture work without one.")
