"""FLOOR 5 · what the command line prints of a file that was read: its receipt, as text or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from components.read.wording import at_lines

if TYPE_CHECKING:
    from components.model import Loaded


def nothing(loaded: Loaded) -> str:
    """The sentence for a file all of whose rows were rejected, "" for any other."""
    if not loaded.rejected or len(loaded.rejected) < loaded.rows:
        return ""
    first = loaded.rejected[0]
    where = f"the first on line {first.line}: {first.reason}"
    return f"Nothing of {loaded.name} could be loaded: {rejected(loaded)}, {where}."


def rejected(loaded: Loaded) -> str:
    """How many rows were, as the beginning of a sentence."""
    were = "row was" if len(loaded.rejected) == 1 else "rows were"
    return f"{len(loaded.rejected):,} of {loaded.rows:,} {were} rejected"


def as_json(loaded: Loaded) -> str:
    """The receipt for programs."""
    receipt = {
        "rows": loaded.rows,
        "events": loaded.events,
        "undated": loaded.undated,
        "rejected": [
            {"line": entry.line, "column": entry.column, "value": entry.value, "reason": entry.reason}
            for entry in loaded.rejected
        ],
        "offers": [{"flag": offer.flag, "text": offer.text, "does": offer.does} for offer in loaded.offers],
        "notes": [*_facts(loaded), *loaded.notes],
    }
    return json.dumps(receipt, ensure_ascii=False, indent=2)


def as_text(loaded: Loaded) -> str:
    """The receipt for people, nothing in it that a terminal would obey."""
    lines = [
        loaded.name,
        f"rows {loaded.rows:,} = events {loaded.events:,} + without a date {loaded.undated:,} "
        f"+ rejected {len(loaded.rejected):,}",
    ]
    if loaded.facts:
        lines += ["", "Read as:", *(f"  {fact}" for fact in _facts(loaded))]
    if loaded.rejected:
        lines += ["", "Rejected:"]
        lines += [
            f"  line {entry.line}: {_where(entry.column, entry.value)}{entry.reason}" for entry in loaded.rejected
        ]
    open_ones = [each for each in loaded.suggestions if not each.accepted]
    if open_ones:
        lines += ["", "Suggested (--accept-suggestions reads them so):"]
        lines += [f"  {_where(each.column, each.value)}{each.edtf} ({at_lines(each.lines)})" for each in open_ones]
    if loaded.offers:
        lines += ["", "It can be read otherwise:"]
        lines += [f"  --{offer.flag} {offer.text}: {offer.does.lower()}" for offer in loaded.offers]
    if loaded.notes:
        lines += ["", "Notes:", *(f"  {note}" for note in loaded.notes)]
    return "\n".join(map(printable, lines))


def printable(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal would obey: control characters are written out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _facts(loaded: Loaded) -> list[str]:
    return [f"{name.capitalize()}: {words}." for name, words in loaded.facts]


def _where(column: str, value: str) -> str:
    shown = value if len(value) <= 60 else f"{value[:59]}…"
    return f"{column} “{shown}”: " if column and value else f"“{shown}”: " if value else ""
