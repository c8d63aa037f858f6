"""`python -m components open`: the dashboard on a file, started from anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from components import cli, serve
from components.draft import project
from tests.ui.opened import ROOT


def test_a_file_that_is_not_there_is_said_before_anything_starts(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["open", "no-such.csv"]) == 1
    assert "There is no file no-such.csv" in capsys.readouterr().err


def test_the_page_is_served_with_its_own_settings_wherever_it_is_started(tmp_path: Path) -> None:
    """Streamlit says what it would be asked to run, and with which settings."""
    file = tmp_path / "mine.csv"
    file.write_text("date,title\n2014,A\n", "utf-8")
    script = (
        "import json, os, sys, streamlit.web.bootstrap as b\n"
        "from streamlit import config\n"
        "b.run_asgi_app = lambda *args: print(json.dumps([args[1], os.environ['DATELINE_FILES'],"
        " config.get_option('server.address'), config.get_option('server.allowedHosts')]))\n"
        "from components.cli import main\n"
        "sys.exit(main(['open', 'mine.csv']))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    app, files, listens, hosts = json.loads(done.stdout)
    assert app == "app:app"
    assert json.loads(files) == [str(file)]
    assert (listens, hosts) == ("127.0.0.1", ["127.0.0.1", "localhost"])
    assert serve.APP == ROOT / "app.py"


def test_a_project_without_its_file_says_which_that_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "p.dateline.json"
    file.write_bytes(project.written(project.Project(project.Data("events.csv", "ab" * 32, 1_234))))
    assert cli.main(["open", str(file)]) == 1
    output = capsys.readouterr().err
    assert f"p.dateline.json is about events.csv (1,234 bytes, SHA-256 {'ab' * 32})" in output
    assert "open PROJECT FILE" in output


def test_a_project_is_opened_with_the_file_it_is_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, data = tmp_path / "p.dateline.json", tmp_path / "mine.csv"
    data.write_bytes(content := b"date,title\n2014,A\n")
    file.write_bytes(project.written(project.Project(project.Data("mine.csv", sha256(content).hexdigest()))))
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(serve, "start", lambda *given: calls.append(given))
    assert cli.main(["open", str(file)]) == 0
    assert calls == [([data], file)]
