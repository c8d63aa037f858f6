"""A window's session: one typed object with the request, and with what the page remembers from one run to the next.

The request changes here and nowhere else. The address mirrors it, so that a reload, a bookmark or another window shows
the same. The request is read from the address only when the window opens and when the browser goes back or forward, as
Streamlit and a component of ours (js/address.js) report.

Streamlit may stop a run wherever it reads or writes `st.session_state`, in a callback too, and the action of the
callback would be lost. So callbacks read by `widget_values`, which no stop can interrupt, and write to the session
only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import streamlit as st
from streamlit.components import v2
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components import parameters
from components.errors import RequestError
from components.language import set_language
from components.model import AS_FOUND, Reading, Request
from components.read.columns.options import FLAGS, option_texts, with_option

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
    from streamlit.runtime.state import SafeSessionState

T = TypeVar("T")

FILE = "file"  # the address's name for the open file
_KEY = "session"
_ADDRESS = "address"  # the component that reports moves in the browser's history


@dataclass
class Session:
    """The session of one window. `file` names the open file, "" for the default one; `complaints` are about the last
    address that was read. `last_address` is the last address that the browser was sent or has gone to, None before the
    first. `history_steps` is the number of moves back or forward. `parts` has the memory of each panel, by type."""

    request: Request = field(default_factory=Request)
    file: str = ""
    reading: Reading = AS_FOUND
    complaints: tuple[str, ...] = ()
    last_address: parameters.Texts | None = None
    history_steps: int = 0
    parts: dict[type, Any] = field(default_factory=dict)

    def part(self, kind: type[T]) -> T:
        """The memory of a panel: the object of this type, made when it is first asked for."""
        if kind not in self.parts:
            self.parts[kind] = kind()
        return cast("T", self.parts[kind])

    def ask(self, **fields: Any) -> None:
        """Change these fields of the request."""
        self.request = replace(self.request, **fields)

    def ask_filter(self, name: str, values: Sequence[str]) -> None:
        """Set the filter by the field `name`."""
        self.request = parameters.with_values(self.request, {name: values})

    def read_as(self, reading: Reading) -> None:
        """Read the file in this way from now on."""
        self.reading = reading

    def open_file(self, name: str) -> None:
        """Open another file, "" for the default one; the request and the reading of the file before are dropped."""
        self.request, self.file, self.reading, self.complaints = Request(), name, AS_FOUND, ()

    def show(self, seconds: tuple[float, float] | None) -> None:
        """Set the window of the axis (s); None shows everything."""
        self.ask(window=seconds)

    def unfold(self, second: float) -> None:
        """Unfold the quiet stretch that holds `second`, or fold it again if it was unfolded by this second."""
        seconds = dict.fromkeys(self.request.unfolded)
        if seconds.pop(int(second), False) is False:
            seconds[int(second)] = None
        self.ask(unfolded=tuple(seconds))

    def open_lane(self, name: str) -> None:
        """Give a lane as many rows as its lasting events need, or undo that."""
        names = dict.fromkeys(self.request.opened)
        if names.pop(name, False) is False:
            names[name] = None
        self.ask(opened=tuple(names))

    def expand(self, group: str) -> None:
        """Give each value in a group a lane of its own, or collapse the group to one lane again."""
        names = dict.fromkeys(self.request.expanded)
        if names.pop(group, False) is False:
            names[group] = None
        self.ask(expanded=tuple(names))

    def page_dependencies(self) -> object:
        """The parts of the session on which more than the picture depends: the request without the window, unfolded
        stretches and opened lanes, the file, and the reading."""
        return replace(self.request, window=None, unfolded=(), opened=()), self.file, self.reading

    def read_address(self, texts: parameters.Texts) -> None:
        """Replace the request, the reading and the file by those in an address; `complaints` are then about it."""
        self.request, complaints = parameters.read_address(texts)
        self.reading, others = _reading(texts)
        self.file = next(iter(texts.get(FILE, ())), "")[: parameters.MOST_CHARACTERS]
        self.complaints = (*others, *complaints)

    def set_parameters(self, texts: parameters.Texts, replaced: Collection[str]) -> None:
        """Set the parameters named in `replaced` to `texts`; all others stay as they are."""
        self.read_address({name: values for name, values in self.texts().items() if name not in replaced} | dict(texts))

    def texts(self) -> dict[str, list[str]]:
        """The parameters of the address for this session."""
        file = {FILE: [self.file]} if self.file else {}
        return file | option_texts(self.reading) | parameters.address_texts(self.request)


class _WidgetValues(Mapping[str, Any]):
    """Streamlit's session state, read key by key under its lock: to copy all of it took a third of each run."""

    def __init__(self, state: SafeSessionState) -> None:
        self._state = state

    def __getitem__(self, key: str) -> Any:
        with self._state._lock:
            return self._state._state[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._state.filtered_state)

    def __len__(self) -> int:
        return len(self._state.filtered_state)


def widget_values() -> Mapping[str, Any]:
    """Streamlit's session state with the values of all widgets, {} outside a run. Reading it cannot end the run."""
    context = get_script_run_ctx()
    return _WidgetValues(context.session_state) if context else {}


def current() -> Session:
    """This window's session, up to date with the browser's history. Its language becomes the current one."""
    set_language(st.context.locale or "")
    context = get_script_run_ctx()
    went = (_stored(context, _ADDRESS) or {}).get("went") or {}
    session: Session | None = _stored(context, _KEY)
    if session is None:
        session = Session(history_steps=went.get("count", 0))  # moves reported to an earlier server
        session.read_address(_query())
        st.session_state[_KEY] = session
    if went.get("count", 0) > session.history_steps:
        session.history_steps = went["count"]
        session.last_address = went["texts"]
        session.read_address(went["texts"])
    if context and not context.has_script_started:
        _follow_history(session, context)  # before a callback changes the request
    return session


def _stored(context: ScriptRunContext | None, key: str) -> Any:
    """A value of Streamlit's session state as it is stored, None for none. For what a component reported, Streamlit's
    own way of reading makes a class each time, and a run asks for the session 150 times."""
    if context is None:
        return None
    state = context.session_state._state
    with context.session_state._lock:  # as `widget_values` does: no stop can enter
        try:
            return state._getitem(state._get_widget_id(key), key)
        except KeyError:
            return None


def _follow_history(session: Session, context: ScriptRunContext) -> None:
    """Follow the browser back or forward if that happened before our component was there to report it."""
    if not context.is_history_navigation or session.history_steps:
        return
    with context.session_state._lock:  # as `widget_values` does: no stop can enter
        address = context.session_state._state.query_params
        query = {name: address.get_all(name) for name in address}
    if session.last_address not in (None, query):
        session.last_address = query
        session.read_address(query)


def begin() -> Session:
    """The session, after the address was brought up to date with it. Each run of the page, or of a part of it, calls
    this first.

    The browser is sent an address only if it has another one, or was last sent another one: if an address is sent while
    the browser goes back, the browser goes forward again.
    """
    session, context = current(), get_script_run_ctx()
    if context:
        _follow_history(session, context)
    query = _query()
    texts = session.texts()
    if texts != query or session.last_address not in (None, texts):
        session.last_address = texts
        st.query_params.from_dict(texts)
    return session


@cache  # once, but not before there is a server that it can be declared to
def _component() -> Any:
    return v2.component("dateline_address", js=(Path(__file__).parent / "js" / "address.js").read_text("utf-8"))


def listen() -> None:
    """Add the component to the page that reports moves in the browser's history. It is told how many of them this run
    knows, and the address that belongs to what the run shows."""
    session = current()
    data = {"followed": session.history_steps, "texts": session.texts()}
    _component()(key=_ADDRESS, data=data, default={"went": {}}, on_went_change=lambda: None)  # read by `current`


def _query() -> dict[str, list[str]]:
    """The parameters of the address that the browser had when it asked for this run."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _reading(texts: parameters.Texts) -> tuple[Reading, tuple[str, ...]]:
    """The reading in an address, and a sentence for each of its texts that is not allowed."""
    reading, complaints = AS_FOUND, []
    for flag in FLAGS:
        for text in filter(None, texts.get(flag, ())[: parameters.MOST_VALUES]):
            try:
                reading = with_option(reading, flag, parameters.short(flag, text))
            except RequestError as error:
                complaints.append(str(error))
    return reading, tuple(complaints)


def merged(now: Sequence[T], before: Sequence[T], after: Sequence[T]) -> tuple[T, ...]:
    """The values `now` with the additions and removals by a person who changed `before` to `after`."""
    retained = [value for value in now if value in after or value not in before]
    return (*retained, *(value for value in after if value not in before and value not in retained))
