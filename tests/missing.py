"""What a test needs and this computer has not."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(sentence: str) -> NoReturn:
    """Leave the test out, with what to install; where CI is set nothing may be left out, and the test fails."""
    if "CI" in os.environ:
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
