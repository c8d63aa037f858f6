"""The look of the page around the picture; its colours are Streamlit's, light or dark."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components import v2

from components.language import RIGHT_TO_LEFT, current_language, message, say

CSS = Path(__file__).with_name("page.css")
NAMES = (  # Streamlit's texts, which are in English only; {name} stands for the rest of a text
    *(message("Skip to main content"), message("Sidebar"), message("Collapse sidebar"), message("Expand sidebar")),
    *(message("Main menu"), message("Theme"), message("System"), message("Light"), message("Dark"), message("Print")),
    *(message("Record screen"), message("Copy version to clipboard"), message("Help for {name}"), message("Open")),
    *(message("Add files"), message("Remove {name}"), message("Choose an option"), message("Clear value")),
    *(message("Choose date"), message("Fullscreen"), message("Fullscreen: {name}"), message("Search: {name}")),
    *(message("Search"), message("Add row"), message("Add row: {name}"), message("Show/hide columns")),
    *(message("Show/hide columns: {name}"), message("Download as CSV"), message("Download as CSV: {name}")),
)
RIGHT_TO_LEFT_CSS = Path(__file__).with_name("right_to_left.css")


def apply() -> None:
    """Add the style sheet to the page."""
    st.html(CSS)


def speak() -> None:
    """Adapt the page to the reader's language: its direction, and the words that Streamlit has in English only."""
    if current_language() in RIGHT_TO_LEFT:
        st.html(RIGHT_TO_LEFT_CSS)
    if current_language() != "en":
        size = st.get_option("server.maxUploadSize")
        words = {name: say(name, name="{name}") for name in NAMES}
        words |= {
            "Upload": say("Choose a file"),
            "file upload": say("Choose a file"),
            f"{size}MB per file": say("{n} MB per file at most", n=size),
        }
        with st.container(key="hidden-names"):
            _names()(key="names", data={"words": words})


@cache  # once, but not before there is a server that it can be declared to
def _names() -> Any:
    return v2.component("dateline_names", js=(Path(__file__).parent / "js" / "names.js").read_text("utf-8"))


def without_table_downloads() -> None:
    """Remove the download buttons of Streamlit's tables, which would export unredacted rows."""
    st.html(
        '<style>[data-testid="stElementToolbarButton"]:has([aria-label^="Download as CSV"]) {display: none}</style>'
    )


def brand() -> None:
    """The page's name, at the top of the sidebar."""
    st.html('<h1 class="dateline-brand">Dateline</h1>')
