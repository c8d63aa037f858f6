"""Resolution of typed text to an existing value. A text without a value is an error that lists the existing ones."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from components.cells.fold import fold
from components.errors import RequestError
from components.language import message, messages

if TYPE_CHECKING:
    from collections.abc import Collection

_NEAREST = 5  # names suggested
_COMPARED = 20_000  # names that are looked through for suggestions; difflib is slow
_SHOWN = 12  # values listed when nothing is near


def resolve(what: str, typed: str, values: Collection[str]) -> str:
    """The value that was typed: an exact match, or else the only one that differs just in case, accents and blanks.
    Raises RequestError that lists similar values, or the first ones."""
    if typed in values:
        return typed
    folded = fold(typed)
    alike = [value for value in values if fold(value) == folded]
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise RequestError(
            message(
                "There is more than one {what} like “{typed}”: {alike}; give it exactly.",
                what=what,
                typed=typed,
                alike=_quoted(alike),
            )
        )
    by_fold = {fold(value): value for value in list(values)[:_COMPARED]}
    parts = [value for key, value in by_fold.items() if folded and folded in key]
    near = [by_fold[key] for key in get_close_matches(folded, by_fold, _NEAREST)]
    if nearest := list(dict.fromkeys([*near, *parts]))[:_NEAREST]:
        raise RequestError(
            message(
                "There is no {what} “{typed}”; the nearest: {nearest}.",
                what=what,
                typed=typed,
                nearest=_quoted(nearest),
            )
        )
    if not values:
        raise RequestError(
            message("There is no {what} “{typed}”; these events have none at all.", what=what, typed=typed)
        )
    shown = _quoted(sorted(values)[:_SHOWN])
    if more := max(len(values) - _SHOWN, 0):
        shown = messages(more, "{first} and {n} more", "{first} and {n} more", first=shown)
    raise RequestError(
        message("There is no {what} “{typed}”; there are: {known}.", what=what, typed=typed, known=shown)
    )


def _quoted(values: Collection[str]) -> str:
    return ", ".join(f"“{value}”" for value in values)
