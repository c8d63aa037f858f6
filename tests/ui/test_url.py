"""The address and the filters say the same thing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components import pipeline
from components.filters import FIELDS, Filters, checked, kept
from components.model import Source
from components.store.memory import MemoryStore
from components.ui import url
from components.ui.files import EXAMPLES


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    path = EXAMPLES[0].path
    return pipeline.load(Source(path.name, path.read_bytes()))


@pytest.mark.parametrize(
    ("params", "filters"),
    [
        ({}, ()),
        ({"actor": ["Japan"]}, (("actor", ("Japan",)),)),
        (
            {"search": ["vote"], "actor": ["Japan", "Kim Song"]},
            (("actor", ("Japan", "Kim Song")), ("search", ("vote",))),
        ),
        ({"event": ["x"], "file": ["y"], "colour": ["blue"]}, ()),
        ({"search": [" "], "from": [""]}, ()),
        ({"type": [""]}, (("type", ("",)),)),
    ],
)
def test_the_address_read_as_filters(params: dict[str, list[str]], filters: object) -> None:
    assert url.filters(params) == filters


def test_every_field_can_stand_in_the_address() -> None:
    params = {field.name: ["2014"] for field in reversed(FIELDS)}
    assert url.filters(params) == tuple((field.name, ("2014",)) for field in FIELDS)


@pytest.mark.parametrize(
    ("asked", "kept_filters", "said"),
    [
        ((("actor", ("Japan",)),), (("actor", ("Japan",)),), []),
        ((("actor", ("japan",)),), (("actor", ("Japan",)),), []),
        ((("actor", ("Atlantis", "Japan")),), (("actor", ("Japan",)),), ["Atlantis"]),
        ((("from", ("soon",)), ("status", ("expected",))), (("status", ("expected",)),), ["soon"]),
        ((("from", ("2015",)), ("to", ("2014",))), (("from", ("2015",)),), ["2014"]),
        ((("match", ("both",)), ("type", ("nothing",))), (), ["both", "nothing"]),
        ((("search", ("a", "b")),), (("search", ("a",)),), ["“b”"]),
    ],
)
def test_what_cannot_be_asked_is_said_and_the_rest_still_holds(
    store: MemoryStore, asked: Filters, kept_filters: Filters, said: list[str]
) -> None:
    found, complaints = url.sifted(asked, store)
    assert found == kept_filters
    assert len(complaints) == len(said)
    assert all(word in complaint for word, complaint in zip(said, complaints, strict=True))
    assert checked(found, store) == found
    assert len(kept(store, found)) <= store.size


def changing() -> None:
    """A page of two buttons, each of which changes one thing in the address."""
    import streamlit as st

    from components.ui import url

    url.arrived()
    st.button("select", on_click=url.select, args=("vote",))
    st.button("zoom", on_click=url.show, args=((0.0, 60.0),))


def parameters(page: AppTest) -> dict[str, list[str]]:
    """One value is told as itself, several as a list."""
    return {name: [value] if isinstance(value, str) else list(value) for name, value in page.query_params.items()}


def pressed(page: AppTest, name: str, address: dict[str, str]) -> dict[str, str]:
    """The address after a button was pressed in a browser that had `address` by then."""
    page.query_params.clear()
    page.query_params.update(address)
    next(button for button in page.button if button.label == name).click().run()
    return {name: value for name, (value,) in parameters(page).items()}


def test_a_change_builds_on_one_that_the_browser_has_not_heard_of() -> None:
    page = AppTest.from_function(changing).run()
    assert pressed(page, "select", {}) == {"event": "vote"}
    assert pressed(page, "zoom", {}) == {"event": "vote", "window": "0..60"}
    assert pressed(page, "zoom", {"event": "vote"}) == {"event": "vote", "window": "0..60"}


def test_an_address_that_was_navigated_to_is_believed() -> None:
    page = AppTest.from_function(changing).run()
    assert pressed(page, "select", {}) == {"event": "vote"}
    page.query_params.clear()  # the browser's back button
    page.run()
    assert pressed(page, "zoom", {}) == {"window": "0..60"}
    page.query_params["event"] = "other"
    page.run()
    assert pressed(page, "zoom", {"event": "other"}) == {"event": "other", "window": "0..60"}
