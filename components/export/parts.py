"""Parts of events that some formats leave out: their names, and whether the events of a store have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.language import message
from components.model import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from components.model import Store

_PART_OF = "part of"
_PLAIN = {"", "occurred"}  # the default status


def _filled(column: str) -> Callable[[Store], bool]:
    return lambda store: any(store.codes(column)[0])


PARTS: Mapping[str, tuple[str, Callable[[Store], bool]]] = {
    "ids": (message("ids"), _filled("id")),
    "actors": (message("actors"), lambda store: bool(store.cast.names)),
    "roles": (message("roles"), lambda store: any(store.cast.roles)),
    "type": (message("types"), _filled("type")),
    "status": (message("status"), lambda store: not _PLAIN.issuperset(store.codes("status")[0])),
    "reported": (message("when it was reported"), _filled("reported")),
    "source": (message("sources"), _filled("source")),
    "links": (message("links between events"), lambda store: bool(len(store.links.kind))),
    "further_links": (
        message("links other than parts"),
        lambda store: any(store.links.kinds[kind] != _PART_OF for kind in set(store.links.kind.tolist())),
    ),
    "columns": (message("the file's own columns"), lambda store: len(store.columns) > len(COLUMNS)),
}
"""By the name in `Format.leaves`: the part in words, and whether a store has it."""


def missing_parts(leaves: tuple[str, ...], store: Store) -> tuple[str, ...]:
    """The parts that the format leaves out and the events have, in words."""
    return tuple(words for words, has_part in map(PARTS.__getitem__, leaves) if has_part(store))
