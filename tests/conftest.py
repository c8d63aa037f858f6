"""What every test shares."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# Properties are judged by what they find, never by how long they take.
# In CI they look at the same examples in every run; elsewhere at others each time.
settings.register_profile(
    "dateline",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize="CI" in os.environ,
)
settings.load_profile("dateline")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/test_cases.py --accept`: see there."""
    parser.addoption("--accept", action="store_true", help="take the pictures drawn now as the golden ones")


def pytest_collection_finish() -> None:
    """Modules and tests live to the end: to look through them again and again for garbage took an eighth of the time
    in which tests run, most of all where a test makes many small objects."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _no_drafts_of_the_users(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Servers that tests start keep their drafts apart."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_DRAFTS", str(tmp_path_factory.mktemp("drafts")))
        yield


@pytest.fixture(autouse=True)
def _no_drafts_of_other_tests(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test does not find what another one changed."""
    monkeypatch.setenv("DATELINE_DRAFTS", str(tmp_path_factory.getbasetemp() / f"drafts-{uuid4()}"))
