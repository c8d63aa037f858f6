"""The page opens, in both themes and in windows wide and narrow; the `page` fixture sees to it that nothing breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.dashboard import Dashboard

WIDE, NARROW = {"width": 1400, "height": 1000}, {"width": 390, "height": 844}
WINDOWS = [
    pytest.param(id=name, marks=pytest.mark.browser_context_args(color_scheme=theme, viewport=viewport))
    for name, theme, viewport in [("light", "light", WIDE), ("dark", "dark", WIDE), ("phone", "light", NARROW)]
]


@pytest.mark.parametrize((), WINDOWS)
def test_the_page_opens(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    expect(page).to_have_title("Dateline")
    expect(page.get_by_test_id("stException")).to_have_count(0)
