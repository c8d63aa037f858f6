"""How the file was read, each part of which can be said otherwise; what is said stands in the address."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import streamlit as st

from components.errors import TimelineError, UnmappedError
from components.model import AS_FOUND, Reading
from components.read.columns.companions import BESIDE
from components.read.columns.mapping import PARTS, TARGETS
from components.read.formats.decode import ENCODINGS
from components.read.formats.delimited_dialect import SEPARATORS
from components.ui import say, url

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.model import DateOrder, Loaded

_ORDERS = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year/month/day"}
_MIDNIGHT = {"time": "a time of day", "day": "a day without a time"}
_FIRST_DAYS = {"days": "that day", "years": "the year", "months": "the month"}
_WHEN = ("date", "start", "end", *(f"{side}{part}" for side in ("", "end ") for part in (*PARTS, *BESIDE)))
_FIRST = ("title", "actors", "description")
_GROUPS = (
    ("When: a date, or a start and an end, or a year, a month and a day", _WHEN),
    ("What and who", (*_FIRST, *(name for name in TARGETS if name not in (*_FIRST, *_WHEN)))),
)
_MOST_OFFERED = 500  # columns of the file in one list
_ACROSS = 3  # lists side by side, where there is room


def panel(loaded: Loaded) -> None:
    """The reading that was used, to be changed."""
    used = loaded.reading
    if used.encoding:
        _text(used)
    _dates(used)
    _columns(loaded.header, dict(used.mapping))


def dates(loaded: Loaded) -> None:
    """What can still be said of a copy that was changed: how its dates are read."""
    _dates(loaded.reading)


def stuck(error: TimelineError, complaints: Sequence[str]) -> None:
    """Why the file could not be read, and what may be said so that it can; `complaints` are of what was said."""
    say.error(str(error))
    for complaint in complaints:
        say.warning(complaint)
    if isinstance(error, UnmappedError):
        say.heading("Which column is which?", "Choose the title, and the date or its parts; the rest may stay.")
        _columns(error.columns, {})
    say.heading("Read it otherwise", "What is chosen here is how the file is read, at once and from this address.")
    _text(AS_FOUND)
    _dates(AS_FOUND)


def _text(used: Reading) -> None:
    asked = url.reading()[0]
    with st.container(horizontal=True):
        _choice("encoding", "Encoding", asked.encoding, ENCODINGS, used.encoding)
        mark = SEPARATORS.get(used.separator, used.separator)
        _choice("separator", "Separator", asked.separator, tuple(SEPARATORS), mark, SEPARATORS)


def _dates(used: Reading) -> None:
    asked = url.reading()[0]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        found = _ORDERS.get(used.date_order, "")
        _choice("order", "Dates such as 07/10/2014", asked.date_order, tuple(_ORDERS), found, _ORDERS)
        _choice("midnight", "00:00 is", asked.midnight, tuple(_MIDNIGHT), "", _MIDNIGHT)
        _choice("first-days", "1 January, or the 1st, is", asked.first_days, tuple(_FIRST_DAYS), "", _FIRST_DAYS)
        _hold("reading-accept", asked.accept)
        st.toggle("Read every suggested date as suggested", key="reading-accept", on_change=_changed)


def _columns(header: Sequence[str], used: dict[str, str]) -> None:
    asked = dict(url.reading()[0].mapping)
    names = tuple(dict.fromkeys(name.strip() for name in header if name.strip()))[:_MOST_OFFERED]
    for about, targets in _GROUPS:
        say.line(about)
        for at in range(0, len(targets), _ACROSS):  # row by row, so that they keep their order in a narrow window
            for target, place in zip(targets[at : at + _ACROSS], st.columns(_ACROSS), strict=False):
                with place:
                    found = used.get(target, "")
                    _choice(f"map-{target}", target.capitalize(), asked.get(target, ""), names, found, nothing="none")


def _choice(
    name: str,
    label: str,
    asked: str,
    options: Sequence[str],
    found: str,
    words: Mapping[str, str] | None = None,
    nothing: str = "as found",
) -> None:
    """With nothing chosen the file decides, and what was `found` in it stands there; what the address asks for stays on
    offer even if it cannot be."""
    key = f"reading-{name}"
    _hold(key, asked or None)
    st.selectbox(
        label,
        tuple(dict.fromkeys((*options, *filter(None, (asked,))))),
        index=None,
        key=key,
        format_func=lambda option: (words or {}).get(option, option),
        placeholder=f"as found: {found}" if found else nothing,
        on_change=_changed,
    )


def _hold(key: str, value: object) -> None:
    """The address decides what a widget holds."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _changed() -> None:
    """All of it goes into the address at once; what has no widget on the page stays as it was."""
    url.catch_up()
    state, asked = st.session_state, url.reading()[0]
    before = dict(asked.mapping)
    chosen = ((name, state.get(f"reading-map-{name}", before.get(name))) for name in TARGETS)
    url.read_as(
        replace(
            asked,
            encoding=state.get("reading-encoding", asked.encoding) or "",
            separator=state.get("reading-separator", asked.separator) or "",
            date_order=cast("DateOrder", state.get("reading-order", asked.date_order) or ""),
            midnight=state.get("reading-midnight", asked.midnight) or "",
            first_days=state.get("reading-first-days", asked.first_days) or "",
            accept=bool(state.get("reading-accept", asked.accept)),
            mapping=tuple((name, column) for name, column in chosen if column),
        )
    )
