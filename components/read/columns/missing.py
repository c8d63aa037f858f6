"""Placeholders for missing values in columns of dates, such as pandas' NaT or a database's NULL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.language import messages
from components.read.columns.cells import are_among
from components.read.wording import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

_NOTHING = ("nat", "nan", "null", "none", "nil", "\\n", "<na>", "#n/a", "#nv", "n.a.", "(null)", "(blank)")


def blank_placeholders(cells: Mapping[str, pd.Series]) -> tuple[dict[str, pd.Series], tuple[str, ...]]:
    """The date columns, trimmed, with placeholders replaced by blanks, and the note on that."""
    blanked, placeholders = dict(cells), dict[str, None]()
    for name, texts in cells.items():
        is_placeholder = are_among(texts, _NOTHING)
        if is_placeholder.any():
            placeholders |= dict.fromkeys(texts[is_placeholder].unique())
            blanked[name] = texts.mask(is_placeholder, "")
    if not placeholders:
        return blanked, ()
    names = listed([quoted(text) for text in placeholders])
    note = messages(
        len(placeholders),
        "{names} where a date belongs is what programs write for nothing: read as a blank cell.",
        "{names} where a date belongs are what programs write for nothing: read as blank cells.",
        names=names,
    )
    return blanked, (note,)
