"""FLOOR 3 · compare: what changed between two versions of a file, and events of several files that may be the same.

loaded files → traits → neighbours → scores (likeness.py) → matches (matching.py) → differences (comparison.py, with
date_changes.py for dates) → words, CSV and JSON (report.py), or one set of events to draw (merged.py)
joined files → traits → neighbours → scores → doubles (doubles.py), tied or kept apart as a person says
"""

from components.compare.comparison import Comparison, changes, compare
from components.compare.doubles import Double, doubles, with_decisions
from components.compare.merged import CHANGE, lanes, merged, title
from components.compare.report import as_csv, as_json, as_text, files

__all__ = [
    "CHANGE",
    "Comparison",
    "Double",
    "as_csv",
    "as_json",
    "as_text",
    "changes",
    "compare",
    "doubles",
    "files",
    "lanes",
    "merged",
    "title",
    "with_decisions",
]
