"""Names for the columns of a file that are not ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.language import message, messages
from components.model import COLUMNS
from components.read.wording import counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MOST_NOTES = 20  # notes on single columns before the rest is only counted


def further_columns(typed: Sequence[str], ours: Mapping[str, int]) -> tuple[dict[str, int], list[str]]:
    """A unique name for each column that is not ours, with its index, and notes on new names. Names are kept as typed;
    duplicates are numbered, and blank ones become `column 3`. Parts of a date are included."""
    consumed = {index for target, index in ours.items() if target in (*COLUMNS, "start", "end")}
    reserved = {"line", *COLUMNS, "start", "end"}
    used_names = set(reserved)
    copies: dict[str, int] = {}
    further: dict[str, int] = {}
    renamed = []
    nameless = []
    for index, cell in enumerate(typed):
        if index in consumed:
            continue
        wanted = cell.lower() if cell.lower() in reserved else cell or f"column {index + 1}"
        name = wanted
        while name in used_names:
            copies[wanted] = copies.get(wanted, 1) + 1
            name = f"{wanted} ({copies[wanted]})"
        if name != wanted:
            renamed.append(
                message(
                    "Column {number} is called {name} here, as there is another {wanted}.",
                    number=str(index + 1),
                    name=quoted(name),
                    wanted=quoted(wanted),
                )
            )
        nameless += [quoted(name)] if not cell else []
        used_names.add(name)
        further[name] = index
    return further, _notes(nameless, renamed)


def _notes(nameless: Sequence[str], renamed: Sequence[str]) -> list[str]:
    """Notes on columns without a name, given their new names, and the notes on single new names, or their number."""
    notes = []
    if nameless:
        notes.append(
            message(
                "{columns} without a name, kept as {names}.",
                columns=counted(len(nameless), "column"),
                names=listed(nameless),
            )
        )
    more = messages(
        len(renamed) - _MOST_NOTES,
        "So is {n} more column, under its name and a number.",
        "So are {n} more columns, each under its name and a number.",
    )
    return [*notes, *renamed[:_MOST_NOTES], *([more] if len(renamed) > _MOST_NOTES else [])]
