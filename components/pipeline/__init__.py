"""FLOOR 4 · the whole pipeline, in named steps: load a file, draw a picture of it, redact it, export it.

loading.py (bytes → events, and the comparison of two files), drawing.py (events + request → picture), exporting.py
(→ files), redacting.py (→ events without what a plan hides); events.py: one interface to the events of a file or of a
database.
"""

from components.pipeline.drawing import Drawn, default_lanes, draw, drawing_of, picture, recall, source
from components.pipeline.events import Events
from components.pipeline.exporting import (
    export,
    export_pages,
    letters_as_boxes,
    missing_letters,
    omissions,
    per_value,
)
from components.pipeline.loading import compare, connect, doubles, first_dates, load, load_files, merge, propose, tables
from components.pipeline.redacting import RedactedEvents, gather, redact

__all__ = [
    "Drawn",
    "Events",
    "RedactedEvents",
    "compare",
    "connect",
    "default_lanes",
    "doubles",
    "draw",
    "drawing_of",
    "export",
    "export_pages",
    "first_dates",
    "gather",
    "letters_as_boxes",
    "load",
    "load_files",
    "merge",
    "missing_letters",
    "omissions",
    "per_value",
    "picture",
    "propose",
    "recall",
    "redact",
    "source",
    "tables",
]
