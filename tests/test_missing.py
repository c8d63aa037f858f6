"""What is missing leaves a test out, but never where CI is set."""

from __future__ import annotations

import pytest

from tests.missing import missing


def test_a_test_is_left_out_and_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="install a thing"):
        missing("install a thing")


def test_where_ci_is_set_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="install a thing"):
        missing("install a thing")
