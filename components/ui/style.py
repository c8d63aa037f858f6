"""How the page around the picture looks; its colours are Streamlit's, light or dark."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.language import RIGHT_TO_LEFT, current_language, say

CSS = Path(__file__).with_name("page.css")
_SAID_BY_STREAMLIT = """
[data-testid="stFileUploaderDropzone"] button p { font-size: 0; }
[data-testid="stFileUploaderDropzoneInstructions"] span { font-size: 0; }
[data-testid="stFileUploaderDropzone"] button p::after { content: "%s"; font-size: 0.9rem; }
[data-testid="stFileUploaderDropzoneInstructions"] span::after { content: "%s"; font-size: 0.85rem; }
"""
RIGHT_TO_LEFT_CSS = Path(__file__).with_name("right_to_left.css")


def apply() -> None:
    """Add the style sheet to the page."""
    st.html(CSS)


def speak() -> None:
    """Adapt the page to the reader's language: its direction, and the texts that Streamlit has in English only (the
    button of an upload, and how large a file may be)."""
    if current_language() in RIGHT_TO_LEFT:
        st.html(RIGHT_TO_LEFT_CSS)
    if current_language() != "en":
        size = say("{n} MB per file at most", n=st.get_option("server.maxUploadSize"))
        choose = say("Choose a file")
        st.html(f"<style>{_SAID_BY_STREAMLIT % (choose, size)}</style>")


def without_table_downloads() -> None:
    """Remove the download buttons of Streamlit's tables, which may show what is not to leave."""
    st.html(
        '<style>[data-testid="stElementToolbarButton"]:has([aria-label^="Download as CSV"]) {display: none}</style>'
    )


def brand() -> None:
    """The page's name, at the head of the sidebar."""
    st.html('<h1 class="dateline-brand">Dateline</h1>')
