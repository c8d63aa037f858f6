"""What benchmarks compare Dateline with and Dateline itself does not need: fetched when it is first asked for.

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
    asked, place = HERE / "peers.txt", FOLDER / "python"
    if _stale(asked, place):
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--upgrade", "--target", str(place), "-r", str(asked)], check=True)
        _fetched(asked, place)
    if str(place) not in sys.path:
        sys.path.append(str(place))
    return import_module(name)


def scripts() -> Path:
    """The folder node_modules with what peers/package.json names. Needs npm."""
    asked, place = HERE / "peers" / "package.json", FOLDER / "browser"
    if _stale(asked, place):
        npm = shutil.which("npm") or sys.exit("The peers in the browser are fetched by npm; install Node.js.")
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(asked, place / asked.name)
        command = [npm, "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=place, check=True)
        _fetched(asked, place)
    return place / "node_modules"


def _stale(asked: Path, place: Path) -> bool:
    """Whether `place` was not yet filled with what `asked` names now."""
    kept = place / ".asked"
    return not kept.exists() or kept.read_text("utf-8") != asked.read_text("utf-8")


def _fetched(asked: Path, place: Path) -> None:
    (place / ".asked").write_text(asked.read_text("utf-8"), "utf-8")
