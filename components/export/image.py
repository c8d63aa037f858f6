"""A figure as PNG, SVG or PDF, made by an installed Chrome through kaleido, without any network.

The browser is started with the first picture (about 2 s) and kept for the next ones (about 0.2 s each).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kaleido  # type: ignore[import-untyped]  # no types are published for it
from choreographer.browsers import Chromium
from choreographer.errors import BrowserClosedError, BrowserFailedError, ChannelClosedError

from components.errors import ExportError
from components.layout.text import FONTS

FONT_CONFIG = FONTS[False, False].with_name("fonts.conf")
BROKEN = (BrowserClosedError, BrowserFailedError, ChannelClosedError)
HOW = (
    "Making images needs Chrome, Chromium or Edge, and none was found on this machine. Install one (on Debian or "
    "Ubuntu: sudo apt-get install chromium) or name one in BROWSER_PATH."
)
_one_at_a_time = threading.Lock()  # kaleido keeps one browser for the whole process


def missing_browser() -> str | None:
    """What to install if images cannot be made here, None if they can. Looks where kaleido does, but makes none of its
    browsers: each has threads that never end, and the page asks in every run."""
    path = Chromium.find_browser(skip_local=False)
    return None if path and Path(path).is_file() else HOW


def image(figure: dict[str, Any], name: str, width: int, height: int) -> bytes:
    """The figure as a file of the format `name` (png, svg, pdf), `width` × `height` px.

    Raises ExportError without a browser, or when it breaks twice.
    """
    if said := missing_browser():
        raise ExportError(said)
    still = {**figure, "data": [trace for trace in figure["data"] if trace["hoverinfo"] == "skip"]}
    options = {"format": name, "width": width, "height": height, "scale": 1}
    with _one_at_a_time, _own_fonts():
        for _ in range(2):
            kaleido.start_sync_server(silence_warnings=True, mathjax=False)
            try:
                return bytes(kaleido.calc_fig_sync(still, opts=options))
            except BROKEN:  # the browser was killed: the next round starts another
                kaleido.stop_sync_server(silence_warnings=True)
    raise ExportError("The browser that makes the images stopped twice. Close other programs and try again.")


@contextmanager
def _own_fonts() -> Iterator[None]:
    """Lets a browser started meanwhile find the fonts that texts were measured with (on Linux; elsewhere no effect)."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ.setdefault("FONTCONFIG_FILE", str(FONT_CONFIG))
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
