"""The real dashboard, served by a real Streamlit on a port of its own, and what a browser saw while it was open."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 60  # seconds; a cold disk under two busy cores needs many
SETTLES_WITHIN = 60_000  # ms
expect.set_options(timeout=SETTLES_WITHIN)  # a busy machine is slow, not wrong


@dataclass(frozen=True)
class Dashboard:
    """A running dashboard: its address, the file its server writes what it says to, and its process."""

    url: str
    log: Path
    process: int

    def open(self, page: Page, query: Mapping[str, str] | None = None) -> Page:
        """Go to the dashboard, with `query` as the URL's parameters, and wait until it has come to rest."""
        page.goto(f"{self.url}/?{urlencode(query)}" if query else self.url)
        settled(page)
        return page


def in_address(page: Page) -> dict[str, list[str]]:
    """What stands in the browser's address."""
    return parse_qs(urlsplit(page.evaluate("location.href")).query)


def open_file(page: Page, name: str, content: str | bytes) -> None:
    """Give the page a file, as by the button."""
    data = content.encode() if isinstance(content, str) else content
    chooser = page.locator(".st-key-upload input[type=file]")
    chooser.set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})


def counted(page: Page, words: str, look: str = "") -> None:
    """Wait until the page says above the picture that so many events are shown, and how many rows need a look."""
    expect(page.locator(".dateline-count").first).to_have_text(words)
    expect(page.locator(".st-key-look")).to_have_text([look] if look else [])
    settled(page)


def tick(page: Page, actor: str) -> None:
    """Tick an actor in the sidebar, or no longer."""
    place = page.locator(".st-key-ticks-actor").get_by_text(actor)
    place.scroll_into_view_if_needed()
    still(place)
    place.click()


def below(page: Page, tab: str) -> None:
    """Open a tab below the picture; the number of rows in its label may change."""
    page.locator(".st-key-below").get_by_role("radio", name=re.compile(f"^{tab}")).click()
    settled(page)


def download(page: Page, kind: str, how: str = "export") -> tuple[str, bytes]:
    """The name and the bytes of what the menu of exports gives under the key `kind`, or "redacted"."""
    page.get_by_role("button", name="Export").click()
    place = page.locator(f".st-key-{how}-{kind} button")
    expect(place).to_be_visible()
    still(place)
    with page.expect_download(timeout=2 * SETTLES_WITHIN) as started:
        place.click()
    page.keyboard.press("Escape")
    expect(place).to_have_count(0)
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def still(place: Locator) -> None:
    """Wait until something stands still on the page: what is above it has been drawn, what it is in has opened (on a
    busy machine that begins late), and the page neither grows nor scrolls."""
    place.evaluate(
        """async node => {
            for (let around = node; around; around = around.parentElement) {
                const opening = around.getAnimations().filter(each => each.effect.getComputedTiming().endTime < 1e4);
                await Promise.all(opening.map(each => each.finished.catch(() => {})));
            }
            const page = node.closest('[data-testid=stMain]') ?? document.scrollingElement;
            for (let last, same = 0; same < 10; ) {
                await new Promise(requestAnimationFrame);
                const { x, y } = node.getBoundingClientRect();
                const now = `${x} ${y} ${page.scrollHeight} ${page.scrollTop}`;
                same = last === now ? same + 1 : 0;
                last = now;
            }
        }"""
    )


def until(holds: Callable[[], object]) -> None:
    """Wait until something holds that no page shows."""
    limit = time.monotonic() + SETTLES_WITHIN / 1_000
    while not holds():
        assert time.monotonic() < limit, "it never held"
        time.sleep(0.02)


def becomes(page: Page, expression: str, arg: object = None) -> None:
    """Wait until an expression, or a function of `arg`, is true in the page. It is asked from outside: the page's own
    policy allows no text to be run as a script."""
    until(lambda: page.evaluate(expression, arg))


def settled(page: Page) -> None:
    """Wait until Streamlit has run the script to its end, the way a person waits for the page to stop moving."""
    app: Locator = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


@contextmanager
def served(app: Path, log: Path, browser: str) -> Iterator[Dashboard]:
    """Serve `app` until the block ends. `browser` is the Chromium its image export uses."""
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(app),
        f"--server.port={port}",
        "--server.headless=true",
        "--server.fileWatcherType=none",
    ]
    environment = {**os.environ, "BROWSER_PATH": browser, "PYTHONUNBUFFERED": "1"}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_ready(f"{url}/_stcore/health", process, log)
        yield Dashboard(url, log, process.pid)
    finally:
        _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy has no business on this computer
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            with direct.open(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"The dashboard did not start. It said:\n{log.read_text('utf-8', errors='replace')}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and, where the system can, the browsers it started for images."""
    if sys.platform == "win32":
        process.kill()
    elif process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@dataclass
class Runs:
    """How often the page's script ran while this watched: whole, or only a fragment of it such as the picture."""

    whole: int = 0
    fragments: int = 0

    def watch(self, page: Page) -> None:
        """Count what the server finishes for `page` once it is opened."""
        page.on("websocket", lambda socket: socket.on("framereceived", self._heard))

    def _heard(self, frame: bytes | str) -> None:
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        if message.HasField("script_finished"):
            self.whole += message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            self.fragments += message.script_finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY


@dataclass
class Witness:
    """What the browser did while a test ran: requests to other computers, errors on the console or in scripts."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @contextmanager
    def watching(self, context: BrowserContext) -> Iterator[None]:
        """Note everything the pages of `context` do until the block ends."""
        heard: dict[str, Callable[[Any], None]] = {
            "request": lambda request: self._reached(request.url),
            "page": lambda page: page.on("websocket", lambda socket: self._reached(socket.url)),
            "console": self._said,
            "weberror": lambda error: self.errors.append(str(error.error)),
        }
        for event, hear in heard.items():
            context.on(event, hear)  # type: ignore[call-overload]  # a literal for each
        yield
        for event, hear in heard.items():
            context.remove_listener(event, hear)

    def _reached(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "file") and parts.hostname != "127.0.0.1":
            self.outside.append(url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")
