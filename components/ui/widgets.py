"""Changes of widgets by a person, distinguished from old values that the browser repeats.

The page also changes widgets itself (a filter is cleared, the browser goes back). Until the browser has received that,
it sends their old values with every message, and Streamlit takes them for changes. Therefore each run has a number. A
hidden field has the number of the last run that the browser has drawn, and is sent back with all other values. The
value of a widget is then compared with its value in that run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import streamlit as st

from components.ui import session

if TYPE_CHECKING:
    from collections.abc import Callable

SIDEBAR, PAGE = "drawn-sidebar", "drawn-page"  # the hidden fields, each after the widgets of its place
_NOTHING = object()


@dataclass(frozen=True)
class Change:
    """A change of a widget by a person: its value `before`, and `after`."""

    before: Any
    after: Any


@dataclass
class _Sent:
    """The values of one widget that were sent to the browser, by run, the value `received` last, with the run that the
    browser had drawn then, and the last run that had the widget (`last_run`)."""

    place: str
    last_run: int = 0
    sent_values: list[tuple[int, Any]] = field(default_factory=list)
    received: tuple[int, Any] | None = None

    def must_send(self, value: Any, run: int, drawn: int, holds: bool) -> bool:
        """Whether the browser must be sent `value` in this run, and note it if so. The browser has drawn the run
        `drawn`; `holds` is whether it has the value; messages of later runs may not have reached it."""
        crossing = any(sent > drawn and other != value for sent, other in self.sent_values)
        if not self.sent_values:
            self.sent_values.append((0, value))  # a widget starts with its value
        elif crossing or not holds:
            self.sent_values.append((run, value))
        while len(self.sent_values) > 1 and self.sent_values[1][0] <= drawn:
            del self.sent_values[0]
        return crossing or not holds

    def changed(self, value: Any, drawn: int) -> Change | None:
        """The change by a person, if the browser, which has drawn the run `drawn`, sends `value`; None if it only
        repeats a value that it was sent."""
        since = self.received[0] if self.received else -1
        drawn_values = [sent_value for run, sent_value in self.sent_values if since < run <= drawn]
        before = drawn_values[-1] if drawn_values else self.received[1] if self.received else self.sent_values[0][1]
        self.received = drawn, value
        early = any(run > drawn and sent == value for run, sent in self.sent_values)  # of a run that was interrupted
        return None if value == before or early else Change(before, value)


@dataclass
class _Widgets:
    """The number of the run and of the last one that came to its end, the widgets of a window by key, and other values
    shown (`remembered`) by key and run."""

    run: int = 0
    finished: int = 0
    shown: dict[str, _Sent] = field(default_factory=dict)
    remembered: dict[str, list[tuple[int, Any]]] = field(default_factory=dict)


def begin() -> None:
    """Begin a run: give it its number."""
    _all().run += 1


def set_value(
    key: str, value: Any, place: str = SIDEBAR, state: Any = _NOTHING, holds: Callable[[], bool] | None = None
) -> None:
    """Set the widget `key` to `value`, just before it is drawn; `state` is the value as Streamlit stores it, if that
    differs. `holds` tells whether the browser has the value already, if that is not seen by comparing states."""
    state = value if state is _NOTHING else state
    there = holds() if holds else st.session_state.get(key, _NOTHING) == state
    history = _all()
    shown = history.shown.setdefault(key, _Sent(place))
    # Where a whole run had no such widget the browser has dropped it, though a late message may have brought its value.
    dropped, shown.last_run = shown.last_run < history.finished, history.run
    if shown.must_send(value, history.run, _drawn(place), there and not dropped):
        st.session_state[key] = state


def remember(key: str, value: Any, place: str) -> None:
    """Remember the value shown under `key` in this run."""
    history = _all()
    remembered = history.remembered.setdefault(key, [])
    if not remembered or remembered[-1][1] != value:
        remembered.append((history.run, value))
    while len(remembered) > 1 and remembered[1][0] <= _drawn(place):
        del remembered[0]


def remembered(key: str, place: str) -> Any:
    """The value that was shown under `key` in the run that the browser's last message answers."""
    values, drawn = _all().remembered[key], _drawn(place)
    return next((value for run, value in reversed(values) if run <= drawn), values[0][1])


def chosen(key: str) -> Change | None:
    """The change that a person made to a choice of one option; None also if the browser sent an option by a label that
    it no longer has, such as one with a count."""
    value = session.widget_values().get(key)
    return None if value is None else changed(key, value)


def changed(key: str, value: Any) -> Change | None:
    """The change that a person made to the widget `key`, which now holds `value`; None if the browser only repeats an
    older value."""
    shown = _all().shown[key]
    return shown.changed(value, _drawn(shown.place))


def end(place: str) -> None:
    """Mark the widgets of this place as drawn, so that the browser's next messages count as answers to them. Those of
    the page are the last of a run."""
    if place == PAGE:
        _all().finished = _all().run
    with st.container(key=f"hidden-{place}"):
        st.session_state[place] = str(_all().run)
        st.text_input(place, key=place, label_visibility="collapsed")


def _drawn(place: str) -> int:
    """The last run whose widgets the browser had drawn there when it sent its message."""
    return int(session.widget_values().get(place) or 0)


def _all() -> _Widgets:
    return session.current().part(_Widgets)
