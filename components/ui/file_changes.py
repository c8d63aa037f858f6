"""Changes of the open files by other programs: a new version is on the page a second after it is saved.

The page polls the files by name (one `stat`, some microseconds) and does not use notifications of the operating system
(`watchfiles`). Network drives, clouds and folders of a virtual machine's host send none. Editors and spreadsheets save
a new file in place of the old one, which is noticed only if the whole folder is watched, and then each lock file wakes
the page. A notification does not say that a file is complete, either.

The page changes once a file is the same in two looks and can be read. If there are changes to the version that is
shown, the new one is only offered.
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

_EVERY = 0.4  # s between two looks at the disk; a file that is the same in two of them counts as complete
_PATIENCE = 25  # looks after which a file that cannot be read is shown all the same, with its error


def show(open_now: Sequence[Path]) -> None:
    """Messages about changes of these files since they were opened; the disk is polled for further ones."""
    for number, path in enumerate(open_now):
        _changed(path, number)
    if open_now:  # without files there is nothing to poll
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
    if sum(poll(path) for path in open_now):  # a sum, as each file must be looked at
        st.rerun()


def poll(path: Path) -> bool:
    """Look at the file on the disk once. True if the page has something new to show: a new version, or the offer of
    one."""
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
