"""The drawn picture as a person finds it: its marks, its words, where to click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.dashboard import becomes, settled

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

TARGETS = """(() => {
    const picture = document.querySelector('.dateline-picture');
    const { _fullLayout: { xaxis, xaxis2, yaxis } = {}, calcdata = [] } = picture ?? {};
    return calcdata.filter(([{ trace }]) => trace.name === 'events').flatMap(points => {
        const across = points[0].trace.xaxis === 'x' ? xaxis : xaxis2;
        const { left, top } = picture.getBoundingClientRect();
        return points.filter(point => point.data !== undefined).map(point => ({
            about: point.data,
            x: left - picture.scrollLeft + across._offset + across.c2p(point.x),
            y: top + yaxis._offset + yaxis.c2p(point.y),
        }));
    });
})()"""  # the places in the window, in px, that answer to the pointer, and what each is about
_MARKS = f"{TARGETS}.filter(mark => typeof mark.about === 'string')"
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
    return set(page.evaluate(f"{_MARKS}.map(mark => mark.about)"))


def expect_marks(page: Page, events: set[str] | int) -> None:
    """Wait until exactly these events, or so many, have marks in the picture."""
    wanted = sorted(events) if isinstance(events, set) else events
    becomes(
        page,
        f"""wanted => {{
            const found = [...new Set({_MARKS}.map(mark => mark.about))].sort();
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
            const found = () => {_MARKS}.find(mark => mark.about === event);
            const {{ x, y }} = found();
            if (y < UNDER || y > innerHeight) {{
                const picture = document.querySelector('.dateline-picture');
                const {{ left, top }} = picture.getBoundingClientRect();
                const probe = document.createElement('i');
                Object.assign(probe.style, {{ position: 'absolute', left: `${{x - left}}px`, top: `${{y - top}}px` }});
                picture.append(probe);
                probe.scrollIntoView({{ block: 'center' }});
                probe.remove();
            }}
            const there = found();
            return [there.x, there.y];
        }}""",
        event,
    )
    return x, y
