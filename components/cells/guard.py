"""Cells that a spreadsheet would run as a formula, marked as text on the way out and unmarked on the way in.

The mark is a leading apostrophe (OWASP, "CSV injection"). A text that has one already before such a beginning gets
another, so that `unguard(guard(text)) == text` for every text.
"""

from __future__ import annotations

import re

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_MARKED = re.compile(r"'+[=+\-@\t\r]")


def guard(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguard(text: str) -> str:
    """`text` without the apostrophe that `guard` put there."""
    return text[1:] if _MARKED.match(text) else text
