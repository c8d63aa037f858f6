"""The request for a picture, and the options of a filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, get_args, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Mapping

Theme = Literal["light", "dark", "print"]
Order = Literal["meetings", "first", "last", "count", "name"]  # of lanes
ORDERS: tuple[Order, ...] = get_args(Order)
MOST_LANES = 200  # a picture 10,000 px high
MOST_PLACE = 100_000_000  # of a lane
SIDE = (200, 10_000)  # px, the least and the most of a picture's width and height


@dataclass(frozen=True)
class Limits:
    """The least and the most that a number may be."""

    least: float
    most: float


@dataclass(frozen=True)
class Content:
    """What the texts or moments in a field of the request are: names of lanes or of groups of lanes, a column, the
    window, other moments, the title, an event's id, a filter's values, or words of Dateline's own. Redaction and public
    citations go by it. A `private` text is in no public citation: a reader of the picture need not see it."""

    of: Literal["lane", "group", "column", "window", "moment", "title", "event", "filters", "word"]
    private: bool = False


_Word = Annotated[str, Content("word")]
_LANE = Content("lane", private=True)
_SHOWN_LANE = Content("lane")  # or a part of its name: the picture is of it


@dataclass(frozen=True)
class Request:
    """The request for a picture: the only state. `parameters.PARAMETERS` defines the parameters of the page's address
    and the flags of the command line; `budget` and `today` have none. `filters` pairs a field's name with its values,
    only those that are set, in the order of `filters.FIELDS`: `(("actor", ("Japan",)), ("match", ("all",)))`. Every
    field that holds texts or moments says what they are (`Content`), and numbers have `Limits`: citations of pictures
    and redaction know them by these."""

    filters: Annotated[tuple[tuple[str, tuple[str, ...]], ...], Content("filters")] = ()
    view: _Word = "swimlane"
    # Seconds at the two ends of the axis, None for all events.
    window: Annotated[tuple[float, float] | None, Content("window")] = None
    lanes: Annotated[str, Content("column")] = "actor"  # whose values are the lanes; "" for one lane of all events
    pinned: Annotated[tuple[str, ...], _LANE] = ()  # lanes that come first, in this order
    hidden: Annotated[tuple[str, ...], _LANE] = ()  # lanes left out; a notice says so
    # Lanes at most, the first in order (by meetings: the busiest); all others share one lane.
    most_lanes: Annotated[int, Limits(1, MOST_LANES)] = 14
    # Lanes with common events side by side, or by first or last event, number of events, name.
    lane_order: Order = ORDERS[0]
    # A lane: only it and the lanes that share an event with it are shown, it first.
    followed: Annotated[str, _SHOWN_LANE] = ""
    lane_search: Annotated[str, _SHOWN_LANE] = ""  # only values that contain this text have lanes
    # The first lane shown, from 1, of all in order; `most_lanes` are shown.
    first_lane: Annotated[int, Limits(1, MOST_PLACE)] = 1
    lane_groups: Annotated[str, Content("column")] = ""  # its values group the lanes, "" for none
    # Groups shown lane by lane; all others are one lane each.
    expanded: Annotated[tuple[str, ...], Content("group")] = ()
    # Seconds; a quiet stretch that contains one of them is not folded.
    unfolded: Annotated[tuple[int, ...], Content("moment")] = ()
    opened: Annotated[tuple[str, ...], _LANE] = ()  # lanes, by name, with as many rows as their intervals need
    language: _Word = "en"  # of the axis' texts
    title: Annotated[str, Content("title")] = ""
    selected: Annotated[str, Content("event", private=True)] = ""  # an event's id
    width: Annotated[int, Limits(*SIDE)] = 1200  # px
    height: Annotated[int | None, Limits(*SIDE)] = None  # px, None for as much as the lanes need
    scale: Annotated[float, Limits(0.1, 13)] = 1  # pixels of a PNG or WebP for each px
    theme: Theme = "light"
    # Parts left out of a printed picture: title, legend, caption, hidden lanes' names.
    without: Annotated[tuple[str, ...], Content("word")] = ()
    pages: _Word = "one"  # of a printed picture with a height: "more" if its lanes do not fit one
    budget: Annotated[int, Limits(1, 100_000)] = 600  # marks that are drawn one by one at most
    zone: _Word = ""  # the time zone whose clock the axis and the words follow, "" for UTC
    # EDTF, for the line "today"; blank draws none (nothing below the doors reads a clock).
    today: Annotated[str, Content("moment")] = ""


CONTENTS: Mapping[str, Content] = {
    name: one
    for name, hint in get_type_hints(Request, include_extras=True).items()
    for one in getattr(hint, "__metadata__", ())
    if isinstance(one, Content)
}


@dataclass(frozen=True)
class Option:
    """A value to filter by, with the number of events it would keep, given the other filters."""

    value: str
    count: int
