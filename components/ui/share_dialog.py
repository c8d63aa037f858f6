"""The dialog before sharing: the choice of what is hidden, the places in texts that still give it away, and a preview
of the result."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

import streamlit as st

from components.errors import TimelineError
from components.filters import MOST_OPTIONS, columns
from components.language import message, say, say_in_context
from components.layout.names import column_name
from components.redact import key as keys
from components.redact import plan as plans
from components.ui import safe_text, session, share_preview, sharing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from components.model import Request, Store
    from components.store.memory import MemoryStore

_MOST_NAMED = 50  # hidden actors whose other names may be typed
_WIDE = 260  # px of the field for such a name
UNITS = {"": message("As they are"), "month": message("Month and year"), "year": message("Year only")}


class Exported(Protocol):
    """The picture on the page."""

    request: Request


def offer() -> None:
    """The part of the Export menu about sharing: a button that opens the dialog, and the switch for redaction."""
    state = sharing.current()
    if state.error:
        safe_text.error(state.error)
    st.button(
        say("Hide names before sharing…"),
        key="share",
        icon=":material/visibility_off:",
        on_click=_open,
        width="stretch",
    )
    if state.plan != plans.Plan():
        st.toggle(
            say("Hide in everything exported here"),
            value=state.enabled,
            key=f"share-on-{state.revision}",
            on_change=_switch,
            args=(f"share-on-{state.revision}",),
        )


def show(names: Store, store: Callable[[], MemoryStore | None], shown: Exported) -> None:
    """The dialog, if it is open. `store` returns the events, None while they are awaited."""
    if sharing.current().open:
        dialog = st.dialog(say("Before you share"), width="large", on_dismiss=_close)
        dialog(_content)(names, store, shown)


def _content(names: Store, store: Callable[[], MemoryStore | None], shown: Exported) -> None:
    """The content of the dialog. `names` is a store with all names."""
    session.begin()
    state = sharing.current()
    if not state.open:
        st.rerun()
    safe_text.line(
        say(
            "What you hide here is missing from every file that you export. Your own file, and this page, stay as they "
            "are."
        )
    )
    if state.error:
        safe_text.error(state.error)
    _choices(names, state)
    try:
        events = store() if state.enabled else None
        redacted = sharing.redact(events, shown.request) if events else None
    except TimelineError as error:
        safe_text.error(str(error))
        redacted = None
    if redacted:
        share_preview.places(redacted)
        share_preview.preview(redacted, shown.request)
    _files(state)
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.button(
            say("Undo"), key="share-undo", icon=":material/undo:", on_click=sharing.undo, disabled=not state.earlier
        )
        st.button(say("Done"), key="share-done", type="primary", on_click=_close)


def _choices(names: Store, state: sharing.SharingState) -> None:
    """The choices of what is hidden: actors, words, the precision of dates, columns."""
    _actors(names, state)
    _aliases(names, state)
    _words(state)
    left, right = st.columns(2)
    with left:
        _dates(state)
    with right:
        _omitted_columns(names, state)


def _actors(names: Store, state: sharing.SharingState) -> None:
    chosen = [name for name, _ in state.plan.actors]
    actors = list(dict.fromkeys((*chosen, *names.cast.names[:MOST_OPTIONS])))
    st.multiselect(
        say("People and organisations to hide"),
        actors,
        default=chosen,
        key=(key := f"share-actors-{state.revision}"),
        placeholder=say("Nobody"),
        accept_new_options=True,
        on_change=share_preview.on_change,
        args=(key, sharing.hide),
        help=say(
            "Each gets another name, which stays the same from one export to the next. Type a name and press Enter "
            "where it stands in texts only."
        ),
    )


def _words(state: sharing.SharingState) -> None:
    words = list(state.plan.words)
    st.multiselect(
        say("Other words to look for in texts"),
        words,
        default=words,
        key=(key := f"share-words-{state.revision}"),
        placeholder=say("Type a word or a name, then Enter"),
        accept_new_options=True,
        on_change=share_preview.on_change,
        args=(key, lambda given: sharing.change(words=tuple(given))),
    )


def _dates(state: sharing.SharingState) -> None:
    st.segmented_control(
        say("How exact dates may be"),
        tuple(UNITS),
        default=state.plan.dates,
        required=True,
        format_func=lambda unit: say(UNITS[unit]),
        key=(key := f"share-dates-{state.revision}"),
        on_change=share_preview.on_change,
        args=(key, lambda unit: sharing.change(dates=unit)),
    )


def _omitted_columns(names: Store, state: sharing.SharingState) -> None:
    omitted = list(state.plan.columns)
    st.multiselect(
        say("Columns to leave out"),
        list(dict.fromkeys((*omitted, *(name for name in _columns(names) if name not in plans.KEPT)))),
        default=omitted,
        format_func=column_name,
        key=(key := f"share-columns-{state.revision}"),
        placeholder=say_in_context("columns", "None"),
        on_change=share_preview.on_change,
        args=(key, lambda given: sharing.change(columns=tuple(given))),
    )


def _aliases(names: Store, state: sharing.SharingState) -> None:
    """The aliases of the hidden actors, which can be edited."""
    with st.container(horizontal=True):
        for name, alias in state.plan.actors[:_MOST_NAMED]:
            place = sha256(name.encode()).hexdigest()[:16]
            st.text_input(
                safe_text.literal(say("Stands instead of {name}", name=name)),
                alias,
                key=(key := f"share-alias-{state.revision}-{place}"),
                placeholder=state.key.get(name, ""),
                on_change=share_preview.on_change,
                args=(key, partial(_rename, name, names.cast.names)),
                width=_WIDE,
            )


def _rename(name: str, taken: Sequence[str], alias: str) -> None:
    sharing.rename(name, alias, taken)


def _columns(names: Store) -> tuple[str, ...]:
    """All columns, those that can be filtered by first."""
    return tuple(dict.fromkeys((*columns.columns(names), *names.columns)))


def _files(state: sharing.SharingState) -> None:
    """The plan and the key, to be saved and to be opened again."""
    with st.expander(say("Keep this plan, or use one from before")):
        safe_text.line(say("The plan and the key name who is hidden: keep both to yourself."))
        with st.container(horizontal=True):
            _download(
                say("Save the plan"), "plan.json", plans.written(state.plan), "share-save-plan", not state.enabled
            )
            _download(say("Save the key"), "plan.key.json", keys.written(state.key), "share-save-key", not state.key)
        for label, key, take in (
            (say("Open a plan"), "share-open-plan", _plan_from),
            (say("Open a key, and go on with its other names"), "share-open-key", _key_from),
        ):
            st.file_uploader(label, type="json", key=key, on_change=_opened, args=(key, take))


def _download(label: str, name: str, content: bytes, key: str, disabled: bool) -> None:
    st.download_button(label, content, name, "application/json", key, on_click="ignore", disabled=disabled)


def _plan_from(name: str, content: bytes) -> None:
    sharing.set_plan(plans.read(name, content), rebuild=True)


def _key_from(name: str, content: bytes) -> None:
    sharing.use_key(keys.read(name, content))


def _opened(key: str, take: Callable[[str, bytes], None]) -> None:
    if (given := session.widget_values().get(key)) is not None:
        try:
            take(given.name, given.getvalue())
        except TimelineError as error:
            sharing.current().error = str(error)


def _switch(key: str) -> None:
    sharing.set_plan(sharing.current().plan, on=bool(session.widget_values().get(key)))


def _open() -> None:
    state = sharing.current()
    state.open, state.times_opened = True, state.times_opened + 1


def _close() -> None:
    sharing.current().open = False
