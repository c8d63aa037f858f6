"""Files that people open: shown, refused in a sentence, or given back, and never obeyed."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.dashboard import counted, download, open_file
from tests.browser.picture import click_event, marks, picture, words

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.dashboard import Dashboard

HOSTILE = [
    "<img src=https://example.org/x.png onerror=alert(1)>",
    "![x](https://example.org/x.png) [y](javascript:alert(1))",
    "<a href='https://example.org'>link</a> <b>bold</b>",
    "$x^2$ :material/home: :streamlit: %{x} %{customdata}",
    "<script>alert(1)</script>",
]


def test_rows_that_are_rejected_can_be_taken_along_and_mended(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    open_file(page, "mine.csv", "title,date,extra\nGood,2014,a\nBad,2014-02-30,b\n")
    counted(page, "1 event", "1 row needs a look")
    assert marks(page) == {"row-2"}
    name, content = download(page, "rejected")
    assert name == "mine-rejected.csv"
    [row] = csv.DictReader(content.decode().splitlines())
    assert (row["title"], row["date"], row["extra"]) == ("Bad", "2014-02-30", "b")
    assert row["reason"]


def test_a_file_that_is_no_table_is_refused_and_the_next_one_opens(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    open_file(page, "picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    expect(page.get_by_role("alert")).to_contain_text("picture.csv")
    expect(page.locator(".dateline-picture")).to_have_count(0)
    open_file(page, "good.csv", "title,date\nGood,2014\n")
    counted(page, "1 event")
    assert "Good" in words(page)


def test_nothing_in_a_file_is_obeyed(page: Page, dashboard: Dashboard, dialogs: list[str]) -> None:
    dashboard.open(page)
    rows = "".join(f'"{t}",2014,"{t}","{t} [{t}]","{t}","{t}","{t}","{t}: b"\n' for t in HOSTILE)
    name = " ".join(HOSTILE).replace("/", "")
    open_file(page, f"{name}.csv", f"title,date,description,actors,type,status,source,links\n{rows}")
    counted(page, f"{len(HOSTILE)} events")
    for line, text in enumerate(HOSTILE, 2):
        click_event(page, f"row-{line}")
        expect(page.get_by_role("heading", name=text, exact=True)).to_be_visible()
        expect(page.get_by_text(text, exact=True)).not_to_have_count(0)
        assert picture(page).locator("a, img, image, b").count() == 0
        assert page.locator("[data-testid=stMain] img, [data-testid=stMain] .katex").count() == 0
        assert page.locator("a[href*='example.org'], a[href^='javascript']").count() == 0
    assert dialogs == []
