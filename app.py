"""The page: ask → pipeline → show. Run it with `streamlit run app.py`."""

from __future__ import annotations

import streamlit as st
from streamlit.starlette import App

from components.errors import TimelineError
from components.ui import (
    access,
    answers,
    content,
    drafting,
    files,
    open_menu,
    safe_text,
    session,
    several_files,
    style,
    widgets,
)


def page() -> None:
    """From what is open to everything the page shows of it."""
    session.begin()
    widgets.begin()
    style.speak()
    database = answers.address()
    with st.sidebar:
        style.brand()
        opened = files.choose(database)
        open_menu.offer()
        if opened:
            several_files.offer()
    try:
        content.show(opened, database)
    except TimelineError as error:
        safe_text.error(str(error))


if __name__ == "__main__":  # Streamlit runs this file for each window of the page
    st.set_page_config(page_title="Dateline", page_icon="◈", layout="wide")
    style.apply()
    try:
        page()
    except TimelineError as error:  # what a person can cause becomes one sentence on the page; a bug stays a bug
        safe_text.error(str(error))
    drafting.end()
    widgets.end(widgets.PAGE)
    session.listen()
else:  # and imports it for the server that they share
    app = App(__file__, middleware=access.MIDDLEWARE, lifespan=access.open_browser)
