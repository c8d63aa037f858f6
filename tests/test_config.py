"""The settings Streamlit starts with: private, silent, and legible in both themes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

CONFIG = tomllib.loads((Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text("utf-8"))
LEGIBLE = 4.5  # WCAG 2.2, contrast (minimum)


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours written #rrggbb."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_it_listens_to_this_computer_only_and_reports_to_nobody() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert set(CONFIG["server"]["allowedHosts"]) == {"127.0.0.1", "localhost"}
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["showEmailPrompt"] is False  # else a first start without a browser waits for an answer


def test_nothing_is_named_that_would_have_to_be_fetched() -> None:
    assert "://" not in str(CONFIG)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_both_themes_are_legible(name: str) -> None:
    theme = CONFIG["theme"][name]
    papers = [
        part[key] for part in (theme, theme["sidebar"]) for key in ("backgroundColor", "secondaryBackgroundColor")
    ]
    for paper in papers:
        assert contrast(theme["textColor"], paper) >= LEGIBLE
        assert contrast(theme["linkColor"], paper) >= LEGIBLE
    assert contrast("#ffffff", theme["primaryColor"]) >= LEGIBLE  # Streamlit writes on it in white
