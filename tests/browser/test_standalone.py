"""The exported pages in a browser without a network, opened from the disk and framed in an article."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components import pipeline
from components.export.as_html import LEAN
from components.model import Request, Source
from tests.browser.dashboard import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

ATTACK = '<script>document.title="broken"</script><img src="http://example.org/x" onerror="document.title=1">'


@pytest.fixture
def exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What writes the seed, or another file, as a page of a kind, with an attack among its titles, and gives its
    address; a slim page may have so many bytes."""

    def made(kind: str, language: str = "en", lean: int = LEAN, file: str = "data/events.csv") -> str:
        monkeypatch.setattr(sys.modules["components.export.as_html"], "LEAN", lean)
        lines = (ROOT / file).read_text("utf-8")
        quoted = ATTACK.replace('"', '""')
        text = f'{lines}\nattack,2014-10-20,"{quoted}","{quoted}",Japan,,,,,,\n'
        store = pipeline.load(Source("events.csv", text.encode()))
        path = tmp_path / f"page.{kind}"
        path.write_bytes(pipeline.export(store, Request(title="What happened", language=language), kind))
        return path.as_uri()

    return made


def opened(page: Page, address: str) -> list[str]:
    """Open a page without a network; what it asks for beside itself is told."""
    requests: list[str] = []
    page.context.set_offline(True)
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address)
    expect(page.get_by_role("heading", name="What happened")).to_be_visible()
    requests.remove(address)
    return requests


def test_an_event_is_found_and_read_by_keyboard(page: Page, exported: Callable[..., str]) -> None:
    requested = opened(page, exported("html"))
    page.keyboard.press("Tab")
    expect(page.get_by_label("Search")).to_be_focused()
    mark = page.locator(".hit:visible[tabindex='0']")
    mark.focus()
    tip = page.locator("#tip")
    expect(tip).to_contain_text("Inquiry report released")
    page.keyboard.press("End")
    expect(tip).to_contain_text("War-crimes investigation opens")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    expect(tip).to_contain_text("Inquiry report released")
    page.locator(".hit:visible[aria-label^='Draft resolution']").first.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary", name="Details")
    expect(panel).to_be_focused()
    expect(panel.get_by_role("heading")).to_have_text("Draft resolution put forward")
    for words in (
        "by 28 Oct 2014",
        "[..2014-10-28]",
        "European Union (sponsor)",
        "paragraph 7",
        "draft-resolution, line 3",
    ):
        expect(panel).to_contain_text(words)
    panel.get_by_role("link", name="Assembly vote expected").click()
    expect(panel.get_by_role("heading")).to_have_text("Assembly vote expected")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(".hit:focus")).to_have_attribute("aria-label", re.compile("Draft resolution"))
    page.get_by_label("Search").fill("DARUSMAN")
    expect(page.locator("#found")).to_have_text("3 / 10")
    expect(page.locator("#events tr:has(td):visible")).to_have_count(3)
    expect(page.locator(".hit.dim:visible").first).to_be_attached()
    assert page.locator(".hit:not(.dim):visible").evaluate_all("all => all.every(e => /Darusman/.test(e.ariaLabel))")
    assert page.title() == "What happened"
    assert requested == []


@pytest.mark.parametrize("lean", [LEAN, 0])
def test_a_slim_page_leads_from_its_marks_to_their_rows(page: Page, exported: Callable[..., str], lean: int) -> None:
    requested = opened(page, exported("slim.html", lean=lean))
    page.keyboard.press("Tab")
    expect(page.get_by_label("Search")).to_be_focused()
    mark = page.locator(".fit:visible").get_by_role("link", name="Draft resolution put forward by 28 Oct 2014").first
    mark.focus()
    tip = page.locator("#tip")
    expect(tip).to_contain_text("Draft resolution put forward")
    expect(tip).to_contain_text("by 28 Oct 2014")
    page.keyboard.press("Enter")
    row = page.locator("#events tr:focus-within")
    expect(row).to_be_in_viewport()
    for words in ("[..2014-10-28]", "European Union (sponsor)", "paragraph 7", "draft-resolution, line 3"):
        expect(row.get_by_text(words, exact=False).first).to_be_visible()
    row.get_by_role("link", name="Assembly vote expected").first.click()
    expect(row.get_by_text("Assembly vote expected").first).to_be_visible()
    page.get_by_label("Search").fill("DARUSMAN")
    expect(page.locator("#found")).to_have_text("3 / 10")
    expect(page.locator("#events tr[id]:visible")).to_have_count(3)
    expect(page.locator(".hit.dim:visible").first).to_be_attached()
    left = page.locator(".hit:not(.dim)").evaluate_all("all => all.map(each => 'e' + each.dataset.events)")
    assert set(left) == set(page.locator("#events tr[id]:visible").evaluate_all("all => all.map(each => each.id)"))
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("#events tr[id]:visible")).to_have_count(10)
    expect(page.locator("#found")).to_be_empty()
    assert page.title() == "What happened"
    assert requested == []


def test_the_keys_walk_the_steps_of_a_crowded_lane(page: Page, exported: Callable[..., str]) -> None:
    opened(page, exported("html", file="tests/cases/crowded-lanes/events.csv"))
    page.locator(".fit:visible [data-texts]").first.focus()
    tip = page.locator("#tip")
    expect(tip).to_have_text(re.compile("^about 4. events, September 2008"))
    for key, words in (("ArrowRight", "3 events, February 1995"), ("ArrowRight", "1 event, May 1995")):
        page.keyboard.press(key)
        expect(tip).to_have_text(words)
        expect(page.locator(".column")).to_be_visible()


def test_the_picture_is_zoomed_by_button_and_key_around_what_one_looks_at(
    page: Page, exported: Callable[..., str]
) -> None:
    opened(page, exported("html"))
    picture, zoomed = page.locator("#picture"), page.locator("#zoomed")
    page.get_by_role("button", name="Zoom in").click()
    expect(picture).to_have_attribute("aria-busy", "false")
    expect(zoomed.locator("svg")).to_have_attribute("width", "3600")
    expect(zoomed.get_by_role("button", name=re.compile("Draft resolution")).first).to_be_in_viewport()
    zoomed.locator(".hit[tabindex='0']").focus()
    page.keyboard.press("+")
    expect(zoomed.locator("svg")).to_have_attribute("width", "10800")
    expect(zoomed.locator(".hit:focus")).to_be_in_viewport()
    page.keyboard.press("0")
    expect(zoomed).to_be_hidden()
    expect(page.locator("#fits")).to_be_visible()


@pytest.mark.browser_context_args(color_scheme="dark", viewport={"width": 420, "height": 800})
def test_a_narrow_frame_in_an_article_shows_a_narrow_picture_in_the_readers_colours(
    page: Page, exported: Callable[..., str], tmp_path: Path
) -> None:
    address = exported("slim.html")
    article = tmp_path / "article.html"
    article.write_text(
        f'<h1>What happened</h1><iframe src="{address}" style="width:100%;height:700px" sandbox="allow-scripts">'
    )
    opened(page, article.as_uri())
    frame = page.frame_locator("iframe")
    expect(frame.locator(".fit svg:visible")).to_have_count(1)
    expect(frame.locator(".fit svg:visible")).to_have_attribute("width", "420")
    frame.locator("h1").wait_for()
    shown = page.frames[-1]
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 30)"
    frame.locator(".hit:visible").first.click()
    expect(frame.locator("#events tr:focus-within dl")).to_be_visible()


def test_a_page_prints_its_picture_and_table_in_greys(page: Page, exported: Callable[..., str]) -> None:
    opened(page, exported("html"))
    page.get_by_role("button", name="Zoom in").click()
    expect(page.locator("#picture")).to_have_attribute("aria-busy", "false")
    page.emulate_media(media="print")
    expect(page.locator("#zoomed")).to_be_hidden()
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator(".fit svg:visible")).to_have_count(1)
    expect(page.locator("#events tr:has(td):visible")).to_have_count(10)
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--text')") == "#000000"


@pytest.mark.browser_context_args(java_script_enabled=False)
@pytest.mark.parametrize(("lean", "pictures", "rows"), [(LEAN, 1, 10), (100_000, 1, 10), (0, 0, 0)])
def test_without_scripts_a_slim_page_has_its_table(
    page: Page, exported: Callable[..., str], lean: int, pictures: int, rows: int
) -> None:
    opened(page, exported("slim.html", lean=lean))
    expect(page.locator("#events tr:has(td):visible")).to_have_count(rows)
    expect(page.locator(".fit svg:visible")).to_have_count(pictures)
    expect(page.get_by_label("Search")).to_be_hidden()
    expect(page.locator("noscript")).to_have_count(int(lean < LEAN))
    expect(page.locator("details")).to_have_count(10 if lean == LEAN else 0)


def test_a_page_from_right_to_left_has_the_same_picture(page: Page, exported: Callable[..., str]) -> None:
    opened(page, exported("slim.html", "ar"))
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    left = page.locator(".fit svg:visible").evaluate("svg => svg.getBoundingClientRect().left")
    name = page.locator(".fit:visible text", has_text="North Korea").first
    assert left < name.evaluate("text => text.getBoundingClientRect().left") < left + 100
