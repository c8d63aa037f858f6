"""What is asked: shown above the picture and taken back there, by any column, in words of dates, kept from file to
file; what a search finds is marked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from components.ui import files
from components.ui.session import Session
from tests.ui.opened import address, choice, no_errors, page, page_text, read, tick, ticked, titled, titles, upload

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

BIRDS = "date,title,who,species,cost\n" + "".join(
    f"2014-01-{k + 1:02},Flight {k},{'Ann' if k % 2 else 'Bob'},{'Red-tailed hawk' if k % 3 else 'Gull'},{k * 10}\n"
    for k in range(20)
)


def chips(app: AppTest) -> list[str]:
    return [read(button.label) for button in app.button if str(button.key).startswith("chip-")]


def add(app: AppTest, column: str) -> AppTest:
    return no_errors(app.selectbox(key="add-column").select(column).run())


def test_each_thing_that_is_asked_is_taken_back_by_itself() -> None:
    app = page(actor=["Japan", "Kim Song"], search="e", **{"from": "2014"})
    assert chips(app) == ["Actor: Japan ✕", "Actor: Kim Song ✕", "From: 2014 ✕", "Search: e ✕"]
    no_errors(app.button(key="chip-actor-Japan").click().run())
    assert (address(app, "actor"), address(app, "search")) == (["Kim Song"], ["e"])
    assert ticked(app) == ["Kim Song"]
    no_errors(app.button(key="clear-chips").click().run())
    assert (chips(app), len(titles(app))) == ([], 9)


@pytest.mark.parametrize(("match", "label"), [("any", "Actor"), ("all", "With all"), ("none", "Without")])
def test_a_chip_says_how_its_value_is_meant(match: str, label: str) -> None:
    app = page(actor=["Japan", "North Korea"], match=match)
    assert chips(app) == [f"{label}: Japan ✕", f"{label}: North Korea ✕"]
    no_errors(app.button(key="chip-actor-Japan").click().run())
    assert chips(app) == [f"{label}: North Korea ✕"]


def test_a_column_is_added_and_its_values_are_chosen() -> None:
    app = add(upload("birds.csv", BIRDS), "species")
    box = app.multiselect(key="column-species")
    assert box.options == ["Red-tailed hawk · 13", "Gull · 7"]
    no_errors(box.select("Gull").run())
    assert len(titles(app)) == 7
    assert address(app, "where") == ["species=Gull"]
    assert chips(app) == ["species: Gull ✕"]
    assert "species" not in app.selectbox(key="add-column").options
    no_errors(app.button(key="chip-where-species=Gull").click().run())
    assert len(titles(app)) == 20


def test_what_a_chip_takes_back_never_becomes_something_else() -> None:
    """A second click may come before the page has drawn what the first one did."""
    app = page(actor=["Japan", "Kim Song"], search="e")
    before = {button.key: button.label for button in app.button}
    no_errors(app.button(key="chip-actor-Japan").click().run())
    assert {button.key: before.get(button.key, button.label) for button in app.button} == {
        button.key: button.label for button in app.button
    }


def test_numbers_are_asked_from_one_to_another() -> None:
    app = add(upload("birds.csv", BIRDS), "cost")
    no_errors(app.text_input(key="column-cost-from").input("50").run())
    no_errors(app.text_input(key="column-cost-to").input("70").run())
    assert titles(app) == ["Flight 5", "Flight 6", "Flight 7"]
    assert address(app, "where") == ["cost=50..70"]
    no_errors(app.text_input(key="column-cost-to").input("cheap").run())
    assert address(app, "where") == ["cost=50..70"]
    no_errors(app.text_input(key="column-cost-from").input("").run())
    assert address(app, "where") == ["cost=..70"]


def test_both_numbers_hold_though_they_are_typed_at_once() -> None:
    app = add(upload("birds.csv", BIRDS), "cost")
    app.text_input(key="column-cost-from").input("50")
    no_errors(app.text_input(key="column-cost-to").input("70").run())
    assert address(app, "where") == ["cost=50..70"]


def test_the_address_asks_by_a_column() -> None:
    app = page(where=["type=vote", "colour=red"])
    assert titles(app) == ["Assembly vote expected"]
    assert [word for warning in app.warning if "colour" in (word := read(warning.value))]


def test_a_new_file_begins_without_filters_and_they_can_be_kept() -> None:
    app = upload("birds.csv", BIRDS)
    no_errors(app.text_input(key="filter-search").input("hawk").run())
    tick(app, "Ann")
    upload("more.csv", BIRDS.replace("Ann", "Eve"), app)
    assert len(titles(app)) == 20
    assert read(app.button(key="keep-filters").label) == "Keep the filters: with “hawk”"
    no_errors(app.button(key="keep-filters").click().run())
    assert address(app, "search") == ["hawk"]
    assert not [button for button in app.button if button.key == "keep-filters"]


def test_filters_are_kept_beside_one_that_was_chosen_just_before(monkeypatch: pytest.MonkeyPatch) -> None:
    here = Session()
    here.read_address({"actor": ["Ann"]})
    monkeypatch.setattr("components.ui.session.current", lambda: here)
    files._keep((("search", ("hawk",)), ("actor", ("Bob",))))
    assert dict(here.request.filters) == {"search": ("hawk",), "actor": ("Ann",)}


def test_a_search_says_where_it_found_what_the_table_does_not_show() -> None:
    app = upload("birds.csv", BIRDS)
    no_errors(app.text_input(key="filter-search").input("HAWK").run())
    assert set(app.dataframe[0].value["Found in"]) == {"species: Red-tailed hawk"}
    no_errors(app.text_input(key="filter-search").input("flight 7").run())
    assert "Found in" not in app.dataframe[0].value
    assert "background-color" in str(app.dataframe[0].proto)


def test_a_search_is_marked_in_the_details() -> None:
    app = page(event="darusman-report", search="assembly")
    bodies = " ".join(piece.proto.body for piece in app.get("html"))
    assert "<mark>Assembly</mark>" in bodies


@pytest.mark.parametrize("typed", ["October 2014", "Oct 2014", "2014-10"])
def test_dates_are_asked_in_words(typed: str) -> None:
    app = page()
    no_errors(app.text_input(key="filter-from").input(typed).run())
    assert not app.warning
    assert len(titles(app)) == 8
    assert app.text_input(key="filter-from").value == typed


def test_a_day_of_the_calendar_is_asked() -> None:
    app = page()

    no_errors(app.date_input(key="day-from").set_value(date(2014, 10, 29)).run())
    assert address(app, "from") == ["2014-10-29"]
    assert app.text_input(key="filter-from").value == "2014-10-29"
    assert app.date_input(key="day-from").value is None


def test_actors_are_asked_for_any_all_or_none() -> None:
    app = page(actor=["North Korea"])
    no_errors(choice(app, "filter-match").select("none").run())
    assert address(app, "match") == ["none"]
    assert "3 of 9 events" in page_text(app)


def test_the_title_is_changed_in_place_and_stands_in_the_address() -> None:
    app = page()
    no_errors(titled(app).input("My inquiry").run())
    assert address(app, "title") == ["My inquiry"]
    assert titled(page(title="My inquiry")).value == "My inquiry"
    no_errors(titled(app).input("").run())
    assert address(app, "title") == []
    assert titled(app).value == "North Korea at the UN: from inquiry to vote"


def test_a_title_that_is_typed_when_another_file_is_opened_is_not_that_one_s() -> None:
    app = page()
    titled(app).input("My inquiry")
    app = upload("other.csv", "date,title\n2014,Other\n", app)  # the browser sends both at once
    assert (titled(app).value, address(app, "title")) == ("other", [])
    no_errors(titled(app).input("All there is").run())
    assert address(app, "title") == ["All there is"]


def test_only_what_is_in_view_is_listed() -> None:
    app = page(window="2014-11")
    assert len(titles(app)) == 9
    no_errors(app.toggle(key="in-view").set_value(True).run())
    assert titles(app) == ["Assembly vote expected"]


def test_the_drawer_goes_from_event_to_event() -> None:
    app = page(event="inquiry-report")
    assert "1 of 9" in page_text(app)
    assert app.button(key="go-previous").disabled
    no_errors(app.button(key="go-next").click().run())
    assert address(app, "event") == ["ambassador-meeting"]
    assert "2 of 9" in page_text(app)
