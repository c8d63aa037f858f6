"""The dashboard with gates: as long as a test has shut one, the server stands still there in the middle of a run.

A gate is a folder in the folder that the environment's GATES names; a file in it says that a run has come to it.
"""

from __future__ import annotations

import os
import runpy
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from components import pipeline
from components.ui import edits

if TYPE_CHECKING:
    from collections.abc import Callable

GATES = "GATES"
DRAW, OPEN = "draw", "open"  # before a picture is drawn, below the sidebar; before the file is opened, above it
LOOKS = 0.01  # s


def gated(name: str, act: Callable[..., Any]) -> Callable[..., Any]:
    """`act`, which waits as long as the gate is shut."""
    gate = Path(os.environ[GATES]) / name

    def wait_and_act(*args: Any, **kwargs: Any) -> Any:
        while gate.exists():
            (gate / "reached").touch()
            time.sleep(LOOKS)
        return act(*args, **kwargs)

    wait_and_act.gate = name  # type: ignore[attr-defined]  # Streamlit runs this file anew for each run of the page
    return wait_and_act


if __name__ == "__main__":
    if not hasattr(pipeline.draw, "gate"):
        pipeline.draw = gated(DRAW, pipeline.draw)
        edits.load = gated(OPEN, edits.load)
    runpy.run_path(str(Path(__file__).parents[2] / "app.py"), run_name="__main__")
