"""Events of a database in the form of a file's, for redaction."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from components.errors import RequestError
from components.language import message
from components.model import Flag

if TYPE_CHECKING:
    from components.layout.source import EventSource
    from components.model import Loaded

MOST = 100_000  # events that can be redacted at once
_PLAIN = str.maketrans(
    {";": ",", "[": "(", "]": ")"}
)  # the notation of a file's cell of actors, which a database does not use


def gather(selected: EventSource) -> Loaded:
    """The selected events with all their columns. Raises RequestError if they are more than MOST, or if any has a date
    in numbers only, DatabaseError."""
    if (size := selected.summary().shown) > MOST:
        raise RequestError(
            message(
                "{n} events of {file} would have to be searched for what is hidden, and {most} can be at "
                "once; choose fewer with filters.",
                n=size,
                file=selected.name,
                most=MOST,
            )
        )
    loaded = selected.subset().loaded
    dated = (loaded.dates.flags & Flag.UNDATED) == 0
    if bare := int(np.count_nonzero(dated & (loaded.table["date"] == "").to_numpy(bool))):
        raise RequestError(
            message(
                "{bare} events of {name} have a date in numbers only, which cannot be made less exact; write "
                "it in the column date, too.",
                bare=bare,
                name=selected.name,
            )
        )
    return replace(loaded, table=loaded.table.assign(actors=_cells(loaded)))


def _cells(loaded: Loaded) -> list[str]:
    """The actors of each event, in the notation of a file's cell."""
    names, roles = ([text.translate(_PLAIN) for text in texts] for texts in (loaded.cast.names, loaded.cast.roles))
    parts = [
        f"{names[actor]} [{roles[role]}]" if role else names[actor]
        for actor, role in zip(loaded.cast.actor.tolist(), loaded.cast.role.tolist(), strict=True)
    ]
    start = loaded.cast.start.tolist()
    return ["; ".join(parts[first:last]) for first, last in pairwise(start)]
