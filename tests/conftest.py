"""What every test shares."""

from __future__ import annotations

import os

import pytest
from choreographer.browsers.chromium import Chromium
from hypothesis import settings

from tests.browser.find_browser import find

# Properties are judged by what they find, never by how long they take.
# In CI they look at the same examples in every run; elsewhere at others each time.
settings.register_profile("dateline", deadline=None, print_blob=True, derandomize="CI" in os.environ)
settings.load_profile("dateline")


@pytest.fixture(scope="session", autouse=True)
def _browser_for_images() -> None:
    """The image export looks for a browser itself, but not where Playwright puts the one it downloads."""
    if Chromium.find_browser(skip_local=False) is None and (path := find()):
        os.environ["BROWSER_PATH"] = path


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/test_cases.py --accept`: see there."""
    parser.addoption("--accept", action="store_true", help="take the pictures drawn now as the golden ones")
