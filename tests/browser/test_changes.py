"""Files that are mended and events that are edited, by hand, downloaded and opened again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.dashboard import below, counted, download, open_file, settled, still
from tests.browser.grid import ROW, Grid
from tests.browser.picture import picture, words
from tests.browser.test_uploads import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.dashboard import Dashboard

MIXED = (
    "My list;;\ntitle;when;who\nGrüße;28/10/2014;Ann\nSecond;Q3 2014;Bob\nThird;2014-02-30;Cy\n"
    "Fifth;c. 1914;Ed\nSixth;07/11/2014;Flo\n"
)


def open_list(page: Page, label: str) -> None:
    """Open a list of choices; it closes when the page scrolls, so that has to be over."""
    picture(page)  # which moves what is below it until it is drawn
    box = page.get_by_role("combobox", name=label, exact=True)
    box.scroll_into_view_if_needed()
    box.focus()  # which may scroll, too
    still(box)
    page.keyboard.press("ArrowDown")


def bounds(content: bytes) -> list[tuple[str, ...]]:
    """Of a JSON download, what each event is and when."""
    keys = ("id", "title", "date", "earliest_start", "latest_start", "earliest_end", "latest_end")
    return [tuple(str(event[key]) for key in keys) for event in json.loads(content)]


def test_a_file_is_mended_taken_along_and_opened_again(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    open_file(page, "mine.csv", MIXED.encode("cp1252"))
    counted(page, "2 events", "3 rows need a look")
    below(page, "Problems")
    grid = Grid(page, "rejected rows")
    grid.cell(0, 2)
    grid.press("Space")
    counted(page, "3 events", "2 rows need a look")
    grid.cell(1, 0)
    grid.type("2014-02-28")
    grid.type("1914~")  # at once in the next row, while the page reads the first
    grid.expect_cell("✓ read: 28 Feb 2014")
    grid.expect_cell("✓ read: about 1914")
    counted(page, "5 events")
    picture(page)
    _, before = download(page, "json")
    name, mended = download(page, "changed")
    assert name == "mine-changed.csv"
    open_file(page, name, mended)
    counted(page, "5 events")
    picture(page)
    _, after = download(page, "json")
    assert bounds(after) == bounds(before)
    assert {"Grüße", "Second", "Third", "Fifth", "Sixth"} == {event[1] for event in bounds(after)}


def test_events_are_edited_and_the_picture_follows_and_goes_back(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    open_file(page, "mine.csv", "id,date,title,actors\na,2014-03-01,First,Ann\nb,2014-05-01,Second,Bob\n")
    counted(page, "2 events")
    page.get_by_text("Edit the events").click()
    drawn = page.locator("[class*=st-key-events-edited] .dvn-scroller")
    drawn.click(position={"x": 60, "y": 1.5 * ROW})  # before the table says which rows it has
    expect(page.locator(".st-key-details")).to_contain_text("First")
    grid = Grid(page, "to be changed")
    settled(page)
    grid.cell(1, 1)
    page.keyboard.type("Renamed")  # at once, while the cell opens
    grid.leave("Enter")
    grid.expect_cell("Renamed")
    expect(page.locator(".dateline-picture").get_by_text("Renamed")).to_be_visible()
    grid.add("2014-07-01")
    for text in ("Third", "Cy [guest]"):
        grid.type(text, end="Tab")
        grid.expect_cell(text)
    counted(page, "3 events")
    for text in ("Cy", "Third", "Renamed"):
        assert text in words(page)
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(".dateline-picture").get_by_text(text, exact=True)).to_have_count(0)
        settled(page)
    counted(page, "2 events")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    page.get_by_role("button", name="Redo").click()
    expect(page.locator(".dateline-picture").get_by_text("Renamed")).to_be_visible()


def test_a_cell_that_is_closed_right_after_its_last_letter_keeps_its_text(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    open_file(page, "mine.csv", "id,date,title\na,2014-03-01,First\nb,2014-05-01,Second\n")
    counted(page, "2 events")
    grid = Grid.of_events(page)
    grid.cell(1, 1)
    grid.close_at_once("Renamed")
    grid.expect_cell("Renamed")
    expect(page.locator(".dateline-picture").get_by_text("Renamed")).to_be_visible()


def test_nothing_in_a_file_is_obeyed_where_it_is_mended_mapped_or_edited(
    page: Page, dashboard: Dashboard, dialogs: list[str]
) -> None:
    dashboard.open(page)
    every = ",".join(f'"{text}"' for text in HOSTILE)
    rows = "".join(f'{every},"{text}","{text}"\n{every},2014,"{text}"\n' for text in HOSTILE)
    open_file(page, "mine.csv", f"{every},when,title\n{rows}")
    counted(page, f"{len(HOSTILE)} events", f"{len(HOSTILE)} rows need a look")
    events = Grid.of_events(page)
    for text in HOSTILE:
        events.expect_cell(text)
    below(page, "Problems")
    for text in HOSTILE:
        Grid(page, "rejected rows").expect_cell(text)
    below(page, "How it was read")
    page.get_by_text("Which column is which").click()
    open_list(page, "Title")
    for text in HOSTILE:
        expect(page.get_by_role("option", name=text, exact=True)).to_be_visible()
    nothing_obeyed(page)
    page.keyboard.press("Escape")
    open_file(page, "asked.csv", f'{every},"{text} 2"\n{every},2014\n')
    expect(page.get_by_text("Change any of it above its column.")).to_be_visible()
    settled(page)
    nothing_obeyed(page)
    assert dialogs == []


def nothing_obeyed(page: Page) -> None:
    ours = "[data-testid=stImage] img"  # the small timeline of the import step
    assert page.locator(f"[data-testid=stMain] :is(img:not({ours}), script, .katex)").count() == 0
    assert page.locator("a[href*='example.org'], a[href^='javascript'], a[href^='mailto']").count() == 0
