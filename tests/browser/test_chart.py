"""What only a browser shows: the drawn picture answers to filters, clicks, themes and widths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import becomes, counted, in_address, open_file, settled, still, tick, until
from tests.browser.grid import ROW
from tests.browser.picture import TARGETS, click_event, expect_marks, picture, refined, window, words

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.dashboard import Dashboard

EVERY = 9  # events of the example
BARS = f"{TARGETS}.filter(mark => Array.isArray(mark.about))"  # of the density view, each with its two seconds
FITS = """() => {
    const picture = document.querySelector('.dateline-picture');
    const room = picture.parentElement.clientWidth;
    return picture.layout.width <= room && picture.layout.width > room - 16;
}"""
OUTSIDE = """picture => {
    const frame = picture.getBoundingClientRect();
    return [...picture.querySelectorAll('svg text')].filter(text => {
        const box = text.getBoundingClientRect();
        return box.width && (box.left < frame.left - 1 || box.right > frame.left + picture.layout.width + 1
            || box.top < frame.top - 1 || box.bottom > frame.top + picture.layout.height + 1);
    }).map(text => text.textContent);
}"""
DARUSMAN = {"ambassador-meeting", "darusman-report", "invitation-offer"}


def choose_actor(page: Page, name: str) -> None:
    tick(page, name)
    expect(page.locator(".dateline-count").first).to_contain_text("of 9 events")


def test_an_actor_filter_redraws_the_picture_and_survives_a_reload(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    expect_marks(page, EVERY)
    assert "Assembly vote expected" in words(page)
    page.evaluate("window.first = document.querySelector('.dateline-picture .main-svg')")

    choose_actor(page, "Marzuki Darusman")
    expect(picture(page)).to_have_attribute("aria-label", re.compile("3 of 9 events"))
    expect_marks(page, DARUSMAN)
    assert "Assembly vote expected" not in words(page)
    assert "Ambassador meets Darusman" in words(page)
    assert page.evaluate("window.first === document.querySelector('.dateline-picture .main-svg')"), "drawn anew"
    assert in_address(page) == {"actor": ["Marzuki Darusman"]}

    page.reload()
    expect_marks(page, DARUSMAN)
    counted(page, "3 of 9 events")


def test_the_back_button_takes_back_the_last_choice(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    picture(page)
    choose_actor(page, "Marzuki Darusman")
    expect(picture(page)).to_have_attribute("aria-label", re.compile("3 of 9 events"))
    click_event(page, "darusman-report")
    heading = page.get_by_role("heading", name="Darusman presents his report")
    expect(heading).to_be_visible()
    page.go_back()
    expect(heading).to_have_count(0)
    assert in_address(page) == {"actor": ["Marzuki Darusman"]}
    page.go_back()
    counted(page, "9 events")
    expect_marks(page, EVERY)


def test_a_click_shows_the_event_and_a_click_beside_it_closes_it(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    click_event(page, "assembly-vote")
    expect(page.get_by_role("heading", name="Assembly vote expected")).to_be_visible()
    expect(page.get_by_text("[2014-11-21..2014-11-30]")).to_be_visible()
    assert in_address(page) == {"event": ["assembly-vote"]}

    page.get_by_role("button", name="Possible referral to the ICC").click()
    expect(page.get_by_role("heading", name="Possible referral to the ICC")).to_be_visible()
    assert in_address(page) == {"event": ["icc-referral"]}

    picture(page).click(position={"x": 5, "y": 120})
    expect(page.locator(".st-key-details")).to_have_count(0)
    assert in_address(page) == {}


def test_words_select_and_the_drawer_beside_the_picture_goes_on_from_there(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    picture(page)
    box = page.locator(".dateline-picture .textpoint text", has_text="Assembly vote expected").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    drawer = page.locator(".st-key-details")
    expect(drawer.get_by_role("heading", name="Assembly vote expected")).to_be_in_viewport()
    drawer.get_by_role("button", name="Next").click()
    expect(drawer.get_by_role("heading", name="Possible referral to the ICC")).to_be_in_viewport()
    assert in_address(page) == {"event": ["icc-referral"]}
    drawer.get_by_role("button", name="Next").focus()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def test_the_dates_stay_in_sight_while_one_scrolls(shown: Page) -> None:
    shown.set_viewport_size({"width": 1400, "height": 500})
    dates = shown.locator(".dateline-tick", has_text="Feb 2014")
    top = picture(shown).evaluate("picture => picture.getBoundingClientRect().top")
    shown.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 400)")
    becomes(shown, "top => document.querySelector('.dateline-picture').getBoundingClientRect().top < top - 300", top)
    expect(dates).to_be_in_viewport()


@pytest.mark.browser_context_args(viewport={"width": 1400, "height": 900})
def test_a_click_on_any_cell_of_the_table_selects_its_event_and_leaves_the_cursor_there(
    page: Page, dashboard: Dashboard
) -> None:
    dashboard.open(page)
    picture(page)
    table = page.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    still(table)
    before = table.bounding_box()
    assert before
    cell(table, 300, 2)
    title = page.locator(".st-key-details").get_by_role("heading")
    expect(title).to_have_text("Kim Song explains the talks")
    expect(title).to_be_in_viewport()  # the drawer is beside the table, too
    still(table)
    after = table.bounding_box()
    assert after
    assert after["y"] == pytest.approx(before["y"], abs=1)  # though the picture above has become higher

    cell(table, 120, 2)  # another cell of the same row
    cursor = table.locator("td[aria-selected=true]")
    expect(cursor).to_contain_text("27 or 28 Oct 2014")
    page.keyboard.press("ArrowDown")
    expect(cursor).to_contain_text("by 28 Oct 2014")
    settled(page)
    expect(title).to_have_text("Kim Song explains the talks")

    cell(table, 300, -1)  # the head: by name
    expect(table.locator("tbody tr").first).to_contain_text("Ambassador meets Darusman")
    cell(table, 300, 0)
    expect(title).to_have_text("Ambassador meets Darusman")
    assert in_address(page) == {"event": ["ambassador-meeting"]}
    cell(table, 16, 0)  # the box of the row takes it back
    expect(title).to_have_count(0)


def cell(table: Locator, x: int, row: int) -> None:
    """Click on the table, `x` px from its left; its head is row -1."""
    table.locator("canvas").first.click(position={"x": x, "y": ROW * (row + 1.5)}, force=True)


def test_the_table_is_wholly_usable_from_the_keyboard(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    picture(page)
    table = page.get_by_test_id("stDataFrame")
    table.locator("canvas").first.focus()
    cursor = table.locator("[aria-selected=true]")  # a person looks where it stands before they press on
    for row in (1, 2):
        expect(cursor).to_have_attribute("id", re.compile(f"-{row - 1}$"))
        page.keyboard.press("ArrowDown")
    expect(cursor).to_have_attribute("id", re.compile("-2$"))
    page.keyboard.press("Shift+Space")
    expect(page.get_by_role("heading", name="Kim Song explains the talks")).to_be_visible()
    assert in_address(page) == {"event": ["kim-song-statement"]}
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-details")).to_have_count(0)
    assert in_address(page) == {}


LATE = """(() => {
    const [set, clear] = [setTimeout, clearTimeout];
    window.late = new Map(); // what the chart does only after a while waits until the test calls it
    window.setTimeout = (act, wait, ...rest) => {
        const own = !wait || new Error().stack.includes("/static/js/");
        const id = own ? set(act, wait, ...rest) : set(() => {}, 0);
        if (!own) window.late.set(id, act);
        return id;
    };
    window.clearTimeout = (id) => (window.late.delete(id), clear(id));
})()"""


def test_nothing_is_made_of_a_picture_that_is_gone(page: Page, dashboard: Dashboard) -> None:
    page.add_init_script(LATE)
    dashboard.open(page)
    picture(page)
    waited = page.evaluate("[...window.late.values()].length")
    assert waited
    open_file(page, "no-dates.csv", b"title,place\nOne,Here\nTwo,There\n")
    expect(page.locator(".dateline-picture")).to_have_count(0)
    page.evaluate("[...window.late.values()].forEach(act => act())")  # what is thrown fails the test


def test_a_switch_of_the_theme_redraws_the_open_page(page: Page, dashboard: Dashboard) -> None:
    page.emulate_media(color_scheme="light")
    dashboard.open(page)
    paper = "document.querySelector('.dateline-picture').layout.paper_bgcolor"
    picture(page)
    light = page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    becomes(page, f"{paper} !== '{light}'")
    page.emulate_media(color_scheme="light")
    becomes(page, f"{paper} === '{light}'")
    expect_marks(page, EVERY)


def test_the_picture_fits_its_window_and_nothing_in_it_is_cut_off(shown: Page) -> None:
    for width in (480, 900, 1400):  # the last as it was
        shown.set_viewport_size({"width": width, "height": 1000})
        becomes(shown, "width => innerWidth === width", width)
        becomes(shown, FITS)
        assert picture(shown).evaluate(OUTSIDE) == [], width
        assert shown.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), width


def test_the_picture_is_described_and_its_groups_of_lanes_open_by_a_click_and_close_by_the_keyboard(
    page: Page, dashboard: Dashboard
) -> None:
    dashboard.open(page, {"group-lanes": "type", "expand": "meeting"})
    drawn = picture(page)
    expect(drawn).to_have_role("application")  # it has keys of its own
    expect(drawn).to_have_accessible_name(re.compile("9 events"))
    drawn.focus()
    expect(drawn).to_be_focused()

    expect(page.locator(".dateline-groups span")).to_have_count(8)
    expanded = page.locator(".dateline-groups .dateline-expanded")
    expect(expanded).to_have_count(1)
    still(drawn)
    group = page.evaluate("document.querySelector('.dateline-picture').layout.meta.groups[0]")
    middle = (group["top"] + group["bottom"]) / 2
    drawn.hover(position={"x": 40, "y": middle})
    expect(page.locator(".dateline-picture .nsewdrag").last).to_have_css("cursor", "pointer")
    drawn.click(position={"x": 40, "y": middle})
    expect(page.get_by_role("button", name=f"Collapse the group {group['name']}")).to_be_visible()
    expect(expanded).to_have_count(2)
    page.get_by_role("button", name="Collapse the group meeting").press("Enter")
    until(lambda: in_address(page).get("expand") == [group["name"]])


def test_no_picture_made_for_another_width_is_ever_drawn(page: Page, dashboard: Dashboard) -> None:
    page.add_init_script(
        """window.drawn = [];
        const seen = new Set();
        new MutationObserver(() => {
            const picture = document.querySelector('.dateline-picture');
            if (!picture?.on || seen.has(picture)) return;
            seen.add(picture);
            const note = () => drawn.push([picture.layout.width, picture.parentElement.clientWidth]);
            note();
            picture.on('plotly_afterplot', note);
        }).observe(document, { subtree: true, childList: true, attributes: true });"""
    )
    dashboard.open(page, {"actor": "Marzuki Darusman"})
    picture(page)
    page.set_viewport_size({"width": 900, "height": 1000})
    page.evaluate(
        "[...document.querySelectorAll('button')].find(each => each.textContent === 'Clear the filters').click()"
    )
    counted(page, "9 events")
    expect(picture(page)).to_have_attribute("aria-label", re.compile(": 9 events"))
    drawn = page.evaluate("drawn")
    assert len({width for width, _ in drawn}) == 2
    assert all(room - 8 < width <= room for width, room in drawn), drawn


def test_a_click_on_a_bar_of_the_density_view_narrows_the_window(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    before = window(page)
    page.get_by_role("radio", name="Density").click()
    becomes(page, f"() => {BARS}.length > 0")
    assert in_address(page) == {"view": ["density"]}
    picture(page)
    bar = page.evaluate(f"{BARS}[0]")
    page.mouse.move(bar["x"], bar["y"])
    page.mouse.click(bar["x"], bar["y"])
    first, last = refined(page, before)
    assert last - first < before[1] - before[0]
    assert in_address(page).keys() == {"view", "window"}
    page.reload()
    assert window(page) == pytest.approx((first, last))
    page.get_by_role("radio", name="Lanes", exact=True).click()
    expect(page.locator(".dateline-picture .points path.point")).not_to_have_count(0)
