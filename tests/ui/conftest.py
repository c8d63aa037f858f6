"""What several tests of the page need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import streamlit as st

if TYPE_CHECKING:
    from tests.ui.share import Offered


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
