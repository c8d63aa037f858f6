"""FLOOR 5 · the page, served on this computer with files that it shows."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from components.draft.project import GIVEN
from components.read.inputs import FILES

if TYPE_CHECKING:
    from collections.abc import Sequence

APP = Path(__file__).parents[1] / "app.py"


def start(files: Sequence[Path], project: Path | None = None) -> None:
    """Serve the page with these files, the first as shown by the `project`, if there is one, until it is stopped
    (Ctrl+C)."""
    from streamlit.web import cli  # noqa: PLC0415 (slow to import, and no other command needs it)

    os.environ[FILES] = json.dumps([str(path.resolve()) for path in files])
    os.environ[GIVEN] = str(project.resolve()) if project else ""
    cli.main(["run", str(APP)], standalone_mode=False)
