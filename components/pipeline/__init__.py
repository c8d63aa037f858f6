"""FLOOR 4 · the whole pipeline, in named steps: load a file, draw a picture of it, export it. loading.py (bytes →
events), drawing.py (events + request → picture), exporting.py (→ files), redacting.py (→ events without what a plan
hides); events.py: one interface to the events of a file or of a database."""

from components.pipeline.drawing import Drawn, draw, drawing_of, lanes_of, picture, recall, source
from components.pipeline.events import Events
from components.pipeline.exporting import each, export, export_pages, left_out, letters_as_boxes, missing_letters
from components.pipeline.loading import compare, connect, doubles, load, load_files, propose, tables, together
from components.pipeline.redacting import RedactedEvents, gathered, redact

__all__ = [
    "Drawn",
    "Events",
    "RedactedEvents",
    "compare",
    "connect",
    "doubles",
    "draw",
    "drawing_of",
    "each",
    "export",
    "export_pages",
    "gathered",
    "lanes_of",
    "left_out",
    "letters_as_boxes",
    "load",
    "load_files",
    "missing_letters",
    "picture",
    "propose",
    "recall",
    "redact",
    "source",
    "tables",
    "together",
]
