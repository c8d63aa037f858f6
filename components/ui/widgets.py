"""Changes of widgets by a person, told apart from what the browser only repeats.

The page also changes widgets itself (a filter is cleared, the browser goes back). Until the browser has received that,
it sends their old values with every message, and Streamlit takes them for changes. So every run has a number: a hidden
field holds the number of the last run that the browser has drawn, and comes back with all other values. The value of a
widget is then compared with the one it was given in that run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from components.ui import session

SIDEBAR, PAGE = "drawn-sidebar", "drawn-page"  # the hidden fields, each after the widgets it is about
_NOTHING = object()


@dataclass(frozen=True)
class Change:
    """A change of a widget by a person: its value `before`, and `after`."""

    before: Any
    after: Any


@dataclass
class _Sent:
    """The values that the browser was sent for one widget, by run, and what it last sent: the run it had drawn, and the
    value."""

    place: str
    sent_values: list[tuple[int, Any]] = field(default_factory=list)
    received: tuple[int, Any] | None = None

    def must_send(self, value: Any, run: int, drawn: int, holds: bool) -> bool:
        """Whether the browser must be sent `value` in this run. It has drawn the run `drawn`, and `holds` the value or
        not; but earlier messages may still be under way."""
        crossing = any(when > drawn and what != value for when, what in self.sent_values)
        if not self.sent_values:
            self.sent_values.append((0, value))  # as it comes into being
        elif crossing or not holds:
            self.sent_values.append((run, value))
        while len(self.sent_values) > 1 and self.sent_values[1][0] <= drawn:
            del self.sent_values[0]
        return crossing or not holds

    def changed(self, value: Any, drawn: int) -> Change | None:
        """The change by a person, if the browser sends this value and has drawn the run `drawn`; None if it only
        repeats."""
        since = self.received[0] if self.received else -1
        heard = [what for when, what in self.sent_values if since < when <= drawn]
        before = heard[-1] if heard else self.received[1] if self.received else self.sent_values[0][1]
        self.received = drawn, value
        early = any(when > drawn and what == value for when, what in self.sent_values)  # of a run that was cut short
        return None if value == before or early else Change(before, value)


@dataclass
class _Widgets:
    """The number of the run, the widgets of a window by key, and other values shown, by run."""

    run: int = 0
    shown: dict[str, _Sent] = field(default_factory=dict)
    remembered: dict[str, list[tuple[int, Any]]] = field(default_factory=dict)


def begin() -> None:
    """Begin a run: give it its number."""
    _all().run += 1


def set_value(key: str, value: Any, place: str = SIDEBAR, state: Any = _NOTHING) -> None:
    """Set the widget `key` to `value`, just before it is drawn; `state` is the value as Streamlit stores it, if that
    differs."""
    state = value if state is _NOTHING else state
    if must_send(key, value, place, st.session_state.get(key, _NOTHING) == state):
        st.session_state[key] = state


def must_send(key: str, value: Any, place: str, holds: bool) -> bool:
    """Whether the browser must be sent the `value` of the widget `key`; `holds` says whether it has it already."""
    history = _all()
    return history.shown.setdefault(key, _Sent(place)).must_send(value, history.run, _drawn(place), holds)


def remember(key: str, value: Any, place: str) -> None:
    """Remember what is shown under `key` in this run."""
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


def changed(key: str, value: Any) -> Change | None:
    """The change that a person made to the widget `key`, which now holds `value`; None if the browser only repeats an
    older value."""
    shown = _all().shown[key]
    return shown.changed(value, _drawn(shown.place))


def end(place: str) -> None:
    """Mark the widgets of this place as drawn, so that the browser's next messages count as answers to them."""
    with st.container(key=f"hidden-{place}"):
        st.session_state[place] = str(_all().run)
        st.text_input(place, key=place, label_visibility="collapsed")


def _drawn(place: str) -> int:
    """The last run whose widgets the browser had drawn there when it sent its message."""
    return int(session.widget_values().get(place) or 0)


def _all() -> _Widgets:
    return session.current().part(_Widgets)
