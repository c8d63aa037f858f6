"""The page as a person meets it, without a browser: what it shows for a filter, an address, a file, good and bad."""

from __future__ import annotations

import html
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.errors import RequestError
from tests.ui.opened import (
    ROOT,
    address,
    charts,
    choice,
    go,
    labels,
    no_errors,
    page,
    page_text,
    read,
    ticked,
    titles,
    upload,
)

ROOM = {"frame": {"width": 960, "theme": "dark"}}  # what the chart tells first, in a window about 1300 px wide


def chart(app: AppTest) -> dict[str, Any]:
    [data] = charts(app)
    return data


def test_the_example_is_shown_whole() -> None:
    app = page()
    assert "9 events" in page_text(app)
    assert "2 without a date" in page_text(app)
    assert len(titles(app)) == 9
    assert not app.error
    assert not app.warning
    assert "look" not in [button.key for button in app.button]
    assert "clear" not in [button.key for button in app.button]


def test_filtering_changes_table_ledger_and_address() -> None:
    app = page()
    assert read(app.checkbox(key="tick-actor-North Korea").label) == "North Korea *6*"
    assert "North Korea · 6" in app.multiselect(key="filter-actor").options
    no_errors(app.multiselect(key="filter-actor").select("Japan").run())
    assert titles(app) == ["Draft resolution put forward"]
    assert "1 of 9 events" in page_text(app)
    assert address(app, "actor") == ["Japan"]
    no_errors(app.button(key="clear").click().run())
    assert len(titles(app)) == 9
    assert ticked(app) == []
    assert "actor" not in app.query_params


def test_what_was_chosen_and_cleared_can_be_chosen_again() -> None:
    app = page()
    for _ in range(2):
        no_errors(app.multiselect(key="filter-actor").select("Japan").run())
        assert titles(app) == ["Draft resolution put forward"]
        no_errors(app.button(key="clear").click().run())
        assert len(titles(app)) == 9


def test_all_of_several_actors() -> None:
    app = page(actor=["North Korea", "Marzuki Darusman"])
    assert len(titles(app)) == 7
    no_errors(choice(app, "filter-match").select("all").run())
    assert address(app, "match") == ["all"]
    assert sorted(titles(app)) == ["Ambassador meets Darusman", "Invitation to Darusman floated"]


def test_the_address_fills_the_widgets() -> None:
    app = page(actor="Japan", search="draft", **{"from": "2014-10"})
    assert ticked(app) == ["Japan"]
    assert app.text_input(key="filter-search").value == "draft"
    assert app.text_input(key="filter-from").value == "2014-10"
    assert titles(app) == ["Draft resolution put forward"]


@pytest.mark.parametrize(
    ("requested", "word"),
    [
        ({"actor": "Atlantis"}, "Atlantis"),
        ({"from": "someday"}, "someday"),
        ({"match": "both"}, "both"),
    ],
)
def test_what_the_address_cannot_ask_is_said_in_one_sentence(requested: dict[str, str], word: str) -> None:
    app = page(**requested, search="vote")
    assert len(app.warning) == 1
    assert word in html.unescape(app.warning[0].value).replace("\u2060", "")
    assert titles(app) == ["Assembly vote expected"]


def test_an_unknown_actor_leaves_the_address_with_the_next_choice() -> None:
    app = page(actor="Atlantis")
    no_errors(app.multiselect(key="filter-actor").select("Japan").run())
    assert not app.warning
    assert address(app, "actor") == ["Japan"]


def test_a_date_that_cannot_be_read_stays_in_its_field_to_be_mended() -> None:
    app = page()
    no_errors(app.text_input(key="filter-to").input("07/10/2014").run())
    assert len(app.warning) == 1
    assert app.text_input(key="filter-to").value == "07/10/2014"
    assert len(titles(app)) == 9


def test_nothing_left_names_the_filters_and_offers_to_clear_them() -> None:
    app = page(actor="Japan", search="zzz")
    assert "No event matches: Japan · with “zzz”." in page_text(app)
    assert not charts(app)
    no_errors(app.button(key="clear-all").click().run())
    assert len(titles(app)) == 9
    assert app.text_input(key="filter-search").value == ""


def test_the_picture_waits_until_its_width_is_known() -> None:
    app = page(actor="Japan")
    assert chart(app)["figure"] is None
    assert chart(app)["height"] > 100
    app.session_state["timeline"] = ROOM
    no_errors(app.run())
    layout = chart(app)["figure"]["layout"]
    assert layout["width"] == 960
    assert chart(app)["frame"] == ROOM["frame"]
    assert layout["paper_bgcolor"] != light_paper(app)


def light_paper(app: AppTest) -> str:
    app.session_state["timeline"] = {"frame": {"width": 960, "theme": "light"}}
    return str(chart(no_errors(app.run()))["figure"]["layout"]["paper_bgcolor"])


def test_nothing_the_page_loads_comes_from_elsewhere() -> None:
    data = chart(page())
    assert data["plotly"].startswith("component/")
    assert data["fonts"]
    assert all(face["url"].startswith("component/") for face in data["fonts"])


def test_the_selected_event_and_its_links_both_ways() -> None:
    app = page(event="assembly-vote")
    for words in ("Assembly vote expected", "late Nov 2014", "[2014-11-21..2014-11-30]", "UN General Assembly (voter)"):
        assert words in page_text(app)
    assert "between 2014-11-21 and 2014-11-30" in page_text(app)
    keys = {button.key for button in app.button if str(button.key).startswith("link-")}
    labels = {html.unescape(button.label).replace("\u2060", ""): button for button in app.button}
    assert "Draft resolution put forward → leads to this" in labels
    no_errors(labels["leads to → Possible referral to the ICC"].click().run())
    assert address(app, "event") == ["icc-referral"]
    assert not keys & {button.key for button in app.button}  # a second click would lead on from here
    no_errors(app.button(key="close").click().run())
    assert "event" not in app.query_params


def test_an_event_the_filters_leave_out_says_so() -> None:
    assert "Not in the picture: the filters leave it out." in page_text(page(event="assembly-vote", actor="Japan"))


def test_an_event_that_is_not_there_says_so() -> None:
    assert "There is no event “nowhere” here." in page_text(page(event="nowhere"))


def test_a_file_with_rejected_rows_says_so_and_leads_there() -> None:
    app = upload("mine.csv", 'title,date,extra\nGood,2014,a\nBad,2014-02-30,b\nAlso good,,"c"\n')
    assert titles(app) == ["Good", "Also good"]
    assert app.button(key="look").label == "1 row needs a look"
    no_errors(app.button(key="look").click().run())
    assert [labels(app, "below"), choice(app, "below").value] == [
        ["Events", "Problems (1)", "How it was read"],
        "problems",
    ]
    [row] = app.data_editor[0].value.to_dict("records")
    assert (row["Line"], row["c0"], row["c1"]) == ("3", "2014-02-30", "Bad")
    assert row["Reason"] == "30 February 2014 does not exist: February 2014 has 28 days"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("noise.csv", bytes(range(256)) * 9),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(name: str, content: bytes) -> None:
    app = upload(name, content)
    assert len(app.error) == 1
    assert name in html.unescape(app.error[0].value).replace("\u2060", "")
    assert not app.file_uploader(key="upload").disabled
    assert not charts(app)


def test_a_file_without_rows_is_no_error() -> None:
    app = upload("header.csv", "title,date\n")
    assert not app.error
    assert "There are no events to show." in page_text(app)


def test_another_file_is_not_asked_what_was_asked_of_the_one_before() -> None:
    app = page(actor="Japan", event="draft-resolution")
    app.file_uploader(key="upload").upload("mine.csv", b"title,date\nMine,2014\n", "text/csv")
    no_errors(app.run())
    assert titles(app) == ["Mine"]
    assert not app.warning
    assert "actor" not in app.query_params


def test_back_shows_what_was_open_before_a_file_and_forward_the_file_again() -> None:
    app = upload("mine.csv", "date,title\n2014,Mine\n", page(actor="Japan"))
    assert (titles(app), address(app, "file")) == (["Mine"], ["mine.csv"])
    go(app, actor="Japan")
    assert titles(app) == ["Draft resolution put forward"]
    assert "Open now: North Korea at the UN" in page_text(app)
    assert (address(app, "file"), address(app, "actor")) == ([], ["Japan"])
    go(app, file="mine.csv")
    assert titles(app) == ["Mine"]
    go(app, actor="Japan")
    no_errors(app.button(key="show-upload").click().run())
    assert (titles(app), address(app, "file"), address(app, "actor")) == (["Mine"], ["mine.csv"], [])


def test_data_is_shown_as_it_is() -> None:
    title = "<img src=x onerror=alert(1)> ![](https://example.org/x.png) $a$ :streamlit: %{x}"
    rows = f'id,title,date,links\n"a","{title}",2014,"leads to: b"\nb,"{title}",2015,\n'
    app = upload("odd.csv", rows)
    go(app, file="odd.csv", event="a")
    assert titles(app) == [title, title]
    bodies = " ".join(piece.proto.body for piece in app.get("html"))
    assert "<img" not in bodies
    assert html.escape(title) in bodies
    [label] = [button.label for button in app.button if "leads" in button.label]
    assert "<" not in label
    assert "![" not in label
    assert title in html.unescape(label).replace("\u2060", "")


def test_a_long_table_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.ui.table.MOST_ROWS", 4)
    app = page()
    assert len(titles(app)) == 4
    assert "The first 4 of 9 events; the CSV and JSON downloads hold all of them." in page_text(app)


def test_a_bug_is_no_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.pipeline.draw", lambda *_: 1 / 0)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert len(app.exception) == 1
    assert not app.error


def test_what_the_picture_cannot_do_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise RequestError("There is no view “spiral”; there are: swimlane.")

    monkeypatch.setattr("components.pipeline.draw", refuse)
    assert "There is no view “spiral”; there are: swimlane." in page_text(page())
