"""From the address to the first picture, in a real browser: `python -m benchmarks.opening [TIMES]`.

Dateline and the least Streamlit page with a timeline (`_one_chart_app.py`) are served side by side and opened by turns,
each time in a new browser context, after one visit that nobody counts. Measured from the navigation's start to the
moment the chart has drawn its marks. And the command line: `check data/events.csv` beside `import pandas`, by turns.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.browser.dashboard import ROOT, served
from tests.browser.find_browser import advice, find

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TIMES = 5
OURS, LEAST = "Dateline", "one px.timeline"
DRAWN = {
    OURS: "document.querySelector('.dateline-picture[aria-busy=false] .main-svg path.point')",
    LEAST: "document.querySelector('.js-plotly-plot .main-svg .barlayer path')",
}


def opened(browser: Browser, url: str, drawn: str) -> float:
    """Seconds from the address to the picture."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 1000}, bypass_csp=True
    )  # what measures is a script, too
    page = context.new_page()
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_function(drawn, polling=20, timeout=120_000)
    took = time.perf_counter() - start
    context.close()
    return took


def _usual() -> dict[str, str]:
    """The environment, in which Python keeps what it has compiled, as it does unless told otherwise."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def ran(*command: str) -> tuple[float, float]:
    """Seconds that a process takes, and in which it is at work: the latter a busy machine changes little."""
    start, worked = time.perf_counter(), os.times()
    subprocess.run([sys.executable, *command], cwd=ROOT, env=_usual(), check=True, capture_output=True)
    ended = os.times()
    at_work = ended.children_user - worked.children_user + ended.children_system - worked.children_system
    return time.perf_counter() - start, at_work


def told(name: str, times: list[float], beside: list[float]) -> str:
    ratio = median(times) / median(beside)
    return f"{name:<31} median {median(times):5.2f} s, least {min(times):5.2f} s; {ratio:4.2f} times the other"


def main() -> None:
    browser = find() or sys.exit(advice())
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    with (
        TemporaryDirectory() as folder,
        served(ROOT / "app.py", Path(folder) / "ours", browser) as ours,
        served(ROOT / "benchmarks" / "_one_chart_app.py", Path(folder) / "least", browser) as least,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        pages = {OURS: ours.url, LEAST: least.url}
        took: dict[str, list[float]] = {name: [] for name in pages}
        for number in range(times + 1):
            for name, url in pages.items():
                seconds = opened(chromium, url, DRAWN[name])
                if number:
                    took[name].append(seconds)
        print(told(LEAST, took[LEAST], took[OURS]))
        print(told(OURS, took[OURS], took[LEAST]), flush=True)
    commands: dict[str, tuple[str, ...]] = {"check data/events.csv": ("-m", "components", "check", "data/events.csv")}
    commands["import pandas"] = ("-c", "import pandas")
    turns = [{name: ran(*command) for name, command in commands.items()} for _ in range(times + 1)][1:]
    for unit, words in enumerate(("", ", at work")):
        ends = {name: [turn[name][unit] for turn in turns] for name in commands}
        for name, other in (tuple(commands), tuple(commands)[::-1]):
            print(told(f"{name}{words}", ends[name], ends[other]))


if __name__ == "__main__":
    main()
