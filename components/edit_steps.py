"""FLOOR 4 · changes of cells as a draft records them: enough to make them again, with old and new values for its
history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from components.errors import DraftError
from components.language import message
from components.model import Reading, Source
from components.sheet import Edits, Sheet, reading_of, rows_of, sheet, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from components.model import Loaded

DAMAGED = message("The draft does not fit the file: it was made with another version of Dateline, or is damaged.")


@dataclass(frozen=True)
class Step:
    """The file after a change: its `sheet`, whose columns the source has, and the `order` of day and month it was read
    with."""

    source: Source
    sheet: Sheet
    order: Reading


def with_edits(name: str, sheet: Sheet, edits: Edits, order: Reading) -> Step:
    """The file of this name after `edits` of its `sheet`."""
    return Step(Source(f"{Path(name).stem}.csv", written(sheet, edits)), sheet, order)


def replayed(
    first: Loaded, name: str, bodies: Sequence[Mapping[str, Any]], read: Callable[[Step], Loaded]
) -> list[Step]:
    """The file of this name after each change of a draft, including those undone later; `first` is the file itself, and
    `read` reads the result of a change. Raises DraftError."""
    of, sheets = {0: first}, {0: sheet(first)}
    steps: list[Step] = []
    for body in bodies:
        at = body.get("of")
        if not (isinstance(at, int) and 0 <= at <= len(steps)):
            raise DraftError(DAMAGED)
        if at not in sheets:
            of[at] = read(steps[at - 1])
            sheets[at] = sheet(of[at])
        steps.append(with_edits(name, sheets[at], edits(body, sheets[at]), of[at].reading))
    return steps


def reading(step: Step, options: Reading) -> Reading:
    """The reading of a file after a change, if the file itself is read with `options`."""
    order = options if options.date_order else replace(options, date_order=step.order.date_order)
    return reading_of(step.sheet, order)


def step(of: int, sheet: Sheet, before: Edits, after: Edits) -> dict[str, Any]:
    """The change of the cells of `sheet` by `after`, as a JSON object; `of` is the number of the step that the sheet
    comes from (0 for the file). Changes since `before` are listed value by value."""
    return {
        "of": of,
        "cells": {str(place): dict(texts) for place, texts in after.cells.items()},
        "added": [dict(texts) for texts in after.added],
        "deleted": sorted(after.deleted),
        "changes": list(_changes(sheet, before, after)),
    }


def edits(body: Mapping[str, Any], sheet: Sheet) -> Edits:
    """The changes of `sheet` in an object made by `step`. Raises DraftError for any other object."""
    try:
        cells = {int(place): _texts(texts) for place, texts in body["cells"].items()}
        added = tuple(_texts(texts) for texts in body["added"])
        deleted = frozenset(int(place) for place in body["deleted"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DraftError(DAMAGED) from error
    places, names = {*cells, *deleted}, {name for texts in (*cells.values(), *added) for name in texts}
    if not (all(0 <= place < len(sheet.order) for place in places) and names <= {*sheet.names}):
        raise DraftError(DAMAGED)
    return Edits(cells, added, deleted)


def _texts(given: Mapping[str, str]) -> dict[str, str]:
    return {str(name): str(text) for name, text in given.items()}


def _changes(sheet: Sheet, before: Edits, after: Edits) -> Iterator[dict[str, Any]]:
    """The differences after `after`: a cell's row (by its id), column, old and new text; for a row added or deleted no
    column, and its content."""
    places = sorted({*before.cells, *after.cells} | (before.deleted ^ after.deleted))
    for place, row in zip(places, rows_of(sheet, places).to_dict("records") if places else (), strict=True):
        was, now = ({**row, **given.cells.get(place, {})} for given in (before, after))
        name = str(row["id"])
        if (place in before.deleted) != (place in after.deleted):
            gone = place in after.deleted
            yield {
                "row": name,
                "column": None,
                "old": _held(was) if gone else None,
                "new": None if gone else _held(now),
            }
        for column in sheet.names:
            if was[column] != now[column]:
                yield {"row": name, "column": column, "old": was[column], "new": now[column]}
    for number in range(max(len(before.added), len(after.added))):
        old, new = (given.added[number] if number < len(given.added) else None for given in (before, after))
        if old != new:
            yield {"row": f"new {number + 1}", "column": None, "old": old and _held(old), "new": new and _held(new)}


def _held(texts: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(text) for name, text in texts.items() if text}
