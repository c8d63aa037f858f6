"""The request for a picture, and the options of a filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark", "print"]
ORDERS = ("meetings", "first", "last", "count", "name")  # of lanes


@dataclass(frozen=True)
class Request:
    """The request for a picture: the only state. `parameters.PARAMETERS` defines the parameters of the page's address
    and the flags of the command line; `budget` and `today` have none. `filters` pairs a field's name with its values,
    only those that are set, in the order of `filters.FIELDS`: `(("actor", ("Japan",)), ("match", ("all",)))`."""

    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    view: str = "swimlane"
    window: tuple[float, float] | None = None  # seconds at the axis' two ends, None for all that is known
    lanes: str = "actor"  # the column whose values are the lanes; "" for one lane of all events
    pinned: tuple[str, ...] = ()  # lanes that come first, in this order
    hidden: tuple[str, ...] = ()  # lanes left out, and said so
    most_lanes: int = 14  # the first in order, of which meetings take the busiest; the others share one lane
    lane_order: str = ORDERS[0]  # those that meet next to each other, or by first or last event, number of events, name
    followed: str = ""  # a lane: it comes first, and after it those that share an event with it, but no others
    lane_search: str = ""  # lanes with this in their names have one of their own, no others
    first_lane: int = 1  # of all in order the first that is seen, and after it so many as `most_lanes`
    lane_groups: str = ""  # a column by whose values the lanes stand in groups, "" for none
    expanded: tuple[str, ...] = ()  # groups with a lane for each of theirs; all others are one lane each
    unfolded: tuple[int, ...] = ()  # a quiet stretch with one of these seconds in it is not folded
    opened: tuple[str, ...] = ()  # lanes that have as many rows for what lasted as it needs, by name
    language: str = "en"  # of the axis' texts
    title: str = ""
    selected: str = ""  # an event's id
    width: int = 1200  # px
    height: int | None = None  # px, None for what the lanes need
    scale: float = 1  # pixels of a PNG or WebP for each px
    theme: Theme = "light"
    without: tuple[str, ...] = ()  # left out of a printed picture: title, legend, caption, hidden lanes' names
    pages: str = "one"  # of a printed picture with a height: "more" where its lanes do not fit one
    budget: int = 600  # marks drawn as themselves at most
    zone: str = ""  # the time zone whose clock the axis and the words follow, "" for UTC
    today: str = ""  # EDTF, for the line "today"; blank draws none (nothing below the doors reads a clock)


@dataclass(frozen=True)
class Option:
    """A value to filter by, with the number of events it would keep, given the other filters."""

    value: str
    count: int
