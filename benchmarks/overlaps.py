"""Overlaps counted in the browser: `python -m benchmarks.overlaps FILE …`, for each file at three widths of the window.

Words are measured as the browser drew them (`getBoundingClientRect`), their height as that of their letters; marks are
the browser's own outlines (`isPointInFill`, `isPointInStroke`). Words overlap a mark if any of nine by three points of
them is on it, but for those that lie wholly on a bar, which is where titles of bars stand. Without files: the golden
cases of the tests.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.peers.__main__ import FLAGS
from tests.browser.dashboard import ROOT, served, settled
from tests.browser.find_browser import advice, find
from tests.browser.picture import picture

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (1400, 900, 420)  # px
CASES = sorted((ROOT / "tests" / "cases").glob("*/events.csv"))
LOOK = r"""() => {
    const PALE = 215; // of paper, lanes and the patches behind words; all marks are darker
    const BAR = 24; // px that no bar is higher than
    const root = document.querySelector(".dateline-picture");
    const darkest = (colour) => Math.min(...(colour.match(/[\d.]+/g) ?? [255]).slice(0, 3).map(Number));
    const seen = (paint, opacity) => paint !== "none" && Number(opacity) > 0.05 && darkest(paint) < PALE;
    const words = [...root.querySelectorAll("text")].filter(node => node.textContent.trim()).map(node => {
        const { left, right, top, bottom } = node.getBoundingClientRect();
        const half = parseFloat(getComputedStyle(node).fontSize) * 0.42, middle = (top + bottom) / 2;
        return { text: node.textContent, left, right, top: middle - half, bottom: middle + half };
    }).filter(({ left, right }) => right > left);
    const doubled = [], covered = [];
    words.forEach((one, at) => words.slice(at + 1).forEach(other => {
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (wide > 0.5 && high > 0.5) doubled.push([one.text, other.text]);
    }));
    const drawn = [...root.querySelectorAll(".scatterlayer path")].filter(node => node.getClientRects().length);
    const marks = drawn.map(node => {
        const style = getComputedStyle(node), plain = node.getBoundingClientRect();
        const half = style.stroke === "none" ? 0 : parseFloat(style.strokeWidth) / 2; // which its box does not have
        const box = new DOMRect(plain.x - half, plain.y - half, plain.width + 2 * half, plain.height + 2 * half);
        const filled = seen(style.fill, style.fillOpacity) && Number(style.opacity) > 0.05;
        const stroked = seen(style.stroke, style.strokeOpacity) && parseFloat(style.strokeWidth) >= 1.4;
        return { node, box, filled, stroked, back: node.getScreenCTM().inverse() };
    }).filter(({ filled, stroked }) => filled || stroked);
    for (const { text, left, right, top, bottom } of words) {
        for (const { node, box, filled, stroked, back } of marks) {
            if (box.right < left || box.left > right || box.bottom < top || box.top > bottom) continue;
            const within = box.left <= left && box.right >= right && box.top <= top && box.bottom >= bottom;
            if (!filled && within && box.height <= BAR) continue; // a bar whose end is not known, its title on it
            const on = [];
            for (let i = 0; i < 9; i++) for (const y of [top + 1, (top + bottom) / 2, bottom - 1]) {
                const point = new DOMPoint(left + 0.5 + (right - left - 1) * i / 8, y).matrixTransform(back);
                on.push((filled && node.isPointInFill(point)) || (stroked && node.isPointInStroke(point)));
            }
            const hits = on.filter(Boolean).length;
            const { fill, stroke } = getComputedStyle(node);
            if (hits && hits < on.length) covered.push([text, hits, fill, stroke]);
        }
    }
    const past = root.scrollWidth <= root.clientWidth ? innerWidth + 0.5 : Infinity; // a picture that scrolls is wider
    const out = words.filter(({ right }) => right > past).map(({ text }) => text);
    return { words: words.length, marks: marks.length, doubled, covered, out };
}"""


def opened(page: Page, url: str, file: Path) -> None:
    """Open the page anew and give it a file; where it asks how to read it, as proposed."""
    page.goto(url)
    picture(page)
    page.locator(".st-key-upload input[type=file]").set_input_files(file)
    page.wait_for_timeout(3_000)  # the picture before may still be there
    settled(page)
    make = page.get_by_role("button", name="Make the timeline")
    if make.count():
        make.click()
        settled(page)
    picture(page)


def main(files: list[Path], shots: Path | None) -> None:
    browser = find() or sys.exit(advice())
    with (
        TemporaryDirectory() as folder,
        served(ROOT / "app.py", Path(folder) / "log", browser) as dashboard,
        sync_playwright() as playwright,
    ):
        page = playwright.chromium.launch(executable_path=browser, args=FLAGS).new_page(locale="en-GB")
        print(f"{'':34}{'width':>6}{'words':>7}{'on words':>10}{'on marks':>10}{'outside':>9}")
        for file in files:
            page.set_viewport_size({"width": WIDTHS[0], "height": 1_000})
            opened(page, dashboard.url, file)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 1_000})
                page.wait_for_timeout(1_000)  # a resize rests before a new picture is asked for
                picture(page)
                found = page.evaluate(LOOK)
                counts = [len(found[name]) for name in ("doubled", "covered", "out")]
                name = file.name if file.name != "events.csv" else file.parent.name
                print(f"{name[:33]:34}{width:6}{found['words']:7}{counts[0]:10}{counts[1]:10}{counts[2]:9}", flush=True)
                for each in (*found["doubled"], *found["covered"], *found["out"]):
                    print("    ", each)
                if shots:
                    picture(page).screenshot(path=shots / f"{name}.{width}.png")


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path, default=CASES)
    parser.add_argument("--shots", type=Path, help="a folder for the pictures")
    given = parser.parse_args()
    main(given.files, given.shots)
