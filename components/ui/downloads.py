"""Downloads: the picture and its events exactly as shown, or redacted, and the file with its changes; each is made only
when it is asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import streamlit as st

from components import pipeline
from components.errors import ExportError, TimelineError
from components.export import FORMATS, file_name, losses
from components.export.picture import Picture
from components.language import current_language, joined, message, plural, say, using_language
from components.sheet import sheet, written
from components.ui import export_jobs, receipt, safe_text, share_dialog, sharing, signing

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.export import Format
    from components.export.drawing import Drawing
    from components.model import Loaded, Request, Store
    from components.pipeline import Drawn, RedactedEvents
    from components.store.memory import MemoryStore

MANY = 2_000  # events, of which files that list them take a while


class Exported(Protocol):
    """The picture on the page at the moment when a button is clicked."""

    drawn: Drawn | None
    request: Request

    @property
    def one_by_one(self) -> bool:
        """Whether all events can be listed."""
        ...


def offer(
    names: Store,
    request: Request,
    shown: Exported,
    store: MemoryStore | None,
    gather: Callable[[], MemoryStore | None],
    count: int,
) -> None:
    """A button for each format; `store` has the events, None if they are in a database. `gather` fetches those that
    are shown from there, None while they are awaited; `count` is their number."""
    share_dialog.offer()
    signing.offer()
    if sharing.current().undecided:
        _undecided()
        return
    if sharing.current().enabled:
        _redacted(request, shown, gather, count)
        return
    if store:
        export_jobs.offer(store, store, shown)
    safe_text.line(say("As it is shown: these filters, this order, this width, this theme."))
    for form in FORMATS:
        if store and _takes_long(form, count):
            _background_button(form, f"export-{form.name}", store, shown)
        elif shown.one_by_one or not form.lists:
            st.download_button(
                say(form.label),
                data=partial(_make, form, names, shown, store, sharing.current(), signing.current()),
                file_name=file_name(names, request, form.name),
                mime=form.mime,
                key=f"export-{form.name}",
                help=_losses(form, names) or None,
                on_click="ignore",
                width="stretch",
            )
    if store and not store.loaded.parts:
        _whole_file(store.loaded)


def _whole_file(loaded: Loaded) -> None:
    """The file as it is now, and its rows that cannot be read."""
    safe_text.line(say("The whole file, whatever the filters are."))
    stem = Path(loaded.name).stem
    st.download_button(
        say("The file with your changes (CSV)"),
        data=lambda: written(sheet(loaded)),
        file_name=f"{stem}-changed.csv",
        mime="text/csv",
        key="export-changed",
        on_click="ignore",
        width="stretch",
    )
    if loaded.rejected:
        st.download_button(
            say("Only the rows that need a look (CSV)"),
            data=partial(_rejected, loaded, current_language()),
            file_name=f"{stem}-rejected.csv",
            mime="text/csv",
            key="export-rejected",
            on_click="ignore",
            width="stretch",
        )


def _rejected(loaded: Loaded, language: str) -> bytes:
    with using_language(language):  # beside the page, where none is spoken
        return receipt.rejected_csv(loaded.header, loaded.rejected)


def _undecided() -> None:
    """The question whether the names hidden earlier are hidden now; nothing is exported before it is answered."""
    safe_text.warning(
        say("You chose before what to hide when this file is shared. Nothing is exported until you decide.")
    )
    st.button(
        say("Hide it again"), key="hide-as-planned", on_click=sharing.hide_as_planned, type="primary", width="stretch"
    )
    st.button(say("Hide nothing this time"), key="hide-nothing", on_click=sharing.decline, width="stretch")


def _redacted(request: Request, shown: Exported, gather: Callable[[], MemoryStore | None], count: int) -> None:
    """A button for each format of the redacted events; none while anything is undecided."""
    try:
        events = gather()
        left = sharing.redacted(events, request) if events else None
    except TimelineError as error:
        safe_text.error(str(error))
        return
    if left is None:
        return
    if left.found:
        sentence = plural(
            len(left.found),
            "Nothing can be exported yet: texts still tell of what is hidden. {n} place is to be decided.",
            "Nothing can be exported yet: texts still tell of what is hidden. {n} places are to be decided.",
        )
        safe_text.warning(sentence)
        return
    assert events, "they are what leaves"
    safe_text.notice(left.store.loaded.hidden)
    export_jobs.offer(events, left.store, shown)
    safe_text.line(say("Every file below comes so, and else as it is shown. The whole file is not offered meanwhile."))
    for form in FORMATS:
        if _takes_long(form, count):
            _background_button(form, f"redacted-{form.name}", events, shown)
        else:
            st.download_button(
                say(form.label),
                data=partial(_make_redacted, form, left, shown, signing.current()),
                file_name=file_name(left.store, left.request, form.name),
                mime=form.mime,
                key=f"redacted-{form.name}",
                help=_losses(form, left.store) or None,
                on_click="ignore",
                width="stretch",
            )


def _takes_long(form: Format, count: int) -> bool:
    """Whether a file of so many events in this format is better made in the background."""
    return form.lists and count > MANY


def _background_button(form: Format, key: str, store: MemoryStore, shown: Exported) -> None:
    """A button that starts making such a file, and its progress."""
    st.button(
        f"{say(form.label)} …",
        key=key,
        help=_losses(form, store) or None,
        on_click=export_jobs.start,
        args=(store, shown, form.name),
        width="stretch",
    )
    export_jobs.progress(store, form.name)


def _make_redacted(form: Format, left: RedactedEvents, shown: Exported, signs: signing.SigningState) -> bytes:
    content = pipeline.export(
        left.store, replace(left.redacted_request(shown.request), scale=export_jobs.SHARP), form.name
    )
    return signs.signed(content, form.name)


def _losses(form: Format, store: Store) -> str:
    """A sentence about what a format leaves out of the events, "" if nothing."""
    holds = say("It holds no events {which}.", which=say(form.holds.others)) if form.holds else ""
    return joined((*losses(form, store), *([holds] if holds else ())), " ")


def _make(
    form: Format,
    names: Store,
    shown: Exported,
    store: MemoryStore | None,
    state: sharing.SharingState,
    signs: signing.SigningState,
) -> bytes:
    drawn, request = shown.drawn, shown.request
    assert drawn, "nothing is offered before there is a picture"
    if state.enabled or state.undecided:  # since this button was drawn
        raise ExportError(message("Names are hidden now: look at the Export menu again."))
    picture: Drawing
    if store:  # drawn anew: a picture that leaves this computer does not name the lanes that are hidden
        picture = pipeline.drawing_of(store, replace(request, scale=export_jobs.SHARP), form.size)
    else:  # a database is not asked twice
        made = Picture(drawn.scene, request.theme, request.language, export_jobs.SHARP, drawn.cited)
        picture = lambda width=None: made  # noqa: E731 (its formats use the width as it is)
    with using_language(request.language):  # beside the page, where none is spoken
        return signs.signed(form.make(names, drawn.rows, picture), form.name)
