"""What can be taken along: pictures and events exactly as they are on the screen, made only when asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.export import FORMATS, Picture, file_name
from components.ui import say

if TYPE_CHECKING:
    from components.model import Request, Store
    from components.pipeline import Drawn

SHARP = 2  # pixels of an image for each px on the screen


def offer(store: Store, request: Request, drawn: Drawn, one_by_one: bool) -> None:
    """One button a format: of the picture, as it was `drawn`, and of its events if all can be written `one_by_one`."""
    say.heading("Export", "What the screen shows: these filters, this order, this width, this theme.")
    picture = partial(Picture, drawn.scene, request.theme, request.language, SHARP)
    with st.container(horizontal=True):
        for form in FORMATS:
            if form.picture or one_by_one:
                st.download_button(
                    form.name.upper(),
                    data=partial(form.make, store, drawn.rows, picture),
                    file_name=file_name(store, request, form.name),
                    mime=form.mime,
                    key=f"export-{form.name}",
                    help=form.label,
                    on_click="ignore",
                )
