"""A table that is typed into, as a hand does it: it is a canvas, and what it holds is a table for screen readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.dashboard import settled, still
from tests.browser.picture import picture

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ROW = 35  # px, the header's height and each row's
_SELECTED = "[aria-selected=true]"


class Grid:
    """The table whose accessible name has `name` in it."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.frame: Locator = page.get_by_test_id("stDataFrame").filter(has=page.locator(f"[aria-label*='{name}']"))

    @classmethod
    def of_events(cls, page: Page) -> Grid:
        """The events of the open file, to be changed."""
        page.get_by_text("Edit the events").click()
        settled(page)
        return cls(page, "to be changed")

    def rows(self) -> list[list[str]]:
        """The cells that are in view, row by row."""
        lines = self.frame.locator("table tbody tr").all()
        return [line.locator("td").all_inner_texts() for line in lines]

    def cell(self, row: int, column: int) -> None:
        """Put the cursor into a cell."""
        picture(self.page)  # which moves what is below it until it is drawn
        self.frame.scroll_into_view_if_needed()
        still(self.frame)
        box = self.frame.bounding_box()
        assert box
        self.page.mouse.click(box["x"] + 60, box["y"] + ROW * (row + 1.5))
        for _ in range(column):
            here = self.cursor(row)
            self.page.keyboard.press("ArrowRight")
            expect(self.frame.locator(_SELECTED)).not_to_have_attribute("id", here)

    def cursor(self, row: int) -> str:
        """The cell with the cursor, once that is in this row."""
        selected = self.frame.locator(_SELECTED)
        expect(selected).to_have_attribute("id", re.compile(rf"-{row}$"))
        return str(selected.get_attribute("id"))

    def add(self, text: str) -> None:
        """Begin a new row with this in its first cell, by the blank row below the last, and go on to the next cell."""
        count = len(self.rows())
        self.cell(count, 0)
        expect(self.frame.locator("table tbody tr")).to_have_count(count + 1)
        expect(self.field).to_be_focused()  # its first cell is open
        self.page.keyboard.type(text)
        self.leave("Tab")
        self.expect_cell(text)

    @property
    def field(self) -> Locator:
        """Where the text of an open cell is typed."""
        return self.page.locator("textarea.gdg-input")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def leave(self, key: str) -> None:
        """Close an open cell by a key, which moves the cursor on."""
        selected = self.frame.locator(_SELECTED)
        here = str(selected.get_attribute("id"))
        self.press(key)
        expect(self.field).to_have_count(0)
        row = int(here.rpartition("-")[2])
        if key == "Tab" or row + 1 < len(self.rows()):
            expect(selected).not_to_have_attribute("id", here)

    def type(self, text: str, end: str = "Enter") -> None:
        """Write over the cell with the cursor, and leave it by a key."""
        self.press("Enter")
        expect(self.field).to_be_focused()
        self.press("ControlOrMeta+a")
        self.page.keyboard.type(text)
        self.leave(end)

    def close_at_once(self, text: str) -> None:
        """Write over the cell with the cursor, its last letter and Tab before the page does anything else."""
        self.press("Enter")
        expect(self.field).to_be_focused()
        self.page.keyboard.insert_text(text)
        self.field.evaluate(
            """field => ["x", "Tab"].forEach(key =>
                field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })))"""
        )
        expect(self.field).to_have_count(0)

    def expect_cell(self, text: str) -> None:
        """Wait until a cell holds this text."""
        expect(self.frame.locator("table td").get_by_text(text, exact=True)).not_to_have_count(0)
        settled(self.page)
