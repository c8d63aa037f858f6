"""How the file was read, each part of which can be said otherwise; what is said stands in the address."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import streamlit as st

from components.errors import TimelineError, UnmappedError
from components.model import COLUMNS, Reading
from components.read.decode import ENCODINGS
from components.read.dialect import SEPARATORS
from components.ui import say, url

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from components.model import DateOrder, Loaded

_FIRST = ("title", "date", "start", "end", "actors", "description")
TARGETS = (*_FIRST, *(column for column in COLUMNS if column not in _FIRST))
ORDERS = {"": "as found", "dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year/month/day"}
WAY_OUT = "Say how the file is to be read; it is read again at once."


def panel(loaded: Loaded) -> None:
    """The reading that was used, to be changed."""
    _text_and_dates(loaded.reading)
    _columns(loaded.header, dict(loaded.reading.mapping))


def stuck(error: TimelineError) -> None:
    """Why the file could not be read, and what may be said so that it can."""
    say.error(str(error))
    say.line(WAY_OUT)
    _text_and_dates(url.reading())
    if isinstance(error, UnmappedError):
        _columns(error.columns, {})


def _text_and_dates(used: Reading) -> None:
    asked = url.reading()
    left, middle, right = st.columns(3)
    with left:
        _choice("encoding", "Encoding", asked.encoding, ENCODINGS, lambda name: name or _found(used.encoding))
    with middle:
        marks = {"": _found(SEPARATORS.get(used.separator, used.separator)), **SEPARATORS}
        _choice("separator", "Separator", asked.separator, tuple(SEPARATORS), lambda mark: marks.get(mark, mark))
    with right:
        orders = {**ORDERS, "": _found(ORDERS[used.date_order] if used.date_order else "")}
        _choice("order", "Dates such as 07/10/2014", asked.date_order, tuple(ORDERS)[1:], lambda order: orders[order])
    _hold("reading-accept", asked.accept)
    st.toggle("Read every suggested date as suggested", key="reading-accept", on_change=_changed)


def _columns(header: Sequence[str], used: dict[str, str]) -> None:
    asked = dict(url.reading().mapping)
    names = tuple(dict.fromkeys(name.strip() for name in header if name.strip()))
    columns = st.columns(4)
    for number, target in enumerate(TARGETS):
        with columns[number % 4]:
            found = _found(used.get(target, "")) if used.get(target) else "none"
            _choice(f"map-{target}", f"Column for {target}", asked.get(target, ""), names, _named(found))


def _choice(name: str, label: str, asked: str, options: Sequence[str], shown: Callable[[str], str]) -> None:
    """The first option leaves it to the file; what the address asks for stays on offer even if it cannot be."""
    key = f"reading-{name}"
    _hold(key, asked)
    values = tuple(dict.fromkeys(("", *options, asked)))
    st.selectbox(label, values, key=key, format_func=shown, on_change=_changed)


def _hold(key: str, value: object) -> None:
    """The address decides what a widget holds."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _named(found: str) -> Callable[[str], str]:
    return lambda name: name or found


def _found(what: str) -> str:
    return f"as found: {what}" if what else "as found"


def _changed() -> None:
    """All of it goes into the address at once; what has no widget here stays as it was."""
    state, asked = st.session_state, url.reading()
    others = tuple(pair for pair in asked.mapping if pair[0] not in TARGETS)
    chosen = tuple((name, state.get(f"reading-map-{name}", dict(asked.mapping).get(name, ""))) for name in TARGETS)
    url.read_as(
        replace(
            asked,
            encoding=state.get("reading-encoding", ""),
            separator=state.get("reading-separator", ""),
            date_order=cast("DateOrder", state.get("reading-order", "")),
            accept=bool(state.get("reading-accept")),
            mapping=(*others, *(pair for pair in chosen if pair[1])),
        )
    )
