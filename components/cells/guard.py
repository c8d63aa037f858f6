"""Cells that a spreadsheet would execute as a formula: marked as text on export and unmarked on import.

The mark is a leading apostrophe (OWASP, "CSV injection"). A text that already has one before such a beginning gets
another, so that `unguard(guard(text)) == text` for every text.
"""

from __future__ import annotations

import re

# What some spreadsheets take off before they look for a sign, seen or unseen; full-width signs are ASCII ones to some.
_IGNORED = (
    r"\s\x00-\x1f\x7f\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\"'`´‘’‚“”„«»\uff02\uff07"
)
_SIGNS = r"=+\-@＝＋－＠"
_DANGEROUS = re.compile(rf"[{_IGNORED}]*[{_SIGNS}]|'*[\t\r\n]\s*\S")
_MARKED = re.compile(f"'(?:{_DANGEROUS.pattern})")


def guard(text: str) -> str:
    """`text` with an apostrophe in front if a spreadsheet could take it for a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguard(text: str) -> str:
    """`text` without the apostrophe that `guard` put there."""
    return text[1:] if _MARKED.match(text) else text
