"""What the lanes are is chosen on the page and stands in the address."""

from __future__ import annotations

from tests.ui.opened import address, choice, go, labels, no_errors, page, page_text, ticked, upload

MANY = "date,title,actors,place\n" + "\n".join(f"2014-01-{n + 1:02},Event {n},Actor {n},Here" for n in range(20))


def test_the_lanes_beyond_the_busiest_are_shown_on_request_and_put_away_again() -> None:
    app = upload("many.csv", MANY)
    more = next(button for button in app.button if button.label == "Show 7 more lanes")
    no_errors(more.click().run())
    assert address(app, "most-lanes") == ["26"]
    labels = [button.label for button in app.button]
    assert not any("more lane" in label for label in labels)
    fewer = next(button for button in app.button if button.label == "Show fewer lanes")
    no_errors(fewer.click().run())
    assert "most-lanes" not in app.query_params
    assert "Show 7 more lanes" in [button.label for button in app.button]


def test_columns_in_which_all_are_different_are_no_candidates() -> None:
    app = upload(
        "odd.csv", "no,date,title,who,place\n1,1 May 2014,A,Ann,X\n2,2 May 2014,B,Bo,Y\n3,3 May 2014,C,Ann,X\n"
    )
    assert labels(app, "lanes") == ["Actor · 2", "place · 2"]
    assert app.selectbox(key="more-lanes").options == ["no · 3", "None: one lane for everything"]
    no_errors(choice(app, "lanes").select("place").run())
    assert (address(app, "lanes"), "Suggested: Actor" in page_text(app)) == (["place"], True)
    no_errors(app.selectbox(key="more-lanes").select("no").run())
    assert (address(app, "lanes"), choice(app, "lanes").value) == (["no"], "no")


def test_lanes_are_made_of_any_column_and_chosen_among() -> None:
    app = page(lanes="type", pin="vote", hide="report")
    assert choice(app, "lanes").value == "type"
    assert app.multiselect(key="pinned").value == ["vote"]
    assert app.multiselect(key="hidden").value == ["report"]
    no_errors(app.selectbox(key="more-lanes").select("status").run())
    assert address(app, "lanes") == ["status"]
    assert "pin" not in app.query_params  # a type is no status
    no_errors(app.multiselect(key="hidden").select("expected").run())
    assert address(app, "hide") == ["expected"]
    assert "1 lane is hidden" in page_text(app)


def test_lanes_of_no_column_are_said_in_one_sentence() -> None:
    app = page(lanes="colour")
    assert [warning.value for warning in app.warning if "“colour”" in warning.value]
    assert choice(app, "lanes").value == "actor"


def test_of_very_many_lanes_the_busiest_are_offered_and_others_can_be_typed() -> None:
    lines = [f"2014,Event {n},{'Last' if n > 1100 else f'Actor {n}'},Place {n % 1050}" for n in range(1_110)]
    app = upload("many.csv", "date,title,actors,place\n" + "\n".join(lines))
    for key in ("pinned", "hidden", "filter-actor"):
        offered = app.multiselect(key=key).options
        assert len(offered) == 1_000
        assert offered[0].startswith("Last")
    go(app, file="many.csv", hide=["Actor 1100", "Nobody"])
    assert app.multiselect(key="hidden").value == ["Actor 1100"]
    assert "There is no lane “Nobody” in this file." in page_text(app)
    go(app, file="many.csv", hide=["Actor 1100", "Nobody"], actor="actor 1100")
    assert app.multiselect(key="filter-actor").value == ticked(app) == ["Actor 1100"]
    assert "1 of 1,110 events" in page_text(app)
    go(app, file="many.csv", lanes="place")
    assert len(app.multiselect(key="pinned").options) == 1_000
    assert app.multiselect(key="pinned").options[0] == "Place 0"


def test_lanes_are_turned_page_by_page_found_and_followed() -> None:
    app = upload("many.csv", MANY.replace("Actor 3,", "Actor 3; Actor 17; Actor 5,"))
    assert "Lanes 1 to 13 of 20" in page_text(app)
    later = next(button for button in app.button if button.label == "Later lanes")
    no_errors(later.click().run())
    assert address(app, "first-lane") == ["14"]
    assert "Lanes 8 to 20 of 20" in page_text(app)  # the last page is full
    no_errors(app.selectbox(key="order").select("name").run())
    assert (address(app, "order"), "first-lane" in app.query_params) == (["name"], False)
    no_errors(app.text_input(key="lane-search").input("actor 1").run())
    assert address(app, "find-lane") == ["actor 1"]
    assert "Lanes 1 to 11 of 11" in page_text(app)
    no_errors(app.text_input(key="lane-search").input("").run())
    no_errors(app.selectbox(key="followed").select("Actor 17").run())
    assert address(app, "follow") == ["Actor 17"]
    assert "Lanes 1 to 2 of 2" in page_text(app)
    no_errors(app.selectbox(key="more-lanes").select("place").run())
    assert not {"follow", "find-lane", "first-lane"} & {*app.query_params}


def test_lanes_stand_in_groups_that_are_expanded_one_by_one() -> None:
    app = page(lanes="type")
    no_errors(app.selectbox(key="lane-groups").select("status").run())
    assert address(app, "group-lanes") == ["status"]
    no_errors(app.multiselect(key="expanded").select("occurred").run())
    assert address(app, "expand") == ["occurred"]
    no_errors(choice(app, "lanes").select("actor").run())
    assert not {"group-lanes", "expand"} & {*app.query_params}
    go(app, **{"group-lanes": "colour"})
    assert "by “colour”" in page_text(app)
