"""From the address to the first picture, in a real browser: `python -m benchmarks.opening [TIMES]`.

Dateline and the least Streamlit page with a timeline (`_one_chart_app.py`) are served side by side and opened by turns,
each time in a new browser context, after one visit that nobody counts. Measured from the navigation's start to the
frame that shows the chart's marks, and to the one from which on they answer to the pointer; and the work that the
page's thread has done until then, of which a busy machine changes little. And the command line:
`check data/events.csv` beside `import pandas`, by turns.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from components.draft.folder import VARIABLE
from tests.browser.dashboard import ROOT, served
from tests.browser.find_browser import advice, find

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TIMES = 15
OURS, LEAST = "Dateline", "one px.timeline"
SEEN, ANSWERS, WORK = "picture seen", "picture answers", "work of the page's thread"
BARS = ".js-plotly-plot .main-svg .barlayer path"
MARKS = {
    OURS: {
        SEEN: ".dateline-still path, .js-plotly-plot path.point",
        ANSWERS: ".dateline-picture[aria-busy=false] path.point",
    },
    LEAST: {SEEN: BARS, ANSWERS: BARS},
}
WATCH = """(marks => {
    const seen = (window.seen = {});
    new MutationObserver(() => {
        for (const [name, mark] of Object.entries(marks)) {
            if (name in seen || !document.querySelector(mark)) continue;
            seen[name] = 0;
            requestAnimationFrame(() => setTimeout(() => (seen[name] = performance.now() / 1000)));
        }
    }).observe(document, { childList: true, subtree: true, attributeFilter: ["aria-busy"] });
})"""


def opened(browser: Browser, url: str, marks: dict[str, str]) -> dict[str, float]:
    """Seconds from the address to what is waited for, and those in which the page's thread worked until the last."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 1000}, bypass_csp=True
    )  # what measures is a script, too
    page = context.new_page()
    page.add_init_script(f"{WATCH}({json.dumps(marks)})")
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(url, wait_until="commit")
    page.wait_for_function(f"window.seen?.['{ANSWERS}']", polling=50, timeout=120_000)
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    took: dict[str, float] = {**page.evaluate("window.seen"), WORK: metrics["TaskDuration"]}
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


def in_words(name: str, times: list[float], beside: list[float]) -> str:
    ratio = median(times) / median(beside)
    return f"{name:<45} median {median(times):5.2f} s, least {min(times):5.2f} s; {ratio:4.2f} times the other"


def main() -> None:
    browser = find() or sys.exit(advice())
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    with TemporaryDirectory() as drafts:
        os.environ[VARIABLE] = drafts  # nobody has worked on these files
        _pages(browser, times)
    _commands(times)


def _pages(browser: str, times: int) -> None:
    with (
        TemporaryDirectory() as folder,
        served(ROOT / "app.py", Path(folder) / "ours", browser) as ours,
        served(ROOT / "benchmarks" / "_one_chart_app.py", Path(folder) / "least", browser) as least,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        pages = {OURS: ours.url, LEAST: least.url}
        visits: dict[str, list[dict[str, float]]] = {name: [] for name in pages}
        for _ in range(times + 1):
            for name, url in pages.items():
                visits[name].append(opened(chromium, url, MARKS[name]))
        for what in (SEEN, ANSWERS, WORK):
            ends = {name: [visit[what] for visit in visits[name][1:]] for name in pages}
            for name, other in ((LEAST, OURS), (OURS, LEAST)):
                print(in_words(f"{name}, {what}", ends[name], ends[other]), flush=True)


def _commands(times: int) -> None:
    commands: dict[str, tuple[str, ...]] = {"check data/events.csv": ("-m", "components", "check", "data/events.csv")}
    commands["import pandas"] = ("-c", "import pandas")
    turns = [{name: ran(*command) for name, command in commands.items()} for _ in range(times + 1)][1:]
    for unit, words in enumerate(("", ", at work")):
        ends = {name: [turn[name][unit] for turn in turns] for name in commands}
        for name, other in (tuple(commands), tuple(commands)[::-1]):
            print(in_words(f"{name}{words}", ends[name], ends[other]))


if __name__ == "__main__":
    main()
