"""The page opens, in both themes and in windows wide and narrow; the `page` fixture sees to it that nothing breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import Runs, open_file, settled
from tests.browser.picture import picture, refined, window

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.dashboard import Dashboard

WIDE, NARROW = {"width": 1400, "height": 1000}, {"width": 390, "height": 844}
WINDOWS = [
    pytest.param(id=name, marks=pytest.mark.browser_context_args(color_scheme=theme, viewport=viewport))
    for name, theme, viewport in [("light", "light", WIDE), ("dark", "dark", WIDE), ("phone", "light", NARROW)]
]
# How many pictures there were at any moment, the one that was there first counted only while it is the same.
_WATCHED = """() => {
    const count = () => document.querySelectorAll('.dateline-picture').length;
    const first = document.querySelector('.dateline-picture');
    window.pictures = [count()];
    new MutationObserver(() => {
        const now = first.isConnected ? count() : 0;
        if (!window.pictures.includes(now)) window.pictures.push(now);
    }).observe(document.body, { childList: true, subtree: true });
}"""


@pytest.mark.parametrize((), WINDOWS)
def test_the_page_opens(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    expect(page).to_have_title("Dateline")
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_the_tab_key_stops_in_the_sidebar_unless_that_is_folded(page: Page, dashboard: Dashboard) -> None:
    picture(dashboard.open(page))
    assert stops(page, "[data-testid=stSidebar]")
    page.get_by_test_id("stSidebar").hover()  # or Streamlit hides its button
    page.get_by_role("button", name="Collapse sidebar").click()
    expect(page.get_by_role("button", name="Expand sidebar")).to_be_visible()
    assert not stops(page, "[data-testid=stSidebar]")


def stops(page: Page, where: str) -> int:
    """How many stops of the tab key, from the top of the page to the picture, are in an element."""
    page.get_by_role("link", name="To the timeline").focus()
    found = 0
    for _ in range(100):
        page.keyboard.press("Tab")
        found += bool(page.evaluate("where => Boolean(document.activeElement.closest(where))", where))
        if page.evaluate("document.activeElement.matches('.dateline-picture')"):
            return found
    raise AssertionError("The tab key does not come to the picture.")


@pytest.mark.browser_context_args(color_scheme="dark")
def test_the_first_picture_comes_of_the_first_run_before_the_chart_library(page: Page, dashboard: Dashboard) -> None:
    whole = window(dashboard.open(page))  # and tells how wide it is
    page.goto("about:blank")
    late: list[Route] = []
    page.route("**/plotly.min.js", lambda route: late.append(route))  # noqa: PLW0108 (it must have attributes)
    runs = Runs()
    runs.watch(page)
    dashboard.open(page)
    words = page.locator(".dateline-still text", has_text="Ambassador meets Darusman")
    expect(words).to_be_visible()
    expect(page.locator(".dateline-picture")).to_have_attribute("aria-label", re.compile("9 events"))
    assert (runs.whole, runs.fragments) == (1, 0)

    words.click(force=True)  # what the hand does before the library is here holds; the picture takes it, not its words
    page.get_by_role("button", name="Zoom in").click()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    late[0].continue_()
    expect(page.locator(".dateline-still")).to_have_count(0)
    assert refined(page, whole)[0] > whole[0]
    expect(page.locator(".st-key-details")).to_contain_text("Ambassador meets Darusman")


def test_a_window_of_another_width_draws_the_picture_alone_again(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    picture(page)
    page.goto("about:blank")
    page.set_viewport_size({"width": 900, "height": 900})
    runs = Runs()
    runs.watch(page)
    dashboard.open(page)
    picture(page)
    assert (runs.whole, runs.fragments) == (1, 1)


def test_one_picture_stays_on_the_page_from_file_to_file(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    picture(page)
    page.evaluate(_WATCHED)
    for name in ("one.csv", "two.csv"):
        open_file(page, name, f"date,title,actors\n2014-03,In {name},Ann\n2014-05,Other,Bob\n")
        expect(page.locator(".dateline-picture").get_by_text(f"In {name}")).to_be_visible()
        page.get_by_text("Edit the events").click()
        expect(page.get_by_text("Type into a cell")).to_have_count(1 if name == "one.csv" else 0)
        settled(page)
    assert page.evaluate("window.pictures") == [1]
