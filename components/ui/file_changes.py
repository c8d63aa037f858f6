"""The open files followed on the disk: what another program saves there is on the page a second later.

The disk is looked at from time to time, by the file's name (one `stat`, some microseconds), and not watched for what
the operating system tells (`watchfiles`): network drives, clouds and folders of a virtual machine's host tell nothing;
a file saved by putting a new one in its place, as editors and spreadsheets do, is lost unless its whole folder is
watched, and then each lock file beside it wakes the page; and whether a file is complete is not told either.

A file that is being written is waited for: what is shown changes once the file stays as it is and can be read. Nothing
moves under the hands: while there are changes to the version that is shown, the new one is only offered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.errors import TimelineError
from components.language import say
from components.model import Source
from components.read.inputs import source_at
from components.ui import files, local_files, safe_text, session, window_drafts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from components.ui.local_files import Followed

_EVERY = 0.4  # seconds between two looks at the disk; a file that is the same in two of them is written to no more
_PATIENCE = 25  # looks for which one that cannot be read is waited for


def show(open_now: Sequence[Path]) -> None:
    """Messages about changes of these files since they were opened, and a regular look at the disk."""
    for number, path in enumerate(open_now):
        _changed(path, number)
    if open_now:  # a page without any has nothing to ask for twice a second
        _look(open_now)


def _changed(path: Path, number: int) -> None:
    followed = local_files.followed(path)
    if followed.offered is not None:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"newer-version-{number}"):
            words = say(
                "{file} was changed by another program. Your changes are to the version before.", file=path.name
            )
            safe_text.line(words)
            st.button(
                say("Show the new version"),
                key=f"follow-{number}",
                type="primary",
                on_click=_show_new,
                args=(followed,),
            )
    elif followed.previous is not None:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"newer-version-{number}"):
            safe_text.line(say("Your changes are to the version before this one."))
            st.button(say("Back to it"), key=f"follow-back-{number}", on_click=_restore, args=(followed,))


def _show_new(followed: Followed) -> None:
    if followed.offered is not None:
        followed.content, followed.previous, followed.offered = followed.offered, followed.content, None


def _restore(followed: Followed) -> None:
    if followed.previous is not None:
        followed.content, followed.offered, followed.previous = followed.previous, followed.content, None


@st.fragment(run_every=_EVERY)
def _look(open_now: Sequence[Path]) -> None:
    if sum(poll(path) for path in open_now):  # each is looked at, whatever the others say
        st.rerun()


def poll(path: Path) -> bool:
    """Look at the disk once. True if the page has something new to show."""
    followed, now = local_files.followed(path), local_files.stamp_of(path)
    followed.looks = followed.looks + 1 if now == followed.seen else 0
    followed.seen = now
    if now is None or now == followed.stamp or followed.looks == 0:
        return False
    found = None
    try:
        found = source_at(path)
        if local_files.stamp_of(path) != now:
            return False
        files.loaded(found, session.current().reading)
    except TimelineError:
        if found is None or followed.looks < _PATIENCE:
            return False
    followed.stamp = now
    if found.content == followed.content:
        return False
    shown = window_drafts.state(Source(path.name, followed.content))
    if shown.at or shown.words.get("notes"):
        followed.offered = found.content
    else:
        followed.content, followed.previous = found.content, None
    return True
