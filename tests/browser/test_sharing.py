"""Before sharing, as a hand and a keyboard do it: hidden on the page, and missing from the file that is downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.dashboard import counted, download, open_file, settled, still

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.dashboard import Dashboard

CSV = "date,title,actors\n2014-10-28,Zorvex Qualm meets Lee,Zorvex Qualm; Anna Lee\n2014-11-02,Lee speaks,Anna Lee\n"


def test_a_name_hidden_by_keyboard_is_in_no_download_and_held_after_a_reload(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    open_file(page, "events.csv", CSV)
    counted(page, "2 events")
    saved = page.locator('[data-testid="stElementToolbarButton"]').get_by_role("button", name="Download as CSV")
    expect(saved).to_be_visible()
    page.get_by_role("button", name="Export").click()
    way = page.locator(".st-key-share button")
    expect(way).to_be_visible()
    still(way)
    way.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Before you share")
    actors = dialog.get_by_role("combobox", name="People and organisations to hide")
    expect(actors).to_be_visible()
    still(actors)
    actors.focus()
    page.keyboard.type("Zorv")
    expect(page.get_by_role("option", name="Zorvex Qualm")).to_be_visible()
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("1 place is to be decided before anything can be exported.")).to_be_visible()
    page.keyboard.press("Escape")
    place = dialog.get_by_role("radiogroup", name="Zorvex Qualm, title")
    still(place)
    place.get_by_role("radio", name="Replace").focus()
    page.keyboard.press("Space")
    expect(dialog.get_by_text("All are decided.")).to_be_visible()
    finish = dialog.get_by_role("button", name="Done")
    finish.focus()
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Export, redacted")).to_be_visible()
    expect(saved).to_be_hidden()
    settled(page)
    name, content = download(page, "svg", "redacted")
    assert name == "events.svg"
    assert b"Actor 1 meets Lee" in content
    assert b"Zorvex" not in content
    dashboard.open(page)  # once more, as after a reload
    open_file(page, "events.csv", CSV)
    counted(page, "2 events")
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_text("You chose before what to hide when this file is shared.")).to_be_visible()
    again = page.get_by_role("button", name="Hide it again")
    still(again)
    expect(page.locator(".st-key-export-csv")).to_have_count(0)
    expect(saved).to_be_hidden()
    again.click()
    expect(page.get_by_role("button", name="Export, redacted")).to_be_visible()
