"""The address holds the page's state: filters under their fields' names, the file as `file`, the selection as `event`,
what part of the axis is shown as `window`, how the file is read under the names of `read.columns.options.FLAGS`.

The same names are the command line's flags. Widgets write here and are filled from here, so a reload, a bookmark and
the browser's back button all ask the same question again.

What a hand does arrives with the address that the browser had then. When hands are quick that is the address from
before the last change, so the changes are remembered in a trail, and every further one builds on its end.
"""

from __future__ import annotations

from functools import wraps
from math import isfinite
from typing import TYPE_CHECKING, ParamSpec

import streamlit as st

from components.errors import RequestError
from components.filters import FIELDS, checked
from components.model import AS_FOUND, Request
from components.read.columns.options import FLAGS, said, saying

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from components.filters import Field, Filters
    from components.model import Reading, Store

MOST_LANES = 200  # a picture 10,000 px high
FILE = "file"
EVENT = "event"
WINDOW = "window"
UNFOLDED = "unfold"
LANES, PINNED, HIDDEN, MOST = "lanes", "pin", "hide", "most"

_TRAIL = "addresses"  # in the session's state: what the address was, the newest last
_REMEMBERED = 50
P = ParamSpec("P")


def arrived() -> None:
    """To be called by each run of the page, after what the hand did: any other address than ours was navigated to."""
    trail = st.session_state.get(_TRAIL)
    if not trail or trail[-1] != parameters():
        st.session_state[_TRAIL] = [parameters()]


def catch_up() -> None:
    """To be called before what a hand did is done: an address from before our last change becomes the newest."""
    trail = st.session_state.get(_TRAIL, [])
    if trail and parameters() != trail[-1] and parameters() in trail:
        st.query_params.from_dict(trail[-1])


def _changes(change: Callable[P, None]) -> Callable[P, None]:
    """Lets a change of the address build on the last one."""

    @wraps(change)
    def changed(*args: P.args, **kwargs: P.kwargs) -> None:
        catch_up()
        change(*args, **kwargs)
        st.session_state[_TRAIL] = [*st.session_state.get(_TRAIL, []), parameters()][-_REMEMBERED:]

    return changed


def parameters() -> dict[str, list[str]]:
    """What stands in the address, every value of every name."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def beyond_the_picture() -> dict[str, list[str]]:
    """What stands in the address that more than the picture depends on."""
    return {name: values for name, values in parameters().items() if name not in (WINDOW, UNFOLDED)}


def filters(params: Mapping[str, Sequence[str]]) -> Filters:
    """The filters in `params`, in the order of FIELDS; names that are no field's are not among them."""
    given = ((field.name, _set(field, params.get(field.name, ()))) for field in FIELDS)
    return tuple((name, values) for name, values in given if values)


def _set(field: Field, values: Sequence[str]) -> tuple[str, ...]:
    """A blank one of many is a value (events without a type); a blank text is nothing asked."""
    return tuple(values) if field.widget == "many" else tuple(value for value in values if value.strip())


def sifted(asked: Filters, store: Store) -> tuple[Filters, tuple[str, ...]]:
    """What can be asked of this file, as `filters.checked` writes it, and one sentence for each value that cannot."""
    kept: dict[str, tuple[str, ...]] = {}
    complaints: list[str] = []
    for name, values in asked:
        for value in values:
            trial = kept | {name: (*kept.get(name, ()), value)}
            try:
                checked(tuple(trial.items()), store)
            except RequestError as error:  # an address may be old or mistyped: said, and the rest is still answered
                complaints.append(str(error))
            else:
                kept = trial
    return checked(tuple(kept.items()), store), tuple(complaints)


@_changes
def ask(asked: Filters) -> None:
    """Put `asked` in the address instead of the filters that are there."""
    others = {name: values for name, values in parameters().items() if name not in {field.name for field in FIELDS}}
    st.query_params.from_dict(others | {name: list(values) for name, values in asked})


def selected() -> str:
    """The id of the selected event, "" if none is."""
    return st.query_params.get(EVENT, "")


@_changes
def select(event: str) -> None:
    """Select the event with this id; "" selects none."""
    if event:
        st.query_params[EVENT] = event
    else:
        st.query_params.pop(EVENT, None)


def window() -> tuple[float, float] | None:
    """The seconds at the axis' two ends, `first..last` in the address; None for all there is."""
    first, _, last = st.query_params.get(WINDOW, "").partition("..")
    try:
        ends = float(first), float(last)
    except ValueError:
        return None
    return ends if ends[0] < ends[1] and all(map(isfinite, ends)) else None


@_changes
def show(seconds: tuple[float, float] | None) -> None:
    """Let the axis run from one second to another; None shows all there is."""
    if seconds is None:
        st.query_params.pop(WINDOW, None)
    else:
        st.query_params[WINDOW] = "..".join(f"{second:.3f}".rstrip("0").rstrip(".") for second in seconds)


def unfolded() -> tuple[int, ...]:
    """The seconds whose quiet stretches are not folded."""
    return tuple(int(second) for second in st.query_params.get_all(UNFOLDED) if second.removeprefix("-").isdecimal())


@_changes
def unfold(second: float) -> None:
    """Unfold the quiet stretch that holds `second`, or fold it again if it is unfolded."""
    seconds = dict.fromkeys(unfolded())
    if seconds.pop(int(second), False) is False:
        seconds[int(second)] = None
    st.query_params[UNFOLDED] = [str(each) for each in seconds]


def reading() -> tuple[Reading, tuple[str, ...]]:
    """How the address says that the file is read, and one sentence for each part of it that says nothing possible."""
    asked, complaints = AS_FOUND, []
    for flag in FLAGS:
        for text in filter(None, st.query_params.get_all(flag)):
            try:
                asked = saying(asked, flag, text)
            except RequestError as error:
                complaints.append(str(error))
    return asked, tuple(complaints)


@_changes
def read_as(asked: Reading) -> None:
    """Read the file so from now on."""
    others = {name: values for name, values in parameters().items() if name not in FLAGS}
    st.query_params.from_dict(others | said(asked))


def lanes() -> str:
    """The column whose values are the lanes; "" for one lane."""
    return st.query_params.get(LANES, Request.lanes)


def pinned() -> list[str]:
    """Lanes that come first."""
    return st.query_params.get_all(PINNED)


def hidden() -> list[str]:
    """Lanes left out."""
    return st.query_params.get_all(HIDDEN)


def most_lanes() -> int | None:
    """How many lanes are shown at the most, None where the address does not say."""
    text = st.query_params.get(MOST, "")
    return int(text) if text.isdecimal() and 0 < int(text) <= MOST_LANES else None


@_changes
def ask_lanes(by: str, pinned: Sequence[str], hidden: Sequence[str]) -> None:
    """Lanes by the column `by`, with these first and those left out."""
    asked: dict[str, list[str]] = {LANES: [by], PINNED: list(pinned), HIDDEN: list(hidden)}
    if by == Request.lanes:
        del asked[LANES]
    others = {name: values for name, values in parameters().items() if name not in (LANES, PINNED, HIDDEN)}
    st.query_params.from_dict(others | {name: values for name, values in asked.items() if values})


@_changes
def show_lanes(most: int | None) -> None:
    """Show at most this many lanes; None for as many as usual."""
    if most is None:
        st.query_params.pop(MOST, None)
    else:
        st.query_params[MOST] = str(min(most, MOST_LANES))


@_changes
def open_file(name: str) -> None:
    """Another file, "" for the first example: what was asked of the one before is not asked of it."""
    st.query_params.clear()
    if name:
        st.query_params[FILE] = name
