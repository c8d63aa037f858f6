"""Downloads: the picture and its events as shown or redacted, and the file with its changes. Each is made on a
click."""

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

MANY = 2_000  # events: files that list more are made in the background


class Exported(Protocol):
    """The picture on the page at the moment when a button is clicked."""

    drawn: Drawn | None
    request: Request

    @property
    def listable(self) -> bool:
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
    """A button for each format. `names` is a store with all names; `store` has the events, None if they are in a
    database. `gather` returns the events to redact, None while they are awaited; `count` is the number of events
    shown."""
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
        elif shown.listable or not form.lists:
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
        _file_downloads(store.loaded)


def _file_downloads(loaded: Loaded) -> None:
    """Buttons for the whole file with its changes, and for its rejected rows if there are any."""
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
    with using_language(language):  # outside a run of the page, where no language is set
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
        redacted = sharing.redact(events, request) if events else None
    except TimelineError as error:
        safe_text.error(str(error))
        return
    if redacted is None:
        return
    if redacted.found:
        sentence = plural(
            len(redacted.found),
            "Nothing can be exported yet: texts still tell of what is hidden. {n} place is to be decided.",
            "Nothing can be exported yet: texts still tell of what is hidden. {n} places are to be decided.",
        )
        safe_text.warning(sentence)
        return
    assert events, "there are redacted events"
    safe_text.notice(redacted.store.loaded.hidden)
    export_jobs.offer(events, redacted.store, shown)
    safe_text.line(say("Every file below comes so, and else as it is shown. The whole file is not offered meanwhile."))
    for form in FORMATS:
        if _takes_long(form, count):
            _background_button(form, f"redacted-{form.name}", events, shown)
        else:
            st.download_button(
                say(form.label),
                data=partial(_make_redacted, form, redacted, shown, signing.current()),
                file_name=file_name(redacted.store, redacted.request, form.name),
                mime=form.mime,
                key=f"redacted-{form.name}",
                help=_losses(form, redacted.store) or None,
                on_click="ignore",
                width="stretch",
            )


def _takes_long(form: Format, count: int) -> bool:
    """Whether a file of `count` events in this format is made in the background."""
    return form.lists and count > MANY


def _background_button(form: Format, key: str, store: MemoryStore, shown: Exported) -> None:
    """A button that starts to make a file in the background, and its progress."""
    st.button(
        f"{say(form.label)} …",
        key=key,
        help=_losses(form, store) or None,
        on_click=export_jobs.start,
        args=(store, shown, form.name),
        width="stretch",
    )
    export_jobs.progress(store, form.name)


def _make_redacted(form: Format, redacted: RedactedEvents, shown: Exported, signs: signing.SigningState) -> bytes:
    content = pipeline.export(
        redacted.store, replace(redacted.redacted_request(shown.request), scale=export_jobs.SHARP), form.name
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
    if state.enabled or state.undecided:  # this has changed since the button was drawn
        raise ExportError(message("Names are hidden now: look at the Export menu again."))
    picture: Drawing
    if store:  # drawn anew: an exported picture does not name hidden lanes
        picture = pipeline.drawing_of(store, replace(request, scale=export_jobs.SHARP), form.size)
    else:  # a database is not queried again
        printed = Picture(drawn.scene, request.theme, request.language, export_jobs.SHARP, drawn.cited)
        picture = lambda width=None: printed  # noqa: E731 (its formats use the width as it is)
    with using_language(request.language):  # outside a run of the page, where no language is set
        return signs.signed(form.make(names, drawn.rows, picture), form.name)
