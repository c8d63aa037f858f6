"""The response to gestures as events grow, on the real page in a real browser: `python -m benchmarks.hand [EVENTS …]`.

For the nine events that Dateline opens with and for each number of made-up ones: from the end of a zoom by hand to the
refined picture (as in `zoom.py`), the frames while the wheel turns and while the picture is dragged, how often the
browser lays out or paints for one move of that drag (which does not depend on how busy the computer is), and from
choosing one more actor in the filter to the picture of what is left. The events are in the server's memory. Medians;
ratios are to the first row. Each figure is printed once it is measured. The frames of an empty page, over which the
pointer moves as over the picture, stand beside: they tell how busy the computer is.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np
from playwright.sync_api import sync_playwright

from benchmarks._generated import generated, write_csv
from benchmarks.peers.__main__ import FLAGS
from benchmarks.zoom import FRAME, WATCH, gesture
from tests.browser.dashboard import served, settled
from tests.browser.find_browser import advice, find
from tests.browser.picture import picture

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

APP = Path(__file__).parent / "_generated_app.py"
PATIENCE = 600_000  # ms; large files take their time to be read
MOVES = 60  # of a drag
VIEWPORT: ViewportSize = {"width": 1400, "height": 1000}
PICKS = 3  # actors chosen one after the other before the filters are cleared
# Frames from the first notch of the wheel until a moment after the last; choices, and pictures that say something else.
LOOK = """() => {
    window.steps = [];
    let before;
    const look = (now) => {
        if (before && performance.now() - (window.wheeled ?? -1000) < 100) window.steps.push(now - before);
        if (before && window.drags) window.drags.push(now - before);
        before = now;
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.addEventListener('click', () => { window.clicked = performance.now(); }, { capture: true });
    new MutationObserver((changes) => {
        if (!changes.some(({ target }) => target.matches('.dateline-picture'))) return;
        requestAnimationFrame(() => requestAnimationFrame(() => { window.told = performance.now(); }));
    }).observe(document, { subtree: true, attributeFilter: ['aria-label'] });
}"""


@dataclass
class Felt:
    """The ms of one file from each gesture to its picture, and from each choice to its picture."""

    zooms: list[float] = field(default_factory=list)
    choices: list[float] = field(default_factory=list)


def moved(page: Page, x: float, y: float) -> list[float]:
    """Move the pointer from a place, px, to the right and back; ms between two frames meanwhile."""
    page.evaluate("window.drags = []")
    for move in range(MOVES):
        page.mouse.move(x + 3 * min(move, MOVES - move), y)
        page.wait_for_timeout(FRAME)
    frames: list[float] = page.evaluate("window.drags")
    page.evaluate("window.drags = undefined")
    return frames


def dragged(page: Page) -> tuple[list[float], float]:
    """Drag the picture there and back; ms between two frames, and how much was laid out and painted for each move."""
    box = picture(page).bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
    x, y = box["x"] + box["width"] * 0.6, min(500.0, box["y"] + 150)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y, steps=4)
    page.wait_for_timeout(200)
    browser = page.context.browser
    assert browser
    browser.start_tracing(page=page, categories=["devtools.timeline", "blink.user_timing"])
    page.evaluate("performance.mark('moves')")
    frames = moved(page, x + 20, y)
    page.evaluate("performance.mark('moved')")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    page.mouse.up()
    page.wait_for_timeout(1_000)
    ends = {event["name"]: event["ts"] for event in events if event["name"] in ("moves", "moved")}
    work = [event for event in events if event["name"] in ("Layout", "Paint")]
    return frames, sum(ends["moves"] < event["ts"] < ends["moved"] for event in work) / MOVES


def empty(browser: Browser) -> list[float]:
    """ms between two frames of an empty page while the pointer moves over it."""
    page = browser.new_page(viewport=VIEWPORT)
    page.evaluate(LOOK)
    frames = moved(page, 700, 500)
    page.close()
    return frames


def choice(page: Page) -> float:
    """Tick the first actor that is not chosen; ms from the click to the picture."""
    page.locator(".st-key-ticks-actor label:not(:has(input:checked))").first.click()
    page.wait_for_function("window.told > window.clicked", timeout=PATIENCE)
    took: float = page.evaluate("window.told - window.clicked")
    return took


def felt(page: Page, url: str, runs: int, first: Felt | None) -> Felt:
    """Measure one file, and print each figure as it comes, beside that of the first file."""
    page.goto(url)
    page.wait_for_selector(".dateline-picture[aria-busy=false]", timeout=PATIENCE)
    picture(page)
    found = Felt()
    page.evaluate(WATCH)
    page.evaluate(LOOK)
    for number in range(runs):
        found.zooms.append(gesture(page, number))
    show(f"refined {ratio(found.zooms, first.zooms if first else None)}, {within(page.evaluate('window.steps'))}")
    drags, work = dragged(page)
    show(f", while dragging {within(drags)} ({work:.1f} layouts and paintings a move)")
    assert page.context.browser
    show(f", of an empty page {within(empty(page.context.browser))}")
    for number in range(runs):
        if number % PICKS == 0 and number:
            page.get_by_role("button", name="Clear the filters").click()
            settled(page)
        picture(page)
        found.choices.append(choice(page))
        settled(page)
    show(f", filtered {ratio(found.choices, first.choices if first else None)}\n")
    return found


def show(text: str) -> None:
    print(text, end="", flush=True)


def ratio(times: list[float], first: list[float] | None) -> str:
    return f"{median(times):6,.0f} ms ({median(times) / median(first or times):.2f} ×)"


def within(frames: list[float]) -> str:
    return f"95 % of {len(frames)} frames within {np.percentile(frames, 95) if frames else float('nan'):4.0f} ms"


def main(sizes: list[int], runs: int) -> None:
    browser = find() or sys.exit(advice())
    with TemporaryDirectory() as folder:
        show(f"writing files of {', '.join(f'{events:,}' for events in sizes)} events\n")
        files = [write_csv(generated(events), Path(folder) / f"crowd-{events}.csv") for events in sizes]
        with (
            patch.dict(os.environ, DATELINE_GENERATED=os.pathsep.join(map(str, files))),
            served(APP, Path(folder) / "log", browser) as dashboard,
            sync_playwright() as playwright,
        ):
            chromium = playwright.chromium.launch(executable_path=browser, args=FLAGS)
            first = None
            for name, query in [("the nine events", ""), *((file.stem, f"?file={file.stem}") for file in files)]:
                page = chromium.new_page(viewport=VIEWPORT)
                page.set_default_timeout(PATIENCE)
                show(f"{name:>18}: ")
                one = felt(page, f"{dashboard.url}/{query}", runs, first)
                first = first or one
                page.close()


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("events", nargs="*", type=int, default=[1_000, 100_000])
    parser.add_argument("--runs", type=int, default=10)
    given = parser.parse_args()
    main(sorted(given.events), given.runs)
