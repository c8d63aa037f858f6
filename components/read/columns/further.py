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
    """A unique name for each column that is not ours: as typed, duplicates numbered. Parts of a date are included."""
    consumed = {at for target, at in ours.items() if target in (*COLUMNS, "start", "end")}
    reserved = {"line", *COLUMNS, "start", "end"}
    taken = set(reserved)
    copies: dict[str, int] = {}
    further: dict[str, int] = {}
    renamed = []
    nameless = []
    for at, cell in enumerate(typed):
        if at in consumed:
            continue
        wanted = cell.lower() if cell.lower() in reserved else cell or f"column {at + 1}"
        name = wanted
        while name in taken:
            copies[wanted] = copies.get(wanted, 1) + 1
            name = f"{wanted} ({copies[wanted]})"
        if name != wanted:
            renamed.append(
                message(
                    "Column {number} is called {name} here, as there is another {wanted}.",
                    number=str(at + 1),
                    name=quoted(name),
                    wanted=quoted(wanted),
                )
            )
        nameless += [quoted(name)] if not cell else []
        taken.add(name)
        further[name] = at
    notes = (
        [
            message(
                "{columns} without a name, kept as {names}.",
                columns=counted(len(nameless), "column"),
                names=listed(nameless),
            )
        ]
        if nameless
        else []
    )
    more = messages(
        len(renamed) - _MOST_NOTES,
        "So is {n} more column, under its name and a number.",
        "So are {n} more columns, each under its name and a number.",
    )
    return further, notes + renamed[:_MOST_NOTES] + ([more] if len(renamed) > _MOST_NOTES else [])
