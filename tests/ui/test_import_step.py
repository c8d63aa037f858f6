"""The import step: roles above a person's own rows, changed in place; nothing is final before the button."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.runtime.context import ContextProxy

from components.language import using_language
from components.ui import import_step
from tests.ui.opened import address, below, no_errors, page_text, read, titles, upload

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

LOGS = "ts,host,level,msg\n" + "".join(
    f"{1_400_000_000 + 37 * k},srv-{k % 3},{'INFO' if k % 4 else 'WARN'},Market {k} opened by number {k * 7}\n"
    for k in range(30)
)
TERMS = "minister,party,took_office,left_office\n" + "".join(
    f"Person {k},{'Blue' if k % 2 else 'Red'},{1990 + k}-03-01,{'' if k % 5 == 0 else f'{1992 + k}-06-01'}\n"
    for k in range(12)
)
NUMBERS = "country,people,area\nDorf,95101969,251182\nElm,46621396,772526\nJura,90788113,103922\n"


def roles(app: AppTest) -> dict[str, str]:
    """What each column is said to be, by the column's name."""
    labels = {read(box.label): str(box.value) for box in app.selectbox}
    return {label[6:-4]: value for label, value in labels.items() if label.startswith("What “")}


def role(app: AppTest, column: str, value: str) -> AppTest:
    [box] = [box for box in app.selectbox if read(box.label) == f"What “{column}” is"]
    return no_errors(box.set_value(value).run())


def make(app: AppTest) -> AppTest:
    [button] = [button for button in app.button if button.label == "Make the timeline"]
    assert not button.disabled
    return no_errors(button.click().run())


def test_what_is_not_sure_is_shown_first_and_made_with_one_click() -> None:
    app = upload("logs.csv", LOGS)
    assert roles(app) == {"ts": "date", "host": "actors", "level": "", "msg": "title"}
    assert "seconds since 1970" in page_text(app)
    assert "13 May 2014, 16:53:20 (UTC)" in page_text(app)
    assert not app.dataframe
    app = make(app)
    assert len(titles(app)) == 30
    assert roles(app) == {}


def test_a_role_is_changed_in_place_and_nothing_is_final_before_the_button() -> None:
    app = upload("logs.csv", LOGS)
    app = role(app, "host", "")
    app = role(app, "level", "actors")
    assert roles(app) == {"ts": "date", "host": "", "level": "actors", "msg": "title"}
    assert not app.dataframe
    app = make(app)
    assert address(app, "map") == ["actors=level"]
    assert len(titles(app)) == 30


def test_a_choice_counts_though_the_button_is_pressed_before_the_page_has_drawn_it() -> None:
    app = upload("logs.csv", LOGS)
    boxes = {read(box.label): box for box in app.selectbox}
    boxes["What “host” is"].set_value("")
    boxes["What “level” is"].set_value("actors")
    app = make(app)  # one message to the server brings all three, as from a hand quicker than a busy machine
    assert address(app, "map") == ["actors=level"]
    assert len(titles(app)) == 30


def test_how_the_file_is_read_counts_though_the_button_was_made_before() -> None:
    app = upload("logs.csv", LOGS)
    app.selectbox(key="reading-encoding").set_value("windows-1252")
    {read(box.label): box for box in app.selectbox}["What “level” is"].set_value("type")
    app = make(app)
    assert address(app, "encoding") == ["windows-1252"]
    assert address(app, "map") == ["type=level"]


TWO_WAYS = "A;B;C,D,E\n" + "".join(f"t{n};2014-05-0{n};u{n},2015-06-0{n},v{n}\n" for n in range(1, 9))


def test_a_separator_counts_though_the_button_was_made_before() -> None:
    app = upload("two.csv", TWO_WAYS)
    app = no_errors(below(app, "reading").button(key="import-again").click().run())
    assert list(roles(app)) == ["A;B;C", "D", "E"]
    app.selectbox(key="reading-separator").set_value(";")
    app = make(app)
    assert roles(app) == {}
    assert titles(app)[0] == "u1,2015-06-01,v1"


def test_roles_of_columns_that_a_new_separator_does_away_with_are_asked_again() -> None:
    app = upload("two.csv", TWO_WAYS)
    app = no_errors(below(app, "reading").button(key="import-again").click().run())
    {read(box.label): box for box in app.selectbox}["What “E” is"].set_value("type")
    app.selectbox(key="reading-separator").set_value(";")
    app = make(app)
    assert roles(app) == {"A": "", "B": "date", "C,D,E": "title"}
    assert not app.error
    assert titles(make(app))[0] == "u1,2015-06-01,v1"


def test_one_role_is_for_one_column() -> None:
    app = role(upload("logs.csv", LOGS), "host", "title")
    assert "Title: only one column can be that." in page_text(app)
    [button] = [button for button in app.button if button.label == "Make the timeline"]
    assert button.disabled


def test_what_is_sure_opens_at_once_and_can_be_changed() -> None:
    app = upload("terms.csv", TERMS)
    assert len(titles(app)) == 12
    app = no_errors(below(app, "reading").button(key="import-again").click().run())
    assert roles(app) == {"minister": "title", "party": "lanes", "took_office": "start", "left_office": "end"}
    app = role(app, "party", "type")
    assert "3 rows with a start and no end" in " ".join(each.proto.label for each in app.get("button_group"))
    app = make(app)
    assert len(titles(app)) == 12
    assert address(app, "map") == ["type=party"]


def test_the_column_that_makes_the_lanes_stands_above_it_and_may_be_another_or_none() -> None:
    """A column that is read by its name has its role, too."""
    app = upload("tasks.csv", TERMS.replace("party", "Status").replace("Red", "Done").replace("Blue", "Waiting"))
    app = no_errors(below(app, "reading").button(key="import-again").click().run())
    assert roles(app)["Status"] == "status"
    app = upload("terms.csv", TERMS, app)
    app = no_errors(below(app, "reading").button(key="import-again").click().run())
    app = make(role(app, "party", ""))
    assert address(app, "lanes") == ["none"]
    app = no_errors(below(app, "reading").button(key="import-again").click().run())
    assert roles(app)["party"] == ""
    app = make(role(app, "party", "lanes"))
    assert (address(app, "lanes"), address(app, "map")) == (["party"], [])


def test_without_dates_it_is_said_what_the_columns_look_like() -> None:
    app = upload("numbers.csv", NUMBERS)
    assert "No column looks like dates. “country”: " in page_text(app)
    assert roles(app) == {"country": "", "people": "", "area": ""}
    [button] = [button for button in app.button if button.label == "Make the timeline"]
    assert button.disabled


@pytest.mark.parametrize("name", ["<b>bold</b>", "![x](http://x)", "a $x$ b"])
def test_names_and_cells_are_text(name: str) -> None:
    app = upload("odd.csv", LOGS.replace("level", name).replace("WARN", "<img src=x>"))
    bodies = " ".join(piece.proto.body for piece in app.get("html"))
    assert "<img" not in bodies
    assert "<b>bold" not in bodies


VAGUE = "Object,Title,Made\n" + "".join(
    f"{k},Harbour {k} at dusk,{made}\n"
    for k, made in enumerate(["1887", "c. 1902", "1860s", "before 1900", "1911", "1913", "ca. 1834-41"])
)


def test_dates_that_leave_something_open_are_read_as_usual_unless_the_box_is_unticked() -> None:
    app = upload("museum.csv", VAGUE)
    [box] = [box for box in app.checkbox if "as they are usually meant" in read(box.label)]
    assert read(box.label).startswith("Read 4 dates")
    assert "“c. 1902” as about 1902" in read(box.label)
    assert len(titles(make(app))) == 7
    assert address(app, "accept-suggestions") == ["1"]
    app = upload("museum.csv", VAGUE)
    [box] = [box for box in app.checkbox if "as they are usually meant" in read(box.label)]
    assert len(titles(make(no_errors(box.uncheck().run())))) == 3


def test_vague_dates_of_a_file_that_opens_by_itself_are_read_with_one_click() -> None:
    app = upload("museum.csv", VAGUE.replace("Made", "date").replace("Title", "title"))
    assert len(titles(app)) == 3
    [button] = [button for button in app.button if button.label == "Read as usually meant"]
    assert len(titles(no_errors(button.click().run()))) == 7


def test_rows_that_cannot_be_read_are_marked_and_told_before_the_timeline_is_made() -> None:
    rows = "3/10/2019,Sit-in,Celje\n31.11.2019,Walk,Celje\n5/10/2019,March,Kranj\n"
    app = upload("asked.csv", f"Date,What happened,Where\n{rows}")
    assert 'Line 3: "31.11.2019" is no day of the calendar' in page_text(app)
    assert ":is(li:nth-child(2))" in page_text(app)
    make(app).session_state["session"].ask(selected="row-2")
    known = re.sub("(<[^>]+>)+", " ", page_text(no_errors(app.run())))
    assert "In the file 3/10/2019" in known  # and not 2019-10-03, which nobody typed
    assert "date as typed" not in known


SESSIONS = "Date,Objet\n" + "".join(f"{n} mars 2019,Séance {n}\n" for n in range(1, 9)) + "12/06/2019,Clôture\n"


def test_one_date_with_two_readings_among_plain_ones_is_asked_about_and_decided_by_nobody_else() -> None:
    app = no_errors(below(upload("seances.csv", SESSIONS), "reading").button(key="import-again").click().run())
    assert "1 row that cannot be read" in page_text(app)
    question = order_question(app)
    assert (question.options, question.value) == (["day first: 7 October", "month first: July 10"], None)
    assert len(titles(make(app))) == 8  # the row stays among the problems
    app = no_errors(below(app, "reading").button(key="import-again").click().run())
    app = no_errors(order_question(app).set_value("dmy").run())
    assert "that cannot be read" not in page_text(app)
    assert order_question(app).value == "dmy"
    app = make(app)
    assert address(app, "date-order") == ["dmy"]
    assert titles(app)[-1] == "Clôture"
    app = no_errors(below(app, "reading").button(key="import-again").click().run())
    assert order_question(app).value == "dmy"


def test_a_file_that_opens_by_itself_asks_above_its_picture_which_day_is_meant() -> None:
    app = upload("seances.csv", SESSIONS)
    assert "Dates such as 12/06/2019 are not drawn yet" in page_text(app)
    days = {button.label: button for button in app.button if str(button.key).startswith("date-order-")}
    assert list(days) == ["12 Jun 2019", "6 Dec 2019"]
    app = no_errors(days["6 Dec 2019"].click().run())
    assert address(app, "date-order") == ["mdy"]
    assert len(titles(app)) == 9
    assert "are not drawn yet" not in page_text(app)


def test_dates_that_prove_their_order_are_not_asked_about() -> None:
    app = upload("seances.csv", SESSIONS.replace("12/06", "28/06"))
    app = no_errors(below(app, "reading").button(key="import-again").click().run())
    assert roles(app) == {"Date": "date", "Objet": "title"}
    assert not order_questions(app)


def order_questions(app: AppTest) -> list[Any]:
    return [each for each in app.get("button_group") if each.proto.label == "In dates such as 07/10/2014"]


def order_question(app: AppTest) -> Any:
    [question] = order_questions(app)
    return question


ORDERS = "When,What happened,Customer\n" + "".join(
    f"{n}/{n + 2}/2021,Order {n} shipped,Customer {n % 3}\n" for n in range(1, 10)
)


def test_dates_are_shown_as_they_would_be_read_with_each_answer() -> None:
    app = upload("orders.csv", ORDERS)
    question = order_question(app)
    assert question.options == ["day first: 7 October", "month first: July 10"]  # four digits are no day
    assert cells(app, "When")[:2] == ["1 Mar 2021", "2 Apr 2021"]
    app = no_errors(question.set_value("mdy").run())
    assert cells(app, "When")[:2] == ["3 Jan 2021", "4 Feb 2021"]


def test_the_year_may_come_first_where_it_has_two_digits() -> None:
    app = upload("orders.csv", ORDERS.replace("/2021", "/21"))
    assert order_question(app).options[2:] == ["year first"]
    assert cells(no_errors(order_question(app).set_value("ymd").run()), "When")[:2] == ["21 Mar 2001", "21 Apr 2002"]


def test_an_end_that_is_blank_is_shown_as_what_was_said_of_it() -> None:
    app = upload("terms.csv", TERMS)
    app = no_errors(below(app, "reading").button(key="import-again").click().run())
    assert cells(app, "left_office")[:2] == ["", "1993-06-01"]  # as typed: nothing else is meant
    app = no_errors(choice(app, "3 rows with a start and no end: what are they?").set_value("open").run())
    assert cells(app, "left_office")[:2] == ["still going on", "1993-06-01"]
    app = no_errors(choice(app, "3 rows with a start and no end: what are they?").set_value("unknown").run())
    assert cells(app, "left_office")[:2] == ["end not known", "1993-06-01"]
    assert cells(app, "took_office")[:2] == ["1990-03-01", "1991-03-01"]


def test_a_blank_date_is_shown_as_what_was_said_of_it() -> None:
    rows = "".join(f"{n}/0{n}/2020,Early shift {n}\n,Late shift {n}\n" for n in range(1, 7))
    app = upload("shifts.csv", f"When,What happened\n{rows}")
    app = no_errors(below(app, "reading").button(key="import-again").click().run())
    question = "6 rows with a blank date below one that has it: which date is meant?"
    app = no_errors(choice(app, question).set_value("none").run())
    assert cells(app, "When")[2:4] == ["2 Feb 2020", ""]
    app = no_errors(choice(app, question).set_value("above").run())
    assert cells(app, "When")[2:4] == ["2 Feb 2020", "2 Feb 2020"]


def test_vague_dates_are_shown_as_they_are_read_or_as_typed() -> None:
    app = upload("museum.csv", VAGUE)
    assert cells(app, "Made")[:4] == ["1887", "about 1902", "1860s", "by 1900"]
    [box] = [box for box in app.checkbox if "as they are usually meant" in read(box.label)]
    assert cells(no_errors(box.uncheck().run()), "Made")[:4] == ["1887", "c. 1902", "1860s", "before 1900"]


def test_a_column_that_a_person_chooses_is_shown_as_dates() -> None:
    rows = "".join(f"{n} mars 2019,1{n} mai 2020,Pot {n}\n" for n in range(1, 9))
    app = upload("pots.csv", f"Made,Sold,Title\n{rows}")
    app = no_errors(below(app, "reading").button(key="import-again").click().run())
    assert (cells(app, "Made")[0], cells(app, "Sold")[0]) == ("1 mars 2019", "11 May 2020")
    app = role(role(app, "Sold", ""), "Made", "date")
    assert (cells(app, "Made")[0], cells(app, "Sold")[0]) == ("1 Mar 2019", "11 mai 2020")


def test_a_large_file_shows_its_first_dates_as_they_would_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_step, "LARGE", 100)
    app = upload("orders.csv", ORDERS)
    assert "The file is large: its timeline is made when you ask for it." in page_text(app)
    app = no_errors(order_question(app).set_value("mdy").run())
    assert cells(app, "When")[:2] == ["3 Jan 2021", "4 Feb 2021"]


def test_dates_are_in_words_in_a_language_in_which_they_cannot_be_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "locale", property(lambda _: "ar"))
    with using_language("ar"):  # AppTest asks here, too, what options are called
        assert "مارس" in cells(upload("orders.csv", ORDERS), "When")[0]


def choice(app: AppTest, label: str) -> Any:
    [question] = [each for each in app.get("button_group") if each.proto.label == label]
    return question


def cells(app: AppTest, column: str) -> list[str]:
    """The first cells of a column as they are shown."""
    [shown] = [piece.proto.body for piece in app.get("html") if f"<b>{column}</b>" in piece.proto.body]
    return [html.unescape(cell).replace("\N{NO-BREAK SPACE}", "") for cell in re.findall(r"<li[^>]*>(.*?)</li>", shown)]
