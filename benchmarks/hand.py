"""What a hand feels as events grow, on the real page in a real browser: `python -m benchmarks.hand [EVENTS …]`.

For the nine events that Dateline opens with and for each number of made-up ones: from the end of a zoom by hand to the
refined picture (as in `zoom.py`), the frames while the wheel turns and while the picture is dragged, how often the
browser lays out or paints for one move of that drag (which does not depend on how busy the computer is), and from
choosing one more actor in the filter to the picture of what is left. The events are in the server's memory. Medians;
ratios are to the first row.
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
    from playwright.sync_api import Page

APP = Path(__file__).parent / "_generated_app.py"
PATIENCE = 600_000  # ms; large files take their time to be read
MOVES = 60  # of a drag
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
    """Of one file: ms from each gesture to its picture, between two frames, and from each choice to its picture."""

    zooms: list[float] = field(default_factory=list)
    frames: list[float] = field(default_factory=list)
    choices: list[float] = field(default_factory=list)
    drags: list[float] = field(default_factory=list)
    work: float = 0.0  # layouts and paintings for each move


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
    page.evaluate("window.drags = []; performance.mark('moves')")
    for move in range(MOVES):
        page.mouse.move(x + 20 + 3 * min(move, MOVES - move), y)
        page.wait_for_timeout(FRAME)
    frames: list[float] = page.evaluate("performance.mark('moved'), window.drags")
    page.evaluate("window.drags = undefined")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    page.mouse.up()
    page.wait_for_timeout(1_000)
    ends = {event["name"]: event["ts"] for event in events if event["name"] in ("moves", "moved")}
    work = [event for event in events if event["name"] in ("Layout", "Paint")]
    return frames, sum(ends["moves"] < event["ts"] < ends["moved"] for event in work) / MOVES


def choice(page: Page) -> float:
    """Choose the actor that is first on offer; ms from the click to the picture."""
    page.get_by_role("combobox", name="Actor").click()
    option = page.get_by_role("option").filter(has_text=" · ").first  # not the one that takes them all
    option.wait_for()
    option.click()
    page.wait_for_function("window.told > window.clicked", timeout=PATIENCE)
    took: float = page.evaluate("window.told - window.clicked")
    page.keyboard.press("Escape")
    return took


def felt(page: Page, url: str, runs: int) -> Felt:
    page.goto(url)
    page.wait_for_selector(".dateline-picture[aria-busy=false]", timeout=PATIENCE)
    picture(page)
    found = Felt()
    page.evaluate(WATCH)
    page.evaluate(LOOK)
    for number in range(runs):
        found.zooms.append(gesture(page, number))
    found.frames = page.evaluate("window.steps")
    found.drags, found.work = dragged(page)
    for number in range(runs):
        if number % PICKS == 0 and number:
            page.get_by_role("button", name="Clear the filters").click()
            settled(page)
        picture(page)
        found.choices.append(choice(page))
        settled(page)
    return found


def row(name: str, one: Felt, first: Felt) -> str:
    zoom, pick = median(one.zooms), median(one.choices)
    wheel, drag = (np.percentile(frames, 95) if frames else float("nan") for frames in (one.frames, one.drags))
    return (
        f"{name:>18}: refined {zoom:6,.0f} ms ({zoom / median(first.zooms):.2f} ×), 95 % of {len(one.frames)} frames "
        f"within {wheel:4.0f} ms, of {len(one.drags)} while dragging within {drag:4.0f} ms ({one.work:.1f} layouts and "
        f"paintings a move), "
        f"filtered {pick:6,.0f} ms ({pick / median(first.choices):.2f} ×)"
    )


def main(sizes: list[int], runs: int) -> None:
    browser = find() or sys.exit(advice())
    with TemporaryDirectory() as folder:
        files = [write_csv(generated(events), Path(folder) / f"crowd-{events}.csv") for events in sizes]
        with (
            patch.dict(os.environ, DATELINE_GENERATED=os.pathsep.join(map(str, files))),
            served(APP, Path(folder) / "log", browser) as dashboard,
            sync_playwright() as playwright,
        ):
            chromium = playwright.chromium.launch(executable_path=browser, args=FLAGS)
            first = None
            for name, query in [("the nine events", ""), *((file.stem, f"?file={file.stem}") for file in files)]:
                page = chromium.new_page(viewport={"width": 1400, "height": 1000})
                page.set_default_timeout(PATIENCE)
                one = felt(page, f"{dashboard.url}/{query}", runs)
                first = first or one
                print(row(name, one, first), flush=True)
                page.close()


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("events", nargs="*", type=int, default=[1_000, 100_000])
    parser.add_argument("--runs", type=int, default=10)
    given = parser.parse_args()
    main(sorted(given.events), given.runs)
