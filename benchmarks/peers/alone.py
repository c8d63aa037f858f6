"""Libraries on a page of their own: ms from the events in the page's memory to the first whole drawing, and of a zoom.

The library is loaded and the events are in the form that it wants before the clock starts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error, TimeoutError

from benchmarks._fetched import scripts
from benchmarks.peers import data

if TYPE_CHECKING:
    import pandas as pd
    from playwright.sync_api import Browser, Page


HERE = Path(__file__).parent
ENOUGH = 5_000  # ms; what takes longer is measured once


@dataclass(frozen=True)
class Figures:
    """Medians in ms; None where it was not done, and why."""

    drawn: float | None = None
    zoomed: float | None = None
    why: str = ""


@dataclass(frozen=True)
class Peer:
    """A library: its files, beginning with the one in peers/ that draws with it, and what it is given, as JSON."""

    name: str
    script: str
    library: Callable[[], list[Path]]
    given: Callable[[pd.DataFrame], str] = data.columns


def _fetched(*names: str) -> list[Path]:
    return [scripts() / name for name in names]


def plotly() -> list[Path]:
    return [Path(str(files("plotly") / "package_data" / "plotly.min.js"))]


_TIMELINE = [f"@knight-lab/timelinejs/dist/{name}" for name in ("js/timeline.js", "css/timeline.css")]
_VIS = ["vis-timeline/standalone/umd/vis-timeline-graph2d.min.js", "vis-timeline/styles/vis-timeline-graph2d.min.css"]
PEERS = (
    Peer("TimelineJS3", "timelinejs.js", partial(_fetched, *_TIMELINE)),
    Peer("vis-timeline", "vis.js", partial(_fetched, *_VIS)),
    Peer("px.timeline", "plotly.js", plotly, data.px_columns),
    Peer("ECharts, custom series", "echarts.js", partial(_fetched, "echarts/dist/echarts.min.js")),
    Peer("Vega, canvas", "vega.js", partial(_fetched, "vega/build/vega.min.js")),
    Peer("Dateline's figure", "plotly.js", plotly, lambda events: data.dateline_columns(len(events))),
)


def measure(launch: Callable[[], Browser], peer: Peer, events: pd.DataFrame, limit: float, runs: int) -> Figures:
    """`runs` fresh pages, each within `limit` seconds for the drawing and as much for the zoom."""
    drawn: list[float] = []
    zoomed: list[float] = []
    given, why = peer.given(events), ""
    while not why and len(drawn) < runs and sum(drawn) < ENOUGH:
        browser = launch()  # a new one, for a page that hangs takes it along
        try:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            _open(page, peer, given)
            drawn.append(_timed(page, "draw", limit))
            zoomed.append(_timed(page, "zoom", limit))
        except TimeoutError:
            why = f"more than {limit:.0f} s"
        except Error as error:
            why = "the page crashed" if "crash" in str(error) else str(error).splitlines()[0]
        finally:
            browser.close()
    return Figures(median(drawn) if drawn else None, median(zoomed) if zoomed else None, why)


def _open(page: Page, peer: Peer, given: str) -> None:
    page.goto((HERE / "page.html").as_uri())
    for path in (HERE / "measured.js", *peer.library(), HERE / peer.script):
        page.add_style_tag(path=path) if path.suffix == ".css" else page.add_script_tag(path=path)
    page.evaluate("given => peer.prepare(JSON.parse(given))", given)


def _timed(page: Page, what: str, limit: float) -> float:
    page.evaluate(f"begin(() => peer.{what}())")
    found: dict[str, Any] = page.wait_for_function("window.result", polling=100, timeout=limit * 1_000).json_value()
    if "error" in found:
        raise Error(found["error"])
    return float(found["ms"])
