"""`open`: the dashboard."""

from __future__ import annotations

import argparse

from components import serve
from components.commands.reading import data_of
from components.draft import project
from components.read.inputs import source_at


def open_page(args: argparse.Namespace) -> int:
    """Serve the dashboard until it is closed. Returns the exit code. Raises TimelineError for a file that cannot be
    read."""
    given = next((path for path in args.file if project.is_one(path)), None)
    files = [path for path in args.file if path != given]
    for path in files:
        source_at(path)  # raises an error before a browser opens
    if given:
        files = [data_of(given, files)]
    serve.start(files, given)
    return 0
