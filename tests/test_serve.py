"""`python -m components open`: the dashboard on a file, started from anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from components import cli, serve
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
