"""Packages that only benchmarks need, to compare Dateline with: they are downloaded when they are first used.

Python packages of peers.txt and the browser's of peers/package.json come into .bench, which git ignores and
`make clean` removes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FOLDER = HERE.parent / ".bench"


def module(name: str) -> Any:
    """A package of peers.txt, imported."""
    required, place = HERE / "peers.txt", FOLDER / "python"
    if _stale(required, place):
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--upgrade", "--target", str(place), "-r", str(required)], check=True)
        _fetched(required, place)
    if str(place) not in sys.path:
        sys.path.append(str(place))
    return import_module(name)


def scripts() -> Path:
    """The folder node_modules with the packages of peers/package.json. Needs npm."""
    required, place = HERE / "peers" / "package.json", FOLDER / "browser"
    if _stale(required, place):
        npm = shutil.which("npm") or sys.exit("The peers in the browser are fetched by npm; install Node.js.")
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(required, place / required.name)
        command = [npm, "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=place, check=True)
        _fetched(required, place)
    return place / "node_modules"


def _stale(required: Path, place: Path) -> bool:
    """Whether `place` lacks the packages that `required` names now."""
    installed = place / ".asked"
    return not installed.exists() or installed.read_text("utf-8") != required.read_text("utf-8")


def _fetched(required: Path, place: Path) -> None:
    (place / ".asked").write_text(required.read_text("utf-8"), "utf-8")
