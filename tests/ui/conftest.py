"""What several tests of the page need."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.share import Offered


@pytest.fixture(scope="session", autouse=True)
def _packages_are_looked_through_once() -> Iterator[None]:
    """Streamlit looks for components in all installed packages, a server once, `AppTest` for each page: that took more
    than half of the time in which a page opens."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Offered:
    """What the last runs of the page offered for download, by key: the name of each file, and what makes it."""
    found: Offered = {}
    whole = st.download_button

    def button(label: str, data: Any, file_name: str, *args: Any, **more: Any) -> bool:
        if callable(data):
            found[more["key"]] = file_name, data
        return whole(label, data, file_name, *args, **more)

    monkeypatch.setattr(st, "download_button", button)
    return found
