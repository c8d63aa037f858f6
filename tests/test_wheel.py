"""The wheel: what it installs is Dateline whole, under one name, and works from any folder."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PINS = ROOT / "requirements.txt"
EVENTS = ROOT / "data" / "events.csv"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like site-packages, with the wheel of this checkout in it and nothing else."""
    place = tmp_path_factory.mktemp("installed")
    offline = ("--no-build-isolation", "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check")
    command = [sys.executable, "-m", "pip", "install", "-q", *offline, "--target", str(place), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return place


def test_one_name_lands_at_the_top(place: Path) -> None:
    names = {path.name for path in place.iterdir()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"bin", "dateline"}
    assert len(names) == 3


def test_everything_is_inside_and_nothing_is_imported_from_outside(place: Path) -> None:
    for name in ("app.py", ".streamlit/config.toml", "data/events.csv"):
        assert (place / "dateline" / name).exists()
    here = {path.relative_to(ROOT) for path in (ROOT / "components").rglob("*") if path.is_file()}
    there = {path.relative_to(place / "dateline") for path in (place / "dateline" / "components").rglob("*.*")}
    assert {path for path in here if "__pycache__" not in path.parts} == {path for path in there if path.suffix}
    for path in (place / "dateline").rglob("*.py"):
        assert not re.search(r"^\s*(?:from|import) (?:components|app|data)\b", path.read_text("utf-8"), re.M), path


def test_its_record_is_true(place: Path) -> None:
    (about,) = place.glob("*.dist-info")
    recorded = [file for file in PathDistribution(about).files or () if file.hash and "dateline/" in str(file)]
    assert len(recorded) > 300
    for file in recorded:
        digest = hashlib.sha256((place / file).read_bytes()).digest()
        assert file.hash
        assert base64.urlsafe_b64encode(digest).decode().rstrip("=") == file.hash.value


def test_it_asks_for_ranges_that_begin_with_what_tests_run_with(place: Path) -> None:
    (about,) = place.glob("*.dist-info")
    required = [Requirement(text) for text in PathDistribution(about).requires or ()]
    pinned = [Requirement(line) for line in PINS.read_text("utf-8").splitlines() if re.match(r"\w", line)]
    used = {one.name: next(iter(one.specifier)).version for one in pinned}
    for one in required:
        bounds = {each.operator: each.version for each in one.specifier}
        assert set(bounds) <= {">=", "<"}, one
        if one.marker is None:
            assert bounds[">="] == used[one.name]
            assert one.specifier.contains(used[one.name])
    assert len(required) > 20


def test_the_command_and_the_library_work_from_elsewhere(place: Path, tmp_path: Path) -> None:
    code = (
        "import runpy, sys; sys.argv = sys.argv[1:]\n"
        "try: runpy.run_path(sys.argv[0], run_name='__main__')\n"
        "except SystemExit as exit: print('exit code', exit.code)\n"
        "import dateline; print(dateline.load(sys.argv[2]), dateline.__file__)\n"
        "print([name for name in sys.modules if name.partition('.')[0] == 'components'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(place / "bin" / "dateline"), "check", str(EVENTS)],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(place)}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[1] == "rows 9 = events 7 + without a date 2 + rejected 0"
    assert lines[-3:] == ["exit code 0", f"<Timeline events.csv: 9 events> {place / 'dateline' / '__init__.py'}", "[]"]
