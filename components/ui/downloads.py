"""What can be taken along: pictures and events exactly as they are on the screen, made only when asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from components import pipeline
from components.export import FORMATS, Picture, file_name
from components.ui import say

if TYPE_CHECKING:
    from components.model import Request
    from components.scene import Scene
    from components.store.memory import MemoryStore

SHARP = 2  # pixels of an image for each px on the screen
NO_ROWS = np.zeros(0, np.int64)


def offer(store: MemoryStore, request: Request, scene: Scene | None = None) -> None:
    """One button a format; where only a `scene` is at hand, one for each kind of picture."""
    say.heading("Export", "What the screen shows: these filters, this order, this width, this theme.")
    request = replace(request, scale=SHARP)
    with st.container(horizontal=True):
        for form in FORMATS if scene is None else filter(lambda each: each.picture, FORMATS):
            st.download_button(
                form.name.upper(),
                data=partial(pipeline.export, store, request, form.name)
                if scene is None
                else partial(
                    form.make, store, NO_ROWS, partial(Picture, scene, request.theme, request.language, request.scale)
                ),
                file_name=file_name(store, request, form.name),
                mime=form.mime,
                key=f"export-{form.name}",
                help=form.label,
                on_click="ignore",
            )
