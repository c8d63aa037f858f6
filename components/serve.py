"""FLOOR 5 · the dashboard, started at the command line with files to show."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from components.read.arriving import FILES

if TYPE_CHECKING:
    from collections.abc import Sequence

APP = Path(__file__).parents[1] / "app.py"


def start(files: Sequence[Path]) -> None:
    """Serve the page on these files until it is stopped (ctrl and C)."""
    from streamlit.web import cli  # noqa: PLC0415 (it takes as long as all else, and no other command needs it)

    os.environ[FILES] = json.dumps([str(path.resolve()) for path in files])
    cli.main(["run", str(APP)], standalone_mode=False)
