"""A French browser gets a French page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.language.messages import catalogue

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.dashboard import Dashboard


def sentences() -> list[str]:
    """English messages of several words and no fields that French says otherwise."""
    return [
        message.id
        for message in catalogue("fr")
        if isinstance(message.id, str) and message.id.count(" ") > 1 and "{" not in message.id != message.string
    ]


@pytest.mark.browser_context_args(locale="fr-FR")
def test_a_french_browser_reads_no_english_sentence(page: Page, dashboard: Dashboard) -> None:
    dashboard.open(page)
    expect(page.get_by_role("heading", name="Dateline")).to_be_visible()
    expect(page.get_by_text("Ouvrir un fichier").first).to_be_visible()
    expect(page.locator(".dateline-picture[aria-busy=false]")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_text("état connu au 28 oct. 2014").first).to_be_visible()
    read = page.locator("body").inner_text()
    assert [sentence for sentence in sentences() if sentence in read] == []
    for name in ("Choisir un fichier", "Menu principal", "Aide : Ouvrir un fichier"):
        expect(page.get_by_role("button", name=name).first).to_be_visible()  # what Streamlit says in English only
    page.get_by_role("button", name="Menu principal").click()
    expect(page.get_by_text("Imprimer")).to_be_visible()
