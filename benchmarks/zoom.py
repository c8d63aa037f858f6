"""From the end of a zoom by hand to the refined picture, in a real browser: `python -m benchmarks.zoom [FILE …]`.

30 gestures a file: five notches of the wheel with ctrl, in and out by turns, at changing places. Measured in the page,
from the last notch to the moment the chart library has drawn the picture that Python made for the new window. Beside
it: how often the whole page ran and how often the chart was begun anew meanwhile (both ought to be 0).
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.browser.dashboard import ROOT, Runs, served, settled
from tests.browser.find_browser import advice, find
from tests.browser.picture import picture

if TYPE_CHECKING:
    from playwright.sync_api import Page

GESTURES = 30
NOTCHES = 5
FRAME = 16  # ms between two notches
WATCH = """() => {
    const picture = document.querySelector('.dateline-picture');
    window.chart = picture.querySelector('.main-svg');
    picture.on('plotly_afterplot', () => { window.plotted = performance.now(); });
    window.addEventListener('wheel', () => { window.wheeled = performance.now(); }, { capture: true });
}"""
SAME = "window.chart === document.querySelector('.dateline-picture .main-svg')"
FIRST = "document.querySelector('.dateline-picture').layout.meta.axis.first"
REFINED = f"before => window.plotted > window.wheeled && {FIRST} !== before"


def generated(events: int) -> str:
    """Events of all kinds of dates with two of twelve actors each, and links."""
    dice = random.Random(events)
    rows = ["id,date,title,actors,links"]
    for number in range(events):
        year, month, day = dice.randrange(2001, 2015), dice.randrange(1, 13), dice.randrange(1, 29)
        when = f"{year}-{month:02}-{day:02}"
        dates = (when, when, when, when[:7], f"[..{when}]", f"{when}/{year + 1}-{month:02}-{day:02}", f"{when}/..")
        cast = "; ".join(f"Actor {actor}" for actor in dice.sample("ABCDEFGHIJKL", 2))
        link = f"leads to: e{dice.randrange(events)}" if dice.random() < 0.2 else ""
        rows.append(f"e{number},{dice.choice(dates)},What happened as number {number},{cast},{link}")
    return "\n".join(rows)


def gesture(page: Page, number: int) -> float:
    """One zoom by hand; ms from its last notch to the refined picture."""
    before = page.evaluate(FIRST)
    box = picture(page).bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
    page.mouse.move(box["x"] + box["width"] * (0.3 + 0.4 * (number * 0.37 % 1)), min(500.0, box["y"] + 150))
    page.keyboard.down("Control")
    for _ in range(NOTCHES):
        page.mouse.wheel(0, -100 if number % 2 == 0 else 90)
        page.wait_for_timeout(FRAME)
    page.keyboard.up("Control")
    page.wait_for_function(REFINED, arg=before)
    page.wait_for_timeout(700)  # nothing more comes
    took: float = page.evaluate("window.plotted - window.wheeled")
    return took


def measured(page: Page, runs: Runs, file: Path) -> str:
    page.set_input_files("input[type=file]", file)
    page.wait_for_timeout(1500)
    picture(page)
    settled(page)
    page.evaluate(WATCH)
    whole = runs.whole
    times = [gesture(page, number) for number in range(GESTURES)]
    traces = page.evaluate("document.querySelector('.dateline-picture').data.length")
    again = 0 if page.evaluate(SAME) else 1
    return (
        f"{file.name:<32} median {median(times):5.0f} ms, worst {max(times):5.0f} ms; "
        f"{runs.whole - whole} full reruns, {again} remounts ({traces} traces)"
    )


def main() -> None:
    browser = find() or sys.exit(advice())
    with TemporaryDirectory() as folder, served(ROOT / "app.py", Path(folder) / "log", browser) as dashboard:
        files = [Path(name) for name in sys.argv[1:]]
        for events in (100, 300) if not files else ():
            files.append(Path(folder) / f"crowd-{events}.csv")
            files[-1].write_text(generated(events), "utf-8")
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
            for file in (ROOT / "data" / "events.csv", *files):
                page, runs = chromium.new_page(viewport={"width": 1400, "height": 1000}, bypass_csp=True), Runs()
                runs.watch(page)
                dashboard.open(page)
                print(measured(page, runs, file), flush=True)
                page.close()


if __name__ == "__main__":
    main()
