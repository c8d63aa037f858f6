"""The weight of events: their importance by number of links, then by number of actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from components.model import Cast, Int64, Links

LINK = 1 << 16  # weight of a link; an actor weighs 1


def weights(cast: Cast, links: Links, rows: Int64) -> Int64:
    """The weight of each of `rows`, below 2³¹: `LINK` for each link that begins or ends at it (at most `LINK // 4`
    count), and 1 for each actor (at most `LINK - 1`)."""
    weight = np.minimum(cast.start[rows + 1] - cast.start[rows], LINK - 1)
    if len(links.origin):
        ends = np.bincount(np.concatenate([links.origin, links.target]), minlength=len(cast.start) - 1)
        weight = weight + np.minimum(ends[rows], LINK // 4) * LINK
    return np.asarray(weight, np.int64)
