"""How the page around the picture looks; its colours are Streamlit's, light or dark."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

CSS = Path(__file__).with_name("page.css")


def apply() -> None:
    """Give the page its style sheet."""
    st.html(CSS)


def without_table_downloads() -> None:
    """Take the button away by which Streamlit's tables are saved: they show what is not to leave."""
    st.html(
        '<style>[data-testid="stElementToolbarButton"]:has([aria-label^="Download as CSV"]) {display: none}</style>'
    )


def brand() -> None:
    """The page's name, at the head of the sidebar."""
    st.html('<h1 class="dateline-brand">Dateline</h1>')
