"""The fixtures of the browser tests: a dashboard for the whole run, a fresh page for every test.

Theme and window are set by pytest-playwright's marker, e.g.
`@pytest.mark.browser_context_args(color_scheme="dark", viewport={"width": 390, "height": 844})`.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Error

from components.draft.folder import VARIABLE
from tests.browser.dashboard import ROOT, Dashboard, Witness, in_address, served
from tests.browser.find_browser import advice, find
from tests.browser.picture import picture
from tests.missing import missing

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from playwright.sync_api import Browser, BrowserContext, Dialog, Page, ViewportSize

HERE = Path(__file__).parent
VIEWPORT: ViewportSize = {"width": 1400, "height": 1000}
QUIET = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
# A page lives for seconds here: to compile its scripts better costs more than it gains, and those that were compiled
# for the page before are found only where Chromium does not begin to parse them while it still reads them.
SHORT_LIVED = (
    "--js-flags=--no-opt --no-maglev --min-semi-space-size=64 --max-semi-space-size=128",
    "--disable-features=ScriptStreaming,PaintHolding",
)
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"  # what is not on this computer cannot be reached
TOGETHER = "--process-per-site"  # all servers of this computer are one site, so all their pages share a process


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in this folder needs a browser, so that `-m "not browser"` always leaves all of it out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that fails shows what the dashboard's server said: the page tells little of a bug."""
    report = yield
    dashboard = getattr(item, "funcargs", {}).get("dashboard")
    if report.failed and isinstance(dashboard, Dashboard):
        report.sections.append(("the dashboard's log", dashboard.log.read_text("utf-8", errors="replace")))
    return report


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the Chromium that opens the dashboard and draws its images."""
    return find() or missing(advice())


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    """pytest-playwright starts the system's browser, as any user, root of a container included."""
    return {
        **browser_type_launch_args,
        "executable_path": chromium,
        "args": ["--no-sandbox", *QUIET, *SHORT_LIVED, ALONE, TOGETHER],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Each test's window, unless its marker says otherwise."""
    return {**browser_context_args, "viewport": VIEWPORT, "accept_downloads": True}


@pytest.fixture(scope="session")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the dashboard's drafts."""
    return tmp_path_factory.mktemp("dashboard-drafts")


@pytest.fixture(scope="session")
def dashboard(chromium: str, drafts: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The dashboard, running."""
    log = tmp_path_factory.mktemp("dashboard") / "streamlit.log"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(VARIABLE, str(drafts))
        with served(ROOT / "app.py", log, chromium) as running:
            yield running


@pytest.fixture(autouse=True)
def _nothing_kept_by_other_tests(drafts: Path) -> None:
    """Tests run in any order: none is offered what another one changed, or held by what it hid."""
    for kept in [path for path in drafts.rglob("*") if path.is_file()]:
        kept.unlink()


@pytest.fixture(scope="session")
def warm(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """A browser whose process has compiled the scripts of the page, and lives on: to compile them took more than half
    of the time in which a page opens. The empty page in it keeps it alive between two tests. What closed pages leave in
    its memory, about 80 MB each, it clears away itself: after 30 pages it holds what it held after 5."""
    context = browser.new_context(**browser_context_args)
    empty = context.new_page()
    empty.route("**", lambda route: route.fulfill(body=""))
    empty.goto("http://127.0.0.1/")
    yield context
    context.close()


def asked(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What the test's marker asks of its browser."""
    marker = request.node.get_closest_marker("browser_context_args")
    return dict(marker.kwargs) if marker else {}


@pytest.fixture
def context(request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Where this test opens its pages: the warm browser, or one of its own where it asks for what a page cannot set."""
    if asked(request).keys() - {"viewport", "color_scheme"}:
        yield request.getfixturevalue("new_context")()
        return
    warm: BrowserContext = request.getfixturevalue("warm")
    before = warm.pages
    yield warm
    for page in [each for each in warm.pages if each not in before]:
        with suppress(Error):  # an empty page has no storage
            page.evaluate("localStorage.clear()")
        page.close()
    warm.clear_cookies()
    warm.set_offline(False)


@pytest.fixture
def witness(context: BrowserContext) -> Iterator[Witness]:
    """What pages asked of other computers while this test ran, and their errors: nothing may leave this computer and
    nothing may break. A test that makes an error on purpose empties `errors` when it has seen it."""
    seen = Witness()
    with seen.watching(context):
        yield seen
    assert seen.outside == []
    assert seen.errors == []


@pytest.fixture
def dialogs(page: Page) -> list[str]:
    """What the page's dialogs said, each dismissed at once."""
    messages: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        messages.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    return messages


@pytest.fixture
def page(request: pytest.FixtureRequest, witness: Witness, page: Page) -> Page:
    """A fresh page, in which nothing may break."""
    if viewport := asked(request).get("viewport"):
        page.set_viewport_size(viewport)
    if color_scheme := asked(request).get("color_scheme"):
        page.emulate_media(color_scheme=color_scheme)
    return page


@contextmanager
def opened_once(warm: BrowserContext, dashboard: Dashboard, query: Mapping[str, str] | None = None) -> Iterator[Page]:
    """A page with a drawn picture for several tests that only look at it, until the block ends: to open it takes longer
    than they do. A test that takes it takes `witness`, too."""
    seen = Witness()
    with seen.watching(warm):
        page = dashboard.open(warm.new_page(), query)
        picture(page)
    assert seen.outside == []
    assert seen.errors == []
    yield page
    page.close()


@pytest.fixture(scope="module")
def example(warm: BrowserContext, dashboard: Dashboard) -> Iterator[Page]:
    """The example, opened once for the tests of a file."""
    with opened_once(warm, dashboard) as page:
        yield page


@pytest.fixture
def shown(example: Page, witness: Witness) -> Iterator[Page]:
    """The example for a test that changes nothing that the page remembers: it may look, point and scroll."""
    yield example
    assert in_address(example) == {}, "a test that changes the page takes one of its own"
    example.mouse.move(0, 0)
    example.set_viewport_size(VIEWPORT)
    example.get_by_test_id("stMain").evaluate("main => { main.scrollTo(0, 0); document.activeElement.blur(); }")
