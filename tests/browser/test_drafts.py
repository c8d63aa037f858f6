"""What becomes of what a hand has typed: the window reloaded, the server killed, a second window, the file changed."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.draft.folder import VARIABLE
from tests.browser.dashboard import ROOT, counted, open_file, served, settled
from tests.browser.grid import Grid

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, WebSocketRoute

    from tests.browser.dashboard import Dashboard, Witness

CSV = "id,date,title,actors\n" + "".join(f"e{n},2014-0{n}-01,First {n},Ann\n" for n in range(1, 6))
EVENTS, CHANGES = 5, 10


def change(page: Page, events: int = EVENTS) -> Grid:
    """Changes of the first events' titles, each written twice: ten if all are changed."""
    open_file(page, "mine.csv", CSV)
    counted(page, "5 events")
    grid = Grid.of_events(page)
    for name in ("Second", "Third"):
        grid.cell(0, 1)
        for number in range(1, events + 1):
            grid.type(f"{name} {number}")
            grid.expect_cell(f"{name} {number}")
    return grid


def go_on(page: Page, events: int) -> None:
    """Open the same file again, under another name, and go on where so many events were changed."""
    open_file(page, "again.csv", CSV)
    page.get_by_role("button", name=f"Go on where you were, {2 * events} changes").click()
    for number in range(1, events + 1):
        expect(page.locator(".dateline-picture").get_by_text(f"Third {number}")).to_be_visible()
    settled(page)


def test_changes_outlive_a_reload_a_second_window_and_a_changed_file(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    change(page, events=2)
    other = dashboard.open(page.context.new_page())
    open_file(other, "mine.csv", CSV)
    expect(other.get_by_text("Another window is changing this file, too.")).to_be_visible()
    expect(other.get_by_role("button", name="Go on")).to_have_count(0)
    other.close()
    page.reload()
    settled(page)
    open_file(page, "mine.csv", CSV + "e6,2014-06-01,Sixth,Bob\n")
    counted(page, "6 events")
    expect(page.get_by_role("button", name="Go on")).to_have_count(0)
    go_on(page, events=2)
    for left in range(4, 0, -1):
        expect(page.get_by_text(f"{left} change{'s' * (left > 1)}, draft saved")).to_be_visible()
        page.get_by_role("button", name="Undo").first.click()
        settled(page)
    expect(page.get_by_role("button", name="Undo").first).to_be_disabled()
    expect(page.locator(".dateline-picture").get_by_text("First 1")).to_be_visible()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_ten_changes_outlive_a_server_that_is_killed_while_it_writes_the_last(
    page: Page,
    witness: Witness,
    dashboard: Dashboard,
    drafts: Path,
    chromium: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, str(drafts))
    with served(ROOT / "app.py", tmp_path / "log", chromium) as killed:
        killed.open(page)
        grid = change(page)
        grid.cell(0, 1)
        grid.type("Fourth 1")
        os.killpg(killed.process, signal.SIGKILL)  # whether or not it has come there
        expect(
            page.get_by_role("alert").filter(has_text="Dateline does not answer. Changes counted as saved")
        ).to_be_visible()
    page.goto("about:blank")
    witness.errors.clear()  # that the server was gone
    dashboard.open(page)  # of another server, which keeps its drafts in the same folder
    open_file(page, "mine.csv", CSV)
    button = page.get_by_role("button", name="Go on where you were")
    expect(button).to_be_visible()
    offered = button.inner_text()
    assert offered.endswith((f", {CHANGES} changes", f", {CHANGES + 1} changes"))
    button.click()
    for number in range(2, EVENTS + 1):
        expect(page.locator(".dateline-picture").get_by_text(f"Third {number}")).to_be_visible()
    last = "Fourth 1" if f"{CHANGES + 1} changes" in offered else "Third 1"
    expect(page.locator(".dateline-picture").get_by_text(last)).to_be_visible()


def test_a_connection_that_is_lost_is_said_until_it_is_back(page: Page, witness: Witness, dashboard: Dashboard) -> None:
    connected: list[WebSocketRoute] = []
    cut: list[str] = []

    def connect(route: WebSocketRoute) -> None:
        route.connect_to_server()
        connected.append(route)

    page.route_web_socket("**/_stcore/stream", connect)
    page.route("**/_stcore/health", lambda route: route.abort() if cut else route.continue_())
    dashboard.open(page)
    open_file(page, "mine.csv", CSV)
    counted(page, "5 events")
    grid = Grid.of_events(page)
    grid.cell(0, 1)
    grid.type("Mine")
    grid.expect_cell("Mine")
    alert = page.get_by_role("alert").filter(has_text="what was typed since then was not taken")
    expect(alert).to_have_count(0)
    cut.append("off line")
    connected[-1].close()
    expect(alert).to_be_visible()
    cut.clear()
    expect(alert).to_have_count(0)
    settled(page)
    expect(page.locator(".dateline-picture").get_by_text("Mine")).to_be_visible()
    expect(page.get_by_text("1 change, draft saved").first).to_be_visible()
    witness.errors.clear()  # that the server was gone


def test_a_cell_that_is_still_open_is_not_left_without_a_word(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    open_file(page, "mine.csv", CSV)
    counted(page, "5 events")
    grid = Grid.of_events(page)
    grid.cell(1, 1)
    grid.press("Enter")
    expect(grid.field).to_be_focused()
    page.keyboard.type("half a title")
    with page.expect_event("dialog") as dialog:
        page.evaluate("setTimeout(() => location.reload())")
    assert dialog.value.type == "beforeunload"
    dialog.value.dismiss()
    expect(grid.field).to_be_visible()
    grid.press("Escape")
