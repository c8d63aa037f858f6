"""What every test shares."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# Properties are judged by what they find, never by how long they take.
# In CI they look at the same examples in every run; elsewhere at others each time.
settings.register_profile("dateline", deadline=None, print_blob=True, derandomize="CI" in os.environ)
settings.load_profile("dateline")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/test_cases.py --accept`: see there."""
    parser.addoption("--accept", action="store_true", help="take the pictures drawn now as the golden ones")
