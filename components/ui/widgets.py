"""What a person does to a widget, told apart from what the browser only repeats.

The page also changes widgets itself (a filter is cleared, the browser goes back). Until the browser has heard of that,
it sends what they held before with whatever happens, and Streamlit takes it for a change. So every run numbers what it
shows: a hidden field holds the number of the last run that the browser has drawn, and comes back with all the rest.
What a widget holds is then compared with what it was given in that run.
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
    """A change of a widget by a person: what it held `before`, and `after`."""

    before: Any
    after: Any


@dataclass
class _Shown:
    """What the browser was told to let one widget hold, by run, and what it last sent: run it had drawn, and value."""

    place: str
    sent_values: list[tuple[int, Any]] = field(default_factory=list)
    received: tuple[int, Any] | None = None

    def give(self, value: Any, run: int, drawn: int, holds: bool) -> bool:
        """Whether the browser is to be told in this run to let it hold `value`. It has drawn the run `drawn` by now and
        is thought to hold the value, or not; but what it was told before may still be under way."""
        crossing = any(when > drawn and what != value for when, what in self.sent_values)
        if not self.sent_values:
            self.sent_values.append((0, value))  # as it comes into being
        elif crossing or not holds:
            self.sent_values.append((run, value))
        while len(self.sent_values) > 1 and self.sent_values[1][0] <= drawn:
            del self.sent_values[0]
        return crossing or not holds

    def changed(self, value: Any, drawn: int) -> Change | None:
        """What a person did, if the browser sends this value and has drawn the run `drawn`."""
        since = self.received[0] if self.received else -1
        heard = [what for when, what in self.sent_values if since < when <= drawn]
        before = heard[-1] if heard else self.received[1] if self.received else self.sent_values[0][1]
        self.received = drawn, value
        early = any(when > drawn and what == value for when, what in self.sent_values)  # of a run that was cut short
        return None if value == before or early else Change(before, value)


@dataclass
class _Widgets:
    """The number of the run, the widgets of a window by key, and what else was shown there, by run."""

    run: int = 0
    shown: dict[str, _Shown] = field(default_factory=dict)
    noted: dict[str, list[tuple[int, Any]]] = field(default_factory=dict)


def begin() -> None:
    """Begin a run: give it its number."""
    _all().run += 1


def give(key: str, value: Any, place: str = SIDEBAR, state: Any = _NOTHING) -> None:
    """Set the widget `key` to `value`, just before it is drawn; `state` is how Streamlit writes it, if otherwise."""
    state = value if state is _NOTHING else state
    if tells(key, value, place, st.session_state.get(key, _NOTHING) == state):
        st.session_state[key] = state


def tells(key: str, value: Any, place: str, holds: bool) -> bool:
    """Whether the browser must be sent the `value` of the widget `key`; `holds` says whether it has it already."""
    history = _all()
    return history.shown.setdefault(key, _Shown(place)).give(value, history.run, _drawn(place), holds)


def note(key: str, value: Any, place: str) -> None:
    """Remember what is shown under `key` in this run."""
    history = _all()
    noted = history.noted.setdefault(key, [])
    if not noted or noted[-1][1] != value:
        noted.append((history.run, value))
    while len(noted) > 1 and noted[1][0] <= _drawn(place):
        del noted[0]


def noted(key: str, place: str) -> Any:
    """The value that was shown under `key` in the run that the browser's last message answers."""
    values, drawn = _all().noted[key], _drawn(place)
    return next((value for run, value in reversed(values) if run <= drawn), values[0][1])


def changed(key: str, value: Any) -> Change | None:
    """The change that a person made to the widget `key`, which now holds `value`; None if the browser only repeats an
    older value."""
    shown = _all().shown[key]
    return shown.changed(value, _drawn(shown.place))


def end(place: str) -> None:
    """Mark the widgets of this place as drawn, so that the browser's next messages count as their answer."""
    with st.container(key=f"hidden-{place}"):
        st.session_state[place] = str(_all().run)
        st.text_input(place, key=place, label_visibility="collapsed")


def _drawn(place: str) -> int:
    """The last run whose widgets the browser had drawn there when it sent what it sent."""
    return int(session.widget_values().get(place) or 0)


def _all() -> _Widgets:
    return session.current().part(_Widgets)
