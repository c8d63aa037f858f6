"""A person does not wait for a busy server: whatever they click and type in the middle of a run is taken, all of it."""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.draft.folder import VARIABLE
from tests.browser import gated
from tests.browser.dashboard import (
    ROOT,
    Dashboard,
    below,
    counted,
    in_address,
    open_file,
    served,
    settled,
    still,
    tick,
    until,
)
from tests.browser.grid import Grid
from tests.browser.picture import click_event, expect_marks, picture
from tests.browser.test_import_step import LOGS, give, role
from tests.ui.test_import_step import TWO_WAYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, WebSocketRoute

DARUSMAN = {"ambassador-meeting", "darusman-report", "invitation-offer"}


@dataclass(frozen=True)
class Gates:
    """Where the server can be made to stand still."""

    folder: Path

    @property
    def drafts(self) -> Path:
        """Where the server keeps what is typed."""
        return self.folder / "drafts"

    @contextmanager
    def shut(self, name: str) -> Iterator[Path]:
        """The server stands still where it comes to this gate, until the block ends; the file that says it did."""
        gate = self.folder / name
        gate.mkdir()
        try:
            yield gate / "reached"
        finally:
            while gate.exists():  # a run may just be saying that it has come there
                shutil.rmtree(gate, ignore_errors=True)


@pytest.fixture(scope="module")
def gates(tmp_path_factory: pytest.TempPathFactory) -> Gates:
    return Gates(tmp_path_factory.mktemp("gates"))


@pytest.fixture(scope="module")
def dashboard(gates: Gates, chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    log = tmp_path_factory.mktemp("dashboard") / "streamlit.log"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(gated.GATES, str(gates.folder))
        environment.setenv(VARIABLE, str(gates.drafts))
        environment.setenv("PYTHONPATH", str(ROOT))
        with served(ROOT / "tests" / "browser" / "gated.py", log, chromium) as running:
            yield running


def choose(page: Page, field: str, option: str) -> None:
    box = page.get_by_role("combobox", name=field, exact=True)
    box.scroll_into_view_if_needed()
    still(box)  # its list closes when what it hangs on moves
    box.click()
    page.get_by_role("option", name=re.compile(f"^{option} · ")).click()
    chosen = page.locator(f'.react-aria-ComboBox [data-tag][aria-label^="{option} · "]')
    expect(chosen).to_be_visible()  # a person sees it before they press on; sooner, Escape takes the choice back
    page.keyboard.press("Escape")


def search(page: Page, words: str) -> None:
    write(page, "Search", words)


def write(page: Page, name: str, words: str, end: str = "Enter") -> None:
    field = page.get_by_role("textbox", name=name, exact=True)
    field.fill(words)
    field.press(end)


def drawn_sidebar(page: Page) -> str:
    """The number of the run whose sidebar the browser has drawn. An option of a list that is drawn anew just then, with
    other numbers, is another one than that which the pointer went down on, and is not chosen."""
    return page.locator(".st-key-drawn-sidebar input").input_value()


@pytest.mark.parametrize("gate", [gated.DRAW, gated.OPEN])
def test_filters_chosen_one_after_the_other_all_hold(page: Page, dashboard: Dashboard, gates: Gates, gate: str) -> None:
    dashboard.open(page)
    picture(page)
    before = drawn_sidebar(page)
    with gates.shut(gate) as reached:
        tick(page, "North Korea")
        until(reached.exists)
        until(lambda: gate == gated.OPEN or drawn_sidebar(page) != before)
        tick(page, "Marzuki Darusman")
        search(page, "report")
    expect_marks(page, {"darusman-report", "inquiry-report"})
    expect(page.get_by_role("textbox", name="Search")).to_have_value("report")
    assert in_address(page)["search"] == ["report"]
    assert sorted(in_address(page)["actor"]) == ["Marzuki Darusman", "North Korea"]


@pytest.mark.parametrize("gate", [gated.DRAW, gated.OPEN])
def test_cleared_filters_stay_cleared_in_a_window_that_changes_its_width(
    page: Page, dashboard: Dashboard, gates: Gates, gate: str
) -> None:
    dashboard.open(page, {"actor": "Marzuki Darusman"})
    expect_marks(page, DARUSMAN)
    with gates.shut(gate) as reached:
        page.get_by_role("button", name="Clear the filters").click()
        until(reached.exists)
        for width in (900, 1200, 1000):
            page.set_viewport_size({"width": width, "height": 1000})
    counted(page, "9 events")
    expect_marks(page, 9)
    assert in_address(page) == {}


def test_back_and_a_choice_after_it_are_both_taken(page: Page, dashboard: Dashboard, gates: Gates) -> None:
    dashboard.open(page)
    picture(page)
    tick(page, "Marzuki Darusman")
    expect_marks(page, DARUSMAN)
    before = drawn_sidebar(page)
    with gates.shut(gated.DRAW) as reached:
        search(page, "report")
        until(reached.exists)
        until(lambda: drawn_sidebar(page) != before)
        page.wait_for_url(re.compile("search=report"))
        page.go_back()
        page.go_back()
        choose(page, "Type", "vote")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("")
    expect_marks(page, {"assembly-vote"})
    assert in_address(page) == {"type": ["vote"]}


def test_an_address_that_arrives_after_one_went_back_is_not_written_over_the_entry_gone_to(
    page: Page, dashboard: Dashboard
) -> None:
    holds, held = False, list[str | bytes]()
    sockets: list[WebSocketRoute] = []

    def pass_on(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        server.on_message(lambda message: held.append(message) if holds else socket.send(message))
        sockets.append(socket)

    page.route_web_socket(re.compile("stream"), pass_on)
    dashboard.open(page)
    click_event(page, "darusman-report")
    expect(page.get_by_role("heading", name="Darusman presents his report")).to_be_visible()
    settled(page)
    picture(page)
    holds = True
    click_event(page, "assembly-vote")
    vote = b"event=assembly-vote"
    # Playwright hands messages on only when it is asked for something.
    until(lambda: page.evaluate("1") and any(vote in message for message in held if isinstance(message, bytes)))
    page.evaluate("history.back()")
    until(lambda: in_address(page) == {})
    holds = False
    for message in held:
        sockets[-1].send(message)
    expect(page.locator(".st-key-details")).to_have_count(0)
    settled(page)
    assert in_address(page) == {}
    page.go_forward()
    expect(page.get_by_role("heading", name="Darusman presents his report")).to_be_visible()
    assert in_address(page) == {"event": ["darusman-report"]}


def test_clicks_in_the_picture_and_steps_by_key_are_all_taken(page: Page, dashboard: Dashboard, gates: Gates) -> None:
    dashboard.open(page)
    picture(page)
    with gates.shut(gated.DRAW) as reached:
        tick(page, "North Korea")
        until(reached.exists)
        page.locator(".dateline-picture").focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("event="))
    expect_marks(page, 6)
    page.locator(".dateline-picture").focus()
    stepped = in_address(page)["event"]
    page.keyboard.press("ArrowLeft")
    until(lambda: in_address(page).get("event") != stepped)
    page.keyboard.press("ArrowRight")
    until(lambda: in_address(page).get("event") == stepped)


def test_a_row_that_was_chosen_is_selected_though_the_table_has_changed(
    page: Page, dashboard: Dashboard, gates: Gates
) -> None:
    with page.expect_websocket(lambda socket: "stream" in socket.url) as opened:
        dashboard.open(page)
    click_event(page, "assembly-vote")
    expect(page.get_by_role("heading", name="Assembly vote expected")).to_be_visible()
    table = page.get_by_test_id("stDataFrame").locator("canvas").first
    with gates.shut(gated.DRAW) as reached:
        tick(page, "North Korea")
        until(reached.exists)
        with opened.value.expect_event("framesent", lambda frame: b'"rows":[0]' in frame):  # a moment after the click
            table.click(position={"x": 16, "y": 50}, force=True)
    expect(page.get_by_role("heading", name="Inquiry report released")).to_be_visible()
    assert in_address(page) == {"actor": ["North Korea"], "event": ["inquiry-report"]}


def test_words_that_are_being_typed_stay(page: Page, dashboard: Dashboard, gates: Gates) -> None:
    dashboard.open(page)
    picture(page)
    field = page.get_by_role("textbox", name="Search")
    with gates.shut(gated.OPEN) as reached:
        tick(page, "Marzuki Darusman")
        until(reached.exists)
        field.click()
        page.keyboard.type("half a wo")
    expect_marks(page, DARUSMAN)
    expect(field).to_have_value("half a wo")
    expect(field).to_be_focused()
    page.keyboard.type("rd")
    expect(field).to_have_value("half a word")


def test_all_that_is_typed_one_after_the_other_is_taken(page: Page, dashboard: Dashboard, gates: Gates) -> None:
    dashboard.open(page)
    open_file(page, "mine.csv", "id,date,title\na,2014-03-01,First\nb,2014-05-01,Second\nc,2014-06-01,Third\n")
    expect_marks(page, {"a", "b", "c"})
    grid = Grid.of_events(page)
    grid.cell(0, 1)
    with gates.shut(gated.DRAW) as reached:
        grid.type("One")
        until(reached.exists)
        grid.type("Two")
        grid.type("Three")
        page.get_by_role("button", name="Project").click()
        write(page, "Notes", "Ask Bob.", "Control+Enter")
        page.keyboard.press("Escape")
        write(page, "Title of the timeline", "Mine")
        write(page, "From", "2014-02")
        write(page, "To", "2015")
    for text in ("One", "Two", "Three"):
        expect(page.locator(".dateline-picture").get_by_text(text, exact=True)).to_be_visible()
        grid.expect_cell(text)
    wanted = {"file": ["mine.csv"], "title": ["Mine"], "from": ["2014-02"], "to": ["2015"]}
    until(lambda: in_address(page) | {"event": []} == wanted | {"event": []})  # where the hand rested may be selected
    until(lambda: any("Ask Bob." in draft.read_text("utf-8") for draft in gates.drafts.glob("*.jsonl")))


def test_roles_that_are_chosen_one_after_the_other_are_all_taken(
    page: Page, dashboard: Dashboard, gates: Gates
) -> None:
    dashboard.open(page)
    open_file(page, "log.csv", LOGS)
    expect(role(page, "host")).to_have_value("Who")
    with gates.shut(gated.OPEN) as reached:
        give(page, "host", "not used")
        until(reached.exists)
        give(page, "log_level", "Who")
        page.get_by_role("button", name="Make the timeline").click()
    counted(page, "30 events")
    assert in_address(page)["map"] == ["actors=log_level"]


def test_a_separator_that_is_changed_is_the_one_that_the_timeline_is_made_with(
    page: Page, dashboard: Dashboard, gates: Gates
) -> None:
    dashboard.open(page)
    open_file(page, "two.csv", TWO_WAYS)
    counted(page, "8 events")
    below(page, "How it was read")
    page.get_by_role("button", name="Change the columns").click()
    expect(role(page, "A;B;C")).to_have_value("Title")
    page.get_by_text("The cells look wrong").click()
    box = page.get_by_role("combobox", name="Separator", exact=True)
    still(box)
    with gates.shut(gated.OPEN) as reached:
        box.click()
        page.get_by_role("option", name="semicolon").click()
        until(reached.exists)
        page.get_by_role("button", name="Make the timeline").click()
    expect(page.locator(".dateline-picture").get_by_text("u1,2015-06-01,v1")).to_be_visible()
    assert in_address(page)["separator"] == [";"]


def test_back_after_an_upload_shows_what_was_open_before(page: Page, dashboard: Dashboard, gates: Gates) -> None:
    dashboard.open(page, {"actor": "Marzuki Darusman"})
    expect_marks(page, DARUSMAN)
    with gates.shut(gated.OPEN) as reached:
        open_file(page, "mine.csv", "id,date,title\na,2014-03-01,First\n")
        until(reached.exists)
    expect_marks(page, {"a"})
    assert in_address(page) == {"file": ["mine.csv"]}
    page.go_back()
    expect_marks(page, DARUSMAN)
    assert in_address(page) == {"actor": ["Marzuki Darusman"]}
    page.go_forward()
    expect_marks(page, {"a"})
