"""Rows that are mended, and events that are added, changed and deleted, in a copy that can be undone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException
from streamlit.testing.v1 import AppTest

from components.ui import editing as module
from components.ui import edits
from tests.ui.opened import address, below, dates, no_errors, page_text, tick, titles, typed, upload

MIXED = (
    "title;when;who\nFirst;28/10/2014;Ann\nSecond;Q3 2014;Bob\nThird;2014-02-30;Cy\n;tomorrow;Di\n"
    "Fifth;c. 1914;Ed\nSixth;07/11/2014;Flo\n"
)


def mending(app: AppTest) -> str:
    return key_of(below(app, "problems"), "rows-mended")


def editing(app: AppTest) -> str:
    edit(below(app, "events"))
    return key_of(app, "events-edited")


def key_of(app: AppTest, kind: str) -> str:
    return next(key for each in app.data_editor if (key := str(each.key)).startswith(kind))


def edit(app: AppTest) -> AppTest:
    return app if app.toggle(key="editing").value else no_errors(app.toggle(key="editing").set_value(True).run())


def reasons(app: AppTest) -> list[str]:
    key = mending(app)
    return list(app.data_editor(key=key).value["Reason"])


def test_accepting_a_suggestion_reads_its_row() -> None:
    app = upload("mine.csv", MIXED)
    assert len(reasons(app)) == 4
    assert list(app.data_editor(key=mending(app)).value["Suggestion"])[:2] == ["3rd quarter 2014", ""]
    typed(app, mending(app), edited_rows={0: {"Accept": True}})
    assert "3 events" in page_text(app)
    assert app.button(key="look").label == "3 rows need a look"
    assert "Second" in titles(app)
    assert reasons(app)[0] == "✓ read: 3rd quarter 2014"
    assert len(reasons(app)) == 4


def test_typing_reads_the_row_and_what_is_typed_may_need_mending_again() -> None:
    app = upload("mine.csv", MIXED)
    key = mending(app)
    typed(app, key, edited_rows={1: {"c0": "2014-02-28"}, 2: {"c0": "2014", "c1": "Fourth"}})
    assert {"Third", "Fourth"} <= set(titles(app))
    typed(app, key, edited_rows={1: {"c0": "Q4 2014"}, 2: {"c0": "2014", "c1": "Fourth"}})
    assert "Third" not in titles(app)
    assert reasons(app)[1] == (
        '"Q4 2014" counts parts of a year, which may be a financial year\'s: write 2014-36, if that is meant'
    )
    typed(app, key, edited_rows={1: {"c0": "Q4 2014", "Accept": True}, 2: {"c0": "2014", "c1": "Fourth"}})
    assert reasons(app)[1] == "✓ read: 4th quarter 2014"


def test_the_table_stays_while_it_is_typed_into() -> None:
    app = upload("mine.csv", MIXED)
    key = mending(app)
    before = app.data_editor[0].value[["c0", "c1"]]
    typed(app, key, edited_rows={0: {"Accept": True}})
    assert mending(app) == key
    assert app.data_editor[0].value[["c0", "c1"]].equals(before)  # or the browser would forget what was typed


def test_the_receipt_stays_that_of_the_opened_file() -> None:
    app = upload("mine.csv", MIXED)
    typed(app, mending(app), edited_rows={0: {"Accept": True}})
    below(app, "reading")
    assert "semicolon, as every line has 3 cells with it" in page_text(app)
    assert "6 rows = 2 events + 0 without a date + 4 that cannot be read" in page_text(app)
    assert "6 rows = 3 events + 0 without a date + 3 that cannot be read" in page_text(app)
    keys = [box.key for box in app.selectbox]
    assert "reading-encoding" not in keys  # what is read otherwise is the file and not its changed copy
    assert "reading-date-order" in keys


def test_undo_and_redo_one_change_at_a_time() -> None:
    app = edit(upload("a.csv", "id,date,title\na,2013,One\nb,2014,Two\n"))
    key = editing(app)
    typed(app, key, edited_rows={0: {"c1": "Uno"}})
    typed(app, key, edited_rows={0: {"c1": "Uno"}}, added_rows=[{"c0": "2015", "c1": "Three"}])
    typed(app, key, edited_rows={0: {"c1": "Uno"}}, added_rows=[{"c0": "2015", "c1": "Three"}], deleted_rows=[1])
    assert titles(app) == ["Uno", "Three"]
    seen = []
    for _ in range(3):
        no_errors(app.button(key="undo-header").click().run())
        seen.append(titles(app))
    assert seen == [["Uno", "Two", "Three"], ["Uno", "Two"], ["One", "Two"]]
    assert app.button(key="undo-header").disabled
    for _ in range(3):
        no_errors(app.button(key="redo-header").click().run())
    assert titles(app) == ["Uno", "Three"]
    assert app.button(key="redo-header").disabled


def test_what_is_undone_and_then_changed_otherwise_cannot_come_back() -> None:
    app = edit(upload("a.csv", "date,title\n2013,One\n"))
    typed(app, editing(app), edited_rows={0: {"c1": "Uno"}})
    no_errors(app.button(key="undo-header").click().run())
    typed(app, editing(app), edited_rows={0: {"c1": "Ein"}})
    assert titles(app) == ["Ein"]
    assert app.button(key="redo-header").disabled


def test_what_is_typed_is_kept_though_the_run_that_takes_it_over_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    app = upload("mine.csv", MIXED)
    key = editing(app)

    def ended(*_: object) -> None:
        monkeypatch.undo()
        raise StopException  # as Streamlit does where the browser has sent more

    monkeypatch.setattr(edits, "_read", ended)
    typed(app, key, edited_rows={0: {"c1": "One"}})
    typed(app, key, edited_rows={0: {"c1": "One"}, 1: {"c1": "Two"}})
    assert {"One", "Two"} <= set(titles(app))


def test_a_blank_new_row_is_no_change() -> None:
    app = edit(upload("a.csv", "date,title\n2013,One\n"))
    typed(app, editing(app), added_rows=[{}])
    assert app.button(key="undo-header").disabled


def test_mending_and_editing_go_on_from_one_another() -> None:
    app = upload("mine.csv", MIXED)
    typed(app, mending(app), edited_rows={0: {"Accept": True}})
    typed(app, editing(app), edited_rows={0: {"c1": "Renamed"}})
    assert "Renamed" in titles(app)
    assert "3 events" in page_text(app)
    typed(app, mending(app), edited_rows={0: {"c0": "2014-02-28"}})
    assert {"Renamed", "Third"} <= set(titles(app))


def test_the_order_of_days_and_months_that_the_file_proved_still_holds() -> None:
    app = upload("mine.csv", MIXED)
    typed(app, mending(app), edited_rows={1: {"c0": "08/11/2014"}})
    assert reasons(app)[1] == "✓ read: 8 Nov 2014"


def test_changes_wait_while_another_file_is_open() -> None:
    app = edit(upload("a.csv", "date,title\n2013,One\n"))
    typed(app, editing(app), edited_rows={0: {"c1": "Uno"}})
    upload("b.csv", "date,title\n2014,Other\n", app)
    assert titles(app) == ["Other"]
    assert app.button(key="undo-header").disabled
    upload("a.csv", "date,title\n2013,One\n", app)
    assert titles(app) == ["Uno"]


def test_a_table_that_was_closed_opens_on_the_changed_copy() -> None:
    app = edit(upload("a.csv", "date,title\n2013,One\n"))
    typed(app, editing(app), edited_rows={0: {"c1": "Uno"}})
    no_errors(app.toggle(key="editing").set_value(False).run())
    assert titles(app) == ["Uno"]
    edit(app)
    assert list(app.data_editor[0].value["c1"]) == ["Uno"]
    assert not app.button(key="undo-header").disabled


def test_accepting_all_suggestions_keeps_the_changes() -> None:
    app = upload("mine.csv", MIXED)
    typed(app, mending(app), edited_rows={1: {"c0": "2014-02-28"}})
    no_errors(app.button(key="accept-all").click().run())
    assert address(app, "accept-suggestions") == ["1"]
    assert {"Second", "Third", "Fifth"} <= set(titles(app))


def test_headers_and_cells_are_shown_as_they_are() -> None:
    text = "<img src=x> ![](https://example.org/x.png) $a$"
    app = edit(upload("a.csv", f'date,title,"{text}"\n2013,"{text}","{text}"\nsoon,"{text}",\n'))
    assert json.loads(app.data_editor[0].proto.columns)["c11"]["label"] == text
    assert text in app.data_editor[0].value.iloc[0].tolist()


ORDERED = "id,where,date,title,who,actors\na,Rome,2015,Late,,Ann\nb,Bonn,2013,Early,x,Bob\nc,Kyiv,2014,Middle,,Ann\n"


def shown(app: AppTest) -> list[str]:
    """The titles of the table that is typed into."""
    key = editing(app)
    return list(app.data_editor(key=key).value["c1"])


def heads(table: Any) -> list[str]:
    """What its columns are called, in their order."""
    columns = json.loads(table.proto.columns)
    order = list(table.proto.column_order) or list(table.value)
    return [columns[name]["label"] for name in order]


def test_editing_is_the_same_grid() -> None:
    """Its rows and columns are those of the table that is read, as the filters leave them, and in its order."""
    app = upload("a.csv", ORDERED)
    for only_hers in (False, True):
        tick(app, "Ann", only_hers)
        [table] = app.dataframe
        rows, columns = titles(app), heads(table)
        assert shown(app) == rows
        assert heads(app.data_editor[0])[: len(columns)] == columns
        no_errors(app.toggle(key="editing").set_value(False).run())
    assert rows == ["Middle", "Late"]


def test_dates_are_words_to_be_typed_over_by_words() -> None:
    """What is typed as the cells say it is that date; what else leaves something open is asked about, as in a file."""
    app = edit(upload("a.csv", "date,title\n2014-10,One\n2014-11-11/2014-11-20,Two\n1850-XX-12,Three\n"))
    key = editing(app)
    assert list(app.data_editor(key=key).value["c0"]) == ["1850-XX-12", "Oct 2014", "11 to 20 Nov 2014"]
    typed(app, key, edited_rows={0: {"c0": "mid-Nov 2014"}, 1: {"c0": "Q4 2014"}})
    assert app.button(key="look").label == "1 row needs a look"
    no_errors(app.toggle(key="editing").set_value(False).run())
    assert dates(app) == ["11 to 20 Nov 2014", "mid-Nov 2014"]


def test_other_rows_are_edited_where_others_are_asked_for_and_what_was_typed_late_is_kept() -> None:
    app = edit(upload("a.csv", ORDERED))
    key = editing(app)
    typed(app, key, edited_rows={0: {"c1": "First"}})
    assert editing(app) == key
    tick(app, "Ann")
    assert editing(app) != key
    assert shown(app) == ["Middle", "Late"]
    typed(app, key, edited_rows={0: {"c1": "First"}, 2: {"c1": "Last"}})  # the browser had not drawn the new one yet
    assert shown(app) == ["Middle", "Last"]
    tick(app, "Ann", False)
    assert shown(app) == ["First", "Middle", "Last"]


def test_the_selected_event_is_marked_where_it_stands() -> None:
    app = upload("a.csv", ORDERED)
    app.session_state["session"].ask(selected="a")
    key = editing(app)
    seen = [marked(app)]
    typed(app, key, deleted_rows=[0])
    seen.append(marked(app))
    typed(app, key, deleted_rows=[0, 2])
    seen.append(marked(app))
    assert seen == [2, 1, -1]
    assert editing(app) == key


def marked(app: AppTest) -> int:
    """The row that is marked in the table that is typed into."""
    data = [json.loads(each.proto.json) for each in app.get("bidi_component") if "mark" in each.proto.json]
    return next(int(each["mark"]) for each in data if each["table"].startswith("events-edited"))


def test_long_files_show_a_part_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    monkeypatch.setattr(module, "MOST_COLUMNS", 4)
    monkeypatch.setattr(module, "MOST_CHARACTERS", 20)
    app = edit(upload("a.csv", f"date,title\n2013,One\n2014,{'x' * 21}\n2015,Three\n"))
    assert list(app.data_editor[0].value["c1"]) == ["One"]
    assert "The first 1 of 3 events; filters bring others." in page_text(app)
    assert "1 row with a cell of more than 20 characters cannot be changed here" in page_text(app)
    assert "The first 4 of 11 columns" in page_text(app)
