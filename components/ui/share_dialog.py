"""Before sharing: what a person hides, what still gives it away in texts, and what leaves then, in one dialog."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol

import streamlit as st

from components import pipeline
from components.errors import TimelineError
from components.filters import MOST_OPTIONS, columns
from components.language import joined, message, plural, say
from components.layout.names import column_name
from components.redact import key as keys
from components.redact import plan as plans
from components.ui import safe_text, session, sharing, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.model import Request, Store
    from components.pipeline import Leaving
    from components.redact import Found
    from components.store.memory import MemoryStore

_ROWS = 8  # of the table that shows what leaves
_PLACES = 20  # at once
_LONG = 110  # characters of a text around what was found
UNITS = {"": message("As they are"), "month": message("Month and year"), "year": message("Year only")}
DO = {"replace": message("Replace"), "drop": message("Drop the text"), "keep": message("Keep")}
OTHERS = {"": message("Decide each"), "replace": message("Replace all others"), "drop": message("Drop all others")}
_WHERE = {
    "(title)": message("the title"),
    "(name of the file)": message("the name of the file"),
    "(names of columns)": message("the names of columns"),
    "(filters)": message("what is filtered by"),
}


class Exported(Protocol):
    """What is shown."""

    request: Request


@dataclass
class _More:
    """How many places are shown."""

    places: int = _PLACES


def offer() -> None:
    """The part of the Export menu that is about sharing: the way to the dialog, and whether what was chosen there is
    hidden."""
    mine = sharing.now()
    if mine.trouble:
        safe_text.error(mine.trouble)
    st.button(
        say("Hide names before sharing…"),
        key="share",
        icon=":material/visibility_off:",
        on_click=_open,
        width="stretch",
    )
    if mine.plan != plans.Plan():
        st.toggle(
            say("Hide in everything exported here"),
            value=mine.on,
            key=f"share-on-{mine.round}",
            on_change=_switch,
            args=(f"share-on-{mine.round}",),
        )


def show(names: Store, store: Callable[[], MemoryStore | None], shown: Exported) -> None:
    """The dialog, if it is open. `store` gives the events, None while they are waited for."""
    if sharing.now().open:
        dialog = st.dialog(say("Before you share"), width="large", on_dismiss=_close)
        dialog(_content)(names, store, shown)


def _content(names: Store, store: Callable[[], MemoryStore | None], shown: Exported) -> None:
    session.begin()
    mine = sharing.now()
    if not mine.open:
        st.rerun()
    safe_text.line(
        say(
            "What you hide here is missing from every file that you export. Your own file, and this page, stay as they "
            "are."
        )
    )
    if mine.trouble:
        safe_text.error(mine.trouble)
    _choices(names, mine)
    try:
        events = store() if mine.on else None
        left = sharing.leaving(events, shown.request) if events else None
    except TimelineError as error:
        safe_text.error(str(error))
        left = None
    if left:
        _places(left)
        _preview(left, shown.request)
    _files(mine)
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.button(say("Undo"), key="share-undo", icon=":material/undo:", on_click=sharing.undo, disabled=not mine.past)
        st.button(say("Done"), key="share-done", type="primary", on_click=_close)


def _choices(names: Store, mine: sharing.Sharing) -> None:
    """What is hidden: actors, words, how exact dates are, columns."""
    chosen = [name for name, _ in mine.plan.actors]
    actors = list(dict.fromkeys((*chosen, *names.cast.names[:MOST_OPTIONS])))
    st.multiselect(
        say("People and organisations to hide"),
        actors,
        default=chosen,
        key=(key := f"share-actors-{mine.round}"),
        placeholder=say("Nobody"),
        accept_new_options=len(names.cast.names) > MOST_OPTIONS,
        on_change=_take,
        args=(key, sharing.hide),
        help=say("Each gets another name, which stays the same from one export to the next."),
    )
    words = list(mine.plan.words)
    st.multiselect(
        say("Other words to look for in texts"),
        words,
        default=words,
        key=(key := f"share-words-{mine.round}"),
        placeholder=say("Type a word or a name, then Enter"),
        accept_new_options=True,
        on_change=_take,
        args=(key, lambda given: sharing.change(words=tuple(given))),
    )
    left, right = st.columns(2)
    with left:
        st.segmented_control(
            say("How exact dates may be"),
            tuple(UNITS),
            default=mine.plan.dates,
            required=True,
            format_func=lambda unit: say(UNITS[unit]),
            key=(key := f"share-dates-{mine.round}"),
            on_change=_take,
            args=(key, lambda unit: sharing.change(dates=unit)),
        )
    with right:
        gone = list(mine.plan.columns)
        st.multiselect(
            say("Columns to leave out"),
            list(dict.fromkeys((*gone, *(name for name in _columns(names) if name not in plans.KEPT)))),
            default=gone,
            format_func=column_name,
            key=(key := f"share-columns-{mine.round}"),
            placeholder=say("None"),
            on_change=_take,
            args=(key, lambda given: sharing.change(columns=tuple(given))),
        )


def _columns(names: Store) -> tuple[str, ...]:
    """The columns in which there is anything."""
    return tuple(dict.fromkeys((*columns.columns(names), *names.columns)))


def _places(left: Leaving) -> None:
    """Where texts still give away what is hidden, each with what is done there."""
    if not left.places:
        return
    mine, more = sharing.now(), session.here().part(_More)
    undecided = len(left.found)
    safe_text.heading(
        say("Still in the texts"),
        plural(undecided, "{n} place is to be decided before anything can be exported.",
               "{n} places are to be decided before anything can be exported.") if undecided else
        say("All are decided."),
    )  # fmt: skip
    st.segmented_control(
        say("All places that are not decided one by one"),
        tuple(OTHERS),
        default=mine.plan.others,
        required=True,
        format_func=lambda do: say(OTHERS[do]),
        key=(key := f"share-others-{mine.round}"),
        on_change=_take,
        args=(key, lambda do: sharing.put(_with(others=do), anew=True)),
    )
    for one in left.places[: more.places]:
        _place(one, left)
    if len(left.places) > more.places:
        st.button(
            say("Show more"), key="share-more", on_click=lambda: setattr(more, "places", more.places + 5 * _PLACES)
        )


def _with(**fields: Any) -> plans.Plan:
    return plans.Plan(**{**vars(sharing.now().plan), **fields})


def _place(one: Found, left: Leaving) -> None:
    """One place, the text around it, and what is done with it."""
    place = sha256(repr((one.text, one.column)).encode()).hexdigest()[:16]
    key = f"share-do-{sharing.now().round}-{place}"
    where = say(_WHERE[one.column]) if one.column in _WHERE else column_name(one.column)
    about = joined(one.names, ", ") or say("a date")
    times = plural(one.count, "{n} time", "{n} times")
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-row"):
        safe_text.found(
            _around(one), one.text, joined((where, times, say("may tell of {whom}", whom=about)), " · "), one.do == ""
        )
        st.segmented_control(
            safe_text.heard(f"{one.text}, {where}"),
            tuple(DO),
            default=one.do or None,
            format_func=lambda do: say(DO[do]),
            key=key,
            label_visibility="collapsed",
            on_change=_take,
            args=(key, partial(sharing.decide, one)),
        )


def _around(one: Found) -> str:
    """The text with what was found in it, shortened around that."""
    at = max(one.first.find(one.text) - _LONG // 2, 0)
    cut = one.first[at : at + _LONG]
    return f"{'…' * (at > 0)}{cut}{'…' * (at + _LONG < len(one.first))}"


def _preview(left: Leaving, request: Request) -> None:
    """What leaves: counts of what was changed, the picture, and the first rows."""
    loaded = left.store.loaded
    safe_text.heading(say("What leaves"), loaded.hidden)
    safe_text.facts([(name, f"→ {left.key[name]}") for name, _ in sharing.now().plan.actors])
    done = {do: sum(one.count for one in left.places if one.do == do) for do in DO}
    told = [
        plural(left.aliased, "{n} name among the actors replaced", "{n} names among the actors replaced"),
        plural(left.coarser, "{n} date made less exact", "{n} dates made less exact"),
        plural(done["replace"], "{n} place in texts replaced", "{n} places in texts replaced"),
        plural(done["drop"], "{n} place whose text is dropped", "{n} places whose text is dropped"),
        plural(done["keep"], "{n} place kept as it is", "{n} places kept as they are"),
    ]
    counts = left.aliased, left.coarser, *done.values()
    safe_text.line(joined([each for n, each in zip(counts, told, strict=True) if n], " · ") or say("Nothing changes."))
    try:
        st.image(pipeline.export(left.store, left.asked(request), "svg").decode(), width="stretch")
    except TimelineError as error:
        safe_text.line(str(error))
    rows = left.store.order()[:_ROWS]
    st.dataframe(table.frame(left.store, rows), hide_index=True)
    if loaded.rejected:
        safe_text.line(say("Rows that could not be read do not leave."))


def _files(mine: sharing.Sharing) -> None:
    """The plan and the key, to be kept and to be opened again."""
    with st.expander(say("Keep this plan, or use one from before")):
        safe_text.line(say("The plan and the key name who is hidden: keep both to yourself."))
        with st.container(horizontal=True):
            _download(say("Save the plan"), "plan.json", plans.written(mine.plan), "share-save-plan", not mine.on)
            _download(say("Save the key"), "plan.key.json", keys.written(mine.key), "share-save-key", not mine.key)
        for label, key, take in (
            (say("Open a plan"), "share-open-plan", _plan_from),
            (say("Open a key, and go on with its other names"), "share-open-key", _key_from),
        ):
            st.file_uploader(label, type="json", key=key, on_change=_opened, args=(key, take))


def _download(label: str, name: str, content: bytes, key: str, off: bool) -> None:
    st.download_button(label, content, name, "application/json", key, on_click="ignore", disabled=off)


def _plan_from(name: str, content: bytes) -> None:
    sharing.put(plans.read(name, content), anew=True)


def _key_from(name: str, content: bytes) -> None:
    sharing.use_key(keys.read(name, content))


def _opened(key: str, take: Callable[[str, bytes], None]) -> None:
    if (given := session.held().get(key)) is not None:
        try:
            take(given.name, given.getvalue())
        except TimelineError as error:
            sharing.now().trouble = str(error)


def _take(key: str, take: Callable[[Any], None]) -> None:
    """What a widget of this dialog holds now, which nothing but a person changes under this key."""
    take(session.held().get(key))


def _switch(key: str) -> None:
    sharing.put(sharing.now().plan, on=bool(session.held().get(key)))


def _open() -> None:
    mine = sharing.now()
    mine.open, mine.opened = True, mine.opened + 1


def _close() -> None:
    sharing.now().open = False
