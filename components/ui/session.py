"""A window's session: one typed object of what is asked, and of what the page remembers from one run to the next.

What is asked changes here and nowhere else. The address mirrors it, so that a reload, a bookmark and another window ask
the same; it is taken from only when the window opens and when the browser goes back or forward, which Streamlit and a
component of ours (js/address.js) tell.

Streamlit may stop a run wherever it reads or writes `st.session_state`, in a callback too, and what the callback was
about would be lost. So callbacks read by `widget_values`, which no stop can enter, and write to the session only.
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
_ADDRESS = "address"  # the component that tells where the browser has gone


@dataclass
class Session:
    """One window's. `file` names the open file, "" for the first example; `complaints` are of the address it began
    with. `mirror` is the address that the browser was told, or has gone to, last; None before it had one of ours.
    `gone` is how often it has gone back or forward. `parts` is what panels remember, one object of a kind."""

    request: Request = field(default_factory=Request)
    file: str = ""
    reading: Reading = AS_FOUND
    complaints: tuple[str, ...] = ()
    mirror: parameters.Texts | None = None
    gone: int = 0
    parts: dict[type, Any] = field(default_factory=dict)

    def part(self, kind: type[T]) -> T:
        """The memory of a panel: the object of this kind, made when it is first asked for."""
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
        """Open another file, "" for the first example; filters and lanes of the one before are dropped."""
        self.request, self.file, self.reading, self.complaints = Request(), name, AS_FOUND, ()

    def show(self, seconds: tuple[float, float] | None) -> None:
        """Let the axis run from one second to another; None shows all there is."""
        self.ask(window=seconds)

    def unfold(self, second: float) -> None:
        """Unfold the quiet stretch that holds `second`, or fold it again if it is unfolded."""
        seconds = dict.fromkeys(self.request.unfolded)
        if seconds.pop(int(second), False) is False:
            seconds[int(second)] = None
        self.ask(unfolded=tuple(seconds))

    def open_lane(self, name: str) -> None:
        """Give a lane as many rows as its lasting events need, or take them back."""
        names = dict.fromkeys(self.request.opened)
        if names.pop(name, False) is False:
            names[name] = None
        self.ask(opened=tuple(names))

    def expand(self, group: str) -> None:
        """Give each lane of a group its own, or all of them one again."""
        names = dict.fromkeys(self.request.expanded)
        if names.pop(group, False) is False:
            names[group] = None
        self.ask(expanded=tuple(names))

    def beyond_the_picture(self) -> object:
        """The parts of the request that more than the picture depends on."""
        return replace(self.request, window=None, unfolded=(), opened=()), self.file, self.reading

    def take(self, texts: parameters.Texts) -> None:
        """Take over the request that stands in an address."""
        self.request, complaints = parameters.read_address(texts)
        self.reading, others = _reading(texts)
        self.file = next(iter(texts.get(FILE, ())), "")[: parameters.MOST_CHARACTERS]
        self.complaints = (*others, *complaints)

    def look_as(self, texts: parameters.Texts, instead: Collection[str]) -> None:
        """Set the parameters `instead` to `texts`; all others stay as they are."""
        self.take({name: each for name, each in self.texts().items() if name not in instead} | dict(texts))

    def texts(self) -> dict[str, list[str]]:
        """The texts of the address for this session."""
        file = {FILE: [self.file]} if self.file else {}
        return file | option_texts(self.reading) | parameters.address_texts(self.request)


class _WidgetValues(Mapping[str, Any]):
    """Streamlit's session state under its lock, key by key: copied whole, it took a third of each run of the page."""

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
    """All of Streamlit's session state, widgets among it, read without ending the run."""
    context = get_script_run_ctx()
    return _WidgetValues(context.session_state) if context else {}


def current() -> Session:
    """This window's session, up to date with where the browser has gone; its language becomes the current one."""
    set_language(st.context.locale or "")
    state = widget_values()
    went = (state.get(_ADDRESS) or {}).get("went") or {}
    session: Session | None = state.get(_KEY)
    if session is None:
        session = Session(gone=went.get("count", 0))  # of a server that was there before
        session.take(_query())
        st.session_state[_KEY] = session
    if went.get("count", 0) > session.gone:
        session.gone = went["count"]
        session.mirror = went["texts"]
        session.take(went["texts"])
    context = get_script_run_ctx()
    if context and not context.has_script_started:
        _step_back(session, context)  # before a callback says what was chosen there
    return session


def _step_back(session: Session, context: ScriptRunContext) -> None:
    """Take what the browser has gone back or forward to before our component was there to tell, once."""
    if not context.is_history_navigation or session.gone:
        return
    with context.session_state._lock:  # as `widget_values` does: no stop can enter
        address = context.session_state._state.query_params
        query = {name: address.get_all(name) for name in address}
    if session.mirror not in (None, query):
        session.mirror = query
        session.take(query)


def begin() -> Session:
    """To be called by each run of the page, or of a part of it, before anything else: the session, mirrored.

    The browser is told an address only if it has, or is about to have, another one: told once more while it goes back,
    it would come forward again to where it was.
    """
    session, context = current(), get_script_run_ctx()
    if context:
        _step_back(session, context)
    query = _query()
    texts = session.texts()
    if texts != query or session.mirror not in (None, texts):
        session.mirror = texts
        st.query_params.from_dict(texts)
    return session


@cache  # once, but not before there is a server that it can be declared to
def _component() -> Any:
    return v2.component("dateline_address", js=(Path(__file__).parent / "js" / "address.js").read_text("utf-8"))


def listen() -> None:
    """Put the component on the page that says where the browser goes."""
    _component()(key=_ADDRESS, default={"went": {}}, on_went_change=lambda: None)  # read by `current`


def _query() -> dict[str, list[str]]:
    """What stands in the address that the browser had when it asked for this run."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _reading(texts: parameters.Texts) -> tuple[Reading, tuple[str, ...]]:
    """How an address says that the file is read, and one sentence for each text in it that says nothing possible."""
    reading, complaints = AS_FOUND, []
    for flag in FLAGS:
        for text in filter(None, texts.get(flag, ())[: parameters.MOST_VALUES]):
            try:
                reading = with_option(reading, flag, parameters.short(flag, text))
            except RequestError as error:
                complaints.append(str(error))
    return reading, tuple(complaints)


def merged(now: Sequence[T], before: Sequence[T], after: Sequence[T]) -> tuple[T, ...]:
    """The list `now` with the additions and removals of a person who saw `before` and left `after`."""
    retained = [each for each in now if each in after or each not in before]
    return (*retained, *(each for each in after if each not in before and each not in retained))
