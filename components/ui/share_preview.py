"""The result of redaction: every place in the texts that still tells of what is hidden, to be decided, and a preview of
the picture and the first rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import pipeline
from components.errors import TimelineError
from components.language import joined, message, plural, say
from components.layout.names import column_name
from components.redact import PLACES
from components.ui import safe_text, session, sharing, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.model import Request
    from components.pipeline import RedactedEvents
    from components.redact import Found

_ROWS = 8  # of the preview's table
_PLACES = 20  # shown at first
_LONG = 110  # characters shown of a text around a match
DO = {"replace": message("Replace"), "drop": message("Drop the text"), "keep": message("Keep")}
OTHERS = {"": message("Decide each"), "replace": message("Replace all others"), "drop": message("Drop all others")}


@dataclass
class _More:
    """The number of places shown."""

    places: int = _PLACES


def on_change(key: str, then: Callable[[Any], None]) -> None:
    """Call `then` with the value of a widget of the dialog, which only a person changes."""
    then(session.widget_values().get(key))


def places(redacted: RedactedEvents) -> None:
    """The places in texts that may give away what is hidden, each with a choice of what is done there."""
    if not redacted.places:
        return
    state, more = sharing.current(), session.current().part(_More)
    undecided = len(redacted.found)
    safe_text.heading(
        say("Still in the texts"),
        plural(undecided, "{n} place is to be decided before anything can be exported.",
               "{n} places are to be decided before anything can be exported.") if undecided else
        say("All are decided."),
    )  # fmt: skip
    st.segmented_control(
        say("All places that are not decided one by one"),
        tuple(OTHERS),
        default=state.plan.others,
        required=True,
        format_func=lambda do: say(OTHERS[do]),
        key=(key := f"share-others-{state.revision}"),
        on_change=on_change,
        args=(key, lambda do: sharing.set_plan(replace(sharing.current().plan, others=do), rebuild=True)),
    )
    for place in redacted.places[: more.places]:
        _place(place)
    if len(redacted.places) > more.places:
        st.button(
            say("Show more"), key="share-more", on_click=lambda: setattr(more, "places", more.places + 5 * _PLACES)
        )


def _place(found: Found) -> None:
    """One place with the text around it, and the choice of what is done there."""
    digest = sha256(repr((found.text, found.column)).encode()).hexdigest()[:16]
    key = f"share-do-{sharing.current().revision}-{digest}"
    where = say(PLACES[found.column]) if found.column in PLACES else column_name(found.column)
    about = joined(found.names, ", ") or say("a date")
    times = plural(found.count, "found {n} time", "found {n} times")
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-row"):
        safe_text.found(
            _around(found),
            found.text,
            joined((where, times, say("may tell of {whom}", whom=about)), " · "),
            found.do == "",
        )
        st.segmented_control(
            safe_text.heard(f"{found.text}, {where}"),
            tuple(DO),
            default=found.do or None,
            format_func=lambda do: say(DO[do]),
            key=key,
            label_visibility="collapsed",
            on_change=on_change,
            args=(key, partial(sharing.decide, found)),
        )


def _around(found: Found) -> str:
    """The part of the first text with the match around it."""
    start = max(found.first.find(found.text) - _LONG // 2, 0)
    part = found.first[start : start + _LONG]
    return f"{'…' * (start > 0)}{part}{'…' * (start + _LONG < len(found.first))}"


def preview(redacted: RedactedEvents, request: Request) -> None:
    """A preview of the redacted events: counts of what was changed, the picture, and the first rows."""
    loaded = redacted.store.loaded
    safe_text.heading(say("What leaves"), loaded.hidden)
    safe_text.facts([(name, f"→ {redacted.key[name]}") for name, _ in sharing.current().plan.actors])
    done = {do: sum(place.count for place in redacted.places if place.do == do) for do in DO}
    sentences = [
        plural(redacted.aliased, "{n} name among the actors replaced", "{n} names among the actors replaced"),
        plural(redacted.coarser, "{n} date made less exact", "{n} dates made less exact"),
        plural(done["replace"], "{n} place in texts replaced", "{n} places in texts replaced"),
        plural(done["drop"], "{n} place whose text is dropped", "{n} places whose text is dropped"),
        plural(done["keep"], "{n} place kept as it is", "{n} places kept as they are"),
    ]
    counts = redacted.aliased, redacted.coarser, *done.values()
    safe_text.line(
        joined([sentence for n, sentence in zip(counts, sentences, strict=True) if n], " · ") or say("Nothing changes.")
    )
    try:
        st.image(pipeline.export(redacted.store, redacted.redacted_request(request), "svg").decode(), width="stretch")
    except TimelineError as error:
        safe_text.line(str(error))
    rows = redacted.store.order()[:_ROWS]
    cells = table.frame(redacted.store, rows)
    st.dataframe(cells, column_config=table.headers(cells), hide_index=True)
    if loaded.rejected:
        safe_text.line(say("Rows that could not be read do not leave."))
