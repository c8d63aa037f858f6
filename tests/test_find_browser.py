"""How the browser is found, and in which order the ways to get one are tried."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from choreographer.browsers.chromium import Chromium

from tests.browser import find_browser
from tests.browser.find_browser import ADVICE, main


class Machine:
    """A computer without a browser, on which the command `works_at` brings one; notes what is run."""

    def __init__(self, works_at: str = "") -> None:
        self.works_at = works_at
        self.browser: str | None = None
        self.run: list[list[str]] = []

    def command(self, words: list[str], **options: object) -> None:
        assert options["stdin"] == subprocess.DEVNULL  # nothing may wait for an answer
        self.run.append(words)
        if self.works_at and self.works_at in " ".join(words):
            self.browser = "/usr/bin/found"


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine()
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr(Chromium, "find_browser", lambda **_: machine.browser)
    monkeypatch.setattr(find_browser, "_playwrights", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", machine.command)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(sys, "argv", ["find_browser.py", "--install"])
    return machine


def test_what_is_there_is_used(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.browser = "/usr/bin/chromium"
    assert main() == 0
    assert capsys.readouterr().out == "/usr/bin/chromium\n"
    assert machine.run == []


def test_debians_package_comes_first_and_asks_for_no_password(machine: Machine) -> None:
    machine.works_at = "install -qq -y chromium"
    assert main() == 0
    assert [words[:3] for words in machine.run] == [["sudo", "--non-interactive", "apt-get"]] * 2
    assert [words[3] for words in machine.run] == ["update", "install"]


def test_then_playwrights_download(machine: Machine) -> None:
    machine.works_at = "playwright install chromium"
    assert main() == 0
    assert machine.run[-1][1:] == ["-m", "playwright", "install", "chromium"]


def test_then_kaleidos_where_only_the_dashboard_is_installed(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    machine.works_at = "choreo_get_chrome"
    assert main() == 0
    assert Path(machine.run[-1][0]).name == "choreo_get_chrome"


def test_at_last_a_sentence(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 1
    assert len(machine.run) == 3
    assert capsys.readouterr().err.endswith(ADVICE + "\n")


def test_without_the_flag_nothing_is_installed(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["find_browser.py"])
    assert main() == 1
    assert machine.run == []


def test_a_browser_named_wrongly_is_said_and_not_replaced(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.browser = "/usr/bin/chromium"
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    assert main() == 1
    assert machine.run == []
    assert "/nowhere/chrome" in capsys.readouterr().err
