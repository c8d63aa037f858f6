"""A database that is slow, lost and found again, under a page in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from components import pipeline
from components.model import Source
from components.store.sql.tables import tables
from tests.browser.dashboard import ROOT, Dashboard, served
from tests.store import engines

if TYPE_CHECKING:
    from collections.abc import Iterator

VIEW = "CREATE OR REPLACE VIEW shown AS SELECT events.* FROM events"
SLOW = f"{VIEW}, (SELECT pg_sleep(600)) AS slowly"


@pytest.fixture(scope="module")
def server() -> Iterator[engines.Postgres]:
    content = (ROOT / "data" / "events.csv").read_bytes()
    both = tables(pipeline.load(Source("events.csv", content)))
    with engines.postgres() as server:
        engines.into_postgres(server.address, dict(zip(("events", "participation"), both, strict=True)), VIEW)
        yield server


@pytest.fixture(scope="module")
def dashboard(server: engines.Postgres, chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    log = tmp_path_factory.mktemp("dashboard") / "streamlit.log"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DATELINE_DATABASE", server.address)
        environment.setenv("DATELINE_TABLES", "shown public.participation")
        with served(ROOT / "app.py", log, chromium) as running:
            yield running


def test_a_database_that_is_slow_or_lost(page: Page, dashboard: Dashboard, server: engines.Postgres) -> None:
    engines.into_postgres(server.address, {}, VIEW)
    dashboard.open(page)
    expect(page.get_by_text(f"Open now: the PostgreSQL database at 127.0.0.1:{server.port}.")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_be_visible()

    engines.into_postgres(server.address, {}, SLOW)
    search(page, "draft")
    expect(page.get_by_text("Asking the PostgreSQL database")).to_be_visible()
    expect(page.get_by_text(re.compile(r"… ([2-9]|\d{2,}) s"))).to_be_visible()  # of a busy page no second may be seen
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    page.get_by_role("button", name="Cancel", exact=True).click()
    expect(page.get_by_text("was taken back.")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_be_visible()

    engines.into_postgres(server.address, {}, VIEW)
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator(".dateline-count").first).to_have_text("2 of 9 events")
    expect(page.get_by_text("was taken back.")).to_have_count(0)

    server.stop()
    search(page, "vote")
    expect(page.get_by_text("is it still there?")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    server.start()
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator(".dateline-count").first).not_to_have_text("2 of 9 events")
    expect(page.get_by_text("is it still there?")).to_have_count(0)
    assert "s3cret" not in page.content()
    assert "s3cret" not in dashboard.log.read_text("utf-8")


def search(page: Page, words: str) -> None:
    field = page.get_by_role("textbox", name="Search")
    field.fill(words)
    field.press("Enter")
