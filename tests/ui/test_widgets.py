"""A widget between two that change it, with messages under way: each thing a person does is taken, once."""

from __future__ import annotations

from collections import deque
from contextlib import nullcontext
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from components.ui import session, widgets
from components.ui.widgets import PAGE, Change, _Sent, _Widgets

if TYPE_CHECKING:
    import pytest


@dataclass
class Crossing:
    """A server and a browser that hear each other late. Both know a widget's value, and the browser the last run that
    it has drawn. Streamlit calls a widget changed when the value it is sent is not the one it knew."""

    shown: _Sent = field(default_factory=lambda: _Sent(PAGE))
    run: int = 0
    drawn: int = 0
    wanted: int = 0  # what the server means the widget to hold
    known: int = 0  # what Streamlit last knew
    held: int = 0  # what the browser shows
    there: deque[tuple[int, int]] = field(default_factory=deque)  # drawn, value
    back: deque[tuple[int, int | None]] = field(default_factory=deque)  # run, value to put there
    typed: list[int] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    next: int = 0

    def fresh(self) -> int:
        self.next += 1
        return self.next

    def person(self) -> None:
        self.held = self.fresh()
        self.typed.append(self.held)
        self.there.append((self.drawn, self.held))

    def elsewhere(self) -> None:
        """Anything else happens in the browser, which sends what all widgets hold."""
        self.there.append((self.drawn, self.held))

    def page(self) -> None:
        """The page changes the widget, because of a click that comes with what the browser holds."""
        self.elsewhere()
        while self.there:
            self.hears()
        self.wanted = self.fresh()
        self.runs(self.known, self.drawn)

    def hears(self) -> None:
        if not self.there:
            return
        drawn, value = self.there.popleft()
        change = self.shown.changed(value, drawn) if value != self.known else None
        if change:
            self.taken.append(change.after)
            self.wanted = change.after
        self.runs(value, drawn)

    def runs(self, value: int, drawn: int) -> None:
        self.run += 1
        sent = self.shown.must_send(self.wanted, self.run, drawn, value == self.wanted)
        self.back.append((self.run, self.wanted if sent else None))
        self.known = self.wanted

    def draws(self) -> None:
        if self.back:
            self.drawn, value = self.back.popleft()
            self.held = self.held if value is None else value


@given(st.lists(st.sampled_from(["person", "elsewhere", "page", "hears", "draws"]), max_size=40))
def test_whatever_crosses_on_the_way_each_thing_done_is_taken_once(steps: list[str]) -> None:
    here = Crossing()
    here.runs(0, 0)
    for step in steps:
        getattr(here, step)()
    while here.there or here.back:
        here.hears()
        here.draws()
    here.elsewhere()
    here.hears()
    assert here.taken == here.typed


def test_a_widget_that_is_put_back_by_hand_to_what_it_was_before_is_taken() -> None:
    shown = _Sent(PAGE)
    shown.must_send("all", 1, 0, True)
    assert shown.changed("some", 1) == Change("all", "some")
    shown.must_send("some", 2, 1, True)
    assert shown.must_send("all", 3, 1, False)
    assert shown.changed("some", 2) is None, "what was there before the page put it back"
    assert not shown.must_send("all", 4, 2, True)
    assert shown.changed("some", 4) == Change("all", "some")


def test_a_widget_that_a_whole_run_did_not_have_is_sent_its_value_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser has dropped it, though Streamlit may know its value, from a message that was under way."""
    history, sent = _Widgets(), Recorded(choice="a")
    page = SimpleNamespace(session_state=sent, container=lambda **_: nullcontext(), text_input=lambda *_, **__: None)
    monkeypatch.setattr(widgets, "st", page)
    monkeypatch.setattr(widgets, "_all", lambda: history)
    monkeypatch.setattr(widgets, "_drawn", lambda _: history.run)

    def run(has: bool = True, to_its_end: bool = True) -> bool:
        sent.keys_set.clear()
        widgets.begin()
        if has:
            widgets.set_value("choice", "a")
        if to_its_end:
            widgets.end(PAGE)
        return "choice" in sent.keys_set

    assert not run()
    run(has=False, to_its_end=False)
    assert not run(), "or it would overwrite what is being typed"
    run(has=False)
    assert run()
    assert not run()


class Recorded(dict[str, object]):
    """A session state that knows which of its keys were set."""

    def __init__(self, **values: object) -> None:
        super().__init__(values)
        self.keys_set: set[str] = set()

    def __setitem__(self, key: str, value: object) -> None:
        self.keys_set.add(key)
        super().__setitem__(key, value)


def test_an_option_by_a_label_that_it_no_longer_has_is_no_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    history = _Widgets(shown={"choice": _Sent(PAGE, sent_values=[(0, "a")])})
    values: dict[str, object] = {"choice": None}
    monkeypatch.setattr(widgets, "_all", lambda: history)
    monkeypatch.setattr(session, "widget_values", lambda: values)
    assert widgets.chosen("choice") is None
    values["choice"] = "a"
    assert widgets.chosen("choice") is None, "what was there"
    values["choice"] = "b"
    assert widgets.chosen("choice") == Change("a", "b")


def test_what_a_run_told_that_was_cut_short_is_no_change_when_it_is_repeated() -> None:
    shown = _Sent(PAGE)
    shown.must_send("none", 1, 0, True)
    assert shown.must_send("first", 2, 1, False)
    assert shown.must_send("second", 3, 1, False)
    assert shown.changed("first", 1) is None
    assert shown.changed("other", 1) == Change("first", "other")
