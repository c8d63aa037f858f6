"""What is asked has one home, which the address mirrors; inputs that cross on their way are all taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from streamlit.runtime.state import QueryParamsProxy
from streamlit.testing.v1 import AppTest

from components import pipeline
from components.filters import Filters, checked, matching_rows, valid_filters
from components.model import AS_FOUND, Request, Source
from components.store.memory import MemoryStore
from components.ui import session, widgets
from components.ui.files import EXAMPLES
from components.ui.session import Session, merged
from tests.ui.opened import address, go, no_errors, page, page_text, ticked, titles

if TYPE_CHECKING:
    from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    path = EXAMPLES[0].path
    return pipeline.load(Source(path.name, path.read_bytes()))


@pytest.mark.parametrize(
    ("requests", "kept_filters", "complaints"),
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
    store: MemoryStore, requests: Filters, kept_filters: Filters, complaints: list[str]
) -> None:
    found, sentences = valid_filters(requests, store)
    assert found == kept_filters
    assert len(sentences) == len(complaints)
    assert all(word in sentence for word, sentence in zip(complaints, sentences, strict=True))
    assert checked(found, store) == found
    assert len(matching_rows(store, found)) <= store.size


def test_a_session_is_written_as_an_address_and_taken_from_it_again() -> None:
    here, again = Session(), Session()
    here.read_address(
        {"file": ["a.csv"], "actor": ["Japan"], "map": ["title=Was"], "window": ["2014"], "colour": ["blue"]}
    )
    again.read_address(here.texts())
    assert again == here
    assert here.texts() == {
        "file": ["a.csv"],
        "map": ["title=Was"],
        "actor": ["Japan"],
        "window": ["2014-01-01/2014-12-31"],
    }


def test_another_file_is_asked_nothing_of_the_last_one() -> None:
    here = Session()
    here.read_address({"file": ["a.csv"], "actor": ["Japan"], "encoding": ["utf-8"], "window": ["x"]})
    here.open_file("b.csv")
    assert (here.request, here.reading, here.file, here.complaints) == (Request(), AS_FOUND, "b.csv", ())


@pytest.mark.parametrize(
    "requested",
    [
        {"unfold": "9" * 5_000},
        {"most_lanes": "9" * 5_000},
        {"most": "9" * 5_000},
        {"window": f"{'9' * 5_000}..{'9' * 5_001}"},
        {"window": "-1e308..1e308"},
        {"encoding": "x" * 50_000},
        {"map": ["=" * 5_000] * 2_000},
        {"pin": ["A"] * 5_000},
        {"file": "x" * 50_000},
        {"search": "x" * 50_000},
        {"view": "\0"},
        {"event": "\U0001f44d" * 20_000},
    ],
    ids=lambda asked: next(iter(asked)),
)
def test_no_address_crashes_the_page(requested: dict[str, Any]) -> None:
    app = page(**requested)
    assert ("9 events" in page_text(app)) == ("file" not in requested)
    assert all(len(warning.value) < 30_000 for warning in app.warning)


def test_the_browser_goes_back_and_forward() -> None:
    app = page()
    no_errors(app.multiselect(key="filter-actor").select("Japan").run())
    assert address(app, "actor") == ["Japan"]
    go(app)
    assert len(titles(app)) == 9
    assert ticked(app) == []
    go(app, actor="Japan", search="draft")
    assert titles(app) == ["Draft resolution put forward"]
    assert app.text_input(key="filter-search").value == "draft"


def test_a_browser_that_goes_back_is_told_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have gone back once more by then, and would come forward again."""
    app = page()
    no_errors(app.multiselect(key="filter-actor").select("Japan").run())
    addresses: list[object] = []
    monkeypatch.setattr(QueryParamsProxy, "from_dict", lambda _, texts: addresses.append(texts))
    app.query_params.clear()
    go(app)
    assert len(titles(app)) == 9
    assert addresses == []
    go(app, actor="Japan", unknown="x")  # of which only a part is an address of ours
    assert addresses[0] == {"actor": ["Japan"]}


@pytest.mark.parametrize("sends", [True, False])
def test_what_is_chosen_right_after_going_back_holds(monkeypatch: pytest.MonkeyPatch, sends: bool) -> None:
    """One run may hear of both: of the way back as a step in the browser's history, and by our component, if it was
    on the page by then."""
    app = page()
    no_errors(app.multiselect(key="filter-actor").select("Japan").run())
    if sends:
        go(app, actor="Japan")
    context = get_script_run_ctx

    def going_back() -> ScriptRunContext | None:
        if found := context():
            found.is_history_navigation = True
        return found

    monkeypatch.setattr(session, "get_script_run_ctx", going_back)
    app.query_params.clear()
    app.multiselect(key="filter-type").select("vote")
    if sends:
        go(app)
    else:
        no_errors(app.run())
    assert (address(app, "actor"), address(app, "type")) == ([], ["vote"])


def test_an_old_address_that_comes_with_a_click_changes_nothing() -> None:
    app = page()
    no_errors(app.multiselect(key="filter-actor").select("Japan").run())
    app.query_params.clear()  # the browser had not heard of the new one yet
    no_errors(app.text_input(key="filter-search").input("draft").run())
    assert (address(app, "actor"), address(app, "search")) == (["Japan"], ["draft"])
    assert titles(app) == ["Draft resolution put forward"]


words = st.lists(st.sampled_from("ABCDE"), unique=True).map(tuple)


@given(words, words)
def test_a_change_of_what_holds_is_that_change(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    assert set(merged(before, before, after)) == set(after)
    assert merged((), (), after) == after


@given(words, words, words)
def test_a_change_is_done_to_what_holds_by_then(
    now: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    found = merged(now, before, after)
    assert set(after) - set(before) <= set(found)
    assert not (set(before) - set(after)) & set(found)
    assert set(found) - set(now) <= set(after) - set(before)
    assert len(set(found)) == len(found)


def run_of(app: AppTest) -> int:
    return int(app.text_input(key=widgets.PAGE).value or 0)


def test_the_hidden_field_numbers_what_the_browser_has_drawn() -> None:
    app = page()
    first = run_of(app)
    no_errors(app.run())
    assert run_of(app) == first + 1
