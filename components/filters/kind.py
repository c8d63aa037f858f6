"""By the words in a column, one or several of them: the type of event, its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.filters.field import Field, Filter, by_count
from components.filters.meant import meant
from components.model import STATUSES, Option

if TYPE_CHECKING:
    from components.filters.field import Asked, Keep
    from components.model import Store


def _by_word(field: Field, known: tuple[str, ...] = ()) -> Filter:
    """A filter by the column of the field's name; `known` words may be asked for even if no event has them."""
    column = field.name

    def check(store: Store, asked: Asked) -> Asked:
        values = dict.fromkeys((*store.codes(column)[0], *known))
        return {column: tuple(dict.fromkeys(meant(column, typed, values) for typed in asked[column]))}

    def keep(store: Store, asked: Asked) -> Keep:
        values, codes = store.codes(column)
        wanted = np.array([value in asked[column] for value in values], bool)
        return wanted[codes]

    def options(store: Store, asked: Asked, among: Keep) -> dict[str, tuple[Option, ...]]:
        values, codes = store.codes(column)
        return {column: by_count(values, np.bincount(codes[among], minlength=len(values)))}

    def describe(asked: Asked) -> tuple[str, ...]:
        return (f"{column} {' or '.join(value or 'not given' for value in asked[column])}",)

    return Filter((field,), check, keep, options, describe)


TYPE = _by_word(Field("type", "Type", "Events of these types.", "many"))
STATUS = _by_word(Field("status", "Status", "Events with this status, as when reported.", "many"), STATUSES)
