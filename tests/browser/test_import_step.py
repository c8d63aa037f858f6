"""A strange file: what it is taken for, said otherwise by hand and kept in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.dashboard import becomes, below, counted, in_address, open_file, settled
from tests.browser.picture import words

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.dashboard import Dashboard

LOGS = "ts,host,log_level,msg\n" + "".join(
    f"{1_400_000_000 + 37 * k},srv-{k % 3},{'INFO' if k % 4 else 'WARN'},Market {k} opened by number {k * 7}\n"
    for k in range(30)
)


def role(page: Page, column: str) -> Locator:
    """The box above a column."""
    return page.get_by_role("combobox", name=f"What “{column}” is", exact=True)


def choose(page: Page, column: str, choice: str) -> None:
    """Give a column its role by the keyboard alone, and wait for what comes of it."""
    give(page, column, choice)
    settled(page)


def give(page: Page, column: str, answer: str) -> None:
    box = role(page, column)
    box.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", name=answer, exact=True)).to_be_visible()
    page.keyboard.type(answer)
    expect(page.get_by_role("option")).to_have_text([answer])
    page.keyboard.press("Enter")
    expect(box).to_have_value(answer)


def test_a_strange_file_is_mapped_by_keyboard_and_the_address_remembers_how(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    open_file(page, "log.csv", LOGS)
    expect(role(page, "ts")).to_have_value("Date")
    expect(role(page, "host")).to_have_value("Who")
    settled(page)
    choose(page, "host", "not used")
    choose(page, "log_level", "Who")
    expect(page.get_by_text("30 on the time axis")).to_be_visible()
    expect(page.locator(".dateline-count")).to_have_count(0)  # nothing is final yet
    page.get_by_role("button", name="Make the timeline").focus()
    page.keyboard.press("Enter")
    counted(page, "30 events")
    assert "WARN" in words(page)
    assert "srv-0" not in words(page)
    chosen = in_address(page)
    assert chosen["map"] == ["actors=log_level"]

    page.reload()
    settled(page)
    expect(page.get_by_text("Open “log.csv” again")).to_be_visible()
    assert in_address(page) == chosen
    open_file(page, "log.csv", LOGS)
    counted(page, "30 events")
    assert "WARN" in words(page)
    assert in_address(page) == chosen


def test_the_roles_can_be_looked_at_again(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    open_file(page, "odd.csv", "Moment;Was\n2014-05;Something\n2014-06;Other\n")
    counted(page, "2 events")  # no doubt what it is: open at once
    assert "Something" in words(page)
    below(page, "How it was read")
    page.get_by_role("button", name="Change the columns").click()
    expect(role(page, "Moment")).to_have_value("Date")
    expect(role(page, "Was")).to_have_value("Title")


def test_no_choice_of_a_question_is_cut_off(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    open_file(page, "log.csv", LOGS)
    choices = page.get_by_role("radiogroup", name="The numbers of the date column are")
    expect(choices).to_be_visible()
    settled(page)
    for width in (1400, 420):
        page.set_viewport_size({"width": width, "height": 1000})
        becomes(page, "width => innerWidth === width", arg=width)
        assert choices.evaluate("group => group.scrollWidth <= group.clientWidth")
