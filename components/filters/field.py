"""What a filter is made of: its fields (what may be asked) and its functions (what comes of it)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from components.model import Option, Store

Keep = NDArray[np.bool_]  # one entry a row of the store: is it kept?
Asked = Mapping[str, tuple[str, ...]]  # a filter's own fields, those that are set, each with at least one value


@dataclass(frozen=True)
class Field:
    """One thing to ask by: a widget on the page, a parameter in the URL, a flag on the command line."""

    name: str
    label: str
    help: str
    widget: Literal["many", "one", "date", "text"]  # only "many" takes more than one value
    choices: tuple[str, ...] = ()  # the only values there are, the first as the default; () where the data says


@dataclass(frozen=True)
class Filter:
    """Fields that are asked together. Every function gets only what is set of them, never nothing at all;
    `options` alone may, since there is something to choose before anything is chosen."""

    fields: tuple[Field, ...]
    check: Callable[[Store, Asked], Asked]  # values as they are meant, or RequestError
    keep: Callable[[Store, Asked], Keep]
    options: Callable[[Store, Asked, Keep], dict[str, tuple[Option, ...]]]  # counted among the rows that others keep
    describe: Callable[[Asked], tuple[str, ...]]  # phrases: "North Korea or Japan"


def by_count(values: tuple[str, ...], counts: NDArray[np.int64]) -> tuple[Option, ...]:
    """Options, the most frequent first, then by name."""
    pairs = sorted(zip(values, counts.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0].casefold(), pair[0]))
    return tuple(Option(value, count) for value, count in pairs)
