"""The menu of other things to open: examples, recent files, and rows pasted from a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components.errors import DraftError
from components.language import say
from components.ui import files, local_files, safe_text, session

_PASTED = "pasted"


@dataclass
class _Notice:
    """The reason why pasted rows could not be opened, shown once, and the number of things opened from the menu."""

    trouble: str = ""
    opened: int = 0


def offer() -> None:
    """The menu, behind one button."""
    notice = session.current().part(_Notice)
    if notice.trouble:
        safe_text.warning(notice.trouble)
        notice.trouble = ""
    key = f"choosing-{notice.opened}"  # a new key closes the menu after each choice
    with st.popover(say("Examples, recent files, paste"), width="stretch", key=key):
        hint = say("Copy them with their header, and paste here")
        st.text_area(say("Rows from a spreadsheet"), key=_PASTED, placeholder=hint)
        st.button(say("Make a timeline of them"), key="take-pasted", on_click=_take)
        if recent := {path.name: path for path in reversed(local_files.recent())}:
            safe_text.line(say("Opened lately"))
            for name, path in reversed(recent.items()):
                st.button(
                    safe_text.literal(name),
                    key=f"recent-{path}",
                    help=safe_text.literal(str(path)),
                    on_click=_open,
                    args=(name,),
                )
        safe_text.line(say("Examples"))
        for example in files.EXAMPLES:
            st.button(say(example.title), key=f"example-{example.id}", on_click=_open, args=(example.id,))


def _open(name: str) -> None:
    session.current().open_file(name)
    session.current().part(_Notice).opened += 1


def _take() -> None:
    text = str(session.widget_values().get(_PASTED) or "")
    if text.strip():
        try:
            _open(local_files.save_pasted(text).name)
        except DraftError as error:
            session.current().part(_Notice).trouble = str(error)
