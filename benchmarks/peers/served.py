"""Pages that Streamlit serves: Dateline itself, and `px.timeline` in the plainest page there is.

The events are in the server's memory, the page is open and its libraries are loaded. A filter that nothing matches has
cleared Dateline's picture away; its first drawing is timed from the message with which the browser asks for a picture
of its width until that is on the screen, its zoom from the click on the button to the picture that Python made for the
new window. `px.timeline` is timed from the tick that asks for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

from playwright.sync_api import TimeoutError

from benchmarks._generated import generated, write_csv
from benchmarks.peers.alone import ENOUGH, HERE, Figures
from tests.browser.dashboard import Dashboard, served, settled
from tests.browser.picture import picture

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NOTHING = "no event has this text"
# When the browser sent something to the server, and when a picture was shown that is not waiting for a finer one.
WATCH = """
window.sent = [];
window.shown = [];
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (...given) {
    window.sent.push(performance.now());
    return send.apply(this, given);
};
const frame = () => new Promise(requestAnimationFrame);
new MutationObserver(async (changes) => {
    const ready = ({ target }) => target.matches('.dateline-picture') && target.ariaBusy === 'false';
    if (!changes.some(ready)) return;
    const asked = window.sent.at(-1);
    await frame();
    await frame();
    window.shown.push({ asked, at: performance.now() });
}).observe(document, { subtree: true, attributeFilter: ['aria-busy'] });
"""
ZOOM = """async (label) => {
    const button = document.querySelector(`.dateline-tools [aria-label="${label}"]`);
    const before = window.shown.length;
    const start = performance.now();
    button.click();
    await until(() => window.shown.length > before);
    return window.shown.at(-1).at - start;
}"""

TICK = """(on) => begin(async () => {
    document.querySelector('input[type=checkbox]').click();
    await until(() => Boolean(document.querySelector('.js-plotly-plot .point')) === on);
})"""


@contextmanager
def _app(app: Path, browser: str, **environment: str) -> Iterator[Dashboard]:
    with (
        TemporaryDirectory() as folder,
        patch.dict(os.environ, environment),
        served(app, Path(folder) / "log", browser) as running,
    ):
        yield running


def dateline(chromium: Browser, path: str, events: int, runs: int) -> Figures:
    """`runs` first drawings on one page, and a zoom in and out after each."""
    drawn, zoomed = [], []
    with TemporaryDirectory() as folder:
        file = write_csv(generated(events), Path(folder) / f"crowd-{events}.csv")
        with _app(HERE.parent / "_generated_app.py", path, DATELINE_GENERATED=str(file)) as dashboard:
            page = chromium.new_page(viewport={"width": 1400, "height": 1000}, reduced_motion="reduce")
            page.add_init_script(WATCH)
            page.goto(f"{dashboard.url}/?file={file.stem}")
            _rest(page)
            page.add_script_tag(path=HERE / "measured.js")
            for _ in range(runs):
                _search(page, NOTHING)
                page.wait_for_selector(".dateline-picture", state="detached")
                settled(page)
                page.evaluate("window.shown = []")
                _search(page, "")
                _rest(page)
                first = page.evaluate("window.shown[0]")
                drawn.append(first["at"] - first["asked"])
                for label in ("Zoom in", "Zoom out"):
                    zoomed.append(page.evaluate(ZOOM, label))
                    _rest(page)
            page.close()
    return Figures(median(drawn), median(zoomed))


def _search(page: Page, text: str) -> None:
    field = page.get_by_label("Search", exact=True)
    field.fill(text)
    field.press("Enter")


def _rest(page: Page) -> None:
    page.wait_for_function("window.shown.length > 0", timeout=300_000)
    picture(page)
    page.wait_for_timeout(500)


def px_timeline(chromium: Browser, path: str, events: int, limit: float, runs: int) -> Figures:
    """The drawing, on `runs` fresh pages."""
    drawn: list[float] = []
    with _app(HERE / "px_app.py", path, DATELINE_EVENTS=str(events)) as dashboard:
        while len(drawn) < runs and sum(drawn) < ENOUGH:
            page = chromium.new_page(viewport={"width": 1400, "height": 1000})
            dashboard.open(page)
            page.add_script_tag(path=HERE / "measured.js")
            page.wait_for_selector("input[type=checkbox]", state="attached")
            settled(page)
            try:
                page.evaluate(TICK, True)  # Streamlit loads what draws figures when it first needs it
                _result(page, limit)
                page.evaluate(TICK, False)
                _result(page, limit)
                page.evaluate(TICK, True)
                drawn.append(_result(page, limit))
            except TimeoutError:
                return Figures(why=f"more than {limit:.0f} s")
            finally:
                page.close()
    return Figures(median(drawn))


def _result(page: Page, limit: float) -> float:
    done = page.wait_for_function("window.result", polling=100, timeout=limit * 1_000).json_value()
    return float(done["ms"])
