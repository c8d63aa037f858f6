"""Print and screen are one picture: our SVG beside the figure that plotly.js draws, for every golden scene."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import plotly
import pytest
from PIL import Image

from components.draw import figure, svg
from tests.test_cases import CASES, picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from playwright.sync_api import Browser, Page

    from components.model import Theme

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
SEEN = 48  # of 255: a difference that is seen in a pixel
SHARE = 0.002  # of all pixels may differ so: the edges of lines, which the two put on paper a little differently
BLOCK = 0.25  # of any 12 x 12 pixels, more than which a letter or a mark stands elsewhere
SIDE = 12


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1500, "height": 1400})
    page.set_content("<body style='margin:0'></body>")
    page.add_script_tag(path=PLOTLY)
    yield page
    page.close()


def shot(page: Page, width: float, height: float) -> NDArray[np.int64]:
    content = page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": height})
    return np.asarray(Image.open(BytesIO(content)).convert("RGB"), np.int64)


def plotted(page: Page, drawn: dict[str, Any]) -> None:
    """The figure as the page shows it, without what only answers to the pointer."""
    still = {**drawn, "data": [trace for trace in drawn["data"] if trace["hoverinfo"] == "skip"]}
    page.evaluate(
        "async figure => { document.body.innerHTML = '<div></div>';"
        " await Plotly.newPlot(document.body.firstChild, figure.data, figure.layout, {staticPlot: true}); }",
        json.loads(json.dumps(still)),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_print_and_screen_are_one_picture(blank: Page, case: Path) -> None:
    scene = picture(case)
    theme: Theme = "dark" if "dark" in case.name else "light"
    plotted(blank, figure(scene, theme))
    scene = replace(scene, heading=replace(scene.heading, title=()))  # the page has it above the picture
    screen = shot(blank, scene.width, scene.height)
    blank.evaluate("svg => { document.body.innerHTML = svg; document.body.firstChild.style.display = 'block'; }",
                   svg(scene, theme))  # fmt: skip
    apart = np.abs(shot(blank, scene.width, scene.height) - screen).max(axis=2) > SEEN
    assert apart.mean() <= SHARE
    high, wide = (side // SIDE * SIDE for side in apart.shape)
    blocks = apart[:high, :wide].reshape(high // SIDE, SIDE, wide // SIDE, SIDE).mean(axis=(1, 3))
    assert blocks.max() <= BLOCK, np.unravel_index(blocks.argmax(), blocks.shape)
