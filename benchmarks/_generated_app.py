"""The real page, with made-up events among the examples that it opens by name: `?file=crowd-10000`.

DATELINE_GENERATED names their files, parted as the system parts a search path. Run by Streamlit, never imported.
"""

from __future__ import annotations

import os
import runpy
from pathlib import Path

from components.ui import files

ROOT = Path(__file__).resolve().parent.parent
FILES = [Path(name) for name in os.environ["DATELINE_GENERATED"].split(os.pathsep) if name]

files.EXAMPLES = (*files.EXAMPLES[:1], *(files.Example(path.stem, path.stem, path) for path in FILES))  # type: ignore[assignment]
runpy.run_path(str(ROOT / "app.py"), run_name="__main__")
