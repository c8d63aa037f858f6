"""Data that passes between modules: frozen dataclasses without behaviour; columns are numpy arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.model.dates import FUTURE, NO_ZONE, PAST, Dates, Flag, Precision
from components.model.event import COLUMNS, SEARCHED, STATUSES, Event, Role, TypedLink
from components.model.loaded import Cast, Links, Loaded, Offer, Part, Rejected, Suggestion
from components.model.reading import (
    AS_FOUND,
    BlankDate,
    BlankEnd,
    Choice,
    DateOrder,
    Numbers,
    Proposal,
    Reading,
    Source,
    Verdict,
)
from components.model.request import (
    CONTENTS,
    MOST_LANES,
    MOST_PLACE,
    ORDERS,
    SIDE,
    Content,
    Limits,
    Option,
    Request,
    Theme,
)
from components.model.store import Store

if TYPE_CHECKING:
    from components.model.dates import Int32, Int64

__all__ = [
    "AS_FOUND",
    "COLUMNS",
    "CONTENTS",
    "FUTURE",
    "MOST_LANES",
    "MOST_PLACE",
    "NO_ZONE",
    "ORDERS",
    "PAST",
    "SEARCHED",
    "SIDE",
    "STATUSES",
    "BlankDate",
    "BlankEnd",
    "Cast",
    "Choice",
    "Content",
    "DateOrder",
    "Dates",
    "Event",
    "Flag",
    "Int32",
    "Int64",
    "Limits",
    "Links",
    "Loaded",
    "Numbers",
    "Offer",
    "Option",
    "Part",
    "Precision",
    "Proposal",
    "Reading",
    "Rejected",
    "Request",
    "Role",
    "Source",
    "Store",
    "Suggestion",
    "Theme",
    "TypedLink",
    "Verdict",
]
