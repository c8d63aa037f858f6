"""The drawn picture as a person finds it: its marks, its words, where to click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.dashboard import becomes, settled

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

_MARKS = (
    "[...document.querySelectorAll('.dateline-picture .points path.point')]"
    ".filter(mark => typeof mark.__data__?.data === 'string')"
)
_WINDOW = "(({ first, last }) => [first, last])(document.querySelector('.dateline-picture').layout.meta.axis)"


def picture(page: Page) -> Locator:
    """The picture, once it is drawn."""
    drawn = page.locator(".dateline-picture")
    expect(drawn).to_have_count(1)  # until Streamlit has cleared away that of another file
    expect(drawn).to_have_attribute("aria-busy", "false")
    settled(page)
    return drawn


def marks(page: Page) -> set[str]:
    """The ids of the events that have a mark in the picture."""
    picture(page)
    return set(page.evaluate(f"{_MARKS}.map(mark => mark.__data__.data)"))


def expect_marks(page: Page, events: set[str] | int) -> None:
    """Wait until exactly these events, or so many, have marks in the picture."""
    wanted = sorted(events) if isinstance(events, set) else events
    becomes(
        page,
        f"""wanted => {{
            const found = [...new Set({_MARKS}.map(mark => mark.__data__.data))].sort();
            const right = Array.isArray(wanted) ? found.join('|') === wanted.join('|') : found.length === wanted;
            return right && document.querySelector('.dateline-picture')?.ariaBusy === 'false';
        }}""",
        arg=wanted,
    )


def words(page: Page) -> str:
    """All that is written in the picture."""
    return " ".join(picture(page).locator("svg text").all_text_contents())


def click_event(page: Page, event: str) -> None:
    """Click the first mark of an event, with a real pointer."""
    drawn = picture(page)
    drawn.scroll_into_view_if_needed()
    x, y = place(page, event)
    page.mouse.move(x, y)
    page.mouse.click(x, y)
    settled(page)


def window(page: Page) -> tuple[float, float]:
    """What the picture was drawn for: the ends of its time axis, in units of the time scale."""
    picture(page)
    first, last = page.evaluate(_WINDOW)
    return first, last


def refined(page: Page, before: tuple[float, float]) -> tuple[float, float]:
    """The window of the picture that is drawn once the one drawn for `before` has moved and all is at rest."""
    moved = f"before => {_WINDOW}.some((end, at) => Math.abs(end - before[at]) > (before[1] - before[0]) / 1e6)"
    becomes(page, moved, arg=list(before))  # more than by what an address rounds
    return window(page)


def place(page: Page, event: str) -> tuple[float, float]:
    """Where an event's first mark is in the window, in px; it is brought into sight if it is not."""
    x, y = page.evaluate(
        f"""event => {{
            const UNDER = 90;  // px at the top, where the dates lie over the picture
            const mark = {_MARKS}.find(mark => mark.__data__.data === event);
            const {{ top, bottom }} = mark.getBoundingClientRect();
            if (top < UNDER || bottom > innerHeight) mark.scrollIntoView({{ block: "center" }});
            const box = mark.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
        }}""",
        event,
    )
    return x, y
