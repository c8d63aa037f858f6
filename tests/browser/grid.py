"""A table that is typed into, as a hand does it: it is a canvas, and what it holds is a table for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.dashboard import settled
from tests.browser.picture import picture

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ROW = 35  # px, the header's height and each row's
_BETWEEN = 60  # ms between keys, as of a quick typist


class Grid:
    """The table whose accessible name has `name` in it."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.frame: Locator = page.get_by_test_id("stDataFrame").filter(has=page.locator(f"[aria-label*='{name}']"))

    def rows(self) -> list[list[str]]:
        """The cells that are in view, row by row."""
        lines = self.frame.locator("table tbody tr").all()
        return [line.locator("td").all_inner_texts() for line in lines]

    def cell(self, row: int, column: int) -> None:
        """Put the cursor into a cell."""
        picture(self.page)  # which moves what is below it until it is drawn
        self.frame.scroll_into_view_if_needed()
        self.page.wait_for_timeout(500)
        box = self.frame.bounding_box()
        assert box
        self.page.mouse.click(box["x"] + 60, box["y"] + ROW * (row + 1.5))
        for _ in range(column):
            self.press("ArrowRight")

    def add(self, text: str) -> None:
        """Begin a new row with this in its first cell, by the blank row below the last, and go on to the next cell."""
        count = len(self.rows())
        self.cell(count, 0)
        expect(self.frame.locator("table tbody tr")).to_have_count(count + 1)
        self.page.wait_for_timeout(500)  # until its first cell is open
        self.page.keyboard.type(text, delay=_BETWEEN)
        self.press("Tab")
        self.expect_cell(text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(_BETWEEN)

    def type(self, text: str, end: str = "Enter") -> None:
        """Write over the cell with the cursor, and leave it by a key."""
        self.press("Enter", "ControlOrMeta+a")
        self.page.keyboard.type(text, delay=_BETWEEN)
        self.press(end)

    def expect_cell(self, text: str) -> None:
        """Wait until a cell holds this text."""
        expect(self.frame.locator("table td").get_by_text(text, exact=True)).not_to_have_count(0)
        settled(self.page)
