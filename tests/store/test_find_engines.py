"""How PostgreSQL and Java are found, and that nothing is installed where it would ask or is not needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store import find_engines
from tests.store.find_engines import main


class Machine:
    """A computer without either, on which Debian's packages of `has` can be installed; notes what is run."""

    def __init__(self, *has: str) -> None:
        self.has = has
        self.installed: set[str] = set()
        self.run: list[list[str]] = []

    def command(self, words: list[str], **options: object) -> None:
        assert options["stdin"] == subprocess.DEVNULL  # nothing may wait for an answer
        self.run.append(words)
        self.installed |= {words[-1]} & set(self.has)

    def postgres(self) -> Path | None:
        return Path("/usr/lib/postgresql/15/bin") if "postgresql" in self.installed else None

    def java(self) -> str | None:
        return "/usr/bin/java" if self.installed & set(find_engines.JAVAS) else None


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine("postgresql", "openjdk-21-jre-headless")
    monkeypatch.setattr(find_engines, "find_postgres", machine.postgres)
    monkeypatch.setattr(find_engines, "find_java", machine.java)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", machine.command)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(sys, "argv", ["find_engines.py", "--install"])
    return machine


def test_debians_packages_are_tried_until_there_is_one_and_ask_for_no_password(machine: Machine) -> None:
    assert main() == 0
    assert [words[:3] for words in machine.run] == [["sudo", "--non-interactive", "apt-get"]] * 4
    assert [words[-1] for words in machine.run] == ["-qq", "postgresql", *find_engines.JAVAS]


def test_what_is_there_is_used(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.installed = {"postgresql", "openjdk-17-jre-headless"}
    assert main() == 0
    assert machine.run == []
    assert capsys.readouterr().out == f"{machine.postgres()}\n/usr/bin/java\n"


def test_what_cannot_be_had_fails_nothing(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.has = ()
    assert main() == 0
    assert "No Java: the tests that need it are skipped." in capsys.readouterr().err


@pytest.mark.parametrize("without", ["apt-get", "sudo"])
def test_nothing_is_tried_where_it_cannot_work(machine: Machine, without: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if name == without else f"/usr/bin/{name}")
    assert main() == 0
    assert machine.run == []
