"""Wheel, pointer, touch and keys move the picture, which refines itself: no rerun, no new picture, nothing blank."""

from __future__ import annotations

import json
import math
import re
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import ROOT, Runs, becomes, in_address, open_file, settled
from tests.browser.picture import TARGETS, click_event, expect_marks, marks, picture, place, refined, window, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.dashboard import Dashboard, Witness

    Window = tuple[float, float]

_CLUSTER = f"(({{ x, y }}) => [x, y])({TARGETS}.find(mark => Array.isArray(mark.about) && mark.about.length === 2))"
IN_ORDER = ("inquiry-report", "ambassador-meeting", "kim-song-statement")  # the first of the example in time order


def wheel(page: Page, at: tuple[float, float], x: int, y: int, *keys: str) -> None:
    """The wheel at `at`, in notches of 100 px as a mouse has them."""
    page.mouse.move(*at)
    for key in keys:
        page.keyboard.down(key)
    for _ in range(max(abs(x), abs(y)) // 100):
        page.mouse.wheel(100 * ((x > 0) - (x < 0)), 100 * ((y > 0) - (y < 0)))
    for key in keys:
        page.keyboard.up(key)


def drag(page: Page, start: tuple[float, float], by: float, *keys: str) -> None:
    x, y = start
    for key in keys:
        page.keyboard.down(key)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by / 2, y, steps=3)
    page.mouse.move(x + by, y, steps=3)
    page.mouse.up()
    for key in keys:
        page.keyboard.up(key)


def width(seen: Window) -> float:
    return seen[1] - seen[0]


@pytest.fixture
def opened(page: Page, dashboard: Dashboard) -> Page:
    """The example, drawn, with the pointer's part of it in sight."""
    dashboard.open(page)
    picture(page).scroll_into_view_if_needed()
    return page


def test_the_wheel_zooms_at_the_pointer_and_the_picture_is_refined(opened: Page) -> None:
    before, texts = window(opened), words(opened)
    at = place(opened, "ambassador-meeting")
    wheel(opened, at, 0, -400, "Control")
    after = refined(opened, before)
    assert width(after) < width(before) / 2
    assert place(opened, "ambassador-meeting")[0] == pytest.approx(at[0], abs=2)
    assert "27 Oct" in words(opened).replace("27 Oct 2014", "")
    assert "27 Oct" not in texts.replace("27 Oct 2014", "")
    assert in_address(opened)["window"]

    opened.reload()
    assert window(opened) == pytest.approx(after)


def test_a_button_that_stays_from_picture_to_picture_is_about_the_newest(opened: Page) -> None:
    for year in (2010, 2014):
        rows = "".join(f"{year}-{day},t\n" for day in ("02-01", "02-05", "10-27"))
        open_file(opened, f"{year}.csv", f"date,title\n{rows}")
        becomes(opened, "year => document.querySelector('.dateline-picture').ariaLabel?.includes(year)", str(year))
        picture(opened)
        assert "8 quiet months folded" in words(opened)
    opened.get_by_role("button", name="Unfold 8 months").click()
    expect(picture(opened)).not_to_contain_text("folded")


def test_a_click_on_a_cluster_in_a_lane_that_opens_goes_to_the_cluster(opened: Page) -> None:
    lasted = "".join(f"2014-{k % 9 + 1:02}/2015-{k % 9 + 1:02},No. {k},A\n" for k in range(270))
    crowd = "".join(f"2014-06-01T{k % 24:02}:00,Day {k},A\n" for k in range(90))
    open_file(opened, "crowd.csv", f"date,title,actors\n{lasted}{crowd}")
    expect(opened.locator(".dateline-count").first).to_have_text("360 events")
    picture(opened).scroll_into_view_if_needed()
    opened.mouse.click(*opened.evaluate(_CLUSTER))
    opened.wait_for_url(re.compile("window="))
    assert "opened" not in in_address(opened)


def test_the_plain_wheel_scrolls_the_page_and_leaves_the_picture(shown: Page) -> None:
    before = window(shown)
    main = shown.get_by_test_id("stMain")
    top = main.evaluate("main => main.scrollTop")
    wheel(shown, place(shown, "ambassador-meeting"), 0, 300)
    becomes(shown, "top => document.querySelector('[data-testid=stMain]').scrollTop > top", arg=top)
    assert window(shown) == before
    assert in_address(shown) == {}


def test_the_wheel_turns_the_pages_of_lanes_and_what_is_below_stays_where_it_is(opened: Page) -> None:
    """The pages differ in height: some have lanes of many events."""
    opened.evaluate("addEventListener('wheel', ({ timeStamp }) => { window.wheeled = timeStamp; }, { capture: true })")
    rows = "".join(
        f"20{k:02}-01-0{n + 1},No. {k},Actor {100 + k}\n" for k in range(90) for n in range(1 + k // 30 % 2 * 8)
    )
    open_file(opened, "lanes.csv", f"date,title,actors\n{rows}")
    expect(opened.locator(".dateline-count").first).to_have_text("330 events")
    seen = opened.locator(".st-key-lanes-in-sight")
    expect(seen).to_contain_text("Lanes 1 to")
    first = seen.inner_text().splitlines()[0]
    drawn = picture(opened)
    drawn.scroll_into_view_if_needed()
    stage = "document.querySelector('.dateline-stage').offsetHeight"
    heights, pages = [opened.evaluate(stage)], [opened.evaluate(_HEIGHT)]
    at = opened.evaluate(_MIDDLE)
    while opened.get_by_role("button", name="Later lanes").is_enabled():
        before = seen.inner_text().splitlines()[0]
        wheel(opened, at, 0, 100, "Alt")
        expect(seen).not_to_contain_text(before)
        pages.append(_height_of_page(opened))
        heights.append(opened.evaluate(stage))
    assert min(pages) < max(pages)
    assert heights == sorted(heights)
    assert heights[-1] == max(pages)
    rested = "performance.now() - (window.wheeled ?? 0) > 450"  # or it may be the wheel that came here
    opened.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
    becomes(opened, rested)
    last = seen.inner_text()
    wheel(opened, opened.evaluate(_MIDDLE), 0, -200)  # not far enough
    becomes(opened, rested)
    picture(opened)
    assert seen.inner_text() == last
    while opened.get_by_role("button", name="Earlier lanes").is_enabled():
        before = seen.inner_text().splitlines()[0]
        opened.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
        becomes(opened, rested)
        wheel(opened, opened.evaluate(_MIDDLE), 0, -300)
        expect(seen).not_to_contain_text(before)
        _height_of_page(opened)
        assert opened.evaluate(stage) == max(pages)
    expect(seen).to_contain_text(first)


_HEIGHT = "document.querySelector('.dateline-picture').offsetHeight"
_MIDDLE = """(({ left, width, top }) => [left + width / 2, Math.max(top, 0) + 200])(
    document.querySelector('.dateline-picture').getBoundingClientRect())"""


def _height_of_page(page: Page) -> float:
    """The height of the picture of the lanes in sight, px, once that is drawn."""
    picture(page)
    height: float = page.evaluate(_HEIGHT)
    return height


@pytest.mark.parametrize("keys", [(), ("Shift",)])
def test_dragging_pans_or_with_shift_zooms_into_a_range(opened: Page, keys: tuple[str, ...]) -> None:
    x, y = place(opened, "ambassador-meeting")
    whole = window(opened)
    wheel(opened, (x, y), 0, -400, "Control")
    before = refined(opened, whole)
    drag(opened, (x - 60, y - 40), 120, *keys)
    after = refined(opened, before)
    if keys:
        assert width(after) < width(before) / 3
        assert before[0] < after[0] < after[1] < before[1]
    else:
        assert width(after) == pytest.approx(width(before))
        assert after[0] < before[0]
    expect(opened.locator(".st-key-details")).to_have_count(0)  # a drag is no click


def test_shift_and_the_wheel_pan(opened: Page) -> None:
    at = place(opened, "ambassador-meeting")
    before = window(opened)
    wheel(opened, at, 0, -400, "Control")
    near = refined(opened, before)
    wheel(opened, at, 0, 200, "Shift")
    after = refined(opened, near)
    assert width(after) == pytest.approx(width(near))
    assert after[0] > near[0]


def test_everything_is_shown_again_by_button_key_or_double_click(opened: Page) -> None:
    whole = window(opened)
    fits: list[Callable[[], None]] = [
        lambda: opened.get_by_role("button", name="Show everything", exact=True).click(),
        lambda: picture(opened).press("0"),
        lambda: opened.mouse.dblclick(*place(opened, "ambassador-meeting")),
    ]
    for fit in fits:
        opened.get_by_role("button", name="Zoom in").click()
        near = refined(opened, whole)
        assert width(near) < width(whole)
        fit()
        assert refined(opened, near) == pytest.approx(whole)
        assert "window" not in in_address(opened)


@pytest.mark.parametrize("width", [1400, 420])
def test_the_first_stop_of_the_tab_key_leads_to_the_timeline(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})
    shown = picture(opened)
    before = in_address(opened)
    opened.evaluate("document.activeElement.blur()")
    opened.keyboard.press("Tab")
    link = opened.get_by_role("link", name="To the timeline")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)
    opened.keyboard.press("Enter")
    expect(shown).to_be_focused()
    expect(shown).to_be_in_viewport()
    expect(shown).to_have_css("outline-style", "solid")
    expect(link).not_to_be_in_viewport()
    assert in_address(opened) == before


FRAMES = "new Promise(shown => requestAnimationFrame(() => requestAnimationFrame(shown)))"
PLACES = """() => {
    const found = {};
    const { events } = document.querySelector('.dateline-picture').layout.meta;
    for (const trace of document.querySelectorAll('.dateline-picture .trace')) {
        const owners = trace.__data__?.[0]?.trace?.meta?.of ?? [];
        const signs = trace.querySelectorAll('path.point');
        if (signs.length !== owners.length) continue;
        for (const [index, [owner, another]] of owners.entries()) {
            const { left, width } = signs[index].getBoundingClientRect();
            if (owner !== undefined && another === undefined) found[events[owner]] ??= left + width / 2;  // no link's
        }
    }
    return found;
}"""
INK = """([x, y]) => {
    const canvas = document.querySelector('.dateline-signs');
    const { left, top } = canvas.getBoundingClientRect();
    const [across, down] = [x - left, y - top].map(px => px * devicePixelRatio);
    return canvas.getContext('2d').getImageData(across, down, 1, 1).data[3];
}"""


def prepared(page: Page) -> None:
    """Waits for the canvas that a zoom needs, which is made a little after a picture but not during a gesture."""
    becomes(page, "Boolean(document.querySelector('.dateline-signs'))")
    page.evaluate(FRAMES)


@contextmanager
def nothing_painted(page: Page, browser: Browser, most: int = 4) -> Iterator[None]:
    """What happens here moves layers that are painted: nothing of the page is laid out or painted anew, but for `most`
    small pieces, and no styles of the picture are looked up."""
    prepared(page)
    browser.start_tracing(page=page, categories=["devtools.timeline", "blink.user_timing"])
    page.evaluate("performance.mark('moves')")
    yield
    page.evaluate(FRAMES)
    page.evaluate("performance.mark('moved')")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    marks = {event["name"]: event for event in events if event["name"] in ("moves", "moved")}
    first, last = marks["moves"], marks["moved"]
    meanwhile = [
        event["name"] for event in events if event["pid"] == first["pid"] and first["ts"] < event["ts"] < last["ts"]
    ]
    assert "FireAnimationFrame" in meanwhile  # or nothing was moved, or nothing noted
    work = [name for name in meanwhile if name in ("Layout", "Paint")]
    assert len(work) < most, work  # a moment's work of Streamlit's own; each move had at least two
    looked_at = [
        event["args"].get("elementCount", 0)
        for event in events
        if event["name"] == "UpdateLayoutTree" and first["ts"] < event["ts"] < last["ts"]
    ]
    assert max(looked_at) < 200, looked_at  # the picture has four times as many elements


def test_a_hand_moves_what_is_painted_and_the_refined_picture_takes_its_place(opened: Page, browser: Browser) -> None:
    whole = window(opened)
    x, y = place(opened, "ambassador-meeting")
    opened.mouse.move(x, y + 40)
    prepared(opened)
    opened.mouse.down()
    opened.mouse.move(x - 20, y + 40, steps=2)
    with nothing_painted(opened, browser):
        for moved in range(20):
            opened.mouse.move(x - 20 - 5 * moved, y + 40)
            opened.evaluate(FRAMES)
    assert opened.evaluate("document.querySelector('.dateline-picture').layout.meta.axis.first") == whole[0]
    painted = opened.evaluate(PLACES)
    assert painted["ambassador-meeting"] == pytest.approx(x - 115, abs=1)
    opened.mouse.up()
    panned = refined(opened, whole)
    there = opened.evaluate(PLACES)
    known = {event for event, at in there.items() if abs(at - painted.get(event, at + 99)) < 1}
    assert "ambassador-meeting" in known

    x, y = place(opened, "ambassador-meeting")
    fingers = opened.context.new_cdp_session(opened)

    def pinch(kind: str, *across: float) -> None:
        points = [{"x": px, "y": y, "id": number} for number, px in enumerate(across)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    with nothing_painted(opened, browser, most=16):  # 16 moves
        pinch("touchStart", x - 30, x + 30)
        pinch("touchMove", x - 40, x + 40)
        for apart in range(42, 92, 3):
            pinch("touchMove", x - apart, x + apart)
            opened.evaluate(FRAMES)
    assert opened.evaluate(INK, [x, y]) > 0
    painted = opened.evaluate(PLACES)
    pinch("touchEnd")
    zoomed = refined(opened, panned)
    assert width(zoomed) == pytest.approx(width(panned) / 3, rel=0.1)
    assert opened.evaluate(PLACES)["ambassador-meeting"] == pytest.approx(painted["ambassador-meeting"], abs=1)
    click_event(opened, "ambassador-meeting")
    expect(opened.get_by_role("heading", name="Ambassador meets Darusman")).to_be_visible()
    opened.go_back()
    expect(opened.locator(".st-key-details")).to_have_count(0)
    assert window(opened) == pytest.approx(zoomed)
    opened.go_back()
    assert refined(opened, zoomed) == pytest.approx(panned)


def test_the_keys_step_through_the_events_in_time_order(opened: Page) -> None:
    picture(opened).focus()
    for event in IN_ORDER:
        opened.keyboard.press("ArrowRight")
        opened.wait_for_url(re.compile(f"event={event}"))
        settled(opened)
    opened.keyboard.press("ArrowLeft")
    opened.wait_for_url(re.compile(f"event={IN_ORDER[1]}"))
    heading = opened.get_by_role("heading", name="Ambassador meets Darusman")
    expect(heading).to_be_visible()
    settled(opened)
    expect(picture(opened)).to_be_focused()
    opened.keyboard.press("Enter")
    expect(opened.locator(".st-key-details :focus")).to_have_count(1)
    picture(opened).focus()
    opened.keyboard.press("Escape")
    expect(heading).to_have_count(0)
    assert in_address(opened) == {}


def test_no_step_is_lost_however_quick_the_keys_are(opened: Page) -> None:
    for gap in (20, 150, 400):
        picture(opened).focus()
        for _ in IN_ORDER:
            opened.keyboard.press("ArrowRight", delay=gap)
        opened.wait_for_url(re.compile(f"event={IN_ORDER[-1]}"))
        expect(opened.get_by_role("heading", name="Kim Song")).to_be_visible()
        picture(opened)
        assert in_address(opened) == {"event": [IN_ORDER[-1]]}, gap
        opened.keyboard.press("Escape")
        expect(opened.locator(".st-key-details")).to_have_count(0)


def test_the_window_follows_the_steps(opened: Page) -> None:
    at = place(opened, "assembly-vote")
    before = window(opened)
    wheel(opened, at, 0, -900, "Control")
    near = refined(opened, before)
    click_event(opened, "assembly-vote")
    expect(opened.get_by_role("heading", name="Assembly vote expected")).to_be_visible()
    assert window(opened) == pytest.approx(near)
    picture(opened).press("ArrowLeft")
    opened.wait_for_url(re.compile("event=darusman-report"))
    after = refined(opened, near)
    assert width(after) == pytest.approx(width(near), rel=0.01)
    assert after[1] < near[0]


def test_a_quick_hand_selects_what_it_clicks_and_not_where_it_came_from(opened: Page) -> None:
    picture(opened).scroll_into_view_if_needed()
    start, aim = place(opened, "inquiry-report"), place(opened, "assembly-vote")
    opened.mouse.move(*start)
    opened.mouse.click(*aim)
    expect(opened.get_by_role("heading", name="Assembly vote expected")).to_be_visible()


def test_slash_searches_and_the_question_mark_helps(opened: Page) -> None:
    picture(opened).focus()
    opened.keyboard.press("?")
    help_ = opened.get_by_role("dialog", name="Keys and gestures")
    expect(help_).to_be_visible()
    expect(help_).to_contain_text("step through the events in time order")
    opened.keyboard.press("Escape")
    expect(help_).to_be_hidden()
    opened.keyboard.press("/")
    search = opened.get_by_role("textbox", name="Search")
    expect(search).to_be_focused()
    opened.keyboard.type("what?/0+")
    expect(search).to_have_value("what?/0+")
    expect(help_).to_be_hidden()
    opened.keyboard.press("ControlOrMeta+a")  # a search for it would leave no picture to go to
    opened.keyboard.press("Backspace")
    opened.get_by_role("button", name="Export").focus()
    opened.keyboard.press("t")
    expect(picture(opened)).to_be_focused()


def test_the_overview_shows_the_window_and_moves_it(opened: Page) -> None:
    whole = window(opened)
    overview = opened.get_by_role("slider", name=re.compile("Visible window"))
    expect(overview.locator("text")).to_have_text(["Jan 2014", "Dec 2014"])
    frame = overview.locator(".dateline-window")
    box = frame.bounding_box()
    opened.get_by_role("button", name="Zoom in").click()
    near = refined(opened, whole)
    opened.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")  # from below the page's header
    small = frame.bounding_box()
    assert box
    assert small
    assert small["width"] == pytest.approx(box["width"] / 1.5, rel=0.05)
    drag(opened, (small["x"] + small["width"] / 2, small["y"] + 15), 60)
    after = refined(opened, near)
    assert width(after) == pytest.approx(width(near))
    assert (after[0] - near[0]) / width(whole) == pytest.approx(60 / box["width"], rel=0.1)
    overview.focus()
    opened.keyboard.press("Shift+ArrowLeft")
    assert refined(opened, after)[0] < after[0]


def test_a_quiet_stretch_unfolds_and_folds_again(opened: Page) -> None:
    assert "7 months folded" in words(opened)
    opened.get_by_role("button", name="7 months").click()
    opened.wait_for_url(re.compile("unfold="))
    expect(picture(opened)).not_to_contain_text("7 months folded")
    again = opened.get_by_role("button", name="7 months")
    expect(again).to_have_text(re.compile("^Fold"))
    opened.reload()
    picture(opened)
    again.click()
    expect(picture(opened)).to_contain_text("7 months folded")
    assert "unfold" not in in_address(opened)


def test_hovering_brings_an_event_forward_and_lets_the_rest_recede(shown: Page) -> None:
    faint = (
        "[...document.querySelectorAll('.dateline-picture .trace')].filter(one => +one.style.opacity === 0.3).length"
    )
    assert shown.evaluate(faint) == 0
    shown.mouse.move(*place(shown, "ambassador-meeting"), steps=3)
    becomes(shown, f"{faint} > 3")
    expect(picture(shown).locator(".hoverlayer")).to_contain_text("Ambassador meets Darusman")
    shown.mouse.move(5, 5, steps=3)
    becomes(shown, f"{faint} === 0")


def test_nothing_comes_forward_in_a_new_picture_until_the_pointer_moves(opened: Page) -> None:
    """A lane that a click opens has its first mark where the pointer rests: the words beside it lay over its title."""
    lasted = "".join(f"{1970 + k % 20}/{1972 + k % 20},Detention {k},Detained\n" for k in range(340))
    open_file(opened, "detained.csv", f"date,title,actors\n{lasted}")
    expect(opened.locator(".dateline-count").first).to_have_text("340 events")
    picture(opened).scroll_into_view_if_needed()
    [lane] = opened.evaluate("document.querySelector('.dateline-picture').layout.meta.lanes")
    box = picture(opened).bounding_box()
    assert box
    across, down = box["x"] + box["width"] * 0.6, box["y"] + (lane["top"] + lane["bottom"]) / 2
    opened.mouse.move(across, down, steps=3)
    opened.mouse.click(across, down)
    opened.wait_for_url(re.compile("open="))
    expect_marks(opened, 340)
    opened.mouse.move(across, down)  # as the browser tells whenever something else is under the pointer
    for _ in range(3):  # the chart library may wait for a frame
        opened.evaluate(FRAMES)
    beside = picture(opened).locator(".hoverlayer")
    expect(beside).to_be_empty()
    opened.mouse.move(across, down + 2)
    expect(beside).to_contain_text("Detention")


def test_a_long_mark_says_what_it_is_all_along(shown: Page) -> None:
    """Its words travel once for all the points that answer to the pointer."""
    picture(shown).scroll_into_view_if_needed()
    along = shown.evaluate(f"{TARGETS}.filter(mark => mark.about === 'inquiry-report').map(mark => [mark.x, mark.y])")
    assert len({x for x, _ in along}) > 1
    for x, y in along:
        shown.mouse.move(x, y, steps=2)
        expect(picture(shown).locator(".hoverlayer")).to_contain_text("Inquiry report released")


def test_selecting_brings_an_event_forward_too(opened: Page) -> None:
    def colour(title: str) -> str:
        return (
            "[...document.querySelectorAll('.dateline-picture .textpoint text')]"
            f".filter(text => text.textContent === '{title}').map(text => text.style.fill + text.style.fillOpacity)[0]"
        )

    other, linked = colour("Assembly vote expected"), colour("Kim Song explains the talks")
    before, same = opened.evaluate(other), opened.evaluate(linked)
    click_event(opened, "ambassador-meeting")
    expect(opened.get_by_role("heading", name="Ambassador meets Darusman")).to_be_visible()
    becomes(opened, f"({other} ?? '{before}') !== '{before}'")
    assert opened.evaluate(linked) == same


def test_a_crowded_lane_says_how_many_in_each_step_and_a_click_or_a_key_opens_it(
    page: Page, dashboard: Dashboard
) -> None:
    dashboard.open(page)
    open_file(page, "crowd.csv", (ROOT / "tests/cases/crowded-lanes/events.csv").read_bytes())
    expect(picture(page)).to_have_attribute("aria-label", re.compile("Press office: about 4. events, September 2008"))
    before = window(page)
    picture(page).scroll_into_view_if_needed()
    x, y = page.evaluate(
        """() => {
            const drawn = document.querySelector('.dateline-picture');
            const { left, top } = drawn.getBoundingClientRect();
            const { px, when, histograms } = drawn.layout.meta.steps;
            const k = when.indexOf('September 2008');
            return [left + (px[k] + px[k + 1]) / 2, top + histograms[0][1] - 2];
        }"""
    )
    page.mouse.move(x, y, steps=3)
    expect(page.locator(".dateline-tip")).to_have_text(re.compile(r"^4\d events, September 2008"))
    page.mouse.click(x, y)
    after = refined(page, before)
    assert before[0] < after[0] < after[1] < before[1]
    assert width(after) < width(before) / 10
    expect(page.locator(".dateline-tip")).to_be_hidden()
    assert len(marks(page)) > 3
    picture(page).press("0")
    assert refined(page, after) == before

    spoken, tip = page.locator(".dateline-status"), page.locator(".dateline-tip")
    page.keyboard.press("ArrowDown")
    expect(spoken).to_have_text("Press office: 3 events, February 1995")
    expect(tip).to_have_text("3 events, February 1995")
    for key, step in {"ArrowRight": "1 event, May 1995", "ArrowLeft": "3 events, February 1995"}.items():
        page.keyboard.press(key)
        expect(spoken).to_have_text(step)
    page.keyboard.press("ArrowDown")
    expect(spoken).to_have_text(re.compile("^Court: "))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert width(refined(page, before)) < width(before) / 10
    expect(tip).to_be_hidden()
    assert "event" not in in_address(page)


def test_the_keys_go_along_how_many_there_were_at_once(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    open_file(page, "at-once.csv", (ROOT / "tests/cases/many-at-once/events.csv").read_bytes())
    expect(picture(page)).to_have_attribute("aria-label", re.compile("at once"))
    picture(page).press("ArrowDown")
    spoken = page.locator(".dateline-status")
    expect(spoken).to_have_text(re.compile(r"^Detained: \d+ at once, "))
    before = spoken.inner_text()
    page.keyboard.press("ArrowRight")
    expect(spoken).not_to_have_text(before)
    expect(page.locator(".dateline-tip")).to_have_text(re.compile("at once"))
    expect(page.locator(".dateline-column")).to_be_visible()


def crowd(events: int) -> bytes:
    """A file of `events` events, one every third day, with four actors."""
    first = date(2001, 1, 1)
    rows = (f"{first + timedelta(days=3 * n)},Event {n},Actor {n % 4}" for n in range(events))
    return "\n".join(("date,title,actors", *rows)).encode()


OVERLAPS = """() => {
    const boxes = [...document.querySelectorAll('.dateline-picture .textpoint text')]
        .map(text => [text.textContent, text.getBoundingClientRect()]).filter(([, box]) => box.width);
    const pairs = boxes.flatMap(([one, a], index) => boxes.slice(index + 1).map(([other, b]) => [one, other, a, b]));
    return pairs.filter(([, , a, b]) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3  // less is air around the letters
    ).map(([one, other]) => `${one} × ${other}`);
}"""


def test_no_words_lie_on_words_as_the_browser_measures_them(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    for events in (9, 100, 300):
        if events > 9:
            open_file(page, f"crowd-{events}.csv", crowd(events))
            expect(picture(page)).to_have_attribute("aria-label", re.compile(f": {events} events"))
        before = window(page)
        assert len(words(page)) > 100
        assert page.evaluate(OVERLAPS) == [], events
        page.get_by_role("button", name="Zoom in").click(click_count=4)
        refined(page, before)
        assert page.evaluate(OVERLAPS) == [], events


def test_under_a_fast_wheel_nothing_is_blank_lost_or_begun_anew(page: Page, dashboard: Dashboard) -> None:
    runs = Runs()
    runs.watch(page)
    dashboard.open(page)
    picture(page)
    open_file(page, "crowd.csv", crowd(300))
    expect(picture(page)).to_have_attribute("aria-label", re.compile(": 300 events"))
    before = window(page)
    search = page.get_by_role("textbox", name="Search")
    search.fill("half a wor")
    page.evaluate(
        """() => {
            const picture = document.querySelector('.dateline-picture');
            window.kept = picture.querySelector('.main-svg');
            window.frames = [];
            const note = () => {
                frames.push([picture.querySelectorAll('.x2y .trace path').length,
                    getComputedStyle(picture).opacity, picture.getBoundingClientRect().height]);
                requestAnimationFrame(note);
            };
            note();
        }"""
    )
    whole = runs.whole
    box = picture(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.keyboard.down("Control")
    for _ in range(40):
        page.mouse.wheel(0, -60)
    page.keyboard.up("Control")
    near = width(before) / math.exp(40 * 60 * 0.0022)
    becomes(  # fails if a notch is lost
        page,
        """([near]) => {
            const { first, last } = document.querySelector('.dateline-picture').layout.meta.axis;
            return Math.abs((last - first) / near - 1) < 0.05;
        }""",
        arg=[near],
    )
    assert len(marks(page)) < 300
    pieces, opacities, heights = zip(*page.evaluate("frames"), strict=True)
    assert min(pieces) > 0
    assert set(opacities) == {"1"}
    assert min(heights) > 100
    assert page.evaluate("kept === document.querySelector('.dateline-picture .main-svg')"), "begun anew"
    assert runs.whole == whole, "the whole page ran again"
    assert runs.fragments > 0
    expect(search).to_have_value("half a wor")


def test_where_the_chart_cannot_load_streamlit_draws_and_the_page_says_so(
    page: Page, dashboard: Dashboard, witness: Witness
) -> None:
    page.route("**/view.js", lambda route: route.abort())
    dashboard.open(page)
    expect(page.get_by_text("So the picture is drawn without zoom")).to_be_visible()
    expect(page.get_by_test_id("stPlotlyChart").locator(".main-svg").first).to_be_visible()
    witness.errors.clear()
